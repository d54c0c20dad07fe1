//! A procedure as a public service.

use serde_json::{Value, json};

use super::computed::{self, Computed};
use super::item::{Item, Node};
use super::parts::{each, put, text};
use super::shared::Shared;
use crate::analysis::Line;
use crate::vocabulary::fields;
use crate::vocabulary::name::encoded;

/// Makes names of the parts of a procedure.
struct Names {
    procedure: String,
}

impl Names {
    fn of(&self, kind: &str, id: impl AsRef<str>) -> String {
        format!("{}#{kind}/{}", self.procedure, encoded(id.as_ref()))
    }

    fn part(&self, kind: &str) -> String {
        format!("{}#{kind}", self.procedure)
    }

    fn at(&self, kind: &str, position: usize) -> String {
        format!("{}#{kind}/{position}", self.procedure)
    }
}

/// The public service of a procedure in our JSON.
pub(super) fn node(json: &Value, computed: &Computed<'_>, shared: &mut Shared<'_>) -> Node {
    let code = text(json, "code");
    let names = Names { procedure: format!("procedure:{code}") };
    let mut node = Node::new(names.procedure.clone(), "PublicService").with("identifier", code);
    put(&mut node, fields::PROCEDURE, json, shared);
    // The profile demands a description; our format has none, and nothing is invented.
    node.put("description", text(json, "name"));
    agencies(&mut node, json, shared);
    let choices = |key, scheme, shared: &mut Shared<'_>| -> Vec<Item> {
        each(json, key).filter_map(Value::as_str).map(|word| shared.choice(scheme, word)).collect()
    };
    node.put_all("levels", choices("level", "level", shared));
    node.put_all("audience", choices("subjects", "subject", shared));
    if !text(json, "sector").is_empty() {
        node.put("sector", shared.field(text(json, "sector")));
    }
    node.put_all("groups", each(json, "groups").map(|group| group.clone().into()).collect());
    let cases = each(json, "cases").enumerate().map(|(n, case)| {
        let mut node =
            Node::new(names.of("case", text(case, "id")), "Case").with("position", n + 1);
        put(&mut node, fields::CASE, case, shared);
        node.into()
    });
    node.put_all("hasCase", cases.collect());
    let mut held = Vec::new();
    for (n, line) in each(json, "requirements").enumerate() {
        held.push(requirement(line, n + 1, computed.lines.get(n).copied(), &names, shared).into());
    }
    held.extend(each(json, "conditions").enumerate().map(|(n, condition)| {
        let types = json!(["Requirement", "Criterion"]);
        Node::default()
            .with("@id", names.at("condition", n + 1))
            .with("@type", types)
            .with("identifier", format!("condition/{}", n + 1))
            .with("position", n + 1)
            .with("title", condition.clone())
            .into()
    }));
    node.put_all("holdsRequirement", held);
    let steps = each(json, "steps").enumerate().map(|(n, step)| {
        let mut node = Node::new(names.at("step", n + 1), "Step").with("position", n + 1);
        put(&mut node, fields::STEP, step, shared);
        node.into()
    });
    node.put_all("hasStep", steps.collect());
    channels(&mut node, json, &names, shared);
    let outputs = each(json, "results").enumerate();
    let outputs = outputs.map(|(n, result)| output(result, n + 1, &names, shared).into());
    node.put_all("produces", outputs.collect());
    let bases = each(json, "legal_bases").filter_map(Value::as_str);
    node.put_all("hasLegalResource", bases.map(|number| shared.instrument(number)).collect());
    if let Some(volume) = json.get("volume") {
        let mut part = Node::new(names.part("volume"), "Volume");
        put(&mut part, fields::VOLUME, volume, shared);
        node.put("volume", part);
    }
    let measured = each(json, "measured").enumerate().map(|(n, row)| {
        let mut node =
            Node::new(names.at("measured", n + 1), "MeasuredTask").with("position", n + 1);
        if !text(row, "requirement").is_empty() {
            node.put("ofRequirement", names.of("requirement", text(row, "requirement")));
        }
        put(&mut node, fields::MEASURED, row, shared);
        node.into()
    });
    node.put_all("measured", measured.collect());
    if let Some(estimate) = computed.estimate(names.part("estimate")) {
        shared.currency();
        node.put("estimate", estimate);
    }
    node
}

/// Who settles it is the competent authority; who promulgated it, where nobody is said to settle it.
fn agencies(node: &mut Node, json: &Value, shared: &mut Shared<'_>) {
    let promulgator = text(json, "authority");
    let settling: Vec<Item> =
        each(json, "settled_by").filter_map(Value::as_str).map(|id| shared.authority(id)).collect();
    if promulgator.is_empty() {
        node.put_all("competentAuthority", settling);
    } else if settling.is_empty() {
        node.put("competentAuthority", shared.authority(promulgator));
    } else {
        node.put("promulgatedBy", shared.authority(promulgator));
        node.put_all("competentAuthority", settling);
    }
}

