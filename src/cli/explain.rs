//! `tinhgon explain`: the reasons behind a procedure, a paper or a rule.

use super::args::{Explain, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{scenario, suggestion};
use crate::analysis::{Analysis, Analyst, Question, Subject};
use crate::appraisal::Appraisal;
use crate::lint::{self, Rule};
use crate::report::tree::Tree;
use crate::report::{self, figures, json, text};
use crate::words::{Lang, Term, labels, name_in};

pub(crate) fn run(args: &Explain, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json])?;
    if let Some(rule) = lint::rule(&args.name) {
        return explain_rule(rule, format, context);
    }
    let layout = context.layout();
    let scenario = scenario::of(&args.scenario, context)?;
    if let Some(page) = figures::of_constant(&args.name, &scenario.tariff, layout.lang) {
        return show(&page, format, context);
    }
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs), knowledge, scenario.question())?;
    // Ids of measures have colons, which no other name has.
    if args.name.contains(':') {
        let appraisal = Appraisal::of(&analysis, &scenario)?;
        if let Some(page) = figures::of_measure(args.name.trim(), &appraisal, layout.lang) {
            return show(&page, format, context);
        }
    }
    let subject = subject(&args.name, &analysis, layout.lang)?;
    let question = Question { as_of: Some(analysis.as_of), ..scenario.question() };
    let analyst = Analyst::new(knowledge, question);
    let proof =
        |document| report::proof::tree(&analyst.proof(document), document, knowledge, layout.lang);
    match (subject, format) {
        (Subject::Procedure(dossier), Format::Json) => {
            let row = report::procedure_row(&analysis, dossier, layout.lang);
            context.write_data(|out| json::write(out, &row))?;
        }
        (Subject::Procedure(dossier), _) => {
            context.write(|out| text::procedure(&analysis, dossier, layout, out))?;
        }
        (Subject::Paper(document), _) => return show(&proof(document), format, context),
    }
    Ok(Exit::Done)
}

fn show(page: &Tree, format: Format, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match format {
        Format::Json => context.write_data(|out| json::write(out, page))?,
        _ => context.write(|out| write!(out, "{page}"))?,
    }
    Ok(Exit::Done)
}

fn explain_rule(rule: &Rule, format: Format, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let layout = context.layout();
    match format {
        Format::Json => return show(&rule_tree(rule, layout.lang), format, context),
        _ => context.write(|out| text::rule_page(rule, layout, out))?,
    }
    Ok(Exit::Done)
}

fn rule_tree(rule: &Rule, lang: Lang) -> Tree {
    let page = rule.page;
    let part = |node, phrase: crate::words::Phrase| Tree::leaf(node, phrase.say(lang));
    Tree::leaf("rule", page.title.say(lang)).with_id(rule.code).with(vec![
        Tree::leaf("severity", rule.severity.say(lang)),
        part("what", page.what),
        part("why", page.why),
        part("message", page.message),
        part("source", page.source),
    ])
}

/// The procedure or paper that a name means.
pub(crate) fn subject<'a>(
    name: &str,
    analysis: &'a Analysis<'_>,
    lang: Lang,
) -> Result<Subject<'a>, Failure> {
    if let Some(dossier) = analysis.dossier(name.trim()) {
        return Ok(Subject::Procedure(dossier));
    }
    let documents = &analysis.knowledge.documents;
    match analysis.papers_called(name).as_slice() {
        [document] => Ok(Subject::Paper(*document)),
        [] => Err(Failure::Usage(not_found(name, analysis, lang))),
        several => {
            let ids: Vec<&str> = several.iter().map(|ix| &*documents[*ix].id).collect();
            let slots = [("name", name), ("papers", &*ids.join(", "))];
            Err(Failure::Usage(labels::AMBIGUOUS.fill(lang, &slots)))
        }
    }
}

/// Says that nothing has the name, and what has nearly the name.
fn not_found(name: &str, analysis: &Analysis<'_>, lang: Lang) -> String {
    let documents = analysis.knowledge.documents.rows();
    let papers = documents.iter().flat_map(|paper| [&*paper.id, name_in(&paper.name, lang)]);
    let rules = lint::RULES.iter().map(|rule| rule.code);
    let codes = analysis.catalog.procedures.iter().map(|procedure| procedure.code.as_str());
    let known = papers.chain(rules).chain(codes);
    suggestion::with_nearest(labels::NOT_FOUND.fill(lang, &[("name", name)]), name, known, lang)
}
