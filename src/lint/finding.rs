//! One finding: where, what rule or reader says so, and on what evidence.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Evidence, Rule, Severity};
use crate::catalog::{Effect, Remark};
use crate::fault::{Fault, ForeignFault, LinkedFault, Place, Problem, WorkbookFault};
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::words::{Lang, faults};

/// Something said about the input.
#[derive(Clone)]
pub struct Finding {
    /// Where.
    pub place: Where,
    /// What.
    pub said: Said,
}

/// What is said.
#[derive(Clone)]
pub enum Said {
    /// A rule fired on this evidence.
    Rule(&'static Rule, Evidence),
    /// The loader had a remark.
    Input(Box<Fault>, Effect),
}

/// The place a finding is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Where {
    /// The procedure.
    pub procedure: Option<ProcedureCode>,
    /// The line of its dossier; the procedure as a whole when absent.
    pub requirement: Option<Arc<str>>,
    /// The place in a file, for remarks of the loader; boxed, since findings of rules have none,
    /// and a country has a million of them.
    pub file: Option<Box<InFile>>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InFile {
    /// The file.
    pub path: PathBuf,
    /// The place in it.
    pub place: Place,
}

impl Finding {
    /// The finding of a remark; `None` when a rule says the same of the procedure.
    pub(super) fn of_remark(remark: &Remark) -> Option<Self> {
        let said_by_rule = matches!(
            remark.fault.problem,
            Problem::EmptyDossier | Problem::ImplausibleMoney { .. }
        );
        if said_by_rule && remark.effect == Effect::Kept {
            return None;
        }
        let fault = remark.fault.clone();
        let file = InFile { path: fault.file.clone(), place: fault.place.clone() };
        let procedure = remark.procedure.clone();
        let place = Where { procedure, requirement: None, file: Some(Box::new(file)) };
        Some(Self { place, said: Said::Input(Box::new(fault), remark.effect) })
    }

    /// The procedure it is about.
    #[must_use]
    pub fn procedure(&self) -> Option<&ProcedureCode> {
        self.place.procedure.as_ref()
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.said {
            Said::Rule(rule, _) => rule.code,
            Said::Input(fault, _) => input_code(&fault.problem),
        }
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match &self.said {
            Said::Rule(rule, _) => rule.severity,
            Said::Input(_, Effect::LeftOut) => Severity::Error,
            Said::Input(_, Effect::Kept) => Severity::Warning,
        }
    }

    /// What it says, one sentence without a full stop.
    #[must_use]
    pub fn message(&self, knowledge: &Knowledge, lang: Lang) -> String {
        match &self.said {
            Said::Input(fault, _) => faults::problem(&fault.problem, lang),
            Said::Rule(rule, evidence) => {
                let words: Vec<(&str, Cow<'_, str>)> = evidence
                    .iter()
                    .map(|(key, value)| (*key, value.say(knowledge, lang)))
                    .collect();
                let slots: Vec<(&str, &str)> =
                    words.iter().map(|(key, value)| (*key, &**value)).collect();
                rule.page.message.fill(lang, &slots)
            }
        }
    }

    /// Order of findings in every output.
    pub(super) fn sort_key(&self) -> (&Where, &'static str) {
        (&self.place, self.code())
    }
}

/// Every code that [`input_code`] gives.
pub(super) const INPUT_CODES: [&str; 40] = [
    "input-amount-too-large",
    "input-bad-config",
    "input-bad-date",
    "input-bad-linked-data",
    "input-bad-package",
    "input-bad-quotation",
    "input-bad-row",
    "input-bad-value",
    "input-bad-workbook",
    "input-circle",
    "input-dates-crossed",
    "input-disagrees",
    "input-duplicate",
    "input-empty-dossier",
    "input-empty-text",
    "input-foreign-currency",
    "input-formulas",
    "input-holds-nothing",
    "input-implausible-money",
    "input-inner-papers",
    "input-line-too-long",
    "input-links",
    "input-macros",
    "input-missing-column",
    "input-missing-file",
    "input-missing-key",
    "input-negative-money",
    "input-not-held",
    "input-not-read",
    "input-not-utf8",
    "input-nothing-to-read",
    "input-own-step",
    "input-part-only",
    "input-similar-name",
    "input-syntax",
    "input-unknown-format",
    "input-unknown-id",
    "input-unknown-key",
    "input-unreadable",
    "input-zeros-typed",
];

/// The code of what is said of a workbook.
fn workbook_code(fault: &WorkbookFault) -> &'static str {
    match fault {
        WorkbookFault::Near { .. } => "input-similar-name",
        WorkbookFault::NotRead { .. } => "input-not-read",
        WorkbookFault::Formulas { .. } => "input-formulas",
        WorkbookFault::Macros => "input-macros",
        WorkbookFault::Links => "input-links",
        _ => "input-bad-workbook",
    }
}

/// The code of what is said of a procedure of another system.
fn foreign_code(fault: &ForeignFault) -> &'static str {
    match fault {
        ForeignFault::Description | ForeignFault::Burden => "input-unknown-format",
        ForeignFault::ListedOnly | ForeignFault::StepOnly => "input-part-only",
        ForeignFault::NotHeld { .. } => "input-not-held",
        ForeignFault::Inner { .. } => "input-inner-papers",
        ForeignFault::OwnStep { .. } => "input-own-step",
        ForeignFault::Currency { .. } => "input-foreign-currency",
    }
}

/// The code of what is said of linked data.
fn linked_code(fault: &LinkedFault) -> &'static str {
    match fault {
        LinkedFault::NotHeld { .. } => "input-not-held",
        _ => "input-bad-linked-data",
    }
}

/// The code of a fault, as its JSON names it, marked as coming from the input.
fn input_code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Unreadable { .. } | Problem::TooLarge { .. } | Problem::TooManyRows { .. } => {
            "input-unreadable"
        }
        Problem::UnknownFormat => "input-unknown-format",
        Problem::NotUtf8 => "input-not-utf8",
        Problem::LineTooLong { .. } => "input-line-too-long",
        Problem::Syntax { .. } => "input-syntax",
        Problem::UnknownKey { .. } => "input-unknown-key",
        Problem::MissingKey { .. } => "input-missing-key",
        Problem::BadValue { .. } => "input-bad-value",
        Problem::DatesCrossed { .. } => "input-dates-crossed",
        Problem::BadDate { .. } => "input-bad-date",
        Problem::NegativeMoney { .. } => "input-negative-money",
        Problem::ImplausibleMoney { .. } => "input-implausible-money",
        Problem::Duplicate { .. } => "input-duplicate",
        Problem::Unknown { .. } => "input-unknown-id",
        Problem::NothingToRead => "input-nothing-to-read",
        Problem::MissingFile => "input-missing-file",
        Problem::Circle { .. } => "input-circle",
        Problem::HoldsNothing { .. } => "input-holds-nothing",
        Problem::EmptyDossier => "input-empty-dossier",
        Problem::EmptyText => "input-empty-text",
        Problem::Disagrees { .. } => "input-disagrees",
        Problem::ZerosTyped { .. } => "input-zeros-typed",
        Problem::AmountTooLarge => "input-amount-too-large",
        Problem::BadPackage { .. } => "input-bad-package",
        Problem::Workbook(fault) => workbook_code(fault),
        Problem::Foreign(fault) => foreign_code(fault),
        Problem::Linked(fault) => linked_code(fault),
        Problem::BadQuotation => "input-bad-quotation",
        Problem::BadRow { .. } => "input-bad-row",

        Problem::MissingColumn { .. } => "input-missing-column",
        Problem::BadConfig { .. } => "input-bad-config",
    }
}
