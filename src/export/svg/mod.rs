//! A part of the graph as a picture: SVG that needs no program, no font and no net.

mod label;
mod layout;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use self::layout::{EDGE, FONT, LINE, Layout, Placed, WIDTH};
use crate::graph::{Edge, Picture, PictureEdge, PictureNode, escaped};
use crate::words::{Lang, Term, picture as words};

/// Boxes that are drawn at most: of more, nobody would see the words on a screen.
pub const MOST: usize = 160;

/// Height of the title above the boxes.
const HEAD: usize = 64;
/// Height of a row of the legend.
const ROW: usize = 24;
/// Width of an entry of the legend.
const ENTRY: usize = 190;

/// Draws a picture that is called by a name. Names of things stay as the catalogue has them; what the
/// drawing itself says is in the language.
///
/// # Errors
/// How many nodes there are, where they are too many.
pub fn svg(picture: &Picture, name: &str, lang: Lang) -> Result<String, usize> {
    if picture.nodes.len() > MOST {
        return Err(picture.nodes.len());
    }
    let picture = &without_shortcuts(picture);
    let layout = Layout::of(picture, HEAD);
    let kinds: BTreeSet<&'static str> = picture.nodes.iter().map(|node| node.kind).collect();
    let edges: BTreeSet<Edge> = picture.edges.iter().map(|edge| edge.edge).collect();
    let width = layout.width.max(2 * (WIDTH + EDGE));
    let per_row = ((width - 2 * EDGE) / ENTRY).max(1);
    let rows = kinds.len().div_ceil(per_row) + edges.len().div_ceil(per_row);
    let height = layout.height + (rows + 1) * ROW + EDGE;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"title description\" xml:lang=\"{}\" \
         font-family=\"Arial, 'Liberation Sans', 'Noto Sans', sans-serif\" font-size=\"{FONT}\">",
        if lang == Lang::Vi { "vi" } else { "en" }
    );
    let title = words::TITLE.fill(lang, &[("name", name)]);
    let _ = writeln!(out, "<title id=\"title\">{}</title>", escaped(&title));
    let _ =
        writeln!(out, "<desc id=\"description\">{}</desc>", escaped(&description(picture, lang)));
    heads(&edges, &mut out);
    let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
    let head = label::lines(&title, (width - 2 * EDGE) * 100 / 18).into_iter().next();
    let _ = writeln!(
        out,
        "<text x=\"{EDGE}\" y=\"38\" font-size=\"18\" font-weight=\"bold\" fill=\"#1f2933\">{}</text>",
        escaped(&head.unwrap_or_default())
    );
    arrows(picture, &layout, &mut out);
    for (node, placed) in picture.nodes.iter().zip(&layout.boxes) {
        draw(node, placed, lang, &mut out);
    }
    legend((&kinds, &edges), per_row, layout.height, lang, &mut out);
    out.push_str("</svg>\n");
    Ok(out)
}

/// A picture without the arrows that only sum up two others: a procedure issues a paper because its result
/// is one.
fn without_shortcuts(picture: &Picture) -> Picture {
    let all = |kind: Edge| picture.edges.iter().filter(move |edge| edge.edge == kind);
    let are: BTreeSet<(usize, usize)> = all(Edge::Is).map(|edge| (edge.from, edge.to)).collect();
    let mut results: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for edge in all(Edge::Yields) {
        results.entry(edge.from).or_default().push(edge.to);
    }
    let is_shown = |edge: &PictureEdge| {
        let results = results.get(&edge.from).map_or(&[][..], Vec::as_slice);
        results.iter().any(|result| are.contains(&(*result, edge.to)))
    };
    let mut picture = picture.clone();
    picture.edges.retain(|edge| edge.edge != Edge::Issues || !is_shown(edge));
    picture
}

fn description(picture: &Picture, lang: Lang) -> String {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for node in &picture.nodes {
        *counts.entry(node.kind).or_default() += 1;
    }
    let kinds = counts.iter().map(|(kind, count)| {
        format!("{} {}", lang.count(*count), words::kind(kind, lang).to_lowercase())
    });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let (nodes, edges) = (lang.count(picture.nodes.len()), lang.count(picture.edges.len()));
    words::DESCRIPTION.fill(lang, &[("nodes", &nodes), ("edges", &edges), ("kinds", &kinds)])
}

/// Fill and line of a kind. The words on each are dark on light, 7:1 and more.
fn colours(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "procedure" => ("#dbeafe", "#1d4ed8"),
        "provision" => ("#f3e8ff", "#7e22ce"),
        "requirement" => ("#f8fafc", "#64748b"),
        "result" => ("#dcfce7", "#15803d"),
        "document" => ("#fef9c3", "#a16207"),
        "item" => ("#f1f5f9", "#475569"),
        "register" => ("#ccfbf1", "#0f766e"),
        _ => ("#ffffff", "#334155"),
    }
}

/// Colour and dashes of an arrow: both, so that it is told apart without colours, too.
fn stroke(edge: Edge) -> (&'static str, &'static str) {
    match edge {
        Edge::Asks => ("#1d4ed8", ""),
        Edge::Is => ("#a16207", ""),
        Edge::Replaces => ("#0f766e", "8 4"),
        Edge::Proves => ("#64748b", "1 4"),
        Edge::Holds => ("#0f766e", "2 3"),
        Edge::Yields => ("#15803d", ""),
        Edge::Issues => ("#15803d", "10 3 2 3"),
        Edge::Demands => ("#7e22ce", "4 3"),
        Edge::Takes => ("#334155", ""),
    }
}

