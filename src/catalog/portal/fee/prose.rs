//! What the words beside an amount say of fees.
//!
//! The portal has one field for a number and one for words, and what does not fit the first is
//! typed into the second: tiers ("dưới 5 tấn: 50.000 đồng/giấy; …"), amounts paid beside others
//! ("sát hạch lý thuyết …, sát hạch thực hành …") and what is paid instead for some time ("bằng
//! 50% … đến hết ngày 31/12/2026"). The words that tell these apart are data: `fees` in
//! `procedures/knowledge/portal_words.json`.
//!
//! A text is cut into segments. A segment with a period, or with an instrument known to lower fees,
//! is a relief; the amounts of the others are charged. What depends on a quantity ("3.000
//! đồng/GT"), has a bound ("tối thiểu") or is a share of something else makes the text
//! [`Told::unclear`]: its amounts are not the fee.

use std::ops::Range;

use super::amounts::{self, Amount};
use super::periods::{self, Period};
use super::words::FeeWords;
use crate::catalog::{ChannelKind, Dong, Pays, Relief};
use crate::lower::lower;

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The amounts charged.
    pub(super) amounts: Vec<ToldAmount>,
    /// What is paid instead in certain times.
    pub(super) reliefs: Vec<ToldRelief>,
    /// The most that is paid, where the text says so.
    pub(super) at_most: Option<Dong>,
    /// Whether amounts depend on something that a dossier does not show.
    pub(super) unclear: bool,
    /// Whether it says of ways to submit what they cost.
    pub(super) says_channel: bool,
}

/// An amount charged.
#[derive(Debug, Clone)]
pub(super) struct ToldAmount {
    pub(super) value: u64,
    /// For which part of the work, where the parts are paid together.
    pub(super) part: Option<Box<str>>,
    /// The label it stands behind, such as "Lệ phí".
    pub(super) label: Option<Box<str>>,
    /// For whom.
    pub(super) case: Option<Box<str>>,
    /// Whether it is paid for each piece of something, or only bounds what is paid.
    pub(super) is_rate: bool,
    only: Option<ChannelKind>,
}

/// What is paid instead.
#[derive(Debug, Clone, Copy)]
pub(super) struct ToldRelief {
    pub(super) relief: Relief,
    /// By which channel only.
    pub(super) only: Option<ChannelKind>,
}

impl Told {
    /// What a text says of those who come by a channel.
    pub(super) fn of(text: &str, channel: ChannelKind, words: &FeeWords) -> Self {
        let mut told = Self::default();
        // Amounts, days and instruments have digits; without them only ways to submit are named.
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let small = lower(text);
        if !has_digits && words.channel_words(&small).next().is_none() {
            return told;
        }
        // Cases are quoted as written; the rare letter that changes its length is quoted small.
        let written = if small.len() == text.len() { text } else { &small };
        let mut part: Option<Box<str>> = None;
        let mut label: Option<Box<str>> = None;
        let mut in_shares = false;
        for range in segments(&small, words) {
            let (Some(segment), Some(written)) = (small.get(range.clone()), written.get(range))
            else {
                continue;
            };
            if let Some(length) = words.label(segment) {
                let name = written.get(..length).unwrap_or_default();
                label = Some(name.trim_end_matches([':', ' ']).into());
            }
            let before = told.amounts.len();
            told.segment(segment, written, words, &mut part, &mut in_shares);
            for amount in told.amounts.iter_mut().skip(before) {
                amount.label.clone_from(&label);
            }
        }
        told.keep(channel);
        told
    }

