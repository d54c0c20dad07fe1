//! One procedure on both sides: what changed in it, and where each part of its cost and count went.
//!
//! The cost of a dossier is the sum of its lines, its fees, and handing in and receiving. Each of
//! these parts moves for one reason, so that the reasons add up to the whole to the last coin:
//!
//! | part                                   | is credited to |
//! |----------------------------------------|----------------|
//! | a line that came or went               | that line, `real` |
//! | a line whose facts differ              | that line, `real`, whatever else moved its price |
//! | a line of the same facts judged otherwise | its verdict: the tool that reads or the knowledge that grades |
//! | fees, where the facts on fees differ   | these facts, `real`, with what paying takes |
//! | handing in, where channels or subjects differ | these facts, `real` |
//! | everything where measured rows differ  | what was measured, `re_estimate` |
//! | what is left                           | the edition, the estimate or the tool, in this order, where these differ; else the one change it follows from |
//!
//! A year is a dossier times the new volume, and the change of the volume times the old dossier.

use super::alike::same;
use super::change::{About, Change, Happened, State};
use super::effect::{Cost, Effect, Units};
use super::lines::{self, facts_that_differ, papers};
use super::raw::LineFile;
use super::snapshot::{Procedure, cost_of};
use super::world::{Cause, World};
use crate::reading::LineKind;
use crate::target::Unit;

/// The fact that decides what is charged.
const FEES: &str = "fees";
/// Facts that decide how often and by which way people come.
const HANDING_IN: [&str; 4] = ["channels", "subjects", "settled_by", "time_limits"];

/// What pairs are compared under.
pub(super) struct Comparing<'a> {
    pub(super) world: &'a World,
    /// Whether amounts are in one currency.
    pub(super) costs: bool,
    /// What one unit is, where both sides count the same for one target.
    pub(super) unit: Option<Unit>,
    /// What becomes of lines, by code and id.
    pub(super) cuts: [&'a super::derived::Cuts<'a>; 2],
}

/// What one pair gives.
#[derive(Default)]
pub(super) struct Compared {
    pub(super) changes: Vec<Change>,
    /// Ids of old lines and of what they became.
    pub(super) lines: Vec<(String, String)>,
}

impl Comparing<'_> {
    /// A whole procedure that came or went.
    pub(super) fn whole(&self, one: &Procedure, happened: Happened) -> Change {
        let sign = if happened == Happened::Removed { -1 } else { 1 };
        let cost = self.cost(one).times(sign);
        let units = if self.unit.is_some() { one.units } else { Units::default() };
        let units = if sign < 0 { Units::default() - units } else { units };
        let state = Some(State::of_procedure(one));
        let (before, after) = match happened {
            Happened::Removed => (state, None),
            _ => (None, state),
        };
        Change {
            name: Some(one.name.clone()),
            before,
            after,
            effect: Effect { units, per_dossier: cost, annual: cost.times(one.times()) },
            ..change(one, one.code.clone(), happened, About::Procedure)
        }
    }

    fn cost(&self, one: &Procedure) -> Cost {
        one.cost.filter(|_| self.costs).unwrap_or_default()
    }

    /// A procedure that is on both sides.
    pub(super) fn pair(&self, old: &Procedure, new: &Procedure, sure: Option<f64>) -> Compared {
        let mut work =
            Pair { by: self, old, new, found: Compared::default(), left: Effect::default() };
        let moved = self.cost(new) - self.cost(old);
        work.left.per_dossier = moved;
        if self.unit.is_some() {
            work.left.units = new.units - old.units;
        }
        work.lines();
        work.facts(sure);
        work.measured();
        work.volume();
        work.rest();
        let times = new.times();
        for change in &mut work.found.changes {
            if change.about != About::Volume {
                change.effect.annual = change.effect.per_dossier.times(times);
            }
        }
        work.found
    }
}

/// A fact of a procedure that differs.
struct Fact<'a> {
    key: &'static str,
    before: &'a str,
    after: &'a str,
}

struct Pair<'a> {
    by: &'a Comparing<'a>,
    old: &'a Procedure,
    new: &'a Procedure,
    found: Compared,
    /// What of the change of the procedure no change is credited with yet.
    left: Effect,
}

