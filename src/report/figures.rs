//! Where a figure comes from: a constant with its source, a saving with its formula.

use super::cost::constant;
use super::place_in_law;
use super::tree::Tree;
use crate::appraisal::{Appraisal, Parameter};
use crate::cost::price::PricedRow;
use crate::cost::tariff::{Constant, Tariff};
use crate::cost::{Currency, Cuts, Decimal, Money, Segment};
use crate::measure::Measure;
use crate::words::{Lang, Term, labels, name_in};

/// The page of a constant of a tariff edition, by its name in reports (`hours travel commune`);
/// `None` when the edition has no constant of that name.
#[must_use]
pub fn of_constant(name: &str, tariff: &Tariff, lang: Lang) -> Option<Tree> {
    let parameter = Parameter::all().into_iter().find(|one| constant(*one) == name.trim())?;
    let number = |value: Decimal| lang.decimal(value);
    let money = |value: Money| lang.amount(value, tariff.currency);
    match parameter {
        Parameter::Income(segment) => {
            Some(page(name, tariff.income(segment), segment.say(lang), money, tariff, lang))
        }
        Parameter::Hours(activity) => {
            let hours = tariff.worth(activity).hours.as_ref()?;
            Some(page(name, hours, activity.say(lang), number, tariff, lang))
        }
        Parameter::Price(activity) => {
            let price = tariff.worth(activity).price.as_ref()?;
            Some(page(name, price, activity.say(lang), money, tariff, lang))
        }
        Parameter::Share(channel) => {
            Some(page(name, tariff.share(channel), channel.say(lang), number, tariff, lang))
        }
        Parameter::Fees => None,
    }
}

fn page<T: Copy>(
    name: &str,
    constant: &Constant<T>,
    about: &str,
    say: impl Fn(T) -> String,
    tariff: &Tariff,
    lang: Lang,
) -> Tree {
    let value = &constant.value;
    let (low, high) = (say(value.low), say(value.high));
    let range = labels::COST_RANGE.fill(lang, &[("low", &low), ("high", &high)]);
    let mut children = vec![
        Tree::leaf("value", format!("{}; {range}", say(value.mid))),
        Tree::leaf("mark", format!("{}, {}", constant.mark.say(lang), constant.year)),
    ];
    if let Some(derivation) = &constant.derivation {
        children.push(Tree::leaf("derivation", name_in(derivation, lang)));
    }
    let source = Tree::leaf("source", name_in(&constant.source, lang));
    let verified = constant.verified.say(lang);
    let ground = match &constant.instrument {
        Some(instrument) => format!("{instrument}; {verified}"),
        None => verified.to_owned(),
    };
    children.push(source.with_ground(Some(ground)));
    children.push(Tree::leaf("tariff", name_in(&tariff.name, lang)).with_id(&*tariff.id));
    Tree::leaf("constant", about).with_id(name.trim()).with(children)
}

