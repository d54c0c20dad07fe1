//! What can be typed. The help stands in [`crate::words::help`], in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use jiff::civil::Date;

use crate::catalog::Input;
use crate::cost::{Decimal, OnlineShare};
use crate::draft::DraftKind;
use crate::lint::Severity;
use crate::report::text::Fold;
use crate::target::Axis;
use crate::words::Lang;

#[derive(Parser)]
#[command(name = "tinhgon", version, disable_help_flag = true, disable_version_flag = true)]
#[command(
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Args)]
pub(crate) struct Global {
    #[arg(long, global = true, value_enum, value_name = "F")]
    pub(crate) format: Option<Format>,
    #[arg(long, global = true, value_enum, value_name = "L", default_value = "vi")]
    pub(crate) lang: Lang,
    #[arg(long, short, global = true, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) table: Option<String>,
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    #[arg(long, global = true, value_name = "N", value_parser = value_parser!(u16).range(1..=256))]
    pub(crate) threads: Option<u16>,
    #[arg(long, global = true)]
    pub(crate) all: bool,
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[arg(long, short, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    version: Option<bool>,
}

impl Global {
    /// Whether lists are cut short.
    pub(crate) fn fold(&self) -> Fold {
        if self.all { Fold::All } else { Fold::Short }
    }
}

/// Every format that some command writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Html,
    Json,
    Jsonl,
    Jsonld,
    Markdown,
    Sarif,
    Dot,
    Mermaid,
    Graphml,
    Bpmn,
    Svg,
    Xlsx,
    Docx,
    Csv,
    Tsv,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Analyze(Analyze),
    Assess(Assess),
    Audit(Audit),
    Classify(Classify),
    Check(Check),
    Cost(Cost),
    Diff(Diff),
    Draft(Draft),
    Evidence(Evidence),
    Explain(Explain),
    Export(Export),
    Graph(Graph),
    Import(Import),
    Plan(Plan),
    Review(Review),
    Schema(Schema),
    Completions(Completions),
}

impl Command {
    /// What of a scenario it was given, where it takes one.
    pub(crate) fn scenario(&self) -> Option<&ScenarioArgs> {
        match self {
            Self::Analyze(args) => Some(&args.scenario),
            Self::Assess(args) => Some(&args.scenario),
            Self::Check(args) => Some(&args.scenario),
            Self::Cost(args) => Some(&args.scenario),
            Self::Diff(args) => Some(&args.scenario),
            Self::Draft(args) => Some(&args.scenario),
            Self::Explain(args) => Some(&args.scenario),
            Self::Plan(args) => Some(&args.scenario),
            Self::Review(args) => Some(&args.scenario),
            Self::Audit(_)
            | Self::Classify(_)
            | Self::Evidence(_)
            | Self::Export(_)
            | Self::Graph(_)
            | Self::Import(_)
            | Self::Schema(_)
            | Self::Completions(_) => None,
        }
    }
}

#[derive(Args)]
pub(crate) struct Inputs {
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Analyze {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
    #[arg(long, value_name = "FILE|NAME", value_delimiter = ',')]
    pub(crate) compare: Vec<String>,
    #[arg(long, value_name = "ROWS")]
    pub(crate) resolution: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
}

#[derive(Args)]
pub(crate) struct Assess {
    #[arg(value_name = "PROPOSED")]
    pub(crate) proposed: PathBuf,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
}

/// Which rules are looked for, and what of them makes the run fail.
#[derive(Args)]
pub(crate) struct RuleArgs {
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub(crate) fail_on: FailOn,
}

#[derive(Args)]
pub(crate) struct Audit {
    #[arg(long, value_name = "ROWS")]
    pub(crate) resolution: PathBuf,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub(crate) fail_on: FailOn,
}

/// What a run may not do.
#[derive(Args)]
pub(crate) struct GateArgs {
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) gate: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) save_baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Check {
    #[arg(value_name = "INPUT")]
    pub(crate) checked: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
}

/// From which severity on findings make the run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// Whether a finding of a severity makes the run fail.
    pub(crate) fn objects_to(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity <= Severity::Error,
            Self::Warning => severity <= Severity::Warning,
            Self::Info => severity <= Severity::Info,
            Self::Never => false,
        }
    }
}

#[derive(Args)]
pub(crate) struct Cost {
    #[arg(value_name = "SHEET|CODE")]
    pub(crate) what: String,
    #[arg(long = "in", value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
}

#[derive(Args)]
pub(crate) struct Diff {
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    #[arg(value_name = "NEW")]
    pub(crate) new: Option<PathBuf>,
    #[arg(long)]
    pub(crate) exit_code: bool,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
}

#[derive(Args)]
pub(crate) struct Draft {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
    #[arg(long, value_enum, value_name = "KIND", default_value = "resolution")]
    pub(crate) kind: DraftKind,
    #[arg(long, value_name = "FILE", conflicts_with = "measures")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) particulars: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(crate) issuer: Option<String>,
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) signatory: Option<String>,
    #[arg(long)]
    pub(crate) landscape: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) save_report: Option<PathBuf>,
}

