//! Dossier lines as people write them, and what they ask for.
//!
//! The lines are our own: each shows one way in which published lines are written.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may stop the test"
)]

mod shared;

use proptest::prelude::*;
use shared::{Verdict, read, read_under};
use unicode_normalization::UnicodeNormalization;

/// Says that a line is a document with these registers and this grade.
fn asks(text: &str, registers: &[&str], grade: &str) -> Verdict {
    let verdict = read(text);
    assert_eq!(verdict.kind, "document", "{text}: {verdict:?}");
    assert_eq!(verdict.registers, registers, "{text}: {verdict:?}");
    assert_eq!(verdict.grade, grade, "{text}: {verdict:?}");
    verdict
}

#[test]
fn one_paper_under_its_old_new_and_short_names() {
    for text in
        ["Thẻ căn cước", "Căn cước công dân", "Giấy chứng minh nhân dân", "CMND", "thẻ CCCD"]
    {
        asks(text, &["population"], "full");
    }
    asks("Giấy phép lái xe", &["driving_licence"], "full");
    asks("Sổ đỏ", &["land"], "full");
    asks("Sổ hộ khẩu", &["population"], "full");
    asks("Giấy đăng ký kinh doanh", &["enterprise"], "full");
}

#[test]
fn the_same_line_however_it_is_typed() {
    let line = "Bản sao Giấy chứng nhận kết hôn";
    for text in [
        line.to_owned(),
        line.nfd().collect(),
        line.to_uppercase(),
        "ban sao giay chung nhan ket hon".to_owned(),
        format!("  - {line};"),
        format!("a) 01 {line} (nếu có)"),
        "1. Bản sao\u{a0} Giấy  chứng nhận\nkết hôn".to_owned(),
    ] {
        asks(&text, &["civil_status"], "full");
    }
}

#[test]
fn typing_faults_are_mended_with_score_and_runner_up() {
    let verdict = asks("Giấy chứng nhân kết hôn", &["civil_status"], "full");
    assert!(verdict.matched.contains(&"fuzzy"), "{verdict:?}");
    // Another word is no fault: a voucher is no death certificate.
    assert_eq!(read("Giấy chứng từ").registers, [""; 0]);
    assert_eq!(read("Chung tu").grade, "none", "without marks it may be either");
}

#[test]
fn alternatives_are_one_group_and_lists_are_several() {
    let either = asks("Căn cước công dân hoặc hộ chiếu Việt Nam", &["population"], "full");
    assert_eq!(either.groups, [1, 1]);
    // Alone, a passport proves more than the register of identities answers for.
    assert_eq!(read("Hộ chiếu phổ thông").grade, "none");
    let both = asks("Giấy khai sinh; giấy chứng nhận kết hôn", &["civil_status"], "full");
    assert_eq!(both.groups, [1, 2]);
}

#[test]
fn a_paper_that_no_register_replaces_makes_the_line_partial() {
    asks("Giấy khai sinh và biên bản họp gia đình", &["civil_status"], "partial");
    asks("Quyết định giao đất hoặc giấy chứng nhận quyền sử dụng đất", &["land"], "partial");
    asks("Đơn xin việc kèm theo giấy khám sức khỏe", &["health"], "partial");
}

#[test]
fn the_subject_of_an_application_is_not_asked_for() {
    for text in [
        "Đơn đề nghị cấp lại giấy phép lái xe",
        "Tờ khai đăng ký lại giấy chứng nhận kết hôn theo mẫu",
        "Văn bản của doanh nghiệp đề nghị điều chỉnh giấy chứng nhận đăng ký doanh nghiệp",
    ] {
        let verdict = read(text);
        assert_eq!((verdict.kind.as_str(), verdict.grade.as_str()), ("form", "none"), "{text}");
        assert!(verdict.registers.is_empty(), "{text}: {verdict:?}");
    }
}

