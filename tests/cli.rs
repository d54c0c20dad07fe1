//! The program as its users meet it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use program::{SMALL, program, schema, stderr, stdout, tinhgon};
use serde_json::Value;

fn classify(input: &str, args: &[&str]) -> assert_cmd::assert::Assert {
    program().arg("classify").args(args).write_stdin(input.to_owned()).assert()
}

#[test]
fn analyze_tells_the_headline_in_vietnamese_unless_told_otherwise() {
    insta::assert_snapshot!("analyze_vi", stdout(&tinhgon(&["analyze", SMALL]).code(0)));
    let english = stdout(&tinhgon(&["analyze", SMALL, "--lang", "en"]).code(0));
    insta::assert_snapshot!("analyze_en", english);
}

#[test]
fn analyze_writes_json_that_its_own_schema_accepts() {
    let text = stdout(&tinhgon(&["analyze", SMALL, "--format", "json"]).code(0));
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["schema"], "tinhgon/report/1");
    let schema = schema("report");
    let faults: Vec<String> = schema.iter_errors(&report).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    insta::assert_snapshot!("analyze_json", text);
}

#[test]
fn totals_are_the_sum_of_the_lines() {
    let text = stdout(&tinhgon(&["analyze", SMALL, "--format", "json"]).code(0));
    let report: Value = serde_json::from_str(&text).unwrap();
    let lines: Vec<&Value> = report["procedures"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|procedure| procedure["requirements"].as_array().unwrap())
        .collect();
    let totals = &report["totals"];
    assert_eq!(totals["requirements"], lines.len());
    for grade in ["full", "partial", "fact_only", "none"] {
        let count = lines.iter().filter(|line| line["grade"] == grade).count();
        assert_eq!(totals["grades"][grade], count, "{grade}");
    }
    let already = lines.iter().filter(|line| line["already"] == true).count();
    assert_eq!(totals["already"], already);
}

#[test]
fn the_result_does_not_depend_on_threads_or_the_order_of_files() {
    let files = ["moj/1.000001.json", "mps/1.000002.json", "moj/1.000003.json"];
    let paths: Vec<String> = files.iter().map(|file| format!("{SMALL}/{file}")).collect();
    let run = |order: &[usize], threads: &str| {
        let mut args = vec!["analyze", "--format", "json", "--threads", threads];
        args.extend(order.iter().map(|&at| paths[at].as_str()));
        stdout(&tinhgon(&args).code(0))
    };
    let first = run(&[0, 1, 2], "1");
    assert_eq!(first, run(&[2, 0, 1], "4"));
    assert_eq!(first, stdout(&tinhgon(&["analyze", "--format", "json", SMALL]).code(0)));
}

#[test]
fn a_number_of_threads_that_no_machine_has_is_refused() {
    for threads in ["0", "257", "100000", "x"] {
        tinhgon(&["analyze", "--threads", threads, SMALL]).code(2);
    }
}

#[test]
fn check_objects_to_findings_at_error_level() {
    let objection = tinhgon(&["check", SMALL]).code(1);
    insta::assert_snapshot!("check", stdout(&objection));
    let sound = tinhgon(&["check", &format!("{SMALL}/moj/1.000001.json")]).code(0);
    assert!(!stdout(&sound).contains("lỗi["));
}

#[test]
fn check_speaks_json_and_sarif() {
    let json = stdout(&tinhgon(&["check", SMALL, "--format", "json", "--lang", "en"]).code(1));
    let checked: Value = serde_json::from_str(&json).unwrap();
    assert!(schema("check").is_valid(&checked));
    insta::assert_snapshot!("check_json", json);
    let sarif = stdout(&tinhgon(&["check", SMALL, "--format", "sarif"]).code(1));
    let log: Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let found = checked["findings"].as_array().unwrap().len();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), found);
    assert!(schema("sarif").is_valid(&log));
}

#[test]
fn a_broken_file_gets_every_fault_named_with_its_place() {
    let broken = tinhgon(&["analyze", "tests/fixtures/broken"]).code(2);
    assert_eq!(stdout(&broken), "");
    insta::assert_snapshot!("broken", stderr(&broken));
    let json = tinhgon(&["check", "tests/fixtures/broken", "--format", "json"]).code(2);
    let faults: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(faults["schema"], "tinhgon/faults/1");
    assert!(schema("faults").is_valid(&faults));
    assert!(faults["faults"].as_array().unwrap().len() >= 2);
}

