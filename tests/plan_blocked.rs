//! Why no plan reaches the goals: what is said is enough, and each part of it is needed.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use program::{SMALL, program, stdout};
use serde_json::{Value, json};

fn plan(args: &[&str]) -> Value {
    let fixed = ["plan", "--measures", "all", "--format", "json"];
    serde_json::from_str(&stdout(&program().args(fixed).args(args).assert())).unwrap()
}

/// Lifting an obstacle brings exactly what it was said to keep away.
#[test]
fn each_obstacle_keeps_away_what_comes_back_without_it() {
    let goal = ["--axis", "count=60"];
    let free = plan(&goal);
    let never: Vec<&str> = free["instruments"]
        .as_array()
        .unwrap()
        .iter()
        .take(9)
        .map(|step| step["number"].as_str().unwrap())
        .collect();
    let never = never.join(",");
    let blocked = plan(&[&goal[..], &["--never", &never, "--within", "ministry"]].concat());
    assert_eq!(blocked["proof"], "impossible");
    let short = &blocked["blocked"]["goals"][0];
    let kept = |word: &str| {
        let mut all = short["obstacles"].as_array().unwrap().iter();
        all.find(|one| one["is"] == word).map_or(0, |one| one["adds"].as_i64().unwrap())
    };
    let most = |args: &[&str]| {
        plan(&[&goal[..], args].concat())["axes"]["count"]["most"].as_i64().unwrap()
    };
    let both = blocked["axes"]["count"]["most"].as_i64().unwrap();
    assert!(kept("never") > 0 && kept("out_of_reach") > 0, "{short}");
    assert_eq!(most(&["--within", "ministry"]), both + kept("never"));
    assert_eq!(most(&[]), both + kept("never") + kept("out_of_reach"));
    let all: i64 = short["obstacles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["adds"].as_i64().unwrap())
        .sum();
    assert_eq!(all + short["rest"].as_i64().unwrap(), short["missing"].as_i64().unwrap());
}

/// The limits named leave no plan even when they are the only ones.
#[test]
fn the_limits_named_are_enough_to_leave_no_plan() {
    let goal = ["--axis", "count=60"];
    let blocked = plan(&[&goal[..], &["--most", "0"]].concat());
    assert_eq!(blocked["proof"], "impossible");
    assert_eq!(blocked["blocked"]["goals"], json!([]), "everything together would do");
    let limits = blocked["blocked"]["limits"].as_array().unwrap();
    let caps: Vec<Value> = limits
        .iter()
        .map(|limit| json!({"issuer": limit["issuer"], "most": limit["most"]}))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("caps.json");
    let said = json!({"schema": "tinhgon/plan-constraints/1", "caps": caps});
    std::fs::write(&file, said.to_string()).unwrap();
    let alone = plan(&[&goal[..], &["--constraints", file.to_str().unwrap()]].concat());
    assert_eq!(alone["proof"], "impossible");
    assert_eq!(alone["blocked"]["limits"], blocked["blocked"]["limits"]);
}

/// What is reached within limits is reached by a plan: asked for as much, there is one, and it is the
/// most where everything can be tried.
#[test]
fn what_is_said_to_be_within_limits_can_be_planned() {
    let of = |args: &[&str]| plan(&[&[SMALL, "--most", "1"], args].concat());
    let blocked = of(&["--axis", "count=60,cost=40"]);
    assert_eq!(blocked["proof"], "impossible");
    let limits = &blocked["blocked"]["limits"];
    assert_eq!(limits, &json!([{"issuer": "national_assembly", "of": "instruments", "most": 1}]));
    for axis in ["count", "cost"] {
        let goal = &blocked["axes"][axis];
        let within = goal["within_limits"].as_i64().unwrap();
        assert!(within > 0 && within < goal["most"].as_i64().unwrap(), "{goal}");
        let all = goal["baseline"].as_i64().unwrap();
        // The percentage in millionths, rounded down, so that no more is asked for; and a little more.
        let percent = |part: i64| format!("{axis}={:.6}", (part * 100_000_000 / all) as f64 / 1e6);
        assert!(of(&["--axis", &percent(within)])["objective"].is_u64());
        assert_eq!(of(&["--axis", &percent(within + all / 100 + 1)])["proof"], "impossible");
    }
}

/// Without an instrument of the plan the rest misses exactly what is said: carried out alone, the
/// others reach as much, and no more.
#[test]
fn what_falls_below_the_goal_without_an_instrument_is_appraised() {
    let goal = ["--axis", "count=20,cost=4"];
    let found = plan(&goal);
    let steps = found["instruments"].as_array().unwrap();
    let all: Vec<&str> = found["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["number"].as_str().unwrap())
        .collect();
    for step in steps.iter().take(3) {
        let number = step["number"].as_str().unwrap();
        let never = [&[number], &all[..]].concat().join(",");
        let rest = plan(&[&goal[..], &["--never", &never]].concat());
        assert_eq!(rest["proof"], "impossible");
        for missed in step["missed"].as_array().unwrap() {
            let axis = missed["axis"].as_str().unwrap();
            assert_eq!(rest["axes"][axis]["most"], missed["have"], "{number}");
            assert_eq!(rest["axes"][axis]["need"], missed["need"]);
        }
    }
}
