//! Charts of rows: a name to the left, bars to the right of it.

use std::io;

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::{
    AFTER, Area, BEFORE, Chart, Drawn, FOOT, GOAL, GRID, INK, WIDTH, mesh, percent_mark, shortened,
    words,
};
use crate::report::html::markup::Markup;
use crate::words::Lang;

/// Room for names, and for the words behind a bar.
const NAMES: u32 = 290;
/// Letters of a name that fit there.
const NAME_LETTERS: usize = 42;

/// One row of progress towards a goal, in percent.
pub(in crate::report::html) struct Progress {
    /// The axis.
    pub(in crate::report::html) name: String,
    /// What is cut.
    pub(in crate::report::html) cut: f64,
    /// That in words.
    pub(in crate::report::html) label: String,
    /// What is asked, where something is.
    pub(in crate::report::html) goal: Option<f64>,
    /// Where it may lie.
    pub(in crate::report::html) range: Option<(f64, f64)>,
}

/// Draws progress on axes.
pub(in crate::report::html) fn progress(
    out: &mut Markup,
    chart: &Chart<'_>,
    rows: &[Progress],
) -> io::Result<()> {
    chart.draw(out, rows_high(rows.len(), 46) + FOOT, |area| {
        let furthest = rows.iter().flat_map(|row| {
            [Some(row.cut), row.goal, row.range.map(|(_, high)| high)].into_iter().flatten()
        });
        let most = furthest.fold(1.0, f64::max) * 1.05;
        let mut panel = Panel::new(area, (NAMES, 120), FOOT, rows.len(), most)?;
        panel.scale(chart.lang)?;
        for (at, row) in rows.iter().enumerate() {
            panel.name(area, at, &row.name)?;
            panel.bar(at, (0.0, row.cut), (-0.2, 0.2), AFTER)?;
            let mut last = row.cut;
            if let Some((low, high)) = row.range {
                panel.line(at, [(low, 0.0), (high, 0.0)], INK.stroke_width(1))?;
                for end in [low, high] {
                    panel.line(at, [(end, -0.12), (end, 0.12)], INK.stroke_width(1))?;
                }
                last = last.max(high);
            }
            if let Some(goal) = row.goal {
                panel.line(at, [(goal, -0.36), (goal, 0.36)], GOAL.stroke_width(3))?;
                // Words never stand on the line of the goal.
                if goal > last && goal - last < most * 0.2 {
                    last = goal;
                }
            }
            panel.label(area, at, last, &row.label)?;
        }
        Ok(())
    })
}

/// Two amounts of one thing.
pub(in crate::report::html) struct Pair {
    /// Whose.
    pub(in crate::report::html) name: String,
    /// Now.
    pub(in crate::report::html) before: f64,
    /// Then.
    pub(in crate::report::html) after: f64,
    /// Both in words.
    pub(in crate::report::html) label: String,
}

/// Draws amounts before and after.
pub(in crate::report::html) fn pairs(
    out: &mut Markup,
    chart: &Chart<'_>,
    rows: &[Pair],
) -> io::Result<()> {
    chart.draw(out, rows_high(rows.len(), 30), |area| {
        let most = rows.iter().map(|row| row.before.max(row.after)).fold(1.0, f64::max);
        let mut panel = Panel::new(area, (NAMES, 270), 0, rows.len(), most)?;
        for (at, row) in rows.iter().enumerate() {
            panel.name(area, at, &row.name)?;
            panel.bar(at, (0.0, row.before), (-0.34, -0.02), BEFORE)?;
            panel.bar(at, (0.0, row.after), (0.02, 0.34), AFTER)?;
            panel.label(area, at, row.before.max(row.after), &row.label)?;
        }
        Ok(())
    })
}

/// One part of a whole.
pub(in crate::report::html) struct Bar {
    /// What.
    pub(in crate::report::html) name: String,
    /// How much.
    pub(in crate::report::html) value: f64,
    /// That in words.
    pub(in crate::report::html) label: String,
}

