//! Puts the rows of long tables into the workbook that the library wrote around them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{self, BufWriter, Cursor, Read, Write};

use foldhash::fast::RandomState;
use memchr::memchr2;
use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::body::{Rows, STYLE, TEXT, escaped_text};
use super::page::{Col, Row, cell};

/// The column from which on a frame shows the looks of its rows: no table is so wide.
pub(super) const KEYS: Col = 100;
/// How hard the file is pressed, of 9: beyond, time grows faster than size falls.
pub(super) const PRESSED: u8 = 2;

const TEXTS: &str = "xl/sharedStrings.xml";

/// The rows of a sheet, and the row of the headings above them.
pub(super) struct Held {
    pub(super) heading: Row,
    pub(super) rows: Rows,
}

/// The workbook of a frame and the rows of each of its sheets, by position.
///
/// # Errors
/// A frame that is none of the library's; errors of pressing.
pub(super) fn book(frame: &[u8], held: &[Option<Held>]) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(frame)).map_err(io::Error::other)?;
    let texts = Texts::of(&unpacked(&mut archive, TEXTS)?, held)?;
    let mut made: Vec<(String, Part<'_>)> = vec![(TEXTS.to_owned(), Part::Texts(&texts))];
    for (at, held) in held.iter().enumerate() {
        let Some(held) = held else { continue };
        let name = format!("xl/worksheets/sheet{}.xml", at + 1);
        let frame = Frame::of(&unpacked(&mut archive, &name)?, held)?;
        let numbers = texts.numbers.get(at).map_or(&[][..], Vec::as_slice);
        made.push((name, Part::Sheet { frame, held, numbers }));
    }
    // Each part is pressed by a thread of its own.
    let pressed: io::Result<Vec<(&str, Vec<u8>)>> = made
        .par_iter()
        .with_max_len(1)
        .map(|(name, part)| Ok((name.as_str(), pressed(name, part)?)))
        .collect();
    let pressed: HashMap<&str, Vec<u8>, RandomState> = pressed?.into_iter().collect();
    let mut book = ZipWriter::new(Cursor::new(Vec::with_capacity(frame.len())));
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(io::Error::other)?;
        let name = file.name().map_err(io::Error::other)?.into_owned();
        match pressed.get(name.as_str()) {
            None => book.raw_copy_file(file).map_err(io::Error::other)?,
            Some(part) => {
                let mut part = ZipArchive::new(Cursor::new(part)).map_err(io::Error::other)?;
                let part = part.by_index_raw(0).map_err(io::Error::other)?;
                book.raw_copy_file(part).map_err(io::Error::other)?;
            }
        }
    }
    Ok(book.finish().map_err(io::Error::other)?.into_inner())
}

/// A file of the workbook that is written anew.
enum Part<'p> {
    Texts(&'p Texts),
    Sheet { frame: Frame, held: &'p Held, numbers: &'p [u32] },
}

/// A file as an archive of its own.
fn pressed(name: &str, part: &Part<'_>) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(PRESSED.into()))
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, options).map_err(io::Error::other)?;
    let mut out = BufWriter::with_capacity(1 << 16, &mut archive);
    match part {
        Part::Texts(texts) => out.write_all(texts.xml.as_bytes())?,
        Part::Sheet { frame, held, numbers } => frame.fill(&held.rows.xml, numbers, &mut out)?,
    }
    out.flush()?;
    drop(out);
    Ok(archive.finish().map_err(io::Error::other)?.into_inner())
}

fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> io::Result<String> {
    let mut text = String::new();
    archive.by_name(name).map_err(io::Error::other)?.read_to_string(&mut text)?;
    Ok(text)
}

/// What a frame lacks that every one of the library's has.
fn lacks(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("xlsx: no {what}"))
}

/// The texts of all sheets.
struct Texts {
    /// The file that holds them.
    xml: String,
    /// The numbers of each sheet's texts, by their numbers there.
    numbers: Vec<Vec<u32>>,
}

