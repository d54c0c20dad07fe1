//! What one dossier costs while cuts are added one after the other.
//!
//! A cut of one line moves the tasks of that line, of those it is a choice with, and the visit that
//! certified copies share. Working out the whole dossier for each of its measures instead took time
//! with the square of its lines: seconds for thousands of them. Where a dossier follows one of several
//! cases every line may decide which, and all of it is worked out each time.

use super::lines::{LineFacts, Step, form_share, larger};
use super::{Facts, Remains, Task, Tasks, own};
use crate::cost::price::Cost;
use crate::cost::{Cut, Cuts, Decimal, Money, Overflow, Segment, Spread};

/// A dossier with some cuts, and what each of its lines costs under them.
#[derive(Clone, Debug)]
pub(crate) struct Running<'f, 'm, 'a> {
    facts: &'f Facts<'m, 'a>,
    cuts: Cuts,
    /// In the order of the lines of the facts.
    lines: Vec<OfLine>,
    /// What all of them cost together.
    sum: Summed,
    /// For which shares of the dossiers copies are certified, and for how many lines each.
    certified: Vec<(Spread<Decimal>, usize)>,
    /// How many lines ask for an original.
    originals: usize,
}

/// An amount, and what of its middle rests on assumptions.
#[derive(Clone, Copy, Debug, Default)]
struct Summed {
    total: Spread<Money>,
    assumed: Money,
}

/// What one line costs.
#[derive(Clone, Copy, Debug, Default)]
struct OfLine {
    sum: Summed,
    /// The share of the dossiers that have copies certified for it.
    certified: Option<Spread<Decimal>>,
    original: bool,
}

impl Summed {
    fn plus(self, other: Self) -> Result<Self, Overflow> {
        let total = self.total.join(other.total, Money::plus)?;
        Ok(Self { total, assumed: self.assumed.plus(other.assumed)? })
    }

    fn minus(self, other: Self) -> Result<Self, Overflow> {
        let total = self.total.join(other.total, Money::minus)?;
        Ok(Self { total, assumed: self.assumed.minus(other.assumed)? })
    }
}

impl<'f, 'm, 'a> Running<'f, 'm, 'a> {
    /// The dossier with nothing cut.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub(crate) fn of(facts: &'f Facts<'m, 'a>) -> Result<Self, Overflow> {
        let mut running = Self {
            facts,
            cuts: Cuts::none(),
            lines: vec![OfLine::default(); facts.lines.len()],
            sum: Summed::default(),
            certified: Vec::new(),
            originals: 0,
        };
        running.refresh(0..facts.lines.len())?;
        Ok(running)
    }

    /// What is cut.
    pub(crate) fn cuts(&self) -> &Cuts {
        &self.cuts
    }

    /// Adds a cut, and tells what the dossier costs then.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub(crate) fn add(&mut self, cut: Cut) -> Result<Cost, Overflow> {
        self.cuts.insert(cut);
        match touched(self.facts, cut) {
            Some(touched) => self.refresh(touched)?,
            None => self.refresh(0..self.lines.len())?,
        }
        self.cost()
    }

    /// What the dossier would cost with one more cut.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub(crate) fn with(&mut self, cut: Cut) -> Result<Cost, Overflow> {
        let Some(touched) = touched(self.facts, cut).filter(|_| !self.cuts.has(cut)) else {
            return self.facts.cost(&self.cuts.clone().with(cut));
        };
        self.add(cut)?;
        let cost = self.cost();
        self.cuts.remove(cut);
        self.refresh(touched)?;
        cost
    }

    /// Works out some lines anew, and with them the sums.
    fn refresh(&mut self, lines: impl IntoIterator<Item = usize>) -> Result<(), Overflow> {
        for at in lines {
            let (Some(line), Some(old)) = (self.facts.lines.get(at), self.lines.get(at).copied())
            else {
                continue;
            };
            let new = of_line(self.facts, line, &self.cuts)?;
            self.sum = self.sum.minus(old.sum)?.plus(new.sum)?;
            self.originals = self.originals + usize::from(new.original) - usize::from(old.original);
            if let Some(share) = old.certified {
                self.certified.retain_mut(|(known, count)| {
                    *count -= usize::from(*known == share);
                    *count > 0
                });
            }
            if let Some(share) = new.certified {
                match self.certified.iter_mut().find(|(known, _)| *known == share) {
                    Some((_, count)) => *count += 1,
                    None => self.certified.push((share, 1)),
                }
            }
            if let Some(old) = self.lines.get_mut(at) {
                *old = new;
            }
        }
        Ok(())
    }

    fn cost(&self) -> Result<Cost, Overflow> {
        let Self { facts, cuts, .. } = self;
        if cuts.has(Cut::Abolish) || facts.cases.are_several() {
            return facts.cost(cuts);
        }
        let none = Spread::exact(Decimal::ZERO);
        let certified = self.certified.iter().fold(none, |all, (share, _)| larger(all, *share));
        let remains = match self.originals {
            0 => Remains::NothingOnPaper,
            _ => Remains::Originals,
        };
        let mut tasks = Tasks::of(facts.procedure);
        super::lines::add_shared(cuts, certified, &mut tasks);
        facts.finish(cuts, remains, &mut tasks);
        let mut cost = facts.model.prices.cost(&tasks)?;
        cost.total = cost.total.join(self.sum.total, Money::plus)?;
        cost.assumed = cost.assumed.plus(self.sum.assumed)?;
        Ok(cost)
    }
}

