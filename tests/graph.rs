//! Questions to a small graph, and laws on random ones.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, in its helpers too"
)]

mod support;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use support::catalog::{Spec, catalog};
use support::random::{World, world};
use support::{Folder, context};
use tinhgon::catalog::Catalog;
use tinhgon::derive::Derivations;
use tinhgon::graph::{
    Bundle, BundleSettings, Circle, Detail, Edge, Expansion, Extent, Graph, Labels, Node,
    ProcedureIx, Question, SupplyChain, dot, graphml, mermaid,
};
use tinhgon::index::Ix;
use tinhgon::knowledge::{DocumentIx, Knowledge};
use tinhgon::reading::Reading;

/// 1 issues the card for a birth paper and the old card; 2 issues birth papers for a card and an
/// adult paper; 3 asks twice for one paper and issues plates; 4 issues something unknown.
const SPECS: &[Spec<'_>] = &[
    Spec(4, &["card|birth", "card", "[birth]"], &["?"]),
    Spec(1, &["birth", "card"], &["card"]),
    Spec(2, &["card", "adult,?"], &["birth"]),
    Spec(3, &["adult,adult", "adult", "ethnic", "card"], &["plate_paper"]),
];

fn ask<T>(specs: &[Spec<'_>], question: impl FnOnce(&Graph<'_>) -> T) -> T {
    let knowledge = Folder::small().load().unwrap();
    let (catalog, readings) = catalog(&knowledge, specs);
    let graph = Graph::new(&catalog, &readings, &knowledge, Detail::WithSteps);
    assert_eq!(graph.verify(), Ok(()));
    question(&graph)
}

fn codes(graph: &Graph<'_>, procedures: impl IntoIterator<Item = ProcedureIx>) -> Vec<String> {
    let digits = |code: &str| code.trim_start_matches("1.").trim_start_matches('0').to_owned();
    procedures.into_iter().map(|index| digits(graph.procedure(index).code.as_str())).collect()
}

fn paper(graph: &Graph<'_>, id: &str) -> DocumentIx {
    graph.knowledge().documents.find(id).unwrap()
}

#[test]
fn a_question_is_answered_by_the_procedures_in_the_order_of_codes() {
    ask(SPECS, |graph| {
        let answer = |question: Question| codes(graph, question.resolve(graph).iter());
        assert_eq!(answer(Question::Needs(paper(graph, "card"))), ["1", "2", "3", "4"]);
        assert_eq!(answer(Question::Issues(paper(graph, "card"))), ["1"]);
        let item = graph.knowledge().items.find("age").unwrap();
        assert_eq!(answer(Question::NeedsItem(item)), ["2", "3"]);
        let register = graph.knowledge().registers.find("civil_status").unwrap();
        assert_eq!(answer(Question::ServedBy(register)), ["1", "4"]);
        let second = graph.find("1.000002").unwrap();
        assert_eq!(answer(Question::Suppliers(second)), ["1"]);
        assert_eq!(answer(Question::Consumers(second)), ["1", "4"]);
    });
}

#[test]
fn answers_are_joined_and_subtracted() {
    ask(SPECS, |graph| {
        let card = Question::Needs(paper(graph, "card")).resolve(graph);
        let adult = Question::Needs(paper(graph, "adult")).resolve(graph);
        assert_eq!(codes(graph, card.difference(&adult).iter()), ["1", "4"]);
        assert_eq!(codes(graph, card.intersection(&adult).iter()), ["2", "3"]);
        assert_eq!(card.union(&adult), card);
    });
}

#[test]
fn a_note_asks_for_nothing() {
    ask(&[Spec(1, &["[birth]"], &[])], |graph| {
        assert!(graph.papers_of(graph.find("1.000001").unwrap()).is_empty());
        assert_eq!(graph.demand().values().sum::<u64>(), 0);
    });
}

fn circles(graph: &Graph<'_>) -> Vec<String> {
    let link = |circle: &Circle| {
        let links = circle.links.iter().map(|link| {
            let needs = &graph.knowledge().documents[link.document].id;
            format!("{} needs {needs}", codes(graph, [link.procedure])[0])
        });
        links.collect::<Vec<_>>().join(", ")
    };
    graph.circles().iter().map(link).collect()
}

#[test]
fn a_circle_is_shown_whole_and_once() {
    let shown = ask(SPECS, circles);
    assert_eq!(shown, ["1 needs card", "1 needs birth, 2 needs card"]);
}