#[test]
fn a_paper_merely_mentioned_is_not_asked_for() {
    for text in [
        "Ảnh chân dung cỡ 4x6 cm, kiểu chụp ảnh căn cước công dân",
        "Bản dịch giấy phép lái xe nước ngoài",
        "Quyết định thu hồi giấy chứng nhận đăng ký xe",
        "Hợp đồng lao động, trong đó ghi rõ số căn cước công dân của người lao động",
    ] {
        assert!(read(text).registers.is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_condition_names_papers_without_asking_for_them() {
    let verdict = read("Trường hợp mất giấy chứng nhận kết hôn thì nộp bản cam đoan");
    assert!(verdict.registers.is_empty(), "{verdict:?}");
    asks(
        "Trường hợp ủy quyền thì phải nộp thêm giấy khai sinh của người được ủy quyền",
        &["civil_status"],
        "full",
    );
}

#[test]
fn papers_from_abroad_are_in_no_register() {
    for text in [
        "Giấy khai sinh do cơ quan có thẩm quyền nước ngoài cấp",
        "Lý lịch tư pháp do nước ngoài cấp",
        "Giấy phép lái xe nước ngoài",
    ] {
        assert_eq!(read(text).grade, "none", "{text}: {:?}", read(text));
    }
}

#[test]
fn a_line_that_leaves_the_look_up_to_the_agency_says_so() {
    let verdict = asks(
        "Giấy tờ chứng minh nơi cư trú trong trường hợp cơ quan đăng ký không khai thác được thông \
         tin trong Cơ sở dữ liệu quốc gia về dân cư",
        &["population"],
        "full",
    );
    assert!(verdict.already);
    assert!(!read("Giấy tờ chứng minh nơi cư trú").already);
    let rule = read(
        "Lưu ý: cơ quan giải quyết khai thác thông tin về cư trú trong Cơ sở dữ liệu quốc gia về \
         dân cư, không yêu cầu nộp sổ hộ khẩu",
    );
    assert_eq!((rule.kind.as_str(), rule.already), ("note", true));
    assert_eq!(rule.registers, ["population"]);
}

#[test]
fn explanations_headings_and_rules_are_notes() {
    for text in [
        "Lưu ý: hồ sơ phải được đóng thành quyển",
        "Số lượng hồ sơ: 01 bộ",
        "Giấy tờ phải xuất trình:",
        "Trường hợp nộp trực tuyến:",
    ] {
        assert_eq!(read(text).kind, "note", "{text}: {:?}", read(text));
    }
    assert_eq!(read_under("Lưu ý:", "Bản sao phải còn giá trị sử dụng").kind, "note");
}

#[test]
fn the_land_law_calls_its_certificate_by_a_short_name() {
    let text = "Bản gốc Giấy chứng nhận đã cấp";
    assert!(read(text).registers.is_empty(), "of what, the line alone does not say");
    let verdict = shared::read_line("Tặng cho quyền sử dụng đất", "", text);
    assert_eq!(verdict.registers, ["land"]);
}

#[test]
fn reasons_name_the_words_that_decided() {
    let verdict = read("Tờ khai theo mẫu kèm theo bản sao giấy khai sinh");
    let because: Vec<(&str, &str)> =
        verdict.why.iter().map(|(effect, words)| (effect.as_str(), words.as_str())).collect();
    assert!(because.contains(&("asks-paper", "bản sao giấy khai sinh")), "{because:?}");
    assert!(because.contains(&("asks-form", "Tờ khai")), "{because:?}");
}

proptest! {
    /// Whatever is typed is read.
    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,200}", case in "\\PC{0,40}") {
        let _ = read_under(&case, &text);
    }

    /// Composed and decomposed letters are one text.
    #[test]
    fn decomposed_text_reads_like_composed_text(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..12),
    ) {
        let composed = words.join(" ");
        let decomposed: String = composed.nfd().collect();
        let (a, b) = (read(&composed), read(&decomposed));
        prop_assert_eq!((a.kind, a.registers, a.grade, a.already), (b.kind, b.registers, b.grade, b.already));
    }

    /// Spans lie on letters of the line.
    #[test]
    fn every_span_is_words_of_the_line(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..12),
    ) {
        let text = words.join(" ");
        for (_, words) in read(&text).why {
            prop_assert!(text.contains(&words));
        }
    }
}

const WORDS: [&str; 20] = [
    "Giấy khai sinh",
    "hoặc",
    "và",
    ";",
    "(",
    ")",
    "Đơn đề nghị",
    "trường hợp",
    "thì",
    "nộp",
    "Căn cước công dân",
    "không phải nộp",
    "cơ sở dữ liệu",
    "khai thác",
    "bản sao",
    "của",
    "như",
    "gồm:",
    "trừ",
    "giấy",
];
