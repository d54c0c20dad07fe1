//! Portal records: each one enters the catalogue or is named with the reason why not.

mod common;
mod shared;

use std::path::PathBuf;

use common::{knowledge, load_path, load_text};
use proptest::prelude::*;
use tinhgon::catalog::{Catalog, Effect, Input, Loaded, load};
use tinhgon::fault::Problem;

const GOOD: &str = r#"{"code": " 1.004194", "name": "Gia\u0302\u0301y phe\u0301p", "promulgator": "BỘ  CÔNG AN", "authority": "Bộ Công an, Bộ Tư pháp", "level": ["Cấp Bộ"], "subjects": ["Công dân Việt Nam"], "snapshot": "2026-04", "documents": [{"name": "Tờ khai"}], "channels": [{"channel": "Trực tiếp", "time_limit": "5 Ngày làm việc", "fee": "Miễn phí"}], "legal_bases": [{"number": "Luật số 60/2014/QH13", "title": "Luật Hộ tịch"}], "conditions": "Không"}"#;

fn import(lines: &[&str]) -> Loaded {
    load_text("portal.jsonl", lines.join("\n").as_bytes())
}

fn left_out(catalog: &Catalog) -> Vec<&Problem> {
    let left_out = catalog.remarks.iter().filter(|remark| remark.effect == Effect::LeftOut);
    left_out.map(|remark| &remark.fault.problem).collect()
}

/// Procedures, apart from where their lines stood.
fn shown(catalog: &Catalog) -> String {
    format!("{:?}\n{}", catalog.procedures, catalog.provenance.digest)
}

#[test]
fn dirt_is_cleaned_and_what_is_known_is_recognised() {
    let catalog = import(&[GOOD]).unwrap();
    let procedure = &catalog.procedures[0];
    assert_eq!(procedure.code.as_str(), "1.004194");
    assert_eq!(&*procedure.name, "Giấy phép");
    let knowledge = knowledge();
    assert_eq!(procedure.authority, knowledge.authorities.find("mps"));
    assert_eq!(procedure.settled_by.len(), 2);
    assert_eq!(procedure.legal_bases[0].instrument, knowledge.instruments.find("60/2014/QH13"));
    assert!(procedure.conditions.is_empty());
    assert_eq!(procedure.facts_taken.map(|day| day.to_string()).as_deref(), Some("2026-04-30"));
    assert!(catalog.remarks.is_empty(), "{:?}", catalog.remarks);
}

#[test]
fn records_that_cannot_be_used_are_named_with_the_reason() {
    let catalog = import(&[
        GOOD,
        r#"{"code": "1.1", "name": "x"}"#,
        r#"{"name": "x"}"#,
        r#"{"code": "1.000001", "name": "#,
        "[1, 2]",
        GOOD,
        r#"{"code": "1.000002", "name": null, "documents": null, "channels": "Trực tiếp"}"#,
    ])
    .unwrap();
    assert_eq!(catalog.procedures.len(), 2);
    let lines: Vec<_> =
        catalog.remarks.iter().map(|remark| (remark.fault.place.line, remark.effect)).collect();
    use Effect::{Kept, LeftOut};
    assert_eq!(
        lines,
        [
            (2, LeftOut),
            (3, LeftOut),
            (4, LeftOut),
            (5, LeftOut),
            (6, LeftOut),
            (7, Kept),
            (7, Kept)
        ]
    );
}

#[test]
fn of_one_code_the_later_snapshot_stays() {
    let old =
        r#"{"code": "1.000001", "name": "old", "snapshot": "2025-01-01", "documents": ["A"]}"#;
    let new =
        r#"{"code": "1.000001", "name": "new", "snapshot": "2026-01-01", "documents": ["A"]}"#;
    for lines in [[old, new], [new, old]] {
        let catalog = import(&lines).unwrap();
        assert_eq!(&*catalog.procedures[0].name, "new");
        assert!(matches!(left_out(&catalog)[..], [Problem::Duplicate { .. }]));
    }
}

#[test]
fn our_own_format_is_read_in_lines_too_and_recognised_whatever_the_name() {
    let own = std::fs::read_to_string(common::fixture("sound/1.001193.json")).unwrap();
    let line = own.replace('\n', " ");
    let catalog = import(&[GOOD, &line]).unwrap();
    assert_eq!(catalog.procedures.len(), 2);
    assert!(catalog.procedures[0].requirements[0].stated.is_some());
    assert_eq!(load_text("a.jsonl", own.as_bytes()).unwrap().procedures.len(), 1);
    assert_eq!(load_text("a.txt", own.as_bytes()).unwrap().procedures.len(), 1);
    let lines = format!("{GOOD}\n{line}\n");
    assert_eq!(load_text("a.json", lines.as_bytes()).unwrap().procedures.len(), 2);
}

#[test]
fn the_real_catalogues_of_the_portal_are_imported_without_loss() {
    let Some(folder) = shared::shared() else { return };
    let catalog = load_path(folder.join("portal")).unwrap();
    assert_eq!(catalog.provenance.records, 1487);
    assert_eq!(catalog.procedures.len() + left_out(&catalog).len(), 1487);
    assert_eq!(left_out(&catalog), Vec::<&Problem>::new());
    let with_lines = catalog.procedures.iter().filter(|p| !p.requirements.is_empty()).count();
    assert!(with_lines > 1400, "{with_lines}");
    for remark in &catalog.remarks {
        let odd = matches!(
            remark.fault.problem,
            Problem::EmptyDossier | Problem::ImplausibleMoney { .. } | Problem::ZerosTyped { .. }
        );
        assert!(odd, "{remark:?}");
    }
}

