//! Which text each measure amends: the one that imposes the line, or the likeliest legal basis.

use rayon::prelude::*;

use crate::analysis::Dossier;
use crate::appraisal::Appraised;
use crate::measure::Measure;
use crate::measure::imposing::Imposing;
use crate::report::Report;

/// The text that a measure amends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amended<'r> {
    /// Its number.
    pub(super) number: &'r str,
    /// Whether the catalogue names the provision; otherwise the text is only the likeliest.
    pub(super) known: bool,
}

/// What the measures of each procedure amend, in the order of the catalogue and of the measures.
pub(super) fn of_all<'r>(report: &'r Report<'_>) -> Vec<Vec<Option<Amended<'r>>>> {
    let Some(appraisal) = report.appraisal else { return Vec::new() };
    let dossiers: Vec<(Dossier<'_>, &Appraised)> =
        appraisal.analysis.dossiers().zip(&appraisal.procedures).collect();
    let imposing = report.imposing.as_ref();
    dossiers.par_iter().map(|(dossier, one)| of_one(report, imposing, *dossier, one)).collect()
}

fn of_one<'r>(
    report: &'r Report<'_>,
    imposing: Option<&'r Imposing<'_>>,
    dossier: Dossier<'r>,
    one: &Appraised,
) -> Vec<Option<Amended<'r>>> {
    let procedure = dossier.procedure;
    let instruments = &report.analysis.knowledge.instruments;
    let mut ranking = None;
    // Measures of one line follow each other, and amend the same text.
    let mut last: Option<(u32, Option<Amended<'r>>)> = None;
    let mut amended = |measure: &Measure| {
        let at = measure.line?;
        if let Some((_, amended)) = last.filter(|(line, _)| *line == at) {
            return amended;
        }
        let line = procedure.requirements.get(at as usize)?;
        let found = match &line.provision {
            Some(place) => {
                Some(Amended { number: &instruments[place.instrument].number, known: true })
            }
            None => imposing.and_then(|imposing| {
                let ranking = ranking.get_or_insert_with(|| imposing.of(procedure));
                let first = ranking.rank(line).into_iter().next()?;
                let basis = procedure.legal_bases.get(first.position)?;
                Some(Amended { number: &basis.number, known: false })
            }),
        };
        last = Some((at, found));
        found
    };
    one.measures.iter().map(&mut amended).collect()
}
