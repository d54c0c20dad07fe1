//! Clauses that open and close the list: conditions, exceptions, verbs, rules.

use super::*;

impl Grammar<'_> {
    /// A verb of submission: what follows is asked for.
    pub(super) fn ask(&mut self, sign: Sign) {
        self.state = State::open();
        self.taking_back = false;
        self.fall_back(sign);
    }

    /// A verb of handing in for good: what follows is asked for as an object.
    pub(super) fn take_back(&mut self, sign: Sign) {
        self.ask(sign);
        self.taking_back = true;
        self.parse.evidence.push((Effect::TakesBack, sign));
    }

    /// "In which it says …": no papers until the next sentence or a clear new item.
    pub(super) fn contents(&mut self, at: usize, sign: Sign) {
        match self.parse.asked.last().map(|item| item.what) {
            None | Some(What::Collection) if self.state.gate != Gate::Open => {
                self.specify(at, sign)
            }
            _ => self.state.gate = Gate::Shut,
        }
        self.shut_until_capital = true;
    }

    pub(super) fn condition(&mut self) {
        self.fallbacks.begin_condition();
        self.letter = None;
        self.taking_back = false;
        match self.state.gate {
            Gate::Open => self.state.gate = Gate::Condition,
            // Behind its head a condition only modifies the item.
            Gate::Headed | Gate::Condition | Gate::Consequence | Gate::Shut => {}
        }
    }

    pub(super) fn consequence(&mut self, sign: Sign) {
        if self.fall_back(sign) {
            // Whatever verb follows, such as "lập" or "làm", what it names is the fall-back.
            self.state = State::open();
        } else if matches!(self.state.gate, Gate::Condition | Gate::Headed) {
            self.state.gate = Gate::Consequence;
            self.state.modifier = false;
        }
    }

    pub(super) fn waive(&mut self, sign: Sign) {
        self.sentence.waives = self.sentence.waives.or(Some(sign));
        self.parse.evidence.push((Effect::Excludes, sign));
        self.state.gate = Gate::Shut;
    }

    /// Data that are there or shared: behind an exception they take the place of the paper.
    pub(super) fn shares(&mut self, sign: Sign) {
        self.sentence.shares = self.sentence.shares.or(Some(sign));
        if self.sentence.excepts {
            self.sentence.looks_up = self.sentence.looks_up.or(Some(sign));
        }
    }

    pub(super) fn note_start(&mut self, at: usize, sign: Sign) {
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
    /// before it, or in items before one that it begins. What its own sentence names, it speaks of.
    pub(super) fn rule(&mut self, at: usize, sign: Sign) {
        if self.sentence.first == 0 && !(self.run > 0 && self.begins_item(at)) {
            self.parse.rule = true;
            self.parse.evidence.push((Effect::MakesNote, sign));
        }
    }

    /// The number of a paper: neither it nor the papers listed after it are asked for.
    pub(super) fn number(&mut self) {
        if matches!(self.state.gate, Gate::Open | Gate::Headed) {
            self.state.gate = Gate::Headed;
            self.state.modifier = true;
        }
    }

    /// An exception. Where it takes out a kind of the paper before it, what is left of that paper
    /// is none that we know. Where it names that very paper, it speaks of a case or of some of its
    /// kind ("thẻ A, trừ thẻ A hạng …"): it stays what it is.
    pub(super) fn except(&mut self, at: usize) {
        self.sentence.excepts = true;
        if let Some(Meaning::Document(taken_out)) = self.next_phrase(at)
            && matches!(self.state.gate, Gate::Headed | Gate::Open)
            && self.parse.asked.len() > self.run
            && let Some(last) = self.parse.asked.last_mut()
            && let What::Known(document, _) = last.what
            && document != taken_out
        {
            last.what = What::Rest;
        }
        self.state.gate = Gate::Shut;
    }
}
