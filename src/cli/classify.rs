//! `tinhgon classify`: one dossier line in, one verdict out.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::args::{Classify, Format};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::faults;
use crate::analysis::{Analyst, LineReader, Prose};
use crate::border;
use crate::border::bounded::{self, MOST_LINES};
use crate::fault::{Fault, Place, Problem};
use crate::report::{VerdictRow, json, text};
use crate::words::Lang;

/// Lines read before they are judged together: large enough to keep all threads busy, small
/// enough that memory does not grow with the input.
const BLOCK: usize = 4096;
/// Bytes a line may have; longer ones are no dossier line.
const LONGEST: usize = 1 << 20;
/// Bytes of lines after which no more are read to be judged together.
const MOST_HELD: usize = 1 << 24;

/// A row of input. Keys that are not known are left alone: rows come from other tools.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Row {
    /// What the verdict is to be called: a number or a text.
    #[schemars(with = "Option<serde_json::Value>")]
    id: Option<Box<RawValue>>,
    /// The number of the row, used where there is no id.
    #[schemars(with = "Option<serde_json::Value>")]
    row: Option<Box<RawValue>>,
    /// The name of the procedure.
    #[serde(default)]
    procedure: Option<String>,
    /// The heading under which the line stands.
    #[serde(default)]
    case: Option<String>,
    /// The line.
    text: String,
}

pub(crate) fn run(args: &Classify, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let knowledge = context.knowledge()?;
    let analyst = Analyst::new(knowledge, context.as_of());
    match &args.text {
        Some(text) => one(text, &analyst, context),
        None => many(args.file.as_deref(), &analyst, context),
    }
}

/// One line, for people unless they ask for JSON.
fn one(words: &str, analyst: &Analyst<'_>, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json, Format::Jsonl])?;
    let line = analyst.reader().prose(Prose { text: words, ..Prose::default() });
    let layout = context.layout();
    match format {
        Format::Text => context.write(|out| text::verdict(words, &line, analyst, layout, out))?,
        _ => {
            let row = VerdictRow::of(RawValue::NULL, words, &line, analyst, layout.lang);
            context.write_data(|out| json::write_line(out, &row))?;
        }
    }
    Ok(Exit::Done)
}

/// Rows of a file or of standard input; the order of the verdicts is that of the rows.
fn many(
    file: Option<&Path>,
    analyst: &Analyst<'_>,
    context: &mut Context<'_>,
) -> Result<Exit, Failure> {
    context.format(&[Format::Jsonl, Format::Json])?;
    let lang = context.lang();
    let mut source = Source::open(file)?;
    let mut faulty = Vec::new();
    context.write_data(|out| {
        loop {
            let block = source.block();
            if block.is_empty() {
                return Ok(());
            }
            let verdicts: Vec<Result<Vec<u8>, Fault>> = block
                .into_par_iter()
                .map_init(
                    || analyst.reader(),
                    |reader, line| verdict_of(line, reader, analyst, lang),
                )
                .collect();
            for verdict in verdicts {
                match verdict {
                    Ok(bytes) => out.write_all(&bytes)?,
                    Err(fault) => faulty.push(fault),
                }
            }
        }
    })?;
    if faulty.is_empty() {
        return Ok(Exit::Done);
    }
    let said = faults::text(&faulty, context.global.fold(), crate::report::text::PIPE_WIDTH, lang);
    context.say(said.trim_end())?;
    Ok(Exit::Unusable)
}

/// One line of the input, numbered, or why it could not be read.
type Numbered = Result<(PathBuf, usize, Vec<u8>), Fault>;

