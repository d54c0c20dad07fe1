//! One rule a test: two bases that differ in one thing, and which of them comes first.

use super::*;
use crate::catalog::{LegalBasis, Step};
use crate::knowledge::embedded;

fn basis(number: &str, title: &str) -> LegalBasis {
    LegalBasis { instrument: None, number: number.into(), title: title.into() }
}

fn line(text: &str) -> Requirement {
    Requirement {
        id: "r1".into(),
        text: text.into(),
        case: None,
        originals: None,
        copies: None,
        certified: None,
        form: None,
        provision: None,
        stated: None,
    }
}

fn procedure(name: &str, bases: &[(&str, &str)]) -> Procedure {
    Procedure {
        code: "1.000001".parse().unwrap(),
        name: name.into(),
        authority: None,
        authority_text: "".into(),
        settled_by: vec![],
        settled_by_text: "".into(),
        levels: vec![],
        sector: "Thú y".into(),
        subjects: vec![],
        groups: vec![],
        cases: vec![],
        requirements: vec![],
        steps: vec![],
        channels: vec![],
        results: vec![],
        conditions: vec![],
        denies_conditions: false,
        gist: None,
        legal_bases: bases.iter().map(|(number, title)| basis(number, title)).collect(),
        volume: None,
        measured: Vec::new(),
        facts_taken: None,
        source: "".into(),
    }
}

const PERMIT: &str = "Cấp giấy chứng nhận đủ điều kiện ấp trứng";

/// The numbers in the order of likelihood.
fn order(procedure: &Procedure, text: &str) -> Vec<String> {
    let suspects = imposing(procedure, &line(text), embedded().unwrap()).unwrap();
    suspects.iter().map(|one| procedure.legal_bases[one.position].number.to_string()).collect()
}

/// Says that of two bases the second is the likelier for a paper.
fn second_wins(bases: [(&str, &str); 2]) {
    let found = order(&procedure(PERMIT, &bases), "Giấy chứng nhận đăng ký doanh nghiệp");
    assert_eq!(found, [bases[1].0, bases[0].0]);
}

#[test]
fn decrees_go_before_circulars_and_these_before_laws() {
    let bases = [
        ("1/2020/QH14", "Luật Thú y"),
        ("3/2020/TT-BNN", "Thông tư về thú y"),
        ("2/2020/NĐ-CP", "Nghị định về thú y"),
        ("4/2020/NQ-CP", "Nghị quyết về thú y"),
    ];
    assert_eq!(
        order(&procedure(PERMIT, &bases), "Bản sao hợp đồng"),
        ["2/2020/NĐ-CP", "3/2020/TT-BNN", "1/2020/QH14", "4/2020/NQ-CP"]
    );
}

#[test]
fn the_text_of_the_field_goes_before_texts_on_other_topics() {
    let of_the_field = ("9/2016/TT-BNN", "Thông tư quy định về thú y");
    for other in [
        ("1/2020/NĐ-CP", "Nghị định quy định mức thu phí, lệ phí trong lĩnh vực thú y"),
        ("1/2020/NĐ-CP", "Quy định chức năng, nhiệm vụ của cơ quan thú y"),
        ("1/2020/NĐ-CP", "Nghị định về cơ chế một cửa trong lĩnh vực thú y"),
        ("1/2020/NĐ-CP", "Quy định phân quyền, phân cấp trong lĩnh vực thú y"),
        ("1/2020/NĐ-CP", "Nghị định cắt giảm thủ tục trong lĩnh vực thú y"),
        ("1/2020/NĐ-CP", "Nghị định sửa đổi, bổ sung một số điều về thú y"),
        ("1/2020/NĐ-CP", "Nghị định xử phạt vi phạm hành chính về thú y"),
        ("1/2020/TT-BNN", "Thông tư ban hành biểu mẫu về thú y"),
        ("1/2020/TT-BNN", "Thông tư về cơ sở dữ liệu thú y"),
        ("1/2020/TT-BNN", "Thông tư quy định quy trình kiểm tra thú y"),
    ] {
        second_wins([other, of_the_field]);
    }
}

#[test]
fn a_circular_of_the_finance_ministry_is_on_fees_but_in_its_own_procedures() {
    let bases = [("1/2020/TT-BTC", ""), ("2/2020/QĐ-BNN", "")];
    let mut one = procedure(PERMIT, &bases);
    assert_eq!(order(&one, "Bản sao hợp đồng"), ["2/2020/QĐ-BNN", "1/2020/TT-BTC"]);
    one.authority = embedded().unwrap().authorities.find("mof");
    assert_eq!(order(&one, "Bản sao hợp đồng"), ["1/2020/TT-BTC", "2/2020/QĐ-BNN"]);
}

