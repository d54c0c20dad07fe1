//! DOCX files taken apart and put together again, for the tests of drafts.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a file, by name, in its order.
pub(crate) fn parts(path: &str) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let all = (0..zip.len()).map(|at| {
        let mut part = zip.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    });
    all.collect()
}

/// One part of a file.
pub(crate) fn part(path: &str, name: &str) -> String {
    parts(path).into_iter().find(|(part, _)| part == name).unwrap().1
}

/// Writes a file whose parts are those of another, changed.
pub(crate) fn changed(from: &str, to: &str, change: impl Fn(&str, String) -> String) {
    let parts: Vec<(String, String)> =
        parts(from).into_iter().map(|(name, text)| (name.clone(), change(&name, text))).collect();
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    std::fs::write(to, zipped(&parts)).unwrap();
}

/// An archive of these parts.
pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
