//! Two states of one catalogue compared: what was edited is named, and nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic as tests do"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::cost::tariff;
use tinhgon::diff::{Cause, Diff, Effect, Moved, Snapshot};
use tinhgon::report::Report;
use tinhgon::words::Lang;

/// Trials of every run of the tests.
const TRIALS: u64 = 120;
/// Trials that the figures in the README speak of.
const ALL_TRIALS: u64 = 1_000;

#[test]
fn what_was_edited_is_named_and_nothing_else() {
    trials(TRIALS);
}

#[test]
#[ignore = "takes half a minute in debug; `.ci/run` runs it"]
fn what_was_edited_is_named_in_a_thousand_trials() {
    trials(ALL_TRIALS);
}

/// A small deterministic source of numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

/// Every sixteenth procedure of the embedded catalogue, half of them with a volume.
fn catalogue() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/catalog");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|entry| entry.is_dir())
        .flat_map(|authority| std::fs::read_dir(authority).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let mut some: Vec<Value> = files
        .iter()
        .map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap())
        .filter(|one: &Value| one["requirements"].as_array().unwrap().len() > 3)
        .step_by(16)
        .collect();
    for (n, one) in some.iter_mut().enumerate().filter(|(n, _)| n % 2 == 0) {
        one["volume"] = json!({"per_year": 1_000 + n * 37, "source": "thử"});
    }
    some
}

struct Bench {
    folder: tempfile::TempDir,
    scenarios: [Scenario; 2],
}

impl Bench {
    fn new() -> Self {
        let usual = Scenario::usual().unwrap();
        let mut later = Scenario::usual().unwrap();
        later.tariff = tariff::embedded("vn-2025").unwrap().unwrap();
        Self { folder: tempfile::tempdir().unwrap(), scenarios: [usual, later] }
    }

    fn snapshot(&self, procedures: &[Value], edition: usize) -> Snapshot {
        let file = self.folder.path().join("catalogue.jsonl");
        let lines: Vec<String> = procedures.iter().map(ToString::to_string).collect();
        std::fs::write(&file, lines.join("\n")).unwrap();
        let knowledge = tinhgon::knowledge::embedded().unwrap();
        let day = Some(jiff::civil::date(2026, 7, 18));
        let analysis =
            Analysis::load(&Input::Paths(vec![file.clone()]), knowledge, day, &|_, _| {}).unwrap();
        let appraisal = Appraisal::of(&analysis, &self.scenarios[edition]).unwrap();
        let report = Report::generate(&analysis).with_costs(&appraisal);
        let mut bytes = Vec::new();
        report.document(Lang::Vi).write(&mut bytes).unwrap();
        Snapshot::read(&file, &bytes).unwrap()
    }
}

