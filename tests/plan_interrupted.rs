//! Ctrl-C while a plan is searched for: what was found so far is told, and the program ends well.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

/// A goal that the search is busy with for minutes: limits of issuers leave a gap that it cannot close.
const HARD: [&str; 10] = [
    "plan",
    "--measures",
    "all",
    "--axis",
    "count=15,cost=9.4",
    "--most-weight",
    "42",
    "--time-limit",
    "600",
    "--frontier",
];

fn begin(args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tinhgon"))
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn interrupt(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Interrupts the program when it has had time to begin its search, which it tells by not ending.
fn interrupted(args: &[&str]) -> Output {
    let mut child = begin(args);
    sleep(Duration::from_secs(4));
    assert!(child.try_wait().unwrap().is_none(), "the search ended by itself");
    interrupt(&child);
    child.wait_with_output().unwrap()
}

#[test]
fn the_best_plan_so_far_is_told_with_its_gap() {
    let output = interrupted(&[&HARD[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["stopped"], true);
    match report["objective"].as_u64() {
        Some(weight) => {
            for axis in ["count", "cost"] {
                assert_eq!(report["axes"][axis]["enough"], true, "{axis}");
            }
            let steps = report["instruments"].as_array().unwrap().iter();
            let weights = steps.map(|step| step["weight"].as_u64().unwrap());
            assert_eq!(weights.sum::<u64>(), weight);
            assert!(report["bound"].as_u64().unwrap() <= weight);
            assert!(report["gap"].is_number());
        }
        None => assert_eq!(report["proof"], "unknown"),
    }
}

#[test]
fn people_are_told_that_the_search_was_stopped() {
    let output = interrupted(&[&HARD[..], &["--lang", "en"]].concat());
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("The search was stopped before its end"), "{said}");
}
