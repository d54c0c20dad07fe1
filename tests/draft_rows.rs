//! The annex of papers replaced, beside the rows of the official one: Nghị quyết 66.7/2025/NQ-CP,
//! Phụ lục I.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests may panic and print as tests do"
)]

mod shared;

use std::collections::BTreeMap;

use serde::Deserialize;
use tinhgon::analysis::{self, Analysis};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::draft::{
    self, AnnexRow, Block, Document, DraftKind, Material, Particulars, Row, replacements, said,
};
use tinhgon::knowledge::Knowledge;
use tinhgon::measure::imposing::Imposing;
use tinhgon::plan::Survey;

/// A row of the official annex.
#[derive(Deserialize)]
struct Official {
    row: u32,
    code: String,
    owner: String,
    registers: Vec<String>,
}

/// The tables of the first annex, cells in words.
fn annex(document: &Document) -> Vec<Vec<String>> {
    let tables = document.parts.get(1).unwrap().blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = tables.flat_map(|table| &table.rows).filter_map(|row| match row {
        Row::Cells(cells) => Some(cells.iter().map(|cell| said(cell)).collect()),
        Row::Group(_) => None,
    });
    rows.collect()
}

/// Whether a row names a register and an owner that the official one names. Owners are printed in many
/// ways there, and with the name of the database before them.
fn agrees(ours: &AnnexRow<'_>, official: &Official, knowledge: &Knowledge) -> (bool, bool) {
    let ids = || ours.registers.iter().map(|ix| knowledge.registers[*ix].id.to_string());
    let register = ids().any(|id| official.registers.contains(&id));
    let printed = official.owner.to_lowercase();
    let mut owners = ours.owners.iter().map(|ix| knowledge.authorities[*ix].name.vi.to_lowercase());
    (register, owners.any(|name| printed.contains(&name)))
}

#[test]
fn the_annex_reproduces_the_official_rows_that_the_catalogue_offers() {
    let Some(folder) = shared::shared() else { return };
    let rows = std::fs::read_to_string(folder.join("resolution/rows.dev.jsonl")).unwrap();
    let rows: Vec<Official> =
        rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let knowledge = analysis::knowledge().unwrap();
    let input = Input::Paths(vec![folder.join("portal")]);
    let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).unwrap();
    let scenario = Scenario::usual().unwrap();
    let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
    let imposing = Imposing::new(knowledge).unwrap();
    let survey = Survey::of(&appraisal, &imposing).unwrap();
    let mut material = Material::of(&survey).unwrap();
    // The measures of the procedures that the official rows are about, as people would accept them.
    material.accepted.retain(|one| {
        let code = one.dossier.procedure.code.as_str();
        rows.iter().any(|row| row.code == code)
    });
    let ours = replacements(&material);
    let mut by_code: BTreeMap<&str, Vec<&AnnexRow<'_>>> = BTreeMap::new();
    for row in &ours {
        by_code.entry(row.procedure.code.as_str()).or_default().push(row);
    }

    // Where a clause of the dossier exempts the paper, the decision is carried out and nothing is offered.
    let carried_out = |row: &Official| {
        let lines = analysis.dossier(&row.code).into_iter().flat_map(|one| one.lines());
        let exempted = lines.filter(|(_, line)| line.exempted_by.is_some());
        let mut registers = exempted.flat_map(|(_, line)| &line.verdict.registers);
        registers.any(|ix| row.registers.iter().any(|id| **id == *knowledge.registers[*ix].id))
    };
    let known = rows.iter().filter(|row| analysis.dossier(&row.code).is_some()).count();
    let (done, left): (Vec<&Official>, Vec<&Official>) =
        rows.iter().partition(|row| carried_out(row));
    let offered: Vec<&&Official> =
        left.iter().filter(|row| by_code.contains_key(row.code.as_str())).collect();
    let hits = offered.iter().filter(|row| {
        let ours = &by_code[row.code.as_str()];
        let hit = ours.iter().any(|our| agrees(our, row, knowledge) == (true, true));
        if !hit {
            println!("row {}: {:?} {}", row.row, row.registers, row.owner);
        }
        hit
    });
    let (hits, done, offered) = (hits.count(), done.len(), offered.len());
    println!(
        "{known} rows have their procedure, {done} are carried out, {offered} have a measure, {hits} agree"
    );
    assert!(done + offered >= 45, "the readings offer fewer measures than they did");
    assert!(offered >= 28, "lines are taken for exempt that are not");
    assert!((done + hits) * 100 >= (done + offered) * 97, "{hits} of {offered} beside {done}");

    // What the value says stands in the eight columns, and what no record names is a blank.
    let document = draft::draft(DraftKind::Resolution, &material, &Particulars::default()).unwrap();
    let cells = annex(&document);
    assert_eq!(cells.len(), ours.len());
    for (n, (cells, row)) in cells.iter().zip(&ours).enumerate() {
        assert_eq!(cells.len(), 8);
        assert_eq!(cells[0], (n + 1).to_string());
        assert_eq!(cells[1], row.procedure.code.as_str());
        assert_eq!(cells[2], *row.procedure.name);
        assert!(!cells[3].is_empty() && !cells[4].is_empty() && !cells[5].is_empty());
        let is_known = matches!(row.amend, draft::Amend::Provision(_));
        assert_eq!(cells[6].starts_with("[…"), !is_known, "{cells:?}");
        assert_eq!(cells[7].starts_with("[…"), !is_known, "{cells:?}");
    }
}

/// Of the embedded catalogue some provisions are known: they stand in the seventh and eighth column as
/// the record names them.
#[test]
fn known_provisions_stand_in_the_annex() {
    let knowledge = analysis::knowledge().unwrap();
    let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {}).unwrap();
    let scenario = Scenario::usual().unwrap();
    let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
    let imposing = Imposing::new(knowledge).unwrap();
    let survey = Survey::of(&appraisal, &imposing).unwrap();
    let material = Material::of(&survey).unwrap();
    let document = draft::draft(DraftKind::Resolution, &material, &Particulars::default()).unwrap();
    let mut known = 0;
    for (cells, row) in annex(&document).iter().zip(replacements(&material)) {
        let draft::Amend::Provision(place) = &row.amend else { continue };
        known += 1;
        assert!(cells[6].contains(&*knowledge.instruments[place.instrument].number), "{cells:?}");
        if let Some(place) = &place.place {
            let read = |text: &str| material.grammar.places(text).ok();
            assert!(read(place).is_some(), "{place}");
            assert_eq!(read(&cells[7]), read(place));
        }
    }
    assert!(known > 5, "the embedded catalogue names fewer provisions than it did: {known}");
}
