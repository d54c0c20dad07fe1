//! Records of the national public-service portal, one JSON object a line.
//!
//! Nobody wrote them for us, so nothing in them is a reason to stop: each becomes a procedure, or
//! is left out with a remark that says why. What the portal prints as prose stays prose; only
//! answers of fixed choice, amounts, time limits and numbers of instruments are read here, and what
//! cannot be read stays unknown.

mod authority;
mod dossier;
pub mod fee;
mod file_name;
mod forgiving;
mod legal;
mod record;
mod time;
pub mod words;

pub(crate) use record::Record;

use self::authority::Authorities;
use self::record::Channel as RawChannel;
use self::words::Words;
use super::text::{kept, key};
use super::{Channel, Outcome, Procedure, Step};
use crate::fault::{Fault, Problem};
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::reading;

/// What records are read with.
#[derive(Debug)]
pub(crate) struct Reader<'k> {
    words: Words,
    authorities: Authorities,
    knowledge: &'k Knowledge,
}

/// What is odd about a record, with JSON pointers; it is used all the same.
#[derive(Debug, Default)]
pub(crate) struct Oddities(pub(crate) Vec<(String, Problem)>);

impl Oddities {
    fn push(&mut self, pointer: impl Into<String>, problem: Problem) {
        self.0.push((pointer.into(), problem));
    }
}

impl<'k> Reader<'k> {
    /// Prepares the words and names that records are compared with.
    ///
    /// # Errors
    /// The faults of the data file with the words.
    pub(crate) fn new(knowledge: &'k Knowledge) -> Result<Self, Vec<Fault>> {
        Ok(Self {
            words: Words::embedded()?,
            authorities: Authorities::new(&knowledge.authorities),
            knowledge,
        })
    }

    /// A reader of the names in records; it holds buffers, so each thread keeps one.
    pub(crate) fn names(&self) -> reading::Reader<'k> {
        reading::Reader::new(&self.knowledge.cues)
    }

    /// The procedure that a record describes, and what is odd about it.
    pub(crate) fn procedure(
        &self,
        record: &Record<'_>,
        code: ProcedureCode,
        names: &mut reading::Reader<'_>,
    ) -> (Procedure, Oddities) {
        let mut odd = Oddities::default();
        let name = kept(&record.name);
        if name.is_empty() {
            odd.push("", Problem::MissingKey { key: "name".to_owned() });
        }
        let (cases, requirements) = dossier::read(record, &self.words, &mut odd);
        let facts_taken = time::day(&record.snapshot);
        if facts_taken.is_none() && !record.snapshot.is_empty() {
            odd.push("/snapshot", Problem::BadDate { found: record.snapshot.to_string() });
        }
        let procedure = Procedure {
            code,
            authority: self.authorities.one(&record.promulgator),
            authority_text: kept(&record.promulgator),
            settled_by: self.authorities.several(&record.authority),
            settled_by_text: kept(&record.authority),
            levels: chosen(record.level.iter().filter_map(|text| self.words.levels.get(text))),
            sector: kept(&record.sector),
            subjects: chosen(
                record.subjects.iter().filter_map(|text| self.words.subjects.get(text)),
            ),
            groups: Vec::new(),
            cases,
            requirements,
            steps: texts(record.steps.iter().map(|text| &**text))
                .map(|text| Step { actor: None, text })
                .collect(),
            channels: self.channels(record, &mut odd),
            results: results(record, names),
            conditions: texts(record.conditions.iter().map(|text| &**text))
                .filter(|text| !self.words.nothing.has(text))
                .collect(),
            legal_bases: legal::read(&record.legal_bases, &self.words, &self.knowledge.instruments),
            volume: None,
            measured: Vec::new(),
            facts_taken,
            source: source(record),
            name,
        };
        (procedure, odd)
    }

    fn channels(&self, record: &Record<'_>, odd: &mut Oddities) -> Vec<Channel> {
        let mut channels = Vec::with_capacity(record.channels.len());
        let mut said = Vec::with_capacity(record.channels.len());
        let mut places = Vec::with_capacity(record.channels.len());
        let mut read_before: Vec<(&RawChannel<'_>, fee::Read)> = Vec::new();
        for (n, raw) in record.channels.iter().enumerate() {
            let Some(kind) = self.words.channels.get(&raw.channel) else {
                let expected = "in_person | post | online".to_owned();
                let found = raw.channel.to_string();
                odd.push(format!("/channels/{n}/channel"), Problem::BadValue { found, expected });
                continue;
            };
            let time_limit = time::limit(&raw.time_limit, &self.words);
            // Most records repeat one fee for every channel; reading it took a tenth of an analysis.
            let as_before = read_before.iter().find(|(before, read)| {
                !read.says_channel() && before.fee == raw.fee && before.fee_items == raw.fee_items
            });
            let read = match as_before {
                Some((_, read)) => read.clone(),
                None => fee::read(&raw.fee, &raw.fee_items, kind, &self.words),
            };
            if let Some(found) = read.small {
                odd.push(format!("/channels/{n}/fee"), Problem::ImplausibleMoney { found });
            }
            channels.push(Channel { kind, time_limit, fee: read.fee.clone() });
            places.push(n);
            said.push(read.said);
            read_before.push((raw, read));
        }
        for fee::Slip { channel, typed, meant } in fee::pool(&mut channels, &said) {
            let at = places.get(channel).copied().unwrap_or_default();
            odd.push(format!("/channels/{at}/fee"), Problem::ZerosTyped { typed, meant });
        }
        channels
    }
}

/// What a procedure issues; the type of a paper where its name leaves no doubt.
fn results(record: &Record<'_>, names: &mut reading::Reader<'_>) -> Vec<Outcome> {
    texts(record.results.iter().map(|result| &*result.name))
        .map(|name| Outcome { document: names.named(&name), name })
        .collect()
}

/// The texts that say something.
fn texts<'a>(raw: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Box<str>> {
    raw.map(kept).filter(|text| !text.is_empty())
}

/// The values of a multiple choice, each once, in their own order.
fn chosen<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Where the facts come from: the repository, and the decision that published the procedure.
fn source(record: &Record<'_>) -> Box<str> {
    let parts = [&record.source, &record.decision_no].map(|text| kept(text));
    let parts: Vec<_> = parts.iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
    parts.join(", ").into()
}

/// Whether two names are the same but for case, spacing and punctuation.
fn same_name(a: &str, b: &str) -> bool {
    a == b || key(a) == key(b)
}