#[test]
fn a_broken_first_line_does_not_make_the_file_one_document() {
    for first in ["{", "[", "{\"", "\"", "]"] {
        let catalog = import(&[first, GOOD]).unwrap();
        assert_eq!(catalog.procedures.len(), 1, "{first}");
        assert_eq!(left_out(&catalog).len(), 1, "{first}");
    }
    for second in ["x", "\"a\": 1", "  {"] {
        for first in ["{", "["] {
            let catalog = import(&[first, second, GOOD]).unwrap();
            assert_eq!(catalog.procedures.len(), 1, "{first} {second}");
            assert_eq!(left_out(&catalog).len(), 2, "{first} {second}");
        }
    }
    // A byte order mark is no line of its own, wherever it stands.
    for lines in [["\u{feff}", GOOD], [GOOD, "\u{feff}"]] {
        let catalog = import(&lines).unwrap();
        assert_eq!((catalog.procedures.len(), catalog.remarks.len()), (1, 0));
    }
}

/// A line that a portal might hold: sound, dirty, or no record at all.
fn line() -> impl Strategy<Value = String> {
    let code = prop_oneof![
        4 => (0_u32..30).prop_map(|n| format!("\"1.{n:06}\"")),
        1 => Just("\"1.12\"".to_owned()),
        1 => Just("null".to_owned()),
        1 => Just("17".to_owned()),
    ];
    let name = prop_oneof![
        Just("\"Cấp giấy\"".to_owned()),
        Just("null".to_owned()),
        Just("[]".to_owned()),
        "[a-zà-ỹ ]{0,9}".prop_map(|name| format!("\"{name}\"")),
    ];
    let documents = prop_oneof![
        Just("null".to_owned()),
        Just("[]".to_owned()),
        Just(r#"[{"name": "Đơn"}, {"name": "Đơn"}, "x", 5, null]"#.to_owned()),
        Just("{\"name\": 1}".to_owned()),
    ];
    let fee = prop_oneof![
        Just("\"Miễn phí\"".to_owned()),
        Just("\"20 USD\"".to_owned()),
        "[0-9.,đĐồngUSD:( ]{0,12}".prop_map(|fee| format!("\"{fee}\"")),
        Just("-5".to_owned()),
    ];
    let record =
        (code, name, documents, fee, 1_u8..13).prop_map(|(code, name, documents, fee, month)| {
            format!(
                "{{\"code\": {code}, \"name\": {name}, \"documents\": {documents}, \"channels\": \
             [{{\"channel\": \"Trực tiếp\", \"fee\": {fee}}}], \"snapshot\": \"2026-{month:02}\"}}"
            )
        });
    prop_oneof![
        8 => record,
        1 => "[^\n\r]{1,20}".prop_filter("blank lines are no records", |line| !line.trim_matches(|c: char| c == '\u{feff}' || c.is_ascii_whitespace()).is_empty()),
        1 => Just("{\"code\": \"1.000001\", ".to_owned()),
        1 => Just("[]".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Law: what goes in comes out or is reported.
    #[test]
    fn every_record_is_imported_or_reported(lines in prop::collection::vec(line(), 0..40)) {
        let lines: Vec<_> = std::iter::once(GOOD).chain(lines.iter().map(String::as_str)).collect();
        let catalog = import(&lines).unwrap();
        prop_assert_eq!(catalog.provenance.records, lines.len());
        prop_assert_eq!(catalog.procedures.len() + left_out(&catalog).len(), lines.len());
        prop_assert!(catalog.procedures.is_sorted_by(|a, b| a.code < b.code));
    }

    /// Law: the order of lines does not matter.
    #[test]
    fn shuffled_lines_give_equal_catalogues(
        (lines, shuffled) in prop::collection::vec(line(), 0..40)
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
    ) {
        let read = |lines: &[String]| {
            let lines: Vec<_> = lines.iter().map(String::as_str).chain([GOOD]).collect();
            import(&lines).unwrap()
        };
        let (a, b) = (read(&lines), read(&shuffled));
        prop_assert_eq!(shown(&a), shown(&b));
        prop_assert_eq!(a.remarks.len(), b.remarks.len());
    }

    /// Law: no bytes make the reader panic, whatever the file is called.
    #[test]
    fn arbitrary_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        name in prop::sample::select(vec!["a.json", "a.jsonl", "a"]),
    ) {
        let _ = load_text(name, &bytes);
    }

    /// Law: nor does a sound file with some bytes changed.
    #[test]
    fn damaged_files_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        native in any::<bool>(),
    ) {
        let own = std::fs::read(common::fixture("sound/1.001193.json")).unwrap();
        let mut bytes = if native { own } else { GOOD.as_bytes().to_vec() };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = load_text(if native { "a.json" } else { "a.jsonl" }, &bytes);
    }
}

#[test]
fn files_are_read_in_any_order_and_once_each() {
    let folder = common::fixture("sound");
    let files = [folder.join("2.000488.json"), folder.join("1.001193.json")];
    let read = |paths: &[PathBuf]| load(&Input::Paths(paths.to_vec()), &knowledge()).unwrap();
    let reversed: Vec<_> = files.iter().rev().cloned().collect();
    assert_eq!(shown(&read(&files)), shown(&read(&reversed)));
    assert_eq!(shown(&read(&files)), shown(&read(&[folder, files[0].clone()])));
}
