//! From what was named on the command line to a catalogue.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;

use super::lines::{LINE_LIMIT, Piece, Pieces};
use super::merge::{FileRead, merge};
use super::record::{Item, Records};
use super::walk;
use super::{Catalog, Effect, Glean, Remark};
use crate::border::bounded::{self, Bounded, MOST_LINES, MOST_WHOLE};
use crate::border::{package, unmarked};
use crate::fault::{Fault, ForeignFault, LinkedFault, Place, Problem, WorkbookFault};
use crate::knowledge::Knowledge;
use crate::reading::Reader as Names;
use crate::vocabulary;

/// `procedures/catalog/`, compiled in.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/catalog");

/// Bytes by which a workbook is told from text.
const HEAD: u64 = 4;
/// Bytes of a workbook as it lies on disk, pressed; what it unfolds to has a limit of its own.
const MOST_OF_A_WORKBOOK: u64 = 256 << 20;

/// What a command reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The catalogue compiled into the binary.
    Embedded,
    /// Files or folders, of any format that is recognised by its content; `-` is standard input.
    Paths(Vec<PathBuf>),
}

/// What loading gives: a catalogue, or every fault that keeps it from being one.
pub type Loaded = Result<Catalog, Vec<Fault>>;

/// Loads a catalogue.
///
/// The result does not depend on the order of files, lines or threads.
///
/// # Errors
/// All faults of the run. Records of the portal never cause one: they are left out with a remark,
/// unless a file has no record that can be used.
pub fn load(input: &Input, knowledge: &Knowledge) -> Loaded {
    read(input, &Records::new(knowledge, None)?)
}

/// Loads a catalogue for those who do not print its steps and conditions: their texts are let go while
/// it is read, with what is asked of them kept, which takes a third less memory.
///
/// # Errors
/// As [`load`].
pub fn load_gist(input: &Input, knowledge: &Knowledge, glean: &dyn Glean) -> Loaded {
    read(input, &Records::new(knowledge, Some(glean))?)
}

fn read(input: &Input, records: &Records<'_>) -> Loaded {
    match input {
        Input::Embedded => load_embedded(records),
        Input::Paths(paths) => load_paths(paths, records),
    }
}

/// Our own files, by path below `procedures/catalog/`.
fn embedded_files<'a>(dir: &Dir<'a>, files: &mut Vec<(PathBuf, &'a [u8])>) {
    let visible = dir.files().filter(|file| walk::is_json(file.path()));
    files.extend(
        visible.map(|file| (Path::new("procedures/catalog").join(file.path()), file.contents())),
    );
    for below in dir.dirs() {
        embedded_files(below, files);
    }
}

fn load_embedded(records: &Records<'_>) -> Loaded {
    let mut files = Vec::new();
    embedded_files(&EMBEDDED, &mut files);
    files.sort();
    let read = |(file, bytes): &(PathBuf, &[u8])| read_reader(file, *bytes, records);
    merge(files.par_iter().map(read).collect(), Vec::new())
}

fn load_paths(paths: &[PathBuf], records: &Records<'_>) -> Loaded {
    let mut files = Vec::new();
    let mut named = BTreeSet::new();
    let mut others = Vec::new();
    let mut faulty = FileRead::default();
    for path in paths {
        if path.is_dir() {
            let found = walk::below(path);
            if found.files.is_empty() && found.faults.is_empty() {
                faulty.faults.push(Fault::of_file(path, Problem::NothingToRead));
            }
            files.extend(found.files);
            others.extend(found.others);
            faulty.faults.extend(found.faults);
        } else {
            files.push(path.clone());
            named.insert(path.clone());
        }
    }
    files.sort();
    files.dedup();
    let mut read: Vec<_> = files.par_iter().map(|file| read_file(file, records)).collect();
    let mut remarks: Vec<Remark> = others.iter().map(|file| passed_over(file)).collect();
    for one in read.iter_mut().filter(|one| !named.contains(&one.file)) {
        remarks.extend(foreign(one));
    }
    read.push(faulty);
    merge(read, remarks)
}

