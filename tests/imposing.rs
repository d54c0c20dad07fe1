//! Which legal basis imposes a paper: the ranking beside what the Government and the catalogue say.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests may stop the test, and say what they measure or skip"
)]

mod shared;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use tinhgon::catalog::{Catalog, Input, Procedure, Requirement, load};
use tinhgon::knowledge::{self, Knowledge};
use tinhgon::measure::imposing::{Imposing, Suspect};

/// A row of the resolution: the paper of a procedure, and the text the Government amended for it.
#[derive(Deserialize)]
struct Row {
    ministry: String,
    code: String,
    text: String,
    instrument: String,
}

fn known() -> &'static Knowledge {
    knowledge::embedded().expect("sound knowledge")
}

fn catalog(input: &Input) -> Catalog {
    load(input, known()).expect("a sound catalogue")
}

/// A line of which only the words are known.
fn line(text: &str) -> Requirement {
    Requirement {
        id: "row".into(),
        text: text.into(),
        case: None,
        originals: None,
        copies: None,
        certified: None,
        form: None,
        provision: None,
        stated: None,
    }
}

/// Number, year and the two letters behind of every text cited, read without the crate's own eyes.
fn numbers(printed: &str) -> Vec<(String, String, String)> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.');
    let tokens =
        printed.split(|c: char| !part(c)).map(|token| token.split('/').collect::<Vec<_>>());
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    tokens
        .filter(|parts| parts.len() > 1 && is_year(parts[1]))
        .map(|parts| {
            let letters = parts.get(2).map(|part| part.to_uppercase().replace('Đ', "D"));
            let letters = letters.unwrap_or_default().chars().take(2).collect();
            (parts[0].trim_start_matches('0').to_owned(), parts[1].to_owned(), letters)
        })
        .collect()
}

/// Whether two numbers are of one text; letters that are missing or digits contradict nothing.
fn same(a: &(String, String, String), b: &(String, String, String)) -> bool {
    let told = |letters: &str| letters.chars().all(char::is_alphabetic) && !letters.is_empty();
    let letters = !told(&a.2) || !told(&b.2) || a.2 == b.2;
    letters && a.0 == b.0 && a.1 == b.1
}

/// What came of the rows of one ministry.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Rows whose procedure we have.
    rows: u32,
    /// Of these, those whose amended text is in the procedure's list.
    listed: u32,
    /// Of these, those where it comes first.
    first: u32,
    /// Of these, those where it is among the first three.
    three: u32,
}

impl Tally {
    /// Counts one row: at which place the amended text came, if it is in the list.
    fn count(&mut self, place: Option<usize>) {
        self.rows += 1;
        self.listed += u32::from(place.is_some());
        self.first += u32::from(place.is_some_and(|place| place < 1));
        self.three += u32::from(place.is_some_and(|place| place < 3));
    }

    fn print(&self, of: &str) {
        let Self { rows, listed, first, three } = self;
        println!("{rows:4} rows {listed:4} listed {first:4} first {three:4} among three  {of}");
    }
}

/// Adds up tallies and prints each.
fn total(tallies: &BTreeMap<String, Tally>) -> Tally {
    let mut all = Tally::default();
    for (of, tally) in tallies {
        tally.print(of);
        all.rows += tally.rows;
        all.listed += tally.listed;
        all.first += tally.first;
        all.three += tally.three;
    }
    all.print("all");
    all
}

/// The place of the first suspect that a test accepts.
fn place(suspects: &[Suspect], accept: impl Fn(&Suspect) -> bool) -> Option<usize> {
    suspects.iter().position(accept)
}

/// The rows whose procedure is among the portal's records, by ministry and by amended text; the
/// amended text is the one printed first, since those behind it ("được sửa đổi bởi…") amend it.
fn measured(folder: &Path) -> [BTreeMap<String, Tally>; 2] {
    let catalog = catalog(&Input::Paths(vec![folder.join("portal")]));
    let by_code: BTreeMap<&str, &Procedure> =
        catalog.procedures.iter().map(|one| (one.code.as_str(), one)).collect();
    let imposing = Imposing::new(known()).expect("sound words");
    let rows = fs::read_to_string(folder.join("resolution/rows.dev.jsonl")).expect("rows");
    let [mut by_ministry, mut by_text] = [BTreeMap::new(), BTreeMap::new()];
    for row in rows.lines() {
        let row: Row = serde_json::from_str(row).expect("a row");
        let Some(procedure) = by_code.get(row.code.as_str()) else { continue };
        let amended = numbers(&row.instrument).into_iter().next();
        let suspects = imposing.of(procedure).rank(&line(&row.text));
        let place = place(&suspects, |suspect| {
            let listed = numbers(&procedure.legal_bases[suspect.position].number);
            listed.first().zip(amended.as_ref()).is_some_and(|(a, b)| same(a, b))
        });
        if place != Some(0) {
            println!("{:?} {} {} {}", place, row.code, row.instrument, row.text);
        }
        by_ministry.entry(row.ministry).or_insert_with(Tally::default).count(place);
        if let Some((number, year, letters)) = amended {
            let text = format!("{number}/{year}/{letters}");
            by_text.entry(text).or_insert_with(Tally::default).count(place);
        }
    }
    [by_ministry, by_text]
}

