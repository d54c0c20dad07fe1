//! What of a procedure is cut.
//!
//! Cuts are a set, and what a dossier needs is worked out from the set as a whole: their order can
//! make no difference, and a cut named twice cuts once.

use std::collections::BTreeSet;

/// One cut of one procedure. Lines are meant by their position in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// The procedure goes.
    Abolish,
    /// The line goes.
    Drop(u32),
    /// Data take the place of the papers of the line. Work without which there would be no data,
    /// such as an examination, stays.
    Data(u32),
    /// Of the line, the papers go that registers replace.
    Residual(u32),
    /// A plain copy does where a certified one was asked.
    PlainCopy(u32),
    /// What the State knows is filled into the forms beforehand.
    Prefill,
    /// It is handed in together with another procedure, in one visit.
    Join,
    /// The next lower level settles it.
    Delegate,
    /// Nothing keeps people from sending everything online, and nothing is collected in person.
    Online,
    /// Nothing is charged online.
    WaiveOnlineFee,
    /// All channels take the shortest time that one of them takes.
    ShortenTime,
}

/// The cuts of one procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts(BTreeSet<Cut>);

impl Cuts {
    /// No cut.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether a cut is among them.
    #[must_use]
    pub fn has(&self, cut: Cut) -> bool {
        self.0.contains(&cut)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same and one more.
    #[must_use]
    pub fn with(mut self, cut: Cut) -> Self {
        self.0.insert(cut);
        self
    }

    /// Puts one more among them.
    pub(crate) fn insert(&mut self, cut: Cut) {
        self.0.insert(cut);
    }

    /// Takes one from among them.
    pub(crate) fn remove(&mut self, cut: Cut) {
        self.0.remove(&cut);
    }

    /// All of them, in their own order.
    pub fn iter(&self) -> impl Iterator<Item = Cut> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<Cut> for Cuts {
    fn from_iter<I: IntoIterator<Item = Cut>>(cuts: I) -> Self {
        Self(cuts.into_iter().collect())
    }
}
