//! One record, of whichever format: recognised by its content, read, or left out with a reason.

use std::path::Path;

use rayon::prelude::*;
use serde_json::error::Category;

use super::digest::{self, RecordDigest};
use super::merge::FileRead;
use super::portal::{self, Record};
use super::texts::Texts;
use super::{Effect, Glean, Procedure, Remark, eregulations, native, raw};
use crate::border;
use crate::fault::{Fault, Place, Problem};
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::reading;
use crate::vocabulary;
use crate::workbook::{self, Built, Gathered};

/// What became of one record.
#[derive(Debug)]
pub(super) struct Item {
    /// Where it starts; 0 for a file that is one record.
    pub(super) line: usize,
    /// Where its code stands, in a workbook.
    pub(super) cell: Option<Place>,
    /// Its bytes, as a digest.
    pub(super) digest: RecordDigest,
    /// The procedure, and which format it came in; boxed, since most lists of items are moved.
    pub(super) procedure: Option<(Box<Procedure>, Origin)>,
    /// What is odd about it.
    pub(super) remarks: Vec<Remark>,
    /// What keeps the whole input from being used.
    pub(super) faults: Vec<Fault>,
}

/// The format of a record; the first is trusted more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// Our own format, written by an expert.
    Native,
    /// The national portal, or another system.
    Portal,
    /// A list that only names it.
    Listed,
}

/// What records are read with.
pub(super) struct Records<'k> {
    portal: portal::Reader<'k>,
    pub(super) eregulations: eregulations::Reader<'k>,
    knowledge: &'k Knowledge,
    pub(super) texts: Texts,
    glean: Option<&'k dyn Glean>,
}

impl<'k> Records<'k> {
    /// Prepares the reading; prose is kept, or let go once it was asked.
    ///
    /// # Errors
    /// Faults of the data files that the reading needs.
    pub(super) fn new(
        knowledge: &'k Knowledge,
        glean: Option<&'k dyn Glean>,
    ) -> Result<Self, Vec<Fault>> {
        let texts = Texts::default();
        let portal = portal::Reader::new(knowledge)?;
        let eregulations = eregulations::Reader::new(knowledge)?;
        Ok(Self { portal, eregulations, knowledge, texts, glean })
    }

    /// Lets a procedure take no more memory than what it says that others do not.
    pub(super) fn compact(&self, procedure: &mut Procedure) {
        // Lists that grow while they are read hold room for a third more than they have.
        procedure.legal_bases.shrink_to_fit();
        procedure.results.shrink_to_fit();
        procedure.cases.shrink_to_fit();
        procedure.steps.shrink_to_fit();
        procedure.conditions.shrink_to_fit();
        match self.glean {
            Some(glean) => procedure.let_prose_go(glean),
            None => self.texts.share_prose(procedure),
        }
    }

