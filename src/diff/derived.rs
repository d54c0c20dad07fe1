//! Measures and findings on both sides: what follows from what changed.

use std::collections::BTreeMap;

use super::change::{About, Change, Happened, State};
use super::effect::{Cost, Units};
use super::raw::{FindingFile, LineFile, MeasureFile};
use super::snapshot::Snapshot;
use super::world::{Cause, World};
use crate::measure::Kind;
use crate::reading::LineKind;

/// The measures that a report carries out, by procedure.
pub(super) struct Cuts<'a>(BTreeMap<&'a str, Vec<&'a MeasureFile>>);

impl<'a> Cuts<'a> {
    pub(super) fn of(side: &'a Snapshot) -> Self {
        let mut cuts: BTreeMap<&str, Vec<&MeasureFile>> = BTreeMap::new();
        for measure in side.measures.iter().filter(|measure| measure.chosen) {
            cuts.entry(&measure.procedure).or_default().push(measure);
        }
        Self(cuts)
    }

    /// The one unit that a line is, by what becomes of it.
    pub(super) fn of_line(&self, code: &str, line: &LineFile) -> Units {
        let cuts = self.0.get(code).map_or(&[][..], Vec::as_slice);
        let of_line = |one: &&&MeasureFile| one.requirement.as_deref() == Some(&*line.id);
        let of_line: Vec<Kind> = cuts.iter().filter(of_line).map(|one| one.kind).collect();
        let whole = |kind| cuts.iter().any(|one| one.kind == kind);
        let gone = [Kind::ReplaceByData, Kind::ReuseResult, Kind::RemoveDuplicate, Kind::DropPaper];
        let mut units = Units { baseline: 1, ..Units::default() };
        if whole(Kind::Abolish) || of_line.iter().any(|kind| gone.contains(kind)) {
            units.abolished = 1;
        } else if !of_line.is_empty() || (line.kind == LineKind::Form && whole(Kind::Prefill)) {
            units.simplified = 1;
        } else {
            units.untouched = 1;
        }
        units
    }
}

/// How procedures that are on both sides, and their lines, are called on the new one.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// By old code.
    procedures: BTreeMap<&'a str, NewNames<'a>>,
    /// Their codes on the new side, each with whether something changed in fact.
    touched: BTreeMap<&'a str, bool>,
}

struct NewNames<'a> {
    code: &'a str,
    /// Ids of lines by their old ones.
    lines: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    /// Adds a procedure with what was found of it.
    pub(super) fn add(
        &mut self,
        old: &'a str,
        new: &'a str,
        lines: Vec<(String, String)>,
        touched: bool,
    ) {
        self.procedures.insert(old, NewNames { code: new, lines: lines.into_iter().collect() });
        self.touched.insert(new, touched);
    }

    /// How many lines are on both sides.
    pub(super) fn lines(&self) -> usize {
        self.procedures.values().map(|one| one.lines.len()).sum()
    }

    /// The new names of a procedure and line; `None` where the procedure is gone and says so itself.
    fn of(&self, code: &str, line: Option<&str>) -> Option<(String, String)> {
        let new = self.procedures.get(code)?;
        let gone = |line: &str| format!("-{line}");
        let line = line.map(|line| new.lines.get(line).cloned().unwrap_or_else(|| gone(line)));
        Some((new.code.to_owned(), line.unwrap_or_default()))
    }

    /// Whether a code of the new side is that of a procedure on both.
    fn knows(&self, code: &str) -> bool {
        self.touched.contains_key(code)
    }

    /// Why something that follows differs: a change of its procedure explains it, else the inputs do.
    fn cause(&self, code: &str, world: &World) -> Cause {
        match self.touched.get(code) {
            Some(true) => Cause::Real,
            _ => world.of_verdict(false),
        }
    }
}

