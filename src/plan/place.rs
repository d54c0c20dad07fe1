//! In which text a measure is to be amended: that of its provision, or the likeliest legal basis that
//! somebody can amend.

use super::survey::Nowhere;
use crate::appraisal::Appraisal;
use crate::catalog::{LegalBasis, Procedure, Requirement};
use crate::knowledge::{InstrumentIx, Rank};
use crate::measure::imposing::{Hint, Imposing, Ranking};
use crate::measure::{Kind, Measure};

/// Where a measure is to be amended.
pub(super) enum Place {
    /// The instrument of its provision.
    Known(InstrumentIx),
    /// The likeliest legal basis, by its position in the list.
    Likely(usize),
}

pub(super) fn line_of<'p>(procedure: &'p Procedure, measure: &Measure) -> Option<&'p Requirement> {
    procedure.requirements.get(usize::try_from(measure.line?).ok()?)
}

/// Whether somebody can amend a text on the day of the analysis: it has a number by which it is told
/// from others, is not known to be out of force, and is no treaty or consolidated text.
pub(super) fn is_amendable(
    appraisal: &Appraisal<'_>,
    imposing: &Imposing<'_>,
    basis: &LegalBasis,
) -> bool {
    let analysis = appraisal.analysis;
    let instruments = &analysis.knowledge.instruments;
    match basis.instrument.or_else(|| instruments.find(&basis.number)) {
        Some(known) => is_in_force(appraisal, known),
        None => {
            let named = basis.number.contains(|letter: char| letter.is_ascii_digit());
            named && imposing.rank_of(&basis.number) != Some(Rank::Other)
        }
    }
}

fn is_in_force(appraisal: &Appraisal<'_>, instrument: InstrumentIx) -> bool {
    let analysis = appraisal.analysis;
    let known = &analysis.knowledge.instruments[instrument];
    // One that is yet to enter into force can be amended already.
    let over = known.in_force.until.is_some_and(|until| until < analysis.as_of);
    !over && known.rank != Rank::Other
}

/// The instrument to amend for a measure, or the likeliest.
pub(super) fn place(
    appraisal: &Appraisal<'_>,
    procedure: &Procedure,
    measure: &Measure,
    ranking: &Ranking<'_>,
    amendable: &dyn Fn(&LegalBasis) -> bool,
) -> Result<Place, Nowhere> {
    let line = line_of(procedure, measure);
    if let Some(place) = line.and_then(|line| line.provision.as_ref()) {
        let there = is_in_force(appraisal, place.instrument);
        return if there { Ok(Place::Known(place.instrument)) } else { Err(Nowhere::NotAmended) };
    }
    let suspects = line.map_or_else(|| ranking.rank_whole(), |line| ranking.rank(line));
    // What is about the whole procedure stands in the text on its matter, if there is one.
    let matter = match measure.kind {
        Kind::WaiveOnlineFee => Some(Hint::OnFees),
        Kind::Prefill => Some(Hint::OnForms),
        _ => None,
    };
    // Fees are set by texts on fees and by no others (Luật Phí và lệ phí): without one among the
    // legal bases nobody knows what to amend.
    let only_on_matter = measure.kind == Kind::WaiveOnlineFee;
    let on_matter = |hint| suspects.iter().filter(move |one| one.hints.contains(hint));
    let first = matter.into_iter().flat_map(on_matter);
    let then = suspects.iter().filter(|_| !only_on_matter);
    let mut likely = first.chain(then).peekable();
    if likely.peek().is_none() {
        return Err(Nowhere::NoText);
    }
    let there = |position: usize| procedure.legal_bases.get(position).is_some_and(amendable);
    let found = likely.map(|suspect| suspect.position).find(|position| there(*position));
    found.map(Place::Likely).ok_or(Nowhere::NotAmended)
}
