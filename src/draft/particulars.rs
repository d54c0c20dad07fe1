//! Who issues a text, where, when and with what number: what no catalogue knows and people say. What
//! they do not say is a blank.

use std::path::Path;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::choice::choice;
use crate::fault::{Fault, Problem};

/// The value of [`Particulars::schema`].
const SCHEMA: &str = "tinhgon/particulars/1";

choice! {
    /// What kind of body decides on a plan.
    pub enum Decider {
        /// A ministry or an agency of its rank.
        Ministry,
        /// A province.
        Province,
    }
}

choice! {
    /// How the pages of annexes lie.
    #[derive(Default)]
    pub enum AnnexPages {
        /// Upright.
        #[default]
        Portrait,
        /// On their side.
        Landscape,
    }
}

/// `tinhgon/particulars/1`: what people say of a text.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// Always `tinhgon/particulars/1`.
    #[serde(default)]
    pub schema: Option<Box<str>>,
    /// The body above the one that issues, in capitals.
    pub above: Option<Box<str>>,
    /// The body that issues, as within a sentence: `Bộ Tư pháp`.
    pub issuer: Option<Box<str>>,
    /// Its letters in the number: `BTP`.
    pub issuer_sign: Option<Box<str>>,
    /// What kind of body it is.
    pub decider: Option<Decider>,
    /// Who decides in its name: `BỘ TRƯỞNG BỘ TƯ PHÁP`.
    pub decided_by: Option<Box<str>>,
    /// Where it is issued.
    pub place: Option<Box<str>>,
    /// Its number, without letters: `66.20/2026`.
    pub number: Option<Box<str>>,
    /// Its day.
    pub date: Option<Date>,
    /// The words behind what it is about, such as ` thuộc phạm vi …`.
    pub scope: Option<Box<str>>,
    /// Who it is sent to.
    pub addressee: Option<Box<str>>,
    /// At whose proposal: `Giám đốc Sở Tư pháp`.
    pub proposer: Option<Box<str>>,
    /// The number of the submission before it.
    pub submission: Option<Box<str>>,
    /// The plan of the year under which was reviewed, as it is cited.
    pub review_plan: Option<Box<str>>,
    /// The text on what the ministry is for, as it is cited.
    pub functions: Option<Box<str>>,
    /// Legal grounds beside those that every such text has, as they are cited.
    pub bases: Option<Box<str>>,
    /// Who watches that it is carried out.
    pub follower: Option<Box<str>>,
    /// Who carries it out.
    pub implementers: Option<Box<str>>,
    /// Lines over the name of who signs: `TM. CHÍNH PHỦ`, `THỦ TƯỚNG`.
    #[serde(default)]
    pub signature: Vec<Box<str>>,
    /// Who signs.
    pub signatory: Option<Box<str>>,
    /// Who receives it, a line each.
    #[serde(default)]
    pub recipients: Vec<Box<str>>,
    /// The unit that files it, in letters.
    pub unit: Option<Box<str>>,
    /// How many copies that unit keeps.
    pub copies: Option<u16>,
    /// Its first day in force.
    pub effective_from: Option<Date>,
    /// Its last.
    pub effective_until: Option<Date>,
    /// The day before which instruments are to be amended.
    pub deadline: Option<Date>,
    /// Words on why it is needed, for a submission.
    pub necessity: Option<Box<str>>,
    /// Words on how it was prepared, for a submission.
    pub process: Option<Box<str>>,
    /// How the pages of annexes lie.
    #[serde(default)]
    pub annex_pages: AnnexPages,
}

impl Particulars {
    /// Reads a file of particulars.
    ///
    /// # Errors
    /// Every fault of the file; texts that are there and say nothing.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let read: Self = border::read(file, bytes)?;
        let text = border::text(file, bytes).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        match read.schema.as_deref() {
            Some(SCHEMA) => {}
            Some(other) => {
                let (found, expected) = (other.to_owned(), SCHEMA.to_owned());
                faults.push(Fault::at(file, "/schema", Problem::BadValue { found, expected }));
            }
            None => {
                let key = "schema".to_owned();
                faults.push(Fault::at(file, "", Problem::MissingKey { key }));
            }
        }
        for (key, said) in read.texts() {
            if said.is_some_and(|said| said.trim().is_empty()) {
                faults.push(Fault::at(file, format!("/{key}"), Problem::EmptyText));
            }
        }
        faults.extend(
            read.crossed().map(|(key, problem)| Fault::at(file, format!("/{key}"), problem)),
        );
        if faults.is_empty() {
            return Ok(read);
        }
        border::locate_all(text, &mut faults);
        Err(faults)
    }

    /// Days that lie before others which they can only follow, by key: a text takes effect when it is
    /// signed or later, and is in force from its first day to its last.
    fn crossed(&self) -> impl Iterator<Item = (&'static str, Problem)> {
        let pairs = [
            ("effective_from", self.effective_from, "date", self.date),
            ("effective_until", self.effective_until, "effective_from", self.effective_from),
            ("effective_until", self.effective_until, "date", self.date),
            ("deadline", self.deadline, "date", self.date),
        ];
        pairs.into_iter().filter_map(|(key, day, other_key, other)| {
            let (found, other) = (day?, other?);
            let key_of_other = other_key.to_owned();
            let problem = Problem::DatesCrossed { found, key: key_of_other, other };
            (found < other).then_some((key, problem))
        })
    }

    /// The texts that may be said, by key.
    pub(super) fn texts(&self) -> [(&'static str, Option<&str>); 19] {
        [
            ("above", self.above.as_deref()),
            ("issuer", self.issuer.as_deref()),
            ("issuer_sign", self.issuer_sign.as_deref()),
            ("decided_by", self.decided_by.as_deref()),
            ("place", self.place.as_deref()),
            ("number", self.number.as_deref()),
            ("scope", self.scope.as_deref()),
            ("addressee", self.addressee.as_deref()),
            ("proposer", self.proposer.as_deref()),
            ("submission", self.submission.as_deref()),
            ("review_plan", self.review_plan.as_deref()),
            ("functions", self.functions.as_deref()),
            ("bases", self.bases.as_deref()),
            ("follower", self.follower.as_deref()),
            ("implementers", self.implementers.as_deref()),
            ("signatory", self.signatory.as_deref()),
            ("unit", self.unit.as_deref()),
            ("necessity", self.necessity.as_deref()),
            ("process", self.process.as_deref()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_with_its_place() {
        let text = "{\"schema\": \"x\",\n \"issuer\": \" \"}";
        let faults = Particulars::read(Path::new("p.json"), text.as_bytes()).unwrap_err();
        let lines: Vec<usize> = faults.iter().map(|fault| fault.place.line).collect();
        assert_eq!(lines, [1, 2]);
        let text = "{\"schema\": \"tinhgon/particulars/1\",\n\"date\": \"2026-08-01\",\n\
                    \"effective_from\": \"2026-07-01\",\n\"effective_until\": \"2026-06-30\"}";
        let faults = Particulars::read(Path::new("p.json"), text.as_bytes()).unwrap_err();
        let lines: Vec<usize> = faults.iter().map(|fault| fault.place.line).collect();
        assert_eq!(lines, [3, 4, 4]);
        let text = "{\"schema\": \"tinhgon/particulars/1\", \"isuer\": \"a\"}";
        assert!(Particulars::read(Path::new("p.json"), text.as_bytes()).is_err());
    }
}
