//! The parts beside the sheets: which sheets there are, and the words that cells share.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Refused;
use super::xml::{Said, attribute, each, unescaped};
use crate::border::package::{Broken, Package};

/// The part that names all others.
const WORKBOOK: &str = "xl/workbook.xml";
/// Where it says in which part each stands.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// Where the title stands.
const PROPERTIES: &str = "docProps/core.xml";
/// More sheets than anybody looks through.
const MOST_SHEETS: usize = 1_000;

/// What a workbook consists of.
#[derive(Default)]
pub(super) struct Frame {
    /// Its sheets, in order.
    pub(super) sheets: Vec<Named>,
    /// The part of the words that cells share.
    pub(super) strings: Option<String>,
    /// The part of the looks of cells.
    pub(super) styles: Option<String>,
    /// Whether days are counted from 1904, as old Macintoshes did.
    pub(super) from_1904: bool,
}

/// A sheet.
pub(super) struct Named {
    /// Its name.
    pub(super) name: String,
    /// Its part.
    pub(super) part: String,
}

/// Reads which parts there are.
pub(super) fn frame(package: &mut Package<'_>) -> Result<Frame, Refused> {
    let text = package.part(WORKBOOK)?;
    let mut frame = Frame::default();
    let mut sheets: Vec<(String, String)> = Vec::new();
    each::<Broken>(WORKBOOK, &text, |said| {
        let Said::Open(start) = said else { return Ok(()) };
        match start.local_name().as_ref() {
            "workbookPr" => {
                let said = attribute(&start, "date1904");
                frame.from_1904 = matches!(said.as_deref(), Some("1" | "true"));
            }
            "sheet" => {
                // The plain attribute of this name is another.
                let mut all = start.attributes();
                let id = all.with_checks(false).flatten().find(|one| {
                    one.key.local_name().as_ref() == "id" && one.key.prefix().is_some()
                });
                let id = id.map(|id| id.value.clone().into_owned()).unwrap_or_default();
                sheets.push((attribute(&start, "name").unwrap_or_default(), id));
            }
            _ => {}
        }
        Ok(())
    })?;
    if sheets.len() > MOST_SHEETS {
        return Err(Refused::TooMany(MOST_SHEETS));
    }
    let relations = relations(package)?;
    let of_kind = |kind: &str| {
        let mut all = relations.values();
        all.find(|one| one.kind.ends_with(kind)).map(|one| one.part.clone())
    };
    frame.strings = of_kind("/sharedStrings");
    frame.styles = of_kind("/styles");
    for (name, id) in sheets {
        // Charts and dialogs have sheets of their own kind, without cells.
        let relation = relations.get(&id).filter(|one| one.kind.ends_with("/worksheet"));
        frame.sheets.extend(relation.map(|one| Named { name, part: one.part.clone() }));
    }
    Ok(frame)
}

struct Relation {
    kind: String,
    part: String,
}

fn relations(package: &mut Package<'_>) -> Result<BTreeMap<String, Relation>, Broken> {
    let text = package.part(RELATIONS)?;
    let mut relations = BTreeMap::new();
    each::<Broken>(RELATIONS, &text, |said| {
        let Said::Open(start) = said else { return Ok(()) };
        if start.local_name().as_ref() == "Relationship" {
            let said = |name| attribute(&start, name).unwrap_or_default();
            let target = said("Target");
            let part = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{}", target.trim_start_matches("./")),
            };
            relations.insert(said("Id"), Relation { kind: said("Type"), part });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// Reads the words that cells share.
pub(super) fn strings(
    package: &mut Package<'_>,
    part: Option<&str>,
) -> Result<Vec<Arc<str>>, Broken> {
    let Some(part) = part else { return Ok(Vec::new()) };
    let text = package.part(part)?;
    let mut strings = Vec::new();
    let mut words = Words::default();
    each::<Broken>(part, &text, |said| {
        match said {
            Said::Open(start) => words.open(start.local_name().as_ref()),
            Said::Words(some) => words.say(&some),
            Said::Close(name) => {
                words.close(&name);
                if name == "si" {
                    strings.push(words.take().into());
                }
            }
        }
        Ok(())
    })?;
    Ok(strings)
}

/// The words of a cell or of a shared text: those of all its runs, but not how they are pronounced.
#[derive(Default)]
pub(super) struct Words {
    words: String,
    is_text: bool,
    is_sound: bool,
}

impl Words {
    pub(super) fn open(&mut self, name: &str) {
        match name {
            "t" => self.is_text = true,
            "rPh" => self.is_sound = true,
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "rPh" => self.is_sound = false,
            _ => {}
        }
    }

    pub(super) fn say(&mut self, words: &str) {
        if self.is_text && !self.is_sound {
            self.words.push_str(words);
        }
    }

    pub(super) fn take(&mut self) -> String {
        unescaped(std::mem::take(&mut self.words))
    }
}

/// The title of a workbook; empty where it has none that can be read.
pub(super) fn title(package: &mut Package<'_>) -> String {
    let mut title = String::new();
    let mut is_title = false;
    let Ok(text) = package.part(PROPERTIES) else { return title };
    let read = each::<Broken>(PROPERTIES, &text, |said| {
        match said {
            Said::Open(start) => is_title = start.local_name().as_ref() == "title",
            Said::Close(_) => is_title = false,
            Said::Words(words) if is_title => title.push_str(&words),
            Said::Words(_) => {}
        }
        Ok(())
    });
    // Nothing else is asked of this part, so that a broken one is no reason to stop.
    if read.is_err() {
        title.clear();
    }
    title
}
