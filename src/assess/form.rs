//! The questions of an assessment: `procedures/assess/form.json`.
//!
//! The questions are data, with their sources; the code knows only which of its answers a question
//! asks for. What no data can answer is left to people, and stays a visible blank.

use std::collections::BTreeSet;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Part;
use crate::border;
use crate::choice::choice;
use crate::fault::{Fault, Problem, Subject};
use crate::knowledge::{Ground, Name};

/// `procedures/assess/form.json`, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/assess/form.json"));
/// The value of [`Form::schema`].
const SCHEMA: &str = "tinhgon/assess-form/1";

/// The questions of an assessment, in order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Always `tinhgon/assess-form/1`.
    pub schema: Box<str>,
    /// What they are and how they were put together.
    pub about: Name,
    /// Where they were taken from.
    pub sources: Vec<Name>,
    /// The questions by criterion.
    pub groups: Vec<Group>,
}

/// The questions of one criterion.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub title: Name,
    /// What sets the criterion.
    pub ground: Ground,
    /// The questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id; no two of a form are the same.
    pub id: Box<str>,
    /// The question.
    pub text: Name,
    /// What answers it.
    pub answer: Asked,
    /// Whether the part of the procedure that answers it has to be stated.
    pub needed: Option<Needed>,
    /// Whether the assessment ends, and the procedure is not proposed, where people say no.
    #[serde(default)]
    pub stops: bool,
    /// What asks it; the tool's own question when absent.
    pub ground: Option<Ground>,
}

choice! {
    /// What answers a question.
    pub enum Asked {
        /// People, and nobody else.
        People,
        /// The texts that the procedure rests on, and whether they are in force.
        LegalBases,
        /// The provisions that impose its lines, and the ranks of their texts.
        Provisions,
        /// Its name.
        Name,
        /// Its steps.
        Steps,
        /// The ways to submit.
        Channels,
        /// The lines of its dossier.
        Dossier,
        /// Originals and copies of each.
        Copies,
        /// The papers that registers replace.
        Derivable,
        /// How long the agency may take.
        TimeLimit,
        /// Who may ask for it.
        Subjects,
        /// Who settles it.
        Agency,
        /// The forms to fill in.
        Forms,
        /// What it issues.
        Results,
        /// Its conditions.
        Conditions,
        /// What is charged.
        Fees,
        /// Existing procedures that do the same, issue the same or ask for the same papers.
        Overlaps,
        /// Procedures it depends on or feeds, and circles.
        Links,
        /// What one dossier costs.
        CostDossier,
        /// What a year costs.
        CostYear,
        /// What it does to the target.
        Target,
    }

    /// Whether a part has to be stated.
    pub enum Needed {
        /// Every procedure has it.
        Always,
        /// Where there is none, that has to be said.
        SayIfNone,
        /// Only some procedures have it, and silence says that this one has not.
        WhereItApplies,
    }
}

impl Asked {
    /// The part of a procedure that answers; `None` where nothing that a procedure states does.
    #[must_use]
    pub const fn part(self) -> Option<Part> {
        Some(match self {
            Self::Name => Part::Name,
            Self::Steps => Part::Steps,
            Self::Channels => Part::Channels,
            Self::Dossier => Part::Dossier,
            Self::Copies => Part::Copies,
            Self::TimeLimit => Part::TimeLimit,
            Self::Subjects => Part::Subjects,
            Self::Agency => Part::Agency,
            Self::Forms => Part::Forms,
            Self::Results => Part::Results,
            Self::Conditions => Part::Conditions,
            Self::Fees => Part::Fees,
            Self::LegalBases => Part::LegalBases,
            Self::People
            | Self::Provisions
            | Self::Derivable
            | Self::Overlaps
            | Self::Links
            | Self::CostDossier
            | Self::CostYear
            | Self::Target => return None,
        })
    }
}