/// The heads of the arrows that there are.
fn heads(edges: &BTreeSet<Edge>, out: &mut String) {
    out.push_str("<defs>\n");
    for edge in edges {
        let (colour, _) = stroke(*edge);
        let _ = writeln!(
            out,
            "<marker id=\"{}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" \
             markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 L8 4 L0 8 z\" fill=\"{colour}\"/></marker>",
            edge.as_str()
        );
    }
    out.push_str("</defs>\n");
}

/// Arrows lie below the boxes, so that none crosses words.
fn arrows(picture: &Picture, layout: &Layout, out: &mut String) {
    for edge in &picture.edges {
        let (Some(from), Some(to)) = (layout.boxes.get(edge.from), layout.boxes.get(edge.to))
        else {
            continue;
        };
        let (y1, y2) = (from.y + from.height / 2, to.y + to.height / 2);
        let (x1, x2) = if from.x < to.x { (from.x + WIDTH, to.x) } else { (from.x, to.x + WIDTH) };
        let middle = (x1 + x2) / 2;
        line(edge.edge, &format!("M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}"), out);
    }
}

fn line(edge: Edge, path: &str, out: &mut String) {
    let (colour, dashes) = stroke(edge);
    let dashes = match dashes {
        "" => String::new(),
        dashes => format!(" stroke-dasharray=\"{dashes}\""),
    };
    let _ = writeln!(
        out,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.75\" \
         stroke-width=\"1.3\"{dashes} marker-end=\"url(#{})\"/>",
        edge.as_str()
    );
}

/// A box with its words; the whole label is its title.
fn draw(node: &PictureNode, placed: &Placed, lang: Lang, out: &mut String) {
    let kind = words::kind(node.kind, lang);
    let _ = writeln!(out, "<g><title>{}: {}</title>", escaped(kind), escaped(&node.label));
    shape(node.kind, (placed.x, placed.y, WIDTH, placed.height), out);
    let words = placed.lines.len() * LINE;
    let first = placed.y + (placed.height - words) / 2 + LINE - 4;
    for (n, line) in placed.lines.iter().enumerate() {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#1f2933\">{}</text>",
            placed.x + WIDTH / 2,
            first + n * LINE,
            escaped(line)
        );
    }
    out.push_str("</g>\n");
}

/// The outline of a kind: each has its own, so that it is told apart without colours, too.
fn shape(kind: &str, (x, y, width, height): (usize, usize, usize, usize), out: &mut String) {
    let (fill, stroke) = colours(kind);
    let look = format!("fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.4\"");
    let (right, bottom, half) = (x + width, y + height, y + height / 2);
    let _ = match kind {
        // A sheet with a corner turned down.
        "document" => writeln!(
            out,
            "<path d=\"M{x} {y} H{} L{right} {} V{bottom} H{x} Z\" {look}/>",
            right.saturating_sub(12),
            y + 12
        ),
        // A drum.
        "register" => writeln!(
            out,
            "<path d=\"M{x} {} A{rx} 6 0 0 1 {right} {} V{} A{rx} 6 0 0 1 {x} {} Z\" {look}/>",
            y + 6,
            y + 6,
            bottom.saturating_sub(6),
            bottom.saturating_sub(6),
            rx = width / 2
        ),
        // A sign with points at both ends.
        "provision" => writeln!(
            out,
            "<path d=\"M{} {y} H{} L{right} {half} L{} {bottom} H{} L{x} {half} Z\" {look}/>",
            x + 8,
            right.saturating_sub(8),
            right.saturating_sub(8),
            x + 8
        ),
        _ => {
            let radius = match kind {
                "procedure" => 3,
                "item" => height / 2,
                "result" => 14,
                _ => 0,
            };
            let dashes = if kind == "requirement" { " stroke-dasharray=\"5 2\"" } else { "" };
            writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" {look}{dashes}/>"
            )
        }
    };
}

/// What shapes and arrows mean, as far as they are there.
fn legend(
    (kinds, edges): (&BTreeSet<&'static str>, &BTreeSet<Edge>),
    per_row: usize,
    top: usize,
    lang: Lang,
    out: &mut String,
) {
    let _ = writeln!(
        out,
        "<g fill=\"#1f2933\"><text x=\"{EDGE}\" y=\"{}\" font-weight=\"bold\">{}</text>",
        top + 4,
        words::LEGEND.say(lang)
    );
    let place = |n: usize, top: usize| (EDGE + n % per_row * ENTRY, top + n / per_row * ROW + 14);
    let word = |x: usize, y: usize, text: &str, out: &mut String| {
        let _ = writeln!(out, "<text x=\"{}\" y=\"{}\">{}</text>", x + 42, y + 12, escaped(text));
    };
    for (n, kind) in kinds.iter().enumerate() {
        let (x, y) = place(n, top);
        shape(kind, (x, y, 34, 16), out);
        word(x, y, words::kind(kind, lang), out);
    }
    let top = top + kinds.len().div_ceil(per_row) * ROW;
    for (n, edge) in edges.iter().enumerate() {
        let (x, y) = place(n, top);
        line(*edge, &format!("M{x} {} H{}", y + 8, x + 34), out);
        word(x, y, edge.say(lang), out);
    }
    out.push_str("</g>\n");
}