    /// A reader of the names in records; it holds buffers, so each thread keeps one.
    pub(super) fn names(&self) -> reading::Reader<'k> {
        self.portal.names()
    }

    /// Reads a line of a file of lines.
    pub(super) fn line(
        &self,
        (file, line): (&Path, usize),
        bytes: &[u8],
        names: &mut reading::Reader<'_>,
    ) -> Item {
        let mut item = Item::new(line, bytes);
        if let Err(mut fault) = self.read_line(file, bytes, names, &mut item) {
            fault.place.line = shifted(fault.place.line, line);
            item.leave_out(fault, None);
        }
        item
    }

    fn read_line(
        &self,
        file: &Path,
        bytes: &[u8],
        names: &mut reading::Reader<'_>,
        item: &mut Item,
    ) -> Result<(), Fault> {
        let text = border::text(file, bytes)?;
        match record(text) {
            Err(error) if is_broken(&error) => Err(border::refused(file, text, &error)),
            _ if !text.trim_start().starts_with('{') => {
                let found = text.trim().chars().take(20).collect();
                let problem = Problem::BadValue { found, expected: "object".to_owned() };
                Err(Fault::at(file, "", problem))
            }
            Err(error) => Err(border::refused(file, text, &error)),
            Ok(record) if &*record.schema == raw::SCHEMA => {
                self.native(file, bytes, item);
                Ok(())
            }
            Ok(record) if !record.schema.is_empty() => {
                Err(Fault::of_file(file, Problem::UnknownFormat))
            }
            Ok(record) if record.code.is_empty() => {
                match self.foreign(file, text, item.line, names).pop() {
                    Some(foreign) => *item = foreign,
                    None => self.portal(file, &record, names, item),
                }
                Ok(())
            }
            Ok(record) => {
                self.portal(file, &record, names, item);
                Ok(())
            }
        }
    }

    /// Reads a file that is one document: a record, or linked data with several.
    pub(super) fn document(&self, bytes: &[u8], read: &mut FileRead) {
        let file = read.file.clone();
        match border::text(&file, bytes) {
            Ok(text) if vocabulary::is_linked(text) => self.linked(text, read),
            _ => read.items.extend(self.records(&file, bytes)),
        }
    }

    /// Reads the procedures of linked data; what concerns no one of them is told of the file.
    fn linked(&self, text: &str, read: &mut FileRead) {
        let file = read.file.clone();
        let linked = match vocabulary::read(&file, text) {
            Ok(linked) => linked,
            Err(faults) => return read.faults.extend(faults),
        };
        let mut items: Vec<Item> = linked
            .built
            .par_iter()
            .map(|built| {
                // What was put together has no keys but texts, so that it can always be written.
                let bytes = serde_json::to_vec(&built.json).unwrap_or_default();
                let mut item = Item::new(0, &bytes);
                self.native(&file, &bytes, &mut item);
                let faults = std::mem::take(&mut item.faults).into_iter();
                item.faults = faults.map(|fault| linked.told(built, fault)).collect();
                item.cell = Some(linked.place(built));
                item
            })
            .collect();
        // All at once: the text is read once for all places, not once for each.
        let cells = items.iter_mut().filter_map(|item| item.cell.as_mut());
        border::locate_each(text, cells);
        let mut faults: Vec<Fault> =
            items.iter_mut().flat_map(|item| std::mem::take(&mut item.faults)).collect();
        border::locate_all(text, &mut faults);
        read.faults.extend(linked.faults);
        read.faults.extend(faults);
        read.items = items;
        let Some(first) = read.items.first_mut() else { return };
        first.remarks.extend(linked.remarks.into_iter().map(|fault| Remark {
            fault,
            procedure: None,
            effect: Effect::Kept,
        }));
    }

    /// Reads a file that is one record of ours or of the portal, or an answer of another system, which
    /// may hold many.
    fn records(&self, file: &Path, bytes: &[u8]) -> Vec<Item> {
        let mut item = Item::new(0, bytes);
        let text = match border::text(file, bytes) {
            Ok(text) => text,
            Err(fault) => {
                item.faults.push(fault);
                return vec![item];
            }
        };
        let record = record(text);
        // What names its format or bears a code is never of another system.
        let says = |record: &Record<'_>| !record.schema.is_empty() || !record.code.is_empty();
        let is_open = match &record {
            Err(error) => !is_broken(error),
            Ok(record) => !says(record) || !text.trim_start().starts_with('{'),
        };
        if is_open {
            let items = self.foreign(file, text, 0, &mut self.names());
            if !items.is_empty() {
                return items;
            }
        }
        match record {
            Err(error) if is_broken(&error) => {
                item.faults.push(border::refused(file, text, &error));
            }
            _ if !text.trim_start().starts_with('{') => item.is_unknown_format(file),
            // Keys that stand twice: our own reader names the place.
            Err(_) => self.native(file, bytes, &mut item),
            Ok(record) => match &*record.schema {
                raw::SCHEMA => self.native(file, bytes, &mut item),
                "" if record.requirements.is_some() => self.native(file, bytes, &mut item),
                "" if !record.code.is_empty() => {
                    self.portal(file, &record, &mut self.names(), &mut item);
                }
                _ => item.is_unknown_format(file),
            },
        }
        vec![item]
    }

    /// Reads the procedures of a workbook; what concerns no one of them is told of the file.
    pub(super) fn workbook(&self, bytes: &[u8], read: &mut FileRead) {
        let file = read.file.clone();
        let book = match workbook::read(&file, bytes, self.knowledge) {
            Ok(book) => book,
            Err(faults) => return read.faults.extend(faults),
        };
        let gathered = &book.gathered;
        let items = gathered.procedures.par_iter().map(|built| self.built(&file, gathered, built));
        read.items.par_extend(items);
        let in_file = |(place, problem): &(Place, Problem)| {
            let (file, place, problem) = (file.clone(), place.clone(), problem.clone());
            Fault { file, place, problem }
        };
        read.faults.extend(gathered.faults.iter().map(in_file));
        let Some(first) = read.items.first_mut() else {
            if read.faults.is_empty() {
                read.faults.push(Fault::of_file(&file, Problem::NothingToRead));
            }
            return;
        };
        first.remarks.extend(book.remarks.iter().map(|remark| Remark {
            fault: in_file(remark),
            procedure: None,
            effect: Effect::Kept,
        }));
    }

    fn built(&self, file: &Path, gathered: &Gathered, built: &Built) -> Item {
        // What was put together has no keys but texts, so that it can always be written.
        let bytes = serde_json::to_vec(&built.json).unwrap_or_default();
        let mut item = Item::new(0, &bytes);
        self.native(file, &bytes, &mut item);
        let faults = std::mem::take(&mut item.faults).into_iter();
        item.faults = faults.filter_map(|fault| gathered.told(built, fault)).collect();
        item.line = built.place.line;
        item.cell = Some(built.place.clone());
        item
    }

    fn native(&self, file: &Path, bytes: &[u8], item: &mut Item) {
        match native::read(file, bytes, self.knowledge) {
            Ok(mut procedure) => {
                self.texts.share_all_but_prose(&mut procedure);
                self.compact(&mut procedure);
                item.procedure = Some((Box::new(procedure), Origin::Native));
            }
            Err(faults) => item.faults = faults,
        }
        for fault in &mut item.faults {
            fault.place.line = shifted(fault.place.line, item.line);
        }
    }

    fn portal(
        &self,
        file: &Path,
        record: &Record<'_>,
        names: &mut reading::Reader<'_>,
        item: &mut Item,
    ) {
        let fault = |pointer: String, problem| {
            let place = Place { line: item.line, column: 0, pointer };
            Fault { file: file.to_path_buf(), place, problem }
        };
        if record.code.trim().is_empty() {
            let problem = Problem::MissingKey { key: "code".to_owned() };
            return item.leave_out(fault(String::new(), problem), None);
        }
        let Ok(code) = record.code.parse::<ProcedureCode>() else {
            let expected = r"[0-9]{1,2}\.[0-9]{6}".to_owned();
            let problem = Problem::BadValue { found: record.code.to_string(), expected };
            return item.leave_out(fault("/code".to_owned(), problem), None);
        };
        let (mut procedure, odd) = self.portal.procedure(record, code, names, &self.texts);
        let remarks = odd.0.into_iter().map(|(pointer, problem)| Remark {
            fault: fault(pointer, problem),
            procedure: Some(procedure.code.clone()),
            effect: Effect::Kept,
        });
        item.remarks = remarks.collect();
        self.compact(&mut procedure);
        item.procedure = Some((Box::new(procedure), Origin::Portal));
    }
}

