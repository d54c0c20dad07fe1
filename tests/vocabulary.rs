//! JSON-LD of CPSV-AP and CCCEV: out of the program, back into every command, and those of others.

#![allow(clippy::unwrap_used, reason = "helpers may panic as tests do")]

mod program;
mod shared;

use std::fs;
use std::path::Path;

use program::{SMALL, stderr, stdout, tinhgon};

/// A file in a folder of its own, with a text.
struct Given(tempfile::TempDir);

impl Given {
    fn text(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("input.jsonld"), text).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// What is said of the file where it is refused, and that nothing is written.
    fn refused(&self, lang: &str) -> String {
        let (input, out) = (self.file("input.jsonld"), self.file("out"));
        let said = tinhgon(&["import", &input, "--out", &out, "--lang", lang]).code(2);
        assert!(!Path::new(&out).exists(), "something was written");
        stderr(&said).replace(&input, "input.jsonld")
    }
}

/// Whether linked data of an input hold what lines of it hold, and nothing is left over.
fn comes_back(input: &[&str]) {
    let folder = Given(tempfile::tempdir().unwrap());
    let file = |name| folder.file(name);
    let (linked, went, back) = (file("a.jsonld"), file("went.jsonl"), file("back.jsonl"));
    let export = |more: &[&str]| drop(tinhgon(&[&["export"], more].concat()).code(0));
    export(&[input, &["--format", "jsonld", "--out", &linked]].concat());
    export(&[input, &["--format", "jsonl", "--out", &went]].concat());
    export(&[&linked, "--format", "jsonl", "--out", &back]);
    assert!(fs::read(went).unwrap() == fs::read(back).unwrap(), "another catalogue came back");
    let out = file("out");
    let said = stderr(&tinhgon(&["import", &linked, "--out", &out, "--lang", "en"]).code(0));
    assert!(said.contains(" 0 remarks") && !said.contains("no place for"), "{said}");
}

#[test]
fn the_embedded_catalogue_comes_back() {
    comes_back(&[]);
}

#[test]
fn the_catalogues_of_the_portal_come_back() {
    let Some(folder) = shared::shared() else { return };
    comes_back(&[folder.join("portal").to_str().unwrap()]);
}

#[test]
fn linked_data_are_an_input_of_every_command() {
    let folder = Given(tempfile::tempdir().unwrap());
    let linked = folder.file("a.jsonld");
    tinhgon(&["export", SMALL, "--format", "jsonld", "--out", &linked]).code(0);
    tinhgon(&["check", &linked, "--fail-on", "never"]).code(0);
    tinhgon(&["explain", "1.000001", "--in", &linked]).code(0);
    tinhgon(&["diff", SMALL, &linked, "--exit-code"]).code(0);
    let whole = folder.0.path().to_str().unwrap();
    let figures = |input: &str| {
        let text = stdout(&tinhgon(&["analyze", input]).code(0));
        text.lines().filter(|line| !line.contains("mã đối chiếu")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(figures(whole), figures(SMALL));
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let export = |threads| {
        stdout(&tinhgon(&["export", SMALL, "--format", "jsonld", "--threads", threads]).code(0))
    };
    assert_eq!(export("1"), export("4"));
}

#[test]
fn one_procedure_as_it_is_written() {
    let text = stdout(&tinhgon(&["export", SMALL, "--format", "jsonld"]).code(0));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let start = text.find("    {\n      \"@id\": \"procedure:1.000001\"").unwrap();
    let end = start + text[start..].find("\n    },").unwrap();
    insta::assert_snapshot!("service", &text[start..end]);
    // Things that are shared come once, at the end.
    let ids: Vec<&str> = json["@graph"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["@id"].as_str().unwrap())
        .collect();
    let mut distinct = ids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), ids.len());
}