impl Texts {
    /// Puts those of the rows behind those of the frame.
    fn of(frame: &str, held: &[Option<Held>]) -> io::Result<Self> {
        let (head, rest) = frame.split_once("<sst ").ok_or_else(|| lacks("sst"))?;
        let (open, items) = rest.split_once('>').ok_or_else(|| lacks("sst"))?;
        let items = items.strip_suffix("</sst>").ok_or_else(|| lacks("end of sst"))?;
        let mut references: usize = attribute(open, " count=\"").ok_or_else(|| lacks("count"))?;
        let namespace = open.split(' ').next().unwrap_or_default();
        // The library writes texts as [`escaped_text`] does, so that equal ones are known as such.
        let mut places: HashMap<Cow<'_, str>, u32, RandomState> = HashMap::default();
        for item in items.split_inclusive("</si>") {
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            places.insert(item.into(), next);
        }
        let mut added = String::new();
        let mut numbers = Vec::new();
        for held in held {
            let rows = held.as_ref().map(|held| &held.rows);
            // The frame wrote the words of links, too.
            references += rows.map_or(0, |rows| rows.references - rows.links.len());
            let texts = rows.map_or(&[][..], |rows| rows.texts.all());
            let of_sheet = texts.iter().map(|text| {
                let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
                match places.entry(escaped_text(text).into()) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(new) => {
                        added.push_str(new.key());
                        *new.insert(next)
                    }
                }
            });
            numbers.push(of_sheet.collect());
        }
        let unique = places.len();
        let xml = format!(
            "{head}<sst {namespace} count=\"{references}\" uniqueCount=\"{unique}\">{items}{added}</sst>"
        );
        Ok(Self { xml, numbers })
    }
}

/// The number behind a mark.
fn attribute<T: std::str::FromStr>(text: &str, mark: &str) -> Option<T> {
    let (_, rest) = text.split_once(mark)?;
    rest.split('"').next()?.parse().ok()
}

/// A sheet without its rows.
struct Frame {
    before: String,
    behind: String,
    /// The numbers of the looks of its rows, by their numbers there.
    styles: Vec<u32>,
}

impl Frame {
    fn of(xml: &str, Held { heading, rows }: &Held) -> io::Result<Self> {
        let (table, behind) = xml.split_once("</sheetData>").ok_or_else(|| lacks("sheetData"))?;
        let Some(last) = rows.last else {
            let (before, behind) = (table.to_owned(), format!("</sheetData>{behind}"));
            return Ok(Self { before, behind, styles: Vec::new() });
        };
        // Rows of the frame below the headings hold nothing but looks and the words of links.
        let heading = format!("<row r=\"{}\"", heading + 1);
        let begin = table.find(&heading).ok_or_else(|| lacks("headings"))?;
        let (_, rest) = table.split_at(begin);
        let end = rest.find("</row>").ok_or_else(|| lacks("headings"))? + "</row>".len();
        let before = table.get(..begin + end).ok_or_else(|| lacks("headings"))?;
        let style = |at: usize| {
            let key = cell(last, KEYS + Col::try_from(at).unwrap_or_default());
            attribute(table, &format!("<c r=\"{key}\" s=\"")).unwrap_or_default()
        };
        let styles = (0..rows.styles.len()).map(style).collect();
        let (head, rest) = before.split_once("<dimension ref=\"").ok_or_else(|| lacks("extent"))?;
        let (_, rest) = rest.split_once('"').ok_or_else(|| lacks("extent"))?;
        let column = Col::try_from(rows.columns.saturating_sub(1)).unwrap_or_default();
        let before = format!("{head}<dimension ref=\"A1:{}\"{rest}", cell(last, column));
        // Rows near the last one say how far it goes, looks included.
        let spans = |columns: usize| format!("spans=\"1:{columns}\"");
        let widest = spans(usize::from(KEYS) + rows.styles.len());
        let before = before.replace(&widest, &spans(rows.columns));
        Ok(Self { before, behind: format!("</sheetData>{behind}"), styles })
    }

    /// Writes the sheet with its rows, looks and texts by the numbers they have in the workbook.
    fn fill(&self, rows: &[u8], numbers: &[u32], out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.before.as_bytes())?;
        let mut rest = rows;
        while let Some(at) = memchr2(STYLE, TEXT, rest) {
            let (before, from) = rest.split_at(at);
            out.write_all(before)?;
            let (number, behind) = match from {
                [STYLE, style, behind @ ..] => (self.styles.get(usize::from(*style)), behind),
                [TEXT, a, b, c, d, behind @ ..] => {
                    let number = u32::from_le_bytes([*a, *b, *c, *d]);
                    (numbers.get(usize::try_from(number).unwrap_or(usize::MAX)), behind)
                }
                _ => return Err(lacks("end of a row")),
            };
            write!(out, "{}", number.ok_or_else(|| lacks("number of a row"))?)?;
            rest = behind;
        }
        out.write_all(rest)?;
        out.write_all(self.behind.as_bytes())
    }
}