#[test]
fn a_missing_file_is_said_to_be_missing() {
    let missing = tinhgon(&["analyze", "no-such-folder"]).code(2);
    assert!(stderr(&missing).contains("no-such-folder"));
}

#[test]
fn classify_keeps_the_order_and_the_ids_of_rows() {
    let rows = "{\"id\": \"a\", \"text\": \"Giấy khai sinh\"}\n\n\
                {\"id\": 7, \"procedure\": \"P\", \"case\": null, \"text\": \"Sổ hộ khẩu\"}\n\
                {\"row\": 453, \"text\": \"Lưu ý: mang theo bản chính\", \"more\": [1]}\n";
    let verdicts = stdout(&classify(rows, &["-"]).code(0));
    let schema = schema("classify-verdict");
    let ids: Vec<Value> = verdicts
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .inspect(|verdict| assert!(schema.is_valid(verdict), "{verdict}"))
        .map(|verdict| verdict["id"].clone())
        .collect();
    assert_eq!(ids, [Value::from("a"), Value::from(7), Value::from(453)]);
    insta::assert_snapshot!("classify", verdicts);
}

#[test]
fn classify_names_rows_it_cannot_read_and_goes_on() {
    let rows = "{\"id\": 1}\n{\"id\": 2, \"text\": \"Giấy khai sinh\"}\nnothing\n";
    let faulty = classify(rows, &[]).code(2);
    assert_eq!(stdout(&faulty).lines().count(), 1);
    insta::assert_snapshot!("classify_faults", stderr(&faulty));
}

#[test]
fn classify_explains_one_line_to_people() {
    let text = "Bản sao Giấy khai sinh của con";
    insta::assert_snapshot!(
        "classify_text",
        stdout(&tinhgon(&["classify", "--text", text]).code(0))
    );
}

#[test]
fn explain_knows_procedures_papers_and_rules() {
    let explain = |name: &str, lang: &str| {
        stdout(&tinhgon(&["explain", name, "--in", SMALL, "--lang", lang]).code(0))
    };
    insta::assert_snapshot!("explain_procedure", explain("1.000002", "vi"));
    insta::assert_snapshot!("explain_paper", explain("marriage_certificate", "vi"));
    assert_eq!(
        explain("Giấy chứng nhận kết hôn", "en"),
        explain("marriage_certificate", "en"),
        "a paper is found by its name too"
    );
    insta::assert_snapshot!("explain_rule", explain("obsolete-paper", "en"));
    let unknown =
        tinhgon(&["explain", "marriage_certificat", "--in", SMALL, "--lang", "en"]).code(2);
    insta::assert_snapshot!("explain_unknown", stderr(&unknown));
}

#[test]
fn graph_draws_what_is_connected_with_a_procedure() {
    let graph = tinhgon(&["graph", SMALL, "--of", "1.000002", "--format", "mermaid"]).code(0);
    assert!(stdout(&graph).contains("1.000002"));
    let whole = tinhgon(&["graph", SMALL]).code(0);
    assert!(stdout(&whole).starts_with("digraph"));
}

#[test]
fn import_writes_files_that_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    tinhgon(&["import", SMALL, "--out", out]).code(0);
    let before = stdout(&tinhgon(&["check", SMALL, "--format", "json"]).code(1));
    let after = stdout(&tinhgon(&["check", out, "--format", "json"]).code(1));
    assert_eq!(before, after, "nothing is lost or added on the way");
}

