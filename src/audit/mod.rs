//! Is each decision of a resolution carried out in the catalogue?
//!
//! A decision says that in one procedure a paper is replaced by the data of a register. It is carried
//! out when no line of the dossier asks for that paper any more, or the lines that name it say that it is
//! looked up, need not be submitted, or is the fall-back only. What proves a verdict are lines, so each
//! verdict keeps them.

mod code;
mod decision;
mod judge;
mod kin;
mod line;
mod progress;
pub mod raw;
mod reference;
mod renamed;
mod rows;
mod status;
mod wanted;

pub use decision::{CitedCell, CodeFault, Decision, Mended};
pub use kin::Likeness;
pub use progress::{Counts, Progress};
pub use rows::{RowFile, read};
pub use status::{Asking, Evidence, Likely, Reason, Status, Verdict};

use rayon::prelude::*;

use self::judge::Judge;
use self::renamed::Names;
use crate::analysis::{Analysis, Dossier};
use crate::citation::Grammar;
use crate::fault::Fault;

/// Decisions and what became of each in a catalogue.
#[derive(Debug)]
pub struct Audit {
    /// One for each decision, by its number.
    pub rows: Vec<Audited>,
    /// Prints the citations of the decisions.
    pub grammar: Grammar,
}

/// A decision and what became of it.
#[derive(Debug)]
pub struct Audited {
    /// The decision.
    pub decision: Decision,
    /// Where the procedure stands in the catalogue; `None` when its code is not there.
    pub position: Option<usize>,
    /// What became of it, with the lines that prove it.
    pub verdict: Verdict,
}

impl Audit {
    /// Looks each decision up; the order of the result is that of their numbers.
    ///
    /// # Errors
    /// Faults of the data file of the audit; a test keeps it free of them.
    pub fn of(decisions: Vec<Decision>, analysis: &Analysis<'_>) -> Result<Self, Vec<Fault>> {
        let judge = Judge::new(analysis)?;
        let names = Names::of(&analysis.catalog);
        let one = |decision: Decision| {
            let position = position(&decision, analysis);
            let verdict = match position.and_then(|at| dossier(analysis, at)) {
                Some(dossier) => judge.judge(&decision, dossier),
                None => Verdict::unknown(names.likeliest(&decision, analysis)),
            };
            Audited { decision, position, verdict }
        };
        let mut rows: Vec<Audited> = decisions.into_par_iter().map(one).collect();
        rows.sort_by_key(|row| row.decision.row);
        Ok(Self { rows, grammar: judge.grammar })
    }

    /// How many decisions there are of each status.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self.rows.iter().map(|row| row.verdict.status))
    }

    /// How far each ministry has come, by the first of its decisions.
    #[must_use]
    pub fn progress(&self) -> Vec<Progress> {
        progress::by_ministry(self)
    }
}

impl Audited {
    /// The procedure in the catalogue.
    #[must_use]
    pub fn dossier<'a>(&self, analysis: &'a Analysis<'_>) -> Option<Dossier<'a>> {
        dossier(analysis, self.position?)
    }
}

fn dossier<'a>(analysis: &'a Analysis<'_>, position: usize) -> Option<Dossier<'a>> {
    analysis.dossiers().nth(position)
}

/// Where the procedure of a decision stands: by its code, or by a code that only adds groups to it.
fn position(decision: &Decision, analysis: &Analysis<'_>) -> Option<usize> {
    let code = decision.code.as_str();
    let procedures = &analysis.catalog.procedures;
    let at = procedures.partition_point(|one| one.code.as_str() < code);
    let found = procedures.get(at)?.code.as_str();
    let rest = found.strip_prefix(code)?;
    (rest.is_empty() || rest.starts_with('.')).then_some(at)
}
