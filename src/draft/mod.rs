//! The legal texts that results end in: a resolution, the decision of a plan, a submission.
//!
//! A [`Document`] is a pure value, made by [`draft`] of accepted measures and of the wording in
//! `procedures/drafts/`; [`docx`] and [`markdown`] render it. Each figure in it is bound by a
//! [`FigureId`] to what was computed, so that [`read`] can hold an edited file against a report; what
//! is not known is a [`Blank`], never an invention.

mod accepted;
mod amount;
mod annexes;
mod benefits;
mod blank;
mod book;
mod cite;
mod compose;
mod document;
pub mod docx;
mod figure;
mod frame;
pub mod markdown;
mod order;
mod origin;
mod papers;
pub mod particulars;
mod plans;
mod procedures;
pub mod read;
mod slots;
mod tables;
pub mod texts;
mod withheld;

pub use accepted::{Accepted, Amend, ChosenFor, Material};
pub use amount::Amount;
pub use annexes::{AnnexRow, ministry_of, replacements};
pub use blank::{Blank, BlankKind};
pub use book::Book;
pub use document::{
    Block, CELL_END, Column, Document, Page, Paragraph, Part, Passage, Row, Run, Runs, Sides,
    Style, Table, said,
};
pub use figure::{Figure, FigureId};
pub use origin::Origin;
pub use particulars::Particulars;
pub use plans::{PlanFile, PlanInputs, PlannedAxis};
pub use withheld::{Abolitions, HeldBack, Withheld, held_back};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::measure::Kind;

/// What is drafted.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum DraftKind {
    /// The normative resolution that replaces papers by data.
    Resolution,
    /// The decision of a ministry or a province on its plan.
    PlanDecision,
    /// The submission (tờ trình) to those who decide.
    Submission,
}

impl DraftKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Resolution, Self::PlanDecision, Self::Submission];

    /// Its word on the command line and in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::PlanDecision => "plan-decision",
            Self::Submission => "submission",
        }
    }
}

/// What a resolution that cuts by data does with a measure (Nghị quyết 66.7/2025/NQ-CP, Điều 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// Thay thế: data take the place of a paper.
    Replace,
    /// Cắt giảm: a paper or a procedure goes.
    Cut,
}

impl Operation {
    /// What becomes of a kind of measure; `None` for those that such a resolution has no place for,
    /// since they change how a procedure is carried out and not what it asks for. Nor has it for a
    /// paper that is listed twice: data take no part in that, and a text that names the paper as cut
    /// would abolish the one that is to stay.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::ReplaceByData | Kind::KeepResidual => Some(Self::Replace),
            Kind::Abolish | Kind::ReuseResult | Kind::DropPaper => Some(Self::Cut),
            Kind::RemoveDuplicate
            | Kind::PlainCopy
            | Kind::Prefill
            | Kind::Join
            | Kind::Delegate
            | Kind::SubmitOnline
            | Kind::WaiveOnlineFee
            | Kind::ShortenTime => None,
        }
    }
}

/// Drafts a text.
///
/// # Errors
/// Faults of the wording; a test keeps it free of any.
pub fn draft(
    kind: DraftKind,
    material: &Material<'_>,
    particulars: &Particulars,
) -> Result<Document, Vec<Fault>> {
    let texts = texts::embedded(kind)?;
    let wording = texts::wording()?;
    Ok(frame::document(&texts, &wording, material, particulars))
}
