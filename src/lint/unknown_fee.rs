//! A procedure whose fee is unknown: unknown is not free.

use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::Fee;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unknown-fee",
    severity: Severity::Info,
    page: rules::UNKNOWN_FEE,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let channels = dossier.procedure.channels.iter();
    found.channels(channels.filter(|channel| channel.fee == Fee::Unknown));
}
