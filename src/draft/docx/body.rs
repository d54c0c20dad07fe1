//! The text of the file: paragraphs, tables, sections.

use std::io;

use super::looks::{self, BLANK, FIGURE, LINE, STRONG, TABLE};
use super::parts::{HEADER_RELATION, NAMESPACES};
use super::xml::Xml;
use super::{BLANK_TAG, FIGURE_TAG};
use crate::choice;
use crate::draft::{Block, Document, Page, Paragraph, Row, Run, Sides, Style, Table};
use crate::words::{Lang, Term};

/// A4 and its margins in tenths of a millimetre: above and below 20 mm, left 30, right 15 (Nghị định
/// 30/2020/NĐ-CP, Phụ lục I, phần I).
const PAGE: (u32, u32) = (2100, 2970);
const TOP: u32 = 200;
const LEFT: u32 = 300;
const RIGHT: u32 = 150;
/// From the edge to the page number.
const HEADER: u32 = 100;

/// Twentieths of a point, in which the format measures, from tenths of a millimetre.
fn twips(tenths: u32) -> u32 {
    (tenths * 1440 + 127) / 254
}

/// The part of the text.
pub(super) fn document(document: &Document) -> io::Result<Vec<u8>> {
    let last = document.parts.len().saturating_sub(1);
    let mut controls = Controls(0);
    let mut xml = Xml::begin()?;
    xml.element("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            for (n, part) in document.parts.iter().enumerate() {
                blocks(xml, &part.blocks, width(part.page), &mut controls)?;
                if n == last {
                    section(xml, part.page)?;
                } else {
                    // A part ends in a paragraph that bears its section; a table cannot. It takes no
                    // room: behind a signature at the foot of a page it would fill another.
                    xml.element("w:p", &[], |xml| {
                        xml.element("w:pPr", &[], |xml| {
                            xml.value("w:pStyle", LINE)?;
                            let none = [
                                ("w:before", "0"),
                                ("w:after", "0"),
                                ("w:line", "20"),
                                ("w:lineRule", "exact"),
                            ];
                            xml.empty("w:spacing", &none)?;
                            section(xml, part.page)
                        })
                    })?;
                }
            }
            Ok(())
        })
    })?;
    Ok(xml.end())
}

/// How many content controls there are: each bears a number of its own.
struct Controls(u32);

/// The width between the margins, in tenths of a millimetre.
fn width(page: Page) -> u32 {
    let across = match page {
        Page::Portrait => PAGE.0,
        Page::Landscape => PAGE.1,
    };
    across - LEFT - RIGHT
}

/// The pages of a part: numbered from 1 in the top margin, the first without its number.
fn section(xml: &mut Xml, page: Page) -> io::Result<()> {
    let size = |tenths: u32| twips(tenths).to_string();
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", HEADER_RELATION)])?;
        xml.value("w:type", "nextPage")?;
        let (short, long) = (size(PAGE.0), size(PAGE.1));
        match page {
            Page::Portrait => xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)])?,
            Page::Landscape => {
                let turned = [("w:w", &*long), ("w:h", &*short), ("w:orient", "landscape")];
                xml.empty("w:pgSz", &turned)?;
            }
        }
        let (top, left, right) = (size(TOP), size(LEFT), size(RIGHT));
        let margins = [
            ("w:top", &*top),
            ("w:right", &*right),
            ("w:bottom", &*top),
            ("w:left", &*left),
            ("w:header", &*size(HEADER)),
            ("w:footer", &*size(HEADER)),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins)?;
        xml.empty("w:pgNumType", &[("w:start", "1")])?;
        xml.empty("w:titlePg", &[])
    })
}

/// Blocks within a width.
fn blocks(xml: &mut Xml, all: &[Block], width: u32, controls: &mut Controls) -> io::Result<()> {
    for (n, block) in all.iter().enumerate() {
        match block {
            Block::Paragraph(one) => {
                // A signature does not stand on a page without words of the text.
                let signed = matches!(all.get(n + 1), Some(Block::Sides(_)));
                paragraph(xml, one, signed, controls)?;
            }
            Block::Line(length) => line(xml, u32::from(*length).min(width), width)?,
            Block::Table(one) => {
                table(xml, one, width, controls)?;
                if matches!(all.get(n + 1), Some(Block::Paragraph(_))) {
                    gap(xml)?;
                }
            }
            Block::Sides(one) => sides(xml, one, width, controls)?,
        }
    }
    Ok(())
}

fn paragraph(
    xml: &mut Xml,
    one: &Paragraph,
    with_next: bool,
    controls: &mut Controls,
) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", &looks::id(one.style))?;
            if with_next { xml.empty("w:keepNext", &[]) } else { Ok(()) }
        })?;
        one.runs.iter().try_for_each(|run| self::run(xml, run, controls))
    })
}

fn styled(xml: &mut Xml, style: Style, all: &[Run], controls: &mut Controls) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", &looks::id(style)))?;
        all.iter().try_for_each(|run| self::run(xml, run, controls))
    })
}

