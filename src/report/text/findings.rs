//! Findings and rules on a terminal.

use std::io::{self, Write};

use super::{Fold, Layout, Page, style_of};
use crate::analysis::Analysis;
use crate::gate::{Since, State};
use crate::knowledge::Knowledge;
use crate::lint::{Finding, Rule, Severity};
use crate::report::sections;
use crate::words::{Lang, Term, labels};

/// What findings are told with.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// Puts names to ids.
    pub knowledge: &'a Knowledge,
    /// The catalogue, which puts names to codes and words to lines.
    pub analysis: Option<&'a Analysis<'a>>,
    /// Findings that are waived and not told.
    pub waived: usize,
    /// What became of the findings since a baseline, where there is one.
    pub since: Option<&'a Since<'a>>,
}

/// Writes findings one by one under the procedure they are about, and their sum.
///
/// # Errors
/// Errors of the writer.
pub fn findings(
    findings: &[Finding],
    told: Told<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = &mut Page::new(out, layout);
    let lang = layout.lang;
    let shown = match layout.fold {
        Fold::All => findings.len(),
        Fold::Short => findings.len().min(SHOWN),
    };
    // Errors must not be folded away behind remarks, so the gravest come first.
    let mut order: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
    order.sort_by_key(|(_, finding)| finding.severity());
    for (position, finding) in order.iter().take(shown) {
        let state = told.since.and_then(|since| since.state(*position));
        one(page, finding, state, told)?;
    }
    let hidden = findings.len() - shown;
    if hidden > 0 {
        let count = lang.count(hidden);
        page.faint(&labels::MORE.fill(lang, &[("count", &count)]))?;
    }
    if findings.is_empty() {
        page.line(labels::NOTHING_FOUND.say(lang))?;
    } else {
        page.section(&sections::findings(findings, lang))?;
        page.line(&summary(findings, lang))?;
    }
    if told.waived > 0 {
        let findings = labels::FINDINGS.count(told.waived, lang);
        page.line(&labels::WAIVED.fill(lang, &[("findings", &findings)]))?;
    }
    told.since.map_or(Ok(()), |since| page.line(&sum(since, lang)))
}

/// What is new, what is gone and what is not told, in a sentence.
fn sum(since: &Since<'_>, lang: Lang) -> String {
    let slots = [
        ("new", &*lang.count(since.count(State::New))),
        ("updated", &*lang.count(since.count(State::Updated))),
        ("returned", &*lang.count(since.count(State::Returned))),
        ("gone", &*lang.count(since.gone.len())),
        ("known", &*lang.count(since.hidden)),
    ];
    labels::SINCE_BASELINE.fill(lang, &slots)
}

/// Writes findings one by one, below something else.
pub(super) fn listed(page: &mut Page<'_>, findings: &[Finding], told: Told<'_>) -> io::Result<()> {
    if !findings.is_empty() {
        page.line("")?;
    }
    findings.iter().try_for_each(|finding| one(page, finding, None, told))
}

/// Findings shown before the list is folded.
const SHOWN: usize = 50;

/// How many findings of each severity there are.
fn summary(findings: &[Finding], lang: Lang) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    labels::SUMMARY.fill(
        lang,
        &[
            ("errors", &labels::ERRORS.count(of(Severity::Error), lang)),
            ("warnings", &labels::WARNINGS.count(of(Severity::Warning), lang)),
            ("infos", &labels::INFOS.count(of(Severity::Info), lang)),
        ],
    )
}

fn one(
    page: &mut Page<'_>,
    finding: &Finding,
    state: Option<State>,
    told: Told<'_>,
) -> io::Result<()> {
    let lang = page.lang();
    let style = style_of(finding.severity());
    let (severity, code) = (finding.severity().say(lang), finding.code());
    let mut message = finding.message(told.knowledge, lang);
    // What is new needs no word: what was known is not told.
    if let Some(state) = state.filter(|state| *state != State::New) {
        message = format!("{message} ({})", state.say(lang));
    }
    writeln!(page.out, "{style}{severity}[{code}]{style:#}: {message}")?;
    let place = place(finding, told.analysis);
    if place.is_empty() { Ok(()) } else { page.faint(&format!("  --> {place}")) }
}

/// Code, name and line, or file and position.
fn place(finding: &Finding, analysis: Option<&Analysis<'_>>) -> String {
    let mut parts = Vec::new();
    if let Some(file) = &finding.place.file {
        let path = file.path.display();
        let cell = file.place.cell();
        parts.push(match file.place.line {
            _ if cell.is_some() => format!("{path}: {}", cell.unwrap_or_default()),
            0 => path.to_string(),
            line if file.place.column == 0 => format!("{path}:{line}"),
            line => format!("{path}:{line}:{}", file.place.column),
        });
    }
    let procedure = finding.place.procedure.as_ref();
    let Some(code) = procedure else {
        return parts.join(" ");
    };
    parts.push(code.to_string());
    if let Some(dossier) = analysis.and_then(|analysis| analysis.dossier(code.as_str())) {
        parts.push(dossier.procedure.name.to_string());
        let asked = dossier.procedure.requirements.iter();
        let line =
            asked.into_iter().find(|line| Some(&line.id) == finding.place.requirement.as_ref());
        if let Some(line) = line {
            parts.push(format!("› {}: {}", line.id, line.text));
        }
    }
    parts.join(" ")
}

/// Writes the page of a rule.
///
/// # Errors
/// Errors of the writer.
pub fn rule_page(rule: &Rule, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let lang = layout.lang;
    let style = style_of(rule.severity);
    writeln!(out, "{style}{}{style:#}: {}", rule.code, rule.page.title.say(lang))?;
    let parts = [
        (labels::RULE_SEVERITY, rule.severity.say(lang)),
        (labels::RULE_WHAT, rule.page.what.say(lang)),
        (labels::RULE_WHY, rule.page.why.say(lang)),
        (labels::RULE_MESSAGE, rule.page.message.say(lang)),
        (labels::RULE_SOURCE, rule.page.source.say(lang)),
    ];
    for (title, words) in parts {
        let bold = super::HEADING;
        writeln!(out, "\n{bold}{}{bold:#}\n  {words}", title.say(lang))?;
    }
    Ok(())
}