#[test]
fn a_supply_chain_expands_each_procedure_once_and_marks_circles() {
    fn shown(graph: &Graph<'_>, chain: &SupplyChain) -> String {
        let code = codes(graph, [chain.procedure]).remove(0);
        match chain.expansion {
            Expansion::Circle => format!("{code}*"),
            Expansion::Elsewhere => format!("{code}^"),
            Expansion::Here => {
                let papers = chain.papers.iter().map(|paper| {
                    let id = &graph.knowledge().documents[paper.document].id;
                    let issuers: Vec<_> =
                        paper.issuers.iter().map(|issuer| shown(graph, issuer)).collect();
                    format!("{id}:{}", issuers.join("+"))
                });
                format!("{code}({})", papers.collect::<Vec<_>>().join(" "))
            }
        }
    }
    ask(SPECS, |graph| {
        let chain = graph.supply_chain(graph.find("1.000004").unwrap());
        let expected = "4(birth:2(adult: card:1(birth:2* card:1*)) card:1^)";
        assert_eq!(shown(graph, &chain), expected);
    });
}

#[test]
fn a_duplicate_is_asked_for_in_two_lines_and_is_no_alternative() {
    ask(SPECS, |graph| {
        let duplicates = graph.duplicates();
        assert_eq!(duplicates.len(), 1);
        assert_eq!(codes(graph, [duplicates[0].procedure]), ["3"]);
        assert_eq!(duplicates[0].document, paper(graph, "adult"));
        let ids = duplicates[0].lines.iter().map(|&line| &*graph.line(line).requirement.id);
        assert_eq!(ids.collect::<Vec<_>>(), ["r1", "r2"]);
    });
}

#[test]
fn a_procedure_that_issues_only_what_registers_answer_is_a_candidate_for_abolition() {
    ask(SPECS, |graph| {
        let derivations = Derivations::new(graph.knowledge());
        let derivation = derivations.in_context(context(graph.knowledge(), "moj"));
        let candidates = graph.superfluous(&derivation);
        assert_eq!(codes(graph, candidates.iter().map(|one| one.procedure)), ["2", "3"]);
    });
}

#[test]
fn procedures_that_share_most_papers_are_bundled_around_a_leader() {
    let specs = [
        Spec(1, &["birth", "adult", "card", "clean", "old"], &[]),
        Spec(2, &["birth", "adult", "card"], &[]),
        Spec(3, &["birth,adult", "card"], &[]),
        Spec(4, &["birth", "ethnic", "plate_paper"], &[]),
        Spec(5, &["birth", "adult"], &[]),
    ];
    ask(&specs, |graph| {
        let bundles = graph.bundles(BundleSettings::default());
        assert_eq!(bundles.len(), 1);
        assert_eq!(codes(graph, bundles[0].procedures.iter().copied()), ["1", "2", "3"]);
        assert_eq!(codes(graph, [bundles[0].leader]), ["2"]);
        assert_eq!((bundles[0].common.len(), bundles[0].all.len()), (3, 5));
    });
}

#[test]
fn the_exports_escape_what_their_language_would_misread() {
    let specs = [Spec(1, &["birth"], &["card"])];
    ask(&specs, |graph| {
        let centre = Node::Procedure(graph.find("1.000001").unwrap());
        let picture = graph.picture(Extent::Around { centre, steps: 2 }, Labels::Vietnamese);
        insta::assert_snapshot!("dot", dot(&picture));
        insta::assert_snapshot!("mermaid", mermaid(&picture));
        insta::assert_snapshot!("graphml", graphml(&picture));
    });
}

#[test]
fn ids_of_a_whole_picture_are_distinct() {
    ask(SPECS, |graph| {
        let picture = graph.picture(Extent::Whole, Labels::English);
        let ids: BTreeSet<&String> = picture.nodes.iter().map(|node| &node.id).collect();
        assert_eq!(ids.len(), picture.nodes.len());
        let demands = picture.edges.iter().filter(|edge| edge.edge == Edge::Demands);
        assert_eq!(demands.count(), 11);
    });
}

#[test]
fn a_missing_reading_is_reported_not_guessed() {
    let knowledge = Folder::small().load().unwrap();
    let (catalog, mut readings) = catalog(&knowledge, SPECS);
    readings[1].pop();
    let graph = Graph::new(&catalog, &readings, &knowledge, Detail::WithoutSteps);
    let broken = graph.verify().unwrap_err();
    assert_eq!(format!("{broken:?}"), "[Readings(ProcedureIx(1))]");
}

/// A random catalogue over the papers of a random world: what each procedure asks for and issues.
type RandomCatalog = Vec<(Vec<usize>, Vec<usize>)>;

fn random_catalog() -> impl Strategy<Value = RandomCatalog> {
    vec((vec(0..8_usize, 0..6), vec(0..8_usize, 0..2)), 1..12)
}

