//! The rows of a long table, written as they will stand in the file.
//!
//! The library keeps every cell in a tree until it writes them, which was two thirds of the time and of
//! the memory of a workbook, and most of its cells are those of three tables. So the library writes all
//! that surrounds the rows (columns, looks, links, filters, printing) and [`super::splice`] puts the rows
//! into it. What only the library knows before it writes, the numbers of looks and of shared words, is
//! left open here and filled in there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::look::Style;
use super::page::{Col, LINE, MOST_LINES, Place, Row, Value, lines};
use super::text::fit;

/// Stands before the number of a look among those of the body, one byte.
pub(super) const STYLE: u8 = 1;
/// Stands before the number of a text among those of the body, four bytes, the least first.
pub(super) const TEXT: u8 = 2;
/// The letters of the columns of a long table; none has more.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Rows from one on; each is written once the next is begun.
#[derive(Default)]
pub(super) struct Body {
    /// How cells of each column look that have no look of their own, and the width of columns whose
    /// words are wrapped.
    columns: Vec<(Style, Option<f64>)>,
    row: Row,
    /// The cells of the row that is being written.
    cells: Vec<Option<Cell>>,
    /// How many lines tall it is.
    tall: u32,
    /// Whether it can be folded away.
    folded: bool,
    rows: Rows,
}

/// What the rows come to.
#[derive(Default)]
pub(super) struct Rows {
    /// Their XML, with [`STYLE`] and [`TEXT`] in it.
    pub(super) xml: Vec<u8>,
    /// The looks of their cells, by number.
    pub(super) styles: Vec<Style>,
    /// Their texts, by number.
    pub(super) texts: Texts,
    /// How many cells hold one.
    pub(super) references: usize,
    /// Cells that lead elsewhere, with their words.
    pub(super) links: Vec<(Row, Col, Box<str>, Place, Style)>,
    /// The first row that can be folded away.
    pub(super) folded: Option<Row>,
    /// The last row, where there is any.
    pub(super) last: Option<Row>,
    /// How many columns there are.
    pub(super) columns: usize,
}

/// Texts, each once, by the order in which they came.
#[derive(Default)]
pub(super) struct Texts {
    /// By the text as it came, which need not fit a cell.
    numbers: HashMap<Arc<str>, u32, RandomState>,
    all: Vec<Arc<str>>,
    /// How many lines each takes in a width, where it was asked last.
    lines: Vec<(f64, u32)>,
}

enum Cell {
    Blank(Style),
    Number(Style, f64),
    Text(Style, u32),
    Formula(Style, Box<str>, Value),
}

impl Body {
    /// A body of columns with these looks; a width is that of a column whose words are wrapped.
    pub(super) fn new(columns: Vec<(Style, Option<f64>)>) -> Self {
        let cells = columns.iter().map(|_| None).collect();
        let rows = Rows { columns: columns.len(), ..Rows::default() };
        Self { columns, cells, rows, tall: 1, ..Self::default() }
    }

    /// Words; never a formula, whatever they begin with.
    pub(super) fn text(&mut self, row: Row, col: Col, text: &str) {
        if text.is_empty() {
            return;
        }
        let (style, wrapped) = self.column(col);
        let number = self.rows.texts.number(text);
        self.put(row, col, Cell::Text(style, number));
        if let Some(width) = wrapped {
            self.tall = self.tall.max(self.rows.texts.lines(number, text, width));
        }
    }

    /// Words with a look of their own; where there are none, the look alone.
    pub(super) fn text_as(&mut self, row: Row, col: Col, text: &str, style: Style) {
        let cell = match text.is_empty() {
            true => Cell::Blank(style),
            false => Cell::Text(style, self.rows.texts.number(text)),
        };
        self.put(row, col, cell);
    }

    /// A number in the look of its column.
    pub(super) fn number(&mut self, row: Row, col: Col, number: f64) {
        let (style, _) = self.column(col);
        self.put(row, col, Cell::Number(style, number));
    }

    /// A number with a look of its own.
    pub(super) fn number_as(&mut self, row: Row, col: Col, number: f64, style: Style) {
        self.put(row, col, Cell::Number(style, number));
    }

    /// A formula with its value, in the look of its column.
    pub(super) fn formula(&mut self, row: Row, col: Col, formula: &str, value: &Value) {
        let (style, _) = self.column(col);
        self.put(row, col, Cell::Formula(style, formula.into(), *value));
    }

    /// A formula with its value and a look of its own.
    pub(super) fn formula_as(
        &mut self,
        row: Row,
        col: Col,
        formula: &str,
        value: &Value,
        style: Style,
    ) {
        self.put(row, col, Cell::Formula(style, formula.into(), *value));
    }

