//! What cost and measures ask of prose that is let go while a catalogue is read.

use crate::catalog::Glean;
use crate::citation::{Grammar, Signs, TextNumber};
use crate::cost::words::CostWords;
use crate::fault::Fault;

/// Asks prose what [`crate::cost`] and [`crate::measure`] want to know of it, with the same words.
#[derive(Debug)]
pub struct Gleaner {
    words: CostWords,
    signs: Signs,
}

impl Gleaner {
    /// With the words compiled into the binary.
    ///
    /// # Errors
    /// Faults of their files; tests keep them free of any.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        Ok(Self { words: CostWords::embedded()?, signs: Signs::new(&Grammar::embedded()?) })
    }
}

impl Glean for Gleaner {
    fn asks_presence(&self, text: &str) -> bool {
        self.words.asks_presence(text)
    }

    fn cited(&self, text: &str) -> Vec<TextNumber> {
        self.signs.numbers(text).collect()
    }
}
