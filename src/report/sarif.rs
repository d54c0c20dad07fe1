//! Findings as SARIF 2.1.0, the format that code hosts and editors read.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::gate::{Known, Since, State};
use crate::knowledge::Knowledge;
use crate::lint::{self, Finding, InFile, RULES, Severity};
use crate::words::{Lang, Phrase, labels};

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
    id: String,
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
    rule_id: String,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    /// Made of ids only, so that a moved line stays the same finding.
    partial_fingerprints: Fingerprints,
    /// What became of it since the baseline, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
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
        let results = findings.iter();
        let results = results.map(|finding| outcome(finding, None, knowledge, lang)).collect();
        Self::with(results, lang)
    }

    /// The same with what became of each finding since a baseline, and those that are gone.
    #[must_use]
    pub fn since(
        findings: &[Finding],
        since: &Since<'_>,
        knowledge: &Knowledge,
        lang: Lang,
    ) -> Self {
        let states = since.states.iter().copied().map(Some);
        let there = findings.iter().zip(states);
        let there = there.map(|(finding, state)| outcome(finding, state, knowledge, lang));
        Self::with(there.chain(since.gone.iter().map(|known| absent(known, lang))).collect(), lang)
    }

    fn with(results: Vec<Outcome>, lang: Lang) -> Self {
        let text = |phrase: Phrase| Text { text: phrase.say(lang).to_owned() };
        let rules = RULES.iter().map(|rule| RuleEntry {
            id: rule.code.to_owned(),
            short_description: text(rule.page.title),
            full_description: text(rule.page.what),
        });
        // Remarks on the input have no page; those that are made are named all the same.
        let named: BTreeSet<&String> = results.iter().map(|one| &one.rule_id).collect();
        let remarks = named.into_iter().filter(|code| lint::rule(code).is_none());
        let remarks = remarks.map(|code| RuleEntry {
            id: code.clone(),
            short_description: text(labels::INPUT_REMARK),
            full_description: text(labels::INPUT_REMARK),
        });
        let rules = rules.chain(remarks);
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.collect(),
        };
        Self {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run { tool: Tool { driver }, results }],
        }
    }
}

fn outcome(finding: &Finding, state: Option<State>, knowledge: &Knowledge, lang: Lang) -> Outcome {
    let name = logical_name(finding);
    Outcome {
        baseline_state: state.map(|state| match state {
            // SARIF knows no finding that returns: to a host of code it is new.
            State::New | State::Returned => "new",
            State::Unchanged => "unchanged",
            State::Updated => "updated",
        }),
        rule_id: finding.code().to_owned(),
        level: level(finding.severity()),
        message: Text { text: finding.message(knowledge, lang) },
        partial_fingerprints: Fingerprints { ids: format!("{}:{name}", finding.code()) },
        locations: vec![Location {
            physical_location: physical(finding),
            logical_locations: logical(name),
        }],
    }
}

/// A finding of a baseline that is gone.
fn absent(known: &Known, lang: Lang) -> Outcome {
    let name = name_of(known.procedure.as_deref(), known.requirement.as_deref());
    let severity = lint::rule(&known.code).map(|rule| rule.severity);
    Outcome {
        rule_id: known.code.to_string(),
        level: severity.map_or("note", level),
        message: Text { text: known.title(lang).to_owned() },
        partial_fingerprints: Fingerprints { ids: format!("{}:{name}", known.code) },
        baseline_state: Some("absent"),
        locations: vec![Location { physical_location: None, logical_locations: logical(name) }],
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn logical(name: String) -> Vec<Logical> {
    if name.is_empty() { vec![] } else { vec![Logical { fully_qualified_name: name }] }
}

fn logical_name(finding: &Finding) -> String {
    let code = finding.procedure().map(|code| code.as_str());
    name_of(code, finding.place.requirement.as_deref())
}

fn name_of(procedure: Option<&str>, requirement: Option<&str>) -> String {
    let code = procedure.unwrap_or_default();
    match requirement {
        Some(requirement) => format!("{code}/{requirement}"),
        None => code.to_owned(),
    }
}

fn physical(finding: &Finding) -> Option<Physical> {
    let InFile { path, place } = &**finding.place.file.as_ref()?;
    // A grid has no lines of text that a region could name.
    let region = (place.line > 0 && place.sheet().is_none()).then(|| Region {
        start_line: place.line,
        start_column: (place.column > 0).then_some(place.column),
    });
    Some(Physical {
        artifact_location: Artifact { uri: path.to_string_lossy().into_owned() },
        region,
    })
}
