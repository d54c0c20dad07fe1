//! From a parse to a [`Reading`]: which of its items count, and what the surroundings say of them.

use super::cues::Confinement;
use super::grammar::{Item, Parse, What};
use super::reader::Reader;
use super::sign::Sign;
use super::spelling::Agreement;
use super::surroundings::Surroundings;
use super::{Effect, LineKind, Match, Operator, Origin, Paper, Reading, Role, Why};
use crate::knowledge::DocumentIx;

/// Turns a parse into a reading.
pub(super) struct Judge<'a, 'k> {
    pub(super) reader: &'a Reader<'k>,
    pub(super) text: &'a str,
    pub(super) surroundings: Surroundings,
}

impl Judge<'_, '_> {
    /// The reading of a line that was parsed.
    pub(super) fn judge(&self, parse: Parse) -> Reading {
        let kind = self.kind(&parse);
        let items = self.items(kind, &parse);
        let mut why: Vec<Why> = parse
            .evidence
            .iter()
            .map(|&(effect, sign)| Why { effect, span: self.span(sign) })
            .chain(
                items
                    .iter()
                    .map(|item| Why { effect: effect_of(item), span: self.span(item.sign) }),
            )
            .collect();
        // Items are sorted by where they start.
        let asked = |start| items.binary_search_by_key(&start, |item| item.sign.start).is_ok();
        let only = parse.mentioned.iter().filter(|item| !asked(item.sign.start));
        why.extend(
            only.map(|item| Why { effect: Effect::OnlyMentions, span: self.span(item.sign) }),
        );
        why.sort_by_key(|one| (one.span.start, one.effect));
        why.dedup();
        let mut groups: Vec<u16> = items.iter().map(|item| item.group).collect();
        groups.sort_unstable();
        let before = |end: u32| groups.partition_point(|&group| u32::from(group) < end);
        let one_of = self.surroundings.one_of;
        let alone = |item: &Item| {
            let group = u32::from(item.group);
            !one_of && before(group + 1) - before(group) == 1
        };
        let confinements = self.confinements(&parse);
        let papers =
            items.iter().map(|item| self.paper(item, alone(item), &confinements)).collect();
        Reading { kind, papers, already: parse.looks_up, certified: false, why }
    }

    /// What the line is, by what it asks for.
    fn kind(&self, parse: &Parse) -> LineKind {
        let known = parse.asked.iter().any(|item| matches!(item.what, What::Known(..)));
        let paper = parse.asked.iter().any(|item| match item.what {
            What::Known(..) | What::Paper | What::Rest => true,
            What::Attestation => !self.attests_form(item, parse),
            // A collective name at the end announces papers on other lines; it asks for none itself.
            What::Collection => !self.is_replaced(item, parse) && !parse.open_ended,
            What::Form(_) => false,
        });
        let form = parse.asked.iter().any(|item| matches!(item.what, What::Form(_)));
        if parse.note_start || parse.rule || self.surroundings.note {
            return LineKind::Note;
        }
        if parse.open_ended && !known && !form {
            return LineKind::Note;
        }
        match (paper, form) {
            (true, _) => LineKind::Document,
            (false, true) => LineKind::Form,
            (false, false) => LineKind::Note,
        }
    }

    /// The items that count: those asked for, or those that a rule about looking up names.
    fn items(&self, kind: LineKind, parse: &Parse) -> Vec<Item> {
        let mut items: Vec<Item> = match kind {
            LineKind::Note if !parse.looks_up => return Vec::new(),
            LineKind::Note => parse.asked.iter().chain(&parse.mentioned).copied().collect(),
            LineKind::Document | LineKind::Form => parse.asked.clone(),
        };
        items.retain(|item| match item.what {
            What::Known(..) => true,
            What::Paper | What::Rest | What::Collection => {
                kind != LineKind::Note && !self.is_replaced(item, parse)
            }
            What::Attestation => kind != LineKind::Note && !self.attests_form(item, parse),
            What::Form(_) => kind != LineKind::Note,
        });
        let known = items.iter().any(|item| matches!(item.what, What::Known(..)));
        if parse.looks_up && !known {
            let group = items.iter().map(|item| item.group).max().unwrap_or(0);
            items.extend(parse.facts.iter().zip(group + 1..).map(|(&(document, sign), group)| {
                Item::new(What::Known(document, Agreement::Exact), sign, group)
            }));
        }
        items.sort_by_key(|item| item.sign.start);
        items
    }

