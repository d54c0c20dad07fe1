//! From what is asked of a catalogue to a [`Problem`], and back to its instruments.

use super::asked::Asked;
use super::caps::Limit;
use super::draft::{CapDraft, Draft, MeasureDraft, TextDraft};
use super::pieces::Term;
use super::planner::{Planner, Trouble};
use super::problem::{Fate, Problem, TextIx};
use crate::index::Ix;

impl Planner<'_, '_> {
    /// The problem of what is asked, with needs of its own.
    pub(super) fn problem(
        &self,
        asked: &[Asked],
        needs: &[i64],
        limits: &[Limit],
    ) -> Result<Problem, Trouble> {
        let terms = self.pieces.terms.iter().enumerate();
        let measures = terms.map(|(n, term)| self.measure(n, term, asked)).collect();
        let texts = self.survey.instruments.iter().enumerate().map(|(at, one)| TextDraft {
            id: one.number.clone(),
            weight: one.weight,
            fate: match (self.is_must(at), self.is_allowed(at)) {
                (true, _) => Fate::Must,
                (_, true) => Fate::Free,
                (_, false) => Fate::Never,
            },
        });
        let numbers = |limit: &Limit| {
            let texts = limit.texts.iter().filter_map(|at| self.survey.instruments.get(*at));
            texts.map(|one| one.number.clone()).collect()
        };
        let caps = limits.iter().map(|limit| CapDraft {
            texts: numbers(limit),
            of: limit.of,
            most: limit.most,
        });
        let (texts, caps) = (texts.collect(), caps.collect());
        let draft = Draft { texts, measures, needs: needs.to_vec(), caps };
        Problem::new(draft).map_err(Trouble::Flaws)
    }

    fn measure(&self, n: usize, term: &Term, asked: &[Asked]) -> MeasureDraft {
        let catalog = &self.survey.appraisal.analysis.catalog;
        let authority = catalog.procedures.get(term.procedure).and_then(|one| one.authority);
        let texts = term.instruments.iter().filter_map(|at| self.survey.instruments.get(*at));
        let of = |amounts: &[i64]| -> Vec<i64> {
            let amount = |one: &Asked| match one.authority.is_none() || one.authority == authority {
                true => amounts.get(one.place).copied().unwrap_or_default(),
                false => 0,
            };
            asked.iter().map(amount).collect()
        };
        let [hopes, others] = &term.hopes;
        MeasureDraft {
            id: format!("{n:08}"),
            texts: texts.map(|one| one.number.clone()).collect(),
            gains: of(&term.gains),
            hopes: of(hopes),
            others: of(others),
            group: u32::try_from(term.procedure).ok(),
            always: true,
            ..MeasureDraft::default()
        }
    }

    /// Instruments of a problem by their place in the survey: both are in the order of numbers.
    pub(super) fn places(&self, problem: &Problem, texts: &[TextIx]) -> Vec<usize> {
        debug_assert_eq!(problem.texts.len(), self.survey.instruments.len());
        texts.iter().map(|text| text.raw() as usize).collect()
    }
}
