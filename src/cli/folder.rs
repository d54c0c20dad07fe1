//! The folder of a report: every format of it, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::report::markdown::{self, AuthorityPages};
use crate::report::{Report, html, json, sarif, xlsx};
use crate::words::Lang;

/// Names that hidden files and our own unfinished ones begin with; they are left alone.
const HIDDEN: char = '.';
/// What the first lines of a `report.json` of ours hold.
const MARK: &str = "\"schema\": \"tinhgon/report/";
/// Bytes of a `report.json` that are looked at for it.
const HEAD: usize = 256;

/// The files of a report, the one that tells whose the folder is first.
const FILES: [(&str, Render); 5] = [
    ("report.json", |made, out| made.report.document(made.lang).write(out)),
    ("report.xlsx", |made, out| xlsx::write(made.report, made.lang, out)),
    ("report.md", |made, out| markdown::overview(made.report, made.lang, Some(&made.pages), out)),
    ("report.html", |made, out| html::write(made.report, None, made.lang, out)),
    ("findings.sarif", |made, out| {
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
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Writes a report in every format and returns how many files that made.
///
/// All are written beside their places first and moved there when the last is complete, so that an
/// interrupted run leaves the old files whole. Pages of authorities that are no more go.
pub(crate) fn write(folder: &Path, report: &Report<'_>, lang: Lang) -> Result<usize, Refused> {
    fs::create_dir_all(folder)?;
    let known = &report.analysis.knowledge.authorities;
    let is_page = |page: &str| {
        let id = page.strip_suffix(".md");
        id.is_some_and(|id| known.find(id).is_some() || id == AuthorityPages::UNKNOWN)
    };
    let foreign = foreign(folder, &is_page)?;
    if !foreign.is_empty() {
        return Err(Refused::Foreign(foreign));
    }
    // Within the folder, so that moving is renaming.
    let beside = tempfile::Builder::new().prefix(".tinhgon-").tempdir_in(folder)?;
    let made = Made { report, pages: AuthorityPages::of(report), lang };
    // Where the pages go, too: what cannot be written there is found before anything has moved.
    let place = folder.join(markdown::PAGES);
    fs::create_dir_all(&place)?;
    let beside_pages = tempfile::Builder::new().prefix(".tinhgon-").tempdir_in(&place)?;
    let pages: Vec<String> = made.pages.files().collect();
    // The workbook takes longer than all others, and much of that one thread.
    FILES.par_iter().with_max_len(1).try_for_each(|(name, write)| {
        to_file(&beside.path().join(name), |out| write(&made, out))
    })?;
    pages.par_iter().enumerate().try_for_each(|(position, name)| {
        to_file(&beside_pages.path().join(name), |out| made.pages.write(position, lang, out))
    })?;
    let files = FILES.iter().map(|(name, _)| (beside.path().join(name), folder.join(name)));
    let paged = pages.iter().map(|name| (beside_pages.path().join(name), place.join(name)));
    let moves: Vec<(PathBuf, PathBuf)> = files.chain(paged).collect();
    for (_, to) in &moves {
        if to.is_dir() {
            return Err(named(to, io::ErrorKind::IsADirectory.into()).into());
        }
    }
    for (from, to) in &moves {
        fs::rename(from, to).map_err(|error| named(to, error))?;
    }
    for stale in entries(&place)? {
        if !pages.contains(&stale) {
            fs::remove_file(place.join(&stale))
                .map_err(|error| named(&place.join(stale), error))?;
        }
    }
    beside_pages.close()?;
    beside.close()?;
    Ok(moves.len())
}

/// Writes a new file and waits until it is on the disk, so that moving it is the last that can fail.
fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = io::BufWriter::with_capacity(1 << 16, File::create(path)?);
    write(&mut file)?;
    file.flush()?;
    file.get_ref().sync_all()
}

/// An error of the system with the file it is about.
fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// What in a folder is no part of a report of ours, by name. A link leads somewhere else: what is
/// there is not ours either.
fn foreign(folder: &Path, is_page: &dyn Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let names = entries(folder)?;
    let ours = is_ours(&folder.join(FILES.first().map_or("", |(name, _)| name)))?;
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

/// Whether a file is the JSON of a report; no if there is none.
fn is_ours(path: &Path) -> io::Result<bool> {
    let bytes = match File::open(path) {
        Ok(file) => {
            let mut head = Vec::with_capacity(HEAD);
            io::Read::read_to_end(&mut io::Read::take(file, HEAD as u64), &mut head)?;
            head
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(String::from_utf8_lossy(&bytes).contains(MARK))
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
