//! Why a paper is replaceable, or what blocks it: a tree of values, put into words elsewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::shortest::{LastSteps, Step};
use super::{Access, Closed, Context, Derivation, PaperVerdict, People, Since, Sphere};
use crate::knowledge::{
    DocumentIx, DocumentType, InForce, InstrumentIx, ItemIx, Provision, RegisterIx, Replacement,
    RuleIx, SharingBasis, Verified,
};

/// The proof of the verdict on one paper: whoever replays it reaches the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The context.
    pub context: Context,
    /// Those whom the paper is about, whose registers alone are asked.
    pub sphere: Sphere,
    /// What is proved.
    pub verdict: PaperVerdict,
    /// Every rule that speaks of replacing the paper, and whether it counts here.
    pub replacing: Vec<Replacing>,
    /// What the paper proves and registers answer, in the order of the paper.
    pub items: Vec<ItemProof>,
    /// What the paper proves and no register answers, in the order of the paper.
    pub blocked: Vec<Blocked>,
    /// Registers that hold its data without a rule on the paper: never counted.
    pub candidates: Vec<Candidate>,
    /// A source that shows it is still required.
    pub kept: Option<Provision>,
}

/// A rule or decision on replacing a paper by a register's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacing {
    /// The register it names.
    pub register: RegisterIx,
    /// Where it stands, and how far that was checked.
    pub ground: Provision,
    /// When it holds.
    pub in_force: InForce,
    /// Whether it counts in the context.
    pub standing: Standing,
}

/// Whether a rule on replacing a paper counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Counts(Since),
    /// It would if the register it names were open, which is assumed; why the law keeps it closed.
    Assumed(Closed),
    /// It is not in force yet.
    NotYet(Date),
    /// It is no longer in force.
    Ended(Date),
    /// It holds only in procedures that rest on its own instrument.
    OtherField,
    /// Nobody checked its source.
    Unverified,
    /// The register it names does not answer.
    Closed(Closed),
}

/// How an item is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemProof {
    /// The item.
    pub item: ItemIx,
    /// From where.
    pub by: By,
}

/// Where an item is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A register holds it.
    Register {
        /// The register.
        register: RegisterIx,
        /// How the register's own law numbers the item.
        reference: Box<str>,
        /// The article that establishes it.
        ground: Provision,
        /// The article that lets the authority read it; `None` where that is only assumed.
        permission: Option<Provision>,
        /// Whether the first day of the register is known.
        since: Since,
    },
    /// A rule concludes it.
    Rule {
        /// The rule.
        rule: RuleIx,
        /// Its premises, in its order.
        premises: Vec<ItemProof>,
    },
    /// It was derived further up in the same proof and is not derived again.
    Above,
}

/// An item that no register answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The item.
    pub item: ItemIx,
    /// The registers that hold it and why each does not answer.
    pub holders: Vec<Holder>,
    /// The rules that would conclude it if their premises were known.
    pub rules: Vec<RuleIx>,
}

/// A register that holds an item and does not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The register.
    pub register: RegisterIx,
    /// Why it does not answer.
    pub why: Unavailable,
}

/// Why an item that a register holds cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// The register itself does not answer.
    Closed(Closed),
    /// Its use is restricted, in these words.
    Restricted(Box<str>),
    /// It is held only from a later day.
    NotYet(Date),
}

/// A register that holds a paper's data without a rule that the paper is not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The register.
    pub register: RegisterIx,
    /// Where the data are listed.
    pub ground: Option<Provision>,
    /// Whether a text lists them or it is inferred.
    pub basis: SharingBasis,
}

