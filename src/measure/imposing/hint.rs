//! What spoke for or against a legal basis, so that a reviewer can contradict it.

use serde::Serialize;

use super::words::Topic;

/// One thing that added points or took them away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// The line itself cites the text.
    CitedInLine,
    /// The line is of a kind that texts on this topic impose.
    KindOfLine,
    /// A line of the dossier cites it.
    CitedInDossier,
    /// Steps or conditions cite it.
    CitedInSteps,
    /// Its title shares distinctive words with the procedure's name.
    SharesName,
    /// Its title shares distinctive words with the sector.
    SharesSector,
    /// Another basis amends it.
    Amended,
    /// It amends others.
    Amends,
    /// It amends several others at once.
    AmendsSeveral,
    /// It was not in force on the day of the facts.
    OutOfForce,
    /// It is about the dossier, order and procedure of a matter.
    OnProcedure,
    /// It is about fees.
    OnFees,
    /// It is about the organisation of agencies.
    OnOrganisation,
    /// It is about the one-stop mechanism.
    OnOneStop,
    /// It is about decentralisation.
    OnDelegation,
    /// It is about cutting and simplifying.
    OnReduction,
    /// It is about forms.
    OnForms,
    /// It is about databases and online procedures.
    OnDigital,
    /// It is about workflows of officials.
    OnProcess,
    /// It is about technical standards.
    OnStandards,
    /// It is about sanctions.
    OnSanctions,
}

impl Hint {
    /// All hints, in order.
    pub const ALL: [Self; 21] = [
        Self::CitedInLine,
        Self::KindOfLine,
        Self::CitedInDossier,
        Self::CitedInSteps,
        Self::SharesName,
        Self::SharesSector,
        Self::Amended,
        Self::Amends,
        Self::AmendsSeveral,
        Self::OutOfForce,
        Self::OnProcedure,
        Self::OnFees,
        Self::OnOrganisation,
        Self::OnOneStop,
        Self::OnDelegation,
        Self::OnReduction,
        Self::OnForms,
        Self::OnDigital,
        Self::OnProcess,
        Self::OnStandards,
        Self::OnSanctions,
    ];
}

impl From<Topic> for Hint {
    fn from(topic: Topic) -> Self {
        match topic {
            Topic::Procedure => Self::OnProcedure,
            Topic::Fees => Self::OnFees,
            Topic::Organisation => Self::OnOrganisation,
            Topic::OneStop => Self::OnOneStop,
            Topic::Delegation => Self::OnDelegation,
            Topic::Reduction => Self::OnReduction,
            Topic::Forms => Self::OnForms,
            Topic::Digital => Self::OnDigital,
            Topic::Process => Self::OnProcess,
            Topic::Standards => Self::OnStandards,
            Topic::Sanctions => Self::OnSanctions,
        }
    }
}

/// A set of hints, small enough to be copied for every line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u32);

impl Hints {
    /// Adds a hint.
    pub(super) fn insert(&mut self, hint: Hint) {
        self.0 |= Self::bit(hint);
    }

    /// Whether a hint is among them.
    #[must_use]
    pub fn contains(self, hint: Hint) -> bool {
        self.0 & Self::bit(hint) != 0
    }

    /// The hints, in their own order.
    pub fn iter(self) -> impl Iterator<Item = Hint> {
        Hint::ALL.into_iter().filter(move |&hint| self.contains(hint))
    }

    fn bit(hint: Hint) -> u32 {
        1 << (hint as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in_whatever_the_order() {
        let mut hints = Hints::default();
        for hint in [Hint::OnSanctions, Hint::CitedInLine, Hint::OnSanctions] {
            hints.insert(hint);
        }
        assert_eq!(hints.iter().collect::<Vec<_>>(), [Hint::CitedInLine, Hint::OnSanctions]);
        assert!(Hint::ALL.is_sorted() && !hints.contains(Hint::OnFees));
    }
}
