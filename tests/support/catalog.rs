//! Catalogues written down in a few letters.

use tinhgon::catalog::{Catalog, Outcome, Procedure, Requirement, Step};
use tinhgon::knowledge::{DocumentIx, Knowledge, Provision, Verified};
use tinhgon::reading::{LineKind, Match, Operator, Origin, Paper, Reading, Role};

/// A procedure: its number, its lines and the papers it issues.
///
/// A line is a list of papers parted by `,` (all of them) or `|` (one of them); `?` is a paper of no
/// known type, a line in brackets is a note.
pub struct Spec<'a>(pub u32, pub &'a [&'a str], pub &'a [&'a str]);

/// A catalogue with the readings of its lines.
pub fn catalog(knowledge: &Knowledge, specs: &[Spec<'_>]) -> (Catalog, Vec<Vec<Reading>>) {
    let mut specs: Vec<&Spec<'_>> = specs.iter().collect();
    specs.sort_by_key(|spec| spec.0);
    let find = |id: &str| knowledge.documents.find(id);
    let procedures = specs.iter().map(|Spec(number, lines, results)| {
        let results: Vec<Option<DocumentIx>> = results.iter().map(|id| find(id)).collect();
        procedure(knowledge, *number, lines, &results)
    });
    let readings = specs
        .iter()
        .map(|Spec(_, lines, _)| lines.iter().map(|line| reading(line, &find)).collect());
    (Catalog { procedures: procedures.collect(), ..Catalog::default() }, readings.collect())
}

/// The code of a procedure by its number.
pub fn code(number: u32) -> String {
    format!("1.{number:06}")
}

fn procedure(
    knowledge: &Knowledge,
    number: u32,
    lines: &[&str],
    results: &[Option<DocumentIx>],
) -> Procedure {
    let result = |&document: &Option<DocumentIx>| Outcome { document, name: "Kết quả".into() };
    let provision = knowledge.instruments.indexes().next().map(|instrument| Provision {
        instrument,
        place: Some(format!("Điều {}", number % 3).into()),
        verified: Verified::Read,
        note: None,
    });
    Procedure {
        code: code(number).parse().unwrap(),
        name: format!("Thủ tục \"{number}\" <&>").into(),
        authority: None,
        authority_text: "".into(),
        settled_by: vec![],
        settled_by_text: "".into(),
        levels: vec![],
        sector: "".into(),
        subjects: vec![],
        groups: vec![],
        cases: vec![],
        requirements: lines
            .iter()
            .enumerate()
            .map(|(at, line)| Requirement {
                id: format!("r{}", at + 1).into(),
                text: (*line).into(),
                case: None,
                originals: None,
                copies: None,
                certified: None,
                form: None,
                provision: provision.clone().map(Box::new),
                stated: None,
            })
            .collect(),
        steps: vec![Step { actor: None, text: Some("Nộp hồ sơ".into()) }],
        channels: vec![],
        results: results.iter().map(result).collect(),
        conditions: vec![],
        denies_conditions: false,
        gist: None,
        legal_bases: vec![],
        volume: None,
        measured: Vec::new(),
        facts_taken: None,
        source: "".into(),
    }
}

fn reading(line: &str, find: &dyn Fn(&str) -> Option<DocumentIx>) -> Reading {
    let words = line.trim_start_matches('[').trim_end_matches(']');
    let kind = if words == line { LineKind::Document } else { LineKind::Note };
    let operator = if words.contains('|') { Operator::AnyOf } else { Operator::AllOf };
    let papers = words.split(['|', ',']).filter(|id| !id.is_empty()).map(|id| Paper {
        document: find(id),
        span: 0..0,
        operator,
        group: 0,
        role: Role::Applicant,
        origin: Origin::Home,
        taken_back: false,
        fallback: false,
        form: false,
        matched: Match::Exact,
    });
    Reading { kind, papers: papers.collect(), already: false, certified: false, why: vec![] }
}
