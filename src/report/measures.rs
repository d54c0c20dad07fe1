//! Measures as the report's JSON shows them.

use std::cell::OnceCell;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::rows::{ProvisionRow, provision};
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Appraised, Days};
use crate::catalog::Requirement;
use crate::cost::{Cut, Cuts, Decimal, Money, Spread};
use crate::derive::AssumedOpen;
use crate::knowledge::{InstrumentIx, Rank, Whom};
use crate::measure::imposing::{Imposing, Ranking};
use crate::measure::{Kind, Measure};

/// One measure.
#[derive(Clone, Serialize, JsonSchema)]
pub struct MeasureRow<'a> {
    /// Its stable id: kind, procedure, line.
    pub(super) id: String,
    /// What kind of cut it is.
    pub(super) kind: Kind,
    /// Code of the procedure.
    pub(super) procedure: &'a str,
    /// Id of the dossier line; null when it is about the whole procedure.
    pub(super) requirement: Option<&'a str>,
    /// Code of the procedure it is joined with, for `join`.
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<&'a str>,
    /// The line that asks for the same paper and stays, for `remove_duplicate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    keeps: Option<KeptRow<'a>>,
    /// Numbers of the instruments to amend: the one that imposes the line where that is known,
    /// otherwise the legal bases that most likely do, the likeliest first.
    pub(super) instruments: Vec<&'a str>,
    /// The same instruments, each with what is known of it.
    amends: Vec<AmendsRow<'a>>,
    /// The provision to amend; null when it is not known. None is ever guessed.
    pub(super) provision: Option<ProvisionRow<'a>>,
    /// What it removes on the axes that count and measure time.
    units: Units,
    /// What it saves in one dossier when it is the only measure, in the smallest coin.
    pub(super) saving: Spread<Money>,
    /// Whether the scenario carries it out.
    pub(super) chosen: bool,
    /// What it saves beyond the measures before it; they add up to the whole saving.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attributed: Option<Money>,
    /// Ids of the measures that cannot be carried out beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excludes: Vec<String>,
    /// Who would still ask for what the procedure issues, for `abolish`: no register answers them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    still_asked_by: Vec<Whom>,
    /// What it takes before it can be carried out.
    depends: Depends<'a>,
}

/// A line that stays where another that asks for the same paper goes.
#[derive(Clone, Copy, Serialize, JsonSchema)]
pub struct KeptRow<'a> {
    /// Its id.
    requirement: &'a str,
    /// The case it stands in; null when it always applies.
    case: Option<&'a str>,
}

/// An instrument to amend.
#[derive(Clone, Copy, Serialize, JsonSchema)]
pub struct AmendsRow<'a> {
    /// Its number.
    instrument: &'a str,
    /// Its rank, as known or as the letters of the number tell; null where neither does.
    rank: Option<Rank>,
    /// Id of the authority that issued it, in the same way; of a joint text the one that leads.
    issuer: Option<&'a str>,
}

/// What a measure takes before it can be carried out.
#[derive(Clone, Default, Serialize, JsonSchema)]
pub struct Depends<'a> {
    /// Registers that are open by assumption only, by id.
    registers: Vec<DependsOnRegister<'a>>,
    /// Ids of the measures without which this one changes nothing.
    measures: Vec<String>,
}

/// A register that has to be opened first.
#[derive(Clone, Copy, Serialize, JsonSchema)]
pub struct DependsOnRegister<'a> {
    /// Its id.
    register: &'a str,
    /// The day from which the law opens what is used of it; null when no text is known that does.
    opens: Option<Date>,
}

/// What a measure removes on the axes that count and measure time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Units {
    /// Procedures that go.
    procedures: u64,
    /// Dossier lines that go.
    requirements: u64,
    /// Dossier lines that become lighter.
    simplified: u64,
    /// Conditions that go; left out when none does.
    #[serde(skip_serializing_if = "is_zero")]
    conditions: u64,
    /// Days that go of those the agency may take; left out when none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Decimal>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// Legal bases named for a line whose provision is not known.
const SUSPECTS: usize = 3;

/// The measures of one procedure.
pub(super) fn rows<'a>(
    appraisal: &'a Appraisal<'a>,
    imposing: Option<&'a Imposing<'a>>,
    dossier: Dossier<'a>,
    one: &'a Appraised,
) -> Vec<MeasureRow<'a>> {
    if one.measures.is_empty() {
        return Vec::new();
    }
    let maker = Maker { appraisal, imposing, dossier, one, ranking: OnceCell::new() };
    one.measures.iter().enumerate().map(|(n, measure)| maker.row(n, measure)).collect()
}

/// Makes the rows of one procedure.
struct Maker<'a> {
    appraisal: &'a Appraisal<'a>,
    imposing: Option<&'a Imposing<'a>>,
    dossier: Dossier<'a>,
    one: &'a Appraised,
    /// Made for the first line whose provision is not known.
    ranking: OnceCell<Option<Ranking<'a>>>,
}

