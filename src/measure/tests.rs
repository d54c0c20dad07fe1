//! Which measures are offered to whom.

use serde_json::{Value, json};

use super::Kind;
use crate::analysis::Analysis;
use crate::appraisal::{Appraisal, Scenario};
use crate::catalog::Input;
use crate::knowledge;
use crate::knowledge::Whom;

/// A procedure of a department beside one of the same field by which communes issue the same paper.
fn kinds_of(levels: &Value, settled_by: &Value) -> Vec<Kind> {
    let procedure = |code: &str, level: &Value, by: &Value| {
        json!({
            "schema": "tinhgon/procedure/1", "code": code, "name": "Thủ tục", "authority": "moet",
            "settled_by": by, "level": level, "sector": "Giáo dục", "subjects": ["citizen"],
            "requirements": [{ "id": "r1", "text": "Đơn đề nghị" }], "legal_bases": [],
            "facts_taken": "2026-06-10", "source": "Thử nghiệm",
            "channels": [{ "channel": "in_person", "fee": { "status": "free" } }],
            "results": [{ "type": "school_diploma" }],
        })
    };
    let below = procedure("9.000002", &json!(["commune"]), &json!(["commune_peoples_committee"]));
    kinds_of_first(&[procedure("9.000001", levels, settled_by), below])
}

/// The kinds of measures of the first of some procedures.
fn kinds_of_first(procedures: &[Value]) -> Vec<Kind> {
    let folder = tempfile::tempdir().unwrap();
    for one in procedures {
        let file = folder.path().join(format!("{}.json", one["code"].as_str().unwrap()));
        std::fs::write(file, one.to_string()).unwrap();
    }
    let known = knowledge::embedded().unwrap();
    let input = Input::Paths(vec![folder.path().to_owned()]);
    let analysis = Analysis::load(&input, known, None, &|_, _| {}).unwrap();
    let scenario = Scenario::usual().unwrap();
    let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
    let one = appraisal.find(analysis.dossier("9.000001").unwrap()).unwrap();
    one.measures.iter().map(|measure| measure.kind).collect()
}

#[test]
fn what_schools_settle_is_not_handed_down_further() {
    let department = json!("provincial_department_of_education");
    let province = json!(["province"]);
    assert!(kinds_of(&province, &json!([department])).contains(&Kind::Delegate));
    for school in ["education_institution", "health_facility", "president"] {
        let with = kinds_of(&province, &json!([department, school]));
        assert!(!with.contains(&Kind::Delegate), "{school}");
    }
}

/// The State need not confirm to itself who is single; a consulate of another country cannot look.
#[test]
fn an_abolition_says_who_would_still_ask_for_the_paper() {
    let known = knowledge::embedded().unwrap();
    let analysis = Analysis::load(&Input::Embedded, known, None, &|_, _| {}).unwrap();
    let scenario = Scenario::usual().unwrap();
    let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
    let one = appraisal.find(analysis.dossier("1.004873").unwrap()).unwrap();
    let told = |kind| {
        let measure = one.measures.iter().find(|measure| measure.kind == kind);
        let told = measure.unwrap().still_asked_by(&analysis);
        told.into_iter().map(|(whom, _)| *whom).collect::<Vec<_>>()
    };
    assert_eq!(told(Kind::Abolish), [Whom::Abroad, Whom::PrivateParties]);
    assert_eq!(told(Kind::Prefill), []);
}

#[test]
fn what_a_lower_level_settles_under_a_code_of_its_own_is_not_handed_down() {
    let kinds = |above: &str, below: &str, paper: &str| {
        let procedure = |code: &str, name: &str, level: &str, by: &str, paper: &str| {
            json!({
                "schema": "tinhgon/procedure/1", "code": code, "name": name, "authority": "mps",
                "settled_by": [by], "level": [level], "sector": "Căn cước", "subjects": ["citizen"],
                "requirements": [{ "id": "r1", "text": "Đơn đề nghị" }], "legal_bases": [],
                "facts_taken": "2026-06-10", "source": "Thử nghiệm",
                "channels": [{ "channel": "in_person", "fee": { "status": "free" } }],
                "results": [{ "type": paper }],
            })
        };
        let above = procedure("9.000001", above, "province", "provincial_police", "identity_card");
        let below = procedure("9.000002", below, "commune", "commune_police", paper);
        kinds_of_first(&[above, below])
    };
    let above = "Cấp lại thẻ căn cước (thực hiện tại cấp tỉnh)";
    let other = "Cấp thẻ căn cước lần đầu (thực hiện tại cấp xã)";
    assert!(kinds(above, other, "identity_card").contains(&Kind::Delegate));
    let of_the_field = kinds(above, other, "identity_number_confirmation");
    assert!(!of_the_field.contains(&Kind::Delegate), "another paper of the field is no ground");
    for twin in ["Cấp lại thẻ căn cước (thực hiện tại cấp xã).", "Cấp lại thẻ căn cước"]
    {
        assert!(!kinds(above, twin, "identity_card").contains(&Kind::Delegate), "{twin}");
    }
}

/// Data take the place of the paper that most people have; who lacks it hands in what the law asks then.
#[test]
fn a_fall_back_does_not_keep_the_paper_before_it() {
    let kinds = |line: &str| {
        let one = json!({
            "schema": "tinhgon/procedure/1", "code": "9.000001", "name": "Thủ tục", "authority": "moj",
            "settled_by": ["commune_peoples_committee"], "level": ["commune"], "sector": "Hộ tịch",
            "subjects": ["citizen"], "requirements": [{ "id": "r1", "text": line }],
            "legal_bases": [], "facts_taken": "2026-06-10", "source": "Thử nghiệm",
            "channels": [{ "channel": "in_person", "fee": { "status": "free" } }], "results": [],
        });
        kinds_of_first(&[one])
    };
    let fall_back = "Giấy khai sinh; nếu không có giấy khai sinh thì nộp bản cam đoan";
    assert!(kinds(fall_back).contains(&Kind::KeepResidual));
    assert!(!kinds("Giấy khai sinh hoặc bản cam đoan").contains(&Kind::KeepResidual));
}