impl Facts<'_, '_> {
    /// Whether something of a line, or of those it is a choice with, must be handed in or shown on paper
    /// when something is cut.
    #[must_use]
    pub(crate) fn line_needs_paper(&self, at: u32, cuts: &Cuts) -> bool {
        let mut original = false;
        for line in touched_by(self, at).into_iter().filter_map(|at| self.lines.get(at)) {
            let Some(asked) = self.cases.asked(line, cuts) else { continue };
            line.steps(asked, cuts, Decimal::ONE, |step| original |= step == Step::Original);
        }
        original
    }
}

/// The positions of the lines that a cut moves; `None` for all of them.
fn touched(facts: &Facts<'_, '_>, cut: Cut) -> Option<Vec<usize>> {
    match cut {
        Cut::Drop(at) | Cut::Data(at) | Cut::Residual(at) | Cut::PlainCopy(at) => {
            Some(touched_by(facts, at))
        }
        _ => None,
    }
}

/// The positions of a line and of those it is a choice with.
fn touched_by(facts: &Facts<'_, '_>, at: u32) -> Vec<usize> {
    let position = |at: &u32| facts.lines.binary_search_by_key(at, |line| line.at).ok();
    let choice = facts.cases.place(at).choice.map(usize::from);
    match choice.and_then(|choice| facts.cases.choices.get(choice)) {
        Some(lines) => lines.iter().filter_map(position).collect(),
        None => position(&at).into_iter().collect(),
    }
}

/// What a line costs when something is cut, where there are no cases to follow.
fn of_line(facts: &Facts<'_, '_>, line: &LineFacts, cuts: &Cuts) -> Result<OfLine, Overflow> {
    let mut of_line = OfLine::default();
    let Some(asked) = facts.cases.asked(line, cuts) else { return Ok(of_line) };
    let (model, procedure) = (facts.model, facts.procedure);
    let (segment, currency) = (Segment::of(&procedure.subjects), model.tariff().currency);
    let mut failed = Ok(());
    line.steps(asked, cuts, form_share(model, cuts), |step| match step {
        Step::Task(activity, times) => {
            let count = line.weight.map(|weight| weight.times(times));
            let at = Some(line.at);
            let measured = activity.is_in_tariffs();
            let own = measured.then(|| own(procedure, currency, activity, at, None)).flatten();
            let task = Task { activity, line: at, channel: None, count, own };
            let sum = model.prices.of_everybody(&task, segment).and_then(|row| {
                let row = Summed { total: row.per_dossier, assumed: row.assumed };
                of_line.sum.plus(row)
            });
            match sum {
                Ok(sum) => of_line.sum = sum,
                Err(overflow) => failed = Err(overflow),
            }
        }
        Step::CertifyVisit => of_line.certified = Some(line.weight),
        Step::Original => of_line.original = true,
    });
    failed.map(|()| of_line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Analysis, Question};
    use crate::appraisal::{Appraisal, Scenario};
    use crate::catalog::Input;
    use crate::measure::Kind;

    /// Every procedure of the embedded catalogue, cut by each of its measures and by all of them.
    #[test]
    fn cuts_one_by_one_cost_what_they_cost_together() {
        let knowledge = analysis::knowledge().unwrap();
        let question = Question::default();
        let analysis = Analysis::load(&Input::Embedded, knowledge, question, &|_, _| ()).unwrap();
        let scenario = Scenario { kinds: Kind::ALL.to_vec(), ..Scenario::usual().unwrap() };
        let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
        let mut tried = 0;
        for (dossier, one) in appraisal.dossiers() {
            let facts = appraisal.model.facts(dossier);
            let mut running = Running::of(&facts).unwrap();
            for measure in &one.measures {
                let cut = measure.cut();
                let whole = facts.cost(&running.cuts().clone().with(cut)).unwrap();
                assert_eq!(running.with(cut).unwrap(), whole, "{cut:?}");
                if cut != Cut::Abolish {
                    assert_eq!(running.add(cut).unwrap(), whole, "{cut:?}");
                    tried += 1;
                }
            }
        }
        assert!(tried > 100, "{tried}");
    }
}
