//! Two reports to keyed, classified, attributed changes.
//!
//! Everything is matched by what it is, never by where it stands: procedures by code and, left over,
//! by content; lines by what they say; measures and findings by what they are about. Every change has
//! one cause, and what the changes move adds up to what the headlines say to the last coin: what is
//! left unexplained is told as the residual, and is zero for reports whose headline is the sum of
//! their rows.

mod alike;
mod attribution;
mod change;
mod derived;
mod effect;
mod lines;
pub mod opposites;
mod outline;
mod pair;
mod procedures;
pub mod raw;
mod snapshot;
mod world;

pub(crate) use alike::{alike, folded};
use attribution::Compared;
pub use attribution::{Amount, Attribution, AxisOf, AxisWord, Incomparable, Moved};
pub use change::{About, Change, Happened, State};
pub use effect::{Coins, Cost, Effect, Units};
pub use outline::{LineOutline, Outline, added_lines, likely};
pub use snapshot::Snapshot;
pub use world::{Cause, Difference, Input};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use self::derived::{Cuts, Names};
use self::pair::Comparing;
use self::procedures::Matched;
use self::snapshot::Procedure;
use self::world::World;
use crate::choice::word;

/// The version of this JSON.
pub const SCHEMA: &str = "tinhgon/diff/1";

/// One in so many procedures of the smaller side has to be on the other, or the two are no two states
/// of one catalogue.
const SHARED: usize = 20;

/// Two reports compared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diff {
    /// Always `tinhgon/diff/1`.
    pub schema: &'static str,
    /// Whether the two share enough to be two states of one catalogue; where not, all of one was
    /// removed and all of the other added, and nothing is attributed.
    pub comparable: bool,
    /// The old side.
    pub old: Side,
    /// The new side.
    pub new: Side,
    /// What differs beside the catalogues.
    pub differences: Vec<Difference>,
    /// What was found to be what.
    pub matching: Matching,
    /// Where the change of each axis comes from; null where the two are not comparable.
    pub attribution: Option<Attribution>,
    /// What changed, the largest effect first.
    pub changes: Vec<Change>,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Side {
    /// How it was named.
    pub name: String,
    /// Digest of the records it was made from.
    pub digest: String,
    /// The day of its verdicts.
    pub as_of: jiff::civil::Date,
    /// Name and version of the tool that made it.
    pub tool: String,
    /// Id of the tariff edition.
    pub tariff: Option<String>,
    /// The currency of its costs.
    pub currency: Option<crate::cost::Currency>,
    /// Id of the target.
    pub target: Option<String>,
}

/// What was found to be what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Matching {
    /// Procedures of the old side.
    pub old: usize,
    /// Procedures of the new side.
    pub new: usize,
    /// On both by their code.
    pub same_code: usize,
    /// On both under another code, by name, dossier and authority.
    pub renamed: Vec<Renamed>,
    /// Only on the new side.
    pub added: usize,
    /// Only on the old side.
    pub removed: usize,
    /// Below this confidence, from 0 to 1, two procedures are two.
    pub threshold: f64,
    /// Lines that are on both sides.
    pub lines: usize,
}

/// A procedure under another code.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Renamed {
    /// Its old code.
    pub old: String,
    /// Its new code.
    pub new: String,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
}

