//! What the folder of a report holds, and how it is known again.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::markdown;

/// The JSON of the report, by which its folder is known.
pub(crate) const JSON: &str = "report.json";
/// The workbook.
pub(crate) const WORKBOOK: &str = "report.xlsx";
/// The overview in Markdown; pages of authorities lie in a folder beside it.
pub(crate) const OVERVIEW: &str = "report.md";
/// The page.
pub(crate) const PAGE: &str = "report.html";
/// The findings.
pub(crate) const FINDINGS: &str = "findings.sarif";

/// What the first lines of a report of ours hold.
const MARK: &str = "\"schema\": \"tinhgon/report/";
/// Bytes that are looked at for it.
const HEAD: u64 = 256;

/// Whether a folder is that of a report.
pub(crate) fn is_folder(folder: &Path) -> bool {
    is_ours(&folder.join(JSON)).unwrap_or_default()
}

/// Whether a name is that of a part of a report in its folder.
pub(crate) fn is_part(name: &str) -> bool {
    [JSON, WORKBOOK, OVERVIEW, PAGE, FINDINGS, markdown::PAGES].contains(&name)
}

/// Whether a file is the JSON of a report; no if there is none.
///
/// # Errors
/// Errors of the file system.
pub(crate) fn is_ours(path: &Path) -> io::Result<bool> {
    // What is no file may have no end, or keep whoever opens it waiting.
    if !path.is_file() {
        return Ok(false);
    }
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(String::from_utf8_lossy(&head).contains(MARK))
}
