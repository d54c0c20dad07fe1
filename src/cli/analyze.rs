//! `tinhgon analyze`: the main job.

use super::args::{Analyze, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::folder::{self, Refused};
use super::gate::{Gate, Run};
use super::{audit, file, scenario, tables};
use crate::appraisal::Appraisal;
use crate::measure::imposing::Imposing;
use crate::report::tables::Tables;
use crate::report::{Report, html, markdown, text, xlsx};
use crate::words::labels;

/// What `analyze` writes.
const FORMATS: [Format; 8] = [
    Format::Text,
    Format::Json,
    Format::Jsonl,
    Format::Markdown,
    Format::Html,
    Format::Xlsx,
    Format::Csv,
    Format::Tsv,
];

/// Where the report goes.
enum Wanted {
    /// One format, to standard output or a file.
    One(Format),
    /// Every format, to a folder.
    All,
}

pub(crate) fn run(args: &Analyze, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let wanted = wanted(context)?;
    let gate = Gate::of(&args.gate, context)?;
    let scenario = scenario::of(&args.scenario, context)?;
    let others = scenario::others(&args.compare, context)?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&appraisal, context)?;
    let comparison = scenario::compare(&appraisal, &others, context)?;
    let resolution = match &args.resolution {
        Some(file) => Some(audit::of(file, &file::bytes(file)?, &analysis)?),
        None => None,
    };
    // Lists of measures name likely legal bases; what tells them is made beside the report.
    let listed = matches!(
        wanted,
        Wanted::One(
            Format::Json | Format::Jsonl | Format::Html | Format::Xlsx | Format::Csv | Format::Tsv
        ) | Wanted::All
    );
    let weigh = || listed.then(|| Imposing::new(knowledge)).transpose();
    let (imposing, report) = rayon::join(weigh, || Report::generate(&analysis));
    let report = report.with_costs(&appraisal).with_bases(imposing?).with_comparison(comparison);
    let report = report.with_resolution(resolution.as_ref());
    // What cannot be judged is said before anything is written.
    let passed = judge(&gate, &report, context)?;
    write(&wanted, &report, context)?;
    gate.save(&report.findings, knowledge, &|_| true, context)?;
    // The process ends here: freeing a million small texts one by one would only keep people waiting.
    std::mem::forget(report);
    std::mem::forget(appraisal);
    std::mem::forget(analysis);
    Ok(if passed { Exit::Done } else { Exit::Objection })
}

/// Whether the run holds its gate.
fn judge(gate: &Gate, report: &Report<'_>, context: &mut Context<'_>) -> Result<bool, Failure> {
    let (analysis, findings) = (report.analysis, report.findings.as_slice());
    let baseline = gate.baseline.as_ref();
    let since = baseline.map(|one| one.compare(findings, analysis.knowledge, &|_| true));
    let run = Run {
        findings,
        since: since.as_ref(),
        baseline,
        analysis: Some(analysis),
        appraisal: report.appraisal,
    };
    gate.judge(&run, context)
}

/// What `--format` and `--out` ask for. A format that is not named is that of the file's ending; a
/// place without an ending is a folder, which takes them all.
fn wanted(context: &Context<'_>) -> Result<Wanted, Failure> {
    let out = context.global.out.as_deref().filter(|_| context.global.format.is_none());
    let Some(out) = out else {
        return Ok(Wanted::One(context.format(&FORMATS)?));
    };
    if tables::is_folder(out) && context.global.table.is_none() {
        return Ok(Wanted::All);
    }
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let format = match ending.as_deref() {
        Some("json") => Format::Json,
        Some("jsonl" | "ndjson") => Format::Jsonl,
        Some("md") => Format::Markdown,
        Some("html") => Format::Html,
        Some("xlsx") => Format::Xlsx,
        Some("csv") => Format::Csv,
        Some("tsv") => Format::Tsv,
        Some("txt") | None => Format::Text,
        Some(ending) => {
            let text = labels::UNKNOWN_ENDING.fill(context.lang(), &[("ending", ending)]);
            return Err(Failure::Usage(text));
        }
    };
    Ok(Wanted::One(format))
}

fn write(wanted: &Wanted, report: &Report<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let layout = context.layout();
    match wanted {
        Wanted::One(format @ (Format::Csv | Format::Tsv)) => {
            tables::write(&Tables::of_report(report, layout.lang), *format, context)
        }
        Wanted::One(Format::Json) => {
            context.write_data(|out| report.document(layout.lang).write(out))
        }
        Wanted::One(Format::Jsonl) => {
            context.write_data(|out| report.document(layout.lang).write_lines(out))
        }
        Wanted::One(Format::Markdown) => {
            context.write_data(|out| markdown::overview(report, layout.lang, None, out))
        }
        Wanted::One(Format::Html) => {
            context.write_data(|out| html::write(report, None, layout.lang, out))
        }
        Wanted::One(Format::Xlsx) => {
            context.write_data(|out| xlsx::write(report, layout.lang, out))
        }
        Wanted::One(_) => context.write(|out| text::overview(report, layout, out)),
        Wanted::All => write_all(report, context),
    }
}

fn write_all(report: &Report<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let Some(path) = context.global.out.clone() else { return Ok(()) };
    let refused = |refused: Refused| match refused {
        Refused::System(path, error) => Failure::output(&path, &error, lang),
        Refused::Foreign(names) => {
            let slots = [("path", &*path.to_string_lossy()), ("names", &*names.join(", "))];
            Failure::Usage(labels::FOLDER_FOREIGN.fill(lang, &slots))
        }
    };
    let written = folder::write(&path, report, lang).map_err(refused)?;
    let files = labels::FILES.count(written.files, lang);
    let slots = [("files", &*files), ("path", &*path.to_string_lossy())];
    if written.mended {
        context.say(&labels::FOLDER_MENDED.fill(lang, &slots))?;
    }
    context.say(&labels::FOLDER_WRITTEN.fill(lang, &slots))
}
