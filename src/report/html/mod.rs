//! The report as one page: a file that opens from disk, asks nothing of anybody, and holds every
//! procedure with its dossier, proofs and cost sheet.
//!
//! What is read first stands in the page itself: verdict, axes, tables, charts. Details of thousands
//! of procedures are data in it, put on the screen by a small script when somebody asks for them; the
//! script writes texts only as text. Names of the script and the style are their digests, so that
//! nothing else can run or be fetched, whatever a catalogue brings along.

mod amends;
mod authorities;
mod chart;
mod data;
mod frame;
mod instruments;
mod list;
mod markup;
mod method;
mod papers;
mod plan;
mod verdict;

use std::io::{self, Write};

use self::amends::Amended;
use self::markup::Markup;
use super::Report;
use super::plan::PlanReport;
use crate::knowledge::Knowledge;
use crate::plan::Survey;
use crate::words::{Lang, html, name_in};

/// A plan to be shown beside the report it was made for.
#[derive(Clone, Copy)]
pub struct Road<'p> {
    /// The plan.
    pub report: &'p PlanReport,
    /// What it was made from.
    pub survey: &'p Survey<'p>,
}

/// Writes the page of a report, with a plan where there is one.
///
/// # Errors
/// Errors of the writer; a chart that cannot be drawn.
pub fn write(
    report: &Report<'_>,
    plan: Option<&Road<'_>>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let view = View { report, lang, amends: amends::of_all(report) };
    let (page, data) = rayon::join(|| sections(&view, plan), || data::blocks(&view));
    frame::write(&view, plan.is_some(), &page?, &data?, out)
}

/// The sections of the page, in the order in which they are read.
fn sections(view: &View<'_>, plan: Option<&Road<'_>>) -> io::Result<String> {
    let mut out = Markup::default();
    verdict::write(view, &mut out)?;
    authorities::write(view, &mut out)?;
    list::write(view, &mut out)?;
    instruments::write(view, &mut out)?;
    if let Some(road) = plan {
        plan::write(view, road, &mut out)?;
    }
    papers::write(view, &mut out);
    method::write(view, &mut out);
    Ok(out.into_string())
}

/// The sections that the contents lead to: their ids and names.
fn contents(with_plan: bool, lang: Lang) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("verdict", html::SUMMARY),
        ("authorities", html::BY_AUTHORITY),
        ("procedures", html::BY_PROCEDURE),
        ("instruments", html::BY_INSTRUMENT),
        ("plan", html::PLAN),
        ("papers", html::PAPERS),
        ("findings", html::FINDINGS),
        ("method", html::METHOD),
    ];
    let shown = all.into_iter().filter(|(id, _)| with_plan || *id != "plan");
    shown.map(|(id, title)| (id, title.say(lang))).collect()
}

/// A report in a language.
struct View<'r> {
    report: &'r Report<'r>,
    lang: Lang,
    /// What the measures of each procedure amend.
    amends: Vec<Vec<Option<Amended<'r>>>>,
}

impl<'r> View<'r> {
    fn knowledge(&self) -> &'r Knowledge {
        self.report.analysis.knowledge
    }

    /// The name of an authority by its id, or what was printed instead of one.
    fn authority(&self, key: &'r str) -> &'r str {
        let known = &self.knowledge().authorities;
        known.find(key).map_or(key, |ix| name_in(&known[ix].name, self.lang))
    }

    /// The name of a register by its id.
    fn register(&self, id: &'r str) -> &'r str {
        let known = &self.knowledge().registers;
        known.find(id).map_or(id, |ix| name_in(&known[ix].name, self.lang))
    }
}

/// An address in the page that shows the procedures for which some filters hold.
fn filtered(filters: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| format!("{name}={}", encoded(value));
    format!("#?{}", filters.iter().map(part).collect::<Vec<_>>().join("&"))
}

/// A text as addresses hold it.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A number for a drawing; amounts are exact in words only.
#[allow(clippy::cast_precision_loss, reason = "a place in a drawing")]
fn drawn(value: i64) -> f64 {
    value as f64
}

/// A percentage for a drawing.
fn drawn_percent(value: crate::cost::Decimal) -> f64 {
    drawn(value.millionths()) / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_any_text() {
        let address = filtered(&[("instrument", "66.7/2025/NQ-CP"), ("authority", "Bộ & <b>")]);
        assert_eq!(
            address,
            "#?instrument=66.7%2F2025%2FNQ-CP&authority=B%E1%BB%99%20%26%20%3Cb%3E"
        );
    }
}
