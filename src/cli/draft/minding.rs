//! What `draft` refuses or says beside a draft: whose plan it is, whose term is over, what stands in no
//! article.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::note;
use crate::analysis::Analysis;
use crate::appraisal::Scenario;
use crate::catalog::Procedure;
use crate::cli::args::Draft;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cost::Decimal;
use crate::draft::{ChosenFor, HeldBack, Material, Origin, PlanFile, Withheld, ministry_of};
use crate::fault::Fault;
use crate::target::{self, Axis, Target};
use crate::words::{Lang, draft as words, name_in};

/// Ids, codes and names that are shown of many.
const SHOWN: usize = 5;

/// Refuses a plan that was made of another catalogue or for another day.
pub(super) fn inputs(
    plan: Option<&PlanFile>,
    args: &Draft,
    analysis: &Analysis<'_>,
    context: &Context<'_>,
) -> Result<(), Failure> {
    let Some(plan) = plan.and_then(|plan| plan.inputs.as_ref()) else { return Ok(()) };
    let path = args.plan.as_deref().unwrap_or_else(|| std::path::Path::new("")).to_string_lossy();
    let (lang, here) = (context.lang(), Origin::of(analysis));
    if *plan.digest != *here.digest {
        let slots = [("path", &*path), ("plan", &*plan.digest), ("here", &*here.digest)];
        return Err(Failure::Usage(words::PLAN_OF_OTHER_CATALOGUE.fill(lang, &slots)));
    }
    if plan.as_of != here.as_of {
        let (theirs, ours) = (lang.date(plan.as_of), lang.date(here.as_of));
        let iso = plan.as_of.to_string();
        let slots = [("path", &*path), ("plan", &*theirs), ("here", &*ours), ("iso", &*iso)];
        return Err(Failure::Usage(words::PLAN_OF_OTHER_DAY.fill(lang, &slots)));
    }
    Ok(())
}

/// Takes a target in force where none was named and the term of the usual one is over on the day of the
/// analysis; says so where there is none, or where the one that was named is over.
pub(super) fn target(
    args: &Draft,
    scenario: &mut Scenario,
    day: Date,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let lang = context.lang();
    let Some(deadline) = scenario.target.deadline.filter(|deadline| *deadline < day) else {
        return Ok(());
    };
    let named = args.scenario.target.is_some() || args.scenario.scenario.is_some();
    let (old, deadline) = (scenario.target.id.clone(), lang.date(deadline));
    let found = if named { None } else { in_force(day)? };
    let Some(found) = found else {
        let slots = [("old", &*old), ("deadline", &*deadline)];
        return note(&words::TARGET_OVER.fill(lang, &slots), context);
    };
    let slots = [("old", &*old), ("deadline", &*deadline), ("new", &*found.id)];
    let text = words::TARGET_CHOSEN.fill(lang, &slots);
    scenario.target = found;
    note(&text, context)
}

/// What a plan was made for, where that is not the target that figures are measured against: another
/// target, or goals of its own. Anything but a plan was chosen for the target that is named.
pub(super) fn chosen_for(plan: &PlanFile, measured: &Target) -> Option<ChosenFor> {
    let id = plan.inputs.as_ref()?.target.as_deref()?;
    let embedded;
    let target = match target::embedded(id) {
        _ if *id == *measured.id => Some(measured),
        Some(Ok(target)) => {
            embedded = target;
            Some(&embedded)
        }
        _ => None,
    };
    let asked = |axis: Axis| {
        let mut axes = target?.axes.iter();
        axes.find(|goal| goal.axis() == axis)?.percent
    };
    // Nobody knows the goals of a target that is no longer at hand.
    let own = plan.axes.iter().filter_map(|(axis, planned)| Some((*axis, planned.goal?)));
    let goals: Vec<(Axis, Decimal)> = match target {
        Some(_) => own.filter(|(axis, goal)| asked(*axis) != Some(*goal)).collect(),
        None => Vec::new(),
    };
    let name = target.map_or(id, |target| name_in(&target.name, Lang::Vi));
    let differs = *id != *measured.id || !goals.is_empty();
    differs.then(|| ChosenFor { target: name.into(), goals })
}

/// The target whose term a day is in; of several the one whose baseline is the latest.
fn in_force(day: Date) -> Result<Option<Target>, Vec<Fault>> {
    let mut found: Option<Target> = None;
    for target in target::ids().into_iter().filter_map(target::embedded) {
        let target = target?;
        let begun = target.baseline.is_some_and(|baseline| baseline <= day);
        let lasts = target.deadline.is_some_and(|deadline| deadline >= day);
        let later = found.as_ref().is_none_or(|found| found.baseline < target.baseline);
        if begun && lasts && later {
            found = Some(target);
        }
    }
    Ok(found)
}

/// Says what is chosen and stands in no article.
pub(super) fn held_back(held: &[HeldBack], context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let of = |why: Withheld| -> BTreeSet<&str> {
        held.iter().filter(|one| one.why == why).map(|one| &*one.code).collect()
    };
    let undecided = of(Withheld::Undecided);
    if !undecided.is_empty() {
        let count = words::ABOLITIONS.count(undecided.len(), lang);
        let slots = [("abolitions", &*count), ("codes", &*some(&undecided))];
        note(&words::UNDECIDED.fill(lang, &slots), context)?;
    }
    let outside = of(Withheld::OutsideGovernment);
    if outside.is_empty() {
        return Ok(());
    }
    let count = words::PROCEDURES.count(outside.len(), lang);
    let slots = [("procedures", &*count), ("codes", &*some(&outside))];
    note(&words::OUTSIDE.fill(lang, &slots), context)
}

/// Says that a decision of one body is about procedures of several.
pub(super) fn ministries(
    material: &Material<'_>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let (lang, knowledge) = (context.lang(), material.knowledge());
    let name = |procedure: &Procedure| match ministry_of(procedure, knowledge) {
        Some(ix) => name_in(&knowledge.authorities[ix].name, lang).to_owned(),
        None => procedure.authority_text.to_string(),
    };
    let names: BTreeSet<String> =
        material.accepted.iter().map(|one| name(one.dossier.procedure)).collect();
    if names.len() < 2 {
        return Ok(());
    }
    let count = words::MINISTRIES.count(names.len(), lang);
    let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let slots = [("ministries", &*count), ("names", &*some(&names))];
    note(&words::MANY_MINISTRIES.fill(lang, &slots), context)
}

/// The first few of many.
fn some(all: &BTreeSet<&str>) -> String {
    let mut shown: Vec<&str> = all.iter().take(SHOWN).copied().collect();
    if all.len() > SHOWN {
        shown.push("…");
    }
    shown.join(", ")
}