/// The page of a measure, by its id: the rows it changes, each with the formula, and the saving.
/// `None` when no measure of the procedures covered has it.
#[must_use]
pub fn of_measure(id: &str, appraisal: &Appraisal<'_>, lang: Lang) -> Option<Tree> {
    let (tariff, model) = (appraisal.tariff(), &appraisal.model);
    for (dossier, one) in appraisal.dossiers() {
        let procedure = dossier.procedure;
        if !id.contains(procedure.code.as_str()) {
            continue;
        }
        let text = |measure: &Measure| {
            let line = measure.line.and_then(|at| procedure.requirements.get(at as usize));
            (measure.id(&procedure.code, line.map(|line| &*line.id)), line)
        };
        let Some(measure) = one.measures.iter().find(|measure| text(measure).0 == id) else {
            continue;
        };
        let facts = model.facts(dossier);
        let segment = Segment::of(&procedure.subjects);
        let rows = |cuts: &Cuts| model.prices.rows(&facts.tasks(cuts)).unwrap_or_default();
        let before = rows(&Cuts::none());
        let after = rows(&Cuts::none().with(measure.cut()));
        let changed = |rows: &[PricedRow], others: &[PricedRow]| -> Vec<Tree> {
            let changed = rows.iter().filter(|row| !others.contains(row));
            changed.map(|row| formula(row, segment, tariff, lang)).collect()
        };
        let saving = lang.amount(measure.saving.mid, tariff.currency);
        let words = format!("{}: {}", measure.kind.say(lang), procedure.name);
        let line = text(measure).1.map(|line| Tree::leaf("requirement", &*line.text));
        let mut children: Vec<Tree> = line.into_iter().collect();
        children.extend(measure.kept_in(dossier).map(|(kept, case)| {
            let words = match case {
                Some(case) => labels::KEEPS_IN.fill(lang, &[("line", &*kept.text), ("case", case)]),
                None => labels::KEEPS.fill(lang, &[("line", &*kept.text)]),
            };
            Tree::leaf("keeps", words).with_id(&*kept.id)
        }));
        children.push(
            Tree::leaf("before", labels::COST_BEFORE.say(lang)).with(changed(&before, &after)),
        );
        children
            .push(Tree::leaf("after", labels::COST_AFTER.say(lang)).with(changed(&after, &before)));
        children.push(Tree::leaf("saving", format!("{}: {saving}", labels::SAVING.say(lang))));
        let assumed = measure.assumed(dossier, appraisal.analysis).iter().map(|one| {
            let register = &appraisal.analysis.knowledge.registers[one.register];
            let name = name_in(&register.name, lang);
            let opens = match one.opens {
                Some(day) => labels::READ_NOT_YET.fill(lang, &[("date", &lang.date(day))]),
                None => labels::NOT_PERMITTED.say(lang).to_owned(),
            };
            let words = format!("{name}: {} ({opens})", labels::ASSUMED_OPEN.say(lang));
            Tree::leaf("assumption", words).with_id(&*register.id)
        });
        children.extend(assumed);
        let still = measure.still_asked_by(appraisal.analysis);
        children.extend(still.into_iter().map(|(whom, ground)| {
            let words = labels::STILL_ASKED_BY.fill(lang, &[("whom", whom.say(lang))]);
            let cited = place_in_law(ground, appraisal.analysis.knowledge);
            let ground = format!("{cited}; {}", ground.verified.say(lang));
            Tree::leaf("caveat", words).with_ground(Some(ground))
        }));
        let needed = measure.needs.iter().filter_map(|&at| one.measures.get(at));
        children.extend(needed.map(|other| {
            let words = labels::NEEDS_FIRST.fill(lang, &[("measure", other.kind.say(lang))]);
            Tree::leaf("depends", words).with_id(text(other).0)
        }));
        return Some(Tree::leaf("measure", words).with_id(id).with(children));
    }
    None
}

/// A row as a sum that anyone can check: (hours × income + price) × times a dossier.
fn formula(row: &PricedRow, segment: Segment, tariff: &Tariff, lang: Lang) -> Tree {
    let currency: Currency = tariff.currency;
    let coins = |amount| lang.coins(amount, currency);
    let count = lang.decimal(row.count.mid);
    let total = lang.amount(row.per_dossier.mid, currency);
    let what = row.activity.map_or(labels::COST_FEES.say(lang), |activity| activity.say(lang));
    let worth = row.activity.map(|activity| tariff.worth(activity));
    let hours = worth.and_then(|worth| worth.hours.as_ref()).map(|hours| hours.value.mid);
    let hours = row.own.map_or(hours, |own| Some(own.hours));
    let price = worth.and_then(|worth| worth.price.as_ref()).map(|price| price.value.mid);
    let price = row.own.map_or(price, |own| Some(own.price)).filter(|p| *p != Money::ZERO);
    let income = coins(tariff.income(segment).value.mid);
    let labour = hours.map(|hours| {
        let slots = [("hours", &*lang.decimal(hours)), ("income", &*income)];
        labels::LABOUR.fill(lang, &slots)
    });
    let once = match (labour, price) {
        (Some(labour), Some(price)) => format!("({labour} + {})", coins(price)),
        (Some(labour), None) => format!("({labour})"),
        (None, _) => coins(row.once.mid),
    };
    Tree::leaf("row", format!("{what}: {once} × {count} = {total}"))
}
