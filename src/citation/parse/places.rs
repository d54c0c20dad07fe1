//! Places: from the steps as they are named to the way from the largest.

use super::Parser;
use crate::citation::grammar::Link;
use crate::citation::label::Label;
use crate::citation::place::{Level, Place, Step};
use crate::citation::token::Sign;

/// More places than any citation names; beyond them a span is taken for a fault.
const MOST: usize = 200;

/// Steps in the order of the words, the smallest first; several labels at one level are several places.
type Chain = Vec<(Level, Vec<Option<Label>>)>;

impl Parser<'_, '_> {
    /// The places at this position; none where none begins.
    pub(super) fn places(&mut self) -> Vec<Place> {
        let mut chains: Vec<Chain> = Vec::new();
        loop {
            let before = self.at;
            if !chains.is_empty() {
                self.skip_joints();
            }
            let chain = self.chain();
            if chain.is_empty() {
                self.at = before;
                break;
            }
            chains.push(chain);
        }
        complete(&mut chains);
        let places: Vec<Place> = chains.iter().flat_map(expand).collect();
        if places.len() <= MOST { places } else { Vec::new() }
    }

    /// Steps that lead from the smallest to the largest: "điểm b khoản 1 Điều 10".
    fn chain(&mut self) -> Chain {
        let mut chain = Chain::new();
        loop {
            let before = self.at;
            let last = chain.last().map(|(level, _)| *level);
            if last.is_some() {
                let comma = self.eat(Sign::Comma);
                // An article ends its place; what follows behind a comma is another one.
                if comma && last == Some(Level::Article) {
                    self.at = before;
                    return chain;
                }
                if let Some((_, end)) = self.grammar.links.at(&self.tokens, self.at) {
                    self.at = end;
                }
            }
            match self.step() {
                Some((level, labels)) if last.is_none_or(|last| last < level) => {
                    chain.push((level, labels));
                }
                _ => {
                    self.at = before;
                    return chain;
                }
            }
        }
    }

    /// One step with its labels.
    fn step(&mut self) -> Option<(Level, Vec<Option<Label>>)> {
        let mut at = self.at;
        if let Some(((), end)) = self.grammar.each.at(&self.tokens, at) {
            at = end;
        }
        let (level, end) = self.grammar.levels.at(&self.tokens, at)?;
        if level == Level::Enclosed {
            let (title, end) = self.title(at, |parser, at| parser.is_issued_with(at))?;
            if !self.is_issued_with(end) {
                return None;
            }
            self.at = end;
            return Some((level, vec![Some(Label::Title(title))]));
        }
        let mut end = end;
        if let Some(((), behind)) = self.grammar.number.at(&self.tokens, end) {
            end = behind;
        }
        if let Some(label) = self.label(level, end) {
            self.at = end + 1;
            let mut labels = vec![Some(label)];
            self.more_labels(level, &mut labels)?;
            return Some((level, labels));
        }
        let labels = match level {
            Level::List => {
                let title = self.title(end, |parser, at| parser.stops_title(at));
                self.at = title.as_ref().map_or(end, |(_, end)| *end);
                vec![title.map(|(title, _)| Label::Title(title))]
            }
            Level::Annex => {
                self.at = end;
                vec![None]
            }
            _ => return None,
        };
        Some((level, labels))
    }

    fn label(&self, level: Level, at: usize) -> Option<Label> {
        let Sign::Word(word) = self.tokens.get(at)?.is else { return None };
        let label = Label::of(word, level)?;
        // The code of a form may have its letter apart: "06 B".
        if level == Level::Form
            && let Some(Sign::Word(behind)) = self.tokens.get(at + 1).map(|token| token.is)
            && behind.len() == 1
            && behind.starts_with(|c: char| c.is_ascii_uppercase())
        {
            return Label::of(&format!("{word}{behind}"), level);
        }
        Some(label)
    }

    /// Labels of the same level: "điểm b, c", "điểm a và b", "mục 3 đến mục 5".
    fn more_labels(&mut self, level: Level, labels: &mut Vec<Option<Label>>) -> Option<()> {
        if level == Level::Form && self.letter_apart() {
            self.at += 1;
        }
        loop {
            let before = self.at;
            let span = self.grammar.up_to.at(&self.tokens, self.at).map(|((), end)| end);
            match span {
                Some(end) => self.at = end,
                None if !self.skip_joints() => return Some(()),
                None => {}
            }
            // A word of the level may be said again in a span only: elsewhere it begins a place.
            let named = self.grammar.levels.at(&self.tokens, self.at);
            match (span, named) {
                (Some(_), Some((again, end))) if again == level => self.at = end,
                (_, None) => {}
                _ => {
                    self.at = before;
                    return Some(());
                }
            }
            let Some(label) = self.label(level, self.at) else {
                self.at = before;
                return Some(());
            };
            self.at += 1;
            match span {
                Some(_) => fill(labels, &label)?,
                None => labels.push(Some(label)),
            }
        }
    }

