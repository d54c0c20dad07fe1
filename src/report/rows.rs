//! The rows of the report's JSON. Ids come first, names after them.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{Facts, short};
use crate::analysis::{Analysis, Dossier, Line};
use crate::appraisal::{Appraisal, Appraised, Part};
use crate::catalog::Requirement;
use crate::cost::{Money, Spread};
use crate::derive::{AssumedOpen, Grade, Opening, PaperVerdict, Unlock};
use crate::graph::{Bundle, Circle, Link, Superfluous};
use crate::knowledge::{
    DocumentIx, InstrumentIx, Knowledge, Provision, RegisterIx, Verified, Whom,
};
use crate::reading::{LineKind, Match, Operator, Paper, Role};
use crate::target::Counts;
use crate::words::{Lang, name_in};

/// Makes rows.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) appraisal: Option<&'a Appraisal<'a>>,
    pub(super) lang: Lang,
}

/// A procedure with its lines.
#[derive(Serialize, JsonSchema)]
pub struct ProcedureRow<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// Id of the authority that promulgated it, or its printed name when the id is not known.
    authority: &'a str,
    /// The lines of its dossier.
    requirements: Vec<RequirementRow<'a>>,
    /// What one dossier costs, when that was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<ProcedureCost>,
    /// Its units on the first axis of the target that counts, when that was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    regulations: Option<Counts>,
    /// Its facts beside the lines, in few words, by which `diff` tells what changed.
    facts: Facts,
}

/// What one dossier of a procedure costs, in the smallest coin of the tariff's currency.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ProcedureCost {
    /// Now.
    before: Spread<Money>,
    /// With the measures.
    after: Spread<Money>,
    /// What the measures save.
    saving: Money,
    /// Dossiers a year; null when not known, and then nothing is multiplied.
    volume: Option<u64>,
    /// Whether a fee is charged whose amount is not known, and is not in the cost.
    fee_unknown: bool,
    /// What of it is fees; what is neither that nor for a line is for handing in and receiving.
    fees: PartCost,
}

/// A part of what one dossier costs, the middle, in the smallest coin.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct PartCost {
    /// Now.
    before: Money,
    /// With the measures.
    after: Money,
}

impl PartCost {
    fn of(part: Part) -> Self {
        Self { before: part.before, after: part.after }
    }
}

/// A line of a dossier.
#[derive(Serialize, JsonSchema)]
pub struct RequirementRow<'a> {
    /// Its id within the procedure.
    id: &'a str,
    /// The line.
    text: &'a str,
    /// The heading under which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    /// What it is.
    kind: LineKind,
    /// Ids of the registers that hold the data of at least one paper asked for.
    registers: Vec<&'a str>,
    /// How far it is replaceable.
    grade: Grade,
    /// Whether the line itself says that the data are looked up.
    already: bool,
    /// Originals to hand in; left out when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    originals: Option<u16>,
    /// Copies to hand in; left out when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<u16>,
    /// The form to fill in, as named; of a long name the beginning and its digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<String>,
    /// What it adds to what one dossier costs; left out when nothing, or not worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<PartCost>,
    /// Ids of the registers that are open by assumption only and without which the grade would not
    /// stand: it is not that of the law in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumed: Vec<&'a str>,
    /// The provision that imposes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<ProvisionRow<'a>>,
    /// The papers it asks for.
    documents: Vec<PaperRow<'a>>,
}

/// A paper asked for.
#[derive(Serialize, JsonSchema)]
pub struct PaperRow<'a> {
    /// Id of its type; null for a paper of no known type.
    #[serde(rename = "type")]
    document: Option<&'a str>,
    /// Its name, or the words of the line when its type is not known.
    name: Cow<'a, str>,
    /// How it combines with its neighbours.
    operator: Operator,
    /// Papers of one line with the same number are alternatives of each other, or one.
    group: u16,
    /// Whose.
    role: Role,
    /// How far it is replaceable.
    grade: Grade,
    /// Ids of the registers that a rule in force names for it.
    registers: Vec<&'a str>,
    /// Ids of the data items it proves and no register answers.
    residual: Vec<&'a str>,
    /// The provision that imposes it.
    provision: Option<ProvisionRow<'a>>,
    /// The rules that let registers take its place.
    grounds: Vec<GroundRow<'a>>,
    /// Ids of the registers that are open by assumption only and without which the grade would not
    /// stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumed: Vec<&'a str>,
    /// How it was recognised: stated, exact, without-marks, abbreviation, fuzzy or head.
    matched: &'static str,
    /// Similarity of the words and the name, for fuzzy matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
    /// Similarity of the nearest other paper, for fuzzy matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<f32>,
    /// Where the words stand: first character and character after the last, of the line in NFC.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
}

/// A place in a legal text.
#[derive(Clone, Serialize, JsonSchema)]
pub struct ProvisionRow<'a> {
    /// Number of the instrument.
    pub(super) instrument: &'a str,
    /// Point, clause, article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<&'a str>,
    /// How far it was checked.
    verified: Verified,
}

