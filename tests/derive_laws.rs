//! Laws of the derivation, checked on random worlds against slower twins anyone can check by eye.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, in its helpers too"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use support::TODAY;
use support::random::{World, register, world};
use tinhgon::derive::{
    Assumed, Assumptions, By, Context, Derivations, Grade, Horn, ItemProof, People, Proof, Standing,
};
use tinhgon::knowledge::{
    About, ItemIx, Knowledge, Permission, Population, Readers, Register, RegisterItem, RegisterIx,
};

/// Everything that follows, by applying all rules until nothing changes.
fn naive_closure(knowledge: &Knowledge, held: &BTreeSet<ItemIx>) -> BTreeSet<ItemIx> {
    let mut known = held.clone();
    loop {
        let before = known.len();
        for rule in knowledge.rules.rows() {
            if rule.premises.iter().all(|premise| known.contains(premise)) {
                known.insert(rule.conclusion);
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

/// The definition of an open register, read off the design.
fn may_read(knowledge: &Knowledge, context: Context, permission: &Permission) -> bool {
    let mut above: Vec<_> = context.authority.into_iter().collect();
    while let Some(parent) = above.last().and_then(|&last| knowledge.authorities[last].parent) {
        above.push(parent);
    }
    let named = match &permission.readers {
        Readers::Everyone => true,
        Readers::Only(readers) => readers.iter().any(|reader| above.contains(reader)),
    };
    named && permission.from.is_none_or(|from| from <= context.as_of)
}

fn covers(register: &Register, about: About, people: People) -> bool {
    let population = match (about, people) {
        (About::Organisation, _) => Population::Enterprise,
        (About::Vehicle, _) => Population::Vehicle,
        (About::Person, People::Citizens) => Population::Citizen,
        (_, People::Foreigners) => Population::Foreigner,
        _ => return true,
    };
    register.populations.contains(&population)
}

fn is_open(knowledge: &Knowledge, context: Context, about: About, index: RegisterIx) -> bool {
    let register = &knowledge.registers[index];
    let permissions =
        knowledge.permissions.iter().filter(|permission| permission.register == index);
    register.available_from.is_none_or(|from| from <= context.as_of)
        && covers(register, about, context.people)
        && permissions.into_iter().any(|permission| may_read(knowledge, context, permission))
}

fn gives(item: &RegisterItem, context: Context) -> bool {
    item.restricted.is_none() && item.from.is_none_or(|from| from <= context.as_of)
}

/// What open registers hold, read off the design.
fn naive_held(knowledge: &Knowledge, context: Context, about: About) -> BTreeSet<ItemIx> {
    let open = knowledge.registers.iter().filter(|(at, _)| is_open(knowledge, context, about, *at));
    let items = open.flat_map(|(_, register)| &register.items);
    items.filter(|item| gives(item, context)).map(|item| item.item).collect()
}

/// Replays a proof step by step against the knowledge and nothing else, and tells what it proves.
struct Replay<'k> {
    knowledge: &'k Knowledge,
    proof: &'k Proof,
    about: About,
    proved: BTreeSet<ItemIx>,
}

impl Replay<'_> {
    fn item(&mut self, step: &ItemProof) {
        let context = self.proof.context;
        match &step.by {
            By::Register { register, reference, ground, permission, since } => {
                let row = &self.knowledge.registers[*register];
                assert!(is_open(self.knowledge, context, self.about, *register));
                assert_eq!(*since == tinhgon::derive::Since::Stated, row.available_from.is_some());
                let held = row.items.iter().find(|held| held.reference == *reference).unwrap();
                assert!(held.item == step.item && held.ground == *ground && gives(held, context));
                let mut permissions = self.knowledge.permissions.iter();
                assert!(permissions.any(|given| given.register == *register
                    && Some(&given.ground) == permission.as_ref()
                    && may_read(self.knowledge, context, given)));
            }
            By::Rule { rule, premises } => {
                let rule = &self.knowledge.rules[*rule];
                assert_eq!(rule.conclusion, step.item);
                let stated: Vec<ItemIx> = premises.iter().map(|premise| premise.item).collect();
                assert_eq!(stated, rule.premises);
                for premise in premises {
                    self.item(premise);
                }
            }
            By::Above => assert!(self.proved.contains(&step.item), "nothing above proves it"),
        }
        self.proved.insert(step.item);
    }

    /// The grade that the proof supports, worked out from the proof alone.
    fn grade(mut self) -> Grade {
        let paper = &self.knowledge.documents[self.proof.verdict.document.unwrap()];
        for step in &self.proof.items {
            self.item(step);
        }
        let blocked: Vec<ItemIx> = self.proof.blocked.iter().map(|blocked| blocked.item).collect();
        let split = |item: &ItemIx| self.proved.contains(item) != blocked.contains(item);
        assert!(paper.proves.iter().all(split), "each item is proved or blocked, not both");
        assert_eq!(blocked, self.proof.verdict.residual);
        let counts = self.proof.replacing.iter().any(|rule| {
            let standing = matches!(rule.standing, Standing::Counts(_));
            let open = is_open(self.knowledge, self.proof.context, self.about, rule.register);
            assert_eq!(standing, open && rule.in_force.covers(self.proof.context.as_of));
            standing
        });
        let facts = paper.proves.iter().all(|&item| self.knowledge.items[item].fact);
        match (counts, self.proof.items.len(), blocked.len()) {
            (false, _, _) | (_, 0, _) => Grade::None,
            (true, _, 1..) => Grade::Partial,
            (true, _, 0) if facts => Grade::FactOnly,
            (true, _, 0) => Grade::Full,
        }
    }
}

/// Items from registers no rule names for the paper, then all steps: how long a derivation is.
type Cost = (u64, u64);

fn sum(costs: impl IntoIterator<Item = Cost>) -> Cost {
    costs.into_iter().fold((0, 1), |sum, cost| (sum.0 + cost.0, sum.1 + cost.1))
}

/// The least cost of every known item, by shortening until nothing gets shorter.
fn least_costs(
    knowledge: &Knowledge,
    context: Context,
    about: About,
    named: &BTreeSet<RegisterIx>,
) -> BTreeMap<ItemIx, Cost> {
    let mut least: BTreeMap<ItemIx, Cost> = BTreeMap::new();
    for (index, register) in knowledge.registers.iter() {
        let open = is_open(knowledge, context, about, index);
        for held in register.items.iter().filter(|held| open && gives(held, context)) {
            let cost = (u64::from(!named.contains(&index)), 1);
            least.entry(held.item).and_modify(|known| *known = cost.min(*known)).or_insert(cost);
        }
    }
    loop {
        let before = least.clone();
        for rule in knowledge.rules.rows() {
            let premises: Option<Vec<Cost>> =
                rule.premises.iter().map(|premise| least.get(premise).copied()).collect();
            if let Some(cost) = premises.map(sum) {
                let known = least.entry(rule.conclusion).or_insert(cost);
                *known = cost.min(*known);
            }
        }
        if least == before {
            return least;
        }
    }
}

/// The cost of a derivation as written; what was derived above costs what it cost there.
fn cost(
    step: &ItemProof,
    named: &BTreeSet<RegisterIx>,
    above: &mut BTreeMap<ItemIx, Cost>,
) -> Cost {
    let cost = match &step.by {
        By::Register { register, .. } => (u64::from(!named.contains(register)), 1),
        By::Rule { premises, .. } => {
            sum(premises.iter().map(|premise| cost(premise, named, above)).collect::<Vec<_>>())
        }
        By::Above => above[&step.item],
    };
    above.insert(step.item, cost);
    cost
}

/// The contexts a random world is asked in.
fn contexts(knowledge: &Knowledge) -> Vec<Context> {
    let mut contexts = Vec::new();
    for authority in [None, Some("a0"), Some("a2")] {
        for people in [People::Citizens, People::Foreigners] {
            let authority = authority.and_then(|id| knowledge.authorities.find(id));
            contexts.push(Context { authority, as_of: TODAY, people });
        }
    }
    contexts
}

/// The grade of every paper in every context.
fn grades(world: &World) -> Vec<Grade> {
    let knowledge = world.knowledge();
    let derivations = Derivations::new(&knowledge);
    let mut grades = Vec::new();
    for context in contexts(&knowledge) {
        let derivation = derivations.in_context(context);
        grades.extend(knowledge.documents.indexes().map(|paper| derivation.paper(paper).grade));
    }
    grades
}

proptest! {
    /// close(held) = the least set that contains held and every conclusion of its members.
    #[test]
    fn the_closure_is_the_least_fixed_point(world in world(), held in prop::collection::btree_set(0..70_u32, 0..9)) {
        use tinhgon::index::Ix;
        let knowledge = world.knowledge();
        let horn = Horn::of(&knowledge);
        let held: BTreeSet<ItemIx> = held.into_iter().map(ItemIx::from_raw).collect();
        let mut set = horn.nothing();
        for &item in &held {
            set.insert(item);
        }
        let closed: BTreeSet<ItemIx> = horn.close(&set).iter().collect();
        prop_assert_eq!(closed, naive_closure(&knowledge, &held));
    }

    /// What is known is the closure of what open registers hold.
    #[test]
    fn items_are_judged_by_the_closure_of_open_registers(world in world()) {
        let knowledge = world.knowledge();
        let derivations = Derivations::new(&knowledge);
        let all: Vec<ItemIx> = knowledge.items.indexes().collect();
        for context in contexts(&knowledge) {
            for about in [About::Person, About::Organisation, About::Vehicle, About::Other] {
                let known = derivations.in_context(context).judge_items(&all, about).held;
                let held = naive_held(&knowledge, context, about);
                let oracle = naive_closure(&knowledge, &held);
                prop_assert_eq!(known, oracle.into_iter().collect::<Vec<_>>());
            }
        }
    }

    /// Every verdict is what its proof proves, step by step; in particular a proof without a
    /// blocked item exists exactly for what is replaceable.
    #[test]
    fn every_verdict_is_reproduced_by_replaying_its_proof(world in world()) {
        let knowledge = world.knowledge();
        let derivations = Derivations::new(&knowledge);
        for context in contexts(&knowledge) {
            let derivation = derivations.in_context(context);
            for (index, paper) in knowledge.documents.iter() {
                let proof = derivation.proof(index);
                prop_assert_eq!(&proof.verdict, derivation.paper(index));
                let replay =
                    Replay { knowledge: &knowledge, proof: &proof, about: paper.about, proved: BTreeSet::new() };
                prop_assert_eq!(replay.grade(), proof.verdict.grade);
            }
        }
    }

    /// No derivation is longer than it must be.
    #[test]
    fn every_item_is_proved_in_the_fewest_steps(world in world()) {
        let knowledge = world.knowledge();
        let derivations = Derivations::new(&knowledge);
        for context in contexts(&knowledge) {
            let derivation = derivations.in_context(context);
            for (index, paper) in knowledge.documents.iter() {
                let named = paper.replaced_by.iter().map(|rule| rule.register).collect();
                let least = least_costs(&knowledge, context, paper.about, &named);
                let mut above = BTreeMap::new();
                for step in &derivation.proof(index).items {
                    prop_assert_eq!(cost(step, &named, &mut above), least[&step.item]);
                }
            }
        }
    }

    /// More registers never make a grade worse.
    #[test]
    fn another_register_never_makes_a_grade_worse(world in world(), more in register()) {
        // A rule names its register by remainder: it must name the same one among one more.
        let mut world = world;
        let registers = world.registers.len();
        for rule in world.papers.iter_mut().flat_map(|paper| &mut paper.rules) {
            rule.0 %= registers;
        }
        let before = grades(&world);
        world.registers.push(more);
        for (before, after) in before.into_iter().zip(grades(&world)) {
            prop_assert!(after <= before);
        }
    }

    /// Opening a register never makes a grade worse and closing one never better; what is better
    /// without naming an assumption is not better at all.
    #[test]
    fn what_an_opening_brings_names_it(world in world(), opened in 0..4_usize, closed in 0..4_usize) {
        let knowledge = world.knowledge();
        let at = |n: usize| knowledge.registers.indexes().nth(n);
        let assume = |register: Option<RegisterIx>, assumed| {
            let none = Assumptions::none();
            register.map_or(none.clone(), |register| none.with(register, assumed))
        };
        let by_law = Derivations::new(&knowledge);
        let open = Derivations::assuming(&knowledge, assume(at(opened), Assumed::Open));
        let shut = Derivations::assuming(&knowledge, assume(at(closed), Assumed::Closed));
        for context in contexts(&knowledge) {
            for paper in knowledge.documents.indexes() {
                let law = by_law.in_context(context).paper(paper).clone();
                let better = open.in_context(context).paper(paper).clone();
                prop_assert!(better.grade <= law.grade);
                prop_assert!(law.assumed.is_empty());
                prop_assert!(shut.in_context(context).paper(paper).grade >= law.grade);
                let named: Vec<RegisterIx> = better.assumed.iter().map(|one| one.register).collect();
                prop_assert!(named.iter().all(|register| Some(*register) == at(opened)));
                let same = better.grade == law.grade && better.residual == law.residual;
                let nothing = better.grade == Grade::None;
                prop_assert_eq!(named.is_empty(), same || nothing, "{:?} {:?}", better, law);
            }
        }
    }

    /// Opening what an unlock names makes its papers replaceable, and exactly those.
    #[test]
    fn an_unlocked_item_unlocks_exactly_the_papers_it_promises(world in world()) {
        let knowledge = world.knowledge();
        let derivations = Derivations::new(&knowledge);
        for context in contexts(&knowledge) {
            let derivation = derivations.in_context(context);
            let counts = knowledge.documents.indexes().map(|paper| (paper, 1)).collect();
            for unlock in derivation.unlocks(&counts) {
                prop_assert_eq!(unlock.requirements, unlock.papers.len() as u64);
                let tinhgon::derive::Opening::Item(item) = unlock.opening else { continue };
                let promised: BTreeSet<_> = unlock.papers.into_iter().collect();
                for (index, paper) in knowledge.documents.iter() {
                    let mut held = naive_held(&knowledge, context, paper.about);
                    held.insert(item);
                    let known = naive_closure(&knowledge, &held);
                    let rule = paper.replaced_by.iter().any(|rule| {
                        rule.in_force.covers(context.as_of)
                            && is_open(&knowledge, context, paper.about, rule.register)
                    });
                    let full = rule && paper.proves.iter().all(|proven| known.contains(proven));
                    let already = derivation.paper(index).grade.is_replaceable();
                    let gained = full && !already && !paper.proves.is_empty();
                    prop_assert_eq!(gained, promised.contains(&index));
                }
            }
        }
    }
}