impl Pair<'_> {
    /// Credits a change with its part.
    fn credit(&mut self, change: Change) {
        self.left = self.left - change.effect;
        self.found.changes.push(change);
    }

    fn lines(&mut self) {
        let (old, new) = (&self.old.lines, &self.new.lines);
        let matched = lines::matched(old, new);
        for line in matched.removed.iter().filter_map(|at| old.get(*at)) {
            let change = Change {
                before: Some(State::of_line(line)),
                effect: Effect::default() - self.effect_of(line, 0),
                ..self.of_line(&line.id, Happened::Removed, About::Requirement)
            };
            self.credit(change);
        }
        for line in matched.added.iter().filter_map(|at| new.get(*at)) {
            let change = Change {
                after: Some(State::of_line(line)),
                effect: self.effect_of(line, 1),
                ..self.of_line(&line.id, Happened::Added, About::Requirement)
            };
            self.credit(change);
        }
        for (n, m) in matched.pairs {
            if let (Some(a), Some(b)) = (old.get(n), new.get(m)) {
                self.line(a, b);
            }
        }
    }

    fn line(&mut self, a: &LineFile, b: &LineFile) {
        self.found.lines.push((a.id.clone(), b.id.clone()));
        let fields = facts_that_differ(a, b);
        let happened = match &*fields {
            [only] if only == "case" => Happened::Moved,
            _ => Happened::Changed,
        };
        let (about, cause) = if !fields.is_empty() {
            (About::Requirement, Cause::Real)
        } else {
            let read = a.kind != b.kind || papers(a) != papers(b) || a.already != b.already;
            if !read && a.grade == b.grade && a.registers == b.registers {
                return;
            }
            (About::Verdict, self.by.world.of_verdict(read))
        };
        let change = Change {
            cause,
            fields,
            before: Some(State::of_line(a)),
            after: Some(State::of_line(b)),
            effect: self.effect_of(b, 1) - self.effect_of(a, 0),
            ..self.of_line(&a.id, happened, about)
        };
        self.credit(change);
    }

    /// What a line adds to one side.
    fn effect_of(&self, line: &LineFile, side: usize) -> Effect {
        let procedure = if side == 0 { self.old } else { self.new };
        let cost = line.cost.map(cost_of).filter(|_| self.by.costs).unwrap_or_default();
        let counted = matches!(self.by.unit, Some(Unit::Requirement | Unit::Obligation));
        let asks = line.kind != LineKind::Note && counted && procedure.units.baseline > 0;
        let cuts = self.by.cuts.get(side);
        let units = match asks {
            true => cuts.map_or_else(Units::default, |cuts| cuts.of_line(&procedure.code, line)),
            false => Units::default(),
        };
        Effect { units, per_dossier: cost, annual: Cost::default() }
    }

    fn of_line(&self, id: &str, happened: Happened, about: About) -> Change {
        let id = format!("{}:{id}", self.old.code);
        Change { name: Some(self.new.name.clone()), ..change(self.old, id, happened, about) }
    }

    /// What is said of the procedure itself: a change of what moves a part of its cost for each such
    /// part, so that a new name is not credited with the fee that was changed beside it, and one of
    /// the rest.
    fn facts(&mut self, sure: Option<f64>) {
        let (old, new) = (self.old, self.new);
        let pairs = old.facts.each().into_iter().zip(new.facts.each());
        // What was measured is told of for itself.
        let facts: Vec<Fact<'_>> = pairs
            .filter(|((key, a), (_, b))| a != b && *key != "measured")
            .map(|((key, before), (_, after))| Fact { key, before, after })
            .collect();
        let (fees, facts): (Vec<_>, Vec<_>) = facts.into_iter().partition(|it| it.key == FEES);
        let (handing_in, facts): (Vec<_>, Vec<_>) =
            facts.into_iter().partition(|it| HANDING_IN.contains(&it.key));
        let rest = self.rest_of(new) - self.rest_of(old);
        // Who has to pay has to go and pay: that follows from the fee, where prices stayed.
        let follows = handing_in.is_empty() && self.by.world.of_price() == Cause::Real;
        let paying = if follows { rest } else { Cost::default() };
        let priced = [(FEES, fees, new.fees - old.fees + paying), ("handing_in", handing_in, rest)];
        for (part, facts, cost) in priced {
            if facts.is_empty() {
                continue;
            }
            let per_dossier = if self.by.costs { cost } else { Cost::default() };
            self.credit(Change {
                fields: facts.iter().map(|it| it.key.to_owned()).collect(),
                effect: Effect { per_dossier, ..Effect::default() },
                ..self.of_facts(format!("{}:{part}", old.code), Happened::Changed, &facts)
            });
        }
        let mut fields: Vec<String> = Vec::new();
        if !same(&old.name, &new.name) {
            fields.push("name".to_owned());
        }
        let moved = !same(&old.authority, &new.authority);
        if moved {
            fields.push("authority".to_owned());
        }
        fields.extend(facts.iter().map(|it| it.key.to_owned()));
        let mut effect = Effect::default();
        if facts.iter().any(|it| matches!(it.key, "conditions" | "steps")) {
            // Conditions and steps are units of some targets, and lines are credited already.
            effect.units = self.left.units;
        }
        if !fields.is_empty() || sure.is_some() {
            let happened = match (sure, moved) {
                (Some(_), _) => Happened::Renamed,
                (None, true) => Happened::Moved,
                (None, false) => Happened::Changed,
            };
            let change = self.of_facts(old.code.clone(), happened, &facts);
            self.credit(Change { fields, confidence: sure, effect, ..change });
        }
    }

    /// A change of the procedure itself with the facts that differ, on both sides.
    fn of_facts(&self, id: String, happened: Happened, facts: &[Fact<'_>]) -> Change {
        let state =
            |one: &Procedure, list: Vec<String>| State { facts: list, ..State::of_procedure(one) };
        let said = |key: &str, value: &str| format!("{key}: {value}");
        let before = facts.iter().map(|it| said(it.key, it.before)).collect();
        let after = facts.iter().map(|it| said(it.key, it.after)).collect();
        Change {
            name: Some(self.new.name.clone()),
            before: Some(state(self.old, before)),
            after: Some(state(self.new, after)),
            ..change(self.old, id, happened, About::Procedure)
        }
    }

    /// What was measured of its tasks.
    fn measured(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.facts.measured == new.facts.measured {
            return;
        }
        let said = |one: &Procedure| State::text(one.facts.measured.clone());
        let change = Change {
            cause: Cause::ReEstimate,
            name: Some(new.name.clone()),
            before: Some(said(old)),
            after: Some(said(new)),
            // What of the cost no fact explains.
            effect: Effect { units: Units::default(), ..self.left },
            ..change(old, format!("{}:measured", old.code), Happened::Changed, About::Measured)
        };
        self.credit(change);
    }

    /// What a dossier costs beside its lines and fees: handing in and receiving.
    fn rest_of(&self, one: &Procedure) -> Cost {
        let lines = one.lines.iter().filter_map(|line| line.cost.map(cost_of));
        lines.fold(self.by.cost(one) - one.fees, |rest, line| rest - line)
    }

    fn volume(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.volume == new.volume && old.times() == new.times() {
            return;
        }
        let said = |one: &Procedure| {
            Some(State { volume: one.volume, ..State::default() }).filter(|_| one.volume.is_some())
        };
        let happened = Happened::between(old.volume, new.volume);
        let annual = self.by.cost(old).times(new.times() - old.times());
        self.found.changes.push(Change {
            cause: Cause::ReEstimate,
            name: Some(new.name.clone()),
            before: said(old),
            after: said(new),
            effect: Effect { annual, ..Effect::default() },
            ..change(old, format!("{}:volume", old.code), happened, About::Volume)
        });
    }

    /// What is left goes to the difference of the inputs that explains it, or, where there is none, to
    /// the one change of the procedure from which it follows.
    fn rest(&mut self) {
        if self.left.is_zero() {
            return;
        }
        let cause = self.by.world.of_price();
        let real = |one: &&mut Change| {
            one.cause == Cause::Real && matches!(one.about, About::Requirement | About::Procedure)
        };
        if cause == Cause::Real {
            let mut all = self.found.changes.iter_mut().filter(real);
            if let (Some(only), None) = (all.next(), all.next()) {
                only.effect += self.left;
                return;
            }
        }
        let said = |one: &Procedure| Some(State { cost: one.cost, ..State::default() });
        self.found.changes.push(Change {
            cause,
            name: Some(self.new.name.clone()),
            before: said(self.old),
            after: said(self.new),
            effect: self.left,
            ..change(self.old, format!("{}:cost", self.old.code), Happened::Changed, About::Price)
        });
    }
}

/// A real change of a procedure without anything said of it.
fn change(one: &Procedure, id: String, kind: Happened, about: About) -> Change {
    Change::new(id, kind, Cause::Real, about, Some(one.code.clone()))
}
