//! Plans as their users meet them: on a small catalogue whose instruments are known, and on the one
//! compiled in.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::collections::BTreeSet;

use program::{SMALL, program, schema, stderr, stdout, tinhgon};
use serde_json::Value;
use tinhgon::index::Ix;
use tinhgon::plan::{Draft, Exact, Flaw, Limits, MeasureDraft, Problem, Proof, Solver, TextDraft};

fn plan(args: &[&str]) -> assert_cmd::assert::Assert {
    program().arg("plan").args(args).assert()
}

fn json(args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&stdout(&plan(&args))).unwrap()
}

#[test]
fn a_plan_tells_what_to_amend_who_does_it_and_why() {
    let args = [SMALL, "--measures", "all", "--axis", "count=20,cost=10", "--frontier"];
    insta::assert_snapshot!("plan_vi", stdout(&plan(&args).code(0)));
    let english: Vec<&str> = args.into_iter().chain(["--lang", "en"]).collect();
    insta::assert_snapshot!("plan_en", stdout(&plan(&english).code(0)));
}

#[test]
fn a_reviewer_gets_the_same_plan_as_markdown() {
    let args = [SMALL, "--measures", "all", "--axis", "count=20,cost=10", "--frontier"];
    let markdown: Vec<&str> = args.into_iter().chain(["--format", "markdown"]).collect();
    insta::assert_snapshot!("plan_markdown", stdout(&plan(&markdown).code(0)));
}

#[test]
fn its_json_keeps_to_its_schema() {
    let text = stdout(&plan(&[SMALL, "--measures", "all", "--format", "json"]));
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["schema"], "tinhgon/plan/1");
    let faults: Vec<String> = schema("plan").iter_errors(&report).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    insta::assert_snapshot!("plan_json", text);
}

/// The figures are those of `analyze` with exactly the measures of the plan: with everything that can
/// be planned, they are the same.
#[test]
fn a_plan_of_everything_reaches_what_the_appraisal_reaches() {
    let all = json(&["--axis", "count=1", "--axis", "cost=0.5"]);
    let report = stdout(&tinhgon(&["analyze", "--format", "json"]).code(0));
    let report: Value = serde_json::from_str(&report).unwrap();
    let saving = report["totals"]["cost"]["saving"].as_i64().unwrap();
    let unplaced = all["unplaced"].as_u64().unwrap();
    let most = all["axes"]["cost"]["most"].as_i64().unwrap();
    assert!(most <= saving && (most == saving || unplaced > 0), "{most} of {saving}");
    assert_eq!(all["axes"]["count"]["baseline"], report["totals"]["regulations"]["baseline"]);
}

#[test]
fn each_instrument_is_needed_and_the_last_step_reaches_the_goals() {
    let report = json(&["--axis", "count=15", "--axis", "cost=0.5"]);
    let steps = report["instruments"].as_array().unwrap();
    assert!(steps.len() > 1);
    for step in steps {
        assert!(!step["missed"].as_array().unwrap().is_empty(), "{step}");
        let least = step["least_without"].as_u64().unwrap_or(u64::MAX);
        assert!(least >= report["bound"].as_u64().unwrap());
    }
    for axis in ["count", "cost"] {
        let goal = &report["axes"][axis];
        assert_eq!(goal["enough"], true);
        assert!(goal["reached"].as_i64() >= goal["need"].as_i64());
        assert_eq!(steps.last().unwrap()["reached"][axis], goal["reached"]);
    }
    let weights = steps.iter().map(|step| step["weight"].as_u64().unwrap());
    assert_eq!(weights.sum::<u64>(), report["objective"].as_u64().unwrap());
    let numbers: BTreeSet<&str> =
        steps.iter().map(|step| step["number"].as_str().unwrap()).collect();
    let mut measures = report["measures"].as_array().unwrap().iter();
    assert!(measures.all(|one| numbers.contains(one["instrument"].as_str().unwrap())));
}

