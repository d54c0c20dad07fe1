//! Faults of the input, with the line of the file and a caret where the file can be read.

use std::borrow::Cow;
use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::sources::Sources;
use crate::fault::{Fault, Place};
use crate::report::text::Fold;
use crate::words::{Lang, faults, labels};

/// Faults shown before the rest is only counted.
const SHOWN: usize = 50;

/// Faults as text: the first fifty, and how many more there are, unless all are wanted.
pub(crate) fn text(all: &[Fault], fold: Fold, width: u16, lang: Lang) -> String {
    let mut text = String::new();
    let shown = match fold {
        Fold::Short => SHOWN,
        Fold::All => all.len(),
    };
    let mut sources = Sources::default();
    for fault in all.iter().take(shown) {
        let line = sources.line(fault);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}\n", one(fault, line.as_deref(), width, lang));
    }
    let hidden = all.len().saturating_sub(shown);
    if hidden > 0 {
        let count = lang.count(hidden);
        let _ = writeln!(text, "{}", labels::MORE_FAULTS.fill(lang, &[("count", &count)]));
    }
    text
}

fn one(fault: &Fault, line: Option<&str>, width: u16, lang: Lang) -> String {
    let path = fault.file.to_string_lossy();
    let path = match fault.place.cell() {
        Some(cell) => Cow::Owned(format!("{path}: {cell}")),
        None => path,
    };
    let message = faults::problem(&fault.problem, lang);
    let help = faults::help(&fault.problem, lang);
    let renderer = Renderer::styled().term_width(usize::from(width));
    let title = Level::ERROR.with_name(labels::ERROR.say(lang)).primary_title(&*message);
    let mut group = match line {
        Some(line) => {
            let start = byte_of_column(line, fault.place.column);
            let end = start + length_of_value(line.get(start..).unwrap_or_default());
            let snippet = Snippet::source(line)
                .line_start(fault.place.line)
                .path(&*path)
                .annotation(AnnotationKind::Primary.span(start..end));
            title.element(snippet)
        }
        None => title.element(origin(&path, &fault.place)),
    };
    if !fault.place.pointer.is_empty() && fault.place.sheet().is_none() {
        let note = Level::NOTE.with_name(labels::NOTE.say(lang));
        group = group.element(note.message(&*fault.place.pointer));
    }
    if let Some(help) = &help {
        let level = Level::HELP.with_name(labels::HELP.say(lang));
        group = group.element(level.message(&**help));
    }
    renderer.render(&[group])
}

/// The place in a file that cannot be shown, such as standard input.
fn origin<'a>(path: &'a str, place: &Place) -> Origin<'a> {
    match (place.line, place.column) {
        _ if place.sheet().is_some() => Origin::path(path),
        (0, _) => Origin::path(path),
        (line, 0) => Origin::path(path).line(line),
        (line, column) => Origin::path(path).line(line).char_column(column),
    }
}

/// Bytes of the JSON value or key that begins a text; at least one letter is underlined.
fn length_of_value(text: &str) -> usize {
    let quoted = text.strip_prefix('"');
    let ends = |c: char| {
        if quoted.is_some() { c == '"' } else { ",]}\": \n".contains(c) }
    };
    let body = quoted.unwrap_or(text);
    let length = body.find(ends).unwrap_or(body.len());
    let quotes = if quoted.is_some() { 2 } else { 0 };
    let least = text.chars().next().map_or(0, char::len_utf8);
    (length + quotes).clamp(least, text.len().max(least))
}

fn byte_of_column(line: &str, column: usize) -> usize {
    let before = column.saturating_sub(1);
    line.char_indices().nth(before).map_or(line.len(), |(byte, _)| byte)
}
