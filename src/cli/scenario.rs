//! The scenario that the command line names.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use super::args::ScenarioArgs;
use super::context::Context;
use super::failure::Failure;
use super::{output, suggestion};
use crate::analysis::Analysis;
use crate::appraisal::scenario::ScenarioFile;
use crate::appraisal::{self, Appraisal, Decisions, Scenario, volumes};
use crate::cost::tariff;
use crate::derive::{self, Assumed, Assumptions};
use crate::fault::{Fault, Problem};
use crate::ids::ProcedureCode;
use crate::knowledge::Name;
use crate::measure::Kind;
use crate::report::{Compared, Comparison};
use crate::target;
use crate::words::{Lang, Phrase, labels};

/// The word for every kind of measure or register, and the one for none.
const ALL: &str = "all";
const NONE: &str = "none";

/// The scenario of the arguments; what data and rules already allow when nothing is named.
pub(crate) fn of(args: &ScenarioArgs, context: &Context<'_>) -> Result<Scenario, Failure> {
    let knowledge = context.knowledge()?;
    let mut scenario = match &args.scenario {
        None => Scenario::usual()?,
        Some(name) => named(name, context)?,
    };
    if let Some(id) = &args.tariff {
        scenario.tariff = match tariff::embedded(id) {
            Some(tariff) => tariff?,
            None if is_file(id) => tariff::read(Path::new(id), &bytes(Path::new(id))?)?,
            None => return Err(unknown(labels::NO_TARIFF, id, &tariff::ids(), context)),
        };
    }
    if let Some(id) = &args.target {
        scenario.target = match target::embedded(id) {
            Some(target) => target?,
            None if is_file(id) => target::read(Path::new(id), &bytes(Path::new(id))?)?,
            None => return Err(unknown(labels::NO_TARGET, id, &target::ids(), context)),
        };
    }
    if let Some(words) = &args.measures {
        scenario.kinds = kinds(words, context)?;
    }
    if let Some(file) = &args.volumes {
        scenario.volumes.extend(volumes::read(file, &bytes(file)?)?);
    }
    if !args.group.is_empty() {
        scenario.groups = args.group.iter().map(|group| group.as_str().into()).collect();
    }
    if !args.authority.is_empty() {
        for id in &args.authority {
            if knowledge.authorities.find(id).is_none() {
                let known: Vec<&str> = knowledge.authorities.ids().collect();
                return Err(unknown(labels::NO_AUTHORITY, id, &known, context));
            }
        }
        scenario.authorities = args.authority.iter().map(|id| id.as_str().into()).collect();
    }
    assume(args, &mut scenario.assumptions, context)?;
    scenario.online_share = args.online_share.or(scenario.online_share);
    scenario.as_of = context.as_of().or(scenario.as_of);
    if let Some(file) = &args.decisions {
        scenario.decisions = Decisions::read(file, &bytes(file)?)?;
    }
    if let Some(file) = &args.save_scenario {
        can_be_saved(args, file, context)?;
    }
    Ok(scenario)
}

/// The scenario of an id or file, as it stands there.
pub(crate) fn named(name: &str, context: &Context<'_>) -> Result<Scenario, Failure> {
    let knowledge = context.knowledge()?;
    if is_file(name) {
        let file = Path::new(name);
        return Ok(appraisal::scenario::read(file, &bytes(file)?, knowledge)?);
    }
    match appraisal::scenario::embedded(name, knowledge) {
        Some(scenario) => Ok(scenario?),
        None => {
            let known = appraisal::scenario::ids();
            Err(unknown(labels::NO_SCENARIO, name, &known, context))
        }
    }
}

/// Adds the registers that the command line opens and closes; it wins over a file. The word for all
/// means every register that the other flag does not name.
fn assume(
    args: &ScenarioArgs,
    assumptions: &mut Assumptions,
    context: &Context<'_>,
) -> Result<(), Failure> {
    let known = &context.knowledge()?.registers;
    let opened = args.open.iter().map(|id| (id.trim(), Assumed::Open));
    let closed = args.close.iter().map(|id| (id.trim(), Assumed::Closed));
    let named: Vec<(&str, Assumed)> = opened.chain(closed).collect();
    for &(id, assumed) in &named {
        if named.iter().any(|&(other, otherwise)| other == id && otherwise != assumed) {
            let text = labels::OPEN_AND_CLOSED.fill(context.lang(), &[("name", id)]);
            return Err(Failure::Usage(text));
        }
    }
    let (all, single): (Vec<_>, Vec<_>) = named.into_iter().partition(|(id, _)| *id == ALL);
    for (_, assumed) in all {
        let every = known.indexes().map(|register| (register, assumed));
        *assumptions = every.fold(std::mem::take(assumptions), |all, (ix, is)| all.with(ix, is));
    }
    for (id, assumed) in single {
        let Some(register) = known.find(id) else {
            let ids: Vec<&str> = known.ids().collect();
            return Err(unknown(labels::NO_REGISTER, id, &ids, context));
        };
        *assumptions = std::mem::take(assumptions).with(register, assumed);
    }
    Ok(())
}

