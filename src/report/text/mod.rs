//! Text for a terminal: readable at any width, without colour and when piped.

mod cost;
mod diff;
mod evidence;
mod findings;
mod overview;
mod plan;
mod procedure;
mod table;
mod verdict;

pub use cost::sheet;
pub use diff::{assess, audit, diff};
pub(crate) use evidence::evidence;
pub use findings::{Told, findings, rule_page};
pub use overview::overview;
pub use plan::plan;
pub use procedure::procedure;
pub use verdict::verdict;

// What other formats say in the same sentences.
pub(super) use procedure::{fee, time};

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::lint::Severity;
use crate::words::{Lang, Phrase, labels};

/// Width of text that goes to a pipe or file, in columns.
pub const PIPE_WIDTH: u16 = 100;
/// Rows of a table before it is folded.
const FOLDED_ROWS: usize = 10;

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Whether long lists are shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Ten rows, and how many more there are.
    Short,
    /// Every row.
    All,
}

/// How text is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The language.
    pub lang: Lang,
    /// Columns to fit into.
    pub width: u16,
    /// Whether long lists are shortened.
    pub fold: Fold,
}

/// Where text goes and how it is laid out.
pub(super) struct Page<'w> {
    out: &'w mut dyn Write,
    layout: Layout,
}

impl<'w> Page<'w> {
    pub(super) fn new(out: &'w mut dyn Write, layout: Layout) -> Self {
        Self { out, layout }
    }

    fn lang(&self) -> Lang {
        self.layout.lang
    }

    /// The title of the page.
    fn title(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "{HEADING}{title}{HEADING:#}")
    }

    /// A heading after an empty line.
    fn heading(&mut self, title: Phrase) -> io::Result<()> {
        self.heading_of(title.say(self.lang()))
    }

    /// The same with a title that is made of more than one phrase.
    fn heading_of(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out, "\n{HEADING}{title}{HEADING:#}")
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    fn faint(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{FAINT}{text}{FAINT:#}")
    }

    /// How many of so many rows are shown; a table is not folded to hide a single row.
    fn shown(&self, rows: usize) -> usize {
        match self.layout.fold {
            Fold::Short if rows > FOLDED_ROWS + 1 => FOLDED_ROWS,
            _ => rows,
        }
    }

    /// Says how many rows were folded away.
    fn more(&mut self, rows: usize) -> io::Result<()> {
        let hidden = rows - self.shown(rows);
        if hidden == 0 {
            return Ok(());
        }
        let count = self.lang().count(hidden);
        let text = labels::MORE.fill(self.lang(), &[("count", &count)]);
        self.faint(&text)
    }
}

/// The colour of a severity.
fn style_of(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}
