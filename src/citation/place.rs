//! A place in a legal text: point, clause, article, or the divisions of an annex.

use super::label::Label;
use crate::choice::choice;

choice! {
    /// A level at which a text is divided, from the smallest; what contains stands behind what it
    /// contains.
    pub enum Level {
        /// Tiết.
        Subpoint,
        /// Điểm.
        Point,
        /// Khoản.
        Clause,
        /// Điều.
        Article,
        /// Số thứ tự, in a table.
        Item,
        /// Nhóm, in a list.
        Group,
        /// Mẫu.
        Form,
        /// Mục.
        Section,
        /// Phần.
        Part,
        /// Nội dung, as some annexes call their parts.
        Content,
        /// Chương.
        Chapter,
        /// Danh mục.
        List,
        /// Phụ lục.
        Annex,
        /// Rules that a text issues with itself: quy chế, quy định, điều lệ.
        Enclosed,
    }
}

impl Level {
    /// Whether its labels are Roman numbers or capitals.
    #[must_use]
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Section | Self::Part | Self::Content | Self::Chapter | Self::Annex)
    }

    /// Whether a place that ends here needs nothing larger to be found.
    #[must_use]
    pub fn is_complete(self) -> bool {
        matches!(self, Self::Article | Self::Annex | Self::Enclosed)
    }

    /// Whether it belongs to what is issued with a text and not to its body.
    #[must_use]
    pub fn is_attached(self) -> bool {
        matches!(self, Self::Form | Self::List | Self::Annex)
    }
}

/// One step on the way to a place: `khoản 1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The level.
    pub level: Level,
    /// Which of its level; `None` for the only one.
    pub label: Option<Label>,
}

/// A place in a legal text, as the way to it from the largest division.
///
/// Ordered as the text is: the body before its annexes, articles by number, clauses by number, points
/// by the Vietnamese alphabet; the whole before its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<Step>);

impl Place {
    /// A place from its steps, the largest first; `None` without a step or with levels out of order.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Option<Self> {
        let ordered = steps.is_sorted_by(|large, small| large.level > small.level);
        (ordered && !steps.is_empty()).then_some(Self(steps))
    }

    /// The steps, the largest first; there is at least one.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Its article, clause or point, as far as it names one.
    #[must_use]
    pub fn label(&self, level: Level) -> Option<&Label> {
        self.0.iter().find(|step| step.level == level)?.label.as_ref()
    }

    /// Whether another place is this one or lies within it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// Whether it can be found without what stands beside it: it names its article, annex or the like.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.0.first().is_some_and(|step| step.level.is_complete())
    }
}
