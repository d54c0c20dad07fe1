//! Citations: what is printed is read again, and the cells of the resolution's annex are read whole.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests may stop the test, and say what they measure or skip"
)]

mod shared;

use std::fs;
use std::sync::LazyLock;

use proptest::option;
use proptest::prelude::*;
use serde::Deserialize;
use tinhgon::citation::{
    Citation, Cited, CitedText, Code, Grammar, Kind, Label, Letter, Level, Number, Part, Place,
    Source, Step,
};
use tinhgon::reading::nfc;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::embedded().expect("sound words"));

fn printed(text: &str) -> String {
    let citation = GRAMMAR.parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    GRAMMAR.print(&citation)
}

#[test]
fn variants_of_official_annexes_print_in_the_official_form() {
    for (written, official) in [
        ("Điểm a, Khoản 1 điều 4", "điểm a khoản 1 Điều 4"),
        ("Điểm b, c khoản 1 Điều 117", "điểm b và điểm c khoản 1 Điều 117"),
        ("các điểm a, b, đ khoản 1 Điều 7", "điểm a, điểm b và điểm đ khoản 1 Điều 7"),
        ("điểm b khoản 1 và điểm c khoản 2 Điều 90", "điểm b khoản 1 và điểm c khoản 2 Điều 90"),
        ("từ khoản 1 đến khoản 3 Điều 53", "khoản 1, khoản 2 và khoản 3 Điều 53"),
        ("khoản 2 Điều 18d Nghị định 63/2010/ND-CP", "khoản 2 Điều 18d Nghị định số 63/2010/ND-CP"),
        ("Điều 8, khoản 2", "khoản 2 Điều 8"),
        (
            "Mục II Phần B Phụ lục V.1 Nghị định số 133/2025/NĐ-CP",
            "Mục II Phần B Phụ lục V.1 ban hành kèm theo Nghị định số 133/2025/NĐ-CP",
        ),
        (
            "Mẫu NA5 ban hành kèm theo Thông tư số 22/2023/TT-BCA",
            "Mẫu NA5 ban hành kèm theo Thông tư số 22/2023/TT-BCA",
        ),
        (
            "Điều 3 Quy chế ban hành kèm theo Quyết định 51/2002/QĐ-BGDĐT",
            "Điều 3 Quy chế ban hành kèm theo Quyết định số 51/2002/QĐ-BGDĐT",
        ),
        (
            "điểm b khoản 2 Điều 22 Nghị định 30/2013/NĐ-CP (được sửa đổi, bổ sung bởi khoản 1 Điều 2 Nghị định 89/2019/NĐ-CP)",
            "điểm b khoản 2 Điều 22 Nghị định số 30/2013/NĐ-CP, được sửa đổi, bổ sung bởi khoản 1 Điều 2 Nghị định số 89/2019/NĐ-CP",
        ),
        (
            "Thông tư liên tịch 07/2016/TTLT-BYT-BTC-BLĐTBXH",
            "Thông tư liên tịch số 07/2016/TTLT-BYT-BTC-BLĐTBXH",
        ),
        ("Luật An toàn thông tin mạng năm 2015", "Luật An toàn thông tin mạng năm 2015"),
        (
            "Nghị định số 30/2013/NĐ-CP ngày 8/4/2013 của Chính phủ quy định về vận tải, hàng không",
            "Nghị định số 30/2013/NĐ-CP ngày 08 tháng 4 năm 2013 của Chính phủ quy định về vận tải, hàng không",
        ),
        ("số 250/QĐ - TTg", "Quyết định số 250/QĐ-TTg"),
    ] {
        assert_eq!(printed(written), official, "{written}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_where_it_begins() {
    for (text, rest) in [
        ("Phụ lục I. Thẻ kiểm soát an ninh", "Thẻ kiểm soát an ninh"),
        ("điểm f khoản 1 Điều 2", "điểm f khoản 1 Điều 2"),
        ("Nghị định số 272019/NĐ-CP", "Nghị định số 272019/NĐ-CP"),
        ("khoản 1 Điều 2 và những quy định khác", "những quy định khác"),
        ("", ""),
    ] {
        let unread = GRAMMAR.parse(text).expect_err(text);
        assert_eq!(unread.rest, rest, "{text}");
    }
}

#[test]
fn texts_are_ordered_by_rank_and_places_as_they_stand() {
    let mut texts: Vec<CitedText> = [
        "Thông tư số 05/2025/TT-BTP",
        "Nghị định số 07/2025/NĐ-CP",
        "Quyết định số 06/2022/QĐ-TTg",
        "Nghị định số 123/2015/NĐ-CP",
        "Luật Hộ tịch số 60/2014/QH13",
    ]
    .iter()
    .map(|text| GRAMMAR.parse(text).expect(text).texts().next().expect("a text").clone())
    .collect();
    texts.sort();
    let said: Vec<String> = texts.iter().map(|text| GRAMMAR.print_text(text)).collect();
    assert_eq!(
        said,
        [
            "Luật Hộ tịch số 60/2014/QH13",
            "Nghị định số 123/2015/NĐ-CP",
            "Nghị định số 07/2025/NĐ-CP",
            "Quyết định số 06/2022/QĐ-TTg",
            "Thông tư số 05/2025/TT-BTP",
        ]
    );
    let text = "Phụ lục I, điểm đ khoản 1 Điều 2, Điều 10, Điều 9a, điểm d khoản 1 Điều 2, Điều 9";
    let mut places = GRAMMAR.places(text).expect("places");
    places.sort();
    assert_eq!(
        GRAMMAR.print_places(&places),
        "điểm d và điểm đ khoản 1 Điều 2; Điều 9; Điều 9a; Điều 10; Phụ lục I"
    );
}

#[test]
fn citations_are_found_in_prose() {
    let text = "Các giấy tờ theo quy định tại khoản 2 và điểm a khoản 3 Điều 24 Luật Kinh doanh bất \
                động sản; văn bản theo Mẫu số 02 của Nghị định số 96/2024/NĐ-CP, có điểm mới";
    let found: Vec<String> =
        GRAMMAR.find(text).iter().map(|source| GRAMMAR.print_source(source)).collect();
    assert_eq!(
        found,
        [
            "khoản 2 và điểm a khoản 3 Điều 24 Luật Kinh doanh bất động sản",
            "Mẫu số 02 ban hành kèm theo Nghị định số 96/2024/NĐ-CP",
        ]
    );
}

/// A row of the annex.
#[derive(Deserialize)]
struct Row {
    row: u32,
    instrument: String,
    provision: String,
}

#[test]
fn nearly_every_cell_of_the_annex_is_read_whole() {
    let Some(folder) = shared::shared() else { return };
    let text = fs::read_to_string(folder.join("resolution/rows.dev.jsonl")).expect("rows");
    let rows: Vec<Row> =
        text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
    let cells = rows.iter().flat_map(|row| [(row.row, &row.instrument), (row.row, &row.provision)]);
    let (mut all, mut read) = (0, 0);
    for (row, cell) in cells {
        all += 1;
        match GRAMMAR.parse(cell) {
            Ok(citation) => {
                read += 1;
                let again = GRAMMAR.parse(&GRAMMAR.print(&citation));
                assert_eq!(again.as_ref(), Ok(&citation), "row {row}: {cell}");
            }
            Err(unread) => println!("row {row} is kept as it is: “{cell}”, from “{}”", unread.rest),
        }
    }
    println!("{read} of {all} cells are read whole");
    assert!(read * 100 >= all * 97, "{read} of {all}");
}

fn letter() -> impl Strategy<Value = Letter> {
    prop::sample::select("abcdđeghiklmnopqrstuvxy".chars().collect::<Vec<_>>())
        .prop_map(|letter| Letter::of(letter).expect("a letter"))
}

fn number_label() -> impl Strategy<Value = Label> {
    (1..200_u32, option::of(letter()))
        .prop_map(|(number, inserted)| Label::Parts(vec![Part::Number(number, inserted)]))
}

fn point_label() -> impl Strategy<Value = Label> {
    (letter(), option::of(1..20_u32)).prop_map(|(letter, number)| {
        let first = Part::Letter(letter, None);
        Label::Parts(std::iter::once(first).chain(number.map(|n| Part::Number(n, None))).collect())
    })
}

fn roman_label() -> impl Strategy<Value = Label> {
    (1..40_u32, option::of(1..9_u32)).prop_map(|(roman, number)| {
        let first = Part::Roman(roman, None);
        Label::Parts(std::iter::once(first).chain(number.map(|n| Part::Number(n, None))).collect())
    })
}

fn step(level: Level, label: impl Strategy<Value = Label>) -> impl Strategy<Value = Step> {
    label.prop_map(move |label| Step { level, label: Some(label) })
}

/// A place in the body, or in an annex.
fn place() -> impl Strategy<Value = Place> {
    let below = |top: BoxedStrategy<Step>| {
        let clause = option::of(step(Level::Clause, number_label()));
        let point = option::of(step(Level::Point, point_label()));
        (top, clause, point).prop_map(|(top, clause, point)| {
            let steps = [Some(top), clause, point].into_iter().flatten().collect();
            Place::new(steps).expect("steps in order")
        })
    };
    let code = prop::sample::select(vec!["02", "NA5", "01.CĐD", "D01-THADS", "06/GDP", "M04b"]);
    let form = code.prop_map(|code| Label::Code(Code::of(code).expect("a code")));
    let in_annex = (
        step(Level::Annex, roman_label()),
        option::of(step(Level::Section, roman_label())),
        option::of(step(Level::Form, form)),
    );
    let in_annex = in_annex.prop_map(|(annex, section, form)| {
        let steps = [Some(annex), section, form].into_iter().flatten().collect();
        Place::new(steps).expect("steps in order")
    });
    prop_oneof![
        3 => below(step(Level::Article, number_label()).boxed()),
        1 => in_annex,
    ]
}

fn text() -> impl Strategy<Value = CitedText> {
    let numbered = prop::sample::select(vec![
        (Kind::Decree, "NĐ-CP"),
        (Kind::Circular, "TT-BTP"),
        (Kind::JointCircular, "TTLT-BYT-BTC"),
        (Kind::Decision, "QĐ-TTg"),
        (Kind::Resolution, "NQ-CP"),
    ]);
    let numbered = (numbered, 1..999_u32, 1990..2030_u16).prop_map(|((kind, sign), n, year)| {
        let number = Number::of(&format!("{n}/{year}/{sign}")).expect("a number");
        let rank = GRAMMAR.told_by(sign).map(|(rank, _)| rank);
        CitedText { number: Some(number), kind: Some(kind), rank, ..nothing() }
    });
    let names = prop::sample::select(vec![
        "An toàn thực phẩm",
        "Xuất cảnh, nhập cảnh của công dân Việt Nam",
        "Tín ngưỡng và tôn giáo",
    ]);
    let law = (names, option::of(2000..2030_u16)).prop_map(|(name, year)| {
        let rank = Some(tinhgon::knowledge::Rank::Law);
        CitedText { name: Some(name.into()), year, kind: Some(Kind::Law), rank, ..nothing() }
    });
    prop_oneof![3 => numbered, 1 => law]
}

fn nothing() -> CitedText {
    CitedText {
        rank: None,
        number: None,
        year: None,
        name: None,
        kind: None,
        date: None,
        issuer: None,
        subject: None,
    }
}

fn source() -> impl Strategy<Value = Source> {
    (text(), prop::collection::vec(place(), 0..5))
        .prop_map(|(text, places)| Source { text: Some(text), places })
}

fn cited() -> impl Strategy<Value = Cited> {
    let sources = || prop::collection::vec(source(), 0..3);
    (source(), sources(), prop::collection::vec(source(), 0..2))
        .prop_map(|(source, amended_by, refers_to)| Cited { source, amended_by, refers_to })
}

proptest! {
    /// Printing loses nothing: what is printed is read as what it was.
    #[test]
    fn a_printed_citation_is_read_again(all in prop::collection::vec(cited(), 1..4)) {
        let citation = Citation(all);
        let printed = GRAMMAR.print(&citation);
        prop_assert_eq!(GRAMMAR.parse(&printed), Ok(citation), "{}", printed);
    }

    /// Places of one text are read again, too, in the order in which they were named.
    #[test]
    fn printed_places_are_read_again(places in prop::collection::vec(place(), 1..8)) {
        let printed = GRAMMAR.print_places(&places);
        prop_assert_eq!(GRAMMAR.places(&printed), Ok(places), "{}", printed);
    }

    /// No text makes the parser stop the program, and what it refuses it refuses from a word on.
    #[test]
    fn any_text_is_read_or_refused(
        text in "\\PC{0,60}",
        near in "(điểm|khoản|Điều|Mục|Phụ lục|và|,|;|/|\\(|\\)|1|b|II|Luật|số|5/2020/NĐ-CP| ){0,30}",
    ) {
        for text in [text, near] {
            if let Err(unread) = GRAMMAR.parse(&text) {
                let composed = nfc(&text);
                prop_assert_eq!(composed.get(unread.at..), Some(&*unread.rest));
            }
        }
    }
}
