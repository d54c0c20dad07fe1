//! What a draft may not carry, or not without a word: abolitions nobody decided on, procedures beyond
//! the Government, targets that are over, plans of something else.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test"
)]

mod program;

use program::{SMALL, stderr, stdout, tinhgon};
use serde_json::{Value, json};

/// A folder with a file in it.
fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

const ABOLISHED: &str = "Bãi bỏ thủ tục hành chính “";
const TO_DECIDE: &str = "quyết định có bãi bỏ hay không";

#[test]
fn an_abolition_that_nobody_accepted_stands_in_no_article() {
    for kind in ["resolution", "plan-decision", "submission"] {
        let run = tinhgon(&["draft", "--kind", kind, "--measures", "all"]).code(0);
        assert!(!stdout(&run).contains(ABOLISHED), "{kind}");
        assert!(stdout(&run).contains(TO_DECIDE), "{kind}");
        assert!(stderr(&run).contains("chưa có quyết định chấp nhận"), "{kind}");
    }
}

#[test]
fn an_accepted_or_named_abolition_is_drafted() {
    let named = stdout(&tinhgon(&["draft", "--measures", "abolish,replace_by_data"]).code(0));
    assert!(named.contains(ABOLISHED) && !named.contains(TO_DECIDE), "{named}");
    let id = "abolish:1.004873";
    let decisions = json!({"schema": "tinhgon/decisions/1", "decisions": [
        {"measure": id, "ruling": "accept", "reason": "a", "name": "b"},
    ]});
    let (_folder, path) = file("decisions.json", &decisions.to_string());
    let text = stdout(&tinhgon(&["draft", "--measures", "all", "--decisions", &path]).code(0));
    assert_eq!(text.matches(ABOLISHED).count(), 1);
    assert!(text.contains(TO_DECIDE));
}

/// A solver chose it, and nobody has looked at who else asks for what the procedure issues.
#[test]
fn an_abolition_of_a_plan_is_as_undecided_as_any() {
    let id = "abolish:1.004873";
    let report = stdout(&tinhgon(&["analyze", "--format", "json"]));
    let report: Value = serde_json::from_str(&report).unwrap();
    let other = report["measures"].as_array().unwrap().iter();
    let other = other.map(|one| &one["id"]).find(|id| id.as_str().unwrap().starts_with("replace"));
    let plan = json!({"schema": "tinhgon/plan/1", "inputs": report["inputs"],
        "measures": [{"id": id}, {"id": other.unwrap()}]});
    let (_plans, plan) = file("plan.json", &plan.to_string());
    let decisions = json!({"schema": "tinhgon/decisions/1", "decisions": [
        {"measure": id, "ruling": "accept", "reason": "a", "name": "b"},
    ]});
    let (_decided, decisions) = file("decisions.json", &decisions.to_string());
    for kind in ["resolution", "plan-decision", "submission"] {
        let args = ["draft", "--kind", kind, "--plan", &plan];
        let run = tinhgon(&args).code(0);
        assert!(!stdout(&run).contains(ABOLISHED), "{kind}");
        assert!(stdout(&run).contains(TO_DECIDE), "{kind}");
        assert!(stderr(&run).contains("chưa có quyết định chấp nhận"), "{kind}");
        let run = tinhgon(&[&args[..], &["--decisions", &decisions]].concat()).code(0);
        assert!(!stdout(&run).contains(TO_DECIDE), "{kind}");
    }
}

#[test]
fn check_lists_what_is_left_to_decide() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("draft.docx");
    let out = out.to_str().unwrap();
    tinhgon(&["draft", "--measures", "all", "--out", out]).code(0);
    let said = stdout(&tinhgon(&["check", out, "--format", "json", "--fail-on", "never"]));
    let findings: Value = serde_json::from_str(&said).unwrap();
    let blanks = findings["findings"].as_array().unwrap().iter();
    let to_decide = blanks.filter(|one| one.to_string().contains(TO_DECIDE));
    assert!(to_decide.count() > 0, "{said}");
}

