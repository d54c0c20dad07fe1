//! Bundles: procedures that ask for nearly the same papers and could share one dossier.
//!
//! All pairs of sets above a similarity are found with an inverted index over prefixes (Bayardo, Ma
//! and Srikant 2007, "Scaling up all pairs similarity search"): when the papers of each set are
//! sorted from rare to common, two sets with a Jaccard index of at least t share one of the first
//! `n - ceil(t·n) + 1` papers of each, so only these are indexed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Graph, ProcedureIx};
use crate::knowledge::{DocumentClass, DocumentIx};

/// When procedures are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleSettings {
    /// Least share of common papers among all papers of two procedures, in percent.
    pub least_percent: u32,
    /// Least number of papers of known type a procedure must ask for to be compared.
    pub least_papers: usize,
    /// Most groups to report.
    pub most_bundles: usize,
}

impl Default for BundleSettings {
    /// Three of five papers in common, among at least three; the hundred largest groups.
    fn default() -> Self {
        Self { least_percent: 60, least_papers: 3, most_bundles: 100 }
    }
}

/// A group of procedures that share most of their papers with the first of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The procedure the others are compared with, and they, by code.
    pub procedures: Vec<ProcedureIx>,
    /// The procedure the others are compared with.
    pub leader: ProcedureIx,
    /// The papers that all of them ask for.
    pub common: Vec<DocumentIx>,
    /// The papers that any of them asks for.
    pub all: Vec<DocumentIx>,
}

/// Procedures that ask for exactly the same papers.
struct Like {
    /// From rare to common.
    papers: Vec<DocumentIx>,
    procedures: Vec<ProcedureIx>,
}

/// A procedure that asks for nearly the same papers as another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The procedure.
    pub procedure: ProcedureIx,
    /// The papers that both ask for.
    pub common: Vec<DocumentIx>,
    /// How many papers either of them asks for.
    pub all: usize,
}