impl Derivation<'_> {
    /// Proves the verdict on a paper about the persons of the context.
    ///
    /// The proof is minimal and does not depend on the order of files: an item comes from a
    /// register that a rule names for the paper where that is possible, then over as few steps as
    /// possible, then from the register or rule whose id comes first.
    #[must_use]
    pub fn proof(&self, document: DocumentIx) -> Proof {
        self.proof_under(document, self.context().people, &[])
    }

    /// The same about some persons in a procedure that rests on some instruments: rules of one field
    /// among these count.
    #[must_use]
    pub fn proof_under(
        &self,
        document: DocumentIx,
        people: People,
        bases: &[InstrumentIx],
    ) -> Proof {
        let knowledge = self.knowledge;
        let paper = &knowledge.documents[document];
        let sphere = Sphere::of(paper.about, people);
        let rules = paper.replaced_by.iter();
        let replacing: Vec<Replacing> =
            rules.map(|rule| self.replacing_rule(rule, sphere, bases)).collect();
        let named: Vec<RegisterIx> = replacing.iter().map(|rule| rule.register).collect();
        let mut writer = Writer {
            derivation: self,
            sphere,
            steps: self.shortest.last_steps(self, sphere, &named),
            derived: BTreeSet::new(),
        };
        Proof {
            context: self.context(),
            sphere,
            verdict: PaperVerdict::clone(&self.paper_under(
                document,
                people == People::Foreigners,
                bases,
            )),
            replacing,
            items: paper.proves.iter().filter_map(|&item| writer.item(item)).collect(),
            blocked: self.blocked(paper, sphere),
            candidates: paper.shared_in.iter().map(candidate).collect(),
            kept: paper.kept.clone(),
        }
    }

    fn replacing_rule(
        &self,
        rule: &Replacement,
        sphere: Sphere,
        bases: &[InstrumentIx],
    ) -> Replacing {
        let as_of = self.context().as_of;
        let begins = rule.in_force.from.filter(|&from| from > as_of);
        let ended = rule.in_force.until.filter(|&until| until < as_of);
        let standing = match (begins, ended, self.openings.access(rule.register, sphere)) {
            _ if rule.ground.verified == Verified::Unverified => Standing::Unverified,
            (Some(from), _, _) => Standing::NotYet(from),
            (None, Some(until), _) => Standing::Ended(until),
            (None, None, Access::Closed(why)) => Standing::Closed(why),
            _ if !rule.speaks_to(bases) => Standing::OtherField,
            (None, None, Access::Assumed(closed)) => Standing::Assumed(closed),
            (None, None, Access::Open { since, .. }) => Standing::Counts(since),
        };
        Replacing {
            register: rule.register,
            ground: rule.ground.clone(),
            in_force: rule.in_force,
            standing,
        }
    }

    fn blocked(&self, paper: &DocumentType, sphere: Sphere) -> Vec<Blocked> {
        let missing = paper.proves.iter().filter(|&&item| !self.knows(item, sphere));
        let rules_for = |item| {
            let rules = self.knowledge.rules.iter();
            rules.filter(move |(_, rule)| rule.conclusion == item).map(|(index, _)| index)
        };
        let blocked = missing.map(|&item| Blocked {
            item,
            holders: self.holders(item, sphere),
            rules: rules_for(item).collect(),
        });
        blocked.collect()
    }

    /// The registers that hold an item which is not known, each with why it does not answer.
    pub(super) fn holders(&self, item: ItemIx, sphere: Sphere) -> Vec<Holder> {
        let mut holders = Vec::new();
        for (register, row) in self.knowledge.registers.iter() {
            for held in row.items.iter().filter(|held| held.item == item) {
                let why = match (self.openings.access(register, sphere), &held.restricted) {
                    (Access::Closed(why), _) => Unavailable::Closed(why),
                    (_, Some(words)) => Unavailable::Restricted(words.clone()),
                    (_, None) => match held.from {
                        Some(day) => Unavailable::NotYet(day),
                        // An open register that holds it now would make it known.
                        None => continue,
                    },
                };
                holders.push(Holder { register, why });
            }
        }
        holders.sort_by_key(|holder| &self.knowledge.registers[holder.register].id);
        holders
    }
}

fn candidate(sharing: &crate::knowledge::Sharing) -> Candidate {
    Candidate { register: sharing.register, ground: sharing.ground.clone(), basis: sharing.basis }
}

/// Writes derivations out, each once.
struct Writer<'d> {
    derivation: &'d Derivation<'d>,
    sphere: Sphere,
    steps: Arc<LastSteps>,
    derived: BTreeSet<ItemIx>,
}

impl Writer<'_> {
    /// The proof of an item, when it is known. What took more than a look-up is written once, so
    /// that a proof is no longer than the rules it uses.
    fn item(&mut self, item: ItemIx) -> Option<ItemProof> {
        let by = match *self.steps.get(&item)? {
            Step::LookUp(register) => self.look_up(register, item)?,
            Step::Apply(_) if !self.derived.insert(item) => By::Above,
            Step::Apply(rule) => {
                let premises = &self.derivation.knowledge.rules[rule].premises;
                // Every premise of a rule that was applied was settled before it.
                let premises = premises.iter().filter_map(|&premise| self.item(premise)).collect();
                By::Rule { rule, premises }
            }
        };
        Some(ItemProof { item, by })
    }

    fn look_up(&self, register: RegisterIx, item: ItemIx) -> Option<By> {
        let knowledge = self.derivation.knowledge;
        let access = self.derivation.openings.access(register, self.sphere);
        let openings = &self.derivation.openings;
        let mut held = knowledge.registers[register].items.iter();
        let held = held.find(|held| held.item == item && openings.gives(register, held))?;
        let (permission, since) = match access {
            Access::Closed(_) => return None,
            Access::Assumed(_) => (None, Since::Unknown),
            Access::Open { permission, since } => (knowledge.permissions.get(permission), since),
        };
        let lawful = !openings.is_assumed(register, held, self.sphere);
        let permission = permission.filter(|_| lawful).map(|given| given.ground.clone());
        Some(By::Register {
            register,
            reference: held.reference.clone(),
            ground: held.ground.clone(),
            permission,
            since,
        })
    }
}
