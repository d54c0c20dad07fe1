//! What every command is given: the global flags and where to write.

use std::io::{self, Write};

use anstream::ColorChoice;
use jiff::civil::Date;

use super::args::{Format, Global};
use super::console::Console;
use super::failure::Failure;
use super::output;
use super::plain::Plain;
use super::progress::Progress;
use crate::analysis::{self, Analysis, Question};
use crate::appraisal::Gleaner;
use crate::catalog::{self, Catalog, Input};
use crate::fault::Problem;
use crate::knowledge::Knowledge;
use crate::report::text::Layout;
use crate::words::{Lang, draft, faults, labels, xlsx};

/// Bytes that are written at a time.
const BUFFER: usize = 1 << 16;

/// The global flags and where to write.
pub(crate) struct Context<'c> {
    pub(crate) global: &'c Global,
    console: &'c Console,
    stdout: &'c mut dyn Write,
    pub(crate) stderr: &'c mut dyn Write,
}

impl<'c> Context<'c> {
    pub(crate) fn new(
        global: &'c Global,
        console: &'c Console,
        stdout: &'c mut dyn Write,
        stderr: &'c mut dyn Write,
    ) -> Result<Self, Failure> {
        if let Some(count) = global.threads {
            // The pool is global and may be set once; a later run in one process keeps the first.
            let pool = rayon::ThreadPoolBuilder::new().num_threads(count.into()).build_global();
            drop(pool);
        }
        Ok(Self { global, console, stdout, stderr })
    }

    pub(crate) fn lang(&self) -> Lang {
        self.global.lang
    }

    pub(crate) fn as_of(&self) -> Option<Date> {
        self.global.as_of
    }

    /// The format asked for, the first of those offered when none is; one that is no text is refused
    /// where it would go to a terminal.
    pub(crate) fn format(&self, offered: &[Format]) -> Result<Format, Failure> {
        let format = self.format_among(offered)?;
        if self.global.table.is_some() && !matches!(format, Format::Csv | Format::Tsv) {
            return Err(Failure::Usage(labels::TABLE_ALONE.say(self.lang()).to_owned()));
        }
        let seen = self.global.out.is_none() && self.console.width.is_some();
        let refusal = match format {
            Format::Xlsx if seen => xlsx::NEEDS_OUT,
            Format::Docx if seen => draft::NEEDS_OUT,
            _ => return Ok(format),
        };
        Err(Failure::Usage(refusal.say(self.lang()).to_owned()))
    }

    fn format_among(&self, offered: &[Format]) -> Result<Format, Failure> {
        match (self.global.format, offered) {
            (None, [first, ..]) => Ok(*first),
            (Some(format), _) if offered.contains(&format) => Ok(format),
            (format, _) => {
                let formats: Vec<String> = offered.iter().map(|f| word(*f)).collect();
                let format = format.map(word).unwrap_or_default();
                let slots = [("format", &*format), ("formats", &*formats.join(", "))];
                Err(Failure::Usage(labels::FORMAT_REFUSED.fill(self.lang(), &slots)))
            }
        }
    }

    pub(crate) fn layout(&self) -> Layout {
        let width = match self.global.out {
            Some(_) => crate::report::text::PIPE_WIDTH,
            None => self.console.columns(),
        };
        Layout { lang: self.lang(), width, fold: self.global.fold() }
    }

    pub(crate) fn knowledge(&self) -> Result<&'static Knowledge, Failure> {
        Ok(analysis::knowledge()?)
    }

    /// Loads an input and puts a question to it, with a progress bar where somebody would see it.
    pub(crate) fn analysis<'k>(
        &self,
        input: &Input,
        knowledge: &'k Knowledge,
        question: Question,
    ) -> Result<Analysis<'k>, Failure> {
        let catalog = catalog::load_gist(input, knowledge, &Gleaner::embedded()?)?;
        Ok(self.analysis_of(catalog, knowledge, question))
    }

    /// The same of a catalogue whose steps and conditions are written out.
    pub(crate) fn whole_analysis<'k>(
        &self,
        input: &Input,
        knowledge: &'k Knowledge,
        question: Question,
    ) -> Result<Analysis<'k>, Failure> {
        Ok(self.analysis_of(catalog::load(input, knowledge)?, knowledge, question))
    }

    /// Puts a question to a catalogue that is loaded, with the same progress bar.
    pub(crate) fn analysis_of<'k>(
        &self,
        catalog: Catalog,
        knowledge: &'k Knowledge,
        question: Question,
    ) -> Analysis<'k> {
        let progress = self.progress();
        let tick = |done, whole| progress.tick(done, whole);
        Analysis::of(catalog, knowledge, question, &tick)
    }

    fn progress(&self) -> Progress {
        let wanted = !self.global.quiet && !self.global.no_progress;
        Progress::new(wanted && self.console.errors_seen, self.lang())
    }

    /// Writes the result for people: to the file of `--out`, whole or not at all, or to standard
    /// output; colours only where they are seen.
    pub(crate) fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let colour = match self.global.out {
            Some(_) => ColorChoice::Never,
            None => self.global.color.or(self.console.colour),
        };
        self.write_as_it_is(|out| coloured(out, colour, write))
    }

    /// Writes JSON or a script of ours, where [`Self::write`] writes. JSON escapes what commands a
    /// terminal, so there is nothing to strip; looking for it took an eighth of the time of
    /// `analyze`. Drawings go the other way: their formats escape no such characters.
    pub(crate) fn write_data(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        self.write_as_it_is(|out| {
            let mut buffered = io::BufWriter::with_capacity(BUFFER, out);
            write(&mut buffered)?;
            buffered.flush()
        })
    }

    fn write_as_it_is(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        match &self.global.out {
            Some(path) => output::to_file(path, write)
                .map_err(|error| Failure::output(path, &error, self.global.lang)),
            None => write(self.stdout).map_err(Failure::Write),
        }
    }

    /// Writes a line to standard output at once, for somebody who waits for it.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Failure> {
        let colour = self.global.color.or(self.console.colour);
        let written = coloured(self.stdout, colour, |out| writeln!(out, "{text}"));
        written.and_then(|()| self.stdout.flush()).map_err(Failure::Write)
    }

    /// Says something beside the result.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Failure> {
        if self.global.quiet { Ok(()) } else { self.say_always(text) }
    }

    /// Says which headings and sheets of a workbook were not read, or taken for others: what stands below
    /// them is missed in the result.
    pub(crate) fn say_unread(&mut self, catalog: &Catalog) -> Result<(), Failure> {
        let lang = self.lang();
        for fault in catalog.remarks.iter().map(|remark| &remark.fault) {
            if let (Problem::Workbook(_), Some(cell)) = (&fault.problem, fault.place.cell()) {
                let said = faults::problem(&fault.problem, lang);
                self.say(&format!("  {cell}: {said}"))?;
            }
        }
        Ok(())
    }

    /// The same where silence would hide why the run fails.
    pub(crate) fn say_always(&mut self, text: &str) -> Result<(), Failure> {
        let colour = self.global.color.or(self.console.colour_errors);
        coloured(self.stderr, colour, |err| writeln!(err, "{text}")).map_err(Failure::Write)
    }
}

/// Writes through a buffer, colours kept or stripped.
pub(crate) fn coloured(
    out: &mut dyn Write,
    colour: ColorChoice,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffered = io::BufWriter::with_capacity(BUFFER, Plain::new(out, colour));
    write(&mut buffered)?;
    buffered.flush()
}

/// A format as it is typed.
fn word(format: Format) -> String {
    use clap::ValueEnum;
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
