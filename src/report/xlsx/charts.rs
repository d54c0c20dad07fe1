//! Three charts that Excel draws itself, and the figures they show: they follow when costs change.

use std::io;

use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, Color,
};

use super::look::{self, Kind, Look, Use};
use super::page::{self, Col, Extent, Page, Place, Row, Value, cell, wrong};
use super::procedures::{List, at};
use crate::cost::{Basis, Money};
use crate::report::{AxisRow, GroupRow, Report};
use crate::target::Axis;
use crate::words::{Term, labels, name_in, xlsx};

/// Authorities and registers in a chart: more cannot be read.
const MOST: usize = 12;
const NOW: Color = Color::RGB(0x001F_4E79);
const AFTER: Color = Color::RGB(0x002E_9E6B);
const GOAL: Color = Color::RGB(0x00C0_504D);
/// Size of a chart, in pixels, and the rows it takes.
const SIZE: (u32, u32) = (760, 340);
const ROWS: Row = 19;
/// The column beside the figures at which charts stand.
const BESIDE: Col = 4;

/// Writes the charts; `registers` is the table of registers and its sheet.
pub(super) fn sheet(
    report: &Report<'_>,
    list: &List,
    cost: Option<&Place>,
    registers: Option<(&str, Extent)>,
    look: &Look,
) -> io::Result<Page> {
    let mut page = Page::new(look.say(xlsx::SHEET_CHARTS), look)?;
    for (col, width) in [(0, 40.0), (1, 18.0), (2, 18.0), (3, 3.0)] {
        page.column(col, width, None)?;
    }
    page.text_as(0, 0, look.say(xlsx::SHEET_CHARTS), &look.title)?;
    let mut writer = Writer { page, look, row: 2 };
    writer.axes(report, cost)?;
    writer.authorities(report, list)?;
    if let Some((sheet, table)) = registers {
        writer.registers(sheet, table)?;
    }
    Ok(writer.page)
}

struct Writer<'a> {
    page: Page,
    look: &'a Look,
    row: Row,
}

