//! Comparisons, audits and assessments on a terminal: a headline, then tables.

use std::io::{self, Write};

use super::{HEADING, Layout, Page};
use crate::report::diff::Sheet;
use crate::report::sections::Section;
use crate::report::{assess, audit};

/// Writes a comparison: its notes, then its tables.
///
/// # Errors
/// Errors of the writer.
pub fn diff(sheet: &Sheet, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    all(&sheet.0, layout, out)
}

/// Writes what became of the decisions of a resolution.
///
/// # Errors
/// Errors of the writer.
pub fn audit(sheet: &audit::Sheet<'_>, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    all(&sheet.0, layout, out)
}

/// Writes an assessment of proposed procedures.
///
/// # Errors
/// Errors of the writer.
pub fn assess(sheet: &assess::Sheet<'_>, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    all(&sheet.0, layout, out)
}

fn all(sections: &[Section<'_>], layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(out, layout);
    let mut sections = sections.iter();
    if let Some(head) = sections.next() {
        writeln!(page.out, "{HEADING}{}{HEADING:#}", head.title)?;
        page.blocks(head)?;
    }
    sections.try_for_each(|section| page.section(section))
}
