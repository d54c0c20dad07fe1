//! What the headings of a dossier say beyond the name of its procedure: which of several cases is
//! the usual one, and whose an amount of the fee is.
//!
//! | what is told                                             | what follows                     |
//! |----------------------------------------------------------|----------------------------------|
//! | a heading says no more than the name of the procedure    | its case is the usual one        |
//! | else, amounts of the fee name the cases of some headings | the usual case is one of these   |
//! | an amount names the case of another heading              | the usual dossier does not pay it |
//!
//! Nobody publishes how many dossiers follow which case. Authors head the usual case with the name of
//! the procedure and the others with what sets them apart; and what the law prices, people file.

use std::collections::BTreeSet;

use crate::catalog::text::key;
use crate::catalog::{Channel, Fee, FeeItem, Procedure};
use crate::cost::words::CostWords;

/// The headings of one dossier, each by its own words.
#[derive(Clone, Debug, Default)]
pub(super) struct Headings {
    /// By heading: its words beyond the name of the procedure and those that any heading may have.
    own: Vec<BTreeSet<Box<str>>>,
    /// The cases that amounts of the fee name, each once.
    priced: Vec<BTreeSet<Box<str>>>,
    /// The heading of the usual dossier; `None` when it has none.
    pub(super) usual: Option<usize>,
}

impl Headings {
    pub(super) fn of(procedure: &Procedure, words: &CostWords) -> Self {
        let items = |channel: &Channel| listed(&channel.fee).len();
        let one_amount = || procedure.channels.iter().all(|channel| items(channel) < 2);
        match procedure.cases.len() {
            0 => return Self::default(),
            // Of one heading and one amount there is nothing to tell apart.
            1 if one_amount() => return Self::default(),
            _ => {}
        }
        let name = key(&procedure.name);
        let mut of_name: Vec<&str> = name.split(' ').collect();
        of_name.sort_unstable();
        // Few words of a heading are its own, so only these are kept.
        let own = |heading: &str| -> BTreeSet<Box<str>> {
            let heading = key(heading);
            let all = heading.split(' ').filter(|word| !word.is_empty());
            let own = all.filter(|word| of_name.binary_search(word).is_err());
            own.filter(|word| !words.frames_headings(word)).map(Into::into).collect()
        };
        let items = procedure.channels.iter().flat_map(|channel| listed(&channel.fee));
        let mut cases: Vec<&str> = items.filter_map(|item| item.case.as_deref()).collect();
        cases.sort_unstable();
        cases.dedup();
        Self {
            own: procedure.cases.iter().map(|case| own(&case.name)).collect(),
            priced: cases.into_iter().map(words_of).collect(),
            usual: None,
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// Whether a heading says no more than the name of the procedure.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.own.get(at).is_some_and(BTreeSet::is_empty)
    }

    /// Which of the cases that amounts name is that of a heading.
    pub(super) fn priced(&self, at: usize) -> Option<usize> {
        self.priced.iter().position(|label| self.is_named_in(at, label))
    }

    /// Of the amounts of a channel, those that the usual dossier may pay: its own, where the words
    /// beside an amount name its heading; otherwise all that name no other.
    pub(super) fn usual_of<'i>(&self, items: &'i [FeeItem]) -> Vec<&'i FeeItem> {
        let headings = 0..self.own.len();
        let is_own = |at: usize| self.usual == Some(at);
        let labels: Vec<BTreeSet<Box<str>>> = items.iter().map(label).collect();
        let all = || items.iter().zip(&labels);
        let named = |label: &BTreeSet<Box<str>>, own: bool| {
            headings.clone().any(|at| is_own(at) == own && self.is_named_in(at, label))
        };
        let mut kept: Vec<&FeeItem> =
            all().filter(|(_, label)| named(label, true)).map(|(item, _)| item).collect();
        if kept.is_empty() {
            kept.extend(all().filter(|(_, label)| !named(label, false)).map(|(item, _)| item));
        }
        kept
    }

    fn is_named_in(&self, at: usize, label: &BTreeSet<Box<str>>) -> bool {
        self.own.get(at).is_some_and(|own| !own.is_empty() && own.is_subset(label))
    }
}

/// Whose an amount is: as stated, otherwise what the words beside it begin with, up to a colon; a
/// long note speaks of many things.
fn label(item: &FeeItem) -> BTreeSet<Box<str>> {
    const LONGEST: usize = 120;
    let begins = || Some(item.note.as_deref()?.split_once(':')?.0);
    let begins = || begins().filter(|label| label.len() <= LONGEST);
    item.case.as_deref().or_else(begins).map(words_of).unwrap_or_default()
}

pub(super) fn words_of(text: &str) -> BTreeSet<Box<str>> {
    key(text).split(' ').filter(|word| !word.is_empty()).map(Into::into).collect()
}

fn listed(fee: &Fee) -> &[FeeItem] {
    match fee {
        Fee::Listed(items) => items,
        Fee::Free | Fee::SetByProvince(_) | Fee::Unknown => &[],
    }
}
