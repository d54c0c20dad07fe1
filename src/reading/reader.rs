//! Reads dossier lines: from text to [`Reading`].

use super::cues::Confinement;
use super::fold::{Folded, nfc};
use super::grammar::{Grammar, Item, Parse, What};
use super::lexicon::{Agreement, Found, Lexicon, Meaning};
use super::raw::CueClass;
use super::sign::{self, Sign, SignKind};
use super::{Cues, Effect, LineKind, Match, Operator, Origin, Paper, Reading, Role, Why};
use crate::index::Ix;
use crate::knowledge::DocumentIx;

/// A dossier line with what stands around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line<'a> {
    /// The name of the procedure; empty when unknown.
    pub procedure: &'a str,
    /// The heading the line stands under; empty when there is none.
    pub case: &'a str,
    /// The line.
    pub text: &'a str,
}

/// What a line's surroundings contribute to its reading.
///
/// A line is read once for each distinct surrounding, not once for each procedure: the same words
/// stand in hundreds of dossiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Surroundings {
    topics: u64,
    note: bool,
    origin: Origin,
    /// Whether the heading says that one of the papers below it is enough.
    one_of: bool,
    /// The paper that the procedure withdraws.
    withdrawn: Option<DocumentIx>,
    /// The paper that the procedure exchanges for a new one.
    exchanged: Option<DocumentIx>,
    /// Whether the procedure ends what was registered, and with it the papers on it.
    ends: bool,
    /// A bit for each confinement whose procedure this is.
    titled: u64,
    /// A bit for each confinement that holds here.
    confined: u64,
}

/// Reads lines with the cues of the knowledge. Holds buffers: one reader for each thread.
#[derive(Debug)]
pub struct Reader<'k> {
    cues: &'k Cues,
    folded: Folded,
    found: Vec<Found>,
    signs: Vec<Sign>,
}

impl<'k> Reader<'k> {
    /// A reader.
    #[must_use]
    pub fn new(cues: &'k Cues) -> Self {
        Self { cues, folded: Folded::default(), found: Vec::new(), signs: Vec::new() }
    }

    /// Reads a line.
    #[must_use]
    pub fn read(&mut self, line: Line<'_>) -> Reading {
        let procedure = self.surroundings_of_procedure(line.procedure);
        let surroundings = self.surroundings_of_case(line.case, procedure);
        self.read_within(surroundings, line.text)
    }

    /// What the name of a procedure contributes to the reading of its lines.
    #[must_use]
    pub fn surroundings_of_procedure(&mut self, name: &str) -> Surroundings {
        let topics = self.topics_of(name);
        let (mut titled, mut confined) = (0, 0);
        for (bit, confinement) in self.cues.confinements() {
            if confinement.titles.occurs_in(&self.folded)
                && !confinement.unless.occurs_in(&self.folded)
            {
                titled |= bit;
                confined |= if confinement.headings.is_empty() { bit } else { 0 };
            }
        }
        // As in "thu hồi giấy phép lái xe" and "đổi giấy phép lái xe".
        let document_of = |one: Found| match one.meaning {
            Meaning::Document(document) => Some(document),
            _ => None,
        };
        let withdrawn = self.named_behind(&self.cues.withdrawals).and_then(document_of);
        let exchanged = self.named_behind(&self.cues.exchanges.titles).and_then(|one| {
            let short = match one.meaning {
                Meaning::ShortName(row) => self.cues.short_names.get(usize::from(row)).copied(),
                _ => None,
            };
            // Of papers that no rule lets go nothing changes; to tell them apart would only keep
            // equal lines of many procedures from being read once.
            let replaceable = |one: &DocumentIx| self.cues.replaceable.get(one.raw() as usize);
            let document = short.or_else(|| document_of(one));
            document.filter(|one| replaceable(one).copied().unwrap_or(false))
        });
        let ends = self.end_of_beginning(&self.cues.exchanges.endings).is_some();
        Surroundings {
            topics,
            titled,
            confined,
            withdrawn,
            exchanged,
            ends,
            ..Surroundings::default()
        }
    }

    /// Where the words end with which the name at hand begins.
    fn end_of_beginning(&self, beginnings: &Lexicon) -> Option<usize> {
        let begins = self.folded.bases().iter().position(u8::is_ascii_alphabetic)?;
        beginnings.end_of_phrase_at(&self.folded, begins)
    }

    /// What the name at hand says right behind the words with which it begins.
    fn named_behind(&self, beginnings: &Lexicon) -> Option<Found> {
        let end = self.end_of_beginning(beginnings)?;
        let next = self.found.iter().find(|one| one.start >= end)?;
        (next.start <= end + 1).then_some(*next)
    }

