//! Typed indexes: a place in one table cannot be used in another.
//!
//! A table mints its own indexes and only grows, so an index that exists is valid in the table it
//! came from. That is the one argument for the unchecked look-up below; everything else in the
//! crate looks things up through it.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// An index minted by a [`Table`]; `u32` wide, since a million procedures hold many requirements.
pub trait Ix: Copy + Ord {
    /// Wraps a raw position.
    fn from_raw(raw: u32) -> Self;
    /// The raw position.
    fn raw(self) -> u32;
}

/// Declares an index type with its documentation.
#[macro_export]
macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(u32);

        impl $crate::index::Ix for $name {
            fn from_raw(raw: u32) -> Self {
                Self(raw)
            }
            fn raw(self) -> u32 {
                self.0
            }
        }
    };
}

/// A table of values addressed by their own index type, with an optional id for each.
#[derive(Clone, Debug)]
pub struct Table<I, T> {
    rows: Vec<T>,
    by_id: BTreeMap<Box<str>, u32>,
    index: PhantomData<fn() -> I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: BTreeMap::new(), index: PhantomData }
    }
}

impl<I: Ix, T> Table<I, T> {
    /// Adds a row under an id; gives the row already there when the id is taken.
    ///
    /// # Errors
    /// The index of the row that holds the id.
    pub fn insert(&mut self, id: &str, row: T) -> Result<I, I> {
        if let Some(&taken) = self.by_id.get(id) {
            return Err(I::from_raw(taken));
        }
        let index = self.push(row);
        self.by_id.insert(id.into(), index.raw());
        Ok(index)
    }

    /// Adds a row that has no id.
    pub fn push(&mut self, row: T) -> I {
        // A table with more than u32::MAX rows does not fit the memory of any machine it runs on.
        let index = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(row);
        I::from_raw(index)
    }

    /// Finds the row of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<I> {
        self.by_id.get(id).copied().map(I::from_raw)
    }

    /// All ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(|id| &**id)
    }

    /// All indexes, in the order the rows were added.
    pub fn indexes(&self) -> impl ExactSizeIterator<Item = I> + DoubleEndedIterator + use<I, T> {
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).map(I::from_raw)
    }

    /// All rows with their indexes.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.indexes().zip(&self.rows)
    }

    /// All rows, in the order they were added.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row to change.
    pub fn get_mut(&mut self, index: I) -> Option<&mut T> {
        self.rows.get_mut(index.raw() as usize)
    }
}

impl<I: Ix, T> Index<I> for Table<I, T> {
    type Output = T;

    #[allow(
        clippy::indexing_slicing,
        reason = "the index was minted by this table and tables never shrink"
    )]
    fn index(&self, index: I) -> &T {
        &self.rows[index.raw() as usize]
    }
}

impl<I: Ix, T> IndexMut<I> for Table<I, T> {
    #[allow(
        clippy::indexing_slicing,
        reason = "the index was minted by this table and tables never shrink"
    )]
    fn index_mut(&mut self, index: I) -> &mut T {
        &mut self.rows[index.raw() as usize]
    }
}

impl<I: Ix, T> FromIterator<T> for Table<I, T> {
    /// A table of rows without ids.
    fn from_iter<R: IntoIterator<Item = T>>(rows: R) -> Self {
        Self { rows: rows.into_iter().collect(), ..Self::default() }
    }
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro declares types for whole crates")]
mod tests {
    use super::*;

    index_type!(
        /// A test index.
        RowIx
    );

    #[test]
    fn a_taken_id_gives_back_the_row_that_holds_it() {
        let mut table = Table::<RowIx, &str>::default();
        let first = table.insert("a", "one").unwrap();
        assert_eq!(table.insert("a", "two"), Err(first));
        assert_eq!(table[first], "one");
        assert_eq!(table.len(), 1);
    }
}
