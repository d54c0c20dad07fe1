//! One step as it is written: an interaction of the applicant with an entity.

use super::json::{Node, Notes};
use super::words::Words;
use crate::cost::Decimal;
use crate::fault::Problem;

/// A step.
#[derive(Debug)]
pub(super) struct Step<'v> {
    /// Where it stands.
    pub(super) node: Node<'v>,
    pub(super) name: Box<str>,
    /// The block it belongs to, where that has a name.
    pub(super) block: Option<Box<str>>,
    pub(super) online: Option<bool>,
    /// The entity and the unit in charge.
    pub(super) charge: Vec<Box<str>>,
    pub(super) requirements: Vec<Asked>,
    pub(super) results: Vec<Made>,
    pub(super) laws: Vec<Box<str>>,
    pub(super) times: Times,
}

/// A document that a step asks for or makes, known by its id or else by its name.
#[derive(Debug)]
pub(super) struct Paper {
    pub(super) id: Option<String>,
    pub(super) name: Box<str>,
}

/// A requirement of a step.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) paper: Paper,
    pub(super) comments: Option<Box<str>>,
    /// Whether the applicant fills it in.
    pub(super) is_form: bool,
    /// The file of the form.
    pub(super) file: Option<Box<str>>,
    pub(super) originals: Option<u16>,
    pub(super) copies: Option<u16>,
    pub(super) authenticated: Option<u16>,
}

/// A result of a step.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) paper: Paper,
    pub(super) is_final: bool,
}

/// How long a step takes, the most that is stated of each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    /// Hours at the counter.
    pub(super) counter: Option<Decimal>,
    /// Hours in line.
    pub(super) queue: Option<Decimal>,
    /// Days until the next step can begin.
    pub(super) wait: Option<Decimal>,
}

impl Paper {
    fn read(of: &Node<'_>, notes: &mut Notes) -> Option<Self> {
        let id = notes.id(of, "id");
        let name = named(of, notes)?;
        Some(Self { id, name })
    }
}

/// The name of something that must have one.
pub(super) fn named(of: &Node<'_>, notes: &mut Notes) -> Option<Box<str>> {
    let name = notes.text(of, "name");
    // What is no text was told already.
    let is_told = of.get("name").is_some_and(|name| name.as_str().is_none());
    if name.is_none() && !is_told {
        notes.fault(&*of.at, Problem::MissingKey { key: "name".to_owned() });
    }
    name
}

impl<'v> Step<'v> {
    /// Reads a step; faults go to the notes.
    pub(super) fn read(
        node: Node<'v>,
        block: Option<Box<str>>,
        words: &Words,
        notes: &mut Notes,
    ) -> Self {
        notes.id(&node, "id");
        let name = named(&node, notes).unwrap_or_default();
        let asked = notes.list(&node, "requirements");
        let made = notes.list(&node, "results");
        let laws = notes.list(&node, "laws");
        Self {
            name,
            block,
            online: notes.flag(&node, "isOnline"),
            charge: charge(&node, notes),
            requirements: asked.iter().filter_map(|one| requirement(one, words, notes)).collect(),
            results: made.iter().filter_map(|one| result(one, notes)).collect(),
            laws: laws.iter().filter_map(|one| named(one, notes)).collect(),
            times: times(&node, notes),
            node,
        }
    }

    /// What is done, where and with whom; papers that only go from step to step behind arrows.
    pub(super) fn text(&self, inner: &[&str]) -> String {
        let mut text = self.block.as_deref().map_or(String::new(), |block| format!("{block}: "));
        text.push_str(&self.name);
        if !self.charge.is_empty() {
            text.push_str(&format!(" ({})", self.charge.join("; ")));
        }
        if !inner.is_empty() {
            text.push_str(&format!(" ← {}", inner.join("; ")));
        }
        let made: Vec<&str> = self.results.iter().map(|one| &*one.paper.name).collect();
        if !made.is_empty() {
            text.push_str(&format!(" → {}", made.join("; ")));
        }
        text
    }
}

fn charge(step: &Node<'_>, notes: &mut Notes) -> Vec<Box<str>> {
    let Some(contact) = notes.object(step, "contact") else { return Vec::new() };
    let keys = ["entityInCharge", "unitInCharge"];
    let parts = keys.map(|key| {
        let part = notes.object(&contact, key)?;
        notes.text(&part, "name")
    });
    parts.into_iter().flatten().collect()
}

fn requirement(of: &Node<'_>, words: &Words, notes: &mut Notes) -> Option<Asked> {
    let is_form = notes.text(of, "type").is_some_and(|kind| words.is_form(&kind));
    let file = notes.text(of, "filename");
    if !is_form {
        // Only lines that ask for a form name one.
        notes.give_back(of, &["type"]);
        notes.give_back(of, &["filename"]);
    }
    let (copies, authenticated) = (notes.count(of, "nbCopy"), notes.count(of, "nbAuthenticated"));
    if copies.unwrap_or_default().checked_add(authenticated.unwrap_or_default()).is_none() {
        let found = authenticated.unwrap_or_default().to_string();
        let expected = format!("nbCopy + nbAuthenticated ≤ {}", u16::MAX);
        notes.fault(format!("{}/nbAuthenticated", of.at), Problem::BadValue { found, expected });
    }
    Some(Asked {
        paper: Paper::read(of, notes)?,
        comments: notes.text(of, "comments"),
        is_form,
        file: file.filter(|_| is_form),
        originals: notes.count(of, "nbOriginal"),
        copies,
        authenticated,
    })
}

fn result(of: &Node<'_>, notes: &mut Notes) -> Option<Made> {
    let is_final = notes.flag(of, "isFinalResult").unwrap_or_default();
    Some(Made { paper: Paper::read(of, notes)?, is_final })
}

fn times(step: &Node<'_>, notes: &mut Notes) -> Times {
    let Some(frame) = notes.object(step, "timeframe") else { return Times::default() };
    let wait = notes.object(&frame, "waitingTimeUntilNextStep");
    Times {
        counter: hours(&frame, "timeSpentAtTheCounter", notes),
        queue: hours(&frame, "waitingTimeInLine", notes),
        wait: wait.and_then(|wait| most(&wait, "days", notes)),
    }
}

/// Hours and minutes together; none where neither is stated.
fn hours(frame: &Node<'_>, key: &str, notes: &mut Notes) -> Option<Decimal> {
    let time = notes.object(frame, key)?;
    let hours = most(&time, "hours", notes);
    let minutes = most(&time, "minutes", notes).and_then(|minutes| {
        Decimal::ratio(i128::from(minutes.millionths()), i128::from(Decimal::SCALE) * 60)
    });
    match (hours, minutes) {
        (None, None) => None,
        (hours, minutes) => Some(hours.unwrap_or_default().plus(minutes.unwrap_or_default())),
    }
}

/// The upper end of a range.
fn most(of: &Node<'_>, key: &str, notes: &mut Notes) -> Option<Decimal> {
    let range = notes.object(of, key)?;
    let (least, most) = (range.get("min"), notes.number(&range, "max"));
    if most.is_none() && least.is_some() && !range.has("max") {
        let at = range.at.clone();
        notes.odd(at, Problem::MissingKey { key: "max".to_owned() });
    }
    most
}
