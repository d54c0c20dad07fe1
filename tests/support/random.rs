//! Random worlds, drawn as plain numbers so that proptest can shrink them.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use tinhgon::index::Ix;
use tinhgon::knowledge::{
    About, Authority, AuthorityLevel, DocumentClass, DocumentType, InForce, Instrument, ItemIx,
    Knowledge, Name, Permission, Population, Provision, Rank, Readers, Register, RegisterItem,
    RegisterIx, RegisterKind, Replacement, Rule, Scope, Verified, raw,
};

/// How many items a random world has; enough to need a second word of bits.
pub const ITEMS: u32 = 70;
const DAYS: [Option<Date>; 4] =
    [None, Some(date(2024, 1, 1)), Some(date(2025, 6, 1)), Some(date(2026, 1, 1))];

/// A random register: items with first day and restriction, populations, first day, readers.
#[derive(Clone, Debug)]
pub struct RandomRegister {
    pub items: Vec<(u32, usize, bool)>,
    pub populations: Vec<usize>,
    pub from: usize,
    pub readers: Vec<Option<u32>>,
    pub permitted_from: usize,
}

/// A random paper: items, what it is about, rules with register and force.
#[derive(Clone, Debug)]
pub struct RandomPaper {
    pub proves: Vec<u32>,
    pub about: usize,
    pub rules: Vec<(usize, usize, usize)>,
}

/// A random world.
#[derive(Clone, Debug)]
pub struct World {
    pub rules: Vec<(Vec<u32>, u32)>,
    pub facts: Vec<bool>,
    pub registers: Vec<RandomRegister>,
    pub papers: Vec<RandomPaper>,
}

/// Few items are used, so that rules meet each other and form circles.
fn item() -> impl Strategy<Value = u32> {
    prop_oneof![0..8_u32, 60..ITEMS]
}

pub fn register() -> impl Strategy<Value = RandomRegister> {
    let day = 0..DAYS.len();
    let items = vec((item(), day.clone(), prop::bool::weighted(0.1)), 1..6);
    let readers = vec(prop::option::of(0..3_u32), 0..2);
    (items, vec(0..4_usize, 1..3), day.clone(), readers, day).prop_map(
        |(items, populations, from, readers, permitted_from)| RandomRegister {
            items,
            populations,
            from,
            readers,
            permitted_from,
        },
    )
}

fn paper() -> impl Strategy<Value = RandomPaper> {
    let rules = vec((0..8_usize, 0..DAYS.len(), 0..DAYS.len()), 0..3);
    (vec(item(), 0..4), 0..4_usize, rules).prop_map(|(mut proves, about, rules)| {
        proves.sort_unstable();
        proves.dedup();
        RandomPaper { proves, about, rules }
    })
}

pub fn world() -> impl Strategy<Value = World> {
    let rule = (vec(item(), 1..4), item());
    let facts = vec(any::<bool>(), ITEMS as usize);
    (vec(rule, 0..14), facts, vec(register(), 1..6), vec(paper(), 1..8))
        .prop_map(|(rules, facts, registers, papers)| World { rules, facts, registers, papers })
}

fn id(kind: char, n: usize) -> String {
    // The order of ids is not the order of the tables, so that a mix-up shows.
    format!("{kind}{:03}", (n * 37 + 11) % 101)
}

fn name() -> Name {
    Name { vi: "".into(), en: "".into() }
}

fn provision(knowledge: &Knowledge, place: String) -> Provision {
    let instrument = knowledge.instruments.find("1").unwrap();
    Provision { instrument, place: Some(place.into()), verified: Verified::Read, note: None }
}

