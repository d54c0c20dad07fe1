//! The grammar of a dossier line: which of the papers named are asked for.
//!
//! Vietnamese noun phrases begin with their head: in *đơn đề nghị cấp giấy phép lái xe* the head is
//! the application, the licence only its subject. So a line is read as a list of items; the first
//! head of an item is what it asks for, and papers after it are modifiers until a separator opens
//! the next item. Conditions ("trường hợp …"), exceptions ("trừ …") and contents of forms close the
//! list; verbs of submission ("nộp", "xuất trình") and introductions ("gồm", "như") open it again.
//! A grammar of rules was preferred to a trained model: a reviewer can contradict a rule.

mod clauses;
mod fallbacks;
mod heads;
mod joins;
mod parse;
mod qualifiers;
mod sentence;

pub(crate) use parse::{Item, Parse, What};

use self::fallbacks::Fallbacks;
use self::sentence::Sentence;
use super::cues::bit;
use super::fold::Folded;
use super::lexicon::Meaning;
use super::raw::CueClass;
use super::sign::{Sign, SignKind};
use super::spelling::Agreement;
use super::{Effect, Origin, Role};
use crate::knowledge::DocumentIx;

/// Letters of the longest separator between two papers that are named side by side (" hoặc ").
const LONGEST_JOIN: usize = 6;

/// What kind of head the current item has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    None,
    Paper,
    Letter,
    Form,
}

/// What stands before a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Neighbour {
    /// The beginning of the line.
    Edge,
    /// Punctuation.
    Separator,
    /// A phrase that opens an item.
    Phrase,
    /// Other words.
    Words,
}

/// Why the list is closed, if it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    /// An item may begin.
    Open,
    /// The item has its head; what follows modifies it.
    Headed,
    /// Within a condition that stands before its consequence.
    Condition,
    /// Behind a condition, before the verb that asks.
    Consequence,
    /// Within an exception or the contents of a form.
    Shut,
}

/// The state of the reading at one place.
#[derive(Clone, Copy, Debug)]
struct State {
    gate: Gate,
    head: Head,
    /// The last thing read was a paper that only modifies.
    modifier: bool,
    /// The last separator joined alternatives.
    or: bool,
    /// What was said of the name that the items here specify.
    origin: Origin,
}

impl State {
    /// The state in which an item may begin.
    fn open() -> Self {
        Self {
            gate: Gate::Open,
            head: Head::None,
            modifier: false,
            or: false,
            origin: Origin::Home,
        }
    }
}

/// Reads signs into a parse.
pub(crate) struct Grammar<'a> {
    signs: &'a [Sign],
    forms: &'a [bool],
    /// Which document types any one of the papers listed behind their name shows.
    shown_by_any: &'a [bool],
    short_names: &'a [DocumentIx],
    /// Topics of short names that the procedure's name or the case is about.
    topics: u64,
    /// Those of them that need no topic.
    anywhere: u64,
    state: State,
    /// The open brackets.
    stack: Vec<Bracket>,
    group: u16,
    /// The highest group before the reading went back to one of a list.
    highest: u16,
    /// The list of alternatives whose items have bullets, while it may go on.
    bulleted: Option<Bulleted>,
    /// Where the items of the current run of alternatives begin.
    run: usize,
    /// What is asked for when nothing names it.
    hint: Option<Item>,
    /// The letter of the current item, while its verb may still follow.
    letter: Option<usize>,
    /// Contents of a form run on over separators until something clearly begins anew.
    shut_until_capital: bool,
    /// What is asked for is handed in for good.
    taking_back: bool,
    fallbacks: Fallbacks,
    sentence: Sentence,
    parse: Parse,
    text: &'a Folded,
}

/// What holds outside an open bracket.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    outside: State,
    /// Whether a choice was open.
    one_of: bool,
    /// Where it began.
    start: usize,
}

