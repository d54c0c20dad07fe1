//! Every fault of the input is named, with its place and what would mend it.

mod common;

use std::path::Path;

use common::{fixture, load_path};
use tinhgon::fault::Fault;

#[test]
fn each_file_is_told_its_fault_and_the_folder_all_of_them() {
    let mut told = String::new();
    let mut files: Vec<_> = std::fs::read_dir(fixture("invalid"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|ending| ending != "md"))
        .collect();
    files.sort();
    let mut alone = 0;
    for file in &files {
        let faults = load_path(file).expect_err(&file.display().to_string());
        alone += faults.len();
        tell(&mut told, &file.display().to_string(), &faults);
    }
    let together = load_path(fixture("invalid")).unwrap_err();
    assert_eq!(together.len(), alone, "the folder is told every fault at once");
    insta::assert_snapshot!(told);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let empty = tempfile::tempdir().unwrap();
    let missing = Path::new("tests/fixtures/no_such_file.json");
    let faults = load_path(missing).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].file, missing);
    assert!(load_path(empty.path()).is_err());
}

#[test]
fn a_sound_folder_is_read_whole() {
    let catalog = load_path(fixture("sound")).unwrap();
    let codes: Vec<_> = catalog.procedures.iter().map(|p| p.code.to_string()).collect();
    assert_eq!(codes, ["1.001193", "2.000488"]);
    assert_eq!(catalog.provenance.records, 2);
    assert!(catalog.remarks.is_empty());
    let birth = &catalog.procedures[0];
    assert_eq!(&*birth.settled_by_text, "Ủy ban nhân dân cấp xã");
    assert_eq!(birth.requirements[2].case, Some(0));
}

fn tell(told: &mut String, file: &str, faults: &[Fault]) {
    told.push_str(&format!("{file}\n"));
    for fault in faults {
        let place = &fault.place;
        let part = fault.file.strip_prefix(file).unwrap_or(Path::new(""));
        let (line, column) = (place.line, place.column);
        let (part, pointer) = (part.display(), &place.pointer);
        told.push_str(&format!("  {part} {line}:{column} {pointer} {:?}\n", fault.problem));
    }
}
