//! What a revision does not state, and the figures of it therefore keep.
//!
//! A draft that changes a fee need not repeat the dossier, and a record without conditions may only
//! lack them. Taken as it stands, such a revision would cut everything that it is silent about: the
//! largest reductions would come from the least complete drafts. So figures take of the existing
//! procedure what the revision does not state, and the assessment names these parts. Whoever abolishes
//! conditions says that there are none.

use crate::assess::Part;
use crate::catalog::{Channel, Fee, Procedure, TimeLimit};

/// A revision with what it does not state taken from the procedure whose place it takes, and which
/// parts these are; `None` where it states whatever that one does.
pub(super) fn completed(old: &Procedure, new: &Procedure) -> Option<(Procedure, Vec<Part>)> {
    let mut whole = new.clone();
    let kept: Vec<Part> =
        Part::ALL.into_iter().filter(|part| keep(*part, old, &mut whole)).collect();
    (!kept.is_empty()).then_some((whole, kept))
}

/// Takes a part over where only the existing procedure states it, and says whether it did.
fn keep(part: Part, old: &Procedure, new: &mut Procedure) -> bool {
    match part {
        Part::Name => {
            let silent = new.name.is_empty() && !old.name.is_empty();
            if silent {
                new.name.clone_from(&old.name);
            }
            silent
        }
        Part::Steps => fill(&mut new.steps, &old.steps),
        Part::Channels => fill(&mut new.channels, &old.channels),
        Part::Dossier => {
            let kept = fill(&mut new.requirements, &old.requirements);
            if kept {
                new.cases.clone_from(&old.cases);
                // What was measured of lines was measured of these.
                let of_lines = old.measured.iter().filter(|row| row.line.is_some());
                new.measured.extend(of_lines.cloned());
            }
            kept
        }
        Part::Subjects => fill(&mut new.subjects, &old.subjects),
        Part::Results => fill(&mut new.results, &old.results),
        Part::LegalBases => fill(&mut new.legal_bases, &old.legal_bases),
        Part::Conditions if new.denies_conditions => false,
        Part::Conditions => fill(&mut new.conditions, &old.conditions),
        Part::Agency => {
            let silent = new.settled_by.is_empty() && new.settled_by_text.is_empty();
            let stated = !(old.settled_by.is_empty() && old.settled_by_text.is_empty());
            if silent && stated {
                new.settled_by.clone_from(&old.settled_by);
                new.settled_by_text.clone_from(&old.settled_by_text);
                fill(&mut new.levels, &old.levels);
            }
            silent && stated
        }
        Part::TimeLimit => of_channels(old, new, |known, silent| {
            let stated = known.time_limit != TimeLimit::Unknown;
            let kept = stated && silent.time_limit == TimeLimit::Unknown;
            if kept {
                silent.time_limit = known.time_limit.clone();
            }
            kept
        }),
        Part::Fees => of_channels(old, new, |known, silent| {
            let kept = known.fee != Fee::Unknown && silent.fee == Fee::Unknown;
            if kept {
                silent.fee = known.fee.clone();
            }
            kept
        }),
        // Of a line that is stated, what is not said of copies and forms stays unknown: which line it
        // was before is a guess.
        Part::Copies | Part::Forms => false,
    }
}

fn fill<T: Clone>(new: &mut Vec<T>, old: &[T]) -> bool {
    let kept = new.is_empty() && !old.is_empty();
    if kept {
        new.extend_from_slice(old);
    }
    kept
}

/// Looks at each channel beside the existing one of its kind.
fn of_channels(
    old: &Procedure,
    new: &mut Procedure,
    keep: impl Fn(&Channel, &mut Channel) -> bool,
) -> bool {
    let mut kept = false;
    for silent in &mut new.channels {
        let known = old.channels.iter().find(|one| one.kind == silent.kind);
        kept |= known.is_some_and(|known| keep(known, silent));
    }
    kept
}
