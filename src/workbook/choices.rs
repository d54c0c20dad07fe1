//! The choices of each list: from the types of our JSON, and from the tables of the knowledge.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::lists::{Choice, List};
use super::names::plain;
use crate::catalog::raw::{Combination, Dossier, FeeStatus, RequirementKind};
use crate::catalog::{Actor, ChannelKind, Level, SubjectKind, TimeUnit};
use crate::cost::Activity;
use crate::index::{Ix, Table};
use crate::knowledge::{Knowledge, Verified};
use crate::reading::{LineKind, Operator, Role};
use crate::words::{Phrase, Term, workbook as w};

/// The choices of a list.
pub(super) fn choices(list: List, knowledge: &Knowledge) -> Vec<Choice> {
    match list {
        List::Level => of_terms::<Level>(Term::phrase),
        List::Subject => of_terms::<SubjectKind>(Term::phrase),
        List::Channel => of_terms::<ChannelKind>(Term::phrase),
        List::Actor => of_terms::<Actor>(Term::phrase),
        List::Unit => of_terms::<TimeUnit>(Term::phrase),
        List::FeeStatus => of_terms::<FeeStatus>(|status| match status {
            FeeStatus::Free => w::FREE,
            FeeStatus::Listed => w::LISTED,
            FeeStatus::SetByProvince => w::SET_BY_PROVINCE,
            FeeStatus::Unknown => w::UNKNOWN,
        }),
        List::LineKind => of_terms::<RequirementKind>(|kind| match kind {
            RequirementKind::Document => LineKind::Document.phrase(),
            RequirementKind::Form => LineKind::Form.phrase(),
        }),
        List::Operator => of_terms::<Combination>(|operator| match operator {
            Combination::AllOf => Operator::AllOf.phrase(),
            Combination::AnyOf => Operator::AnyOf.phrase(),
        }),
        List::Role => of_terms::<Role>(Term::phrase),
        List::Verified => of_terms::<Verified>(Term::phrase),
        List::Dossier => of_terms::<Dossier>(|Dossier::NotPublished| w::NOT_PUBLISHED),
        List::YesNo => yes_no(),
        List::Activity => activities(),
        List::Authority => of_table(&knowledge.authorities, |one| Choice {
            key: one.id.clone(),
            vi: one.name.vi.clone(),
            en: one.name.en.clone(),
            aliases: one.aliases.clone(),
        }),
        List::Document => of_table(&knowledge.documents, |one| Choice {
            key: one.id.clone(),
            vi: one.name.vi.clone(),
            en: one.name.en.clone(),
            aliases: one.aliases.clone(),
        }),
        List::Instrument => of_table(&knowledge.instruments, |one| Choice {
            key: one.number.clone(),
            vi: one.number.clone(),
            en: one.number.clone(),
            aliases: vec![],
        }),
    }
}

fn of_table<I: Ix, T>(table: &Table<I, T>, choice: impl Fn(&T) -> Choice) -> Vec<Choice> {
    let mut all: Vec<Choice> = table.rows().iter().map(choice).collect();
    all.sort_by(|a, b| (plain(&a.vi), &a.key).cmp(&(plain(&b.vi), &b.key)));
    all
}

/// The values of a type of fixed choice, as its schema lists them: none can be forgotten here.
fn of_terms<T: JsonSchema + DeserializeOwned>(phrase: impl Fn(&T) -> Phrase) -> Vec<Choice> {
    let schema = schemars::schema_for!(T);
    let mut keys = Vec::new();
    constants(schema.as_value(), &mut keys);
    let choice = |key: String| {
        let value: T = serde_json::from_value(Value::String(key.clone())).ok()?;
        Some(of_phrase(key, phrase(&value)))
    };
    keys.into_iter().filter_map(choice).collect()
}

/// The words that a schema allows.
fn constants(schema: &Value, keys: &mut Vec<String>) {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let list = |name| schema.get(name).and_then(Value::as_array).into_iter().flatten();
    keys.extend(schema.get("const").and_then(word));
    keys.extend(list("enum").filter_map(word));
    list("oneOf").for_each(|one| constants(one, keys));
}

fn of_phrase(key: String, phrase: Phrase) -> Choice {
    let (vi, en) = (capital(phrase.vi), capital(phrase.en));
    Choice { key: key.into(), vi, en, aliases: vec![] }
}

/// A word as it begins a cell.
fn capital(word: &str) -> Box<str> {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect::<String>().into()
}

fn yes_no() -> Vec<Choice> {
    let other = |all: &[&str]| all.iter().map(|&name| name.into()).collect();
    let yes = Choice { aliases: other(&["x", "1"]), ..of_phrase("true".to_owned(), w::YES) };
    let no = Choice { aliases: other(&["0"]), ..of_phrase("false".to_owned(), w::NO) };
    vec![yes, no]
}

/// Activities by name, whatever their class: that follows from the procedure.
fn activities() -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for activity in Activity::ALL {
        let (name, class) = activity.key();
        if all.iter().any(|one| *one.key == *name) {
            continue;
        }
        let phrase = match name {
            "obtain_paper" => w::ACTIVITY_OBTAIN,
            "fill_form" => w::ACTIVITY_FILL,
            "travel" => w::ACTIVITY_TRAVEL,
            _ => activity.phrase(),
        };
        debug_assert!(class.is_none() || phrase != activity.phrase(), "{name} has classes");
        all.push(of_phrase(name.to_owned(), phrase));
    }
    all
}
