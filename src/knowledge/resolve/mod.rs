//! Ids to indexes: what the files name is looked up once, here.
//!
//! The tables are filled in the order in which they lean on each other: authorities, instruments,
//! items, registers, permissions, rules, document types. What cannot be resolved is reported and
//! left out, so that one run names every fault; the caller throws the tables away when there is one.

mod documents;
mod registers;

use std::path::Path;

use super::load::Sheets;
use super::{
    Authority, InForce, Instrument, InstrumentIx, ItemIx, Knowledge, Provision, Rule, raw,
};
use crate::exemption::Exemptions;
use crate::fault::{Fault, Problem, Subject};
use crate::index::{Ix, Table};
use crate::near;
use crate::reading::Cues;
use crate::reading::raw::ReadingFile;

/// Stands for an authority that was not found, so that what names it is still defined and one fault
/// does not drag others behind it. Never looked at: a fault was reported, so the tables are dropped.
const STAND_IN: u32 = 0;

/// Resolves every id of every file.
pub(super) fn resolve(sheets: &Sheets) -> (Knowledge, Vec<Fault>) {
    let mut knowledge = Knowledge {
        as_of: sheets.meta.value.as_of,
        sources: sheets.meta.value.sources.clone(),
        ..Knowledge::default()
    };
    let mut faults = schemas(sheets);
    let at = |file| Resolver { file, faults: Vec::new() };
    let mut run = |file, fill: &mut dyn FnMut(&mut Resolver<'_>)| {
        let mut resolver = at(file);
        fill(&mut resolver);
        faults.append(&mut resolver.faults);
    };

    let known = &mut knowledge;
    run(&sheets.authorities.file, &mut |r| r.authorities(&sheets.authorities.value, known));
    run(&sheets.instruments.file, &mut |r| r.instruments(&sheets.instruments.value, known));
    run(&sheets.items.file, &mut |r| r.items(&sheets.items.value, known));
    run(&sheets.registers.file, &mut |r| r.registers(&sheets.registers.value, known));
    run(&sheets.access.file, &mut |r| r.access(&sheets.access.value, known));
    run(&sheets.rules.file, &mut |r| r.rules(&sheets.rules.value, known));
    for sheet in &sheets.documents {
        run(&sheet.file, &mut |r| r.documents(&sheet.value, known));
    }
    for sheet in &sheets.documents {
        run(&sheet.file, &mut |r| r.alternatives(&sheet.value, known));
    }
    (knowledge, faults)
}

/// What lines are read with: of the whole, this takes longest to compile.
pub(super) struct Phrases {
    pub(super) cues: Cues,
    pub(super) exemptions: Exemptions,
}

/// Compiles what lines are read with, once the tables are filled.
pub(super) fn phrases(sheets: &Sheets, known: &Knowledge) -> (Phrases, Vec<Fault>) {
    let mut resolver = Resolver { file: &sheets.reading.file, faults: Vec::new() };
    let cues = resolver.cues(&sheets.reading.value, known);
    let mut faults = resolver.faults;
    let words = &sheets.exemptions;
    let resolved =
        Exemptions::resolve(&words.file, &words.value, &known.documents, &known.registers);
    let exemptions = resolved.unwrap_or_else(|more| {
        faults.extend(more);
        Exemptions::default()
    });
    (Phrases { cues, exemptions }, faults)
}

