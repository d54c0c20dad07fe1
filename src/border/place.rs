//! JSON pointers and byte offsets to line and column.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::fault::{Fault, Place, Problem};

/// The place of a JSON pointer in a source text; the nearest container when the value is missing.
#[must_use]
pub fn locate(source: &str, pointer: &str) -> Place {
    let mut wanted = [Wanted::new(0, pointer, false)];
    visit(source, source.trim_start(), 0, &mut wanted);
    let (line, column) = Lines::new(source).at(wanted[0].offset);
    Place { line, column, pointer: pointer.to_owned() }
}

/// Fills in line and column of places by their pointers; every container is read at most once.
pub fn locate_each<'p>(source: &str, places: impl Iterator<Item = &'p mut Place>) {
    let mut places: Vec<&mut Place> = places.collect();
    let each = places.iter().enumerate();
    let mut wanted: Vec<Wanted> =
        each.map(|(at, place)| Wanted::new(at, &place.pointer, false)).collect();
    wanted.sort_by(|a, b| a.tokens.cmp(&b.tokens));
    visit(source, source.trim_start(), 0, &mut wanted);
    let lines = Lines::new(source);
    for one in &wanted {
        if let Some(place) = places.get_mut(one.fault) {
            (place.line, place.column) = lines.at(one.offset);
        }
    }
}

/// Fills in line and column of all faults that have none yet, and sorts the faults by place.
///
/// Every container of the source is read at most once, however many faults lie in it.
pub fn locate_all(source: &str, faults: &mut [Fault]) {
    let mut wanted: Vec<_> = faults
        .iter()
        .enumerate()
        .filter(|(_, fault)| fault.place.line == 0)
        .map(|(at, fault)| {
            let key = matches!(fault.problem, Problem::UnknownKey { .. });
            Wanted::new(at, &fault.place.pointer, key)
        })
        .collect();
    wanted.sort_by(|a, b| a.tokens.cmp(&b.tokens));
    visit(source, source.trim_start(), 0, &mut wanted);
    let lines = Lines::new(source);
    for one in &wanted {
        if let Some(fault) = faults.get_mut(one.fault) {
            (fault.place.line, fault.place.column) = lines.at(one.offset);
        }
    }
    faults.sort();
}

/// The line of a source that a place is in, without its end; for showing a fault in its context.
#[must_use]
pub fn source_line<'a>(source: &'a str, place: &Place) -> Option<&'a str> {
    source.lines().nth(place.line.checked_sub(1)?)
}

/// One value whose offset is looked for.
struct Wanted {
    fault: usize,
    tokens: Vec<String>,
    /// Whether the key is meant and not its value.
    key: bool,
    offset: usize,
}

impl Wanted {
    fn new(fault: usize, pointer: &str, key: bool) -> Self {
        let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
        let tokens = pointer.split('/').skip(1).map(unescape).collect();
        Self { fault, tokens, key, offset: 0 }
    }
}

/// Notes the offset of a value and goes on into it for those who look for something deeper.
///
/// `value` is a part of `source` and `wanted` is sorted by tokens, equal up to `depth`.
fn visit(source: &str, value: &str, depth: usize, wanted: &mut [Wanted]) {
    let offset = offset_in(source, value);
    let mut deeper = 0;
    for one in wanted.iter_mut() {
        one.offset = offset;
        deeper += usize::from(one.tokens.len() > depth);
    }
    if deeper == 0 {
        return;
    }
    let children = Children::read(value);
    for group in wanted.chunk_by_mut(|a, b| a.tokens.get(depth) == b.tokens.get(depth)) {
        let token = group.first().and_then(|one| one.tokens.get(depth)).cloned();
        let Some(child) = token.and_then(|token| children.get(&token)) else {
            continue;
        };
        visit(source, child, depth + 1, group);
        for one in group.iter_mut().filter(|one| one.key && one.tokens.len() == depth + 1) {
            one.offset = key_before(source, one.offset);
        }
    }
}

/// The children of a container, still as text.
enum Children<'a> {
    Object(BTreeMap<Cow<'a, str>, &'a RawValue>),
    Array(Vec<&'a RawValue>),
    None,
}

