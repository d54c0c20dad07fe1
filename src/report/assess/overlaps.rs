//! Where a proposal meets existing procedures, row by row.

use super::said::{View, percent, shortened};
use crate::assess::Circle;
use crate::ids::ProcedureCode;
use crate::knowledge::DocumentIx;
use crate::report::sections::{Column, Rows, Section, Table};
use crate::words::assess as words;
use crate::words::{Lang, Phrase, name_in};

/// Procedures of one relation that are named; beyond them they are counted, and JSON has them all.
const NAMED: usize = 5;

impl<'a> View<'a> {
    /// The table of what the proposal meets, the gravest relation first.
    pub(super) fn overlaps(self) -> Section<'a> {
        let lang = self.lang;
        let columns = vec![
            Column::words(words::RELATION.say(lang)),
            Column::words(words::PROCEDURE.say(lang)),
            Column::words(words::DETAIL.say(lang)),
        ];
        let rows = Rows::of(self.relations(), |row: &[String; 3]| {
            row.iter().map(|cell| cell.as_str().into()).collect()
        });
        Section::table(words::OVERLAPS, lang, Table { columns, rows, whole: true })
    }

    fn relations(self) -> Vec<[String; 3]> {
        let (lang, overlaps) = (self.lang, &self.one.overlaps);
        let mut rows = Vec::new();
        let row = |relation: Phrase, procedure: String, detail: String| {
            [relation.say(lang).to_owned(), procedure, detail]
        };
        for likely in overlaps.likely.iter().take(NAMED) {
            let sure = percent(likely.confidence, lang);
            let detail = words::SURE.fill(lang, &[("percent", &sure)]);
            let relation = match likely.is_same() || likely.is_like() {
                true => words::RELATION_LIKELY,
                false => words::RELATION_ALIKE,
            };
            rows.push(row(relation, self.procedure(&likely.code), detail));
        }
        for same in &overlaps.results {
            let name = same.document.map(|ix| self.name_of(ix)).unwrap_or(&*same.name);
            rows.push(row(words::RELATION_RESULT, self.several(&same.procedures), name.to_owned()));
        }
        for same in overlaps.papers.iter().take(NAMED) {
            let detail = of_papers(same.common.len(), same.all, &self.papers(&same.common), lang);
            rows.push(row(words::RELATION_PAPERS, self.procedure(&same.code), detail));
        }
        for circle in &overlaps.circles {
            let papers: Vec<DocumentIx> = circle.links.iter().map(|(_, paper)| *paper).collect();
            rows.push(row(words::RELATION_CIRCLE, around(circle), self.papers(&papers)));
        }
        let links = [
            (words::RELATION_SUPPLIES, &overlaps.supplied),
            (words::RELATION_DEMANDS, &overlaps.demanded),
        ];
        for (relation, links) in links {
            for link in links {
                let paper = self.name_of(link.document).to_owned();
                rows.push(row(relation, self.several(&link.procedures), paper));
            }
        }
        rows
    }

    fn name_of(self, document: DocumentIx) -> &'a str {
        name_in(&self.knowledge().documents[document].name, self.lang)
    }

    /// A procedure by code and name, several by their codes.
    fn several(self, codes: &[ProcedureCode]) -> String {
        match codes {
            [only] => self.procedure(only),
            codes => shortened(codes.iter().map(ToString::to_string).collect()),
        }
    }
}

/// The papers that two ask for, of all that either does.
pub(super) fn of_papers(common: usize, all: usize, papers: &str, lang: Lang) -> String {
    let slots = [("common", &*lang.count(common)), ("all", &*lang.count(all)), ("papers", papers)];
    words::OF_PAPERS.fill(lang, &slots)
}

/// A circle is shown whole, back to where it began.
pub(super) fn around(circle: &Circle) -> String {
    let links = circle.links.iter().chain(circle.links.first());
    links.map(|(code, _)| code.as_str()).collect::<Vec<_>>().join(" → ")
}
