//! Fees as the portal prints them.
//!
//! The portal prints "Miễn phí" or 0 wherever no number was typed. Whether that means free of
//! charge, that a province sets the amount, or that nobody said, stands in the words beside it:
//!
//! | number | words beside it              | read as                 |
//! |--------|------------------------------|-------------------------|
//! | 0      | none, or "không…"            | free                    |
//! | any    | "Hội đồng nhân dân…"         | set by the province     |
//! | 0 or too small | amounts of their own | listed, those amounts   |
//! | 0      | anything else                | listed, amount unknown  |
//! | > 0    | another currency, or small and such a currency in the note | listed, amount unknown |
//! | > 0    | the same, for each piece of something or as a bound | listed, amount unknown |
//! | > 0    | amounts of their own         | listed, all of them     |
//! | > 0    | anything else                | listed                  |
//! | none   | anything else                | unknown                 |
//!
//! What the words say beyond that is read in `prose`; what the channels of one procedure say
//! together, in `pool`.

mod amounts;
mod periods;
mod pool;
mod prose;
mod words;

pub(super) use pool::{Slip, pool};
pub(super) use words::FeeWords;
pub use words::{FeePhrases, Instruments, Multiple, Multiples, Part, Parts, ReliefInstrument};

use self::prose::Told;
use super::record::FeeItem as RawItem;
use super::words::Words;
use crate::catalog::text::{clean, kept, kept_unless_empty};
use crate::catalog::{ChannelKind, Dong, Fee, FeeItem, Pays, Relief};
use crate::lower::lower;

/// The fee of one channel, with what its words say beyond it.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// The fee.
    pub(super) fee: Fee,
    /// The first amount too small to be meant in đồng.
    pub(super) small: Option<u64>,
    /// What its words say of the way in and of the work.
    pub(super) said: Said,
}

/// What the words on a fee say beyond its amounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Whether the fee depends on the way in.
    says_channel: bool,
    /// Whether each amount listed is for a part of the work.
    of_parts: bool,
}

impl Read {
    /// Whether its words are about ways to submit, so that it is of one channel only.
    pub(super) fn says_channel(&self) -> bool {
        self.said.says_channel
    }

    fn plain(fee: Fee) -> Self {
        Self { fee, small: None, said: Said { says_channel: false, of_parts: true } }
    }
}

/// Reads the fee of a channel.
pub(super) fn read(text: &str, items: &[RawItem<'_>], channel: ChannelKind, words: &Words) -> Read {
    let text = clean(text);
    let mut lines: Vec<Line> = Vec::new();
    if items.is_empty() {
        if text.is_empty() {
            return Read::plain(Fee::Unknown);
        }
        if words.free.has(&text) {
            return Read::plain(Fee::Free);
        }
        lines.extend(Line::of_text(&text, words));
    } else {
        lines.extend(items.iter().map(|item| Line::of_item(item, &text, items.len(), words)));
    }
    if words.set_by_province.stand_in(&text) || lines.iter().any(|line| line.by_province) {
        let items = lines.into_iter().filter(|line| line.number != Some(0)).map(|line| line.item);
        return Read::plain(Fee::SetByProvince(items.collect()));
    }
    if lines.is_empty() {
        return Read::plain(Fee::Unknown);
    }
    if lines.iter().all(|line| line.free) {
        return Read::plain(Fee::Free);
    }
    let mut says_channel = false;
    let mut read: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        says_channel |= line.with_prose(channel, words, &mut read);
    }
    let small = read.iter().find_map(|line| line.small(words));
    let of_parts = read.iter().all(|line| line.of_part);
    let said = Said { says_channel, of_parts };
    Read { fee: Fee::Listed(with_exemptions(read)), small, said }
}

/// One amount, before it is seen together with the others.
#[derive(Clone)]
struct Line {
    item: FeeItem,
    /// The number printed.
    number: Option<u64>,
    free: bool,
    by_province: bool,
    of_part: bool,
}

impl Line {
    fn of_item(raw: &RawItem<'_>, text: &str, of: usize, words: &Words) -> Self {
        let number = raw.amount_vnd.0.and_then(|amount| u64::try_from(amount).ok());
        // Only the words keep an amount that is not in đồng; they are the item's if it is the only one.
        let said = if number.is_none() && of == 1 { text } else { &raw.note };
        Self::new(&raw.kind, number, said, words)
    }

