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
mod pair;
mod procedures;
pub mod raw;
mod snapshot;
mod world;

use attribution::Compared;
pub use attribution::{Amount, Attribution, AxisOf, AxisWord, Incomparable, Moved};
pub use change::{About, Change, Happened, State};
pub use effect::{Coins, Cost, Effect, Units};
pub use snapshot::Snapshot;
pub use world::{Cause, Difference, Input};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use self::derived::{Cuts, Names};
use self::pair::Comparing;
use self::world::World;

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
        let mut changes: Vec<Change> = Vec::new();
        let whole = |all: &[snapshot::Procedure], at: &[usize], happened| -> Vec<Change> {
            let one = |at: &usize| Some(comparing.whole(all.get(*at)?, happened));
            at.iter().filter_map(one).collect()
        };
        changes.extend(whole(&old.procedures, &matched.removed, Happened::Removed));
        changes.extend(whole(&new.procedures, &matched.added, Happened::Added));
        let mut names = Names::default();
        let pairs: Vec<_> = matched
            .pairs
            .iter()
            .filter_map(|&(n, m, sure)| {
                Some((old.procedures.get(n)?, new.procedures.get(m)?, sure))
            })
            .collect();
        let compared: Vec<_> =
            pairs.par_iter().map(|(a, b, sure)| comparing.pair(a, b, *sure)).collect();
        let mut lines = 0;
        for ((a, b, _), found) in pairs.iter().zip(compared) {
            names.codes.insert(&a.code, &b.code);
            if found.changes.iter().any(|one| one.cause == Cause::Real) {
                names.touched.insert(&b.code);
            }
            lines += found.lines.len();
            let known = found.lines.into_iter().map(|(old, new)| ((a.code.as_str(), old), new));
            names.lines.extend(known);
            changes.extend(found.changes);
        }
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
        let renamed = pairs.iter().filter_map(|(a, b, sure)| {
            let confidence = ((*sure)? * 100.0).round() / 100.0;
            Some(Renamed { old: a.code.clone(), new: b.code.clone(), confidence })
        });
        let renamed: Vec<Renamed> = renamed.collect();
        Self {
            schema: SCHEMA,
            comparable,
            old: Side::of(old),
            new: Side::of(new),
            matching: Matching {
                old: old.procedures.len(),
                new: new.procedures.len(),
                same_code: pairs.len() - renamed.len(),
                renamed,
                added: matched.added.len(),
                removed: matched.removed.len(),
                threshold: procedures::SURE,
                lines,
            },
            differences: world.differences,
            attribution,
            changes,
        }
    }
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
    let word = serde_json::to_value(one.input).ok()?;
    let word = word.as_str()?;
    let id = one.key.as_ref().map_or_else(|| word.to_owned(), |key| format!("{word}:{key}"));
    Some(Change {
        id,
        kind: match (&one.before, &one.after) {
            (None, _) => Happened::Added,
            (_, None) => Happened::Removed,
            _ => Happened::Changed,
        },
        cause: one.cause()?,
        about: About::Inputs,
        procedure: None,
        name: None,
        fields: Vec::new(),
        confidence: None,
        before: one.before.clone().map(State::text),
        after: one.after.clone().map(State::text),
        effect: Effect::default(),
    })
}
