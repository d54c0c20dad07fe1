//! What a sentence of a line has said so far, and whether it says that data are looked up.

use crate::reading::sign::Sign;

/// What the current sentence has said so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sentence {
    pub(super) consults: Option<Sign>,
    pub(super) database: bool,
    pub(super) waives: Option<Sign>,
    /// Says by itself that data are looked up.
    pub(super) looks_up: Option<Sign>,
    /// Data are there or shared.
    pub(super) shares: Option<Sign>,
    /// An exception was made.
    pub(super) excepts: bool,
    pub(super) one_of: bool,
    /// How many items were asked for before the choice: they are none of its alternatives.
    pub(super) choice_from: usize,
    /// The choice ends with the next semicolon or bullet: commas part its alternatives.
    pub(super) until_break: bool,
    /// The sentence before it asked for one of some papers and left open which.
    pub(super) announced: bool,
    /// A foreigner is the one who submits.
    pub(super) by_foreigner: bool,
    /// How many items were asked for before it.
    pub(super) first: usize,
}

impl Sentence {
    /// The words by which it says that data are looked up, in a line that is a rule about
    /// submitting or none. A rule on what cannot be looked up may speak of turning people away.
    pub(super) fn looked_up(&self, rule: bool) -> Option<Sign> {
        let in_database =
            || self.consults.or(self.looks_up).or(self.waives).filter(|_| self.database);
        let by_itself = || self.looks_up.filter(|_| self.waives.is_some() || !rule);
        let shared = || self.shares.filter(|_| self.waives.is_some());
        in_database().or_else(by_itself).or_else(shared)
    }
}