    /// A text such as "Lệ phí : 70.000 Đồng - Cấp lại…".
    fn of_text(text: &str, words: &Words) -> Option<Self> {
        // A label is short; a colon further on belongs to a sentence.
        const LONGEST_LABEL: usize = 40;
        let (label, rest) = match text.split_once(':') {
            Some((label, rest)) if label.len() <= LONGEST_LABEL => (label, rest.trim_start()),
            _ => ("", text),
        };
        let label = if words.free.has(label) { "" } else { label };
        if let Some((_, note)) = rest.split_once('(').filter(|(free, _)| words.free.has(free)) {
            return Some(Self::new(label, Some(0), note.trim_end_matches(')'), words));
        }
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(rest.len());
        let (digits, rest) = rest.split_at_checked(end)?;
        let number = amounts::whole(digits)?;
        let rest = rest.trim_start();
        let behind = longest_unit(rest, words)?;
        match behind {
            Some(note) => Some(Self::new(label, Some(number), unbracketed(note), words)),
            None => Some(Self::new(label, None, text, words)),
        }
    }

    fn new(label: &str, number: Option<u64>, said: &str, words: &Words) -> Self {
        let note = kept_unless_empty(said);
        let in_other_currency = || contains_word(&lower(said), &words.other_currencies);
        let amount = match number {
            Some(0) | None => None,
            Some(small) if small < words.smallest_fee && in_other_currency() => None,
            Some(number) => Some(Dong::new(number)),
        };
        Self {
            free: number == Some(0) && note.as_deref().is_none_or(|note| words.nothing.has(note)),
            by_province: words.set_by_province.stand_in(said),
            number,
            of_part: false,
            item: FeeItem {
                name: kept(label),
                amount,
                at_most: None,
                case: None,
                reliefs: Vec::new(),
                note,
            },
        }
    }

    /// Adds the amounts that the number and the words state together; says whether the words are
    /// about ways to submit.
    ///
    /// A number that the words repeat is one of theirs. One that they do not repeat may be a slip
    /// or one more case; both figures are kept, so that the range shows the doubt.
    fn with_prose(self, channel: ChannelKind, words: &Words, lines: &mut Vec<Self>) -> bool {
        let is_fee = |number: &u64| *number >= words.smallest_fee;
        let printed = self.item.amount.map(Dong::amount).filter(is_fee);
        let Some(note) = self.item.note.as_deref().filter(|note| may_say_more(note)) else {
            lines.push(self);
            return false;
        };
        let told = match printed {
            // "4.000.000" and "Đồng (Hệ thống)": the words go on where the number ended.
            Some(number) if longest_unit(note, words).is_some_and(|rest| rest.is_some()) => {
                Told::of(&format!("{number} {note}"), channel, &words.fees)
            }
            _ => Told::of(note, channel, &words.fees),
        };
        let rate = |one: &prose::ToldAmount| one.is_rate && Some(one.value) == printed;
        if told.amounts.iter().any(rate) {
            // "2.000 đồng/trang", "tối đa 200.000 đồng": what a dossier pays is not told.
            let item = FeeItem { amount: None, at_most: told.at_most, ..self.item };
            lines.push(Self { item, ..self });
            return told.says_channel;
        }
        let in_words = if told.unclear { &[] } else { told.amounts.as_slice() };
        let repeated = in_words.iter().any(|one| Some(one.value) == printed);
        let reliefs = reliefs(&told, in_words.len());
        let mut add = |amount: Option<u64>, of: Named<'_>, case: Option<&str>| {
            let mut line = self.clone();
            line.of_part = of.part.is_some();
            let own = &self.item.name;
            // Words repeat the name of the field; without one a label tells nothing apart.
            let other = |label: &&str| !own.is_empty() && lower(label) != lower(own);
            let name = of.part.or(of.label.filter(other));
            // A figure that a relief names as well is the lower one; the usual one is not told.
            let lowered =
                |amount: u64| reliefs.iter().any(|one| one.pays == Pays::Amount(Dong::new(amount)));
            line.item.amount = match amount {
                Some(amount) if lowered(amount) => None,
                Some(amount) => Some(Dong::new(amount)),
                None if reliefs.is_empty() => line.item.amount,
                None => None,
            };
            if let Some(name) = name {
                line.item.name = name.into();
            }
            line.item.case = case.map(Into::into);
            line.item.at_most = told.at_most.filter(|_| line.item.amount.is_none());
            line.item.reliefs.clone_from(&reliefs);
            let same = |other: &Self| {
                let key = |item: &FeeItem| (item.name.clone(), item.amount, item.case.clone());
                key(&other.item) == key(&line.item) && line.item.amount.is_some()
            };
            if !lines.iter().any(same) {
                // The words are quoted once.
                if lines.iter().any(|other| other.item.note == line.item.note) {
                    line.item.note = None;
                }
                lines.push(line);
            }
        };
        if !repeated && (printed.is_some() || in_words.is_empty()) {
            // A figure that contradicts the first one in words is of the same part of the work;
            // behind a label of their own the words speak of another fee.
            let part = match in_words.first() {
                Some(first) if first.label.is_none() => first.part.clone(),
                Some(_) => {
                    let own = lower(words.fees.before_labels(note));
                    let label = || words.fees.part(&lower(&self.item.name));
                    words.fees.part(&own).or_else(label)
                }
                None => words.fees.part(&lower(note)),
            };
            add(printed, Named { part: part.as_deref(), label: None }, None);
        }
        for one in in_words {
            let of = Named { part: one.part.as_deref(), label: one.label.as_deref() };
            add(Some(one.value), of, one.case.as_deref());
        }
        told.says_channel
    }

    fn small(&self, words: &Words) -> Option<u64> {
        self.item.amount.map(Dong::amount).filter(|&amount| amount < words.smallest_fee)
    }
}

