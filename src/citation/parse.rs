//! From words to a citation.

mod places;
mod texts;

use super::grammar::Grammar;
use super::place::Place;
use super::token::{Sign, Token, tokens};
use super::{Citation, Cited, Source};

/// Where a citation could not be read on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no citation from byte {at} on: {rest}")]
pub struct Unread {
    /// Byte offset in the text (NFC).
    pub at: usize,
    /// What stands there, to the end.
    pub rest: String,
}

/// A position among the words of a text.
struct Parser<'g, 't> {
    grammar: &'g Grammar,
    tokens: Vec<Token<'t>>,
    at: usize,
}

pub(super) fn citation(grammar: &Grammar, text: &str) -> Result<Citation, Unread> {
    let mut parser = Parser { grammar, tokens: tokens(text), at: 0 };
    match parser.citation() {
        Some(citation) if parser.is_over() && !citation.0.is_empty() => Ok(citation),
        _ => Err(parser.unread(text)),
    }
}

pub(super) fn places(grammar: &Grammar, text: &str) -> Result<Vec<Place>, Unread> {
    let mut parser = Parser { grammar, tokens: tokens(text), at: 0 };
    parser.skip_joints();
    let found = parser.places();
    parser.skip_joints();
    if parser.is_over() && !found.is_empty() { Ok(found) } else { Err(parser.unread(text)) }
}

/// The sources in prose, each from the first word of its first place on.
pub(super) fn find(grammar: &Grammar, text: &str) -> Vec<Source> {
    let mut parser = Parser { grammar, tokens: tokens(text), at: 0 };
    let mut found = Vec::new();
    while !parser.is_over() {
        let here = parser.at;
        let source = if parser.place_begins(here) { parser.source() } else { None };
        found.extend(source);
        if parser.at == here {
            parser.at += 1;
        }
    }
    found
}

impl Parser<'_, '_> {
    fn unread(&self, text: &str) -> Unread {
        let at = self.tokens.get(self.at).map_or(text.len(), |token| token.start);
        Unread { at, rest: text.get(at..).unwrap_or_default().to_owned() }
    }

    fn is_over(&self) -> bool {
        self.at >= self.tokens.len()
    }

    fn sign(&self) -> Option<Sign<'_>> {
        self.tokens.get(self.at).map(|token| token.is)
    }

    /// Passes a sign.
    fn eat(&mut self, sign: Sign<'_>) -> bool {
        let here = self.sign() == Some(sign);
        self.at += usize::from(here);
        here
    }

    /// Passes signs and words that join two of a kind; whether there was one.
    fn skip_joints(&mut self) -> bool {
        let start = self.at;
        loop {
            match self.sign() {
                Some(Sign::Comma | Sign::Stop | Sign::Filler) => self.at += 1,
                _ => match self.grammar.and.at(&self.tokens, self.at) {
                    Some(((), end)) => self.at = end,
                    None => return self.at > start,
                },
            }
        }
    }

    /// Reads what is cited, one after the other; `None` where a word has no place in a citation.
    fn citation(&mut self) -> Option<Citation> {
        let mut all: Vec<Cited> = Vec::new();
        self.skip_agency();
        loop {
            self.skip_joints();
            if self.is_over() {
                return Some(Citation(all));
            }
            let opened = self.eat(Sign::Open);
            let relation = self.relation();
            match (relation, all.last_mut()) {
                (Some(relation), Some(last)) => {
                    let sources = self.sources(relation);
                    if sources.is_empty() {
                        return None;
                    }
                    match relation {
                        Relation::Amended => last.amended_by.extend(sources),
                        Relation::Refers => last.refers_to.extend(sources),
                    }
                }
                _ if opened || relation.is_some() => return None,
                _ => {
                    if self.eat(Sign::Stroke) {
                        // Cells that were joined: the text first, then its places.
                        self.skip_joints();
                        let places = self.places();
                        match (all.as_mut_slice(), places.is_empty()) {
                            (_, true) => continue,
                            ([one], _) if one.source.places.is_empty() => {
                                one.source.places = places;
                                continue;
                            }
                            _ => {}
                        }
                        let text = self.text_of(&places);
                        all.push(Cited { source: Source { text, places }, ..Cited::default() });
                        continue;
                    }
                    let source = self.source()?;
                    all.push(Cited { source, ..Cited::default() });
                }
            }
            if opened && !self.eat(Sign::Close) {
                return None;
            }
        }
    }

    /// Passes the agency of a cell that was joined with this one: "Bộ Tài chính / Nghị định số …".
    fn skip_agency(&mut self) {
        let is_text = self.grammar.kinds.at(&self.tokens, self.at).is_some();
        if is_text || self.grammar.agency.at(&self.tokens, self.at).is_none() {
            return;
        }
        let words = self.tokens.iter().skip(self.at);
        let count = words.take_while(|it| matches!(it.is, Sign::Word(_) | Sign::Comma)).count();
        let stroke = self.at + count;
        if self.tokens.get(stroke).map(|token| token.is) == Some(Sign::Stroke) {
            self.at = stroke + 1;
        }
    }

    /// Passes the words of a relation to another text.
    fn relation(&mut self) -> Option<Relation> {
        let (relation, end) = self.relation_at(self.at)?;
        self.at = end;
        Some(relation)
    }

    fn relation_at(&self, at: usize) -> Option<(Relation, usize)> {
        let amended = self.grammar.amended.at(&self.tokens, at);
        let refers = self.grammar.refers.at(&self.tokens, at);
        let amended = amended.map(|((), end)| (Relation::Amended, end));
        amended.or(refers.map(|((), end)| (Relation::Refers, end)))
    }

    /// The sources of a relation. A list goes on behind a comma with texts only: places there begin
    /// a citation of their own.
    fn sources(&mut self, relation: Relation) -> Vec<Source> {
        let mut all = Vec::new();
        while let Some(source) = self.source() {
            all.push(source);
            let before = self.at;
            let comma = self.eat(Sign::Comma);
            let and = self.grammar.and.at(&self.tokens, self.at);
            if let Some(((), end)) = and {
                self.at = end;
            }
            let goes_on = match (comma, and) {
                (_, Some(_)) => true,
                (true, None) => relation == Relation::Amended && self.text_begins(self.at),
                (false, None) => false,
            };
            if !goes_on || self.relation_at(self.at).is_some() {
                self.at = before;
                break;
            }
        }
        all
    }

    /// Places and their text, at least one of both.
    fn source(&mut self) -> Option<Source> {
        let places = self.places();
        let text = match places.is_empty() {
            true => Some(self.text()?),
            false => self.text_of(&places),
        };
        Some(Source { text, places })
    }

    /// The text behind its places, with the words between.
    fn text_of(&mut self, places: &[Place]) -> Option<super::CitedText> {
        let before = self.at;
        self.eat(Sign::Comma);
        if let Some((link, end)) = self.grammar.links.at(&self.tokens, self.at)
            && !places.is_empty()
        {
            self.at = end;
            let text = self.text_begins(self.at).then(|| self.text()).flatten();
            // "kèm theo" alone says that the text is the one named beside.
            if text.is_none() && link == super::grammar::Link::Within {
                self.at = before;
            }
            return text;
        }
        let text = self.text_begins(self.at).then(|| self.text()).flatten();
        if text.is_none() {
            self.at = before;
        }
        text
    }
}

/// How a text is related to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Amended,
    Refers,
}
