//! `tinhgon check`: faults of the input, and rules about procedures, cost sheets and measures.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{Check, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::scenario;
use crate::analysis::Analysis;
use crate::appraisal::{Appraisal, Scenario};
use crate::fault::Fault;
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::lint::{self, Finding, Material, Selection, SheetInput, Waiver};
use crate::report::text::Told;
use crate::report::{FindingRow, json, sarif, text};
use crate::words::{Lang, faults, labels};

pub(crate) fn run(args: &Check, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json, Format::Sarif])?;
    let knowledge = context.knowledge()?;
    let selection = selection(args, context.lang())?;
    let scenario = match scenario::is_named(&args.scenario) {
        true => Some(scenario::of(&args.scenario, context)?),
        false => None,
    };
    let read = match read(args, scenario.as_ref(), context, knowledge) {
        Err(Failure::Faults(faults)) if format == Format::Json => return refuse(&faults, context),
        other => other?,
    };
    let analysis = read.analysis.as_ref();
    let appraisal = match analysis.zip(scenario.as_ref()) {
        Some((analysis, scenario)) => Some(Appraisal::of(analysis, scenario)?),
        None => None,
    };
    if let Some(appraisal) = &appraisal {
        scenario::mind(appraisal, context)?;
    }
    let material = Material { analysis, appraisal: appraisal.as_ref(), sheets: &read.sheets };
    let mut findings = selection.of(lint::check_all(&material));
    let chosen = |code: &ProcedureCode| read.chooses(code, scenario.as_ref());
    findings
        .retain(|finding| read.is_about_sheet(finding) || finding.procedure().is_none_or(chosen));
    let as_of = context.as_of().or(analysis.map(|one| one.as_of)).unwrap_or(knowledge.as_of);
    let seen = |code: &ProcedureCode| read.has(code) && chosen(code);
    let waived = lint::waive(findings, &read.waivers, &selection, as_of, &seen);
    let findings = waived.findings.as_slice();
    let layout = context.layout();
    let told = Told { knowledge, analysis, waived: waived.count };
    let lang = layout.lang;
    let written = match format {
        Format::Json => {
            let checked = Checked::of(findings, waived.count, knowledge, lang);
            context.write_data(|out| json::write(out, &checked))
        }
        Format::Sarif => {
            let log = sarif::Log::of(findings, knowledge, lang);
            context.write_data(|out| json::write(out, &log))
        }
        _ => context.write(|out| text::findings(findings, told, layout, out)),
    };
    match written {
        // Who has seen enough of the findings has not made them go: the gate stays shut.
        Err(Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        written => written?,
    }
    let objected = findings.iter().any(|finding| args.fail_on.objects_to(finding.severity()));
    Ok(if objected { Exit::Objection } else { Exit::Done })
}

/// What is looked at.
struct Read<'k> {
    analysis: Option<Analysis<'k>>,
    sheets: Vec<SheetInput>,
    waivers: Vec<Waiver>,
}

impl Read<'_> {
    /// Whether a procedure is in the catalogue or on a sheet.
    fn has(&self, code: &ProcedureCode) -> bool {
        self.analysis.as_ref().is_some_and(|one| one.dossier(code.as_str()).is_some())
            || self.sheets.iter().any(|one| *one.sheet.procedure == *code.as_str())
    }

    /// Whether a scenario covers a procedure; of one that could not be read nothing is known that
    /// would leave it out.
    fn chooses(&self, code: &ProcedureCode, scenario: Option<&Scenario>) -> bool {
        let Some((analysis, scenario)) = self.analysis.as_ref().zip(scenario) else { return true };
        let dossier = analysis.dossier(code.as_str());
        dossier.is_none_or(|dossier| scenario.covers(dossier.procedure, analysis.knowledge))
    }

    /// Whether a finding is about a cost sheet, which was named itself and so is always looked at.
    fn is_about_sheet(&self, finding: &Finding) -> bool {
        let file = finding.place.file.as_ref().map(|file| &file.path);
        file.is_some_and(|file| self.sheets.iter().any(|sheet| sheet.file == *file))
    }
}

/// Reads sheets and waivers, then what else is named as a catalogue.
fn read<'k>(
    args: &Check,
    scenario: Option<&Scenario>,
    context: &Context<'_>,
    knowledge: &'k Knowledge,
) -> Result<Read<'k>, Failure> {
    let mut faults = Vec::new();
    let (sheets, rest) = sheets(&args.checked, &mut faults);
    let waivers = match &args.waivers {
        Some(file) => lint::read_waivers(file, &scenario::bytes(file)?),
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
    let only_sheets = rest.is_empty() && !sheets.is_empty();
    let analysis = if only_sheets {
        None
    } else {
        Some(context.analysis(&input(&rest), knowledge, question)?)
    };
    Ok(Read { analysis, sheets, waivers })
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
    let bytes = if is_json { std::fs::read(file).ok()? } else { Vec::new() };
    SheetInput::is_one(&bytes).then_some(bytes)
}

/// The rules that are asked for; a code of no rule is a slip worth stopping for.
fn selection(args: &Check, lang: Lang) -> Result<Selection, Failure> {
    for code in args.select.iter().chain(&args.ignore) {
        if lint::codes().any(|known| known == code) {
            continue;
        }
        let mut text = labels::NO_RULE.fill(lang, &[("name", code)]);
        if let Some(near) = lint::nearest(code) {
            let hint = labels::DID_YOU_MEAN.fill(lang, &[("name", near)]);
            text = format!("{text}\n{}: {hint}", labels::HELP.say(lang));
        }
        return Err(Failure::Usage(text));
    }
    Ok(Selection { select: args.select.clone(), ignore: args.ignore.clone() })
}

/// An input that cannot be read, for scripts.
fn refuse(faults: &[Fault], context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    context.write_data(|out| json::write(out, &Refused::of(faults, lang)))?;
    Ok(Exit::Unusable)
}

/// The JSON of `check`.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Checked<'a> {
    /// Always `tinhgon/check/1`.
    schema: &'static str,
    /// What the rules and the loader say.
    findings: Vec<FindingRow<'a>>,
    /// Findings that are waived, and so not among these.
    waived: usize,
}

impl<'a> Checked<'a> {
    fn of(findings: &'a [Finding], waived: usize, knowledge: &'a Knowledge, lang: Lang) -> Self {
        let row = |finding| FindingRow::of(finding, knowledge, lang);
        let findings = findings.iter().map(row).collect();
        Self { schema: "tinhgon/check/1", findings, waived }
    }
}

/// The JSON of an input that cannot be read.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Refused<'a> {
    /// Always `tinhgon/faults/1`.
    schema: &'static str,
    /// Every fault of the input.
    faults: Vec<FaultRow<'a>>,
}

/// One fault.
#[derive(Serialize, schemars::JsonSchema)]
struct FaultRow<'a> {
    /// One sentence.
    message: String,
    /// File, line, column, pointer, problem and its fields.
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    #[serde(flatten)]
    fault: &'a Fault,
}

impl<'a> Refused<'a> {
    fn of(faults: &'a [Fault], lang: Lang) -> Self {
        let row =
            |fault: &'a Fault| FaultRow { message: faults::problem(&fault.problem, lang), fault };
        Self { schema: "tinhgon/faults/1", faults: faults.iter().map(row).collect() }
    }
}
