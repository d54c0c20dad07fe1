//! What goes out comes back, over random procedures; and no input, however broken, is more than refused.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{read, write};
use crate::analysis::{Analysis, knowledge};
use crate::appraisal::Scenario;
use crate::catalog::{self, Catalog, Input, native};
use crate::export::native::value;
use crate::fault::{Fault, LinkedFault, Problem};
use crate::workbook::laws::procedure;

fn written(catalog: Catalog) -> (Vec<Value>, String) {
    let knowledge = knowledge().unwrap();
    let went = catalog.procedures.iter().map(|one| value(one, knowledge).unwrap()).collect();
    let analysis = Analysis::of(catalog, knowledge, None, &|_, _| {});
    let scenario = Scenario::usual().unwrap();
    let model = scenario.model(knowledge, analysis.as_of).unwrap();
    let mut bytes = Vec::new();
    write(&mut bytes, &analysis, &model).unwrap();
    (went, String::from_utf8(bytes).unwrap())
}

fn loaded(text: &str) -> catalog::Loaded {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("services.jsonld");
    std::fs::write(&file, text).unwrap();
    catalog::load(&Input::Paths(vec![file]), knowledge().unwrap())
}

fn read_in(json: Value) -> Catalog {
    let bytes = serde_json::to_vec(&json).unwrap();
    let read = native::read(Path::new("x.json"), &bytes, knowledge().unwrap()).unwrap();
    Catalog { procedures: vec![read], ..Catalog::default() }
}

/// The problems of a text.
fn problems(text: &str) -> Vec<Problem> {
    let of = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.problem).collect();
    loaded(text).map_or_else(of, |catalog| panic!("was read: {:?}", catalog.procedures))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law: a procedure comes back from linked data as it went, and nothing of it is left over; one of
    /// another system, too, without a day or a known agency.
    #[test]
    fn procedures_come_back_as_they_went(all in vec(procedure(), 1..4), foreign in any::<bool>()) {
        let read = all.into_iter().enumerate().map(|(n, mut one)| {
            one["code"] = format!("1.{n:06}").into();
            if foreign {
                one["code"] = format!("cpsv:Service_{n}.a-b").into();
                one["authority"] = "Sở <“Ghi&danh”> #1 ?".into();
                one.as_object_mut().unwrap().remove("facts_taken");
            }
            let bytes = serde_json::to_vec(&one).unwrap();
            native::read(Path::new("x.json"), &bytes, knowledge().unwrap()).unwrap()
        });
        let catalog = Catalog { procedures: read.collect(), ..Catalog::default() };
        let (went, text) = written(catalog);
        let back = loaded(&text).unwrap();
        prop_assert!(back.remarks.is_empty(), "{:?}", back.remarks);
        let back: Vec<Value> =
            back.procedures.iter().map(|one| value(one, knowledge().unwrap()).unwrap()).collect();
        prop_assert_eq!(went.len(), back.len());
        for (went, back) in went.into_iter().zip(back) {
            for (key, value) in went.as_object().unwrap() {
                let same = *value == back[key];
                prop_assert!(same, "{}: {:.300} came back as {:.300}", key, value.to_string(), back[key].to_string());
            }
            prop_assert_eq!(went.as_object().unwrap().len(), back.as_object().unwrap().len());
        }
    }
}

