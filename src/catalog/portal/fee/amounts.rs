//! Amounts of money in prose: "135.000 đồng/lần", "10 triệu đồng", "160.000/hộ chiếu".

use super::words::FeeWords;

/// An amount with its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Whole đồng.
    pub(super) value: u64,
    /// Where its number begins.
    pub(super) start: usize,
    /// Where its unit ends.
    pub(super) end: usize,
    /// Whether it is charged for each piece of something: then it is not the fee of a dossier.
    pub(super) per_quantity: bool,
}

/// Digits of a year.
const YEAR: usize = 4;

/// The amounts in a text in small letters, in its order.
///
/// A number counts when đồng or a slash follows it and it is large enough for a fee: so numbers of
/// articles, days and instruments are left alone.
pub(super) fn of(text: &str, words: &FeeWords) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(next_digit).map(|at| from + at) {
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(rest.len());
        from = start + length;
        let ahead = text.get(..start).unwrap_or_default();
        if ahead.ends_with(|c: char| c == '/' || c.is_alphabetic()) {
            continue;
        }
        let amount = rest.split_at_checked(length).and_then(|(digits, behind)| {
            let (value, behind) = times(whole(digits)?, behind.trim_start(), words)?;
            let (unit, per_quantity) = unit(behind, words)?;
            // "2026/TT-BTC" is of an instrument, "15000000/lần" and "160.000/hộ chiếu" are money.
            if unit == 0 && length == YEAR {
                return None;
            }
            let end = text.len() - behind.len() + unit;
            (value >= words.smallest).then_some(Amount { value, start, end, per_quantity })
        });
        if let Some(amount) = amount {
            from = from.max(amount.end);
            found.push(amount);
        }
    }
    found
}

fn next_digit(text: &str) -> Option<usize> {
    text.find(|c: char| c.is_ascii_digit())
}

/// A number with points or commas between its thousands.
pub(super) fn whole(digits: &str) -> Option<u64> {
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

/// A number times the word behind it, such as "triệu", and what follows.
fn times<'t>(number: u64, behind: &'t str, words: &FeeWords) -> Option<(u64, &'t str)> {
    for (word, factor) in &words.multiples {
        if let Some(rest) = behind.strip_prefix(word.as_str()) {
            return Some((number.checked_mul(*factor)?, rest.trim_start()));
        }
    }
    Some((number, behind))
}

/// The length of a unit of money and whether it is of each piece of something; `None` when the
/// number is not money.
fn unit(behind: &str, words: &FeeWords) -> Option<(usize, bool)> {
    let currency = words.dong.iter().find_map(|word| {
        let rest = behind.strip_prefix(word.as_str())?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(word.len())
    });
    let rest = behind.get(currency.unwrap_or_default()..)?;
    let per = rest.trim_start().strip_prefix('/');
    if currency.is_none() && per.is_none() {
        return None;
    }
    let each = per.unwrap_or_default();
    let each = each.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
    let per_quantity = words.quantities.iter().any(|word| {
        each.strip_prefix(word.as_str())
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    Some((currency.unwrap_or_default(), per_quantity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::portal::words::Words;

    fn values(text: &str) -> Vec<(u64, bool)> {
        let words = Words::embedded().unwrap();
        of(text, &words.fees).iter().map(|one| (one.value, one.per_quantity)).collect()
    }

    #[test]
    fn only_money_is_an_amount() {
        for (text, expected) in [
            ("135.000 đồng/lần.", vec![(135_000, false)]),
            ("160.000/hộ chiếu, hoặc 320.000đ/hộ chiếu", vec![(160_000, false), (320_000, false)]),
            ("10 triệu đồng/giấy", vec![(10_000_000, false)]),
            ("15000000/lần đồng", vec![(15_000_000, false)]),
            ("3.000 đồng/gt-lần, 2.000 đồng/trang", vec![(3_000, true), (2_000, true)]),
            ("thông tư số 75/2022/tt-btc ngày 22/12/2022, khoản 2 điều 24", vec![]),
            ("145 usd/thẻ, 1.300.000", vec![]),
            ("2026/tt-btc, 12.34 đồng", vec![]),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }
}
