//! The value of a cell as our JSON has it.

use serde_json::{Value, json};

use super::cell::Cell;
use super::form::{Column, Kind};
use super::lists::{List, Lists};
use crate::fault::{Problem, WorkbookFault};
use crate::words::Lang;
use crate::words::workbook::SUMS;

/// What cells are read with.
pub(super) struct Convert<'l> {
    /// The lists of the form.
    pub(super) lists: &'l Lists,
    /// The language of the file, for what is expected.
    pub(super) lang: Lang,
}

impl Convert<'_> {
    /// The value of a cell; `None` where it says no more than a blank one.
    ///
    /// # Errors
    /// What is wrong with the cell.
    pub(super) fn value(&self, column: &Column, cell: &Cell) -> Result<Option<Value>, Problem> {
        match cell {
            Cell::Error(error) => return Err(bad(error, column.heading.name.say(self.lang))),
            Cell::NoResult => return Err(WorkbookFault::NoResult.into()),
            _ => {}
        }
        let refused = |expected: &str| bad(&cell.words(), expected);
        let value = match column.kind {
            Kind::Code | Kind::Text | Kind::Case | Kind::Line => words(cell),
            Kind::Texts => several(cell).into_iter().map(Value::from).collect(),
            Kind::One(list) => self.choice(list, &cell.words())?,
            Kind::Suggested(list) => match self.lists.find(list, &cell.words()) {
                Some(key) => key.into(),
                None => words(cell),
            },
            Kind::Several(list) => {
                let all = several(cell).into_iter().map(|one| self.choice(list, &one));
                all.collect::<Result<Value, _>>()?
            }
            Kind::YesNo => {
                let yes = match cell {
                    Cell::Flag(yes) => *yes,
                    other => self.choice(List::YesNo, &other.words())? == "true",
                };
                return Ok(yes.then(|| true.into()));
            }
            Kind::Whole(least, most) => {
                let bounds = least..=most;
                let number = cell.to_whole().filter(|number| bounds.contains(number));
                whole(number).ok_or_else(|| match most {
                    // Nobody needs to know where numbers of this size end.
                    0x1_0000.. => refused("0, 1, 2, …"),
                    _ => refused(&format!("{least}, …, {most}")),
                })?
            }
            Kind::Money => {
                let bounds = i128::from(i64::MIN)..=i128::from(u64::MAX);
                let number = cell.to_whole().filter(|number| bounds.contains(number));
                whole(number).ok_or_else(|| refused(SUMS))?
            }
            Kind::Hours => cell
                .to_decimal()
                .map(|hours| json!(hours))
                .ok_or_else(|| refused("0,75 | 0.75 | 2"))?,
            Kind::Date => cell
                .to_date()
                .map(|day| day.to_string().into())
                .ok_or_else(|| refused("01/07/2025 | 2025-07-01"))?,
            Kind::PaysPercent => self.percent(cell)?,
            Kind::PaysAmount => {
                let number = cell.to_whole().filter(|number| *number >= 0);
                let amount = whole(number).ok_or_else(|| refused(SUMS))?;
                json!({ "amount": amount })
            }
        };
        Ok(Some(value))
    }

    /// What a cell says, though its column holds choices.
    ///
    /// # Errors
    /// A cell that says nothing that could be read.
    pub(super) fn printed(&self, column: &Column, cell: &Cell) -> Result<Option<Value>, Problem> {
        let printed = Column::new(column.key, Kind::Text, column.width, column.heading);
        self.value(&printed, cell)
    }

    fn choice(&self, list: List, found: &str) -> Result<Value, Problem> {
        if let Some(key) = self.lists.find(list, found) {
            return Ok(key.into());
        }
        let nearest = self.lists.nearest(list, found, self.lang);
        let found = found.to_owned();
        Err(match list.subject() {
            Some(what) => Problem::Unknown { what, id: found, nearest },
            None => {
                let expected = self.lists.labels(list, self.lang).map(str::to_owned).collect();
                WorkbookFault::Unlisted { found, expected, nearest }.into()
            }
        })
    }

    fn percent(&self, cell: &Cell) -> Result<Value, Problem> {
        if self.lists.find(List::FeeStatus, &cell.words()) == Some("unknown") {
            return Ok("unknown".into());
        }
        let percent = cell.to_percent().filter(|percent| (0..=100).contains(percent));
        let percent = whole(percent).ok_or_else(|| {
            let unknown = self.lists.label(List::FeeStatus, "unknown", self.lang);
            bad(&cell.words(), &format!("0, …, 100 | {unknown}"))
        })?;
        Ok(json!({ "percent": percent }))
    }
}

fn bad(found: &str, expected: &str) -> Problem {
    Problem::BadValue { found: found.to_owned(), expected: expected.to_owned() }
}

/// The text of a cell as it stands: the reader of our JSON cleans it.
fn words(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => (**text).into(),
        other => other.words().into(),
    }
}

fn whole(number: Option<i128>) -> Option<Value> {
    let number = number?;
    u64::try_from(number).map(Value::from).or_else(|_| i64::try_from(number).map(Value::from)).ok()
}

/// The values of a cell that holds several.
fn several(cell: &Cell) -> Vec<String> {
    let words = cell.words();
    let parts = words.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
