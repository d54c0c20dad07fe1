//! What `check` looks at: a catalogue, cost sheets, waivers.

use std::path::{Path, PathBuf};

use crate::analysis::Analysis;
use crate::appraisal::Scenario;
use crate::border::bounded;
use crate::cli::args::{Check, input};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::file;
use crate::draft::Book;
use crate::fault::Fault;
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::lint::{self, DraftInput, Finding, SheetInput, Waiver};
use crate::words::draft as words;

/// What is looked at.
pub(super) struct Read<'k> {
    pub(super) analysis: Option<Analysis<'k>>,
    pub(super) sheets: Vec<SheetInput>,
    pub(super) drafts: Vec<DraftInput>,
    pub(super) waivers: Vec<Waiver>,
}

impl Read<'_> {
    /// Whether a procedure is in the catalogue or on a sheet.
    pub(super) fn has(&self, code: &ProcedureCode) -> bool {
        self.analysis.as_ref().is_some_and(|one| one.dossier(code.as_str()).is_some())
            || self.sheets.iter().any(|one| *one.sheet.procedure == *code.as_str())
    }

    /// Whether a scenario covers a procedure; of one that could not be read nothing is known that
    /// would leave it out.
    pub(super) fn chooses(&self, code: &ProcedureCode, scenario: Option<&Scenario>) -> bool {
        let Some((analysis, scenario)) = self.analysis.as_ref().zip(scenario) else { return true };
        let dossier = analysis.dossier(code.as_str());
        dossier.is_none_or(|dossier| scenario.covers(dossier.procedure, analysis.knowledge))
    }

    /// Whether a finding is about a cost sheet or a draft, which was named itself and so is always
    /// looked at.
    pub(super) fn is_about_file(&self, finding: &Finding) -> bool {
        let file = finding.place.file.as_ref().map(|file| &file.path);
        let mut named = self.sheets.iter().map(|sheet| &sheet.file);
        file.is_some_and(|file| {
            named.any(|one| one == file) || self.drafts.iter().any(|draft| draft.file == *file)
        })
    }
}

/// Reads sheets and waivers, then what else is named as a catalogue.
pub(super) fn read<'k>(
    args: &Check,
    scenario: Option<&Scenario>,
    context: &Context<'_>,
    knowledge: &'k Knowledge,
) -> Result<Read<'k>, Failure> {
    let mut faults = Vec::new();
    let (drafts, rest) = drafts(args, context, &mut faults)?;
    let (sheets, rest) = sheets(&rest, &mut faults);
    let waivers = match &args.waivers {
        Some(file) => lint::read_waivers(file, &file::bytes(file)?),
        None => Ok(Vec::new()),
    };
    let waivers = waivers.unwrap_or_else(|found| {
        faults.extend(found);
        Vec::new()
    });
    if !faults.is_empty() {
        return Err(Failure::Faults(faults));
    }
    let question = scenario.map_or_else(|| context.as_of().into(), Scenario::question);
    let only_files = rest.is_empty() && !(sheets.is_empty() && drafts.is_empty());
    let analysis = if only_files {
        None
    } else {
        Some(context.analysis(&input(&rest), knowledge, question)?)
    };
    Ok(Read { analysis, sheets, drafts, waivers })
}

/// The drafts among the files named, by name, and the paths that are none.
fn drafts(
    args: &Check,
    context: &Context<'_>,
    faults: &mut Vec<Fault>,
) -> Result<(Vec<DraftInput>, Vec<PathBuf>), Failure> {
    let (mut named, rest): (Vec<PathBuf>, Vec<PathBuf>) =
        args.checked.iter().cloned().partition(|path| DraftInput::is_one(path) && !path.is_dir());
    named.sort();
    named.dedup();
    let Some(report) = &args.report else {
        return Ok((of_files(named, None, faults)?, rest));
    };
    if named.is_empty() {
        let text = words::REPORT_WITHOUT_DRAFT.say(context.lang());
        return Err(Failure::Usage(text.to_owned()));
    }
    match Book::read(report, &file::bytes(report)?) {
        Ok(book) => Ok((of_files(named, Some(&book), faults)?, rest)),
        Err(found) => {
            faults.extend(found);
            Ok((Vec::new(), rest))
        }
    }
}

fn of_files(
    named: Vec<PathBuf>,
    book: Option<&Book>,
    faults: &mut Vec<Fault>,
) -> Result<Vec<DraftInput>, Failure> {
    let mut drafts = Vec::new();
    for path in named {
        match DraftInput::read(&path, &file::bytes(&path)?, book.cloned()) {
            Ok(draft) => drafts.push(draft),
            Err(fault) => faults.push(fault),
        }
    }
    Ok(drafts)
}

/// The cost sheets among some files, by name, and the paths that are none.
fn sheets(paths: &[PathBuf], faults: &mut Vec<Fault>) -> (Vec<SheetInput>, Vec<PathBuf>) {
    let mut rest = Vec::new();
    let mut sheets = Vec::new();
    let mut paths: Vec<PathBuf> = paths.iter().flat_map(|path| opened(path)).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        // Other files are read as a catalogue, which says what cannot be read.
        let Some(bytes) = bytes_of_sheet(&path) else {
            rest.push(path);
            continue;
        };
        match SheetInput::read(&path, &bytes) {
            Ok(sheet) => sheets.push(sheet),
            Err(found) => faults.extend(found),
        }
    }
    (sheets, rest)
}

/// The files of a folder that holds cost sheets and nothing else; any other path as it is.
fn opened(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).into_iter().flatten();
    let files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let only_sheets = !files.is_empty() && files.iter().all(|file| bytes_of_sheet(file).is_some());
    if only_sheets { files } else { vec![path.to_path_buf()] }
}

/// The bytes of a file, when it is a cost sheet.
fn bytes_of_sheet(file: &Path) -> Option<Vec<u8>> {
    let is_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let bytes = if is_json { bounded::whole(file).ok()? } else { Vec::new() };
    SheetInput::is_one(&bytes).then_some(bytes)
}
