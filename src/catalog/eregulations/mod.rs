//! Procedures of UNCTAD eRegulations, as its interface answers (`/Procedures/{id}` and others).
//!
//! A procedure there is blocks of steps, each an interaction of the applicant with an entity, with its
//! own requirements, results, costs and times. Here it becomes a dossier: what steps ask for and no other
//! step makes. The interface describes the burden of a procedure in an answer of its own, which names no
//! procedure; put into the procedure as `abc`, and its totals as `totals`, it is read with it.
//!
//! What our format has no place for is named in a remark, whatever its key: what was read is noted, and
//! the rest is what was not.

mod burden;
mod costs;
mod dossier;
mod json;
mod shape;
mod step;
mod supply;
mod words;

use std::collections::BTreeSet;

use serde_json::Value;

use self::json::{Node, Notes};
use self::shape::Shape;
use self::step::{Paper, Step};
use self::words::Words;
use super::text::key;
use super::texts::Texts;
use super::{
    Actor, Channel, ChannelKind, Duration, LegalBasis, Outcome, Procedure, Step as OurStep,
    TimeLimit, TimeUnit,
};
use crate::cost::Decimal;
use crate::fault::{Fault, ForeignFault, Problem};
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::reading;

/// The name of the system in codes.
const SYSTEM: &str = "ereg";

/// What answers are read with.
#[derive(Debug)]
pub(super) struct Reader<'k> {
    words: Words,
    knowledge: &'k Knowledge,
}

/// One procedure that a document holds, and what is said of it, with JSON pointers.
#[derive(Debug)]
pub(super) struct Read {
    /// The procedure, where nothing is wrong with it.
    pub(super) procedure: Option<Procedure>,
    /// Whether it is more than a name in a list.
    pub(super) is_whole: bool,
    /// What keeps it from being used.
    pub(super) faults: Vec<(String, Problem)>,
    /// What is to be known of it.
    pub(super) odd: Vec<(String, Problem)>,
}

impl<'k> Reader<'k> {
    /// Prepares the words that answers are compared with.
    ///
    /// # Errors
    /// The faults of the data file with the words.
    pub(super) fn new(knowledge: &'k Knowledge) -> Result<Self, Vec<Fault>> {
        Ok(Self { words: Words::embedded()?, knowledge })
    }

    /// The procedures of a document, or of an element of a list by its position; none where it is no answer
    /// that holds some.
    pub(super) fn read(
        &self,
        document: &Value,
        position: Option<usize>,
        names: &mut reading::Reader<'_>,
        shared: &Texts,
    ) -> Vec<Read> {
        let shapes = shape::of(document, position).into_iter();
        shapes.map(|shape| self.one(&shape, names, shared)).collect()
    }

    fn one(&self, shape: &Shape<'_>, names: &mut reading::Reader<'_>, shared: &Texts) -> Read {
        let mut notes = Notes::default();
        let is_whole = !matches!(shape, Shape::Listed(_));
        let procedure = match shape {
            Shape::Description => {
                notes.fault("", ForeignFault::Description.into());
                None
            }
            Shape::Burden => {
                notes.fault("", ForeignFault::Burden.into());
                None
            }
            Shape::Listed(node) => {
                notes.odd(&*node.at, ForeignFault::ListedOnly.into());
                let code = notes.id(node, "id").and_then(|id| code(&id, node, &mut notes));
                let name = step::named(node, &mut notes);
                code.zip(name).map(|(code, name)| Procedure { name, ..empty(code, shared) })
            }
            Shape::Procedure { root, inner } => {
                self.procedure(root, inner, &mut notes, names, shared)
            }
            Shape::Step { root, inner } => self.step(root, inner, &mut notes, names, shared),
        };
        let procedure = procedure.filter(|_| notes.faults.is_empty());
        if let Shape::Procedure { root, .. } | Shape::Step { root, .. } | Shape::Listed(root) =
            shape
        {
            let left = notes.left(root).into_iter();
            let keys: Vec<String> = left.map(|(key, count)| format!("{key} × {count}")).collect();
            if !keys.is_empty() {
                notes.odd(&*root.at, ForeignFault::NotHeld { keys }.into());
            }
        }
        Read { procedure, is_whole, faults: notes.faults, odd: notes.odd }
    }

