//! `--baseline` and `--gate`: what a run may not do, from the command line and from `tinhgon.toml`.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::args::GateArgs;
use super::context::Context;
use super::failure::Failure;
use super::file::bytes;
use super::output;
use crate::analysis::Analysis;
use crate::appraisal::Appraisal;
use crate::cost::Decimal;
use crate::fault::{Fault, Place, Problem};
use crate::gate::{Baseline, EXAMPLES, Figure, Figures, GateRule, Judged, Known, Since, Unjudged};
use crate::knowledge::Knowledge;
use crate::lint::{Finding, Severity};
use crate::target::Axis;
use crate::words::{Lang, NONE, labels};

/// The file that is read when it stands in the folder of the run.
const CONFIG: &str = "tinhgon.toml";

/// What a run may not do.
pub(crate) struct Gate {
    /// The findings of an earlier run.
    pub(crate) baseline: Option<Baseline>,
    rules: Vec<GateRule>,
    save: Option<PathBuf>,
}

/// `tinhgon.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    #[serde(default)]
    gate: Section,
}

/// Its `[gate]`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    /// Rules as `--gate` takes them.
    #[serde(default)]
    rules: Vec<String>,
    /// A baseline, by its path from the file.
    baseline: Option<PathBuf>,
}

impl Gate {
    /// Reads what was asked for. Rules of the command line stand beside those of the file; a baseline
    /// of the command line stands in its place.
    pub(crate) fn of(args: &GateArgs, context: &Context<'_>) -> Result<Self, Failure> {
        let path = match &args.config {
            Some(path) => Some(path.clone()),
            None => Some(PathBuf::from(CONFIG)).filter(|path| path.is_file()),
        };
        let config = match &path {
            Some(path) => read(path)?,
            None => Config::default(),
        };
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let configured = config.gate.baseline.map(|baseline| folder.join(baseline));
        let lang = context.lang();
        let written = config.gate.rules.iter().map(|rule| understood(rule, path.as_deref(), lang));
        let rules = written.chain(args.gate.iter().map(|rule| understood(rule, None, lang)));
        let baseline = args.baseline.clone().or(configured);
        let baseline = baseline.map(|path| -> Result<Baseline, Failure> {
            Ok(Baseline::read(&path, &bytes(&path)?)?)
        });
        Ok(Self {
            rules: rules.collect::<Result<_, _>>()?,
            baseline: baseline.transpose()?,
            save: args.save_baseline.clone(),
        })
    }

    /// Whether a run has to be compared with another.
    pub(crate) fn is_asked(&self) -> bool {
        self.baseline.is_some() || self.save.is_some()
    }

    /// Judges a run by its rules, says which do not hold, and tells whether all do.
    pub(crate) fn judge(&self, run: &Run<'_>, context: &mut Context<'_>) -> Result<bool, Failure> {
        let lang = context.lang();
        let judged: Result<Vec<Judged>, Unjudged> =
            self.rules.iter().map(|rule| rule.judge(run)).collect();
        let judged = judged.map_err(|Unjudged(rule)| {
            let needs = match rule.figure {
                Figure::AddedRequirements => labels::GATE_NEEDS_REPORT,
                Figure::NewFindings(_) => labels::GATE_NEEDS_BASELINE,
                Figure::Cut(_) | Figure::Findings(_) => labels::GATE_NEEDS_AXIS,
            };
            let slots = [("rule", &*rule.to_string()), ("needs", needs.say(lang))];
            Failure::Usage(labels::GATE_UNKNOWN.fill(lang, &slots))
        })?;
        let failed: Vec<&Judged> = judged.iter().filter(|one| !one.holds).collect();
        for one in &failed {
            let found = match (one.rule.figure, one.found) {
                (_, None) => NONE.to_owned(),
                // As many digits as it has: rounded, it could look like the limit that it misses.
                (Figure::Cut(_), Some(found)) => format!("{} %", lang.decimal(found)),
                (_, Some(found)) => lang.decimal(found),
            };
            let slots = [("rule", &*one.rule.to_string()), ("found", &*found)];
            context.say_always(&labels::GATE_FAILED.fill(lang, &slots))?;
        }
        if failed.is_empty() && !judged.is_empty() {
            let count = lang.count(judged.len());
            context.say(&labels::GATE_PASSED.fill(lang, &[("count", &count)]))?;
        }
        Ok(failed.is_empty())
    }

    /// Writes the baseline after this run, where one was asked for: of all findings, or what is left
    /// of the one that was read.
    pub(crate) fn save(
        &self,
        findings: &[Finding],
        knowledge: &Knowledge,
        seen: &dyn Fn(&Known) -> bool,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let Some(path) = &self.save else { return Ok(()) };
        let lang = context.lang();
        let after = match &self.baseline {
            Some(baseline) => baseline.ratcheted(findings, knowledge, seen),
            None => Baseline::of(findings, knowledge),
        };
        output::to_file(path, |out| after.write(out))
            .map_err(|error| Failure::output(path, &error, lang))?;
        let (known, fixed) = after.counts();
        let slots = [
            ("path", &*path.to_string_lossy()),
            ("known", &*lang.count(known)),
            ("fixed", &*lang.count(fixed)),
        ];
        context.say(&labels::BASELINE_SAVED.fill(lang, &slots))
    }
}

/// What of a run the rules look at.
pub(crate) struct Run<'r> {
    /// The findings that count.
    pub(crate) findings: &'r [Finding],
    /// What became of them since the baseline.
    pub(crate) since: Option<&'r Since<'r>>,
    /// The baseline.
    pub(crate) baseline: Option<&'r Baseline>,
    /// The catalogue, where one was read.
    pub(crate) analysis: Option<&'r Analysis<'r>>,
    /// Its costs, where they were worked out.
    pub(crate) appraisal: Option<&'r Appraisal<'r>>,
}

impl Figures for Run<'_> {
    fn cut(&self, axis: Axis) -> Option<Option<Decimal>> {
        let found = self.appraisal?.axes.iter().find(|one| one.goal.axis() == axis);
        found.map(|one| one.progress.percent())
    }

    fn findings(&self, severity: Option<Severity>) -> u64 {
        let of = |one: &&Finding| severity.is_none_or(|severity| one.severity() == severity);
        self.findings.iter().filter(of).count() as u64
    }

    fn new_findings(&self, severity: Option<Severity>) -> Option<u64> {
        self.since.map(|since| since.news(self.findings, severity))
    }

    fn added_requirements(&self) -> Option<u64> {
        self.baseline?.added_lines(self.analysis?)
    }
}

/// A rule as it is written, on the command line or in a file.
fn understood(text: &str, file: Option<&Path>, lang: Lang) -> Result<GateRule, Failure> {
    text.parse().map_err(|()| {
        let slots = [("rule", text), ("examples", EXAMPLES)];
        let said = labels::GATE_NOT_UNDERSTOOD.fill(lang, &slots);
        Failure::Usage(match file {
            Some(file) => format!("{}: {said}", file.display()),
            None => said,
        })
    })
}

/// Reads the configuration.
fn read(path: &Path) -> Result<Config, Failure> {
    let bytes = bytes(path)?;
    let text = crate::border::text(path, &bytes).map_err(|fault| vec![fault])?;
    let config = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        let place = Place { line, column, pointer: String::new() };
        let problem = Problem::BadConfig { reason: error.message().to_owned() };
        vec![Fault { file: path.to_path_buf(), place, problem }]
    });
    Ok(config?)
}
