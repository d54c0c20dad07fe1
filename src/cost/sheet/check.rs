//! From the file of a cost sheet to a [`Sheet`]: every figure possible, every total agreed.

use std::path::Path;

use super::raw::{self, RowFile, SheetFile, SideFile};
use super::{Labour, Row, Sheet, Side, Volume, cost_once, cost_per_year};
use crate::border;
use crate::cost::{Basis, Decimal, MOST_HOURS, Money, Overflow};
use crate::fault::{Fault, Problem};

/// Reads a cost sheet.
///
/// # Errors
/// Every fault of the file: its JSON, figures that cannot be, totals that disagree with the rows.
pub fn read(file: &Path, bytes: &[u8]) -> Result<Sheet, Vec<Fault>> {
    let written: SheetFile = border::read(file, bytes)?;
    let mut checker = Checker { faults: Vec::new() };
    let sheet = checker.sheet(&written);
    if checker.faults.is_empty() {
        return Ok(sheet);
    }
    let mut faults: Vec<Fault> = checker
        .faults
        .into_iter()
        .map(|(pointer, problem)| Fault::at(file, pointer, problem))
        .collect();
    border::locate_all(border::text(file, bytes).map_err(|fault| vec![fault])?, &mut faults);
    Err(faults)
}

/// Collects what is wrong, by JSON pointer.
struct Checker {
    faults: Vec<(String, Problem)>,
}

impl Checker {
    fn say(&mut self, pointer: impl Into<String>, problem: Problem) {
        self.faults.push((pointer.into(), problem));
    }

    fn sheet(&mut self, written: &SheetFile) -> Sheet {
        if &*written.schema != raw::SCHEMA {
            let (found, expected) = (written.schema.to_string(), raw::SCHEMA.to_owned());
            self.say("/schema", Problem::BadValue { found, expected });
        }
        let sides = [Some(&written.before), written.after.as_ref()];
        let mut rows = sides.iter().flatten().flat_map(|side| &side.rows);
        let known = rows.all(|row| row.times_per_year.is_some() && row.subjects.is_some());
        let basis = if known { Basis::Annual } else { Basis::PerDossier };
        let before = self.side("/before", &written.before, basis);
        let after = written.after.as_ref().map(|side| self.side("/after", side, basis));
        let sheet = Sheet {
            procedure: written.procedure.clone().unwrap_or_default(),
            name: written.name.clone().unwrap_or_default(),
            currency: written.currency,
            basis,
            before,
            after,
            note: written.note.clone().unwrap_or_default(),
        };
        if self.faults.is_empty() {
            self.compare_saving(written, &sheet);
        }
        sheet
    }

    fn side(&mut self, pointer: &str, written: &SideFile, basis: Basis) -> Side {
        let rows: Vec<Row> = written
            .rows
            .iter()
            .enumerate()
            .map(|(n, row)| self.row(&format!("{pointer}/rows/{n}"), row))
            .collect();
        let stated = written.total.map(Money::new);
        if rows.is_empty() {
            if stated.is_none() {
                self.say(pointer, Problem::MissingKey { key: "total".to_owned() });
            }
            self.not_negative(&format!("{pointer}/total"), written.total);
            return Side { rows, total: stated.unwrap_or_default() };
        }
        let amounts = rows.iter().map(|row| match basis {
            Basis::Annual => row.per_year.unwrap_or_default(),
            Basis::PerDossier => row.once,
        });
        let total = self.counted(pointer, Money::sum(amounts));
        if let Some(stated) = stated.filter(|stated| *stated != total) {
            self.disagrees(format!("{pointer}/total"), stated, total);
        }
        Side { rows, total }
    }

    fn row(&mut self, pointer: &str, written: &RowFile) -> Row {
        self.hours(pointer, written);
        self.not_negative(&format!("{pointer}/hourly_income"), written.hourly_income);
        self.not_negative(&format!("{pointer}/services"), Some(written.services));
        self.not_negative(&format!("{pointer}/fees"), Some(written.fees));
        self.not_negative(&format!("{pointer}/subjects"), written.subjects);
        if let Some(times) = written.times_per_year.filter(|times| times.is_negative()) {
            self.out_of_range(format!("{pointer}/times_per_year"), &times, ">= 0");
        }
        let labour = match (written.hours, written.hourly_income) {
            (Some(hours), Some(income)) => {
                Some(Labour { hours, hourly_income: Money::new(income) })
            }
            (Some(_), None) => {
                self.say(pointer, Problem::MissingKey { key: "hourly_income".to_owned() });
                None
            }
            (None, Some(_)) => {
                self.say(pointer, Problem::MissingKey { key: "hours".to_owned() });
                None
            }
            (None, None) => None,
        };
        let subjects = written.subjects.and_then(|subjects| u64::try_from(subjects).ok());
        let volume = written
            .times_per_year
            .zip(subjects)
            .map(|(times_per_year, subjects)| Volume { times_per_year, subjects });
        let (services, fees) = (Money::new(written.services), Money::new(written.fees));
        let once = self.counted(pointer, cost_once(labour, services, fees));
        let per_year = volume.map(|volume| self.counted(pointer, cost_per_year(once, volume)));
        let text = |text: &Option<Box<str>>| text.clone().unwrap_or_default();
        Row {
            task: written.task.clone(),
            activity: text(&written.activity),
            labour,
            services,
            fees,
            volume,
            once,
            per_year,
            note: text(&written.note),
        }
    }