/// Checks that each file says it is what it is.
fn schemas(sheets: &Sheets) -> Vec<Fault> {
    let mut stated: Vec<(&Path, &str, &str)> = vec![
        (&sheets.meta.file, &sheets.meta.value.schema, "tinhgon/knowledge/1"),
        (&sheets.instruments.file, &sheets.instruments.value.schema, "tinhgon/instruments/1"),
        (&sheets.authorities.file, &sheets.authorities.value.schema, "tinhgon/authorities/1"),
        (&sheets.items.file, &sheets.items.value.schema, "tinhgon/data-items/1"),
        (&sheets.registers.file, &sheets.registers.value.schema, "tinhgon/registers/1"),
        (&sheets.access.file, &sheets.access.value.schema, "tinhgon/access/1"),
        (&sheets.rules.file, &sheets.rules.value.schema, "tinhgon/rules/1"),
        (&sheets.reading.file, &sheets.reading.value.schema, "tinhgon/reading/1"),
        (&sheets.exemptions.file, &sheets.exemptions.value.schema, "tinhgon/exemptions/1"),
    ];
    let documents = sheets.documents.iter();
    stated.extend(documents.map(|s| (&*s.file, &*s.value.schema, "tinhgon/document-types/1")));
    let wrong = stated.into_iter().filter(|(_, found, expected)| found != expected);
    wrong
        .map(|(file, found, expected)| bad_value(file, "/schema".into(), found, expected))
        .collect()
}

fn bad_value(file: &Path, pointer: String, found: &str, expected: &str) -> Fault {
    let problem = Problem::BadValue { found: found.into(), expected: expected.into() };
    Fault::at(file, pointer, problem)
}

/// The one place where the ids of a file are looked up.
struct Resolver<'f> {
    file: &'f Path,
    faults: Vec<Fault>,
}

