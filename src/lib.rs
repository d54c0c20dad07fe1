//! Finds which papers of administrative procedures the State already holds as data.

pub mod analysis;
pub mod border;
pub mod catalog;
pub mod cli;
pub mod derive;
pub mod export;
pub mod fault;
pub mod graph;
pub mod ids;
pub mod index;
pub mod knowledge;
pub mod lint;
pub mod reading;
pub mod report;
pub mod words;
