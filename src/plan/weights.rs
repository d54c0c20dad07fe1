//! What amending a text weighs and who signs it: `procedures/plan/weights.json`.

use std::collections::BTreeMap;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::choice::choice;
use crate::cost::Decimal;
use crate::fault::{Fault, Problem};
use crate::knowledge::{Ground, Name, Rank};

/// `procedures/plan/weights.json`, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/plan/weights.json"));
/// The value of [`WeightsFile::schema`].
const SCHEMA: &str = "tinhgon/plan-weights/1";

/// Weights as they are written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightsFile {
    /// Always `tinhgon/plan-weights/1`.
    pub schema: Box<str>,
    /// What the weights mean and how they were set.
    pub about: Name,
    /// The weight of a text whose rank is not known or not listed.
    pub unknown: UnknownRank,
    /// Who signs texts, in the order in which a roadmap takes their texts.
    pub signers: Vec<SignerEntry>,
    /// What says who signs which rank.
    pub ground: Ground,
    /// The ranks.
    pub ranks: Vec<RankEntry>,
    /// Texts that several sign together.
    pub joint: JointEntry,
    /// The levels of reduction at which effort is compared.
    pub frontier: FrontierLevels,
}

/// The weight of a text of unknown rank.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnknownRank {
    /// The weight, at least 1.
    pub weight: u32,
    /// Why that much.
    pub why: Name,
}

choice! {
    /// Who signs a text.
    pub enum Signer {
        /// A minister.
        Ministry,
        /// Several ministries or agencies together.
        Several,
        /// A province.
        Province,
        /// The Prime Minister.
        PrimeMinister,
        /// The Government.
        Government,
        /// The National Assembly or its Standing Committee.
        Assembly,
    }
}

impl Signer {
    /// The word by which files and people call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ministry => "ministry",
            Self::Several => "several",
            Self::Province => "province",
            Self::PrimeMinister => "prime_minister",
            Self::Government => "government",
            Self::Assembly => "assembly",
        }
    }
}

/// One who signs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignerEntry {
    /// Who.
    pub is: Signer,
    /// The name.
    pub name: Name,
    /// Whose texts they can amend or have amended.
    pub reaches: Vec<Signer>,
}

/// One rank.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankEntry {
    /// The rank.
    pub is: Rank,
    /// What amending a text of it weighs, at least 1.
    pub weight: u32,
    /// Who signs it.
    pub signed_by: Signer,
    /// Why it weighs that much.
    pub why: Name,
}

/// Texts that several sign together.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JointEntry {
    /// The letters of their numbers.
    pub letters: Vec<Box<str>>,
    /// What amending one weighs, at least 1.
    pub weight: u32,
    /// Who signs them.
    pub signed_by: Signer,
    /// Why they weigh that much.
    pub why: Name,
}

/// The levels of a frontier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontierLevels {
    /// In percent.
    pub percents: Vec<Decimal>,
    /// What they are for.
    pub why: Name,
}

/// Weights, ready to be asked.
#[derive(Clone, Debug)]
pub struct Weights {
    ranks: BTreeMap<Rank, (u32, Signer)>,
    unknown: u32,
    joint: JointEntry,
    signers: Vec<SignerEntry>,
    /// The levels of a frontier, in percent.
    pub frontier: Vec<Decimal>,
}