/// A dossier line. Within a list of evidence types every one is needed, one list of several is enough.
fn requirement(
    line: &Value,
    position: usize,
    read: Option<&Line>,
    names: &Names,
    shared: &mut Shared<'_>,
) -> Node {
    let id = names.of("requirement", text(line, "id"));
    let types = json!(["Requirement", "InformationRequirement"]);
    let mut node = Node::default().with("@id", id.clone()).with("@type", types);
    node.put("position", position);
    put(&mut node, fields::LINE, line, shared);
    if !text(line, "case").is_empty() {
        node.put("inCase", names.of("case", text(line, "case")));
    }
    let papers: Vec<Item> = each(line, "documents")
        .map(|paper| shared.evidence(text(paper, "type"), text(paper, "role")))
        .collect();
    let is_stated = line.get("kind").is_some();
    let lists: Vec<Vec<Item>> = match (text(line, "operator"), read) {
        ("any_of", _) => papers.into_iter().map(|paper| vec![paper]).collect(),
        _ if !papers.is_empty() => vec![papers],
        (_, Some(read)) if !is_stated => computed::lists(read, shared.knowledge, shared),
        _ => vec![],
    };
    let mut written = Vec::new();
    for (n, papers) in lists.into_iter().enumerate() {
        let mut list = Node::new(format!("{id}/list/{}", n + 1), "EvidenceTypeList")
            .with("position", n + 1)
            .with("specifiesEvidenceType", Item::Many(papers));
        if !is_stated {
            list.put("basis", shared.choice("basis", "read"));
        }
        written.push(list.into());
    }
    node.put_all("hasEvidenceTypeList", written);
    let verdict = read.and_then(|read| computed::verdict(read, format!("{id}/verdict"), shared));
    verdict.into_iter().for_each(|verdict| node.put("verdict", verdict));
    if let Some(provision) = line.get("provision") {
        let mut part = Node::new(format!("{id}/provision"), "ReferenceFramework");
        part.put("isPartOf", shared.instrument(text(provision, "instrument")));
        put(&mut part, fields::PROVISION, provision, shared);
        node.put("isDerivedFrom", part);
    }
    node
}

fn output(result: &Value, position: usize, names: &Names, shared: &mut Shared<'_>) -> Node {
    let mut node = Node::new(names.at("output", position), "Output")
        .with("identifier", format!("output/{position}"))
        .with("position", position);
    let document = text(result, "type");
    let name = match text(result, "name") {
        "" => shared.document_name(document),
        name => name.to_owned(),
    };
    node.put("title", name);
    if !document.is_empty() {
        node.put("type", shared.document(document));
    }
    node
}

/// The channels, and what each costs.
fn channels(node: &mut Node, json: &Value, names: &Names, shared: &mut Shared<'_>) {
    let (mut channels, mut costs) = (Vec::new(), Vec::new());
    for (n, channel) in each(json, "channels").enumerate() {
        let id = names.at("channel", n + 1);
        let mut part = Node::new(id.clone(), "Channel")
            .with("identifier", format!("channel/{}", n + 1))
            .with("position", n + 1);
        put(&mut part, fields::CHANNEL, channel, shared);
        if let Some(limit) = channel.get("time_limit") {
            let amount = limit.get("amount").and_then(Value::as_u64).unwrap_or_default();
            // No duration of XML Schema counts working days.
            let written = match text(limit, "unit") {
                "hour" => format!("PT{amount}H"),
                "day" => format!("P{amount}D"),
                "month" => format!("P{amount}M"),
                "year" => format!("P{amount}Y"),
                _ => String::new(),
            };
            match written.as_str() {
                "" => part.put("workingDays", json!(amount)),
                duration => part.put("processingTime", duration),
            }
        }
        let fee = channel.get("fee").unwrap_or(&Value::Null);
        if !text(fee, "status").is_empty() {
            part.put("feeStatus", shared.choice("fee", text(fee, "status")));
        }
        channels.push(part.into());
        for item in each(fee, "items") {
            let position = costs.len() + 1;
            costs.push(cost(item, position, id.clone(), names, shared).into());
        }
    }
    node.put_all("hasChannel", channels);
    node.put_all("hasCost", costs);
}

fn cost(
    item: &Value,
    position: usize,
    channel: String,
    names: &Names,
    shared: &mut Shared<'_>,
) -> Node {
    let mut node = Node::new(names.at("cost", position), "Cost")
        .with("identifier", format!("cost/{position}"))
        .with("position", position)
        .with("ifAccessedThrough", channel);
    if let Some(amount) = item.get("amount") {
        node.put("hasValue", amount.to_string());
        node.put("currency", shared.currency());
    }
    put(&mut node, fields::COST, item, shared);
    let reliefs = each(item, "reliefs").enumerate().map(|(n, relief)| {
        let id = format!("{}/relief/{}", names.at("cost", position), n + 1);
        let mut node = Node::new(id, "Relief").with("position", n + 1);
        put(&mut node, fields::RELIEF, relief, shared);
        match relief.get("pays") {
            Some(Value::Object(pays)) => {
                for (key, term) in [("percent", "percent"), ("amount", "amount")] {
                    pays.get(key).into_iter().for_each(|value| node.put(term, value.clone()));
                }
            }
            _ => node.put("pays", shared.choice("pays", "unknown")),
        }
        node.into()
    });
    node.put_all("relief", reliefs.collect());
    node
}
