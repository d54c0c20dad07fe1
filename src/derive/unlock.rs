//! The reverse question: what would have to be opened, and what it would bring.

use std::collections::BTreeMap;

use super::{Derivation, Sphere};
use crate::knowledge::{DocumentClass, DocumentIx, DocumentType, ItemIx, RegisterIx};

/// Something that is missing and could be put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opening {
    /// A data item, opened to the authority in whatever register.
    Item(ItemIx),
    /// A rule that lets data registers already answer take the place of a paper.
    Rule(DocumentIx),
}

/// What one opening brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlock {
    /// What is opened.
    pub opening: Opening,
    /// The papers that become replaceable by it alone, sorted by id.
    pub papers: Vec<DocumentIx>,
    /// How many requirements ask for these papers.
    pub requirements: u64,
    /// The registers that could be opened: for an item, those that hold it and do not answer; for a
    /// rule, those that answer at least one item of the paper. Sorted by id.
    pub registers: Vec<RegisterIx>,
}

impl Derivation<'_> {
    /// Ranks single openings by the requirements, then the papers, that become replaceable in full
    /// by it and nothing else; then by id.
    ///
    /// The counts are exact, not estimates: each item is opened in turn and the closure is drawn
    /// again. A paper that lacks two things appears under neither.
    #[must_use]
    pub fn unlocks(&self, counts: &BTreeMap<DocumentIx, u64>) -> Vec<Unlock> {
        let waiting = self.papers_with_rule_and_residual();
        let items = self.knowledge.items.indexes().filter_map(|item| {
            let papers = self.unlocked_by(item, &waiting);
            let registers = self.closed_holders(item, &papers);
            (!papers.is_empty()).then(|| unlock(Opening::Item(item), papers, registers, counts))
        });
        let without_rule = self.papers_without_rule().map(|(index, document)| {
            unlock(Opening::Rule(index), vec![index], self.answering(document), counts)
        });
        let mut unlocks: Vec<Unlock> = items.chain(without_rule).collect();
        unlocks.sort_by(|a, b| {
            let size = |unlock: &Unlock| (unlock.requirements, unlock.papers.len());
            size(b).cmp(&size(a)).then_with(|| self.id(a.opening).cmp(&self.id(b.opening)))
        });
        unlocks
    }

    fn sphere(&self, document: &DocumentType) -> Sphere {
        Sphere::of(document.about, self.context().people)
    }

    /// Items and papers have ids of their own, so the kind is compared last.
    fn id(&self, opening: Opening) -> (&str, Opening) {
        let id = match opening {
            Opening::Item(item) => &self.knowledge.items[item].id,
            Opening::Rule(document) => &self.knowledge.documents[document].id,
        };
        (id, opening)
    }

    /// Papers that a rule in force lets go, and that lack nothing but data.
    fn papers_with_rule_and_residual(&self) -> Vec<DocumentIx> {
        let papers = self.knowledge.documents.iter().filter(|&(index, document)| {
            let lacks_data = !self.paper(index).residual.is_empty();
            let sphere = self.sphere(document);
            let rule = document.replaced_by.iter().any(|rule| {
                rule.speaks_to(&[])
                    && rule.in_force.covers(self.context().as_of)
                    && self.openings.is_open(rule.register, sphere)
            });
            lacks_data && rule
        });
        let mut papers: Vec<DocumentIx> = papers.map(|(index, _)| index).collect();
        papers.sort_by_key(|&index| &self.knowledge.documents[index].id);
        papers
    }

    /// The papers of a list that lack no data once an item is known in every sphere.
    fn unlocked_by(&self, item: ItemIx, waiting: &[DocumentIx]) -> Vec<DocumentIx> {
        let mut closures = BTreeMap::new();
        let unlocked = waiting.iter().copied().filter(|&index| {
            let document = &self.knowledge.documents[index];
            let sphere = self.sphere(document);
            if self.knows(item, sphere) {
                return false;
            }
            let closure = closures.entry(sphere).or_insert_with(|| self.closure_with(item, sphere));
            document.proves.iter().all(|&proven| closure.contains(proven))
        });
        unlocked.collect()
    }

    fn closure_with(&self, item: ItemIx, sphere: Sphere) -> super::ItemSet {
        // What follows from what follows is nothing new, so the closure may be closed once more.
        let mut held = self.closure(sphere).cloned().unwrap_or_else(|| self.horn.nothing());
        held.insert(item);
        self.horn.close(&held)
    }

    fn closed_holders(&self, item: ItemIx, papers: &[DocumentIx]) -> Vec<RegisterIx> {
        let spheres = papers.iter().map(|&paper| self.sphere(&self.knowledge.documents[paper]));
        let holders = spheres.flat_map(|sphere| self.holders(item, sphere));
        self.sorted(holders.map(|holder| holder.register).collect())
    }

    /// Papers whose data registers answer in full although no rule lets the paper go. Forms are not
    /// among them: the applicant's will is in them, whatever data they repeat.
    fn papers_without_rule(&self) -> impl Iterator<Item = (DocumentIx, &DocumentType)> {
        self.knowledge.documents.iter().filter(|&(index, document)| {
            let verdict = self.paper(index);
            document.class == DocumentClass::Paper
                && !document.proves.is_empty()
                && verdict.residual.is_empty()
                && !verdict.grade.is_replaceable()
        })
    }

    /// The open registers that answer at least one item of a paper themselves.
    fn answering(&self, document: &DocumentType) -> Vec<RegisterIx> {
        let offers = self.openings.offers(self.sphere(document));
        let useful = offers.filter(|(_, held)| document.proves.contains(&held.item));
        self.sorted(useful.map(|(register, _)| register).collect())
    }
}

fn unlock(
    opening: Opening,
    papers: Vec<DocumentIx>,
    registers: Vec<RegisterIx>,
    counts: &BTreeMap<DocumentIx, u64>,
) -> Unlock {
    let requirements = papers.iter().filter_map(|paper| counts.get(paper)).sum();
    Unlock { opening, papers, requirements, registers }
}
