//! Our own catalogue format, `tinhgon/procedure/1`, as it is written.
//!
//! Prose is written with what was read from it, so that a person can correct the reading. Lines
//! that ask for nothing are no dossier lines in our format and are left out.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::{Dossier, Line};
use crate::catalog::{
    Actor, Channel, ChannelKind, Fee, FeeItem, Level, Procedure, Requirement, SubjectKind,
    TimeLimit, TimeUnit,
};
use crate::knowledge::{AuthorityIx, Knowledge, Provision, Verified};
use crate::reading::{LineKind, Operator, Role};

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    code: &'a str,
    name: &'a str,
    authority: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    settled_by: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    level: &'a [Level],
    #[serde(skip_serializing_if = "str::is_empty")]
    sector: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    subjects: &'a [SubjectKind],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    groups: &'a [Box<str>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<CaseRow<'a>>,
    requirements: Vec<RequirementRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<ChannelRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    results: Vec<ResultRow<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    conditions: &'a [Box<str>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legal_bases: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<VolumeRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts_taken: Option<Date>,
    source: &'a str,
}

#[derive(Serialize)]
struct CaseRow<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct RequirementRow<'a> {
    id: &'a str,
    text: &'a str,
    kind: LineKind,
    operator: Operator,
    documents: Vec<PaperRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    originals: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    if_any: bool,
    #[serde(skip_serializing_if = "is_false")]
    fallback: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<GroundRow<'a>>,
}

#[derive(Serialize, PartialEq)]
struct PaperRow<'a> {
    #[serde(rename = "type")]
    document: &'a str,
    role: Role,
}

#[derive(Serialize)]
struct GroundRow<'a> {
    instrument: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    verified: Verified,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct StepRow<'a> {
    actor: Actor,
    text: &'a str,
}

#[derive(Serialize)]
struct ChannelRow<'a> {
    channel: ChannelKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_limit: Option<TimeRow>,
    fee: FeeRow<'a>,
}

#[derive(Serialize)]
struct TimeRow {
    amount: u32,
    unit: TimeUnit,
}

#[derive(Serialize)]
struct FeeRow<'a> {
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<AmountRow<'a>>,
}

#[derive(Serialize)]
struct AmountRow<'a> {
    name: &'a str,
    amount: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ResultRow<'a> {
    #[serde(rename = "type")]
    document: &'a str,
}

#[derive(Serialize)]
struct VolumeRow<'a> {
    per_year: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    source: &'a str,
}

/// Writes a procedure as a file of our catalogue.
///
/// # Errors
/// Errors of the writer.
pub fn write(out: &mut dyn Write, dossier: Dossier<'_>, knowledge: &Knowledge) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &file(dossier, knowledge))?;
    out.write_all(b"\n")
}

fn file<'a>(dossier: Dossier<'a>, knowledge: &'a Knowledge) -> File<'a> {
    let procedure = dossier.procedure;
    let authority = |ix: AuthorityIx| &*knowledge.authorities[ix].id;
    let asks = dossier
        .lines()
        .filter(|(_, line)| line.reading.kind != LineKind::Note);
    let document = |result: &crate::catalog::Outcome| result.document;
    let results = procedure.results.iter().filter_map(document);
    let bases = procedure
        .legal_bases
        .iter()
        .filter_map(|basis| basis.instrument);
    File {
        schema: "tinhgon/procedure/1",
        code: procedure.code.as_str(),
        name: &procedure.name,
        authority: procedure
            .authority
            .map_or(&*procedure.authority_text, authority),
        settled_by: procedure
            .settled_by
            .iter()
            .copied()
            .map(authority)
            .collect(),
        level: &procedure.levels,
        sector: &procedure.sector,
        subjects: &procedure.subjects,
        groups: &procedure.groups,
        cases: procedure
            .cases
            .iter()
            .map(|c| CaseRow {
                id: &c.id,
                name: &c.name,
            })
            .collect(),
        requirements: asks
            .map(|(asked, line)| row(procedure, asked, line, knowledge))
            .collect(),
        steps: procedure.steps.iter().filter_map(step).collect(),
        channels: procedure.channels.iter().map(channel).collect(),
        results: results
            .map(|ix| ResultRow {
                document: &knowledge.documents[ix].id,
            })
            .collect(),
        conditions: &procedure.conditions,
        legal_bases: bases.map(|ix| &*knowledge.instruments[ix].number).collect(),
        volume: procedure.volume.as_ref().map(|volume| VolumeRow {
            per_year: volume.per_year,
            year: volume.year,
            source: &volume.source,
        }),
        facts_taken: procedure.facts_taken,
        source: &procedure.source,
    }
}