#[test]
fn the_text_the_government_amended_comes_first_or_near_it() {
    let Some(folder) = shared::shared() else { return };
    let [by_ministry, _] = measured(&folder);
    let all = total(&by_ministry);
    assert!(all.listed >= 75, "too few rows to say anything: {}", all.listed);
    // Three in five first, seventeen in twenty among three.
    assert!(all.first * 5 >= all.listed * 3, "{} of {} first", all.first, all.listed);
    assert!(all.three * 20 >= all.listed * 17, "{} of {} among three", all.three, all.listed);
}

#[test]
fn no_text_that_is_amended_often_carries_the_figure() {
    let Some(folder) = shared::shared() else { return };
    let [_, by_text] = measured(&folder);
    let listed: Vec<_> = by_text.values().filter(|tally| tally.listed > 0).collect();
    // A text counts when it is found for at least half of its rows.
    let first = listed.iter().filter(|tally| tally.first * 2 >= tally.listed).count();
    let three = listed.iter().filter(|tally| tally.three * 2 >= tally.listed).count();
    let all = listed.len();
    println!("{all} distinct texts: {first} mostly first, {three} mostly among three");
    assert!(first * 5 >= all * 3, "{first} of {all} first");
    assert!(three * 20 >= all * 17, "{three} of {all} among three");
}

#[test]
fn no_half_of_the_ministries_carries_the_other() {
    let Some(folder) = shared::shared() else { return };
    let mut halves = [Tally::default(), Tally::default()];
    // The points were set with both halves in sight, so this shows balance, not that rows of other
    // ministries will be ranked as well.
    let one = ["BỘ CÔNG AN", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", "BỘ NGOẠI GIAO", "BỘ XÂY DỰNG"];
    let [by_ministry, _] = measured(&folder);
    for (ministry, tally) in by_ministry {
        let half = &mut halves[usize::from(!one.contains(&ministry.as_str()))];
        half.rows += tally.rows;
        half.listed += tally.listed;
        half.first += tally.first;
        half.three += tally.three;
    }
    for (half, of) in halves.iter().zip(["one half", "the other half"]) {
        half.print(of);
        assert!(half.first * 5 >= half.listed * 3, "{of}: {} of {}", half.first, half.listed);
        assert!(half.three * 20 >= half.listed * 17, "{of}: {} of {}", half.three, half.listed);
    }
}

#[test]
fn provisions_that_the_catalogue_names_are_found_without_them() {
    let catalog = catalog(&Input::Embedded);
    let imposing = Imposing::new(known()).expect("sound words");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for procedure in &catalog.procedures {
        let ranking = imposing.of(procedure);
        for line in &procedure.requirements {
            let Some(provision) = &line.provision else { continue };
            let suspects = ranking.rank(line);
            let wanted = Some(provision.instrument);
            let place = place(&suspects, |suspect| suspect.instrument == wanted);
            let authority = procedure.authority.map(|ix| known().authorities[ix].id.to_string());
            tallies.entry(authority.unwrap_or_default()).or_default().count(place);
        }
    }
    let all = total(&tallies);
    assert!(all.first * 5 >= all.listed * 3, "{} of {} first", all.first, all.listed);
    assert!(all.three * 4 >= all.listed * 3, "{} of {} among three", all.three, all.listed);
}

#[test]
fn every_basis_is_ranked_once_and_the_order_is_that_of_the_scores() {
    let catalog = catalog(&Input::Embedded);
    let imposing = Imposing::new(known()).expect("sound words");
    for procedure in &catalog.procedures {
        let ranking = imposing.of(procedure);
        for line in &procedure.requirements {
            let suspects = ranking.rank(line);
            assert_eq!(suspects, ranking.rank(line));
            assert_eq!(suspects.is_empty(), procedure.legal_bases.is_empty());
            let order = |one: &Suspect| (std::cmp::Reverse(one.score), one.position);
            assert!(suspects.is_sorted_by_key(order));
            let mut positions: Vec<_> = suspects.iter().map(|one| one.position).collect();
            positions.sort_unstable();
            positions.dedup();
            assert_eq!(positions.len(), suspects.len());
            assert!(positions.iter().all(|&at| at < procedure.legal_bases.len()));
        }
    }
}
