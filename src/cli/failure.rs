//! Why a run could not be finished, and how that is said.

use std::io::{self, Write};
use std::path::Path;

use super::console::Console;
use super::context::coloured;
use super::exit::Exit;
use super::faults;
use crate::fault::Fault;
use crate::report::text::Fold;
use crate::words::{Lang, labels, system, usage};

/// Why a run could not be finished.
pub(crate) enum Failure {
    /// The input has these faults.
    Faults(Vec<Fault>),
    /// The command line was not understood, or help was asked for.
    Arguments(Box<clap::Error>),
    /// The command line was understood and cannot be carried out.
    Usage(String),
    /// The result could not be written.
    Write(io::Error),
    /// What is typed could not be read.
    Read(io::Error),
}

impl Failure {
    /// A file that could not be written.
    pub(crate) fn output(path: &Path, error: &io::Error, lang: Lang) -> Self {
        let reason = system::reason(error, lang);
        let slots = [("path", &*path.to_string_lossy()), ("reason", &*reason)];
        Self::Usage(labels::CANNOT_WRITE.fill(lang, &slots))
    }

    /// Says it where it belongs. A closed pipe is no failure: the reader has seen enough.
    pub(crate) fn report(
        &self,
        lang: Lang,
        fold: Fold,
        console: &Console,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Exit {
        let said = match self {
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::Done,
            Self::Arguments(error) if !error.use_stderr() => {
                let text = usage::help(&error.render().ansi().to_string(), lang);
                let written = coloured(stdout, console.colour, |out| write!(out, "{text}"));
                return if written.is_err() { Exit::Unusable } else { Exit::Done };
            }
            Self::Arguments(error) => usage::error(error, lang),
            Self::Usage(text) => format!("{}: {text}", labels::ERROR.say(lang)),
            Self::Write(error) | Self::Read(error) => {
                format!("{}: {}", labels::ERROR.say(lang), system::reason(error, lang))
            }
            Self::Faults(faults) => faults::text(faults, fold, console.columns(), lang),
        };
        let said = said.trim_end();
        // Nothing is left to be done when even this cannot be said.
        let _ = coloured(stderr, console.colour_errors, |err| writeln!(err, "{said}"));
        Exit::Unusable
    }
}

impl From<Vec<Fault>> for Failure {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Faults(faults)
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Arguments(Box::new(error))
    }
}