impl Resolver<'_> {
    fn report(&mut self, pointer: String, problem: Problem) {
        self.faults.push(Fault::at(self.file, pointer, problem));
    }

    fn at_least_one<T>(&mut self, list: &[T], pointer: String) {
        if list.is_empty() {
            self.faults.push(bad_value(self.file, pointer, "[]", "at least one value"));
        }
    }

    /// Adds a row under its id, or reports that the id is taken.
    fn define<I: Ix, T>(
        &mut self,
        table: &mut Table<I, T>,
        (what, id): (Subject, &str),
        row: T,
        pointer: String,
    ) -> Option<I> {
        if id.trim().is_empty() {
            self.report(pointer, Problem::EmptyText);
            return None;
        }
        let added = table.insert(id, row);
        if added.is_err() {
            self.report(pointer, Problem::Duplicate { what, id: id.into() });
        }
        added.ok()
    }

    /// Finds the row of an id, or reports that there is none and which id is near.
    fn find<I: Ix, T>(
        &mut self,
        table: &Table<I, T>,
        what: Subject,
        id: &str,
        pointer: impl FnOnce() -> String,
    ) -> Option<I> {
        let found = table.find(id);
        if found.is_none() {
            let nearest = near::nearest(id, table.ids());
            self.report(pointer(), Problem::Unknown { what, id: id.into(), nearest });
        }
        found
    }

    fn provision(
        &mut self,
        instruments: &Table<InstrumentIx, Instrument>,
        ground: &raw::Ground,
        pointer: impl FnOnce() -> String,
    ) -> Option<Provision> {
        let place = || pointer() + "/instrument";
        let instrument = self.find(instruments, Subject::Instrument, &ground.instrument, place)?;
        Some(Provision {
            instrument,
            place: ground.place.clone(),
            verified: ground.verified,
            note: ground.note.clone(),
        })
    }

    fn provisions(
        &mut self,
        instruments: &Table<InstrumentIx, Instrument>,
        grounds: &[raw::Ground],
        pointer: &str,
    ) -> Vec<Provision> {
        let each = grounds.iter().enumerate();
        each.filter_map(|(n, ground)| {
            self.provision(instruments, ground, || format!("{pointer}/{n}"))
        })
        .collect()
    }

    fn cues(&mut self, file: &ReadingFile, known: &Knowledge) -> Cues {
        for (n, fact) in file.facts.iter().enumerate() {
            let pointer = || format!("/facts/{n}/document");
            self.find(&known.documents, Subject::DocumentType, &fact.document, pointer);
        }
        for (n, short) in file.short_names.iter().enumerate() {
            let pointer = || format!("/short_names/{n}/document");
            self.find(&known.documents, Subject::DocumentType, &short.document, pointer);
        }
        // The cues are refused only for ids that were reported above.
        Cues::compile(file, &known.documents).unwrap_or_default()
    }

    fn authorities(&mut self, file: &raw::Authorities, known: &mut Knowledge) {
        for (n, raw) in file.authorities.iter().enumerate() {
            let row = Authority {
                id: raw.id.clone(),
                name: raw.name.clone(),
                aliases: raw.aliases.clone(),
                level: raw.level,
                parent: None,
                outside_government: raw.outside_government.clone(),
            };
            let id = (Subject::Authority, &*raw.id);
            self.define(&mut known.authorities, id, row, format!("/authorities/{n}/id"));
        }
        for (n, raw) in file.authorities.iter().enumerate() {
            let Some(parent) = &raw.parent else { continue };
            let pointer = || format!("/authorities/{n}/parent");
            let parent = self.find(&known.authorities, Subject::Authority, parent, pointer);
            let child = known.authorities.find(&raw.id);
            if let Some(row) = child.and_then(|child| known.authorities.get_mut(child)) {
                row.parent = parent;
            }
        }
    }

    fn instruments(&mut self, file: &raw::Instruments, known: &mut Knowledge) {
        for (n, raw) in file.instruments.iter().enumerate() {
            let pointer = || format!("/instruments/{n}/issuer");
            let issuer = self.find(&known.authorities, Subject::Authority, &raw.issuer, pointer);
            let row = Instrument {
                number: raw.number.clone(),
                title: raw.title.clone(),
                rank: raw.rank,
                issuer: issuer.unwrap_or(Ix::from_raw(STAND_IN)),
                date: raw.date,
                in_force: InForce { from: raw.in_force, until: raw.until },
                verified: raw.verified,
            };
            let id = (Subject::Instrument, &*raw.number);
            self.define(&mut known.instruments, id, row, format!("/instruments/{n}/number"));
        }
    }

    fn items(&mut self, file: &raw::DataItems, known: &mut Knowledge) {
        for (n, raw) in file.items.iter().enumerate() {
            let id = (Subject::DataItem, &*raw.id);
            self.define(&mut known.items, id, raw.clone(), format!("/items/{n}/id"));
        }
    }

    fn rules(&mut self, file: &raw::Rules, known: &mut Knowledge) {
        for (n, raw) in file.rules.iter().enumerate() {
            let at = format!("/rules/{n}");
            // A rule without premises would make its conclusion known everywhere, to everybody.
            self.at_least_one(&raw.premises, format!("{at}/if"));
            let place = || format!("{at}/then");
            let conclusion = self.find(&known.items, Subject::DataItem, &raw.then, place);
            let premises = self.item_list(&raw.premises, &format!("{at}/if"), known);
            let ground = raw.ground.as_ref().and_then(|ground| {
                self.provision(&known.instruments, ground, || format!("{at}/ground"))
            });
            let Some(conclusion) = conclusion else {
                continue;
            };
            let row = Rule {
                id: raw.id.clone(),
                conclusion,
                premises,
                name: raw.name.clone(),
                ground,
                why: raw.why.clone(),
            };
            self.define(&mut known.rules, (Subject::Rule, &raw.id), row, format!("{at}/id"));
        }
    }

    /// Resolves a list of items; one named twice is a slip of the author.
    fn item_list(&mut self, ids: &[Box<str>], pointer: &str, known: &Knowledge) -> Vec<ItemIx> {
        let mut items = Vec::with_capacity(ids.len());
        for (k, id) in ids.iter().enumerate() {
            let place = || format!("{pointer}/{k}");
            let Some(item) = self.find(&known.items, Subject::DataItem, id, place) else {
                continue;
            };
            if items.contains(&item) {
                let what = Subject::DataItem;
                self.report(place(), Problem::Duplicate { what, id: id.clone().into() });
            } else {
                items.push(item);
            }
        }
        items
    }
}
