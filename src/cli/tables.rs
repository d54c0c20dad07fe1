//! Where tables go: one to standard output or a file, all of them to a folder.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::Format;
use super::context::Context;
use super::failure::Failure;
use super::{scratch, suggestion};
use crate::report::tables::{Delimiter, Tables};
use crate::words::labels;

/// Writes the table of `--table`, or the main one; into a folder all of them, unless one is named.
pub(crate) fn write(
    tables: &Tables<'_>,
    format: Format,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let delimiter = if format == Format::Tsv { Delimiter::Tab } else { Delimiter::Comma };
    let lang = context.lang();
    let named = context.global.table.clone();
    let names: Vec<&str> = tables.names().collect();
    if let Some(name) = named.as_deref().filter(|name| !names.contains(name)) {
        let slots = [("name", name), ("names", &*names.join(", "))];
        let text = labels::NO_TABLE.fill(lang, &slots);
        let text = suggestion::with_nearest(text, name, names.into_iter(), lang);
        return Err(Failure::Usage(text));
    }
    let folder = context.global.out.clone().filter(|out| is_folder(out));
    let Some(folder) = folder else {
        let Some(name) = named.as_deref().or(names.first().copied()) else {
            return Err(Failure::Usage(labels::NO_TABLES.say(lang).to_owned()));
        };
        return context.write_data(|out| tables.write(name, delimiter, out));
    };
    let chosen: Vec<&str> =
        names.into_iter().filter(|name| named.as_deref().is_none_or(|one| one == *name)).collect();
    write_all(&folder, tables, &chosen, delimiter)
        .map_err(|(path, error)| Failure::output(&path, &error, lang))?;
    let files = labels::FILES.count(chosen.len(), lang);
    let slots = [("files", &*files), ("path", &*folder.to_string_lossy())];
    context.say(&labels::FOLDER_WRITTEN.fill(lang, &slots))
}

/// Whether a place is a folder, or would be one.
pub(crate) fn is_folder(out: &Path) -> bool {
    let named = out.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    out.is_dir() || named || (!out.exists() && out.extension().is_none())
}

/// Writes every table, or none: files are moved to their places when all are written.
fn write_all(
    folder: &Path,
    tables: &Tables<'_>,
    names: &[&str],
    delimiter: Delimiter,
) -> Result<(), (PathBuf, std::io::Error)> {
    let here = |error| (folder.to_path_buf(), error);
    fs::create_dir_all(folder).map_err(here)?;
    // Within the folder, so that moving is renaming; hidden, so that no run reads it as input.
    let beside = scratch::folder(folder).map_err(here)?;
    let files: Vec<(String, &str)> =
        names.iter().map(|name| (format!("{name}.{}", delimiter.ending()), *name)).collect();
    for (file, name) in &files {
        let place = folder.join(file);
        if place.is_dir() {
            return Err((place, std::io::ErrorKind::IsADirectory.into()));
        }
        let write = || {
            let mut out = BufWriter::new(File::create(beside.place(file))?);
            tables.write(name, delimiter, &mut out)?;
            out.flush()
        };
        write().map_err(|error| (place, error))?;
    }
    for (file, _) in &files {
        let place = folder.join(file);
        fs::rename(beside.place(file), &place).map_err(|error| (place, error))?;
    }
    beside.close().map_err(here)
}