    fn procedure(
        &self,
        root: &Node<'_>,
        inner: &Node<'_>,
        notes: &mut Notes,
        names: &mut reading::Reader<'_>,
        shared: &Texts,
    ) -> Option<Procedure> {
        let id = notes.id(inner, "id");
        if id.is_none() && !inner.has("id") {
            notes.fault(&*inner.at, Problem::MissingKey { key: "id".to_owned() });
        }
        let name = step::named(inner, notes);
        // What wraps a procedure repeats its id and name.
        if root.at != inner.at {
            notes.repeats(root, inner, &["id", "name"]);
        }
        let mut steps = Vec::new();
        for block in notes.list(inner, "blocks") {
            notes.id(&block, "id");
            let block_name = notes.text(&block, "name");
            for step in notes.list(&block, "steps") {
                steps.push(Step::read(step, block_name.clone(), &self.words, notes));
            }
        }
        let source = notes.text(inner, "url");
        let online =
            steps.iter().all(|step| step.online.is_none()).then(|| notes.flag(root, "isOnline"));
        let code = code(&id?, inner, notes)?;
        let start = Procedure { name: name?, ..empty(code, shared) };
        let start = match source {
            Some(url) => {
                Procedure { source: shared.share(&format!("eRegulations, {url}")), ..start }
            }
            None => start,
        };
        self.filled(start, root, &steps, online.flatten(), notes, names, shared)
    }

    /// One step alone: a procedure of that step, under a code that says which it is.
    fn step(
        &self,
        root: &Node<'_>,
        inner: &Node<'_>,
        notes: &mut Notes,
        names: &mut reading::Reader<'_>,
        shared: &Texts,
    ) -> Option<Procedure> {
        notes.odd(&*root.at, ForeignFault::StepOnly.into());
        let of = shape::procedure_of(inner).or_else(|| shape::procedure_of(root))?;
        notes.id(inner, "procedureId");
        let of_name = notes.text(inner, "procedureName");
        let step = Step::read(inner.clone(), None, &self.words, notes);
        let id = notes.id(inner, "id").unwrap_or_default();
        let code = code(&format!("{of}.{id}"), inner, notes)?;
        let name = match of_name {
            Some(of) => format!("{of}: {}", step.name).into(),
            None => step.name.clone(),
        };
        let start = Procedure { name, ..empty(code, shared) };
        self.filled(start, root, &[step], None, notes, names, shared)
    }

    #[expect(clippy::too_many_arguments, reason = "what a procedure is made of, in one place")]
    fn filled(
        &self,
        start: Procedure,
        root: &Node<'_>,
        steps: &[Step<'_>],
        online: Option<bool>,
        notes: &mut Notes,
        names: &mut reading::Reader<'_>,
        shared: &Texts,
    ) -> Option<Procedure> {
        let supply = match supply::Supply::of(steps) {
            Ok(supply) => supply,
            Err((at, circle)) => {
                notes.fault(at, circle);
                return None;
            }
        };
        let dossier = dossier::read(steps, &supply, &self.words, &start.name, names, shared);
        if dossier.lines.is_empty() {
            notes.odd(&*root.at, Problem::EmptyDossier);
        }
        if !dossier.inner.is_empty() {
            notes.odd(&*root.at, ForeignFault::Inner { papers: dossier.inner.clone() }.into());
        }
        for (at, asked) in supply.own() {
            let Some(step) = steps.get(at) else { continue };
            let papers = asked.iter().filter_map(|n| step.requirements.get(*n));
            let papers = papers.map(|asked| asked.paper.name.to_string()).collect();
            let fault = ForeignFault::OwnStep { step: step.name.to_string(), papers };
            notes.odd(&*step.node.at, fault.into());
        }
        let mut foreign = costs::Foreign::new();
        let fee = costs::fee(steps, &self.words, &mut foreign, notes);
        for (currency, amounts) in foreign {
            notes.odd(&*root.at, ForeignFault::Currency { currency, amounts }.into());
        }
        let measured = burden::rows(root, steps, &dossier.documents, &self.words, notes);
        let kind = channel(steps, online);
        let channels = vec![Channel { kind, time_limit: time_limit(steps, notes), fee }];
        let entities = distinct(steps.iter().filter_map(|step| step.charge.first()));
        Some(Procedure {
            authority_text: shared.share(&entities.join("; ")),
            requirements: dossier.lines,
            steps: ours(steps, &supply, shared),
            channels,
            results: results(steps, names),
            legal_bases: self.legal_bases(steps, shared),
            measured,
            ..start
        })
    }

    fn legal_bases(&self, steps: &[Step<'_>], shared: &Texts) -> Vec<LegalBasis> {
        let laws = distinct(steps.iter().flat_map(|step| &step.laws));
        let basis = |law: &&str| {
            let found = self.knowledge.instruments.find(law);
            LegalBasis { instrument: found, number: shared.share(law), title: shared.share("") }
        };
        laws.iter().map(basis).collect()
    }
}

/// A procedure of which nothing is known but its code.
fn empty(code: ProcedureCode, shared: &Texts) -> Procedure {
    Procedure {
        code,
        name: Box::default(),
        authority: None,
        authority_text: shared.share(""),
        settled_by: Vec::new(),
        settled_by_text: shared.share(""),
        levels: Vec::new(),
        sector: shared.share(""),
        subjects: Vec::new(),
        groups: Vec::new(),
        cases: Vec::new(),
        requirements: Vec::new(),
        steps: Vec::new(),
        channels: Vec::new(),
        results: Vec::new(),
        conditions: Vec::new(),
        denies_conditions: false,
        gist: None,
        legal_bases: Vec::new(),
        volume: None,
        measured: Vec::new(),
        facts_taken: None,
        source: shared.share("eRegulations"),
    }
}

fn code(id: &str, of: &Node<'_>, notes: &mut Notes) -> Option<ProcedureCode> {
    let code = format!("{SYSTEM}:{id}").parse().ok();
    if code.is_none() {
        let expected = "[A-Za-z0-9._-]{1,64}".to_owned();
        notes.fault(format!("{}/id", of.at), Problem::BadValue { found: id.to_owned(), expected });
    }
    code
}

/// Each text once, in the order in which it is met first.
fn distinct<'t>(texts: impl Iterator<Item = &'t Box<str>>) -> Vec<&'t str> {
    let mut met = BTreeSet::new();
    texts.map(|text| &**text).filter(|text| met.insert(*text)).collect()
}

