//! The verdicts of one context, worked out once and looked up ever after.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::open::Openings;
use super::shortest::Shortest;
use super::{
    AssumedOpen, Assumptions, Context, Grade, Horn, ItemSet, ItemsVerdict, LineVerdict,
    PaperVerdict, People, Sphere,
};
use crate::index::Table;
use crate::knowledge::{
    About, DocumentClass, DocumentIx, DocumentType, InstrumentIx, ItemIx, Knowledge, RegisterIx,
};
use crate::reading::{LineKind, Origin, Paper, Reading};

/// The derivations of all contexts asked about so far.
#[derive(Debug)]
pub struct Derivations<'k> {
    knowledge: &'k Knowledge,
    horn: Arc<Horn>,
    assumptions: Assumptions,
    made: RwLock<BTreeMap<Context, Arc<Derivation<'k>>>>,
}

impl<'k> Derivations<'k> {
    /// Indexes the rules; nothing is derived before it is asked for.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self::assuming(knowledge, Assumptions::none())
    }

    /// The same where something is assumed of registers.
    #[must_use]
    pub fn assuming(knowledge: &'k Knowledge, assumptions: Assumptions) -> Self {
        let horn = Arc::new(Horn::of(knowledge));
        Self { knowledge, horn, assumptions, made: RwLock::default() }
    }

    /// The derivation of a context, made when first asked for. Contexts are as many as the
    /// authorities that settle procedures; threads may ask at once.
    #[must_use]
    pub fn in_context(&self, context: Context) -> Arc<Derivation<'k>> {
        // A thread that panicked can have left nothing half-made: entries are inserted whole.
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(derivation) = made.get(&context) {
            return Arc::clone(derivation);
        }
        drop(made);
        let openings = Openings::of(self.knowledge, context, self.assumptions.clone());
        let fresh = Derivation::new(self.knowledge, Arc::clone(&self.horn), openings, context);
        let fresh = Arc::new(fresh);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(context).or_insert(fresh))
    }
}

/// What registers answer, and which papers they replace, in one context.
#[derive(Debug)]
pub struct Derivation<'k> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) horn: Arc<Horn>,
    pub(super) openings: Openings<'k>,
    context: Context,
    /// What is known about each sphere, closed when first asked for: most agencies ask about one or
    /// two of the seven.
    closures: BTreeMap<Sphere, OnceLock<ItemSet>>,
    /// Verdicts where papers are about the persons of the context.
    papers: Verdicts,
    /// Verdicts where a line confines a paper to foreigners.
    foreigners_papers: Verdicts,
    /// The shortest derivations that proofs have asked for.
    pub(super) shortest: Shortest,
    /// The verdict on what is no known paper.
    unknown: Arc<PaperVerdict>,
}

/// Verdicts on papers, each made when first asked for: the procedures of one agency ask for a few
/// dozen of the hundreds of papers that are known.
type Verdicts = Table<DocumentIx, OnceLock<Arc<PaperVerdict>>>;

impl<'k> Derivation<'k> {
    fn new(
        knowledge: &'k Knowledge,
        horn: Arc<Horn>,
        openings: Openings<'k>,
        context: Context,
    ) -> Self {
        let closures = Sphere::all().map(|sphere| (sphere, OnceLock::new())).collect();
        let mut papers = Verdicts::default();
        for _ in knowledge.documents.indexes() {
            papers.push(OnceLock::new());
        }
        let foreigners_papers = papers.clone();
        let shortest = Shortest::default();
        Self {
            knowledge,
            horn,
            openings,
            context,
            closures,
            papers,
            foreigners_papers,
            shortest,
            unknown: Arc::new(PaperVerdict::unknown()),
        }
    }

    /// The context it holds in.
    #[must_use]
    pub fn context(&self) -> Context {
        self.context
    }

    /// The knowledge it rests on.
    #[must_use]
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// The verdict on a paper about the persons of the context.
    #[must_use]
    pub fn paper(&self, document: DocumentIx) -> &PaperVerdict {
        self.made(document)
    }

    fn made(&self, document: DocumentIx) -> &Arc<PaperVerdict> {
        self.papers[document].get_or_init(|| self.judge_alone(document, self.context.people))
    }

    /// The verdict on a paper that a line confines to foreigners.
    #[must_use]
    pub fn foreigners_paper(&self, document: DocumentIx) -> &PaperVerdict {
        self.made_for_foreigners(document)
    }