    /// An empty cell with a look.
    pub(super) fn blank(&mut self, row: Row, col: Col, style: Style) {
        self.put(row, col, Cell::Blank(style));
    }

    /// Words that lead to a cell of this workbook.
    pub(super) fn link(&mut self, row: Row, col: Col, text: &str, target: &Place, style: Style) {
        self.text_as(row, col, text, style);
        if !text.is_empty() {
            self.rows.links.push((row, col, text.into(), target.clone(), style));
        }
    }

    /// Lets a row be folded away with those beside it.
    pub(super) fn fold(&mut self, row: Row) {
        self.begin(row);
        self.folded = true;
        self.rows.folded.get_or_insert(row);
    }

    /// The finished rows.
    pub(super) fn done(mut self) -> Rows {
        self.end();
        self.rows
    }

    fn column(&self, col: Col) -> (Style, Option<f64>) {
        self.columns.get(usize::from(col)).copied().unwrap_or_default()
    }

    fn put(&mut self, row: Row, col: Col, cell: Cell) {
        self.begin(row);
        if let Some(place) = self.cells.get_mut(usize::from(col)) {
            *place = Some(cell);
        }
    }

    /// Makes a row the one that is written; rows come one after the other.
    fn begin(&mut self, row: Row) {
        if self.rows.last == Some(row) {
            return;
        }
        debug_assert!(self.rows.last.is_none_or(|last| last < row), "rows come in their order");
        self.end();
        self.row = row;
        self.rows.last = Some(row);
    }

    /// Writes the row that was begun.
    fn end(&mut self) {
        if self.rows.last.is_none() {
            return;
        }
        let Self { row, cells, tall, folded, rows, columns, .. } = self;
        let (number, xml) = (*row + 1, &mut rows.xml);
        // Writing to memory does not fail.
        let _ = write!(xml, "<row r=\"{number}\" spans=\"1:{}\"", columns.len());
        if *tall > 1 {
            let height = LINE * f64::from((*tall).min(MOST_LINES));
            let _ = write!(xml, " ht=\"{height}\" customHeight=\"1\"");
        }
        if *folded {
            xml.extend_from_slice(b" outlineLevel=\"1\"");
        }
        xml.push(b'>');
        // The number of the row is written out once: a workbook has half a million cells.
        let number = number.to_string();
        for (at, cell) in cells.iter_mut().enumerate() {
            let Some(cell) = cell.take() else { continue };
            let letter = LETTERS.get(at..=at).unwrap_or_default();
            for part in ["<c r=\"", letter, &number, "\" s=\""] {
                xml.extend_from_slice(part.as_bytes());
            }
            let style = style_number(&mut rows.styles, cell.style());
            xml.extend_from_slice(&[STYLE, style]);
            cell.write(xml);
            rows.references += usize::from(matches!(cell, Cell::Text(..)));
        }
        xml.extend_from_slice(b"</row>");
        (*tall, *folded) = (1, false);
    }
}

/// The number of a look, which is added where it is new. A body has about ten.
fn style_number(styles: &mut Vec<Style>, style: Style) -> u8 {
    let known = styles.iter().position(|known| *known == style);
    let at = known.unwrap_or_else(|| {
        styles.push(style);
        styles.len() - 1
    });
    u8::try_from(at).unwrap_or(u8::MAX)
}

impl Cell {
    fn style(&self) -> Style {
        match self {
            Self::Blank(style)
            | Self::Number(style, _)
            | Self::Text(style, _)
            | Self::Formula(style, ..) => *style,
        }
    }

    /// What follows the look.
    fn write(&self, xml: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let put_number = |xml: &mut Vec<u8>, number: &f64| drop(write!(xml, "{number}"));
        match self {
            Self::Blank(_) => return xml.extend_from_slice(b"\"/>"),
            Self::Number(_, number) => {
                xml.extend_from_slice(b"\"><v>");
                put_number(xml, number);
            }
            Self::Text(_, number) => {
                xml.extend_from_slice(b"\" t=\"s\"><v>");
                xml.push(TEXT);
                xml.extend_from_slice(&number.to_le_bytes());
            }
            Self::Formula(_, formula, value) => {
                let opened: &[u8] = match value {
                    Value::Number(_) => b"\"><f>",
                    Value::Words(_) => b"\" t=\"str\"><f>",
                };
                xml.extend_from_slice(opened);
                xml.extend_from_slice(escaped(formula).as_bytes());
                xml.extend_from_slice(b"</f><v>");
                match value {
                    Value::Number(number) => put_number(xml, number),
                    Value::Words(words) => xml.extend_from_slice(escaped(words).as_bytes()),
                }
            }
        }
        xml.extend_from_slice(b"</v></c>");
    }
}

