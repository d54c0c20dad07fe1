//! `tinhgon graph`: the graph of procedures, papers and registers, for other tools.

use super::args::{Format, Graph, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::tables;
use crate::analysis::{Analysis, Dossier, Drawing, Subject};
use crate::export::bpmn::bpmn;
use crate::export::svg::{MOST, svg};
use crate::report::tables::Tables;
use crate::words::{name_in, picture, process};

/// What `graph` writes.
const FORMATS: [Format; 7] = [
    Format::Dot,
    Format::Mermaid,
    Format::Graphml,
    Format::Bpmn,
    Format::Svg,
    Format::Csv,
    Format::Tsv,
];

pub(crate) fn run(args: &Graph, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&FORMATS)?;
    let drawing = match format {
        Format::Bpmn => return draw_process(args, context),
        Format::Svg => return draw_picture(args, context),
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
    if matches!(format, Format::Csv | Format::Tsv) {
        let picture = analysis.picture(of, lang);
        tables::write(&Tables::of_picture(&picture, lang), format, context)?;
        return Ok(Exit::Done);
    }
    context.write(|out| analysis.draw(drawing, of, lang, out))?;
    Ok(Exit::Done)
}

/// Draws what a procedure, a group of them or a paper is about, as a picture; all procedures when none is
/// named.
fn draw_picture(args: &Graph, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs), knowledge, context.as_of().into())?;
    let (of, name) = match &args.of {
        None => (Vec::new(), picture::ALL.say(lang).to_owned()),
        Some(name) => {
            let group = of_group(&analysis, name.trim());
            let of: Vec<Subject<'_>> = match group.is_empty() {
                true => vec![super::explain::subject(name, &analysis, lang)?],
                false => group.into_iter().map(Subject::Procedure).collect(),
            };
            let called = match &of[..] {
                [Subject::Procedure(one)] => {
                    format!("{} {}", one.procedure.code, one.procedure.name)
                }
                [Subject::Paper(paper)] => {
                    name_in(&knowledge.documents[*paper].name, lang).to_owned()
                }
                _ => name.trim().to_owned(),
            };
            (of, called)
        }
    };
    let drawn = svg(&analysis.focus(&of, lang), &name, lang).map_err(|nodes| {
        let slots = [("nodes", &*lang.count(nodes)), ("most", &*lang.count(MOST))];
        Failure::Usage(picture::TOO_MANY.fill(lang, &slots))
    })?;
    context.write(|out| out.write_all(drawn.as_bytes()))?;
    Ok(Exit::Done)
}

/// Draws a procedure, or a group of them, as a process.
fn draw_process(args: &Graph, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    let Some(name) = &args.of else {
        return Err(Failure::Usage(process::NEEDS_OF.say(lang).to_owned()));
    };
    let knowledge = context.knowledge()?;
    let analysis =
        context.whole_analysis(&input(&args.inputs), knowledge, context.as_of().into())?;
    let mut dossiers = of_group(&analysis, name.trim());
    if dossiers.is_empty() {
        match super::explain::subject(name, &analysis, lang)? {
            Subject::Procedure(dossier) => dossiers.push(dossier),
            Subject::Paper(_) => {
                let text = process::NOT_A_PROCEDURE.fill(lang, &[("name", name)]);
                return Err(Failure::Usage(text));
            }
        }
    }
    context.write(|out| out.write_all(bpmn(&analysis, &dossiers, lang).as_bytes()))?;
    Ok(Exit::Done)
}

/// The procedures of a group, by code.
fn of_group<'a>(analysis: &'a Analysis<'_>, group: &str) -> Vec<Dossier<'a>> {
    let is_of = |dossier: &Dossier<'_>| dossier.procedure.groups.iter().any(|one| **one == *group);
    analysis.dossiers().filter(is_of).collect()
}
