//! Measures and findings on both sides: what follows from what changed.

use std::collections::{BTreeMap, BTreeSet};

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

/// How procedures and lines of the old side are called on the new one.
#[derive(Default)]
pub(super) struct Names<'a> {
    pub(super) codes: BTreeMap<&'a str, &'a str>,
    pub(super) lines: BTreeMap<(&'a str, String), String>,
    /// Codes of the new side of which something changed in fact.
    pub(super) touched: BTreeSet<&'a str>,
}

impl Names<'_> {
    /// The new names of a procedure and line; `None` where the procedure is gone and says so itself.
    fn of(&self, code: &str, line: Option<&str>) -> Option<(String, String)> {
        let new = self.codes.get(code)?;
        let Some(line) = line else { return Some(((*new).to_owned(), String::new())) };
        let known = self.codes.get_key_value(code).map(|(code, _)| *code)?;
        let gone = || format!("-{line}");
        let line = self.lines.get(&(known, line.to_owned())).cloned().unwrap_or_else(gone);
        Some(((*new).to_owned(), line))
    }

    fn knows(&self, code: &str) -> bool {
        self.codes.values().any(|known| *known == code)
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
    let known: BTreeSet<&str> = names.codes.values().copied().collect();
    for one in new.measures.iter().filter(|one| known.contains(&*one.procedure)) {
        let line = one.requirement.clone().unwrap_or_default();
        sides.entry((one.procedure.clone(), line, one.kind)).or_default()[1] = Some(one);
    }
    let state = |one: &MeasureFile| State {
        chosen: Some(one.chosen),
        cost: Some(Cost { saving: one.saving.mid.into(), ..Cost::default() }),
        ..State::default()
    };
    let change = |((code, ..), sides): (Key, [Option<&MeasureFile>; 2])| {
        let kind = match sides {
            [Some(a), Some(b)] if a.chosen == b.chosen => return None,
            [Some(_), Some(_)] => Happened::Changed,
            [Some(_), None] => Happened::Removed,
            _ => Happened::Added,
        };
        let [before, after] = sides;
        let named = before.or(after)?;
        Some(Change {
            before: before.map(state),
            after: after.map(state),
            ..follows(
                named.id.clone(),
                kind,
                About::Measure,
                &named.procedure,
                cause(&code, names, world),
            )
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
            let (kind, Some(named)) = (
                match (before, after) {
                    (Some(_), Some(_)) => Happened::Changed,
                    (Some(_), None) => Happened::Removed,
                    _ => Happened::Added,
                },
                before.or(after),
            ) else {
                continue;
            };
            let procedure = named.place.procedure.clone().unwrap_or_default();
            let parts = [
                Some(&*rule),
                named.place.procedure.as_deref(),
                named.place.requirement.as_deref(),
            ];
            let id = parts.into_iter().flatten().collect::<Vec<_>>().join(":");
            let state = |one: &&FindingFile| State::text(one.message.clone());
            changes.push(Change {
                before: before.map(state),
                after: after.map(state),
                ..follows(id, kind, About::Finding, &procedure, cause(&code, names, world))
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
    mut olds: Vec<&'f FindingFile>,
    mut news: Vec<&'f FindingFile>,
    key: impl Fn(&FindingFile) -> String,
) -> (Vec<&'f FindingFile>, Vec<&'f FindingFile>) {
    olds.sort_by_cached_key(|one| key(one));
    news.sort_by_cached_key(|one| key(one));
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut olds, mut news) = (olds.into_iter().peekable(), news.into_iter().peekable());
    while let (Some(old), Some(new)) = (olds.peek(), news.peek()) {
        let order = key(old).cmp(&key(new));
        if order.is_lt() {
            left.extend(olds.next());
        } else if order.is_gt() {
            right.extend(news.next());
        } else {
            olds.next();
            news.next();
        }
    }
    left.extend(olds);
    right.extend(news);
    (left, right)
}

/// A change of the procedure explains it; else the inputs do.
fn cause(code: &str, names: &Names<'_>, world: &World) -> Cause {
    if names.touched.contains(code) { Cause::Real } else { world.of_verdict(false) }
}

fn follows(id: String, kind: Happened, about: About, procedure: &str, cause: Cause) -> Change {
    let procedure = (!procedure.is_empty()).then(|| procedure.to_owned());
    Change::new(id, kind, cause, about, procedure)
}
