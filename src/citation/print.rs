//! Citations in the official form.

use jiff::civil::Date;

use super::grammar::Grammar;
use super::label::{Label, Part};
use super::place::{Level, Place, Step};
use super::text::CitedText;
use super::{Citation, Cited, Source};

/// Puts a text into words.
type Name<'a> = dyn FnMut(&CitedText) -> String + 'a;

pub(super) fn citation(grammar: &Grammar, citation: &Citation, name: &mut Name<'_>) -> String {
    let all = citation.0.iter().map(|cited| one(grammar, cited, name));
    all.collect::<Vec<_>>().join("; ")
}

fn one(grammar: &Grammar, cited: &Cited, name: &mut Name<'_>) -> String {
    let mut text = source(grammar, &cited.source, name);
    if !cited.amended_by.is_empty() {
        // Behind a place alone a comma would part it from what amends it.
        text.push_str(if cited.source.text.is_some() { ", " } else { " " });
        text.push_str(&relation(grammar, &cited.amended_by, &grammar.raw().amended, name));
    }
    if !cited.refers_to.is_empty() {
        let refers = relation(grammar, &cited.refers_to, &grammar.raw().refers, name);
        text.push_str(&format!(" ({refers})"));
    }
    text
}

/// The words of a relation and its sources. A year alone stands without the last of the words: "được
/// sửa đổi, bổ sung năm 2024".
fn relation(
    grammar: &Grammar,
    sources: &[Source],
    words: &[Box<str>],
    name: &mut Name<'_>,
) -> String {
    let nameless = |source: &Source| {
        source.places.is_empty() && source.text.as_ref().is_some_and(|text| text.kind.is_none())
    };
    let position = usize::from(sources.first().is_some_and(nameless));
    let words = words.get(position).or(words.first()).map_or("", |words| words);
    let mut text = words.to_owned();
    let and = first(&grammar.raw().and);
    // Behind a comma a place would begin a citation of its own.
    let plain = sources.iter().all(|source| source.places.is_empty());
    for (position, one) in sources.iter().enumerate() {
        let is_last = position + 1 == sources.len();
        match position {
            0 => text.push(' '),
            _ if plain && !is_last => text.push_str(", "),
            _ => text.push_str(&format!(" {and} ")),
        }
        text.push_str(&source(grammar, one, name));
    }
    text
}

pub(super) fn source(grammar: &Grammar, source: &Source, name: &mut Name<'_>) -> String {
    let places = places(grammar, &source.places);
    let Some(text) = &source.text else { return places };
    let text = name(text);
    if places.is_empty() {
        return text;
    }
    let top = source.places.last().and_then(|place| place.steps().first());
    let attached = top.is_some_and(|step| step.level.is_attached());
    match attached {
        true => format!("{places} {} {text}", first(&grammar.raw().issued_with)),
        false => format!("{places} {text}"),
    }
}

