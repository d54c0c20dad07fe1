//! What a finding rests on: named values that JSON shows as ids and words show as names.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::analysis::Line;
use crate::assess::Part;
use crate::catalog::{ChannelKind, Dong, Duration, FeeGap};
use crate::cost::{Currency, Decimal, Money};
use crate::ids::ProcedureCode;
use crate::knowledge::{DocumentIx, InstrumentIx, ItemIx, Knowledge, Rank, RegisterIx};
use crate::measure::Kind;
use crate::target::Axis;
use crate::words::{Lang, Term, name_in};

/// The fields of a finding, in the order in which its rule names them.
pub type Evidence = Vec<(&'static str, Value)>;

/// The papers of a line and the registers that hold their data.
pub(super) fn papers_and_registers(line: &Line) -> Evidence {
    let papers = line.verdict.papers.iter().filter_map(|paper| paper.document);
    let registers = line.verdict.registers.iter().copied();
    vec![
        ("papers", Value::List(papers.map(Value::Paper).collect())),
        ("registers", Value::List(registers.map(Value::Register).collect())),
    ]
}

/// One value of the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A type of paper.
    Paper(DocumentIx),
    /// A register.
    Register(RegisterIx),
    /// A data item.
    Item(ItemIx),
    /// An instrument.
    Instrument(InstrumentIx),
    /// A procedure.
    Procedure(ProcedureCode),
    /// A way to submit.
    Channel(ChannelKind),
    /// An amount of money.
    Money(Dong),
    /// A day.
    Day(Date),
    /// A number of things.
    Count(usize),
    /// A whole number.
    Number(u64),
    /// A number with decimals.
    Decimal(Decimal),
    /// An amount in a currency.
    Coins(Money, Currency),
    /// A time limit.
    Duration(Duration),
    /// A rank of instruments.
    Rank(Rank),
    /// A kind of measure.
    Measure(Kind),
    /// Why a fee is not known.
    FeeGap(FeeGap),
    /// A part of a procedure, for some ways to submit or for all.
    Part(Part, Vec<ChannelKind>),
    /// An axis of a target.
    Axis(Axis),
    /// A percentage.
    Percentage(Decimal),
    /// Words of the source.
    Text(Arc<str>),
    /// Several values.
    List(Vec<Value>),
    /// Several values, each two of which belong together.
    Pairs(Vec<Value>),
    /// Nothing is known.
    Unknown,
}

impl Value {
    /// The value in words.
    #[must_use]
    pub fn say<'v>(&'v self, knowledge: &'v Knowledge, lang: Lang) -> Cow<'v, str> {
        match self {
            Self::Paper(ix) => name_in(&knowledge.documents[*ix].name, lang).into(),
            Self::Register(ix) => name_in(&knowledge.registers[*ix].name, lang).into(),
            Self::Item(ix) => name_in(&knowledge.items[*ix].name, lang).into(),
            Self::Instrument(ix) => (&*knowledge.instruments[*ix].number).into(),
            Self::Procedure(code) => code.as_str().into(),
            Self::Channel(channel) => channel.say(lang).into(),
            Self::Money(amount) => lang.money(amount.amount()).into(),
            Self::Day(date) => lang.date(*date).into(),
            Self::Count(count) => lang.count(*count).into(),
            Self::Number(number) => lang.number(*number).into(),
            Self::Decimal(number) => lang.decimal(*number).into(),
            Self::Coins(amount, currency) => lang.amount(*amount, *currency).into(),
            Self::Duration(limit) => {
                format!("{} {}", lang.number(limit.amount.into()), limit.unit.say(lang)).into()
            }
            Self::Rank(rank) => rank.say(lang).into(),
            Self::Measure(kind) => kind.say(lang).into(),
            Self::FeeGap(gap) => gap.say(lang).into(),
            Self::Part(part, channels) if channels.is_empty() => part.say(lang).into(),
            Self::Part(part, channels) => {
                let kinds: Vec<&str> = channels.iter().map(|kind| kind.say(lang)).collect();
                format!("{} ({})", part.say(lang), kinds.join(", ")).into()
            }
            Self::Axis(axis) => axis.say(lang).into(),
            Self::Percentage(percent) => lang.percentage(*percent).into(),
            Self::Text(text) => (&**text).into(),
            Self::List(values) => {
                let words: Vec<_> = values.iter().map(|v| v.say(knowledge, lang)).collect();
                words.join(", ").into()
            }
            Self::Pairs(values) => {
                let words = values.chunks(2).map(|pair| {
                    let words: Vec<_> = pair.iter().map(|v| v.say(knowledge, lang)).collect();
                    words.join(" ")
                });
                words.collect::<Vec<_>>().join(", ").into()
            }
            Self::Unknown => "?".into(),
        }
    }
}

/// A value with the knowledge that turns its indexes into ids.
pub(crate) struct WithIds<'a>(pub(crate) &'a Value, pub(crate) &'a Knowledge);

impl Serialize for WithIds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(value, knowledge) = self;
        match value {
            Value::Paper(ix) => serializer.serialize_str(&knowledge.documents[*ix].id),
            Value::Register(ix) => serializer.serialize_str(&knowledge.registers[*ix].id),
            Value::Item(ix) => serializer.serialize_str(&knowledge.items[*ix].id),
            Value::Instrument(ix) => serializer.serialize_str(&knowledge.instruments[*ix].number),
            Value::Procedure(code) => code.serialize(serializer),
            Value::Channel(channel) => channel.serialize(serializer),
            Value::Money(amount) => amount.serialize(serializer),
            Value::Day(date) => date.serialize(serializer),
            Value::Count(count) => count.serialize(serializer),
            Value::Number(number) => number.serialize(serializer),
            Value::Decimal(number) => number.serialize(serializer),
            Value::Coins(amount, _) => amount.serialize(serializer),
            Value::Duration(limit) => limit.serialize(serializer),
            Value::Rank(rank) => rank.serialize(serializer),
            Value::Measure(kind) => kind.serialize(serializer),
            Value::FeeGap(gap) => gap.serialize(serializer),
            Value::Part(part, _) => part.serialize(serializer),
            Value::Axis(axis) => axis.serialize(serializer),
            Value::Percentage(percent) => percent.serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(values) | Value::Pairs(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(&WithIds(value, knowledge))?;
                }
                list.end()
            }
            Value::Unknown => serializer.serialize_none(),
        }
    }
}
