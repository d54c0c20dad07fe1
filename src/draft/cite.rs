//! How instruments and provisions are named in a text (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6):
//! point, clause, article, instrument; in full where an instrument is mentioned first.

use std::collections::BTreeSet;

use super::compose::joined;
use super::texts::Wording;
use super::{Amend, Blank, BlankKind, Run, Runs};
use crate::citation::{Grammar, Place};
use crate::knowledge::{AuthorityIx, Instrument, Knowledge, Provision, Rank};
use crate::plan::Amendable;

/// Names instruments and provisions.
pub(super) struct Cite<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) wording: &'a Wording,
    pub(super) grammar: &'a Grammar,
}

impl Cite<'_> {
    /// An instrument by type and number: `Nghị định số 123/2015/NĐ-CP`; a law by its name, too.
    pub(super) fn short(&self, known: &Instrument) -> String {
        let kind = self.kind(known.rank, &known.number);
        match subject(known, kind) {
            Some(_) if is_named(known.rank) => {
                let name = self.without_year(&known.title);
                self.numbered(name, &known.number)
            }
            _ => self.numbered(kind, &known.number),
        }
    }

    /// An instrument as it is mentioned first: with its day, who issued it and what it is about, as far
    /// as these are known.
    pub(super) fn full(&self, known: &Instrument) -> String {
        let mut text = self.short(known);
        if is_named(known.rank) {
            return text;
        }
        let words = self.grammar.spelling();
        if let Some(date) = known.date {
            text.push_str(&format!(" {} {}", words.day, self.grammar.print_date(date)));
        }
        let head = self.head(known.issuer, known.rank);
        text.push_str(&format!(" {} {head}", words.issuer));
        if let Some(subject) = subject(known, self.kind(known.rank, &known.number)) {
            text.push_str(&format!(" {subject}"));
        }
        text
    }

    /// An instrument of which little more than the number may be known.
    pub(super) fn likely(&self, one: &Amendable) -> String {
        match one.instrument {
            Some(known) => self.short(&self.knowledge.instruments[known]),
            None => {
                let rank = one.rank.unwrap_or(Rank::Other);
                self.numbered(self.kind(rank, &one.number), &one.number)
            }
        }
    }

    /// The provision to amend, with its instrument: one blank for what of it is not known.
    pub(super) fn provision(&self, amend: &Amend, in_full: bool) -> Runs {
        match amend {
            Amend::Provision(place) => {
                let known = &self.knowledge.instruments[place.instrument];
                let name = if in_full { self.full(known) } else { self.short(known) };
                let place = place.place.as_deref().map(|place| Run::Text(self.in_text(place)));
                let place = place.unwrap_or_else(|| Blank::of(BlankKind::Provision).into());
                vec![place, Run::Text(format!(" {name}"))]
            }
            Amend::Likely(one) => {
                let slots = [("instrument", &*self.likely(one))];
                let hint = fill(&self.wording.papers.likely, &slots);
                vec![Blank::hinting(BlankKind::Provision, hint).into()]
            }
            Amend::Unknown => vec![Blank::of(BlankKind::Provision).into()],
        }
    }

    /// A provision that something rests on, as far as it is known.
    pub(super) fn ground(&self, ground: &Provision) -> String {
        let name = self.short(&self.knowledge.instruments[ground.instrument]);
        match ground.place.as_deref() {
            Some(place) => format!("{} {name}", self.in_text(place)),
            None => name,
        }
    }

    /// The instrument alone, as a cell of a table names it.
    pub(super) fn instrument(&self, amend: &Amend) -> Runs {
        match amend {
            Amend::Provision(place) => {
                vec![Run::Text(self.short(&self.knowledge.instruments[place.instrument]))]
            }
            Amend::Likely(one) => {
                let slots = [("instrument", &*self.likely(one))];
                let hint = fill(&self.wording.papers.likely, &slots);
                vec![Blank::hinting(BlankKind::Instrument, hint).into()]
            }
            Amend::Unknown => vec![Blank::of(BlankKind::Instrument).into()],
        }
    }

    /// Point, clause and article alone, as a cell of a table begins with them.
    pub(super) fn place(&self, amend: &Amend) -> Runs {
        let place = match amend {
            Amend::Provision(place) => place.place.as_deref(),
            Amend::Likely(_) | Amend::Unknown => None,
        };
        match place {
            Some(place) => vec![Run::Text(capitalised(&self.in_text(place)))],
            None => vec![Blank::of(BlankKind::Provision).into()],
        }
    }

    /// A provision as texts write it; one that cannot be read to its last word stays as it is.
    fn in_text(&self, place: &str) -> String {
        match self.grammar.places(place) {
            Ok(places) if !places.is_empty() => self.grammar.print_places(&places),
            _ => place.trim().to_owned(),
        }
    }

    /// The provisions of one instrument that several measures rest on, in its order, what they share
    /// said once; a blank for those of which the record names none.
    pub(super) fn places(&self, amends: &[&Amend]) -> Runs {
        let (mut read, mut unread): (BTreeSet<Place>, BTreeSet<&str>) = Default::default();
        let mut is_blank = false;
        for amend in amends {
            let Amend::Provision(Provision { place: Some(place), .. }) = amend else {
                is_blank = true;
                continue;
            };
            match self.grammar.places(place) {
                Ok(places) if !places.is_empty() => read.extend(places),
                _ => drop(unread.insert(place.trim())),
            }
        }
        let read: Vec<Place> = read.into_iter().collect();
        let printed = (!read.is_empty()).then(|| capitalised(&self.grammar.print_places(&read)));
        let texts = printed.into_iter().chain(unread.into_iter().map(ToOwned::to_owned));
        let blank = is_blank.then(|| vec![Blank::of(BlankKind::Provision).into()]);
        joined(texts.map(|text| vec![Run::Text(text)]).chain(blank).collect(), "; ")
    }

    /// A text by its name or type and its number.
    fn numbered(&self, name: &str, number: &str) -> String {
        format!("{name} {} {number}", self.grammar.spelling().number)
    }

    /// A title without the year that people add to it: the number tells it.
    fn without_year<'t>(&self, title: &'t str) -> &'t str {
        let title = title.trim();
        let before = format!(" {} ", self.grammar.spelling().year);
        match title.rsplit_once(&*before) {
            Some((name, year)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
                name
            }
            _ => title,
        }
    }

    /// The word for a type of instrument.
    fn kind(&self, rank: Rank, number: &str) -> &str {
        if rank == Rank::Circular && number.contains(&*self.wording.joint.sign) {
            return &self.wording.joint.name;
        }
        self.wording.ranks.get(&rank).map_or("", |name| name)
    }

    /// Who issues texts of a rank in the name of an authority: a ministry's by its minister.
    pub(super) fn head(&self, issuer: AuthorityIx, rank: Rank) -> &str {
        let authority = &self.knowledge.authorities[issuer];
        let by_head = matches!(rank, Rank::Circular | Rank::MinisterialDecision);
        let heads = &self.wording.heads;
        let is_head = |alias: &&str| heads.iter().any(|head| alias.starts_with(&**head));
        let aliases = authority.aliases.iter().map(|alias| &**alias);
        let head = aliases.filter(|_| by_head).find(is_head);
        head.unwrap_or(&authority.name.vi)
    }
}

