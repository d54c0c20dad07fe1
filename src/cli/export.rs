//! `tinhgon export`: the catalogue as a workbook to fill in, as lines of JSON, or as linked data.

use super::args::{Export, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use crate::appraisal::Scenario;
use crate::catalog::{self, Catalog};
use crate::export::native;
use crate::vocabulary;
use crate::words::{labels, workbook as words};
use crate::workbook::{self, Written};

pub(crate) fn run(args: &Export, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    let format = context.format(&[Format::Xlsx, Format::Jsonl, Format::Jsonld])?;
    let inputs = &args.inputs.inputs;
    if args.empty && (format != Format::Xlsx || !inputs.is_empty()) {
        return Err(Failure::Usage(words::EMPTY_IS_XLSX.say(lang).to_owned()));
    }
    let knowledge = context.knowledge()?;
    let catalog = match args.empty {
        true => Catalog::default(),
        false => catalog::load(&input(inputs), knowledge)?,
    };
    if format == Format::Jsonld {
        let analysis = context.analysis_of(catalog, knowledge, context.as_of().into());
        let scenario = Scenario::usual()?;
        let model = scenario.model(knowledge, analysis.as_of)?;
        context.write_data(|out| vocabulary::write(out, &analysis, &model))?;
        report(args, &analysis.catalog, &Written::default(), context)?;
        return Ok(Exit::Done);
    }
    let mut written = Written::default();
    context.write_data(|out| {
        match format {
            Format::Xlsx => written = workbook::write(&catalog, knowledge, lang, out)?,
            _ => {
                let mut procedures = catalog.procedures.iter();
                procedures
                    .try_for_each(|procedure| native::write_line(out, procedure, knowledge))?;
            }
        }
        Ok(())
    })?;
    report(args, &catalog, &written, context)?;
    Ok(Exit::Done)
}

/// Says what was written, and what could not be.
fn report(
    args: &Export,
    catalog: &Catalog,
    written: &Written,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let lang = context.lang();
    // On standard output the result speaks for itself.
    if let Some(path) = &context.global.out {
        let procedures = labels::PROCEDURES.count(catalog.procedures.len(), lang);
        let phrase = if args.empty { words::TEMPLATE } else { words::EXPORTED };
        let path = path.to_string_lossy();
        context.say(&phrase.fill(lang, &[("procedures", &procedures), ("path", &path)]))?;
    }
    if args.empty {
        return Ok(());
    }
    context.say_unread(catalog)?;
    let kinds = words::KINDS_NOT_HELD.say(lang);
    context.say(&words::NOT_HELD.fill(lang, &[("kinds", kinds)]))?;
    for (code, sheets) in &written.not_held {
        let slots = [("code", code.as_str()), ("what", &sheets.join(", "))];
        context.say(&words::NOT_HELD_OF.fill(lang, &slots))?;
    }
    Ok(())
}
