//! What several proposals do together.

use super::overlaps::around;
use super::proposal::axes_table;
use super::said::{named, percent};
use crate::assess::{Assessment, Meeting, SameResult};
use crate::cost::{Money, Spread};
use crate::report::sections::{Block, Column, Rows, Section, Table};
use crate::words::assess as words;
use crate::words::{Lang, labels, name_in};

/// The section on all proposals; `None` of a single one.
pub(super) fn section<'a>(assessment: &'a Assessment<'a>, lang: Lang) -> Option<Section<'a>> {
    let joint = assessment.joint.as_ref()?;
    let currency = assessment.catalogue.tariff().currency;
    let amount = |spread: Spread<Money>| {
        let say = |money| lang.amount(money, currency);
        let slots = [
            ("amount", &*say(spread.mid)),
            ("low", &*say(spread.low)),
            ("high", &*say(spread.high)),
        ];
        words::COST_OF.fill(lang, &slots)
    };
    let mut section = Section::new(words::TOGETHER, lang)
        .with(Block::Line(words::TOGETHER_COST.fill(lang, &[("cost", &amount(joint.added))])));
    section = section.with(Block::Line(match joint.added_annual {
        Some((added, count)) => {
            let procedures = labels::PROCEDURES.count(count, lang);
            words::TOGETHER_YEAR
                .fill(lang, &[("procedures", &procedures), ("cost", &amount(added))])
        }
        None => words::TOGETHER_YEAR_UNKNOWN.say(lang).to_owned(),
    }));
    let bounds = assessment.proposals.iter().filter(|one| one.burden.is_lower_bound()).count();
    if bounds > 0 {
        let procedures = labels::PROCEDURES.count(bounds, lang);
        section = section
            .with(Block::Line(words::TOGETHER_BOUND.fill(lang, &[("procedures", &procedures)])));
    }
    section = section.with(Block::Table(axes_table(&joint.axes, currency, lang)));
    for circle in &joint.circles {
        let circle = around(circle);
        section =
            section.with(Block::Line(words::CIRCLE_TOGETHER.fill(lang, &[("circle", &circle)])));
    }
    Some(match joint.meetings.is_empty() {
        true => section.with(Block::Line(words::NO_MEETINGS.say(lang).to_owned())),
        false => section.with(Block::Table(meetings(assessment, &joint.meetings, lang))),
    })
}

fn meetings<'a>(assessment: &'a Assessment<'a>, meetings: &'a [Meeting], lang: Lang) -> Table<'a> {
    let columns = vec![
        Column::words(words::FIRST.say(lang)),
        Column::words(words::SECOND.say(lang)),
        Column::words(words::DETAIL.say(lang)),
    ];
    let rows = Rows::of(meetings, move |one: &Meeting| {
        let name = |code: &crate::ids::ProcedureCode| {
            let dossier = assessment.together.dossier(code.as_str());
            named(code.as_str(), dossier.map_or("", |dossier| &*dossier.procedure.name))
        };
        vec![
            name(&one.first).into(),
            name(&one.second).into(),
            detail(one, assessment, lang).into(),
        ]
    });
    Table { columns, rows, whole: true }
}

/// In what two proposals meet.
fn detail(one: &Meeting, assessment: &Assessment<'_>, lang: Lang) -> String {
    let mut said = Vec::new();
    if let Some(confidence) = one.confidence {
        let sure = percent(confidence, lang);
        let sure = words::SURE.fill(lang, &[("percent", &sure)]);
        said.push(format!("{} ({sure})", words::RELATION_LIKELY.say(lang)));
    }
    if !one.results.is_empty() {
        let known = &assessment.together.knowledge.documents;
        let name = |one: &SameResult| match one.document {
            Some(ix) => name_in(&known[ix].name, lang).to_owned(),
            None => super::said::cut(&one.name),
        };
        let results = one.results.iter().map(name).collect();
        let results = super::said::shortened(results);
        said.push(words::SAME_RESULT_IS.fill(lang, &[("results", &results)]));
    }
    if let Some(papers) = &one.papers {
        let known = &assessment.together.knowledge.documents;
        let names = papers.common.iter().map(|ix| name_in(&known[*ix].name, lang).to_owned());
        let slots = [
            ("common", &*lang.count(papers.common.len())),
            ("all", &*lang.count(papers.all)),
            ("papers", &*super::said::shortened(names.collect())),
        ];
        said.push(words::SAME_PAPERS_IS.fill(lang, &slots));
    }
    said.join("; ")
}
