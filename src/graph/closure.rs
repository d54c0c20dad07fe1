//! The best bargain: which costly items to take so that the bundles they complete pay most.
//!
//! A bundle pays its profit when every one of its items is taken. The best choice is a closure of
//! maximum weight, that is a minimum cut (Picard 1976, "Maximal closure of a graph and applications
//! to combinatorial problems"). The flow that proves it splits the profit of each bundle among its
//! items; what it leaves over says at once how much is lost when an item is forced in or out, which
//! the cut alone does not say.

use std::collections::VecDeque;

use petgraph::algo::dinics;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::index::{Ix, Table};

/// A bundle: its profit, and the items it takes.
#[derive(Clone, Debug)]
pub(crate) struct Offer<'o, I> {
    /// What it pays.
    pub(crate) profit: u64,
    /// The items, each once.
    pub(crate) items: &'o [I],
}

/// The best choice, with the split of profits that proves it.
#[derive(Clone, Debug)]
pub(crate) struct Bargain<I> {
    /// Whether an item is taken: those that every best choice takes.
    pub(crate) taken: Table<I, bool>,
    /// The part of each item's cost that no profit pays: what it costs to force the item in.
    pub(crate) slack: Table<I, u64>,
    /// The part of each bundle's profit that pays for nothing and is won.
    pub(crate) won: Vec<u64>,
}

/// How the profits were split, kept so that the next, similar bargain starts from there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Split(Vec<Vec<u64>>);

/// Finds the best choice. A split of an earlier bargain over the same bundles saves most of the work;
/// it never changes what is won.
pub(crate) fn bargain<I: Ix>(
    costs: &Table<I, u64>,
    offers: &[Offer<'_, I>],
    split: &mut Split,
) -> Bargain<I> {
    let mut flow = Flow::new(costs, offers, split);
    flow.push_to_slack();
    let taken = flow.reroute();
    let Flow { slack, won, paid, .. } = flow;
    *split = Split(paid);
    Bargain { taken, slack, won }
}

struct Flow<'o, I> {
    offers: &'o [Offer<'o, I>],
    slack: Table<I, u64>,
    won: Vec<u64>,
    /// What each bundle pays to each of its items.
    paid: Vec<Vec<u64>>,
}

