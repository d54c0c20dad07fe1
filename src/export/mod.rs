//! Procedures in formats that other programs, or this one, read again.

pub mod bpmn;
pub mod native;
pub mod svg;
