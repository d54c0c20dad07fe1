//! Plans on a terminal.

use std::io::{self, Write};

use super::{Layout, Page};
use crate::plan::Survey;
use crate::report::plan::PlanReport;
use crate::report::sections::plan::{self, Sheet};

/// Writes a plan: what it weighs and reaches, the road, the reasons, other levels.
///
/// # Errors
/// Errors of the writer.
pub fn plan(
    report: &PlanReport,
    survey: &Survey<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let sections = plan::of(Sheet::new(report, survey), layout.lang);
    Page::new(out, layout).sections(sections)
}
