//! An assessment as one small page.

use std::io::{self, Write};

use super::Sheet;
use crate::report::diff::{Sides, page};
use crate::words::Lang;

/// Writes an assessment as an HTML page that needs nothing else.
///
/// # Errors
/// Errors of the writer.
pub fn html(sheet: &Sheet<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    page(&sheet.0, Sides::None, lang, out)
}