    fn segment(
        &mut self,
        segment: &str,
        written: &str,
        words: &FeeWords,
        part: &mut Option<Box<str>>,
        in_shares: &mut bool,
    ) {
        let only = words.channel(segment);
        self.says_channel |= only.is_some();
        let mut segment = segment;
        if let Some(period) = periods::of(segment, words).or_else(|| words.instrument_in(segment)) {
            let ahead = segment.get(..period.start).unwrap_or_default();
            // "quy định mức thu, miễn một số khoản phí" is the title of a circular, no waiver.
            let waived = words.ends_with_waiver(ahead);
            let pays = if waived { Pays::Amount(Dong::new(0)) } else { pays(segment, words) };
            let Period { from, until, .. } = period;
            self.reliefs.push(ToldRelief { relief: Relief { from, until, pays }, only });
            if !waived {
                return;
            }
            // What is waived for a time is charged otherwise: its amounts stand before the period.
            segment = ahead;
        }
        let found = amounts::of(segment, words);
        if words.label(segment).is_some() {
            (*part, *in_shares) = (None, false);
        }
        *in_shares |= words.names_shares(segment);
        if *in_shares {
            return;
        }
        if found.is_empty() {
            *part = words.part(segment).or_else(|| part.take());
            return;
        }
        let is_bounded = words.bounds.stand_in(segment);
        let ceiling = found.iter().rfind(|amount| words.is_ceiling(segment, amount.start));
        self.at_most = self.at_most.max(ceiling.map(|amount| Dong::new(amount.value)));
        let is_bounded = is_bounded || ceiling.is_some();
        self.unclear |=
            segment.contains('%') || is_bounded || found.iter().any(|amount| amount.per_quantity);
        let case = case(segment, written, &found, words);
        for (n, amount) in found.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|last| found.get(last)).map_or(0, |one| one.end);
            let after = found.get(n + 1).map_or(segment.len(), |next| next.start);
            let gap = |from: usize, to: usize| words.part(segment.get(from..to)?);
            // "Lý thuyết: 60.000 đồng" is more usual than "60.000 đồng (lý thuyết)".
            let own = gap(before, amount.start).or_else(|| gap(amount.end, after));
            *part = own.or_else(|| part.take());
            let (value, part, case) = (amount.value, part.clone(), case.clone());
            let is_rate = is_bounded || amount.per_quantity;
            self.amounts.push(ToldAmount { value, part, label: None, case, is_rate, only });
        }
    }

    /// Keeps what is for a channel: what names another one is dropped, unless nothing is left.
    fn keep(&mut self, channel: ChannelKind) {
        let holds = |only: Option<ChannelKind>| only.is_none_or(|only| only == channel);
        if self.amounts.iter().any(|amount| holds(amount.only)) {
            self.amounts.retain(|amount| holds(amount.only));
        }
        self.reliefs.retain(|relief| holds(relief.only));
        let mut parts = self.amounts.iter().map(|amount| &amount.part);
        let first = parts.next();
        if parts.all(|part| Some(part) == first) {
            // Of one part only there is nothing to be paid beside it.
            for amount in &mut self.amounts {
                amount.case = None;
            }
        }
    }
}

/// What is paid in a period: the one amount named, a percentage; otherwise unknown.
fn pays(segment: &str, words: &FeeWords) -> Pays {
    match amounts::of(segment, words).as_slice() {
        [one] if !one.per_quantity => Pays::Amount(Dong::new(one.value)),
        [] => words.percent(segment).map_or(Pays::Unknown, Pays::Percent),
        _ => Pays::Unknown,
    }
}

/// For whom a segment is, when it begins so: the words up to the colon or the first amount.
fn case(segment: &str, written: &str, found: &[Amount], words: &FeeWords) -> Option<Box<str>> {
    let marks = |c: char| !c.is_alphabetic();
    let begin = segment.len() - segment.trim_start_matches(marks).len();
    if !words.opens_case(segment.get(begin..)?) {
        return None;
    }
    let first = found.first().map_or(segment.len(), |amount| amount.start);
    let end = segment.get(begin..first)?.find(':').map_or(first, |at| begin + at);
    Some(written.get(begin..end)?.trim().into())
}

/// Where a text pauses: behind full stops, semicolons and marks of lists, before labels.
fn segments(text: &str, words: &FeeWords) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = vec![0];
    let mut skip = 0;
    for (at, letter) in text.char_indices() {
        let mark = matches!(letter, '\n' | ';' | '.' | '-' | '+' | '•');
        // Nearly all letters are neither; only the others are looked at with what is around them.
        if !mark && (at < skip || !words.may_begin_label(letter)) {
            continue;
        }
        let end = at + letter.len_utf8();
        let (Some(ahead), Some(rest)) = (text.get(..at), text.get(at..)) else { continue };
        let spaced = || text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let pauses = match letter {
            '\n' | ';' => true,
            '.' => spaced(),
            '-' | '+' | '•' => {
                spaced() && (ahead.is_empty() || ahead.ends_with([' ', '\n', '.', ':']))
            }
            _ => false,
        };
        if pauses {
            cuts.push(end);
        } else if at >= skip
            && !ahead.ends_with(char::is_alphabetic)
            && let Some(label) = words.label(rest)
        {
            cuts.push(at);
            skip = at + label;
        }
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect()
}