/// A rule that lets a register take the place of a paper.
#[derive(Serialize, JsonSchema)]
pub struct GroundRow<'a> {
    /// Id of the register.
    register: &'a str,
    /// The rule.
    #[serde(flatten)]
    provision: ProvisionRow<'a>,
}

/// A procedure by code and name.
#[derive(Serialize, JsonSchema)]
pub struct ProcedureRef<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: &'a str,
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

/// Procedures that ask for the same papers.
#[derive(Serialize, JsonSchema)]
pub struct BundleRow<'a> {
    /// The procedures.
    procedures: Vec<ProcedureRef<'a>>,
    /// Ids of the papers they share.
    papers: Vec<&'a str>,
}

impl<'a> Rows<'a> {
    /// A procedure with its lines.
    pub(super) fn procedure(&self, dossier: Dossier<'a>) -> ProcedureRow<'a> {
        let procedure = dossier.procedure;
        let authority = procedure.authority.map(|ix| &*self.knowledge().authorities[ix].id);
        let case = |requirement: &Requirement| {
            let case = requirement.case.and_then(|case| procedure.cases.get(usize::from(case)));
            case.map(|case| &*case.name)
        };
        let bases: Vec<InstrumentIx> =
            procedure.legal_bases.iter().filter_map(|basis| basis.instrument).collect();
        let one = self.appraisal.and_then(|appraisal| appraisal.find(dossier));
        let parts = one.map_or(&[][..], |one| &one.parts.lines);
        let mut parts = parts.iter().copied();
        let line = |(requirement, line): (&'a Requirement, &'a Line)| RequirementRow {
            case: case(requirement),
            cost: parts.next().filter(|part| *part != Part::default()).map(PartCost::of),
            ..self.requirement(requirement, line, &bases)
        };
        ProcedureRow {
            code: procedure.code.as_str(),
            name: &procedure.name,
            authority: authority.unwrap_or(&procedure.authority_text),
            requirements: dossier.lines().map(line).collect(),
            cost: one.map(Self::cost),
            regulations: one.and_then(|one| one.counts.iter().find_map(|counts| *counts)),
            facts: Facts::of(procedure),
        }
    }

    /// What one dossier costs.
    fn cost(one: &Appraised) -> ProcedureCost {
        ProcedureCost {
            before: one.before.total,
            after: one.after.total,
            // Summed without overflow while the procedure was appraised.
            saving: one.before.total.mid.minus(one.after.total.mid).unwrap_or_default(),
            volume: one.volume,
            fee_unknown: one.before.fee_unknown,
            fees: PartCost::of(one.parts.fees),
        }
    }

    fn requirement(
        &self,
        requirement: &'a Requirement,
        line: &'a Line,
        bases: &[InstrumentIx],
    ) -> RequirementRow<'a> {
        let provision =
            requirement.provision.as_ref().map(|place| provision(place, self.knowledge()));
        let paper = |paper| PaperRow { provision: provision.clone(), ..paper };
        let papers = papers(
            line,
            &requirement.text,
            (self.analysis.as_of, bases),
            self.knowledge(),
            self.lang,
        );
        RequirementRow {
            id: &requirement.id,
            text: &requirement.text,
            case: None,
            kind: line.reading.kind,
            registers: register_ids(&line.verdict.registers, self.knowledge()),
            grade: line.verdict.grade,
            already: line.reading.already,
            originals: requirement.originals,
            copies: requirement.copies,
            form: requirement.form.as_deref().map(|form| short(form.to_owned())),
            cost: None,
            assumed: assumed_ids(&line.verdict.assumed, self.knowledge()),
            documents: papers.into_iter().map(paper).collect(),
            provision,
        }
    }

    /// What one opening would bring.
    pub(super) fn unlock(&self, unlock: &Unlock) -> UnlockRow<'a> {
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
    pub(super) fn candidate(&self, candidate: &Superfluous) -> Option<CandidateRow<'a>> {
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
    pub(super) fn circle(&self, circle: &Circle) -> Vec<LinkRow<'a>> {
        let link = |link: &Link| {
            let procedure = self.analysis.procedure(link.procedure)?;
            let paper = &self.knowledge().documents[link.document].id;
            Some(LinkRow { code: procedure.code.as_str(), name: &procedure.name, paper })
        };
        circle.links.iter().filter_map(link).collect()
    }

    /// Procedures that ask for the same papers.
    pub(super) fn bundle(&self, bundle: &Bundle) -> BundleRow<'a> {
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

    fn knowledge(&self) -> &'a Knowledge {
        self.analysis.knowledge
    }
}

/// Ids of registers.
pub(super) fn register_ids<'a>(registers: &[RegisterIx], knowledge: &'a Knowledge) -> Vec<&'a str> {
    registers.iter().map(|ix| &*knowledge.registers[*ix].id).collect()
}

/// Ids of the registers that something rests on by assumption, sorted.
fn assumed_ids<'a>(assumed: &[AssumedOpen], knowledge: &'a Knowledge) -> Vec<&'a str> {
    let ids = assumed.iter().map(|one| &*knowledge.registers[one.register].id);
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids
}