impl<'o, I: Ix> Flow<'o, I> {
    /// Pays as the earlier split did, as far as profits and costs still allow.
    fn new(costs: &Table<I, u64>, offers: &'o [Offer<'o, I>], split: &mut Split) -> Self {
        let mut earlier = std::mem::take(split).0;
        if earlier.len() != offers.len() {
            earlier = offers.iter().map(|offer| vec![0; offer.items.len()]).collect();
        }
        let mut slack = costs.clone();
        let mut won = Vec::with_capacity(offers.len());
        for (offer, paid) in offers.iter().zip(&mut earlier) {
            paid.resize(offer.items.len(), 0);
            let mut left = offer.profit;
            for (&item, part) in offer.items.iter().zip(paid) {
                *part = (*part).min(left).min(slack[item]);
                left -= *part;
                slack[item] -= *part;
            }
            won.push(left);
        }
        Self { offers, slack, won, paid: earlier }
    }

    /// Pays what is left of each profit to items that still cost something.
    fn push_to_slack(&mut self) {
        for ((offer, paid), won) in self.offers.iter().zip(&mut self.paid).zip(&mut self.won) {
            for (&item, part) in offer.items.iter().zip(paid) {
                let more = (*won).min(self.slack[item]);
                *part += more;
                *won -= more;
                self.slack[item] -= more;
            }
        }
    }

    /// Lets bundles with profit left over buy out others that can pay elsewhere, until none can.
    /// What they reach then without finding a cost unpaid is what is taken.
    fn reroute(&mut self) -> Table<I, bool> {
        let payers = self.payers();
        loop {
            let (reached, bundles) = self.reach(&payers);
            let open = |item: &I| reached[*item] && self.slack[*item] > 0;
            if !self.slack.indexes().any(|item| open(&item)) {
                return reached;
            }
            // Whatever the library makes of a network, an empty step must not go on for ever.
            if self.augment(&reached, &bundles) == 0 {
                return reached;
            }
        }
    }

    /// The bundles of each item, with the place of the item in them.
    fn payers(&self) -> Table<I, Vec<(usize, usize)>> {
        let mut payers: Table<I, Vec<_>> = self.slack.indexes().map(|_| Vec::new()).collect();
        for (bundle, offer) in self.offers.iter().enumerate() {
            for (place, &item) in offer.items.iter().enumerate() {
                payers[item].push((bundle, place));
            }
        }
        payers
    }

    fn paid(&self, bundle: usize, place: usize) -> u64 {
        self.paid.get(bundle).and_then(|paid| paid.get(place)).copied().unwrap_or_default()
    }

    fn items(&self, bundle: usize) -> &'o [I] {
        self.offers.get(bundle).map_or(&[], |offer| offer.items)
    }

    /// Items and bundles that left-over profit can reach: a bundle reaches its items, an item the
    /// bundles that pay for it.
    fn reach(&self, payers: &Table<I, Vec<(usize, usize)>>) -> (Table<I, bool>, Vec<bool>) {
        let mut items: Table<I, bool> = self.slack.indexes().map(|_| false).collect();
        let mut bundles: Vec<bool> = self.won.iter().map(|won| *won > 0).collect();
        let begin = bundles.iter().enumerate().filter(|(_, reached)| **reached);
        let mut queue: VecDeque<usize> = begin.map(|(bundle, _)| bundle).collect();
        while let Some(bundle) = queue.pop_front() {
            for &item in self.items(bundle) {
                if std::mem::replace(&mut items[item], true) {
                    continue;
                }
                for &(other, place) in &payers[item] {
                    let Some(reached) = bundles.get_mut(other) else { continue };
                    if !*reached && self.paid(other, place) > 0 {
                        *reached = true;
                        queue.push_back(other);
                    }
                }
            }
        }
        (items, bundles)
    }

    /// One maximum flow through what is reached; gives how much it moved.
    fn augment(&mut self, reached: &Table<I, bool>, bundles: &[bool]) -> u64 {
        let mut network: DiGraph<(), u64, u32> = DiGraph::new();
        let (source, sink) = (network.add_node(()), network.add_node(()));
        let nodes: Table<I, Option<NodeIndex>> =
            reached.rows().iter().map(|&reached| reached.then(|| network.add_node(()))).collect();
        let mut arcs = Vec::new();
        for (item, node) in nodes.iter() {
            if let (Some(node), slack @ 1..) = (*node, self.slack[item]) {
                arcs.push((network.add_edge(node, sink, slack), Arc::Cost(item)));
            }
        }
        for (bundle, _) in bundles.iter().enumerate().filter(|(_, reached)| **reached) {
            let node = network.add_node(());
            let won = self.won.get(bundle).copied().unwrap_or_default();
            if won > 0 {
                arcs.push((network.add_edge(source, node, won), Arc::Profit(bundle)));
            }
            let profit = self.offers.get(bundle).map_or(0, |offer| offer.profit);
            for (place, &item) in self.items(bundle).iter().enumerate() {
                let Some(end) = nodes[item] else { continue };
                // No bundle pays more than its profit: this is without limit.
                arcs.push((network.add_edge(node, end, profit), Arc::Pay(bundle, place)));
                let paid = self.paid(bundle, place);
                if paid > 0 {
                    arcs.push((network.add_edge(end, node, paid), Arc::TakeBack(bundle, place)));
                }
            }
        }
        let (moved, flows) = dinics(&network, source, sink);
        for (edge, arc) in arcs {
            let flow = flows.get(edge.index()).copied().unwrap_or_default();
            match arc {
                Arc::Cost(item) => self.slack[item] -= flow,
                Arc::Profit(bundle) => {
                    if let Some(won) = self.won.get_mut(bundle) {
                        *won -= flow;
                    }
                }
                Arc::Pay(bundle, place) => self.pay(bundle, place, |paid| paid + flow),
                Arc::TakeBack(bundle, place) => self.pay(bundle, place, |paid| paid - flow),
            }
        }
        moved
    }

    fn pay(&mut self, bundle: usize, place: usize, change: impl Fn(u64) -> u64) {
        if let Some(paid) = self.paid.get_mut(bundle).and_then(|paid| paid.get_mut(place)) {
            *paid = change(*paid);
        }
    }
}

