//! `tinhgon check`: faults of the input, and rules about procedures, cost sheets and measures.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{Check, FailOn, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::gate::{self, Gate, cut};
use super::{scenario, suggestion};
use crate::analysis::Analysis;
use crate::appraisal::{Appraisal, Scenario};
use crate::fault::Fault;
use crate::gate::{Facts, Known, State};
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::lint::{self, Finding, Material, Selection, Severity, SheetInput, Waiver};
use crate::report::text::{Since, Told};
use crate::report::{FindingRow, json, sarif, text};
use crate::words::{Lang, faults, labels};

pub(crate) fn run(args: &Check, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json, Format::Sarif])?;
    let knowledge = context.knowledge()?;
    let selection = selection(args, context.lang())?;
    let gate = Gate::of(&args.gate, context)?;
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
    // What is waived is still there: the baseline is compared with all findings.
    let mut all = if gate.is_asked() { findings.clone() } else { Vec::new() };
    let waived = lint::waive(findings, &read.waivers, &selection, as_of, &seen);
    let on_waivers = waived.findings.iter().filter(|one| lint::is_about_waivers(one.code()));
    all.extend(on_waivers.cloned());
    let narrowed = !args.scenario.authority.is_empty() || !args.scenario.group.is_empty();
    let sought = |known: &Known| {
        let procedure = known.procedure.as_deref().and_then(|code| code.parse().ok());
        selection.keeps(&known.code) && (!narrowed || procedure.as_ref().is_none_or(seen))
    };
    let mut findings = waived.findings;
    let baseline = gate.baseline.as_ref();
    let gone = baseline.map(|one| one.compare(&all, knowledge, &sought).1).unwrap_or_default();
    let states = baseline.map(|one| one.compare(&findings, knowledge, &sought).0);
    let count = |severity: Option<Severity>| {
        let of = |one: &&Finding| severity.is_none_or(|severity| one.severity() == severity);
        findings.iter().filter(of).count() as u64
    };
    let facts = Facts {
        cut: &|axis| cut(appraisal.as_ref()?, axis),
        findings: &count,
        new_findings: &|severity| Some(gate::new_findings(&findings, states.as_ref()?, severity)),
        added_requirements: baseline.zip(analysis).and_then(|(one, all)| gate::added(one, all)),
    };
    let passed = gate.judge(&facts, context)?;
    gate.save(&all, knowledge, &sought, context)?;
    let known = states.iter().flatten().filter(|one| **one == State::Unchanged).count();
    // SARIF has a word for what is known; elsewhere it is not told.
    let states = match (states, format) {
        (Some(states), Format::Sarif) => Some(states),
        (Some(mut states), _) => {
            let mut kept = states.iter().map(|state| *state != State::Unchanged);
            findings.retain(|_| kept.next().unwrap_or(true));
            states.retain(|state| *state != State::Unchanged);
            Some(states)
        }
        (None, _) => None,
    };
    let findings = findings.as_slice();
    let layout = context.layout();
    let since = states.as_deref().map(|states| Since { states, known, gone: gone.len() });
    let told = Told { knowledge, analysis, waived: waived.count, since };
    let lang = layout.lang;
    let written = match format {
        Format::Json => {
            let baseline = since.map(|since| BaselineRow::of(since, &gone));
            let checked = Checked::of(findings, baseline, &told, lang);
            context.write_data(|out| json::write(out, &checked))
        }
        Format::Sarif => {
            let log = match &states {
                Some(states) => sarif::Log::since(findings, (states, &gone), knowledge, lang),
                None => sarif::Log::of(findings, knowledge, lang),
            };
            context.write_data(|out| json::write(out, &log))
        }
        _ => context.write(|out| text::findings(findings, told, layout, out)),
    };
    match written {
        // Who has seen enough of the findings has not made them go: the gate stays shut.
        Err(Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        written => written?,
    }
    let state = |position| states.as_deref().and_then(|states| states.get(position)).copied();
    let objected = findings.iter().enumerate().any(|(position, finding)| match state(position) {
        None | Some(State::New) => args.fail_on.objects_to(finding.severity()),
        // Who fixes a thing once may not undo it, however light it is.
        Some(State::Returned) => args.fail_on != FailOn::Never,
        Some(State::Unchanged | State::Updated) => false,
    });
    Ok(if objected || !passed { Exit::Objection } else { Exit::Done })
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
        let text = labels::NO_RULE.fill(lang, &[("name", code)]);
        let text = suggestion::with(text, lint::nearest(code), lang);
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
    /// What became of the baseline, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<BaselineRow<'a>>,
}

/// What became of a baseline.
#[derive(Serialize, schemars::JsonSchema)]
struct BaselineRow<'a> {
    /// Findings that it knows and that are there: not listed.
    known: usize,
    /// Findings that it does not know.
    new: usize,
    /// Findings that it knows on other evidence.
    updated: usize,
    /// Findings that were fixed and are there again.
    returned: usize,
    /// Those that are gone.
    fixed: Vec<&'a Known>,
}

impl<'a> BaselineRow<'a> {
    fn of(since: Since<'_>, gone: &[&'a Known]) -> Self {
        let of = |state| since.states.iter().filter(|one| **one == state).count();
        Self {
            known: since.known,
            new: of(State::New),
            updated: of(State::Updated),
            returned: of(State::Returned),
            fixed: gone.to_vec(),
        }
    }
}

impl<'a> Checked<'a> {
    fn of(
        findings: &'a [Finding],
        baseline: Option<BaselineRow<'a>>,
        told: &Told<'a>,
        lang: Lang,
    ) -> Self {
        let states = told.since.map(|since| since.states);
        let state = |position| states.and_then(|states| states.get(position)).copied();
        let row = |(position, finding)| {
            FindingRow::of(finding, told.knowledge, lang).since(state(position))
        };
        let findings = findings.iter().enumerate().map(row).collect();
        Self { schema: "tinhgon/check/1", findings, waived: told.waived, baseline }
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
