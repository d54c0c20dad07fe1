//! `tinhgon assess` and `diff`: what a revision of a procedure does, part by part.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test"
)]

mod program;

use program::{Folder, SMALL, json, read, stdout, tinhgon};
use serde_json::{Value, json};

/// A procedure of the small catalogue, as a ministry changes it.
fn revised(change: impl Fn(&mut Value)) -> Folder {
    let mut procedure = read(&format!("{SMALL}/moj/1.000001.json"));
    change(&mut procedure);
    Folder::of(&[("p.json", &procedure)])
}

fn assess(proposed: &Folder, more: &[&str]) -> assert_cmd::assert::Assert {
    tinhgon(&[&["assess", &proposed.all(), SMALL][..], more].concat())
}

/// The changes that an assessment or a comparison tells, each with its fields and what it moves.
fn changes(list: &Value) -> Vec<(String, Vec<String>, i64)> {
    let strings = |list: &Value| {
        let list = list.as_array().into_iter().flatten();
        list.map(|it| it.as_str().unwrap().to_owned()).collect()
    };
    let moved = |one: &Value| one["effect"]["per_dossier"]["before"].as_i64().unwrap_or_default();
    let of =
        |one: &Value| (one["id"].as_str().unwrap().to_owned(), strings(&one["fields"]), moved(one));
    list.as_array().unwrap().iter().map(of).collect()
}

#[test]
fn a_new_name_is_not_credited_with_the_fee_that_changed_beside_it() {
    let proposed = revised(|it| {
        it["name"] = "Đăng ký khai sinh tại chỗ".into();
        for channel in it["channels"].as_array_mut().unwrap() {
            channel["fee"] =
                json!({"status": "listed", "items": [{"name": "Lệ phí", "amount": 50_000}]});
        }
    });
    let expected = vec![
        // With what going to pay it takes.
        ("1.000001:fees".to_owned(), vec!["fees".to_owned()], 54_000),
        ("1.000001".to_owned(), vec!["name".to_owned()], 0),
    ];
    let assessed = json(&assess(&proposed, &["--format", "json"]));
    assert_eq!(changes(&assessed["proposals"][0]["changes"]), expected);
    let text = stdout(&assess(&proposed, &["--lang", "en"]));
    let row = |what: &str| text.lines().find(|line| line.contains(what)).unwrap().to_owned();
    assert!(!row("Đăng ký khai sinh tại chỗ  ").contains("54,000"), "{text}");
    let rest = Folder::new();
    let old = rest.write("old.json", read(&format!("{SMALL}/moj/1.000001.json")).to_string());
    let compared = json(&tinhgon(&["diff", &old, &proposed.all(), "--format", "json"]));
    let all = changes(&compared["changes"]);
    let of_procedure: Vec<_> =
        all.into_iter().filter(|(id, ..)| id.starts_with("1.000001")).collect();
    assert_eq!(of_procedure, expected);
}

/// A procedure with conditions, and a catalogue of it alone.
fn conditioned() -> (Value, Folder) {
    let mut old = read(&format!("{SMALL}/mps/1.000002.json"));
    old["conditions"] = json!(["Có chỗ ở hợp pháp", "Đã đăng ký tạm trú"]);
    let folder = Folder::of(&[("old.json", &old)]);
    (old, folder)
}

/// What an assessment against that catalogue says of a revision, with a target that counts conditions.
fn against(catalogue: &Folder, revision: &Value) -> Value {
    let proposed = Folder::of(&[("new.json", revision)]);
    let args = ["assess", &proposed.all(), &catalogue.all(), "--target", "nq66-2025"];
    let run = tinhgon(&[&args[..], &["--format", "json"]].concat());
    json(&run)
}

#[test]
fn what_a_revision_does_not_state_is_not_cut() {
    let (old, catalogue) = conditioned();
    let mut silent = old.clone();
    silent["requirements"] = json!([]);
    silent["dossier"] = "not_published".into();
    for key in ["conditions", "channels", "subjects", "steps", "results", "legal_bases"] {
        silent.as_object_mut().unwrap().remove(key);
    }
    let document = against(&catalogue, &silent);
    let proposal = &document["proposals"][0];
    assert_eq!(proposal["cost"]["added"], json!({"low": 0, "mid": 0, "high": 0}));
    for axis in proposal["axes"].as_array().unwrap() {
        assert_eq!((&axis["added"], &axis["cut_after"]), (&0.into(), &axis["cut"]), "{axis}");
    }
    assert_eq!(proposal["changes"], json!([]));
    let kept = proposal["kept"].as_array().unwrap();
    for part in ["dossier", "conditions", "channels"] {
        assert!(kept.contains(&part.into()), "{kept:?}");
    }
    let unsaid = |it: &&Value| it["evidence"]["part"] == "conditions";
    let findings = document["findings"].as_array().unwrap();
    assert_eq!(findings.iter().find(unsaid).unwrap()["code"], "proposal-part-unsaid");
    let proposed = Folder::of(&[("new.json", &silent)]);
    let text = stdout(&tinhgon(&["assess", &proposed.all(), &catalogue.all(), "--lang", "en"]));
    assert!(text.contains("not to state is not to cut"), "{text}");
}

#[test]
fn conditions_are_abolished_by_saying_that_there_are_none() {
    let (old, catalogue) = conditioned();
    for said in ["Không", "không có điều kiện."] {
        let mut none = old.clone();
        none["conditions"] = json!([said]);
        let document = against(&catalogue, &none);
        let proposal = &document["proposals"][0];
        let axes = proposal["axes"].as_array().unwrap();
        let conditions = axes.iter().find(|axis| axis["axis"] == "conditions").unwrap();
        assert_eq!(conditions["added"], -2);
        assert_eq!(proposal["kept"], json!([]));
    }
}
