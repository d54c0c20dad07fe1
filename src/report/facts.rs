//! The facts of a procedure in few words, so that two reports tell which of them changed.
//!
//! Verdicts and prices move with the law and the tariff; these move only with the catalogue. What is
//! short is said, what is long is named by its digest, so that a report need not repeat the prose.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::digest::{self, DIGITS, in_short};
use crate::catalog::{ChannelKind, Fee, FeeItem, Level, Pays, Procedure, SubjectKind, TimeLimit};

/// The facts of a procedure beside its dossier lines; each is absent where the source has none. Equal
/// texts stand for equal facts, in whatever order the source lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Facts {
    /// Field (lĩnh vực).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sector: String,
    /// Levels at which it is settled, and by whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub settled_by: String,
    /// Who may ask for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subjects: String,
    /// Ways to hand in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channels: String,
    /// Fees by channel, in đồng, before any relief.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fees: String,
    /// Time limits by channel.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time_limits: String,
    /// Steps.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub steps: String,
    /// What it issues.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub results: String,
    /// Conditions.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub conditions: String,
    /// Instruments it rests on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub legal_bases: String,
    /// What somebody measured of its tasks: an estimate, no fact of the law.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub measured: String,
}

impl Facts {
    /// The facts of a procedure.
    #[must_use]
    pub fn of(procedure: &Procedure) -> Self {
        let one = procedure;
        let levels = one.levels.iter().map(|level| word_of_level(*level));
        let channels = one.channels.iter();
        Self {
            sector: short(one.sector.to_string()),
            settled_by: short(listed(levels.chain([&*one.settled_by_text]))),
            subjects: short(listed(one.subjects.iter().map(|it| word_of_subject(*it)))),
            channels: short(listed(channels.clone().map(|it| word_of_channel(it.kind)))),
            fees: short(listed(channels.clone().filter_map(|channel| {
                Some(format!("{} {}", word_of_channel(channel.kind), fee(&channel.fee)?))
            }))),
            time_limits: short(listed(channels.filter_map(|channel| {
                Some(format!("{} {}", word_of_channel(channel.kind), time(&channel.time_limit)?))
            }))),
            steps: one.steps_in_short().into_owned(),
            results: digested(&sorted(one.results.iter().map(|it| &*it.name))),
            conditions: one.conditions_in_short().into_owned(),
            legal_bases: short(listed(one.legal_bases.iter().map(|it| &*it.number))),
            measured: measured(procedure),
        }
    }

    /// Each fact with its name in JSON.
    #[must_use]
    pub fn each(&self) -> [(&'static str, &str); 11] {
        [
            ("sector", &self.sector),
            ("settled_by", &self.settled_by),
            ("subjects", &self.subjects),
            ("channels", &self.channels),
            ("fees", &self.fees),
            ("time_limits", &self.time_limits),
            ("steps", &self.steps),
            ("results", &self.results),
            ("conditions", &self.conditions),
            ("legal_bases", &self.legal_bases),
            ("measured", &self.measured),
        ]
    }
}

fn measured(procedure: &Procedure) -> String {
    digested(&sorted(procedure.measured.iter().map(|row| {
        let line = row.line.and_then(|at| procedure.requirements.get(usize::try_from(at).ok()?));
        let line = line.map_or("", |line| &*line.id);
        let channel = row.channel.map_or("", word_of_channel);
        let (activity, class) = row.activity.key();
        let class = class.unwrap_or_default();
        format!("{activity} {class} {line} {channel} {} {}", row.hours, row.price)
    })))
}

fn fee(fee: &Fee) -> Option<String> {
    let items = |items: &[FeeItem]| listed(items.iter().map(item));
    Some(match fee {
        Fee::Free => "0".to_owned(),
        Fee::Listed(list) => items(list),
        Fee::SetByProvince(list) => format!("province {}", items(list)).trim_end().to_owned(),
        Fee::Unknown => return None,
    })
}

fn item(item: &FeeItem) -> String {
    let mut text = item.amount.map_or_else(|| "?".to_owned(), |it| it.amount().to_string());
    if let Some(most) = item.at_most {
        text = format!("{text} ≤ {}", most.amount());
    }
    for words in [&item.case, &item.note].into_iter().flatten() {
        text = format!("{text} ({words})");
    }
    for relief in &item.reliefs {
        let pays = match relief.pays {
            Pays::Amount(amount) => amount.amount().to_string(),
            Pays::Percent(percent) => format!("{percent}%"),
            Pays::Unknown => "?".to_owned(),
        };
        let day =
            |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |it| it.to_string());
        text = format!("{text} [{}..{}: {pays}]", day(relief.from), day(relief.until));
    }
    format!("{} {text}", item.name).trim_start().to_owned()
}

fn time(limit: &TimeLimit) -> Option<String> {
    use crate::catalog::TimeUnit;
    let TimeLimit::Within(time) = limit else { return None };
    let unit = match time.unit {
        TimeUnit::Hour => "hour",
        TimeUnit::Day => "day",
        TimeUnit::WorkingDay => "working_day",
        TimeUnit::Month => "month",
        TimeUnit::Year => "year",
    };
    Some(format!("{} {unit}", time.amount))
}

fn word_of_channel(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::InPerson => "in_person",
        ChannelKind::Post => "post",
        ChannelKind::Online => "online",
    }
}

fn word_of_level(level: Level) -> &'static str {
    match level {
        Level::Ministry => "ministry",
        Level::Province => "province",
        Level::Commune => "commune",
        Level::Other => "other",
    }
}

fn word_of_subject(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Citizen => "citizen",
        SubjectKind::VietnameseAbroad => "vietnamese_abroad",
        SubjectKind::Foreigner => "foreigner",
        SubjectKind::Enterprise => "enterprise",
        SubjectKind::Cooperative => "cooperative",
        SubjectKind::HouseholdBusiness => "household_business",
        SubjectKind::Organisation => "organisation",
    }
}

/// Sources list in any order; the same things are the same fact.
fn sorted<T: AsRef<str> + Ord>(texts: impl Iterator<Item = T>) -> Vec<T> {
    let mut texts: Vec<T> = texts.filter(|text| !text.as_ref().is_empty()).collect();
    texts.sort_unstable();
    texts
}

fn listed<T: AsRef<str> + Ord>(texts: impl Iterator<Item = T>) -> String {
    let mut texts = sorted(texts);
    texts.dedup();
    let mut all = String::new();
    for text in &texts {
        if !all.is_empty() {
            all.push_str("; ");
        }
        all.push_str(text.as_ref());
    }
    all
}

/// A text as it is, or its beginning and its digest where it is long.
pub(super) fn short(text: String) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => {
            let begin = text.get(..end).unwrap_or_default();
            format!("{begin}… #{}", hash(&text))
        }
    }
}

/// How many there are, and the digest of all of them.
fn digested<T: AsRef<str>>(texts: &[T]) -> String {
    in_short(texts.iter().map(|text| [text.as_ref()]))
}

fn hash(text: &str) -> String {
    let mut digest = digest::OfTexts::default();
    digest.add([text]);
    digest.first(DIGITS)
}
