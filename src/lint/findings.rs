//! Where a rule puts what it finds.

use super::{Evidence, Finding, Rule, Said, SheetInput, Value, Where};
use crate::analysis::Dossier;
use crate::catalog::{Channel, Requirement};

/// What one rule finds in one thing.
pub(super) struct Findings<'f> {
    pub(super) rule: &'static Rule,
    pub(super) about: About<'f>,
    pub(super) found: &'f mut Vec<Finding>,
}

/// What is looked at.
#[derive(Clone, Copy)]
pub(super) enum About<'f> {
    /// A procedure.
    Dossier(Dossier<'f>),
    /// A cost sheet.
    Sheet(&'f SheetInput),
    /// Nothing alone: the rule names each place itself.
    Whole,
}

impl Findings<'_> {
    /// A finding on a line of the dossier.
    pub(super) fn at(&mut self, requirement: &Requirement, evidence: Evidence) {
        let place = Where { requirement: Some(requirement.id.clone()), ..self.place() };
        self.push(place, evidence);
    }

    /// A finding on the thing as a whole.
    pub(super) fn whole(&mut self, evidence: Evidence) {
        self.push(self.place(), evidence);
    }

    /// A finding on a value of the sheet, by JSON pointer.
    pub(super) fn value(&mut self, pointer: &str, evidence: Evidence) {
        let place = match self.about {
            About::Sheet(sheet) => sheet.place(pointer),
            About::Dossier(_) | About::Whole => self.place(),
        };
        self.push(place, evidence);
    }

    /// A finding on the channels of the procedure, if there are any such.
    pub(super) fn channels<'c>(&mut self, such: impl Iterator<Item = &'c Channel>) {
        let mut kinds: Vec<_> = such.map(|channel| channel.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if !kinds.is_empty() {
            let kinds = kinds.into_iter().map(Value::Channel).collect();
            self.whole(vec![("channels", Value::List(kinds))]);
        }
    }

    /// A finding wherever the rule says.
    pub(super) fn push(&mut self, place: Where, evidence: Evidence) {
        self.found.push(Finding { place, said: Said::Rule(self.rule, evidence) });
    }

    fn place(&self) -> Where {
        match self.about {
            About::Dossier(dossier) => {
                Where { procedure: Some(dossier.procedure.code.clone()), ..Where::default() }
            }
            About::Sheet(sheet) => sheet.place(""),
            About::Whole => Where::default(),
        }
    }
}