/// The remark on a workbook or linked data below a folder that is none of ours, or on the description of
/// an interface: reports, contexts and other tables lie beside catalogues. Where somebody named it, it is
/// a fault.
fn foreign(read: &mut FileRead) -> Option<Remark> {
    let is_foreign = |problem: &Problem| match problem {
        Problem::Workbook(fault) => {
            matches!(**fault, WorkbookFault::Report | WorkbookFault::MissingSheet { .. })
        }
        Problem::Foreign(fault) => **fault == ForeignFault::Description,
        Problem::Linked(fault) => matches!(**fault, LinkedFault::NoService),
        _ => false,
    };
    let of_items = read.items.iter_mut().map(|item| &mut item.faults);
    let mut all: Vec<&mut Vec<Fault>> = of_items.chain([&mut read.faults]).collect();
    all.retain(|faults| !faults.is_empty());
    let [faults] = &mut all[..] else { return None };
    if !matches!(&faults[..], [fault] if is_foreign(&fault.problem)) {
        return None;
    }
    let fault = faults.pop()?;
    Some(Remark { fault, procedure: None, effect: Effect::LeftOut })
}

/// The remark on a file below a folder that cannot hold procedures.
fn passed_over(file: &Path) -> Remark {
    let fault = Fault::of_file(file, Problem::UnknownFormat);
    Remark { fault, procedure: None, effect: Effect::LeftOut }
}

fn read_file(file: &Path, records: &Records<'_>) -> FileRead {
    if file == Path::new("-") {
        return read_reader(file, Bounded::new(io::stdin(), MOST_LINES), records);
    }
    match bounded::open(file, MOST_LINES) {
        Ok(opened) => read_reader(file, opened, records),
        Err(error) => faulty(file, Fault::unreadable(file, &error)),
    }
}

fn faulty(file: &Path, fault: Fault) -> FileRead {
    FileRead { file: file.to_path_buf(), faults: vec![fault], ..FileRead::default() }
}

fn read_reader(file: &Path, reader: impl Read + Send, records: &Records<'_>) -> FileRead {
    read_any(file, reader, records)
        .unwrap_or_else(|error| faulty(file, Fault::unreadable(file, &error)))
}

/// Reads a file by what it begins with: a workbook, or text. What is named as linked data is one document,
/// however long its lines are.
fn read_any(
    file: &Path,
    mut reader: impl Read + Send,
    records: &Records<'_>,
) -> io::Result<FileRead> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    if walk::is_linked(file) && !package::is_one(&head) {
        let mut bytes = head;
        let most = vocabulary::MOST_BYTES as u64;
        Bounded::limited(reader, most, most).read_to_end(&mut bytes)?;
        return Ok(read_document(file, &bytes, records));
    }
    if !package::is_one(&head) {
        let reader = io::Cursor::new(head).chain(reader);
        // What promises lines is held to their length; else one line may be a document.
        let pieces = match walk::is_lines(file) {
            true => Pieces::new(reader),
            false => Pieces::of_any(reader, MOST_WHOLE),
        };
        return read_pieces(file, pieces, records);
    }
    let mut bytes = head;
    Bounded::limited(reader, MOST_OF_A_WORKBOOK, MOST_OF_A_WORKBOOK).read_to_end(&mut bytes)?;
    let mut read = FileRead { file: file.to_path_buf(), bytes: bytes.len(), ..FileRead::default() };
    records.workbook(&bytes, &mut read);
    Ok(read)
}

fn read_pieces<R: Read + Send>(
    file: &Path,
    mut pieces: Pieces<R>,
    records: &Records<'_>,
) -> io::Result<FileRead> {
    let read = FileRead { file: file.to_path_buf(), ..FileRead::default() };
    let mut piece = Piece::default();
    let more = pieces.next(&mut piece)?;
    if shape(file, &piece, pieces.ahead()) == Shape::Document {
        let bytes = pieces.rest(piece, MOST_WHOLE)?;
        if walk::is_lines(file) && !is_json(&bytes) {
            // The name was right after all: one broken line had looked like a laid-out document.
            let mut pieces = Pieces::new(&*bytes);
            let mut piece = Piece::default();
            let more = pieces.next(&mut piece)?;
            return read_lines(file, (piece, more), pieces, records, read);
        }
        return Ok(read_document(file, &bytes, records));
    }
    read_lines(file, (piece, more), pieces, records, read)
}

/// Reads a file that is one document.
fn read_document(file: &Path, bytes: &[u8], records: &Records<'_>) -> FileRead {
    let mut read = FileRead { file: file.to_path_buf(), bytes: bytes.len(), ..FileRead::default() };
    if bytes.trim_ascii().is_empty() {
        read.faults.push(Fault::of_file(file, Problem::NothingToRead));
    } else {
        records.document(bytes, &mut read);
    }
    read
}

/// Whether bytes are one JSON document.
fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(unmarked(bytes)).is_ok()
}

