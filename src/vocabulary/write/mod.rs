//! A catalogue as JSON-LD: public services of CPSV-AP with the requirements and evidence of CCCEV.
//!
//! The context is written into the file: who reads it needs no network, and no later edition of a
//! published context changes what the file says. It maps exactly the terms that are used to the
//! published IRIs. One procedure after the other is written, each with what is its own; things that
//! several share (agencies, instruments, papers, choices) come once, at the end.

mod item;
mod parts;
mod service;
mod shared;

use std::io::{self, Write};

use self::shared::Shared;
use super::known;
use crate::catalog::Catalog;
use crate::export::native;
use crate::knowledge::Knowledge;

/// Writes a catalogue.
///
/// # Errors
/// Errors of the writer.
pub(crate) fn write(
    out: &mut dyn Write,
    catalog: &Catalog,
    knowledge: &Knowledge,
) -> io::Result<()> {
    out.write_all(b"{\n  \"@context\": ")?;
    for (n, line) in known::own_text().lines().enumerate() {
        let line = if n == 0 { line } else { line.strip_prefix("  ").unwrap_or(line) };
        out.write_all(if n == 0 { b"" } else { b"\n  " })?;
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b",\n  \"@graph\": [")?;
    let mut shared = Shared::new(knowledge);
    let mut separator: &[u8] = b"\n";
    for procedure in &catalog.procedures {
        let json = native::value(procedure, knowledge)?;
        out.write_all(separator)?;
        service::node(&json, &mut shared).write(out)?;
        separator = b",\n";
    }
    for node in shared.nodes() {
        out.write_all(separator)?;
        node.write(out)?;
        separator = b",\n";
    }
    out.write_all(b"\n  ]\n}\n")
}
