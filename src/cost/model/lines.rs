//! The lines of a dossier as the model sees them: looked at once, counted for any set of cuts.

use super::cases::{Asked, Cases, Place};
use super::{Model, Remains, Tasks};
use crate::analysis::{Dossier, Line};
use crate::catalog::{Procedure, Requirement};
use crate::cost::{Activity, Cut, Cuts, Decimal, Segment, Spread};
use crate::reading::{LineKind, Paper};

/// One line that asks for something.
#[derive(Clone, Debug)]
pub(super) struct LineFacts {
    /// Its position in the dossier.
    pub(super) at: u32,
    /// Where it stands among the cases and choices of the dossier.
    pub(super) place: Place,
    /// To which share of the dossiers of its case it applies.
    pub(super) weight: Spread<Decimal>,
    /// What is to be done for each paper or form it asks for.
    parts: Vec<Part>,
    /// Copies of each paper.
    copies: u32,
    /// How many of them are to be certified.
    certified: u32,
    /// Whether an original is to be handed in or shown.
    original: bool,
}

/// One paper or form of a line, the cheapest where there is a choice.
#[derive(Clone, Copy, Debug)]
struct Part {
    activity: Activity,
    replaceable: bool,
    /// Whether the work stays when data replace the paper: without an examination there are no data.
    stays: bool,
}

/// What a line takes under some cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A task, so many times whenever the line applies.
    Task(Activity, Decimal),
    /// The visit to have copies certified, which other lines share.
    CertifyVisit,
    /// An original on paper.
    Original,
}

/// Looks at the lines of a dossier.
pub(super) fn of(model: &Model<'_>, dossier: Dossier<'_>) -> (Vec<LineFacts>, Cases) {
    let mut cases = Cases::of(model, dossier);
    let lines = (0_u32..).zip(dossier.lines());
    let asking = lines.filter(|(_, (_, line))| line.reading.kind != LineKind::Note);
    let mut lines: Vec<LineFacts> = asking
        .map(|(at, (asked, line))| {
            let parts = parts(model, dossier, line);
            let paper = line.reading.kind == LineKind::Document;
            let certified = paper && line.reading.certified;
            let copies = if paper { asked.copies.map_or(0, u32::from) } else { 0 };
            // A certified copy is asked in words, whatever the number beside it says.
            let copies = if certified { copies.max(1) } else { copies };
            let of_them = asked.certified.map_or(copies, u32::from).min(copies);
            let place = cases.place(at);
            LineFacts {
                at,
                place,
                weight: weight(model, asked, line, place),
                parts,
                copies,
                certified: if certified { of_them } else { 0 },
                original: needs_paper(asked, line),
            }
        })
        .collect();
    cases.choose(model, dossier.procedure, &mut lines);
    (lines, cases)
}

/// Whether a line needs something on paper: an original of a paper that somebody else issued. Forms
/// are written for the procedure and can be written online.
fn needs_paper(asked: &Requirement, line: &Line) -> bool {
    line.reading.kind == LineKind::Document && asked.originals.is_some_and(|count| count > 0)
}

impl LineFacts {
    /// Whether it has a form that the State can fill in beforehand.
    pub(super) fn can_be_prefilled(&self) -> bool {
        self.parts.iter().any(|part| is_prefilled(part.activity))
    }

    /// What the line takes each time it applies, when something is cut.
    pub(super) fn steps(
        &self,
        asked: Asked,
        cuts: &Cuts,
        form_share: Decimal,
        mut take: impl FnMut(Step),
    ) {
        let data = asked == Asked::AsData;
        let residual = cuts.has(Cut::Residual(self.at));
        let mut papers = 0_u32;
        for part in &self.parts {
            let form = is_form(part.activity);
            let replaced = data || (residual && part.replaceable);
            if replaced && !part.stays {
                continue;
            }
            papers += u32::from(!form && !replaced);
            let prefilled = is_prefilled(part.activity);
            take(Step::Task(part.activity, if prefilled { form_share } else { Decimal::ONE }));
        }
        if papers == 0 {
            return;
        }
        let certified = if cuts.has(Cut::PlainCopy(self.at)) { 0 } else { self.certified };
        let plain = self.copies.saturating_sub(certified);
        for (activity, copies) in [(Activity::Copy, plain), (Activity::CertifyCopy, certified)] {
            if copies > 0 {
                take(Step::Task(activity, Decimal::from_whole(copies.saturating_mul(papers))));
            }
        }
        if certified > 0 {
            take(Step::CertifyVisit);
        }
        if self.original {
            take(Step::Original);
        }
    }
}