#[test]
fn what_must_be_amended_is_and_what_must_not_is_not() {
    let free = json(&["--axis", "count=10"]);
    let first = free["instruments"][0]["number"].as_str().unwrap().to_owned();
    let without = json(&["--axis", "count=10", "--never", &first]);
    assert!(without["objective"].as_u64() >= free["objective"].as_u64());
    let reason = without["left_out"].as_array().unwrap().iter();
    let reason = reason.clone().find(|one| one["number"] == *first).unwrap();
    assert_eq!(reason["reason"], "never");
    let left = free["left_out"].as_array().unwrap().last().unwrap();
    let left = left["number"].as_str().unwrap();
    let with = json(&["--axis", "count=10", "--must", left]);
    let steps = with["instruments"].as_array().unwrap();
    assert!(steps.iter().any(|step| step["number"] == left && step["must"] == true));
}

#[test]
fn within_the_competence_of_ministries_only_their_texts_are_amended() {
    let report = json(&["--axis", "count=5", "--within", "ministry"]);
    let steps = report["instruments"].as_array().unwrap();
    assert!(!steps.is_empty());
    assert!(steps.iter().all(|step| step["signer"] == "ministry"));
    let reasons = report["left_out"].as_array().unwrap();
    assert!(reasons.iter().any(|one| one["reason"] == "out_of_reach"));
}

#[test]
fn what_cannot_be_reached_ends_with_one_and_says_how_far_it_goes() {
    let said = stdout(&plan(&[SMALL, "--axis", "count=100", "--axis", "cost=90"]).code(1));
    insta::assert_snapshot!("plan_impossible", said);
    let report = json(&[SMALL, "--axis", "cost=90"]);
    assert_eq!(report["objective"], Value::Null);
    assert_eq!(report["proof"], "impossible");
}

#[test]
fn the_same_plan_whatever_the_threads_and_the_order_of_files() {
    let files = ["moj/1.000001.json", "mps/1.000002.json", "moj/1.000003.json"];
    let paths: Vec<String> = files.iter().map(|file| format!("{SMALL}/{file}")).collect();
    let run = |order: [usize; 3], threads: &str| {
        let mut args = vec!["--measures", "all", "--axis", "count=20", "--format", "json"];
        args.extend(["--threads", threads]);
        args.extend(order.iter().filter_map(|&at| paths.get(at)).map(String::as_str));
        stdout(&plan(&args).code(0))
    };
    assert_eq!(run([0, 1, 2], "1"), run([2, 0, 1], "4"));
}

#[test]
fn a_wish_that_makes_no_sense_is_told_in_full() {
    let wrong: [&[&str]; 11] = [
        &["--must", "123/2015/NĐ-C"],
        &["--must", "123/2015/NĐ-CP", "--never", "123/2015/NĐ-CP"],
        &["--axis", "count=120"],
        &["--axis", "time=20"],
        &["--axis", "count"],
        &["--axis", "count=20", "--axis", "cost=5", "--axis", "count=0"],
        &["--must", "123/2015/NĐ-CP", "--most", "0"],
        &["--must", "123/2015/NĐ-CP", "--most-weight", "1"],
        &["--measures", "none"],
        &["--within", "nobody"],
        &["--gap", "200"],
    ];
    let said = wrong
        .map(|args| format!("$ tinhgon plan {}\n{}", args.join(" "), stderr(&plan(args).code(2))));
    insta::assert_snapshot!("plan_wrong", said.join("\n"));
}

fn measure(id: &str, needs: &[&str]) -> MeasureDraft {
    MeasureDraft {
        id: id.to_owned(),
        texts: vec!["t".to_owned()],
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        gains: vec![1],
        ..MeasureDraft::default()
    }
}

fn one_text(measures: Vec<MeasureDraft>) -> Draft {
    let text = TextDraft { id: "t".to_owned(), weight: 2, fate: tinhgon::plan::Fate::Free };
    Draft { texts: vec![text], measures, needs: vec![1], caps: Vec::new() }
}

#[test]
fn measures_that_need_each_other_are_shown_as_the_whole_circle() {
    let measures = vec![measure("c", &["a"]), measure("a", &["b"]), measure("b", &["c"])];
    let flaws = Problem::new(one_text(measures)).unwrap_err();
    let ids = ["a", "b", "c"].map(str::to_owned).to_vec();
    assert_eq!(flaws, [Flaw::Circle { ids: ids.clone() }]);
    let said = tinhgon::words::plan::flaw(&Flaw::Circle { ids }, tinhgon::words::Lang::En);
    assert_eq!(said, "measures need each other in a circle: a → b → c → a");
}