impl<'a> Children<'a> {
    fn read(value: &'a str) -> Self {
        let read = |value| match value {
            value if str::starts_with(value, '{') => {
                serde_json::from_str(value).ok().map(Children::Object)
            }
            value => serde_json::from_str(value).ok().map(Children::Array),
        };
        read(value).unwrap_or(Children::None)
    }

    fn get(&self, token: &str) -> Option<&'a str> {
        match self {
            Children::Object(children) => children.get(token).map(|raw| raw.get()),
            Children::Array(children) => {
                token.parse::<usize>().ok().and_then(|at| children.get(at)).map(|raw| raw.get())
            }
            Children::None => None,
        }
    }
}

/// Where a part of a text starts in it.
fn offset_in(source: &str, part: &str) -> usize {
    // Both are addresses in one text, the second not before the first.
    (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize)
}

/// The offset of the key whose value starts at an offset.
fn key_before(source: &str, value: usize) -> usize {
    let head = source.get(..value).unwrap_or_default().trim_end();
    let Some(head) = head.strip_suffix(':').map(str::trim_end).and_then(|h| h.strip_suffix('"'))
    else {
        return value;
    };
    let is_open = |&(at, _): &(usize, &str)| {
        let before = head.get(..at).unwrap_or_default();
        (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    };
    head.rmatch_indices('"').find(is_open).map_or(value, |(at, _)| at)
}

/// Where the lines of a text start, and how many letters stand before every so many bytes: a file of one
/// line may have a hundred thousand faults, and counting from its start for each takes the square of that.
struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
    letters: Vec<usize>,
}

/// Bytes between two places where letters were counted.
const STRIDE: usize = 1024;

impl<'a> Lines<'a> {
    fn new(source: &'a str) -> Self {
        let ends = memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1);
        let starts = std::iter::once(0).chain(ends).collect();
        let count = |before: &mut usize, part: &[u8]| {
            let at = *before;
            *before += letters(part);
            Some(at)
        };
        let counted = source.as_bytes().chunks(STRIDE).scan(0, count).collect();
        Self { source, starts, letters: counted }
    }

    /// Line and column, in characters, both from 1, of a byte offset.
    fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|at| self.starts.get(at)).copied().unwrap_or(0);
        (line, self.before(offset).saturating_sub(self.before(start)) + 1)
    }

    /// How many letters stand before an offset.
    fn before(&self, offset: usize) -> usize {
        let Some(counted) = self.letters.get(offset / STRIDE) else {
            // Just behind a text that ends where a part does.
            return self.source.chars().count();
        };
        let from = offset / STRIDE * STRIDE;
        counted + letters(self.source.as_bytes().get(from..offset).unwrap_or_default())
    }
}

/// How many letters begin in bytes.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// Line and column just behind a text.
pub(super) fn end_of(text: &str) -> (usize, usize) {
    Lines::new(text).at(text.len())
}

/// serde_json counts columns in bytes; people count letters.
pub(super) fn in_characters(source: &str, line: usize, column: usize) -> (usize, usize) {
    let text = source.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let characters = text.char_indices().take_while(|(at, _)| at + 1 < column).count() + 1;
    (line.max(1), characters)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Law: line and column are those found by reading from the start, wherever letters end.
        #[test]
        fn places_are_counted_in_letters(text in "[aế𝟙\n]{0,3000}") {
            let lines = Lines::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..offset];
                let line = before.matches('\n').count() + 1;
                let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
                prop_assert_eq!(lines.at(offset), (line, column));
            }
        }
    }

    /// A hundred thousand places on one line of megabytes.
    #[test]
    fn many_places_on_one_line_are_found_in_time_that_grows_with_them() {
        let values = 100_000;
        let source = format!("[{}]", vec!["\"Giấy tờ cần nộp\""; values].join(","));
        let at = |n: usize| Place { pointer: format!("/{n}"), ..Place::default() };
        let mut places: Vec<Place> = (0..values).map(at).collect();
        locate_each(&source, places.iter_mut());
        assert_eq!((places[0].column, places[values - 1].column), (2, 2 + 18 * (values - 1)));
    }
}
