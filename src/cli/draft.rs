//! `tinhgon draft`: the resolution, decision or submission that the results end in.

mod minding;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::args::{Draft, Format, ScenarioArgs, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{file, output, scenario};
use crate::appraisal::{Appraisal, Decision, Decisions, Ruling, Scenario};
use crate::draft::particulars::AnnexPages;
use crate::draft::{
    self, Abolitions, BlankKind, Document, DraftKind, HeldBack, Material, Operation, Particulars,
    PlanFile, Withheld,
};
use crate::measure::Kind;
use crate::measure::imposing::Imposing;
use crate::plan::Survey;
use crate::report::Report;
use crate::words::{Lang, Term, draft as words, labels};

pub(crate) fn run(args: &Draft, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = format(context)?;
    let particulars = particulars(args)?;
    let Chosen { mut scenario, plan, decided } = chosen(args, context)?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    minding::inputs(plan.as_ref(), args, &analysis, context)?;
    minding::target(args, &mut scenario, analysis.as_of, context)?;
    let chosen_for = plan.as_ref().and_then(|plan| minding::chosen_for(plan, &scenario.target));
    let whole = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&whole, context)?;
    mind_ids(args, &whole, context)?;
    let held = draft::held_back(args.kind, &whole, &decided, abolitions(args));
    minding::held_back(&held, context)?;
    let scenario = without(scenario.clone(), &held);
    // Figures are those of what is drafted.
    let appraisal = if held.is_empty() { whole } else { Appraisal::of(&analysis, &scenario)? };
    let imposing = Imposing::new(knowledge)?;
    let survey = Survey::of(&appraisal, &imposing)?;
    let mut material = Material::of(&survey)?;
    material.undecided = held.into_iter().filter(|one| one.why == Withheld::Undecided).collect();
    material.chosen_for = chosen_for;
    mind_measures(args.kind, &material, context)?;
    let document = draft::draft(args.kind, &material, &particulars)?;
    match format {
        Format::Docx => context.write_data(|out| draft::docx::write(&document, out))?,
        _ => context.write(|out| draft::markdown::write(&document, out))?,
    }
    if let Some(path) = &args.save_report {
        let report = Report::generate(&analysis).with_costs(&appraisal).with_bases(Some(imposing));
        save(&report, path, context.lang())?;
    }
    tell_blanks(&document, context)?;
    Ok(Exit::Done)
}

/// Whether abolitions were named by themselves.
fn abolitions(args: &Draft) -> Abolitions {
    let named = args.scenario.measures.iter().flatten();
    match named.into_iter().any(|word| word.trim() == Kind::Abolish.word()) {
        true => Abolitions::Named,
        false => Abolitions::Implied,
    }
}

/// The scenario without what is held back.
fn without(mut scenario: Scenario, held: &[HeldBack]) -> Scenario {
    for one in held {
        let reason = match one.why {
            Withheld::Undecided => words::UNDECIDED_REASON,
            Withheld::OutsideGovernment => words::OUTSIDE_REASON,
        };
        scenario.decisions.set(Decision {
            measure: (*one.measure).into(),
            ruling: Ruling::Postpone,
            reason: reason.say(Lang::Vi).into(),
            name: env!("CARGO_PKG_NAME").into(),
            on: None,
        });
    }
    scenario
}

/// The format asked for, or that of the file's ending.
fn format(context: &Context<'_>) -> Result<Format, Failure> {
    const OFFERED: [Format; 2] = [Format::Markdown, Format::Docx];
    const PROSE: [&str; 3] = ["md", "markdown", "txt"];
    let out = context.global.out.as_deref();
    let ending =
        out.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("docx") if context.global.format.is_none() => Ok(Format::Docx),
        Some(other) if context.global.format.is_none() && !PROSE.contains(&other) => {
            let text = words::UNKNOWN_ENDING.fill(context.lang(), &[("ending", other)]);
            Err(Failure::Usage(text))
        }
        _ => context.format(&OFFERED),
    }
}

/// What people say of the text: the file, and the flags that win over it.
fn particulars(args: &Draft) -> Result<Particulars, Failure> {
    let mut said = match &args.particulars {
        Some(path) => Particulars::read(path, &file::bytes(path)?)?,
        None => Particulars::default(),
    };
    let given = |text: &Option<String>, said: Option<Box<str>>| {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        text.map(Box::from).or(said)
    };
    said.issuer = given(&args.issuer, said.issuer);
    said.place = given(&args.place, said.place);
    said.signatory = given(&args.signatory, said.signatory);
    if args.landscape {
        said.annex_pages = AnnexPages::Landscape;
    }
    Ok(said)
}

/// What is drafted.
struct Chosen {
    scenario: Scenario,
    plan: Option<PlanFile>,
    /// What people decided: a plan chooses, and accepts nothing.
    decided: Decisions,
}

