//! A process model as XML: first what it is, then where it is drawn.

use std::fmt::Write as _;

use super::layout::{Bounds, Drawn, Layout, Point};
use super::process::{Data, DataKind, Message, Node, Pool, Shape};
use crate::graph::escaped;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="tinhgon" targetNamespace="urn:tinhgon:procedures" exporter="tinhgon">
"#;

/// A file that grows element by element.
struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    fn line(&mut self, line: &str) {
        let indent = 2 * (self.open.len() + 1);
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    /// An element with attributes, in which others may stand.
    fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.line(&format!("<{}>", tag(name, attributes)));
        self.open.push(name);
    }

    fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.line(&format!("</{name}>"));
        }
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line(&format!("<{} />", tag(name, attributes)));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.line(&format!("<{name}>{}</{name}>", escaped(text)));
    }

    fn note(&mut self, note: &str) {
        if !note.is_empty() {
            self.text("bpmn:documentation", note);
        }
    }
}

fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    let attributes = attributes.iter().map(|(key, value)| format!(" {key}=\"{}\"", escaped(value)));
    std::iter::once(name.to_owned()).chain(attributes).collect()
}

/// The name of an element in its schema.
fn element(shape: Shape) -> &'static str {
    match shape {
        Shape::Start => "bpmn:startEvent",
        Shape::UserTask => "bpmn:userTask",
        Shape::Task => "bpmn:task",
        Shape::End => "bpmn:endEvent",
    }
}

/// Ids of XML begin with a letter and hold dots but no colon, so that a code can stand in them without
/// its own.
struct Ids(String);

impl Ids {
    fn of_pool(pool: &Pool) -> Self {
        Self(pool.code.without_colon())
    }

    fn of(&self, what: &str) -> String {
        format!("p{}_{what}", self.0)
    }

    fn at(&self, what: &str, at: usize) -> String {
        format!("p{}_{what}{}", self.0, at + 1)
    }
}

pub(super) fn write(pools: &[Pool], messages: &[Message], layout: &Layout) -> String {
    let mut xml = Xml { text: HEAD.to_owned(), open: Vec::new() };
    collaboration(&mut xml, pools, messages);
    for pool in pools {
        process(&mut xml, pool);
    }
    diagram(&mut xml, pools, messages, layout);
    xml.text.push_str("</bpmn:definitions>\n");
    xml.text
}

fn message_id(at: usize) -> String {
    format!("message{}", at + 1)
}

fn collaboration(xml: &mut Xml, pools: &[Pool], messages: &[Message]) {
    xml.open("bpmn:collaboration", &[("id", "collaboration")]);
    for pool in pools {
        let ids = Ids::of_pool(pool);
        let name = format!("{} {}", pool.code, pool.name);
        let (id, process) = (ids.of("pool"), ids.of("process"));
        xml.empty("bpmn:participant", &[("id", &id), ("name", &name), ("processRef", &process)]);
    }
    for (at, message) in messages.iter().enumerate() {
        if let (Some(from), Some(to)) = (pools.get(message.from), pools.get(message.to)) {
            let (source, target) = (last_of(from), first_of(to));
            let id = message_id(at);
            let ends = [("id", &*id), ("sourceRef", &*source), ("targetRef", &*target)];
            xml.empty("bpmn:messageFlow", &ends);
        }
    }
    xml.close();
}

/// A message leaves from the last task and comes to the first.
fn last_of(pool: &Pool) -> String {
    Ids::of_pool(pool).at("node", pool.nodes.len().saturating_sub(2))
}

fn first_of(pool: &Pool) -> String {
    Ids::of_pool(pool).at("node", 1)
}

fn process(xml: &mut Xml, pool: &Pool) {
    let ids = Ids::of_pool(pool);
    xml.open(
        "bpmn:process",
        &[("id", &ids.of("process")), ("name", &pool.name), ("isExecutable", "false")],
    );
    xml.open("bpmn:laneSet", &[("id", &ids.of("lanes"))]);
    for (lane, name) in pool.lanes.iter().enumerate() {
        xml.open("bpmn:lane", &[("id", &ids.at("lane", lane)), ("name", name)]);
        for (at, _) in pool.nodes.iter().enumerate().filter(|(_, node)| node.lane == lane) {
            xml.text("bpmn:flowNodeRef", &ids.at("node", at));
        }
        xml.close();
    }
    xml.close();
    for (at, node) in pool.nodes.iter().enumerate() {
        flow_node(xml, pool, at, node);
    }
    for at in 1..pool.nodes.len() {
        let (id, from, to) = (ids.at("flow", at - 1), ids.at("node", at - 1), ids.at("node", at));
        xml.empty("bpmn:sequenceFlow", &[("id", &id), ("sourceRef", &from), ("targetRef", &to)]);
    }
    for (at, data) in pool.data.iter().enumerate() {
        reference(xml, &ids, at, data);
    }
    xml.close();
}

