//! Measures: which cuts are possible, what each needs, what each removes.

mod filling;
mod find;
pub mod imposing;
mod kind;

pub use filling::Filling;
pub use find::find;
pub use kind::Kind;

use std::collections::BTreeMap;

use crate::analysis::{Analysis, Dossier};
use crate::catalog::Requirement;
use crate::cost::{Cut, Cuts, Money, Spread};
use crate::derive::AssumedOpen;
use crate::graph::Superfluous;
use crate::ids::ProcedureCode;
use crate::knowledge::{Provision, Whom};

/// One possible cut of one procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What kind of cut it is.
    pub kind: Kind,
    /// Position of the procedure in the catalogue.
    pub procedure: usize,
    /// Position of the dossier line it is about; the whole procedure when absent.
    pub line: Option<u32>,
    /// What it saves in one dossier when it is the only one.
    pub saving: Spread<Money>,
    /// The procedure it is joined with, for [`Kind::Join`].
    pub with: Option<usize>,
    /// Position of the line that asks for the same paper and stays, for [`Kind::RemoveDuplicate`].
    pub keeps: Option<u32>,
    /// The registers from which forms are filled in, for [`Kind::Prefill`].
    pub filling: Filling,
    /// Positions, among the measures of its procedure, of those without which it changes nothing:
    /// of [`Kind::SubmitOnline`] one for each line that keeps the dossier on paper.
    pub needs: Vec<usize>,
}

impl Measure {
    /// The cut it makes.
    #[must_use]
    pub fn cut(&self) -> Cut {
        let line = self.line.unwrap_or_default();
        match self.kind {
            Kind::ReplaceByData => Cut::Data(line),
            Kind::DropPaper | Kind::ReuseResult | Kind::RemoveDuplicate => Cut::Drop(line),
            Kind::KeepResidual => Cut::Residual(line),
            Kind::PlainCopy => Cut::PlainCopy(line),
            Kind::Prefill => Cut::Prefill,
            Kind::SubmitOnline => Cut::Online,
            Kind::WaiveOnlineFee => Cut::WaiveOnlineFee,
            Kind::Join => Cut::Join,
            Kind::Delegate => Cut::Delegate,
            Kind::ShortenTime => Cut::ShortenTime,
            Kind::Abolish => Cut::Abolish,
        }
    }

    /// The registers, open by assumption only, without which it could not be carried out.
    #[must_use]
    pub fn assumed<'a>(
        &'a self,
        dossier: Dossier<'a>,
        analysis: &'a Analysis<'_>,
    ) -> &'a [AssumedOpen] {
        match self.kind {
            Kind::ReplaceByData | Kind::KeepResidual => {
                let line = || dossier.lines().nth(usize::try_from(self.line?).ok()?);
                line().map_or(&[], |(_, line)| &line.verdict.assumed)
            }
            Kind::Abolish => {
                let mut candidates = analysis.insights.abolition.iter();
                let this =
                    candidates.find(|one| analysis.position(one.procedure) == self.procedure);
                this.map_or(&[], |one| &one.assumed)
            }
            Kind::Prefill => &self.filling.assumed,
            // No other kind rests on a register.
            _ => &[],
        }
    }

    /// The dossier line it is about, in the dossier of its procedure; `None` when about all of it.
    #[must_use]
    pub fn line_of<'a>(&self, dossier: Dossier<'a>) -> Option<&'a Requirement> {
        let at = usize::try_from(self.line?).ok()?;
        dossier.procedure.requirements.get(at)
    }

    /// The line that asks for the same paper and stays, with the name of its case, in the dossier of its
    /// procedure; `None` for other kinds.
    #[must_use]
    pub fn kept_in<'a>(&self, dossier: Dossier<'a>) -> Option<(&'a Requirement, Option<&'a str>)> {
        let procedure = dossier.procedure;
        let kept = procedure.requirements.get(usize::try_from(self.keeps?).ok()?)?;
        let case = kept.case.and_then(|case| procedure.cases.get(usize::from(case)));
        Some((kept, case.map(|case| &*case.name)))
    }

    /// Its stable id, in the dossier of its procedure.
    #[must_use]
    pub fn id_in(&self, dossier: Dossier<'_>) -> String {
        self.id(&dossier.procedure.code, self.line_of(dossier).map(|line| &*line.id))
    }

    /// Who would still ask for what a procedure issues when it is abolished, beside the agencies that
    /// registers answer; each with the text that says so.
    #[must_use]
    pub fn still_asked_by<'a>(&self, analysis: &'a Analysis<'_>) -> Vec<&'a (Whom, Provision)> {
        let mut candidates = analysis.insights.abolition.iter();
        let this = |one: &&Superfluous| analysis.position(one.procedure) == self.procedure;
        let issues = candidates.find(this).filter(|_| self.kind == Kind::Abolish);
        issues.map_or_else(Vec::new, |one| one.also_asked_by(analysis.knowledge))
    }

    /// Its stable id: kind, procedure and line, so that it stays the same while the catalogue
    /// around it changes.
    #[must_use]
    pub fn id(&self, procedure: &ProcedureCode, line: Option<&str>) -> String {
        let kind = self.kind.word();
        match line {
            Some(line) => format!("{kind}:{procedure}:{line}"),
            None => format!("{kind}:{procedure}"),
        }
    }

    /// Whether it and another cannot both be carried out: a line goes only once, and of a procedure
    /// that goes nothing is left to cut.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        if self == other || self.procedure != other.procedure {
            return false;
        }
        let drops = |one: &Self| matches!(one.cut(), Cut::Drop(_) | Cut::Data(_));
        let same_line = self.line.is_some() && self.line == other.line;
        self.kind == Kind::Abolish
            || other.kind == Kind::Abolish
            || (same_line && (drops(self) || drops(other)))
            || (self.kind == Kind::Join && other.kind.is_about_handing_in())
            || (other.kind == Kind::Join && self.kind.is_about_handing_in())
    }
}

/// Of measures of one procedure with their positions, those that can be carried out together: of two that exclude each
/// other the one that stands first.
#[must_use]
pub fn together<'m>(
    measures: impl IntoIterator<Item = (usize, &'m Measure)>,
) -> Vec<(usize, &'m Measure)> {
    let mut chosen: Vec<(usize, &Measure)> = Vec::new();
    // Those of other lines exclude nothing of a line: a dossier may have thousands of them.
    let mut by_line: BTreeMap<Option<u32>, Vec<&Measure>> = BTreeMap::new();
    for (position, measure) in measures {
        let of = |line: Option<u32>| by_line.get(&line).into_iter().flatten();
        let excluded = match measure.line {
            Some(line) => of(Some(line)).chain(of(None)).any(|other| other.excludes(measure)),
            None => by_line.values().flatten().any(|other| other.excludes(measure)),
        };
        if !excluded {
            chosen.push((position, measure));
            by_line.entry(measure.line).or_default().push(measure);
        }
    }
    chosen
}

/// The cuts of measures.
#[must_use]
pub fn cuts<'m>(measures: impl IntoIterator<Item = &'m Measure>) -> Cuts {
    measures.into_iter().map(Measure::cut).collect()
}

#[cfg(test)]
mod tests;
