//! `tinhgon graph`: the graph of procedures, papers and registers, for other tools.

use super::args::{Format, Graph, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use crate::analysis::Drawing;

pub(crate) fn run(args: &Graph, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let drawing = match context.format(&[Format::Dot, Format::Mermaid, Format::Graphml])? {
        Format::Mermaid => Drawing::Mermaid,
        Format::Graphml => Drawing::Graphml,
        _ => Drawing::Dot,
    };
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs), knowledge, context.as_of().into())?;
    let lang = context.lang();
    let of = match &args.of {
        Some(name) => Some(super::explain::subject(name, &analysis, lang)?),
        None => None,
    };
    context.write(|out| analysis.draw(drawing, of, lang, out))?;
    Ok(Exit::Done)
}