/// Whether texts of a rank have a name by which everybody calls them.
fn is_named(rank: Rank) -> bool {
    matches!(rank, Rank::Law | Rank::Ordinance)
}

/// What an instrument is about, as its title says behind its type; `None` where the title is cut short
/// or only repeats the number.
fn subject<'k>(known: &'k Instrument, kind: &str) -> Option<&'k str> {
    let title = known.title.trim();
    let whole = !title.ends_with('…') && !title.contains(&*known.number);
    let rest = title.strip_prefix(kind)?.trim_start();
    (whole && rest.chars().next().is_some_and(char::is_alphabetic)).then_some(rest)
}

/// A text whose first letter is large.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A day of the month with its nought.
pub(super) fn day(date: jiff::civil::Date) -> String {
    format!("{:02}", date.day())
}

/// A month, of which the first two bear a nought.
pub(super) fn month(date: jiff::civil::Date) -> String {
    if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

/// A pattern with its slots filled by words.
pub(super) fn fill(pattern: &str, slots: &[(&str, &str)]) -> String {
    slots
        .iter()
        .fold(pattern.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::texts;
    use crate::knowledge;

    fn cited(number: &str) -> (String, String) {
        let knowledge = knowledge::embedded().unwrap();
        let wording = texts::wording().unwrap();
        let grammar = Grammar::embedded().unwrap();
        let cite = Cite { knowledge, wording: &wording, grammar: &grammar };
        let known = &knowledge.instruments[knowledge.instruments.find(number).unwrap()];
        (cite.short(known), cite.full(known))
    }

    #[test]
    fn a_law_goes_by_its_name_and_a_decree_by_its_number() {
        assert_eq!(cited("60/2014/QH13").0, "Luật Hộ tịch số 60/2014/QH13");
        // Of this law the name is not known.
        assert_eq!(cited("33/2009/QH12").0, "Luật số 33/2009/QH12");
        assert_eq!(cited("123/2015/NĐ-CP").0, "Nghị định số 123/2015/NĐ-CP");
        assert_eq!(
            cited("01/2012/TTLT-BQP-BLĐTBXH-BTC").0,
            "Thông tư liên tịch số 01/2012/TTLT-BQP-BLĐTBXH-BTC"
        );
    }

    #[test]
    fn first_mentions_say_what_is_known_and_no_more() {
        assert_eq!(
            cited("103/2024/NĐ-CP").1,
            "Nghị định số 103/2024/NĐ-CP ngày 30 tháng 7 năm 2024 của Chính phủ quy định về tiền sử \
             dụng đất, tiền thuê đất"
        );
        assert_eq!(
            cited("59/2025/TT-NHNN").1,
            "Thông tư số 59/2025/TT-NHNN của Thống đốc Ngân hàng Nhà nước Việt Nam"
        );
    }

    #[test]
    fn small_numbers_of_dates_bear_a_nought() {
        let grammar = Grammar::embedded().unwrap();
        let said = |year, month, day| grammar.print_date(jiff::civil::date(year, month, day));
        assert_eq!(said(2010, 6, 8), "08 tháng 6 năm 2010");
        assert_eq!(said(2025, 2, 17), "17 tháng 02 năm 2025");
    }
}
