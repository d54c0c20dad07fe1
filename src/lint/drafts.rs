//! Edited drafts: what they tell, beside the report they are held against.

use std::path::{Path, PathBuf};

use super::{InFile, Where};
use crate::draft::read::{self, FoundFigure, ReadDraft};
use crate::draft::{Amount, Book};
use crate::fault::{Fault, Place};

/// An edited draft as a file.
#[derive(Clone, Debug)]
pub struct DraftInput {
    /// The file.
    pub file: PathBuf,
    /// What it tells.
    pub draft: ReadDraft,
    /// The figures of the report it is held against, where one was named.
    pub book: Option<Book>,
}

impl DraftInput {
    /// Whether a file is read as a draft: by its name, since what is in it is only known afterwards.
    #[must_use]
    pub fn is_one(file: &Path) -> bool {
        file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
    }

    /// Reads a draft.
    ///
    /// # Errors
    /// The fault of a file that is no draft of this program.
    pub fn read(file: &Path, bytes: &[u8], book: Option<Book>) -> Result<Self, Fault> {
        let draft = read::draft(file, bytes)?;
        Ok(Self { file: file.to_path_buf(), draft, book })
    }

    /// Its figures with what the report says of each; none without a report.
    pub(super) fn compared(&self) -> impl Iterator<Item = (&FoundFigure, Option<Amount>)> {
        let book = self.book.iter();
        book.flat_map(|book| {
            let figures = self.draft.figures.iter();
            figures.map(|one| (one, book.find(one.id.as_str()).map(|figure| figure.amount)))
        })
    }

    /// A paragraph, counted from 1, as the place of a finding; 0 for the file.
    pub(super) fn place(&self, paragraph: usize) -> Where {
        let place = Place { line: paragraph, ..Place::default() };
        let file = InFile { path: self.file.clone(), place };
        Where { file: Some(Box::new(file)), ..Where::default() }
    }
}