#[test]
fn fee_papers_and_forms_belong_to_the_texts_on_them() {
    let bases = [
        ("1/2020/NĐ-CP", "Nghị định về thú y"),
        ("2/2020/TT-BTC", "Quy định mức thu phí, lệ phí về thú y"),
        ("3/2020/TT-BNN", "Thông tư ban hành biểu mẫu về thú y"),
    ];
    let one = procedure(PERMIT, &bases);
    let first = |text: &str| order(&one, text).swap_remove(0);
    assert_eq!(first("Biên lai nộp phí, lệ phí"), "2/2020/TT-BTC");
    assert_eq!(first("Đơn đề nghị theo mẫu số 01"), "3/2020/TT-BNN");
    assert_eq!(first("Bản sao hợp đồng"), "1/2020/NĐ-CP");
    let knowledge = embedded().unwrap();
    let formed = Requirement { form: Some("mau01.docx".into()), ..line("Bản thuyết minh") };
    let suspects = imposing(&one, &formed, knowledge).unwrap();
    assert_eq!(suspects.first().map(|one| one.position), Some(2));
    assert!(suspects[0].hints.contains(Hint::KindOfLine));
}

#[test]
fn the_text_amended_goes_before_the_text_that_amends_it_and_before_its_like() {
    let bases = [
        ("3/2025/NĐ-CP", "Nghị định sửa đổi Nghị định số 02/2020/NĐ-CP về thú y"),
        ("1/2020/NĐ-CP", "Nghị định về thú y"),
        ("02/2020/NĐ-CP", "Nghị định về thú y"),
    ];
    assert_eq!(
        order(&procedure(PERMIT, &bases), "Bản sao hợp đồng"),
        ["02/2020/NĐ-CP", "1/2020/NĐ-CP", "3/2025/NĐ-CP"]
    );
}

#[test]
fn titles_that_share_rare_words_with_the_procedure_go_first() {
    second_wins([
        ("1/2020/NĐ-CP", "Nghị định về trồng trọt"),
        ("2/2020/NĐ-CP", "Nghị định về cơ sở ấp trứng"),
    ]);
}

#[test]
fn citations_in_steps_dossier_and_line_speak_for_a_text() {
    let bases = [("1/2020/NĐ-CP", ""), ("2/2020/NĐ-CP", ""), ("3/2020/NĐ-CP", "")];
    let mut one = procedure(PERMIT, &bases);
    let text = Some("Nộp hồ sơ theo Điều 5 Nghị định số 02/2020/NĐ-CP".into());
    one.steps.push(Step { actor: None, text });
    assert_eq!(order(&one, "Hợp đồng")[0], "2/2020/NĐ-CP");
    assert_eq!(order(&one, "Hợp đồng theo Nghị định số 3/2020/NĐ-CP")[0], "3/2020/NĐ-CP");
    one.requirements.push(line("Hợp đồng theo Nghị định số 3/2020/NĐ-CP"));
    assert_eq!(order(&one, "Hợp đồng")[..2], ["2/2020/NĐ-CP", "3/2020/NĐ-CP"]);
}

#[test]
fn a_text_out_of_force_on_the_day_of_the_facts_goes_behind() {
    let knowledge = embedded().unwrap();
    let over = knowledge.instruments.iter().find(|(_, known)| known.in_force.until.is_some());
    let (instrument, known) = over.expect("some instrument has a last day");
    let mut one = procedure("", &[(&known.number, "")]);
    one.sector = "".into();
    one.legal_bases[0].instrument = Some(instrument);
    let suspect = |one: &Procedure| imposing(one, &line("Hợp đồng"), knowledge).unwrap()[0];
    one.facts_taken = known.in_force.until;
    let while_in_force = suspect(&one);
    one.facts_taken = known.in_force.until.and_then(|day| day.tomorrow().ok());
    let afterwards = suspect(&one);
    assert!(afterwards.score < while_in_force.score);
    assert!(afterwards.hints.contains(Hint::OutOfForce));
}

#[test]
fn a_text_listed_twice_is_one_suspect_and_equals_keep_the_order_of_the_list() {
    let bases = [("7/2020/NĐ-CP", ""), ("5/2020/NĐ-CP", ""), ("Nghị định 07/2020/NĐ-CP", "")];
    assert_eq!(order(&procedure("", &bases), "Hợp đồng"), ["7/2020/NĐ-CP", "5/2020/NĐ-CP"]);
    assert!(order(&procedure("", &[]), "Hợp đồng").is_empty());
}