    /// Whether an attestation belongs to a form before it.
    fn attests_form(&self, item: &Item, parse: &Parse) -> bool {
        // Items stand in the order of the line, so the first form is the one to look at.
        let form = parse.asked.iter().find(|other| matches!(other.what, What::Form(_)));
        form.is_some_and(|form| form.sign.start < item.sign.start)
    }

    /// Whether papers that follow a general name say what it stands for.
    fn is_replaced(&self, item: &Item, parse: &Parse) -> bool {
        let last = parse.asked.last();
        item.specified && last.is_some_and(|last| last.sign.start > item.sign.start)
    }

    /// What the surroundings say of the papers of this line: nothing where the line itself says
    /// that the data is looked up.
    fn confinements(&self, parse: &Parse) -> Vec<&Confinement> {
        let confined = if parse.looks_up { 0 } else { self.surroundings.confined };
        let rows = self.reader.cues.confinements().filter(|(bit, _)| confined & bit != 0);
        rows.map(|(_, row)| row)
            .filter(|row| !row.unless_line.occurs_in(&self.reader.folded))
            .collect()
    }

    fn paper(&self, item: &Item, alone: bool, confinements: &[&Confinement]) -> Paper {
        let (document, matched, end) = self.recognise(item);
        let confining = confinements.iter().filter(|row| row.covers(document));
        let origin = confining.map(|row| row.origin).fold(item.origin, Origin::max);
        Paper {
            document,
            form: matches!(item.what, What::Form(_)),
            span: self.reader.folded.offset(item.sign.start)..self.reader.folded.offset(end),
            operator: if alone { Operator::AllOf } else { Operator::AnyOf },
            group: item.group,
            role: item.role.unwrap_or(Role::Applicant),
            origin: origin.max(self.surroundings.origin),
            taken_back: item.taken_back || self.is_taken(document),
            fallback: item.fallback,
            matched,
        }
    }

    /// Whether the procedure takes a paper in: to withdraw it, for a new one, or for good.
    fn is_taken(&self, document: Option<DocumentIx>) -> bool {
        let Some(paper) = document else { return false };
        let exchanges = &self.reader.cues.exchanges;
        let wanted = document == self.surroundings.exchanged
            || (self.surroundings.ends && exchanges.ended.contains(&paper));
        document == self.surroundings.withdrawn
            || (wanted && exchanges.takes_original(&self.reader.folded))
    }

    /// The type of a paper, by fuzzy matching where its words name none exactly.
    fn recognise(&self, item: &Item) -> (Option<DocumentIx>, Match, usize) {
        match item.what {
            What::Known(document, agreement) => (Some(document), agreement.into(), item.sign.end),
            What::Form(Some(document)) => (Some(document), Match::Exact, item.sign.end),
            What::Form(None) | What::Rest => (None, Match::Head, item.sign.end),
            What::Paper | What::Collection | What::Attestation => {
                let start = item.sign.start;
                match self.reader.cues.repair.find(self.text, &self.reader.folded, start) {
                    Some(found) => {
                        let (score, runner_up) = (found.score, found.runner_up);
                        (Some(found.document), Match::Fuzzy { score, runner_up }, found.end)
                    }
                    None => (None, Match::Head, item.sign.end),
                }
            }
        }
    }

    fn span(&self, sign: Sign) -> std::ops::Range<u32> {
        self.reader.folded.offset(sign.start)..self.reader.folded.offset(sign.end)
    }
}

fn effect_of(item: &Item) -> Effect {
    if matches!(item.what, What::Form(_)) { Effect::AsksForm } else { Effect::AsksPaper }
}

impl From<Agreement> for Match {
    fn from(agreement: Agreement) -> Self {
        match agreement {
            Agreement::Exact => Self::Exact,
            Agreement::WithoutMarks => Self::WithoutMarks,
            Agreement::Abbreviation => Self::Abbreviation,
        }
    }
}
