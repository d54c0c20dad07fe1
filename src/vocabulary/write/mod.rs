//! A catalogue as JSON-LD: public services of CPSV-AP with the requirements and evidence of CCCEV.
//!
//! The context is written into the file: who reads it needs no network, and no later edition of a
//! published context changes what the file says. It maps exactly the terms that are used to the
//! published IRIs. One procedure after the other is written, each with what is its own; things that
//! several share (agencies, instruments, papers, choices) come once, at the end.

mod computed;
mod item;
mod parts;
mod service;
mod shared;

use std::io::{self, Write};

use self::computed::Computed;
use self::shared::Shared;
use super::known;
use crate::analysis::Analysis;
use crate::cost::model::Model;
use crate::export::native;

/// Writes a catalogue, with what this program makes of it: the grade of each line, the papers read in
/// prose, the applicant's time and cost. That is marked, and computed anew where the file is read.
///
/// # Errors
/// Errors of the writer, and hours or costs beyond what can be counted.
pub(crate) fn write(
    out: &mut dyn Write,
    analysis: &Analysis<'_>,
    model: &Model<'_>,
) -> io::Result<()> {
    let knowledge = analysis.knowledge;
    out.write_all(b"{\n  \"@context\": ")?;
    for (n, line) in known::own_text().lines().enumerate() {
        let line = if n == 0 { line } else { line.strip_prefix("  ").unwrap_or(line) };
        out.write_all(if n == 0 { b"" } else { b"\n  " })?;
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b",\n  \"@graph\": [")?;
    let mut shared = Shared::new(knowledge);
    let mut separator: &[u8] = b"\n";
    for dossier in analysis.dossiers() {
        let json = native::value(dossier.procedure, knowledge)?;
        let lines = dossier.lines().map(|(_, line)| line).collect();
        let computed = Computed { dossier, lines, model, as_of: analysis.as_of };
        out.write_all(separator)?;
        service::node(&json, &computed, &mut shared).write(out)?;
        separator = b",\n";
    }
    for node in shared.nodes() {
        out.write_all(separator)?;
        node.write(out)?;
        separator = b",\n";
    }
    out.write_all(b"\n  ]\n}\n")
}
