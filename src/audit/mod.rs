//! Is each decision of a resolution carried out in the catalogue?
//!
//! A decision says that in one procedure a paper is replaced by the data of a register. It is carried
//! out when no line of the dossier asks for that paper any more, or the lines that name it say that it is
//! looked up, need not be submitted, or is the fall-back only. What proves a verdict are lines, so each
//! verdict keeps them.

mod code;
mod databases;
mod decision;
mod judge;
mod line;
mod opening;
mod progress;
pub mod raw;
mod reference;
mod renamed;
mod repeated;
mod rows;
mod said;
mod status;
mod wanted;

pub use decision::{CitedCell, CodeFault, Decision, Mended};
pub use opening::Opening;
pub use progress::{Counts, Progress};
pub use rows::{RowFile, read};
pub use status::{Asking, Evidence, Likely, Reason, Status, Verdict};

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::judge::Judge;
use self::renamed::Names;
use crate::analysis::{Analysis, Dossier};
use crate::citation::Grammar;
pub use crate::exemption::Likeness;
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
    /// The number of an earlier row that takes the same decision.
    pub repeats: Option<u32>,
}

impl Audit {
    /// Looks each decision up; the order of the result is that of their numbers.
    ///
    /// # Errors
    /// Faults of the data file of the audit; a test keeps it free of them.
    pub fn of(decisions: Vec<Decision>, analysis: &Analysis<'_>) -> Result<Self, Vec<Fault>> {
        let judge = Judge::new(analysis)?;
        let names = Names::of(&analysis.catalog);
        // What depends on the procedure alone is found once, however many decisions are about it.
        let mut known: BTreeMap<usize, Vec<Decision>> = BTreeMap::new();
        let mut unknown: BTreeMap<(Box<str>, Box<str>), Vec<Decision>> = BTreeMap::new();
        for decision in decisions {
            let named = || (decision.procedure.clone(), decision.ministry.clone());
            match position(&decision, analysis) {
                Some(position) => known.entry(position).or_default().push(decision),
                None => unknown.entry(named()).or_default().push(decision),
            }
        }
        let of_known = |(position, decisions): (usize, Vec<Decision>)| {
            let dossier = analysis.dossier_at(position).map(|one| judge.prepare(one));
            let verdict = |one: &Decision| match &dossier {
                Some(dossier) => judge.judge(one, dossier),
                None => Verdict::unknown(None),
            };
            let audited = |one| Audited::of(verdict(&one), one, Some(position));
            decisions.into_iter().map(audited).collect::<Vec<_>>()
        };
        let of_unknown = |((procedure, ministry), decisions): ((Box<str>, Box<str>), Vec<_>)| {
            let verdict = Verdict::unknown(names.likeliest(&procedure, &ministry));
            let audited = |one| Audited::of(verdict.clone(), one, None);
            decisions.into_iter().map(audited).collect::<Vec<_>>()
        };
        let known = known.into_par_iter().flat_map_iter(of_known);
        let unknown = unknown.into_par_iter().flat_map_iter(of_unknown);
        let mut rows: Vec<Audited> = known.chain(unknown).collect();
        rows.sort_by_key(|row| row.decision.row);
        repeated::mark(&mut rows);
        Ok(Self { rows, grammar: judge.grammar })
    }

    /// How many decisions there are of each status, each counted once however many rows take it.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let rows = self.rows.iter().filter(|row| row.repeats.is_none());
        Counts::of(rows.map(|row| row.verdict.status))
    }

    /// How many rows take a decision that an earlier one takes.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.rows.iter().filter(|row| row.repeats.is_some()).count()
    }

    /// How far each ministry has come, by the first of its decisions.
    #[must_use]
    pub fn progress(&self) -> Vec<Progress> {
        progress::by_ministry(self)
    }
}

impl Audited {
    fn of(verdict: Verdict, decision: Decision, position: Option<usize>) -> Self {
        Self { decision, position, verdict, repeats: None }
    }

    /// The procedure in the catalogue.
    #[must_use]
    pub fn dossier<'a>(&self, analysis: &'a Analysis<'_>) -> Option<Dossier<'a>> {
        analysis.dossier_at(self.position?)
    }
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
