//! What only the whole graph shows: openings, candidates for abolition, circles, bundles.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Rows, assumed_ids, register_ids};
use crate::derive::{Opening, Unlock};
use crate::graph::{Bundle, Circle, Link, Superfluous};
use crate::knowledge::{DocumentIx, Whom};
use crate::words::name_in;

/// A procedure by code and name.
#[derive(Serialize, JsonSchema)]
pub struct ProcedureRef<'a> {
    /// Its code.
    pub(in crate::report) code: &'a str,
    /// Its name.
    pub(in crate::report) name: &'a str,
}

/// What one opening would bring.
#[derive(Serialize, JsonSchema)]
pub struct UnlockRow<'a> {
    /// What is opened: `item` (a data item, in a register) or `rule` (data take a paper's place).
    opening: &'static str,
    /// Id of the data item, or of the paper the rule is about.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// Lines that ask for a paper it makes replaceable.
    lines: u64,
    /// Ids of the papers that become replaceable by it alone.
    papers: Vec<&'a str>,
    /// Ids of the registers that could be opened, or that answer already.
    registers: Vec<&'a str>,
}

/// A procedure that might be abolished.
#[derive(Serialize, JsonSchema)]
pub struct CandidateRow<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// Ids of the papers it issues, all replaceable.
    papers: Vec<&'a str>,
    /// Ids of the registers that are open by assumption only and without which it would be none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumed: Vec<&'a str>,
    /// Who asks for its papers beside Vietnamese agencies, and would have nowhere to get them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_asked_by: Vec<Whom>,
}

/// One link of a circle: the procedure asks for a paper that the next procedure issues.
#[derive(Serialize, JsonSchema)]
pub struct LinkRow<'a> {
    /// Code of the procedure.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// Id of the paper.
    paper: &'a str,
}

impl<'a> LinkRow<'a> {
    /// A link from a procedure by a paper.
    pub(in crate::report) fn of(procedure: ProcedureRef<'a>, paper: &'a str) -> Self {
        Self { code: procedure.code, name: procedure.name, paper }
    }
}

/// Procedures that ask for the same papers.
#[derive(Serialize, JsonSchema)]
pub struct BundleRow<'a> {
    /// The procedures.
    procedures: Vec<ProcedureRef<'a>>,
    /// Ids of the papers they share.
    papers: Vec<&'a str>,
}

impl<'a> Rows<'a> {
    /// What one opening would bring.
    pub(in crate::report) fn unlock(&self, unlock: &Unlock) -> UnlockRow<'a> {
        let knowledge = self.knowledge();
        let (opening, id, name) = match unlock.opening {
            Opening::Item(ix) => ("item", &knowledge.items[ix].id, &knowledge.items[ix].name),
            Opening::Rule(ix) => {
                ("rule", &knowledge.documents[ix].id, &knowledge.documents[ix].name)
            }
        };
        UnlockRow {
            opening,
            id,
            name: name_in(name, self.lang),
            lines: unlock.requirements,
            papers: unlock.papers.iter().map(|ix| &*knowledge.documents[*ix].id).collect(),
            registers: register_ids(&unlock.registers, knowledge),
        }
    }

    /// A procedure that might be abolished.
    pub(in crate::report) fn candidate(&self, candidate: &Superfluous) -> Option<CandidateRow<'a>> {
        let procedure = self.analysis.procedure(candidate.procedure)?;
        let papers = self.paper_ids(&candidate.papers);
        let assumed = assumed_ids(&candidate.assumed, self.knowledge());
        let also = candidate.also_asked_by(self.knowledge());
        Some(CandidateRow {
            code: procedure.code.as_str(),
            name: &procedure.name,
            papers,
            assumed,
            also_asked_by: also.into_iter().map(|(whom, _)| *whom).collect(),
        })
    }

    /// The links of a circle.
    pub(in crate::report) fn circle(&self, circle: &Circle) -> Vec<LinkRow<'a>> {
        let link = |link: &Link| {
            let procedure = self.analysis.procedure(link.procedure)?;
            let paper = &self.knowledge().documents[link.document].id;
            Some(LinkRow { code: procedure.code.as_str(), name: &procedure.name, paper })
        };
        circle.links.iter().filter_map(link).collect()
    }

    /// Procedures that ask for the same papers.
    pub(in crate::report) fn bundle(&self, bundle: &Bundle) -> BundleRow<'a> {
        let known = bundle.procedures.iter().filter_map(|ix| self.analysis.procedure(*ix));
        let procedure = |p: &'a crate::catalog::Procedure| ProcedureRef {
            code: p.code.as_str(),
            name: &p.name,
        };
        BundleRow {
            procedures: known.map(procedure).collect(),
            papers: self.paper_ids(&bundle.common),
        }
    }

    fn paper_ids(&self, papers: &[DocumentIx]) -> Vec<&'a str> {
        papers.iter().map(|ix| &*self.knowledge().documents[*ix].id).collect()
    }
}
