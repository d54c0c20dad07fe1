//! What an item asks for: its head, and what makes words no head.

use super::*;

impl Grammar<'_> {
    /// Words on copies or a template: something is asked for, even when its name is not known.
    pub(super) fn hint(&mut self, at: usize, sign: Sign, class: CueClass) {
        let what = match class {
            CueClass::Template => What::Form(None),
            _ if self.begins_item(at) => What::Paper,
            _ => return,
        };
        if self.state.gate == Gate::Open && self.hint.is_none_or(|hint| hint.what == What::Paper) {
            self.hint = Some(Item::new(what, sign, 1));
        }
    }

    /// A short name: its paper where the topic is given, some paper elsewhere.
    pub(super) fn short_name(&mut self, at: usize, sign: Sign, row: u16, agreement: Agreement) {
        let given = self.topics & bit(row) != 0;
        let document = self.short_names.get(usize::from(row)).filter(|_| given);
        let what = document.map_or(What::Paper, |&document| What::Known(document, agreement));
        self.head(at, sign, what, Head::Paper);
    }

    /// Whether a short name is complete where a sign ends.
    ///
    /// One that needs no topic may be followed by words that are known not to go on with the name.
    pub(super) fn ends_name(&self, at: usize, sign: Sign, row: u16) -> bool {
        let next = || match self.next_phrase(at) {
            Some(Meaning::Role(_)) => true,
            Some(Meaning::Cue(class)) => matches!(
                class,
                CueClass::Copy
                    | CueClass::Mentions
                    | CueClass::Lacks
                    | CueClass::Or
                    | CueClass::And
                    | CueClass::Asks
                    | CueClass::Template
                    | CueClass::Condition
                    | CueClass::Abroad
                    | CueClass::Foreign
                    | CueClass::Domestic
            ),
            _ => false,
        };
        self.ends_item(sign) || (self.anywhere & bit(row) != 0 && next())
    }

    /// Whether no further word follows a sign before the next punctuation.
    pub(super) fn ends_item(&self, sign: Sign) -> bool {
        let next =
            (sign.end..).find(|&at| self.text.base(at) != b' ' || at >= self.text.bases().len());
        next.is_none_or(|at| !self.text.base(at).is_ascii_alphanumeric())
    }

    pub(super) fn is_form(&self, document: DocumentIx) -> bool {
        use crate::index::Ix;
        self.forms.get(document.raw() as usize).copied().unwrap_or(false)
    }

    /// A head: what the item asks for, or a modifier of what it asks for.
    pub(super) fn head(&mut self, at: usize, sign: Sign, what: What, head: Head) {
        let item = Item::new(what, sign, self.group);
        let vague = matches!(what, What::Paper | What::Collection | What::Attestation);
        if vague && self.state.gate == Gate::Open && !self.may_begin_item(at) {
            return;
        }
        if self.state.gate != Gate::Open || self.is_governed(at) {
            self.lacks(what, sign);
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
        let fallback = self.fallbacks.group();
        match fallback {
            Some(group) => {
                self.highest = self.highest.max(self.group);
                self.group = group;
            }
            None if self.state.or => {}
            None => self.group = self.group.max(self.highest).saturating_add(1),
        }
        let subject = if self.sentence.by_foreigner { Origin::Foreigners } else { Origin::Home };
        let item = Item {
            group: self.group,
            origin: subject.max(self.state.origin),
            taken_back: self.taking_back,
            fallback: fallback.is_some(),
            ..item
        };
        self.letter = (head == Head::Letter).then_some(self.parse.asked.len());
        self.parse.asked.push(item);
        self.state = State {
            gate: Gate::Headed,
            head,
            modifier: false,
            or: false,
            origin: self.state.origin,
        };
    }

    /// Whether the words right before a head make it a mere mention.
    pub(super) fn is_governed(&self, at: usize) -> bool {
        let mut end = self.signs.get(at).map_or(0, |sign| sign.start);
        for (before, sign) in self.signs.get(..at).unwrap_or_default().iter().enumerate().rev() {
            // One blank stands between words; more means other words in between.
            if sign.end + 1 < end {
                return false;
            }
            match sign.kind {
                SignKind::Phrase(Meaning::Cue(CueClass::Copy), _) => end = sign.start,
                SignKind::Phrase(Meaning::Cue(CueClass::Mentions | CueClass::Lacks), _) => {
                    // "A copy of": the words on copies want the paper behind them.
                    return !self.follows_copy(before);
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether words on copies stand right before a sign.
    pub(super) fn follows_copy(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.signs.get(before));
        let start = self.signs.get(at).map_or(0, |sign| sign.start);
        before.is_some_and(|before| {
            before.end + 1 >= start
                && matches!(before.kind, SignKind::Phrase(Meaning::Cue(CueClass::Copy), _))
        })
    }

    /// A letter with a verb of writing is a form; so is the verb alone where an item begins.
    pub(super) fn writes(&mut self, at: usize, sign: Sign) {
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
    pub(super) fn states(&mut self, at: usize, sign: Sign) {
        if self.state.gate == Gate::Headed
            && let Some(letter) = self.letter.take().and_then(|row| self.parse.asked.get_mut(row))
        {
            letter.what = What::Form(None);
        }
        self.contents(at, sign);
    }

    /// Whether nothing but neutral words stands between a separator and a sign.
    pub(super) fn begins_item(&self, at: usize) -> bool {
        matches!(self.neighbour(at), Neighbour::Edge | Neighbour::Separator)
    }

    /// Whether a general name may head an item here: known words or a separator stand before it.
    ///
    /// Amid other words a general name is part of them ("thành phố trực thuộc trung ương xác nhận").
    pub(super) fn may_begin_item(&self, at: usize) -> bool {
        !matches!(self.neighbour(at), Neighbour::Words)
    }

    /// What stands before a sign, neutral words left out.
    pub(super) fn neighbour(&self, at: usize) -> Neighbour {
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
    pub(super) fn precedes_paper(&self, at: usize) -> bool {
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
}