fn row<'a>(
    procedure: &'a Procedure,
    asked: &'a Requirement,
    line: &'a Line,
    knowledge: &'a Knowledge,
) -> RequirementRow<'a> {
    let stated = asked.stated.as_ref();
    let reading = &line.reading;
    let case = asked
        .case
        .and_then(|case| procedure.cases.get(usize::from(case)));
    let any = reading
        .papers
        .iter()
        .any(|paper| paper.operator == Operator::AnyOf);
    RequirementRow {
        id: &asked.id,
        text: &asked.text,
        kind: reading.kind,
        operator: if any {
            Operator::AnyOf
        } else {
            Operator::AllOf
        },
        documents: papers(line, knowledge),
        case: case.map(|case| &*case.id),
        originals: asked.originals,
        copies: asked.copies,
        form: asked.form.as_deref(),
        if_any: stated.is_some_and(|stated| stated.if_any),
        fallback: stated.map_or(reading.already, |stated| stated.fallback),
        provision: asked
            .provision
            .as_ref()
            .map(|place| ground(place, knowledge)),
    }
}

/// The papers of known types, each once.
fn papers<'a>(line: &'a Line, knowledge: &'a Knowledge) -> Vec<PaperRow<'a>> {
    let mut rows: Vec<PaperRow<'_>> = Vec::new();
    for paper in &line.reading.papers {
        let Some(document) = paper.document else {
            continue;
        };
        let row = PaperRow {
            document: &knowledge.documents[document].id,
            role: paper.role,
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

fn ground<'a>(place: &'a Provision, knowledge: &'a Knowledge) -> GroundRow<'a> {
    GroundRow {
        instrument: &knowledge.instruments[place.instrument].number,
        place: place.place.as_deref(),
        verified: place.verified,
        note: place.note.as_deref(),
    }
}

/// A step whose actor is not known cannot be written: our format does not guess.
fn step(step: &crate::catalog::Step) -> Option<StepRow<'_>> {
    Some(StepRow {
        actor: step.actor?,
        text: &step.text,
    })
}

fn channel(channel: &Channel) -> ChannelRow<'_> {
    ChannelRow {
        channel: channel.kind,
        time_limit: match channel.time_limit {
            TimeLimit::Within(limit) => Some(TimeRow {
                amount: limit.amount,
                unit: limit.unit,
            }),
            TimeLimit::Unknown => None,
        },
        fee: match &channel.fee {
            Fee::Free => FeeRow {
                status: "free",
                items: vec![],
            },
            Fee::Listed(items) => FeeRow {
                status: "listed",
                items: amounts(items),
            },
            Fee::SetByProvince(items) => FeeRow {
                status: "set_by_province",
                items: amounts(items),
            },
            Fee::Unknown => FeeRow {
                status: "unknown",
                items: vec![],
            },
        },
    }
}

fn amounts(items: &[FeeItem]) -> Vec<AmountRow<'_>> {
    let row = |item: &'_ FeeItem| item.amount.map(|amount| amount.amount());
    let known = items
        .iter()
        .filter_map(|item| row(item).map(|amount| (item, amount)));
    known
        .map(|(item, amount)| AmountRow {
            name: &item.name,
            amount,
            note: item.note.as_deref(),
        })
        .collect()
}

fn is_false(value: &bool) -> bool {
    !value
}