    fn hours(&mut self, pointer: &str, written: &RowFile) {
        let possible = Decimal::ZERO..=MOST_HOURS;
        if let Some(hours) = written.hours.filter(|hours| !possible.contains(hours)) {
            self.out_of_range(format!("{pointer}/hours"), &hours, &format!("0–{MOST_HOURS}"));
        }
    }

    fn not_negative(&mut self, pointer: &str, amount: Option<i64>) {
        if let Some(amount) = amount.filter(|amount| *amount < 0) {
            self.out_of_range(pointer.to_owned(), &amount, ">= 0");
        }
    }

    fn out_of_range(&mut self, pointer: String, found: &impl ToString, expected: &str) {
        let (found, expected) = (found.to_string(), expected.to_owned());
        self.say(pointer, Problem::BadValue { found, expected });
    }

    /// A sum or product, or the fault that it cannot be counted.
    fn counted(&mut self, pointer: &str, amount: Result<Money, Overflow>) -> Money {
        amount.unwrap_or_else(|Overflow| {
            self.say(pointer, Problem::AmountTooLarge);
            Money::ZERO
        })
    }

    fn disagrees(&mut self, pointer: String, stated: impl ToString, computed: impl ToString) {
        let (stated, computed) = (stated.to_string(), computed.to_string());
        self.say(pointer, Problem::Disagrees { stated, computed });
    }

    /// Compares the printed saving and percentage; a percentage to as many decimals as printed.
    fn compare_saving(&mut self, written: &SheetFile, sheet: &Sheet) {
        let (Ok(saving), Ok(percent)) = (sheet.saving(), sheet.percent()) else {
            return self.say("/after", Problem::AmountTooLarge);
        };
        if let Some(stated) = written.saving {
            match saving {
                Some(saving) if saving.coins() == stated => {}
                Some(saving) => self.disagrees("/saving".to_owned(), stated, saving),
                None => self.say("", Problem::MissingKey { key: "after".to_owned() }),
            }
        }
        match (written.percent, percent) {
            (Some(_), None) if sheet.after.is_none() => {
                self.say("", Problem::MissingKey { key: "after".to_owned() });
            }
            // A share of nothing is no percentage, whatever is printed.
            (Some(stated), None) => self.disagrees("/percent".to_owned(), stated, "–"),
            (Some(stated), Some(percent)) if percent.rounded_to(stated.places()) != stated => {
                self.disagrees("/percent".to_owned(), stated, percent);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(source: &str) -> Vec<String> {
        let read = read(Path::new("sheet.json"), source.as_bytes());
        let faults = read.map_or_else(|faults| faults, |_| Vec::new());
        faults.iter().map(|f| format!("{} {:?}", f.place.pointer, f.problem)).collect()
    }

    #[test]
    fn impossible_figures_are_each_named_with_their_place() {
        let found = faults(
            r#"{"schema": "tinhgon/cost-sheet/1", "before": {"rows": [
                {"task": "a", "hours": -1, "hourly_income": 40000},
                {"task": "b", "hours": "9000", "hourly_income": 40000},
                {"task": "c", "hours": 1},
                {"task": "d", "fees": -5, "times_per_year": -1, "subjects": -2}]}}"#,
        );
        assert_eq!(
            found,
            [
                r#"/before/rows/0/hours BadValue { found: "-1", expected: "0–8784" }"#,
                r#"/before/rows/1/hours BadValue { found: "9000", expected: "0–8784" }"#,
                r#"/before/rows/2 MissingKey { key: "hourly_income" }"#,
                r#"/before/rows/3/fees BadValue { found: "-5", expected: ">= 0" }"#,
                r#"/before/rows/3/times_per_year BadValue { found: "-1", expected: ">= 0" }"#,
                r#"/before/rows/3/subjects BadValue { found: "-2", expected: ">= 0" }"#,
            ]
        );
    }

    #[test]
    fn totals_that_disagree_with_the_rows_are_named_with_both_figures() {
        let row = r#"{"task": "a", "fees": 100, "times_per_year": 1, "subjects": 3}"#;
        let sheet = |before: i64, saving: i64, percent: &str| {
            format!(
                r#"{{"schema": "tinhgon/cost-sheet/1", "before": {{"rows": [{row}], "total": {before}}},
                "after": {{"total": 200}}, "saving": {saving}, "percent": {percent}}}"#
            )
        };
        assert_eq!(faults(&sheet(300, 100, "33.3")), [""; 0]);
        assert_eq!(
            faults(&sheet(301, 100, "33.3")),
            [r#"/before/total Disagrees { stated: "301", computed: "300" }"#]
        );
        assert_eq!(
            faults(&sheet(300, 99, "33.4")),
            [
                r#"/saving Disagrees { stated: "99", computed: "100" }"#,
                r#"/percent Disagrees { stated: "33.4", computed: "33.333333" }"#
            ]
        );
    }

    #[test]
    fn a_product_beyond_the_range_is_a_fault_and_not_a_number() {
        let found = faults(
            r#"{"schema": "tinhgon/cost-sheet/1", "before": {"rows": [
                {"task": "a", "fees": 9000000000000000000, "times_per_year": 2, "subjects": 2}]}}"#,
        );
        assert_eq!(found, ["/before/rows/0 AmountTooLarge"]);
    }
}
