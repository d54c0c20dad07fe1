//! Texts named in full where they are first mentioned, and by kind and number afterwards.

use std::collections::BTreeSet;

use super::grammar::Grammar;
use super::print;
use super::text::CitedText;
use super::{Citation, Source};
use crate::knowledge::Knowledge;

/// Prints the citations of one document in order.
///
/// The first mention of a text tells number, day, issuer and subject; later ones kind and number
/// (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.b). What neither the citation nor the knowledge says is
/// left out.
#[derive(Debug)]
pub struct Mentions<'a> {
    grammar: &'a Grammar,
    knowledge: &'a Knowledge,
    seen: BTreeSet<String>,
}

impl<'a> Mentions<'a> {
    /// The mentions of a document that begins.
    #[must_use]
    pub fn new(grammar: &'a Grammar, knowledge: &'a Knowledge) -> Self {
        Self { grammar, knowledge, seen: BTreeSet::new() }
    }

    /// Prints a citation.
    pub fn citation(&mut self, citation: &Citation) -> String {
        let grammar = self.grammar;
        print::citation(grammar, citation, &mut |text| self.text(text))
    }

    /// Prints places and their text.
    pub fn source(&mut self, source: &Source) -> String {
        let grammar = self.grammar;
        print::source(grammar, source, &mut |text| self.text(text))
    }

    /// Prints a text.
    pub fn text(&mut self, text: &CitedText) -> String {
        let short = CitedText { date: None, issuer: None, subject: None, ..text.clone() };
        let short_words = print::text(self.grammar, &short);
        let key = text.number.as_ref().map_or_else(|| short_words.clone(), ToString::to_string);
        if text.is_anonymous() || !self.seen.insert(key) {
            return short_words;
        }
        print::text(self.grammar, &self.full(text))
    }

    /// The text with what is known of it.
    fn full(&self, text: &CitedText) -> CitedText {
        let mut full = text.clone();
        let known = full.number.as_ref().and_then(|number| {
            let instruments = &self.knowledge.instruments;
            instruments.find(&number.to_string()).map(|ix| &instruments[ix])
        });
        let Some(known) = known else { return full };
        full.date = full.date.or(known.date);
        // Issuer and subject follow the day; without it the sentence would not hold together.
        if full.date.is_none() {
            return full;
        }
        let has_name =
            full.kind.and_then(|kind| self.grammar.kind(kind)).is_some_and(|it| it.has_name);
        if full.issuer.is_none() {
            let issuer = &self.knowledge.authorities[known.issuer].name.vi;
            full.issuer = Some(issuer.clone());
        }
        let kind = full.kind.and_then(|kind| self.grammar.kind(kind));
        let words = kind.and_then(|kind| kind.words.first());
        // Titles begin with their kind; a shortened one or a mere number says nothing of the subject.
        let title = words.and_then(|word| known.title.strip_prefix(&**word)).map(str::trim);
        let title = title.filter(|title| !title.is_empty() && !title.ends_with('…'));
        let tells = |title: &&str| {
            !title.contains(|c: char| c == '/' && has_name)
                && !title.starts_with(|c: char| c.is_ascii_digit())
        };
        match title.filter(tells) {
            Some(title) if has_name => full.name = full.name.or_else(|| Some(title.into())),
            Some(title) => full.subject = full.subject.or_else(|| Some(title.into())),
            None => {}
        }
        full
    }
}