#[test]
fn every_published_example_is_taken_over_and_what_is_not_is_named() {
    let Some(folder) = shared::shared() else { return };
    // Code, lines, conditions and legal bases of each.
    for (example, name, code, counts) in [
        ("cccev/example-rdf_entitlement_to_marry.jsonld", "marry", "cpsv:criterion", [1, 1, 1]),
        ("cccev/example-rdf_childcare_cost.jsonld", "childcare", "cpsv:ir", [1, 0, 0]),
        ("cpsv-ap/example-rdf_public_service.jsonld", "tax", "cpsv:publicService1", [1, 0, 0]),
    ] {
        let given = Given(tempfile::tempdir().unwrap());
        let (example, out) = (folder.join(example), given.file("out"));
        let example = example.to_str().unwrap();
        let said = stderr(&tinhgon(&["import", example, "--out", &out, "--lang", "en"]).code(0));
        let taken = stdout(&tinhgon(&["export", &out, "--format", "jsonl"]).code(0));
        let taken: serde_json::Value = serde_json::from_str(&taken).unwrap();
        assert_eq!(taken["code"], code);
        let count = |key: &str| taken[key].as_array().map_or(0, Vec::len);
        assert_eq!(["requirements", "conditions", "legal_bases"].map(count), counts, "{taken}");
        insta::assert_snapshot!(format!("example_{name}"), said.replace(&out, "out"));
        comes_back(&[&out]);
    }
    for context in ["cccev/cccev-ap.jsonld", "cpsv-ap/cpsv-ap.jsonld"] {
        let context = folder.join(context);
        let said = tinhgon(&["check", context.to_str().unwrap(), "--lang", "en"]).code(2);
        assert!(stderr(&said).contains("no public service"), "a context is no data");
    }
    // Beside examples in a folder, a context is passed over.
    let cccev = folder.join("cccev");
    tinhgon(&["check", cccev.to_str().unwrap(), "--fail-on", "never"]).code(0);
}

/// Entitlement to marry: a birth certificate or an identity card.
const MARRY: &str = r#"{
  "@context": [
    "https://semiceu.github.io/uri.semic.eu-generated/CCCEV/releases/2.1.0/context/cccev-ap.jsonld",
    { "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/", "ex": "http://example.com/" }
  ],
  "@graph": [
    { "@id": "ex:IDcard", "@type": "EvidenceType" },
    { "@id": "ex:ParentsConsent", "@type": "EvidenceType" },
    { "@id": "ex:both", "@type": "EvidenceTypeList",
      "cv:specifiesEvidenceType": [{ "@id": "ex:BirthCertificate" }, { "@id": "ex:ParentsConsent" }] },
    { "@id": "ex:age", "@type": "InformationRequirement", "dct:description": { "@value": "Age", "@language": "en" },
      "cv:hasEvidenceTypeList": [
        { "@id": "ex:both" },
        { "@type": "EvidenceTypeList", "cv:specifiesEvidenceType": { "@id": "ex:IDcard" } }
      ] },
    { "@id": "ex:marry", "@type": ["Criterion", "Requirement"], "Requirement.name": "Entitlement to marry",
      "cv:hasRequirement": { "@id": "ex:age" } },
    { "@id": "ex:BirthCertificate", "@type": "EvidenceType" }
  ]
}"#;

#[test]
fn every_paper_of_a_list_and_any_one_list_satisfy() {
    let given = Given::text(MARRY);
    let input = given.file("input.jsonld");
    let asked = |have: &str, code| {
        let command = ["evidence", "--in", &input, "--have", have, "--lang", "en"];
        stdout(&tinhgon(&command).code(code))
    };
    for (have, code) in [
        ("", 1),
        ("ParentsConsent", 1),
        ("BirthCertificate", 1),
        ("BirthCertificate,ParentsConsent", 0),
        ("idcard", 0),
        ("http://example.com/IDcard", 0),
    ] {
        asked(have, code);
    }
    insta::assert_snapshot!("evidence", asked("BirthCertificate", 1));
    let vi = tinhgon(&["evidence", "marry", "--in", &input, "--have", "BirthCertificate"]).code(1);
    insta::assert_snapshot!("evidence_vi", stdout(&vi));
    let unknown = tinhgon(&["evidence", "--in", &input, "--have", "IDcrd", "--lang", "en"]).code(2);
    let said = stderr(&unknown);
    assert!(said.contains("no paper is called “IDcrd”"), "{said}");
    assert!(said.contains("did you mean “IDcard”?"), "{said}");
    tinhgon(&["evidence", "divorce", "--in", &input]).code(2);
}

