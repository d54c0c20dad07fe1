//! The grammar of a dossier line: which of the papers named are asked for.
//!
//! Vietnamese noun phrases begin with their head: in *đơn đề nghị cấp giấy phép lái xe* the head is
//! the application, the licence only its subject. So a line is read as a list of items; the first
//! head of an item is what it asks for, and papers after it are modifiers until a separator opens
//! the next item. Conditions ("trường hợp …"), exceptions ("trừ …") and contents of forms close the
//! list; verbs of submission ("nộp", "xuất trình") and introductions ("gồm", "như") open it again.
//! A grammar of rules was preferred to a trained model: a reviewer can contradict a rule.

use super::fold::Folded;
use super::lexicon::{Agreement, Meaning};
use super::raw::CueClass;
use super::sign::{Sign, SignKind};
use super::{Effect, Origin, Role};
use crate::knowledge::DocumentIx;

/// Letters of the longest separator between two papers that are named side by side (" hoặc ").
const LONGEST_JOIN: usize = 6;

/// What a line says, before it is judged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parse {
    /// Items asked for, in order.
    pub(crate) asked: Vec<Item>,
    /// Papers only mentioned, in order.
    pub(crate) mentioned: Vec<Item>,
    /// Facts that stand for papers where something is looked up.
    pub(crate) facts: Vec<(DocumentIx, Sign)>,
    /// Evidence beyond the items.
    pub(crate) evidence: Vec<(Effect, Sign)>,
    /// Whether a sentence says that data is looked up.
    pub(crate) looks_up: bool,
    /// Whether the line begins as a note.
    pub(crate) note_start: bool,
    /// Whether a cue makes the whole line a rule.
    pub(crate) rule: bool,
    /// Whether it ends in a colon or an introduction of what is to follow.
    pub(crate) open_ended: bool,
}

/// One item of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) what: What,
    /// The words that name it.
    pub(crate) sign: Sign,
    /// Items with one number are alternatives.
    pub(crate) group: u16,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// Whose.
    pub(crate) role: Option<Role>,
    /// Whether papers that follow specify it.
    pub(crate) specified: bool,
}

/// What an item asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A known document type.
    Known(DocumentIx, Agreement),
    /// A paper of no known type.
    Paper,
    /// What an exception leaves of a known paper.
    Rest,
    /// Papers named collectively.
    Collection,
    /// Somebody's attestation: part of a form where one is asked for, else a paper.
    Attestation,
    /// A form.
    Form(Option<DocumentIx>),
}

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
}

/// Reads signs into a parse.
pub(crate) struct Grammar<'a> {
    signs: &'a [Sign],
    forms: &'a [bool],
    short_names: &'a [DocumentIx],
    /// Topics of short names that the procedure's name or the case is about.
    topics: u64,
    state: State,
    /// The states outside the open brackets, and where each bracket began.
    stack: Vec<(State, usize)>,
    group: u16,
    /// Where the items of the current run of alternatives begin.
    run: usize,
    /// What is asked for when nothing names it.
    hint: Option<Item>,
    /// The letter of the current item, while its verb may still follow.
    letter: Option<usize>,
    /// Contents of a form run on over separators until something clearly begins anew.
    shut_until_capital: bool,
    sentence: Sentence,
    parse: Parse,
    text: &'a Folded,
}

/// What the current sentence has said so far.
#[derive(Clone, Copy, Debug, Default)]
struct Sentence {
    consults: Option<Sign>,
    database: bool,
    waives: Option<Sign>,
    one_of: bool,
    /// A foreigner is the one who submits.
    by_foreigner: bool,
    /// How many items were asked for before it.
    first: usize,
}