#[test]
fn every_flaw_of_a_problem_is_named() {
    let mut draft = one_text(vec![measure("a", &["bb"]), measure("a", &[])]);
    draft.texts.push(TextDraft { id: "u".to_owned(), weight: 0, fate: Default::default() });
    let flaws = Problem::new(draft).unwrap_err();
    let unknown = Flaw::Unknown { id: "bb".to_owned(), nearest: None };
    let twice = Flaw::Twice { id: "a".to_owned() };
    assert_eq!(flaws, [Flaw::NoWeight { id: "u".to_owned() }, twice, unknown]);
    assert_eq!(Problem::new(Draft::default()).unwrap_err(), [Flaw::NoMeasure]);
}

/// A plan that one can do in one's head: two circulars for one decree, since they are lighter.
#[test]
fn two_light_texts_go_before_a_heavy_one() {
    let text = |id: &str, weight| TextDraft { id: id.to_owned(), weight, fate: Default::default() };
    let gains = |id: &str, text: &str, gain| MeasureDraft {
        id: id.to_owned(),
        texts: vec![text.to_owned()],
        gains: vec![gain],
        ..MeasureDraft::default()
    };
    let draft = Draft {
        texts: vec![text("decree", 5), text("one", 2), text("other", 2)],
        measures: vec![gains("a", "decree", 10), gains("b", "one", 5), gains("c", "other", 5)],
        needs: vec![10],
        caps: Vec::new(),
    };
    let problem = Problem::new(draft).unwrap();
    let solution = Exact.solve(&problem, &Limits::steps(1_000));
    assert_eq!((solution.weight, solution.proof), (Some(4), Proof::Optimal));
    let texts = solution.choice.unwrap().texts;
    assert_eq!(texts.iter().map(|text| text.raw()).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn an_endless_time_limit_is_no_surprise() {
    let endless = u64::MAX.to_string();
    let args = [SMALL, "--measures", "all", "--axis", "count=1", "--time-limit", &endless];
    plan(&args).code(0);
}

/// A plan clears its goals by as little as it can, with figures that are estimates: it says in how many
/// draws it does, and these are those of `analyze` when exactly its measures are accepted.
#[test]
fn a_plan_tells_how_sure_its_cut_of_the_cost_is() {
    let told_plan = json(&[SMALL, "--measures", "all"]);
    let sure = &told_plan["cost_verdict"];
    assert!(sure["reached"].as_u64().unwrap() <= sure["draws"].as_u64().unwrap());
    let accepted = told_plan["measures"].as_array().unwrap().iter().map(|one| {
        serde_json::json!({
            "measure": one["id"], "ruling": "accept", "reason": "theo kế hoạch", "name": "Tổ rà soát",
        })
    });
    let decisions = serde_json::json!({
        "schema": "tinhgon/decisions/1", "decisions": accepted.collect::<Vec<_>>(),
    });
    let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
    std::fs::write(file.path(), decisions.to_string()).unwrap();
    let decisions = file.path().to_str().unwrap();
    // Of the kind that is named, the catalogue offers none: what was accepted stands alone.
    let args = ["analyze", SMALL, "--measures", "join", "--decisions", decisions];
    let args = [&args[..], &["--format", "json"]].concat();
    let report = stdout(&tinhgon(&args).code(0));
    let report: Value = serde_json::from_str(&report).unwrap();
    let told = &report["totals"]["cost"];
    assert_eq!(sure["draws"], told["verdict"]["draws"]);
    assert_eq!(sure["seed"], told["verdict"]["seed"]);
    assert_eq!(told["saving"], told_plan["axes"]["cost"]["reached"]);
    assert_eq!(sure["reached"], told["verdict"]["reached"]);
    assert_eq!(sure["verdict"], told["verdict"]["verdict"]);
    assert_eq!(sure["percent"], told["range"]["percent"]);
    let text = stdout(&plan(&[SMALL, "--measures", "all"]));
    assert!(text.contains("Cắt giảm 20,0 % chi phí: có khả năng đạt"), "{text}");
}