/// What costs and targets are worked out with.
#[derive(Args, Clone)]
pub(crate) struct ScenarioArgs {
    #[arg(long, value_name = "FILE|NAME")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "EDITION")]
    pub(crate) tariff: Option<String>,
    #[arg(long, value_name = "TARGET")]
    pub(crate) target: Option<String>,
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub(crate) measures: Option<Vec<String>>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) authority: Vec<String>,
    #[arg(long, value_name = "GROUP", value_delimiter = ',')]
    pub(crate) group: Vec<String>,
    #[arg(long, value_name = "CSV")]
    pub(crate) volumes: Option<PathBuf>,
    #[arg(long, value_name = "REGISTER", value_delimiter = ',')]
    pub(crate) open: Vec<String>,
    #[arg(long, value_name = "REGISTER", value_delimiter = ',')]
    pub(crate) close: Vec<String>,
    #[arg(long, value_name = "PERCENT")]
    pub(crate) online_share: Option<OnlineShare>,
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) save_scenario: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Classify {
    #[arg(value_name = "FILE", conflicts_with = "text")]
    pub(crate) file: Option<PathBuf>,
    #[arg(long, value_name = "LINE")]
    pub(crate) text: Option<String>,
}

#[derive(Args)]
pub(crate) struct Evidence {
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
    #[arg(long = "in", value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[arg(long, value_name = "PAPER", value_delimiter = ',')]
    pub(crate) have: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Explain {
    #[arg(value_name = "CODE|TYPE|RULE|FIGURE")]
    pub(crate) name: String,
    #[arg(long = "in", value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
}

#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[arg(long)]
    pub(crate) empty: bool,
}

#[derive(Args)]
pub(crate) struct Graph {
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[arg(long, value_name = "CODE|TYPE")]
    pub(crate) of: Option<String>,
}

#[derive(Args)]
pub(crate) struct Import {
    #[arg(value_name = "SRC", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
    #[arg(long, value_name = "FILE")]
    pub(crate) constraints: Option<PathBuf>,
    #[arg(long = "axis", value_name = "AXIS=PERCENT", value_parser = axis, value_delimiter = ',')]
    pub(crate) axes: Vec<(Axis, Decimal)>,
    #[arg(long)]
    pub(crate) each_authority: bool,
    #[arg(long, value_name = "NUMBER", value_delimiter = ',')]
    pub(crate) must: Vec<String>,
    #[arg(long, value_name = "NUMBER", value_delimiter = ',')]
    pub(crate) never: Vec<String>,
    #[arg(long, value_name = "WHO")]
    pub(crate) within: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) most: Option<u64>,
    #[arg(long, value_name = "WEIGHT")]
    pub(crate) most_weight: Option<u64>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) deadline: Option<Date>,
    #[arg(long)]
    pub(crate) frontier: bool,
    #[arg(long, value_name = "SECONDS")]
    pub(crate) time_limit: Option<u64>,
    #[arg(long, value_name = "PERCENT", value_parser = gap, default_value = "0")]
    pub(crate) gap: Decimal,
    #[arg(long, value_name = "N", default_value = "0")]
    pub(crate) seed: u64,
}

#[derive(Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) accept: Vec<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) reject: Vec<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) postpone: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    #[arg(long = "name", value_name = "NAME")]
    pub(crate) decider: Option<String>,
    #[command(flatten)]
    pub(crate) scenario: ScenarioArgs,
}

#[derive(Args)]
pub(crate) struct Schema {
    #[arg(value_name = "NAME")]
    pub(crate) schema: Option<String>,
}

#[derive(Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// What is read when these paths are named.
pub(crate) fn input(paths: &[PathBuf]) -> Input {
    if paths.is_empty() { Input::Embedded } else { Input::Paths(paths.to_vec()) }
}

/// An axis with a percentage: `count=20`. Whether the percentage makes sense is told later, in words.
fn axis(text: &str) -> Result<(Axis, Decimal), String> {
    let parts = text.split_once('=').and_then(|(word, percent)| {
        let axis = Axis::ALL.into_iter().find(|axis| axis.word() == word.trim())?;
        Some((axis, percent.trim().trim_end_matches('%').parse().ok()?))
    });
    let words = Axis::ALL.map(|axis| format!("{}=20", axis.word()));
    parts.ok_or_else(|| words.join(", "))
}

/// A gap in percent, from 0 to 100.
fn gap(text: &str) -> Result<Decimal, String> {
    let range = Decimal::ZERO..=Decimal::from_whole(100);
    let parsed = text.trim_end_matches('%').parse().ok();
    parsed.filter(|gap| range.contains(gap)).ok_or_else(|| "0, 0.5, 1 …".to_owned())
}

/// Dates as ISO 8601 writes them or as Vietnamese write them.
fn date(text: &str) -> Result<Date, String> {
    let iso = || text.parse::<Date>().ok();
    let vietnamese = || {
        let mut parts = text.split('/');
        let day = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let year = parts.next()?.parse().ok()?;
        if parts.next().is_some() { None } else { Date::new(year, month, day).ok() }
    };
    iso().or_else(vietnamese).ok_or_else(|| "2025-12-31, 31/12/2025".to_owned())
}
