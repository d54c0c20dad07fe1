//! Procedures that issue nothing but what registers already answer.

use super::{Graph, ProcedureIx};
use crate::derive::{AssumedOpen, Derivation};
use crate::knowledge::{DocumentIx, Knowledge, Provision, Whom};

/// A procedure whose every result is a paper that registers replace: who needs the result can look
/// the data up, so the procedure is a candidate for abolition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Superfluous {
    /// The procedure.
    pub procedure: ProcedureIx,
    /// What it issues.
    pub papers: Vec<DocumentIx>,
    /// Registers that are open by assumption only and without which it would be no candidate.
    pub assumed: Vec<AssumedOpen>,
}

impl Superfluous {
    /// Who asks for what it issues beside the agencies that registers answer: each once, with the text
    /// of the first paper that serves them.
    #[must_use]
    pub fn also_asked_by<'k>(&self, knowledge: &'k Knowledge) -> Vec<&'k (Whom, Provision)> {
        let papers = self.papers.iter().map(|paper| &knowledge.documents[*paper]);
        let mut asked_by: Vec<&(Whom, Provision)> =
            papers.flat_map(|paper| &paper.also_serves).collect();
        asked_by.sort_by_key(|(whom, _)| *whom);
        asked_by.dedup_by_key(|(whom, _)| *whom);
        asked_by
    }
}

impl Graph<'_> {
    /// Candidates for abolition, by code: procedures with results, all of known type and all
    /// replaceable for those who read registers in the context.
    ///
    /// A candidate, not a verdict: a procedure that first records the data, as the registration of
    /// a birth does, is the source of what the register holds.
    #[must_use]
    pub fn superfluous(&self, derivation: &Derivation<'_>) -> Vec<Superfluous> {
        let mut candidates = Vec::new();
        for (procedure, row) in self.procedures() {
            let papers: Option<Vec<DocumentIx>> =
                row.results.iter().map(|result| result.document).collect();
            let Some(papers) = papers.filter(|papers| !papers.is_empty()) else {
                continue;
            };
            if papers.iter().all(|&paper| derivation.paper(paper).grade.is_replaceable()) {
                let assumed = papers.iter().flat_map(|&paper| &derivation.paper(paper).assumed);
                let assumed = AssumedOpen::joined(assumed.copied());
                candidates.push(Superfluous { procedure, papers, assumed });
            }
        }
        candidates
    }
}
