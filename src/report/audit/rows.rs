//! The JSON of an audit.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::audit::{Asking, Audit, Audited, CitedCell, CodeFault, Counts, Reason, Status};
use crate::citation::Grammar;
use crate::cost::Decimal;
use crate::knowledge::RegisterIx;
use crate::report::Inputs;
use crate::words::{Lang, Term};

/// The JSON of `audit`.
#[derive(Serialize, JsonSchema)]
pub struct AuditDocument<'a> {
    /// Always `tinhgon/audit/1`.
    schema: &'static str,
    /// What the catalogue was read from.
    inputs: Inputs,
    /// What became of the decisions.
    #[serde(flatten)]
    resolution: ResolutionRow<'a>,
}

impl AuditDocument<'_> {
    /// Each decision, by its number.
    pub(in crate::report) fn decisions(&self) -> impl Serialize {
        &self.resolution.rows
    }
}

/// What became of the decisions of a resolution.
#[derive(Serialize, JsonSchema)]
pub struct ResolutionRow<'a> {
    /// All decisions by status, each counted once.
    totals: TotalsRow,
    /// The same by ministry, in the order of their first decision.
    ministries: Vec<MinistryRow<'a>>,
    /// Each decision, by its number.
    rows: Vec<DecisionRow<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct CountsRow {
    /// All.
    decisions: usize,
    /// Carried out.
    implemented: usize,
    /// Not carried out.
    not_implemented: usize,
    /// Not to be told.
    unclear: usize,
    /// Of procedures that are not in the catalogue.
    unknown_procedure: usize,
    /// Carried out of those that can be judged, in percent; null where none can.
    percent: Option<Decimal>,
}

#[derive(Serialize, JsonSchema)]
struct TotalsRow {
    #[serde(flatten)]
    counts: CountsRow,
    /// Rows beside them that take a decision of an earlier row.
    repeated: usize,
}

#[derive(Serialize, JsonSchema)]
struct MinistryRow<'a> {
    /// As printed.
    ministry: std::borrow::Cow<'a, str>,
    #[serde(flatten)]
    counts: CountsRow,
}

#[derive(Serialize, JsonSchema)]
struct DecisionRow<'a> {
    /// Its number in the annex.
    row: u32,
    /// The code of the procedure, mended.
    code: &'a str,
    /// What became of it.
    status: Status,
    /// The lines that prove it.
    evidence: Vec<EvidenceRow<'a>>,
    /// Why, by one word.
    reason: Reason,
    /// The same in a sentence.
    why: &'static str,
    /// What the lines that prove it wait for, where they hold only once a register works.
    #[serde(skip_serializing_if = "Option::is_none")]
    opening: Option<OpeningRow<'a>>,
    /// The number of an earlier row that takes the same decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeats: Option<u32>,
    /// The code as printed, where it was mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    code_printed: Option<&'a str>,
    /// What was wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<CodeFault>,
    /// The ministry, as printed.
    ministry: &'a str,
    /// The name of the procedure in the decision.
    procedure: &'a str,
    /// Its name in the catalogue; null where its code is not there.
    name: Option<&'a str>,
    /// The paper, as printed.
    paper: &'a str,
    /// Ids of the document types that were looked for.
    types: Vec<&'a str>,
    /// Ids of the registers.
    registers: Vec<&'a str>,
    /// The text that imposed the paper.
    instrument: Option<CitationRow<'a>>,
    /// The place in it.
    provision: Option<CitationRow<'a>>,
    /// The procedure that is meant most likely, where the code is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    likely: Option<LikelyRow<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct EvidenceRow<'a> {
    /// Position of the line in the dossier, counted from 0.
    line: usize,
    /// Its id.
    id: &'a str,
    /// What it says of the paper.
    says: Asking,
    /// The heading it stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    /// Its words.
    text: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct OpeningRow<'a> {
    /// Ids of the registers, any of which will do.
    registers: Vec<&'a str>,
    /// The first day on which one of them works; null where no source tells.
    since: Option<Date>,
}

