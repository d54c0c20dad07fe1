//! Papers that a line asks for by the place that lists them: "các giấy tờ quy định tại khoản 2 Điều 24 …".

use super::{CitedCell, Decision};
use crate::citation::Source;

/// The places that a decision names, each with its text: the one of the cell beside where it has none.
pub(super) fn sources(decision: &Decision) -> Vec<Source> {
    let read = |cell: &Option<CitedCell>| cell.as_ref().and_then(|one| one.read.clone().ok());
    let text = read(&decision.instrument).and_then(|cited| cited.texts().next().cloned());
    let cited = read(&decision.provision).unwrap_or_default().0.into_iter();
    let sources = cited.flat_map(|one| std::iter::once(one.source).chain(one.refers_to));
    let complete = sources.map(|source| {
        let named = source.text.as_ref().is_some_and(|text| !text.is_anonymous());
        let text = if named { source.text } else { text.clone() };
        Source { text, ..source }
    });
    complete.collect()
}

/// Whether a citation of a line names a place of a decision, or what that place is in.
pub(super) fn is_of(cited: &Source, named: &Source) -> bool {
    let (Some(text), Some(other)) = (&cited.text, &named.text) else { return false };
    text.is_the_text_of(other)
        && cited.places.iter().any(|place| named.places.iter().any(|one| place.contains(one)))
}
