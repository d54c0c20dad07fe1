//! `tinhgon assess`: where a proposal truly meets other procedures, and where it only looks like it.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test"
)]

mod program;

use program::{Folder, json, read, tinhgon};
use serde_json::{Value, json};

const RULE: &str = "tests/lint/proposal-closes-circle";

/// Where a proposal meets a catalogue of some procedures.
fn overlaps(proposed: &Value, catalogue: &[&Value]) -> Value {
    let proposed = Folder::of(&[("p.json", proposed)]);
    let rest = Folder::new();
    for (n, one) in catalogue.iter().enumerate() {
        rest.write(&format!("{n}.json"), one.to_string());
    }
    let run = tinhgon(&["assess", &proposed.all(), &rest.all(), "--format", "json"]);
    json(&run)["proposals"][0]["overlaps"].clone()
}

/// The proposal that closes a circle, its line on the paper of the circle changed.
fn on_the_circle(change: impl Fn(&mut Value)) -> Value {
    let mut proposed = read(&format!("{RULE}/fires.json"));
    let lines = proposed["requirements"].as_array_mut().unwrap();
    change(lines.iter_mut().find(|line| line["id"] == "r4").unwrap());
    overlaps(&proposed, &[&read(&format!("{RULE}/fires.catalogue.json"))])
}

#[test]
fn only_what_people_have_to_bring_closes_a_circle() {
    let none = json!([]);
    assert_ne!(on_the_circle(|_| {})["circles"], none);
    let looked_up = on_the_circle(|line| line["fallback"] = true.into());
    assert_eq!(looked_up["circles"], none);
    // That the other procedure issues it stays worth knowing.
    assert_ne!(looked_up["supplied_by"], none);
    let or_else = on_the_circle(|line| {
        line["operator"] = "any_of".into();
        let papers = line["documents"].as_array_mut().unwrap();
        papers.push(json!({"type": "degree", "role": "applicant"}));
    });
    assert_eq!(or_else["circles"], none);
    // Read from prose, too.
    let prose = |text: &str| {
        on_the_circle(|line| *line = json!({"id": "r4", "text": text, "originals": 1}))
    };
    assert_ne!(prose("Thẻ luật sư")["circles"], none);
    let text = "Thẻ luật sư (nếu cơ sở dữ liệu chưa có thông tin)";
    assert_eq!(prose(text)["circles"], none);
}

/// A procedure of a code that asks for papers.
fn asking(code: &str, name: &str, papers: &[&str]) -> Value {
    let lines: Vec<Value> = papers
        .iter()
        .enumerate()
        .map(|(n, paper)| {
            json!({"id": format!("r{n}"), "text": format!("Giấy tờ thứ {n} của {name}"),
                   "kind": "document", "documents": [{"type": paper, "role": "applicant"}]})
        })
        .collect();
    json!({"schema": "tinhgon/procedure/1", "code": code, "name": name, "authority": "moj",
           "requirements": lines, "facts_taken": "2026-06-10", "source": "Thử nghiệm"})
}

/// Forms, and names that stand for many papers.
const GENERIC: [&str; 5] = [
    "exam_registration",
    "scientific_cv",
    "language_it_certificate",
    "training_certificate",
    "vocational_certificate",
];

#[test]
fn forms_and_common_names_of_papers_tell_no_two_procedures_alike() {
    let met = |papers: &[&str]| {
        let one = asking("9.000001", "Cấp giấy phép nuôi ong", papers);
        let other = asking("1.000001", "Đăng ký tàu thủy", papers);
        overlaps(&one, &[&other])["papers"].clone()
    };
    assert_eq!(met(&GENERIC), json!([]));
    let told = met(&["birth_certificate", "degree", "lawyer_card", "identity_papers"]);
    assert_eq!(told[0]["common"].as_array().unwrap().len(), 3, "{told}");
}

/// Name, dossier and authority are the same but for the word that turns one into the other.
#[test]
fn a_procedure_that_undoes_another_is_not_likely_the_same() {
    let papers = ["birth_certificate", "degree", "lawyer_card"];
    let likely = |one: &str, other: &str| {
        let (one, other) = (asking("9.000001", one, &papers), asking("1.000001", other, &papers));
        let same_lines = |mut it: Value| {
            for (n, line) in it["requirements"].as_array_mut().unwrap().iter_mut().enumerate() {
                line["text"] = format!("Giấy tờ thứ {n}").into();
            }
            it
        };
        overlaps(&same_lines(one), &[&same_lines(other)])["likely"].clone()
    };
    let name = "Đăng ký biện pháp bảo đảm bằng tàu bay";
    assert_ne!(likely(name, "Đăng ký thay đổi biện pháp bảo đảm bằng tàu bay"), json!([]));
    assert_eq!(likely(name, "Xóa đăng ký biện pháp bảo đảm bằng tàu bay"), json!([]));
    // The papers in common are told all the same: they are a fact.
}
