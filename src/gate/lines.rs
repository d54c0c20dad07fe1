//! The dossier lines that a report had, by what they are known again by.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::Requirement;
use crate::choice::word;
use crate::diff::{LineOutline, Outline};
use crate::knowledge::Knowledge;

/// A procedure as reports write it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct KnownProcedure {
    /// Its code.
    code: Box<str>,
    /// Its name.
    name: Box<str>,
    /// Id of its authority, or its printed name.
    authority: Box<str>,
    /// Its dossier.
    requirements: Vec<KnownLine>,
}

/// A line as reports write it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct KnownLine {
    /// Its id.
    id: Box<str>,
    /// Its words.
    text: Box<str>,
    /// Its heading.
    #[serde(default)]
    case: Option<Box<str>>,
    /// The papers it asks for.
    #[serde(default)]
    documents: Vec<KnownPaper>,
}

/// A paper as reports write it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
struct KnownPaper {
    /// Its type.
    #[serde(rename = "type")]
    document: Option<Box<str>>,
    /// Whose.
    role: Box<str>,
}

impl KnownProcedure {
    /// The procedures of a run, as its report would write them.
    #[must_use]
    pub fn all_of(analysis: &Analysis<'_>) -> Vec<Self> {
        let knowledge = analysis.knowledge;
        sorted(analysis.dossiers().map(|dossier| Self::of(dossier, knowledge)).collect())
    }

    /// A procedure of a run, its lines in the order of the source.
    pub(crate) fn of(dossier: Dossier<'_>, knowledge: &Knowledge) -> Self {
        let procedure = dossier.procedure;
        let authority = procedure.authority.map(|ix| &knowledge.authorities[ix].id);
        let line = |(requirement, line): (&Requirement, &Line)| KnownLine {
            id: (*requirement.id).into(),
            text: (*requirement.text).into(),
            case: requirement
                .case
                .and_then(|case| procedure.cases.get(usize::from(case)))
                .map(|case| case.name.clone()),
            documents: papers(line, knowledge),
        };
        Self {
            code: procedure.code.as_str().into(),
            name: procedure.name.clone(),
            authority: authority.map_or(&*procedure.authority_text, |id| id).into(),
            requirements: dossier.lines().map(line).collect(),
        }
    }
}

fn papers(line: &Line, knowledge: &Knowledge) -> Vec<KnownPaper> {
    let paper = |paper: &crate::reading::Paper| KnownPaper {
        document: paper.document.map(|ix| knowledge.documents[ix].id.clone()),
        role: word(paper.role).into(),
    };
    line.reading.papers.iter().map(paper).collect()
}

/// Procedures by code and their lines by id, as comparing wants them.
pub(super) fn sorted(mut procedures: Vec<KnownProcedure>) -> Vec<KnownProcedure> {
    for one in &mut procedures {
        one.requirements.sort_by(|a, b| a.id.cmp(&b.id));
    }
    procedures.sort_by(|a, b| a.code.cmp(&b.code));
    procedures
}

impl Outline for KnownProcedure {
    type Line = KnownLine;

    fn code(&self) -> &str {
        &self.code
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn authority(&self) -> &str {
        &self.authority
    }

    fn lines(&self) -> &[KnownLine] {
        &self.requirements
    }
}

impl LineOutline for KnownLine {
    fn id(&self) -> &str {
        &self.id
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn case(&self) -> Option<&str> {
        self.case.as_deref()
    }

    fn papers(&self) -> Vec<(String, String)> {
        let known = self.documents.iter();
        let known = known
            .filter_map(|one| Some((one.document.as_deref()?.to_owned(), (*one.role).to_owned())));
        let mut papers: Vec<_> = known.collect();
        papers.sort_unstable();
        papers
    }
}
