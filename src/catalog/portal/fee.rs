//! Fees as the portal prints them.
//!
//! The portal prints "Miễn phí" or 0 wherever no number was typed. Whether that means free of
//! charge, that a province sets the amount, or that nobody said, stands in the words beside it:
//!
//! | number | words beside it              | read as                 |
//! |--------|------------------------------|-------------------------|
//! | 0      | none, or "không…"            | free                    |
//! | any    | "Hội đồng nhân dân…"         | set by the province     |
//! | 0      | anything else                | listed, amount unknown  |
//! | > 0    | another currency, or small and such a currency in the note | listed, amount unknown |
//! | > 0    | anything else                | listed                  |
//! | none   | anything else                | unknown                 |

use super::record::FeeItem as RawItem;
use super::words::Words;
use crate::catalog::text::{clean, kept, kept_unless_empty};
use crate::catalog::{Dong, Fee, FeeItem};

/// Reads a fee, and gives the first amount too small to be meant in đồng.
pub(super) fn read(text: &str, items: &[RawItem<'_>], words: &Words) -> (Fee, Option<u64>) {
    let text = clean(text);
    let lines = if items.is_empty() {
        if text.is_empty() {
            return (Fee::Unknown, None);
        }
        if words.free.has(&text) {
            return (Fee::Free, None);
        }
        Line::of_text(&text, words).into_iter().collect()
    } else {
        items.iter().map(|item| Line::of_item(item, &text, items.len(), words)).collect::<Vec<_>>()
    };
    if words.set_by_province.stand_in(&text) || lines.iter().any(|line| line.by_province) {
        let items = lines.into_iter().filter(|line| line.number != Some(0)).map(|line| line.item);
        return (Fee::SetByProvince(items.collect()), None);
    }
    if lines.is_empty() {
        return (Fee::Unknown, None);
    }
    if lines.iter().all(|line| line.free) {
        return (Fee::Free, None);
    }
    let small = lines.iter().find_map(|line| line.small(words));
    (Fee::Listed(with_exemptions(lines)), small)
}

/// One amount, before it is seen together with the others.
struct Line {
    item: FeeItem,
    /// The number printed.
    number: Option<u64>,
    free: bool,
    by_province: bool,
}

impl Line {
    fn of_item(raw: &RawItem<'_>, text: &str, of: usize, words: &Words) -> Self {
        let number = raw.amount_vnd.0.and_then(|amount| u64::try_from(amount).ok());
        // Only the words keep an amount that is not in đồng; they are the item's if it is the only one.
        let said = if number.is_none() && of == 1 { text } else { &raw.note };
        Self::new(&raw.kind, number, said, words)
    }

    /// A text such as "Lệ phí : 70.000 Đồng - Cấp lại…".
    fn of_text(text: &str, words: &Words) -> Option<Self> {
        // A label is short; a colon further on belongs to a sentence.
        const LONGEST_LABEL: usize = 40;
        let (label, rest) = match text.split_once(':') {
            Some((label, rest)) if label.len() <= LONGEST_LABEL => (label, rest.trim_start()),
            _ => ("", text),
        };
        let label = if words.free.has(label) { "" } else { label };
        if let Some((_, note)) = rest.split_once('(').filter(|(free, _)| words.free.has(free)) {
            return Some(Self::new(label, Some(0), note.trim_end_matches(')'), words));
        }
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(rest.len());
        let (digits, rest) = rest.split_at_checked(end)?;
        let number = whole(digits)?;
        let rest = rest.trim_start();
        let behind = longest_unit(rest, words)?;
        match behind {
            Some(note) => Some(Self::new(label, Some(number), unbracketed(note), words)),
            None => Some(Self::new(label, None, text, words)),
        }
    }

    fn new(label: &str, number: Option<u64>, said: &str, words: &Words) -> Self {
        let note = kept_unless_empty(said);
        let in_other_currency = || contains_word(&said.to_lowercase(), &words.other_currencies);
        let amount = match number {
            Some(0) | None => None,
            Some(small) if small < words.smallest_fee && in_other_currency() => None,
            Some(number) => Some(Dong::new(number)),
        };
        Self {
            free: number == Some(0) && note.as_deref().is_none_or(|note| words.nothing.has(note)),
            by_province: words.set_by_province.stand_in(said),
            number,
            item: FeeItem { name: kept(label), amount, note },
        }
    }

    fn small(&self, words: &Words) -> Option<u64> {
        self.item.amount.map(Dong::amount).filter(|&amount| amount < words.smallest_fee)
    }
}

/// Beside a positive amount, a zero is an exemption that the source states: it is known.
fn with_exemptions(lines: Vec<Line>) -> Vec<FeeItem> {
    let any_positive = lines.iter().any(|line| line.item.amount.is_some());
    let exempt = |line: &Line| any_positive && line.number == Some(0);
    lines
        .into_iter()
        .map(|line| {
            let amount = if exempt(&line) { Some(Dong::new(0)) } else { line.item.amount };
            FeeItem { amount, ..line.item }
        })
        .collect()
}

/// A number with points or commas between its thousands.
fn whole(digits: &str) -> Option<u64> {
    let mut groups = digits.trim_end_matches(['.', ',']).split(['.', ',']);
    let mut number = groups.next().filter(|first| !first.is_empty())?.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        number.push_str(group);
    }
    number.parse().ok()
}

