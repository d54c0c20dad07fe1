//! A problem as it is told: by ids, in any order, not yet checked.

use super::problem::Fate;

/// An instrument as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDraft {
    /// Its id.
    pub id: String,
    /// What amending it takes, at least 1.
    pub weight: u32,
    /// Whether it may be chosen.
    pub fate: Fate,
}

/// A measure as it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureDraft {
    /// Its id.
    pub id: String,
    /// Ids of the instruments that must all be amended for it; none when it needs no amendment.
    pub texts: Vec<String>,
    /// Ids of the measures that it needs.
    pub needs: Vec<String>,
    /// Ids of measures that cannot be carried out beside it; telling one side is enough.
    pub excludes: Vec<String>,
    /// What it adds, goal by goal: units, coins, millionths of a day. It may be below zero.
    pub gains: Vec<i64>,
    /// What a bound counts instead, goal by goal; what it adds, where that is above zero, when empty.
    /// Of measures that can be carried out together, hopes must add up to no less than gains.
    pub hopes: Vec<i64>,
    /// The group it belongs to, where a bound may count another way for all measures of a group.
    pub group: Option<u32>,
    /// What a bound may count instead for the whole group; read only with a group.
    pub others: Vec<i64>,
    /// Whether it comes about whenever its instruments are amended, even where it takes away.
    pub always: bool,
}

/// A limit on a group of instruments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapDraft {
    /// Ids of the instruments.
    pub texts: Vec<String>,
    /// What is counted of them.
    pub of: Counted,
    /// How much of it is allowed.
    pub most: u64,
}

/// What a cap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Each instrument once.
    Instruments,
    /// Their weights.
    Weight,
}

/// A problem as it is told, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The instruments.
    pub texts: Vec<TextDraft>,
    /// The measures.
    pub measures: Vec<MeasureDraft>,
    /// What is to be reached: the least sum of gains, goal by goal.
    pub needs: Vec<i64>,
    /// Limits.
    pub caps: Vec<CapDraft>,
}

impl Counted {
    /// What one instrument of a weight counts for.
    #[must_use]
    pub fn count(self, weight: u32) -> u64 {
        match self {
            Self::Instruments => 1,
            Self::Weight => weight.into(),
        }
    }
}