/// What an edge of the network stands for.
enum Arc<I> {
    Cost(I),
    Profit(usize),
    Pay(usize, usize),
    TakeBack(usize, usize),
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro declares types for whole crates")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index_type;

    index_type!(
        /// An item of a test.
        ItemNo
    );

    type Case = (Vec<u64>, Vec<(u64, Vec<u32>)>);

    fn cases() -> impl Strategy<Value = Case> {
        let costs = prop::collection::vec(0_u64..12, 1..7);
        costs.prop_flat_map(|costs| {
            let items = prop::collection::btree_set(0..costs.len() as u32, 1..=costs.len().min(3));
            let bundle = (0_u64..12, items.prop_map(|items| items.into_iter().collect()));
            (Just(costs), prop::collection::vec(bundle, 0..9))
        })
    }

    /// What a choice of items wins: profits of completed bundles less the costs.
    fn worth((costs, bundles): &Case, chosen: u32) -> i64 {
        let has = |item: &u32| chosen & (1 << item) != 0;
        let pays = bundles.iter().filter(|(_, items)| items.iter().all(has));
        let spent = (0..costs.len() as u32).filter(has).map(|item| costs[item as usize] as i64);
        pays.map(|(profit, _)| *profit as i64).sum::<i64>() - spent.sum::<i64>()
    }

    fn solved((costs, bundles): &Case, split: &mut Split) -> Bargain<ItemNo> {
        let costs: Table<ItemNo, u64> = costs.iter().copied().collect();
        let items: Vec<Vec<ItemNo>> = bundles
            .iter()
            .map(|(_, items)| items.iter().map(|&item| ItemNo::from_raw(item)).collect())
            .collect();
        let offers: Vec<_> = bundles
            .iter()
            .zip(&items)
            .map(|((profit, _), items)| Offer { profit: *profit, items })
            .collect();
        bargain(&costs, &offers, split)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// What is won is the most that any choice wins, the items taken win it, and what the split
        /// leaves over bounds the loss of forcing an item in or out.
        #[test]
        fn no_choice_wins_more(case in cases(), other in cases()) {
            let mut split = Split::default();
            // A split of something else is a poor start, and no more than that.
            let _ = solved(&other, &mut split);
            let best = solved(&case, &mut split);
            let won: u64 = best.won.iter().sum();
            let all = || 0..1_u32 << case.0.len();
            let most = all().map(|chosen| worth(&case, chosen)).max().unwrap();
            prop_assert_eq!(won as i64, most);
            let taken = best.taken.iter().filter(|(_, taken)| **taken);
            let taken = taken.map(|(item, _)| 1 << item.raw()).sum();
            prop_assert_eq!(worth(&case, taken), most);
            for (item, slack) in best.slack.iter() {
                let bit = 1 << item.raw();
                let with = all().filter(|c| c & bit != 0).map(|c| worth(&case, c)).max().unwrap();
                prop_assert!(with <= most - *slack as i64);
                let without = all().filter(|c| c & bit == 0).map(|c| worth(&case, c)).max().unwrap();
                let pairs = case.1.iter().zip(&best.won);
                let lost = pairs.filter(|((_, items), _)| items.contains(&item.raw()));
                prop_assert!(without <= most - lost.map(|(_, won)| *won as i64).sum::<i64>());
            }
        }
    }
}