#[test]
fn out_files_are_whole_and_without_colours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let out = path.to_str().unwrap();
    let piped = tinhgon(&["analyze", SMALL, "--out", out, "--color", "always"]).code(0);
    assert_eq!(stdout(&piped), "");
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, stdout(&tinhgon(&["analyze", SMALL]).code(0)));
    let coloured = stdout(&tinhgon(&["analyze", SMALL, "--color", "always"]).code(0));
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn help_and_wrong_usage_speak_the_language_asked_for() {
    insta::assert_snapshot!("help_vi", stdout(&tinhgon(&["--help"]).code(0)));
    insta::assert_snapshot!("help_en", stdout(&tinhgon(&["--lang", "en", "--help"]).code(0)));
    for command in [
        "analyze",
        "assess",
        "classify",
        "check",
        "explain",
        "graph",
        "import",
        "plan",
        "schema",
        "completions",
        "export",
    ] {
        let help = stdout(&tinhgon(&[command, "--help"]).code(0));
        insta::assert_snapshot!(format!("help_{command}"), help);
    }
    let wrong = [
        vec!["analyse"],
        vec!["analyze", "--fromat", "json"],
        vec!["analyze", "--as-of", "31-12-2025"],
        vec!["analyze", "--format", "xml"],
        vec!["analyze", "--format", "dot"],
        vec!["explain"],
        vec!["import", SMALL],
    ];
    let said: Vec<String> = wrong
        .iter()
        .map(|args| format!("$ tinhgon {}\n{}", args.join(" "), stderr(&tinhgon(args).code(2))))
        .collect();
    insta::assert_snapshot!("wrong_usage", said.join("\n"));
}

#[test]
fn every_format_has_a_schema_that_is_one() {
    let all = stdout(&tinhgon(&["schema"]).code(0));
    let all: Value = serde_json::from_str(&all).unwrap();
    for (name, schema) in all.as_object().unwrap() {
        assert!(jsonschema::meta::is_valid(schema), "{name}");
    }
    insta::assert_json_snapshot!("schemas", all.as_object().unwrap().keys().collect::<Vec<_>>());
}

#[test]
fn completions_are_written_for_shells() {
    assert!(stdout(&tinhgon(&["completions", "bash"]).code(0)).contains("tinhgon"));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_tinhgon"))
        .args(["schema"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty());
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_choice_that_covers_no_procedure_is_refused() {
    let said = stderr(&tinhgon(&["analyze", "--group", "no-such-group"]).code(2));
    assert!(said.contains("không có nhóm thủ tục “no-such-group”"), "{said}");
    let bare = stderr(&tinhgon(&["analyze", SMALL, "--group", "no-such-group"]).code(2));
    assert!(bare.contains("không có thủ tục nào"), "{bare}");
    let near = stderr(&tinhgon(&["analyze", "--authority", "mojj"]).code(2));
    assert!(near.contains("moj"), "{near}");
}

#[test]
fn volumes_of_procedures_that_are_not_there_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("volumes.csv");
    std::fs::write(&file, "code,dossiers,year,source\n9.999999,5,2024,Báo cáo\n").unwrap();
    let said = stderr(&tinhgon(&["analyze", "--volumes", file.to_str().unwrap()]).code(0));
    assert!(said.contains("9.999999"), "{said}");
}

#[test]
fn a_cost_sheet_brings_its_own_figures() {
    let sheet = "tests/fixtures/cost/dongnai-2816-1.json";
    tinhgon(&["cost", sheet, "--tariff", "es-2014"]).code(2);
    insta::assert_snapshot!("cost_sheet", stdout(&tinhgon(&["cost", sheet]).code(0)));
    let json = stdout(&tinhgon(&["cost", sheet, "--format", "json"]).code(0));
    let cost: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(cost["saving"], 3_200_000);
    assert_eq!(cost["percent"], 10);
    assert_eq!(cost["before"]["total"], 32_000_000);
}

/// Wrapping takes time that grows with the square of the longest word; cells are cut before that.
#[test]
fn a_word_of_a_million_letters_does_not_hold_up_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.json");
    let task = "a".repeat(1_000_000);
    let sheet = format!(
        r#"{{"schema": "tinhgon/cost-sheet/1", "before": {{"rows": [{{"task": "{task}"}}]}}}}"#
    );
    std::fs::write(&file, sheet).unwrap();
    let shown = stdout(&tinhgon(&["cost", file.to_str().unwrap()]).code(0));
    assert!(shown.len() < 10_000, "{}", shown.len());
}