/// What follows the currency: `Some(Some(rest))` behind đồng or nothing, `Some(None)` behind
/// another currency, `None` when the number is of something else.
fn longest_unit<'a>(rest: &'a str, words: &Words) -> Option<Option<&'a str>> {
    if rest.is_empty() {
        return Some(Some(rest));
    }
    // "Việt Nam đồng" is the longest spelling: three words.
    let ends = rest.match_indices(|c: char| c.is_whitespace() || matches!(c, '(' | ';' | '/'));
    let mut ends: Vec<_> = ends.map(|(at, _)| at).take(3).collect();
    ends.push(rest.len());
    for (unit, behind) in ends.iter().filter_map(|&end| rest.split_at_checked(end)) {
        if words.dong.has(unit) {
            return Some(Some(behind));
        }
    }
    contains_word(&rest.to_lowercase(), &words.other_currencies).then_some(None)
}

fn unbracketed(note: &str) -> &str {
    let note = note.trim();
    note.strip_prefix('(').and_then(|note| note.strip_suffix(')')).unwrap_or(note)
}

/// Whether a lower-case text has one of the words, not as a part of a longer one.
fn contains_word(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| {
        text.match_indices(word.as_str()).any(|(at, _)| {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let behind = text.get(at + word.len()..).and_then(|tail| tail.chars().next());
            [before, behind].into_iter().flatten().all(|c| !c.is_alphabetic())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fee(text: &str, items: &str) -> (Fee, Option<u64>) {
        let items: Vec<RawItem<'_>> = serde_json::from_str(items).unwrap();
        read(text, &items, &Words::embedded().unwrap())
    }

    fn amounts(fee: &Fee) -> Vec<Option<u64>> {
        match fee {
            Fee::Listed(items) | Fee::SetByProvince(items) => {
                items.iter().map(|item| item.amount.map(Dong::amount)).collect()
            }
            Fee::Free | Fee::Unknown => vec![],
        }
    }

    #[test]
    fn free_is_free_only_when_nothing_speaks_against_it() {
        for (text, items) in [
            ("Miễn phí", "[]"),
            ("Miễn phí", r#"[{"amount_vnd": 0}]"#),
            ("Miễn phí (Không quy định.)", r#"[{"amount_vnd": 0, "note": "Không quy định."}]"#),
            ("Phí : 0 Đồng", "[]"),
        ] {
            assert_eq!(fee(text, items).0, Fee::Free, "{text}");
        }
    }

    #[test]
    fn an_amount_set_by_the_province_is_not_free() {
        let note = "Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định";
        let items = format!(r#"[{{"amount_vnd": 0, "note": "{note}"}}]"#);
        assert_eq!(fee(&format!("Miễn phí ({note})"), &items).0, Fee::SetByProvince(vec![]));
        assert_eq!(fee(&format!("Lệ phí : Đồng {note}"), "[]").0, Fee::SetByProvince(vec![]));
    }

    #[test]
    fn a_zero_beside_other_words_is_an_unknown_amount() {
        let (listed, _) = fee(
            "Miễn phí (10.000 đồng/giấy)",
            r#"[{"amount_vnd": 0, "note": "10.000 đồng/giấy"}]"#,
        );
        assert_eq!(amounts(&listed), [None]);
        assert_eq!(fee("Lệ phí : Đồng Chưa quy định.", "[]").0, Fee::Unknown);
        assert_eq!(fee("", "[]").0, Fee::Unknown);
    }

    #[test]
    fn amounts_are_read_from_items_and_from_prose() {
        for (text, items, expected) in [
            ("50,000 VNĐ", r#"[{"amount_vnd": 50000}]"#, 50_000),
            ("7.500.000 VNĐ", "[]", 7_500_000),
            ("Lệ phí : 70.000 Đồng - Cấp lại thẻ: 70.000 đồng/thẻ", "[]", 70_000),
            ("Phí : 200000 Đồng 200.000 đồng/ hộ chiếu.", "[]", 200_000),
            ("150,000 Việt Nam Đồng (/hồ sơ)", "[]", 150_000),
        ] {
            let (listed, small) = fee(text, items);
            assert_eq!(amounts(&listed), [Some(expected)], "{text}");
            assert_eq!(small, None);
        }
        let two =
            r#"[{"kind": "Phí", "amount_vnd": 10000}, {"amount_vnd": 0, "note": "hộ nghèo"}]"#;
        assert_eq!(amounts(&fee("", two).0), [Some(10_000), Some(0)]);
    }

    #[test]
    fn other_currencies_are_unknown_in_dong_and_small_amounts_are_told() {
        let (listed, small) = fee("10 USD (10USD/giấy)", r#"[{"note": "10USD/giấy"}]"#);
        assert_eq!((amounts(&listed), small), (vec![None], None));
        let (listed, small) = fee("145 VNĐ", r#"[{"amount_vnd": 145, "note": "145 USD/thẻ."}]"#);
        assert_eq!((amounts(&listed), small), (vec![None], None));
        assert_eq!(amounts(&fee("Lệ phí : 150 USD Mức lệ phí", "[]").0), [None]);
        let (listed, small) = fee("20 VNĐ", r#"[{"amount_vnd": 20}]"#);
        assert_eq!((amounts(&listed), small), (vec![Some(20)], Some(20)));
    }
}
