//! What became of a decision, and why.

use super::opening::Opening;
use crate::choice::choice;
use crate::exemption::Likeness;
use crate::ids::ProcedureCode;
use crate::knowledge::DocumentIx;

choice! {
    /// What became of a decision.
    pub enum Status {
        /// No line asks for the paper any more, or only where the data cannot be looked up.
        Implemented,
        /// Some line still asks for it.
        NotImplemented,
        /// The dossier does not tell.
        Unclear,
        /// The code is not in the catalogue.
        UnknownProcedure,
    }

    /// Why.
    pub enum Reason {
        /// No line names the paper.
        NotNamed,
        /// The lines that name it say that it is looked up or the fall-back only.
        LookedUp,
        /// Lines name it, and another line of the same case says that it is looked up.
        ExemptedElsewhere,
        /// As one of both, once a register works, and that works already.
        LookedUpOnceOpen,
        /// A line asks for it.
        StillAsked,
        /// A line asks for it under an old or new name.
        AskedByOtherName,
        /// A line asks for papers of a common name that covers it.
        AskedByCommonName,
        /// A line asks for it in the words of the decision.
        AskedInSameWords,
        /// A line asks for what a provision lists that the decision names.
        AskedByReference,
        /// It is looked up only once a register works, which is not yet the case.
        RegisterNotOpen,
        /// It is looked up only once a register works, and since when that works no source tells.
        OpeningUnknown,
        /// The dossier has notes only: it names nothing to submit.
        NothingAsked,
        /// The procedure has no dossier in the catalogue.
        NoDossier,
        /// The code belongs to a procedure of another name.
        OtherProcedure,
        /// The decision names no paper that can be looked for.
        NoPaper,
        /// The code is not in the catalogue.
        NoSuchCode,
    }
}

/// What became of a decision, with what proves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What became of it.
    pub status: Status,
    /// Why.
    pub reason: Reason,
    /// The papers that were looked for.
    pub papers: Vec<DocumentIx>,
    /// The lines that prove it, by position.
    pub evidence: Vec<Evidence>,
    /// What the lines that prove it wait for, where they hold only once a register works.
    pub opening: Option<Opening>,
    /// The procedure that is meant most likely, where the code is unknown.
    pub likely: Option<Likely>,
}

/// A line that proves a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Its position in the dossier.
    pub line: usize,
    /// What it says of the paper.
    pub says: Asking,
}

choice! {
    /// What a line says of the paper.
    pub enum Asking {
        /// It asks for it.
        Asks,
        /// It names it and is exempted by another line.
        Exempted,
        /// It says that the data are looked up, or that the paper need not be submitted.
        LooksUp,
    }
}

/// A procedure that a decision with an unknown code means most likely.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// Its code.
    pub code: ProcedureCode,
    /// How sure that is, in hundredths between 0 and 1.
    pub confidence: f64,
}

impl Verdict {
    /// That of a decision whose code is not in the catalogue.
    pub(super) fn unknown(likely: Option<Likely>) -> Self {
        Self { likely, ..Self::of(Status::UnknownProcedure, Reason::NoSuchCode) }
    }

    /// One that no line proves.
    pub(super) fn of(status: Status, reason: Reason) -> Self {
        Self {
            status,
            reason,
            papers: Vec::new(),
            evidence: Vec::new(),
            opening: None,
            likely: None,
        }
    }
}

impl From<Likeness> for Reason {
    fn from(likeness: Likeness) -> Self {
        match likeness {
            Likeness::Same => Self::StillAsked,
            Likeness::Renamed => Self::AskedByOtherName,
            Likeness::Covered => Self::AskedByCommonName,
        }
    }
}
