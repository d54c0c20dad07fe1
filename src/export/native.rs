//! Our own catalogue format, `tinhgon/procedure/1`, as it is written.
//!
//! What a source says is written as it is: prose stays prose and is read again when the file is.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::catalog::portal::words::nothing;
use crate::catalog::{
    Actor, Channel, ChannelKind, Dong, Fee, FeeItem, Level, Outcome, Procedure, Relief,
    Requirement, Stated, StatedPaper, SubjectKind, TimeLimit, TimeUnit,
};
use crate::cost::{Decimal, Money};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    dossier: Option<&'static str>,
    requirements: Vec<RequirementRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<ChannelRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    results: Vec<ResultRow<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    conditions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legal_bases: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<VolumeRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measured: Vec<MeasuredRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts_taken: Option<Date>,
    source: &'a str,
}

#[derive(Serialize)]
struct MeasuredRow<'a> {
    activity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    requirement: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<ChannelKind>,
    hours: Decimal,
    price: Money,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<LineKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    operator: Option<Operator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Vec<PaperRow<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    originals: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certified: Option<u16>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<Actor>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    reliefs: &'a [Relief],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ResultRow<'a> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
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
pub fn write(out: &mut dyn Write, procedure: &Procedure, knowledge: &Knowledge) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &file(procedure, knowledge))?;
    out.write_all(b"\n")
}

/// Writes a procedure as a line of a file of lines.
///
/// # Errors
/// Errors of the writer.
pub fn write_line(
    out: &mut dyn Write,
    procedure: &Procedure,
    knowledge: &Knowledge,
) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &file(procedure, knowledge))?;
    out.write_all(b"\n")
}

/// A procedure as the value that is written of it.
///
/// # Errors
/// None: what is written has no keys but texts.
pub(crate) fn value(procedure: &Procedure, knowledge: &Knowledge) -> io::Result<Value> {
    Ok(serde_json::to_value(file(procedure, knowledge))?)
}

fn file<'a>(procedure: &'a Procedure, knowledge: &'a Knowledge) -> File<'a> {
    let authority = |ix: AuthorityIx| &*knowledge.authorities[ix].id;
    File {
        schema: "tinhgon/procedure/1",
        code: procedure.code.as_str(),
        name: &procedure.name,
        authority: procedure.authority.map_or(&*procedure.authority_text, authority),
        settled_by: procedure.settled_by.iter().copied().map(authority).collect(),
        level: &procedure.levels,
        sector: &procedure.sector,
        subjects: &procedure.subjects,
        groups: &procedure.groups,
        cases: procedure.cases.iter().map(|c| CaseRow { id: &c.id, name: &c.name }).collect(),
        dossier: procedure.requirements.is_empty().then_some("not_published"),
        requirements: procedure
            .requirements
            .iter()
            .map(|asked| row(procedure, asked, knowledge))
            .collect(),
        steps: procedure
            .steps
            .iter()
            .map(|step| StepRow {
                actor: step.actor,
                text: step.text.as_deref().unwrap_or_default(),
            })
            .collect(),
        channels: procedure.channels.iter().map(channel).collect(),
        results: procedure.results.iter().map(|result| outcome(result, knowledge)).collect(),
        conditions: procedure
            .conditions
            .iter()
            .filter_map(|text| text.as_deref())
            .chain(nothing().filter(|_| procedure.denies_conditions))
            .collect(),
        legal_bases: procedure
            .legal_bases
            .iter()
            .map(|basis| &*basis.number)
            .filter(|number| !number.is_empty())
            .collect(),
        measured: procedure
            .measured
            .iter()
            .map(|row| MeasuredRow {
                activity: row.activity.key().0,
                requirement: row
                    .line
                    .and_then(|at| procedure.requirements.get(at as usize).map(|line| &*line.id)),
                channel: row.channel,
                hours: row.hours,
                price: row.price,
                source: &row.source,
            })
            .collect(),
        volume: procedure.volume.as_ref().map(|volume| VolumeRow {
            per_year: volume.per_year,
            year: volume.year,
            source: &volume.source,
        }),
        facts_taken: procedure.facts_taken,
        source: &procedure.source,
    }
}

/// A line as its source has it: what was stated, or the prose, never what was read from the prose.
///
/// A reading written down as fact would lose the papers it did not recognise, and a line that is
/// replaceable in part would come back as replaceable in full.
fn row<'a>(
    procedure: &'a Procedure,
    asked: &'a Requirement,
    knowledge: &'a Knowledge,
) -> RequirementRow<'a> {
    let stated = asked.stated.as_ref();
    let case = asked.case.and_then(|case| procedure.cases.get(usize::from(case)));
    RequirementRow {
        id: &asked.id,
        text: &asked.text,
        kind: stated.map(|stated| stated.kind),
        operator: stated.map(|stated| stated.operator),
        documents: stated.map(|stated| papers(stated, knowledge)),
        case: case.map(|case| &*case.id),
        originals: asked.originals,
        copies: asked.copies,
        certified: asked.certified,
        form: asked.form.as_deref(),
        if_any: stated.is_some_and(|stated| stated.if_any),
        fallback: stated.is_some_and(|stated| stated.fallback),
        provision: asked.provision.as_ref().map(|place| ground(place, knowledge)),
    }
}

fn papers<'a>(stated: &'a Stated, knowledge: &'a Knowledge) -> Vec<PaperRow<'a>> {
    let row = |paper: &StatedPaper| PaperRow {
        document: &knowledge.documents[paper.document].id,
        role: paper.role,
    };
    stated.papers.iter().map(row).collect()
}

fn ground<'a>(place: &'a Provision, knowledge: &'a Knowledge) -> GroundRow<'a> {
    GroundRow {
        instrument: &knowledge.instruments[place.instrument].number,
        place: place.place.as_deref(),
        verified: place.verified,
        note: place.note.as_deref(),
    }
}

fn outcome<'a>(result: &'a Outcome, knowledge: &'a Knowledge) -> ResultRow<'a> {
    let known = result.document.map(|ix| &knowledge.documents[ix]);
    let own = known.is_some_and(|known| known.name.vi == result.name);
    ResultRow {
        document: known.map(|known| &*known.id),
        name: (!own && !result.name.is_empty()).then_some(&*result.name),
    }
}

fn channel(channel: &Channel) -> ChannelRow<'_> {
    ChannelRow {
        channel: channel.kind,
        time_limit: match channel.time_limit {
            TimeLimit::Within(limit) => Some(TimeRow { amount: limit.amount, unit: limit.unit }),
            TimeLimit::Unknown => None,
        },
        fee: match &channel.fee {
            Fee::Free => FeeRow { status: "free", items: vec![] },
            Fee::Listed(items) => FeeRow { status: "listed", items: amounts(items) },
            Fee::SetByProvince(items) => {
                FeeRow { status: "set_by_province", items: amounts(items) }
            }
            Fee::Unknown => FeeRow { status: "unknown", items: vec![] },
        },
    }
}

fn amounts(items: &[FeeItem]) -> Vec<AmountRow<'_>> {
    items
        .iter()
        .map(|item| AmountRow {
            name: &item.name,
            amount: item.amount.map(Dong::amount),
            at_most: item.at_most.map(Dong::amount),
            case: item.case.as_deref(),
            reliefs: &item.reliefs,
            note: item.note.as_deref(),
        })
        .collect()
}

fn is_false(value: &bool) -> bool {
    !value
}