/// A place in a legal text.
pub(super) fn provision<'a>(place: &'a Provision, knowledge: &'a Knowledge) -> ProvisionRow<'a> {
    ProvisionRow {
        instrument: &knowledge.instruments[place.instrument].number,
        place: place.place.as_deref(),
        verified: place.verified,
    }
}

/// A place in a legal text as it is cited: the point, clause and article, then the instrument.
pub(crate) fn place_in_law(place: &Provision, knowledge: &Knowledge) -> String {
    let number = &knowledge.instruments[place.instrument].number;
    match &place.place {
        Some(point) => format!("{point}, {number}"),
        None => number.to_string(),
    }
}

/// The day of a verdict and the instruments that the procedure rests on: what decides which rules
/// count.
pub(super) type Under<'a> = (jiff::civil::Date, &'a [InstrumentIx]);

/// The papers of a line with their verdicts.
pub(super) fn papers<'a>(
    line: &'a Line,
    text: &str,
    under: Under<'_>,
    knowledge: &'a Knowledge,
    lang: Lang,
) -> Vec<PaperRow<'a>> {
    let pairs = line.reading.papers.iter().zip(&line.verdict.papers);
    let mut text = Characters::of(text);
    pairs
        .map(|(paper, verdict)| paper_row(paper, verdict, &mut text, under, knowledge, lang))
        .collect()
}

fn paper_row<'a>(
    paper: &Paper,
    verdict: &PaperVerdict,
    text: &mut Characters<'_>,
    under: Under<'_>,
    knowledge: &'a Knowledge,
    lang: Lang,
) -> PaperRow<'a> {
    let known = paper.document.map(|ix| &knowledge.documents[ix]);
    let (matched, score, runner_up) = matched(paper.matched);
    PaperRow {
        document: known.map(|known| &*known.id),
        name: match known {
            Some(known) => Cow::Borrowed(name_in(&known.name, lang)),
            None => Cow::Owned(text.words(&paper.span)),
        },
        operator: paper.operator,
        group: paper.group,
        role: paper.role,
        grade: verdict.grade,
        registers: register_ids(&verdict.registers, knowledge),
        residual: verdict.residual.iter().map(|ix| &*knowledge.items[*ix].id).collect(),
        provision: None,
        assumed: assumed_ids(&verdict.assumed, knowledge),
        grounds: paper.document.map_or_else(Vec::new, |document| {
            grounds(document, &verdict.registers, under, knowledge)
        }),
        matched,
        score,
        runner_up,
        span: text.span(&paper.span),
    }
}

/// The rules in force that name the registers of a verdict.
fn grounds<'a>(
    document: DocumentIx,
    registers: &[RegisterIx],
    (as_of, bases): Under<'_>,
    knowledge: &'a Knowledge,
) -> Vec<GroundRow<'a>> {
    let rules = knowledge.documents[document].replaced_by.iter();
    rules
        .filter(|rule| registers.contains(&rule.register))
        .filter(|rule| rule.speaks_to(bases) && rule.in_force.covers(as_of))
        .map(|rule| GroundRow {
            register: &knowledge.registers[rule.register].id,
            provision: provision(&rule.ground, knowledge),
        })
        .collect()
}

/// Counts the characters of a line up to places that come in order: each is counted once.
pub(super) struct Characters<'t> {
    text: Cow<'t, str>,
    bytes: usize,
    characters: usize,
}

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text: crate::reading::nfc(text), bytes: 0, characters: 0 }
    }

    /// The number of characters before a byte.
    fn before(&mut self, byte: u32) -> usize {
        let byte = byte as usize;
        if byte < self.bytes {
            (self.bytes, self.characters) = (0, 0);
        }
        let between = self.text.get(self.bytes..byte).map_or(0, |between| between.chars().count());
        (self.bytes, self.characters) = (byte, self.characters + between);
        self.characters
    }

    /// A span of the line, counted in characters, as most languages count.
    fn span(&mut self, span: &std::ops::Range<u32>) -> Option<[usize; 2]> {
        (!span.is_empty()).then(|| [self.before(span.start), self.before(span.end)])
    }

    /// The words of a span.
    pub(super) fn words(&self, span: &std::ops::Range<u32>) -> String {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default().to_owned()
    }
}

/// The words of a span of a line.
pub(crate) fn words(text: &str, span: &std::ops::Range<u32>) -> Option<String> {
    let text = crate::reading::nfc(text);
    text.get(span.start as usize..span.end as usize).map(str::to_owned)
}

fn matched(matched: Match) -> (&'static str, Option<f32>, Option<f32>) {
    match matched {
        Match::Stated => ("stated", None, None),
        Match::Exact => ("exact", None, None),
        Match::WithoutMarks => ("without-marks", None, None),
        Match::Abbreviation => ("abbreviation", None, None),
        Match::Fuzzy { score, runner_up } => ("fuzzy", Some(score), Some(runner_up)),
        Match::Head => ("head", None, None),
    }
}