/// Judges one row; an empty line is nothing.
fn verdict_of(
    line: Numbered,
    reader: &mut LineReader<'_, '_>,
    analyst: &Analyst<'_>,
    lang: Lang,
) -> Result<Vec<u8>, Fault> {
    let (path, number, bytes) = line?;
    let mut out = Vec::new();
    if bytes.trim_ascii().is_empty() {
        return Ok(out);
    }
    let fault = |column, problem| Fault {
        file: path.clone(),
        place: Place { line: number, column, pointer: String::new() },
        problem,
    };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(fault(0, Problem::NotUtf8));
    };
    let row: Row = serde_json::from_str(text)
        .map_err(|error| fault(column(text, error.column()), problem(&error)))?;
    let id = row.id.as_deref().or(row.row.as_deref()).unwrap_or(RawValue::NULL);
    let prose = Prose {
        procedure: row.procedure.as_deref().unwrap_or_default(),
        case: row.case.as_deref().unwrap_or_default(),
        text: &row.text,
    };
    let line = reader.prose(prose);
    let verdict = VerdictRow::of(id, &row.text, &line, analyst, lang);
    // Writing to memory does not fail, and the row holds no key that JSON refuses.
    let _ = json::write_line(&mut out, &verdict);
    Ok(out)
}

fn problem(error: &serde_json::Error) -> Problem {
    let reason = error.to_string();
    border::refused_as(reason.split(" at line").next().unwrap_or_default())
}

/// The JSON reader counts bytes; people count letters.
fn column(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(byte, _)| *byte < bytes).count()
}

/// Where rows come from.
struct Source {
    path: PathBuf,
    lines: Box<dyn BufRead>,
    number: usize,
}

impl Source {
    fn open(file: Option<&Path>) -> Result<Self, Failure> {
        let path = file.filter(|path| *path != Path::new("-"));
        let lines: Box<dyn BufRead> = match path {
            // Whoever feeds it line by line may do so for days: only a file has a limit.
            None => Box::new(BufReader::new(io::stdin())),
            Some(path) => {
                let unreadable = |error: io::Error| vec![Fault::unreadable(path, &error)];
                let opened = bounded::open(path, MOST_LINES).map_err(unreadable)?;
                Box::new(BufReader::new(opened))
            }
        };
        Ok(Self { path: path.unwrap_or(Path::new("<stdin>")).to_path_buf(), lines, number: 0 })
    }

    /// The next lines; none at the end, or after a line that could not be read.
    fn block(&mut self) -> Vec<Numbered> {
        let mut block = Vec::new();
        let mut held = 0;
        while block.len() < BLOCK && held < MOST_HELD {
            match self.line() {
                Ok(None) => break,
                Ok(Some(line)) => {
                    let number = self.number;
                    held += line.bytes.len();
                    block.push(match line.length {
                        length if length <= LONGEST => Ok((self.path.clone(), number, line.bytes)),
                        length => {
                            let problem = Problem::LineTooLong { bytes: length, limit: LONGEST };
                            let place = Place { line: number, ..Place::default() };
                            Err(Fault { file: self.path.clone(), place, problem })
                        }
                    });
                }
                Err(error) => {
                    block.push(Err(Fault::unreadable(&self.path, &error)));
                    self.lines = Box::new(io::empty());
                    break;
                }
            }
        }
        block
    }

    /// The next line; of one that is too long only its length.
    fn line(&mut self) -> io::Result<Option<Read>> {
        let mut bytes = Vec::new();
        let most = LONGEST as u64 + 1;
        if io::Read::take(&mut self.lines, most).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let mut length = bytes.len();
        if length > LONGEST && !bytes.ends_with(b"\n") {
            length += skip_line(&mut self.lines)?;
            bytes.clear();
        }
        if self.number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Ok(Some(Read { bytes, length }))
    }
}

/// A line as it was read.
struct Read {
    bytes: Vec<u8>,
    length: usize,
}

/// Reads on to the end of a line without keeping it, and tells how many bytes that were.
fn skip_line(lines: &mut dyn BufRead) -> io::Result<usize> {
    let mut length = 0;
    loop {
        let ahead = lines.fill_buf()?;
        let end = memchr::memchr(b'\n', ahead);
        let part = end.map_or(ahead.len(), |end| end + 1);
        length += part;
        lines.consume(part);
        if end.is_some() || part == 0 {
            return Ok(length);
        }
    }
}
