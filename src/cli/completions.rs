//! `tinhgon completions`: completions for a shell.

use super::args::Completions;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::localize;

pub(crate) fn run(args: &Completions, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let mut command = localize::command(context.lang());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "tinhgon", &mut script);
    context.write_data(|out| out.write_all(&script))?;
    Ok(Exit::Done)
}
