//! The lines of a dossier as the model sees them: looked at once, counted for any set of cuts.

use super::{Model, Remains, Tasks};
use crate::analysis::{Dossier, Line};
use crate::catalog::{Procedure, Requirement};
use crate::cost::{Activity, Cut, Cuts, Decimal, Spread};
use crate::reading::{LineKind, Paper};

/// One line that asks for something.
#[derive(Clone, Debug)]
pub(super) struct LineFacts {
    /// Its position in the dossier.
    at: u32,
    /// To which share of the dossiers it applies.
    weight: Spread<Decimal>,
    /// What is to be done for each paper or form it asks for.
    parts: Vec<Part>,
    /// Copies of each paper.
    copies: u32,
    /// Whether the copies are to be certified.
    certified: bool,
    /// Whether an original is to be handed in or shown.
    original: bool,
}

/// One paper or form of a line, the cheapest where there is a choice.
#[derive(Clone, Copy, Debug)]
struct Part {
    activity: Activity,
    replaceable: bool,
}

/// Looks at the lines of a dossier.
pub(super) fn of(model: &Model<'_>, dossier: Dossier<'_>) -> Vec<LineFacts> {
    let weights = case_weights(model, dossier.procedure);
    let lines = (0_u32..).zip(dossier.lines());
    let asking = lines.filter(|(_, (_, line))| line.reading.kind != LineKind::Note);
    asking
        .map(|(at, (asked, line))| {
            let parts = parts(model, line);
            let paper = line.reading.kind == LineKind::Document;
            let certified = paper && line.reading.certified;
            let copies = if paper { asked.copies.map_or(0, u32::from) } else { 0 };
            LineFacts {
                at,
                weight: weight(model, asked, line, &weights),
                parts,
                // A certified copy is asked in words, whatever the number beside it says.
                copies: if certified { copies.max(1) } else { copies },
                certified,
                original: needs_paper(asked, line),
            }
        })
        .collect()
}

/// Whether a line needs something on paper: an original of a paper that somebody else issued. Forms
/// are written for the procedure and can be written online.
fn needs_paper(asked: &Requirement, line: &Line) -> bool {
    line.reading.kind == LineKind::Document && asked.originals.is_some_and(|count| count > 0)
}

/// The rows of preparing the dossier; what of it stays on paper.
pub(super) fn add(
    model: &Model<'_>,
    lines: &[LineFacts],
    cuts: &Cuts,
    tasks: &mut Tasks,
) -> Remains {
    let mut certified = Spread::exact(Decimal::ZERO);
    let mut remains = Remains::NothingOnPaper;
    if !cuts.has(Cut::Join) {
        tasks.push(Activity::Learn, None, None, Spread::exact(Decimal::ONE));
    }
    let form_share = match cuts.has(Cut::Prefill) {
        true => Decimal::ONE.minus(model.tariff.prefilled_share.value.mid),
        false => Decimal::ONE,
    };
    for line in lines.iter().filter(|line| !cuts.has(Cut::Drop(line.at))) {
        let residual = cuts.has(Cut::Residual(line.at));
        let mut papers = 0_u32;
        for part in line.parts.iter().filter(|part| !(residual && part.replaceable)) {
            let form = is_form(part.activity);
            let share = if form { form_share } else { Decimal::ONE };
            papers += u32::from(!form);
            let count = line.weight.map(|weight| weight.times(share));
            tasks.push(part.activity, Some(line.at), None, count);
        }
        if papers == 0 {
            continue;
        }
        if line.copies > 0 {
            let certify = line.certified && !cuts.has(Cut::PlainCopy(line.at));
            let count = Decimal::from_whole(line.copies.saturating_mul(papers));
            let count = line.weight.map(|weight| weight.times(count));
            let activity = if certify { Activity::CertifyCopy } else { Activity::Copy };
            tasks.push(activity, Some(line.at), None, count);
            if certify {
                certified = larger(certified, line.weight);
            }
        }
        if line.original {
            remains = Remains::Originals;
        }
    }
    if certified.high > Decimal::ZERO {
        tasks.push(Activity::CertifyVisit, None, None, certified);
    }
    remains
}

fn parts(model: &Model<'_>, line: &Line) -> Vec<Part> {
    let papers = &line.reading.papers;
    if papers.is_empty() {
        let activity = match line.reading.kind {
            LineKind::Form => Activity::FillUnknown,
            LineKind::Document | LineKind::Note => Activity::ObtainUnknown,
        };
        return vec![Part { activity, replaceable: false }];
    }
    let mut groups: Vec<u16> = papers.iter().map(|paper| paper.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let part = |group| {
        let pairs = || papers.iter().zip(&line.verdict.papers);
        let of_group = || pairs().filter(move |(paper, _)| paper.group == group);
        let activities = of_group().map(|(paper, _)| activity(model, paper));
        Some(Part {
            activity: activities.min_by_key(|one| (model.typical(*one), *one))?,
            // Who may choose must find every choice open.
            replaceable: of_group().all(|(_, verdict)| verdict.grade.is_replaceable()),
        })
    };
    groups.into_iter().filter_map(part).collect()
}

fn activity(model: &Model<'_>, paper: &Paper) -> Activity {
    match (paper.document, paper.form) {
        (Some(document), _) => model.efforts.of_paper(document),
        (None, true) => Activity::FillUnknown,
        (None, false) => Activity::ObtainUnknown,
    }
}

/// Which share of the dossiers each case stands for; 1 for headings that hold for all.
fn case_weights(model: &Model<'_>, procedure: &Procedure) -> Vec<Spread<Decimal>> {
    let conditional: Vec<bool> =
        procedure.cases.iter().map(|case| model.words.is_conditional(&case.name)).collect();
    let used = |position: usize| {
        procedure.requirements.iter().any(|line| line.case.map(usize::from) == Some(position))
    };
    let exclusive = conditional.iter().enumerate().filter(|(n, is)| **is && used(*n)).count();
    let share = Decimal::ratio(1, exclusive as i128).unwrap_or(Decimal::ONE);
    let weight = |conditional: bool| match conditional {
        true => Spread { low: share, mid: share, high: Decimal::ONE },
        false => Spread::exact(Decimal::ONE),
    };
    conditional.into_iter().map(weight).collect()
}

/// To which share of the dossiers a line applies.
fn weight(
    model: &Model<'_>,
    asked: &Requirement,
    line: &Line,
    cases: &[Spread<Decimal>],
) -> Spread<Decimal> {
    let case = asked.case.and_then(|case| cases.get(usize::from(case)));
    let mut weight = case.copied().unwrap_or(Spread::exact(Decimal::ONE));
    if asked.stated.as_ref().is_some_and(|stated| stated.if_any) {
        let share = model.tariff.conditional_share.value;
        weight = Spread {
            low: weight.low.times(share.low),
            mid: weight.mid.times(share.mid),
            high: weight.high.times(share.high),
        };
    }
    if line.reading.already {
        weight = Spread { low: Decimal::ZERO, mid: Decimal::ZERO, ..weight };
    }
    weight
}

fn is_form(activity: Activity) -> bool {
    matches!(activity, Activity::FillDeclaration | Activity::FillReport | Activity::FillUnknown)
}

fn larger(one: Spread<Decimal>, other: Spread<Decimal>) -> Spread<Decimal> {
    Spread {
        low: one.low.max(other.low),
        mid: one.mid.max(other.mid),
        high: one.high.max(other.high),
    }
}
