//! Charts of lines over a scale.

use std::io;

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::{AFTER, BEFORE, Chart, Drawn, FOOT, GOAL, GRID, INK, THIRD, mark, mesh, words};
use crate::report::html::markup::Markup;

/// Height of a chart of lines.
const HEIGHT: u32 = 300;
/// Room for the names at the ends of the lines.
const NAMES: u32 = 220;

/// One line.
pub(in crate::report::html) struct Line {
    /// What it shows.
    pub(in crate::report::html) name: String,
    /// Its points, from left to right.
    pub(in crate::report::html) points: Vec<(f64, f64)>,
    /// What all its values should reach, where it is a goal.
    pub(in crate::report::html) is_goal: bool,
}

/// Draws lines, each named at its end.
pub(in crate::report::html) fn lines(
    out: &mut Markup,
    chart: &Chart<'_>,
    lines: &[Line],
) -> io::Result<()> {
    chart.draw(out, HEIGHT, |area| {
        let all = || lines.iter().flat_map(|line| &line.points);
        let right = all().map(|point| point.0).fold(1.0, f64::max);
        let top = all().map(|point| point.1).fold(1.0, f64::max) * 1.08;
        let mut drawn: Drawn<'_, '_> = ChartBuilder::on(area)
            .margin_top(8)
            .margin_right(NAMES)
            .x_label_area_size(FOOT)
            .y_label_area_size(60)
            .build_cartesian_2d(0.0..right, 0.0..top)?;
        let mut mesh = mesh(&mut drawn);
        let number = |value: &f64| mark(*value, chart.lang);
        mesh.disable_x_mesh().x_labels(8).y_labels(6).bold_line_style(GRID);
        mesh.x_label_formatter(&number).y_label_formatter(&number).draw()?;
        // Named where they end, and never over each other.
        let mut taken: Vec<i32> = Vec::new();
        let colors = [AFTER, THIRD, BEFORE, INK];
        let mut colors = colors.into_iter().cycle();
        for line in lines {
            let color = match line.is_goal {
                true => GOAL,
                false => colors.next().unwrap_or(INK),
            };
            let path = PathElement::new(line.points.clone(), color.stroke_width(2));
            drawn.draw_series([path])?;
            if !line.is_goal {
                let dots = line.points.iter().map(|at| Circle::new(*at, 3, color.filled()));
                drawn.draw_series(dots)?;
            }
            let Some(end) = line.points.last() else { continue };
            let (x, mut y) = drawn.backend_coord(end);
            while taken.iter().any(|other| (other - y).abs() < 15) {
                y += 15;
            }
            taken.push(y);
            area.draw(&Text::new(line.name.clone(), (x + 8, y), words(color, HPos::Left)))?;
        }
        Ok(())
    })
}