/// Kind, name, number, date, issuer and subject, as far as they are told.
pub(super) fn text(grammar: &Grammar, text: &CitedText) -> String {
    let raw = grammar.raw();
    let kind = text.kind.and_then(|kind| grammar.kind(kind)).map(|words| first(&words.words));
    let number = text.number.as_ref().map(|it| format!("{} {it}", first(&raw.number)));
    let year = text.year.map(|year| format!("{} {year}", first(&raw.year)));
    let date = text.date.map(|it| format!("{} {}", first(&raw.day), date(grammar, it)));
    let issuer = text.issuer.as_ref().map(|issuer| format!("{} {issuer}", first(&raw.issuer)));
    let parts = [
        kind.map(str::to_owned),
        text.name.as_ref().map(ToString::to_string),
        number,
        year,
        date,
        issuer,
        text.subject.as_ref().map(ToString::to_string),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A day in words: `08 tháng 6 năm 2010`. Days below ten and the first two months have a zero before them
/// (Nghị định 30/2020/NĐ-CP, Phụ lục I).
pub(super) fn date(grammar: &Grammar, date: Date) -> String {
    let (raw, zero) = (grammar.raw(), if date.month() <= 2 { "0" } else { "" });
    let (month, year) = (first(&raw.month), first(&raw.year));
    format!("{:02} {month} {zero}{} {year} {}", date.day(), date.month(), date.year())
}

/// Places, what they share said once: "điểm a, điểm b khoản 1 và khoản 3 Điều 5".
pub(super) fn places(grammar: &Grammar, places: &[Place]) -> String {
    let ways: Vec<&[Step]> = places.iter().map(Place::steps).collect();
    joined(grammar, &group(grammar, &ways), "; ").words
}

/// Places in words.
struct Said {
    words: String,
    /// Whether they are several, so that another "và" beside them would be misread.
    several: bool,
}

/// The places below one step; `ways` lead on from it.
fn group(grammar: &Grammar, ways: &[&[Step]]) -> Vec<Said> {
    let mut said = Vec::new();
    let mut rest = ways;
    while let Some((way, others)) = rest.split_first() {
        let Some(step) = way.first() else {
            rest = others;
            continue;
        };
        // Places that go on below the step share it; one that ends with it stands for itself. Where
        // they go on at two levels, the smaller would seem to be within the larger: "điểm a và
        // khoản 2 Điều 5".
        let level = way.get(1).map(|below| below.level);
        let goes_on = |way: &&&[Step]| {
            let below = way.get(1).map(|below| below.level);
            below.is_some() && below == level && way.first() == Some(step)
        };
        let count = rest.iter().take_while(goes_on).count();
        let own = words(grammar, step);
        let (these, others) = rest.split_at_checked(count.max(1)).unwrap_or((rest, &[]));
        rest = others;
        if count == 0 {
            said.push(Said { words: own, several: false });
            continue;
        }
        let below: Vec<&[Step]> = these.iter().filter_map(|way| way.get(1..)).collect();
        let inner = joined(grammar, &group(grammar, &below), ", ");
        said.push(Said { words: format!("{} {own}", inner.words), several: inner.several });
    }
    said
}

/// Joins places by commas and a last "và"; by a sign alone where one of them is several itself.
fn joined(grammar: &Grammar, said: &[Said], sign: &str) -> Said {
    let list = |said: &[Said], sign: &str| {
        said.iter().map(|one| &*one.words).collect::<Vec<_>>().join(sign)
    };
    let words = match said.split_last() {
        Some((last, front)) if !front.is_empty() && !said.iter().any(|one| one.several) => {
            format!("{} {} {}", list(front, ", "), first(&grammar.raw().and), last.words)
        }
        _ => list(said, sign),
    };
    Said { words, several: said.len() > 1 || said.iter().any(|one| one.several) }
}

/// A step in words: `khoản 1`, `Mẫu số 02`, `Mẫu NA5`.
fn words(grammar: &Grammar, step: &Step) -> String {
    let level = grammar.level(step.level);
    let usual = level.map_or("", |words| first(&words.words));
    let Some(label) = &step.label else { return usual.to_owned() };
    let mut text = String::new();
    if step.level != Level::Enclosed {
        let coded = level.and_then(|words| words.coded.as_deref());
        let word = if begins_with_letter(label) { coded.unwrap_or(usual) } else { usual };
        text.push_str(word);
        text.push(' ');
    }
    // Writing to a string does not fail.
    let _ = label.write(step.level, &mut text);
    if step.level == Level::Enclosed {
        text = format!("{text} {}", first(&grammar.raw().issued_with));
    }
    text
}

fn begins_with_letter(label: &Label) -> bool {
    match label {
        Label::Code(code) => code.as_str().starts_with(char::is_alphabetic),
        Label::Parts(parts) => matches!(parts.first(), Some(Part::Letter(..) | Part::Roman(..))),
        Label::Title(_) => true,
    }
}

/// The word of a list that is printed.
pub(super) fn first(words: &[Box<str>]) -> &str {
    words.first().map_or("", |word| word)
}
