//! The supply chain inside a procedure: what one step makes and another needs is no paper that people
//! must bring from outside.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Made, Paper, Step};
use crate::fault::{Problem, Subject};

/// Which requirements other steps supply: step and position in its list.
#[derive(Debug, Default)]
pub(super) struct Supply {
    inner: BTreeSet<(usize, usize)>,
}

impl Supply {
    /// Finds out which step needs what another makes.
    ///
    /// An earlier step supplies whatever it makes. A later one supplies only what is no final result: of
    /// a final one, such as a licence that is renewed, people have the last one already.
    ///
    /// # Errors
    /// Steps that wait for each other, as a circle of their names, at the place of the first.
    pub(super) fn of(steps: &[Step<'_>]) -> Result<Self, (String, Problem)> {
        let mut supply = Self::default();
        let mut needs: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, step) in steps.iter().enumerate() {
            for (n, asked) in step.requirements.iter().enumerate() {
                let Some(maker) = maker(steps, at, &asked.paper) else { continue };
                supply.inner.insert((at, n));
                needs.entry(at).or_default().insert(maker);
            }
        }
        match circle(needs) {
            None => Ok(supply),
            Some(circle) => {
                let name =
                    |at: usize| steps.get(at).map_or(String::new(), |one| one.name.to_string());
                let first = circle.first().and_then(|at| steps.get(*at));
                let place = first.map_or(String::new(), |step| step.node.at.clone());
                let ids = circle.into_iter().map(name).collect();
                Err((place, Problem::Circle { what: Subject::Step, ids }))
            }
        }
    }

    /// Whether another step supplies a requirement.
    pub(super) fn has(&self, step: usize, requirement: usize) -> bool {
        self.inner.contains(&(step, requirement))
    }
}

/// The step that makes a paper for another: the last before it, or else the first behind it.
fn maker(steps: &[Step<'_>], at: usize, paper: &Paper) -> Option<usize> {
    let makes = |step: &Step<'_>, counts: fn(&Made) -> bool| {
        step.results.iter().any(|made| counts(made) && made.paper.is(paper))
    };
    let before = steps.get(..at).unwrap_or_default();
    let behind = steps.iter().enumerate().skip(at + 1);
    let earlier = before.iter().rposition(|step| makes(step, |_| true));
    earlier.or_else(|| {
        behind.into_iter().find(|(_, step)| makes(step, |made| !made.is_final)).map(|(at, _)| at)
    })
}

/// A circle of what waits for what, the first at its end again; none where there is an order.
fn circle(mut needs: BTreeMap<usize, BTreeSet<usize>>) -> Option<Vec<usize>> {
    // What waits for nothing can be done; whoever waited for it alone can be done next.
    loop {
        let waiting: BTreeSet<usize> = needs.keys().copied().collect();
        let before = needs.len();
        needs.retain(|_, of| {
            of.retain(|one| waiting.contains(one));
            !of.is_empty()
        });
        if needs.len() == before {
            break;
        }
    }
    let mut path = vec![*needs.keys().next()?];
    loop {
        let next = *needs.get(path.last()?)?.first()?;
        if let Some(begin) = path.iter().position(|one| *one == next) {
            path.drain(..begin);
            path.push(next);
            return Some(path);
        }
        path.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(pairs: &[(usize, usize)]) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut needs: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, of) in pairs {
            needs.entry(*at).or_default().insert(*of);
        }
        needs
    }

    #[test]
    fn a_circle_is_told_whole_and_only_where_there_is_one() {
        assert_eq!(circle(needs(&[(1, 0), (2, 1), (0, 3)])), None);
        assert_eq!(circle(needs(&[(5, 0), (1, 2), (2, 3), (3, 1)])), Some(vec![1, 2, 3, 1]));
        // What leads into a circle is no part of it.
        assert_eq!(circle(needs(&[(0, 1), (1, 2), (2, 1)])), Some(vec![1, 2, 1]));
    }
}