/// A list of alternatives whose items have bullets: a full stop ends an item of it, not the list.
#[derive(Clone, Copy, Debug)]
struct Bulleted {
    /// The bullet, or the last letter of an enumerator.
    bullet: u8,
    /// The group of its items.
    group: u16,
}

impl<'a> Grammar<'a> {
    /// A reader of one line. Beside the short names, `anywhere` has a bit for each that needs no
    /// topic; `topics` has a bit for each short name whose topic is given outside;
    /// `one_of` says that the heading leaves a choice.
    #[must_use]
    pub(crate) fn new(
        text: &'a Folded,
        signs: &'a [Sign],
        (forms, shown_by_any): (&'a [bool], &'a [bool]),
        (short_names, anywhere): (&'a [DocumentIx], u64),
        topics: u64,
        one_of: bool,
    ) -> Self {
        let inside = signs.iter().filter_map(|sign| match sign.kind {
            SignKind::Phrase(Meaning::Topic(row), _) => Some(bit(row)),
            _ => None,
        });
        Self {
            topics: inside.fold(topics | anywhere, |all, one| all | one),
            anywhere,
            signs,
            forms,
            shown_by_any,
            short_names,
            state: State::open(),
            stack: Vec::new(),
            group: 0,
            highest: 0,
            bulleted: None,
            run: 0,
            hint: None,
            letter: None,
            shut_until_capital: false,
            taking_back: false,
            fallbacks: Fallbacks::default(),
            sentence: Sentence { one_of, ..Sentence::default() },
            parse: Parse::default(),
            text,
        }
    }

    /// Reads the whole line.
    #[must_use]
    pub(crate) fn read(mut self) -> Parse {
        let last_word = self.text.bases().iter().rposition(u8::is_ascii_alphanumeric).unwrap_or(0);
        for (at, &sign) in self.signs.iter().enumerate() {
            match sign.kind {
                SignKind::Phrase(meaning, agreement) => self.phrase(at, sign, meaning, agreement),
                SignKind::Stop => self.stop(at),
                SignKind::Break => self.break_off(at),
                SignKind::Comma => self.separate(at, false),
                SignKind::Slash => self.separate(at, true),
                SignKind::Colon => self.specify(at, sign),
                SignKind::Open => self.open_bracket(at, sign),
                SignKind::Close => self.close_bracket(),
            }
            if !matches!(sign.kind, SignKind::Stop | SignKind::Break | SignKind::Close) {
                let last = sign.end > last_word;
                self.parse.open_ended = last && ends_open(sign.kind);
            }
        }
        self.begin_sentence();
        if self.parse.asked.is_empty() {
            self.parse.asked.extend(self.hint);
        }
        self.parse
    }

    fn phrase(&mut self, at: usize, sign: Sign, meaning: Meaning, agreement: Agreement) {
        match meaning {
            Meaning::Document(document) if self.is_form(document) => {
                self.head(at, sign, What::Form(Some(document)), Head::Form);
            }
            Meaning::Document(document) => {
                self.head(at, sign, What::Known(document, agreement), Head::Paper);
            }
            Meaning::ClosingName(row) if self.ends_name(at, sign, row) => {
                self.short_name(at, sign, row, agreement);
            }
            Meaning::ShortName(row) => self.short_name(at, sign, row, agreement),
            Meaning::ClosingName(_) => self.head(at, sign, What::Paper, Head::Paper),
            Meaning::Topic(_) => {}
            Meaning::Fact(document) => self.parse.facts.push((document, sign)),
            Meaning::Role(role) => self.role(role, sign),
            Meaning::Cue(class) => self.cue(at, sign, class),
        }
    }

    fn cue(&mut self, at: usize, sign: Sign, class: CueClass) {
        match class {
            CueClass::PaperHead => self.head(at, sign, What::Paper, Head::Paper),
            CueClass::LetterHead => self.head(at, sign, What::Paper, Head::Letter),
            CueClass::Attestation => self.head(at, sign, What::Attestation, Head::Paper),
            CueClass::Collection => self.head(at, sign, What::Collection, Head::Paper),
            CueClass::FormHead => self.head(at, sign, What::Form(None), Head::Form),
            CueClass::Writes => self.writes(at, sign),
            CueClass::Asks | CueClass::Instead | CueClass::TakesBack
                if self.state.gate == Gate::Shut => {}
            CueClass::TakesBack => self.take_back(sign),
            CueClass::TakenBack => self.taken_back(sign),
            CueClass::Asks | CueClass::AsksHowever => self.ask(sign),
            CueClass::Instead => self.instead(sign),
            CueClass::InsteadOf => self.instead_of(at),
            CueClass::Specifies => self.specify(at, sign),
            CueClass::Exemplifies => {
                self.choose(self.parse.asked.len().saturating_sub(1));
                self.specify(at, sign);
            }
            CueClass::Equals if self.precedes_paper(at) => self.specify(at, sign),
            CueClass::Contents => self.contents(at, sign),
            CueClass::States => self.states(at, sign),
            CueClass::Or => self.separate(at, true),
            CueClass::And => self.separate(at, false),
            CueClass::OneOf => {
                // "A or one of the following": A is one of them.
                self.choose(self.parse.asked.len().saturating_sub(usize::from(self.state.or)));
                self.hint(at, sign, class);
            }
            CueClass::Condition => self.condition(),
            CueClass::Lacks => self.lack(sign),
            CueClass::NamedBefore => self.lacks_named_before(),
            CueClass::Then => self.consequence(sign),
            CueClass::Except => self.except(at),
            CueClass::Consults => {
                self.sentence.consults = self.sentence.consults.or(Some(sign));
            }
            CueClass::LooksUp => {
                self.sentence.looks_up = self.sentence.looks_up.or(Some(sign));
            }
            CueClass::Shares => self.shares(sign),
            CueClass::Database => self.sentence.database = true,
            CueClass::Waives => self.waive(sign),
            CueClass::NoteStart => self.note_start(at, sign),
            CueClass::Rule => self.rule(at, sign),
            CueClass::Number => self.number(),
            CueClass::Foreign => self.confine(sign, Origin::Foreigners),
            CueClass::Abroad => self.confine(sign, Origin::Abroad),
            CueClass::Recalls => self.recall(),
            CueClass::RecallsNear if self.follows_item(sign) => self.recall(),
            CueClass::ForeignNear if self.follows_item(sign) => self.confine(sign, Origin::Abroad),
            CueClass::ForeignSubject if self.follows_item(sign) => {
                self.confine(sign, Origin::Foreigners);
            }
            CueClass::ForeignBearer if self.describes_bearer(at) => {
                self.confine(sign, Origin::Foreigners);
            }
            CueClass::ForeignSubject | CueClass::ForeignBearer => self.foreign_subject(sign),
            CueClass::Equivalent => self.equivalent(at, sign),
            CueClass::Copy | CueClass::Template => self.hint(at, sign, class),
            CueClass::Equals
            | CueClass::ForeignNear
            | CueClass::RecallsNear
            | CueClass::Determines
            | CueClass::Mentions
            | CueClass::Masks
            | CueClass::Heading
            | CueClass::Domestic => {}
        }
    }
}

/// Whether an item may begin right behind a phrase.
fn opens_item(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Asks
            | CueClass::AsksHowever
            | CueClass::Instead
            | CueClass::TakesBack
            | CueClass::Specifies
            | CueClass::Exemplifies
            | CueClass::Equals
            | CueClass::OneOf
            | CueClass::And
            | CueClass::Or
            | CueClass::Then
            | CueClass::Heading
            | CueClass::NoteStart
    )
}

/// Whether a line that ends so announces what is to follow on other lines.
fn ends_open(kind: SignKind) -> bool {
    matches!(
        kind,
        SignKind::Colon
            | SignKind::Phrase(Meaning::Cue(CueClass::Specifies | CueClass::Heading), _)
    )
}
