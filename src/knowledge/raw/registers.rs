//! What the State's databases hold, and who may read them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Ground, Name};

use crate::choice::choice;

/// `registers.json`: the databases of the State.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    /// Always `tinhgon/registers/1`.
    pub schema: Box<str>,
    /// The registers.
    pub registers: Vec<Register>,
}

/// One register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Other written forms.
    #[serde(default)]
    pub aliases: Vec<Box<str>>,
    /// Id of the authority that runs it.
    pub owner: Box<str>,
    /// Its standing.
    pub kind: RegisterKind,
    /// What establishes it.
    pub grounds: Vec<Ground>,
    /// Rules that forbid asking for papers whose data it holds.
    #[serde(default)]
    pub no_paper_rules: Vec<Ground>,
    /// About whom or what it holds data.
    pub populations: Vec<Population>,
    /// First day it can be used.
    pub available_from: Option<Date>,
    /// Whether the owner published its field list (Nghị quyết 66.7/2025/NQ-CP, Điều 6).
    pub published_items: Option<PublishedItems>,
    /// What lets forms be filled in beforehand from it for those whose data it holds; absent where no
    /// such rule is known.
    pub fills_forms: Option<Ground>,
    /// The fields it holds.
    pub items: Vec<RegisterItem>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

choice! {
    /// Standing of a register.
    pub enum RegisterKind {
        /// A national database.
        National,
        /// A database of one sector.
        Sector,
        /// A platform that passes on data of others.
        Platform,
    }
}

choice! {
    /// About whom or what a register holds data.
    pub enum Population {
        /// Vietnamese citizens.
        Citizen,
        /// Persons of Vietnamese origin whose nationality is not determined.
        VietnameseOrigin,
        /// Foreigners.
        Foreigner,
        /// Enterprises registered in Viet Nam.
        Enterprise,
        /// Cooperatives and their unions.
        Cooperative,
        /// Household businesses.
        HouseholdBusiness,
        /// Other organisations.
        Organisation,
        /// Vehicles and vessels.
        Vehicle,
        /// Parcels of land.
        Parcel,
        /// Anything else.
        Other,
    }
}

/// Whether the owner of a register published what can be looked up in it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedItems {
    /// Whether a published list was found.
    pub status: Publication,
    /// Where.
    pub ground: Option<Ground>,
}

choice! {
    /// Whether a published field list was found.
    pub enum Publication {
        /// Found.
        Published,
        /// Looked for and not found.
        NotFound,
    }
}

/// One field of a register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterItem {
    /// How the register's own law numbers it.
    #[serde(rename = "ref")]
    pub reference: Box<str>,
    /// Id of the data item.
    pub item: Box<str>,
    /// The article that establishes it.
    pub ground: Ground,
    /// First day it is held.
    pub from: Option<Date>,
    /// Words on a restriction of its use.
    pub restricted: Option<Box<str>>,
}

/// `access.json`: who may read which register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Always `tinhgon/access/1`.
    pub schema: Box<str>,
    /// The permissions.
    pub access: Vec<Permission>,
}

/// One permission to read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Id of the register.
    pub register: Box<str>,
    /// Ids of authorities; `*` for every agency that settles procedures.
    pub readers: Vec<Box<str>>,
    /// What for.
    pub purpose: Name,
    /// The article that permits it.
    pub ground: Ground,
    /// First day.
    pub from: Option<Date>,
}
