//! A comparison as Markdown (GitHub's tables).

use std::io::{self, Write};

use super::Sheet;

/// Writes a sheet as Markdown.
///
/// # Errors
/// Errors of the writer.
pub fn markdown(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&sheet.title))?;
    for note in &sheet.notes {
        writeln!(out, "- {}", escaped(note))?;
    }
    for table in &sheet.tables {
        writeln!(out, "\n## {}\n", escaped(&table.title))?;
        let headings = table.columns.iter().map(|column| escaped(&column.heading));
        writeln!(out, "| {} |", headings.collect::<Vec<_>>().join(" | "))?;
        let rules = table.columns.iter().map(|it| if it.number { "---:" } else { "---" });
        writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
        for row in &table.rows {
            let cells = row.iter().map(|cell| escaped(cell));
            writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
        }
        if let Some(more) = &table.more {
            writeln!(out, "\n{}", escaped(more))?;
        }
    }
    Ok(())
}

/// A text that means itself: every letter that could begin a mark, a link, a table cell or HTML is
/// escaped, and so is what makes some readers turn an address into a link by itself.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            ':' if behind.starts_with("//") => safe.push_str("&#58;"),
            '.' if safe.get(safe.len().saturating_sub(3)..).is_some_and(is_www) => {
                safe.push_str("&#46;")
            }
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '!' | '~' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
        rest = behind;
    }
    safe
}

fn is_www(text: &str) -> bool {
    text.eq_ignore_ascii_case("www")
}
