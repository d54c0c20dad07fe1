//! Charts as SVG that stands in the page: text stays text, colours are turned by the style sheet when
//! the page is dark, and each chart says in words what it shows.

mod bars;
mod lines;

pub(super) use bars::{Bar, Pair, Progress, pairs, pareto, progress};
pub(super) use lines::{Line, lines};

use std::fmt::Write as _;
use std::io;

use plotters::chart::MeshStyle;
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::markup::Markup;
use crate::cost::Decimal;
use crate::visible::visible;
use crate::words::Lang;

/// Ink of words. The style sheet knows each of these colours by its value.
const INK: RGBColor = RGBColor(0x2b, 0x36, 0x41);
/// What stands behind: grids and axes.
const GRID: RGBColor = RGBColor(0xd0, 0xd7, 0xde);
/// What is now.
const BEFORE: RGBColor = RGBColor(0x9a, 0xa5, 0xb1);
/// What will be, and what is cut. Blue and orange are told apart by every kind of eye.
const AFTER: RGBColor = RGBColor(0x1f, 0x5f, 0xa8);
/// What is asked.
const GOAL: RGBColor = RGBColor(0xc2, 0x57, 0x0c);
/// Further lines.
const THIRD: RGBColor = RGBColor(0x00, 0x7a, 0x5e);

/// Width of every chart, in units of its drawing.
const WIDTH: u32 = 860;
/// Size of letters; the library divides by 1.24.
const LETTERS: f64 = 16.0;

/// Room below a chart for the numbers of its scale.
const FOOT: u32 = 26;

/// Where a chart is drawn.
type Area<'s> = DrawingArea<SVGBackend<'s>, Shift>;
/// Two scales of numbers.
type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;
/// A drawing with two scales.
type Drawn<'a, 's> = ChartContext<'a, SVGBackend<'s>, Plane>;

/// A chart with its name and what it says in words.
pub(super) struct Chart<'t> {
    /// Its id in the page.
    pub(super) id: &'t str,
    /// Its name.
    pub(super) title: &'t str,
    /// What it shows, for those who do not see it.
    pub(super) desc: &'t str,
    /// How it is to be read, below it.
    pub(super) note: &'t str,
    /// The language of its numbers.
    pub(super) lang: Lang,
}

impl Chart<'_> {
    /// Draws it into a page.
    fn draw(
        &self,
        out: &mut Markup,
        height: u32,
        paint: impl FnOnce(&Area<'_>) -> Result<(), Box<dyn std::error::Error>>,
    ) -> io::Result<()> {
        let mut svg = String::new();
        {
            let area = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
            let painted = paint(&area).and_then(|()| Ok(area.present()?));
            painted.map_err(|error| io::Error::other(error.to_string()))?;
        }
        // The library opens the drawing with a fixed size and no name.
        let drawing = svg.split_once('\n').map_or("", |(_, rest)| rest);
        let Self { id, title, desc, note, .. } = self;
        let mut open = String::new();
        let _ = write!(
            open,
            "<figure id=\"{id}\"><svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">"
        );
        out.raw(&open).text(title).raw(&format!("</title><desc id=\"{id}-d\">")).text(desc);
        let drawing: Vec<_> = drawing.split('\n').map(visible).collect();
        out.raw("</desc>\n").raw(&drawing.join("\n")).raw("<figcaption><strong>").text(title);
        out.raw("</strong> ").text(note).raw("</figcaption></figure>\n");
        Ok(())
    }
}

/// The scales of a drawing: few thin lines, numbers in the ink of words.
fn mesh<'a, 'm, 's>(
    drawn: &'m mut Drawn<'a, 's>,
) -> MeshStyle<'a, 'm, RangedCoordf64, RangedCoordf64, SVGBackend<'s>> {
    let mut mesh = drawn.configure_mesh();
    mesh.light_line_style(TRANSPARENT).axis_style(GRID).label_style(words(INK, HPos::Center));
    mesh
}

/// A number of a scale: whole where it is whole.
fn mark(value: f64, lang: Lang) -> String {
    let value: Option<Decimal> = format!("{value:.2}").parse().ok();
    value.map(|value| lang.decimal(value)).unwrap_or_default()
}

/// A percentage of a scale.
fn percent_mark(value: f64, lang: Lang) -> String {
    let space = if lang == Lang::Vi { " " } else { "" };
    format!("{}{space}%", mark(value, lang))
}

/// Words with an anchor.
fn words(color: RGBColor, across: HPos) -> TextStyle<'static> {
    ("sans-serif", LETTERS).into_font().color(&color).pos(Pos::new(across, VPos::Center))
}

/// A name that fits beside a bar; tables have it whole.
fn shortened(name: &str, letters: usize) -> String {
    match name.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name.to_owned(),
    }
}
