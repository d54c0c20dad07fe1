//! What only the whole graph shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Level};
use crate::derive::Unlock;
use crate::graph::{Bundle, BundleSettings, Circle, Detail, Graph, Superfluous};

use super::Analyst;
use crate::index::Ix;
use crate::knowledge::AuthorityIx;
use crate::reading::Reading;
use std::sync::Arc;

/// What only the whole graph shows; each list is sorted by weight, then by name.
#[derive(Clone, Debug, Default)]
pub struct Insights {
    /// Openings that would make most lines replaceable.
    pub unlocks: Vec<Unlock>,
    /// Procedures that issue nothing but papers that registers replace.
    pub abolition: Vec<Superfluous>,
    /// Circles of procedures, each needing what the next one issues.
    pub circles: Vec<Circle>,
    /// Procedures that ask for the same papers and could be one visit.
    pub bundles: Vec<Bundle>,
    /// At which levels procedures of a field are settled, by the authority that promulgated them.
    pub levels: BTreeMap<(AuthorityIx, Arc<str>), BTreeSet<Level>>,
    /// By position of a procedure, the first bundle that another one leads it in.
    led: Vec<Option<usize>>,
}

impl Insights {
    pub(super) fn of(
        catalog: &Catalog,
        readings: &[Vec<Arc<Reading>>],
        analyst: &Analyst<'_>,
    ) -> Self {
        let graph = Graph::new(catalog, readings, analyst.knowledge(), Detail::WithoutSteps);
        let derivation = analyst.for_anybody();
        // The circles take as long as everything else.
        let (circles, (unlocks, bundles, superfluous, levels)) = rayon::join(
            || graph.circles(),
            || {
                let unlocks = derivation.unlocks(&graph.demand());
                let bundles = graph.bundles(BundleSettings::default());
                (unlocks, bundles, graph.superfluous(&derivation), levels(catalog))
            },
        );
        // What first records the data is where the register has it from: only a procedure that
        // confirms or copies what is held can go.
        let confirms = |one: &Superfluous| {
            let procedure = catalog.procedures.get(one.procedure.raw() as usize);
            procedure.is_some_and(|one| analyst.knowledge().cues.only_confirms(&one.name))
        };
        // A procedure that asks for its own result renews it: that is no vicious circle.
        let circles = circles.into_iter().filter(|circle| circle.links.len() > 1);
        Self {
            // The knowledge is larger than the input: what no line asks for unlocks nothing here.
            unlocks: unlocks.into_iter().filter(|unlock| unlock.requirements > 0).collect(),
            abolition: superfluous.into_iter().filter(confirms).collect(),
            circles: circles.collect(),
            led: led(&bundles, catalog.procedures.len()),
            bundles,
            levels,
        }
    }

    /// The first bundle with the procedure of a position that another procedure leads.
    #[must_use]
    pub fn bundle_of(&self, position: usize) -> Option<&Bundle> {
        self.bundles.get((*self.led.get(position)?)?)
    }

    /// Whether procedures of a field are settled at a level already.
    #[must_use]
    pub fn is_settled_at(&self, authority: AuthorityIx, sector: &str, level: Level) -> bool {
        let levels = self.levels.get(&(authority, Arc::from(sector)));
        levels.is_some_and(|levels| levels.contains(&level))
    }
}

fn led(bundles: &[Bundle], procedures: usize) -> Vec<Option<usize>> {
    let mut led = vec![None; procedures];
    for (at, bundle) in bundles.iter().enumerate() {
        for one in bundle.procedures.iter().filter(|one| **one != bundle.leader) {
            if let Some(first) = led.get_mut(one.raw() as usize) {
                first.get_or_insert(at);
            }
        }
    }
    led
}

fn levels(catalog: &Catalog) -> BTreeMap<(AuthorityIx, Arc<str>), BTreeSet<Level>> {
    let mut fields: BTreeMap<(AuthorityIx, Arc<str>), BTreeSet<Level>> = BTreeMap::new();
    for procedure in catalog.procedures.iter().filter(|one| !one.sector.is_empty()) {
        let Some(authority) = procedure.authority else { continue };
        let levels = fields.entry((authority, procedure.sector.clone())).or_default();
        levels.extend(procedure.levels.iter().copied());
    }
    fields
}
