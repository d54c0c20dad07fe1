//! Where everything of a process model is drawn: lanes from top to bottom, steps from left to right,
//! papers and registers in rows beside the steps of their lane. In the first lane they stand above
//! the steps, in others below, so that the flow between lanes crosses none of them. Lengths are those
//! of the standard's diagram interchange, where a task is 100 by 80.

use super::process::{Data, DataKind, Pool, Shape};

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// A point of a line.
pub(super) type Point = (usize, usize);

/// The drawing of all pools, from top to bottom.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) pools: Vec<Drawn>,
}

/// The drawing of one pool.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) bounds: Bounds,
    pub(super) lanes: Vec<Bounds>,
    pub(super) nodes: Vec<Bounds>,
    /// Papers and registers, each with the place of its name.
    pub(super) data: Vec<(Bounds, Bounds)>,
}

/// The strip with the name at the left of a pool, and of a lane.
const HEAD: usize = 30;
/// Between the middles of two steps.
const PITCH: usize = 170;
const TASK: (usize, usize) = (100, 80);
const EVENT: usize = 36;
/// The row of steps in a lane.
const STEPS: usize = 140;
const PAPER: (usize, usize) = (36, 50);
const STORE: (usize, usize) = (50, 50);
/// A place for a paper or register with its name.
const CELL: (usize, usize) = (130, 130);
/// A line of a name, its height and about how many letters it has.
const LINE: (usize, usize) = (14, 18);
/// The width of a name, and how far it stands from what it names.
const LABEL: usize = 120;
const NEAR: usize = 5;
/// Between two pools, and at the edge of the drawing.
const GAP: usize = 60;
/// Fewest places in a row: a pool of three steps may ask for forty papers.
const LEAST: usize = 6;

impl Layout {
    pub(super) fn of(pools: &[Pool]) -> Self {
        let widest = pools.iter().map(|pool| pool.nodes.len() * PITCH).max().unwrap_or_default();
        let inner = widest.max(LEAST * CELL.0);
        let mut top = GAP;
        let mut drawn = Vec::new();
        for pool in pools {
            let one = Drawn::of(pool, top, inner);
            top = one.bounds.y + one.bounds.height + GAP;
            drawn.push(one);
        }
        Self { pools: drawn }
    }
}

impl Drawn {
    fn of(pool: &Pool, top: usize, inner: usize) -> Self {
        let per_row = inner / CELL.0;
        let left = GAP + HEAD;
        let lane_of = |data: &Data| pool.nodes.get(data.node).map_or(0, |node| node.lane);
        let mut lanes = Vec::new();
        let mut y = top;
        for lane in 0..pool.lanes.len() {
            let held = pool.data.iter().filter(|data| lane_of(data) == lane).count();
            let height = STEPS + held.div_ceil(per_row) * CELL.1;
            lanes.push(Bounds { x: left, y, width: HEAD + inner, height });
            y += height;
        }
        let bounds = Bounds { x: GAP, y: top, width: 2 * HEAD + inner, height: y - top };
        let place = |lane: usize| lanes.get(lane).copied().unwrap_or(bounds);
        let middle_of_steps = |lane: usize| match lane {
            0 => place(lane).y + place(lane).height - STEPS / 2,
            _ => place(lane).y + STEPS / 2,
        };
        let nodes = pool.nodes.iter().enumerate().map(|(at, node)| {
            let (width, height) = match node.shape {
                Shape::Start | Shape::End => (EVENT, EVENT),
                Shape::UserTask | Shape::Task => TASK,
            };
            let middle = (left + HEAD + at * PITCH + PITCH / 2, middle_of_steps(node.lane));
            Bounds { x: middle.0 - width / 2, y: middle.1 - height / 2, width, height }
        });
        let mut used = vec![0; pool.lanes.len()];
        let data = pool.data.iter().map(|data| {
            let lane = lane_of(data);
            let at = used.get_mut(lane).map_or(0, |used| {
                *used += 1;
                *used - 1
            });
            let (width, height) = size(data.kind);
            let x = left + HEAD + at % per_row * CELL.0 + (CELL.0 - width) / 2;
            let row = at / per_row * CELL.1;
            let name = |y| Bounds {
                x: x + width / 2 - LABEL / 2,
                y,
                width: LABEL,
                height: name_height(data),
            };
            if lane == 0 {
                let y = place(lane).y + row + CELL.1 - height;
                (Bounds { x, y, width, height }, name(y - NEAR - name_height(data)))
            } else {
                let y = place(lane).y + STEPS + row;
                (Bounds { x, y, width, height }, name(y + height + NEAR))
            }
        });
        let (nodes, data) = (nodes.collect(), data.collect());
        Self { bounds, lanes, nodes, data }
    }
}

/// How high a name is, cut into lines.
fn name_height(data: &Data) -> usize {
    data.name.chars().count().div_ceil(LINE.1).clamp(1, 5) * LINE.0
}

fn size(kind: DataKind) -> (usize, usize) {
    match kind {
        DataKind::Register => STORE,
        DataKind::Asked | DataKind::Issued => PAPER,
    }
}

impl Bounds {
    fn middle(self) -> Point {
        (self.x + self.width / 2, self.y + self.height / 2)
    }

    /// Where the name of an event stands, below it.
    pub(super) fn label(self) -> Self {
        let x = self.middle().0.saturating_sub(LABEL / 2);
        Self { x, y: self.y + self.height + NEAR, width: LABEL, height: LINE.0 }
    }

    /// The line from one step to the next: over the edge between lanes halfway.
    pub(super) fn flow_to(self, next: Self) -> Vec<Point> {
        let (from, to) = ((self.x + self.width, self.middle().1), (next.x, next.middle().1));
        if from.1 == to.1 {
            return vec![from, to];
        }
        let half = from.0 + to.0.saturating_sub(from.0) / 2;
        vec![from, (half, from.1), (half, to.1), to]
    }

    /// The line between a step and what stands above or below it.
    pub(super) fn line_to(self, step: Self) -> Vec<Point> {
        let (from, to) = (self.middle().0, step.middle().0);
        match self.y < step.y {
            true => vec![(from, self.y + self.height), (to, step.y)],
            false => vec![(from, self.y), (to, step.y + step.height)],
        }
    }

    /// The line of a message from one pool to another, from edge to edge.
    pub(super) fn message_to(self, other: Self) -> Vec<Point> {
        let (from, to) = (self.middle(), other.middle());
        if self.y < other.y {
            vec![(from.0, self.y + self.height), (to.0, other.y)]
        } else {
            vec![(from.0, self.y), (to.0, other.y + other.height)]
        }
    }
}
