//! One side of a change, and what a change moves, in words.

use crate::diff::{About, Change, Coins, Cost, Effect, Happened, Moved, State, Units};
use crate::words::diff as words;
use crate::words::{Lang, NONE, Term};

/// One side of a change: what is said of it depends on what it is about.
pub(super) fn said(change: &Change, state: &State, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    let has = |field: &str| change.fields.iter().any(|one| one == field);
    match change.about {
        About::Procedure => {
            let whole = matches!(change.kind, Happened::Added | Happened::Removed);
            if change.kind == Happened::Renamed {
                parts.extend(state.code.clone());
            }
            if whole || has("name") {
                parts.extend(state.name.clone());
            }
            if whole || has("authority") {
                parts.extend(state.authority.clone());
            }
            if let (true, Some(lines)) = (whole, state.lines) {
                parts.push(crate::words::labels::LINES.count(lines, lang));
            }
            parts.extend(state.facts.iter().map(|fact| match fact.split_once(": ") {
                Some((key, value)) => {
                    let value = if value.is_empty() { NONE } else { value };
                    format!("{}: {value}", words::field(key, lang))
                }
                None => fact.clone(),
            }));
        }
        About::Requirement | About::Verdict => {
            parts.extend(state.text.clone());
            let number = |n: Option<u16>| {
                n.map_or_else(|| words::NOTHING_KNOWN.say(lang).to_owned(), |n| n.to_string())
            };
            if has("case") {
                let case = state.case.clone().unwrap_or_else(|| NONE.to_owned());
                parts.push(words::IN_CASE.fill(lang, &[("case", &case)]));
            }
            if has("originals") {
                parts.push(words::ORIGINALS.fill(lang, &[("n", &number(state.originals))]));
            }
            if has("copies") {
                parts.push(words::COPIES.fill(lang, &[("n", &number(state.copies))]));
            }
            if has("form") {
                parts.push(state.form.clone().unwrap_or_else(|| NONE.to_owned()));
            }
            if has("provision") {
                parts.push(state.provision.clone().unwrap_or_else(|| NONE.to_owned()));
            }
            if has("documents") {
                parts.push(state.documents.join(", "));
            }
            let grade = state.grade.map(|grade| grade.say(lang).to_owned());
            parts.extend(grade.filter(|_| change.about == About::Verdict));
        }
        About::Volume => {
            let count = state.volume.map(|volume| lang.number(volume));
            parts.push(count.unwrap_or_else(|| words::NOTHING_KNOWN.say(lang).to_owned()));
        }
        About::Price => parts.extend(state.cost.map(|cost| coins(cost.before, lang))),
        About::Measure => {
            let saving = coins(state.cost.unwrap_or_default().saving, lang);
            let phrase =
                if state.chosen == Some(true) { words::CARRIED_OUT } else { words::OFFERED };
            parts.push(format!("{}: {}", change.id, phrase.fill(lang, &[("saving", &saving)])));
        }
        About::Inputs | About::Measured | About::Finding => parts.extend(state.text.clone()),
    }
    if parts.is_empty() { NONE.to_owned() } else { parts.join("; ") }
}

/// What a change moves; a dash where nothing.
pub(super) fn effect(effect: &Effect, lang: Lang) -> String {
    let mut parts = Vec::new();
    let cost = |cost: Cost| {
        let slots =
            [("before", &*signed(cost.before, lang)), ("saving", &*signed(cost.saving, lang))];
        words::COST_MOVES.fill(lang, &slots)
    };
    if !effect.annual.is_zero() {
        parts.push(words::ANNUAL.fill(lang, &[("cost", &cost(effect.annual))]));
    }
    if !effect.per_dossier.is_zero() {
        parts.push(words::PER_DOSSIER.fill(lang, &[("cost", &cost(effect.per_dossier))]));
    }
    if !effect.units.is_zero() {
        parts.push(units(effect.units, lang));
    }
    if parts.is_empty() { NONE.to_owned() } else { parts.join("; ") }
}

fn units(units: Units, lang: Lang) -> String {
    let slots = [
        ("baseline", &*signed(units.baseline, lang)),
        ("abolished", &*signed(units.abolished, lang)),
        ("simplified", &*signed(units.simplified, lang)),
    ];
    words::UNITS_MOVE.fill(lang, &slots)
}

/// Whether anything moves on an axis that is compared.
pub(super) fn moves(moved: &Moved) -> bool {
    moved.units.is_some_and(|units| !units.is_zero())
        || moved.per_dossier.is_some_and(|cost| !cost.is_zero())
        || moved.annual.is_some_and(|cost| !cost.is_zero())
}

/// A whole number of coins or units; sums of reports fit what is written here many times over.
pub(super) fn coins(value: Coins, lang: Lang) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let digits = u64::try_from(value.unsigned_abs()).map(|digits| lang.number(digits));
    format!("{sign}{}", digits.unwrap_or_else(|_| value.unsigned_abs().to_string()))
}

/// The same with its sign; zero has none.
pub(super) fn signed(value: Coins, lang: Lang) -> String {
    if value > 0 { format!("+{}", coins(value, lang)) } else { coins(value, lang) }
}

/// A confidence from 0 to 1 in whole percent.
pub(super) fn percent(share: f64, lang: Lang) -> String {
    let percent = (share * 100.0).round().clamp(0.0, 100.0);
    match lang {
        Lang::Vi => format!("{percent:.0} %"),
        Lang::En => format!("{percent:.0}%"),
    }
}
