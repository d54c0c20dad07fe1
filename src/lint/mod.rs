//! Rules about procedures, cost sheets, measures and waivers: one file per rule, each with a page
//! of the handbook in [`crate::words::rules`].
//!
//! To add a rule: write its file, add it to [`RULES`], write its page, and put an input that fires
//! it and one that keeps it silent into `tests/lint/<code>/`.

mod agency_time_as_work;
mod alternatives_without_operator;
mod asks_despite_rule;
mod certified_copy_asked;
mod certified_copy_of_known_data;
mod cues;
mod data_without_rule;
mod decision_not_carried_out;
mod decision_unclear;
mod decision_without_procedure;
mod decisions;
mod draft_blank_left;
mod draft_figure_differs;
mod draft_figure_lost;
mod draft_figure_unknown;
mod drafts;
mod duplicate_paper;
mod empty_dossier;
mod evidence;
mod expired_instrument;
mod expired_provision;
mod expired_waiver;
mod fee_differs;
mod finding;
mod findings;
mod implausible_fee;
mod measure_without_effect;
mod measured_row_unused;
mod no_provision;
mod note_as_requirement;
mod obsolete_alternative;
mod obsolete_paper;
mod online_needs_original;
mod paper_issued_by_same_authority;
mod proposal_already_exists;
mod proposal_asks_known_data;
mod proposal_closes_circle;
mod proposal_misses_target;
mod proposal_part_missing;
mod proposal_part_unsaid;
mod proposal_resembles;
mod proposal_same_result;
mod proposals;
mod proposals_overlap;
mod provision_beyond_rank;
mod rule;
mod rule_without_data;
mod same_volume;
mod saving_without_volume;
mod selection;
mod sheets;
mod text_disagrees;
mod time_limit_differs;
mod total_without_rows;
mod unknown_fee;
mod unknown_instrument;
mod unknown_paper;
mod unknown_time_limit;
mod unused_waiver;
mod waivers;

pub(crate) use asks_despite_rule::is_known_data;
pub(crate) use certified_copy_asked::asks_certified_copy;
pub(crate) use cues::Raw as RawCues;
pub use drafts::DraftInput;
pub(crate) use duplicate_paper::{Twin, duplicates};
pub(crate) use evidence::WithIds;
pub use evidence::{Evidence, Value};
pub use finding::{Finding, InFile, Said, Where};
pub(crate) use implausible_fee::is_implausible;
pub(crate) use paper_issued_by_same_authority::issued_by_same_agency;
pub use rule::{Rule, Severity};
pub use selection::{Selection, codes};
pub use sheets::SheetInput;
pub use waivers::{RawWaivers, Waived, Waiver, Waiving, read_waivers, waive};

use rayon::prelude::*;

use crate::analysis::{Analysis, Dossier};
use crate::appraisal::Appraisal;
use crate::assess::Assessment;
use crate::audit::Audit;
use crate::catalog::Catalog;
use findings::{About, Findings};
use rule::Check;

/// All rules, by code.
pub static RULES: &[&Rule] = &[
    &agency_time_as_work::RULE,
    &alternatives_without_operator::RULE,
    &asks_despite_rule::RULE,
    &certified_copy_asked::RULE,
    &certified_copy_of_known_data::RULE,
    &data_without_rule::RULE,
    &decision_not_carried_out::RULE,
    &decision_unclear::RULE,
    &decision_without_procedure::RULE,
    &draft_blank_left::RULE,
    &draft_figure_differs::RULE,
    &draft_figure_lost::RULE,
    &draft_figure_unknown::RULE,
    &duplicate_paper::RULE,
    &empty_dossier::RULE,
    &expired_instrument::RULE,
    &expired_provision::RULE,
    &expired_waiver::RULE,
    &fee_differs::RULE,
    &implausible_fee::RULE,
    &measure_without_effect::RULE,
    &measured_row_unused::RULE,
    &no_provision::RULE,
    &note_as_requirement::RULE,
    &obsolete_alternative::RULE,
    &obsolete_paper::RULE,
    &online_needs_original::RULE,
    &paper_issued_by_same_authority::RULE,
    &proposal_already_exists::RULE,
    &proposal_asks_known_data::RULE,
    &proposal_closes_circle::RULE,
    &proposal_misses_target::RULE,
    &proposal_part_missing::RULE,
    &proposal_part_unsaid::RULE,
    &proposal_resembles::RULE,
    &proposal_same_result::RULE,
    &proposals_overlap::RULE,
    &provision_beyond_rank::RULE,
    &rule_without_data::RULE,
    &same_volume::RULE,
    &saving_without_volume::RULE,
    &text_disagrees::RULE,
    &time_limit_differs::RULE,
    &total_without_rows::RULE,
    &unknown_fee::RULE,
    &unknown_instrument::RULE,
    &unknown_paper::RULE,
    &unknown_time_limit::RULE,
    &unused_waiver::RULE,
];

/// Finds a rule by its code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Whether a code is that of a rule about waivers, not about what is waived.
#[must_use]
pub fn is_about_waivers(code: &str) -> bool {
    rule(code).is_some_and(|rule| matches!(rule.check, Check::Waivers(_)))
}

