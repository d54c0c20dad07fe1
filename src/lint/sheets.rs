//! Cost sheets that somebody wrote, with the text they stand in: findings point into it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{InFile, Where};
use crate::border;
use crate::cost::sheet::{self, Row, Sheet, raw};
use crate::cost::tariff;
use crate::fault::Fault;

/// A cost sheet as a file.
#[derive(Clone, Debug)]
pub struct SheetInput {
    /// The file.
    pub file: PathBuf,
    /// The sheet, its figures possible and agreed with each other.
    pub sheet: Sheet,
    /// Hours of a working day by the usual edition, since a sheet names none.
    pub(super) hours_per_day: u16,
    text: Box<str>,
}

/// The one key by which a file says what it is.
#[derive(Deserialize)]
struct Named {
    schema: String,
}

impl SheetInput {
    /// Whether a file says that it is a cost sheet.
    #[must_use]
    pub fn is_one(bytes: &[u8]) -> bool {
        let named = serde_json::from_slice::<Named>(border::unmarked(bytes));
        named.is_ok_and(|named| named.schema == raw::SCHEMA)
    }

    /// Reads a cost sheet.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let sheet = sheet::read(file, bytes)?;
        let text = border::text(file, bytes).map_err(|fault| vec![fault])?.into();
        let hours_per_day = tariff::usual()?.hours_per_day;
        Ok(Self { file: file.to_path_buf(), sheet, hours_per_day, text })
    }

    /// The rows of both sides, with their JSON pointers.
    pub(super) fn rows(&self) -> impl Iterator<Item = (String, &Row)> {
        let sides = [("before", Some(&self.sheet.before)), ("after", self.sheet.after.as_ref())];
        sides.into_iter().flat_map(|(name, side)| {
            let rows = side.map(|side| side.rows.as_slice()).unwrap_or_default();
            rows.iter().enumerate().map(move |(n, row)| (format!("/{name}/rows/{n}"), row))
        })
    }

    /// A value of the sheet as the place of a finding.
    pub(super) fn place(&self, pointer: &str) -> Where {
        Where {
            procedure: self.sheet.procedure.parse().ok(),
            requirement: None,
            file: Some(Box::new(InFile {
                path: self.file.clone(),
                place: border::locate(&self.text, pointer),
            })),
        }
    }
}
