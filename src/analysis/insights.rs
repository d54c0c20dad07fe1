//! What only the whole graph shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Level};
use crate::derive::Unlock;
use crate::graph::{Bundle, BundleSettings, Circle, Detail, Graph, Superfluous};

use super::Analyst;
use crate::catalog::text::key;
use crate::index::Ix;
use crate::knowledge::AuthorityIx;
use crate::reading::Reading;
use std::sync::Arc;

/// By authority and field: the names of results, as they are compared, with the levels that issue them.
type Results = BTreeMap<(AuthorityIx, Arc<str>), BTreeSet<(String, Level)>>;

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
    /// Which results procedures of a field have at which levels, by the authority that promulgated them.
    results: Results,
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
        let (circles, (unlocks, bundles, superfluous, results)) = rayon::join(
            || graph.circles(),
            || {
                let unlocks = derivation.unlocks(&graph.demand());
                let bundles = graph.bundles(BundleSettings::default());
                (unlocks, bundles, graph.superfluous(&derivation), results(catalog))
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
            results,
        }
    }

    /// The first bundle with the procedure of a position that another procedure leads.
    #[must_use]
    pub fn bundle_of(&self, position: usize) -> Option<&Bundle> {
        self.bundles.get((*self.led.get(position)?)?)
    }

    /// Whether a level issues a paper of a name already, in some procedure of a field.
    #[must_use]
    pub fn is_issued_at(
        &self,
        (authority, sector): (AuthorityIx, &str),
        paper: &str,
        level: Level,
    ) -> bool {
        let results = self.results.get(&(authority, Arc::from(sector)));
        results.is_some_and(|results| results.contains(&(key(paper), level)))
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

fn results(catalog: &Catalog) -> Results {
    let mut fields = Results::new();
    for procedure in catalog.procedures.iter().filter(|one| !one.sector.is_empty()) {
        let Some(authority) = procedure.authority else { continue };
        let results = fields.entry((authority, procedure.sector.clone())).or_default();
        for result in procedure.results.iter().filter(|result| result.document.is_some()) {
            let name = key(&result.name);
            results.extend(procedure.levels.iter().map(|level| (name.clone(), *level)));
        }
    }
    fields
}
