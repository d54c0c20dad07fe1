//! From the file of a target to a [`Target`], and the targets compiled into the binary.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::raw::{self, Axis, AxisFile, State, TargetFile, Unit};
use super::{Goal, Measured, Target};
use crate::border::{self, Shelf};
use crate::cost::Decimal;
use crate::fault::{Fault, Problem, Subject};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/targets");
static SHELF: Shelf = Shelf { folder: "procedures/targets", files: &FILES, others: &[] };

/// The target used when none is named: the one of both axes that the Government set first.
pub const DEFAULT: &str = "nq68-2020";

/// Ids of the targets, sorted.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    SHELF.ids()
}

/// The target of an id; `None` when there is none.
///
/// # Errors
/// Faults of its file; a test keeps all of them free of any.
pub fn embedded(id: &str) -> Option<Result<Target, Vec<Fault>>> {
    SHELF.read(id, read)
}

/// Reads a target.
///
/// # Errors
/// Every fault of the file: its JSON, an unknown unit, a percentage beyond what can be cut.
pub fn read(file: &Path, bytes: &[u8]) -> Result<Target, Vec<Fault>> {
    let written: TargetFile = border::read(file, bytes)?;
    let mut faults = Vec::new();
    let mut say = |pointer: String, problem| faults.push(Fault::at(file, pointer, problem));
    if &*written.schema != raw::SCHEMA {
        let (found, expected) = (written.schema.to_string(), raw::SCHEMA.to_owned());
        say("/schema".to_owned(), Problem::BadValue { found, expected });
    }
    if written.axes.is_empty() {
        say("/axes".to_owned(), Problem::MissingKey { key: "axis".to_owned() });
    }
    let mut axes = Vec::new();
    for (n, axis) in written.axes.iter().enumerate() {
        // Plans and reports call an axis by its word: of two goals on one, either would be lost.
        if written.axes.iter().take(n).any(|other| other.axis == axis.axis) {
            let (what, id) = (Subject::Axis, axis.axis.word().to_owned());
            say(format!("/axes/{n}/axis"), Problem::Duplicate { what, id });
        }
        match goal(axis) {
            Ok(goal) => axes.push(goal),
            Err((key, problem)) => say(format!("/axes/{n}{key}"), problem),
        }
    }
    if !faults.is_empty() {
        border::locate_all(border::text(file, bytes).map_err(|f| vec![f])?, &mut faults);
        return Err(faults);
    }
    Ok(Target {
        id: written.id,
        name: written.name,
        about: written.about,
        ground: written.ground,
        baseline: written.baseline,
        deadline: written.deadline,
        axes,
        sources: written.sources,
    })
}

fn goal(written: &AxisFile) -> Result<Goal, (&'static str, Problem)> {
    let hundred = Decimal::from_whole(100);
    if let Some(percent) = written.percent.filter(|p| *p <= Decimal::ZERO || *p > hundred) {
        let (found, expected) = (percent.to_string(), "0 < percent <= 100".to_owned());
        return Err(("/percent", Problem::BadValue { found, expected }));
    }
    let missing = |key: &str| ("", Problem::MissingKey { key: key.to_owned() });
    let measured = match written.axis {
        Axis::Cost => Measured::Cost,
        Axis::Time => Measured::Time,
        Axis::Count | Axis::Conditions => {
            let unit = match written.axis {
                Axis::Conditions => written.unit.unwrap_or(Unit::Condition),
                _ => written.unit.ok_or_else(|| missing("unit"))?,
            };
            if written.counts.is_empty() || written.counts.contains(&State::Untouched) {
                return Err(missing("counts"));
            }
            Measured::Units(unit, written.counts.clone())
        }
    };
    Ok(Goal { measured, percent: written.percent, of: written.of.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_target_is_sound_and_named_after_its_file() {
        assert!(ids().contains(&DEFAULT));
        for id in ids() {
            let target = embedded(id).unwrap().unwrap_or_else(|faults| panic!("{faults:#?}"));
            assert_eq!(&*target.id, id);
        }
    }

    #[test]
    fn an_unknown_unit_and_an_impossible_percentage_are_named() {
        let target = |axis: &str| {
            let text = format!(
                r#"{{"schema": "tinhgon/target/1", "id": "x", "name": {{"vi": "x", "en": "x"}},
                "about": {{"vi": "x", "en": "x"}}, "axes": [{axis}], "sources": []}}"#
            );
            let faults = read(Path::new("x.json"), text.as_bytes()).unwrap_err();
            faults
                .iter()
                .map(|f| format!("{} {:?}", f.place.pointer, f.problem))
                .collect::<Vec<_>>()
        };
        let of = r#""of": {"vi": "x", "en": "x"}"#;
        let unit = target(&format!(
            r#"{{"axis": "count", "unit": "rule", "counts": ["abolished"], {of}}}"#
        ));
        assert!(unit[0].starts_with("/axes/0/unit BadValue"), "{unit:?}");
        let percent = target(&format!(r#"{{"axis": "cost", "percent": 120, {of}}}"#));
        assert_eq!(
            percent,
            [r#"/axes/0/percent BadValue { found: "120", expected: "0 < percent <= 100" }"#]
        );
        let cost = |percent: u8| format!(r#"{{"axis": "cost", "percent": {percent}, {of}}}"#);
        let twice = target(&format!("{}, {}", cost(20), cost(50)));
        assert_eq!(twice, [r#"/axes/1/axis Duplicate { what: Axis, id: "cost" }"#]);
    }
}