/// An article that says more than the law does would let nobody ask for a passport any more, and
/// replace papers that nobody issues.
#[test]
fn a_paper_is_replaced_only_as_what_it_stands_for_and_a_dead_one_not_at_all() {
    let record = json!({
        "code": "9.000001", "name": "Cấp thẻ thư viện", "authority": "Bộ Tư pháp",
        "promulgator": "Bộ Tư pháp", "snapshot": "2026-06-10", "sector": "Thử nghiệm",
        "level": ["Cấp Bộ"],
        "documents": [
            {"name": "Chứng minh nhân dân hoặc căn cước hoặc hộ chiếu"},
            {"name": "Sổ hộ khẩu"},
        ],
    });
    let (_folder, path) = file("records.jsonl", &format!("{record}\n"));
    let args = ["draft", &path, "--measures", "replace_by_data,keep_residual"];
    let text = stdout(&tinhgon(&args).code(0));
    let (_, article) = text.split_once("Điều 4. ").unwrap();
    let (article, _) = article.split_once("Điều 5. ").unwrap();
    let (data, dead) = article.split_once("đã hết giá trị sử dụng: ").unwrap();
    assert!(
        data.contains("Hộ chiếu Việt Nam khi được nộp, xuất trình thay cho Thẻ căn cước"),
        "{data}"
    );
    assert!(!data.contains("Sổ hộ khẩu") && !data.contains("Chứng minh nhân dân"), "{data}");
    assert!(dead.contains("Sổ hộ khẩu (từ ngày 01 tháng 01 năm 2023 theo"), "{dead}");
    assert!(dead.contains("Luật Cư trú số 68/2020/QH14"), "{dead}");
    assert!(dead.contains("Chứng minh nhân dân (từ ngày 01 tháng 01 năm 2025 theo"), "{dead}");
}

#[test]
fn a_court_s_procedure_is_beyond_a_resolution_of_the_government() {
    let record = |code: &str, authority: &str| {
        json!({
            "code": code, "name": "Đăng ký cấp bản sao", "authority": authority,
            "promulgator": authority, "snapshot": "2026-06-10", "sector": "Thử nghiệm",
            "level": ["Cấp Bộ"], "documents": [{"name": "Thẻ căn cước"}],
        })
        .to_string()
    };
    let text = [record("9.000001", "Tòa án nhân dân"), record("9.000002", "Bộ Tư pháp")];
    let (_folder, path) = file("records.jsonl", &(text.join("\n") + "\n"));
    let run = tinhgon(&["draft", &path]).code(0);
    let said = stdout(&run);
    assert!(said.contains("9.000002") && !said.contains("9.000001"), "{said}");
    // Its figures are those of what stands in it.
    assert!(said.contains("01 thủ tục"), "{said}");
    assert!(stderr(&run).contains("cơ quan ngoài Chính phủ"), "{}", stderr(&run));
    let plan = stdout(&tinhgon(&["draft", &path, "--kind", "plan-decision"]).code(0));
    assert!(plan.contains("9.000001"), "{plan}");
}

#[test]
fn a_target_whose_term_is_past_gives_way_to_one_in_force_or_is_told() {
    let draft = |more: &[&str]| {
        let args = ["draft", SMALL, "--kind", "submission", "--measures", "all"];
        let run = tinhgon(&[&args[..], more].concat()).code(0);
        (stdout(&run), stderr(&run))
    };
    let (text, said) = draft(&[]);
    assert!(said.contains("dự thảo dùng chỉ tiêu vn-2026"), "{said}");
    assert!(!text.contains("Nghị quyết 68/NQ-CP: 20%"), "{text}");
    let (_, said) = draft(&["--target", "nq68-2020"]);
    assert!(said.contains("hãy chọn chỉ tiêu còn hiệu lực"), "{said}");
    let (text, said) = draft(&["--as-of", "2025-06-30"]);
    assert!(!said.contains("hết hạn"), "{said}");
    assert!(text.contains("Nghị quyết 68/NQ-CP: 20%"), "{text}");
    let (_, said) = draft(&["--as-of", "2027-06-30"]);
    assert!(said.contains("hãy chọn chỉ tiêu còn hiệu lực"), "{said}");
}

/// Who reads the text sees no note beside it.
#[test]
fn figures_that_are_measured_against_another_target_than_the_plan_s_say_so_in_the_text() {
    let report = stdout(&tinhgon(&["analyze", SMALL, "--format", "json"]));
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["inputs"]["target"], "nq68-2020");
    let id = &report["measures"][0]["id"];
    let plan = json!({
        "schema": "tinhgon/plan/1", "inputs": report["inputs"], "measures": [{"id": id}],
    });
    let (_folder, path) = file("plan.json", &plan.to_string());
    let args = ["draft", SMALL, "--kind", "submission", "--plan", &path];
    let other = "được lựa chọn theo chỉ tiêu “Nghị quyết 68/NQ-CP";
    let text = stdout(&tinhgon(&args).code(0));
    assert!(text.contains(other), "{text}");
    let same_target = [&args[..], &["--target", "nq68-2020"]].concat();
    let text = stdout(&tinhgon(&same_target).code(0));
    assert!(!text.contains(other), "{text}");
    // Goals of its own make it another target, which nobody may sign as that of the resolution.
    let mut own = plan;
    own["axes"] = json!({"cost": {"goal": 8.5}, "count": {"goal": 20}});
    std::fs::write(&path, own.to_string()).unwrap();
    let text = stdout(&tinhgon(&same_target).code(0));
    let goals = "”, với mức phải đạt đặt riêng cho phương án: chi phí tuân thủ 8,5%; kết quả";
    assert!(text.contains(other) && text.contains(goals), "{text}");
}