    fn made_for_foreigners(&self, document: DocumentIx) -> &Arc<PaperVerdict> {
        let judge = || self.judge_alone(document, People::Foreigners);
        self.foreigners_papers[document].get_or_init(judge)
    }

    /// The verdict on a paper of which only some items are needed for the purpose at hand.
    #[must_use]
    pub fn paper_for(&self, document: DocumentIx, needs: &[ItemIx]) -> PaperVerdict {
        self.judge(document, needs, self.context.people, &[])
    }

    /// Which of some items registers answer, apart from any paper and any rule on papers.
    #[must_use]
    pub fn judge_items(&self, items: &[ItemIx], about: About) -> ItemsVerdict {
        let sphere = Sphere::of(about, self.context.people);
        let (held, residual) = items.iter().partition(|&&item| self.knows(item, sphere));
        ItemsVerdict { held, residual }
    }

    /// The verdict on a dossier line.
    ///
    /// A line is replaceable when every paper it names is, whether all of them or one is asked for:
    /// who may choose must find every choice open. Rules of one field count where they are among
    /// the instruments that the procedure rests on. A note is graded as if it asked for the papers
    /// it names; that it asks for none is said by its kind.
    #[must_use]
    pub fn line(&self, reading: &Reading, bases: &[InstrumentIx]) -> LineVerdict {
        let verdict = |paper: &Paper| match paper.document {
            None => Arc::clone(&self.unknown),
            // No data take the place of an object that is to be withdrawn.
            Some(_) if paper.origin == Origin::Abroad || paper.taken_back => {
                Arc::new(PaperVerdict { document: paper.document, ..PaperVerdict::unknown() })
            }
            Some(document) => self.paper_under(document, paper.origin == Origin::Foreigners, bases),
        };
        let mut papers: Vec<Arc<PaperVerdict>> = reading.papers.iter().map(verdict).collect();
        self.lend_to_alternatives(&reading.papers, &mut papers);
        let grade = match grade_of_all(&papers) {
            grade if grade.is_replaceable() && self.has_unnamed_form(reading) => Grade::Partial,
            grade => grade,
        };
        let registers = papers.iter().flat_map(|paper| &paper.registers).copied().collect();
        let assumed = papers.iter().flat_map(|paper| &paper.assumed).copied();
        let assumed = AssumedOpen::joined(assumed);
        LineVerdict { grade, registers: self.sorted(registers), papers, assumed }
    }

    /// Lends the verdict of a paper to an alternative of the same purpose beside it.
    ///
    /// A passport asked for alone is not replaceable; where an identity card would do as well, the
    /// register answers the same question, and the applicant need show neither.
    fn lend_to_alternatives(&self, asked: &[Paper], verdicts: &mut [Arc<PaperVerdict>]) {
        let mut rest = verdicts;
        // Alternatives stand side by side.
        for group in asked.chunk_by(|a, b| a.group == b.group) {
            let Some((own, behind)) = rest.split_at_mut_checked(group.len()) else { return };
            if group.len() > 1 {
                self.lend_within(group, own);
            }
            rest = behind;
        }
    }

    /// The lender is the nearest before a paper, or else the first behind it. Lenders are looked up by
    /// type, since a line may name tens of thousands of papers.
    fn lend_within(&self, asked: &[Paper], verdicts: &mut [Arc<PaperVerdict>]) {
        let mut lenders: BTreeMap<DocumentIx, BTreeSet<usize>> = BTreeMap::new();
        for (at, (paper, verdict)) in asked.iter().zip(&*verdicts).enumerate() {
            if let Some(document) = paper.document.filter(|_| verdict.grade.is_replaceable()) {
                lenders.entry(document).or_default().insert(at);
            }
        }
        for (at, paper) in asked.iter().enumerate() {
            let Some(document) = paper.document else { continue };
            if paper.origin != Origin::Home || paper.taken_back {
                continue;
            }
            let same_purpose = &self.knowledge.documents[document].alternative_to;
            let places = || same_purpose.iter().filter_map(|other| lenders.get(other));
            let before = places().filter_map(|places| places.range(..at).next_back()).max();
            let behind = || places().filter_map(|places| places.range(at + 1..).next()).min();
            let lender = before.or_else(behind).and_then(|lender| verdicts.get(*lender));
            let lent = lender.map(|verdict| PaperVerdict::clone(verdict));
            if let (Some(lent), Some(own)) = (lent, verdicts.get_mut(at)) {
                *own = Arc::new(PaperVerdict { document: Some(document), ..lent });
                lenders.entry(document).or_default().insert(at);
            }
        }
    }

