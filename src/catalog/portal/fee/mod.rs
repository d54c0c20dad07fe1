//! Fees as the portal prints them.
//!
//! The portal prints "Miễn phí" or 0 wherever no number was typed. Whether that means free of
//! charge, that a province sets the amount, or that nobody said, stands in the words beside it:
//!
//! | number | words beside it              | read as                 |
//! |--------|------------------------------|-------------------------|
//! | 0      | none, or "không…"            | free                    |
//! | any    | "Hội đồng nhân dân…"         | set by the province     |
//! | 0 or too small | amounts of their own | listed, those amounts   |
//! | 0      | anything else                | listed, amount unknown  |
//! | > 0    | another currency, or small and such a currency in the note | listed, amount unknown |
//! | > 0    | amounts of their own         | listed, all of them     |
//! | > 0    | anything else                | listed                  |
//! | none   | anything else                | unknown                 |
//!
//! What the words say beyond that is read in `prose`; what the channels of one procedure say
//! together, in `pool`.

mod amounts;
mod periods;
mod pool;
mod prose;
mod words;

pub(super) use pool::pool;
pub(super) use words::FeeWords;
pub use words::{FeePhrases, Instruments, Multiple, Multiples, Part, Parts, ReliefInstrument};

use self::prose::Told;
use super::record::FeeItem as RawItem;
use super::words::Words;
use crate::catalog::text::{clean, kept, kept_unless_empty};
use crate::catalog::{ChannelKind, Dong, Fee, FeeItem, Pays, Relief};

/// The fee of one channel, with what its words say beyond it.
#[derive(Debug)]
pub(super) struct Read {
    /// The fee.
    pub(super) fee: Fee,
    /// The first amount too small to be meant in đồng.
    pub(super) small: Option<u64>,
    /// What its words say of the way in and of the work.
    pub(super) said: Said,
}

/// What the words on a fee say beyond its amounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Whether the fee depends on the way in.
    says_channel: bool,
    /// Whether each amount listed is for a part of the work.
    of_parts: bool,
}

impl Read {
    fn plain(fee: Fee) -> Self {
        Self { fee, small: None, said: Said { says_channel: false, of_parts: true } }
    }
}

/// Reads the fee of a channel.
pub(super) fn read(text: &str, items: &[RawItem<'_>], channel: ChannelKind, words: &Words) -> Read {
    let text = clean(text);
    let mut lines: Vec<Line> = Vec::new();
    if items.is_empty() {
        if text.is_empty() {
            return Read::plain(Fee::Unknown);
        }
        if words.free.has(&text) {
            return Read::plain(Fee::Free);
        }
        lines.extend(Line::of_text(&text, words));
    } else {
        lines.extend(items.iter().map(|item| Line::of_item(item, &text, items.len(), words)));
    }
    if words.set_by_province.stand_in(&text) || lines.iter().any(|line| line.by_province) {
        let items = lines.into_iter().filter(|line| line.number != Some(0)).map(|line| line.item);
        return Read::plain(Fee::SetByProvince(items.collect()));
    }
    if lines.is_empty() {
        return Read::plain(Fee::Unknown);
    }
    if lines.iter().all(|line| line.free) {
        return Read::plain(Fee::Free);
    }
    let mut says_channel = false;
    let mut read: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        says_channel |= line.with_prose(channel, words, &mut read);
    }
    let small = read.iter().find_map(|line| line.small(words));
    let of_parts = read.iter().all(|line| line.of_part);
    let said = Said { says_channel, of_parts };
    Read { fee: Fee::Listed(with_exemptions(read)), small, said }
}

