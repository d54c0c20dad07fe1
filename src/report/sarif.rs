//! Findings as SARIF 2.1.0, the format that code hosts and editors read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::knowledge::Knowledge;
use crate::lint::{Finding, InFile, RULES, Severity};
use crate::words::Lang;

/// A SARIF log with one run.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize, JsonSchema)]
struct Run {
    tool: Tool,
    results: Vec<Outcome>,
}

#[derive(Serialize, JsonSchema)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleEntry>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct RuleEntry {
    id: &'static str,
    short_description: Text,
    full_description: Text,
}

#[derive(Serialize, JsonSchema)]
struct Text {
    text: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    /// Made of ids only, so that a moved line stays the same finding.
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize, JsonSchema)]
struct Fingerprints {
    #[serde(rename = "tinhgon/1")]
    ids: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<Physical>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize, JsonSchema)]
struct Artifact {
    uri: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

impl Log {
    /// The findings with their words in a language.
    #[must_use]
    pub fn of(findings: &[Finding], knowledge: &Knowledge, lang: Lang) -> Self {
        let rules = RULES.iter().map(|rule| RuleEntry {
            id: rule.code,
            short_description: Text { text: rule.page.title.say(lang).to_owned() },
            full_description: Text { text: rule.page.what.say(lang).to_owned() },
        });
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.collect(),
        };
        let results = findings.iter().map(|finding| outcome(finding, knowledge, lang)).collect();
        Self {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run { tool: Tool { driver }, results }],
        }
    }
}

fn outcome(finding: &Finding, knowledge: &Knowledge, lang: Lang) -> Outcome {
    let name = logical_name(finding);
    Outcome {
        rule_id: finding.code(),
        level: match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        },
        message: Text { text: finding.message(knowledge, lang) },
        partial_fingerprints: Fingerprints { ids: format!("{}:{name}", finding.code()) },
        locations: vec![Location {
            physical_location: physical(finding),
            logical_locations: if name.is_empty() {
                vec![]
            } else {
                vec![Logical { fully_qualified_name: name }]
            },
        }],
    }
}

fn logical_name(finding: &Finding) -> String {
    let code = finding.place.procedure.as_ref().map(ToString::to_string).unwrap_or_default();
    match &finding.place.requirement {
        Some(requirement) => format!("{code}/{requirement}"),
        None => code,
    }
}

fn physical(finding: &Finding) -> Option<Physical> {
    let InFile { path, place } = &**finding.place.file.as_ref()?;
    let region = (place.line > 0).then(|| Region {
        start_line: place.line,
        start_column: (place.column > 0).then_some(place.column),
    });
    Some(Physical {
        artifact_location: Artifact { uri: path.to_string_lossy().into_owned() },
        region,
    })
}
