//! The papers, and what stands in for them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{About, Ground, Name};

use crate::choice::choice;

/// `document_types/*.json`: the papers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentTypes {
    /// Always `tinhgon/document-types/1`.
    pub schema: Box<str>,
    /// Name of the group, equal to the file's name.
    pub group: Box<str>,
    /// The types.
    pub types: Vec<DocumentType>,
}

/// One type of paper.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentType {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Whether it existed before or is written for the procedure.
    pub class: DocumentClass,
    /// Whether it is one paper, or a common name of many that different procedures issue.
    #[serde(default)]
    pub stands_for: StandsFor,
    /// Whom it is issued to.
    #[serde(default)]
    pub holders: Holders,
    /// How the papers combine that a line lists behind this name.
    #[serde(default)]
    pub listed: Listed,
    /// Written forms, lower case, with diacritics.
    pub aliases: Vec<Box<str>>,
    /// Abbreviations, matched in capitals only.
    #[serde(default)]
    pub abbreviations: Vec<Box<str>>,
    /// Whether it is still issued.
    pub status: DocumentStatus,
    /// Since when it is obsolete.
    pub obsolete_since: Option<Date>,
    /// What made it obsolete.
    pub obsolete_ground: Option<Ground>,
    /// What it is about.
    pub about: About,
    /// Ids of the data items it proves.
    pub proves: Vec<Box<str>>,
    /// Ids of papers that serve the same purpose: beside one of them it is only another way to show
    /// what the register already holds.
    #[serde(default)]
    pub alternative_to: Vec<Box<str>>,
    /// Rules or decisions that let a register's data take its place.
    #[serde(default)]
    pub replaced_by: Vec<Replacement>,
    /// Registers that hold its data without a rule that the paper is not asked.
    #[serde(default)]
    pub shared_in: Vec<Sharing>,
    /// A source that shows it is still required.
    pub kept: Option<Ground>,
    /// Codes of published procedures that still require it.
    #[serde(default)]
    pub kept_in: Vec<Box<str>>,
    /// Cases in which the data may be missing.
    #[serde(default)]
    pub caveats: Vec<Name>,
    /// Codes of the procedures that issue it.
    #[serde(default)]
    pub issued_by: Vec<Box<str>>,
    /// Who asks for it beside Vietnamese agencies.
    #[serde(default)]
    pub also_serves: Vec<AlsoServes>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// Somebody beside Vietnamese agencies who asks for a paper: no register answers them, so that the
/// procedure that issues the paper cannot just go.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlsoServes {
    /// Who.
    pub whom: Whom,
    /// The text that says so.
    pub ground: Ground,
}

choice! {
    /// Who asks for papers beside Vietnamese agencies.
    pub enum Whom {
        /// Authorities, employers, schools and banks of other countries.
        Abroad,
        /// Private parties in Viet Nam.
        PrivateParties,
    }

    /// How papers combine that a line lists behind a name.
    #[derive(Default)]
    pub enum Listed {
        /// As the words between them say.
        #[default]
        AsWritten,
        /// Any one shows what the name says is to be shown.
        AnyOne,
    }

    /// Whether a type is one paper.
    #[derive(Default)]
    pub enum StandsFor {
        /// It is: two who ask for it ask for the same.
        #[default]
        OnePaper,
        /// It is a common name, such as "another licence": two who ask for it rarely ask for the same.
        ManyPapers,
    }
}

choice! {
    /// Whom a paper is issued to.
    #[derive(Default)]
    pub enum Holders {
        /// Anyone who fulfils its conditions.
        #[default]
        Anyone,
        /// Vietnamese citizens only: that of a foreigner comes from abroad.
        Citizens,
    }
}

choice! {
    /// Whether a document existed before or is written for the procedure.
    pub enum DocumentClass {
        /// Issued or certified by somebody before.
        Paper,
        /// Written by the applicant for this procedure.
        Form,
    }
}

choice! {
    /// Whether a document is still issued.
    pub enum DocumentStatus {
        /// Still issued.
        Current,
        /// No longer valid.
        Obsolete,
    }
}

/// A rule or decision that lets a register's data take the place of a paper.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// Id of the register.
    pub register: Box<str>,
    /// The rule.
    pub ground: Ground,
    /// Whether it holds for every procedure; for those of one field only when not said otherwise.
    #[serde(default)]
    pub scope: Scope,
    /// First day of its force.
    pub from: Option<Date>,
    /// Last day of its force.
    pub until: Option<Date>,
}

choice! {
    /// For which procedures a rule on replacing a paper holds.
    #[derive(Default)]
    pub enum Scope {
        /// Every procedure.
        General,
        /// Procedures that rest on the instrument of the rule. The default: what a decree says of its
        /// own field says nothing of others.
        #[default]
        Field,
        /// Only procedures that an annex names one by one. The annexes are not carried here, so such a
        /// rule is shown and never counted.
        Listed,
    }
}

/// A register that holds a paper's data without a rule that the paper is not asked.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    /// Id of the register.
    pub register: Box<str>,
    /// Where the data are listed.
    pub ground: Option<Ground>,
    /// Whether a text lists them or we infer it.
    pub basis: SharingBasis,
}

choice! {
    /// Why data are thought to be in a register.
    pub enum SharingBasis {
        /// A legal text lists them as shared.
        Listed,
        /// Inferred from the contents; unverified.
        Inferred,
    }
}
