//! The audit of a resolution, in sections and as rows.

mod rows;
mod sections;

pub use rows::AuditDocument;
pub(super) use rows::ResolutionRow;
pub(super) use sections::{Listed, progress};

use super::sections::Section;
use crate::analysis::Analysis;
use crate::audit::Audit;
use crate::words::Lang;

/// An audit laid out: the progress of each ministry first, then what is left to do.
pub struct Sheet<'a>(pub(super) Vec<Section<'a>>);

impl<'a> Sheet<'a> {
    /// Lays an audit out.
    #[must_use]
    pub fn of(audit: &'a Audit, analysis: &'a Analysis<'a>, lang: Lang) -> Self {
        let listed = Listed { audit, analysis, lang };
        let mut sections = vec![progress(audit, analysis, lang)];
        sections.extend(listed.sections());
        Self(sections)
    }
}
