//! What is said of the items: whose they are, where they come from, whether they are recalled.

use super::*;

impl Grammar<'_> {
    /// Says whose the item is, and those joined to it by nothing but a comma or a conjunction.
    pub(super) fn role(&mut self, role: Role, sign: Sign) {
        if self.state.gate != Gate::Headed {
            return;
        }
        let run = self.run.min(self.parse.asked.len().saturating_sub(1));
        let mut start = usize::MAX;
        for item in self.parse.asked.iter_mut().skip(run).rev() {
            let joined = start == usize::MAX || item.sign.end + LONGEST_JOIN >= start;
            if !joined || item.role.is_some() {
                break;
            }
            item.role = Some(role);
            start = item.sign.start;
        }
        if role == Role::Foreigner {
            self.confine(sign, Origin::Foreigners);
        }
    }

    /// Whether what a sign says is said of the bearer of the last item: nothing but words on whose
    /// it is and brackets stand between.
    pub(super) fn describes_bearer(&self, at: usize) -> bool {
        let Some(item) = self.parse.asked.last().filter(|_| self.state.gate == Gate::Headed) else {
            return false;
        };
        let mut brackets = 0_usize;
        for sign in self.signs.get(..at).unwrap_or_default().iter().rev() {
            if sign.start <= item.sign.start {
                return true;
            }
            match sign.kind {
                SignKind::Close => brackets += 1,
                SignKind::Open if brackets > 0 => brackets -= 1,
                _ if brackets > 0 => {}
                SignKind::Phrase(
                    Meaning::Role(_)
                    | Meaning::Cue(CueClass::Mentions | CueClass::Copy | CueClass::Determines),
                    _,
                ) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a sign stands right behind the last item asked for.
    pub(super) fn follows_item(&self, sign: Sign) -> bool {
        self.parse.asked.last().is_some_and(|item| item.sign.end + 1 >= sign.start)
    }

    /// Confines the item, and its alternatives when said in a bracket behind them, to foreigners or
    /// to papers from abroad.
    pub(super) fn confine(&mut self, sign: Sign, origin: Origin) {
        let confines = |item: &mut Item| item.origin = item.origin.max(origin);
        self.qualify((Effect::ConfinesToForeigners, sign), confines);
    }

    /// Says of the item, and of its alternatives likewise, that it is handed in for good.
    pub(super) fn taken_back(&mut self, sign: Sign) {
        self.qualify((Effect::TakesBack, sign), |item| item.taken_back = true);
    }

    /// Says something of the last item and of those that share what is said behind it.
    fn qualify(&mut self, because: (Effect, Sign), say: impl Fn(&mut Item)) {
        let Some(last) = self.parse.asked.last().copied() else {
            return;
        };
        let bracket = self.stack.last().copied();
        let before = bracket.map_or(self.state, |bracket| bracket.outside);
        if matches!(before.gate, Gate::Condition | Gate::Consequence) {
            return;
        }
        // A bracket that names papers itself says nothing of those before it.
        let qualifies = bracket.is_some_and(|bracket| last.sign.start < bracket.start);
        let mut start = last.sign.start;
        let run = self.run;
        for (at, item) in self.parse.asked.iter_mut().enumerate().rev() {
            // Papers joined by nothing but a comma share what is said behind the last.
            let joined = at >= run && item.sign.end + LONGEST_JOIN >= start;
            if item.sign == last.sign || joined || (qualifies && item.group == last.group) {
                say(item);
                start = item.sign.start;
            }
        }
        self.parse.evidence.push(because);
    }

    /// A foreigner named before any paper of the sentence is the one who submits.
    pub(super) fn foreign_subject(&mut self, sign: Sign) {
        if self.parse.asked.len() == self.sentence.first
            && matches!(self.state.gate, Gate::Open | Gate::Condition)
        {
            self.sentence.by_foreigner = true;
            self.parse.evidence.push((Effect::ConfinesToForeigners, sign));
        }
    }

    /// "The said paper": it was asked for elsewhere and is only mentioned here.
    pub(super) fn recall(&mut self) {
        if self.state.gate == Gate::Headed
            && self.parse.asked.len() > self.run
            && let Some(item) = self.parse.asked.pop()
        {
            self.parse.mentioned.push(item);
            self.state.modifier = true;
        }
    }

    /// "Or an equivalent paper": nothing new when a paper stands before it, else a paper. An item
    /// of its own, behind a semicolon, is asked for beside the papers before it.
    pub(super) fn equivalent(&mut self, at: usize, sign: Sign) {
        let own_item = self.parse.asked.len() == self.run && !self.state.or;
        let own_item = own_item && self.state.gate == Gate::Open;
        if self.parse.asked.is_empty() || own_item || self.state.gate == Gate::Condition {
            self.head(at, sign, What::Paper, Head::Paper);
        } else {
            self.state.gate = Gate::Headed;
            self.state.head = Head::Paper;
            self.state.modifier = false;
        }
    }
}