/// Reads a record from each line; the first piece is at hand, and whether there is one.
fn read_lines<R: Read + Send>(
    file: &Path,
    (mut piece, mut more): (Piece, bool),
    mut pieces: Pieces<R>,
    records: &Records<'_>,
    mut read: FileRead,
) -> io::Result<FileRead> {
    let mut ahead = Piece::default();
    while more {
        read.bytes += piece.bytes.len() + piece.skipped.unwrap_or_default();
        let parse = || read_piece(file, &piece, records, &mut read.items);
        more = rayon::join(parse, || pieces.next(&mut ahead)).1?;
        std::mem::swap(&mut piece, &mut ahead);
    }
    despair(&mut read);
    Ok(read)
}

fn read_piece(file: &Path, piece: &Piece, records: &Records<'_>, items: &mut Vec<Item>) {
    let too_long = |line, bytes| {
        let problem = Problem::LineTooLong { bytes, limit: LINE_LIMIT };
        let place = Place { line, ..Place::default() };
        Item::unread(line, Fault { file: file.to_path_buf(), place, problem })
    };
    items.extend(piece.skipped.map(|bytes| too_long(piece.first_line, bytes)));
    let lines = piece.lines();
    let read = |names: &mut Names<'_>, (line, bytes): (usize, &[u8])| {
        if bytes.len() > LINE_LIMIT {
            too_long(line, bytes.len())
        } else {
            records.line((file, line), bytes, names)
        }
    };
    let lines = lines.into_par_iter().with_min_len(4);
    items.par_extend(lines.map_init(|| records.names(), read));
}

/// Turns the remarks of a file without a single usable record into faults: it is not a file of
/// procedures with some dirt, but another file.
fn despair(read: &mut FileRead) {
    let usable = |item: &Item| item.procedure.is_some() || !item.faults.is_empty();
    if read.items.iter().any(usable) {
        return;
    }
    let remarks = read.items.iter_mut().flat_map(|item| item.remarks.drain(..));
    let faults: Vec<_> = remarks.map(|remark| remark.fault).collect();
    let foreign = |fault: &Fault| {
        matches!(fault.problem, Problem::MissingKey { .. } | Problem::UnknownFormat)
    };
    read.faults = if faults.is_empty() {
        vec![Fault::of_file(&read.file, Problem::NothingToRead)]
    } else if faults.iter().all(foreign) {
        vec![Fault::of_file(&read.file, Problem::UnknownFormat)]
    } else {
        faults
    };
}

/// How a file is cut into records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// The file is one record.
    Document,
    /// Each line is one.
    Lines,
}

/// Whether a text is the beginning of a JSON value that goes on.
fn breaks_off(text: &[u8]) -> bool {
    let read = serde_json::from_slice::<serde::de::IgnoredAny>(text);
    read.is_err_and(|error| error.is_eof())
}

/// Recognises the shape of a file from its first piece and what follows it; its name decides only
/// where the content is broken.
fn shape(file: &Path, first: &Piece, ahead: &[u8]) -> Shape {
    if first.skipped.is_some() {
        return Shape::Lines;
    }
    let texts = [unmarked(&first.bytes), ahead].into_iter();
    let mut lines =
        texts.flat_map(|text| text.split(|&byte| byte == b'\n')).map(<[u8]>::trim_ascii_end);
    let mut next = || lines.find(|line| !line.is_empty()).unwrap_or_default();
    let (one, two) = (next().trim_ascii_start(), next());
    let complete = |line| serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    match (complete(one), two) {
        (true, []) | (false, []) if !walk::is_lines(file) => Shape::Document,
        (true, _) => Shape::Lines,
        // The first line of a laid-out document holds nothing but its bracket. A key follows that
        // of an object; a broken line of records may look the same, but a record follows it.
        (false, _) if one == b"{" && matches!(two.trim_ascii_start(), [] | [b'"' | b'}', ..]) => {
            Shape::Document
        }
        (false, _) if one == b"[" && !complete(two) => Shape::Document,
        (false, []) if one.is_empty() => Shape::Document,
        // A record that goes on is no line: what breaks off at the end of its line is laid out, unless
        // another record begins below it.
        (false, two) if breaks_off(one) && !(two.starts_with(b"{") && complete(two)) => {
            Shape::Document
        }
        // Lines of objects all start at the margin; inside a document, objects are indented.
        (false, [b'{', ..]) => Shape::Lines,
        (false, _) if walk::is_lines(file) => Shape::Lines,
        (false, _) => Shape::Document,
    }
}