impl Form {
    /// The form compiled into the binary.
    ///
    /// # Errors
    /// Faults of the file; a test keeps it free of them.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        Self::read(Path::new("procedures/assess/form.json"), EMBEDDED.as_bytes())
    }

    /// Reads a form.
    ///
    /// # Errors
    /// Every fault of the file: its JSON, ids that stand twice, a part of which is not said whether it
    /// is needed or the reverse.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let form: Self = border::read(file, bytes)?;
        let mut faults = Vec::new();
        let mut say = |pointer: String, problem| faults.push(Fault::at(file, pointer, problem));
        if &*form.schema != SCHEMA {
            let (found, expected) = (form.schema.to_string(), SCHEMA.to_owned());
            say("/schema".to_owned(), Problem::BadValue { found, expected });
        }
        let mut ids = BTreeSet::new();
        for (n, group) in form.groups.iter().enumerate() {
            for (m, question) in group.questions.iter().enumerate() {
                let at = format!("/groups/{n}/questions/{m}");
                if !ids.insert(&*question.id) {
                    let problem =
                        Problem::Duplicate { what: Subject::Question, id: question.id.to_string() };
                    say(format!("{at}/id"), problem);
                }
                match (question.answer.part(), question.needed) {
                    (Some(_), None) => say(at, Problem::MissingKey { key: "needed".to_owned() }),
                    (None, Some(_)) => {
                        // What is no part of a procedure nobody can state.
                        let problem = Problem::UnknownKey { key: "needed".to_owned() };
                        say(format!("{at}/needed"), problem);
                    }
                    _ => {}
                }
            }
        }
        if faults.is_empty() {
            return Ok(form);
        }
        border::locate_all(border::text(file, bytes).unwrap_or_default(), &mut faults);
        Err(faults)
    }

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.groups.iter().flat_map(|group| &group.questions)
    }

    /// The parts that a form asks for in a way, in its order.
    pub fn parts(&self, wanted: Needed) -> impl Iterator<Item = Part> + '_ {
        let of = move |question: &Question| {
            question.answer.part().filter(|_| question.needed == Some(wanted))
        };
        self.questions().filter_map(of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Verified;

    #[test]
    fn the_embedded_form_is_sound_and_every_part_is_asked_for_once() {
        let form = Form::embedded().unwrap_or_else(|faults| panic!("{faults:#?}"));
        let mut parts: Vec<Part> = form.questions().filter_map(|one| one.answer.part()).collect();
        parts.sort_unstable();
        assert_eq!(parts, Part::ALL);
    }

    /// Need and competence are nobody's but people's: no question that ends the assessment is answered
    /// by data.
    #[test]
    fn what_ends_an_assessment_is_left_to_people() {
        let form = Form::embedded().unwrap();
        let stops: Vec<&Question> = form.questions().filter(|one| one.stops).collect();
        assert_eq!(stops.len(), 2);
        assert!(stops.iter().all(|one| one.answer == Asked::People));
        let [necessity, ..] = form.groups.as_slice() else { panic!("no group") };
        assert!(necessity.questions.iter().all(|one| one.answer == Asked::People));
    }

    #[test]
    fn every_ground_is_a_text_with_its_mark() {
        let form = Form::embedded().unwrap();
        let grounds = form.questions().filter_map(|one| one.ground.as_ref());
        let grounds = grounds.chain(form.groups.iter().map(|group| &group.ground));
        for ground in grounds {
            assert!(ground.place.is_some(), "{}", ground.instrument);
            // The questions are summaries: nobody may take them for the form itself.
            let read = ground.verified == Verified::Read;
            assert_eq!(read, &*ground.instrument == "66.7/2025/NQ-CP", "{}", ground.instrument);
        }
    }

    #[test]
    fn every_fault_of_a_form_is_named_with_its_place() {
        let text = EMBEDDED
            .replacen("\"aim_met\"", "\"aim\"", 1)
            .replacen("\"needed\": \"always\",", "", 1)
            .replacen("assess-form/1", "assess-form/9", 1);
        let faults = Form::read(Path::new("f.json"), text.as_bytes()).unwrap_err();
        let places: Vec<&str> = faults.iter().map(|fault| &*fault.place.pointer).collect();
        assert_eq!(places, ["/schema", "/groups/0/questions/1/id", "/groups/1/questions/1"]);
        assert!(faults.iter().all(|fault| fault.place.line > 0));
    }
}
