//! `tinhgon import`: foreign formats to ours, one file per procedure.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::args::{Import, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::output;
use crate::catalog::{self, Catalog, Procedure, Settings};
use crate::export::native;
use crate::knowledge::Knowledge;
use crate::words::{faults, labels};

pub(crate) fn run(args: &Import, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    let Some(folder) = context.global.out.clone() else {
        return Err(Failure::Usage(labels::OUT_NEEDED.say(lang).to_owned()));
    };
    let knowledge = context.knowledge()?;
    let catalog = catalog::load(&input(&args.inputs), Settings::default(), knowledge)?;
    for procedure in &catalog.procedures {
        write(&folder, procedure, knowledge)
            .map_err(|error| Failure::output(&folder, &error, lang))?;
    }
    report(&folder, &catalog, context)?;
    Ok(Exit::Done)
}

fn write(folder: &Path, procedure: &Procedure, knowledge: &Knowledge) -> io::Result<()> {
    let authority = procedure.authority.map(|ix| &*knowledge.authorities[ix].id);
    let folder = folder.join(authority.unwrap_or("other"));
    std::fs::create_dir_all(&folder)?;
    output::to_file(&folder.join(format!("{}.json", procedure.code)), |out| {
        native::write(out, procedure, knowledge)
    })
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
    for (reason, count) in left_out {
        let reason = labels::LEFT_OUT.fill(lang, &[("reason", &reason)]);
        context.say(&format!("  {} × {reason}", lang.count(count)))?;
    }
    Ok(())
}