impl World {
    /// The knowledge of the world; three authorities, each above the next.
    pub fn knowledge(&self) -> Knowledge {
        let mut known = Knowledge::default();
        let mut parent = None;
        for n in 0..3 {
            let id: Box<str> = format!("a{n}").into();
            let level = AuthorityLevel::Other;
            let row = Authority {
                id: id.clone(),
                name: name(),
                aliases: vec![],
                level,
                parent,
                outside_government: None,
            };
            parent = known.authorities.insert(&id, row).ok();
        }
        let issuer = known.authorities.find("a0").unwrap();
        let (number, title): (Box<str>, Box<str>) = ("1".into(), "".into());
        let (rank, verified) = (Rank::Decree, Verified::Read);
        let in_force = InForce::default();
        let row = Instrument { number, title, rank, issuer, date: None, in_force, verified };
        known.instruments.insert("1", row).unwrap();
        for (n, &fact) in self.facts.iter().enumerate() {
            let id: Box<str> = format!("i{n:03}").into();
            let row = raw::DataItem { id: id.clone(), name: name(), about: About::Person, fact };
            known.items.insert(&id, row).unwrap();
        }
        self.add_rules(&mut known);
        self.add_registers(&mut known);
        self.add_papers(&mut known);
        known
    }

    fn add_rules(&self, known: &mut Knowledge) {
        for (n, (premises, conclusion)) in self.rules.iter().enumerate() {
            let id: Box<str> = id('r', n).into();
            let row = Rule {
                id: id.clone(),
                conclusion: ItemIx::from_raw(*conclusion),
                premises: premises.iter().copied().map(ItemIx::from_raw).collect(),
                name: name(),
                ground: None,
                why: name(),
            };
            known.rules.insert(&id, row).unwrap();
        }
    }

    fn add_registers(&self, known: &mut Knowledge) {
        const POPULATIONS: [Population; 4] = [
            Population::Citizen,
            Population::Foreigner,
            Population::Enterprise,
            Population::Vehicle,
        ];
        for (n, random) in self.registers.iter().enumerate() {
            let id: Box<str> = id('g', n).into();
            let items = random.items.iter().enumerate().map(|(k, &(item, from, restricted))| {
                RegisterItem {
                    reference: format!("{id}.{k}").into(),
                    item: ItemIx::from_raw(item),
                    ground: provision(known, format!("{id}.{k}")),
                    from: DAYS[from],
                    restricted: restricted.then(|| "biometric".into()),
                }
            });
            let row = Register {
                id: id.clone(),
                name: name(),
                aliases: vec![],
                owner: known.authorities.find("a0").unwrap(),
                kind: RegisterKind::National,
                grounds: vec![],
                no_paper_rules: vec![],
                populations: random.populations.iter().map(|&n| POPULATIONS[n]).collect(),
                available_from: DAYS[random.from],
                publication: None,
                fills_forms: None,
                items: items.collect(),
                note: None,
            };
            let register = known.registers.insert(&id, row).unwrap();
            for reader in &random.readers {
                let readers = match reader {
                    None => Readers::Everyone,
                    Some(n) => {
                        Readers::Only(vec![known.authorities.find(&format!("a{n}")).unwrap()])
                    }
                };
                let ground = provision(known, format!("{id} access"));
                let from = DAYS[random.permitted_from];
                let purpose = name();
                known.permissions.push(Permission { register, readers, purpose, ground, from });
            }
        }
    }

    fn add_papers(&self, known: &mut Knowledge) {
        const ABOUT: [About; 4] =
            [About::Person, About::Organisation, About::Vehicle, About::Other];
        for (n, random) in self.papers.iter().enumerate() {
            let id: Box<str> = id('d', n).into();
            let rules = random.rules.iter().map(|&(register, from, until)| Replacement {
                register: RegisterIx::from_raw((register % self.registers.len()) as u32),
                ground: provision(known, format!("{id} rule")),
                scope: Scope::General,
                in_force: InForce { from: DAYS[from], until: DAYS[until] },
            });
            let row = DocumentType {
                id: id.clone(),
                group: "random".into(),
                name: name(),
                class: DocumentClass::Paper,
                stands_for: Default::default(),
                holders: Default::default(),
                listed: Default::default(),
                also_serves: vec![],
                aliases: vec![],
                abbreviations: vec![],
                obsolete: None,
                about: ABOUT[random.about],
                proves: random.proves.iter().copied().map(ItemIx::from_raw).collect(),
                alternative_to: vec![],
                replaced_by: rules.collect(),
                shared_in: vec![],
                kept: None,
                caveats: vec![],
                issued_by: vec![],
                note: None,
            };
            known.documents.insert(&id, row).unwrap();
        }
    }
}