impl Writer<'_> {
    /// A title and headings; the rows of figures come below.
    fn begin(&mut self, title: &str, headings: [&str; 3]) -> io::Result<Row> {
        self.page.text_as(self.row, 0, title, &self.look.section)?;
        for (col, heading) in (0..).zip(headings) {
            if !heading.is_empty() {
                self.page.text_as(self.row + 1, col, heading, &self.look.heading)?;
            }
        }
        Ok(self.row + 2)
    }

    /// Puts a chart beside its figures and goes below both.
    fn place(&mut self, mut chart: Chart, title: &str, last: Row) -> io::Result<()> {
        chart.title().set_name(title).set_font(ChartFont::new().set_size(12).set_bold());
        chart.set_width(SIZE.0).set_height(SIZE.1);
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart.set_alt_text(title);
        self.page.sheet().insert_chart(self.row, BESIDE, &chart).map_err(wrong)?;
        self.row = (self.row + ROWS).max(last + 2);
        Ok(())
    }

    fn column(&self, first: Row, last: Row, col: Col) -> (&'static str, Row, Col, Row, Col) {
        (self.look.say(xlsx::SHEET_CHARTS), first, col, last, col)
    }

    /// The axes that set a goal, beside it; that of costs follows the cost sheets.
    fn axes(&mut self, report: &Report<'_>, cost: Option<&Place>) -> io::Result<()> {
        let axes: Vec<&AxisRow> =
            report.totals.axes.iter().filter(|axis| axis.percent.is_some()).collect();
        if axes.is_empty() {
            return Ok(());
        }
        let (look, title) = (self.look, self.look.say(xlsx::CHART_AXES));
        let headings = [labels::AXIS, labels::CUT, labels::GOAL].map(|heading| look.say(heading));
        let first = self.begin(title, headings)?;
        let mut row = first;
        let percent = look.cell(Kind::Percent, Use::Told);
        let words = look.cell(Kind::Text, Use::Told);
        for axis in axes {
            let unit = axis.unit.map(|unit| format!(" ({})", unit.say(look.lang)));
            let name = format!("{}{}", axis.axis.say(look.lang), unit.unwrap_or_default());
            self.page.text_as(row, 0, &name, &words)?;
            let share = axis.percent.map(page::share).unwrap_or_default();
            match cost.filter(|_| axis.axis == Axis::Cost) {
                Some(place) => {
                    let value = Value::Number(share);
                    self.page.formula_as(row, 1, &place.to_string(), &value, &percent)?;
                }
                None => self.page.number_as(row, 1, share, &percent)?,
            }
            if let Some(goal) = axis.goal {
                self.page.number_as(row, 2, page::share(goal), &percent)?;
            }
            row += 1;
        }
        let last = row - 1;
        let mut chart = Chart::new_column();
        for (col, heading, colour) in [(1, headings[1], AFTER), (2, headings[2], GOAL)] {
            let series = chart.add_series().set_name(heading);
            series.set_categories(self.column(first, last, 0));
            series.set_values(self.column(first, last, col));
            series.set_format(&mut fill(colour));
        }
        chart.y_axis().set_num_format("0%").set_min(0);
        self.place(chart, title, last)
    }

    /// What procedures cost now and after, by the authority that promulgated them.
    fn authorities(&mut self, report: &Report<'_>, list: &List) -> io::Result<()> {
        let (Some(appraisal), Some(groups)) = (report.appraisal, &report.totals.groups) else {
            return Ok(());
        };
        let known = &report.analysis.knowledge.authorities;
        let (look, currency) = (self.look, appraisal.tariff().currency);
        let (before, after) = match appraisal.basis {
            Basis::PerDossier => (at::BEFORE, at::AFTER),
            Basis::Annual => (at::YEAR_BEFORE, at::YEAR_AFTER),
        };
        let title = look.say(xlsx::CHART_AUTHORITIES);
        let headings = [labels::AUTHORITY, labels::BEFORE, labels::AFTER].map(|one| look.say(one));
        let first = self.begin(title, headings)?;
        let coins = look.cell(Kind::Coins, Use::Told);
        let words = look.cell(Kind::Text, Use::Told);
        let shown = groups.authority.len().min(MOST);
        let mut row = first;
        let (shown, others) = groups.authority.split_at(shown);
        for group in shown {
            let name = known.find(&group.key).map(|ix| name_in(&known[ix].name, look.lang));
            self.page.text_as(row, 0, name.unwrap_or(&group.key), &words)?;
            for (col, from, amount) in [(1, before, group.before), (2, after, group.after)] {
                let formula = list.of_authority(&cell(row, 0), from);
                let value = Value::of_money(amount, currency);
                self.page.formula_as(row, col, &formula, &value, &coins)?;
            }
            row += 1;
        }
        if !others.is_empty() {
            self.page.text_as(row, 0, look.say(xlsx::OTHER_AUTHORITIES), &words)?;
            let sum = |amount: fn(&GroupRow) -> Money| {
                Money::sum(others.iter().map(amount)).unwrap_or_default()
            };
            let sums = [(1, before, sum(|one| one.before)), (2, after, sum(|one| one.after))];
            for (col, from, amount) in sums {
                let above = format!("SUM({}:{})", cell(first, col), cell(row - 1, col));
                let formula = format!("{}-{above}", list.total(from));
                let value = Value::of_money(amount, currency);
                self.page.formula_as(row, col, &formula, &value, &coins)?;
            }
            row += 1;
        }
        let last = row - 1;
        let mut chart = Chart::new_bar();
        for (col, heading, colour) in [(1, headings[1], NOW), (2, headings[2], AFTER)] {
            let series = chart.add_series().set_name(heading);
            series.set_categories(self.column(first, last, 0));
            series.set_values(self.column(first, last, col));
            series.set_format(&mut fill(colour));
        }
        // The first of the list stands on top.
        chart.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max);
        chart.x_axis().set_num_format(look.coins()).set_font(ChartFont::new().set_size(8));
        self.place(chart, title, last)
    }

    /// Of how many lines each register holds data, from the table on its own sheet.
    fn registers(&mut self, sheet: &str, table: Extent) -> io::Result<()> {
        let title = self.look.say(xlsx::CHART_REGISTERS);
        self.page.text_as(self.row, 0, title, &self.look.section)?;
        let first = table.heading + 1;
        let last = table.last.min(table.heading + Row::try_from(MOST).unwrap_or(Row::MAX));
        let mut chart = Chart::new_bar();
        let series = chart.add_series().set_name(self.look.say(labels::HOLDS));
        series.set_categories((sheet, first, 0, last, 0));
        series.set_values((sheet, first, 2, last, 2));
        series.set_format(&mut fill(NOW));
        chart.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max);
        chart.x_axis().set_num_format(look::COUNT);
        self.place(chart, title, self.row)?;
        Ok(())
    }
}

fn fill(colour: Color) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(colour));
    format
}
