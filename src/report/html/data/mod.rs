//! What the script reads: the procedures as compact data, in blocks that it parses when somebody looks
//! at one of them.
//!
//! Lists stand for objects, positions in tables for texts that repeat. The order of the members is
//! said here and in `assets/data.js`, nowhere else.

mod details;
mod embed;
mod fields;
mod index;
mod proofs;
mod sheet;
mod strings;
mod tables;

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;

use self::details::{BaseKey, Details};
use self::proofs::Proofs;
use super::View;
use crate::analysis::Dossier;
use crate::lint::Finding;

/// Procedures in a block: small enough to be parsed in a moment, large enough to share texts.
pub(super) const BLOCK: usize = 64;

/// The data of a page, each part the text of one element, by the id of that element.
pub(super) fn blocks(view: &View<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let dossiers: Vec<Dossier<'_>> = view.report.analysis.dossiers().collect();
    let ((proofs, rest), index) = rayon::join(
        || {
            let proofs = Proofs::of(view, &dossiers);
            let embedded = embed::json(&proofs.shown);
            (proofs, embedded)
        },
        || index::of(view, &dossiers),
    );
    let (index, texts) = index;
    let bases = bases(&dossiers);
    let found = found(view);
    let details = Details {
        view,
        proofs: &proofs,
        model: view.report.appraisal.map(|appraisal| &appraisal.model),
        found,
        bases: &bases.0,
        rules: index.rules(),
    };
    let starts: Vec<usize> = (0..dossiers.len()).step_by(BLOCK).collect();
    let blocks: io::Result<Vec<Vec<u8>>> = starts
        .par_iter()
        .map(|&start| {
            let end = dossiers.len().min(start + BLOCK);
            let block = dossiers.get(start..end).unwrap_or_default();
            embed::json(&details.block(start, block))
        })
        .collect();
    let mut parts = vec![
        ("tables".to_owned(), embed::json(&tables::of(view))?),
        ("index".to_owned(), embed::json(&index)?),
        ("texts".to_owned(), embed::json(&texts)?),
        ("proofs".to_owned(), rest?),
        ("bases".to_owned(), embed::json(&titled(view, &bases.1))?),
    ];
    let numbered = blocks?.into_iter().enumerate();
    parts.extend(numbered.map(|(n, block)| (format!("block-{n}"), block)));
    Ok(parts)
}

/// The legal bases of all procedures, number and title, and where each stands among them. Thousands of
/// procedures rest on a few hundred texts.
fn bases<'r>(dossiers: &[Dossier<'r>]) -> (BTreeMap<BaseKey<'r>, u32>, Vec<BaseKey<'r>>) {
    let mut places = BTreeMap::new();
    let mut all = Vec::new();
    for basis in dossiers.iter().flat_map(|dossier| &dossier.procedure.legal_bases) {
        let key = (basis.instrument, &*basis.number, &*basis.title);
        places.entry(key).or_insert_with(|| {
            all.push(key);
            // A table of more texts does not fit a page.
            u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
        });
    }
    (places, all)
}

/// Legal bases, each with its number and the title that is known or printed.
fn titled<'r>(view: &View<'r>, bases: &[BaseKey<'r>]) -> Vec<(&'r str, &'r str)> {
    let known = &view.knowledge().instruments;
    let titled = bases.iter().map(|(instrument, number, printed)| match instrument {
        Some(ix) => (*number, &*known[*ix].title),
        None => (*number, *printed),
    });
    titled.collect()
}

/// The findings of each procedure.
fn found<'r>(view: &View<'r>) -> BTreeMap<&'r str, Vec<&'r Finding>> {
    let mut found: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &view.report.findings {
        if let Some(code) = finding.procedure() {
            found.entry(code.as_str()).or_default().push(finding);
        }
    }
    found
}
