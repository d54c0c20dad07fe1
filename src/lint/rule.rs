//! What a rule is, and what the kinds of rules look at.

use super::findings::Findings;
use super::{DraftInput, Material, SheetInput, Waiving};
use crate::analysis::{Analysis, Dossier};
use crate::appraisal::{Appraisal, Appraised};
use crate::assess::Assessment;
use crate::audit::Audit;
use crate::choice::choice;
use crate::words::rules::Page;

choice! {
    /// How much a finding matters.
    pub enum Severity {
        /// The procedure contradicts a rule in force, a figure counts what it may not, or the record
        /// could not be used: a gate fails.
        Error,
        /// A burden or contradiction that somebody should look at.
        Warning,
        /// A gap in the record, or a chance.
        Info,
    }
}

/// One rule.
pub struct Rule {
    /// Its stable name.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Its page of the handbook and the words of its findings.
    pub page: Page,
    pub(super) check: Check,
}

/// What a rule looks at, and how.
pub(super) enum Check {
    /// One procedure.
    Dossier(fn(&Analysis<'_>, Dossier<'_>, &mut Findings<'_>)),
    /// One cost sheet that somebody wrote.
    Sheet(fn(&SheetInput, &mut Findings<'_>)),
    /// One edited draft.
    Draft(fn(&DraftInput, &mut Findings<'_>)),
    /// Everything of one run, for what only a comparison shows.
    Whole(fn(&Material<'_>, &mut Findings<'_>)),
    /// One procedure and the measures that a scenario carries out in it.
    Appraised(fn(&Appraisal<'_>, Dossier<'_>, &Appraised, &mut Findings<'_>)),
    /// The decisions of a resolution and what became of them.
    Decisions(fn(&Audit, &Analysis<'_>, &mut Findings<'_>)),
    /// Proposed procedures and what they do in a catalogue.
    Proposals(fn(&Assessment<'_>, &mut Findings<'_>)),
    /// The waivers, after they were laid over the findings.
    Waivers(fn(&Waiving<'_>, &mut Findings<'_>)),
}
