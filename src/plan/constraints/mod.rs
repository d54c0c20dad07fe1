//! What is wanted of plans, kept in a file to be used again.

mod file;
mod read;

pub use file::{AxisEntry, CapEntry, ConstraintsFile, SCHEMA, WeightEntry};

use std::path::{Path, PathBuf};

use self::read::Reader;
use super::draft::Counted;
use super::survey::Survey;
use super::weights::Weights;
use super::wish::{Nonsense, Wish};
use crate::border;
use crate::fault::Fault;
use crate::knowledge::Knowledge;
use crate::target::Axis;

/// Constraints that were read: a wish, and where each part of it stands.
#[derive(Clone, Debug)]
pub struct Constraints {
    /// What is wanted.
    pub wish: Wish,
    written: ConstraintsFile,
    file: PathBuf,
    text: Box<str>,
}

impl Constraints {
    /// Reads constraints.
    ///
    /// # Errors
    /// Every fault that needs no catalogue to be seen: JSON, percentages, authorities, what stands
    /// twice or both must and must not be.
    pub fn read(file: &Path, bytes: &[u8], knowledge: &Knowledge) -> Result<Self, Vec<Fault>> {
        let written: ConstraintsFile = border::read(file, bytes)?;
        let text = border::text(file, bytes).map_err(|fault| vec![fault])?;
        let mut reader = Reader::new(file);
        let wish = reader.wish(&written, &Weights::embedded()?, knowledge);
        if !reader.faults.is_empty() {
            border::locate_all(text, &mut reader.faults);
            return Err(reader.faults);
        }
        Ok(Self { wish, written, file: file.to_owned(), text: text.into() })
    }

    /// What of them does not fit a catalogue: instruments that there are not, or that no measure needs
    /// and that must be amended; axes that the target does not have; caps below what must be amended.
    #[must_use]
    pub fn check(&self, survey: &Survey<'_>) -> Vec<Fault> {
        let mut reader = Reader::new(&self.file);
        let written = &self.written;
        let has: Vec<Axis> =
            survey.appraisal.target().axes.iter().map(|goal| goal.axis()).collect();
        for (n, one) in written.axes.iter().enumerate().filter(|(_, one)| !has.contains(&one.axis))
        {
            let words: Vec<&str> = has.iter().map(|axis| axis.word()).collect();
            reader.bad(format!("/axes/{n}/axis"), one.axis.word(), &words.join(", "));
        }
        let (needed, known) =
            (|number: &str| survey.is_needed(number), |number: &str| survey.knows(number));
        reader.instruments("must", written.must.iter(), needed, survey);
        reader.instruments("never", written.never.iter(), known, survey);
        for (n, one) in written.weights.iter().enumerate() {
            reader.instrument(format!("/weights/{n}/instrument"), &one.instrument, known, survey);
        }
        for nonsense in self.wish.nonsense(survey) {
            if let Nonsense::CapBelowMust { issuer, of, most, must } = nonsense {
                let pointer = self.place_of_cap(issuer.as_deref(), of, most);
                reader.bad(pointer, most, &format!(">= {must} (must)"));
            }
        }
        border::locate_all(&self.text, &mut reader.faults);
        reader.faults
    }

    /// Where the cap of an issuer stands.
    fn place_of_cap(&self, issuer: Option<&str>, of: Counted, most: u64) -> String {
        let key = match of {
            Counted::Instruments => "most",
            Counted::Weight => "most_weight",
        };
        let own = self.written.caps.iter().position(|cap| {
            let says = match of {
                Counted::Instruments => cap.most,
                Counted::Weight => cap.most_weight,
            };
            Some(&*cap.issuer) == issuer && says == Some(most)
        });
        own.map_or_else(|| format!("/{key}"), |n| format!("/caps/{n}/{key}"))
    }
}
