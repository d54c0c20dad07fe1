//! The supply chain inside a procedure: what one step makes and another needs is no paper that people
//! must bring from outside.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Paper, Step};
use crate::catalog::text::key;
use crate::fault::{Problem, Subject};

/// Which requirements other steps supply: step and position in its list.
#[derive(Debug, Default)]
pub(super) struct Supply {
    inner: BTreeSet<(usize, usize)>,
    /// Requirements that only their own step would supply.
    own: BTreeSet<(usize, usize)>,
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
        let makers = Makers::of(steps);
        for (at, step) in steps.iter().enumerate() {
            for (n, asked) in step.requirements.iter().enumerate() {
                let Some(maker) = makers.maker(at, &asked.paper) else {
                    if makers.makes(at, &asked.paper) {
                        supply.own.insert((at, n));
                    }
                    continue;
                };
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

    /// The steps that make what they ask for, each with the positions of those requirements.
    ///
    /// That is no circle of steps: a paper may come, be stamped and go back. But nobody can bring a paper
    /// that does not exist before, so that somebody has to look.
    pub(super) fn own(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        self.own.iter().for_each(|(step, n)| own.entry(*step).or_default().push(*n));
        own
    }

    /// Whether another step supplies a requirement.
    pub(super) fn has(&self, step: usize, requirement: usize) -> bool {
        self.inner.contains(&(step, requirement))
    }
}

/// Who makes which paper: ids decide where both sides have one, as names are shared by editions.
#[derive(Debug, Default)]
struct Makers<'s> {
    by_id: BTreeMap<&'s str, Vec<Maker>>,
    /// Those of papers without an id, and those of all.
    nameless: BTreeMap<String, Vec<Maker>>,
    by_name: BTreeMap<String, Vec<Maker>>,
}

/// A step that makes a paper, and whether as a final result.
type Maker = (usize, bool);

impl<'s> Makers<'s> {
    fn of(steps: &'s [Step<'_>]) -> Self {
        let mut makers = Self::default();
        for (at, step) in steps.iter().enumerate() {
            for made in &step.results {
                let (maker, name) = ((at, made.is_final), key(&made.paper.name));
                match &made.paper.id {
                    Some(id) => makers.by_id.entry(id).or_default().push(maker),
                    None => makers.nameless.entry(name.clone()).or_default().push(maker),
                }
                makers.by_name.entry(name).or_default().push(maker);
            }
        }
        makers
    }

    fn all(&self, paper: &Paper) -> impl Iterator<Item = Maker> + Clone {
        let lists = match &paper.id {
            Some(id) => [self.by_id.get(&**id), self.nameless.get(&key(&paper.name))],
            None => [self.by_name.get(&key(&paper.name)), None],
        };
        lists.into_iter().flatten().flatten().copied()
    }

    /// Whether a step makes a paper itself, and not as the final result that renews an old one.
    fn makes(&self, at: usize, paper: &Paper) -> bool {
        self.all(paper).any(|maker| maker == (at, false))
    }

    /// The step that makes a paper for another: the last before it, or else the first behind it.
    fn maker(&self, at: usize, paper: &Paper) -> Option<usize> {
        let all = || self.all(paper);
        let earlier = all().filter(|(maker, _)| *maker < at).map(|(maker, _)| maker).max();
        let later = all().filter(|(maker, is_final)| *maker > at && !is_final);
        earlier.or_else(|| later.map(|(maker, _)| maker).min())
    }
}

/// A circle of what waits for what, the first at its end again; none where there is an order.
fn circle(mut needs: BTreeMap<usize, BTreeSet<usize>>) -> Option<Vec<usize>> {
    // What waits for nothing can be done; whoever waited for it alone can be done next.
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut waits: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, of) in &needs {
        let of = of.iter().filter(|one| needs.contains_key(one));
        waits.insert(*at, of.clone().count());
        of.for_each(|one| followers.entry(*one).or_default().push(*at));
    }
    let free = waits.iter().filter(|(_, count)| **count == 0);
    let mut done: Vec<usize> = free.map(|(at, _)| *at).collect();
    while let Some(one) = done.pop() {
        waits.remove(&one);
        for follower in followers.get(&one).into_iter().flatten() {
            if let Some(count) = waits.get_mut(follower) {
                *count -= 1;
                if *count == 0 {
                    done.push(*follower);
                }
            }
        }
    }
    needs.retain(|at, of| {
        of.retain(|one| waits.contains_key(one));
        waits.contains_key(at)
    });
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
