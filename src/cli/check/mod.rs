//! `tinhgon check`: faults of the input, and rules about procedures, cost sheets and measures.

mod read;
mod rows;

pub(crate) use rows::{Checked, Refused};

use self::read::{Read, read};
use super::args::{Check, FailOn, Format, RuleArgs};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::gate::{Gate, Run};
use super::{scenario, suggestion, tables};
use crate::appraisal::Appraisal;
use crate::fault::Fault;
use crate::gate::{Known, Since, State};
use crate::ids::ProcedureCode;
use crate::lint::{self, Finding, Material, Selection};
use crate::report::tables::Tables;
use crate::report::text::Told;
use crate::report::{json, sarif, text};
use crate::words::{Lang, Phrase, draft, labels};

pub(crate) fn run(args: &Check, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format =
        context.format(&[Format::Text, Format::Json, Format::Sarif, Format::Csv, Format::Tsv])?;
    let knowledge = context.knowledge()?;
    let selection = selection(&args.rules, context.lang())?;
    let gate = Gate::of(&args.gate, context)?;
    let scenario = match scenario::is_named(&args.scenario) {
        true => Some(scenario::of(&args.scenario, context)?),
        false => None,
    };
    let read = match read(args, scenario.as_ref(), context, knowledge) {
        Err(Failure::Faults(faults)) if format == Format::Json => return refuse(&faults, context),
        other => other?,
    };
    let analysis = read.analysis.as_ref();
    let appraisal = match analysis.zip(scenario.as_ref()) {
        Some((analysis, scenario)) => Some(Appraisal::of(analysis, scenario)?),
        None => None,
    };
    if let Some(appraisal) = &appraisal {
        scenario::mind(appraisal, context)?;
    }
    if args.report.is_none() && !read.drafts.is_empty() {
        let text = draft::NO_REPORT.say(context.lang());
        context.say(&format!("{}: {text}", labels::NOTE.say(context.lang())))?;
    }
    let material = Material {
        analysis,
        appraisal: appraisal.as_ref(),
        sheets: &read.sheets,
        drafts: &read.drafts,
        audit: None,
        assessment: None,
    };
    mind_origins(args, &read, context)?;
    let mut findings = selection.of(lint::check_all(&material));
    let chosen = |code: &ProcedureCode| read.chooses(code, scenario.as_ref());
    findings
        .retain(|finding| read.is_about_file(finding) || finding.procedure().is_none_or(chosen));
    let as_of = context.as_of().or(analysis.map(|one| one.as_of)).unwrap_or(knowledge.as_of);
    let seen = |code: &ProcedureCode| read.has(code) && chosen(code);
    // What is waived is still there: the baseline is compared with all findings.
    let mut all = if gate.is_asked() { findings.clone() } else { Vec::new() };
    let waived = lint::waive(findings, &read.waivers, &selection, as_of, &seen);
    let on_waivers = waived.findings.iter().filter(|one| lint::is_about_waivers(one.code()));
    all.extend(on_waivers.cloned());
    let narrowed = !args.scenario.authority.is_empty() || !args.scenario.group.is_empty();
    let sought = |known: &Known| {
        let procedure = known.procedure.as_deref().and_then(|code| code.parse().ok());
        selection.keeps(&known.code) && (!narrowed || procedure.as_ref().is_none_or(seen))
    };
    let mut findings = waived.findings;
    let baseline = gate.baseline.as_ref();
    let mut since = baseline.map(|one| Since {
        gone: one.compare(&all, knowledge, &sought).gone,
        ..one.compare(&findings, knowledge, &sought)
    });
    let run = Run {
        findings: &findings,
        since: since.as_ref(),
        baseline,
        analysis,
        appraisal: appraisal.as_ref(),
    };
    let passed = gate.judge(&run, context)?;
    gate.save(&all, knowledge, &sought, context)?;
    // SARIF has a word for what is known; elsewhere it is not told.
    if let Some(since) = since.as_mut().filter(|_| format != Format::Sarif) {
        since.hide_known(&mut findings);
    }
    let layout = context.layout();
    let told = Told { knowledge, analysis, waived: waived.count, since: since.as_ref() };
    let lang = layout.lang;
    let written = match format {
        Format::Json => {
            let checked = Checked::of(&findings, &told, lang);
            context.write_data(|out| json::write(out, &checked))
        }
        Format::Sarif => {
            let log = match &since {
                Some(since) => sarif::Log::since(&findings, since, knowledge, lang),
                None => sarif::Log::of(&findings, knowledge, lang),
            };
            context.write_data(|out| json::write(out, &log))
        }
        Format::Csv | Format::Tsv => tables::write(
            &Tables::of_findings(&findings, knowledge, analysis, lang),
            format,
            context,
        ),
        _ => context.write(|out| text::findings(&findings, told, layout, out)),
    };
    match written {
        // Who has seen enough of the findings has not made them go: the gate stays shut.
        Err(Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        written => written?,
    }
    let objected = objects(args.rules.fail_on, &findings, since.as_ref());
    Ok(if objected || !passed { Exit::Objection } else { Exit::Done })
}

/// Whether some finding makes the run fail.
fn objects(fail_on: FailOn, findings: &[Finding], since: Option<&Since<'_>>) -> bool {
    findings.iter().enumerate().any(|(position, finding)| {
        match since.and_then(|since| since.state(position)) {
            None | Some(State::New) => fail_on.objects_to(finding.severity()),
            // Who fixes a thing once may not undo it, however light it is.
            Some(State::Returned) => fail_on != FailOn::Never,
            Some(State::Unchanged | State::Updated) => false,
        }
    })
}

/// The rules that are asked for; a code of no rule is a slip worth stopping for.
pub(crate) fn selection(rules: &RuleArgs, lang: Lang) -> Result<Selection, Failure> {
    let RuleArgs { select, ignore, .. } = rules;
    for code in select.iter().chain(ignore) {
        if lint::codes().any(|known| known == code) {
            continue;
        }
        let text = labels::NO_RULE.fill(lang, &[("name", code)]);
        let text = suggestion::with_nearest(text, code, lint::codes(), lang);
        return Err(Failure::Usage(text));
    }
    Ok(Selection { select: select.clone(), ignore: ignore.clone() })
}

/// An input that cannot be read, for scripts.
fn refuse(faults: &[Fault], context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    context.write_data(|out| json::write(out, &Refused::of(faults, lang)))?;
    Ok(Exit::Unusable)
}

/// Says which drafts were made of another catalogue or for another day than the report.
fn mind_origins(args: &Check, read: &Read<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let Some(report) = args.report.as_deref() else { return Ok(()) };
    for one in &read.drafts {
        let ours = one.book.as_ref().and_then(|book| book.origin.as_ref());
        let Some((theirs, ours)) = one.draft.origin.as_ref().zip(ours) else { continue };
        let (draft, report) = (one.file.to_string_lossy(), report.to_string_lossy());
        let mut tell = |phrase: Phrase, theirs: &str, ours: &str| {
            let slots =
                [("draft", &*draft), ("report", &*report), ("theirs", theirs), ("ours", ours)];
            context.say(&format!("{}: {}", labels::NOTE.say(lang), phrase.fill(lang, &slots)))
        };
        if theirs.digest != ours.digest {
            tell(draft::REPORT_OF_OTHER_CATALOGUE, &theirs.digest, &ours.digest)?;
        }
        if theirs.as_of != ours.as_of {
            tell(draft::REPORT_OF_OTHER_DAY, &lang.date(theirs.as_of), &lang.date(ours.as_of))?;
        }
    }
    Ok(())
}
