//! Where boxes stand: columns from left to right by kind, ordered within so that few arrows cross.
//!
//! The kinds are the layers: every arrow leads between columns, so that nothing of Sugiyama's method is
//! needed but its ordering by the middle of neighbours. Whole numbers only, so that every machine draws
//! the same.

use std::collections::BTreeMap;

use super::label;
use crate::graph::Picture;

/// Width of a box, and the room for words in it in hundredths of the height of the font.
pub(super) const WIDTH: usize = 230;
/// Height of the font.
pub(super) const FONT: usize = 12;
const ROOM: usize = (WIDTH - 20) * 100 / FONT;
/// Height of a line.
pub(super) const LINE: usize = 15;
/// Above and below the words of a box.
const INNER: usize = 16;
/// Between boxes of a column, between columns, at the edge.
const GAP: usize = 12;
const BETWEEN: usize = 110;
pub(super) const EDGE: usize = 24;
/// How often columns are ordered by their neighbours.
const SWEEPS: usize = 8;

/// A box with its words.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) height: usize,
    pub(super) column: usize,
    pub(super) lines: Vec<String>,
}

/// All boxes, in the order of the picture.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) boxes: Vec<Placed>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The column of a kind of node.
fn column(kind: &str) -> usize {
    match kind {
        "procedure" | "provision" => 0,
        "requirement" | "result" | "step" => 1,
        "document" => 2,
        "item" => 3,
        _ => 4,
    }
}

impl Layout {
    /// Places the nodes of a picture below a head of some height.
    pub(super) fn of(picture: &Picture, head: usize) -> Self {
        let mut boxes: Vec<Placed> =
            picture.nodes.iter().map(|node| placed(node.kind, &node.label)).collect();
        let neighbours = neighbours(picture);
        let mut columns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, one) in boxes.iter().enumerate() {
            columns.entry(one.column).or_default().push(at);
        }
        // Columns that nothing stands in take no room.
        for (n, column) in columns.values().enumerate() {
            for at in column {
                if let Some(one) = boxes.get_mut(*at) {
                    one.x = EDGE + n * (WIDTH + BETWEEN);
                }
            }
        }
        for column in columns.values() {
            stack(column, &mut boxes, head);
        }
        for sweep in 0..SWEEPS {
            let mut order: Vec<&mut Vec<usize>> = columns.values_mut().collect();
            if sweep % 2 == 1 {
                order.reverse();
            }
            for column in order {
                column.sort_by_cached_key(|at| (wanted(*at, &neighbours, &boxes), *at));
                settle(column, &neighbours, &mut boxes, head);
            }
        }
        let right = boxes.iter().map(|one| one.x + WIDTH).max().unwrap_or(EDGE);
        let bottom = boxes.iter().map(|one| one.y + one.height).max().unwrap_or(head);
        Self { boxes, width: right + EDGE, height: bottom + EDGE }
    }
}

fn placed(kind: &str, text: &str) -> Placed {
    let lines = label::lines(text, ROOM);
    let height = INNER + LINE * lines.len().max(1);
    Placed { x: 0, y: 0, height, column: column(kind), lines }
}

fn neighbours(picture: &Picture) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); picture.nodes.len()];
    for edge in &picture.edges {
        for (one, other) in [(edge.from, edge.to), (edge.to, edge.from)] {
            if let Some(of) = neighbours.get_mut(one) {
                of.push(other);
            }
        }
    }
    neighbours
}

fn stack(column: &[usize], boxes: &mut [Placed], top: usize) {
    let mut y = top;
    for at in column {
        if let Some(one) = boxes.get_mut(*at) {
            one.y = y;
            y += one.height + GAP;
        }
    }
}

/// The height at which a box would like its middle: that of its neighbours; where it is without any.
fn wanted(at: usize, neighbours: &[Vec<usize>], boxes: &[Placed]) -> usize {
    let middle = |one: &Placed| one.y + one.height / 2;
    let of = neighbours.get(at).map_or(&[][..], Vec::as_slice);
    let heights: Vec<usize> = of.iter().filter_map(|one| boxes.get(*one)).map(middle).collect();
    match heights.len() {
        0 => boxes.get(at).map_or(0, middle),
        count => heights.iter().sum::<usize>() / count,
    }
}

/// Moves the boxes of a column, in their order, as near to where they like to be as those above let them;
/// then the whole column back by half of how far that pushed them down.
fn settle(column: &[usize], neighbours: &[Vec<usize>], boxes: &mut [Placed], top: usize) {
    let mut y = top;
    let (mut pushed, mut count) = (0, 0);
    for at in column {
        let likes = wanted(*at, neighbours, boxes);
        let Some(one) = boxes.get_mut(*at) else { continue };
        let likes = likes.saturating_sub(one.height / 2);
        one.y = y.max(likes);
        pushed += one.y - likes.min(one.y);
        count += 1;
        y = one.y + one.height + GAP;
    }
    let first = column.first().and_then(|at| boxes.get(*at)).map_or(top, |one| one.y);
    let back = (pushed / count.max(1)).min(first.saturating_sub(top));
    for at in column {
        if let Some(one) = boxes.get_mut(*at) {
            one.y -= back;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, PictureEdge, PictureNode};

    fn picture(kinds: &[&'static str], edges: &[(usize, usize)]) -> Picture {
        let node = |(n, kind): (usize, &&'static str)| PictureNode {
            id: n.to_string(),
            kind,
            label: format!("nhãn {n}"),
        };
        let edge = |&(from, to): &(usize, usize)| PictureEdge { from, edge: Edge::Is, to };
        Picture {
            nodes: kinds.iter().enumerate().map(node).collect(),
            edges: edges.iter().map(edge).collect(),
        }
    }

    #[test]
    fn boxes_of_a_column_lie_apart_and_below_the_head() {
        let kinds =
            ["procedure", "requirement", "requirement", "requirement", "document", "register"];
        let picture = picture(&kinds, &[(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (5, 4)]);
        let layout = Layout::of(&picture, 60);
        for (at, one) in layout.boxes.iter().enumerate() {
            assert!(one.y >= 60 && one.y + one.height <= layout.height);
            for other in &layout.boxes[at + 1..] {
                let apart = one.y + one.height <= other.y || other.y + other.height <= one.y;
                assert!(one.x != other.x || apart, "{one:?} {other:?}");
            }
        }
        // Who asks for three lines stands beside the middle one.
        assert_eq!(layout.boxes[0].y, layout.boxes[2].y);
    }

    #[test]
    fn arrows_that_need_not_cross_do_not() {
        let kinds = ["requirement", "requirement", "document", "document"];
        let layout = Layout::of(&picture(&kinds, &[(0, 3), (1, 2)]), 0);
        let y = |at: usize| layout.boxes[at].y;
        assert_eq!(y(0) < y(1), y(3) < y(2));
    }
}
