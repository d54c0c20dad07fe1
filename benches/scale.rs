//! Catalogues of ten thousand procedures and more: time, memory, and how both grow.
//!
//! The procedures are portal records under new codes, their dossiers put in another order and one line
//! in seven worded otherwise, so that lines are neither all equal nor all new. Each size is read from a
//! file and told as text, with costs, beside parsing the same lines as JSON values on one thread.
//!
//! `cargo bench --bench scale` measures 10,000 and 100,000; `cargo bench --bench scale -- 1000000` any
//! other sizes, ascending, so that the most memory told is that of the size. A million records take
//! eight gigabytes of the folder for temporary files.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may stop, and speaks to people"
)]

mod portal;

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use portal::{folder, records};
use serde_json::Value;
use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::knowledge;
use tinhgon::report::Report;
use tinhgon::report::text::{self, Fold, Layout};
use tinhgon::words::Lang;

const SIZES: [usize; 2] = [10_000, 100_000];
/// One line in so many is worded otherwise.
const REWORDED: u64 = 7;

fn main() {
    let once: Vec<Value> =
        records().lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if once.is_empty() {
        println!("no portal records at {}: nothing is measured", folder().display());
        return;
    }
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let mut before: Option<(usize, f64)> = None;
    for size in sizes {
        let file = tempfile::NamedTempFile::with_suffix(".jsonl").expect("room for a file");
        write(&once, size, file.path());
        let bytes = file.as_file().metadata().expect("a file has a size").len();
        let parsed = parse(file.path());
        let taken = analyze(file.path());
        let growth = before.map_or_else(String::new, |(less, time)| {
            let exponent = (taken / time).ln() / (size as f64 / less as f64).ln();
            format!(", growth exponent {exponent:.2}")
        });
        println!(
            "{size} procedures, {} MB: {taken:.2} s, {:.2} times parsing as values ({parsed:.2} s){growth}; most memory {}",
            bytes / 1_000_000,
            taken / parsed,
            peak().unwrap_or_else(|| "unknown".to_owned()),
        );
        before = Some((size, taken));
    }
}

/// The published generator of Steele, Lea and Flood (2014, "Fast splittable pseudorandom number
/// generators"), so that every run makes the same catalogue.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// Writes so many records, each unlike all others.
fn write(once: &[Value], size: usize, file: &Path) {
    let mut out = BufWriter::new(std::fs::File::create(file).expect("a file can be written"));
    let mut random = Random(1);
    for (number, record) in once.iter().cycle().take(size).enumerate() {
        let mut record = record.clone();
        let code = format!("{}.{:06}", 1 + number / 1_000_000, number % 1_000_000);
        record.as_object_mut().map(|record| record.insert("code".to_owned(), code.into()));
        if let Some(lines) = record.get_mut("documents").and_then(Value::as_array_mut) {
            for at in (1..lines.len()).rev() {
                lines.swap(at, usize::try_from(random.next()).unwrap_or_default() % (at + 1));
            }
            for line in lines {
                let chance = random.next();
                match line.get_mut("name") {
                    Some(Value::String(name)) if chance.is_multiple_of(REWORDED) => {
                        *name = format!("{name} ({})", chance % 1_000_000);
                    }
                    _ => {}
                }
            }
        }
        serde_json::to_writer(&mut out, &record).expect("a value is JSON");
        out.write_all(b"\n").expect("room for the records");
    }
    out.flush().expect("room for the records");
}

/// Seconds for parsing every line as a value, one after the other.
fn parse(file: &Path) -> f64 {
    let began = Instant::now();
    let lines = BufReader::new(std::fs::File::open(file).expect("it was written")).split(b'\n');
    let values = lines.filter_map(|line| serde_json::from_slice::<Value>(&line.ok()?).ok());
    assert!(values.count() > 0, "the records are JSON");
    began.elapsed().as_secs_f64()
}

/// Seconds for what the command does, from file to text.
fn analyze(file: &Path) -> f64 {
    let knowledge = knowledge::embedded().expect("sound knowledge");
    let input = Input::Paths(vec![file.to_path_buf()]);
    let layout = Layout { lang: Lang::Vi, width: text::PIPE_WIDTH, fold: Fold::Short };
    let began = Instant::now();
    let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).expect("sound records");
    let scenario = Scenario::usual().expect("sound data");
    let appraisal = Appraisal::of(&analysis, &scenario).expect("sums within the range");
    let report = Report::generate(&analysis).with_costs(&appraisal);
    text::overview(&report, layout, &mut std::io::sink()).expect("a sink takes everything");
    began.elapsed().as_secs_f64()
}

/// The most memory that the process held at a time, where the system tells.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