/// What became of measures: those of procedures that came or went are no news.
pub(super) fn measures(
    old: &Snapshot,
    new: &Snapshot,
    names: &Names<'_>,
    world: &World,
) -> Vec<Change> {
    type Key = (String, String, Kind);
    let mut sides: BTreeMap<Key, [Option<&MeasureFile>; 2]> = BTreeMap::new();
    for one in &old.measures {
        if let Some((code, line)) = names.of(&one.procedure, one.requirement.as_deref()) {
            sides.entry((code, line, one.kind)).or_default()[0] = Some(one);
        }
    }
    for one in new.measures.iter().filter(|one| names.knows(&one.procedure)) {
        let line = one.requirement.clone().unwrap_or_default();
        sides.entry((one.procedure.clone(), line, one.kind)).or_default()[1] = Some(one);
    }
    let state = |one: &MeasureFile| State {
        chosen: Some(one.chosen),
        cost: Some(Cost { saving: one.saving.mid.into(), ..Cost::default() }),
        ..State::default()
    };
    let change = |((code, ..), sides): (Key, [Option<&MeasureFile>; 2])| {
        let [before, after] = sides;
        if before.zip(after).is_some_and(|(a, b)| a.chosen == b.chosen) {
            return None;
        }
        let named = before.or(after)?;
        let (id, procedure) = (named.id.clone(), Some(named.procedure.clone()));
        let (kind, cause) = (Happened::between(before, after), names.cause(&code, world));
        Some(Change {
            before: before.map(state),
            after: after.map(state),
            ..Change::new(id, kind, cause, About::Measure, procedure)
        })
    };
    sides.into_iter().filter_map(change).collect()
}

/// What became of findings.
pub(super) fn findings(
    old: &Snapshot,
    new: &Snapshot,
    names: &Names<'_>,
    world: &World,
) -> Vec<Change> {
    type Place = (String, String, String);
    let mut sides: BTreeMap<Place, [Vec<&FindingFile>; 2]> = BTreeMap::new();
    for one in &old.findings {
        let place = match &one.place.procedure {
            Some(code) => names.of(code, one.place.requirement.as_deref()),
            None => Some(Default::default()),
        };
        if let Some((code, line)) = place {
            sides.entry((code, line, one.code.clone())).or_default()[0].push(one);
        }
    }
    for one in &new.findings {
        let code = one.place.procedure.clone().unwrap_or_default();
        if code.is_empty() || names.knows(&code) {
            let line = one.place.requirement.clone().unwrap_or_default();
            sides.entry((code, line, one.code.clone())).or_default()[1].push(one);
        }
    }
    let mut changes = Vec::new();
    for ((code, _, rule), [olds, news]) in sides {
        let (olds, news) = unequal(olds, news);
        for n in 0..olds.len().max(news.len()) {
            let (before, after) = (olds.get(n), news.get(n));
            let Some(named) = before.or(after) else { continue };
            let parts = [
                Some(&*rule),
                named.place.procedure.as_deref(),
                named.place.requirement.as_deref(),
            ];
            let id = parts.into_iter().flatten().collect::<Vec<_>>().join(":");
            let state = |one: &&FindingFile| State::text(one.message.clone());
            let (kind, cause) = (Happened::between(before, after), names.cause(&code, world));
            changes.push(Change {
                before: before.map(state),
                after: after.map(state),
                ..Change::new(id, kind, cause, About::Finding, named.place.procedure.clone())
            });
        }
    }
    changes
}

/// What is left of two lists without what both say. The sentence tells most apart at no cost; what
/// it rests on is the same in every language, and in whatever layout the file is written.
fn unequal<'f>(
    olds: Vec<&'f FindingFile>,
    news: Vec<&'f FindingFile>,
) -> (Vec<&'f FindingFile>, Vec<&'f FindingFile>) {
    let (olds, news) = without_common(olds, news, |one| one.message.clone());
    if olds.is_empty() || news.is_empty() {
        return (olds, news);
    }
    without_common(olds, news, |one| {
        let value: Option<serde_json::Value> = serde_json::from_str(one.evidence.get()).ok();
        value.unwrap_or_default().to_string()
    })
}

/// Two lists without what has the same key in both, each sorted by it.
fn without_common<'f>(
    olds: Vec<&'f FindingFile>,
    news: Vec<&'f FindingFile>,
    key: impl Fn(&FindingFile) -> String,
) -> (Vec<&'f FindingFile>, Vec<&'f FindingFile>) {
    let mut sides: BTreeMap<String, [Vec<&FindingFile>; 2]> = BTreeMap::new();
    for one in olds {
        sides.entry(key(one)).or_default()[0].push(one);
    }
    for one in news {
        sides.entry(key(one)).or_default()[1].push(one);
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for [olds, news] in sides.into_values() {
        let common = olds.len().min(news.len());
        left.extend(olds.into_iter().skip(common));
        right.extend(news.into_iter().skip(common));
    }
    (left, right)
}