    /// What a heading contributes, beyond what its procedure does.
    #[must_use]
    pub fn surroundings_of_case(&mut self, case: &str, outer: Surroundings) -> Surroundings {
        if case.is_empty() {
            return outer;
        }
        let topics = outer.topics | self.topics_of(case);
        let begins = |one: &Found, class| {
            one.meaning == Meaning::Cue(class)
                && !self
                    .folded
                    .bases()
                    .get(..one.start)
                    .unwrap_or_default()
                    .iter()
                    .any(u8::is_ascii_alphabetic)
        };
        Surroundings {
            topics,
            one_of: self.leaves_a_choice(),
            withdrawn: outer.withdrawn,
            exchanged: outer.exchanged,
            ends: outer.ends,
            titled: outer.titled,
            confined: outer.confined | self.confined_by_heading(outer.titled),
            note: self.found.iter().any(|one| begins(one, CueClass::NoteStart)),
            origin: if self.found.iter().any(|one| begins(one, CueClass::Foreign)) {
                outer.origin.max(Origin::Foreigners)
            } else {
                outer.origin
            },
        }
    }

    /// Whether the heading at hand ends in "one of the following papers".
    fn leaves_a_choice(&self) -> bool {
        let one_of = |one: &Found| one.meaning == Meaning::Cue(CueClass::OneOf);
        let Some(at) = self.found.iter().rposition(one_of) else { return false };
        let [one_of, behind @ ..] = self.found.get(at..).unwrap_or_default() else { return false };
        let papers =
            |meaning| matches!(meaning, Meaning::Cue(CueClass::Collection | CueClass::Heading));
        let named_within = self.cues.lexicon.any_within(&self.folded, one_of, papers);
        let named_behind =
            behind.first().is_some_and(|next| next.start <= one_of.end + 1 && papers(next.meaning));
        let goes_on = behind.iter().any(|one| {
            matches!(one.meaning, Meaning::Cue(CueClass::Condition | CueClass::Or | CueClass::And))
        });
        (named_within || named_behind) && !goes_on
    }

    /// The confinements that the heading at hand completes.
    fn confined_by_heading(&self, titled: u64) -> u64 {
        let rows = self.cues.confinements().filter(|(bit, _)| titled & bit != 0);
        rows.filter(|(_, row)| row.headings.occurs_in(&self.folded))
            .fold(0, |all, (bit, _)| all | bit)
    }

    fn topics_of(&mut self, text: &str) -> u64 {
        self.folded.refill(&nfc(text));
        self.cues.lexicon.scan(&self.folded, &mut self.found);
        self.found.iter().fold(0, |all, one| match one.meaning {
            Meaning::Topic(row) => all | 1 << (row % 64),
            _ => all,
        })
    }

    /// The one paper that a text names, when it names one and no more.
    #[must_use]
    pub fn named(&mut self, text: &str) -> Option<DocumentIx> {
        let reading = self.read_within(Surroundings::default(), text);
        match (&*reading.papers, reading.kind) {
            ([paper], LineKind::Document) if paper.origin == Origin::Home => paper.document,
            _ => None,
        }
    }

    /// Reads a line within known surroundings.
    #[must_use]
    pub fn read_within(&mut self, surroundings: Surroundings, text: &str) -> Reading {
        let text = nfc(text);
        self.folded.refill(&text);
        self.cues.lexicon.scan(&self.folded, &mut self.found);
        sign::list(&self.folded, &self.found, &mut self.signs);
        let grammar = Grammar::new(
            &self.folded,
            &self.signs,
            &self.cues.forms,
            (&self.cues.short_names, self.cues.anywhere),
            surroundings.topics,
            surroundings.one_of,
        );
        let mut parse = grammar.read();
        if parse.asked.is_empty() && !parse.note_start && !parse.rule {
            parse.asked.extend(self.faulty_beginning(&text));
        }
        Judge { reader: self, text: &text, surroundings }.judge(parse)
    }
}

impl Reader<'_> {
    /// A paper whose first word is faulty, so that no phrase told that a paper stands there.
    fn faulty_beginning(&self, text: &str) -> Option<Item> {
        let start = self.folded.bases().iter().position(u8::is_ascii_alphabetic)?;
        let found = self.cues.repair.find(text, &self.folded, start)?;
        let kind = SignKind::Phrase(Meaning::Document(found.document), Agreement::Exact);
        Some(Item {
            what: What::Paper,
            sign: Sign { start, end: found.end, kind },
            group: 1,
            origin: Origin::Home,
            role: None,
            specified: false,
            taken_back: false,
        })
    }
}

/// Turns a parse into a reading.
struct Judge<'a, 'k> {
    reader: &'a Reader<'k>,
    text: &'a str,
    surroundings: Surroundings,
}

impl Judge<'_, '_> {
    fn judge(&self, parse: Parse) -> Reading {
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
                Item {
                    what: What::Known(document, Agreement::Exact),
                    sign,
                    group,
                    origin: Origin::Home,
                    role: None,
                    specified: false,
                    taken_back: false,
                }
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
