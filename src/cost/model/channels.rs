//! One declaration in two forms: on paper for those who come or write, in the portal for those who apply
//! online. A dossier has one of them, whichever way it goes.
//!
//! Records list both as lines of their own. Each electronic form is paired with the form on paper of its
//! heading whose words are most like its own; forms on paper of other declarations stay beside them.

use super::Model;
use super::cases::Cases;
use super::headings::words_of;
use crate::analysis::{Dossier, Line};
use crate::catalog::Requirement;
use crate::cost::words::CostWords;
use crate::reading::LineKind;
use std::collections::BTreeSet;

/// How many of three words two forms share at least that are one declaration and name no way to hand in.
const SHARED_OF_THREE: usize = 2;

/// A form of a dossier.
struct Form {
    at: u32,
    case: Option<u16>,
    electronic: bool,
    /// Whether it says by which way it is handed in.
    channel: bool,
    words: BTreeSet<Box<str>>,
}

impl Form {
    fn of(at: u32, (asked, line): (&Requirement, &Line), words: &CostWords) -> Option<Self> {
        let is_form = line.reading.kind == LineKind::Form && asked.stated.is_none();
        is_form.then(|| Self {
            at,
            case: asked.case,
            electronic: words.is_electronic_form(&asked.text),
            channel: words.names_channel(&asked.text),
            words: words_of(&asked.text),
        })
    }

    /// How many words it shares with an electronic form, where both may be one declaration.
    fn shared_with(&self, electronic: &Self) -> Option<usize> {
        let shared = self.words.intersection(&electronic.words).count();
        let alike = shared * 3 >= self.words.len() * SHARED_OF_THREE;
        let may_be = !self.electronic && self.case == electronic.case && (self.channel || alike);
        may_be.then_some(shared)
    }
}

impl Cases {
    /// Tells the forms that are one declaration, beside the choices found before.
    pub(super) fn find_channel_choices(&mut self, model: &Model<'_>, dossier: Dossier<'_>) {
        // Hardly a dossier has an electronic form beside others.
        let texts = || dossier.procedure.requirements.iter().map(|asked| &asked.text);
        if !texts().any(|text| model.words.is_electronic_form(text)) {
            return;
        }
        let lines = (0_u32..).zip(dossier.lines());
        let forms: Vec<Form> =
            lines.filter_map(|(at, pair)| Form::of(at, pair, &model.words)).collect();
        for electronic in forms.iter().filter(|form| form.electronic) {
            let on_paper = forms.iter().filter_map(|form| {
                let shared = form.shared_with(electronic)?;
                // Of two that share as many words, the one that has fewer others is more alike.
                Some(((shared, std::cmp::Reverse(form.words.len())), form))
            });
            let Some((_, paper)) =
                on_paper.max_by_key(|(likeness, form)| (*likeness, std::cmp::Reverse(form.at)))
            else {
                continue;
            };
            if self.place(electronic.at).choice.is_some() {
                continue;
            }
            let choice = match self.place(paper.at).choice {
                Some(choice) => usize::from(choice),
                None => {
                    self.choices.push(Vec::new());
                    self.join(self.choices.len() - 1, paper.at);
                    self.choices.len() - 1
                }
            };
            self.join(choice, electronic.at);
        }
    }
}
