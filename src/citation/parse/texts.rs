//! Texts: kind, name, number, date, issuer and subject.

use jiff::civil::Date;

use super::Parser;
use crate::citation::number::Number;
use crate::citation::text::CitedText;
use crate::citation::token::Sign;

impl Parser<'_, '_> {
    /// The text at this position; `None` where none begins, or what follows its kind is no number.
    pub(super) fn text(&mut self) -> Option<CitedText> {
        let before = self.at;
        let text = self.text_or_nothing();
        if text.is_none() {
            self.at = before;
        }
        text
    }

    fn text_or_nothing(&mut self) -> Option<CitedText> {
        let kind = self.grammar.kinds.at(&self.tokens, self.at);
        if let Some((_, end)) = kind {
            self.at = end;
        }
        let kind = kind.map(|(kind, _)| kind);
        let words = kind.and_then(|kind| self.grammar.kind(kind));
        let name = match words.is_some_and(|words| words.has_name) {
            true => self.name(),
            false => None,
        };
        let numbered = self.number_word();
        let number = self.number();
        if numbered && number.is_none() {
            return None;
        }
        let told = number.as_ref().and_then(|number| self.grammar.told_by(number.sign()));
        // A number alone is a text when its sign tells its kind.
        let kind = kind.or(told.map(|(_, kind)| kind));
        let year = if number.is_none() { self.year() } else { None };
        if kind.is_none() && year.is_none() {
            return None;
        }
        let anonymous = number.is_none() && name.is_none() && year.is_none();
        if anonymous && !self.ends_anonymous() {
            return None;
        }
        let date = if number.is_some() || name.is_some() { self.date() } else { None };
        let issuer = date.is_some().then(|| self.issuer()).flatten();
        let subject = issuer.is_some().then(|| self.subject()).flatten();
        let by_kind = kind.and_then(|kind| self.grammar.kind(kind)).map(|words| words.rank);
        let rank = told.map(|(rank, _)| rank).or(by_kind);
        Some(CitedText { rank, number, year, name, kind, date, issuer, subject })
    }

    /// Whether a text begins at a position.
    pub(super) fn text_begins(&self, at: usize) -> bool {
        if self.grammar.kinds.at(&self.tokens, at).is_some() {
            return true;
        }
        let at = self.grammar.number.at(&self.tokens, at).map_or(at, |((), end)| end);
        self.number_at(at).is_some_and(|(number, _)| !number.sign().is_empty())
    }

    /// The name behind the kind of a law.
    fn name(&mut self) -> Option<Box<str>> {
        let stops = |parser: &Self, at: usize| {
            parser.stops_title(at) || parser.grammar.day.at(&parser.tokens, at).is_some()
        };
        if self.stops_title(self.at) {
            return None;
        }
        let (name, end) = self.title(self.at, stops)?;
        self.at = end;
        Some(name)
    }

    fn number_word(&mut self) -> bool {
        let Some(((), end)) = self.grammar.number.at(&self.tokens, self.at) else { return false };
        self.at = end;
        true
    }

    fn number(&mut self) -> Option<Number> {
        let (number, end) = self.number_at(self.at)?;
        self.at = end;
        Some(number)
    }

    fn number_at(&self, at: usize) -> Option<(Number, usize)> {
        let word = |at: usize| match self.tokens.get(at).map(|token| token.is) {
            Some(Sign::Word(word)) => Some(word),
            _ => None,
        };
        let first = word(at)?;
        // A sign with blanks around its hyphen: "250/QĐ - TTg".
        let joins = self.tokens.get(at + 1).map(|token| token.is) == Some(Sign::Filler);
        if joins
            && let Some(last) = word(at + 2)
            && first.ends_with(char::is_uppercase)
            && last.starts_with(char::is_uppercase)
            && let Some(number) = Number::of(&format!("{first}-{last}"))
        {
            return Some((number, at + 3));
        }
        Number::of(first).map(|number| (number, at + 1))
    }

    /// A year instead of a number: "năm 2015", "2016".
    fn year(&mut self) -> Option<u16> {
        let (year, end) = self.year_at(self.at)?;
        self.at = end;
        Some(year)
    }

    fn year_at(&self, at: usize) -> Option<(u16, usize)> {
        let at = self.grammar.year.at(&self.tokens, at).map_or(at, |((), end)| end);
        let Sign::Word(word) = self.tokens.get(at)?.is else { return None };
        let year = word.parse().ok().filter(|_| word.len() == 4)?;
        (1945..2100).contains(&year).then_some((year, at + 1))
    }

    pub(super) fn year_begins(&self, at: usize) -> bool {
        self.year_at(at).is_some()
    }

    /// A date behind its word: "ngày 08/4/2013", "ngày 09 tháng 10 năm 2017".
    fn date(&mut self) -> Option<Date> {
        let ((), at) = self.grammar.day.at(&self.tokens, self.at)?;
        let word = |at: usize| match self.tokens.get(at).map(|token| token.is) {
            Some(Sign::Word(word)) => Some(word),
            _ => None,
        };
        let first = word(at)?;
        let (parts, end) = match self.grammar.month.at(&self.tokens, at + 1) {
            Some(((), month)) => {
                let ((), year) = self.grammar.year.at(&self.tokens, month + 1)?;
                (vec![first, word(month)?, word(year)?], year + 1)
            }
            None => (first.split('/').collect(), at + 1),
        };
        let [day, month, year] = parts.as_slice() else { return None };
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        self.at = end;
        Some(date)
    }

    /// Who issued it, up to what it is about.
    fn issuer(&mut self) -> Option<Box<str>> {
        let ((), start) = self.grammar.issuer.at(&self.tokens, self.at)?;
        let stops = |parser: &Self, at: usize| {
            parser.grammar.subject.at(&parser.tokens, at).is_some() || parser.stops_title(at)
        };
        let (issuer, end) = self.title(start, stops)?;
        self.at = end;
        Some(issuer)
    }

    /// What it is about, up to the end of the sentence or what amended it.
    fn subject(&mut self) -> Option<Box<str>> {
        self.grammar.subject.at(&self.tokens, self.at)?;
        let (subject, end) = self.title(self.at, |parser, at| parser.relation_at(at).is_some())?;
        self.at = end;
        Some(subject)
    }

    /// Whether nothing follows by which the kind of a text would be an ordinary word.
    fn ends_anonymous(&mut self) -> bool {
        if let Some(((), end)) = self.grammar.this.at(&self.tokens, self.at) {
            self.at = end;
        }
        let ends = !matches!(self.sign(), Some(Sign::Word(_)));
        let and = self.grammar.and.at(&self.tokens, self.at).is_some();
        ends || and || self.relation_at(self.at).is_some()
    }
}
