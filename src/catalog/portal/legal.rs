//! Legal bases as the portal prints them.

use std::borrow::Cow;

use super::record::{self, Record};
use super::words::Words;
use crate::catalog::LegalBasis;
use crate::catalog::text::clean;
use crate::catalog::texts::Texts;
use crate::index::Table;
use crate::knowledge::{Instrument, InstrumentIx};

/// The legal bases of a record, without those that say nothing.
pub(super) fn read(
    record: &Record<'_>,
    words: &Words,
    instruments: &Table<InstrumentIx, Instrument>,
    shared: &Texts,
) -> Vec<LegalBasis> {
    let said = record
        .legal_bases
        .iter()
        .filter(|basis| !(basis.number.is_empty() && basis.title.is_empty()));
    said.map(|basis| one(basis, words, instruments, shared)).collect()
}

fn one(
    basis: &record::LegalBasis<'_>,
    words: &Words,
    instruments: &Table<InstrumentIx, Instrument>,
    shared: &Texts,
) -> LegalBasis {
    let printed = clean(&basis.number);
    // The number as printed comes first: some numbers look like typing faults and are right.
    let (instrument, number) = match instruments.find(&printed) {
        Some(found) => (Some(found), printed),
        None => {
            let mended = mended(&printed, words);
            (instruments.find(&mended), mended)
        }
    };
    let title = if instrument.is_some() { Cow::default() } else { clean(&basis.title) };
    LegalBasis { instrument, number: shared.share(&number), title: shared.share(&title) }
}

/// The number without spaces, words and typing faults around it; as printed when there is none.
fn mended<'a>(printed: &'a str, words: &Words) -> Cow<'a, str> {
    let Some(number) = number_in(printed) else {
        return Cow::Borrowed(printed);
    };
    let mut number = number;
    if words.faulty_numbers.stand_in(&number) {
        for mend in &words.number_mends {
            if number.contains(&*mend.found) && !number.contains(&*mend.meant) {
                number = number.replace(&*mend.found, &mend.meant);
            }
        }
    }
    let number = without_year_before(&number).to_owned();
    if number == printed { Cow::Borrowed(printed) } else { Cow::Owned(number) }
}

/// The first run that starts with a digit and has a stroke in it: "Thông tư số 03/2023/TT-BTP ngày…".
fn number_in(printed: &str) -> Option<String> {
    // Spaces around strokes and hyphens belong to the number, all others end it.
    let mut joined = String::with_capacity(printed.len());
    for word in printed.split_whitespace() {
        let is_joint = |c: char| matches!(c, '/' | '-' | '–');
        let joins = joined.ends_with(is_joint) || word.starts_with(is_joint);
        if !joined.is_empty() && !joins {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
        .split(' ')
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/'))
        .map(|word| word.trim_end_matches(['.', ',', ';', '-']).to_owned())
}

/// Drops the year of another number glued before this one: "2001.22/2025/TT-BXD".
fn without_year_before(number: &str) -> &str {
    match number.split_once('.') {
        Some((year, rest))
            if year.len() == 4
                && year.bytes().all(|b| b.is_ascii_digit())
                && rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_faults_of_numbers_are_mended() {
        let words = Words::embedded().unwrap();
        for (printed, expected) in [
            ("60/2014/QH13", "60/2014/QH13"),
            ("Thông tư số 03/2023/TT-BTP", "03/2023/TT-BTP"),
            ("250/QĐ - TTg", "250/QĐ-TTg"),
            ("94/2025/QH15 ngày 27/6/2025", "94/2025/QH15"),
            ("123/2015/ND-CP", "123/2015/NĐ-CP"),
            ("198/2016/TT/BTC", "198/2016/TT-BTC"),
            ("2001.22/2025/TT-BXD", "22/2025/TT-BXD"),
            ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
            ("06", "06"),
            ("", ""),
        ] {
            assert_eq!(mended(printed, &words), expected);
        }
    }
}
