//! The findings of an earlier run, and what became of them.
//!
//! A baseline only shrinks: what is fixed once is written down as fixed, and a finding that returns
//! is told as such however long it was gone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lines::{self, KnownProcedure};
use super::{Since, State};
use crate::analysis::Analysis;
use crate::border;
use crate::catalog::digest;
use crate::diff;
use crate::fault::{Fault, Problem};
use crate::knowledge::Knowledge;
use crate::lint::Finding;
use crate::report::{self, json};
use crate::words::Lang;

/// What a baseline that we wrote says it is.
const SCHEMA: &str = "tinhgon/baseline/1";
/// Formats whose findings are taken for known.
const SNAPSHOTS: [&str; 2] = ["tinhgon/report/1", "tinhgon/check/1"];
/// Digits that tell one evidence from another.
const DIGITS: usize = 16;

/// `tinhgon/baseline/1`. A key that it does not know is a slip, which must not lose what was fixed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBaseline {
    /// Always `tinhgon/baseline/1`.
    #[serde(rename = "schema")]
    _schema: Box<str>,
    /// Findings that are known.
    #[serde(default)]
    known: Vec<Known>,
    /// Findings that were fixed.
    #[serde(default)]
    fixed: Vec<Known>,
}

/// What a baseline needs of a report or of the JSON of `check`, which have many keys beside.
#[derive(Debug, Deserialize, JsonSchema)]
struct RawSnapshot {
    /// The findings.
    findings: Vec<RawFinding>,
    /// The procedures of a report.
    #[serde(default)]
    procedures: Option<Vec<KnownProcedure>>,
}

/// The format that a file says it is of.
#[derive(Deserialize, JsonSchema)]
struct Named {
    schema: Box<str>,
}

/// A finding as reports write it.
#[derive(Debug, Deserialize, JsonSchema)]
struct RawFinding {
    /// Code of the rule.
    code: Box<str>,
    /// Where.
    #[serde(rename = "where", default)]
    place: RawPlace,
    /// What it rests on.
    #[serde(default)]
    evidence: Value,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
struct RawPlace {
    /// Code of the procedure.
    procedure: Option<Box<str>>,
    /// Id of the line.
    requirement: Option<Box<str>>,
}

/// A finding by what identifies it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Code of the rule.
    pub code: Box<str>,
    /// Code of the procedure; absent where it is about none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Box<str>>,
    /// Id of the dossier line; absent where it is about the whole procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirement: Option<Box<str>>,
    /// The first digits of the SHA-256 of its evidence: the same place may have findings of one rule
    /// on more than one evidence.
    pub evidence: Box<str>,
}

/// The findings of an earlier run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Those that were there, sorted.
    known: Vec<Known>,
    /// Those that had gone, sorted.
    fixed: Vec<Known>,
    /// The procedures that were there, with their lines; where the run's report was read.
    procedures: Option<Vec<KnownProcedure>>,
}

impl Known {
    /// What identifies a finding.
    #[must_use]
    pub fn of(finding: &Finding, knowledge: &Knowledge) -> Self {
        let evidence = report::evidence(finding, knowledge);
        Self {
            code: finding.code().into(),
            procedure: finding.procedure().map(|code| code.as_str().into()),
            requirement: finding.place.requirement.as_deref().map(Into::into),
            evidence: told_apart(&evidence),
        }
    }

    /// The same place and rule, whatever the evidence.
    fn place(&self) -> Place<'_> {
        (&self.code, self.procedure.as_deref(), self.requirement.as_deref())
    }
}

/// Rule, procedure and line.
type Place<'k> = (&'k str, Option<&'k str>, Option<&'k str>);
/// The known findings that no finding has been matched with yet.
type Left<'k, 'b> = BTreeMap<Place<'k>, Vec<&'b Known>>;

/// Takes a known finding of the same place, on the same evidence or any; whether there was one.
fn take<'k>(left: &mut Left<'k, '_>, one: &'k Known, same: bool) -> bool {
    let Some(candidates) = left.get_mut(&one.place()) else { return false };
    let found = candidates.iter().position(|known| !same || known.evidence == one.evidence);
    found.map(|at| candidates.swap_remove(at)).is_some()
}

fn told_apart(evidence: &Value) -> Box<str> {
    let digest = digest::hex(&digest::of_text(&evidence.to_string()));
    digest.get(..DIGITS).unwrap_or_default().into()
}

impl From<RawFinding> for Known {
    fn from(raw: RawFinding) -> Self {
        Self {
            code: raw.code,
            procedure: raw.place.procedure,
            requirement: raw.place.requirement,
            evidence: told_apart(&raw.evidence),
        }
    }
}