/// Online where every step is; whoever must come for one step comes in person.
fn channel(steps: &[Step<'_>], online: Option<bool>) -> ChannelKind {
    let each = steps.iter().all(|step| step.online == Some(true)) && !steps.is_empty();
    if each || online == Some(true) { ChannelKind::Online } else { ChannelKind::InPerson }
}

/// The days between the steps, one after the other. A step that states none leaves the whole unknown:
/// the sum of the others would pass for it.
fn time_limit(steps: &[Step<'_>], notes: &mut Notes) -> TimeLimit {
    if steps.iter().all(|step| step.times.wait.is_none()) {
        return TimeLimit::Unknown;
    }
    let mut days = Decimal::ZERO;
    for step in steps {
        let Some(wait) = step.times.wait else {
            let key = "timeframe.waitingTimeUntilNextStep".to_owned();
            notes.odd(&*step.node.at, Problem::MissingKey { key });
            for step in steps {
                notes.give_back(&step.node, &["timeframe", "waitingTimeUntilNextStep"]);
            }
            return TimeLimit::Unknown;
        };
        days = days.plus(wait);
    }
    // A part of a day is a day: the limit is what is not exceeded.
    let whole = days.millionths().saturating_add(Decimal::SCALE - 1) / Decimal::SCALE;
    let amount = u32::try_from(whole).ok();
    amount.map_or(TimeLimit::Unknown, |amount| {
        TimeLimit::Within(Duration { amount, unit: TimeUnit::Day })
    })
}

fn ours(steps: &[Step<'_>], supply: &supply::Supply, shared: &Texts) -> Vec<OurStep> {
    let step = |(at, step): (usize, &Step<'_>)| {
        let asked = step.requirements.iter().enumerate();
        let inner: Vec<&str> = asked
            .filter(|(n, _)| supply.has(at, *n))
            .map(|(_, asked)| &*asked.paper.name)
            .collect();
        OurStep { actor: Some(Actor::Applicant), text: Some(shared.share(&step.text(&inner))) }
    };
    steps.iter().enumerate().map(step).collect()
}

/// What is issued in the end, and what no step takes away again.
fn results(steps: &[Step<'_>], names: &mut reading::Reader<'_>) -> Vec<Outcome> {
    let asked = || steps.iter().flat_map(|step| &step.requirements).map(|asked| &asked.paper);
    let ids: BTreeSet<&str> = asked().filter_map(|paper| paper.id.as_deref()).collect();
    let named: BTreeSet<String> = asked().map(|paper| key(&paper.name)).collect();
    let nameless = asked().filter(|paper| paper.id.is_none());
    let nameless: BTreeSet<String> = nameless.map(|paper| key(&paper.name)).collect();
    let is_asked = |paper: &Paper| match &paper.id {
        Some(id) => ids.contains(&**id) || nameless.contains(&key(&paper.name)),
        None => named.contains(&key(&paper.name)),
    };
    let mut told = BTreeSet::new();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for made in steps.iter().flat_map(|step| &step.results) {
        let name = &made.paper.name;
        if (made.is_final || !is_asked(&made.paper)) && told.insert(name) {
            outcomes.push(Outcome { document: names.named(name), name: name.clone() });
        }
    }
    outcomes
}