/// Refuses to save a scenario where it could not be read again, or over a file of another kind.
fn can_be_saved(args: &ScenarioArgs, file: &Path, context: &Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    // Scenarios name editions and targets by id: one's own file would not be found again.
    let own = [&args.tariff, &args.target].into_iter().flatten().find(|name| is_file(name));
    if let Some(own) = own {
        return Err(Failure::Usage(labels::SAVED_BY_ID.fill(lang, &[("path", own)])));
    }
    if !is_file(&file.to_string_lossy()) {
        let path = file.to_string_lossy();
        return Err(Failure::Usage(labels::SAVED_AS_JSON.fill(lang, &[("path", &*path)])));
    }
    // A slip of the keyboard shall not put a scenario in the place of a catalogue or report.
    let other = std::fs::read(file).is_ok_and(|bytes| !is_scenario(&bytes));
    if other || context.global.out.as_deref() == Some(file) {
        let path = file.to_string_lossy();
        return Err(Failure::Usage(labels::NOT_OVER_OTHERS.fill(lang, &[("path", &*path)])));
    }
    Ok(())
}

/// Whether bytes are those of a scenario, whatever its faults; nothing at all is none of another.
fn is_scenario(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Named<'a> {
        schema: Option<&'a str>,
    }
    let named = serde_json::from_slice::<Named<'_>>(bytes);
    bytes.is_empty() || named.is_ok_and(|named| named.schema == Some(appraisal::scenario::SCHEMA))
}

/// Saves the scenario that a command was given, when it was carried out.
pub(crate) fn save(args: &ScenarioArgs, context: &Context<'_>) -> Result<(), Failure> {
    let Some(file) = &args.save_scenario else { return Ok(()) };
    let scenario = &of(args, context)?;
    let lang = context.lang();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let in_lang = |lang| labels::SAVED_NAME.fill(lang, &[("name", &*stem)]).into();
    let name = Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) };
    let written = ScenarioFile::of(scenario, name, context.knowledge()?);
    let write = |out: &mut dyn Write| {
        let mut out = io::BufWriter::new(out);
        serde_json::to_writer_pretty(&mut out, &written)?;
        out.write_all(b"\n")?;
        out.flush()
    };
    output::to_file(file, write).map_err(|error| Failure::output(file, &error, lang))
}