/// What one run of the rules looks at.
#[derive(Clone, Copy, Default)]
pub struct Material<'a> {
    /// A catalogue.
    pub analysis: Option<&'a Analysis<'a>>,
    /// The catalogue appraised, where a scenario is named.
    pub appraisal: Option<&'a Appraisal<'a>>,
    /// Cost sheets.
    pub sheets: &'a [SheetInput],
    /// Decisions of a resolution and what became of them in the catalogue.
    pub audit: Option<&'a Audit>,
    /// Edited drafts.
    pub drafts: &'a [DraftInput],
    /// Proposed procedures set against a catalogue.
    pub assessment: Option<&'a Assessment<'a>>,
}

/// Everything the rules and the loader have to say on a catalogue, sorted by procedure,
/// requirement and code.
#[must_use]
pub fn check(analysis: &Analysis<'_>) -> Vec<Finding> {
    check_all(&Material { analysis: Some(analysis), ..Material::default() })
}

/// Everything the rules and the loader have to say, sorted by procedure, requirement, file and
/// code.
#[must_use]
pub fn check_all(material: &Material<'_>) -> Vec<Finding> {
    let mut findings = material.analysis.map(of_catalogue).unwrap_or_default();
    for rule in RULES {
        beside_dossiers(rule, material, &mut findings);
    }
    sorted(findings)
}

/// How many procedures the threads share out before their findings are put together.
const AT_A_TIME: usize = 512;

/// What the loader and the rules about single procedures say.
fn of_catalogue(analysis: &Analysis<'_>) -> Vec<Finding> {
    let dossiers: Vec<Dossier<'_>> = analysis.dossiers().collect();
    let of_one = |dossier: &Dossier<'_>| sorted(check_one(analysis, *dossier));
    let mut findings = remarks(&analysis.catalog);
    // Some procedures at a time: all findings are held once, and only these twice.
    for some in dossiers.chunks(AT_A_TIME) {
        let of_rules: Vec<Vec<Finding>> = some.par_iter().map(of_one).collect();
        findings.extend(of_rules.into_iter().flatten());
    }
    findings
}

/// Findings in the order of every output. What is sorted in parts is merged in one go.
fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    // Stable: findings of one rule on one line keep the order in which the rule made them.
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    findings
}

/// What a rule says of anything but single procedures, which are gone through in parallel.
fn beside_dossiers(rule: &'static Rule, material: &Material<'_>, found: &mut Vec<Finding>) {
    match rule.check {
        Check::Sheet(check) => {
            for sheet in material.sheets {
                check(sheet, &mut Findings { rule, about: About::Sheet(sheet), found });
            }
        }
        Check::Draft(check) => {
            for draft in material.drafts {
                check(draft, &mut Findings { rule, about: About::Whole, found });
            }
        }
        Check::Whole(check) => {
            check(material, &mut Findings { rule, about: About::Whole, found });
        }
        Check::Appraised(check) => {
            for (appraisal, (dossier, one)) in material
                .appraisal
                .into_iter()
                .flat_map(|appraisal| appraisal.dossiers().map(move |pair| (appraisal, pair)))
            {
                let about = About::Dossier(dossier);
                check(appraisal, dossier, one, &mut Findings { rule, about, found });
            }
        }
        Check::Decisions(check) => {
            if let Some((audit, analysis)) = material.audit.zip(material.analysis) {
                check(audit, analysis, &mut Findings { rule, about: About::Whole, found });
            }
        }
        Check::Proposals(check) => {
            if let Some(assessment) = material.assessment {
                check(assessment, &mut Findings { rule, about: About::Whole, found });
            }
        }
        Check::Dossier(_) | Check::Waivers(_) => {}
    }
}

/// What the rules on decisions say of an audit, in the order of [`check_all`].
#[must_use]
pub fn check_decisions(audit: &Audit, analysis: &Analysis<'_>) -> Vec<Finding> {
    let material = Material { analysis: Some(analysis), audit: Some(audit), ..Material::default() };
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| matches!(rule.check, Check::Decisions(_))) {
        beside_dossiers(rule, &material, &mut found);
    }
    sorted(found)
}

/// What the loader has to say of the records of a catalogue.
#[must_use]
pub fn remarks(catalog: &Catalog) -> Vec<Finding> {
    sorted(catalog.remarks.iter().filter_map(Finding::of_remark).collect())
}

/// What is said of proposals, the rules about them included, in the order of [`check_all`].
#[must_use]
pub fn with_proposals(assessment: &Assessment<'_>) -> Vec<Finding> {
    let material = Material { assessment: Some(assessment), ..Material::default() };
    let said = assessment.findings.iter().filter(|finding| !proposals::says_better(finding));
    let mut found: Vec<Finding> = said.cloned().collect();
    for rule in RULES.iter().filter(|rule| matches!(rule.check, Check::Proposals(_))) {
        beside_dossiers(rule, &material, &mut found);
    }
    sorted(found)
}

/// What the rules about procedures have to say about one.
#[must_use]
pub fn check_one(analysis: &Analysis<'_>, dossier: Dossier<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Dossier(check) = rule.check {
            let about = About::Dossier(dossier);
            check(analysis, dossier, &mut Findings { rule, about, found: &mut found });
        }
    }
    found
}