impl<'a> Grammar<'a> {
    /// A reader of one line. `topics` has a bit for each short name whose topic is given outside.
    #[must_use]
    pub(crate) fn new(
        text: &'a Folded,
        signs: &'a [Sign],
        forms: &'a [bool],
        short_names: &'a [DocumentIx],
        topics: u64,
    ) -> Self {
        let inside = signs.iter().filter_map(|sign| match sign.kind {
            SignKind::Phrase(Meaning::Topic(row), _) => Some(1_u64 << (row % 64)),
            _ => None,
        });
        Self {
            topics: inside.fold(topics, |all, one| all | one),
            signs,
            forms,
            short_names,
            state: State { gate: Gate::Open, head: Head::None, modifier: false, or: false },
            stack: Vec::new(),
            group: 0,
            run: 0,
            hint: None,
            letter: None,
            shut_until_capital: false,
            sentence: Sentence::default(),
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
                SignKind::Stop => self.begin_sentence(),
                SignKind::Break => self.break_off(at),
                SignKind::Comma => self.separate(at, false),
                SignKind::Slash => self.separate(at, true),
                SignKind::Colon => self.specify(sign),
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

    /// Words on copies or a template: something is asked for, even when its name is not known.
    fn hint(&mut self, at: usize, sign: Sign, class: CueClass) {
        let what = match class {
            CueClass::Template => What::Form(None),
            _ if self.begins_item(at) => What::Paper,
            _ => return,
        };
        if self.state.gate == Gate::Open && self.hint.is_none_or(|hint| hint.what == What::Paper) {
            self.hint = Some(Item {
                what,
                sign,
                group: 1,
                origin: Origin::Home,
                role: None,
                specified: false,
            });
        }
    }

    fn phrase(&mut self, at: usize, sign: Sign, meaning: Meaning, agreement: Agreement) {
        match meaning {
            Meaning::Document(document) if self.is_form(document) => {
                self.head(at, sign, What::Form(Some(document)), Head::Form);
            }
            Meaning::Document(document) => {
                self.head(at, sign, What::Known(document, agreement), Head::Paper);
            }
            Meaning::ClosingName(row) if self.ends_item(sign) => {
                self.short_name(at, sign, row, agreement);
            }
            Meaning::ShortName(row) => self.short_name(at, sign, row, agreement),
            Meaning::ClosingName(_) => self.head(at, sign, What::Paper, Head::Paper),
            Meaning::Topic(_) => {}
            Meaning::Fact(document) => self.parse.facts.push((document, sign)),
            Meaning::Role(role) => self.role(role),
            Meaning::Cue(class) => self.cue(at, sign, class),
        }
    }

    /// A short name: its paper where the topic is given, some paper elsewhere.
    fn short_name(&mut self, at: usize, sign: Sign, row: u16, agreement: Agreement) {
        let given = self.topics & (1 << (row % 64)) != 0;
        let document = self.short_names.get(usize::from(row)).filter(|_| given);
        let what = document.map_or(What::Paper, |&document| What::Known(document, agreement));
        self.head(at, sign, what, Head::Paper);
    }

    /// Whether no further word follows a sign before the next punctuation.
    fn ends_item(&self, sign: Sign) -> bool {
        let next =
            (sign.end..).find(|&at| self.text.base(at) != b' ' || at >= self.text.bases().len());
        next.is_none_or(|at| !self.text.base(at).is_ascii_alphanumeric())
    }

    fn is_form(&self, document: DocumentIx) -> bool {
        use crate::index::Ix;
        self.forms.get(document.raw() as usize).copied().unwrap_or(false)
    }

    fn cue(&mut self, at: usize, sign: Sign, class: CueClass) {
        match class {
            CueClass::PaperHead => self.head(at, sign, What::Paper, Head::Paper),
            CueClass::LetterHead => self.head(at, sign, What::Paper, Head::Letter),
            CueClass::Attestation => self.head(at, sign, What::Attestation, Head::Paper),
            CueClass::Collection => self.head(at, sign, What::Collection, Head::Paper),
            CueClass::FormHead => self.head(at, sign, What::Form(None), Head::Form),
            CueClass::Writes => self.writes(at, sign),
            CueClass::Asks if self.state.gate == Gate::Shut => {}
            CueClass::Asks | CueClass::AsksHowever => self.ask(),
            CueClass::Specifies => self.specify(sign),
            CueClass::Exemplifies => {
                self.sentence.one_of = true;
                self.specify(sign);
            }
            CueClass::Equals if self.precedes_paper(at) => self.specify(sign),
            CueClass::Contents => self.contents(sign),
            CueClass::States => self.states(sign),
            CueClass::Or => self.separate(at, true),
            CueClass::And => self.separate(at, false),
            CueClass::OneOf => {
                self.sentence.one_of = true;
                self.hint(at, sign, class);
            }
            CueClass::Condition => self.condition(),
            CueClass::Then => self.consequence(),
            CueClass::Except => self.except(at),
            CueClass::Consults => {
                self.sentence.consults = self.sentence.consults.or(Some(sign));
            }
            CueClass::Database => self.sentence.database = true,
            CueClass::Waives => self.waive(sign),
            CueClass::NoteStart => self.note_start(at, sign),
            CueClass::Rule => self.rule(sign),
            CueClass::Number => self.number(),
            CueClass::Foreign => self.confine(sign, Origin::Foreigners),
            CueClass::Abroad => self.confine(sign, Origin::Abroad),
            CueClass::Recalls => self.recall(),
            CueClass::RecallsNear if self.follows_item(sign) => self.recall(),
            CueClass::ForeignNear if self.follows_item(sign) => self.confine(sign, Origin::Abroad),
            CueClass::ForeignSubject if self.follows_item(sign) => {
                self.confine(sign, Origin::Foreigners);
            }
            CueClass::ForeignSubject => self.foreign_subject(sign),
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

    /// A head: what the item asks for, or a modifier of what it asks for.
    fn head(&mut self, at: usize, sign: Sign, what: What, head: Head) {
        let item = Item {
            what,
            sign,
            group: self.group,
            origin: Origin::Home,
            role: None,
            specified: false,
        };
        let vague = matches!(what, What::Paper | What::Collection | What::Attestation);
        if vague && self.state.gate == Gate::Open && !self.may_begin_item(at) {
            return;
        }
        if self.state.gate != Gate::Open || self.is_governed(at) {
            if matches!(what, What::Known(..)) {
                self.parse.mentioned.push(item);
                self.state.modifier = true;
                if self.state.gate == Gate::Open {
                    self.state.gate = Gate::Headed;
                    self.state.head = Head::None;
                }
            }
            return;
        }
        if !self.state.or {
            self.group = self.group.saturating_add(1);
        }
        let item = Item { group: self.group, ..item };
        let item = if self.sentence.by_foreigner {
            Item { origin: item.origin.max(Origin::Foreigners), ..item }
        } else {
            item
        };
        self.letter = (head == Head::Letter).then_some(self.parse.asked.len());
        self.parse.asked.push(item);
        self.state = State { gate: Gate::Headed, head, modifier: false, or: false };
    }

    /// Whether the words right before a head make it a mere mention.
    fn is_governed(&self, at: usize) -> bool {
        let mut end = self.signs.get(at).map_or(0, |sign| sign.start);
        for (before, sign) in self.signs.get(..at).unwrap_or_default().iter().enumerate().rev() {
            // One blank stands between words; more means other words in between.
            if sign.end + 1 < end {
                return false;
            }
            match sign.kind {
                SignKind::Phrase(Meaning::Cue(CueClass::Copy), _) => end = sign.start,
                SignKind::Phrase(Meaning::Cue(CueClass::Mentions), _) => {
                    // "A copy of": the words on copies want the paper behind them.
                    return !self.follows_copy(before);
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether words on copies stand right before a sign.
    fn follows_copy(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.signs.get(before));
        let start = self.signs.get(at).map_or(0, |sign| sign.start);
        before.is_some_and(|before| {
            before.end + 1 >= start
                && matches!(before.kind, SignKind::Phrase(Meaning::Cue(CueClass::Copy), _))
        })
    }

    /// A comma, a slash or a conjunction: opens the next item unless it continues a modifier.
    fn separate(&mut self, at: usize, or: bool) {
        let next = self.next_phrase(at);
        let starts_paper = next.is_some_and(|meaning| {
            matches!(
                meaning,
                Meaning::Document(_)
                    | Meaning::ShortName(_)
                    | Meaning::Cue(
                        CueClass::Copy
                            | CueClass::PaperHead
                            | CueClass::LetterHead
                            | CueClass::FormHead
                            | CueClass::Collection
                            | CueClass::Equivalent
                    )
            )
        });
        let copies = matches!(next, Some(Meaning::Cue(CueClass::Copy)));
        let comma = self.signs.get(at).is_some_and(|sign| sign.kind == SignKind::Comma);
        match self.state.gate {
            Gate::Open => self.state.or |= or && self.parse.asked.len() > self.run,
            Gate::Headed if self.state.head == Head::Form && !self.leaves_form(at, copies) => {}
            Gate::Headed if !self.state.modifier || copies => {
                self.join(or);
                self.state.gate = Gate::Open;
                self.state.head = Head::None;
                self.state.modifier = false;
            }
            Gate::Condition if starts_paper && comma && !self.state.modifier => {
                self.state.gate = Gate::Open;
                self.state.head = Head::None;
            }
            _ => {}
        }
    }

    /// Whether a separator behind a form opens the next item.
    ///
    /// What follows a form is mostly its subject: in "đơn đề nghị cấp giấy A, giấy B" no licence is
    /// asked for. Words on copies, a capital, or a form named by nothing but its head end it.
    fn leaves_form(&self, at: usize, copies: bool) -> bool {
        let bare = self.parse.asked.last().map(|item| item.sign.end)
            == at.checked_sub(1).and_then(|before| self.signs.get(before)).map(|sign| sign.end);
        let direct = self.signs.get(at).zip(self.parse.asked.last());
        let bare = bare && direct.is_some_and(|(sign, item)| sign.start <= item.sign.end + 1);
        copies || bare || self.next_item_is_clear(at)
    }

    /// Joins the run of items so far into alternatives when an "or" closes it.
    fn join(&mut self, or: bool) {
        self.state.or = or || self.sentence.one_of;
        if !or {
            return;
        }
        let run = self.run.min(self.parse.asked.len());
        let Some(items) = self.parse.asked.get_mut(run..) else {
            return;
        };
        let Some(first) = items.first().map(|item| item.group) else {
            return;
        };
        items.iter_mut().for_each(|item| item.group = first);
        self.group = first;
    }

    /// The meaning of the phrase that follows a separator directly.
    fn next_phrase(&self, at: usize) -> Option<Meaning> {
        let end = self.signs.get(at)?.end;
        let next = self.signs.get(at + 1)?;
        match next.kind {
            SignKind::Phrase(meaning, _) if next.start <= end + 1 => Some(meaning),
            _ => None,
        }
    }

    /// A verb of submission: what follows is asked for.
    fn ask(&mut self) {
        self.state = State { gate: Gate::Open, head: Head::None, modifier: false, or: false };
    }

    /// An introduction ("như", "gồm", a colon): the papers that follow specify the item.
    fn specify(&mut self, sign: Sign) {
        match (self.state.gate, self.state.head) {
            (Gate::Shut, _) => {}
            (Gate::Headed, Head::Form) => {
                // The contents of a form follow, unless a bullet begins the next paper.
            }
            (Gate::Headed, _) => {
                if let Some(last) = self.parse.asked.last_mut() {
                    last.specified = true;
                }
                self.state =
                    State { gate: Gate::Open, head: Head::None, modifier: false, or: true };
                if sign.kind == SignKind::Colon {
                    self.state.or = self.sentence.one_of;
                }
            }
            _ => {
                let last = self.parse.asked.get_mut(self.run..).and_then(<[Item]>::last_mut);
                if let Some(last) = last.filter(|item| item.what == What::Collection) {
                    last.specified = true;
                }
                self.state.gate = Gate::Open;
                self.state.head = Head::None;
                self.state.modifier = false;
            }
        }
    }

    /// "In which it says …": no papers until the next sentence or a clear new item.
    fn contents(&mut self, sign: Sign) {
        match self.parse.asked.last().map(|item| item.what) {
            None | Some(What::Collection) if self.state.gate != Gate::Open => self.specify(sign),
            _ => self.state.gate = Gate::Shut,
        }
        self.shut_until_capital = true;
    }

    fn condition(&mut self) {
        self.letter = None;
        match self.state.gate {
            Gate::Open => self.state.gate = Gate::Condition,
            // Behind its head a condition only modifies the item.
            Gate::Headed | Gate::Condition | Gate::Consequence | Gate::Shut => {}
        }
    }

    fn consequence(&mut self) {
        if matches!(self.state.gate, Gate::Condition | Gate::Headed) {
            self.state.gate = Gate::Consequence;
            self.state.modifier = false;
        }
    }

    fn waive(&mut self, sign: Sign) {
        self.sentence.waives = self.sentence.waives.or(Some(sign));
        self.parse.evidence.push((Effect::Excludes, sign));
        self.state.gate = Gate::Shut;
    }

    /// A letter with a verb of writing is a form; so is the verb alone where an item begins.
    fn writes(&mut self, at: usize, sign: Sign) {
        if matches!(self.state.gate, Gate::Open | Gate::Headed)
            && let Some(letter) = self.letter.take().and_then(|row| self.parse.asked.get_mut(row))
        {
            letter.what = What::Form(None);
            self.state.gate = Gate::Headed;
            self.state.head = Head::Form;
        } else if self.state.gate == Gate::Open && self.begins_item(at) {
            self.head(at, sign, What::Form(None), Head::Form);
        }
    }

    /// "It states …": a letter that states things is a form; the things are its contents.
    fn states(&mut self, sign: Sign) {
        if self.state.gate == Gate::Headed
            && let Some(letter) = self.letter.take().and_then(|row| self.parse.asked.get_mut(row))
        {
            letter.what = What::Form(None);
        }
        self.contents(sign);
    }

    /// Whether nothing but neutral words stands between a separator and a sign.
    fn begins_item(&self, at: usize) -> bool {
        matches!(self.neighbour(at), Neighbour::Edge | Neighbour::Separator)
    }

    /// Whether a general name may head an item here: known words or a separator stand before it.
    ///
    /// Amid other words a general name is part of them ("thành phố trực thuộc trung ương xác nhận").
    fn may_begin_item(&self, at: usize) -> bool {
        !matches!(self.neighbour(at), Neighbour::Words)
    }

    /// What stands before a sign, neutral words left out.
    fn neighbour(&self, at: usize) -> Neighbour {
        let mut start = self.signs.get(at).map_or(0, |sign| sign.start);
        for sign in self.signs.get(..at).unwrap_or_default().iter().rev() {
            let between = (sign.end..start).any(|at| self.text.base(at).is_ascii_alphabetic());
            match sign.kind {
                _ if between => return Neighbour::Words,
                SignKind::Phrase(Meaning::Cue(CueClass::Copy | CueClass::Determines), _) => {
                    start = sign.start;
                }
                SignKind::Phrase(Meaning::Cue(class), _) if opens_item(class) => {
                    return Neighbour::Phrase;
                }
                SignKind::Phrase(..) => return Neighbour::Words,
                _ => return Neighbour::Separator,
            }
        }
        // An enumerator is at most a few letters.
        let words = (0..start).filter(|&at| self.text.base(at).is_ascii_alphabetic()).count();
        if words <= 2 { Neighbour::Edge } else { Neighbour::Words }
    }

    /// Whether a paper or words on copies follow a sign directly.
    fn precedes_paper(&self, at: usize) -> bool {
        self.next_phrase(at).is_some_and(|next| {
            matches!(
                next,
                Meaning::Document(_)
                    | Meaning::ShortName(_)
                    | Meaning::ClosingName(_)
                    | Meaning::Cue(CueClass::Copy | CueClass::OneOf | CueClass::Determines)
            )
        })
    }

    fn note_start(&mut self, at: usize, sign: Sign) {
        let begins =
            self.signs.get(..at).unwrap_or_default().iter().all(|before| {
                matches!(before.kind, SignKind::Break | SignKind::Stop | SignKind::Open)
            });
        if begins {
            self.parse.note_start = true;
            self.parse.evidence.push((Effect::MakesNote, sign));
        }
    }

    /// A rule about submitting makes the line a note, unless papers were asked for in a sentence
    /// before it. What its own sentence names, it speaks of.
    fn rule(&mut self, sign: Sign) {
        if self.sentence.first == 0 {
            self.parse.rule = true;
            self.parse.evidence.push((Effect::MakesNote, sign));
        }
    }

    /// The number of a paper: neither it nor the papers listed after it are asked for.
    fn number(&mut self) {
        if matches!(self.state.gate, Gate::Open | Gate::Headed) {
            self.state.gate = Gate::Headed;
            self.state.modifier = true;
        }
    }

    fn role(&mut self, role: Role) {
        if self.state.gate == Gate::Headed
            && let Some(last) = self.parse.asked.last_mut()
        {
            last.role = last.role.or(Some(role));
        }
    }

    /// Whether a sign stands right behind the last item asked for.
    fn follows_item(&self, sign: Sign) -> bool {
        self.parse.asked.last().is_some_and(|item| item.sign.end + 1 >= sign.start)
    }

    /// Confines the item, and its alternatives when said in a bracket behind them, to foreigners or
    /// to papers from abroad.
    fn confine(&mut self, sign: Sign, origin: Origin) {
        let Some(last) = self.parse.asked.last().copied() else {
            return;
        };
        let bracket = self.stack.last().copied();
        let before = bracket.map_or(self.state, |(state, _)| state);
        if matches!(before.gate, Gate::Condition | Gate::Consequence) {
            return;
        }
        // A bracket that names papers itself says nothing of those before it.
        let qualifies = bracket.is_some_and(|(_, start)| last.sign.start < start);
        let mut start = last.sign.start;
        let run = self.run;
        for (at, item) in self.parse.asked.iter_mut().enumerate().rev() {
            // Papers joined by nothing but a comma share what is said behind the last.
            let joined = at >= run && item.sign.end + LONGEST_JOIN >= start;
            if item.sign == last.sign || joined || (qualifies && item.group == last.group) {
                item.origin = item.origin.max(origin);
                start = item.sign.start;
            }
        }
        self.parse.evidence.push((Effect::ConfinesToForeigners, sign));
    }

    /// A foreigner named before any paper of the sentence is the one who submits.
    fn foreign_subject(&mut self, sign: Sign) {
        if self.parse.asked.len() == self.sentence.first
            && matches!(self.state.gate, Gate::Open | Gate::Condition)
        {
            self.sentence.by_foreigner = true;
            self.parse.evidence.push((Effect::ConfinesToForeigners, sign));
        }
    }

    /// An exception. Where it takes out a kind of the paper before it, what is left of that paper
    /// is none that we know.
    fn except(&mut self, at: usize) {
        let names = matches!(self.next_phrase(at), Some(Meaning::Document(_)));
        if names
            && matches!(self.state.gate, Gate::Headed | Gate::Open)
            && self.parse.asked.len() > self.run
            && let Some(last) = self.parse.asked.last_mut()
            && matches!(last.what, What::Known(..))
        {
            last.what = What::Rest;
        }
        self.state.gate = Gate::Shut;
    }

    /// "The said paper": it was asked for elsewhere and is only mentioned here.
    fn recall(&mut self) {
        if self.state.gate == Gate::Headed
            && self.parse.asked.len() > self.run
            && let Some(item) = self.parse.asked.pop()
        {
            self.parse.mentioned.push(item);
            self.state.modifier = true;
        }
    }

    /// "Or an equivalent paper": nothing new when a paper stands before it, else a paper.
    fn equivalent(&mut self, at: usize, sign: Sign) {
        if self.parse.asked.is_empty() || self.state.gate == Gate::Condition {
            self.head(at, sign, What::Paper, Head::Paper);
        } else {
            self.state.gate = Gate::Headed;
            self.state.head = Head::Paper;
            self.state.modifier = false;
        }
    }

    /// An opening bracket; a paper right behind it says what the name before it stands for.
    fn open_bracket(&mut self, at: usize, sign: Sign) {
        self.stack.push((self.state, sign.start));
        let names = matches!(self.next_phrase(at), Some(Meaning::Document(_)));
        if names && self.state.gate == Gate::Headed && self.state.head != Head::Form {
            self.specify(sign);
        }
    }

    fn close_bracket(&mut self) {
        if let Some((outer, _)) = self.stack.pop() {
            self.state = outer;
        }
    }

    /// A semicolon, line break or bullet: the next item, unless contents of a form run on.
    fn break_off(&mut self, at: usize) {
        let runs_on = self.shut_until_capital
            && self.state.gate == Gate::Shut
            && !self.next_item_is_clear(at);
        if !runs_on {
            self.begin_item();
        }
    }

    /// Whether what follows a separator begins with a capital head or with words on copies.
    fn next_item_is_clear(&self, at: usize) -> bool {
        let rest = self.signs.get(at + 1..).unwrap_or_default();
        let next = rest.iter().find(|sign| !matches!(sign.kind, SignKind::Break));
        let Some(next) = next else { return true };
        let end = self.signs.get(at).map_or(0, |sign| sign.end);
        let between = (end..next.start).any(|at| self.text.base(at).is_ascii_alphanumeric());
        match next.kind {
            _ if between => false,
            SignKind::Phrase(Meaning::Cue(CueClass::Copy), _) => true,
            SignKind::Phrase(
                Meaning::Document(_)
                | Meaning::Cue(
                    CueClass::PaperHead
                    | CueClass::FormHead
                    | CueClass::LetterHead
                    | CueClass::Collection
                    | CueClass::Writes,
                ),
                _,
            ) => self.text.marks(next.start, next.end).first().is_some_and(|mark| mark.is_upper()),
            _ => false,
        }
    }

    fn begin_item(&mut self) {
        self.shut_until_capital = false;
        self.letter = None;
        self.state = State {
            gate: Gate::Open,
            head: Head::None,
            modifier: false,
            or: self.sentence.one_of && !self.parse.asked.is_empty(),
        };
        self.run = self.parse.asked.len();
    }

    fn begin_sentence(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        if sentence.database
            && let Some(sign) = sentence.consults.or(sentence.waives)
        {
            self.parse.looks_up = true;
            self.parse.evidence.push((Effect::LooksUp, sign));
        }
        self.sentence.first = self.parse.asked.len();
        self.begin_item();
        self.stack.clear();
    }
}

/// Whether an item may begin right behind a phrase.
fn opens_item(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Asks
            | CueClass::AsksHowever
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
