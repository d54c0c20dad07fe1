//! Every rule has an input that fires it and one that keeps it silent, in a folder of its name.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::io::Write;
use std::path::{Path, PathBuf};

use tinhgon::analysis::{self, Analysis};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::assess::Assessment;
use tinhgon::audit::Audit;
use tinhgon::catalog::Input;
use tinhgon::draft::Book;
use tinhgon::ids::ProcedureCode;
use tinhgon::lint::{self, DraftInput, Finding, Material, RULES, Selection, SheetInput};
use tinhgon::measure::Kind;
use tinhgon::report::{FindingRow, json};
use tinhgon::words::Lang;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}

/// One file of our own, a folder of them, records of the portal where prose is needed, or the text of an
/// edited draft.
fn catalogue(code: &str, case: &str) -> PathBuf {
    let folder = folder().join(code);
    let endings = ["", ".json", ".jsonl", ".xml"];
    let names = endings.map(|ending| format!("{case}{ending}"));
    names.iter().map(|name| folder.join(name)).find(|path| path.exists()).unwrap()
}

/// The findings of a rule on one of its two inputs: a catalogue, appraised with every measure, or a
/// cost sheet; with the waivers beside it, if there are any.
fn run(code: &str, case: &str) -> Vec<Finding> {
    let knowledge = analysis::knowledge().unwrap();
    let path = catalogue(code, case);
    let day = jiff::civil::date(2026, 6, 10);
    let selection = Selection { select: vec![], ignore: vec![] };
    let mut scenario = Scenario::usual().unwrap();
    scenario.kinds = Kind::ALL.to_vec();
    let sheets = sheets(&path);
    let drafts = draft(&path);
    let found = if code.starts_with("proposal") {
        proposed(code, case, path, &scenario)
    } else if !drafts.is_empty() {
        lint::check_all(&Material { drafts: &drafts, ..Material::default() })
    } else if sheets.is_empty() {
        let input = Input::Paths(vec![path]);
        let analysis = Analysis::load(&input, knowledge, Some(day), &|_, _| {}).unwrap();
        let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
        let (analysis, appraisal) = (Some(&analysis), Some(&appraisal));
        let audit = analysis.and_then(|analysis| audit(&folder().join(code), case, analysis));
        lint::check_all(&Material {
            analysis,
            appraisal,
            audit: audit.as_ref(),
            ..Material::default()
        })
    } else {
        lint::check_all(&Material { sheets: &sheets, ..Material::default() })
    };
    let waivers = folder().join(code).join(format!("{case}.waivers.json"));
    let waivers = match std::fs::read(&waivers) {
        Ok(bytes) => lint::read_waivers(Path::new(waivers.file_name().unwrap()), &bytes).unwrap(),
        Err(_) => vec![],
    };
    let seen = |code: &ProcedureCode| code.as_str() == "9.000001";
    let waived = lint::waive(found, &waivers, &selection, day, &seen);
    waived.findings.into_iter().filter(|finding| finding.code() == code).collect()
}

/// What is said of proposals that a file or folder holds, set against the catalogue beside them or three
/// small procedures.
fn proposed(code: &str, case: &str, path: PathBuf, scenario: &Scenario) -> Vec<Finding> {
    let knowledge = analysis::knowledge().unwrap();
    let day = jiff::civil::date(2026, 6, 10);
    let own = folder().join(code).join(format!("{case}.catalogue.json"));
    let three = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/three");
    let beside = Input::Paths(vec![if own.exists() { own } else { three }]);
    let analysis = Analysis::load(&beside, knowledge, Some(day), &|_, _| {}).unwrap();
    let appraisal = Appraisal::of(&analysis, scenario).unwrap();
    let proposals = tinhgon::catalog::load(&Input::Paths(vec![path]), knowledge).unwrap();
    Assessment::of(&appraisal, proposals).unwrap().findings
}

