//! What must be amended: one provision that demands the same paper in forty procedures is one
//! amendment and forty requirements. Both are counted, neither twice.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::appraisal::Appraisal;
use crate::knowledge::{InstrumentIx, Rank};

/// The amendments that the measures of the scenario take.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Amendments {
    /// Dossier lines that measures touch.
    pub requirements: usize,
    /// Those of them whose provision is known.
    pub known: usize,
    /// Different provisions among these: points, clauses or articles of one instrument each.
    pub provisions: usize,
    /// Different instruments that these stand in, by number.
    pub instruments: Vec<AmendedRow>,
}

/// One instrument to amend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendedRow {
    /// Its number.
    pub instrument: String,
    /// Its rank.
    pub rank: Rank,
    /// Id of the authority that issued it.
    pub issuer: String,
    /// Different provisions in it.
    pub provisions: usize,
    /// Dossier lines that they impose.
    pub requirements: usize,
}

impl Amendments {
    /// The amendments of an appraisal.
    #[must_use]
    pub fn of(appraisal: &Appraisal<'_>) -> Self {
        let mut touched = 0;
        let mut places: BTreeMap<(InstrumentIx, Option<&str>), usize> = BTreeMap::new();
        for (dossier, one) in appraisal.dossiers() {
            let chosen = one.chosen.iter().filter_map(|chosen| one.measures.get(chosen.measure));
            let mut lines: Vec<u32> = chosen.filter_map(|measure| measure.line).collect();
            lines.sort_unstable();
            lines.dedup();
            touched += lines.len();
            for line in lines {
                let line = dossier.procedure.requirements.get(line as usize);
                if let Some(place) = line.and_then(|line| line.provision.as_ref()) {
                    let key = (place.instrument, place.place.as_deref());
                    *places.entry(key).or_default() += 1;
                }
            }
        }
        let instruments = &appraisal.analysis.knowledge.instruments;
        let authorities = &appraisal.analysis.knowledge.authorities;
        let mut rows: BTreeMap<InstrumentIx, AmendedRow> = BTreeMap::new();
        for (&(instrument, _), requirements) in &places {
            let known = &instruments[instrument];
            let row = rows.entry(instrument).or_insert_with(|| AmendedRow {
                instrument: known.number.to_string(),
                rank: known.rank,
                issuer: authorities[known.issuer].id.to_string(),
                provisions: 0,
                requirements: 0,
            });
            row.provisions += 1;
            row.requirements += requirements;
        }
        let mut rows: Vec<AmendedRow> = rows.into_values().collect();
        // Those that free most lines first; equal ones keep the order of numbers.
        rows.sort_by_key(|row| std::cmp::Reverse(row.requirements));
        Self {
            requirements: touched,
            known: places.values().sum(),
            provisions: places.len(),
            instruments: rows,
        }
    }
}