fn with_graph(world: &World, random: &RandomCatalog, law: impl FnOnce(&Graph<'_>)) {
    let knowledge = world.knowledge();
    let (catalog, readings) = build(&knowledge, random);
    let graph = Graph::new(&catalog, &readings, &knowledge, Detail::WithSteps);
    assert_eq!(graph.verify(), Ok(()));
    law(&graph);
}

fn build(knowledge: &Knowledge, random: &RandomCatalog) -> (Catalog, Vec<Vec<Reading>>) {
    let ids: Vec<&str> = knowledge.documents.rows().iter().map(|row| &*row.id).collect();
    let id = |n: &usize| ids[n % ids.len()];
    let rows: Vec<(Vec<&str>, Vec<&str>)> = random
        .iter()
        .map(|(asks, issues)| (asks.iter().map(id).collect(), issues.iter().map(id).collect()))
        .collect();
    let specs: Vec<Spec<'_>> =
        (1..).zip(&rows).map(|(number, (asks, issues))| Spec(number, asks, issues)).collect();
    catalog(knowledge, &specs)
}

/// Procedures that can be reached from one over papers it needs, by walking until nothing is new.
fn suppliers_of_suppliers(graph: &Graph<'_>, start: ProcedureIx) -> BTreeSet<ProcedureIx> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(index) = open.pop() {
        for supplier in Question::Suppliers(index).resolve(graph).iter() {
            if reached.insert(supplier) {
                open.push(supplier);
            }
        }
    }
    reached
}

fn similarity(graph: &Graph<'_>, one: ProcedureIx, other: ProcedureIx) -> (usize, usize) {
    let papers = |index| graph.papers_of(index).into_iter().collect::<BTreeSet<_>>();
    let (one, other) = (papers(one), papers(other));
    (one.intersection(&other).count(), one.union(&other).count())
}

proptest! {
    /// Every circle is one, and a procedure is on one exactly when it supplies itself.
    #[test]
    fn circles_are_true_and_none_is_missed(world in world(), random in random_catalog()) {
        with_graph(&world, &random, |graph| {
            let circles = graph.circles();
            for circle in &circles {
                let next = circle.links.iter().cycle().skip(1);
                for (link, next) in circle.links.iter().zip(next) {
                    assert!(graph.papers_of(link.procedure).contains(&link.document));
                    assert!(graph.issued_by(next.procedure).contains(&link.document));
                }
                let first = circle.links.iter().map(|link| link.procedure).min().unwrap();
                assert_eq!(circle.links[0].procedure, first);
                let distinct: BTreeSet<_> = circle.links.iter().map(|link| link.procedure).collect();
                assert_eq!(distinct.len(), circle.links.len());
            }
            let on_one: BTreeSet<ProcedureIx> =
                circles.iter().flat_map(|circle| &circle.links).map(|link| link.procedure).collect();
            for (index, _) in graph.procedures() {
                let supplies_itself = suppliers_of_suppliers(graph, index).contains(&index);
                assert_eq!(supplies_itself, on_one.contains(&index));
            }
        });
    }

    /// Members are like their leader, and no two leaders or lone procedures are like each other.
    #[test]
    fn bundles_miss_no_pair_and_make_none_up(world in world(), random in random_catalog()) {
        with_graph(&world, &random, |graph| {
            let settings = BundleSettings { least_papers: 2, ..BundleSettings::default() };
            let like = |one, other| {
                let (common, all) = similarity(graph, one, other);
                common * 100 >= all * 60
            };
            let bundles: Vec<Bundle> = graph.bundles(settings);
            let mut alone: BTreeSet<ProcedureIx> = graph
                .procedures()
                .map(|(index, _)| index)
                .filter(|&index| graph.papers_of(index).len() >= 2)
                .collect();
            for bundle in &bundles {
                for &member in &bundle.procedures {
                    assert!(like(bundle.leader, member));
                    assert!(alone.remove(&member), "in two bundles");
                }
            }
            alone.extend(bundles.iter().map(|bundle| bundle.leader));
            for &one in &alone {
                assert!(alone.iter().all(|&other| one == other || !like(one, other)));
            }
        });
    }

    /// A supply chain names every procedure that supplies the root at any remove, and no other.
    #[test]
    fn a_supply_chain_reaches_all_suppliers(world in world(), random in random_catalog()) {
        fn named(chain: &SupplyChain, into: &mut BTreeSet<ProcedureIx>) {
            for issuer in chain.papers.iter().flat_map(|paper| &paper.issuers) {
                into.insert(issuer.procedure);
                named(issuer, into);
            }
        }
        with_graph(&world, &random, |graph| {
            for (index, _) in graph.procedures() {
                let mut found = BTreeSet::new();
                named(&graph.supply_chain(index), &mut found);
                assert_eq!(found, suppliers_of_suppliers(graph, index));
            }
        });
    }
}

#[test]
fn an_index_of_a_graph_is_the_place_in_the_catalogue() {
    ask(SPECS, |graph| {
        let places: Vec<u32> = graph.procedures().map(|(index, _)| index.raw()).collect();
        assert_eq!(places, [0, 1, 2, 3]);
    });
}