/// What names an amount in words.
#[derive(Clone, Copy)]
struct Named<'t> {
    /// The part of the work.
    part: Option<&'t str>,
    /// The label that it stands behind.
    label: Option<&'t str>,
}

/// What is paid instead of the amounts of one text. One figure for several amounts leaves open
/// whose it is.
fn reliefs(told: &Told, amounts: usize) -> Vec<Relief> {
    let one = |relief: &prose::ToldRelief| match relief.relief.pays {
        Pays::Amount(amount) if amounts > 1 && amount.amount() > 0 => {
            Relief { pays: Pays::Unknown, ..relief.relief }
        }
        Pays::Amount(_) | Pays::Percent(_) | Pays::Unknown => relief.relief,
    };
    told.reliefs.iter().map(one).collect()
}

/// Whether a note may name amounts, periods or parts: cheap, and mostly no.
fn may_say_more(note: &str) -> bool {
    const SHORTEST: usize = 8;
    note.len() >= SHORTEST
}

/// Beside a positive amount, a zero is an exemption that the source states: it is known.
fn with_exemptions(lines: Vec<Line>) -> Vec<FeeItem> {
    let any_positive = lines.iter().any(|line| line.item.amount.is_some());
    let exempt = |line: &Line| any_positive && line.number == Some(0) && line.item.amount.is_none();
    lines
        .into_iter()
        .map(|line| {
            let amount = if exempt(&line) { Some(Dong::new(0)) } else { line.item.amount };
            FeeItem { amount, ..line.item }
        })
        .collect()
}

/// What follows the currency: `Some(Some(rest))` behind đồng or nothing, `Some(None)` behind
/// another currency, `None` when the number is of something else.
fn longest_unit<'a>(rest: &'a str, words: &Words) -> Option<Option<&'a str>> {
    if rest.is_empty() {
        return Some(Some(rest));
    }
    // "Việt Nam đồng" is the longest spelling: three words.
    let ends = rest.match_indices(|c: char| c.is_whitespace() || matches!(c, '(' | ';' | '/'));
    let mut ends: Vec<_> = ends.map(|(at, _)| at).take(3).collect();
    ends.push(rest.len());
    for (unit, behind) in ends.iter().filter_map(|&end| rest.split_at_checked(end)) {
        if words.dong.has(unit) {
            return Some(Some(behind));
        }
    }
    contains_word(&lower(rest), &words.other_currencies).then_some(None)
}

fn unbracketed(note: &str) -> &str {
    let note = note.trim();
    note.strip_prefix('(').and_then(|note| note.strip_suffix(')')).unwrap_or(note)
}

/// Whether a lower-case text has one of the words, not as a part of a longer one.
fn contains_word(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| {
        text.match_indices(word.as_str()).any(|(at, _)| {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let behind = text.get(at + word.len()..).and_then(|tail| tail.chars().next());
            [before, behind].into_iter().flatten().all(|c| !c.is_alphabetic())
        })
    })
}

#[cfg(test)]
mod tests;
