//! Comparisons on a terminal.

use std::io::{self, Write};

use super::{HEADING, Layout, Page};
use crate::report::diff::Sheet;

/// Writes a comparison: its notes, then its tables.
///
/// # Errors
/// Errors of the writer.
pub fn diff(sheet: &Sheet, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(out, layout);
    let mut sections = sheet.0.iter();
    if let Some(head) = sections.next() {
        writeln!(page.out, "{HEADING}{}{HEADING:#}", head.title)?;
        page.blocks(head)?;
    }
    sections.try_for_each(|section| page.section(section))
}