fn kinds(words: &[String], context: &Context<'_>) -> Result<Vec<Kind>, Failure> {
    // Whichever of both were taken, the other would be dropped without a word.
    if words.len() > 1 && words.iter().any(|word| word.trim() == NONE) {
        return Err(Failure::Usage(labels::NONE_ALONE.say(context.lang()).to_owned()));
    }
    let mut kinds = Vec::new();
    for word in words {
        match word.trim() {
            ALL => kinds.extend(Kind::ALL),
            NONE => {}
            word => match Kind::ALL.into_iter().find(|kind| kind.word() == word) {
                Some(kind) => kinds.push(kind),
                None => {
                    let known: Vec<&str> =
                        [ALL, NONE].into_iter().chain(Kind::ALL.map(Kind::word)).collect();
                    return Err(unknown(labels::NO_KIND, word, &known, context));
                }
            },
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}

/// The scenarios to compare with, by the names they are called.
pub(crate) fn others(
    names: &[String],
    context: &Context<'_>,
) -> Result<Vec<(String, Scenario)>, Failure> {
    let one = |name: &String| Ok((name.trim().to_owned(), named(name.trim(), context)?));
    names.iter().map(one).collect()
}

/// The scenario of a report beside others; `None` when there are no others.
pub(crate) fn compare(
    appraisal: &Appraisal<'_>,
    others: &[(String, Scenario)],
    context: &mut Context<'_>,
) -> Result<Option<Comparison>, Failure> {
    if others.is_empty() {
        return Ok(None);
    }
    let lang = context.lang();
    let mut columns = vec![Compared::of(None, appraisal, lang)];
    for (name, scenario) in others {
        let analysis = appraisal.analysis;
        // The day and what is assumed of registers change verdicts; nothing else does.
        let other_day = scenario.as_of.is_some_and(|day| day != analysis.as_of);
        let other_world = (other_day || scenario.assumptions != analysis.assumptions)
            .then(|| analysis.asked(scenario.question()));
        let other = Appraisal::of(other_world.as_ref().unwrap_or(analysis), scenario)?;
        mind(&other, context)?;
        columns.push(Compared::of(Some(name), &other, lang));
    }
    Ok(Some(Comparison::of(columns)))
}

/// Refuses a choice that covers nothing, and says what of it has no effect.
pub(crate) fn mind(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let chosen = appraisal.scenario;
    mind_groups(appraisal, context)?;
    let chooses = !chosen.groups.is_empty() || !chosen.authorities.is_empty();
    if chooses && appraisal.sums.procedures == 0 {
        return Err(Failure::Usage(labels::NOTHING_COVERED.say(context.lang()).to_owned()));
    }
    mind_volumes(appraisal, context)?;
    mind_decisions(appraisal, context)?;
    mind_registers(appraisal, context)
}

/// Refuses a group that no procedure is of: its part of what was asked for would be missing.
fn mind_groups(appraisal: &Appraisal<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let procedures = &appraisal.analysis.catalog.procedures;
    let known: BTreeSet<&str> =
        procedures.iter().flat_map(|one| &one.groups).map(|group| &**group).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let chosen = appraisal.scenario.groups.iter();
    match chosen.map(|group| &**group).find(|group| !known.contains(group)) {
        // Of a catalogue without groups it is enough to say that nothing is covered.
        Some(group) if !known.is_empty() => Err(unknown(labels::NO_GROUP, group, &known, context)),
        _ => Ok(()),
    }
}

/// Names volumes that no procedure has.
fn mind_volumes(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let known = &appraisal.analysis.catalog.procedures;
    let is_known = |code: &ProcedureCode| known.binary_search_by(|one| one.code.cmp(code)).is_ok();
    let volumes = appraisal.scenario.volumes.keys();
    let unknown: Vec<&str> =
        volumes.filter(|code| !is_known(code)).map(ProcedureCode::as_str).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let slots = [("count", &*lang.count(unknown.len())), ("codes", &*some(&unknown))];
    note(labels::VOLUMES_UNKNOWN, &slots, context)
}

/// Names decisions on measures that this catalogue does not offer.
fn mind_decisions(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let decisions = &appraisal.scenario.decisions;
    if decisions.is_empty() {
        return Ok(());
    }
    let offered: BTreeSet<String> = appraisal.measure_ids().collect();
    let idle = decisions.iter().map(|one| &*one.measure).filter(|id| !offered.contains(*id));
    let idle: Vec<&str> = idle.collect();
    if idle.is_empty() {
        return Ok(());
    }
    let slots = [("count", &*context.lang().count(idle.len())), ("ids", &*some(&idle))];
    note(labels::DECISIONS_IDLE, &slots, context)
}

/// Names registers that are assumed open and are so by law.
fn mind_registers(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let Analysis { knowledge, as_of, .. } = *appraisal.analysis;
    let opened = appraisal.scenario.assumptions.registers(Assumed::Open);
    let open_already = opened.filter(|ix| derive::is_open_to_all(knowledge, *ix, as_of));
    let ids: Vec<&str> = open_already.map(|ix| &*knowledge.registers[ix].id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let slots = [("registers", &*some(&ids)), ("date", &*context.lang().date(as_of))];
    note(labels::OPEN_ALREADY, &slots, context)
}

/// The first of some names.
fn some(names: &[&str]) -> String {
    const SHOWN: usize = 10;
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} …") } else { shown }
}

/// Says something beside the result.
fn note(phrase: Phrase, slots: &[(&str, &str)], context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    context.say(&format!("{}: {}", labels::NOTE.say(lang), phrase.fill(lang, slots)))
}

/// Whether a name is that of a file rather than an id.
fn is_file(name: &str) -> bool {
    name.ends_with(".json")
}

/// Whether the command line names anything of a scenario.
pub(crate) fn is_named(args: &ScenarioArgs) -> bool {
    args.scenario.is_some()
        || args.tariff.is_some()
        || args.target.is_some()
        || args.measures.is_some()
        || args.volumes.is_some()
        || !args.authority.is_empty()
        || !args.group.is_empty()
        || !args.open.is_empty()
        || !args.close.is_empty()
        || args.online_share.is_some()
        || args.decisions.is_some()
        || args.save_scenario.is_some()
}

/// The bytes of a file.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        vec![Fault::of_file(file, Problem::Unreadable { reason: error.to_string() })]
    };
    Ok(std::fs::read(file).map_err(unreadable)?)
}

/// Says that a name is not known, and what is: all names, or the nearest of a long list.
fn unknown(phrase: Phrase, name: &str, known: &[&str], context: &Context<'_>) -> Failure {
    const SHOWN: usize = 20;
    let lang = context.lang();
    if known.len() <= SHOWN {
        let slots = [("name", name), ("names", &*known.join(", "))];
        return Failure::Usage(phrase.fill(lang, &slots));
    }
    let shown = known.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let text = phrase.fill(lang, &[("name", name), ("names", &format!("{shown} …"))]);
    Failure::Usage(suggestion::with_nearest(text, name, known.iter().copied(), lang))
}
