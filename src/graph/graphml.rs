//! GraphML, for Gephi, yEd and other tools that lay out large graphs.

use std::fmt::Write as _;

use super::Picture;
use crate::visible::shown;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="says" for="edge" attr.name="says" attr.type="string"/>
  <graph id="tinhgon" edgedefault="directed">
"#;

/// Writes a picture as GraphML.
#[must_use]
pub fn graphml(picture: &Picture) -> String {
    let mut out = String::from(HEAD);
    // Writing to a string cannot fail.
    for node in &picture.nodes {
        let (id, label) = (escaped(&node.id), escaped(&node.label));
        let _ = writeln!(
            out,
            "    <node id=\"{id}\"><data key=\"kind\">{}</data><data key=\"label\">{label}</data></node>",
            node.kind
        );
    }
    for edge in &picture.edges {
        let (Some(from), Some(to)) = (picture.nodes.get(edge.from), picture.nodes.get(edge.to))
        else {
            continue;
        };
        let (from, to) = (escaped(&from.id), escaped(&to.id));
        let _ = writeln!(
            out,
            "    <edge source=\"{from}\" target=\"{to}\"><data key=\"says\">{}</data></edge>",
            edge.edge.as_str()
        );
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// Text for content and attributes of XML 1.0, which knows no control characters but tab and the
/// ends of lines, not even escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            letter => out.push(shown(letter)),
        }
    }
    out
}
