//! A draft as Markdown: one paragraph or row a line, for reading beside others and for comparing.

use std::io::{self, BufWriter, Write};

use super::document::{Block, Document, Row, Run, Runs, Style, Table};
use crate::report::markdown::escape;

/// Writes a draft.
///
/// # Errors
/// Errors of the writer.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    for (n, part) in document.parts.iter().enumerate() {
        if n > 0 {
            writeln!(out, "\n---")?;
        }
        blocks(&part.blocks, n == 0, &mut out)?;
    }
    out.flush()
}

fn blocks(all: &[Block], first: bool, out: &mut impl Write) -> io::Result<()> {
    for (n, block) in all.iter().enumerate() {
        let begins = first && n == 0;
        if !begins && !matches!(block, Block::Line(_) | Block::Sides(_)) {
            writeln!(out)?;
        }
        match block {
            Block::Paragraph(one) => paragraph(one.style, &one.runs, out)?,
            // What parts headings on paper, blank lines part here.
            Block::Line(_) => {}
            Block::Table(one) => table(one, out)?,
            Block::Sides(one) => {
                blocks(&one.left, begins, out)?;
                blocks(&one.right, false, out)?;
            }
        }
    }
    Ok(())
}

fn paragraph(style: Style, runs: &Runs, out: &mut impl Write) -> io::Result<()> {
    let text = inline(runs);
    match style {
        Style::Heading | Style::AnnexTitle => writeln!(out, "# {text}"),
        Style::Subject | Style::PartTitle => writeln!(out, "## {text}"),
        Style::Article | Style::Section => writeln!(out, "### {text}"),
        Style::Subsection => writeln!(out, "#### {text}"),
        Style::Issuer
        | Style::Nation
        | Style::Motto
        | Style::Decides
        | Style::Signer
        | Style::SignerName
        | Style::AnnexLabel
        | Style::PartLabel => writeln!(out, "**{text}**"),
        Style::Basis | Style::PlaceDate | Style::AnnexNote | Style::RecipientsHead => {
            writeln!(out, "*{text}*")
        }
        _ => writeln!(out, "{text}"),
    }
}

/// Runs on one line, every mark of a catalogue's text taken literally.
fn inline(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Text(words) => text.push_str(&spaced(words, escape(words))),
            Run::Strong(words) => {
                let bold = format!("**{}**", escape(words));
                text.push_str(&spaced(words, bold));
            }
            Run::Figure(figure) => text.push_str(&figure.amount.print()),
            Run::Blank(blank) => text.push_str(&blank.print()),
        }
    }
    text
}

/// Marked words with the space around them that marks would swallow.
fn spaced(words: &str, marked: String) -> String {
    let before = if words.starts_with(' ') { " " } else { "" };
    let behind = if words.len() > 1 && words.ends_with(' ') { " " } else { "" };
    format!("{before}{marked}{behind}")
}

fn table(table: &Table, out: &mut impl Write) -> io::Result<()> {
    let headings: Vec<String> = table.columns.iter().map(|one| escape(&one.heading)).collect();
    writeln!(out, "| {} |", headings.join(" | "))?;
    let rule = |style: Style| match style {
        Style::CellRight => "---:",
        Style::CellCentre => ":---:",
        _ => "---",
    };
    let rules: Vec<&str> = table.columns.iter().map(|one| rule(one.style)).collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    for row in &table.rows {
        let cells: Vec<String> = match row {
            Row::Group(runs) => {
                let rest = table.columns.len().saturating_sub(1);
                std::iter::once(inline(runs)).chain(vec![String::new(); rest]).collect()
            }
            Row::Cells(cells) => cells.iter().map(|runs| inline(runs)).collect(),
        };
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}
