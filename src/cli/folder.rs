//! The folder of a report: every format of it, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::scratch;
use crate::report::folder as parts;
use crate::report::markdown::{self, AuthorityPages};
use crate::report::{Report, html, json, sarif, xlsx};
use crate::words::Lang;

/// Names that hidden files and our own unfinished ones begin with; they are left alone.
const HIDDEN: char = '.';
/// The files of a report, the one that tells whose the folder is first; it is moved last.
const FILES: [(&str, Render); 5] = [
    (parts::JSON, |made, out| made.report.document(made.lang).write(out)),
    (parts::WORKBOOK, |made, out| xlsx::write(made.report, made.lang, out)),
    (parts::OVERVIEW, |made, out| {
        markdown::overview(made.report, made.lang, Some(&made.pages), out)
    }),
    (parts::PAGE, |made, out| html::write(made.report, None, made.lang, out)),
    (parts::FINDINGS, |made, out| {
        let knowledge = made.report.analysis.knowledge;
        json::write(out, &sarif::Log::of(&made.report.findings, knowledge, made.lang))
    }),
];

/// Writes one format.
type Render = fn(&Made<'_>, &mut dyn Write) -> io::Result<()>;

struct Made<'a> {
    report: &'a Report<'a>,
    pages: AuthorityPages<'a>,
    lang: Lang,
}

/// What keeps a folder from taking a report.
pub(crate) enum Refused {
    /// These files are no part of a report; they would lie among its own or be lost.
    Foreign(Vec<String>),
    /// The system says no to this file or folder.
    System(PathBuf, io::Error),
}

impl<P: Into<PathBuf>> From<(P, io::Error)> for Refused {
    fn from((path, error): (P, io::Error)) -> Self {
        Self::System(path.into(), error)
    }
}

/// What was written.
pub(crate) struct Written {
    /// How many files.
    pub(crate) files: usize,
    /// Whether an earlier run was interrupted while it moved its files there, so that old and new ones
    /// lay beside each other until now.
    pub(crate) mended: bool,
}

/// Writes a report in every format.
///
/// All are written beside their places first and moved there in one go when the last is complete, so
/// that an interrupted run leaves the old files whole; pages of authorities that are no more go. The
/// file that tells whose the folder is comes last: it is never newer than the files beside it.
///
/// Exchanging the folder as a whole would leave no moment between. It was not done: no portable call
/// does it, hidden files and whoever has the folder open would be left in the old one.
pub(crate) fn write(folder: &Path, report: &Report<'_>, lang: Lang) -> Result<Written, Refused> {
    fs::create_dir_all(folder).map_err(|error| (folder, error))?;
    let known = &report.analysis.knowledge.authorities;
    let is_page = |page: &str| {
        let id = page.strip_suffix(".md");
        id.is_some_and(|id| known.find(id).is_some() || id == AuthorityPages::UNKNOWN)
    };
    let foreign = foreign(folder, &is_page).map_err(|error| (folder, error))?;
    if !foreign.is_empty() {
        return Err(Refused::Foreign(foreign));
    }
    let mended = scratch::is_half_moved(folder);
    // Within the folder, so that moving is renaming.
    let beside = scratch::folder(folder).map_err(|error| (folder, error))?;
    let made = Made { report, pages: AuthorityPages::of(report), lang };
    // Where the pages go, too: what cannot be written there is found before anything has moved.
    let place = folder.join(markdown::PAGES);
    fs::create_dir_all(&place).map_err(|error| (&*place, error))?;
    let beside_pages = scratch::folder(&place).map_err(|error| (&*place, error))?;
    let pages: Vec<String> = made.pages.files().collect();
    // The workbook takes longer than all others, and much of that one thread.
    let write = |(name, write): &(&str, Render)| {
        let path = beside.place(name);
        to_file(&path, |out| write(&made, out)).map_err(|error| (folder.join(name), error))
    };
    FILES.par_iter().with_max_len(1).try_for_each(write)?;
    let write = |(position, name): (usize, &String)| {
        let path = beside_pages.place(name);
        let written = to_file(&path, |out| made.pages.write(position, lang, out));
        written.map_err(|error| (place.join(name), error))
    };
    pages.par_iter().enumerate().try_for_each(write)?;
    let paged = pages.iter().map(|name| (beside_pages.place(name), place.join(name)));
    let files = FILES.iter().rev().map(|(name, _)| (beside.place(name), folder.join(name)));
    let moves: Vec<(PathBuf, PathBuf)> = paged.chain(files).collect();
    for (_, to) in &moves {
        if to.is_dir() {
            return Err((&**to, io::ErrorKind::IsADirectory.into()).into());
        }
    }
    let stale = entries(&place).map_err(|error| (&*place, error))?;
    let stale = stale.into_iter().filter(|page| !pages.contains(page));
    let stale: Vec<PathBuf> = stale.map(|page| place.join(page)).collect();
    beside.begin_moving().map_err(|error| (folder, error))?;
    for page in &stale {
        fs::remove_file(page).map_err(|error| (&**page, error))?;
    }
    for (from, to) in &moves {
        fs::rename(from, to).map_err(|error| (&**to, error))?;
    }
    beside_pages.close().map_err(|error| (&*place, error))?;
    beside.close().map_err(|error| (folder, error))?;
    Ok(Written { files: moves.len(), mended })
}

/// Writes a new file and waits until it is on the disk, so that moving it is the last that can fail.
fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = io::BufWriter::with_capacity(1 << 16, File::create(path)?);
    write(&mut file)?;
    file.flush()?;
    file.get_ref().sync_all()
}

/// What in a folder is no part of a report of ours, by name. A link leads somewhere else: what is
/// there is not ours either.
fn foreign(folder: &Path, is_page: &dyn Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let names = entries(folder)?;
    let ours = parts::is_ours(&folder.join(parts::JSON))?;
    let known = |name: &str| ours && FILES.iter().any(|(file, _)| *file == name);
    let mut foreign = Vec::new();
    for name in names {
        let path = folder.join(&name);
        if name == markdown::PAGES && path.is_dir() && !path.is_symlink() {
            let strange = |page: &String| !ours || !is_page(page);
            let pages = entries(&path)?.into_iter().filter(strange);
            foreign.extend(pages.map(|page| format!("{}/{page}", markdown::PAGES)));
        } else if !known(&name) || path.is_dir() {
            foreign.push(name);
        }
    }
    Ok(foreign)
}

/// The names in a folder that are not hidden, sorted; none if there is no folder.
fn entries(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with(HIDDEN) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