    /// Whether the letter of a form's code stands here, apart from its number.
    fn letter_apart(&self) -> bool {
        let Some(Sign::Word(word)) = self.tokens.get(self.at).map(|token| token.is) else {
            return false;
        };
        word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// The words from a position up to where they stop, and that position; `None` without words.
    pub(super) fn title(
        &self,
        from: usize,
        stops: impl Fn(&Self, usize) -> bool,
    ) -> Option<(Box<str>, usize)> {
        let mut words: Vec<String> = Vec::new();
        let mut at = from;
        while let Some(token) = self.tokens.get(at) {
            if at > from && stops(self, at) {
                break;
            }
            match (token.is, words.last_mut()) {
                (Sign::Word(word), _) => words.push(word.to_owned()),
                (Sign::Comma, Some(last)) => last.push(','),
                _ => break,
            }
            at += 1;
        }
        // A comma at the end joins what follows.
        let ends_in_comma = words.last().is_some_and(|word| word.ends_with(','));
        let title = words.join(" ");
        let title = title.trim_end_matches(',');
        (!title.is_empty()).then(|| (title.into(), at - usize::from(ends_in_comma)))
    }

    fn is_issued_with(&self, at: usize) -> bool {
        matches!(self.grammar.links.at(&self.tokens, at), Some((Link::IssuedWith, _)))
    }

    /// Whether the title of a list or the name of a text ends before a position.
    pub(super) fn stops_title(&self, at: usize) -> bool {
        let at = match self.tokens.get(at).map(|token| token.is) {
            Some(Sign::Comma) => at + 1,
            _ => self.grammar.and.at(&self.tokens, at).map_or(at, |((), end)| end),
        };
        self.is_issued_with(at)
            || self.relation_at(at).is_some()
            || self.place_begins(at)
            || self.text_begins(at)
            || self.year_begins(at)
    }

    /// Whether a word of a level with its label stands at a position.
    pub(super) fn place_begins(&self, at: usize) -> bool {
        let Some((level, end)) = self.grammar.levels.at(&self.tokens, at) else { return false };
        let end = self.grammar.number.at(&self.tokens, end).map_or(end, |((), end)| end);
        self.label(level, end).is_some() || level == Level::Annex
    }
}

/// Fills a span up to its last label; `None` where the labels do not lead there.
fn fill(labels: &mut Vec<Option<Label>>, last: &Label) -> Option<()> {
    while labels.last()?.as_ref()? != last {
        let next = labels.last()?.as_ref()?.next()?;
        if labels.len() > MOST || next > *last {
            return None;
        }
        labels.push(Some(next));
    }
    Some(())
}

/// Adds to each chain that stops short what the next one says beyond it: in "khoản 1 và điểm c khoản 2
/// Điều 90" the first clause is of the article, too. Where nothing follows, the words may come from the
/// largest down: "Điều 8, khoản 2".
fn complete(chains: &mut Vec<Chain>) {
    for at in (0..chains.len().saturating_sub(1)).rev() {
        let (front, behind) = chains.split_at_mut(at + 1);
        let (Some(chain), Some(next)) = (front.last_mut(), behind.first()) else { continue };
        let Some(top) = chain.last().map(|(level, _)| *level) else { continue };
        if !top.is_complete() {
            chain.extend(next.iter().filter(|(level, _)| *level > top).cloned());
        }
    }
    let mut at = 1;
    while at < chains.len() {
        let (front, behind) = chains.split_at_mut(at);
        let (Some(large), Some(small)) = (front.last(), behind.first_mut()) else { break };
        let top = small.last().map(|(level, _)| *level);
        let floor = large.first().map(|(level, _)| *level);
        let stops_short = top.is_some_and(|top| !top.is_complete());
        if stops_short && top < floor {
            small.extend(large.iter().cloned());
            chains.remove(at - 1);
        } else {
            at += 1;
        }
    }
}

/// The places of a chain, one for each choice of labels.
fn expand(chain: &Chain) -> Vec<Place> {
    let mut ways: Vec<Vec<Step>> = vec![Vec::new()];
    for (level, labels) in chain.iter().rev() {
        let longer = ways.iter().flat_map(|way| {
            labels.iter().map(move |label| {
                let step = Step { level: *level, label: label.clone() };
                way.iter().cloned().chain([step]).collect()
            })
        });
        ways = longer.take(MOST + 1).collect();
    }
    ways.into_iter().filter_map(Place::new).collect()
}