impl Diff {
    /// Whether nothing differs, of the catalogues or beside them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.differences.is_empty()
    }

    /// Compares two reports.
    #[must_use]
    pub fn of(old: &Snapshot, new: &Snapshot) -> Self {
        let world = World::of(old, new);
        let matched = procedures::matched(&old.procedures, &new.procedures);
        let smaller = old.procedures.len().min(new.procedures.len());
        let comparable = matched.pairs.len() * SHARED >= smaller && !matched.pairs.is_empty();
        let axes = attribution::axes(old, new, &world);
        let cuts = rayon::join(|| Cuts::of(old), || Cuts::of(new));
        let comparing = Comparing {
            world: &world,
            costs: attribution::costs(&world),
            unit: attribution::unit(old, new, &world),
            cuts: [&cuts.0, &cuts.1],
        };
        let (mut changes, names) =
            of_procedures(&comparing, &old.procedures, &new.procedures, &matched);
        let (measures, findings) = rayon::join(
            || derived::measures(old, new, &names, &world),
            || derived::findings(old, new, &names, &world),
        );
        changes.extend(measures);
        changes.extend(findings);
        let compared = match comparable {
            true => Compared::of(&axes),
            // What all of one catalogue and all of another cost is no change.
            false => Compared::default(),
        };
        for change in &mut changes {
            change.effect = compared.of_effect(change.effect);
        }
        let attribution = comparable.then(|| Attribution::of(old, new, &axes, &changes));
        changes.extend(world.differences.iter().filter_map(of_input));
        changes.sort_by(|a, b| {
            let order = |one: &Change| (std::cmp::Reverse(one.effect.size()), one.about, one.kind);
            let by_id = || (&a.id, &a.procedure).cmp(&(&b.id, &b.procedure));
            order(a).cmp(&order(b)).then_with(by_id)
        });
        Self {
            schema: SCHEMA,
            comparable,
            old: Side::of(old),
            new: Side::of(new),
            matching: Matching::of(&old.procedures, &new.procedures, &matched, names.lines()),
            differences: world.differences,
            attribution,
            changes,
        }
    }
}

impl Matching {
    fn of(old: &[Procedure], new: &[Procedure], matched: &Matched, lines: usize) -> Self {
        let renamed = matched.pairs.iter().filter_map(|&(n, m, sure)| {
            let (old, new) = (old.get(n)?.code.clone(), new.get(m)?.code.clone());
            Some(Renamed { old, new, confidence: sure? })
        });
        let renamed: Vec<Renamed> = renamed.collect();
        Self {
            old: old.len(),
            new: new.len(),
            same_code: matched.pairs.len() - renamed.len(),
            renamed,
            added: matched.added.len(),
            removed: matched.removed.len(),
            threshold: procedures::SURE,
            lines,
        }
    }
}

/// What changed of procedures and their lines, and how they are called on the new side.
fn of_procedures<'a>(
    comparing: &Comparing<'_>,
    old: &'a [Procedure],
    new: &'a [Procedure],
    matched: &Matched,
) -> (Vec<Change>, Names<'a>) {
    let removed = matched.removed.iter().filter_map(|at| old.get(*at));
    let added = matched.added.iter().filter_map(|at| new.get(*at));
    let mut changes: Vec<Change> = removed
        .map(|one| comparing.whole(one, Happened::Removed))
        .chain(added.map(|one| comparing.whole(one, Happened::Added)))
        .collect();
    let pairs = matched.pairs.iter();
    let pairs: Vec<_> =
        pairs.filter_map(|&(n, m, sure)| Some((old.get(n)?, new.get(m)?, sure))).collect();
    let compared: Vec<_> =
        pairs.par_iter().map(|(a, b, sure)| comparing.pair(a, b, *sure)).collect();
    let mut names = Names::default();
    for ((a, b, _), found) in pairs.into_iter().zip(compared) {
        let touched = found.changes.iter().any(|one| one.cause == Cause::Real);
        names.add(&a.code, &b.code, found.lines, touched);
        changes.extend(found.changes);
    }
    (changes, names)
}

impl Side {
    fn of(one: &Snapshot) -> Self {
        Self {
            name: one.name.clone(),
            digest: one.inputs.digest.clone(),
            as_of: one.inputs.as_of,
            tool: one.inputs.tool.clone(),
            tariff: one.inputs.tariff.clone(),
            currency: one.currency,
            target: one.inputs.target.clone(),
        }
    }
}

/// A difference of the inputs that moves figures, as a change.
fn of_input(one: &Difference) -> Option<Change> {
    let word = word(one.input);
    let id = match &one.key {
        Some(key) => format!("{word}:{key}"),
        None => word,
    };
    let kind = Happened::between(one.before.as_ref(), one.after.as_ref());
    Some(Change {
        before: one.before.clone().map(State::text),
        after: one.after.clone().map(State::text),
        ..Change::new(id, kind, one.cause()?, About::Inputs, None)
    })
}
