//! A set of data items, one bit each.

use crate::index::Ix;
use crate::knowledge::ItemIx;

/// A set of items of one [`crate::knowledge::Knowledge`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSet {
    words: Vec<u64>,
}

impl ItemSet {
    /// An empty set with room for the items of a table of this length.
    #[must_use]
    pub fn with_room_for(items: usize) -> Self {
        Self { words: vec![0; items.div_ceil(64)] }
    }

    /// Adds an item and tells whether it is new; an item beyond the room is never in the set.
    pub fn insert(&mut self, item: ItemIx) -> bool {
        let (word, bit) = split(item);
        let Some(word) = self.words.get_mut(word) else {
            return false;
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Whether an item is in the set.
    #[must_use]
    pub fn contains(&self, item: ItemIx) -> bool {
        let (word, bit) = split(item);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// The items of the set, in the order of their table.
    pub fn iter(&self) -> impl Iterator<Item = ItemIx> + '_ {
        let words = (0_u32..).zip(&self.words);
        words.flat_map(|(at, &word)| {
            let bits = (0..64).filter(move |bit| word & (1 << bit) != 0);
            bits.map(move |bit| ItemIx::from_raw(at * 64 + bit))
        })
    }
}

fn split(item: ItemIx) -> (usize, u64) {
    ((item.raw() / 64) as usize, 1 << (item.raw() % 64))
}
