//! What a file says, whatever way it says it: nodes, their types, and values of their properties.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::place::{At, Places};

/// A node of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeIx(pub(super) usize);

/// A value of a property, and where it stands.
#[derive(Debug)]
pub(super) struct Object {
    /// Where.
    pub(super) at: At,
    /// What.
    pub(super) is: Is,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Is {
    /// A thing.
    Node(NodeIx),
    /// A text, number, day …, as it is written.
    Literal(Literal),
    /// Values in an order that means something.
    List(Vec<Object>),
}

/// A value that is no thing.
#[derive(Debug)]
pub(super) struct Literal {
    /// As it is written.
    pub(super) text: Box<str>,
    /// The language of a text.
    pub(super) language: Option<Box<str>>,
    /// The IRI of its type, where it says one or is a JSON number or flag.
    pub(super) datatype: Option<Box<str>>,
}

/// A thing.
#[derive(Debug)]
pub(super) struct Node {
    /// Its IRI, or a name that begins with `_:`.
    pub(super) id: Box<str>,
    /// Where the file first speaks of it.
    pub(super) at: At,
    /// IRIs of its types.
    pub(super) types: Vec<Box<str>>,
    /// Its values, by the IRI of the property.
    pub(super) properties: BTreeMap<Box<str>, Property>,
    /// Whether somebody has looked at it as a part of what is taken over.
    pub(super) seen: Cell<bool>,
}

/// The values of a property of a node.
#[derive(Debug, Default)]
pub(super) struct Property {
    /// The values, in the order of the file.
    pub(super) values: Vec<Object>,
    /// Whether somebody has read them.
    pub(super) seen: Cell<bool>,
}

/// All nodes of a file, in the order in which it first names them.
#[derive(Debug, Default)]
pub(super) struct Graph {
    nodes: Vec<Node>,
    by_id: BTreeMap<Box<str>, NodeIx>,
    /// Where everything stands.
    pub(super) places: Places,
}

impl Graph {
    /// The node of an IRI, new where it was not named before.
    pub(super) fn named(&mut self, id: &str, at: At) -> NodeIx {
        if let Some(&known) = self.by_id.get(id) {
            return known;
        }
        let index = NodeIx(self.nodes.len());
        let node = Node {
            id: id.into(),
            at,
            types: Vec::new(),
            properties: BTreeMap::new(),
            seen: Cell::new(false),
        };
        self.nodes.push(node);
        self.by_id.insert(id.into(), index);
        index
    }

    /// A node without a name, which nothing else can mean.
    pub(super) fn blank(&mut self, at: At) -> NodeIx {
        // A name that no file can write: it holds a blank.
        let name = format!("_: {}", self.nodes.len());
        self.named(&name, at)
    }

    /// Adds a type.
    pub(super) fn add_type(&mut self, node: NodeIx, iri: &str) {
        // Twice the same does no harm; looking for it among very many would.
        const MANY: usize = 64;
        if let Some(node) = self.nodes.get_mut(node.0)
            && (node.types.len() > MANY || !node.types.iter().any(|own| **own == *iri))
        {
            node.types.push(iri.into());
        }
    }

    /// Adds values of a property.
    pub(super) fn add(&mut self, node: NodeIx, iri: &str, values: Vec<Object>, at: At) {
        let Some(node) = self.nodes.get_mut(node.0) else { return };
        // A node that was only referred to before is described here.
        if node.properties.is_empty() {
            node.at = at;
        }
        node.properties.entry(iri.into()).or_default().values.extend(values);
    }

    /// A node.
    pub(super) fn node(&self, index: NodeIx) -> &Node {
        #[allow(clippy::indexing_slicing, reason = "indexes are made by `named`, which pushes")]
        &self.nodes[index.0]
    }

    /// All nodes, in the order of the file.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (NodeIx, &Node)> {
        self.nodes.iter().enumerate().map(|(at, node)| (NodeIx(at), node))
    }
}

impl Node {
    /// Whether it has a type.
    pub(super) fn is_a(&self, iri: &str) -> bool {
        self.types.iter().any(|own| **own == *iri)
    }

    /// Whether the file says something of it, or only names it.
    pub(super) fn is_described(&self) -> bool {
        !self.types.is_empty() || !self.properties.is_empty()
    }

    /// The values of a property, which are read by that.
    pub(super) fn values(&self, iri: &str) -> &[Object] {
        self.seen.set(true);
        match self.properties.get(iri) {
            Some(property) => {
                property.seen.set(true);
                &property.values
            }
            None => &[],
        }
    }

    /// Takes all that is said of it for read: what is said of things we know is known.
    pub(super) fn see_all(&self) {
        self.seen.set(true);
        self.properties.values().for_each(|property| property.seen.set(true));
    }
}
