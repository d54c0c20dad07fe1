//! The words of citations, ready to be looked for.

use std::path::Path;

use jiff::civil::Date;

use super::parse::{self, Unread};
use super::place::{Level, Place};
use super::print;
use super::raw::{CitationWords, Kind, KindWords, LevelWords};
use super::token::{Sign, Token, tokens};
use super::{Citation, CitedText, Source};
use crate::border;
use crate::fault::Fault;
use crate::knowledge::Rank;
use crate::reading::nfc;

/// `procedures/knowledge/citation.json`, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/knowledge/citation.json"));

/// Reads and prints citations.
#[derive(Debug)]
pub struct Grammar {
    /// As written, for printing.
    raw: CitationWords,
    pub(super) levels: Words<Level>,
    pub(super) kinds: Words<Kind>,
    pub(super) number: Words<()>,
    /// Between a place and what it is in.
    pub(super) links: Words<Link>,
    pub(super) amended: Words<()>,
    pub(super) refers: Words<()>,
    pub(super) year: Words<()>,
    pub(super) day: Words<()>,
    pub(super) month: Words<()>,
    pub(super) issuer: Words<()>,
    pub(super) subject: Words<()>,
    pub(super) and: Words<()>,
    pub(super) each: Words<()>,
    pub(super) up_to: Words<()>,
    pub(super) this: Words<()>,
    pub(super) agency: Words<()>,
    /// Signs of numbers in capitals, the longest first.
    signs: Vec<(String, Rank, Kind)>,
}

/// What a word between a place and a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// The place was issued with the text.
    IssuedWith,
    /// It is in it.
    Within,
}

/// Words that are printed within names of texts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spelling<'g> {
    /// Before a number.
    pub(crate) number: &'g str,
    /// Before a day.
    pub(crate) day: &'g str,
    /// Before a year.
    pub(crate) year: &'g str,
    /// Before who issued a text.
    pub(crate) issuer: &'g str,
    /// Before the number of an article.
    pub(crate) article: &'g str,
}