/// JSON of keywords and terms in no order that means anything.
fn nonsense() -> impl Strategy<Value = Value> {
    let word = || {
        select(vec![
            "@id",
            "@type",
            "@graph",
            "@context",
            "@value",
            "@list",
            "@set",
            "@language",
            "cv:x",
            "_:a",
            "title",
            "position",
            "holdsRequirement",
            "hasRequirement",
            "hasEvidenceTypeList",
            "type",
            "specifiesEvidenceType",
            "hasChannel",
            "hasCost",
            "hasValue",
            "PublicService",
            "Requirement",
            "procedure:1.000001",
            "choice:kind/form",
            "evidence:a/b",
            "levels",
            "label",
            "vi",
            "1",
            "P1D",
        ])
    };
    let leaf = prop_oneof![
        4 => word().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => vec((word(), inner), 0..6)
                .prop_map(|pairs| pairs.into_iter().map(|(key, one)| (key.to_owned(), one)).collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law: nonsense is read or refused with places, and neither panics nor runs on.
    #[test]
    fn nonsense_is_refused(graph in vec(nonsense(), 1..5)) {
        let context: Value = serde_json::from_str(super::known::own_text()).unwrap();
        let text = json!({ "@context": context, "@graph": graph }).to_string();
        match read(Path::new("x.jsonld"), &text) {
            Err(faults) => prop_assert!(!faults.is_empty()),
            Ok(linked) => for built in &linked.built {
                let bytes = serde_json::to_vec(&built.json).unwrap();
                let faults = native::read(Path::new("x"), &bytes, knowledge().unwrap()).err();
                let told = |fault| linked.told(built, fault).place.pointer;
                let pointers: Vec<String> = faults.into_iter().flatten().map(told).collect();
                prop_assert!(pointers.iter().all(|pointer| pointer.starts_with("/@graph/")), "{:?}", pointers);
            }
        }
    }
}

#[test]
fn what_is_computed_is_marked_and_not_read_back() {
    let line = json!({ "id": "r1", "text": "Giấy khai sinh và thẻ căn cước hoặc hộ chiếu" });
    let one = json!({
        "schema": "tinhgon/procedure/1", "code": "1.000001", "name": "x", "authority": "moj",
        "requirements": [line], "facts_taken": "2026-01-01", "source": "x",
    });
    let (_, text) = written(read_in(one));
    let json: Value = serde_json::from_str(&text).unwrap();
    let line = &json["@graph"][0]["holdsRequirement"][0];
    assert_eq!(line["verdict"]["@type"], "Verdict");
    let lists = line["hasEvidenceTypeList"].as_array().unwrap();
    assert!(lists.iter().all(|list| list["basis"] == "choice:basis/read"), "{lists:?}");
    assert!(json["@graph"][0]["estimate"]["applicantHours"].is_string());
    let back = loaded(&text).unwrap();
    assert!(back.remarks.is_empty(), "{:?}", back.remarks);
    assert!(back.procedures[0].requirements[0].stated.is_none());
}

#[test]
fn contexts_are_never_fetched_and_the_unknown_is_refused() {
    let remote = r#"{"@context": ["https://example.com/c.jsonld"], "@id": "urn:a", "@type": "PublicService"}"#;
    let problems = problems(remote);
    let is_remote = |problem: &Problem| match problem {
        Problem::Linked(fault) => {
            matches!(&**fault, LinkedFault::RemoteContext { known, .. } if known.len() == 2)
        }
        _ => false,
    };
    assert!(problems.iter().any(is_remote), "{problems:?}");
}

#[test]
fn requirements_that_contain_each_other_are_a_circle() {
    let circle = r#"{"@context": {"cv": "http://data.europa.eu/m8g/", "ex": "http://x.org/"}, "@graph": [
        {"@id": "ex:a", "@type": "cv:Requirement", "cv:hasRequirement": {"@id": "ex:b"}},
        {"@id": "ex:b", "@type": "cv:Requirement", "cv:isRequirementOf": {"@id": "ex:c"}},
        {"@id": "ex:c", "@type": "cv:Requirement", "cv:isRequirementOf": {"@id": "ex:b"}}]}"#;
    let problems = problems(circle);
    let circle = problems.iter().find_map(|problem| match problem {
        Problem::Circle { ids, .. } => Some(ids.join(" ")),
        _ => None,
    });
    assert_eq!(circle.as_deref(), Some("http://x.org/b http://x.org/c http://x.org/b"));
}

fn problems_of_kind(text: &str) -> String {
    format!("{:?}", problems(text))
}

#[test]
fn deep_and_huge_input_ends_soon() {
    let context = r#""@context": {"@vocab": "urn:x:"}"#;
    let deep = format!("{{{context}, {}1{}}}", "\"a\": {".repeat(100), "}".repeat(100));
    drop(problems(&deep.replace("{1}", "{}").replace("{1", "{\"b\": 1")));
    drop(problems(&format!("{{{context}, \"a\": {}", "[".repeat(1_000_000))));
    // Each context takes over the terms of the one around it.
    let terms: Vec<String> = (0..20_000).map(|n| format!("\"t{n}\": \"urn:t:{n}\"")).collect();
    let nodes = vec![r#"{"@context": {"u": "urn:u"}, "@id": "urn:a", "@type": "urn:b"}"#; 20_000];
    let wide =
        format!("{{\"@context\": {{{}}}, \"@graph\": [{}]}}", terms.join(","), nodes.join(","));
    let problems = problems(&wide);
    let is_limit = |problem: &Problem| match problem {
        Problem::Linked(fault) => matches!(**fault, LinkedFault::TooMany { .. }),
        _ => false,
    };
    assert!(problems.iter().any(is_limit), "{problems:?}");
    // Things that many share would say more than fits.
    let lines: Vec<String> = (0..5_000)
        .map(|n| format!(r#"{{"@id": "urn:r:{n}", "@type": "urn:c:Requirement", "urn:c:hasEvidenceTypeList": {{"@id": "urn:l"}}}}"#))
        .collect();
    let papers: Vec<String> = (0..5_000).map(|n| format!(r#"{{"@id": "urn:e:{n}"}}"#)).collect();
    let shared = format!(
        r#"{{"@context": {{}}, "@graph": [{}, {{"@id": "urn:l", "urn:c:specifiesEvidenceType": [{}]}}]}}"#,
        lines.join(","),
        papers.join(",")
    );
    let problems = problems_of_kind(&shared.replace("urn:c:", "http://data.europa.eu/m8g/"));
    assert!(problems.contains("TooMany"), "{problems:.300}");
    // A chain of requirements takes no stack.
    let chain: Vec<String> = (0..20_000)
        .map(|n| format!(r#"{{"@id": "urn:r:{n}", "@type": "urn:c:Requirement", "urn:c:hasRequirement": {{"@id": "urn:r:{}"}}}}"#, n + 1))
        .collect();
    let chain = format!(r#"{{"@context": {{}}, "@graph": [{}]}}"#, chain.join(","))
        .replace("urn:c:", "http://data.europa.eu/m8g/");
    let back = loaded(&chain).unwrap();
    assert_eq!(back.procedures.len(), 1);
}
