//! The parts of a procedure (bộ phận cấu thành, khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP), and which of
//! them a proposal does not state.

use crate::analysis::{Dossier, Line};
use crate::catalog::{Channel, ChannelKind, Fee, Requirement, TimeLimit};
use crate::choice::choice;
use crate::reading::LineKind;

choice! {
    /// A part of a procedure.
    pub enum Part {
        /// What it is called (tên).
        Name,
        /// Who does what, in order (trình tự).
        Steps,
        /// Ways to submit (cách thức).
        Channels,
        /// The papers asked for (thành phần hồ sơ).
        Dossier,
        /// How many of each (số lượng).
        Copies,
        /// How long the agency may take (thời hạn).
        TimeLimit,
        /// Who may ask for it (đối tượng).
        Subjects,
        /// Who settles it (cơ quan giải quyết).
        Agency,
        /// The forms to fill in (mẫu đơn, mẫu tờ khai).
        Forms,
        /// What it issues (kết quả).
        Results,
        /// What has to be met (yêu cầu, điều kiện).
        Conditions,
        /// What is charged (phí, lệ phí).
        Fees,
        /// The texts it rests on (căn cứ pháp lý).
        LegalBases,
    }
}

/// Where a part is not stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nowhere.
    Whole,
    /// Not of these lines, by position.
    Lines(Vec<usize>),
    /// Not for these ways to submit.
    Channels(Vec<ChannelKind>),
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Steps,
        Self::Channels,
        Self::Dossier,
        Self::Copies,
        Self::TimeLimit,
        Self::Subjects,
        Self::Agency,
        Self::Forms,
        Self::Results,
        Self::Conditions,
        Self::Fees,
        Self::LegalBases,
    ];

    /// Where a procedure does not state it; `None` where it does, or where there is nothing to state:
    /// no copies of no paper.
    #[must_use]
    pub fn gap(self, dossier: Dossier<'_>) -> Option<Gap> {
        let procedure = dossier.procedure;
        let whole = |missing: bool| missing.then_some(Gap::Whole);
        match self {
            Self::Name => whole(procedure.name.is_empty()),
            Self::Steps => whole(procedure.steps.is_empty()),
            Self::Channels => whole(procedure.channels.is_empty()),
            Self::Dossier => whole(procedure.requirements.is_empty()),
            Self::Copies => lines(dossier, |asked, line| {
                let counted = asked.originals.is_some() || asked.copies.is_some();
                line.reading.kind != LineKind::Note && !counted
            }),
            Self::TimeLimit => {
                channels(&procedure.channels, |channel| channel.time_limit == TimeLimit::Unknown)
            }
            Self::Subjects => whole(procedure.subjects.is_empty()),
            Self::Agency => {
                whole(procedure.settled_by.is_empty() && procedure.settled_by_text.is_empty())
            }
            Self::Forms => lines(dossier, |asked, line| {
                line.reading.kind == LineKind::Form && asked.form.is_none()
            }),
            Self::Results => whole(procedure.results.is_empty()),
            Self::Conditions => {
                whole(procedure.conditions.is_empty() && !procedure.denies_conditions)
            }
            Self::Fees => channels(&procedure.channels, |channel| channel.fee == Fee::Unknown),
            Self::LegalBases => whole(procedure.legal_bases.is_empty()),
        }
    }
}

/// The lines of which something is not stated.
fn lines(dossier: Dossier<'_>, missing: impl Fn(&Requirement, &Line) -> bool) -> Option<Gap> {
    let all = dossier.lines().enumerate();
    let all: Vec<usize> =
        all.filter(|(_, (asked, line))| missing(asked, line)).map(|(at, _)| at).collect();
    (!all.is_empty()).then_some(Gap::Lines(all))
}

/// The channels of which something is not stated: all of it, where none is known.
fn channels(channels: &[Channel], missing: impl Fn(&Channel) -> bool) -> Option<Gap> {
    let mut kinds: Vec<ChannelKind> =
        channels.iter().filter(|channel| missing(channel)).map(|channel| channel.kind).collect();
    if kinds.len() == channels.len() {
        return Some(Gap::Whole);
    }
    kinds.sort_unstable();
    kinds.dedup();
    (!kinds.is_empty()).then_some(Gap::Channels(kinds))
}