fn flow_node(xml: &mut Xml, pool: &Pool, at: usize, node: &Node) {
    let ids = Ids::of_pool(pool);
    xml.open(element(node.shape), &[("id", &ids.at("node", at)), ("name", &node.name)]);
    xml.note(&node.note);
    if at > 0 {
        xml.text("bpmn:incoming", &ids.at("flow", at - 1));
    }
    if at + 1 < pool.nodes.len() {
        xml.text("bpmn:outgoing", &ids.at("flow", at));
    }
    let of_node = || pool.data.iter().enumerate().filter(|(_, data)| data.node == at);
    // What is used goes into a property of the task: the schema wants a target within it.
    let inputs = || of_node().filter(|(_, data)| data.kind != DataKind::Issued);
    let property = ids.at("uses", at);
    if inputs().next().is_some() {
        xml.empty("bpmn:property", &[("id", &property), ("name", "__targetRef_placeholder")]);
    }
    for (n, _) in inputs() {
        xml.open("bpmn:dataInputAssociation", &[("id", &ids.at("link", n))]);
        xml.text("bpmn:sourceRef", &ids.at("data", n));
        xml.text("bpmn:targetRef", &property);
        xml.close();
    }
    for (n, _) in of_node().filter(|(_, data)| data.kind == DataKind::Issued) {
        xml.open("bpmn:dataOutputAssociation", &[("id", &ids.at("link", n))]);
        xml.text("bpmn:targetRef", &ids.at("data", n));
        xml.close();
    }
    xml.close();
}

fn reference(xml: &mut Xml, ids: &Ids, at: usize, data: &Data) {
    let (id, object) = (ids.at("data", at), ids.at("object", at));
    let store = [("id", &*id), ("name", &*data.name)];
    let paper = [("id", &*id), ("name", &*data.name), ("dataObjectRef", &*object)];
    match data.kind {
        DataKind::Register => xml.open("bpmn:dataStoreReference", &store),
        DataKind::Asked | DataKind::Issued => xml.open("bpmn:dataObjectReference", &paper),
    }
    xml.note(&data.note);
    xml.close();
    if data.kind != DataKind::Register {
        xml.empty("bpmn:dataObject", &[("id", &object)]);
    }
}

fn diagram(xml: &mut Xml, pools: &[Pool], messages: &[Message], layout: &Layout) {
    xml.open("bpmndi:BPMNDiagram", &[("id", "diagram")]);
    xml.open("bpmndi:BPMNPlane", &[("id", "plane"), ("bpmnElement", "collaboration")]);
    for (pool, drawn) in pools.iter().zip(&layout.pools) {
        draw(xml, pool, drawn);
    }
    for (at, message) in messages.iter().enumerate() {
        let place = |pool: usize, node: fn(&Drawn) -> usize| {
            let drawn = layout.pools.get(pool)?;
            drawn.nodes.get(node(drawn)).copied()
        };
        let from = place(message.from, |drawn| drawn.nodes.len().saturating_sub(2));
        if let (Some(from), Some(to)) = (from, place(message.to, |_| 1)) {
            edge(xml, &message_id(at), &from.message_to(to));
        }
    }
    xml.close();
    xml.close();
}

fn draw(xml: &mut Xml, pool: &Pool, drawn: &Drawn) {
    let ids = Ids::of_pool(pool);
    shape(xml, &ids.of("pool"), drawn.bounds, Some("true"), None);
    for (at, lane) in drawn.lanes.iter().enumerate() {
        shape(xml, &ids.at("lane", at), *lane, Some("true"), None);
    }
    for (at, (node, bounds)) in pool.nodes.iter().zip(&drawn.nodes).enumerate() {
        let label = matches!(node.shape, Shape::Start | Shape::End).then(|| bounds.label());
        shape(xml, &ids.at("node", at), *bounds, None, label);
    }
    for (at, (bounds, name)) in drawn.data.iter().enumerate() {
        shape(xml, &ids.at("data", at), *bounds, None, Some(*name));
    }
    for (at, pair) in drawn.nodes.windows(2).enumerate() {
        if let [from, to] = pair {
            edge(xml, &ids.at("flow", at), &from.flow_to(*to));
        }
    }
    for (at, (data, (bounds, _))) in pool.data.iter().zip(&drawn.data).enumerate() {
        let Some(step) = drawn.nodes.get(data.node) else { continue };
        let mut points = bounds.line_to(*step);
        if data.kind == DataKind::Issued {
            points.reverse();
        }
        edge(xml, &ids.at("link", at), &points);
    }
}

fn shape(xml: &mut Xml, of: &str, bounds: Bounds, horizontal: Option<&str>, label: Option<Bounds>) {
    let id = format!("{of}_di");
    let mut attributes = vec![("id", &*id), ("bpmnElement", of)];
    attributes.extend(horizontal.map(|value| ("isHorizontal", value)));
    xml.open("bpmndi:BPMNShape", &attributes);
    place(xml, bounds);
    if let Some(label) = label {
        xml.open("bpmndi:BPMNLabel", &[]);
        place(xml, label);
        xml.close();
    }
    xml.close();
}

fn place(xml: &mut Xml, bounds: Bounds) {
    let Bounds { x, y, width, height } = bounds;
    let [x, y, width, height] = [x, y, width, height].map(|length| length.to_string());
    xml.empty("dc:Bounds", &[("x", &x), ("y", &y), ("width", &width), ("height", &height)]);
}

fn edge(xml: &mut Xml, of: &str, points: &[Point]) {
    let id = format!("{of}_di");
    xml.open("bpmndi:BPMNEdge", &[("id", &id), ("bpmnElement", of)]);
    for (x, y) in points {
        let (x, y) = (x.to_string(), y.to_string());
        xml.empty("di:waypoint", &[("x", &x), ("y", &y)]);
    }
    xml.close();
}
