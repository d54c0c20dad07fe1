//! Rules about procedures: one file per rule, each with a page of the handbook in
//! [`crate::words::rules`].
//!
//! To add a rule: write its file, add it to [`RULES`], write its page, and put a catalogue that
//! fires it and one that keeps it silent into `tests/lint/<code>/`.

mod asks_despite_rule;
mod certified_copy_asked;
mod cues;
mod data_without_rule;
mod duplicate_paper;
mod empty_dossier;
mod evidence;
mod expired_instrument;
mod finding;
mod implausible_fee;
mod no_provision;
mod note_as_requirement;
mod obsolete_alternative;
mod obsolete_paper;
mod paper_issued_by_same_authority;
mod rule_without_data;
mod unknown_fee;
mod unknown_instrument;
mod unknown_paper;
mod unknown_time_limit;

pub(crate) use certified_copy_asked::asks_certified_copy;
pub(crate) use cues::Raw as RawCues;
pub(crate) use duplicate_paper::duplicates;
pub(crate) use evidence::WithIds;
pub use evidence::{Evidence, Value};
pub use finding::{Finding, InFile, Said, Where};
pub(crate) use paper_issued_by_same_authority::issued_by_same_agency;

use rayon::prelude::*;
use serde::Serialize;

use crate::analysis::{Analysis, Dossier};
use crate::catalog::{Channel, Requirement};
use crate::words::rules::Page;

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The procedure contradicts a rule in force or the record could not be used: a gate fails.
    Error,
    /// A burden or contradiction that somebody should look at.
    Warning,
    /// A gap in the record, or a chance.
    Info,
}

/// One rule.
pub struct Rule {
    /// Its stable name.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Its page of the handbook and the words of its findings.
    pub page: Page,
    check: fn(&Analysis<'_>, Dossier<'_>, &mut Findings<'_>),
}

/// All rules, by code.
pub static RULES: &[&Rule] = &[
    &asks_despite_rule::RULE,
    &certified_copy_asked::RULE,
    &data_without_rule::RULE,
    &duplicate_paper::RULE,
    &empty_dossier::RULE,
    &expired_instrument::RULE,
    &implausible_fee::RULE,
    &no_provision::RULE,
    &note_as_requirement::RULE,
    &obsolete_alternative::RULE,
    &obsolete_paper::RULE,
    &paper_issued_by_same_authority::RULE,
    &rule_without_data::RULE,
    &unknown_fee::RULE,
    &unknown_instrument::RULE,
    &unknown_paper::RULE,
    &unknown_time_limit::RULE,
];

/// Finds a rule by its code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Everything the rules and the loader have to say, sorted by procedure, requirement and code.
#[must_use]
pub fn check(analysis: &Analysis<'_>) -> Vec<Finding> {
    let dossiers: Vec<Dossier<'_>> = analysis.dossiers().collect();
    let of_one = |dossier: &Dossier<'_>| sorted(check_one(analysis, *dossier));
    // One list a procedure: joining lists of lists within the threads holds all of them thrice.
    let of_rules: Vec<Vec<Finding>> = dossiers.par_iter().map(of_one).collect();
    let remarks = analysis.catalog.remarks.iter().filter_map(Finding::of_remark);
    let mut findings: Vec<Finding> = remarks.collect();
    findings.reserve_exact(of_rules.iter().map(Vec::len).sum());
    findings.extend(of_rules.into_iter().flatten());
    sorted(findings)
}

/// Findings in the order of every output. What is sorted in parts is merged in one go.
fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    // Stable: findings of one rule on one line keep the order in which the rule made them.
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    findings
}

/// What the rules have to say about one procedure.
#[must_use]
pub fn check_one(analysis: &Analysis<'_>, dossier: Dossier<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in RULES {
        let mut findings = Findings { rule, dossier, found: &mut found };
        (rule.check)(analysis, dossier, &mut findings);
    }
    found
}

/// Where a rule puts what it finds in one procedure.
struct Findings<'f> {
    rule: &'static Rule,
    dossier: Dossier<'f>,
    found: &'f mut Vec<Finding>,
}

impl Findings<'_> {
    /// A finding on a line of the dossier.
    fn at(&mut self, requirement: &Requirement, evidence: Evidence) {
        self.push(Some(requirement.id.clone()), evidence);
    }

    /// A finding on the procedure as a whole.
    fn whole(&mut self, evidence: Evidence) {
        self.push(None, evidence);
    }

    /// A finding on the channels of the procedure, if there are any such.
    fn channels<'c>(&mut self, such: impl Iterator<Item = &'c Channel>) {
        let mut kinds: Vec<_> = such.map(|channel| channel.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if !kinds.is_empty() {
            let kinds = kinds.into_iter().map(Value::Channel).collect();
            self.whole(vec![("channels", Value::List(kinds))]);
        }
    }

    fn push(&mut self, requirement: Option<Box<str>>, evidence: Evidence) {
        let place = Where {
            procedure: Some(self.dossier.procedure.code.clone()),
            requirement,
            ..Where::default()
        };
        self.found.push(Finding { place, said: Said::Rule(self.rule, evidence) });
    }
}
