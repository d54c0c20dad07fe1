//! Reading one line through the library, in words.

use tinhgon::analysis::{Analyst, Prose};
use tinhgon::knowledge;
use tinhgon::reading::{Match, nfc};

/// A verdict in words.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) kind: String,
    pub(crate) registers: Vec<String>,
    pub(crate) grade: String,
    pub(crate) already: bool,
    pub(crate) groups: Vec<u16>,
    pub(crate) operators: Vec<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) matched: Vec<&'static str>,
    pub(crate) why: Vec<(String, String)>,
}

pub(crate) fn read(text: &str) -> Verdict {
    read_line("", "", text)
}

pub(crate) fn read_under(case: &str, text: &str) -> Verdict {
    read_line("", case, text)
}

pub(crate) fn read_line(procedure: &str, case: &str, text: &str) -> Verdict {
    let knowledge = knowledge::embedded().expect("sound knowledge");
    let analyst = Analyst::new(knowledge, None);
    let line = analyst.reader().prose(Prose { procedure, case, text });
    let composed = nfc(text);
    let words =
        |span: &std::ops::Range<u32>| composed[span.start as usize..span.end as usize].to_owned();
    Verdict {
        kind: named(&line.reading.kind),
        registers: line
            .verdict
            .registers
            .iter()
            .map(|&register| knowledge.registers[register].id.to_string())
            .collect(),
        grade: named(&line.verdict.grade),
        already: line.reading.already,
        groups: line.reading.papers.iter().map(|paper| paper.group).collect(),
        operators: line.reading.papers.iter().map(|paper| named(&paper.operator)).collect(),
        roles: line.reading.papers.iter().map(|paper| named(&paper.role)).collect(),
        matched: line.reading.papers.iter().map(|paper| how(paper.matched)).collect(),
        why: line.reading.why.iter().map(|why| (named(&why.effect), words(&why.span))).collect(),
    }
}

fn how(matched: Match) -> &'static str {
    match matched {
        Match::Fuzzy { .. } => "fuzzy",
        Match::Head => "head",
        _ => "alias",
    }
}

/// The name of a value as JSON writes it.
fn named(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).expect("a plain value");
    value.as_str().expect("a word").to_owned()
}