#[test]
fn a_decision_on_procedures_of_many_ministries_is_told() {
    let run = tinhgon(&["draft", "--kind", "plan-decision"]).code(0);
    assert!(stderr(&run).contains("hãy lập riêng bằng --authority"), "{}", stderr(&run));
    let run = tinhgon(&["draft", "--kind", "plan-decision", "--authority", "moj"]).code(0);
    assert!(!stderr(&run).contains("hãy lập riêng"), "{}", stderr(&run));
}

#[test]
fn a_file_of_another_kind_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["draft.html", "draft.doc", "draft.pdf"] {
        let out = folder.path().join(name);
        let said = stderr(&tinhgon(&["draft", SMALL, "--out", out.to_str().unwrap()]).code(2));
        assert!(said.contains(".docx") && said.contains(".md"), "{said}");
        assert!(!out.exists());
    }
    let out = folder.path().join("draft.md");
    tinhgon(&["draft", SMALL, "--out", out.to_str().unwrap()]).code(0);
    assert!(out.exists());
}

#[test]
fn a_plan_of_another_catalogue_or_day_is_refused_with_both_names() {
    let report = stdout(&tinhgon(&["analyze", SMALL, "--format", "json"]));
    let report: Value = serde_json::from_str(&report).unwrap();
    let id = &report["measures"][0]["id"];
    let mut plan = json!({
        "schema": "tinhgon/plan/1", "inputs": report["inputs"], "measures": [{"id": id}],
    });
    let (_folder, path) = file("plan.json", &plan.to_string());
    tinhgon(&["draft", SMALL, "--kind", "plan-decision", "--plan", &path]).code(0);
    let day = ["draft", SMALL, "--kind", "plan-decision", "--plan", &path, "--as-of", "2026-07-01"];
    let said = stderr(&tinhgon(&day).code(2));
    assert!(said.contains("10/06/2026") && said.contains("01/07/2026"), "{said}");
    let here = plan["inputs"]["digest"].as_str().unwrap().to_owned();
    plan["inputs"]["digest"] = "0000".into();
    let (_folder, path) = file("plan.json", &plan.to_string());
    let args = ["draft", SMALL, "--kind", "plan-decision", "--plan", &path];
    let said = stderr(&tinhgon(&args).code(2));
    assert!(said.contains("0000") && said.contains(&here), "{said}");
}

#[test]
fn a_submission_counts_papers_as_the_report_does() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.json");
    let args = ["draft", "--kind", "submission", "--save-report", report.to_str().unwrap()];
    let text = stdout(&tinhgon(&args).code(0));
    let report: Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
    let grades = &report["totals"]["grades"];
    let said = format!(
        "{} thành phần mà thông tin đã có đầy đủ trong cơ sở dữ liệu của cơ quan nhà nước, {:02} thành phần chỉ cần",
        grades["full"],
        grades["fact_only"].as_u64().unwrap(),
    );
    assert!(text.contains(&said), "{said}\n{text}");
}

#[test]
fn check_says_when_the_report_is_of_another_catalogue_or_day() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (draft, own, other, later) =
        (at("draft.docx"), at("own.json"), at("other.json"), at("later.json"));
    tinhgon(&["draft", SMALL, "--out", &draft, "--save-report", &own]).code(0);
    tinhgon(&["draft", "--out", &at("x.docx"), "--save-report", &other]).code(0);
    let days = ["--as-of", "2026-07-01", "--out", &at("y.docx"), "--save-report", &later];
    tinhgon(&[&["draft", SMALL][..], &days].concat()).code(0);
    let said = |report: &str| {
        stderr(&tinhgon(&["check", &draft, "--report", report, "--fail-on", "never"]))
    };
    assert!(!said(&own).contains("con số có thể khác nhau"), "{}", said(&own));
    assert!(said(&other).contains("từ danh mục có mã băm"), "{}", said(&other));
    let text = said(&later);
    assert!(
        text.contains("theo ngày 10/06/2026") && text.contains("theo ngày 01/07/2026"),
        "{text}"
    );
}
