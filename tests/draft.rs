//! Legal texts drafted from measures, and edited ones held against a report.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod docx;
mod program;

use std::collections::BTreeSet;
use std::path::Path;

use docx::{changed, part, parts};
use program::{SMALL, stderr, stdout, tinhgon};
use tinhgon::analysis::{self, Analysis};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::draft::{Amount, Book, FigureId};
use tinhgon::measure::Kind;
use tinhgon::report::Report;
use tinhgon::words::Lang;

const KINDS: [&str; 3] = ["resolution", "plan-decision", "submission"];

/// A draft of the three procedures as DOCX, and the report its figures come from.
fn drafted(kind: &str, folder: &Path) -> (String, String) {
    let (draft, report) = (folder.join("draft.docx"), folder.join("report.json"));
    let (draft, report) = (draft.to_str().unwrap().to_owned(), report.to_str().unwrap().to_owned());
    let args = ["draft", SMALL, "--kind", kind, "--measures", "all", "--volumes"];
    let volumes = "tests/fixtures/draft/volumes.csv";
    let args = [&args[..], &[volumes, "--out", &draft, "--save-report", &report]].concat();
    tinhgon(&args).code(0);
    (draft, report)
}

#[test]
fn each_kind_of_text_reads_as_such_texts_do() {
    for kind in KINDS {
        let told = tinhgon(&["draft", SMALL, "--kind", kind, "--measures", "all"]).code(0);
        insta::assert_snapshot!(format!("draft_{kind}"), stdout(&told));
        insta::assert_snapshot!(format!("draft_{kind}_said"), stderr(&told));
    }
}

#[test]
fn what_people_say_stands_where_blanks_would() {
    let particulars = "tests/fixtures/draft/particulars.json";
    let args = ["draft", SMALL, "--kind", "plan-decision", "--particulars", particulars];
    let told = tinhgon(&[&args[..], &["--signatory", "Nguyễn Văn A"]].concat()).code(0);
    let text = stdout(&told);
    let first = text.split("\n---").next().unwrap().to_owned();
    insta::assert_snapshot!("draft_with_particulars", first);
}

#[test]
fn the_text_of_a_file_is_what_its_snapshot_shows() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, _) = drafted("submission", folder.path());
    let text = part(&draft, "word/document.xml");
    // A line for each paragraph and row, so that a difference can be read.
    let text = text.replace("<w:p>", "\n<w:p>").replace("<w:tr>", "\n<w:tr>");
    insta::assert_snapshot!("draft_document_xml", text);
}

#[test]
fn every_part_is_sound_and_every_control_has_a_number_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let (draft, _) = drafted(kind, folder.path());
        for (name, text) in parts(&draft) {
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let text = part(&draft, "word/document.xml");
        let document = roxmltree::Document::parse(&text).unwrap();
        let value = |name: &'static str| {
            let nodes = document.descendants().filter(move |node| {
                node.has_tag_name(name_of(name))
                    && node.parent().unwrap().tag_name().name() == "sdtPr"
            });
            nodes.map(|node| node.attributes().next().unwrap().value().to_owned())
        };
        let ids: Vec<String> = value("id").collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        // The longest that editors keep.
        assert!(value("tag").all(|tag| tag.len() <= 64));
        let styles = part(&draft, "word/styles.xml");
        for node in document.descendants().filter(|node| node.has_tag_name(name_of("pStyle"))) {
            let id = node.attributes().next().unwrap().value();
            assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
        }
    }
}

fn name_of(name: &str) -> (&str, &str) {
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", name)
}

#[test]
fn the_bytes_do_not_depend_on_threads_or_the_order_of_files() {
    let files = ["moj/1.000001.json", "mps/1.000002.json", "moj/1.000003.json"];
    let paths: Vec<String> = files.iter().map(|file| format!("{SMALL}/{file}")).collect();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("draft.docx");
    let run = |kind: &str, order: &[usize], threads: &str| {
        let fixed = ["draft", "--kind", kind, "--measures", "all", "--threads", threads, "--out"];
        let mut args = [&fixed[..], &[out.to_str().unwrap()]].concat();
        args.extend(order.iter().map(|&at| paths[at].as_str()));
        tinhgon(&args).code(0);
        std::fs::read(&out).unwrap()
    };
    for kind in KINDS {
        let first = run(kind, &[0, 1, 2], "1");
        assert!(first == run(kind, &[2, 0, 1], "4"), "{kind}");
    }
}

#[test]
fn a_draft_agrees_with_the_report_it_was_made_with() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let (draft, report) = drafted(kind, folder.path());
        let args = ["check", &draft, "--report", &report, "--ignore", "draft-blank-left"];
        let told = stdout(&tinhgon(&args).code(0));
        assert!(!told.contains("draft-"), "{kind}: {told}");
    }
}

#[test]
fn a_figure_changed_by_hand_is_told_with_and_without_its_control() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, report) = drafted("submission", folder.path());
    let edited = folder.path().join("edited.docx");
    let edited = edited.to_str().unwrap();
    let check = || {
        let args = ["check", edited, "--report", &report, "--select", "draft-figure-differs"];
        let told = stdout(&tinhgon(&args).code(1));
        told.lines().filter(|line| line.contains('[')).map(str::to_owned).collect::<Vec<_>>()
    };
    let change = |text: String| text.replace("487.098", "487.099");
    changed(&draft, edited, |name, text| if name == DOCUMENT { change(text) } else { text });
    let marked = check();
    assert_eq!(marked.len(), 2, "{marked:?}");
    // As an editor saves it that knows no content controls.
    let bare = |text: String| without_controls(&change(text));
    changed(&draft, edited, |name, text| if name == DOCUMENT { bare(text) } else { text });
    assert_eq!(check(), marked);
}

