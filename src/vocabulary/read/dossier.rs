//! Requirements as dossier lines and conditions.

use std::collections::BTreeSet;

use serde_json::Value;

use super::papers::Lists;
use super::service::Reader;
use super::values::{Draft, iri};
use crate::vocabulary::fields;
use crate::vocabulary::graph::{Node, NodeIx};
use crate::vocabulary::name::local;
use crate::vocabulary::place::At;

/// Classes that say what must hold, not what is to be shown.
const CONDITIONS: [&str; 2] =
    ["http://data.europa.eu/m8g/Criterion", "http://data.europa.eu/m8g/Constraint"];

/// What a requirement becomes.
enum Becomes {
    Line,
    Condition,
}

impl<'g> Reader<'g> {
    /// The dossier, conditions and legal bases of a service.
    pub(super) fn dossier(&self, node: &'g Node, draft: &mut Draft<'_>) {
        let held = self.requirements(self.in_order(node, "holdsRequirement"));
        let bases = self.in_order(node, "hasLegalResource");
        let inputs = self.inputs(node);
        self.put(held, inputs, bases, draft);
    }

    /// The same of a requirement that stands alone: it is the procedure itself, unless it asks for
    /// evidence of its own.
    pub(super) fn criterion_dossier(&self, root: NodeIx, draft: &mut Draft<'_>) {
        let mut held = self.requirements(vec![(root, self.graph.node(root).at)]);
        if held.len() > 1 && !self.asks(self.graph.node(root)) {
            held.remove(0);
        }
        let bases = self.things(self.graph.node(root), "isDerivedFrom");
        self.put(held, Vec::new(), bases, draft);
    }

    /// Whether a requirement asks for evidence.
    fn asks(&self, node: &'g Node) -> bool {
        !self.lists(node).is_empty() || !self.supporting(node).is_empty()
    }

    fn becomes(&self, thing: NodeIx) -> Becomes {
        let node = self.graph.node(thing);
        let is_condition = CONDITIONS.iter().any(|class| node.is_a(class));
        match self.asks(node) {
            true => Becomes::Line,
            false if is_condition || !self.parts_of(thing).is_empty() => Becomes::Condition,
            false => Becomes::Line,
        }
    }

    fn put(
        &self,
        held: Vec<(NodeIx, At)>,
        inputs: Vec<(NodeIx, At)>,
        mut bases: Vec<(NodeIx, At)>,
        draft: &mut Draft<'_>,
    ) {
        let (lines, conditions): (Vec<_>, Vec<_>) =
            held.into_iter().partition(|(one, _)| matches!(self.becomes(*one), Becomes::Line));
        let mut told = BTreeSet::new();
        for &(line, _) in &lines {
            let node = self.graph.node(line);
            let types = self.lists(node).into_iter().flatten();
            let all = types.chain(self.supporting(node)).map(|(one, _)| one);
            told.extend(all.flat_map(|one| self.types_of(one)));
        }
        // Evidence that the service asks for and no requirement does is a line of its own.
        let mut own = Vec::new();
        for (input, at) in inputs {
            let types = self.types_of(input);
            if !types.iter().any(|one| told.contains(one)) {
                own.push((input, at));
            }
            told.extend(types);
        }
        let lines: Vec<_> = lines
            .into_iter()
            .map(|(line, at)| ((line, true), at))
            .chain(own.into_iter().map(|(input, at)| ((input, false), at)))
            .collect();
        if lines.is_empty() && !draft.json.contains_key("dossier") {
            draft.json.insert("dossier".to_owned(), "not_published".into());
        }
        draft.json.insert("requirements".to_owned(), Value::Array(vec![]));
        draft.list("requirements", lines, |draft, (line, is_requirement)| {
            if is_requirement {
                return self.line(line, &mut bases, draft);
            }
            let node = self.graph.node(line);
            draft.set("id", self.id_of(line), node.at);
            draft.set("text", self.evidence_name(line), node.at);
        });
        let mut texts: Vec<Value> = Vec::new();
        for (condition, at) in conditions {
            let node = self.graph.node(condition);
            node.values(iri("identifier"));
            bases.extend(self.things(node, "isDerivedFrom"));
            self.publishers(node);
            draft.origins.insert(format!("/conditions/{}", texts.len()), at);
            texts.push(self.name(condition).into());
        }
        draft.json.insert("conditions".to_owned(), texts.into());
        self.bases(bases, draft);
    }

    fn bases(&self, bases: Vec<(NodeIx, At)>, draft: &mut Draft<'_>) {
        let mut numbers: Vec<Value> = Vec::new();
        let mut seen = BTreeSet::new();
        for (basis, at) in bases {
            let foreign =
                crate::vocabulary::name::ours(&self.graph.node(basis).id, "instrument").is_none();
            // One text on which several requirements of others rest is one basis.
            if !seen.insert(basis) && foreign {
                continue;
            }
            draft.origins.insert(format!("/legal_bases/{}", numbers.len()), at);
            numbers.push(self.instrument(basis).into());
        }
        draft.json.insert("legal_bases".to_owned(), numbers.into());
    }

    /// A dossier line; the texts it rests on that name no instrument of ours join the legal bases.
    fn line(&self, line: NodeIx, bases: &mut Vec<(NodeIx, At)>, draft: &mut Draft<'_>) {
        let node = self.graph.node(line);
        self.fields(node, fields::LINE, draft);
        if !draft.json.contains_key("id") {
            draft.set("id", local(&node.id), node.at);
        }
        if !draft.json.contains_key("text") {
            draft.set("text", self.name(line), node.at);
        }
        if let Some((case, at)) = self.thing(node, "inCase") {
            draft.set("case", self.id_of(case), at);
        }
        let mut lists: Lists = self.lists(node);
        let supporting = self.supporting(node);
        if lists.is_empty() && !supporting.is_empty() {
            lists = vec![supporting];
        }
        let operator = draft.json.get("operator").and_then(Value::as_str).map(str::to_owned);
        if let Some(papers) = self.documents(&lists, operator.as_deref(), draft) {
            let text = draft.json.get("text").and_then(Value::as_str).unwrap_or_default();
            let text = text.trim_end_matches(['.', ':']);
            draft.json.insert("text".to_owned(), format!("{text}: {papers}").into());
        }
        self.publishers(node);
        self.computed(node, "verdict");
        for (framework, at) in self.things(node, "isDerivedFrom") {
            let part = self.graph.node(framework);
            match self.thing(part, "isPartOf") {
                Some((instrument, at_instrument)) => {
                    let provision = draft.part("provision", at, |draft| {
                        draft.set("instrument", self.instrument(instrument), at_instrument);
                        self.fields(part, fields::PROVISION, draft);
                    });
                    draft.json.insert("provision".to_owned(), provision);
                }
                None => bases.push((framework, at)),
            }
        }
    }
}
