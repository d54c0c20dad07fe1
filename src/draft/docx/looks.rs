//! How each style looks: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I and II. Sizes are in half points,
//! lengths in twentieths of a point.

use std::io;

use super::parts::NAMESPACES;
use super::xml::Xml;
use crate::draft::Style;
use crate::words::{Lang, Term};

/// The typeface the decree asks for.
const FONT: &str = "Times New Roman";
/// The size of the text: 14 points.
const SIZE: u16 = 28;
/// The first line of a paragraph stands 1,27 cm in.
const INDENT: u16 = 720;
/// Between paragraphs, at least 6 points.
const GAP: u16 = 120;

/// The id of the style of lines below headings.
pub(super) const LINE: &str = "VBLine";
/// The id of the character style of figures.
pub(super) const FIGURE: &str = "VBFigure";
/// The id of the character style of blanks.
pub(super) const BLANK: &str = "VBBlank";
/// The id of the character style of stressed words.
pub(super) const STRONG: &str = "VBStrong";
/// The id of the table style.
pub(super) const TABLE: &str = "VBTable";
/// The id of the style of the page number.
pub(super) const HEADER: &str = "Header";

/// How paragraphs of a style look.
#[derive(Clone, Copy)]
struct Look {
    size: u16,
    bold: bool,
    italic: bool,
    align: &'static str,
    indent: u16,
    before: u16,
    after: u16,
    /// Stays on the page of what follows.
    with_next: bool,
    /// Level in the outline of the document.
    outline: Option<u8>,
}

const TEXT: Look = Look {
    size: SIZE,
    bold: false,
    italic: false,
    align: "both",
    indent: INDENT,
    before: 0,
    after: GAP,
    with_next: false,
    outline: None,
};
const CENTRED: Look = Look { align: "center", indent: 0, after: 0, ..TEXT };
const TITLE: Look = Look { bold: true, with_next: true, ..CENTRED };
const CELL: Look = Look { size: 20, align: "left", indent: 0, before: 20, after: 20, ..TEXT };

fn look(style: Style) -> Look {
    match style {
        Style::Above => Look { size: 24, ..CENTRED },
        Style::Issuer | Style::Nation => Look { size: 24, bold: true, ..CENTRED },
        Style::Motto => Look { size: 26, bold: true, ..CENTRED },
        Style::Number => Look { size: 26, before: 60, ..CENTRED },
        Style::PlaceDate => Look { size: 26, italic: true, before: 60, ..CENTRED },
        Style::Heading => Look { before: 360, ..TITLE },
        Style::Subject => Look { outline: Some(0), ..TITLE },
        Style::Addressee => Look { before: 120, after: 240, ..CENTRED },
        Style::Basis => Look { italic: true, ..TEXT },
        Style::Decides => Look { before: GAP, after: GAP, ..TITLE },
        Style::Article => Look { bold: true, with_next: true, outline: Some(1), ..TEXT },
        Style::Lead | Style::Clause | Style::Body => TEXT,
        Style::Section => {
            Look { bold: true, before: GAP, with_next: true, outline: Some(1), ..TEXT }
        }
        Style::Subsection => Look { bold: true, with_next: true, outline: Some(2), ..TEXT },
        Style::Signer => TITLE,
        // Room for a signature and a seal.
        Style::SignerName => Look { bold: true, before: 1700, ..CENTRED },
        Style::RecipientsHead => {
            Look { size: 24, bold: true, italic: true, align: "left", indent: 0, after: 0, ..TEXT }
        }
        Style::Recipient => Look { size: 22, align: "left", indent: 0, after: 0, ..TEXT },
        Style::AnnexLabel => TITLE,
        Style::AnnexTitle => Look { outline: Some(0), ..TITLE },
        Style::AnnexNote => Look { italic: true, ..CENTRED },
        Style::PartLabel => Look { before: 240, ..TITLE },
        Style::PartTitle => Look { after: GAP, outline: Some(1), ..TITLE },
        Style::TableHead => Look { bold: true, align: "center", ..CELL },
        Style::Cell => CELL,
        Style::CellCentre => Look { align: "center", ..CELL },
        Style::CellRight => Look { align: "right", ..CELL },
        Style::CellGroup => Look { bold: true, with_next: true, ..CELL },
    }
}

/// The id of a style: ASCII, and the same whatever the style is called.
pub(super) fn id(style: Style) -> String {
    format!("VB{style:?}")
}

