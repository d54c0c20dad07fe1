//! Finds which papers of administrative procedures the State already holds as data.

pub mod border;
pub mod catalog;
pub mod derive;
pub mod fault;
pub mod ids;
pub mod index;
pub mod knowledge;
pub mod reading;
