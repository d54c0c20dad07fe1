//! From which registers the form of a procedure can be filled in beforehand.

use crate::analysis::Analysis;
use crate::catalog::{Procedure, SubjectKind};
use crate::derive::{Access, AssumedOpen, Context, access};
use crate::knowledge::{Population, RegisterIx};

/// The registers from which a form is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filling {
    /// Those that answer the agency about those who apply.
    pub registers: Vec<RegisterIx>,
    /// Where all of them are open by assumption only: those, with the day the law opens them.
    pub assumed: Vec<AssumedOpen>,
}

impl Filling {
    /// What fills in the form of a procedure; `None` where no register does. One that holds data about
    /// some of those who apply is enough: they are spared the work.
    pub(super) fn of(analysis: &Analysis<'_>, procedure: &Procedure) -> Option<Self> {
        let knowledge = analysis.knowledge;
        let context = Context::of(procedure, analysis.as_of);
        let applicants = applicants(&procedure.subjects);
        let mut filling = Self::default();
        let mut by_law = false;
        for (register, row) in knowledge.registers.iter() {
            let about_them = row.populations.iter().any(|one| applicants.contains(one));
            if row.fills_forms.is_none() || !about_them {
                continue;
            }
            match access(knowledge, context, &analysis.assumptions, register) {
                Access::Open { .. } => by_law = true,
                Access::Assumed(closed) => {
                    filling.assumed.push(AssumedOpen { register, opens: closed.until() });
                }
                Access::Closed(_) => continue,
            }
            filling.registers.push(register);
        }
        if by_law {
            filling.assumed.clear();
        }
        (!filling.registers.is_empty()).then_some(filling)
    }
}

/// Those who apply, as registers call them; citizens where the source names nobody.
fn applicants(subjects: &[SubjectKind]) -> Vec<Population> {
    let applicant = |subject: &SubjectKind| match subject {
        SubjectKind::Citizen | SubjectKind::VietnameseAbroad => Population::Citizen,
        SubjectKind::Foreigner => Population::Foreigner,
        SubjectKind::Enterprise => Population::Enterprise,
        SubjectKind::Cooperative => Population::Cooperative,
        SubjectKind::HouseholdBusiness => Population::HouseholdBusiness,
        SubjectKind::Organisation => Population::Organisation,
    };
    match subjects.is_empty() {
        true => vec![Population::Citizen],
        false => subjects.iter().map(applicant).collect(),
    }
}
