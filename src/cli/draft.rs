//! `tinhgon draft`: the resolution, decision or submission that the results end in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::args::{Draft, Format, ScenarioArgs, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{file, output, scenario};
use crate::appraisal::{Appraisal, Decision, Decisions, Ruling, Scenario};
use crate::draft::particulars::AnnexPages;
use crate::draft::{
    self, BlankKind, Document, DraftKind, Material, Operation, Particulars, PlanFile,
};
use crate::measure::Kind;
use crate::measure::imposing::Imposing;
use crate::plan::Survey;
use crate::report::Report;
use crate::words::{Lang, Term, draft as words, labels};

pub(crate) fn run(args: &Draft, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = format(context)?;
    let particulars = particulars(args)?;
    let scenario = chosen(args, context)?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&appraisal, context)?;
    mind_ids(args, &appraisal, context)?;
    let imposing = Imposing::new(knowledge)?;
    let survey = Survey::of(&appraisal, &imposing)?;
    let material = Material::of(&survey)?;
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

/// The format asked for, or that of the file's ending.
fn format(context: &Context<'_>) -> Result<Format, Failure> {
    const OFFERED: [Format; 2] = [Format::Markdown, Format::Docx];
    let out = context.global.out.as_deref();
    let ending =
        out.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("docx") if context.global.format.is_none() => Ok(Format::Docx),
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

/// The scenario: of a plan or of decisions exactly what they accept, unless kinds are named, too.
fn chosen(args: &Draft, context: &Context<'_>) -> Result<Scenario, Failure> {
    let mut scenario = scenario::of(&args.scenario, context)?;
    if let Some(path) = &args.plan {
        let plan = PlanFile::read(path, &file::bytes(path)?)?;
        let name: Box<str> = path.to_string_lossy().into();
        let mut decisions = Decisions::default();
        for measure in plan.measures {
            let (ruling, reason, name) = (Ruling::Accept, name.clone(), name.clone());
            decisions.set(Decision { measure: measure.id, ruling, reason, name, on: None });
        }
        scenario.decisions = decisions;
    }
    let ScenarioArgs { measures, scenario: named, .. } = &args.scenario;
    let decided = args.scenario.decisions.is_some() || !scenario.decisions.is_empty();
    let by_kind = measures.is_some() || named.is_some();
    if args.plan.is_some() || (decided && !by_kind) {
        scenario.kinds = Vec::new();
    }
    Ok(scenario)
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
