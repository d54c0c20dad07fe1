//! Our own catalogue format, `tinhgon/procedure/1`.
//!
//! An expert wrote the file, so nothing in it is excused: every fault is reported with its place,
//! and a procedure with one fault is not used.

mod check;
mod dossier;
mod measured;
mod money;

use std::path::Path;
use std::sync::Arc;

use self::check::Check;
use super::text::kept;
use super::{LegalBasis, Outcome, Procedure, Step, Volume, raw};
use crate::border;
use crate::fault::{Fault, Place, Problem, Subject};
use crate::ids::ProcedureCode;
use crate::knowledge::{AuthorityIx, Knowledge};

/// Reads one procedure.
///
/// # Errors
/// Every fault of the file, with line and column: of its form and of its meaning.
pub fn read(file: &Path, bytes: &[u8], knowledge: &Knowledge) -> Result<Procedure, Vec<Fault>> {
    let mut read = border::read_or_salvage::<raw::Procedure>(file, bytes);
    let Some(raw) = read.value.take() else {
        return Err(read.faults);
    };
    let mut check = Check::new(knowledge);
    let procedure = convert(&raw, &mut check);
    // Placeholders are wrong by nature; their fault is named already.
    let mut meant: Vec<_> = check
        .into_faults()
        .into_iter()
        .filter(|(pointer, _)| !read.is_placeholder(pointer))
        .map(|(pointer, problem)| Fault::at(file, pointer, problem))
        .collect();
    if meant.is_empty() && read.faults.is_empty() {
        // A code that does not parse has left a fault.
        return procedure.ok_or_else(Vec::new);
    }
    border::locate_all(border::text(file, bytes).unwrap_or_default(), &mut meant);
    read.faults.append(&mut meant);
    read.faults.sort();
    Err(read.faults)
}

fn convert(raw: &raw::Procedure, check: &mut Check<'_>) -> Option<Procedure> {
    if &*raw.schema != raw::SCHEMA {
        check.bad_value("/schema", &raw.schema, raw::SCHEMA);
    }
    let code = raw.code.parse::<ProcedureCode>().ok();
    if code.is_none() {
        check.bad_value("/code", &raw.code, ProcedureCode::EXPECTED);
    }
    // Of a procedure of another system nobody here promulgated it, and its facts may bear no day.
    let is_foreign = code.as_ref().is_some_and(|code| code.system().is_some());
    let authority = match check.knowledge.authorities.find(raw.authority.trim()) {
        None if is_foreign => None,
        _ => check.authority("/authority", &raw.authority),
    };
    if raw.facts_taken.is_none() && code.is_some() && !is_foreign {
        check.fault("", Problem::MissingKey { key: "facts_taken".to_owned() });
    }
    let settled_by = each(&raw.settled_by, "/settled_by", |id, at| check.authority(&at, id));
    let settled_by: Vec<_> = settled_by.into_iter().flatten().collect();
    let cases = dossier::cases(&raw.cases, check);
    let requirements = dossier::requirements(raw, check);
    let channels =
        each(&raw.channels, "/channels", |channel, at| money::channel(channel, &at, check));
    let names = |ixs: &[AuthorityIx]| -> Vec<&str> {
        ixs.iter().map(|&ix| &*check.knowledge.authorities[ix].name.vi).collect()
    };
    let authority_text = match authority {
        Some(_) => names(authority.as_slice()).concat().into(),
        None => kept(&raw.authority).into(),
    };
    let settled_by_text = names(&settled_by).join(", ").into();
    let texts = |check: &mut Check<'_>, texts: &[Box<str>], at| {
        each(texts, at, |text, at| check.text(&at, text))
    };
    Some(Procedure {
        name: check.text("/name", &raw.name),
        authority,
        authority_text,
        settled_by,
        settled_by_text,
        levels: raw.level.clone(),
        sector: kept(&raw.sector).into(),
        subjects: raw.subjects.clone(),
        groups: texts(check, &raw.groups, "/groups"),
        cases,
        requirements,
        steps: each(&raw.steps, "/steps", |step, at| Step {
            actor: step.actor,
            text: Some(check.text(&format!("{at}/text"), &step.text).into()),
        }),
        channels,
        results: outcomes(&raw.results, check),
        conditions: texts(check, &raw.conditions, "/conditions")
            .into_iter()
            .map(|text| Some(text.into()))
            .collect(),
        gist: None,
        legal_bases: legal_bases(&raw.legal_bases, check),
        volume: raw.volume.as_ref().map(|volume| Volume {
            per_year: volume.per_year,
            year: volume.year,
            source: check.text("/volume/source", &volume.source),
        }),
        measured: measured::rows(raw, check),
        facts_taken: raw.facts_taken,
        source: check.text("/source", &raw.source).into(),
        code: code?,
    })
}

fn outcomes(raw: &[raw::Outcome], check: &mut Check<'_>) -> Vec<Outcome> {
    each(raw, "/results", |result, at| {
        let document = result.document.as_deref();
        let document = document.and_then(|id| check.document(&format!("{at}/type"), id));
        let known = document.map(|ix| check.knowledge.documents[ix].name.vi.clone());
        let name = result.name.as_deref().map(|name| check.text(&format!("{at}/name"), name));
        if result.document.is_none() && name.is_none() {
            check.fault(&at, Problem::MissingKey { key: "type".into() });
        }
        Outcome { document, name: name.or(known).unwrap_or_default() }
    })
}

fn legal_bases(raw: &[Box<str>], check: &mut Check<'_>) -> Vec<LegalBasis> {
    each(raw, "/legal_bases", |number, at| LegalBasis {
        // An instrument we do not know is no fault of the procedure: a finding says so.
        instrument: check.knowledge.instruments.find(number.trim()),
        number: check.text(&at, number).into(),
        title: Arc::default(),
    })
}

/// Converts the elements of a list, each with its pointer.
fn each<T, U>(list: &[T], at: &str, mut convert: impl FnMut(&T, String) -> U) -> Vec<U> {
    list.iter().enumerate().map(|(n, element)| convert(element, format!("{at}/{n}"))).collect()
}

/// The fault of a procedure whose code another has taken.
pub(super) fn taken(file: &Path, place: Place, code: &ProcedureCode) -> Fault {
    let problem = Problem::Duplicate { what: Subject::Procedure, id: code.to_string() };
    Fault { file: file.to_path_buf(), place, problem }
}
