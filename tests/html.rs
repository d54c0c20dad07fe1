//! The report as one page, as its bytes show it; `.ci/html` opens it in a browser.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod program;

use program::{SMALL, stdout, tinhgon};
use serde_json::Value;

const HOSTILE: &str = "tests/fixtures/hostile";

fn page(args: &[&str]) -> String {
    let args: Vec<&str> =
        ["analyze", "--format", "html"].into_iter().chain(args.iter().copied()).collect();
    stdout(&tinhgon(&args).code(0))
}

/// A section of a page, its drawings left out.
fn section(page: &str, id: &str) -> String {
    let start = page.find(&format!("<section id=\"{id}\"")).unwrap();
    let end = start + page[start..].find("</section>").unwrap();
    let mut text = String::new();
    let mut rest = &page[start..end];
    while let Some((before, drawing)) = rest.split_once("</desc>") {
        text.push_str(before);
        text.push_str("</desc>…");
        rest = &drawing[drawing.find("</svg>").unwrap()..];
    }
    text + rest
}

fn data(page: &str, id: &str) -> Value {
    let open = format!("<script type=\"application/json\" id=\"data-{id}\">");
    let (_, rest) = page.split_once(&open).unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// Every procedure of a page: its row of the index, its details, and the texts of its block.
fn procedures(page: &str) -> Vec<(Value, Value, Value)> {
    let index = data(page, "index");
    let size = usize::try_from(data(page, "tables")["block"].as_u64().unwrap()).unwrap();
    let mut all = Vec::new();
    for (n, rows) in index["rows"].as_array().unwrap().chunks(size).enumerate() {
        let block = data(page, &format!("block-{n}"));
        let details = block["procedures"].as_array().unwrap();
        assert_eq!(details.len(), rows.len());
        for (row, detail) in rows.iter().zip(details) {
            all.push((row.clone(), detail.clone(), block["texts"].clone()));
        }
    }
    all
}

/// A position in a list.
fn at(place: &Value) -> usize {
    usize::try_from(place.as_u64().unwrap()).unwrap()
}

#[test]
fn a_reader_sees_the_verdict_first() {
    let page = page(&[SMALL]);
    let first = page.find("<section").unwrap();
    assert!(page[first..].starts_with("<section id=\"verdict\""));
    insta::assert_snapshot!("html_verdict", section(&page, "verdict"));
    insta::assert_snapshot!("html_authorities", section(&page, "authorities"));
    insta::assert_snapshot!("html_instruments", section(&page, "instruments"));
}

#[test]
fn the_page_speaks_english_too() {
    let page = page(&[SMALL, "--lang", "en"]);
    assert!(page.contains("<html lang=\"en\">"));
    insta::assert_snapshot!("html_procedures_en", section(&page, "procedures"));
    insta::assert_snapshot!("html_findings_en", section(&page, "findings"));
}

#[test]
fn a_drawing_has_a_name_and_its_text_is_text() {
    let page = page(&[SMALL]);
    let (_, rest) = page.split_once("<figure id=\"chart-axes\">").unwrap();
    insta::assert_snapshot!("html_chart", rest.split_once("</figure>").unwrap().0);
}

#[test]
fn a_plan_stands_among_the_figures_it_was_made_from() {
    let args = [
        "plan",
        SMALL,
        "--measures",
        "all",
        "--axis",
        "count=20,cost=10",
        "--frontier",
        "--format",
        "html",
    ];
    let page = stdout(&tinhgon(&args).code(0));
    assert!(page.contains("<a href=\"#plan\">"));
    insta::assert_snapshot!("html_plan", section(&page, "plan"));
    assert!(!stdout(&tinhgon(&["analyze", SMALL, "--format", "html"])).contains("id=\"plan\""));
}

#[test]
fn equal_inputs_give_equal_pages() {
    let files = ["moj/1.000001.json", "mps/1.000002.json", "moj/1.000003.json"];
    let paths: Vec<String> = files.iter().map(|file| format!("{SMALL}/{file}")).collect();
    let run = |order: [usize; 3], threads: &str| {
        let mut args = vec!["--threads", threads];
        args.extend(order.iter().map(|&at| paths[at].as_str()));
        page(&args)
    };
    let first = run([0, 1, 2], "1");
    assert_eq!(first, run([2, 0, 1], "4"));
    assert!(!first.contains(env!("CARGO_MANIFEST_DIR")) && !first.contains("tests/fixtures"));
}

/// Nothing may run in the page but the one script that it names, and nothing may be fetched.
#[test]
fn the_page_lets_nothing_else_run() {
    use sha2::{Digest, Sha256};
    let page = page(&[HOSTILE]);
    let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
    let policy = rest.split_once("\">").unwrap().0.replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let (before, rest) = page.split_once(open).unwrap();
        let digest = Sha256::digest(rest.split_once(close).unwrap().0.as_bytes());
        let digest = data_encoding::BASE64.encode(&digest);
        assert!(policy.contains(&format!("sha256-{digest}")), "{open} {policy}");
        assert!(!before.contains(open));
    }
    for address in ["src=\"", "url(", "@import", "<link rel=\"stylesheet", "<iframe", "<img"] {
        assert!(!page.contains(address), "{address}");
    }
}

