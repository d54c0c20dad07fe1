//! Which property says what a key of our JSON says; one table for both ways.
//!
//! What is built otherwise on the two sides (agencies, evidence lists, fees, time limits, legal bases)
//! stands beside it in `write` and `read`.

/// A key of our JSON and the term that says the same.
pub(super) struct Field {
    /// The key.
    pub(super) key: &'static str,
    /// The term of our context.
    pub(super) term: &'static str,
    /// What its values are.
    pub(super) kind: Kind,
}

/// What values of a field are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// A number with decimals, as a text so that nobody on the way rounds it.
    Decimal,
    /// One of a fixed choice, by the name of that.
    Choice(&'static str),
}

const fn field(key: &'static str, term: &'static str, kind: Kind) -> Field {
    Field { key, term, kind }
}

/// Of a procedure.
pub(super) const PROCEDURE: &[Field] = &[
    field("name", "title", Kind::Text),
    field("dossier", "dossier", Kind::Choice("dossier")),
    field("facts_taken", "factsTaken", Kind::Text),
    field("source", "source", Kind::Text),
];

/// Of a case.
pub(super) const CASE: &[Field] =
    &[field("id", "identifier", Kind::Text), field("name", "title", Kind::Text)];

/// Of a dossier line.
pub(super) const LINE: &[Field] = &[
    field("id", "identifier", Kind::Text),
    field("text", "title", Kind::Text),
    field("kind", "kind", Kind::Choice("kind")),
    field("operator", "operator", Kind::Choice("operator")),
    field("originals", "originals", Kind::Whole),
    field("copies", "copies", Kind::Whole),
    field("certified", "certified", Kind::Whole),
    field("form", "form", Kind::Text),
    field("if_any", "ifAny", Kind::Flag),
    field("fallback", "fallback", Kind::Flag),
];

/// Of the provision that imposes a line.
pub(super) const PROVISION: &[Field] = &[
    field("place", "place", Kind::Text),
    field("verified", "verified", Kind::Choice("verified")),
    field("note", "note", Kind::Text),
];

/// Of a step.
pub(super) const STEP: &[Field] =
    &[field("actor", "actor", Kind::Choice("actor")), field("text", "description", Kind::Text)];

/// Of a channel.
pub(super) const CHANNEL: &[Field] = &[field("channel", "type", Kind::Choice("channel"))];

/// Of an amount of a fee.
pub(super) const COST: &[Field] = &[
    field("name", "description", Kind::Text),
    field("at_most", "atMost", Kind::Whole),
    field("case", "payableBy", Kind::Text),
    field("note", "note", Kind::Text),
];

/// Of a relief.
pub(super) const RELIEF: &[Field] =
    &[field("from", "from", Kind::Text), field("until", "until", Kind::Text)];

/// Of the yearly number of dossiers.
pub(super) const VOLUME: &[Field] = &[
    field("per_year", "perYear", Kind::Whole),
    field("year", "year", Kind::Whole),
    field("source", "source", Kind::Text),
];

/// Of a measured row of the cost sheet.
pub(super) const MEASURED: &[Field] = &[
    field("activity", "activity", Kind::Text),
    field("channel", "throughChannel", Kind::Choice("channel")),
    field("hours", "hours", Kind::Decimal),
    field("price", "price", Kind::Whole),
    field("source", "source", Kind::Text),
];
