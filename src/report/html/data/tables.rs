//! Words and tables that all blocks share.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::View;
use super::BLOCK;
use super::sheet::Amount;
use crate::cost::{Activity, Decimal, Segment};
use crate::derive::Grade;
use crate::lint::{self, Severity};
use crate::measure::Kind;
use crate::words::{Lang, Term, coin, html, name_in};

/// What the script calls things, and what positions in the blocks mean.
#[derive(Serialize)]
pub(super) struct Tables<'r> {
    lang: Lang,
    /// Procedures in a block.
    block: usize,
    /// Decimals of the currency.
    decimals: usize,
    /// The currency as amounts are followed by it.
    currency: &'static str,
    words: BTreeMap<&'static str, &'static str>,
    /// Best first.
    grades: [&'static str; 4],
    /// Registers: id and name.
    registers: Vec<(&'r str, &'r str)>,
    /// Types of papers: id and name.
    documents: Vec<(&'r str, &'r str)>,
    /// Data items: name.
    items: Vec<&'r str>,
    /// Kinds of measures: word and name.
    kinds: Vec<(&'static str, &'static str)>,
    /// Rules by code: severity, its name, title.
    rules: BTreeMap<&'static str, (Severity, &'static str, &'static str)>,
    /// Activities: group, name, hours, price.
    activities: Vec<Worth>,
    /// Income of an hour, by segment: its name and the amount.
    incomes: Vec<(&'static str, Amount)>,
}

#[derive(Serialize)]
struct Worth(&'static str, &'static str, Option<Decimal>, Option<Amount>);

/// The tables of a report.
pub(super) fn of<'r>(view: &'r View<'r>) -> Tables<'r> {
    let lang = view.lang;
    let known = view.knowledge();
    let tariff = view.report.appraisal.map(|appraisal| appraisal.tariff());
    let currency = tariff.map(|tariff| tariff.currency).unwrap_or_default();
    let rule = |rule: &&'static lint::Rule| {
        let about = (rule.severity, rule.severity.say(lang), rule.page.title.say(lang));
        (rule.code, about)
    };
    let worth = |activity: &Activity| {
        let worth = tariff.map(|tariff| tariff.worth(*activity));
        let hours = worth.and_then(|worth| worth.hours.as_ref()).map(|hours| hours.value.mid);
        let price = worth.and_then(|worth| worth.price.as_ref()).map(|price| price.value.mid);
        Worth(activity.group().say(lang), activity.say(lang), hours, price.map(Amount))
    };
    Tables {
        lang,
        block: BLOCK,
        decimals: currency.decimals(),
        currency: coin(currency),
        words: html::of_the_script(lang).into_iter().collect(),
        grades: [Grade::Full, Grade::FactOnly, Grade::Partial, Grade::None]
            .map(|grade| grade.say(lang)),
        registers: known
            .registers
            .rows()
            .iter()
            .map(|register| (&*register.id, name_in(&register.name, lang)))
            .collect(),
        documents: known
            .documents
            .rows()
            .iter()
            .map(|paper| (&*paper.id, name_in(&paper.name, lang)))
            .collect(),
        items: known.items.rows().iter().map(|item| name_in(&item.name, lang)).collect(),
        kinds: Kind::ALL.iter().map(|kind| (kind.word(), kind.say(lang))).collect(),
        rules: lint::RULES.iter().map(rule).collect(),
        activities: Activity::ALL.iter().map(worth).collect(),
        incomes: tariff.map_or_else(Vec::new, |tariff| {
            let income = |one: &Segment| (one.say(lang), Amount(tariff.income(*one).value.mid));
            Segment::ALL.iter().map(income).collect()
        }),
    }
}
