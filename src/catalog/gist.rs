//! What is kept of a procedure's prose by those who do not print it.
//!
//! Steps and conditions are a third of a catalogue's bytes. Cost and measures ask two questions of
//! them, reports whether they changed; only what writes procedures out needs the words. So they can be
//! let go as soon as a record was read, and memory never holds those of a whole catalogue.

use std::borrow::Cow;
use std::sync::Arc;

use super::digest::in_short;
use super::{Actor, Procedure};
use crate::citation::TextNumber;

/// A text of steps or conditions; `None` when it was let go and only the [`Gist`] was kept.
pub type Said = Option<Arc<str>>;

/// What steps and conditions say to those who do not print them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gist {
    /// Whether they ask people to come in person.
    pub asks_presence: bool,
    /// The legal texts they cite, in order.
    pub cited: Box<[TextNumber]>,
    /// The digest of the steps.
    steps: Box<str>,
    /// The digest of the conditions.
    conditions: Box<str>,
}

/// What is asked of prose before it is let go.
pub trait Glean: Sync {
    /// Whether a text asks people to come in person.
    fn asks_presence(&self, text: &str) -> bool;

    /// The legal texts that a text cites, in order.
    fn cited(&self, text: &str) -> Vec<TextNumber>;
}

impl Procedure {
    /// The texts of its steps and conditions, as far as they were kept.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &str> {
        let steps = self.steps.iter().map(|step| &step.text);
        steps.chain(&self.conditions).filter_map(|text| text.as_deref())
    }

    /// Lets the texts of its steps and conditions go, with what was asked of them kept.
    pub(crate) fn let_prose_go(&mut self, glean: &dyn Glean) {
        let gist = Gist {
            asks_presence: self.prose().any(|text| glean.asks_presence(text)),
            cited: self.prose().flat_map(|text| glean.cited(text)).collect(),
            steps: digest_of_steps(self).into(),
            conditions: digest_of_conditions(self).into(),
        };
        self.gist = Some(Box::new(gist));
        self.steps.iter_mut().for_each(|step| step.text = None);
        self.conditions.iter_mut().for_each(|text| *text = None);
    }

    /// How many steps there are and the digest of all of them; empty without steps.
    pub(crate) fn steps_in_short(&self) -> Cow<'_, str> {
        match &self.gist {
            Some(gist) => Cow::Borrowed(&gist.steps),
            None => Cow::Owned(digest_of_steps(self)),
        }
    }

    /// How many conditions there are and the digest of all of them, in whatever order the source
    /// lists them; empty without conditions.
    pub(crate) fn conditions_in_short(&self) -> Cow<'_, str> {
        match &self.gist {
            Some(gist) => Cow::Borrowed(&gist.conditions),
            None => Cow::Owned(digest_of_conditions(self)),
        }
    }
}

/// Steps are a catalogue's longest prose: they go into the digest where they stand.
fn digest_of_steps(procedure: &Procedure) -> String {
    let actor = |actor: Option<Actor>| match actor {
        Some(Actor::Applicant) => "applicant",
        Some(Actor::Authority) => "authority",
        None => "",
    };
    let text = |text| Option::as_deref(text).unwrap_or_default();
    in_short(procedure.steps.iter().map(|step| [actor(step.actor), " ", text(&step.text)]))
}

fn digest_of_conditions(procedure: &Procedure) -> String {
    let texts = procedure.conditions.iter().filter_map(|text| text.as_deref());
    let mut texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    texts.sort_unstable();
    in_short(texts.into_iter().map(|text| [text]))
}
