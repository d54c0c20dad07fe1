//! `reading.json`: the cues that dossier lines are read with, as an expert writes them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Origin, Role};
use crate::choice::choice;
use crate::knowledge::Name;

/// The whole file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingFile {
    /// Always `tinhgon/reading/1`.
    pub schema: Box<str>,
    /// Phrases by what they do.
    pub cues: Vec<Cue>,
    /// Phrases that say whose paper it is.
    pub roles: Vec<RoleCue>,
    /// What the name of a procedure and a heading say of the papers below them.
    pub confinements: Vec<Confinement>,
    /// Facts that stand for a paper where a line says that they are looked up.
    pub facts: Vec<Fact>,
    /// Short names that mean a certain paper where the line or the procedure is about a topic.
    pub short_names: Vec<ShortName>,
    /// Countries other than Viet Nam; each takes the place of `{country}` in a phrase.
    #[serde(default)]
    pub countries: Vec<Box<str>>,
    /// Words that begin the name of a procedure by which the paper named next is withdrawn.
    pub withdrawals: Vec<Box<str>>,
    /// How procedures are recognised that take a paper in exchange for a new one.
    pub exchanges: Exchanges,
    /// Words in the name of a procedure that only confirms or copies what a register holds, unlike
    /// one that first records it.
    pub confirmations: Vec<Box<str>>,
    /// Pairs of words with equal bases that are never taken for typing faults of each other.
    pub confusable: Vec<Box<str>>,
}

/// Phrases that do the same.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// What they do.
    pub class: CueClass,
    /// Why they do it, for the reviewer.
    pub why: Name,
    /// The phrases: lower case, with diacritics.
    pub phrases: Vec<Box<str>>,
}

choice! {
    /// What a phrase does to the reading of a line.
    pub enum CueClass {
        /// Names a paper in general; a paper of no known type when nothing else names it.
        PaperHead,
        /// Names papers only collectively; nothing by itself when the papers follow.
        Collection,
        /// Names what the applicant writes.
        FormHead,
        /// Names a form when a verb of [`CueClass::Writes`] follows it, else a paper.
        LetterHead,
        /// Says that a letter is written for this procedure.
        Writes,
        /// Says how a paper is copied; neutral.
        Copy,
        /// Asks for what follows.
        Asks,
        /// Asks for what follows although something was excepted before it.
        AsksHowever,
        /// Asks for what follows in the place of the paper before it.
        Instead,
        /// Says that the paper before it is handed in for the one that follows, which is recalled.
        InsteadOf,
        /// Asks for the object that follows, for good: its data do not take its place.
        TakesBack,
        /// Says that the paper before it is handed in for good.
        TakenBack,
        /// Introduces the papers that a general name stands for.
        Specifies,
        /// Introduces examples of papers, of which one is enough.
        Exemplifies,
        /// Specifies only when a paper follows it directly ("là").
        Equals,
        /// Counts or points at what follows; neutral.
        Determines,
        /// Refers to a template: what follows one is a form when nothing else says what it is.
        Template,
        /// Introduces the contents of a form, not papers.
        Contents,
        /// Introduces what a letter states, which makes the letter a form.
        States,
        /// Names somebody's attestation: part of a form where one is asked for.
        Attestation,
        /// Joins papers of which one is enough.
        Or,
        /// Joins papers that are all asked for.
        And,
        /// Says that one of the papers that follow is enough.
        OneOf,
        /// Stands right before a paper that is only mentioned.
        Mentions,
        /// Holds the words of a paper but names none.
        Masks,
        /// Names the number of a paper, not the paper.
        Number,
        /// Opens a condition.
        Condition,
        /// In a condition, says that the paper that follows is lacking; a mention elsewhere.
        Lacks,
        /// Points at the papers named before; holds the words of a paper but names none.
        NamedBefore,
        /// Closes a condition.
        Then,
        /// Takes out what follows.
        Except,
        /// Says that something is looked up: data, where the sentence names a database.
        Consults,
        /// Says by itself that data are looked up, or cannot be.
        LooksUp,
        /// Says that data are there or shared: they take the place of a paper that is waived.
        Shares,
        /// Names a database.
        Database,
        /// Says that a paper need not be handed in.
        Waives,
        /// Begins a note.
        NoteStart,
        /// Makes the whole line a rule about submitting, wherever it stands.
        Rule,
        /// Is a heading of the dossier.
        Heading,
        /// Confines the paper before it to foreigners.
        Foreign,
        /// Says that a foreign authority issued the paper before it.
        Abroad,
        /// Recalls a paper that was asked for elsewhere.
        Recalls,
        /// Recalls a paper when it stands right behind it.
        RecallsNear,
        /// Confines a paper to foreigners right behind it; before all papers it says who submits.
        ForeignNear,
        /// Says that a foreigner submits what the sentence asks for.
        ForeignSubject,
        /// Says that a person is a foreigner: the bearer of the paper before it, else the one who
        /// submits what the sentence asks for.
        ForeignBearer,
        /// Says that a Vietnamese authority issued the paper before it.
        Domestic,
        /// Stands for any paper of the same use as the one before it.
        Equivalent,
    }
}

/// Phrases that say whose paper it is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleCue {
    /// Whose.
    pub role: Role,
    /// The phrases that follow the paper.
    pub phrases: Vec<Box<str>>,
}

/// Papers that are about foreigners or come from abroad because of where they are asked for.
///
/// Where a text names the other side as well, nobody can tell whose the paper is, and it stays as
/// it is read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confinement {
    /// What is said of the papers.
    pub origin: Origin,
    /// Phrases of which one stands in the name of the procedure.
    pub titles: Vec<Box<str>>,
    /// Phrases of which one stands in the heading; none: any heading will do.
    #[serde(default)]
    pub headings: Vec<Box<str>>,
    /// Phrases in the name of the procedure that speak against it.
    #[serde(default)]
    pub unless: Vec<Box<str>>,
    /// Phrases in the line that speak against it.
    #[serde(default)]
    pub unless_line: Vec<Box<str>>,
    /// Ids of the document types; none: all.
    #[serde(default)]
    pub documents: Vec<Box<str>>,
    /// Where the law says so, or why it is so.
    pub why: Name,
}

/// How an original that is taken in exchange for a new paper is told from one that is only shown.
///
/// The data of the paper are in a register, but the object has to be handed in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exchanges {
    /// Words that begin the name of a procedure by which the paper named next is exchanged.
    pub titles: Vec<Box<str>>,
    /// Words that begin the name of a procedure by which something registered ends.
    pub endings: Vec<Box<str>>,
    /// Ids of the document types that end with it.
    pub ended: Vec<Box<str>>,
    /// Words of which one in the line says that the object is wanted.
    pub originals: Vec<Box<str>>,
    /// Words in the line that speak against it.
    pub unless_line: Vec<Box<str>>,
    /// Why it is so.
    pub why: Name,
}

/// A fact that stands for a paper where a line says that it is looked up.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Id of the document type whose data the fact is.
    pub document: Box<str>,
    /// The phrases.
    pub phrases: Vec<Box<str>>,
}

/// A short name that means a certain paper within a topic.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShortName {
    /// Id of the document type.
    pub document: Box<str>,
    /// The short names.
    pub phrases: Vec<Box<str>>,
    /// Short names that count only where no further word of a name follows.
    #[serde(default)]
    pub closing: Vec<Box<str>>,
    /// Phrases of which one must stand in the line or the procedure's name; none: anywhere.
    pub topics: Vec<Box<str>>,
    /// Where the law says so.
    pub why: Name,
}
