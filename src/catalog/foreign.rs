//! Procedures of another system in a text: one, or a list of them.

use std::path::Path;

use serde_json::Value;
use serde_json::value::RawValue;

use super::record::{Item, Origin, Records};
use super::{Effect, Remark, eregulations};
use crate::border;
use crate::fault::{Fault, Problem};
use crate::ids::ProcedureCode;
use crate::reading;

impl Records<'_> {
    /// The procedures of another system that a text holds; none where it is no such text.
    ///
    /// Of a list one element at a time becomes a value, which takes many times the room of its text.
    pub(super) fn foreign(
        &self,
        file: &Path,
        text: &str,
        line: usize,
        names: &mut reading::Reader<'_>,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        let mut others = Vec::new();
        for (at, element) in elements(text) {
            let read = match serde_json::from_str::<Value>(element) {
                Ok(value) => self.eregulations.read(&value, at, names, &self.texts),
                Err(_) => Vec::new(),
            };
            if read.is_empty() {
                others.push(stranger(file, at, element));
            }
            items.extend(read.into_iter().map(|read| self.item_of(file, element, line, read)));
        }
        // A list of other things is no list of procedures; in one of procedures they are faults.
        let Some(first) = items.first_mut() else { return Vec::new() };
        first.faults.extend(others);
        // All at once: the text is read once for all places, not once for each.
        let places = items.iter_mut().flat_map(|item: &mut Item| {
            let remarks = item.remarks.iter_mut().map(|remark| &mut remark.fault);
            item.faults.iter_mut().chain(remarks).map(|fault| &mut fault.place)
        });
        let mut places: Vec<_> = places.collect();
        border::locate_each(text, places.iter_mut().map(|place| &mut **place));
        places.into_iter().for_each(|place| place.line = super::record::shifted(place.line, line));
        items.iter_mut().for_each(|item| item.faults.sort());
        items
    }

    /// The record of a procedure that a text holds, and what is said of it, with pointers.
    fn item_of(&self, file: &Path, text: &str, line: usize, read: eregulations::Read) -> Item {
        let code = read.procedure.as_ref().map(|procedure| procedure.code.clone());
        let id = code.as_ref().map_or("", ProcedureCode::as_str);
        // Below a heading of a list lie several, told apart by their codes.
        let mut item = Item::new(line, &[text.as_bytes(), id.as_bytes()].concat());
        let fault = |(at, problem): (String, Problem)| Fault::at(file, at, problem);
        item.faults = read.faults.into_iter().map(fault).collect();
        let remark = |fault| Remark { fault, procedure: code.clone(), effect: Effect::Kept };
        item.remarks = read.odd.into_iter().map(fault).map(remark).collect();
        if let Some(mut procedure) = read.procedure {
            self.compact(&mut procedure);
            let origin = if read.is_whole { Origin::Portal } else { Origin::Listed };
            item.procedure = Some((Box::new(procedure), origin));
        }
        item
    }
}

/// The fault of an element of a list that is no procedure.
fn stranger(file: &Path, at: Option<usize>, element: &str) -> Fault {
    let found = element.chars().take(40).collect();
    let expected = r#"{"id", "name", …}"#.to_owned();
    let pointer = at.map_or(String::new(), |at| format!("/{at}"));
    Fault::at(file, pointer, Problem::BadValue { found, expected })
}

/// The elements of a list with their positions, or the whole of another document; none of what is no JSON.
fn elements(text: &str) -> Vec<(Option<usize>, &str)> {
    let text = text.trim();
    if !text.starts_with('[') {
        return vec![(None, text)];
    }
    let list = serde_json::from_str::<Vec<&RawValue>>(text).unwrap_or_default();
    list.into_iter().enumerate().map(|(n, element)| (Some(n), element.get())).collect()
}