#[test]
fn a_catalogue_answers_the_same_question() {
    let have = |papers: &str, code| {
        tinhgon(&["evidence", "1.000656", "--have", papers, "--format", "json"]).code(code)
    };
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&have("application_form", 0))).unwrap();
    assert_eq!(json["procedures"][0]["status"], "satisfied");
    assert!(program::schema("evidence").is_valid(&json));
    let status = |n: usize| json["procedures"][0]["requirements"][n]["status"].as_str().unwrap();
    assert_eq!((status(0), status(1)), ("satisfied", "missing"));
    assert_eq!(json["procedures"][0]["requirements"][1]["only"][0], "fallback");
    have("", 1);
}

#[test]
fn the_published_example_is_satisfied_by_the_evidence_in_it() {
    let Some(folder) = shared::shared() else { return };
    let example = folder.join("cccev/example-rdf_entitlement_to_marry.jsonld");
    let example = example.to_str().unwrap();
    let command = ["evidence", "--in", example, "--format", "json"];
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&tinhgon(&command).code(0))).unwrap();
    let demands = json["procedures"][0]["requirements"].as_array().unwrap();
    let statuses: Vec<&str> =
        demands.iter().map(|demand| demand["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["not_by_papers", "satisfied", "satisfied"]);
    let held = |n: usize| demands[1]["lists"][n]["satisfied"].as_bool().unwrap();
    assert!(!held(0) && held(1));
    tinhgon(&["evidence", "--in", example, "--have="]).code(1);
    tinhgon(&["evidence", "--in", example, "--have", "BirthCertificate"]).code(0);
}

/// A service with a body of its own in our context.
fn service(body: &str) -> String {
    let text = stdout(&tinhgon(&["export", SMALL, "--format", "jsonld"]).code(0));
    let (context, _) = text.split_once("  \"@graph\"").unwrap();
    let body = body.replace('\n', "\n    ");
    format!("{context}  \"@graph\": [\n    {body}\n  ]\n}}\n")
}

#[test]
fn faults_are_told_by_file_place_and_pointer_all_in_one_run() {
    let text = service(
        r#"{
  "@id": "procedure:1.000001",
  "@type": "PublicService",
  "identifier": "1.00001",
  "title": ["Một", "Hai"],
  "source": 5,
  "factsTaken": "2026-02-30",
  "competentAuthority": "authority:mojj",
  "levels": ["choice:level/comune"],
  "holdsRequirement": [
    { "@id": "procedure:1.000001#r1", "@type": "Requirement", "identifier": "r1", "title": "Giấy khai sinh",
      "originals": "hai", "kind": "choice:kind/document",
      "hasEvidenceTypeList": { "specifiesEvidenceType": { "@id": "evidence:x/child",
        "evidenceTypeClassification": "document:birth_certificat", "role": "choice:role/child" } } }
  ],
  "hasChannel": [{ "@id": "procedure:1.000001#c", "type": "choice:channel/online" }],
  "hasCost": [{ "ifAccessedThrough": "procedure:1.000001#c", "hasValue": "12.5",
    "currency": "http://publications.europa.eu/resource/authority/currency/VND" }]
}"#,
    );
    for lang in ["vi", "en"] {
        let said = Given::text(&text).refused(lang);
        insta::assert_snapshot!(format!("faults_{lang}"), said);
    }
}

#[test]
fn what_is_no_json_ld_that_is_read_is_refused_with_its_pointer() {
    let mut all = String::new();
    for text in [
        r#"{"@context": "https://example.com/context.jsonld", "@graph": []}"#,
        r#"{"@context": {"@vocab": "urn:x:"}, "@graph": [{"@reverse": {"a": {}}}]}"#,
        r#"{"@context": {"t": "urn:x:title"}, "@graph": [{"@id": "urn:a", "titel": "x", "@type": "PublicService"}]}"#,
        r#"{"@context": {"a": "b:a", "b": "a:b"}, "@id": "urn:a"}"#,
        r#"{"@context": {"@vocab": "urn:x:"}, "@id": 5, "@type": {"a": 1}}"#,
        r#"{"@context": {"@vocab": "urn:x:"}, "@id": "urn:a", "@id": "urn:b"}"#,
        r#"{"@context": {"@vocab": "urn:x:"}, "@id": "urn:a", "a": {"@value": {"b": 1}}}"#,
        r#"{"@context": {"@vocab": "urn:x:"}, "@id": "urn:g", "@graph": [{"a": 1}]}"#,
        r#"{"@context": {"cv": "http://data.europa.eu/m8g/"}, "@id": "urn:a", "@type": "cv:Requirement",
 "cv:hasRequirement": {"@id": "urn:b", "cv:hasRequirement": {"@id": "urn:a"}}}"#,
        r#"{"@context": {"cv": "http://data.europa.eu/m8g/"}, "@id": "urn:a", "@type": "cv:Requirement",
 "cv:hasEvidenceTypeList": {"@id": "urn:list"}}"#,
        r#"{"@context": {}, "@graph": ["#,
        r#"{"@context": {"@vocab": "urn:x:"}, "@id": "urn:a", "@type": "Service"}"#,
    ] {
        all.push_str(&Given::text(text).refused("en"));
        all.push('\n');
    }
    insta::assert_snapshot!("refused", all);
}

