//! Phrases in one tree, so that all that begin at a place are found by walking down once.
//!
//! An automaton that looks for phrases at every letter at once (Aho and Corasick 1975) was not
//! kept: phrases begin between words, so only one letter in five begins a walk, most walks end
//! within the first word, and the tree is built in a fraction of the time.

use std::collections::VecDeque;
use std::ops::Range;

/// Where the children of the root begin: right behind it.
const ROOTS: usize = 1;

/// A tree over sorted keys; letters that do not branch stand on one edge.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    /// The children of a node follow one another, sorted by their first letters.
    nodes: Vec<Node>,
    /// The first letter of the edge to each node, side by side so that the look-up is quick.
    firsts: Vec<u8>,
    /// The further letters of all edges.
    letters: Vec<u8>,
    /// The children of the root by their first letters, since every word is looked up there.
    roots: Vec<Option<u32>>,
}

/// A node, and the edge that leads to it.
#[derive(Clone, Debug, Default)]
struct Node {
    /// Further letters of the edge.
    edge: Range<u32>,
    children: Range<u32>,
    /// The key that ends here.
    key: Option<u32>,
}

/// Keys below a node that is to be filled.
struct Open {
    node: usize,
    keys: Range<usize>,
    /// Letters that lead to the node.
    depth: usize,
}

impl Trie {
    /// Builds the tree of sorted, distinct keys.
    #[must_use]
    pub(crate) fn new(keys: &[&[u8]]) -> Self {
        // Room for as much as there can be: growing would leave half as much behind each time, and
        // what is never written to takes no memory.
        let most = 2 * keys.len() + 1;
        let letters = keys.iter().map(|key| key.len()).sum();
        let mut trie = Self {
            nodes: Vec::with_capacity(most),
            firsts: Vec::with_capacity(most),
            letters: Vec::with_capacity(letters),
            roots: Vec::new(),
        };
        trie.nodes.push(Node::default());
        trie.firsts.push(0);
        let mut open = VecDeque::from([Open { node: 0, keys: 0..keys.len(), depth: 0 }]);
        while let Some(Open { node, keys: mut below, depth }) = open.pop_front() {
            let ends = keys.get(below.start).is_some_and(|key| key.len() == depth);
            let key = ends.then(|| number(below.start)).filter(|_| !below.is_empty());
            below.start += usize::from(key.is_some());
            let first_child = number(trie.nodes.len());
            let group = keys.get(below.clone()).unwrap_or_default();
            for alike in group.chunk_by(|a, b| a.get(depth) == b.get(depth)) {
                let end = below.start + alike.len();
                let depth = trie.branch(alike, depth);
                open.push_back(Open { node: trie.nodes.len() - 1, keys: below.start..end, depth });
                below.start = end;
            }
            let children = first_child..number(trie.nodes.len());
            if let Some(node) = trie.nodes.get_mut(node) {
                (node.children, node.key) = (children, key);
            }
        }
        trie.nodes.shrink_to_fit();
        trie.firsts.shrink_to_fit();
        trie.letters.shrink_to_fit();
        trie.roots = (0..=u8::MAX).map(|first| trie.root(first)).collect();
        trie
    }

    /// Adds a node for keys that agree beyond a depth; says how far they do.
    fn branch<'k>(&mut self, alike: &[&'k [u8]], depth: usize) -> usize {
        let behind = |key: &&'k [u8]| key.get(depth..).unwrap_or_default();
        let [one, other] =
            [alike.first(), alike.last()].map(|key| key.map(behind).unwrap_or_default());
        // What the first and the last of sorted keys share, all between them share.
        let shared = one.iter().zip(other).take_while(|(a, b)| a == b).count();
        let start = number(self.letters.len());
        self.letters.extend(one.iter().take(shared).skip(1));
        self.firsts.push(one.first().copied().unwrap_or_default());
        let edge = start..number(self.letters.len());
        self.nodes.push(Node { edge, ..Node::default() });
        depth + shared
    }

    /// The keys that a text begins with, by number, and their lengths; the shortest first.
    pub(crate) fn prefixes<'a>(&'a self, text: &'a [u8]) -> Prefixes<'a> {
        Prefixes { trie: self, node: self.nodes.first(), text, length: 0 }
    }

    /// The child of the root for a letter.
    fn root(&self, first: u8) -> Option<u32> {
        let children = self.nodes.first()?.children.clone();
        children.into_iter().find(|&child| self.firsts.get(child as usize) == Some(&first))
    }

    /// The child of a node whose edge a text begins with.
    fn child(&self, node: &Node, text: &[u8]) -> Option<&Node> {
        let (first, rest) = text.split_first()?;
        let children = range(&node.children);
        let child = if children.start == ROOTS {
            self.roots.get(usize::from(*first)).copied()?? as usize
        } else {
            let firsts = self.firsts.get(children.clone())?;
            children.start + firsts.iter().position(|letter| letter == first)?
        };
        let child = self.nodes.get(child)?;
        let edge = self.letters.get(range(&child.edge))?;
        // Edges are short: comparing here is quicker than a call that compares many at a time.
        let agrees = edge.len() <= rest.len() && edge.iter().zip(rest).all(|(a, b)| a == b);
        agrees.then_some(child)
    }
}

/// A walk down the tree.
pub(crate) struct Prefixes<'a> {
    trie: &'a Trie,
    node: Option<&'a Node>,
    text: &'a [u8],
    length: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let child = self.trie.child(self.node?, self.text.get(self.length..)?);
            self.node = child;
            let child = child?;
            self.length += 1 + child.edge.len();
            if let Some(key) = child.key {
                return Some((key as usize, self.length));
            }
        }
    }
}

/// A position in a table that is far below 2^32 rows: it holds the phrases of the knowledge.
pub(super) fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_that_a_text_begins_with_are_found_the_shortest_first() {
        let mut keys = ["giay", "giay khai sinh", "giay khai tu", "giay to", "to", "don"];
        keys.sort_unstable();
        let trie = Trie::new(&keys.map(str::as_bytes));
        let found = |text: &str| -> Vec<&str> {
            let found = trie.prefixes(text.as_bytes());
            found
                .map(|(key, length)| {
                    assert_eq!(keys[key].len(), length);
                    keys[key]
                })
                .collect()
        };
        assert_eq!(found("giay khai sinh cua"), ["giay", "giay khai sinh"]);
        assert_eq!(found("giay khai si"), ["giay"]);
        assert_eq!(found("to khai"), ["to"]);
        assert_eq!(found("don"), ["don"]);
        assert!(found("gia").is_empty() && found("").is_empty());
        assert_eq!(Trie::new(&[]).prefixes(b"a").count(), 0);
    }
}
