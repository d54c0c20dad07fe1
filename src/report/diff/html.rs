//! A comparison as one small page that needs nothing else: no script, no font, no address.

use std::io::{self, Write};

use super::Sheet;
use crate::report::sections::{Block, Section, Table};
use crate::visible::visible;
use crate::words::Lang;

/// What it looks like; removed and added sides in colours that print.
const STYLE: &str = "\
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1a1a1a;background:#fff}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}\
p{margin:.2rem 0}th,td{border-bottom:1px solid #ccc;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th{border-bottom:2px solid #555}\
.n{text-align:right;font-variant-numeric:tabular-nums}\
td.b{background:#fdf1f0}td.a{background:#eff8f0}\
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

/// Writes a sheet as an HTML page.
///
/// # Errors
/// Errors of the writer.
pub fn html(sheet: &Sheet, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    page(&sheet.0, Sides::Told, lang, out)
}

/// Whether the third and fourth column of a table without numbers are two sides of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Sides {
    /// They are, and are told apart by colour.
    Told,
    /// They are not.
    None,
}

/// Writes sections as such a page; the first gives it its title.
pub(in crate::report) fn page(
    sections: &[Section<'_>],
    sides: Sides,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let code = match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let title = escaped(sections.first().map_or("", |head| &head.title));
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">")?;
    writeln!(out, "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>")?;
    for (n, section) in sections.iter().enumerate() {
        let heading = if n == 0 { "h1" } else { "h2" };
        writeln!(out, "<{heading}>{}</{heading}>", escaped(&section.title))?;
        for block in &section.blocks {
            match block {
                Block::Line(text) | Block::Detail(text) | Block::Note(text) => {
                    writeln!(out, "<p><bdi>{}</bdi></p>", escaped(text))?;
                }
                Block::List(rows) => rows
                    .iter()
                    .try_for_each(|row| writeln!(out, "<p><bdi>{}</bdi></p>", escaped(&row)))?,
                Block::Table(one) => table(one, sides, lang, out)?,
            }
        }
    }
    writeln!(out, "</body>\n</html>")
}

fn table(table: &Table<'_>, sides: Sides, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<table>\n<thead><tr>")?;
    for column in &table.columns {
        let class = if column.numbers { " class=\"n\"" } else { "" };
        writeln!(out, "<th scope=\"col\"{class}>{}</th>", escaped(&column.title))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    // Only tables of changes have two sides to be told apart; the other is of numbers.
    let sides = sides == Sides::Told && !table.columns.iter().any(|column| column.numbers);
    for row in table.rows.iter() {
        write!(out, "<tr>")?;
        for (n, (cell, column)) in row.into_iter().zip(&table.columns).enumerate() {
            let class = match (n, sides, column.numbers) {
                (2, true, _) => " class=\"b\"",
                (3, true, _) => " class=\"a\"",
                (_, _, true) => " class=\"n\"",
                _ => "",
            };
            write!(out, "<td{class}><bdi>{}</bdi></td>", escaped(&cell.say(lang)))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    for c in visible(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
