//! Reading a catalogue: each distinct line once, whatever number of dossiers it stands in.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::catalog::{Catalog, Procedure, Requirement};
use crate::knowledge::Knowledge;
use crate::lint;
use crate::reading::{Reader, Reading, Surroundings};

use super::analyst::stated_reading;

/// A line of prose with what its surroundings contribute: lines with equal keys read alike.
type Key<'c> = (Surroundings, &'c str);

/// Where the text of a line lies. Loading lets equal lines be one text, so that a line is known by
/// its place; one that was not made so is read again, which costs time and changes nothing.
type Place = (Surroundings, *const u8);

/// Where the reading of a line comes from.
enum Source {
    /// Its author stated it.
    Stated(Arc<Reading>),
    /// It is prose: a row of the distinct lines.
    Prose(usize),
}

/// The readings of all lines, procedure by procedure.
///
/// The work grows with the distinct lines, not with the dossiers. The order of the result is that
/// of the catalogue; threads only share out the distinct lines.
pub(super) fn readings(catalog: &Catalog, knowledge: &Knowledge) -> Vec<Vec<Arc<Reading>>> {
    let surroundings: Vec<Around> = catalog
        .procedures
        .par_iter()
        .map_init(|| Reader::new(&knowledge.cues), |reader, procedure| of_cases(reader, procedure))
        .collect();
    let (keys, sources) = distinct(catalog, &surroundings);
    let read: Vec<Arc<Reading>> = keys
        .par_iter()
        .map_init(
            || Reader::new(&knowledge.cues),
            |reader, &(around, text)| {
                let mut reading = reader.read_within(around, text);
                reading.certified = lint::asks_certified_copy(text);
                Arc::new(reading)
            },
        )
        .collect();
    let reading = |source| match source {
        Source::Stated(reading) => Some(reading),
        // Every row was handed out while the keys were listed.
        Source::Prose(row) => read.get(row).cloned(),
    };
    sources.into_iter().map(|lines| lines.into_iter().filter_map(reading).collect()).collect()
}

/// What surrounds the lines of a procedure.
#[derive(Default)]
struct Around {
    /// By case; last, of those of no case.
    cases: Vec<Surroundings>,
    /// The positions of lines below a line that says that one of them is enough.
    in_choice: Vec<usize>,
}

impl Around {
    fn of(&self, at: usize, line: &Requirement) -> Surroundings {
        let within = line.case.and_then(|case| self.cases.get(usize::from(case)));
        let within = within.or(self.cases.last()).copied().unwrap_or_default();
        match self.in_choice.binary_search(&at) {
            Ok(_) => within.with_choice(),
            Err(_) => within,
        }
    }
}

/// Looks at what surrounds the lines of a procedure.
fn of_cases(reader: &mut Reader<'_>, procedure: &Procedure) -> Around {
    if procedure.requirements.iter().all(|line| line.stated.is_some()) {
        return Around::default();
    }
    let outer = reader.surroundings_of_procedure(&procedure.name);
    let cases = procedure.cases.iter();
    let mut all: Vec<_> =
        cases.map(|case| reader.surroundings_of_case(&case.name, outer)).collect();
    all.push(outer);
    Around { cases: all, in_choice: in_choices(reader, &procedure.requirements) }
}

/// The lines of which a line above them says that one is enough: those of the same heading that
/// follow it with one bullet, another than its own. Without bullets nothing shows where they end.
fn in_choices(reader: &mut Reader<'_>, lines: &[Requirement]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut choice: Option<(&Requirement, Option<char>)> = None;
    for (at, line) in lines.iter().enumerate() {
        choice = choice.and_then(|(head, bullets)| {
            let own = bullet(&line.text)?;
            let goes_on = match bullets {
                Some(bullet) => bullet == own,
                None => bullet(&head.text) != Some(own),
            };
            (goes_on && head.case == line.case).then_some((head, Some(own)))
        });
        if choice.is_some() {
            found.push(at);
        } else if reader.announces_choice(&line.text) {
            choice = Some((line, None));
        }
    }
    found
}

/// The bullet that a line begins with, or the mark behind the letter or number of an enumerator.
fn bullet(line: &str) -> Option<char> {
    let mut letters = line.trim_start().chars();
    let first = letters.next()?;
    match first {
        '-' | '+' | '*' | '•' | '–' => Some(first),
        _ if first.is_alphanumeric() => letters.next().filter(|mark| matches!(mark, ')' | '.')),
        _ => None,
    }
}

/// Lists the distinct lines and where each line of each procedure is among them.
fn distinct<'c>(catalog: &'c Catalog, surroundings: &[Around]) -> (Vec<Key<'c>>, Vec<Vec<Source>>) {
    let mut keys = Vec::new();
    // Looked up only, never walked: its order cannot reach an output.
    let mut rows: HashMap<Place, usize, RandomState> = HashMap::default();
    let mut sources = Vec::with_capacity(catalog.procedures.len());
    for (procedure, around) in catalog.procedures.iter().zip(surroundings) {
        let source = |(at, line): (usize, &'c Requirement)| {
            if let Some(reading) = stated_reading(line) {
                return Source::Stated(Arc::new(reading));
            }
            let around = around.of(at, line);
            Source::Prose(*rows.entry((around, line.text.as_ptr())).or_insert_with(|| {
                keys.push((around, &*line.text));
                keys.len() - 1
            }))
        };
        sources.push(procedure.requirements.iter().enumerate().map(source).collect());
    }
    (keys, sources)
}