impl Texts {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        // A sheet holds no more cells than numbers of this kind tell apart.
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let came: Arc<str> = text.into();
        self.all.push(match fit(text) {
            Cow::Borrowed(_) => Arc::clone(&came),
            Cow::Owned(fitted) => fitted.into(),
        });
        self.lines.push((0.0, 1));
        self.numbers.insert(came, number);
        number
    }

    /// The lines that a text takes in a width.
    fn lines(&mut self, number: u32, text: &str, width: f64) -> u32 {
        let known = self.lines.get_mut(usize::try_from(number).unwrap_or(usize::MAX));
        match known {
            Some((of, lines)) if of.to_bits() == width.to_bits() => *lines,
            Some(known) => {
                *known = (width, lines(text, width));
                known.1
            }
            None => lines(text, width),
        }
    }

    /// All of them, by number.
    pub(super) fn all(&self) -> &[Arc<str>] {
        &self.all
    }
}

/// A text as the workbook lists it.
pub(super) fn escaped_text(text: &str) -> String {
    let space = [' ', '\n', '\t'];
    let kept = match text.starts_with(space) || text.ends_with(space) {
        true => " xml:space=\"preserve\"",
        false => "",
    };
    format!("<si><t{kept}>{}</t></si>", escaped(&unmistaken(text)))
}

/// A text as content of an element.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// A text in which nothing is taken for the sign of a control: `_x000D_` is one to office programs,
/// `_x005F_x000D_` the words.
fn unmistaken(text: &str) -> Cow<'_, str> {
    const BEGIN: &str = "_x";
    if !text.contains(BEGIN) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 6);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(BEGIN) {
        out.push_str(before);
        let digits = behind.as_bytes().get(..5);
        let is_sign = digits.is_some_and(|sign| match sign {
            [digits @ .., b'_'] => digits.iter().all(u8::is_ascii_hexdigit),
            _ => false,
        });
        out.push_str(if is_sign { "_x005F_x" } else { BEGIN });
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::xlsx::look::{Kind, Use};

    #[test]
    fn rows_are_written_as_they_come_and_a_cell_takes_what_was_put_there_last() {
        let style = Style::Cell(Kind::Text, Use::Told);
        let band = Style::Band(Kind::Word, Use::Told);
        let mut body = Body::new(vec![(style, None), (style, Some(10.0))]);
        body.blank(1, 0, band);
        body.text_as(1, 0, "a < b", band);
        body.number(1, 1, 0.5);
        body.fold(4);
        body.text(4, 1, "hai dòng chữ dài");
        body.formula(4, 0, "IF(A1=\"\",\"\",1)", &Value::Words(""));
        let rows = body.done();
        assert_eq!(rows.styles, [band, style]);
        assert_eq!((rows.last, rows.folded, rows.references), (Some(4), Some(4), 2));
        let xml = String::from_utf8(rows.xml).unwrap();
        assert_eq!(
            xml,
            "<row r=\"2\" spans=\"1:2\"><c r=\"A2\" s=\"\u{1}\u{0}\" t=\"s\"><v>\u{2}\0\0\0\0</v></c>\
             <c r=\"B2\" s=\"\u{1}\u{1}\"><v>0.5</v></c></row>\
             <row r=\"5\" spans=\"1:2\" ht=\"30\" customHeight=\"1\" outlineLevel=\"1\">\
             <c r=\"A5\" s=\"\u{1}\u{1}\" t=\"str\"><f>IF(A1=\"\",\"\",1)</f><v></v></c>\
             <c r=\"B5\" s=\"\u{1}\u{1}\" t=\"s\"><v>\u{2}\u{1}\0\0\0</v></c></row>"
        );
        let texts: Vec<&str> = rows.texts.all().iter().map(|text| &**text).collect();
        assert_eq!(texts, ["a < b", "hai dòng chữ dài"]);
        assert_eq!(escaped_text("a < b"), "<si><t>a &lt; b</t></si>");
    }

    #[test]
    fn what_looks_like_the_sign_of_a_control_stays_words() {
        assert_eq!(unmistaken("a_x000D_b_xyz_x00"), "a_x005F_x000D_b_xyz_x00");
        assert_eq!(unmistaken("_x000d__x000A_"), "_x005F_x000d__x005F_x000A_");
    }
}
