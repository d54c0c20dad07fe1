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

pub(crate) use dossier::short_hash;
pub(crate) use record::Record;

use std::borrow::Cow;

use self::authority::Authorities;
use self::record::Channel as RawChannel;
use self::words::Words;
use super::text::{clean, kept, kept_unless_empty, key};
use super::texts::Texts;
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

/// Tells values of a type that cannot be meant and on which totals rest; they count as absent.
fn tell_misfits(record: &Record<'_>, odd: &mut Oddities) {
    let mut tell = |pointer: String, found: Option<&str>, expected: &str| {
        if let Some(found) = found {
            let (found, expected) = (found.to_owned(), expected.to_owned());
            odd.push(pointer, Problem::BadValue { found, expected });
        }
    };
    const LIST: &str = "[…]";
    const COUNT: &str = "0, 1, 2 …";
    tell("/level".to_owned(), record.level.misfit(), LIST);
    tell("/subjects".to_owned(), record.subjects.misfit(), LIST);
    tell("/documents".to_owned(), record.documents.misfit(), LIST);
    tell("/channels".to_owned(), record.channels.misfit(), LIST);
    tell("/conditions".to_owned(), record.conditions.misfit(), LIST);
    for (n, document) in record.documents.iter().enumerate() {
        for (key, count) in
            [("original_count", &document.original_count), ("copy_count", &document.copy_count)]
        {
            let beyond = count.0.filter(|count| u16::try_from(*count).is_err());
            let beyond = beyond.map(|count| count.to_string());
            let found = count.misfit().or(beyond.as_deref());
            if found.is_some() {
                tell(format!("/documents/{n}/{key}"), found, COUNT);
            }
        }
    }
    for (n, channel) in record.channels.iter().enumerate() {
        if channel.fee_items.misfit().is_some() {
            tell(format!("/channels/{n}/fee_items"), channel.fee_items.misfit(), LIST);
        }
        for (m, item) in channel.fee_items.iter().enumerate() {
            let negative = item.amount_vnd.0.filter(|amount| *amount < 0);
            let negative = negative.map(|amount| amount.to_string());
            let found = item.amount_vnd.misfit().or(negative.as_deref());
            if found.is_some() {
                tell(format!("/channels/{n}/fee_items/{m}/amount_vnd"), found, COUNT);
            }
        }
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
        shared: &Texts,
    ) -> (Procedure, Oddities) {
        let mut odd = Oddities::default();
        tell_misfits(record, &mut odd);
        let name = kept(&record.name);
        if name.is_empty() {
            odd.push("", Problem::MissingKey { key: "name".to_owned() });
        }
        let (cases, requirements) = dossier::read(record, &self.words, shared, &mut odd);
        let facts_taken = time::day(&record.snapshot);
        if facts_taken.is_none() && !record.snapshot.is_empty() {
            odd.push("/snapshot", Problem::BadDate { found: record.snapshot.to_string() });
        }
        let said = |text: &str| shared.share(&clean(text));
        let procedure = Procedure {
            code,
            authority: self.authorities.one(&record.promulgator),
            authority_text: said(&record.promulgator),
            settled_by: self.authorities.several(&record.authority),
            settled_by_text: said(&record.authority),
            levels: chosen(record.level.iter().filter_map(|text| self.words.levels.get(text))),
            sector: said(&record.sector),
            subjects: chosen(
                record.subjects.iter().filter_map(|text| self.words.subjects.get(text)),
            ),
            groups: Vec::new(),
            cases,
            requirements,
            steps: texts(record.steps.iter().map(|text| &**text))
                .map(|text: Cow<'_, str>| Step { actor: None, text: Some(text.into()) })
                .collect(),
            channels: self.channels(record, &mut odd),
            results: results(record, names),
            conditions: texts(record.conditions.iter().map(|text| &**text))
                .filter(|text: &Cow<'_, str>| !self.words.nothing.has(text))
                .map(|text| Some(text.into()))
                .collect(),
            denies_conditions: record.conditions.iter().any(|text| self.words.nothing.has(text)),
            gist: None,
            legal_bases: legal::read(record, &self.words, &self.knowledge.instruments, shared),
            volume: None,
            measured: Vec::new(),
            facts_taken,
            source: shared.share(&source(record)),
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
        .map(|name: Box<str>| Outcome { document: names.named(&name), name })
        .collect()
}

/// The texts that say something.
fn texts<'a, T: From<Cow<'a, str>>>(raw: impl Iterator<Item = &'a str>) -> impl Iterator<Item = T> {
    raw.filter_map(kept_unless_empty)
}

/// The values of a multiple choice, each once, in their own order.
fn chosen<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Where the facts come from: the repository, and the decision that published the procedure.
fn source(record: &Record<'_>) -> String {
    let parts = [&record.source, &record.decision_no].map(|text| kept(text));
    let parts: Vec<_> = parts.iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Whether two names are the same but for case, spacing and punctuation.
fn same_name(a: &str, b: &str) -> bool {
    a == b || key(a) == key(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number that cannot be meant counts as absent, and the totals miss it: so it is told, with its
    /// place.
    #[test]
    fn values_of_a_wrong_type_are_told_with_their_place() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let reader = Reader::new(knowledge).unwrap();
        let odd = |record: &str| -> Vec<String> {
            let record: Record<'_> = serde_json::from_str(record).unwrap();
            let code = "1.000001".parse().unwrap();
            let (_, odd) = reader.procedure(&record, code, &mut reader.names(), &Texts::default());
            odd.0.into_iter().map(|(pointer, problem)| format!("{pointer} {problem:?}")).collect()
        };
        let wrong = r#"{
            "name": "A", "level": 3,
            "documents": [{"name": "B", "copy_count": "hai", "original_count": -1}],
            "channels": [{"channel": "Trực tiếp", "fee_items": [{"amount_vnd": "7.000"}]}]}"#;
        let expected = [
            ("/level", "3", "[…]"),
            ("/documents/0/original_count", "-1", "0, 1, 2 …"),
            ("/documents/0/copy_count", "hai", "0, 1, 2 …"),
            ("/channels/0/fee_items/0/amount_vnd", "7.000", "0, 1, 2 …"),
        ];
        let expected = expected.map(|(pointer, found, expected)| {
            format!("{pointer} BadValue {{ found: {found:?}, expected: {expected:?} }}")
        });
        assert_eq!(odd(wrong), expected);
        let sound = r#"{
            "name": "A", "level": "Cấp Xã",
            "documents": [{"name": "B", "copy_count": "2", "original_count": null}],
            "channels": [{"channel": "Trực tiếp", "fee_items": [{"amount_vnd": 7000.0}]}]}"#;
        assert_eq!(odd(sound), [""; 0]);
    }
}
