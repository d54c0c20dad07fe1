//! `tinhgon diff`: two reports or catalogues, and what became of what.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::args::{Diff as Args, Format};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{file, scenario, scratch, tables};
use crate::analysis::{Analysis, Question};
use crate::appraisal::{Appraisal, Scenario};
use crate::catalog::Input;
use crate::diff::{Diff, Snapshot};
use crate::report::diff::{Cells, Sheet, html};
use crate::report::tables::Tables;
use crate::report::text::Fold;
use crate::report::{Report, json, markdown, text};
use crate::words;

/// What `diff` writes.
const FORMATS: [Format; 6] =
    [Format::Text, Format::Json, Format::Markdown, Format::Html, Format::Csv, Format::Tsv];

pub(crate) fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&FORMATS)?;
    let scenario = scenario::of(&args.scenario, context)?;
    let (old, new) = (Source::find(Some(&args.old))?, Source::find(args.new.as_deref())?);
    for folder in [Some(&args.old), args.new.as_ref()].into_iter().flatten() {
        if scratch::is_half_moved(folder) {
            let slots = [("path", &*folder.to_string_lossy())];
            context.say(&words::labels::FOLDER_UNFINISHED.fill(context.lang(), &slots))?;
        }
    }
    // Reports are read at the same time: each is most of the work where both are large.
    let (old, new) = rayon::join(|| old.read(), || new.read());
    // All faults of both sides are told in one run.
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            return Err(faults.into());
        }
        (Err(faults), _) | (_, Err(faults)) => return Err(faults.into()),
    };
    if let (Side::Report(_), Side::Report(_)) = (&old, &new) {
        nothing_to_work_out(args, context)?;
    }
    let [old, new] = snapshots([old, new], &scenario, context)?;
    let compared = Diff::of(&old, &new);
    let layout = context.layout();
    let sheet = |cells| Sheet::of(&compared, layout.fold, cells, layout.lang);
    let whole = || sheet(Cells::Whole);
    match format {
        Format::Json => context.write_data(|out| json::write(out, &compared))?,
        Format::Markdown => context.write_data(|out| markdown::diff(&whole(), layout.lang, out))?,
        Format::Html => context.write_data(|out| html(&whole(), layout.lang, out))?,
        Format::Csv | Format::Tsv => {
            // What programs read is never folded.
            let sheet = Sheet::of(&compared, Fold::All, Cells::Whole, layout.lang);
            tables::write(&Tables::of_diff(&compared, sheet, layout.lang), format, context)?;
        }
        _ => context.write(|out| text::diff(&sheet(Cells::Cut), layout, out))?,
    }
    if !compared.comparable {
        let words = words::diff::NOT_COMPARABLE.say(context.lang());
        context.say(&format!("{}: {words}", words::labels::NOTE.say(context.lang())))?;
        return Ok(Exit::Objection);
    }
    let differs = args.exit_code && !compared.is_empty();
    Ok(if differs { Exit::Objection } else { Exit::Done })
}

/// Refuses what says how a catalogue is judged where there is none: two reports were made long ago, and
/// what they say does not change.
fn nothing_to_work_out(args: &Args, context: &Context<'_>) -> Result<(), Failure> {
    if !scenario::is_named(&args.scenario) && context.as_of().is_none() {
        return Ok(());
    }
    Err(Failure::Usage(words::diff::REPORTS_ARE_DONE.say(context.lang()).to_owned()))
}

/// What one side was named.
enum Source {
    /// A report, or a file that names another format of ours.
    Report(PathBuf, Vec<u8>),
    /// Anything else is a catalogue.
    Catalog(Input),
}

/// One side as far as it needs no question.
enum Side {
    Report(Box<Snapshot>),
    Catalog(Input),
}

impl Source {
    /// Tells a report from a catalogue by its content.
    fn find(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::Catalog(Input::Embedded)) };
        let catalog = || Ok(Self::Catalog(Input::Paths(vec![path.to_path_buf()])));
        // A folder that `analyze --out` wrote is its report.
        let report = path.join("report.json");
        let is_folder = path.is_dir();
        let file = if is_folder { &*report } else { path };
        if path == Path::new("-") || (is_folder && !report.is_file()) {
            return catalog();
        }
        let bytes = file::bytes(file)?;
        match Snapshot::is_meant(&bytes) {
            true => Ok(Self::Report(file.to_path_buf(), bytes)),
            false => catalog(),
        }
    }

    fn read(self) -> Result<Side, Vec<crate::fault::Fault>> {
        match self {
            Self::Report(path, bytes) => {
                Snapshot::read(&path, &bytes).map(Box::new).map(Side::Report)
            }
            Self::Catalog(input) => Ok(Side::Catalog(input)),
        }
    }
}

/// Analyses the catalogues among two sides.
///
/// Both are judged on one day, unless two reports were: that of the report beside which a catalogue
/// stands, or the later day of two catalogues. Otherwise fees and registers that come into force
/// between them would look like changes.
fn snapshots(
    sides: [Side; 2],
    scenario: &Scenario,
    context: &mut Context<'_>,
) -> Result<[Snapshot; 2], Failure> {
    let knowledge = context.knowledge()?;
    let reported = sides.iter().find_map(|side| match side {
        Side::Report(report) => Some(report.inputs.as_of),
        Side::Catalog(_) => None,
    });
    let asked = scenario.as_of.or(reported);
    let question = |day: Option<Date>| Question { as_of: day, ..scenario.question() };
    let mut analyses = Vec::new();
    for side in &sides {
        analyses.push(match side {
            Side::Report(_) => None,
            Side::Catalog(input) => Some(context.analysis(input, knowledge, question(asked))?),
        });
    }
    let day = analyses.iter().flatten().map(|analysis| analysis.as_of).max();
    let mut snapshots = Vec::new();
    for (side, analysis) in sides.into_iter().zip(analyses) {
        let (name, analysis) = match (side, analysis) {
            (Side::Report(report), _) => {
                snapshots.push(*report);
                continue;
            }
            (Side::Catalog(_), None) => continue,
            (Side::Catalog(input), Some(analysis)) => (name(&input, context), analysis),
        };
        let analysis = match day {
            Some(day) if day != analysis.as_of => analysis.asked(question(Some(day))),
            _ => analysis,
        };
        snapshots.push(snapshot(&name, &analysis, scenario, context)?);
    }
    <[Snapshot; 2]>::try_from(snapshots).map_err(|_| Failure::Faults(Vec::new()))
}

fn name(input: &Input, context: &Context<'_>) -> PathBuf {
    match input {
        Input::Embedded => PathBuf::from(words::diff::EMBEDDED.say(context.lang())),
        Input::Paths(paths) => paths.first().cloned().unwrap_or_default(),
    }
}

/// The report of a catalogue, by the way on which one of a file comes: what is compared is what
/// would have been written.
fn snapshot(
    name: &Path,
    analysis: &Analysis<'_>,
    scenario: &Scenario,
    context: &mut Context<'_>,
) -> Result<Snapshot, Failure> {
    let appraisal = Appraisal::of(analysis, scenario)?;
    scenario::mind(&appraisal, context)?;
    let report = Report::generate(analysis).with_costs(&appraisal);
    let mut bytes = Vec::new();
    report.document(context.lang()).write(&mut bytes).map_err(Failure::Write)?;
    Ok(Snapshot::read(name, &bytes)?)
}