impl Grammar {
    /// The grammar of the words compiled into the binary.
    ///
    /// # Errors
    /// The faults of the file; a test keeps it free of them.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        let file = Path::new("procedures/knowledge/citation.json");
        border::read::<CitationWords>(file, EMBEDDED.as_bytes()).map(Self::new)
    }

    fn new(raw: CitationWords) -> Self {
        let levels = raw.levels.iter().map(|entry| (entry.is, &*entry.words));
        let kinds = raw.kinds.iter().map(|entry| (entry.is, &*entry.words));
        let links = [(Link::IssuedWith, &*raw.issued_with), (Link::Within, &*raw.within)];
        let plain = |words: &[Box<str>]| Words::of([((), words)]);
        let mut signs: Vec<(String, Rank, Kind)> = Vec::new();
        for entry in &raw.signs {
            let upper = entry.signs.iter().map(|sign| sign.to_uppercase());
            signs.extend(upper.map(|sign| (sign, entry.rank, entry.kind)));
        }
        signs.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self {
            levels: Words::of(levels),
            kinds: Words::of(kinds),
            number: plain(&raw.number),
            links: Words::of(links),
            amended: plain(&raw.amended),
            refers: plain(&raw.refers),
            year: plain(&raw.year),
            day: plain(&raw.day),
            month: plain(&raw.month),
            issuer: plain(&raw.issuer),
            subject: plain(&raw.subject),
            and: plain(&raw.and),
            each: plain(&raw.each),
            up_to: plain(&raw.up_to),
            this: plain(&raw.this),
            agency: plain(&raw.agency),
            signs,
            raw,
        }
    }

    /// Reads a citation to its last word.
    ///
    /// # Errors
    /// Where reading stopped, when a part of it is no citation; the text is then to be kept as written.
    pub fn parse(&self, text: &str) -> Result<Citation, Unread> {
        parse::citation(self, &nfc(text))
    }

    /// Reads places of one text that is not named: "điểm b khoản 1 và khoản 3 Điều 5".
    ///
    /// # Errors
    /// Where reading stopped; a text that names another one is refused where that begins.
    pub fn places(&self, text: &str) -> Result<Vec<Place>, Unread> {
        parse::places(self, &nfc(text))
    }

    /// The places of texts that prose cites, in order; what is no citation is passed over.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Source> {
        parse::find(self, &nfc(text))
    }

    /// Prints a citation in the official form.
    #[must_use]
    pub fn print(&self, citation: &Citation) -> String {
        print::citation(self, citation, &mut |text| print::text(self, text))
    }

    /// Prints places and their text.
    #[must_use]
    pub fn print_source(&self, source: &Source) -> String {
        print::source(self, source, &mut |text| print::text(self, text))
    }

    /// Prints places in the official form: what they share is said once.
    #[must_use]
    pub fn print_places(&self, places: &[Place]) -> String {
        print::places(self, places)
    }

    /// Prints a text: kind and number, and what else the citation says of it.
    #[must_use]
    pub fn print_text(&self, text: &CitedText) -> String {
        print::text(self, text)
    }

    /// Prints a day: `08 tháng 6 năm 2010`.
    #[must_use]
    pub fn print_date(&self, date: Date) -> String {
        print::date(self, date)
    }

    /// The words that are printed within names of texts.
    pub(crate) fn spelling(&self) -> Spelling<'_> {
        let raw = self.raw();
        Spelling {
            number: print::first(&raw.number),
            day: print::first(&raw.day),
            year: print::first(&raw.year),
            issuer: print::first(&raw.issuer),
            article: self.level(Level::Article).map_or("", |level| print::first(&level.words)),
        }
    }

    /// The rank and kind that the sign of a number tells.
    #[must_use]
    pub fn told_by(&self, sign: &str) -> Option<(Rank, Kind)> {
        let upper = sign.to_uppercase();
        let found = self.signs.iter().find(|(sign, ..)| upper.starts_with(sign.as_str()));
        found.map(|&(_, rank, kind)| (rank, kind))
    }

    /// The signs of ranks in numbers, in capitals, the longest first.
    pub(crate) fn signs(&self) -> impl Iterator<Item = (&str, Rank)> {
        self.signs.iter().map(|(sign, rank, _)| (sign.as_str(), *rank))
    }

    /// The words of a kind.
    pub(super) fn kind(&self, kind: Kind) -> Option<&KindWords> {
        self.raw.kinds.iter().find(|entry| entry.is == kind)
    }

    /// The words of a level.
    pub(super) fn level(&self, level: Level) -> Option<&LevelWords> {
        self.raw.levels.iter().find(|entry| entry.is == level)
    }

    /// As written.
    pub(super) fn raw(&self) -> &CitationWords {
        &self.raw
    }
}

/// Phrases and what each means.
#[derive(Debug)]
pub(super) struct Words<T>(Vec<(Vec<String>, T)>);

impl<T: Copy> Words<T> {
    fn of<'w>(entries: impl IntoIterator<Item = (T, &'w [Box<str>])>) -> Self {
        let phrases = entries
            .into_iter()
            .flat_map(|(meaning, words)| words.iter().map(move |words| (cut(words), meaning)));
        let mut phrases: Vec<_> = phrases.collect();
        phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Self(phrases)
    }

    /// The longest phrase at a position: its meaning, and where it ends. Commas within do not matter.
    pub(super) fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<(T, usize)> {
        self.0.iter().find_map(|(words, meaning)| Some((*meaning, ends(words, tokens, at)?)))
    }
}

/// The words of a phrase, small.
fn cut(phrase: &str) -> Vec<String> {
    let all = tokens(phrase);
    all.into_iter().filter(|token| matches!(token.is, Sign::Word(_))).map(|it| it.small).collect()
}

/// Where a phrase that begins at a position ends.
fn ends(words: &[String], tokens: &[Token<'_>], mut at: usize) -> Option<usize> {
    for (position, word) in words.iter().enumerate() {
        if position > 0 && tokens.get(at)?.is == Sign::Comma {
            at += 1;
        }
        let token = tokens.get(at)?;
        if !matches!(token.is, Sign::Word(_)) || token.small != *word {
            return None;
        }
        at += 1;
    }
    Some(at)
}