impl Item {
    pub(super) fn new(line: usize, bytes: &[u8]) -> Self {
        Self {
            line,
            cell: None,
            digest: digest::of_record(bytes),
            procedure: None,
            remarks: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// A record that was not even read.
    pub(super) fn unread(line: usize, fault: Fault) -> Self {
        let mut item = Self::new(line, &[]);
        item.leave_out(fault, None);
        item
    }

    fn leave_out(&mut self, fault: Fault, procedure: Option<ProcedureCode>) {
        self.remarks.push(Remark { fault, procedure, effect: Effect::LeftOut });
    }

    fn is_unknown_format(&mut self, file: &Path) {
        self.faults.push(Fault::of_file(file, Problem::UnknownFormat));
    }
}

/// A record, or why a text is none. A list is none: taken apart by position, one longer than a record has
/// keys would be told to be broken.
fn record(text: &str) -> serde_json::Result<Record<'_>> {
    match text.trim_start().starts_with('[') {
        true => serde_json::from_str::<serde::de::IgnoredAny>(text).map(|_| Record::default()),
        false => serde_json::from_str(text),
    }
}

/// Whether the text is no JSON, in contrast to JSON of another shape.
fn is_broken(error: &serde_json::Error) -> bool {
    !matches!(error.classify(), Category::Data)
}

/// The line in the file of a line within a record that starts at a line.
pub(super) fn shifted(line: usize, start: usize) -> usize {
    line.max(1) + start.saturating_sub(1)
}
