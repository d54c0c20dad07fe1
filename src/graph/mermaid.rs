//! Mermaid flowcharts.

use std::fmt::Write as _;

use super::Picture;
use crate::visible::shown;

/// Writes a picture as a Mermaid flowchart. Nodes are numbered, since ids of our own could be words
/// of the language.
#[must_use]
pub fn mermaid(picture: &Picture) -> String {
    let mut out = String::from("flowchart LR\n");
    // Writing to a string cannot fail.
    for (at, node) in picture.nodes.iter().enumerate() {
        let (open, close) = brackets(node.kind);
        let _ = writeln!(out, "  n{at}{open}\"{}\"{close}", escaped(&node.label));
    }
    for edge in &picture.edges {
        let _ = writeln!(out, "  n{} -->|{}| n{}", edge.from, edge.edge.as_str(), edge.to);
    }
    out
}

fn brackets(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "register" => ("[(", ")]"),
        "item" => ("([", "])"),
        "procedure" => ("[[", "]]"),
        "provision" => ("{{", "}}"),
        _ => ("[", "]"),
    }
}

/// A label within quotes: what Mermaid or the HTML it draws would read as syntax becomes an entity.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("#quot;"),
            '#' => out.push_str("#35;"),
            '&' => out.push_str("#amp;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '`' => out.push_str("#96;"),
            letter => out.push(shown(letter)),
        }
    }
    if out.is_empty() {
        // An empty label is a syntax error.
        out.push(' ');
    }
    out
}
