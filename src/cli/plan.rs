//! `tinhgon plan`: the fewest, lightest amendments that reach the target.

use std::time::{Duration, Instant};

use super::args::{Format, Plan, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::scenario;
use crate::appraisal::Appraisal;
use crate::measure::imposing::Imposing;
use crate::plan::{Limits, Nonsense, Planner, Signer, Survey, Trouble, Weights, Wish, Within};
use crate::report::html::{self, Road};
use crate::report::plan::{PlanReport, Planned};
use crate::report::{Report, json, text};
use crate::words::{self, Lang};

/// Steps of a search that no time limit ends: a few seconds.
const STEPS: u64 = 100_000_000;
/// Steps for each plan of a frontier, of which there are two dozen.
const FRONTIER_STEPS: u64 = 5_000_000;

pub(crate) fn run(args: &Plan, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json, Format::Html])?;
    let scenario = scenario::of(&args.scenario, context)?;
    let wish = wish(args, context)?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&appraisal, context)?;
    let imposing = Imposing::new(knowledge)?;
    let survey = Survey::of(&appraisal, &imposing)?;
    let lang = context.lang();
    refuse(wish.nonsense(&survey), lang)?;
    let planner = Planner::new(&survey, &wish)?;
    let asked = planner.asked().map_err(|one| refused(&[one], lang))?;

    // A moment beyond what the clock can tell never comes.
    let in_time = |seconds| Instant::now().checked_add(Duration::from_secs(seconds));
    let end = args.time_limit.and_then(in_time);
    let late = || end.is_some_and(|end| Instant::now() >= end);
    let limits = Limits {
        steps: if end.is_some() { u64::MAX } else { STEPS },
        stop: &late,
        // Millionths of the weight from millionths of a percent.
        gap: u64::try_from(args.gap.millionths() / 100).unwrap_or_default(),
        seed: args.seed,
    };
    let troubled = |trouble| troubled(trouble, lang);
    let plan = planner.plan(&asked, &limits).map_err(troubled)?;
    let stopped = late();
    let reasons = planner.reasons(&plan).map_err(troubled)?;
    let road = planner.roadmap(&plan)?;
    let few = Limits { steps: FRONTIER_STEPS, ..limits };
    let frontier = match args.frontier {
        true => planner.frontier(&asked, &survey.weights.frontier, &few).map_err(troubled)?,
        false => Vec::new(),
    };
    let planned = PlanReport::of(&Planned {
        survey: &survey,
        plan: &plan,
        reasons: &reasons,
        road: &road,
        frontier: &frontier,
        stopped,
    });
    let layout = context.layout();
    match format {
        Format::Json => context.write_data(|out| json::write(out, &planned))?,
        Format::Html => {
            // The plan stands among the figures that it was made from.
            let report = Report::generate(&analysis).with_costs(&appraisal);
            let report = report.with_bases(Some(imposing));
            let road = Road { report: &planned, survey: &survey };
            context.write_data(|out| html::write(&report, Some(&road), lang, out))?;
        }
        _ => context.write(|out| text::plan(&planned, &survey, layout, out))?,
    }
    Ok(if plan.instruments.is_some() { Exit::Done } else { Exit::Objection })
}

fn wish(args: &Plan, context: &Context<'_>) -> Result<Wish, Failure> {
    let within = args.within.as_deref().map(|name| within(name, context)).transpose()?;
    let mut named: Vec<crate::target::Axis> = args.axes.iter().map(|(axis, _)| *axis).collect();
    named.sort_unstable();
    if let Some([twice, _]) = named.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
        let slots = [("axis", twice.word())];
        return Err(Failure::Usage(crate::words::plan::AXIS_TWICE.fill(context.lang(), &slots)));
    }
    Ok(Wish {
        axes: args.axes.clone(),
        each_authority: args.each_authority,
        must: args.must.clone(),
        never: args.never.clone(),
        within,
        most: args.most,
        most_weight: args.most_weight,
    })
}

/// Whose texts a word or an id means.
fn within(name: &str, context: &Context<'_>) -> Result<Within, Failure> {
    let weights = Weights::embedded()?;
    let word = |signer: Signer| match signer {
        Signer::Ministry => "ministry",
        Signer::Province => "province",
        Signer::PrimeMinister => "prime_minister",
        Signer::Government => "government",
        Signer::Assembly => "assembly",
    };
    let signers = || weights.signers().iter().map(|entry| entry.is);
    if let Some(signer) = signers().find(|signer| word(*signer) == name) {
        return Ok(Within::Signer(signer));
    }
    if let Some(authority) = context.knowledge()?.authorities.find(name) {
        return Ok(Within::Issuer(authority));
    }
    let names = signers().map(word).collect::<Vec<_>>().join(", ");
    let slots = [("name", name), ("names", &*names)];
    Err(Failure::Usage(words::plan::NO_WITHIN.fill(context.lang(), &slots)))
}

/// Refuses a wish that makes no sense, with all that does not.
fn refuse(nonsense: Vec<Nonsense>, lang: Lang) -> Result<(), Failure> {
    if nonsense.is_empty() { Ok(()) } else { Err(refused(&nonsense, lang)) }
}

fn refused(nonsense: &[Nonsense], lang: Lang) -> Failure {
    let said: Vec<String> = nonsense.iter().map(|one| words::plan::nonsense(one, lang)).collect();
    Failure::Usage(said.join("\n"))
}

fn troubled(trouble: Trouble, lang: Lang) -> Failure {
    match trouble {
        Trouble::Faults(faults) => Failure::Faults(faults),
        Trouble::Flaws(flaws) => {
            let nonsense: Vec<Nonsense> = flaws.into_iter().map(Nonsense::Flawed).collect();
            refused(&nonsense, lang)
        }
    }
}