impl<'a> Maker<'a> {
    fn row(&self, n: usize, measure: &'a Measure) -> MeasureRow<'a> {
        let procedure = self.dossier.procedure;
        let knowledge = self.appraisal.analysis.knowledge;
        let line = self.line(measure);
        let chosen = self.one.chosen.iter().find(|chosen| chosen.measure == n);
        let imposed = line.and_then(|line| line.provision.as_ref());
        let excluded = self.one.measures.iter().filter(|other| measure.excludes(other));
        let amends = self.amends(measure);
        let still_asked_by = measure.still_asked_by(self.appraisal.analysis);
        MeasureRow {
            id: self.id(measure),
            kind: measure.kind,
            procedure: procedure.code.as_str(),
            requirement: line.map(|line| &*line.id),
            with: measure.with.and_then(|with| {
                let all = &self.appraisal.analysis.catalog.procedures;
                all.get(with).map(|with| with.code.as_str())
            }),
            keeps: measure
                .kept_in(self.dossier)
                .map(|(kept, case)| KeptRow { requirement: &kept.id, case }),
            instruments: amends.iter().map(|one| one.instrument).collect(),
            amends,
            provision: imposed.map(|place| provision(place, knowledge)),
            units: units(self.dossier, measure, self.appraisal.tariff().hours_per_day),
            saving: measure.saving,
            chosen: chosen.is_some(),
            attributed: chosen.map(|chosen| chosen.saving),
            excludes: excluded.map(|other| self.id(other)).collect(),
            still_asked_by: still_asked_by.into_iter().map(|(whom, _)| *whom).collect(),
            depends: self.depends(measure),
        }
    }

    fn line(&self, measure: &Measure) -> Option<&'a Requirement> {
        measure.line_of(self.dossier)
    }

    fn id(&self, measure: &Measure) -> String {
        measure.id_in(self.dossier)
    }

    /// The instrument that imposes the line, or those that most likely do.
    fn amends(&self, measure: &Measure) -> Vec<AmendsRow<'a>> {
        let Some(line) = self.line(measure) else { return Vec::new() };
        if let Some(place) = &line.provision {
            return vec![self.known(place.instrument)];
        }
        let bases = &self.dossier.procedure.legal_bases;
        let rank = || Some(self.imposing?.of(self.dossier.procedure));
        let Some(ranking) = self.ranking.get_or_init(rank) else { return Vec::new() };
        let suspects = ranking.rank(line).into_iter().take(SUSPECTS);
        suspects
            .filter_map(|one| bases.get(one.position))
            .map(|basis| match basis.instrument {
                // As the list writes it, whatever is known of it.
                Some(known) => AmendsRow { instrument: &basis.number, ..self.known(known) },
                None => self.told(&basis.number),
            })
            .collect()
    }

    /// An instrument that is known.
    fn known(&self, instrument: InstrumentIx) -> AmendsRow<'a> {
        let knowledge = self.appraisal.analysis.knowledge;
        let known = &knowledge.instruments[instrument];
        AmendsRow {
            instrument: &known.number,
            rank: Some(known.rank),
            issuer: Some(&knowledge.authorities[known.issuer].id),
        }
    }

    /// An instrument of which nothing is known but its number.
    fn told(&self, number: &'a str) -> AmendsRow<'a> {
        let authorities = &self.appraisal.analysis.knowledge.authorities;
        let issuer = self.imposing.and_then(|imposing| imposing.issuer_of(number));
        AmendsRow {
            instrument: number,
            rank: self.imposing.and_then(|imposing| imposing.rank_of(number)),
            issuer: issuer.map(|ix| &*authorities[ix].id),
        }
    }

    /// What has to be there before a measure can be carried out.
    fn depends(&self, measure: &'a Measure) -> Depends<'a> {
        let analysis = self.appraisal.analysis;
        let assumed = measure.assumed(self.dossier, analysis);
        let register = |one: &AssumedOpen| DependsOnRegister {
            register: &analysis.knowledge.registers[one.register].id,
            opens: one.opens,
        };
        let mut registers: Vec<_> = assumed.iter().map(register).collect();
        registers.sort_unstable_by_key(|one| one.register);
        let needed = measure.needs.iter().filter_map(|&at| self.one.measures.get(at));
        Depends { registers, measures: needed.map(|other| self.id(other)).collect() }
    }
}

fn units(dossier: Dossier<'_>, measure: &Measure, hours_per_day: u16) -> Units {
    let days = || {
        let cuts = Cuts::none().with(measure.cut());
        let days = Days::of(dossier.procedure, &cuts, hours_per_day).cut();
        (days != Decimal::ZERO).then_some(days)
    };
    let count = |wanted: &dyn Fn(&crate::analysis::Line) -> bool| {
        dossier.lines().filter(|(_, line)| wanted(line)).count() as u64
    };
    use crate::reading::LineKind;
    match measure.cut() {
        Cut::Abolish => Units {
            procedures: 1,
            requirements: count(&|line| line.reading.kind != LineKind::Note),
            simplified: 0,
            conditions: dossier.procedure.conditions.len() as u64,
            days: days(),
        },
        Cut::Drop(_) | Cut::Data(_) => Units { requirements: 1, ..Units::default() },
        Cut::Residual(_) | Cut::PlainCopy(_) => Units { simplified: 1, ..Units::default() },
        Cut::Prefill => Units {
            simplified: count(&|line| line.reading.kind == LineKind::Form),
            ..Units::default()
        },
        Cut::ShortenTime => Units { days: days(), ..Units::default() },
        Cut::Join | Cut::Delegate | Cut::Online | Cut::WaiveOnlineFee => Units::default(),
    }
}
