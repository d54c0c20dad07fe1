//! JSON for people and for `diff`: one procedure, one finding a line.

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

/// How many levels are broken into lines; deeper values stand on one line.
const DEPTH: usize = 2;

/// Writes a value, its outer two levels broken into lines, without building it in memory.
///
/// # Errors
/// Errors of the writer.
pub fn write<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    // Fragments of a few letters reach a writer of unknown type only in blocks.
    let mut out = BufWriter::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut out, Folded::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes a value on one line.
///
/// # Errors
/// Errors of the writer.
pub fn write_line<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, CompactFormatter))?;
    out.write_all(b"\n")
}

/// Items that each thread renders before they are written: enough work for all, and memory that does
/// not grow with the list.
const AHEAD: usize = 2;
/// Room for what is rendered of an item in bytes, so that most never grow.
const ROOM: usize = 1 << 14;

/// What takes a report member by member.
pub(super) trait Members {
    /// Takes a member.
    fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()>;

    /// Takes a list of which an item gives any number of rows; all threads make and render them.
    fn lists<'t, T: Sync, R: Serialize, I: IntoIterator<Item = R>>(
        &mut self,
        key: &str,
        items: &'t [T],
        rows_of: impl Fn(&'t T) -> I + Sync,
    ) -> io::Result<()>;

    /// The same where an item gives one.
    fn list<'t, T: Sync, R: Serialize>(
        &mut self,
        key: &str,
        items: &'t [T],
        row: impl Fn(&'t T) -> R + Sync,
    ) -> io::Result<()> {
        self.lists(key, items, |item| std::iter::once(row(item)))
    }
}

/// An object that is written member by member and looks as if [`write`] had written it.
pub(super) struct Object<'o> {
    out: BufWriter<&'o mut dyn Write>,
    format: Folded,
    first: bool,
}

impl<'o> Object<'o> {
    /// Begins an object.
    pub(super) fn open(out: &'o mut dyn Write) -> io::Result<Self> {
        let mut object = Self { out: BufWriter::new(out), format: Folded::default(), first: true };
        object.format.begin_object(&mut object.out)?;
        Ok(object)
    }

    /// Ends the object.
    pub(super) fn close(mut self) -> io::Result<()> {
        self.format.filled = !self.first;
        self.format.end_object(&mut self.out)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }

    fn key(&mut self, key: &str) -> io::Result<()> {
        self.format.begin_object_key(&mut self.out, self.first)?;
        self.first = false;
        serde_json::to_writer(&mut self.out, key)?;
        self.format.begin_object_value(&mut self.out)
    }
}

impl Members for Object<'_> {
    fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()> {
        self.key(key)?;
        let format = Folded { depth: self.format.depth, filled: false };
        value.serialize(&mut Serializer::with_formatter(&mut self.out, format))?;
        Ok(())
    }

    fn lists<'t, T: Sync, R: Serialize, I: IntoIterator<Item = R>>(
        &mut self,
        key: &str,
        items: &'t [T],
        rows_of: impl Fn(&'t T) -> I + Sync,
    ) -> io::Result<()> {
        self.key(key)?;
        let mut format = Folded { depth: self.format.depth, filled: false };
        format.begin_array(&mut self.out)?;
        let depth = format.depth;
        let render = |item: &'t T, out: &mut Vec<u8>| {
            rows_of(item).into_iter().try_for_each(|row| {
                let mut format = Folded { depth, filled: false };
                format.begin_array_value(&mut *out, false)?;
                Ok(row.serialize(&mut Serializer::with_formatter(&mut *out, format))?)
            })
        };
        by_all_threads(items, render, |rows| {
            // Every row begins as if others stood before it; the first of all does not.
            let skipped = if format.filled { 0 } else { SEPARATOR.len() };
            format.filled |= !rows.is_empty();
            self.out.write_all(rows.get(skipped..).unwrap_or_default())
        })?;
        format.end_array(&mut self.out)
    }
}

/// One object a line, each with one key: a member that is a list is as many lines as it has rows, under
/// the name of the list. Programs read a national report so without holding it.
pub(super) struct Lines<'o>(BufWriter<&'o mut dyn Write>);

impl<'o> Lines<'o> {
    pub(super) fn new(out: &'o mut dyn Write) -> Self {
        Self(BufWriter::new(out))
    }

    pub(super) fn close(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Members for Lines<'_> {
    fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()> {
        line(&mut self.0, key, value)
    }

    fn lists<'t, T: Sync, R: Serialize, I: IntoIterator<Item = R>>(
        &mut self,
        key: &str,
        items: &'t [T],
        rows_of: impl Fn(&'t T) -> I + Sync,
    ) -> io::Result<()> {
        let render = |item: &'t T, out: &mut Vec<u8>| {
            rows_of(item).into_iter().try_for_each(|row| line(&mut *out, key, &row))
        };
        by_all_threads(items, render, |rows| self.0.write_all(rows))
    }
}

fn line<T: Serialize + ?Sized>(out: &mut impl Write, key: &str, value: &T) -> io::Result<()> {
    write!(out, "{{\"{key}\":")?;
    value.serialize(&mut Serializer::with_formatter(&mut *out, CompactFormatter))?;
    out.write_all(b"}\n")
}

/// What parts the rows of a list.
const SEPARATOR: &[u8] = b",";

/// Lets all threads render items and takes what they rendered in the order of the items.
fn by_all_threads<'t, T: Sync>(
    items: &'t [T],
    render: impl Fn(&'t T, &mut Vec<u8>) -> io::Result<()> + Sync,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    for some in items.chunks(AHEAD * rayon::current_num_threads()) {
        let render = |item: &'t T| {
            let mut out = Vec::with_capacity(ROOM);
            render(item, &mut out).map(|()| out)
        };
        let rendered: Vec<io::Result<Vec<u8>>> = some.par_iter().map(render).collect();
        rendered.into_iter().try_for_each(|rows| take(&rows?))?;
    }
    Ok(())
}

/// A formatter that indents outer levels and folds inner ones.
#[derive(Default)]
struct Folded {
    depth: usize,
    filled: bool,
}

impl Folded {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        let broken = self.filled && self.depth <= DEPTH;
        self.depth -= 1;
        self.filled = true;
        if broken {
            self.line(out)?;
        }
        out.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        match (first, self.depth <= DEPTH) {
            (true, true) => self.line(out),
            (false, true) => {
                out.write_all(b",")?;
                self.line(out)
            }
            (true, false) => Ok(()),
            (false, false) => out.write_all(b", "),
        }
    }

    fn line<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Folded {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_levels_are_broken_and_inner_ones_folded() {
        let value = serde_json::json!({"a": [{"b": [1, 2], "c": {}}, {}], "d": [], "e": {"f": 1}});
        let mut out = Vec::new();
        write(&mut out, &value).unwrap();
        let text = String::from_utf8(out).unwrap();
        insta::assert_snapshot!(text, @r#"
        {
          "a": [
            {"b": [1, 2], "c": {}},
            {}
          ],
          "d": [],
          "e": {
            "f": 1
          }
        }
        "#);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
