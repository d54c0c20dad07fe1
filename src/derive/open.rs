//! Which registers answer, to whom, on which day and about whom.

use jiff::civil::Date;
use serde::Serialize;

use super::{Assumed, Assumptions, Context, ItemSet, People};
use crate::choice::choice;
use crate::index::Table;
use crate::knowledge::{
    About, InForce, Knowledge, Permission, Population, Readers, Register, RegisterItem, RegisterIx,
};

/// Whether a register answers an authority on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It answers.
    Open {
        /// Position in [`Knowledge::permissions`] of the first permission that allows it.
        permission: usize,
        /// Whether its first day is known.
        since: Since,
    },
    /// It answers by assumption only; the law keeps it closed, and why.
    Assumed(Closed),
    /// It does not.
    Closed(Closed),
}

impl Access {
    /// The access where something is assumed of the register.
    fn under(self, assumed: Option<Assumed>) -> Self {
        match (assumed, self) {
            (None, by_law) => by_law,
            (Some(Assumed::Closed), _) => Self::Closed(Closed::Assumed),
            (Some(Assumed::Open), Self::Closed(why)) => Self::Assumed(why),
            // What the law opens needs no assumption.
            (Some(Assumed::Open), open) => open,
        }
    }
}

choice! {
    /// Whether the first day of a register is known.
    pub enum Since {
        /// A source states it.
        Stated,
        /// No source was found: the register is taken to be there, and the proof says so.
        Unknown,
    }
}

/// Why a register does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It can be used only from a later day.
    NotYetAvailable(Date),
    /// The authority may read it only from a later day.
    NotYetPermitted(Date),
    /// No permission names the authority or one above it.
    NotPermitted,
    /// It holds no data about those whom the paper is about.
    OtherPopulation,
    /// It is assumed to be closed.
    Assumed,
}

impl Closed {
    /// The first day on which the law opens it; `None` when none is known.
    #[must_use]
    pub fn until(self) -> Option<Date> {
        match self {
            Self::NotYetAvailable(day) | Self::NotYetPermitted(day) => Some(day),
            Self::NotPermitted | Self::OtherPopulation | Self::Assumed => None,
        }
    }
}

/// Those whom or what a paper is about, as registers cover them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sphere {
    /// Natural persons of one kind.
    People(People),
    /// Enterprises, cooperatives, household businesses, other organisations.
    Organisations,
    /// Vehicles and vessels.
    Vehicles,
    /// Parcels of land.
    Parcels,
    /// Documents and other things, of which any register may know.
    Anything,
}

impl Sphere {
    /// The sphere of a paper. What is about neither a person nor a registered thing is taken to be
    /// about the foreigner when one is asked about: most registers know nothing of foreigners, and
    /// a wrong "derivable" is worse than a wrong "not".
    #[must_use]
    pub fn of(about: About, people: People) -> Self {
        match (about, people) {
            (About::Person | About::Household, _) => Self::People(people),
            (About::Organisation, _) => Self::Organisations,
            (About::Vehicle, _) => Self::Vehicles,
            (About::Parcel, _) => Self::Parcels,
            (About::Document | About::Dossier | About::Other, People::Foreigners) => {
                Self::People(people)
            }
            (About::Document | About::Dossier | About::Other, _) => Self::Anything,
        }
    }

    /// All spheres.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        [
            Self::People(People::Citizens),
            Self::People(People::OfVietnameseOrigin),
            Self::People(People::Foreigners),
            Self::Organisations,
            Self::Vehicles,
            Self::Parcels,
            Self::Anything,
        ]
        .into_iter()
    }

    /// Whether a register with these populations holds data of this sphere.
    #[must_use]
    pub fn is_covered_by(self, populations: &[Population]) -> bool {
        let covers = |population: &Population| match self {
            Self::People(People::Citizens) => *population == Population::Citizen,
            Self::People(People::OfVietnameseOrigin) => *population == Population::VietnameseOrigin,
            Self::People(People::Foreigners) => *population == Population::Foreigner,
            Self::Organisations => matches!(
                population,
                Population::Enterprise
                    | Population::Cooperative
                    | Population::HouseholdBusiness
                    | Population::Organisation
            ),
            Self::Vehicles => *population == Population::Vehicle,
            Self::Parcels => *population == Population::Parcel,
            Self::Anything => true,
        };
        populations.iter().any(covers)
    }
}

/// What every register answers in one context.
#[derive(Debug)]
pub(super) struct Openings<'k> {
    knowledge: &'k Knowledge,
    as_of: Date,
    access: Table<RegisterIx, Access>,
    assumptions: Assumptions,
}

impl<'k> Openings<'k> {
    pub(super) fn of(knowledge: &'k Knowledge, context: Context, assumptions: Assumptions) -> Self {
        let mut access = Table::default();
        for (index, register) in knowledge.registers.iter() {
            let by_law = access_to(knowledge, context, index, register);
            access.push(by_law.under(assumptions.of(index)));
        }
        Self { knowledge, as_of: context.as_of, access, assumptions }
    }

