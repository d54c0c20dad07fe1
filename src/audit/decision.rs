//! A decision: in this procedure, this paper gives way to the data of these registers.

use std::path::Path;

use crate::choice::choice;
use crate::citation::{Citation, Unread};
use crate::fault::Place;
use crate::ids::ProcedureCode;
use crate::knowledge::RegisterIx;

/// A decision that a paper of a procedure is replaced by data.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its number in the annex.
    pub row: u32,
    /// The file in which it stands.
    pub file: Box<Path>,
    /// The place in it.
    pub place: Place,
    /// The ministry under which it stands, as printed.
    pub ministry: Box<str>,
    /// The code of the procedure.
    pub code: ProcedureCode,
    /// How the code was mended; `None` when it stands as printed.
    pub mended: Option<Mended>,
    /// The name of the procedure, as printed.
    pub procedure: Box<str>,
    /// The paper, as printed.
    pub paper: Box<str>,
    /// The registers that hold its data; empty when the annex names none.
    pub registers: Vec<RegisterIx>,
    /// The text that imposed the paper; absent when the annex names none.
    pub instrument: Option<CitedCell>,
    /// The place in it; absent when the annex names none.
    pub provision: Option<CitedCell>,
}

/// A code that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The code as printed.
    pub printed: Box<str>,
    /// What was wrong with it.
    pub fault: CodeFault,
}

choice! {
    /// What was wrong with a code.
    pub enum CodeFault {
        /// Another sign, or none, stands for its point, or a letter for a digit: `1,010819`.
        Sign,
        /// Zeros are missing, as where it was typed as a number: `1.00121`.
        Zeros,
    }
}

/// A citation as it is printed, and as it was read.
#[derive(Clone, Debug)]
pub struct CitedCell {
    /// As printed.
    pub printed: Box<str>,
    /// What it cites; where reading stopped when it is no citation to its last word.
    pub read: Result<Citation, Unread>,
}
