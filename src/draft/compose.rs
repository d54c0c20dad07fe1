//! From the paragraphs of a text file to blocks: slots filled, articles, clauses and sections numbered.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Block, Run, Runs, Style};
use super::texts::{Item, ItemStyle, When};
use super::{Blank, BlankKind, Book};
use crate::roman::roman;

/// Fills texts.
pub(super) struct Composer<'a> {
    pub(super) book: &'a Book,
    /// The word for an article.
    pub(super) article: &'a str,
    /// What each slot holds.
    pub(super) slots: BTreeMap<&'a str, Runs>,
    /// What holds.
    pub(super) holds: BTreeSet<When>,
}

impl Composer<'_> {
    /// Whether something is there.
    pub(super) fn holds(&self, when: When) -> bool {
        when == When::Always || self.holds.contains(&when)
    }

    /// A text with its slots filled; what nothing fills is a blank.
    pub(super) fn fill(&self, text: &str) -> Runs {
        self.fill_with(text, &[])
    }

    /// The same with more slots.
    pub(super) fn fill_with(&self, text: &str, more: &[(&str, Runs)]) -> Runs {
        let mut runs = Runs::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            push_text(&mut runs, before);
            let Some((slot, after)) = behind.split_once('}') else {
                push_text(&mut runs, "{");
                rest = behind;
                continue;
            };
            match slot.strip_prefix('#') {
                Some(id) => runs.push(self.figure(id)),
                None => {
                    let own = more.iter().find(|(name, _)| *name == slot).map(|(_, runs)| runs);
                    match own.or_else(|| self.slots.get(slot)) {
                        Some(filled) => filled.iter().for_each(|run| push(&mut runs, run.clone())),
                        None => runs.push(Blank::of(BlankKind::Text).into()),
                    }
                }
            }
            rest = after;
        }
        push_text(&mut runs, rest);
        runs
    }

    /// A figure by name, or the blank for one that is not known.
    pub(super) fn figure(&self, id: &str) -> Run {
        match self.book.find(id) {
            Some(figure) => figure.into(),
            None => Blank::of(BlankKind::Figure).into(),
        }
    }

    /// The blocks of a body; `insert` makes what is made of measures.
    pub(super) fn body(&self, items: &[Item], insert: impl Fn(&Item) -> Vec<Block>) -> Vec<Block> {
        let items: Vec<&Item> = items.iter().filter(|item| self.holds(item.when)).collect();
        let mut blocks = Vec::new();
        let (mut article, mut section) = (0, 0);
        for (at, item) in items.iter().enumerate() {
            let Some(style) = item.style else {
                blocks.extend(insert(item));
                continue;
            };
            let runs = self.fill(item.text.as_deref().unwrap_or_default());
            match style {
                ItemStyle::Article => {
                    article += 1;
                    let runs = numbered(format!("{} {article}. ", self.article), runs);
                    blocks.push(Block::of(Style::Article, runs));
                }
                ItemStyle::Lead => {
                    article += 1;
                    let mut lead = vec![Run::Strong(format!("{} {article}.", self.article))];
                    lead.extend(numbered(" ".to_owned(), runs));
                    blocks.push(Block::of(Style::Lead, lead));
                }
                ItemStyle::Clause => {
                    let runs = match clause(&items, at) {
                        Some(number) => numbered(format!("{number}. "), runs),
                        None => runs,
                    };
                    blocks.push(Block::of(Style::Clause, runs));
                }
                ItemStyle::Heading => {
                    section += 1;
                    let runs = numbered(format!("{}. ", counted(section)), runs);
                    blocks.push(Block::of(Style::Section, runs));
                }
                ItemStyle::Addressee => blocks.push(Block::of(Style::Addressee, runs)),
                ItemStyle::Basis => blocks.push(Block::of(Style::Basis, runs)),
                ItemStyle::Decides => blocks.push(Block::of(Style::Decides, runs)),
                ItemStyle::Body => blocks.push(Block::of(Style::Body, runs)),
                ItemStyle::Part => blocks.push(Block::of(Style::PartLabel, runs)),
                ItemStyle::PartTitle => blocks.push(Block::of(Style::PartTitle, runs)),
            }
        }
        blocks
    }
}

/// The number of a clause within its article; `None` for one that is alone, which bears none.
fn clause(items: &[&Item], at: usize) -> Option<usize> {
    let is = |item: &&&Item| item.style == Some(ItemStyle::Clause);
    let before = items.get(..at)?.iter().rev().take_while(is).count();
    let behind = items.get(at + 1..)?.iter().take_while(is).count();
    (before + behind > 0).then_some(before + 1)
}

/// Runs with words in front of them.
fn numbered(number: String, runs: Runs) -> Runs {
    let mut all = vec![Run::Text(number)];
    runs.into_iter().for_each(|run| push(&mut all, run));
    all
}

/// Adds words, joined to words before them.
fn push_text(runs: &mut Runs, text: &str) {
    if !text.is_empty() {
        push(runs, Run::Text(text.to_owned()));
    }
}

fn push(runs: &mut Runs, run: Run) {
    match (runs.last_mut(), run) {
        (Some(Run::Text(before)), Run::Text(text)) => before.push_str(&text),
        (_, run) => runs.push(run),
    }
}

/// Runs that follow one another, with words between them.
pub(super) fn joined(all: Vec<Runs>, between: &str) -> Runs {
    let mut runs = Runs::new();
    for (n, one) in all.into_iter().enumerate() {
        if n > 0 {
            push_text(&mut runs, between);
        }
        one.into_iter().for_each(|run| push(&mut runs, run));
    }
    runs
}

/// Where a part of a text stands, in Roman figures.
pub(super) fn counted(position: usize) -> String {
    roman(u32::try_from(position).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::said;

    fn item(style: ItemStyle, text: &str, when: When) -> Item {
        Item { style: Some(style), text: Some(text.into()), insert: None, when, source: None }
    }

    #[test]
    fn articles_and_clauses_are_numbered_without_those_that_are_not_there() {
        use ItemStyle::{Article, Clause};
        let items = [
            item(Article, "Một", When::Always),
            item(Clause, "a {x}", When::Cuts),
            item(Clause, "b {y}", When::Always),
            item(Article, "Hai", When::Always),
            item(Clause, "c", When::Always),
            item(Clause, "d", When::Always),
        ];
        let book = Book::default();
        let slots = BTreeMap::from([("y", vec![Run::Text("ca".into())])]);
        let holds = BTreeSet::new();
        let composer = Composer { book: &book, article: "Điều", slots, holds };
        let blocks = composer.body(&items, |_| vec![]);
        let told: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(one) => said(&one.runs),
                _ => String::new(),
            })
            .collect();
        assert_eq!(told, ["Điều 1. Một", "b ca", "Điều 2. Hai", "1. c", "2. d"]);
        assert_eq!(said(&composer.fill("{x} {#cost/before}")), "[…] […]");
    }
}
