//! A comparison as one small page that needs nothing else: no script, no font, no address.

use std::io::{self, Write};

use super::Sheet;
use crate::words::Lang;

/// What it looks like; removed and added sides in colours that print.
const STYLE: &str = "\
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1a1a1a;background:#fff}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}\
th,td{border-bottom:1px solid #ccc;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th{border-bottom:2px solid #555}\
.n{text-align:right;font-variant-numeric:tabular-nums}\
td.b{background:#fdf1f0}td.a{background:#eff8f0}\
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

/// Writes a sheet as an HTML page.
///
/// # Errors
/// Errors of the writer.
pub fn html(sheet: &Sheet, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let code = match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let title = escaped(&sheet.title);
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">")?;
    writeln!(out, "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>")?;
    writeln!(out, "<h1>{title}</h1>\n<ul>")?;
    for note in &sheet.notes {
        writeln!(out, "<li><bdi>{}</bdi></li>", escaped(note))?;
    }
    writeln!(out, "</ul>")?;
    for table in &sheet.tables {
        writeln!(out, "<h2>{}</h2>\n<table>\n<thead><tr>", escaped(&table.title))?;
        for column in &table.columns {
            let class = if column.number { " class=\"n\"" } else { "" };
            writeln!(out, "<th scope=\"col\"{class}>{}</th>", escaped(&column.heading))?;
        }
        writeln!(out, "</tr></thead>\n<tbody>")?;
        // Only tables of changes have two sides to be told apart; the other is of numbers.
        let sides = !table.columns.iter().any(|column| column.number);
        for row in &table.rows {
            write!(out, "<tr>")?;
            for (n, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                let class = match (n, sides, column.number) {
                    (2, true, _) => " class=\"b\"",
                    (3, true, _) => " class=\"a\"",
                    (_, _, true) => " class=\"n\"",
                    _ => "",
                };
                write!(out, "<td{class}><bdi>{}</bdi></td>", escaped(cell))?;
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody>\n</table>")?;
        if let Some(more) = &table.more {
            writeln!(out, "<p>{}</p>", escaped(more))?;
        }
    }
    writeln!(out, "</body>\n</html>")
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
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