#[test]
fn a_figure_is_explained_with_its_source_or_its_formula() {
    let constant = tinhgon(&["explain", "hours travel commune"]).code(0);
    insta::assert_snapshot!("explain_constant", stdout(&constant));
    let measure = tinhgon(&["explain", "replace_by_data:1.000736:r3", "--lang", "en"]).code(0);
    insta::assert_snapshot!("explain_measure", stdout(&measure));
}

/// A folder that cannot take every procedure takes none.
#[test]
fn import_writes_all_files_or_none() {
    let names = |folder: &std::path::Path| -> Vec<std::ffi::OsString> {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let whole = tempfile::tempdir().unwrap();
    tinhgon(&["import", SMALL, "--out", whole.path().to_str().unwrap()]).code(0);
    let authorities = names(whole.path());
    let last = authorities.last().unwrap();
    assert!(authorities.len() > 1 && !last.to_str().unwrap().starts_with('.'), "{authorities:?}");

    let blocked = tempfile::tempdir().unwrap();
    std::fs::write(blocked.path().join(last), "in the way").unwrap();
    tinhgon(&["import", SMALL, "--out", blocked.path().to_str().unwrap()]).code(2);
    for name in names(blocked.path()).iter().filter(|name| *name != last) {
        assert_eq!(names(&blocked.path().join(name)), [""; 0], "{name:?}");
    }
}

/// A folder with many broken files is not a wall of text, unless that is what is wanted.
#[test]
fn of_many_faults_the_first_are_shown_and_all_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..60 {
        std::fs::write(folder.path().join(format!("{n:02}.json")), "{\"code\": }").unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    let told = stderr(&tinhgon(&["analyze", folder]).code(2));
    assert_eq!(told.matches("không phải JSON hợp lệ: cần một giá trị").count(), 50, "{told}");
    assert!(told.ends_with("… và 10 lỗi nữa, thêm --all để xem hết\n"), "{told}");
    let told = stderr(&tinhgon(&["analyze", folder, "--all"]).code(2));
    assert_eq!(told.matches("không phải JSON hợp lệ: cần một giá trị").count(), 60);
}

/// What is saved is the day as well, and nothing is saved of a command that failed.
#[test]
fn a_scenario_is_saved_with_its_day_when_the_command_succeeds() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    let file = file.to_str().unwrap();
    let missing = folder.path().join("missing.json");
    tinhgon(&["analyze", missing.to_str().unwrap(), "--save-scenario", file]).code(2);
    assert!(!std::path::Path::new(file).exists(), "the input could not be read");

    let day = ["--as-of", "2027-03-01"];
    let once = tinhgon(&["analyze", SMALL, day[0], day[1], "--save-scenario", file]).code(0);
    let again = tinhgon(&["analyze", SMALL, "--scenario", file]).code(0);
    let figures = |assert: &assert_cmd::assert::Assert| {
        let text = stdout(assert);
        text.lines().take(4).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(figures(&once), figures(&again));
    assert_ne!(figures(&once), figures(&tinhgon(&["analyze", SMALL]).code(0)));

    let report = folder.path().join("report.json");
    std::fs::write(&report, "{\"schema\": \"tinhgon/report/1\"}").unwrap();
    tinhgon(&["analyze", SMALL, "--save-scenario", report.to_str().unwrap()]).code(2);
    assert!(std::fs::read_to_string(&report).unwrap().contains("report/1"), "it is still there");
}

/// Whatever writes: what could not be written is what was typed, not the file that stands in for it.
#[test]
fn a_place_that_takes_no_file_is_named_as_it_was_typed() {
    let no = "/nope/of/this/program";
    let said = |args: &[&str]| stderr(&tinhgon(&[args, &["--lang", "en"]].concat()).code(2));
    for args in [
        vec!["analyze", SMALL, "--format", "csv", "--out", "/nope/of/this/program/x.csv"],
        vec!["analyze", SMALL, "--format", "json", "--out", "/nope/of/this/program/x.json"],
        vec!["export", SMALL, "--out", "/nope/of/this/program/x.xlsx"],
        vec!["analyze", SMALL, "--save-scenario", "/nope/of/this/program/x.json"],
    ] {
        let said = said(&args);
        assert!(said.contains(no) && !said.contains(".tinhgon-"), "{args:?}: {said}");
    }
}
