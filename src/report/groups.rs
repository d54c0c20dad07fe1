//! Costs and counts by authority, level and sector. Each group is measured as the whole is.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::{Level, Procedure};
use crate::cost::{Basis, Decimal, Money};
use crate::knowledge::AuthorityIx;
use crate::target::{Counts, Measured};

/// The catalogue in parts, three ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Groups {
    /// By promulgating authority: its id, or its printed name when the id is not known.
    pub authority: Vec<GroupRow>,
    /// By the lowest level at which a procedure is settled.
    pub level: Vec<GroupRow>,
    /// By field (lĩnh vực).
    pub sector: Vec<GroupRow>,
}

/// One part of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// Which part.
    pub key: String,
    /// Its procedures.
    pub procedures: usize,
    /// Its units on the first axis of the target that counts.
    pub regulations: Counts,
    /// What counts as cut, in percent.
    pub regulations_percent: Option<Decimal>,
    /// What its procedures cost now, on the basis of the totals.
    pub before: Money,
    /// What they cost with the measures.
    pub after: Money,
    /// What the measures save.
    pub saving: Money,
    /// The saving in percent.
    pub percent: Option<Decimal>,
}

impl Groups {
    /// The parts of an appraisal, each list by what they cost now, the dearest first.
    #[must_use]
    pub fn of(appraisal: &Appraisal<'_>) -> Self {
        let knowledge = appraisal.analysis.knowledge;
        let authority = |procedure: &Procedure| match procedure.authority {
            Some(ix) => (Some(ix), Arc::default()),
            None => (None, procedure.authority_text.clone()),
        };
        let id = |(ix, printed): &(Option<AuthorityIx>, Arc<str>)| match ix {
            Some(ix) => knowledge.authorities[*ix].id.to_string(),
            None => printed.to_string(),
        };
        let level = |procedure: &Procedure| procedure.levels.iter().max().copied();
        let word = |level: &Option<Level>| level.map_or(String::new(), super::cost::word);
        let sector = |procedure: &Procedure| procedure.sector.clone();
        Self {
            authority: rows(appraisal, authority, id),
            level: rows(appraisal, level, word),
            sector: rows(appraisal, sector, |sector| sector.to_string()),
        }
    }
}

/// The parts that a key makes, each named.
fn rows<K: Ord>(
    appraisal: &Appraisal<'_>,
    key: impl Fn(&Procedure) -> K,
    name: impl Fn(&K) -> String,
) -> Vec<GroupRow> {
    let axes = &appraisal.scenario.target.axes;
    let counted = axes.iter().position(|goal| matches!(goal.measured, Measured::Units(..)));
    let states = counted.and_then(|at| match &axes.get(at)?.measured {
        Measured::Units(_, states) => Some(states.as_slice()),
        Measured::Cost | Measured::Time => None,
    });
    let mut groups: BTreeMap<K, GroupRow> = BTreeMap::new();
    for (dossier, one) in appraisal.dossiers() {
        let row = groups.entry(key(dossier.procedure)).or_default();
        row.procedures += 1;
        if let Some(Some(counts)) = counted.and_then(|at| one.counts.get(at)) {
            row.regulations = row.regulations.plus(*counts);
        }
        // Parts of totals that were summed without overflow.
        row.before =
            row.before.plus(amount(appraisal, one, one.before.total.mid)).unwrap_or_default();
        row.after = row.after.plus(amount(appraisal, one, one.after.total.mid)).unwrap_or_default();
    }
    let mut rows: Vec<GroupRow> = groups
        .into_iter()
        .map(|(key, row)| {
            let saving = row.before.minus(row.after).unwrap_or_default();
            let cut = row.regulations.in_states(states.unwrap_or_default());
            GroupRow {
                key: name(&key),
                saving,
                percent: saving.percent_of(row.before),
                regulations_percent: Decimal::ratio(
                    i128::from(cut) * 100,
                    row.regulations.baseline.into(),
                ),
                ..row
            }
        })
        .collect();
    rows.sort_by(|a, b| b.before.cmp(&a.before).then_with(|| a.key.cmp(&b.key)));
    rows
}

fn amount(appraisal: &Appraisal<'_>, one: &Appraised, per_dossier: Money) -> Money {
    match appraisal.basis {
        Basis::Annual => {
            per_dossier.times_whole(one.volume.unwrap_or_default()).unwrap_or_default()
        }
        Basis::PerDossier => per_dossier,
    }
}
