//! Measures that are chosen and stand in no article: an abolition that nobody has accepted, and what is
//! beyond the power of who decides.

use super::DraftKind;
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Decisions, Ruling};
use crate::catalog::Procedure;
use crate::knowledge::Knowledge;
use crate::measure::Kind;

/// Why a measure stands in no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// That a procedure may go is for people to judge: what it issues may serve somebody whom no
    /// catalogue knows.
    Undecided,
    /// A resolution of the Government is about the procedures of the Government.
    OutsideGovernment,
}

/// Whether an abolition is carried out because somebody named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abolitions {
    /// The kind was named by itself.
    Named,
    /// It came along with others.
    Implied,
}

/// A measure that is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// Its id.
    pub measure: String,
    /// The code of the procedure.
    pub code: String,
    /// Its name.
    pub procedure: String,
    /// Why.
    pub why: Withheld,
}

/// The measures that a text of a kind may not carry, by procedure, after what people decided. A procedure from outside the Government
/// has all of its measures held back, since one that goes may free another.
#[must_use]
pub fn held_back(
    kind: DraftKind,
    appraisal: &Appraisal<'_>,
    decided: &Decisions,
    abolitions: Abolitions,
) -> Vec<HeldBack> {
    let knowledge = appraisal.analysis.knowledge;
    let mut held = Vec::new();
    for (dossier, one) in appraisal.dossiers() {
        let outside = kind == DraftKind::Resolution && is_outside(dossier.procedure, knowledge);
        let chosen = |at: usize| one.chosen.iter().any(|chosen| chosen.measure == at);
        if outside && !one.chosen.is_empty() {
            let all = one.measures.iter().map(|measure| measure.id_in(dossier));
            held.extend(all.map(|id| row(dossier, id, Withheld::OutsideGovernment)));
            continue;
        }
        for (at, measure) in one.measures.iter().enumerate() {
            if measure.kind != Kind::Abolish || !chosen(at) {
                continue;
            }
            let id = measure.id_in(dossier);
            let accepted = decided.on(&id).is_some_and(|one| one.ruling == Ruling::Accept);
            if !accepted && abolitions == Abolitions::Implied {
                held.push(row(dossier, id, Withheld::Undecided));
            }
        }
    }
    held
}

fn row(dossier: Dossier<'_>, measure: String, why: Withheld) -> HeldBack {
    let procedure = dossier.procedure;
    HeldBack {
        measure,
        code: procedure.code.to_string(),
        procedure: procedure.name.to_string(),
        why,
    }
}

/// Whether a procedure belongs to an authority that is none of the Government's.
fn is_outside(procedure: &Procedure, knowledge: &Knowledge) -> bool {
    let mut lineage = procedure.authority.into_iter().flat_map(|ix| knowledge.lineage(ix));
    lineage.any(|ix| knowledge.authorities[ix].outside_government.is_some())
}
