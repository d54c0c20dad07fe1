//! What the program knows of the terminal it runs in: asked once, in `main`, and handed on.

use std::io::IsTerminal;

use anstream::ColorChoice;

use super::args::Color;
use crate::report::text::PIPE_WIDTH;

/// The two outputs of a process.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    /// Columns of standard output when it is a terminal.
    pub width: Option<u16>,
    /// Whether standard error is a terminal.
    pub errors_seen: bool,
    /// Whether standard output may be coloured when nobody says otherwise.
    pub colour: ColorChoice,
    /// The same of standard error.
    pub colour_errors: ColorChoice,
}

impl Console {
    /// A console that is no terminal: plain text at a fixed width.
    #[must_use]
    pub const fn plain() -> Self {
        Self {
            width: None,
            errors_seen: false,
            colour: ColorChoice::Never,
            colour_errors: ColorChoice::Never,
        }
    }

    /// The console of this process; honours `NO_COLOR` and `CLICOLOR`.
    #[must_use]
    pub fn of_process() -> Self {
        let (stdout, stderr) = (std::io::stdout(), std::io::stderr());
        let width = terminal_size::terminal_size_of(&stdout).map(|(width, _)| width.0);
        Self {
            width,
            errors_seen: stderr.is_terminal(),
            colour: anstream::AutoStream::choice(&stdout),
            colour_errors: anstream::AutoStream::choice(&stderr),
        }
    }

    /// Columns to write into.
    pub(crate) fn columns(&self) -> u16 {
        self.width.unwrap_or(PIPE_WIDTH)
    }
}

impl Color {
    /// The choice, given what is fitting by itself.
    pub(crate) fn or(self, fitting: ColorChoice) -> ColorChoice {
        match self {
            Self::Auto => fitting,
            Self::Always => ColorChoice::AlwaysAnsi,
            Self::Never => ColorChoice::Never,
        }
    }
}
