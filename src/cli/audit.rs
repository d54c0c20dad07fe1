//! `tinhgon audit`: is each decision of a resolution carried out in the catalogue?

use std::path::Path;

use super::args::{Audit as Args, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{file, tables};
use crate::analysis::Analysis;
use crate::audit::{self, Audit};
use crate::ids::ProcedureCode;
use crate::lint;
use crate::report::audit::{AuditDocument, Sheet};
use crate::report::tables::Tables;
use crate::report::{json, markdown, sarif, text};

/// What `audit` writes.
const FORMATS: [Format; 6] =
    [Format::Text, Format::Json, Format::Markdown, Format::Sarif, Format::Csv, Format::Tsv];

pub(crate) fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&FORMATS)?;
    let knowledge = context.knowledge()?;
    let bytes = file::bytes(&args.resolution)?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, context.as_of().into());
    let audit = match analysis {
        Ok(analysis) => {
            let audit = of(&args.resolution, &bytes, &analysis)?;
            (analysis, audit)
        }
        // All faults of both inputs are told in one run.
        Err(Failure::Faults(mut faults)) => {
            let read = audit::read(&args.resolution, &bytes, knowledge, &|_| false);
            faults.splice(0..0, read.err().unwrap_or_default());
            return Err(faults.into());
        }
        Err(failure) => return Err(failure),
    };
    let (analysis, audit) = &audit;
    let lang = context.lang();
    let findings = lint::check_decisions(audit, analysis);
    let sheet = || Sheet::of(audit, analysis, lang);
    match format {
        Format::Json => {
            let document = AuditDocument::of(audit, analysis, lang);
            context.write_data(|out| json::write(out, &document))?;
        }
        Format::Markdown => context.write_data(|out| markdown::audit(&sheet(), lang, out))?,
        Format::Sarif => {
            let log = sarif::Log::of(&findings, knowledge, lang);
            context.write_data(|out| json::write(out, &log))?;
        }
        Format::Csv | Format::Tsv => {
            let document = AuditDocument::of(audit, analysis, lang);
            tables::write(&Tables::of_audit(&document, sheet(), lang), format, context)?;
        }
        _ => {
            let layout = context.layout();
            context.write(|out| text::audit(&sheet(), layout, out))?;
        }
    }
    let objects = findings.iter().any(|one| args.fail_on.objects_to(one.severity()));
    Ok(if objects { Exit::Objection } else { Exit::Done })
}

/// What became in a catalogue of the decisions in a file.
pub(crate) fn of(file: &Path, bytes: &[u8], analysis: &Analysis<'_>) -> Result<Audit, Failure> {
    let is_known = |code: &ProcedureCode| analysis.dossier(code.as_str()).is_some();
    let decisions = audit::read(file, bytes, analysis.knowledge, &is_known)?;
    Ok(Audit::of(decisions, analysis)?)
}
