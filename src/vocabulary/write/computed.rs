//! What this program makes of a procedure. Nothing of it is a fact of the source: nodes of their own, or
//! lists marked as read, hold it, and whoever reads the file back computes it anew.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;

use super::item::{Item, Node};
use super::shared::Shared;
use crate::analysis::{Dossier, Line};
use crate::choice::word;
use crate::cost::model::Model;
use crate::cost::{Cuts, Decimal};
use crate::knowledge::Knowledge;
use crate::reading::{LineKind, Operator, Paper};

/// Lists beyond this say less than the line they were read from.
const MOST_LISTS: usize = 16;

/// A procedure as it was analysed.
pub(super) struct Computed<'a> {
    pub(super) dossier: Dossier<'a>,
    pub(super) lines: Vec<&'a Line>,
    pub(super) model: &'a Model<'a>,
    pub(super) as_of: Date,
}

impl Computed<'_> {
    /// The applicant's time and the cost of a dossier; `None` where they are beyond what can be counted.
    pub(super) fn estimate(&self, id: String) -> Option<Node> {
        let tasks = self.model.facts(self.dossier).tasks(&Cuts::none());
        let rows = self.model.prices.rows(&tasks).ok()?;
        let tariff = self.model.tariff();
        let of_row = |row: &crate::cost::price::PricedRow| {
            let worth = row.activity.map(|activity| tariff.worth(activity));
            let usual = worth.and_then(|worth| worth.hours.as_ref()).map(|hours| hours.value.mid);
            let hours = row.own.map_or(usual, |own| Some(own.hours));
            hours.map_or(Decimal::ZERO, |hours| hours.times(row.count.mid))
        };
        let hours = rows.iter().map(of_row).fold(Decimal::ZERO, Decimal::plus);
        let cost = self.model.prices.cost(&tasks).ok()?;
        let currency = word(tariff.currency).to_uppercase();
        let node = Node::new(id, "Estimate")
            .with("asOf", self.as_of.to_string())
            .with("tariff", &*tariff.id)
            .with("applicantHours", hours.to_string())
            .with("costPerDossier", json!(cost.total.mid));
        let iri = format!("http://publications.europa.eu/resource/authority/currency/{currency}");
        Some(node.with("currency", iri))
    }
}

/// The verdict on a line, where it asks for papers.
pub(super) fn verdict(line: &Line, id: String, shared: &mut Shared<'_>) -> Option<Node> {
    if line.reading.kind != LineKind::Document {
        return None;
    }
    let mut node = Node::new(id, "Verdict");
    node.put("grade", shared.choice("grade", &word(line.verdict.grade)));
    let registers = line.verdict.registers.iter().map(|ix| shared.register(*ix));
    node.put_all("answeredBy", registers.collect());
    if line.reading.already {
        node.put("already", json!(true));
    }
    Some(node)
}

/// The lists of papers read in a line of prose: every one of a list, any one of several lists. None
/// where a paper is of no known type: lists without it would say that it is not asked for.
pub(super) fn lists<'l>(
    line: &'l Line,
    knowledge: &Knowledge,
    shared: &mut Shared<'_>,
) -> Vec<Vec<Item>> {
    let kinds = [LineKind::Document, LineKind::Form];
    if !kinds.contains(&line.reading.kind) {
        return Vec::new();
    }
    let mut groups: BTreeMap<u16, Vec<&'l Paper>> = BTreeMap::new();
    for paper in &line.reading.papers {
        groups.entry(paper.group).or_default().push(paper);
    }
    // All of several groups, any one of a group: multiplied out, any one of several lists.
    let mut lists: Vec<Vec<&'l Paper>> = vec![vec![]];
    for group in groups.values() {
        let alternatives: Vec<&[&'l Paper]> = match group.first().map(|paper| paper.operator) {
            Some(Operator::AnyOf) => group.chunks(1).collect(),
            _ => vec![group],
        };
        if lists.len() * alternatives.len() > MOST_LISTS {
            return Vec::new();
        }
        let with = |list: &[&'l Paper]| {
            alternatives.iter().map(|more| [list, *more].concat()).collect::<Vec<Vec<&'l Paper>>>()
        };
        lists = lists.iter().flat_map(|list| with(list)).collect();
    }
    let all_known = line.reading.papers.iter().all(|paper| paper.document.is_some());
    if !all_known || line.reading.papers.is_empty() {
        return Vec::new();
    }
    let mut item = |paper: &&Paper| {
        let document = &knowledge.documents[paper.document?].id;
        Some(shared.evidence(document, &word(paper.role)))
    };
    lists.iter().map(|list| list.iter().filter_map(&mut item).collect()).collect()
}