/// The rows of preparing the dossier; what of it stays on paper.
pub(super) fn add(
    model: &Model<'_>,
    procedure: &Procedure,
    (lines, cases): (&[LineFacts], &Cases),
    cuts: &Cuts,
    tasks: &mut Tasks,
) -> Remains {
    let mut certified = Spread::exact(Decimal::ZERO);
    let mut remains = Remains::NothingOnPaper;
    if !cuts.has(Cut::Join) {
        tasks.push(Activity::Learn, None, None, Spread::exact(Decimal::ONE));
    }
    let form_share = form_share(model, cuts);
    let followed = cases.followed(model, procedure, lines, cuts);
    for line in lines {
        let Some(asked) = cases.asked(line, cuts) else { continue };
        let weight = followed.weight(line);
        line.steps(asked, cuts, form_share, |step| match step {
            Step::Task(activity, times) => {
                let count = weight.map(|weight| weight.times(times));
                if count != Spread::exact(Decimal::ZERO) {
                    tasks.push(activity, Some(line.at), None, count);
                }
            }
            Step::CertifyVisit => certified = larger(certified, weight),
            Step::Original => remains = Remains::Originals,
        });
    }
    if certified != Spread::exact(Decimal::ZERO) {
        tasks.push(Activity::CertifyVisit, None, None, certified);
    }
    remains
}

/// The rows of preparing the dossier that no line has for itself.
pub(super) fn add_shared(cuts: &Cuts, certified: Spread<Decimal>, tasks: &mut Tasks) {
    if !cuts.has(Cut::Join) {
        tasks.push(Activity::Learn, None, None, Spread::exact(Decimal::ONE));
    }
    if certified != Spread::exact(Decimal::ZERO) {
        tasks.push(Activity::CertifyVisit, None, None, certified);
    }
}

/// Which share of the work on a form is left.
pub(super) fn form_share(model: &Model<'_>, cuts: &Cuts) -> Decimal {
    match cuts.has(Cut::Prefill) {
        true => Decimal::ONE.minus(model.tariff().prefilled_share.value.mid),
        false => Decimal::ONE,
    }
}

fn parts(model: &Model<'_>, dossier: Dossier<'_>, line: &Line) -> Vec<Part> {
    let segment = Segment::of(&dossier.procedure.subjects);
    let papers = &line.reading.papers;
    if papers.is_empty() {
        let activity = match line.reading.kind {
            LineKind::Form => Activity::FillUnknown,
            LineKind::Document | LineKind::Note => Activity::ObtainUnknown,
        };
        return vec![Part { activity, replaceable: false, stays: false }];
    }
    let replaceable = line.verdict.papers.iter().map(|verdict| verdict.grade.is_replaceable());
    let mut pairs: Vec<(&Paper, bool)> = papers.iter().zip(replaceable).collect();
    pairs.sort_by_key(|(paper, _)| paper.group);
    let part = |group: &[(&Paper, bool)]| {
        // A fall-back is no free choice: most have the paper in the place of which it is asked.
        let has_first = group.iter().any(|(paper, _)| !paper.fallback);
        let first = || group.iter().filter(move |(paper, _)| !(has_first && paper.fallback));
        let choices = first().map(|(paper, _)| {
            let stays = paper.document.is_some_and(|document| model.efforts.stays(document));
            (activity(model, paper), stays)
        });
        let (activity, stays) =
            choices.min_by_key(|(one, stays)| (model.typical(*one, segment), *one, *stays))?;
        // Who may choose must find every choice open.
        let replaceable = first().all(|(_, replaceable)| *replaceable);
        Some(Part { activity, replaceable, stays })
    };
    pairs.chunk_by(|(a, _), (b, _)| a.group == b.group).filter_map(part).collect()
}

fn activity(model: &Model<'_>, paper: &Paper) -> Activity {
    match (paper.document, paper.form) {
        (Some(document), _) => model.efforts.of_paper(document),
        (None, true) => Activity::FillUnknown,
        (None, false) => Activity::ObtainUnknown,
    }
}

/// To which share of the dossiers of its case a line applies.
fn weight(model: &Model<'_>, asked: &Requirement, line: &Line, place: Place) -> Spread<Decimal> {
    let mut weight = Spread::exact(Decimal::ONE);
    let is_form = line.reading.kind == LineKind::Form;
    let if_any = match &asked.stated {
        Some(stated) => stated.if_any,
        None if place.is_case_itself => false,
        // Beside other papers, "(nếu có)" at the end is said of the last one only. A form for those
        // who come to the counter is one that the others fill in elsewhere.
        None => {
            model.words.begins_with_condition(&asked.text)
                || (line.reading.papers.len() <= 1
                    && !(is_form && model.words.names_channel(&asked.text))
                    && model.words.ends_with_condition(&asked.text))
        }
    };
    if if_any || place.for_some {
        weight = model.tariff().conditional_share.value;
    }
    if line.is_looked_up() {
        weight = Spread { low: Decimal::ZERO, mid: Decimal::ZERO, ..weight };
    }
    weight
}

fn is_form(activity: Activity) -> bool {
    matches!(activity, Activity::FillDeclaration | Activity::FillReport | Activity::FillUnknown)
}

/// Whether the State knows some of what a form asks. What is composed for the occasion, such as a
/// plan, is in no register.
fn is_prefilled(activity: Activity) -> bool {
    matches!(activity, Activity::FillDeclaration | Activity::FillUnknown)
}

pub(super) fn larger(one: Spread<Decimal>, other: Spread<Decimal>) -> Spread<Decimal> {
    Spread {
        low: one.low.max(other.low),
        mid: one.mid.max(other.mid),
        high: one.high.max(other.high),
    }
}