    /// Whether any register is assumed to be open.
    pub(super) fn assume_any(&self) -> bool {
        self.assumptions.registers(Assumed::Open).next().is_some()
    }

    /// Whether an open register gives out an item, by law or by assumption.
    pub(super) fn gives(&self, register: RegisterIx, item: &RegisterItem) -> bool {
        let assumed = self.assumptions.of(register) == Some(Assumed::Open);
        is_offered(item, self.as_of) || (assumed && item.restricted.is_none())
    }

    /// Whether it takes an assumption for a register to give out an item about a sphere.
    pub(super) fn is_assumed(
        &self,
        register: RegisterIx,
        item: &RegisterItem,
        sphere: Sphere,
    ) -> bool {
        matches!(self.access(register, sphere), Access::Assumed(_)) || !is_offered(item, self.as_of)
    }

    /// Whether a register answers about a sphere.
    pub(super) fn access(&self, register: RegisterIx, sphere: Sphere) -> Access {
        if sphere.is_covered_by(&self.knowledge.registers[register].populations) {
            self.access[register]
        } else {
            Access::Closed(Closed::OtherPopulation)
        }
    }

    /// Whether a register answers about a sphere at all, by law or by assumption.
    pub(super) fn is_open(&self, register: RegisterIx, sphere: Sphere) -> bool {
        matches!(self.access(register, sphere), Access::Open { .. } | Access::Assumed(_))
    }

    /// The items that open registers offer about a sphere, with the register of each.
    pub(super) fn offers(
        &self,
        sphere: Sphere,
    ) -> impl Iterator<Item = (RegisterIx, &'k RegisterItem)> + '_ {
        let open = self.knowledge.registers.iter().filter(move |&(at, _)| self.is_open(at, sphere));
        open.flat_map(move |(at, register)| {
            let offered = register.items.iter().filter(move |item| self.gives(at, item));
            offered.map(move |item| (at, item))
        })
    }

    /// Adds all items that open registers offer about a sphere.
    pub(super) fn fill(&self, sphere: Sphere, held: &mut ItemSet) {
        for (_, offered) in self.offers(sphere) {
            held.insert(offered.item);
        }
    }
}

/// Whether an open register gives out an item on a day. An item whose use is restricted, as that of
/// biometric data is, proves nothing in an ordinary procedure.
pub(super) fn is_offered(item: &RegisterItem, as_of: Date) -> bool {
    item.restricted.is_none() && from_day(item.from).covers(as_of)
}

fn from_day(from: Option<Date>) -> InForce {
    InForce { from, until: None }
}

fn access_to(
    knowledge: &Knowledge,
    context: Context,
    index: RegisterIx,
    register: &Register,
) -> Access {
    if let Some(day) = register.available_from.filter(|&day| day > context.as_of) {
        return Access::Closed(Closed::NotYetAvailable(day));
    }
    let mut later: Option<Date> = None;
    for (position, permission) in knowledge.permissions.iter().enumerate() {
        if permission.register != index || !allows(knowledge, context, permission) {
            continue;
        }
        match permission.from.filter(|&day| day > context.as_of) {
            Some(day) => later = Some(later.map_or(day, |known| known.min(day))),
            None => {
                let stated = register.available_from.is_some();
                let since = if stated { Since::Stated } else { Since::Unknown };
                return Access::Open { permission: position, since };
            }
        }
    }
    Access::Closed(later.map_or(Closed::NotPermitted, Closed::NotYetPermitted))
}

/// Whether one register answers in a context, by law or by what is assumed.
#[must_use]
pub fn access(
    knowledge: &Knowledge,
    context: Context,
    assumptions: &Assumptions,
    register: RegisterIx,
) -> Access {
    let by_law = access_to(knowledge, context, register, &knowledge.registers[register]);
    by_law.under(assumptions.of(register))
}

/// Whether the law lets every authority have all that a register gives out on a day: an assumption
/// that it is open changes nothing then.
#[must_use]
pub fn is_open_to_all(knowledge: &Knowledge, register: RegisterIx, as_of: Date) -> bool {
    let anybody = Context { authority: None, as_of, people: People::Citizens };
    let row = &knowledge.registers[register];
    let open = matches!(access_to(knowledge, anybody, register, row), Access::Open { .. });
    let usable = || row.items.iter().filter(|item| item.restricted.is_none());
    open && usable().all(|item| is_offered(item, as_of))
}

/// Whether a permission is given to the authority that asks, to one above it, or to all.
///
/// Its purpose is words for people: which purposes exclude a procedure cannot be told from them, so
/// a register that is open for a narrow purpose must be given narrow readers by the author.
fn allows(knowledge: &Knowledge, context: Context, permission: &Permission) -> bool {
    match &permission.readers {
        Readers::Everyone => true,
        Readers::Only(readers) => context
            .authority
            .is_some_and(|asking| knowledge.lineage(asking).any(|above| readers.contains(&above))),
    }
}
