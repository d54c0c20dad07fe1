//! Which papers a decision is about.

use std::collections::BTreeSet;

use super::Decision;
use crate::exemption::Kin;
use crate::knowledge::{DocumentIx, DocumentType, Knowledge, RegisterIx};
use crate::reading::{Line, Origin, Reader, nfc};

/// What to look for in a dossier.
pub(super) struct Wanted {
    /// The papers.
    pub(super) papers: BTreeSet<DocumentIx>,
    /// What the decision says beside their names.
    pub(super) description: String,
}

/// What a decision is about.
pub(super) fn wanted(decision: &Decision, knowledge: &Knowledge, kin: &Kin) -> Wanted {
    let mut reader = Reader::new(&knowledge.cues);
    let reading = reader.read(Line { text: &decision.paper, ..Line::default() });
    let text = nfc(&decision.paper);
    let named: Vec<(DocumentIx, std::ops::Range<u32>)> = reading
        .papers
        .iter()
        .filter(|paper| !paper.form && paper.origin == Origin::Home)
        .filter_map(|paper| Some((paper.document?, paper.span.clone())))
        .collect();
    let mut wanted: BTreeSet<DocumentIx> = named
        .iter()
        .map(|(paper, _)| *paper)
        .filter(|paper| is_replaced(&knowledge.documents[*paper], &decision.registers))
        .collect();
    // "Giấy tờ chứng minh … như: Giấy khai sinh": the line to look for bears the common name.
    if let Some(((first, span), rest)) = named.split_first() {
        let end = rest.first().map_or(text.len(), |(_, next)| next.start as usize);
        let behind = text.get(span.end as usize..end).unwrap_or_default();
        if !rest.is_empty() && kin.is_open(behind) {
            wanted.insert(*first);
        }
        // "Hồ sơ pháp lý gồm: Giấy chứng nhận …": the paper is what is listed, and no more.
        let one_paper = knowledge.documents[*first].is_one_paper();
        if wanted.len() > 1 && !one_paper && kin.is_closed(behind) {
            wanted.remove(first);
        }
    }
    if wanted.is_empty() {
        wanted.extend(named.iter().map(|(paper, _)| *paper));
    }
    if wanted.is_empty() {
        // A decision that names the register instead of a paper: "Bảo hiểm xã hội".
        let papers = knowledge.documents.iter();
        wanted.extend(papers.filter(|(_, it)| holds(it, &decision.registers)).map(|(ix, _)| ix));
    }
    Wanted { papers: wanted, description: without(&text, named.iter().map(|(_, span)| span)) }
}

/// A text without some spans, which are in order.
fn without<'s>(text: &str, spans: impl Iterator<Item = &'s std::ops::Range<u32>>) -> String {
    let mut left = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        left.push_str(text.get(at..span.start as usize).unwrap_or_default());
        left.push(' ');
        at = at.max(span.end as usize);
    }
    left.push_str(text.get(at..).unwrap_or_default());
    left
}

/// Whether data may take the place of a paper, by a rule for every procedure or from one of the
/// registers of the decision. A decision lists its paper among others that stay: "Quyết định thành lập
/// hoặc Giấy chứng nhận đăng ký doanh nghiệp".
fn is_replaced(paper: &DocumentType, registers: &[RegisterIx]) -> bool {
    paper.is_replaced_everywhere() || holds(paper, registers)
}

/// Whether one of the registers may take the place of a paper.
pub(super) fn holds(paper: &DocumentType, registers: &[RegisterIx]) -> bool {
    paper.replaced_by.iter().any(|one| registers.contains(&one.register))
}