    /// The verdict on a paper in a procedure that rests on some instruments.
    ///
    /// Most papers have no rule of one field only, so the verdict made beforehand serves.
    pub(super) fn paper_under(
        &self,
        document: DocumentIx,
        foreign: bool,
        bases: &[InstrumentIx],
    ) -> Arc<PaperVerdict> {
        let row = &self.knowledge.documents[document];
        let mut rules = row.replaced_by.iter();
        if rules.any(|rule| rule.speaks_to(bases) && !rule.speaks_to(&[])) {
            let people = if foreign { People::Foreigners } else { self.context.people };
            return Arc::new(self.judge(document, &row.proves, people, bases));
        }
        let made = if foreign { self.made_for_foreigners(document) } else { self.made(document) };
        Arc::clone(made)
    }

    /// Whether a line asks for a form that is not among its papers: the applicant still writes it,
    /// whatever becomes of the papers beside it.
    fn has_unnamed_form(&self, reading: &Reading) -> bool {
        let is_form = |paper: &Paper| {
            let class = paper.document.map(|document| self.knowledge.documents[document].class);
            class == Some(DocumentClass::Form)
        };
        reading.kind == LineKind::Form && !reading.papers.iter().any(is_form)
    }

    /// Whether an item about a sphere is in the closure.
    pub(super) fn knows(&self, item: ItemIx, sphere: Sphere) -> bool {
        self.closure(sphere).is_some_and(|closure| closure.contains(item))
    }

    /// Everything known about a sphere; every sphere has its set.
    pub(super) fn closure(&self, sphere: Sphere) -> Option<&ItemSet> {
        let closure = self.closures.get(&sphere)?;
        Some(closure.get_or_init(|| {
            let mut held = self.horn.nothing();
            self.openings.fill(sphere, &mut held);
            self.horn.close(&held)
        }))
    }

    /// Judges a paper that has to prove all it can, apart from any procedure.
    fn judge_alone(&self, document: DocumentIx, people: People) -> Arc<PaperVerdict> {
        let proves = &self.knowledge.documents[document].proves;
        Arc::new(self.judge(document, proves, people, &[]))
    }

    /// Judges a paper that has to prove some items.
    fn judge(
        &self,
        index: DocumentIx,
        items: &[ItemIx],
        people: People,
        bases: &[InstrumentIx],
    ) -> PaperVerdict {
        let document = &self.knowledge.documents[index];
        let sphere = Sphere::of(document.about, people);
        let registers = self.replacing(document, sphere, bases);
        let missing = items.iter().copied().filter(|&item| !self.knows(item, sphere));
        let residual: Vec<ItemIx> = missing.collect();
        let grade = if registers.is_empty() || residual.len() == items.len() {
            Grade::None
        } else if !residual.is_empty() {
            Grade::Partial
        } else if items.iter().all(|&item| self.knowledge.items[item].fact) {
            Grade::FactOnly
        } else {
            Grade::Full
        };
        let registers = if grade == Grade::None { Vec::new() } else { registers };
        let assumed = Vec::new();
        let verdict = PaperVerdict { document: Some(index), grade, registers, residual, assumed };
        PaperVerdict { assumed: self.assumed_by(&verdict, items, sphere), ..verdict }
    }

    /// The open registers that a rule in force lets take the place of a paper.
    fn replacing(
        &self,
        document: &DocumentType,
        sphere: Sphere,
        bases: &[InstrumentIx],
    ) -> Vec<RegisterIx> {
        let in_force = document
            .replaced_by
            .iter()
            .filter(|rule| rule.speaks_to(bases))
            .filter(|rule| rule.in_force.covers(self.context.as_of));
        let open = in_force.filter(|rule| self.openings.is_open(rule.register, sphere));
        self.sorted(open.map(|rule| rule.register).collect())
    }

    /// Registers sorted by id, each once.
    pub(super) fn sorted(&self, mut registers: Vec<RegisterIx>) -> Vec<RegisterIx> {
        registers.sort_by_key(|&register| &self.knowledge.registers[register].id);
        registers.dedup();
        registers
    }
}

/// The grade of several papers together.
fn grade_of_all(papers: &[Arc<PaperVerdict>]) -> Grade {
    let any = |wanted| papers.iter().any(|paper| paper.grade == wanted);
    if papers.iter().all(|paper| paper.grade == Grade::None) {
        Grade::None
    } else if any(Grade::Partial) || any(Grade::None) {
        Grade::Partial
    } else if any(Grade::FactOnly) {
        Grade::FactOnly
    } else {
        Grade::Full
    }
}
