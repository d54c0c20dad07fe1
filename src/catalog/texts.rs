//! Texts that stand in many records are held once.
//!
//! Of 1,487 records a quarter of the lines, five in six titles and almost all names of agencies stand
//! elsewhere too, and a national catalogue repeats more. They become one while records are read, so
//! that memory never holds what repeats; making them one afterwards needed all of it first.

use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::Procedure;

/// Parts that are locked apart: two threads seldom want the same one.
const PARTS: usize = 64;

/// The texts met so far. Which of two equal texts came first is the only thing that depends on
/// threads, and nobody can tell.
#[derive(Debug)]
pub(crate) struct Texts {
    hasher: RandomState,
    parts: Vec<Mutex<HashTable<Arc<str>>>>,
}

impl Default for Texts {
    fn default() -> Self {
        let parts = (0..PARTS).map(|_| Mutex::default()).collect();
        Self { hasher: RandomState::default(), parts }
    }
}

impl Texts {
    /// A text, as every other place holds it that says the same.
    pub(crate) fn share(&self, text: &str) -> Arc<str> {
        let hash = self.hasher.hash_one(text);
        // The table takes its place from the low bits and the seven highest; the part takes others.
        let at = usize::try_from((hash >> 40) % PARTS as u64).unwrap_or_default();
        let Some(part) = self.parts.get(at) else { return text.into() };
        // Nothing panics while it holds a part, and a table is whole between two insertions.
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = part.find(hash, |known| &**known == text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        part.insert_unique(hash, Arc::clone(&new), |known| self.hasher.hash_one(&**known));
        new
    }

    /// Lets the texts of a procedure, but those of its prose, be those that others have.
    pub(super) fn share_all_but_prose(&self, procedure: &mut Procedure) {
        let one = procedure;
        let heads =
            [&mut one.authority_text, &mut one.settled_by_text, &mut one.sector, &mut one.source];
        let lines = one.requirements.iter_mut();
        let lines = lines.flat_map(|line| line.form.as_mut().into_iter().chain([&mut line.text]));
        let bases = one.legal_bases.iter_mut();
        let bases = bases.flat_map(|basis| [&mut basis.number, &mut basis.title]);
        for text in heads.into_iter().chain(lines).chain(bases) {
            *text = self.share(text);
        }
    }

    /// The same of the texts of its steps and conditions.
    pub(super) fn share_prose(&self, procedure: &mut Procedure) {
        let steps = procedure.steps.iter_mut().map(|step| &mut step.text);
        for text in steps.chain(&mut procedure.conditions).flatten() {
            *text = self.share(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one_and_others_are_not() {
        let texts = Texts::default();
        let many: Vec<Arc<str>> =
            (0..2_000).map(|n| texts.share(&format!("dòng {}", n % 1_000))).collect();
        for (n, text) in many.iter().enumerate() {
            assert_eq!(**text, *format!("dòng {}", n % 1_000));
            assert_eq!(text.as_ptr(), many[n % 1_000].as_ptr());
        }
    }
}
