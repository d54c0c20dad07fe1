//! Laws of assessments, on procedures of the embedded catalogue proposed anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails loudly, in its helpers too"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::assess::Assessment;
use tinhgon::catalog::{self, Catalog, Input, Procedure};
use tinhgon::cost::Money;
use tinhgon::knowledge;
use tinhgon::measure::Kind;
use tinhgon::report::assess::AssessDocument;
use tinhgon::report::json;
use tinhgon::words::Lang;

static EMBEDDED: LazyLock<Catalog> = LazyLock::new(|| {
    let known = knowledge::embedded().expect("sound knowledge");
    catalog::load(&Input::Embedded, known).expect("a sound catalogue")
});

/// The files of the embedded catalogue, sorted.
static FILES: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/catalog");
    let below = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let folders = below(&folder).into_iter().filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = folders.flat_map(|folder| below(&folder)).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
});

fn catalogue(procedures: Vec<Procedure>) -> Catalog {
    Catalog { procedures, ..Catalog::default() }
}

fn analysis(catalog: Catalog) -> Analysis<'static> {
    let known = knowledge::embedded().unwrap();
    Analysis::of(catalog, known, Some(jiff::civil::date(2026, 7, 18)), &|_, _| {})
}

/// Three small procedures.
static THREE: LazyLock<Analysis<'static>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/three");
    let known = knowledge::embedded().unwrap();
    analysis(catalog::load(&Input::Paths(vec![folder]), known).unwrap())
});

fn scenario(every_measure: bool) -> Scenario {
    let kinds = if every_measure { Kind::ALL.to_vec() } else { Kind::BY_DATA.to_vec() };
    Scenario { kinds, ..Scenario::usual().unwrap() }
}

/// A procedure of the embedded catalogue under a code that nothing has, some of its lines left out.
fn proposal(at: usize, keep: u32, n: usize) -> Procedure {
    let mut one = EMBEDDED.procedures[at % EMBEDDED.procedures.len()].clone();
    one.code = format!("9.{n:06}").parse().unwrap();
    let mut line = 0;
    one.requirements.retain(|_| {
        line += 1;
        keep & (1 << (line % 32)) != 0
    });
    // What was measured names lines by their places.
    one.measured.clear();
    one
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is proposed, what is new costs something or nothing, and cuts nothing.
    #[test]
    fn a_new_procedure_never_lowers_cost_and_never_helps_a_target(
        drawn in prop::collection::vec((any::<usize>(), any::<u32>()), 1..4),
        every_measure in any::<bool>(),
    ) {
        let scenario = scenario(every_measure);
        let appraisal = Appraisal::of(&THREE, &scenario).unwrap();
        let proposals = drawn.iter().enumerate().map(|(n, (at, keep))| proposal(*at, *keep, n));
        let assessment = Assessment::of(&appraisal, catalogue(proposals.collect())).unwrap();
        prop_assert_eq!(assessment.proposals.len(), drawn.len());
        let joint = assessment.joint.iter().flat_map(|joint| &joint.axes);
        for axis in assessment.proposals.iter().flat_map(|one| &one.axes).chain(joint) {
            prop_assert!(axis.added >= Some(0));
            let after = axis.after.as_ref().unwrap();
            prop_assert!(after.cut <= axis.before.cut);
            prop_assert_eq!(after.baseline, axis.before.baseline);
        }
        for one in &assessment.proposals {
            let added = one.burden.added;
            prop_assert!(Money::ZERO <= added.low && added.low <= added.mid && added.mid <= added.high);
            prop_assert_eq!(added, one.burden.proposed.total);
            prop_assert!(one.burden.with_measures.total.mid <= added.mid);
        }
    }

    /// What all proposals add is what the catalogue with all of them costs more, to the last coin, and is
    /// the sum of what each adds.
    #[test]
    fn what_is_added_is_the_difference_of_the_catalogues(
        drawn in prop::collection::vec((any::<usize>(), any::<u32>()), 2..5),
    ) {
        let scenario = scenario(false);
        let appraisal = Appraisal::of(&THREE, &scenario).unwrap();
        let proposals = drawn.iter().enumerate().map(|(n, (at, keep))| proposal(*at, *keep, n));
        let assessment = Assessment::of(&appraisal, catalogue(proposals.collect())).unwrap();
        let with = Appraisal::of(&assessment.together, &scenario).unwrap();
        let difference = with.sums.before.join(appraisal.sums.before, Money::minus).unwrap();
        let joint = assessment.joint.as_ref().unwrap();
        prop_assert_eq!(joint.added, difference);
        let each = assessment.proposals.iter().map(|one| one.burden.added.mid);
        prop_assert_eq!(Money::sum(each).unwrap(), difference.mid);
    }

    /// A revision adds the difference to what it replaces; what its changes move adds up to that; and one
    /// that changes nothing adds nothing.
    #[test]
    fn what_a_revision_adds_is_what_its_changes_move(at in any::<usize>(), keep in any::<u32>()) {
        let old = EMBEDDED.procedures[at % EMBEDDED.procedures.len()].clone();
        let scenario = scenario(false);
        let analysis = analysis(catalogue(vec![old.clone()]));
        let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
        let mut new = proposal(at, keep, 0);
        new.code = old.code.clone();
        let lines = (old.requirements.len(), new.requirements.len());
        let assessment = Assessment::of(&appraisal, catalogue(vec![new])).unwrap();
        let one = &assessment.proposals[0];
        let existing = appraisal.procedures[0].before.total;
        let added = one.burden.proposed.total.mid.minus(existing.mid).unwrap();
        prop_assert!(one.replaces);
        prop_assert_eq!(one.burden.added.mid, added);
        let moved: i128 = one.changes.iter().map(|it| it.effect.per_dossier.before).sum();
        prop_assert_eq!(moved, i128::from(added.coins()));
        prop_assert!(lines.0 != lines.1 || one.changes.is_empty());
    }

    /// Records may come in any order.
    #[test]
    fn the_order_of_proposals_does_not_matter(
        drawn in prop::collection::vec(any::<prop::sample::Index>(), 2..5),
        turn in any::<prop::sample::Index>(),
    ) {
        let mut files: Vec<&PathBuf> = drawn.iter().map(|one| one.get(&FILES)).collect();
        files.sort();
        files.dedup();
        let scenario = scenario(false);
        let appraisal = Appraisal::of(&THREE, &scenario).unwrap();
        let told = |files: &[&PathBuf]| {
            let known = knowledge::embedded().unwrap();
            let records = files.iter().map(|file| {
                let text = fs::read_to_string(file).unwrap();
                let value: serde_json::Value = serde_json::from_str(&text).unwrap();
                format!("{value}\n")
            });
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("proposals.jsonl");
            fs::write(&file, records.collect::<String>()).unwrap();
            let proposals = catalog::load(&Input::Paths(vec![file]), known).unwrap();
            let assessment = Assessment::of(&appraisal, proposals).unwrap();
            let mut bytes = Vec::new();
            let document = AssessDocument::of(&assessment, &assessment.findings, Lang::Vi);
            json::write(&mut bytes, &document).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        let first = told(&files);
        let turn = turn.index(files.len());
        files.rotate_left(turn);
        files.reverse();
        prop_assert_eq!(first, told(&files));
    }
}
