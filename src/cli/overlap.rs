//! What is written may not be what is read, nor two results one file.

use std::path::{Path, PathBuf};

use super::args::{Cli, Command, GateArgs, Inputs, ScenarioArgs};
use super::failure::Failure;
use super::output;
use crate::words::{Lang, Phrase, usage};

/// Refuses a command line that would write over what it reads, or one result over another.
pub(crate) fn refuse(cli: &Cli) -> Result<(), Failure> {
    let lang = cli.global.lang;
    let (read, mut written) = cli.command.files();
    for path in &written {
        // What is written last would otherwise fail when all else is written.
        let writable = output::can_take(path);
        writable.map_err(|error| Failure::output(path, &error, lang))?;
    }
    // Where folders are written, their names are looked after there.
    if !matches!(cli.command, Command::Import(_)) {
        written.extend(&cli.global.out);
    }
    let written: Vec<(&Path, PathBuf)> =
        written.into_iter().filter_map(|path| Some((&**path, place(path)?))).collect();
    for (n, (path, place)) in written.iter().enumerate() {
        if read.iter().any(|other| is_over(place, other)) {
            return Err(said(usage::OVER_INPUT, path, lang));
        }
        if read.iter().any(|other| is_within(place, other)) {
            return Err(said(usage::WITHIN_INPUT, path, lang));
        }
        if written.iter().skip(n + 1).any(|(_, other)| other == place) {
            return Err(said(usage::OVER_OUTPUT, path, lang));
        }
    }
    Ok(())
}

fn said(phrase: Phrase, path: &Path, lang: Lang) -> Failure {
    Failure::Usage(phrase.fill(lang, &[("path", &*path.to_string_lossy())]))
}

/// Where a result goes, with every link followed; `None` for what takes all that is written and keeps
/// nothing, such as a device.
fn place(path: &Path) -> Option<PathBuf> {
    if let Ok(whole) = path.canonicalize() {
        return (whole.is_file() || whole.is_dir()).then_some(whole);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}

/// Whether a file that is there already is an input, or a record in the folder of one.
fn is_over(place: &Path, read: &Path) -> bool {
    let Ok(read) = read.canonicalize() else { return false };
    place.is_file() && (place == read || is_record_of(place, &read))
}

/// Whether a file that is not there yet would be an input of the next run, which could not read it.
fn is_within(place: &Path, read: &Path) -> bool {
    read.canonicalize().is_ok_and(|read| !place.exists() && is_record_of(place, &read))
}

/// Whether a file is read when a folder is: hidden ones are not.
fn is_record_of(place: &Path, folder: &Path) -> bool {
    let Ok(within) = place.strip_prefix(folder) else { return false };
    let ending = place.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let endings = ["json", "jsonl", "ndjson", "jsonld", "xlsx", "xlsm"];
    let is_record = ending.is_some_and(|ending| endings.contains(&&*ending));
    let hidden = |part: &std::ffi::OsStr| part.to_string_lossy().starts_with('.');
    is_record && folder.is_dir() && !within.iter().any(hidden)
}

impl Command {
    /// The files it was told to read, and those beside the result to write.
    fn files(&self) -> (Vec<PathBuf>, Vec<&PathBuf>) {
        let mut read = Vec::new();
        let mut written = Vec::new();
        let inputs = |inputs: &Inputs| inputs.inputs.clone();
        match self {
            Self::Analyze(args) => {
                read.extend(inputs(&args.inputs));
                read.extend(args.compare.iter().map(PathBuf::from));
                read.extend(args.resolution.clone());
                gated(&args.gate, &mut read, &mut written);
            }
            Self::Check(args) => {
                read.extend(args.checked.clone());
                read.extend(args.waivers.clone());
                read.extend(args.report.clone());
                gated(&args.gate, &mut read, &mut written);
            }
            Self::Assess(args) => {
                read.extend([args.proposed.clone()]);
                read.extend(inputs(&args.inputs));
            }
            Self::Audit(args) => {
                read.extend(inputs(&args.inputs));
                read.extend([args.resolution.clone()]);
            }
            Self::Classify(args) => read.extend(args.file.clone()),
            Self::Cost(args) => {
                read.extend(args.inputs.iter().cloned().chain([(&*args.what).into()]))
            }
            Self::Diff(args) => {
                read.extend([args.old.clone()]);
                read.extend(args.new.clone());
            }
            Self::Draft(args) => {
                read.extend(inputs(&args.inputs));
                read.extend(args.plan.clone());
                read.extend(args.particulars.clone());
                written.extend(&args.save_report);
            }
            Self::Evidence(args) => read.extend(args.inputs.clone()),
            Self::Explain(args) => read.extend(args.inputs.clone()),
            Self::Export(args) => read.extend(inputs(&args.inputs)),
            Self::Graph(args) => read.extend(args.inputs.clone()),
            Self::Import(args) => read.extend(args.inputs.clone()),
            Self::Plan(args) => {
                read.extend(inputs(&args.inputs));
                read.extend(args.constraints.clone());
            }
            Self::Review(args) => {
                read.extend(inputs(&args.inputs));
                // What was decided is read and written anew: that is what it is for.
                written.extend(&args.scenario.decisions);
            }
            Self::Schema(_) | Self::Completions(_) => {}
        }
        let is_review = matches!(self, Self::Review(_));
        if let Some(args) = self.scenario() {
            read.extend(named(args, is_review));
            written.extend(&args.save_scenario);
        }
        (read, written)
    }
}

/// The files of a scenario.
fn named(args: &ScenarioArgs, is_review: bool) -> Vec<PathBuf> {
    let names = [&args.scenario, &args.tariff, &args.target].into_iter().flatten();
    let mut files: Vec<PathBuf> = names.map(PathBuf::from).collect();
    files.extend(args.volumes.clone());
    files.extend(args.decisions.clone().filter(|_| !is_review));
    // A scenario that is read may be written anew.
    files.retain(|file| Some(file) != args.save_scenario.as_ref());
    files
}

/// The files of a gate. A baseline that is read may be written anew: that is how it shrinks.
fn gated<'a>(args: &'a GateArgs, read: &mut Vec<PathBuf>, written: &mut Vec<&'a PathBuf>) {
    let baseline = args.baseline.clone();
    read.extend(baseline.filter(|file| Some(file) != args.save_baseline.as_ref()));
    read.extend(args.config.clone());
    written.extend(&args.save_baseline);
}