impl Graph<'_> {
    /// The procedures that share most of their papers with one, forms and common names left aside, the largest share first, then by code.
    #[must_use]
    pub fn sharing(&self, index: ProcedureIx, settings: BundleSettings) -> Vec<Sharing> {
        let own = self.telling(index);
        let enough = |papers: &[DocumentIx]| papers.len() >= settings.least_papers.max(1);
        if !enough(&own) {
            return Vec::new();
        }
        let others = self.procedures.indexes().filter(|other| *other != index);
        let mut found: Vec<Sharing> = others
            .filter_map(|procedure| {
                let papers = self.telling(procedure);
                (enough(&papers) && is_like(&own, &papers, settings)).then(|| {
                    let common: Vec<DocumentIx> =
                        own.iter().copied().filter(|paper| papers.contains(paper)).collect();
                    let all = own.len() + papers.len() - common.len();
                    Sharing { procedure, common, all }
                })
            })
            .collect();
        // Shares are compared as fractions: a/b before c/d where a·d > c·b.
        found.sort_by(|a, b| {
            let share = (b.common.len() * a.all).cmp(&(a.common.len() * b.all));
            share.then(a.procedure.cmp(&b.procedure))
        });
        found
    }

    /// The papers that tell of what a procedure is: forms are written for each, and of a common name of
    /// many papers another is asked for here than there.
    fn telling(&self, index: ProcedureIx) -> Vec<DocumentIx> {
        let documents = &self.knowledge().documents;
        let mut papers = self.papers_of(index);
        papers.retain(|ix| {
            let paper = &documents[*ix];
            paper.is_one_paper() && paper.class == DocumentClass::Paper
        });
        papers
    }

    /// Groups procedures that share most of their papers: most procedures first, then more common
    /// papers, then the leader's code. No procedure is in two groups.
    ///
    /// Each set of papers joins the first leader that is like it, so every member is like the
    /// leader, not only like a neighbour that is like a neighbour. Sets that many procedures have
    /// in common lead before others.
    #[must_use]
    pub fn bundles(&self, settings: BundleSettings) -> Vec<Bundle> {
        let sets = self.paper_sets(settings);
        let mut leaders: BTreeMap<DocumentIx, Vec<usize>> = BTreeMap::new();
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, set) in sets.iter().enumerate() {
            let prefix = prefix(&set.papers, settings);
            let near = prefix.iter().flat_map(|paper| leaders.get(paper)).flatten().copied();
            let near: BTreeSet<usize> = near.collect();
            let like = |&leader: &usize| {
                sets.get(leader)
                    .is_some_and(|leader| is_like(&leader.papers, &set.papers, settings))
            };
            match near.into_iter().find(like) {
                Some(leader) => members.entry(leader).or_default().push(at),
                None => {
                    members.entry(at).or_default().push(at);
                    for &paper in prefix {
                        leaders.entry(paper).or_default().push(at);
                    }
                }
            }
        }
        let groups = members.values().map(|group| {
            let likes: Vec<&Like> = group.iter().filter_map(|&at| sets.get(at)).collect();
            bundle(&likes)
        });
        let mut bundles: Vec<Bundle> =
            groups.flatten().filter(|bundle| bundle.procedures.len() > 1).collect();
        bundles.sort_by_key(|bundle| {
            let larger_first = std::cmp::Reverse((bundle.procedures.len(), bundle.common.len()));
            (larger_first, bundle.leader)
        });
        bundles.truncate(settings.most_bundles);
        bundles
    }

    /// The distinct sets of papers that are large enough: those of most procedures first, then the
    /// first code.
    fn paper_sets(&self, settings: BundleSettings) -> Vec<Like> {
        let mut sets: BTreeMap<Vec<DocumentIx>, Vec<ProcedureIx>> = BTreeMap::new();
        let mut frequency: BTreeMap<DocumentIx, usize> = BTreeMap::new();
        for index in self.procedures.indexes() {
            let papers = self.papers_of(index);
            if papers.len() >= settings.least_papers.max(1) {
                for &paper in &papers {
                    *frequency.entry(paper).or_default() += 1;
                }
                sets.entry(papers).or_default().push(index);
            }
        }
        let mut sets: Vec<Like> = sets
            .into_iter()
            .map(|(mut papers, procedures)| {
                papers.sort_by_key(|paper| (frequency.get(paper).copied(), *paper));
                Like { papers, procedures }
            })
            .collect();
        sets.sort_by_key(|set| {
            (std::cmp::Reverse(set.procedures.len()), set.procedures.first().copied())
        });
        sets
    }
}

/// The papers of a set of which any set like it must share one with its own such papers.
fn prefix(papers: &[DocumentIx], settings: BundleSettings) -> &[DocumentIx] {
    let least = settings.least_percent.min(100) as usize;
    let shared = (papers.len() * least).div_ceil(100);
    let length = (papers.len() + 1).saturating_sub(shared).min(papers.len());
    papers.get(..length).unwrap_or(papers)
}

/// Whether the Jaccard index of two sets reaches the least percentage; exact, on integers.
fn is_like(one: &[DocumentIx], other: &[DocumentIx], settings: BundleSettings) -> bool {
    let common = one.iter().filter(|paper| other.contains(paper)).count();
    let all = one.len() + other.len() - common;
    common * 100 >= all * settings.least_percent as usize
}

fn bundle(likes: &[&Like]) -> Option<Bundle> {
    let leader = likes.first()?;
    let in_all = |paper: &DocumentIx| likes.iter().all(|like| like.papers.contains(paper));
    let procedures = likes.iter().flat_map(|like| like.procedures.iter().copied());
    let all = likes.iter().flat_map(|like| like.papers.iter().copied());
    Some(Bundle {
        procedures: super::sorted(procedures.collect()),
        leader: *leader.procedures.first()?,
        common: super::sorted(leader.papers.iter().copied().filter(in_all).collect()),
        all: super::sorted(all.collect()),
    })
}
