//! Process models, read back as editors read them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod program;

use std::collections::BTreeMap;

use program::{SMALL, stderr, tinhgon};
use roxmltree::{Document, Node};

fn drawn(args: &[&str]) -> String {
    let out = tinhgon(&[&["graph", "--format", "bpmn"], args].concat()).success();
    String::from_utf8(out.get_output().stdout.clone()).unwrap()
}

/// The elements by their ids, each of which stands once.
fn by_id<'d>(document: &'d Document<'d>) -> BTreeMap<&'d str, Node<'d, 'd>> {
    let mut ids = BTreeMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id, node).is_none(), "{id} stands twice");
        }
    }
    ids
}

fn number(node: Node<'_, '_>, key: &str) -> i64 {
    node.attribute(key).unwrap().parse().unwrap()
}

/// Left, top, right, bottom.
fn bounds(shape: Node<'_, '_>) -> [i64; 4] {
    let place = shape.children().find(|node| node.has_tag_name("Bounds")).unwrap();
    let [x, y, w, h] = ["x", "y", "width", "height"].map(|key| number(place, key));
    [x, y, x + w, y + h]
}

#[test]
fn everything_that_is_named_is_there_and_everything_there_is_drawn() {
    let text = drawn(&["--of", "bundle-birth"]);
    let document = Document::parse(&text).unwrap();
    let ids = by_id(&document);
    for node in document.descendants().filter(Node::is_element) {
        for key in ["sourceRef", "targetRef", "processRef", "dataObjectRef", "bpmnElement"] {
            let named = node.attribute(key);
            assert!(named.is_none_or(|id| ids.contains_key(id)), "{key} {named:?}");
        }
        if ["flowNodeRef", "incoming", "outgoing", "sourceRef", "targetRef"]
            .iter()
            .any(|name| node.tag_name().name() == *name)
        {
            assert!(ids.contains_key(node.text().unwrap()), "{:?}", node.text());
        }
    }
    let shapes: Vec<Node<'_, '_>> =
        document.descendants().filter(|node| node.has_tag_name("BPMNShape")).collect();
    let drawn_as =
        |id: &str| shapes.iter().find(|shape| shape.attribute("bpmnElement") == Some(id));
    for name in ["participant", "lane", "userTask", "task", "startEvent", "dataObjectReference"] {
        let mut all = ids.values().filter(|node| node.tag_name().name() == name).peekable();
        assert!(all.peek().is_some(), "no {name}");
        for node in all {
            assert!(drawn_as(node.attribute("id").unwrap()).is_some(), "{node:?}");
        }
    }
    assert!(ids.values().any(|node| node.has_tag_name("messageFlow")), "nothing is handed on");
}

#[test]
fn steps_and_papers_lie_within_their_lane_and_not_upon_each_other() {
    let text = drawn(&["--of", "1.004222"]);
    let document = Document::parse(&text).unwrap();
    let ids = by_id(&document);
    let shapes = document.descendants().filter(|node| node.has_tag_name("BPMNShape"));
    let kind =
        |shape: &Node<'_, '_>| ids[shape.attribute("bpmnElement").unwrap()].tag_name().name();
    let (lanes, inner): (Vec<_>, Vec<_>) = shapes
        .filter(|shape| kind(shape) != "participant")
        .partition(|shape| kind(shape) == "lane");
    for (at, one) in inner.iter().enumerate() {
        let a = bounds(*one);
        let within = |lane: &Node<'_, '_>| {
            let b = bounds(*lane);
            b[0] <= a[0] && b[1] <= a[1] && a[2] <= b[2] && a[3] <= b[3]
        };
        assert!(lanes.iter().any(within), "{a:?}");
        for other in &inner[at + 1..] {
            let b = bounds(*other);
            let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
            assert!(apart, "{a:?} {b:?}");
        }
    }
}

#[test]
fn a_procedure_that_tells_no_steps_is_handed_in_settled_and_answered() {
    let out = tinhgon(&["graph", "--format", "bpmn", "--lang", "en", "--of", "1.014137"]).success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    for name in ["Hand in the dossier", "Settle the dossier", "Receive the result"] {
        assert!(text.contains(&format!("name=\"{name}\"")), "{name}");
    }
}

#[test]
fn hostile_names_stay_names() {
    let text = drawn(&["--of", "1.000666", "tests/fixtures/hostile"]);
    let document = Document::parse(&text).unwrap();
    assert!(document.descendants().all(|node| !node.has_tag_name("script")));
}

#[test]
fn what_is_no_procedure_is_refused_with_a_reason() {
    let said = |args: &[&str]| {
        let out = tinhgon(&[&["graph", "--format", "bpmn", "--lang", "en"], args].concat());
        stderr(&out.code(2))
    };
    assert!(said(&[]).contains("--of CODE"));
    assert!(said(&["--of", "birth_certificate"]).contains("is a paper"));
    assert!(said(&["--of", "nothing", SMALL]).contains("nothing"));
}
