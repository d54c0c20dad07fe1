//! `tinhgon import`: foreign formats to ours, one file per procedure.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::{Import, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::scratch;
use crate::catalog::{self, Catalog, Procedure};
use crate::export::native;
use crate::fault::{LinkedFault, Problem};
use crate::knowledge::Knowledge;
use crate::words::{faults, labels};

pub(crate) fn run(args: &Import, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    let Some(folder) = context.global.out.clone() else {
        return Err(Failure::Usage(labels::OUT_NEEDED.say(lang).to_owned()));
    };
    let knowledge = context.knowledge()?;
    let catalog = catalog::load(&input(&args.inputs), knowledge)?;
    write_all(&folder, &catalog, knowledge)
        .map_err(|(path, error)| Failure::output(&path, &error, lang))?;
    report(&folder, &catalog, context)?;
    Ok(Exit::Done)
}

/// What could not be written, and why.
type Unwritten = (PathBuf, io::Error);

/// Writes every procedure, or none: the files are moved to their places when all are written, so
/// that a full disk leaves no half of a catalogue behind.
fn write_all(folder: &Path, catalog: &Catalog, knowledge: &Knowledge) -> Result<(), Unwritten> {
    let here = |error| (folder.to_path_buf(), error);
    std::fs::create_dir_all(folder).map_err(here)?;
    // Within the folder, so that moving is renaming; hidden, so that no run reads it as input.
    let beside = scratch::folder(folder).map_err(here)?;
    let name = |procedure: &Procedure| format!("{}.json", procedure.code.file_stem());
    let place = |procedure: &Procedure| {
        let authority = procedure.authority.map(|ix| &*knowledge.authorities[ix].id);
        folder.join(authority.unwrap_or("other"))
    };
    for procedure in &catalog.procedures {
        let place = place(procedure);
        std::fs::create_dir_all(&place).map_err(|error| (place.clone(), error))?;
        let file = place.join(name(procedure));
        if file.is_dir() {
            return Err((file, io::ErrorKind::IsADirectory.into()));
        }
        let write = || {
            let mut out = BufWriter::new(File::create(beside.place(&name(procedure)))?);
            native::write(&mut out, procedure, knowledge)?;
            out.flush()
        };
        write().map_err(|error| (file, error))?;
    }
    for procedure in &catalog.procedures {
        let (name, place) = (name(procedure), place(procedure));
        let file = place.join(&name);
        std::fs::rename(beside.place(&name), &file).map_err(|error| (file, error))?;
    }
    beside.close().map_err(here)
}

/// Whether a remark names what our format has no place for.
fn is_not_held(problem: &Problem) -> bool {
    matches!(problem, Problem::Linked(fault) if matches!(**fault, LinkedFault::NotHeld { .. }))
}

/// In = out + reported: every record is a file or has a reason beside it.
fn report(folder: &Path, catalog: &Catalog, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let remarks = &catalog.remarks;
    let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
    for remark in catalog.left_out() {
        *left_out.entry(faults::problem(&remark.fault.problem, lang)).or_default() += 1;
    }
    let text = labels::IMPORTED.fill(
        lang,
        &[
            ("records", &lang.count(catalog.provenance.records)),
            ("written", &lang.count(catalog.procedures.len())),
            ("remarks", &lang.count(remarks.len())),
            ("dir", &folder.to_string_lossy()),
        ],
    );
    context.say(&text)?;
    context.say_unread(catalog)?;
    // What was kept in another way than the source has it is said by name; all else of a record that is
    // odd is told by `check`.
    for remark in remarks {
        let problem = &remark.fault.problem;
        let said = faults::problem(problem, lang);
        match (problem, &remark.procedure) {
            (Problem::Foreign(_), Some(code)) => context.say(&format!("  {code}: {said}"))?,
            (problem, _) if is_not_held(problem) => context.say(&format!("  {said}"))?,
            _ => {}
        }
    }
    for (reason, count) in left_out {
        let reason = labels::LEFT_OUT.fill(lang, &[("reason", &reason)]);
        context.say(&format!("  {} × {reason}", lang.count(count)))?;
    }
    Ok(())
}