/// A line: the border of a paragraph that is small and stands in from both sides. A drawn line would
/// not move with the text above it.
fn line(xml: &mut Xml, length: u32, width: u32) -> io::Result<()> {
    let indent = twips((width - length) / 2).to_string();
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", LINE)?;
            xml.element("w:pBdr", &[], |xml| {
                let border =
                    [("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")];
                xml.empty("w:top", &border)
            })?;
            xml.empty("w:ind", &[("w:left", &indent), ("w:right", &indent)])
        })
    })
}

/// Room between a table and the words below it.
fn gap(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:p", &[], |xml| xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", LINE)))
}

fn run(xml: &mut Xml, run: &Run, controls: &mut Controls) -> io::Result<()> {
    match run {
        Run::Text(text) => words(xml, text, None),
        Run::Strong(text) => words(xml, text, Some(STRONG)),
        Run::Figure(figure) => {
            let tag = format!("{FIGURE_TAG}{}", figure.id);
            let printed = figure.amount.print();
            control(xml, &tag, figure.id.as_str(), FIGURE, &printed, controls)
        }
        Run::Blank(blank) => {
            let tag = format!("{BLANK_TAG}{}", choice::word(blank.kind));
            let name = blank.kind.say(Lang::Vi);
            control(xml, &tag, name, BLANK, &blank.print(), controls)
        }
    }
}

/// Words, in the style of characters that is named.
fn words(xml: &mut Xml, text: &str, style: Option<&str>) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.element("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", style))?;
        }
        xml.text("w:t", &[("xml:space", "preserve")], text)
    })
}

/// Words that an editor keeps under a tag while people change them.
fn control(
    xml: &mut Xml,
    tag: &str,
    name: &str,
    style: &str,
    text: &str,
    controls: &mut Controls,
) -> io::Result<()> {
    controls.0 += 1;
    let id = controls.0.to_string();
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.value("w:alias", name)?;
            xml.value("w:tag", tag)?;
            xml.value("w:id", &id)?;
            xml.empty("w:text", &[])
        })?;
        xml.element("w:sdtContent", &[], |xml| words(xml, text, Some(style)))
    })
}

fn table(xml: &mut Xml, table: &Table, width: u32, controls: &mut Controls) -> io::Result<()> {
    let widths: Vec<u32> =
        table.columns.iter().map(|one| twips(width * u32::from(one.share) / 1000)).collect();
    let whole: u32 = widths.iter().sum();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", TABLE)?;
            xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")])?;
            xml.value("w:jc", "center")?;
            // Columns keep their widths: fitted to their words they would differ from page to page.
            xml.empty("w:tblLayout", &[("w:type", "fixed")])
        })?;
        grid(xml, &widths)?;
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[])?;
                xml.empty("w:tblHeader", &[])
            })?;
            for (column, width) in table.columns.iter().zip(&widths) {
                let runs = [Run::Text(column.heading.clone())];
                cell(xml, *width, 1, Style::TableHead, &runs, controls)?;
            }
            Ok(())
        })?;
        for row in &table.rows {
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
                match row {
                    Row::Group(runs) => {
                        cell(xml, whole, widths.len(), Style::CellGroup, runs, controls)
                    }
                    Row::Cells(cells) => {
                        for ((runs, width), column) in cells.iter().zip(&widths).zip(&table.columns)
                        {
                            cell(xml, *width, 1, column.style, runs, controls)?;
                        }
                        Ok(())
                    }
                }
            })?;
        }
        Ok(())
    })
}

fn grid(xml: &mut Xml, widths: &[u32]) -> io::Result<()> {
    xml.element("w:tblGrid", &[], |xml| {
        widths.iter().try_for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]))
    })
}

fn cell(
    xml: &mut Xml,
    width: u32,
    span: usize,
    style: Style,
    runs: &[Run],
    controls: &mut Controls,
) -> io::Result<()> {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if span > 1 {
                xml.value("w:gridSpan", &span.to_string())?;
            }
            match style {
                Style::TableHead => xml.value("w:vAlign", "center"),
                _ => Ok(()),
            }
        })?;
        styled(xml, style, runs, controls)
    })
}

/// Two columns: a table without borders, as every editor keeps its sides beside each other.
fn sides(xml: &mut Xml, sides: &Sides, width: u32, controls: &mut Controls) -> io::Result<()> {
    let left = width * u32::from(sides.left_share) / 1000;
    let columns = [(left, &sides.left), (width - left, &sides.right)];
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")])?;
            xml.value("w:jc", "center")?;
            xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
            xml.element("w:tblCellMar", &[], |xml| {
                for side in ["left", "right"] {
                    xml.empty(&format!("w:{side}"), &[("w:w", "0"), ("w:type", "dxa")])?;
                }
                Ok(())
            })
        })?;
        grid(xml, &columns.map(|(width, _)| twips(width)))?;
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]))?;
            for (width, inner) in columns {
                xml.element("w:tc", &[], |xml| {
                    xml.element("w:tcPr", &[], |xml| {
                        let twips = twips(width).to_string();
                        xml.empty("w:tcW", &[("w:w", &twips), ("w:type", "dxa")])
                    })?;
                    blocks(xml, inner, width, controls)
                })?;
            }
            Ok(())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_rounded_to_the_measure_of_the_format() {
        assert_eq!(twips(254), 1440);
        // A4, as every editor writes it.
        assert_eq!((twips(PAGE.0), twips(PAGE.1)), (11906, 16838));
    }
}