impl Weights {
    /// The weights compiled into the binary.
    ///
    /// # Errors
    /// Faults of the file; a test keeps it free of them.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        Self::read(Path::new("procedures/plan/weights.json"), EMBEDDED.as_bytes())
    }

    fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let written: WeightsFile = border::read(file, bytes)?;
        let mut faults = Vec::new();
        let mut say = |pointer: &str, found: String, expected: &str| {
            let problem = Problem::BadValue { found, expected: expected.to_owned() };
            faults.push(Fault::at(file, pointer, problem));
        };
        if &*written.schema != SCHEMA {
            say("/schema", written.schema.to_string(), SCHEMA);
        }
        if written.unknown.weight == 0 {
            say("/unknown/weight", "0".to_owned(), ">= 1");
        }
        for (n, rank) in written.ranks.iter().enumerate() {
            if rank.weight == 0 {
                say(&format!("/ranks/{n}/weight"), "0".to_owned(), ">= 1");
            }
        }
        if written.joint.weight == 0 {
            say("/joint/weight", "0".to_owned(), ">= 1");
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let ranks = written.ranks.iter().map(|rank| (rank.is, (rank.weight, rank.signed_by)));
        Ok(Self {
            ranks: ranks.collect(),
            unknown: written.unknown.weight,
            joint: written.joint,
            signers: written.signers,
            frontier: written.frontier.percents,
        })
    }

    /// What amending a text of a rank weighs.
    #[must_use]
    pub fn weight(&self, rank: Option<Rank>) -> u32 {
        rank.and_then(|rank| self.ranks.get(&rank)).map_or(self.unknown, |(weight, _)| *weight)
    }

    /// Who signs texts of a rank; `None` where that is not known.
    #[must_use]
    pub fn signer(&self, rank: Option<Rank>) -> Option<Signer> {
        self.ranks.get(&rank?).map(|(_, signer)| *signer)
    }

    /// Whether several sign a text together, as the letters of its number tell: `TTLT` in
    /// `09/2015/TTLT-BCA-BYT`.
    #[must_use]
    pub fn is_joint(&self, number: &str) -> bool {
        let mut parts = number.split(['/', '-']).map(str::trim);
        parts.any(|part| self.joint.letters.iter().any(|letters| **letters == *part))
    }

    /// What amending a joint text weighs, and who signs it.
    #[must_use]
    pub fn of_joint(&self) -> (u32, Signer) {
        (self.joint.weight, self.joint.signed_by)
    }

    /// Whether one who signs can amend, or have amended, what another signs.
    #[must_use]
    pub fn reaches(&self, who: Signer, whose: Signer) -> bool {
        self.signers.iter().any(|entry| entry.is == who && entry.reaches.contains(&whose))
    }

    /// Those who sign, in the order in which a roadmap takes their texts.
    #[must_use]
    pub fn signers(&self) -> &[SignerEntry] {
        &self.signers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_are_sound_and_grow_with_rank() {
        let weights = Weights::embedded().unwrap_or_else(|faults| panic!("{faults:#?}"));
        let of = |rank| weights.weight(Some(rank));
        assert!(of(Rank::Circular) < of(Rank::PmDecision));
        assert!(of(Rank::PmDecision) < of(Rank::Decree) && of(Rank::Decree) < of(Rank::Law));
        assert_eq!(weights.weight(None), of(Rank::Decree));
        assert_eq!(weights.signer(Some(Rank::Circular)), Some(Signer::Ministry));
        assert_eq!(weights.signer(None), None);
        assert!(weights.reaches(Signer::Government, Signer::Ministry));
        assert!(!weights.reaches(Signer::Ministry, Signer::Government));
    }

    #[test]
    fn the_letters_of_a_number_tell_whether_several_sign() {
        let weights = Weights::embedded().unwrap();
        for joint in ["09/2015/TTLT-BCA-BYT-BTC", "191/2005/TTLT/BQP-BLĐTBXH-BTC"] {
            assert!(weights.is_joint(joint), "{joint}");
        }
        for single in ["12/2025/TT-BCA", "123/2015/NĐ-CP", "", "TTLTX"] {
            assert!(!weights.is_joint(single), "{single}");
        }
        let (weight, signer) = weights.of_joint();
        assert!(weight > weights.weight(Some(Rank::Circular)), "several have to agree");
        assert!(!weights.reaches(Signer::Ministry, signer), "no ministry alone");
        assert!(weights.reaches(Signer::Government, signer));
    }

    #[test]
    fn the_words_are_those_of_the_file() {
        for entry in Weights::embedded().unwrap().signers() {
            assert_eq!(serde_json::to_value(entry.is).unwrap(), entry.is.word());
        }
    }

    #[test]
    fn a_text_that_weighs_nothing_is_refused() {
        let text = EMBEDDED.replacen("\"weight\": 5", "\"weight\": 0", 1);
        let faults = Weights::read(Path::new("w.json"), text.as_bytes()).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].place.pointer, "/unknown/weight");
    }
}
