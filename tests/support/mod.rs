//! A small world to test in: the files of a knowledge folder as JSON values that a test may break.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of the world")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, in its helpers too"
)]

pub mod catalog;
pub mod random;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tinhgon::derive::{Context, People};
use tinhgon::fault::Fault;
use tinhgon::knowledge::{self, Knowledge};

/// The files of a folder by path.
#[derive(Clone)]
pub struct Folder(pub BTreeMap<&'static str, Value>);

/// A ground in the one decree of the small world.
pub fn ground(place: &str) -> Value {
    json!({ "instrument": "1/2024/ND-CP", "place": place, "verified": "read" })
}

pub fn name(text: &str) -> Value {
    json!({ "vi": text, "en": text })
}

fn items() -> Value {
    let item = |id: &str, about: &str| json!({ "id": id, "name": name(id), "about": about });
    json!([
        item("full_name", "person"),
        item("birth_date", "person"),
        item("age", "person"),
        item("face", "person"),
        item("ethnicity", "person"),
        item("will", "person"),
        item("plate", "vehicle"),
        { "id": "no_record", "name": name("no_record"), "about": "person", "fact": true },
    ])
}

fn registers() -> Value {
    let item = |reference: &str, item: &str| json!({ "ref": reference, "item": item, "ground": ground(reference) });
    json!([
        {
            "id": "population", "name": name("Population"), "owner": "mps", "kind": "national",
            "grounds": [ground("Điều 1")], "populations": ["citizen"],
            "available_from": "2024-07-01",
            "items": [
                item("P1", "full_name"), item("P4", "birth_date"),
                { "ref": "P9", "item": "ethnicity", "ground": ground("P9"), "from": "2026-01-01" },
                { "ref": "P27", "item": "face", "ground": ground("P27"), "restricted": "Điều 16" },
            ]
        },
        {
            "id": "immigration", "name": name("Immigration"), "owner": "mps", "kind": "sector",
            "grounds": [ground("Điều 2")], "populations": ["foreigner"],
            "items": [item("I1", "full_name"), item("I2", "birth_date")]
        },
        {
            "id": "civil_status", "name": name("Civil status"), "owner": "moj", "kind": "national",
            "grounds": [ground("Điều 3")], "populations": ["citizen", "foreigner"],
            "items": [item("C1", "birth_date"), item("C2", "no_record")]
        },
        {
            "id": "vehicle", "name": name("Vehicles"), "owner": "mps", "kind": "sector",
            "grounds": [ground("Điều 4")], "populations": ["vehicle"],
            "items": [item("V1", "plate")]
        },
    ])
}

fn documents() -> Value {
    let paper = |id: &str, about: &str, proves: Value, replaced_by: Value| {
        json!({
            "id": id, "name": name(id), "class": "paper", "aliases": [format!("giấy {id}")],
            "status": "current", "about": about, "proves": proves, "replaced_by": replaced_by,
        })
    };
    let by = |register: &str| {
        json!([{
            "register": register, "ground": ground("Điều 4"), "scope": "general"
        }])
    };
    let lapsed = json!([{
        "register": "population", "ground": ground("Điều 5"), "scope": "general",
        "until": "2024-12-31"
    }]);
    json!([
        paper("birth", "person", json!(["full_name", "birth_date"]), by("civil_status")),
        paper("adult", "person", json!(["age"]), by("population")),
        paper("portrait", "person", json!(["full_name", "face"]), by("population")),
        paper("ethnic", "person", json!(["ethnicity"]), by("population")),
        paper("clean", "person", json!(["no_record"]), by("civil_status")),
        paper("card", "person", json!(["full_name", "birth_date"]), json!([])),
        paper("old", "person", json!(["full_name"]), lapsed),
        paper("testament", "person", json!(["full_name", "will"]), json!([])),
        paper("plate_paper", "vehicle", json!(["plate"]), by("vehicle")),
        {
            "id": "request", "name": name("request"), "class": "form", "aliases": ["đơn"],
            "status": "current", "about": "dossier", "proves": ["will"],
        },
    ])
}

impl Folder {
    /// Four registers, ten papers, one rule; no fault.
    pub fn small() -> Self {
        let authority = |id: &str| json!({ "id": id, "name": name(id), "level": "ministry" });
        let commune = json!({
            "id": "commune", "name": name("commune"), "level": "commune", "parent": "moj"
        });
        let access = |register: &str, readers: Value| {
            json!({
                "register": register, "readers": readers, "purpose": name("TTHC"),
                "ground": ground("Điều 9"),
            })
        };
        Self(BTreeMap::from([
            (
                "meta.json",
                json!({
                    "schema": "tinhgon/knowledge/1", "as_of": "2025-06-01", "sources": [name("test")],
                }),
            ),
            (
                "instruments.json",
                json!({ "schema": "tinhgon/instruments/1", "instruments": [{
                "number": "1/2024/ND-CP", "title": "Nghị định 1", "rank": "decree",
                "issuer": "moj", "verified": "read",
            }] }),
            ),
            (
                "authorities.json",
                json!({
                    "schema": "tinhgon/authorities/1",
                    "authorities": [authority("moj"), authority("mps"), commune],
                }),
            ),
            ("data_items.json", json!({ "schema": "tinhgon/data-items/1", "items": items() })),
            (
                "registers.json",
                json!({
                    "schema": "tinhgon/registers/1", "registers": registers(),
                }),
            ),
            (
                "access.json",
                json!({ "schema": "tinhgon/access/1", "access": [
                access("population", json!(["*"])),
                access("civil_status", json!(["moj"])),
                access("immigration", json!(["*"])),
                access("vehicle", json!(["*"])),
            ] }),
            ),
            (
                "rules.json",
                json!({ "schema": "tinhgon/rules/1", "rules": [{
                "id": "age_from_birth_date", "then": "age", "if": ["birth_date"],
                "name": name("age"), "why": name("subtraction"),
            }] }),
            ),
            (
                "reading.json",
                json!({
                    "schema": "tinhgon/reading/1", "cues": [], "roles": [], "facts": [],
                    "confinements": [], "withdrawals": [],
                    "exchanges": {
                        "titles": [], "endings": [], "ended": [], "originals": [],
                        "unless_line": [], "why": { "vi": "x", "en": "x" },
                    },
                    "short_names": [], "confirmations": [], "confusable": [],
                }),
            ),
            (
                "exemptions.json",
                json!({
                    "schema": "tinhgon/exemptions/1", "about": name("clauses"), "same": [], "covers": [],
                    "closed_list": [], "open_list": [], "exempting": [], "forbidding": [],
                    "databases": [], "common": [], "when": [], "beginning": [], "any_database": [],
                    "uploading": [], "handing_in": [],
                }),
            ),
            (
                "document_types/civil_status.json",
                json!({
                    "schema": "tinhgon/document-types/1", "group": "civil_status",
                    "types": documents(),
                }),
            ),
        ]))
    }

    /// Replaces the value at a pointer of a file; a last token of `-` appends to a list.
    #[must_use]
    pub fn with(mut self, file: &'static str, pointer: &str, value: Value) -> Self {
        let file = self.0.get_mut(file).unwrap();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap() {
            Value::Array(list) if key == "-" => list.push(value),
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            Value::Object(map) => drop(map.insert(key.into(), value)),
            _ => panic!("{parent} is neither list nor object"),
        }
        self
    }

    /// Leaves a file out.
    #[must_use]
    pub fn without(mut self, file: &str) -> Self {
        self.0.remove(file).unwrap();
        self
    }

    pub fn load(&self) -> Result<Knowledge, Vec<Fault>> {
        let bytes: Vec<(PathBuf, Vec<u8>)> = self
            .0
            .iter()
            .map(|(path, value)| (PathBuf::from(path), serde_json::to_vec(value).unwrap()))
            .collect();
        let files: Vec<(PathBuf, &[u8])> =
            bytes.iter().map(|(path, bytes)| (path.clone(), &**bytes)).collect();
        knowledge::load(&files)
    }
}

/// The day on which the small world is asked.
pub const TODAY: Date = date(2025, 6, 1);

/// The context of an authority of the small world today.
pub fn context(knowledge: &Knowledge, authority: &str) -> Context {
    let authority = Some(knowledge.authorities.find(authority).unwrap());
    Context { authority, as_of: TODAY, people: People::Citizens }
}
