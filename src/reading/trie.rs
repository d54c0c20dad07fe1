//! Phrases in one tree, so that all that begin at a place are found by walking down once.
//!
//! An automaton that looks for phrases at every letter at once (Aho and Corasick 1975) was not
//! kept: phrases begin between words, so only one letter in five begins a walk, most walks end
//! within the first word, and the tree is built in a fraction of the time.

use std::collections::VecDeque;
use std::ops::Range;

/// Letters are ASCII: both keys and texts are folded.
const LETTERS: usize = 128;
/// Among more children than these, the one of a letter is looked up in a table of its node.
const FEW: usize = 4;
/// Stands for no child, no key and no table.
const NONE: u32 = u32::MAX;

/// A tree over sorted keys; letters that do not branch stand on one edge.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    /// The children of a node follow one another, sorted by their first letters.
    nodes: Vec<Node>,
    /// The first letter of the edge to each node, side by side so that the look-up is quick.
    firsts: Vec<u8>,
    /// The further letters of all edges.
    letters: Vec<u8>,
    /// The children of the root and of nodes with many children by their first letters, a row of
    /// [`LETTERS`] for each: nearly every walk passes two of them.
    tables: Vec<u32>,
}

/// A node, and the edge that leads to it.
#[derive(Clone, Debug)]
struct Node {
    /// Further letters of the edge.
    edge: Range<u32>,
    children: Range<u32>,
    /// The key that ends here.
    key: u32,
    /// Where its table begins.
    table: u32,
}

impl Node {
    fn behind(edge: Range<u32>) -> Self {
        Self { edge, children: 0..0, key: NONE, table: NONE }
    }
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
            tables: Vec::new(),
        };
        trie.nodes.push(Node::behind(0..0));
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
                (node.children, node.key) = (children, key.unwrap_or(NONE));
            }
        }
        for node in 0..trie.nodes.len() {
            trie.tabulate(node);
        }
        trie.nodes.shrink_to_fit();
        trie.firsts.shrink_to_fit();
        trie.letters.shrink_to_fit();
        trie.tables.shrink_to_fit();
        trie
    }

    /// Makes the table of a node that has many children; every word is looked up at the root.
    fn tabulate(&mut self, at: usize) {
        let Some(node) = self.nodes.get_mut(at) else { return };
        let children = range(&node.children);
        if at != 0 && children.len() <= FEW {
            return;
        }
        let start = self.tables.len();
        node.table = number(start);
        self.tables.resize(start + LETTERS, NONE);
        for child in children {
            let first = self.firsts.get(child).copied().unwrap_or_default();
            if let Some(place) = self.tables.get_mut(start + usize::from(first)) {
                *place = number(child);
            }
        }
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
        self.nodes.push(Node::behind(edge));
        depth + shared
    }

    /// The keys that a text begins with, by number, and their lengths; the shortest first.
    pub(crate) fn prefixes<'a>(&'a self, text: &'a [u8]) -> Prefixes<'a> {
        Prefixes { trie: self, node: self.nodes.first(), text, length: 0 }
    }

    /// The child of a node whose edge a text begins with.
    fn child(&self, node: &Node, text: &[u8]) -> Option<&Node> {
        let (first, rest) = text.split_first()?;
        let child = if node.table == NONE {
            let firsts = self.firsts.get(range(&node.children))?;
            node.children.start as usize + firsts.iter().position(|letter| letter == first)?
        } else {
            // A letter that is none has no place in the row.
            let place = node.table as usize + usize::from(*first);
            *self.tables.get(place).filter(|_| first.is_ascii())? as usize
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
            if child.key != NONE {
                return Some((child.key as usize, self.length));
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

    #[test]
    fn among_many_children_each_is_found_and_no_other() {
        let keys: Vec<String> =
            (b'a'..=b'z').map(|letter| format!("x{}y", letter as char)).collect();
        let keys: Vec<&[u8]> = keys.iter().map(String::as_bytes).collect();
        let trie = Trie::new(&keys);
        for (n, key) in keys.iter().enumerate() {
            assert_eq!(trie.prefixes(key).collect::<Vec<_>>(), [(n, key.len())]);
        }
        for text in [&b"x1y"[..], b"x", b"y", b"\xff", b"x\xffy"] {
            assert_eq!(trie.prefixes(text).count(), 0, "{text:?}");
        }
    }
}
