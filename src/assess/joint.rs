//! What several proposals do together, which none of them does alone.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::overlap::{self, Named};
use super::{Assessed, AxisEffect, Circle, Overlaps, SamePapers, SameResult, existing, outlines};
use crate::analysis::Analysis;
use crate::appraisal::{Appraisal, Appraised};
use crate::cost::{Money, Overflow, Spread};
use crate::diff;
use crate::ids::ProcedureCode;

/// What several proposals do together.
pub struct Joint {
    /// What they add to the cost of one dossier of each.
    pub added: Spread<Money>,
    /// What those add in a year whose volume is known, and how many these are.
    pub added_annual: Option<(Spread<Money>, usize)>,
    /// What they do on each axis of the target.
    pub axes: Vec<AxisEffect>,
    /// Pairs of proposals that meet.
    pub meetings: Vec<Meeting>,
    /// Circles that none of them closes alone.
    pub circles: Vec<Circle>,
}

/// Two proposals that meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The first by code.
    pub first: ProcedureCode,
    /// The other.
    pub second: ProcedureCode,
    /// How sure it is that both are one, from 0 to 1; `None` where they are not alike.
    pub confidence: Option<f64>,
    /// What both issue.
    pub results: Vec<SameResult>,
    /// The papers that both ask for and how many either does, where these are most of them.
    pub papers: Option<SamePapers>,
}

impl Joint {
    /// What some proposals do together, each with what it costs.
    pub(super) fn of(
        catalogue: &Appraisal<'_>,
        together: &Analysis<'_>,
        assessed: &[Assessed],
        appraised: &[Appraised],
    ) -> Result<Self, Overflow> {
        let mut added = Spread::exact(Money::ZERO);
        let mut annual: Option<(Spread<Money>, usize)> = None;
        for one in assessed {
            added = added.join(one.burden.added, Money::plus)?;
            if let Some(year) = one.burden.added_annual {
                let (sum, count) = annual.unwrap_or((Spread::exact(Money::ZERO), 0));
                annual = Some((sum.join(year, Money::plus)?, count + 1));
            }
        }
        let covered = assessed.iter().zip(appraised).filter(|(one, _)| one.covered);
        let pairs: Vec<_> =
            covered.map(|(one, new)| (existing(catalogue, &one.code), new)).collect();
        let named = Named::of(&together.catalog);
        let graph = together.graph();
        let all: Vec<Overlaps> =
            assessed.par_iter().map(|one| Overlaps::of(&graph, &one.code, &named)).collect();
        Ok(Self {
            added,
            added_annual: annual,
            axes: AxisEffect::of(catalogue, &pairs),
            meetings: meetings(together, assessed, &all),
            circles: circles(catalogue.analysis, assessed, &all),
        })
    }
}

/// The circles that it takes more than one proposal to close, and that are not there already.
fn circles(analysis: &Analysis<'_>, assessed: &[Assessed], all: &[Overlaps]) -> Vec<Circle> {
    let graph = analysis.graph();
    let replaced = assessed.iter().filter(|one| one.replaces);
    let there: BTreeSet<Circle> =
        replaced.flat_map(|one| overlap::circles(&graph, &one.code)).collect();
    let codes: BTreeSet<&ProcedureCode> = assessed.iter().map(|one| &one.code).collect();
    let proposed = |code: &ProcedureCode| codes.contains(code);
    let takes_two =
        |circle: &Circle| circle.links.iter().filter(|(code, _)| proposed(code)).count() > 1;
    let circles = all.iter().flat_map(|one| &one.circles);
    let mut circles: Vec<Circle> =
        circles.filter(|one| takes_two(one) && !there.contains(one)).cloned().collect();
    circles.sort();
    circles.dedup();
    circles
}

/// The pairs of proposals that meet, by code.
fn meetings(together: &Analysis<'_>, assessed: &[Assessed], all: &[Overlaps]) -> Vec<Meeting> {
    let outlines = outlines(together, assessed);
    let likely = diff::likely(&outlines, &outlines);
    let places: BTreeMap<&ProcedureCode, usize> =
        assessed.iter().enumerate().map(|(at, one)| (&one.code, at)).collect();
    let mut meetings = Vec::new();
    for (n, (first, overlaps)) in assessed.iter().zip(all).enumerate() {
        let likely = likely.get(n).map_or(&[][..], Vec::as_slice);
        // Those that it meets, and not each with each: of a country's procedures few meet.
        let by_result = overlaps.results.iter().flat_map(|it| &it.procedures);
        let codes = by_result.chain(overlaps.papers.iter().map(|it| &it.code));
        let met = codes.filter_map(|code| places.get(code).copied());
        let met: BTreeSet<usize> = met.chain(likely.iter().map(|(at, _)| *at)).collect();
        for (m, second) in met.range(n + 1..).filter_map(|m| Some((*m, assessed.get(*m)?))) {
            let alike = likely.iter().find(|(at, _)| *at == m);
            let shared = overlaps.results.iter().filter(|it| it.procedures.contains(&second.code));
            meetings.push(Meeting {
                first: first.code.clone(),
                second: second.code.clone(),
                confidence: alike.map(|(_, confidence)| *confidence),
                results: shared.cloned().collect(),
                papers: overlaps.papers.iter().find(|it| it.code == second.code).cloned(),
            });
        }
    }
    meetings
}
