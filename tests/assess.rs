//! `tinhgon assess`: proposed procedures against a catalogue, as drafters meet it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test, and say what they skip"
)]

mod program;
mod shared;

use std::fs;

use program::{Folder, SMALL, json, program, read, schema, stderr, stdout, tinhgon};
use serde_json::Value;

/// A proposal with gaps, and one without; both are examples and say so.
const NEW: &str = "tests/fixtures/proposals/new";
const FLAWED: &str = "tests/fixtures/proposals/new/9.000101.json";
const CLEAN: &str = "tests/fixtures/proposals/new/9.000102.json";
const REVISION: &str = "tests/fixtures/proposals/revision";

fn assess(proposed: &str, more: &[&str]) -> assert_cmd::assert::Assert {
    let args = ["assess", proposed, SMALL];
    tinhgon(&args.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

fn document(proposed: &str) -> Value {
    json(&assess(proposed, &["--format", "json"]))
}

fn codes(document: &Value) -> Vec<&str> {
    document["findings"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect()
}

#[test]
fn people_read_the_questions_what_is_known_and_what_it_costs() {
    insta::assert_snapshot!("assess_vi", stdout(&assess(NEW, &[]).code(1)));
    insta::assert_snapshot!("assess_en", stdout(&assess(FLAWED, &["--lang", "en"]).code(1)));
    let markdown = assess(REVISION, &["--format", "markdown"]).code(0);
    insta::assert_snapshot!("assess_revision_markdown", stdout(&markdown));
}

#[test]
fn a_proposal_without_faults_passes_the_gate() {
    assess(CLEAN, &[]).code(0);
    // Against the embedded catalogue, too, which is there when none is named.
    tinhgon(&["assess", CLEAN]).code(0);
}

#[test]
fn the_json_keeps_to_its_schema() {
    for proposed in [NEW, REVISION] {
        let document = document(proposed);
        let errors: Vec<String> =
            schema("assess").iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
    assert!(schema("assess-form").is_valid(&read("procedures/assess/form.json")));
}

/// Need and competence are asked, and no figure may look like an answer.
#[test]
fn what_people_have_to_answer_stays_blank() {
    let form = read("procedures/assess/form.json");
    let of_people: Vec<&Value> = form["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["questions"].as_array().unwrap())
        .filter(|question| question["answer"] == "people")
        .map(|question| &question["id"])
        .collect();
    for proposal in document(NEW)["proposals"].as_array().unwrap() {
        let groups = proposal["questions"].as_array().unwrap().iter();
        let rows = groups.flat_map(|group| group["questions"].as_array().unwrap());
        let (blank, told): (Vec<&Value>, Vec<&Value>) =
            rows.partition(|row| row["state"] == "blank");
        assert_eq!(blank.iter().map(|row| &row["id"]).collect::<Vec<_>>(), of_people);
        assert!(blank.iter().all(|row| row["answer"].is_null()));
        assert!(told.iter().all(|row| row["answer"].as_str().is_some_and(|said| !said.is_empty())));
    }
    let text = stdout(&assess(CLEAN, &[]));
    assert_eq!(text.matches("[…]").count(), of_people.len() + 1, "one of them explains the sign");
}

#[test]
fn each_part_that_is_not_stated_is_a_finding_where_it_is_missing() {
    let document = document(FLAWED);
    let said: Vec<(&str, &Value, &Value)> = document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["code"].as_str().unwrap().starts_with("proposal-part"))
        .map(|it| {
            (it["severity"].as_str().unwrap(), &it["evidence"]["part"], &it["where"]["requirement"])
        })
        .collect();
    let null = Value::Null;
    let word = |text: &str| Value::from(text);
    assert_eq!(
        said,
        [
            ("error", &word("steps"), &null),
            ("error", &word("time_limit"), &null),
            ("warning", &word("fees"), &null),
            ("warning", &word("forms"), &word("r1")),
            ("error", &word("copies"), &word("r3")),
        ]
    );
}

#[test]
fn papers_held_as_data_are_told_with_register_ground_and_grade() {
    let document = document(FLAWED);
    let proposal = &document["proposals"][0];
    assert_eq!(proposal["known_data"], serde_json::json!(["r2", "r3"]));
    let line = &proposal["requirements"][1];
    assert_eq!((&line["grade"], &line["registers"][0]), (&"full".into(), &"civil_status".into()));
    let grounds = line["documents"][0]["grounds"].as_array().unwrap();
    assert!(grounds.iter().any(|it| it["instrument"] == "66.7/2025/NQ-CP"));
    // A line that lets the data be looked up is no fault: the clean example asks for the same card.
    assert!(!codes(&self::document(CLEAN)).contains(&"proposal-asks-known-data"));
}

#[test]
fn a_fee_that_is_not_stated_stays_unknown_and_makes_the_cost_a_lower_bound() {
    let flawed = document(FLAWED);
    let cost = &flawed["proposals"][0]["cost"];
    assert_eq!(cost["lower_bound"], true);
    assert_eq!((&cost["volume"], &cost["annual"]), (&Value::Null, &Value::Null));
    let text = stdout(&assess(FLAWED, &["--lang", "en"]));
    assert!(text.contains("this is a lower bound"));
    assert!(text.contains("Dossiers a year are not known"));
    let clean = document(CLEAN);
    let cost = &clean["proposals"][0]["cost"];
    assert_eq!(cost["lower_bound"], false);
    let of = |key: &str| cost[key]["mid"].as_i64().unwrap();
    assert_eq!(of("annual"), of("proposed") * 1200);
}

#[test]
fn a_revision_takes_the_place_of_what_it_changes_and_may_cost_less() {
    let document = document(REVISION);
    let proposal = &document["proposals"][0];
    assert_eq!(proposal["kind"], "revision");
    let cost = &proposal["cost"];
    let of = |key: &str| cost[key]["mid"].as_i64().unwrap();
    assert_eq!(of("added"), of("proposed") - of("existing"));
    assert!(of("added") < 0);
    // The paper that went, with what that saves; and the whole adds up to the difference.
    let changes = proposal["changes"].as_array().unwrap();
    let removed = changes.iter().find(|it| it["kind"] == "removed").unwrap();
    assert_eq!(removed["before"]["text"], "Sổ hộ khẩu");
    let moved: i64 =
        changes.iter().filter_map(|it| it["effect"]["per_dossier"]["before"].as_i64()).sum();
    assert_eq!(moved, of("added"));
    // What a revision simplifies counts as simplified, not as lost.
    let count = &proposal["axes"][0];
    assert_eq!((&count["added"], &count["cut"]), (&0.into(), &count["cut_after"]));
}

#[test]
fn an_existing_procedure_under_another_code_is_recognised() {
    let mut copy = read(&format!("{SMALL}/moj/1.000001.json"));
    copy["code"] = "9.000001".into();
    let folder = Folder::of(&[("copy.json", &copy)]);
    let run = assess(&folder.all(), &["--format", "json"]).code(1);
    let document = json(&run);
    let likely = &document["proposals"][0]["overlaps"]["likely"][0];
    assert_eq!((&likely["code"], &likely["confidence"]), (&"1.000001".into(), &1.0.into()));
    assert!(codes(&document).contains(&"proposal-already-exists"));
    // Papers left out of a dossier hide no procedure of the same name and result.
    let mut short = copy.clone();
    short["requirements"].as_array_mut().unwrap().truncate(1);
    short["steps"] = serde_json::json!([]);
    let folder = Folder::of(&[("short.json", &short)]);
    let document = json(&assess(&folder.all(), &["--format", "json"]).code(1));
    let likely = &document["proposals"][0]["overlaps"]["likely"][0];
    assert_eq!((&likely["code"], &likely["same_result"]), (&"1.000001".into(), &true.into()));
    assert!(likely["confidence"].as_f64().unwrap() < 0.9, "{likely}");
    assert!(codes(&document).contains(&"proposal-already-exists"));
    // Under its own code it is a revision that changes nothing.
    copy["code"] = "1.000001".into();
    let folder = Folder::of(&[("copy.json", &copy)]);
    let document = self::document(&folder.all());
    let proposal = &document["proposals"][0];
    assert_eq!(proposal["cost"]["added"], serde_json::json!({"low": 0, "mid": 0, "high": 0}));
    assert_eq!(proposal["changes"], serde_json::json!([]));
    let axes = proposal["axes"].as_array().unwrap();
    assert!(axes.iter().all(|axis| axis["added"] == 0));
    // Nothing changes, so that measures cut what they did.
    assert!(axes.iter().all(|axis| axis["cut"] == axis["cut_after"]), "{axes:?}");
}

#[test]
fn a_circle_that_a_proposal_closes_is_shown_whole() {
    let rule = "tests/lint/proposal-closes-circle";
    let (proposed, catalogue) =
        (format!("{rule}/fires.json"), format!("{rule}/fires.catalogue.json"));
    let document = json(&tinhgon(&["assess", &proposed, &catalogue, "--format", "json"]));
    let circles = document["proposals"][0]["overlaps"]["circles"].as_array().unwrap();
    let codes: Vec<Vec<&str>> = circles
        .iter()
        .map(|links| {
            links.as_array().unwrap().iter().map(|link| link["code"].as_str().unwrap()).collect()
        })
        .collect();
    assert_eq!(codes, [["1.000004", "9.000001"]]);
    let text = stdout(&tinhgon(&["assess", &proposed, &catalogue]));
    assert!(text.contains("1.000004 → 9.000001 →"));
    // A circle that is there already is not closed by whom it leads through.
    let mut there = read(&catalogue);
    there["name"] = "Tên khác".into();
    let folder = Folder::of(&[("a.json", &there)]);
    let both = Folder::of(&[("a.json", &read(&catalogue)), ("b.json", &read(&proposed))]);
    let document = json(&tinhgon(&["assess", &folder.all(), &both.all(), "--format", "json"]));
    assert_eq!(document["proposals"][0]["overlaps"]["circles"], serde_json::json!([]));
}

/// What another State issued bears the name of a paper that nobody here gives for it.
#[test]
fn a_paper_from_abroad_closes_no_circle() {
    let rule = "tests/lint/proposal-closes-circle";
    let catalogue = format!("{rule}/fires.catalogue.json");
    let mut proposed = read(&format!("{rule}/fires.json"));
    let lines = proposed["requirements"].as_array_mut().unwrap();
    for line in lines.iter_mut().filter(|line| line["kind"] != "form") {
        let text = format!("{} do cơ quan có thẩm quyền của nước ngoài cấp", line["text"]);
        // The words are read, since our format states papers without where they come from.
        *line =
            serde_json::json!({ "id": line["id"], "text": text.replace('"', ""), "originals": 1 });
    }
    let folder = Folder::of(&[("a.json", &proposed)]);
    let document = json(&tinhgon(&["assess", &folder.all(), &catalogue, "--format", "json"]));
    assert_eq!(document["proposals"][0]["overlaps"]["circles"], serde_json::json!([]));
}

/// Two proposals that need each other: neither closes the circle alone.
#[test]
fn what_only_both_do_is_told_of_both() {
    let rule = "tests/lint/proposal-closes-circle";
    let one = read(&format!("{rule}/fires.json"));
    let other = read(&format!("{rule}/fires.catalogue.json"));
    let folder = Folder::of(&[("a.json", &one), ("b.json", &other)]);
    let document = document(&folder.all());
    for proposal in document["proposals"].as_array().unwrap() {
        assert_eq!(proposal["overlaps"]["circles"], serde_json::json!([]));
    }
    assert_eq!(document["together"]["circles"].as_array().unwrap().len(), 1);
    assert!(codes(&document).contains(&"proposal-closes-circle"));
}

#[test]
fn each_proposal_is_set_against_the_catalogue_alone_and_the_sums_against_all() {
    let both = document(NEW);
    for (n, file) in [FLAWED, CLEAN].into_iter().enumerate() {
        let mut alone = document(file)["proposals"][0].take();
        let mut within = both["proposals"][n].clone();
        // The days differ where facts were taken on other days; these were not.
        assert_eq!(alone.take(), within.take(), "{file}");
    }
    let added = |end: &str| -> i64 {
        let proposals = both["proposals"].as_array().unwrap().iter();
        proposals.map(|one| one["cost"]["added"][end].as_i64().unwrap()).sum()
    };
    for end in ["low", "mid", "high"] {
        assert_eq!(both["together"]["added"][end], added(end));
    }
    assert_eq!(both["together"]["with_volume"], 1);
    assert_eq!(both["together"]["lower_bounds"], 1);
    let meeting = &both["together"]["overlaps"][0];
    assert_eq!(meeting["results"], serde_json::json!(["Thẻ tư vấn viên pháp luật"]));
    assert_eq!(document(CLEAN)["together"], Value::Null);
}

#[test]
fn a_code_that_is_proposed_twice_is_a_fault_in_either_format() {
    let one = read(CLEAN);
    let folder = Folder::of(&[("a.json", &one), ("b.json", &one)]);
    let run = assess(&folder.all(), &[]).code(2);
    assert!(stderr(&run).contains("9.000102"), "{}", stderr(&run));
    let record = r#"{"code": "9.000001", "name": "Thủ tục", "documents": [{"name": "Tờ khai"}]}"#;
    let other = record.replace("Tờ khai", "Đơn");
    let twice = Folder::new();
    twice.write("r.jsonl", format!("{record}\n{other}\n"));
    let run = assess(&twice.all(), &[]).code(2);
    assert!(stderr(&run).contains("9.000001"), "{}", stderr(&run));
}

/// What could not be read was not assessed: the gate stays shut and says why.
#[test]
fn a_record_that_cannot_be_used_shuts_the_gate() {
    let folder = Folder::new();
    let good = read(CLEAN).to_string();
    let bad = r#"{"code": "x", "name": "Thủ tục"}"#;
    let file = folder.write("p.jsonl", format!("{good}\n{bad}\n"));
    let run = assess(&file, &["--format", "json"]).code(1);
    let document = json(&run);
    assert_eq!(document["proposals"].as_array().unwrap().len(), 1);
    assert_eq!(document["proposed"]["records"], 2);
    assert!(codes(&document).contains(&"input-bad-value"));
    let text = stdout(&assess(&file, &[]).code(1));
    assert!(text.contains("p.jsonl:2"), "{text}");
}

/// What could not be read of the catalogue was not looked at, either.
#[test]
fn a_record_of_the_catalogue_that_was_left_out_is_told_in_every_format() {
    let folder = Folder::new();
    let good = read(&format!("{SMALL}/moj/1.000001.json")).to_string();
    let bad = r#"{"code": "x", "name": "Thủ tục"}"#;
    let catalogue = folder.write("c.jsonl", format!("{good}\n{bad}\n"));
    let run = |more: &[&str]| tinhgon(&[&["assess", CLEAN, &catalogue], more].concat()).code(0);
    assert_eq!(json(&run(&["--format", "json"]))["inputs"]["left_out"], 1);
    for format in ["text", "markdown", "html"] {
        let said = stdout(&run(&["--format", format, "--lang", "en"]));
        assert!(said.contains("1 of 2 records of the catalogue"), "{said}");
    }
}

#[test]
fn a_name_that_is_missing_answers_no_question() {
    let folder = Folder::new();
    let record = r#"{"code": "9.000001", "name": " ", "documents": [{"name": "Tờ khai"}]}"#;
    let file = folder.write("p.jsonl", format!("{record}\n"));
    let document = document(&file);
    let groups = document["proposals"][0]["questions"].as_array().unwrap().iter();
    let mut rows = groups.flat_map(|group| group["questions"].as_array().unwrap());
    assert_eq!(rows.find(|row| row["id"] == "name").unwrap()["state"], "not_stated");
    let missing = |it: &&Value| it["code"] == "proposal-part-missing";
    let findings = document["findings"].as_array().unwrap().iter().filter(missing);
    assert!(findings.into_iter().any(|it| it["evidence"]["part"] == "name"));
}

#[test]
fn nothing_proposed_is_a_fault_and_faults_of_both_inputs_are_told_in_one_run() {
    let empty = Folder::new();
    assess(&empty.all(), &[]).code(2);
    assess("tests/fixtures/no-such-file.json", &[]).code(2);
    let broken = "tests/fixtures/invalid/five_faults.json";
    let run = tinhgon(&["assess", broken, &empty.all()]).code(2);
    let said = stderr(&run);
    assert!(said.contains("five_faults.json:46") && said.contains(&empty.all()), "{said}");
}

#[test]
fn the_gate_is_shut_by_the_level_and_the_rules_that_are_asked_for() {
    assess(FLAWED, &["--fail-on", "never"]).code(0);
    assess(CLEAN, &["--fail-on", "warning"]).code(1);
    assess(CLEAN, &["--fail-on", "warning", "--ignore", "proposal-misses-target"]).code(0);
    let only = assess(FLAWED, &["--select", "proposal-part-unsaid", "--format", "json"]).code(0);
    assert_eq!(codes(&json(&only)), ["proposal-part-unsaid"; 2]);
    let slip = assess(FLAWED, &["--ignore", "proposal-part-mising"]).code(2);
    assert!(stderr(&slip).contains("proposal-part-missing"));
}

#[test]
fn volumes_of_proposals_are_taken_and_other_codes_are_named() {
    let folder = Folder::new();
    let rows = "code,dossiers,year,source\n9.000101,50,2026,A\n7.000000,1,2026,A\n";
    let volumes = folder.write("volumes.csv", rows);
    let run = assess(FLAWED, &["--volumes", &volumes, "--format", "json"]);
    assert_eq!(json(&run)["proposals"][0]["cost"]["volume"], 50);
    assert!(stderr(&run).contains("7.000000") && !stderr(&run).contains("9.000101"));
}

#[test]
fn a_proposal_beyond_the_authorities_chosen_moves_no_axis_and_says_so() {
    let run = assess(CLEAN, &["--authority", "mps", "--format", "json"]);
    let proposal = &json(&run)["proposals"][0];
    assert_eq!((&proposal["covered"], &proposal["axes"]), (&false.into(), &serde_json::json!([])));
    assert!(proposal["cost"]["added"]["mid"].as_i64().unwrap() > 0);
}

#[test]
fn where_the_catalogue_counts_a_year_an_unknown_volume_is_not_guessed() {
    let folder = Folder::new();
    let rows =
        "code,dossiers,year,source\n1.000001,10,2026,A\n1.000002,10,2026,A\n1.000003,10,2026,A\n";
    let volumes = folder.write("volumes.csv", rows);
    let document = json(&assess(NEW, &["--volumes", &volumes, "--format", "json"]));
    assert_eq!(document["basis"], "annual");
    let cost = |n: usize| document["proposals"][n]["axes"][1].clone();
    assert_eq!((&cost(0)["added"], &cost(0)["percent_after"]), (&Value::Null, &Value::Null));
    assert_eq!(cost(1)["added"], document["proposals"][1]["cost"]["annual"]["mid"]);
    // Together they are as unknown as the one.
    assert_eq!(document["together"]["axes"][1]["added"], Value::Null);
}

#[test]
fn the_order_of_records_and_the_number_of_threads_change_nothing() {
    let lines: Vec<String> = [FLAWED, CLEAN].iter().map(|file| read(file).to_string()).collect();
    let folder = Folder::new();
    let run = |order: [usize; 2], threads: &str| {
        let text: String = order.iter().map(|n| format!("{}\n", lines[*n])).collect();
        let file = folder.write("p.jsonl", text);
        let args = ["assess", &file, SMALL, "--format", "json", "--threads", threads];
        stdout(&tinhgon(&args))
    };
    let first = run([0, 1], "1");
    assert_eq!(first, run([1, 0], "4"));
    let piped = program()
        .args(["assess", "-", SMALL, "--format", "json"])
        .write_stdin(format!("{}\n{}\n", lines[0], lines[1]))
        .assert();
    assert_eq!(stdout(&piped), first);
}

#[test]
fn other_formats_tell_the_same() {
    let page = stdout(&assess(NEW, &["--format", "html"]).code(1));
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"));
    assert!(page.contains("9.000101") && page.contains("</html>"));
    let log = json(&assess(NEW, &["--format", "sarif"]).code(1));
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), document(NEW)["findings"].as_array().unwrap().len());
    assert!(stderr(&assess(NEW, &["--format", "xlsx"]).code(2)).contains("sarif"));
}

/// What a proposal says may come from anywhere: none of it turns words around or breaks a table.
#[test]
fn hostile_names_stay_on_their_line() {
    let mut proposal = read(CLEAN);
    proposal["name"] = "Tên\u{202e} | <b>\n## tiêu đề".into();
    let folder = Folder::of(&[("p.json", &proposal)]);
    let text = stdout(&assess(&folder.all(), &[]));
    assert!(!text.contains('\u{202e}'));
    let markdown = stdout(&assess(&folder.all(), &["--format", "markdown"]));
    assert!(!markdown.contains("\n## tiêu đề") && !markdown.contains("<b>"));
    assert!(!stdout(&assess(&folder.all(), &["--format", "html"])).contains("<b>"));
}

/// A record taken out of the portal's catalogue and proposed against the rest adds what the whole costs
/// more than the rest, to the đồng, and as many units.
#[test]
fn what_a_real_record_adds_is_what_the_catalogue_with_it_costs_more() {
    let Some(shared) = shared::shared() else { return };
    let mut records: Vec<(String, String)> = Vec::new();
    let mut files: Vec<_> =
        fs::read_dir(shared.join("portal")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        for line in fs::read_to_string(file).unwrap().lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            records.push((record["code"].as_str().unwrap().to_owned(), line.to_owned()));
        }
    }
    records.sort();
    records.dedup_by(|a, b| a.0 == b.0);
    let folder = Folder::new();
    let write = |name: &str, keep: &dyn Fn(usize) -> bool| {
        let kept = records.iter().enumerate().filter(|(n, _)| keep(*n));
        let text: String = kept.map(|(_, (_, line))| format!("{line}\n")).collect();
        folder.write(name, text)
    };
    // Every day the same: the proposal may be older than the rest.
    let day = ["--as-of", "2026-07-18", "--format", "json"];
    let run = |args: &[&str]| json(&tinhgon(&[args, &day].concat()));
    let whole = run(&["analyze", &write("all.jsonl", &|_| true)]);
    let step = records.len() / 3;
    for n in [7, 7 + step, 7 + 2 * step] {
        let rest = write("rest.jsonl", &|m| m != n);
        let one = write("one.jsonl", &|m| m == n);
        let assessed = run(&["assess", &one, &rest]);
        let rest = run(&["analyze", &rest]);
        let proposal = &assessed["proposals"][0];
        for end in ["low", "mid", "high"] {
            let total =
                |report: &Value| report["totals"]["cost"]["range"]["before"][end].as_i64().unwrap();
            let added = total(&whole) - total(&rest);
            assert_eq!(proposal["cost"]["added"][end], added, "{} {end}", records[n].0);
        }
        let units = |report: &Value| report["totals"]["regulations"]["baseline"].as_i64().unwrap();
        let axis = &proposal["axes"][0];
        assert_eq!(axis["added"], units(&whole) - units(&rest));
        assert_eq!(axis["baseline"], units(&rest));
    }
}