/// Draws the largest parts of a whole and how they add up.
pub(in crate::report::html) fn pareto(
    out: &mut Markup,
    chart: &Chart<'_>,
    rows: &[Bar],
    whole: f64,
) -> io::Result<()> {
    /// Room for the running share.
    const SHARES: u32 = 200;
    chart.draw(out, rows_high(rows.len(), 22) + FOOT, |area| {
        let most = rows.iter().map(|row| row.value).fold(f64::MIN_POSITIVE, f64::max);
        let mut panel = Panel::new(area, (NAMES + 20, SHARES + 110), FOOT, rows.len(), most)?;
        let mut sums = Vec::with_capacity(rows.len());
        let mut sum = 0.0;
        for (at, row) in rows.iter().enumerate() {
            panel.name(area, at, &row.name)?;
            panel.bar(at, (0.0, row.value), (-0.32, 0.32), AFTER)?;
            panel.label(area, at, row.value, &row.label)?;
            sum += row.value;
            sums.push(sum * 100.0 / whole);
        }
        let left = WIDTH - SHARES;
        let mut shares = Panel::new(area, (left, 24), FOOT, rows.len(), 100.0)?;
        shares.scale(chart.lang)?;
        let rows = rows.len() as f64;
        let top_to_bottom = vec![(80.0, 0.0), (80.0, rows)];
        shares.drawn.draw_series([PathElement::new(top_to_bottom, GOAL.stroke_width(2))])?;
        let points: Vec<(f64, f64)> =
            sums.iter().enumerate().map(|(at, share)| (*share, shares.y(at))).collect();
        shares.drawn.draw_series(points.iter().map(|at| Circle::new(*at, 3, AFTER.filled())))?;
        shares.drawn.draw_series([PathElement::new(points, AFTER.stroke_width(2))])?;
        Ok(())
    })
}

fn rows_high(rows: usize, each: u32) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(each).saturating_add(8)
}

/// The part of a drawing in which bars stand: values go to the right, rows from top to bottom.
struct Panel<'a, 's> {
    drawn: Drawn<'a, 's>,
    rows: f64,
    most: f64,
}

impl<'a, 's> Panel<'a, 's> {
    fn new(
        area: &'a Area<'s>,
        (left, right): (u32, u32),
        foot: u32,
        rows: usize,
        most: f64,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let rows = rows.max(1) as f64;
        let drawn: Drawn<'_, '_> = ChartBuilder::on(area)
            .margin_left(left)
            .margin_right(right)
            .margin_top(4)
            .margin_bottom(4)
            .x_label_area_size(foot)
            .build_cartesian_2d(0.0..most, 0.0..rows)?;
        Ok(Self { drawn, rows, most })
    }

    /// The middle of a row; the library counts from below.
    fn y(&self, at: usize) -> f64 {
        self.rows - at as f64 - 0.5
    }

    fn bar(
        &mut self,
        at: usize,
        (from, to): (f64, f64),
        (above, below): (f64, f64),
        color: RGBColor,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let y = self.y(at);
        let ends = [(from, y - above), (to.clamp(0.0, self.most), y - below)];
        self.drawn.draw_series([Rectangle::new(ends, color.filled())])?;
        Ok(())
    }

    fn line(
        &mut self,
        at: usize,
        ends: [(f64, f64); 2],
        style: ShapeStyle,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let y = self.y(at);
        let ends: Vec<(f64, f64)> = ends.iter().map(|(x, up)| (*x, y + up)).collect();
        self.drawn.draw_series([PathElement::new(ends, style)])?;
        Ok(())
    }

    /// Writes the name of a row to the left.
    fn name(
        &self,
        area: &Area<'_>,
        at: usize,
        name: &str,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let (x, y) = self.drawn.backend_coord(&(0.0, self.y(at)));
        let text = shortened(name, NAME_LETTERS);
        Ok(area.draw(&Text::new(text, (x - 10, y), words(INK, HPos::Right)))?)
    }

    /// Writes behind a value.
    fn label(
        &self,
        area: &Area<'_>,
        at: usize,
        value: f64,
        label: &str,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let (x, y) = self.drawn.backend_coord(&(value.clamp(0.0, self.most), self.y(at)));
        Ok(area.draw(&Text::new(label.to_owned(), (x + 8, y), words(INK, HPos::Left)))?)
    }

    /// Draws a scale of percentages below.
    fn scale(&mut self, lang: Lang) -> Result<(), Box<dyn std::error::Error>> {
        let mut mesh = mesh(&mut self.drawn);
        let percent = |value: &f64| percent_mark(*value, lang);
        mesh.disable_y_mesh().disable_y_axis().x_labels(6).bold_line_style(GRID);
        Ok(mesh.x_label_formatter(&percent).draw()?)
    }
}
