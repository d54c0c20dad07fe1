//! Choices: lines of which one is enough.
//!
//! Below "một trong các giấy tờ sau", and around "hoặc" between lines, the cheapest line is asked and
//! the others are not. So it is with one declaration on paper and in the portal ([`super::channels`]). Who may choose must find every choice open: the line that is asked goes only
//! when all lines of its choice go. (Taking the next best line instead would let a cut raise the cost;
//! letting it go at once would save more than the law allows, since the others can still be asked
//! for.)

use super::Model;
use super::cases::Cases;
use crate::analysis::Dossier;
use crate::reading::LineKind;

impl Cases {
    /// Tells the choices by headings and by the ends and beginnings of lines.
    pub(super) fn find_choices(&mut self, model: &Model<'_>, dossier: Dossier<'_>) {
        let procedure = dossier.procedure;
        let offers: Vec<bool> =
            procedure.cases.iter().map(|case| model.words.offers_choice(&case.name)).collect();
        // The heading whose lines are the current choice; the line before it that ends with "or".
        let (mut below, mut joins) = (None, false);
        for (at, (asked, line)) in (0_u32..).zip(dossier.lines()) {
            let heading = asked.case.filter(|case| offers.get(usize::from(*case)) == Some(&true));
            let continues = joins || model.words.begins_with_or(&asked.text);
            joins = model.words.ends_with_or(&asked.text);
            let starts = line.reading.kind != LineKind::Note && asked.stated.is_none();
            if !starts {
                continue;
            }
            let previous = self.choices.len().checked_sub(1);
            let same = (heading.is_some() && heading == below) || (heading.is_none() && continues);
            below = heading;
            match previous.filter(|_| same) {
                Some(choice) => self.join(choice, at),
                None if heading.is_some() || joins => {
                    self.choices.push(Vec::new());
                    self.join(self.choices.len() - 1, at);
                }
                None => {}
            }
        }
        self.find_channel_choices(model, dossier);
        self.choices.retain(|lines| !lines.is_empty());
    }

    pub(super) fn join(&mut self, choice: usize, at: u32) {
        let (Some(place), Some(lines)) =
            (self.places.get_mut(at as usize), self.choices.get_mut(choice))
        else {
            return;
        };
        place.choice = u16::try_from(choice).ok();
        lines.push(at);
    }
}