impl Baseline {
    /// Reads a baseline, a report or the JSON of `check`.
    ///
    /// # Errors
    /// Every fault of the file; a schema that is none of these.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let Named { schema } = border::read(file, bytes)?;
        if *schema == *SCHEMA {
            let RawBaseline { known, fixed, .. } = border::read(file, bytes)?;
            return Ok(Self::sorted(known, fixed, None));
        }
        if !SNAPSHOTS.contains(&&*schema) {
            let expected = SNAPSHOTS.iter().fold(SCHEMA.to_owned(), |all, one| all + ", " + one);
            let problem = Problem::BadValue { found: schema.into(), expected };
            let mut faults = vec![Fault::at(file, "/schema".to_owned(), problem)];
            if let Ok(text) = border::text(file, bytes) {
                border::locate_all(text, &mut faults);
            }
            return Err(faults);
        }
        let RawSnapshot { findings, procedures } = border::read(file, bytes)?;
        let known = findings.into_iter().map(Known::from).collect();
        let procedures = procedures.map(lines::sorted);
        Ok(Self::sorted(known, Vec::new(), procedures))
    }

    fn sorted(
        mut known: Vec<Known>,
        mut fixed: Vec<Known>,
        procedures: Option<Vec<KnownProcedure>>,
    ) -> Self {
        known.sort_unstable();
        fixed.sort_unstable();
        fixed.dedup();
        Self { known, fixed, procedures }
    }

    /// The baseline of findings that are all known from now on.
    #[must_use]
    pub fn of(findings: &[Finding], knowledge: &Knowledge) -> Self {
        let known = findings.iter().map(|finding| Known::of(finding, knowledge));
        Self::sorted(known.collect(), Vec::new(), None)
    }

    /// What became of findings, and of those that are known.
    ///
    /// `seen` tells whether the run would have found a known one: what it did not look for is not gone.
    #[must_use]
    pub fn compare(
        &self,
        findings: &[Finding],
        knowledge: &Knowledge,
        seen: &dyn Fn(&Known) -> bool,
    ) -> Since<'_> {
        let now: Vec<Known> = findings.iter().map(|one| Known::of(one, knowledge)).collect();
        let mut left: Left<'_, '_> = BTreeMap::new();
        for known in &self.known {
            left.entry(known.place()).or_default().push(known);
        }
        let fixed: BTreeSet<Place<'_>> = self.fixed.iter().map(Known::place).collect();
        // Equal evidence first: what is unchanged must not be taken for the update of another.
        let unchanged: Vec<bool> = now.iter().map(|one| take(&mut left, one, true)).collect();
        let states = now.iter().zip(unchanged).map(|(one, unchanged)| {
            if unchanged {
                State::Unchanged
            } else if take(&mut left, one, false) {
                State::Updated
            } else if fixed.contains(&one.place()) {
                State::Returned
            } else {
                State::New
            }
        });
        let states = states.collect();
        let mut gone: Vec<&Known> = left.into_values().flatten().filter(|one| seen(one)).collect();
        gone.sort_unstable();
        Since { states, gone, hidden: 0 }
    }

    /// The baseline after a run: what is gone is fixed for good, what is new is not taken in.
    #[must_use]
    pub fn ratcheted(
        &self,
        findings: &[Finding],
        knowledge: &Knowledge,
        seen: &dyn Fn(&Known) -> bool,
    ) -> Self {
        let since = self.compare(findings, knowledge, seen);
        let there = findings.iter().zip(since.states);
        let there = there.filter(|(_, state)| matches!(state, State::Unchanged | State::Updated));
        let mut known: Vec<Known> = there.map(|(one, _)| Known::of(one, knowledge)).collect();
        known.extend(self.known.iter().filter(|one| !seen(one)).cloned());
        let mut fixed = self.fixed.clone();
        fixed.extend(since.gone.into_iter().cloned());
        Self::sorted(known, fixed, None)
    }

    /// How many findings are known, and how many were fixed.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.known.len(), self.fixed.len())
    }

    /// How many dossier lines were not there, as `diff` matches them; `None` when the baseline does not
    /// tell.
    #[must_use]
    pub fn added_lines(&self, analysis: &Analysis<'_>) -> Option<u64> {
        let before = self.procedures.as_ref()?;
        Some(diff::added_lines(before, &KnownProcedure::all_of(analysis)))
    }

    /// Writes it as it is read.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct Written<'b> {
            schema: &'static str,
            known: &'b [Known],
            fixed: &'b [Known],
        }
        json::write(out, &Written { schema: SCHEMA, known: &self.known, fixed: &self.fixed })
    }
}

impl Known {
    /// The title of its rule, where there still is one.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        crate::lint::rule(&self.code).map_or("", |rule| rule.page.title.say(lang))
    }
}