type Edits = BTreeSet<(String, &'static str, Cause)>;

fn trials(trials: u64) {
    let bench = Bench::new();
    let base = catalogue();
    let old = bench.snapshot(&base, 0);
    for seed in 0..trials {
        let mut dice = Dice(seed);
        let (edited, edition, expected, shuffled) = edited(&base, &mut dice);
        let new = bench.snapshot(&edited, edition);
        let diff = Diff::of(&old, &new);
        let json = serde_json::to_value(&diff).unwrap();
        let word = |one: &Value| one.as_str().unwrap().to_owned();
        let named: BTreeSet<(String, String, Cause)> = diff
            .changes
            .iter()
            .filter(|one| one.about.is_primary())
            .map(|one| (one.id.clone(), word(&serde_json::to_value(one.kind).unwrap()), one.cause))
            .collect();
        let expected: BTreeSet<_> =
            expected.into_iter().map(|(id, kind, cause)| (id, kind.to_owned(), cause)).collect();
        assert_eq!(named, expected, "seed {seed}");
        sums_are_exact(&diff, seed);
        let causes: BTreeSet<Cause> = expected.iter().map(|(_, _, cause)| *cause).collect();
        for (cause, key) in [
            (Cause::Real, "real"),
            (Cause::ReEstimate, "re_estimate"),
            (Cause::Tariff, "tariff"),
            (Cause::Tool, "tool"),
        ] {
            let moved = json["attribution"][key].to_string();
            let nothing = moved.chars().all(|c| !('1'..='9').contains(&c));
            // Lines in another order can leave another one of two equal papers standing.
            let reordered = cause == Cause::Real && shuffled;
            assert!(causes.contains(&cause) || nothing || reordered, "seed {seed}: {key} {moved}");
        }
    }
}

/// Edits a catalogue at random: the new one, its edition, what a comparison has to name, and whether
/// everything stands in another order.
fn edited(base: &[Value], dice: &mut Dice) -> (Vec<Value>, usize, Edits, bool) {
    let mut all = base.to_vec();
    let mut expected = Edits::new();
    let mut edition = 0;
    let mut taken = BTreeSet::new();
    for n in 0..=dice.roll(4) {
        let at = dice.roll(all.len());
        if !taken.insert(at) {
            continue;
        }
        let one = &mut all[at];
        let code = one["code"].as_str().unwrap().to_owned();
        let lines = one["requirements"].as_array_mut().unwrap();
        let line = dice.roll(lines.len());
        let id = |line: &Value| format!("{code}:{}", line["id"].as_str().unwrap());
        match dice.roll(7) {
            0 => {
                let gone = lines.remove(line);
                expected.insert((id(&gone), "removed", Cause::Real));
            }
            1 => {
                let text = ["Bản vẽ tuyến cáp quang trên cột", "Nhật ký đo thủy triều", "Mẫu gỗ"];
                let new = json!({"id": format!("n{n}"), "text": text[dice.roll(3)]});
                expected.insert((id(&new), "added", Cause::Real));
                lines.insert(line, new);
            }
            2 => {
                let text = lines[line]["text"].as_str().unwrap().to_owned();
                let slip = ["x", " mới", "."][dice.roll(3)];
                lines[line]["text"] = json!(format!("{text}{slip}"));
                expected.insert((id(&lines[line]), "changed", Cause::Real));
            }
            3 => {
                one["code"] = json!(format!("9.{:06}", at * 7 + n));
                expected.insert((code, "renamed", Cause::Real));
            }
            4 => {
                let fee = json!({"status": "listed", "items": [
                    {"name": "Lệ phí thử", "amount": 10_000 + 1_000 * dice.roll(90)}]});
                let Some(channel) = one["channels"].as_array_mut().and_then(|all| all.first_mut())
                else {
                    continue;
                };
                channel["fee"] = fee;
                expected.insert((format!("{code}:fees"), "changed", Cause::Real));
            }
            5 => {
                let had = !one["volume"].is_null();
                one["volume"] = json!({"per_year": 5_000 + dice.roll(900), "source": "thử"});
                let kind = if had { "changed" } else { "added" };
                expected.insert((format!("{code}:volume"), kind, Cause::ReEstimate));
            }
            _ => {
                edition = 1;
                expected.insert(("tariff".to_owned(), "changed", Cause::Tariff));
            }
        }
    }
    let shuffled = dice.roll(2) == 0;
    if shuffled {
        shuffle(&mut all, dice);
        for one in &mut all {
            shuffle(one["requirements"].as_array_mut().unwrap(), dice);
        }
    }
    (all, edition, expected, shuffled)
}

fn shuffle(list: &mut [Value], dice: &mut Dice) {
    for n in (1..list.len()).rev() {
        list.swap(n, dice.roll(n + 1));
    }
}

/// The law of attribution: the items add up to their causes, the causes to what the headlines say,
/// and nothing is left.
fn sums_are_exact(diff: &Diff, seed: u64) {
    let attribution = diff.attribution.as_ref().unwrap();
    let of = |moved: &Moved| Effect {
        units: moved.units.unwrap_or_default(),
        per_dossier: moved.per_dossier.unwrap_or_default(),
        annual: moved.annual.unwrap_or_default(),
    };
    assert!(of(&attribution.residual).is_zero(), "seed {seed}: {:?}", attribution.residual);
    let causes = [
        (Cause::Real, &attribution.real),
        (Cause::ReEstimate, &attribution.re_estimate),
        (Cause::Tariff, &attribution.tariff),
        (Cause::Tool, &attribution.tool),
    ];
    let mut whole = Effect::default();
    for (cause, stated) in causes {
        let items = diff.changes.iter().filter(|one| one.cause == cause);
        let sum = items.fold(Effect::default(), |sum, one| sum + one.effect);
        assert_eq!(sum, of(stated), "seed {seed}");
        whole += sum;
    }
    assert_eq!(whole, of(&attribution.change), "seed {seed}");
}