/// One amount, before it is seen together with the others.
#[derive(Clone)]
struct Line {
    item: FeeItem,
    /// The number printed.
    number: Option<u64>,
    free: bool,
    by_province: bool,
    of_part: bool,
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
        let number = amounts::whole(digits)?;
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
            of_part: false,
            item: FeeItem { name: kept(label), amount, case: None, reliefs: Vec::new(), note },
        }
    }

    /// Adds the amounts that the number and the words state together; says whether the words are
    /// about ways to submit.
    ///
    /// A number that the words repeat is one of theirs. One that they do not repeat may be a slip
    /// or one more case; both figures are kept, so that the range shows the doubt.
    fn with_prose(self, channel: ChannelKind, words: &Words, lines: &mut Vec<Self>) -> bool {
        let is_fee = |number: &u64| *number >= words.smallest_fee;
        let printed = self.item.amount.map(Dong::amount).filter(is_fee);
        let Some(note) = self.item.note.as_deref().filter(|note| may_say_more(note)) else {
            lines.push(self);
            return false;
        };
        let told = match printed {
            // "4.000.000" and "Đồng (Hệ thống)": the words go on where the number ended.
            Some(number) if longest_unit(note, words).is_some_and(|rest| rest.is_some()) => {
                Told::of(&format!("{number} {note}"), channel, &words.fees)
            }
            _ => Told::of(note, channel, &words.fees),
        };
        let in_words = if told.unclear { &[] } else { told.amounts.as_slice() };
        let repeated = in_words.iter().any(|one| Some(one.value) == printed);
        let reliefs = reliefs(&told, in_words.len());
        let mut add = |amount: Option<u64>, part: Option<&str>, case: Option<&str>| {
            let mut line = self.clone();
            line.of_part = part.is_some();
            // A figure that a relief names as well is the lower one; the usual one is not told.
            let lowered =
                |amount: u64| reliefs.iter().any(|one| one.pays == Pays::Amount(Dong::new(amount)));
            line.item.amount = match amount {
                Some(amount) if lowered(amount) => None,
                Some(amount) => Some(Dong::new(amount)),
                None if reliefs.is_empty() => line.item.amount,
                None => None,
            };
            if let Some(part) = part {
                line.item.name = part.into();
            }
            line.item.case = case.map(Into::into);
            line.item.reliefs.clone_from(&reliefs);
            let same = |other: &Self| {
                let key = |item: &FeeItem| (item.name.clone(), item.amount, item.case.clone());
                key(&other.item) == key(&line.item) && line.item.amount.is_some()
            };
            if !lines.iter().any(same) {
                // The words are quoted once.
                if lines.iter().any(|other| other.item.note == line.item.note) {
                    line.item.note = None;
                }
                lines.push(line);
            }
        };
        if !repeated && (printed.is_some() || in_words.is_empty()) {
            // A figure that contradicts the first one in words is of the same part of the work.
            let part = match in_words.first() {
                Some(first) => first.part.clone(),
                None => words.fees.part(&note.to_lowercase()),
            };
            add(printed, part.as_deref(), None);
        }
        for one in in_words {
            add(Some(one.value), one.part.as_deref(), one.case.as_deref());
        }
        told.says_channel
    }

    fn small(&self, words: &Words) -> Option<u64> {
        self.item.amount.map(Dong::amount).filter(|&amount| amount < words.smallest_fee)
    }
}

/// What is paid instead of the amounts of one text. One figure for several amounts leaves open
/// whose it is.
fn reliefs(told: &Told, amounts: usize) -> Vec<Relief> {
    let one = |relief: &prose::ToldRelief| match relief.relief.pays {
        Pays::Amount(amount) if amounts > 1 && amount.amount() > 0 => {
            Relief { pays: Pays::Unknown, ..relief.relief }
        }
        Pays::Amount(_) | Pays::Percent(_) | Pays::Unknown => relief.relief,
    };
    told.reliefs.iter().map(one).collect()
}

/// Whether a note may name amounts, periods or parts: cheap, and mostly no.
fn may_say_more(note: &str) -> bool {
    const SHORTEST: usize = 8;
    note.len() >= SHORTEST
}

