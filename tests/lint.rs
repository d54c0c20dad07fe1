//! Every rule has a catalogue that fires it and one that keeps it silent, in a folder of its name.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::path::{Path, PathBuf};

use tinhgon::analysis::{self, Analysis};
use tinhgon::catalog::Input;
use tinhgon::lint::{self, Finding, RULES};
use tinhgon::report::{FindingRow, json};
use tinhgon::words::Lang;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}

/// One file of our own, a folder of them, or records of the portal where prose is needed.
fn catalogue(code: &str, case: &str) -> PathBuf {
    let folder = folder().join(code);
    let names = [case.to_owned(), format!("{case}.json"), format!("{case}.jsonl")];
    names.iter().map(|name| folder.join(name)).find(|path| path.exists()).unwrap()
}

/// The findings of a rule on one of its two catalogues, as JSON lines.
fn findings(code: &str, case: &str) -> String {
    let knowledge = analysis::knowledge().unwrap();
    let input = Input::Paths(vec![catalogue(code, case)]);
    let day = Some(jiff::civil::date(2026, 6, 10));
    let analysis = Analysis::load(&input, knowledge, day, &|_, _| {}).unwrap();
    let found = lint::check(&analysis);
    let mut lines = Vec::new();
    for finding in found.iter().filter(|finding| finding.code() == code) {
        json::write_line(&mut lines, &FindingRow::of(finding, knowledge, Lang::Vi)).unwrap();
    }
    String::from_utf8(lines).unwrap()
}

#[test]
fn every_rule_fires_on_its_case_and_stays_silent_on_the_other() {
    for rule in RULES {
        let fired = findings(rule.code, "fires");
        assert!(!fired.is_empty(), "{} does not fire", rule.code);
        assert_eq!(findings(rule.code, "silent"), "", "{} is not silent", rule.code);
        insta::assert_snapshot!(format!("lint_{}", rule.code), fired);
    }
}

#[test]
fn every_folder_belongs_to_a_rule() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(lint::rule(&name).is_some(), "tests/lint/{name} belongs to no rule");
    }
}

#[test]
fn codes_are_stable_and_in_order() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted());
    insta::assert_snapshot!(codes.join("\n"));
}

#[test]
fn messages_fill_every_slot_in_both_languages() {
    let knowledge = analysis::knowledge().unwrap();
    for rule in RULES {
        let slots = |text: &str| text.matches('{').count();
        assert_eq!(slots(rule.page.message.vi), slots(rule.page.message.en), "{}", rule.code);
        let input = Input::Paths(vec![catalogue(rule.code, "fires")]);
        let day = Some(jiff::civil::date(2026, 6, 10));
        let analysis = Analysis::load(&input, knowledge, day, &|_, _| {}).unwrap();
        let found: Vec<Finding> = lint::check(&analysis);
        for lang in [Lang::Vi, Lang::En] {
            for finding in found.iter().filter(|finding| finding.code() == rule.code) {
                let message = finding.message(knowledge, lang);
                assert!(!message.contains('{'), "{}: {message}", rule.code);
            }
        }
    }
}
