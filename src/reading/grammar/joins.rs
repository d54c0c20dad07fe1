//! Where one item ends and the next begins: separators, brackets, introductions, sentences.

use super::*;

impl Grammar<'_> {
    /// A comma, a slash or a conjunction: opens the next item unless it continues a modifier.
    pub(super) fn separate(&mut self, at: usize, or: bool) {
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
            Gate::Open => self.state.or |= or && self.joins_item_before(at),
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
    /// asked for. Words on copies, a capital, a form named by nothing but its head, or "and" with
    /// papers named collectively end it: nobody applies for "các giấy tờ chứng minh".
    pub(super) fn leaves_form(&self, at: usize, copies: bool) -> bool {
        let bare = self.parse.asked.last().map(|item| item.sign.end)
            == at.checked_sub(1).and_then(|before| self.signs.get(before)).map(|sign| sign.end);
        let direct = self.signs.get(at).zip(self.parse.asked.last());
        let bare = bare && direct.is_some_and(|(sign, item)| sign.start <= item.sign.end + 1);
        let and = direct.is_some_and(|(sign, _)| {
            matches!(sign.kind, SignKind::Phrase(Meaning::Cue(CueClass::And), _))
        });
        let collection = matches!(self.next_phrase(at), Some(Meaning::Cue(CueClass::Collection)));
        copies || bare || (and && collection) || self.next_item_is_clear(at)
    }

    /// Joins the run of items so far into alternatives when an "or" closes it.
    pub(super) fn join(&mut self, or: bool) {
        self.state.or = or || self.is_in_choice();
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
    pub(super) fn next_phrase(&self, at: usize) -> Option<Meaning> {
        let end = self.signs.get(at)?.end;
        let next = self.signs.get(at + 1)?;
        match next.kind {
            SignKind::Phrase(meaning, _) if next.start <= end + 1 => Some(meaning),
            _ => None,
        }
    }

    /// Whether an "or" where an item may begin joins it to the one before: within a run, or right
    /// behind the semicolon that ends a paper ("A; hoặc B").
    fn joins_item_before(&self, at: usize) -> bool {
        let asked = &self.parse.asked;
        let ends_before = || {
            let before = at.checked_sub(1).and_then(|before| self.signs.get(before));
            let last = asked.last().filter(|last| !matches!(last.what, What::Form(_)));
            before.is_some_and(|sign| {
                sign.kind == SignKind::Break && self.text.base(sign.start) == b';'
            }) && asked.len() > self.sentence.first
                && last.is_some_and(|last| last.group == self.group)
        };
        asked.len() > self.run || ends_before()
    }

    /// Says that one is enough of the papers that follow the first so many of those asked for.
    pub(super) fn choose(&mut self, from: usize) {
        self.sentence =
            Sentence { one_of: true, choice_from: from, until_break: false, ..self.sentence };
    }

    /// Whether an item that begins here is an alternative of one before it.
    fn is_in_choice(&self) -> bool {
        self.sentence.one_of && self.parse.asked.len() > self.sentence.choice_from
    }

    /// Opens a choice where the name before a list says that any of its papers will do: a name of
    /// what is to be shown ("giấy tờ tùy thân gồm …"), or the papers of which the sentence before
    /// asked for one. Parted by commas, its papers end with the next semicolon.
    fn choose_by_name(&mut self, at: usize) {
        let Some(last) = self.parse.asked.last() else { return };
        let any = match last.what {
            What::Known(document, _) => {
                use crate::index::Ix;
                self.shown_by_any.get(document.raw() as usize).copied().unwrap_or(false)
            }
            What::Collection => self.sentence.announced,
            What::Paper | What::Rest | What::Attestation | What::Form(_) => false,
        };
        if any && !self.sentence.one_of {
            self.choose(self.parse.asked.len().saturating_sub(1));
            self.sentence.until_break = self.parts_by_commas(at);
        }
    }

    /// Whether the first thing that parts the papers behind a sign is a comma or a conjunction.
    fn parts_by_commas(&self, at: usize) -> bool {
        let behind = self.signs.get(at + 1..).unwrap_or_default();
        let mut parts = behind.iter().skip_while(|sign| {
            // Bullets of the first item, and a colon behind words that introduce.
            matches!(sign.kind, SignKind::Break | SignKind::Colon)
        });
        let first = parts.find_map(|sign| match sign.kind {
            SignKind::Break | SignKind::Stop | SignKind::Close => Some(false),
            SignKind::Comma | SignKind::Slash => Some(true),
            SignKind::Phrase(Meaning::Cue(CueClass::Or | CueClass::And), _) => Some(true),
            _ => None,
        });
        let bulleted = behind.first().is_some_and(|sign| sign.kind == SignKind::Break);
        !bulleted && first.unwrap_or(false)
    }

    /// The bullet that stands behind a sign with no word between.
    fn bullet_behind(&self, at: usize) -> Option<u8> {
        let mut end = self.signs.get(at)?.end;
        let mut bullet = None;
        for sign in self.signs.get(at + 1..).unwrap_or_default() {
            // Of an enumerator the letter stands before its sign.
            let words = (end..sign.start).filter(|&at| self.text.base(at).is_ascii_alphanumeric());
            if sign.kind != SignKind::Break || words.count() > 1 {
                break;
            }
            bullet = Some(self.text.base(sign.start));
            end = sign.end;
        }
        bullet
    }

    /// A full stop: the next sentence, unless it only ends an item of a list of alternatives.
    pub(super) fn stop(&mut self, at: usize) {
        if let Some(list) = self.bulleted.as_mut().filter(|_| self.sentence.one_of) {
            list.group = self.group;
        }
        let behind = self.bulleted.and_then(|list| Some((list, self.bullet_behind(at)?)));
        self.begin_sentence();
        match behind {
            Some((list, bullet)) if list.bullet == bullet => {
                self.highest = self.highest.max(self.group);
                self.group = list.group;
                self.choose(self.parse.asked.len().saturating_sub(1));
            }
            Some(_) => self.bulleted = None,
            None => {}
        }
    }

    /// An introduction ("như", "gồm", a colon): the papers that follow specify the item.
    pub(super) fn specify(&mut self, at: usize, sign: Sign) {
        self.introduce(at, sign);
        if self.sentence.one_of
            && let Some(bullet) = self.bullet_behind(at)
        {
            self.bulleted = Some(Bulleted { bullet, group: self.group });
        }
    }

    fn introduce(&mut self, at: usize, sign: Sign) {
        match (self.state.gate, self.state.head) {
            (Gate::Shut, _) => {}
            (Gate::Headed, Head::Form) => {
                // The contents of a form follow, unless a bullet begins the next paper.
            }
            (Gate::Headed, _) => {
                self.choose_by_name(at);
                let mut origin = self.state.origin;
                if let Some(last) = self.parse.asked.last_mut() {
                    last.specified = true;
                    origin = origin.max(last.origin);
                }
                // What was said of the whole holds for its parts.
                self.state = State { or: true, origin, ..State::open() };
                if sign.kind == SignKind::Colon {
                    self.state.or = self.is_in_choice();
                }
            }
            _ => {
                let last = self.parse.asked.get_mut(self.run..).and_then(<[Item]>::last_mut);
                if let Some(last) = last.filter(|item| item.what == What::Collection) {
                    last.specified = true;
                    self.state.origin = self.state.origin.max(last.origin);
                }
                self.state.gate = Gate::Open;
                self.state.head = Head::None;
                self.state.modifier = false;
            }
        }
    }

    /// An opening bracket; a paper right behind it says what the name before it stands for.
    pub(super) fn open_bracket(&mut self, at: usize, sign: Sign) {
        let (outside, one_of) = (self.state, self.sentence.one_of);
        self.stack.push(Bracket { outside, one_of, start: sign.start });
        let names = matches!(self.next_phrase(at), Some(Meaning::Document(_)));
        // "Trích lục về việc ly hôn hoặc hủy kết hôn (trích lục ghi chú ly hôn)": the "or" joined words
        // that name no paper, so that the bracket still speaks of the one before it.
        let goes_on = self.state.gate == Gate::Open
            && self.neighbour(at) == Neighbour::Words
            && self
                .parse
                .asked
                .get(self.run..)
                .and_then(<[Item]>::last)
                .is_some_and(|last| last.what == What::Paper);
        if names && goes_on {
            (self.state.gate, self.state.head) = (Gate::Headed, Head::Paper);
        }
        if names && self.state.gate == Gate::Headed && self.state.head != Head::Form {
            self.specify(at, sign);
        }
    }

    pub(super) fn close_bracket(&mut self) {
        if let Some(Bracket { outside, one_of, .. }) = self.stack.pop() {
            self.state = outside;
            self.sentence.one_of = one_of;
            self.fallbacks.end_clause();
        }
    }

    /// A semicolon, line break or bullet: the next item, unless contents of a form run on.
    pub(super) fn break_off(&mut self, at: usize) {
        let runs_on = self.shut_until_capital
            && self.state.gate == Gate::Shut
            && !self.next_item_is_clear(at);
        if !runs_on {
            if std::mem::take(&mut self.sentence.until_break) {
                self.sentence.one_of = false;
            }
            self.begin_item();
        }
    }

    /// Whether what follows a separator begins with a capital head or with words on copies.
    pub(super) fn next_item_is_clear(&self, at: usize) -> bool {
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
            ) => {
                let first = self.text.marks(next.start, next.end).first();
                first.is_some_and(|mark| mark.is_upper()) && !self.is_all_capitals()
            }
            _ => false,
        }
    }

    /// Whether the line is written in capitals throughout, so that a capital says nothing.
    fn is_all_capitals(&self) -> bool {
        let bases = self.text.bases();
        let mut letters = bases.iter().zip(self.text.marks(0, bases.len()));
        letters.all(|(base, mark)| !base.is_ascii_alphabetic() || mark.is_upper())
    }

    pub(super) fn begin_item(&mut self) {
        self.shut_until_capital = false;
        self.letter = None;
        self.taking_back = false;
        self.fallbacks.end_clause();
        let one_of = self.sentence.one_of;
        self.state = State {
            or: self.is_in_choice(),
            origin: if one_of { self.state.origin } else { Origin::Home },
            ..State::open()
        };
        self.run = self.parse.asked.len();
    }

    pub(super) fn begin_sentence(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        if let Some(sign) = sentence.looked_up(self.parse.rule) {
            self.parse.looks_up = true;
            self.parse.evidence.push((Effect::LooksUp, sign));
        }
        let asked = self.parse.asked.get(sentence.first..).unwrap_or_default();
        self.sentence.announced =
            sentence.one_of && asked.iter().all(|item| item.what == What::Collection);
        self.sentence.first = self.parse.asked.len();
        self.begin_item();
        self.state.origin = Origin::Home;
        self.stack.clear();
    }
}