/// The part of the styles.
pub(super) fn styles() -> io::Result<Vec<u8>> {
    let mut xml = Xml::begin()?;
    xml.element("w:styles", &NAMESPACES, |xml| {
        defaults(xml)?;
        xml.element(
            "w:style",
            &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
            |xml| {
                xml.value("w:name", "Normal")?;
                xml.empty("w:qFormat", &[])
            },
        )?;
        xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", HEADER)], |xml| {
            xml.value("w:name", "header")?;
            xml.value("w:basedOn", "Normal")?;
            xml.element("w:pPr", &[], |xml| xml.value("w:jc", "center"))?;
            xml.element("w:rPr", &[], |xml| size(xml, SIZE))
        })?;
        for style in Style::ALL {
            paragraph_style(xml, &id(style), style.say(Lang::Vi), look(style))?;
        }
        let line = Look { size: 4, align: "left", indent: 0, after: 120, before: 80, ..TEXT };
        paragraph_style(xml, LINE, crate::words::draft::LINE_STYLE.say(Lang::Vi), line)?;
        character_styles(xml)?;
        table_style(xml)
    })?;
    Ok(xml.end())
}

fn defaults(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let fonts =
                    [("w:ascii", FONT), ("w:hAnsi", FONT), ("w:eastAsia", FONT), ("w:cs", FONT)];
                xml.empty("w:rFonts", &fonts)?;
                xml.value("w:color", "000000")?;
                size(xml, SIZE)?;
                let lang = [("w:val", "vi-VN"), ("w:eastAsia", "vi-VN"), ("w:bidi", "ar-SA")];
                xml.empty("w:lang", &lang)
            })
        })?;
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                let single = [
                    ("w:before", "0"),
                    ("w:after", "0"),
                    ("w:line", "240"),
                    ("w:lineRule", "auto"),
                ];
                xml.empty("w:spacing", &single)
            })
        })
    })
}

fn size(xml: &mut Xml, size: u16) -> io::Result<()> {
    xml.value("w:sz", &size.to_string())?;
    xml.value("w:szCs", &size.to_string())
}

fn paragraph_style(xml: &mut Xml, id: &str, name: &str, look: Look) -> io::Result<()> {
    xml.element(
        "w:style",
        &[("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", id)],
        |xml| {
            xml.value("w:name", name)?;
            xml.value("w:basedOn", "Normal")?;
            xml.empty("w:qFormat", &[])?;
            xml.element("w:pPr", &[], |xml| {
                if look.with_next {
                    xml.empty("w:keepNext", &[])?;
                }
                let (before, after) = (look.before.to_string(), look.after.to_string());
                xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)])?;
                if look.indent > 0 {
                    xml.empty("w:ind", &[("w:firstLine", &look.indent.to_string())])?;
                }
                xml.value("w:jc", look.align)?;
                match look.outline {
                    Some(level) => xml.value("w:outlineLvl", &level.to_string()),
                    None => Ok(()),
                }
            })?;
            xml.element("w:rPr", &[], |xml| {
                if look.bold {
                    xml.empty("w:b", &[])?;
                    xml.empty("w:bCs", &[])?;
                }
                if look.italic {
                    xml.empty("w:i", &[])?;
                    xml.empty("w:iCs", &[])?;
                }
                size(xml, look.size)
            })
        },
    )
}

/// Figures look like the text around them; blanks are seen.
fn character_styles(xml: &mut Xml) -> io::Result<()> {
    use crate::words::draft::{BLANK_STYLE, FIGURE_STYLE, STRONG_STYLE};
    let styles = [(FIGURE, FIGURE_STYLE), (BLANK, BLANK_STYLE), (STRONG, STRONG_STYLE)];
    for (id, name) in styles {
        let attributes = [("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", id)];
        xml.element("w:style", &attributes, |xml| {
            xml.value("w:name", name.say(Lang::Vi))?;
            xml.empty("w:qFormat", &[])?;
            match id {
                BLANK => xml.element("w:rPr", &[], |xml| {
                    let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", "FFF2AB")];
                    xml.empty("w:shd", &shade)
                }),
                STRONG => xml.element("w:rPr", &[], |xml| {
                    xml.empty("w:b", &[])?;
                    xml.empty("w:bCs", &[])
                }),
                _ => Ok(()),
            }
        })?;
    }
    Ok(())
}

fn table_style(xml: &mut Xml) -> io::Result<()> {
    let attributes = [("w:type", "table"), ("w:customStyle", "1"), ("w:styleId", TABLE)];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", crate::words::draft::TABLE_STYLE.say(Lang::Vi))?;
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                    let line = [
                        ("w:val", "single"),
                        ("w:sz", "4"),
                        ("w:space", "0"),
                        ("w:color", "000000"),
                    ];
                    xml.empty(&format!("w:{side}"), &line)?;
                }
                Ok(())
            })?;
            xml.element("w:tblCellMar", &[], |xml| {
                for side in ["left", "right"] {
                    xml.empty(&format!("w:{side}"), &[("w:w", "57"), ("w:type", "dxa")])?;
                }
                Ok(())
            })
        })
    })
}
