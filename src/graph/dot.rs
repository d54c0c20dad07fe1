//! Graphviz DOT.

use std::fmt::Write as _;

use super::Picture;
use crate::visible::shown;

/// Writes a picture in the DOT language.
#[must_use]
pub fn dot(picture: &Picture) -> String {
    let mut out =
        String::from("digraph tinhgon {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    // Writing to a string cannot fail.
    for node in &picture.nodes {
        let (id, label) = (quoted(&node.id), quoted(&node.label));
        let _ = writeln!(out, "  {id} [label={label}, shape={}];", shape(node.kind));
    }
    for edge in &picture.edges {
        let (Some(from), Some(to)) = (picture.nodes.get(edge.from), picture.nodes.get(edge.to))
        else {
            continue;
        };
        let (from, to) = (quoted(&from.id), quoted(&to.id));
        let _ = writeln!(out, "  {from} -> {to} [label=\"{}\"];", edge.edge.as_str());
    }
    out.push_str("}\n");
    out
}

fn shape(kind: &str) -> &'static str {
    match kind {
        "register" => "cylinder",
        "item" => "ellipse",
        "document" => "note",
        "procedure" => "box",
        "result" => "component",
        "step" => "cds",
        "provision" => "tab",
        _ => "plaintext",
    }
}

/// A double-quoted string of the DOT language. Besides the quote, the backslash is escaped, which
/// Graphviz would read as the start of an escape of its own.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter => out.push(shown(letter)),
        }
    }
    out.push('"');
    out
}
