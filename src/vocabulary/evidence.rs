//! Which papers satisfy a requirement: every one of a list, any one of several lists; and what is
//! missing where somebody has only some.
//!
//! Values are not judged: that an identity card shows an age says nothing of which age it shows. A
//! requirement without lists is told as one that no paper decides.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::ask::Asker;
use super::graph::{Graph, NodeIx};
use super::read;
use crate::choice::choice;
use crate::cost::words::CostWords;
use crate::fault::Fault;

/// The version of this JSON.
const SCHEMA: &str = "tinhgon/evidence/1";

/// What papers do for requirements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    /// Always `tinhgon/evidence/1`.
    pub(crate) schema: &'static str,
    /// Names of papers that somebody is said to have, as given; null when the evidence in the file counts.
    pub(crate) have: Option<Vec<String>>,
    /// One entry for each procedure, or requirement that no other contains.
    pub(crate) procedures: Vec<Question>,
}

/// What papers do for one procedure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Question {
    /// Its IRI.
    pub(crate) id: String,
    /// Its code, or the identifier it has.
    pub(crate) code: String,
    /// What it is called.
    pub(crate) name: String,
    /// `missing` where some requirement that everybody has to meet lacks papers.
    pub(crate) status: Status,
    /// Its requirements, each before those it contains.
    pub(crate) requirements: Vec<Demand>,
}

/// What papers do for one requirement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Demand {
    /// Its IRI.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    /// How many requirements stand around it.
    pub(crate) depth: usize,
    /// What its papers do.
    pub(crate) status: Status,
    /// When it has to be met; always where absent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) only: Vec<Only>,
    /// Pieces of evidence in the file that support it, whatever they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) supported_by: Vec<String>,
    /// Any one of these is enough; within one, every paper is needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lists: Vec<List>,
}

/// A list of papers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct List {
    /// Whether all of them are there.
    pub(crate) satisfied: bool,
    /// Whether it was read in prose and not stated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) read: bool,
    /// Its papers.
    pub(crate) papers: Vec<PaperRow>,
}

/// A paper of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct PaperRow {
    /// The IRI of its type.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    /// Whether somebody has it.
    pub(crate) held: bool,
}

/// When a requirement has to be met, where that is not always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Only {
    /// In a case, by its name.
    Case(String),
    /// By those who have the paper (nếu có).
    IfAny,
    /// Where the data cannot be looked up.
    Fallback,
}

choice! {
    /// What papers do for a requirement.
    pub(crate) enum Status {
        /// They satisfy it.
        Satisfied,
        /// They do not.
        Missing,
        /// It asks for none, so that papers do not decide it.
        NotByPapers,
    }
}

/// What a name is looked for among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Procedures, and requirements that no procedure holds.
    Procedure,
    /// Types of papers.
    Paper,
}

/// What nothing in a file is called.
#[derive(Debug)]
pub(crate) struct NotFound {
    /// What it was to be the name of.
    pub(crate) what: Sought,
    /// The name.
    pub(crate) name: String,
    /// What there is.
    pub(crate) known: Vec<String>,
}

/// A file of linked data that questions are put to.
#[derive(Debug)]
pub(crate) struct Source {
    graph: Graph,
    words: CostWords,
}

impl Source {
    /// Reads a text.
    ///
    /// # Errors
    /// Its faults, requirements that contain each other among them.
    pub(crate) fn read(file: &Path, text: &str) -> Result<Self, Vec<Fault>> {
        let linked = read::read(file, text)?;
        match linked.faults.is_empty() {
            false => Err(linked.faults),
            true => Ok(Self { graph: read::graph(file, text)?, words: CostWords::embedded()? }),
        }
    }

    /// What papers do: those of some names, or where none are given those that the file says are there.
    ///
    /// # Errors
    /// A name that means no procedure, or no paper of those asked about.
    pub(crate) fn answer(
        &self,
        of: Option<&str>,
        have: Option<&[String]>,
    ) -> Result<Answer, NotFound> {
        let asker = Asker::new(&self.graph, &self.words, have.is_none());
        let roots = asker.roots();
        let of_name = |root: &NodeIx| of.is_none_or(|name| asker.is_called(*root, name));
        let chosen: Vec<NodeIx> = roots.iter().copied().filter(of_name).collect();
        if let (Some(name), true) = (of, chosen.is_empty()) {
            let known = roots.iter().map(|root| asker.code(*root)).collect();
            return Err(NotFound { what: Sought::Procedure, name: name.to_owned(), known });
        }
        let held = match have {
            None => asker.evidence_there(),
            Some(names) => asker.named(names)?,
        };
        let procedures = chosen.into_iter().map(|root| asker.question(root, &held)).collect();
        Ok(Answer { schema: SCHEMA, have: have.map(<[String]>::to_vec), procedures })
    }
}