#[derive(Serialize, JsonSchema)]
struct CitationRow<'a> {
    /// As printed.
    printed: &'a str,
    /// In the official form; null where it could not be read to its last word.
    official: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct LikelyRow<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: Option<&'a str>,
    /// How sure that is, between 0 and 1.
    confidence: f64,
}

impl<'a> AuditDocument<'a> {
    /// The JSON of an audit in a language.
    #[must_use]
    pub fn of(audit: &'a Audit, analysis: &'a Analysis<'a>, lang: Lang) -> Self {
        let resolution = ResolutionRow::of(audit, analysis, lang);
        Self { schema: "tinhgon/audit/1", inputs: Inputs::of(analysis), resolution }
    }
}

impl<'a> ResolutionRow<'a> {
    pub(in crate::report) fn of(audit: &'a Audit, analysis: &'a Analysis<'a>, lang: Lang) -> Self {
        let grammar = &audit.grammar;
        let ministries = audit.progress().into_iter().map(|progress| MinistryRow {
            ministry: progress.ministry.into_string().into(),
            counts: CountsRow::of(progress.counts),
        });
        let rows = audit.rows.iter().map(|row| DecisionRow::of(row, analysis, grammar, lang));
        Self {
            totals: TotalsRow { counts: CountsRow::of(audit.counts()), repeated: audit.repeated() },
            ministries: ministries.collect(),
            rows: rows.collect(),
        }
    }
}

impl CountsRow {
    fn of(counts: Counts) -> Self {
        let whole = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
        let hundred = whole(counts.implemented).saturating_mul(100);
        Self {
            decisions: counts.decisions(),
            implemented: counts.implemented,
            not_implemented: counts.not_implemented,
            unclear: counts.unclear,
            unknown_procedure: counts.unknown_procedure,
            percent: Decimal::ratio(hundred, whole(counts.judged())),
        }
    }
}

impl<'a> DecisionRow<'a> {
    fn of(row: &'a Audited, analysis: &'a Analysis<'a>, grammar: &Grammar, lang: Lang) -> Self {
        let (decision, verdict) = (&row.decision, &row.verdict);
        let knowledge = analysis.knowledge;
        let procedure = row.dossier(analysis).map(|dossier| dossier.procedure);
        let evidence = verdict.evidence.iter().filter_map(|one| {
            let procedure = procedure?;
            let line = procedure.requirements.get(one.line)?;
            let case = line.case.and_then(|case| procedure.cases.get(usize::from(case)));
            Some(EvidenceRow {
                line: one.line,
                id: &line.id,
                says: one.says,
                case: case.map(|case| &*case.name),
                text: &line.text,
            })
        });
        let cell = |cell: &'a Option<CitedCell>| {
            cell.as_ref().map(|cell| CitationRow {
                printed: &cell.printed,
                official: cell.read.as_ref().ok().map(|citation| grammar.print(citation)),
            })
        };
        let mended = decision.mended.as_ref();
        let ids = |registers: &[RegisterIx]| -> Vec<&'a str> {
            registers.iter().map(|ix| &*knowledge.registers[*ix].id).collect()
        };
        let opening = verdict.opening.as_ref();
        let opening =
            opening.map(|one| OpeningRow { registers: ids(&one.registers), since: one.since });
        Self {
            row: decision.row,
            code: decision.code.as_str(),
            status: verdict.status,
            evidence: evidence.collect(),
            reason: verdict.reason,
            why: verdict.reason.say(lang),
            opening,
            repeats: row.repeats,
            code_printed: mended.map(|mended| &*mended.printed),
            repair: mended.map(|mended| mended.fault),
            ministry: &decision.ministry,
            procedure: &decision.procedure,
            name: procedure.map(|procedure| &*procedure.name),
            paper: &decision.paper,
            types: verdict.papers.iter().map(|ix| &*knowledge.documents[*ix].id).collect(),
            registers: ids(&decision.registers),
            instrument: cell(&decision.instrument),
            provision: cell(&decision.provision),
            likely: verdict.likely.as_ref().map(|likely| {
                let dossier = analysis.dossier(likely.code.as_str());
                LikelyRow {
                    code: likely.code.as_str(),
                    name: dossier.map(|dossier| &*dossier.procedure.name),
                    confidence: likely.confidence,
                }
            }),
        }
    }
}