#[test]
fn a_draft_whose_controls_are_gone_still_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let edited = folder.path().join("edited.docx");
    let edited = edited.to_str().unwrap();
    for kind in KINDS {
        let (draft, report) = drafted(kind, folder.path());
        changed(
            &draft,
            edited,
            |name, text| {
                if name == DOCUMENT { without_controls(&text) } else { text }
            },
        );
        let args = ["check", edited, "--report", &report, "--ignore", "draft-blank-left"];
        let told = stdout(&tinhgon(&args).code(0));
        assert!(!told.contains("draft-"), "{kind}: {told}");
    }
}

const DOCUMENT: &str = "word/document.xml";

/// The text of a document without its content controls, what is in them kept.
fn without_controls(text: &str) -> String {
    let mut bare = String::new();
    for piece in text.replace("</w:sdtContent></w:sdt>", "").split("<w:sdt>") {
        let behind = piece.split_once("<w:sdtContent>").map_or(piece, |(_, behind)| behind);
        bare.push_str(behind);
    }
    bare
}

#[test]
fn every_blank_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, _) = drafted("resolution", folder.path());
    let told = stdout(&tinhgon(&["check", &draft, "--format", "json"]).code(0));
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let listed = told["findings"].as_array().unwrap().len();
    let args = ["draft", SMALL, "--measures", "all"];
    let text = stdout(&tinhgon(&args).code(0));
    assert_eq!(listed, text.matches("[…").count());
}

/// The book of an appraisal is that of its report: no figure of a draft can differ from a report that
/// was made of the same.
#[test]
fn an_appraisal_and_its_report_give_one_book() {
    let knowledge = analysis::knowledge().unwrap();
    let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {}).unwrap();
    for authorities in [vec![], vec!["moj".into()]] {
        let mut scenario = Scenario::usual().unwrap();
        (scenario.kinds, scenario.authorities) = (Kind::ALL.to_vec(), authorities);
        let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
        let mut written = Vec::new();
        let report = Report::generate(&analysis).with_costs(&appraisal);
        report.document(Lang::Vi).write(&mut written).unwrap();
        let read = Book::read(Path::new("report.json"), &written).unwrap();
        let made = Book::of(&appraisal);
        let first = made.iter().zip(read.iter()).find(|(a, b)| a != b);
        assert!(made == read, "{first:?}");
        assert!(made.find("cost/before").is_some() && made.find("axis/count/percent").is_some());
    }
}

proptest::proptest! {
    /// Whatever a figure is, what is printed of it says it, and no neighbour is taken for it.
    #[test]
    fn a_printed_figure_says_itself_and_no_other(count in 0_u64..1 << 50, more in 1_u64..1000) {
        let amount = Amount::Count(count);
        proptest::prop_assert!(amount.is_said_by(&amount.print()));
        proptest::prop_assert!(!amount.is_said_by(&Amount::Count(count + more).print()));
    }

    /// Any bytes are read or refused, never a panic.
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = tinhgon::draft::read::draft(Path::new("d.docx"), &bytes);
        let zipped = [b"PK\x03\x04".as_slice(), &bytes].concat();
        let _ = tinhgon::draft::read::draft(Path::new("d.docx"), &zipped);
    }

    /// Any text of the document part is read or refused.
    #[test]
    fn any_document_is_read_or_refused(text in "(<w:(p|t|sdt|tc|tr|sdtContent)>|</w:(p|t|sdt|tc|tr|sdtContent)>|<w:tag w:val=\"tg:a\"/>|\\PC){0,40}") {
        let text = format!("<w:document xmlns:w=\"w\">{text}</w:document>");
        let _ = tinhgon::draft::read::draft(Path::new("d.docx"), &docx::zipped(&[(DOCUMENT, &text)]));
    }
}

#[test]
fn a_name_of_a_figure_fits_a_tag() {
    assert!(FigureId::new("p/1.004194.000.00.00.H56/year/before").is_some());
    assert!(FigureId::new(&"a".repeat(62)).is_none());
    assert!(FigureId::new("a b").is_none() && FigureId::new("").is_none());
}

/// Words of one procedure are not looked for below the heading of another: a section that somebody took
/// out is told as such, and no other figure is taken for its.
#[test]
fn figures_of_a_section_that_was_taken_out_are_not_mistaken() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, report) = drafted("plan-decision", folder.path());
    let edited = folder.path().join("edited.docx");
    let edited = edited.to_str().unwrap();
    changed(&draft, edited, |name, text| {
        if name != DOCUMENT {
            return text;
        }
        let text = without_controls(&text);
        let heading = |n: &str| text.find(&format!(">{n}. ")).unwrap();
        format!("{}{}", &text[..heading("2")], &text[heading("3")..])
    });
    let args = ["check", edited, "--report", &report, "--ignore", "draft-blank-left"];
    let told = stdout(&tinhgon(&args).code(0));
    assert!(told.contains("p/1.000001/before") && !told.contains("p/1.000003"), "{told}");
}
