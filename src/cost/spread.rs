//! A value with what it may be at least and at most.

use schemars::JsonSchema;
use serde::Serialize;

/// A value that is not known exactly. The middle is what counts; the ends say how far it may be off.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema,
)]
pub struct Spread<T> {
    /// The low end.
    pub low: T,
    /// The value used.
    pub mid: T,
    /// The high end.
    pub high: T,
}

/// Which of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// The low end.
    Low,
    /// The value used.
    Mid,
    /// The high end.
    High,
}

impl<T: Copy + Ord> Spread<T> {
    /// The same with its ends around the value used. What is saved at low prices may be more than at
    /// high ones, where at each end another of several ways is the cheapest.
    #[must_use]
    pub fn in_order(self) -> Self {
        let Self { low, mid, high } = self;
        Self { low: low.min(mid).min(high), mid, high: high.max(mid).max(low) }
    }
}

impl<T: Copy> Spread<T> {
    /// A value that is known.
    pub const fn exact(value: T) -> Self {
        Self { low: value, mid: value, high: value }
    }

    /// One of the three.
    pub const fn at(&self, end: End) -> T {
        match end {
            End::Low => self.low,
            End::Mid => self.mid,
            End::High => self.high,
        }
    }

    /// Another value at each.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Spread<U> {
        Spread { low: change(self.low), mid: change(self.mid), high: change(self.high) }
    }

    /// Two values at each made one.
    ///
    /// # Errors
    /// The first error of the three.
    pub fn join<U: Copy, V, E>(
        self,
        other: Spread<U>,
        join: impl Fn(T, U) -> Result<V, E>,
    ) -> Result<Spread<V>, E> {
        Ok(Spread {
            low: join(self.low, other.low)?,
            mid: join(self.mid, other.mid)?,
            high: join(self.high, other.high)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_is_joined_with_its_own() {
        let one = Spread { low: 1, mid: 2, high: 3 };
        let sum = one.join(Spread::exact(10), |a, b| Ok::<_, ()>(a + b)).unwrap();
        assert_eq!((sum.low, sum.mid, sum.high), (11, 12, 13));
        assert_eq!(one.map(|n| n * 2).at(End::High), 6);
    }
}
