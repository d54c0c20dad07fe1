//! The border of the knowledge: what is refused, and how it is named.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, in its helpers too"
)]

mod support;

use serde_json::json;
use support::{Folder, ground, name};
use tinhgon::fault::{Problem, Subject};
use tinhgon::knowledge::embedded;

/// The faults of a folder as `file pointer problem`.
fn faults(folder: &Folder) -> Vec<String> {
    let faults = folder.load().err().unwrap_or_default();
    let line = |fault: &tinhgon::fault::Fault| {
        let problem = serde_json::to_string(&fault.problem).unwrap();
        format!("{} {} {problem}", fault.file.display(), fault.place.pointer)
    };
    faults.iter().map(line).collect()
}

const DOCUMENTS: &str = "document_types/civil_status.json";

#[test]
fn the_small_world_has_no_fault() {
    assert_eq!(faults(&Folder::small()), [] as [&str; 0]);
}

#[test]
fn an_unknown_paper_of_a_clause_is_named_with_its_place() {
    let same = json!({ "papers": ["birth", "birht"], "why": name("one event") });
    let folder = Folder::small().with("exemptions.json", "/same/-", same);
    let [fault] = &*faults(&folder) else { panic!("one slip is one fault") };
    assert!(fault.starts_with("exemptions.json /same/0/papers/1 "), "{fault}");
}

#[test]
fn five_faults_in_four_files_are_named_in_one_run_each_with_its_place() {
    let folder = Folder::small()
        .with(
            "data_items.json",
            "/items/-",
            json!({
                "id": "age", "name": name("again"), "about": "person"
            }),
        )
        .with("rules.json", "/rules/0/if/0", json!("birthdate"))
        .with("access.json", "/access/1/register", json!("civil_statuses"))
        .with(DOCUMENTS, "/types/0/proves/1", json!("height"))
        .with(DOCUMENTS, "/types/1/replaced_by/0/ground/instrument", json!("2/2024/ND-CP"));
    assert_eq!(
        faults(&folder),
        [
            r#"access.json /access/1/register {"problem":"unknown","what":"register","id":"civil_statuses","nearest":"civil_status"}"#,
            r#"data_items.json /items/8/id {"problem":"duplicate","what":"data-item","id":"age"}"#,
            r#"document_types/civil_status.json /types/0/proves/1 {"problem":"unknown","what":"data-item","id":"height","nearest":null}"#,
            r#"document_types/civil_status.json /types/1/replaced_by/0/ground/instrument {"problem":"unknown","what":"instrument","id":"2/2024/ND-CP","nearest":"1/2024/ND-CP"}"#,
            r#"rules.json /rules/0/if/0 {"problem":"unknown","what":"data-item","id":"birthdate","nearest":"birth_date"}"#,
        ]
    );
}

#[test]
fn an_unknown_owner_does_not_make_the_register_unknown() {
    let folder = Folder::small().with("registers.json", "/registers/0/owner", json!("mpa"));
    assert_eq!(
        faults(&folder),
        [
            r#"registers.json /registers/0/owner {"problem":"unknown","what":"authority","id":"mpa","nearest":"mps"}"#,
        ]
    );
}

#[test]
fn a_phrase_that_names_two_types_is_refused_whatever_its_case_and_unicode_form() {
    // Decomposed: a, a circumflex, an acute.
    let folder =
        Folder::small().with(DOCUMENTS, "/types/1/aliases/0", json!("GIA\u{302}\u{301}Y birth"));
    let problem = folder.load().unwrap_err().remove(0).problem;
    let id = "GIA\u{302}\u{301}Y birth".to_owned();
    assert_eq!(problem, Problem::Duplicate { what: Subject::Alias, id });
}

#[test]
fn a_name_may_be_repeated_among_its_own_aliases_only() {
    let own = Folder::small().with(DOCUMENTS, "/types/1/aliases/-", json!("Adult"));
    assert_eq!(faults(&own), [] as [&str; 0]);
    let other = Folder::small().with(DOCUMENTS, "/types/1/aliases/-", json!("birth"));
    assert_eq!(faults(&other).len(), 1);
}

#[test]
fn a_register_without_items_is_refused() {
    let folder = Folder::small().with("registers.json", "/registers/3/items", json!([]));
    assert_eq!(
        faults(&folder),
        [
            r#"registers.json /registers/3/items {"problem":"bad-value","found":"[]","expected":"at least one value"}"#,
        ]
    );
}

#[test]
fn a_register_that_holds_nothing_a_paper_proves_cannot_replace_it() {
    let folder =
        Folder::small().with(DOCUMENTS, "/types/8/replaced_by/0/register", json!("population"));
    assert_eq!(
        faults(&folder),
        [
            r#"document_types/civil_status.json /types/8/replaced_by/0 {"problem":"holds-nothing","register":"population","document":"plate_paper"}"#,
        ]
    );
}

#[test]
fn a_register_that_holds_a_premise_of_what_the_paper_proves_may_replace_it() {
    let by = json!([{ "register": "civil_status", "ground": ground("Điều 4") }]);
    let folder = Folder::small().with(DOCUMENTS, "/types/1/replaced_by", by);
    assert_eq!(faults(&folder), [] as [&str; 0]);
}

#[test]
fn authorities_that_belong_to_each_other_are_shown_as_a_circle() {
    let folder = Folder::small()
        .with("authorities.json", "/authorities/1/parent", json!("commune"))
        .with("authorities.json", "/authorities/0/parent", json!("mps"));
    assert_eq!(
        faults(&folder),
        [
            r#"authorities.json /authorities/0/parent {"problem":"circle","what":"authority","ids":["commune","moj","mps"]}"#,
        ]
    );
}

#[test]
fn missing_and_unknown_files_are_named_together() {
    let mut folder = Folder::small().without("rules.json").without("access.json");
    folder.0.insert("registres.json", json!({}));
    folder.0.insert("document_types/identity.json", json!({ "schema": 1 }));
    let mut named: Vec<String> =
        faults(&folder).iter().map(|fault| fault.split(' ').next().unwrap().to_owned()).collect();
    // The group of papers lacks several keys: each is a fault of its own.
    named.dedup();
    let expected = ["access.json", "document_types/identity.json", "registres.json", "rules.json"];
    assert_eq!(named, expected);
}

#[test]
fn a_file_says_what_it_is() {
    let folder = Folder::small().with("rules.json", "/schema", json!("tinhgon/rules/2")).with(
        DOCUMENTS,
        "/group",
        json!("identity"),
    );
    assert_eq!(faults(&folder).len(), 2);
}

#[test]
fn the_knowledge_compiled_into_the_binary_has_no_fault() {
    match embedded() {
        Ok(knowledge) => assert!(!knowledge.documents.is_empty()),
        Err(faults) => panic!("{} faults, the first: {:#?}", faults.len(), faults.first()),
    }
}
