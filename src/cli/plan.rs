//! `tinhgon plan`: the fewest, lightest amendments that reach the target.

use super::args::{Format, Plan, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::interrupt::Patience;
use super::{file, scenario, tables};
use crate::appraisal::Appraisal;
use crate::knowledge::Knowledge;
use crate::measure::imposing::Imposing;
use crate::plan::constraints::Constraints;
use crate::plan::{Limits, Nonsense, Planner, Signer, Survey, Trouble, Weights, Wish, Within};
use crate::report::html::{self, Road};
use crate::report::plan::{PlanReport, Planned};
use crate::report::tables::Tables;
use crate::report::{Report, json, markdown, text, xlsx};
use crate::words::{self, Lang};

/// What a plan can be written as; the default first.
const FORMATS: [Format; 7] = [
    Format::Text,
    Format::Json,
    Format::Html,
    Format::Markdown,
    Format::Xlsx,
    Format::Csv,
    Format::Tsv,
];

/// Steps of a search that no time limit ends: a few seconds.
const STEPS: u64 = 100_000_000;
/// Steps for each plan of a frontier, of which there are two dozen, and of an explanation.
const FEW_STEPS: u64 = 5_000_000;

pub(crate) fn run(args: &Plan, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&FORMATS)?;
    let scenario = scenario::of(&args.scenario, context)?;
    let knowledge = context.knowledge()?;
    let constraints = constraints(args, knowledge)?;
    let wish = wish(args, constraints.as_ref(), context)?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&appraisal, context)?;
    let imposing = Imposing::new(knowledge)?;
    let lang = context.lang();
    let survey = survey(&appraisal, &imposing, constraints.as_ref(), &wish, lang)?;
    let planner = Planner::new(&survey, &wish)?;
    let asked = planner.asked().map_err(|one| refused(&[one], lang))?;

    let patience = Patience::begin(args.time_limit);
    let stop = || patience.is_over();
    let limits = Limits {
        steps: if args.time_limit.is_some() { u64::MAX } else { STEPS },
        stop: &stop,
        // Millionths of the weight from millionths of a percent.
        gap: u64::try_from(args.gap.millionths() / 100).unwrap_or_default(),
        seed: args.seed,
    };
    let few = Limits { steps: FEW_STEPS, ..limits };
    let troubled = |trouble| troubled(trouble, lang);
    let plan = planner.plan(&asked, &limits).map_err(troubled)?;
    let reasons = planner.reasons(&plan).map_err(troubled)?;
    let blocked = planner.blocked(&plan, &few).map_err(troubled)?;
    let road = planner.roadmap(&plan)?;
    let sure = planner.sureness(&plan)?;
    let frontier = match args.frontier {
        true => {
            planner.frontier(&asked, &plan, &survey.weights.frontier, &few).map_err(troubled)?
        }
        false => Vec::new(),
    };
    let planned = PlanReport::of(&Planned {
        planner: &planner,
        plan: &plan,
        reasons: &reasons,
        road: &road,
        frontier: &frontier,
        blocked: blocked.as_ref(),
        sure: sure.as_ref(),
        stopped: patience.has_stopped(),
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
        Format::Markdown => {
            context.write_data(|out| markdown::plan(&planned, &survey, lang, out))?;
        }
        Format::Csv | Format::Tsv => {
            tables::write(&Tables::of_plan(&planned, &survey, lang), format, context)?;
        }
        Format::Xlsx => context.write_data(|out| xlsx::plan(&planned, &survey, lang, out))?,
        _ => context.write(|out| text::plan(&planned, &survey, layout, out))?,
    }
    // Whoever stops the search gets what there is: that is no objection to the target.
    let done = plan.instruments.is_some() || Patience::was_interrupted();
    Ok(if done { Exit::Done } else { Exit::Objection })
}

/// The constraints of the file that is named.
fn constraints(args: &Plan, knowledge: &Knowledge) -> Result<Option<Constraints>, Failure> {
    let Some(file) = &args.constraints else { return Ok(None) };
    Ok(Some(Constraints::read(file, &file::bytes(file)?, knowledge)?))
}

/// What is wanted: what stands in a file, where the command line says nothing else.
fn wish(
    args: &Plan,
    constraints: Option<&Constraints>,
    context: &Context<'_>,
) -> Result<Wish, Failure> {
    let within = args.within.as_deref().map(|name| within(name, context)).transpose()?;
    let typed = Wish {
        axes: args.axes.clone(),
        each_authority: args.each_authority,
        must: args.must.clone(),
        never: args.never.clone(),
        within,
        most: args.most,
        most_weight: args.most_weight,
        deadline: args.deadline,
        ..Wish::default()
    };
    let kept = constraints.map(|constraints| constraints.wish.clone()).unwrap_or_default();
    Ok(kept.overridden_by(typed))
}

/// Whose texts a word or an id means.
fn within(name: &str, context: &Context<'_>) -> Result<Within, Failure> {
    let weights = Weights::embedded()?;
    if let Some(within) = Within::named(name, &weights, context.knowledge()?) {
        return Ok(within);
    }
    let words: Vec<&str> = weights.signers().iter().map(|entry| Signer::word(entry.is)).collect();
    let slots = [("name", name), ("names", &*words.join(", "))];
    Err(Failure::Usage(words::plan::NO_WITHIN.fill(context.lang(), &slots)))
}

/// What there is to plan with, where everything wanted fits it.
fn survey<'a>(
    appraisal: &'a Appraisal<'a>,
    imposing: &Imposing<'a>,
    constraints: Option<&Constraints>,
    wish: &Wish,
    lang: Lang,
) -> Result<Survey<'a>, Failure> {
    let mut survey = Survey::of(appraisal, imposing)?;
    let faults = constraints.map(|constraints| constraints.check(&survey)).unwrap_or_default();
    if !faults.is_empty() {
        return Err(Failure::Faults(faults));
    }
    // A weight counts for caps, too.
    survey.weigh(&wish.weights);
    let nonsense = wish.nonsense(&survey);
    if nonsense.is_empty() { Ok(survey) } else { Err(refused(&nonsense, lang)) }
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