/// The scenario: of a plan or of decisions exactly what they accept, unless kinds are named, too.
fn chosen(args: &Draft, context: &Context<'_>) -> Result<Chosen, Failure> {
    let mut scenario = scenario::of(&args.scenario, context)?;
    let decided = scenario.decisions.clone();
    let read = |path: &PathBuf| Ok::<_, Failure>(PlanFile::read(path, &file::bytes(path)?)?);
    let plan = args.plan.as_ref().map(read).transpose()?;
    if let (Some(path), Some(plan)) = (&args.plan, &plan) {
        let name: Box<str> = path.to_string_lossy().into();
        let mut decisions = Decisions::default();
        for measure in &plan.measures {
            // People may leave out what a plan chooses; what it does not choose they accept elsewhere.
            if let Some(person) = decided.on(&measure.id) {
                decisions.set(person.clone());
                continue;
            }
            let (ruling, reason, name) = (Ruling::Accept, name.clone(), name.clone());
            let measure = measure.id.clone();
            decisions.set(Decision { measure, ruling, reason, name, on: None });
        }
        scenario.decisions = decisions;
    }
    let ScenarioArgs { measures, scenario: named, .. } = &args.scenario;
    let has_decisions = args.scenario.decisions.is_some() || !scenario.decisions.is_empty();
    let by_kind = measures.is_some() || named.is_some();
    if args.plan.is_some() || (has_decisions && !by_kind) {
        scenario.kinds = Vec::new();
    }
    Ok(Chosen { scenario, plan, decided })
}

/// Refuses a plan of another catalogue, and decisions that accept nothing of this one.
fn mind_ids(args: &Draft, appraisal: &Appraisal<'_>, context: &Context<'_>) -> Result<(), Failure> {
    const SHOWN: usize = 5;
    let lang = context.lang();
    let offered: BTreeSet<String> = appraisal.measure_ids().collect();
    let decisions = &appraisal.scenario.decisions;
    let accepted = decisions.iter().filter(|one| one.ruling == Ruling::Accept);
    let accepted: Vec<&str> = accepted.map(|one| &*one.measure).collect();
    let unknown: Vec<&str> = accepted.iter().copied().filter(|id| !offered.contains(*id)).collect();
    if let Some(path) = args.plan.as_deref().filter(|_| !unknown.is_empty()) {
        let ids = unknown.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        let (path, count) = (path.to_string_lossy(), lang.count(unknown.len()));
        let slots = [("path", &*path), ("count", &*count), ("ids", &*ids)];
        return Err(Failure::Usage(words::PLAN_UNKNOWN.fill(lang, &slots)));
    }
    let fits_nothing = !accepted.is_empty() && unknown.len() == accepted.len();
    match args.scenario.decisions.as_deref().filter(|_| fits_nothing) {
        Some(path) => {
            let slots = [("path", &*path.to_string_lossy())];
            Err(Failure::Usage(words::DECISIONS_FIT_NOTHING.fill(lang, &slots)))
        }
        None => Ok(()),
    }
}

/// Refuses what leaves nothing to draft, and says what has no place in a resolution.
fn mind_measures(
    kind: DraftKind,
    material: &Material<'_>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let lang = context.lang();
    if material.accepted.is_empty() {
        return Err(Failure::Usage(words::NOTHING_ACCEPTED.say(lang).to_owned()));
    }
    if kind == DraftKind::PlanDecision {
        minding::ministries(material, context)?;
    }
    if kind != DraftKind::Resolution {
        return Ok(());
    }
    let mut left_out: BTreeMap<Kind, usize> = BTreeMap::new();
    let kinds = material.accepted.iter().map(|one| one.measure.kind);
    for kind in kinds.filter(|kind| Operation::of(*kind).is_none()) {
        *left_out.entry(kind).or_default() += 1;
    }
    let count: usize = left_out.values().sum();
    if count == material.accepted.len() {
        return Err(Failure::Usage(words::NOTHING_FOR_RESOLUTION.say(lang).to_owned()));
    }
    if count == 0 {
        return Ok(());
    }
    let kinds = left_out.iter().map(|(kind, n)| format!("{} ({})", kind.say(lang), lang.count(*n)));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let slots = [("measures", &*words::PLACED.count(count, lang)), ("kinds", &*kinds)];
    note(&words::LEFT_OUT.fill(lang, &slots), context)
}

/// Says how many blanks of which kind people have to fill.
fn tell_blanks(document: &Document, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let mut blanks: BTreeMap<BlankKind, usize> = BTreeMap::new();
    document.blanks().for_each(|blank| *blanks.entry(blank.kind).or_default() += 1);
    let count: usize = blanks.values().sum();
    if count == 0 {
        return note(words::NO_BLANKS.say(lang), context);
    }
    let kinds = blanks.iter().map(|(kind, n)| format!("{} {}", lang.count(*n), kind.say(lang)));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let slots = [("blanks", &*words::BLANKS.count(count, lang)), ("kinds", &*kinds)];
    note(&words::BLANKS_LEFT.fill(lang, &slots), context)
}

fn note(text: &str, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    context.say(&format!("{}: {text}", labels::NOTE.say(lang)))
}

fn save(report: &Report<'_>, path: &Path, lang: Lang) -> Result<(), Failure> {
    output::to_file(path, |out| report.document(lang).write(out))
        .map_err(|error| Failure::output(path, &error, lang))
}
