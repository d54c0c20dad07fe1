//! Finds which papers of administrative procedures the State already holds as data.
//!
//! The whole pipeline on the catalogue compiled into the crate: load what is known, load the
//! procedures, read and judge each dossier line, and take one verdict with its grounds.
//!
//! ```
//! use tinhgon::{analysis::Analysis, catalog::Input, derive::Grade};
//!
//! # fn main() -> Result<(), Vec<tinhgon::fault::Fault>> {
//! let knowledge = tinhgon::analysis::knowledge()?;
//! let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {})?;
//!
//! let birth = analysis.dossier("1.001193").expect("birth registration is in the catalogue");
//! let (asked, line) = birth.lines().last().expect("its dossier has lines");
//! assert_eq!(&*asked.text, "Giấy tờ chứng minh nơi cư trú");
//! assert_eq!(line.verdict.grade, Grade::Full);
//! let registers = line.verdict.registers.iter().map(|&ix| &*knowledge.registers[ix].id);
//! assert_eq!(registers.collect::<Vec<_>>(), ["population"]);
//! # Ok(())
//! # }
//! ```
//!
//! Four short programs in `examples/` go on from here: `classify_line`, `derive_procedure`,
//! `price_catalogue` and `plan_amendments`; `cargo run --example` runs each.
//!
//! The modules, in the order in which a run meets them:
//!
//! - [`cli`]: one file per subcommand; parses, calls the library, writes
//! - [`knowledge`]: registers, document types, data items, rules, authorities, instruments
//! - [`citation`]: “điểm b khoản 1 Điều 10 Nghị định số …” read, ordered and printed
//! - [`catalog`]: procedures as typed values, and one adapter per format they come in
//! - [`border`] and [`fault`]: JSON to typed values, with every fault named and placed
//! - [`reading`]: a dossier line of Vietnamese prose to the papers it asks for
//! - [`exemption`]: which lines say that data are looked up, of which papers
//! - [`mod@derive`]: which of them registers make superfluous on a day, with the proof
//! - [`graph`]: procedures, papers, items and registers connected; circles, bundles, drawings
//! - [`analysis`]: the one place where these steps meet
//! - [`cost`]: what procedures cost those who must comply, by the official formula
//! - [`measure`]: which cuts are possible and what each removes
//! - [`target`]: what one unit of regulation is, and how far measures get
//! - [`appraisal`]: cost, measures and target over a whole catalogue
//! - [`plan`]: the lightest set of instruments to amend that reaches a target
//! - [`diff`]: two reports to keyed, classified, attributed changes
//! - [`assess`]: what proposed procedures repeat, ask for in vain and add to cost and target
//! - [`audit`]: what became of each decision of a resolution in a catalogue
//! - [`draft`]: the legal texts that results end in, and edited ones held against a report
//! - [`lint`]: one rule per file over an analysis
//! - [`report`]: the result as a value, and its renderers: text, JSON, SARIF
//! - [`export`]: procedures written back in the format they are read in
//! - [`words`]: everything the user sees, in Vietnamese and English
//! - [`ids`] and [`index`]: codes people type, and typed positions in tables

pub mod analysis;
pub mod appraisal;
pub mod assess;
pub mod audit;
pub mod border;
pub mod catalog;
mod choice;
pub mod citation;
pub mod cli;
pub mod cost;
pub mod derive;
pub mod diff;
pub mod draft;
pub mod exemption;
pub mod export;
pub mod fault;
pub mod gate;
pub mod graph;
pub mod ids;
pub mod index;
pub mod knowledge;
pub mod lint;
mod lower;
pub mod measure;
mod near;
pub mod plan;
mod random;
pub mod reading;
pub mod report;
mod roman;
pub mod target;
mod visible;
mod vocabulary;
pub mod words;
mod workbook;