#[test]
fn what_is_too_large_or_in_one_line_is_told_or_read() {
    let given = Given(tempfile::tempdir().unwrap());
    let input = given.file("input.jsonld");
    fs::File::create(&input).unwrap().set_len(129 << 20).unwrap();
    assert!(given.refused("en").contains("the limit is 128 MiB"));
    // One line may be longer than those of a file of lines.
    let text = service("{ \"@id\": \"urn:a\", \"title\": \"T\" }").replace('\n', " ");
    fs::write(&input, text.replace("\"T\"", &format!("\"{}\"", "T".repeat(17 << 20)))).unwrap();
    assert!(given.refused("en").contains("no public service"));
}

#[test]
fn things_may_stand_anywhere_and_in_any_order() {
    let text = service(
        r#"{ "@id": "authority:moj", "label": { "vi": "Bộ Tư pháp" } },
{ "@id": "procedure:1.000001#r2", "@type": "Requirement", "title": "Hai", "identifier": "r2", "position": 2 },
{ "@id": "procedure:1.000001", "holdsRequirement": ["procedure:1.000001#r2", { "@id": "procedure:1.000001#r1" }] },
{ "@id": "procedure:1.000001", "@type": ["PublicService"], "identifier": "1.000001",
  "http://purl.org/dc/terms/title": { "@value": "Tên", "@language": "vi" },
  "competentAuthority": { "@id": "authority:moj", "@type": "PublicOrganization" },
  "factsTaken": { "@value": "2026-01-01", "@type": "xsd:date" }, "tg:source": ["Cổng"],
  "levels": { "@list": ["choice:level/province", { "@id": "choice:level/commune" }] } },
{ "@id": "procedure:1.000001#r1", "@type": "Requirement", "title": "Một", "identifier": "r1", "position": 1 }"#,
    );
    let given = Given::text(&text);
    let line =
        stdout(&tinhgon(&["export", &given.file("input.jsonld"), "--format", "jsonl"]).code(0));
    let expected = r#"{"schema":"tinhgon/procedure/1","code":"1.000001","name":"Tên","authority":"moj","level":["province","commune"],"requirements":[{"id":"r1","text":"Một"},{"id":"r2","text":"Hai"}],"facts_taken":"2026-01-01","source":"Cổng"}"#;
    assert_eq!(line.trim_end(), expected);
}

#[test]
fn fees_in_other_currencies_are_told_in_words_and_never_added() {
    let text = service(
        r#"{ "@id": "http://example.com/service/permit-7", "@type": "PublicService", "identifier": "7",
  "title": "Permit", "competentAuthority": { "@id": "http://example.com/city", "label": { "en": "The city" } },
  "hasChannel": [{ "@id": "http://example.com/desk", "type": "choice:channel/in_person", "processingTime": "P5D" }],
  "hasCost": [{ "hasValue": 12.5, "currency": "http://publications.europa.eu/resource/authority/currency/EUR" }] }"#,
    );
    let given = Given::text(&text);
    let line =
        stdout(&tinhgon(&["export", &given.file("input.jsonld"), "--format", "jsonl"]).code(0));
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(json["code"], "cpsv:permit-7");
    assert_eq!(json["authority"], "The city");
    assert_eq!(json["source"], "http://example.com/service/permit-7");
    let channel = &json["channels"][0];
    assert_eq!(channel["time_limit"]["unit"], "day");
    assert_eq!(channel["fee"]["items"][0]["note"], "12.5 EUR");
    assert!(channel["fee"]["items"][0]["amount"].is_null());
}
