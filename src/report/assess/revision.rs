//! What a revision changes, row by row.

use super::said::{View, cut};
use crate::assess::Asked;
use crate::catalog::Said;
use crate::cost::Money;
use crate::diff::{About, Change};
use crate::report::diff::change;
use crate::report::sections::{Block, Cell, Column, Rows, Section, Table};
use crate::words::assess as words;
use crate::words::{NONE, Term, diff};

/// One change: what, how it is, how it is proposed, what that does to the cost of a dossier.
type Row = [String; 4];

impl<'a> View<'a> {
    /// The changes to the existing procedure; empty of a new one.
    pub(super) fn changed(self) -> Section<'a> {
        let lang = self.lang;
        let columns = vec![
            Column::words(words::CHANGE.say(lang)),
            Column::words(words::EXISTING.say(lang)),
            Column::words(words::PROPOSED.say(lang)),
            Column::numbers(words::MOVES.say(lang)),
        ];
        let rows: Vec<Row> = self.one.changes.iter().flat_map(|one| self.rows_of(one)).collect();
        let cells = |row: &Row| row.iter().map(|cell| Cell::from(&**cell)).collect();
        let rows = Rows::of(rows, cells);
        let mut section =
            Section::table(words::CHANGES, lang, Table { columns, rows, whole: true });
        section.blocks.extend(self.kept().map(Block::Line));
        section
    }

    /// That some parts are not stated, and how they are counted.
    pub(super) fn kept(self) -> Option<String> {
        let parts = self.one.kept.iter().map(|part| part.say(self.lang));
        let parts = parts.collect::<Vec<_>>().join(", ");
        (!parts.is_empty()).then(|| words::KEPT.fill(self.lang, &[("parts", &parts)]))
    }

    /// A change as one row; of the procedure itself, a row for each fact that differs.
    fn rows_of(self, one: &Change) -> Vec<Row> {
        let moved = i64::try_from(one.effect.per_dossier.before).unwrap_or_default();
        let moved = match moved {
            0 => NONE.to_owned(),
            coins => super::said::signed(Money::new(coins), self.currency(), self.lang),
        };
        let existing = self.assessment.catalogue.analysis.dossier(self.one.code.as_str());
        let Some(existing) = existing.filter(|_| one.about == About::Procedure) else {
            let [what, before, after] = change(one, self.lang);
            return vec![[what, cut(&before), cut(&after), moved]];
        };
        let before = View { dossier: existing, ..self };
        let row = |fields: &[String], moved: String| {
            let what = format!("{} {}", one.kind.say(self.lang), one.about.say(self.lang));
            let names = fields.iter().map(|field| diff::field(field, self.lang));
            let of = |side: Self| {
                cut(&fields.iter().map(|field| side.fact(field)).collect::<Vec<_>>().join("; "))
            };
            let names = names.collect::<Vec<_>>().join(", ");
            [format!("{what}: {names}"), of(before), of(self), moved]
        };
        match one.effect.per_dossier.before {
            0 => one.fields.chunks(1).map(|field| row(field, NONE.to_owned())).collect(),
            // What several facts do to one part of the cost is nobody's alone.
            _ => vec![row(&one.fields, moved)],
        }
    }

    /// A fact of a procedure in the words that answer the question on it.
    fn fact(self, field: &str) -> String {
        let said = self.fact_of(field);
        if said.is_empty() { NONE.to_owned() } else { said }
    }

    fn fact_of(self, field: &str) -> String {
        let procedure = self.dossier.procedure;
        let asked = match field {
            "name" => Asked::Name,
            "channels" => Asked::Channels,
            "conditions" => return prose(procedure.conditions.iter()),
            "fees" => Asked::Fees,
            "legal_bases" => {
                let numbers = procedure.legal_bases.iter().map(|basis| &*basis.number);
                return cut(&numbers.collect::<Vec<_>>().join(", "));
            }
            "results" => Asked::Results,
            "sector" => return cut(&procedure.sector),
            "settled_by" => {
                let levels = procedure.levels.iter().map(|level| level.say(self.lang));
                let levels = levels.collect::<Vec<_>>().join(", ");
                let agency = self.answered(Asked::Agency).said;
                return if levels.is_empty() { agency } else { format!("{agency} ({levels})") };
            }
            "steps" => return prose(procedure.steps.iter().map(|step| &step.text)),
            "subjects" => Asked::Subjects,
            "time_limits" => Asked::TimeLimit,
            "authority" => return cut(&procedure.authority_text),
            _ => return String::new(),
        };
        self.answered(asked).said
    }
}

/// Texts one after the other, as far as they were kept and anybody reads a cell.
fn prose<'t>(texts: impl Iterator<Item = &'t Said>) -> String {
    cut(&texts.filter_map(|text| text.as_deref()).collect::<Vec<_>>().join("; "))
}