/// What became of the decisions beside an input, if there are any.
fn audit(folder: &Path, case: &str, analysis: &Analysis<'_>) -> Option<Audit> {
    let name = format!("{case}.rows.jsonl");
    let bytes = std::fs::read(folder.join(&name)).ok()?;
    let known = |code: &ProcedureCode| analysis.dossier(code.as_str()).is_some();
    let decisions =
        tinhgon::audit::read(Path::new(&name), &bytes, analysis.knowledge, &known).unwrap();
    Some(Audit::of(decisions, analysis).unwrap())
}

/// The cost sheet that a file is, named so that places in it are the same everywhere.
fn sheets(path: &Path) -> Vec<SheetInput> {
    let bytes = std::fs::read(path).unwrap_or_default();
    let name = Path::new(path.file_name().unwrap());
    if !SheetInput::is_one(&bytes) {
        return vec![];
    }
    vec![SheetInput::read(name, &bytes).unwrap()]
}

/// The edited draft that a file is the text of, with the ledger beside it and the report of its folder,
/// where these are.
fn draft(path: &Path) -> Vec<DraftInput> {
    if path.extension().is_none_or(|ending| ending != "xml") {
        return vec![];
    }
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let ledger = path.with_extension("ledger.xml");
    let parts = [(path, "word/document.xml"), (&ledger, "customXml/item1.xml")];
    for (file, part) in parts {
        let Ok(bytes) = std::fs::read(file) else { continue };
        zip.start_file(part, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let report = path.with_file_name("report.json");
    let book = std::fs::read(&report).ok().map(|bytes| Book::read(&report, &bytes).unwrap());
    let name = path.with_extension("docx");
    vec![DraftInput::read(Path::new(name.file_name().unwrap()), &bytes, book).unwrap()]
}

/// The findings of a rule on one of its two inputs, as JSON lines.
fn findings(code: &str, case: &str) -> String {
    let knowledge = analysis::knowledge().unwrap();
    let mut lines = Vec::new();
    for finding in run(code, case) {
        json::write_line(&mut lines, &FindingRow::of(&finding, knowledge, Lang::Vi)).unwrap();
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
        let found = run(rule.code, "fires");
        for lang in [Lang::Vi, Lang::En] {
            for finding in &found {
                let message = finding.message(knowledge, lang);
                assert!(!message.contains('{'), "{}: {message}", rule.code);
            }
        }
    }
}

/// A sheet is compared with sheets, as a procedure is with procedures.
#[test]
fn one_round_volume_in_three_sheets_is_told_once() {
    let sheet = |n: usize, subjects: u64| {
        let text = format!(
            r#"{{"schema": "tinhgon/cost-sheet/1", "before": {{"rows": [
                {{"task": "a", "fees": 100, "times_per_year": 1, "subjects": {subjects}}},
                {{"task": "b", "fees": 100, "times_per_year": 1, "subjects": {subjects}}}]}}}}"#
        );
        SheetInput::read(Path::new(&format!("{n}.json")), text.as_bytes()).unwrap()
    };
    let found = |volumes: [u64; 3]| {
        let sheets: Vec<SheetInput> =
            volumes.into_iter().enumerate().map(|(n, volume)| sheet(n, volume)).collect();
        let found = lint::check_all(&Material { sheets: &sheets, ..Material::default() });
        found.into_iter().map(|finding| finding.code()).collect::<Vec<_>>()
    };
    assert_eq!(found([10, 10, 10]), ["same-volume"]);
    assert_eq!(found([10, 10, 20]), [""; 0]);
    assert_eq!(found([7, 7, 7]), [""; 0]);
}

/// Every fault of a file of waivers has its place in it.
#[test]
fn faults_of_waivers_are_named_with_their_place() {
    let text = r#"{"schema": "tinhgon/waivers/1", "waivers": [
        {"code": "obsolete-papers", "procedure": "1.1", "reason": " ", "name": "A", "until": "2026-01-01"}]}"#;
    let faults = lint::read_waivers(Path::new("w.json"), text.as_bytes()).unwrap_err();
    let told: Vec<String> = faults
        .iter()
        .map(|f| format!("{} {} {:?}", f.place.line, f.place.pointer, f.problem))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}