#[test]
fn a_hostile_catalogue_is_shown_as_text() {
    let page = page(&[HOSTILE]);
    for markup in ["<b>", "<b ", "<i>", "<u>", "<img", "<svg onload", "</script><script>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert!(page.contains("Bộ &lt;img src=x onerror=window.hurt=1&gt;"));
    let turning =
        |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!page.contains(turning));
    let name = data(&page, "index")["rows"][0][1].clone();
    let name = name.as_str().unwrap();
    assert!(name.contains("</script><script>window.hurt=1</script><b>đậm</b>"), "{name}");
}

/// Whoever unfolds a proof reads the verdict that stands above it.
#[test]
fn each_proof_proves_the_grade_that_is_shown() {
    let page = page(&[]);
    let (tables, proofs) = (data(&page, "tables"), data(&page, "proofs"));
    let mut proved = 0;
    for (row, detail, _) in procedures(&page) {
        let lines = detail[9].as_array().unwrap().iter();
        for paper in lines.flat_map(|line| line[4].as_array().into_iter().flatten()) {
            // What is absent is 0, and left out at the end of a row.
            let member = |n: usize| paper[n].as_u64().unwrap_or_default();
            if member(4) == 0 || member(8) != 0 {
                continue;
            }
            let root = at(&proofs["roots"][at(&paper[4]) - 1]);
            let said = proofs["texts"][at(&proofs["nodes"][root][0])].as_str().unwrap();
            let document = tables["documents"][at(&paper[0]) - 1][1].as_str().unwrap();
            let grade = tables["grades"][at(&paper[1])].as_str().unwrap();
            assert_eq!(said, format!("{document}: {grade}"), "{}", row[0]);
            proved += 1;
        }
    }
    assert!(proved > 500, "{proved}");
}

/// The rows of a sheet add up to the totals above it, on both sides and to the last coin.
#[test]
fn each_cost_sheet_adds_up() {
    for args in [&[][..], &["--measures", "all"]] {
        let page = page(args);
        let mut saved = 0;
        for (row, detail, _) in procedures(&page) {
            // What is nothing is left out at the end of a row.
            let member = |row: &Value, n: usize| row[n].as_i64().unwrap_or_default();
            let rows = || detail[11].as_array().unwrap().iter();
            let before: i64 = rows().map(|row| member(row, 5)).sum();
            let after = |row| if member(row, 6) == 1 { member(row, 8) } else { member(row, 5) };
            let after: i64 = rows().map(after).sum();
            assert_eq!(before, detail[10][0][1].as_i64().unwrap(), "{} before", row[0]);
            assert_eq!(after, detail[10][1][1].as_i64().unwrap(), "{} after", row[0]);
            let parts = detail[12].as_array().unwrap().iter();
            let parts: i64 = parts.map(|measure| member(measure, 4)).sum();
            assert_eq!(parts, detail[10][2].as_i64().unwrap(), "{} saving", row[0]);
            saved += parts;
        }
        assert!(saved > 0);
    }
}

#[test]
fn every_procedure_of_the_json_is_in_the_page() {
    let page = page(&[]);
    let json = stdout(&tinhgon(&["analyze", "--format", "json"]).code(0));
    let json: Value = serde_json::from_str(&json).unwrap();
    let shown = procedures(&page);
    let told = json["procedures"].as_array().unwrap();
    assert_eq!(shown.len(), told.len());
    let (grades, lines) = (["full", "fact_only", "partial", "none"], data(&page, "texts"));
    for ((row, detail, texts), told) in shown.iter().zip(told) {
        assert_eq!(row[0], told["code"]);
        let requirements = told["requirements"].as_array().unwrap();
        assert_eq!(detail[9].as_array().unwrap().len(), requirements.len());
        for (n, requirement) in requirements.iter().enumerate() {
            assert_eq!(texts[at(&detail[9][n][0])], requirement["id"]);
            assert_eq!(lines[at(&row[10][n])], requirement["text"]);
            let grade = detail[9][n][2].as_u64().unwrap_or_default();
            assert_eq!(grades[usize::try_from(grade).unwrap()], requirement["grade"]);
        }
    }
}
