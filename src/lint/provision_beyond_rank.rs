//! A line imposed by an instrument of a rank that may not set procedures.

use jiff::civil::{Date, date};

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::knowledge::{Instrument, Rank};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "provision-beyond-rank",
    severity: Severity::Info,
    page: rules::PROVISION_BEYOND_RANK,
    check: Check::Dossier(check),
};

/// First day of Luật Ban hành văn bản quy phạm pháp luật 2015 (80/2015/QH13), khoản 4 Điều 14 of
/// which forbids it; what was issued before keeps its force. Both from memory: not verified.
const SINCE: Date = date(2016, 7, 1);

/// Whether a law assigns the matter cannot be told from the record, so this is a remark.
fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for requirement in &dossier.procedure.requirements {
        let Some(instrument) = requirement.provision.as_ref().map(|place| place.instrument) else {
            continue;
        };
        let known = &analysis.knowledge.instruments[instrument];
        if is_beyond(known) {
            found.at(
                requirement,
                vec![
                    ("instrument", Value::Instrument(instrument)),
                    ("rank", Value::Rank(known.rank)),
                ],
            );
        }
    }
}

fn is_beyond(instrument: &Instrument) -> bool {
    let low = match instrument.rank {
        Rank::Circular
        | Rank::MinisterialDecision
        | Rank::ProvincialDecision
        | Rank::Directive
        | Rank::Dispatch => true,
        Rank::Law
        | Rank::Ordinance
        | Rank::AssemblyResolution
        | Rank::GovernmentResolution
        | Rank::Decree
        | Rank::PmDecision
        | Rank::Other => false,
    };
    low && instrument.date.or(instrument.in_force.from).is_some_and(|day| day >= SINCE)
}