/// Beside a positive amount, a zero is an exemption that the source states: it is known.
fn with_exemptions(lines: Vec<Line>) -> Vec<FeeItem> {
    let any_positive = lines.iter().any(|line| line.item.amount.is_some());
    let exempt = |line: &Line| any_positive && line.number == Some(0) && line.item.amount.is_none();
    lines
        .into_iter()
        .map(|line| {
            let amount = if exempt(&line) { Some(Dong::new(0)) } else { line.item.amount };
            FeeItem { amount, ..line.item }
        })
        .collect()
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
    use proptest::strategy::Strategy;

    use super::*;

    fn fee(text: &str, items: &str) -> (Fee, Option<u64>) {
        let items: Vec<RawItem<'_>> = serde_json::from_str(items).unwrap();
        let read = read(text, &items, ChannelKind::InPerson, &Words::embedded().unwrap());
        (read.fee, read.small)
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
            "Miễn phí (Theo Thông tư số 37/2025/TT-BCA)",
            r#"[{"amount_vnd": 0, "note": "Theo Thông tư số 37/2025/TT-BCA"}]"#,
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

    /// The amounts of one item with a note: name, đồng, case.
    fn of_note(number: u64, note: &str) -> Vec<(String, Option<u64>, Option<String>)> {
        let item = serde_json::json!([{ "amount_vnd": number, "note": note }]);
        match fee("", &item.to_string()).0 {
            Fee::Listed(items) => items
                .into_iter()
                .map(|one| {
                    (one.name.into(), one.amount.map(Dong::amount), one.case.map(Into::into))
                })
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    fn on(number: u64, note: &str, day: (i16, i8, i8)) -> Option<u64> {
        let item = serde_json::json!([{ "amount_vnd": number, "note": note }]);
        let Fee::Listed(items) = fee("", &item.to_string()).0 else { panic!("{note}") };
        let [item] = items.as_slice() else { panic!("{items:?}") };
        item.on(jiff::civil::date(day.0, day.1, day.2)).map(Dong::amount)
    }

    #[test]
    fn tiers_in_the_words_are_amounts_of_one_name() {
        let tiers = of_note(
            0,
            "- Dưới 5 tấn: 50.000 đồng/giấy; - Từ 5 tấn đến 15 tấn: 100.000 đồng/giấy; - Trên 15 tấn: 150.000 đồng/giấy.",
        );
        let values: Vec<_> =
            tiers.iter().map(|(name, value, _)| (&**name, value.unwrap())).collect();
        assert_eq!(values, [("", 50_000), ("", 100_000), ("", 150_000)]);
        let lost = of_note(
            200_000,
            "200.000 đồng/ hộ chiếu. Trường hợp cấp lại do bị hỏng hoặc bị mất: 400.000đ/hộ chiếu (Thông tư số 25/2021/TT-BTC ngày 07/4/2021 của Bộ Tài chính).",
        );
        assert_eq!(
            lost.iter().map(|one| one.1).collect::<Vec<_>>(),
            [Some(200_000), Some(400_000)]
        );
    }

    #[test]
    fn parts_of_the_work_have_names_of_their_own_and_are_paid_together() {
        let exam = of_note(
            0,
            "- Sát hạch lý thuyết: + Sát hạch cấp giấy phép lần đầu: 600.000 đồng/lần. + Sát hạch cấp lại: 400.000 đồng/lần. - Sát hạch thực hành: 250.000 đồng/lần.",
        );
        let named: Vec<_> = exam.iter().map(|(name, value, _)| (&**name, value.unwrap())).collect();
        let (theory, practice) = ("Sát hạch lý thuyết", "Sát hạch thực hành");
        assert_eq!(named, [(theory, 600_000), (theory, 400_000), (practice, 250_000)]);
        let behind = of_note(
            400_000,
            "Đồng (Sát hạch lý thuyết cấp lại giấy phép) Phí: 1700000 Đồng (Sát hạch thực hành) Miễn phí từ ngày 07/4/2026 đến 30/6/2026 theo quy định tại Thông tư 40/2026/TT-BTC",
        );
        let named: Vec<_> = behind.iter().map(|(name, value, _)| (&**name, *value)).collect();
        assert_eq!(named, [(theory, Some(400_000)), (practice, Some(1_700_000))]);
    }

    #[test]
    fn parts_of_different_cases_keep_their_case() {
        let test = of_note(
            0,
            "+ Đối với hạng xe A1: Sát hạch lý thuyết: 60.000 đồng/lần, Sát hạch thực hành: 70.000 đồng/lần; + Đối với xe ô tô: Sát hạch lý thuyết: 100.000 đồng/lần.",
        );
        let cases: Vec<_> = test
            .iter()
            .map(|(_, value, case)| (value.unwrap(), case.as_deref().unwrap()))
            .collect();
        let (a1, car) = ("Đối với hạng xe A1", "Đối với xe ô tô");
        assert_eq!(cases, [(60_000, a1), (70_000, a1), (100_000, car)]);
    }

    #[test]
    fn a_lower_amount_is_charged_on_the_days_of_the_relief() {
        let half = "áp dụng mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC";
        assert_eq!(on(800_000, half, (2026, 6, 10)), Some(400_000));
        assert_eq!(on(800_000, half, (2027, 1, 1)), Some(800_000));
        let percent = "- Cấp đổi: 50.000 đồng/thẻ căn cước; Kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 mức thu bằng 50% mức thu nêu trên";
        assert_eq!(on(50_000, percent, (2026, 6, 10)), Some(25_000));
        let waived = "(Miễn kể từ ngày 07/4/2026 đến 30/6/2026 theo Thông tư 40/2026/TT-BTC)";
        assert_eq!(on(5_000_000, waived, (2026, 6, 30)), Some(0));
        assert_eq!(on(5_000_000, waived, (2026, 7, 1)), Some(5_000_000));
        // The number was typed without its zeros; only the amount of the relief is sure.
        let short = "4.000 đ/giấy thông hành (áp dụng đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC ngày 30/6/2025)";
        assert_eq!(on(40, short, (2026, 6, 10)), Some(4_000));
        assert_eq!(on(40, short, (2027, 6, 10)), None);
    }

    #[test]
    fn a_relief_without_a_figure_leaves_the_fee_unknown_while_it_is_in_force() {
        let note = "Mức phí kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo quy định tại Thông tư số 64/2025/TT-BTC: ngày 30/6/2025 quy định mức thu , miễn một số khoản phí";
        assert_eq!(on(5_000_000, note, (2026, 6, 10)), None);
        assert_eq!(on(5_000_000, note, (2025, 6, 10)), Some(5_000_000));
    }

    #[test]
    fn amounts_that_depend_on_a_quantity_are_not_the_fee() {
        let rate = of_note(
            0,
            "dưới 500 GT là 3.000 đồng/GT-lần (mức thu tối thiểu không dưới 300.000 đồng)",
        );
        assert_eq!(rate[0].1, None);
        let shares = of_note(
            4_500_000,
            "(gồm 3.000.000 đồng thẩm định điều kiện thành lập; 1.500.000 đồng thẩm định điều kiện hoạt động)",
        );
        assert_eq!(shares.iter().map(|one| one.1).collect::<Vec<_>>(), [Some(4_500_000)]);
    }

    proptest::proptest! {
        /// Whatever stands beside a number, reading it ends, and no relief ever raises a fee.
        #[test]
        fn any_words_are_read_and_no_relief_raises_a_fee(
            pieces in proptest::collection::vec(
                proptest::prop_oneof![
                    proptest::sample::select(vec![
                        "50.000 đồng", "10 triệu đồng/lần", "3.000 đồng/GT", "50%", "giảm ", "bằng ",
                        "từ ngày 01/7/2025 ", "đến hết ngày 31/12/2026", "Miễn ", "; ", ". ", " - ",
                        "Phí: ", "đối với xe: ", "lý thuyết ", "thực hành ", "64/2025/TT-BTC", "trực tuyến ",
                    ]).prop_map(str::to_owned),
                    "\\PC{0,6}",
                ],
                0..12,
            ),
            number in 0_u64..2_000_000,
        ) {
            let note = pieces.concat();
            let item = serde_json::json!([{ "amount_vnd": number, "note": note }]);
            if let Fee::Listed(items) = fee("", &item.to_string()).0 {
                let day = jiff::civil::date(2026, 6, 10);
                for item in items {
                    let lower = item.amount.zip(item.on(day)).is_none_or(|(full, paid)| paid <= full);
                    proptest::prop_assert!(lower, "{item:?}");
                }
            }
        }
    }
}
