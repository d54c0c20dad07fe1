//! The command line: one file per subcommand; each parses, calls the library and writes.
//!
//! Nothing here prints by itself: `main` hands in where to write.

mod analyze;
mod args;
mod assess;
mod audit;
mod check;
mod classify;
mod completions;
mod console;
mod context;
mod cost;
mod diff;
mod draft;
mod evidence;
mod exit;
mod explain;
mod export;
mod failure;
mod faults;
mod file;
mod folder;
mod gate;
mod graph;
mod import;
mod interrupt;
mod localize;
mod output;
mod overlap;
mod plain;
mod plan;
mod progress;
mod review;
mod scenario;
mod schema;
mod scratch;
mod sources;
mod suggestion;
mod tables;

pub use console::Console;
pub use exit::Exit;

use std::ffi::OsString;
use std::io::Write;

use args::{Cli, Command};
use clap::FromArgMatches;
use context::Context;
use failure::Failure;

use crate::report::text::Fold;
use crate::words::Lang;

/// Runs the program: from arguments to an exit code.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    console: &Console,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = localize::language(&args);
    let cli = parse(args, lang);
    let fold = cli.as_ref().map_or(Fold::Short, |cli| cli.global.fold());
    let outcome = cli.and_then(|cli| dispatch(&cli, console, stdout, stderr));
    outcome.unwrap_or_else(|failure| failure.report(lang, fold, console, stdout, stderr))
}

/// The whole command line, its help in a language.
#[must_use]
pub fn command(lang: Lang) -> clap::Command {
    localize::command(lang)
}

fn parse(args: Vec<OsString>, lang: Lang) -> Result<Cli, Failure> {
    let matches = localize::command(lang).try_get_matches_from(args)?;
    Ok(Cli::from_arg_matches(&matches)?)
}

fn dispatch(
    cli: &Cli,
    console: &Console,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<Exit, Failure> {
    overlap::refuse(cli)?;
    let mut context = Context::new(&cli.global, console, stdout, stderr)?;
    let exit = carry_out(&cli.command, &mut context)?;
    // What could not be carried out is not kept to be carried out again.
    if let Some(chosen) = cli.command.scenario() {
        scenario::save(chosen, &context)?;
    }
    Ok(exit)
}

fn carry_out(command: &Command, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match command {
        Command::Analyze(args) => analyze::run(args, context),
        Command::Assess(args) => assess::run(args, context),
        Command::Audit(args) => audit::run(args, context),
        Command::Classify(args) => classify::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Cost(args) => cost::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Draft(args) => draft::run(args, context),
        Command::Evidence(args) => evidence::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Graph(args) => graph::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::Plan(args) => plan::run(args, context),
        Command::Review(args) => review::run(args, context),
        Command::Schema(args) => schema::run(args, context),
        Command::Completions(args) => completions::run(args, context),
    }
}
