//! Fall-backs: what is asked only of those who lack a paper ("trường hợp không có giấy A thì nộp
//! giấy B").
//!
//! Each stands behind a verb that asks, so that read alone both would be asked for. But whoever has A
//! hands in A, and whoever lacks it B: they are alternatives. What stands in one clause behind the verb
//! is one fall-back: groups hold alternatives and no pairs, and to ask everybody for the second paper of
//! a pair would be the greater mistake.

use super::*;

/// How many alternatives of a paper are compared with one that is lacking: more stand in no real line,
/// and one made to be slow shall not be.
const COMPARED: usize = 32;

/// What was said of lacking papers so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fallbacks {
    lack: Lack,
    /// The group that what is asked next falls back from.
    from: Option<u16>,
    /// The group that has a fall-back already: another clause goes on with the chain.
    last: Option<u16>,
}

/// What a condition says is lacking.
#[derive(Clone, Copy, Debug, Default)]
enum Lack {
    /// No condition is open.
    #[default]
    Nothing,
    /// A condition is open and has spoken of nothing that is lacking.
    Condition,
    /// Something is lacking that is not named yet; where the words end that say so.
    Unnamed(usize),
    /// A paper of this group.
    Paper(u16),
}

impl Fallbacks {
    /// A condition begins; what was asked before it falls back no further.
    pub(super) fn begin_condition(&mut self) {
        (self.lack, self.from) = (Lack::Condition, None);
    }

    /// The clause ends, and with it what its verb asks for.
    pub(super) fn end_clause(&mut self) {
        (self.lack, self.from) = (Lack::Nothing, None);
    }

    /// The group that an item here falls back from.
    pub(super) fn group(&self) -> Option<u16> {
        self.from
    }
}

impl Grammar<'_> {
    /// "Không có": in a condition, what it names is lacking.
    pub(super) fn lack(&mut self, sign: Sign) {
        if matches!(self.fallbacks.lack, Lack::Condition) {
            self.fallbacks.lack = Lack::Unnamed(sign.end);
        }
    }

    /// A name within a condition: of a paper that is lacking and was asked for.
    pub(super) fn lacks(&mut self, what: What, sign: Sign) {
        if matches!(self.fallbacks.lack, Lack::Unnamed(_))
            && let Some(group) = self.last_group()
            && self.last_of(group).any(|item| self.is_same(item, what, sign))
        {
            self.fallbacks.lack = Lack::Paper(group);
        }
    }

    /// "Giấy tờ nêu trên" within a condition: the papers asked for last are lacking.
    pub(super) fn lacks_named_before(&mut self) {
        if let (Lack::Unnamed(_), Some(group)) = (self.fallbacks.lack, self.last_group()) {
            self.fallbacks.lack = Lack::Paper(group);
        }
    }

    /// The verb behind a condition, or the "thì" before it: whether what it asks for is a fall-back.
    pub(super) fn fall_back(&mut self, sign: Sign) -> bool {
        let from = match std::mem::take(&mut self.fallbacks.lack) {
            Lack::Paper(group) => Some(group),
            // "Nếu không có thì nộp …".
            Lack::Unnamed(end) if sign.start <= end + 1 => self.last_group(),
            // "Nếu không có người làm chứng thì …": no paper, but without it there is none.
            Lack::Unnamed(_) => self.last_group().filter(|last| self.fallbacks.last == Some(*last)),
            // A verb behind the first one of a clause.
            Lack::Nothing | Lack::Condition => return false,
        };
        self.fallbacks.from = from;
        self.fallbacks.last = from.or(self.fallbacks.last);
        from.is_some()
    }

    /// "Giấy A được thay bằng giấy B": B falls back from A, where A was asked for.
    pub(super) fn instead(&mut self, sign: Sign) {
        let from = self.last_group().filter(|&group| {
            let named = self.named_before(sign);
            named
                .is_none_or(|(what, at)| self.last_of(group).any(|one| self.is_same(one, what, at)))
        });
        self.ask(sign);
        self.fallbacks.from = self.fallbacks.from.or(from);
        self.fallbacks.last = self.fallbacks.from.or(self.fallbacks.last);
    }

    /// "Giấy B thay cho giấy A": B falls back from A, where A was asked for right before it.
    pub(super) fn instead_of(&mut self, at: usize) {
        self.state.gate = Gate::Shut;
        let (Some(what), Some(&sign)) = (self.name_behind(at), self.signs.get(at + 1)) else {
            return;
        };
        let Some(group) = self.last_group().filter(|_| self.parse.asked.len() > self.run) else {
            return;
        };
        let fallbacks = self.last_of(group).count();
        let before = self.parse.asked.len().saturating_sub(fallbacks);
        let asked = before.checked_sub(1).and_then(|at| self.parse.asked.get(at)).copied();
        let Some(asked) = asked.filter(|one| self.is_same(one, what, sign)) else { return };
        for item in self.parse.asked.iter_mut().skip(before) {
            (item.group, item.fallback) = (asked.group, true);
        }
        self.group = asked.group;
    }

    /// The paper that stands right behind a sign.
    fn name_behind(&self, at: usize) -> Option<What> {
        match self.next_phrase(at)? {
            Meaning::Document(document) => Some(What::Known(document, Agreement::Exact)),
            Meaning::Cue(CueClass::PaperHead) => Some(What::Paper),
            _ => None,
        }
    }

    /// The last paper named before a sign that was not asked for, if it stands behind all that were.
    fn named_before(&self, sign: Sign) -> Option<(What, Sign)> {
        let asked = self.parse.asked.last().map_or(0, |last| last.sign.start);
        let named = self.parse.mentioned.last().filter(|one| one.sign.start > asked);
        named.filter(|one| one.sign.end <= sign.start).map(|one| (one.what, one.sign))
    }

    /// The group of the item asked for last.
    fn last_group(&self) -> Option<u16> {
        self.parse.asked.last().map(|item| item.group)
    }

    /// The items of the last group, the last first: they stand side by side at the end.
    fn last_of(&self, group: u16) -> impl Iterator<Item = &Item> {
        let of_group = move |item: &&Item| item.group == group;
        self.parse.asked.iter().rev().take_while(of_group).take(COMPARED)
    }

    /// Whether a name is that of an item: the same type, or words with which the item's begin where no
    /// type is known ("giấy tờ chứng minh" for "giấy tờ chứng minh quan hệ").
    fn is_same(&self, item: &Item, what: What, sign: Sign) -> bool {
        match (item.what, what) {
            (
                What::Known(one, _) | What::Form(Some(one)),
                What::Known(other, _) | What::Form(Some(other)),
            ) => one == other,
            (_, What::Known(..) | What::Form(Some(_)) | What::Attestation | What::Rest) => false,
            (_, What::Paper | What::Collection | What::Form(None)) => {
                let words = |sign: Sign| self.text.bases().get(sign.start..sign.end);
                words(item.sign)
                    .zip(words(sign))
                    .is_some_and(|(ours, named)| ours.starts_with(named))
            }
        }
    }
}
