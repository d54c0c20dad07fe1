//! What the grammar makes of a line.

use crate::knowledge::DocumentIx;
use crate::reading::sign::Sign;
use crate::reading::spelling::Agreement;
use crate::reading::{Effect, Origin, Role};

/// What a line says, before it is judged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parse {
    /// Items asked for, in order.
    pub(crate) asked: Vec<Item>,
    /// Papers only mentioned, in order.
    pub(crate) mentioned: Vec<Item>,
    /// Facts that stand for papers where something is looked up.
    pub(crate) facts: Vec<(DocumentIx, Sign)>,
    /// Evidence beyond the items.
    pub(crate) evidence: Vec<(Effect, Sign)>,
    /// Whether a sentence says that data is looked up.
    pub(crate) looks_up: bool,
    /// Whether the line begins as a note.
    pub(crate) note_start: bool,
    /// Whether a cue makes the whole line a rule.
    pub(crate) rule: bool,
    /// Whether it ends in a colon or an introduction of what is to follow.
    pub(crate) open_ended: bool,
}

/// One item of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) what: What,
    /// The words that name it.
    pub(crate) sign: Sign,
    /// Items with one number are alternatives.
    pub(crate) group: u16,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// Whose.
    pub(crate) role: Option<Role>,
    /// Whether papers that follow specify it.
    pub(crate) specified: bool,
    /// Whether it is handed in for good.
    pub(crate) taken_back: bool,
    /// Whether it is asked only of those who lack the other papers of its group.
    pub(crate) fallback: bool,
}

impl Item {
    /// An item of which nothing is said but its name.
    pub(crate) fn new(what: What, sign: Sign, group: u16) -> Self {
        Self {
            what,
            sign,
            group,
            origin: Origin::Home,
            role: None,
            specified: false,
            taken_back: false,
            fallback: false,
        }
    }
}

/// What an item asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A known document type.
    Known(DocumentIx, Agreement),
    /// A paper of no known type.
    Paper,
    /// What an exception leaves of a known paper.
    Rest,
    /// Papers named collectively.
    Collection,
    /// Somebody's attestation: part of a form where one is asked for, else a paper.
    Attestation,
    /// A form.
    Form(Option<DocumentIx>),
}
