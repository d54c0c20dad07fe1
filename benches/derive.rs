//! The cost of loading the knowledge, of the closure and of a verdict; the closure grows with the
//! size of the rules and no faster.

use divan::Bencher;
use jiff::civil::date;
use tinhgon::derive::{Context, Derivations, Horn, People};
use tinhgon::index::Ix;
use tinhgon::knowledge::{About, ItemIx, Knowledge, Name, Rule, embedded, raw};

/// Runs the benchmarks.
fn main() {
    divan::main();
}

fn name() -> Name {
    Name { vi: "".into(), en: "".into() }
}

/// A chain of rules: each item follows from the two before it.
fn chain(length: u32) -> Knowledge {
    let mut known = Knowledge::default();
    for _ in 0..length {
        let id = "".into();
        known.items.push(raw::DataItem { id, name: name(), about: About::Person, fact: false });
    }
    for n in 2..length {
        let premises = vec![ItemIx::from_raw(n - 2), ItemIx::from_raw(n - 1)];
        let conclusion = ItemIx::from_raw(n);
        let id = "".into();
        let (name, why) = (name(), name());
        known.rules.push(Rule { id, conclusion, premises, name, ground: None, why });
    }
    known
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn closure_of_a_chain(bencher: Bencher<'_, '_>, length: u32) {
    let knowledge = chain(length);
    let horn = Horn::of(&knowledge);
    let mut held = horn.nothing();
    held.insert(ItemIx::from_raw(0));
    held.insert(ItemIx::from_raw(1));
    bencher.counter(length).bench(|| horn.close(&held));
}

fn today() -> Context {
    Context { authority: None, as_of: date(2026, 11, 21), people: People::Citizens }
}

#[divan::bench]
fn all_verdicts_of_a_context(bencher: Bencher<'_, '_>) {
    let Ok(knowledge) = embedded() else { return };
    bencher.bench(|| Derivations::new(knowledge).in_context(today()));
}

#[divan::bench]
fn all_proofs_of_a_context(bencher: Bencher<'_, '_>) {
    let Ok(knowledge) = embedded() else { return };
    let derivation = Derivations::new(knowledge).in_context(today());
    bencher.bench(|| {
        let papers = knowledge.documents.indexes();
        papers.map(|paper| derivation.proof(paper).items.len()).sum::<usize>()
    });
}
