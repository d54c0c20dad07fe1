//! Waivers: findings that somebody answers for by name, with a reason and until a day.

use std::path::Path;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::findings::{About, Findings};
use super::rule::Check;
use super::{Finding, InFile, RULES, Selection, Where, codes, sorted};
use crate::border;
use crate::fault::{Fault, Problem, Subject};
use crate::ids::ProcedureCode;
use crate::near;

/// The value of [`RawWaivers::schema`].
const SCHEMA: &str = "tinhgon/waivers/1";

/// `tinhgon/waivers/1`: findings that somebody answers for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWaivers {
    /// Always `tinhgon/waivers/1`.
    pub schema: Box<str>,
    /// The waivers.
    pub waivers: Vec<RawWaiver>,
}

/// One waiver as it is written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWaiver {
    /// Code of the rule.
    pub code: Box<str>,
    /// Code of the procedure.
    pub procedure: Box<str>,
    /// Id of the dossier line; every finding of the rule on the procedure when absent.
    pub requirement: Option<Box<str>>,
    /// Why the finding may stand.
    pub reason: Box<str>,
    /// Who answers for it.
    pub name: Box<str>,
    /// The last day on which it holds.
    pub until: Date,
}

/// A waiver of a rule that exists.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Code of the rule.
    pub code: &'static str,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// The dossier line; every finding of the rule on the procedure when absent.
    pub requirement: Option<Box<str>>,
    /// Who answers for it.
    pub name: Box<str>,
    /// The last day on which it holds.
    pub until: Date,
    /// Where it is written.
    file: InFile,
}

/// Reads a file of waivers.
///
/// # Errors
/// Every fault of the file: its JSON, codes of no rule or procedure, a reason or name left empty.
pub fn read_waivers(file: &Path, bytes: &[u8]) -> Result<Vec<Waiver>, Vec<Fault>> {
    let written: RawWaivers = border::read(file, bytes)?;
    let text = border::text(file, bytes).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let mut say = |pointer: String, problem| faults.push(Fault::at(file, pointer, problem));
    if &*written.schema != SCHEMA {
        say("/schema".to_owned(), bad(&written.schema, SCHEMA));
    }
    let mut waivers = Vec::new();
    for (n, raw) in written.waivers.into_iter().enumerate() {
        let pointer = format!("/waivers/{n}");
        let code = codes().find(|code| **code == *raw.code);
        if code.is_none() {
            let nearest = near::nearest(&raw.code, codes());
            let problem =
                Problem::Unknown { what: Subject::LintRule, id: raw.code.into(), nearest };
            say(format!("{pointer}/code"), problem);
        }
        let procedure: Option<ProcedureCode> = raw.procedure.parse().ok();
        if procedure.is_none() {
            say(format!("{pointer}/procedure"), bad(&raw.procedure, "1.004194"));
        }
        for (key, text) in [("reason", &raw.reason), ("name", &raw.name)] {
            if text.trim().is_empty() {
                say(format!("{pointer}/{key}"), Problem::EmptyText);
            }
        }
        waivers.extend(code.zip(procedure).map(|(code, procedure)| Waiver {
            code,
            procedure,
            requirement: raw.requirement,
            name: raw.name,
            until: raw.until,
            file: InFile { path: file.to_path_buf(), place: border::locate(text, &pointer) },
        }));
    }
    if faults.is_empty() {
        return Ok(waivers);
    }
    border::locate_all(text, &mut faults);
    Err(faults)
}

fn bad(found: &str, expected: &str) -> Problem {
    Problem::BadValue { found: found.to_owned(), expected: expected.to_owned() }
}

impl Waiver {
    /// Whether it speaks of a finding, in force or not.
    fn names(&self, finding: &Finding) -> bool {
        finding.code() == self.code
            && finding.place.procedure.as_ref() == Some(&self.procedure)
            && (self.requirement.is_none()
                || finding.place.requirement.as_deref() == self.requirement.as_deref())
    }

    /// Where it is written, and about which procedure and line.
    pub(super) fn place(&self) -> Where {
        Where {
            procedure: Some(self.procedure.clone()),
            requirement: self.requirement.as_deref().map(Into::into),
            file: Some(Box::new(self.file.clone())),
        }
    }
}

/// Waivers laid over findings.
pub struct Waiving<'w> {
    /// Each waiver, and how many findings it speaks of.
    pub(super) uses: Vec<(&'w Waiver, usize)>,
    /// The day on which they were laid over.
    pub(super) as_of: Date,
    /// Whether a procedure was looked at.
    pub(super) seen: &'w dyn Fn(&ProcedureCode) -> bool,
    pub(super) selection: &'w Selection,
}

/// What is left of findings, and how many were waived.
pub struct Waived {
    /// The findings that nobody answers for, and those on the waivers themselves.
    pub findings: Vec<Finding>,
    /// Findings that somebody answers for.
    pub count: usize,
}

/// Lays waivers over the findings of a selection; one that has expired waives nothing.
///
/// `seen` says whether a procedure was looked at: a waiver on one that was not is not idle.
#[must_use]
pub fn waive(
    findings: Vec<Finding>,
    waivers: &[Waiver],
    selection: &Selection,
    as_of: Date,
    seen: &dyn Fn(&ProcedureCode) -> bool,
) -> Waived {
    let mut uses: Vec<(&Waiver, usize)> = waivers.iter().map(|waiver| (waiver, 0)).collect();
    let mut left = Vec::new();
    let mut count = 0;
    for finding in findings {
        let mut waived = false;
        for (waiver, uses) in uses.iter_mut().filter(|(waiver, _)| waiver.names(&finding)) {
            *uses += 1;
            waived |= as_of <= waiver.until;
        }
        if waived {
            count += 1;
        } else {
            left.push(finding);
        }
    }
    let waiving = Waiving { uses, as_of, seen, selection };
    for rule in RULES.iter().filter(|rule| selection.keeps(rule.code)) {
        if let Check::Waivers(check) = rule.check {
            check(&waiving, &mut Findings { rule, about: About::Whole, found: &mut left });
        }
    }
    Waived { findings: sorted(left), count }
}
