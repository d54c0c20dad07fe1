//! `tinhgon evidence`: which papers satisfy a requirement, and what is missing.

use std::path::{Path, PathBuf};

use super::args::{Evidence, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{file, suggestion};
use crate::appraisal::Scenario;
use crate::border;
use crate::report::{json, text};
use crate::vocabulary::{self, Answer, NotFound, Sought, Source, Status};
use crate::words::linked as words;

pub(crate) fn run(args: &Evidence, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json])?;
    let lang = context.lang();
    let source = source(&args.inputs, context)?;
    let have = (!args.have.is_empty()).then_some(&args.have[..]);
    let answer =
        source.answer(args.code.as_deref(), have).map_err(|NotFound { what, name, known }| {
            let phrase = match what {
                Sought::Procedure => words::NO_PROCEDURE,
                Sought::Paper => words::NO_PAPER,
            };
            let text = phrase.fill(lang, &[("name", &name)]);
            let known = known.iter().map(String::as_str);
            Failure::Usage(suggestion::with_nearest(text, &name, known, lang))
        })?;
    match format {
        Format::Json => context.write_data(|out| json::write(out, &answer))?,
        _ => context.write(|out| text::evidence(&answer, lang, out))?,
    }
    Ok(exit(&answer))
}

/// A paper that is missing is what a script waits to hear of.
fn exit(answer: &Answer) -> Exit {
    match answer.procedures.iter().any(|one| one.status == Status::Missing) {
        true => Exit::Objection,
        false => Exit::Done,
    }
}

/// Linked data as they stand, with lists that no line of a catalogue holds; of everything else what a
/// catalogue of it says.
fn source(inputs: &[PathBuf], context: &Context<'_>) -> Result<Source, Failure> {
    if let [path] = inputs
        && path.is_file()
    {
        let bytes = file::bytes(path)?;
        if let Ok(text) = border::text(path, &bytes)
            && vocabulary::is_linked(text)
        {
            return Ok(Source::read(path, text)?);
        }
    }
    let knowledge = context.knowledge()?;
    let analysis = context.whole_analysis(&input(inputs), knowledge, context.as_of().into())?;
    let scenario = Scenario::usual()?;
    let model = scenario.model(knowledge, analysis.as_of)?;
    let mut bytes = Vec::new();
    vocabulary::write(&mut bytes, &analysis, &model).map_err(Failure::Write)?;
    let path = Path::new(words::CATALOGUE.say(context.lang()));
    let text = border::text(path, &bytes).map_err(|fault| vec![fault])?;
    Ok(Source::read(path, text)?)
}
