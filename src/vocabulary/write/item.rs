//! A node as it is written: its keys in the order in which people read them.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A node object.
#[derive(Debug, Default)]
pub(super) struct Node(Vec<(&'static str, Item)>);

/// A value in a node object.
#[derive(Debug)]
pub(super) enum Item {
    Value(Value),
    Node(Node),
    Many(Vec<Item>),
}

impl Node {
    /// A node with its name and type.
    pub(super) fn new(id: String, class: &'static str) -> Self {
        Self::default().with("@id", id).with("@type", class)
    }

    /// The node with a value more.
    pub(super) fn with(mut self, term: &'static str, item: impl Into<Item>) -> Self {
        self.put(term, item);
        self
    }

    /// Adds a value.
    pub(super) fn put(&mut self, term: &'static str, item: impl Into<Item>) {
        self.0.push((term, item.into()));
    }

    /// Adds values, where there are any.
    pub(super) fn put_all(&mut self, term: &'static str, items: Vec<Item>) {
        if !items.is_empty() {
            self.put(term, Item::Many(items));
        }
    }

    /// Writes the node, laid out, as an element of a list.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        // Texts in JSON hold no line ends, so that every line begins with layout.
        for (n, line) in text.lines().enumerate() {
            out.write_all(if n == 0 { b"    " } else { b"\n    " })?;
            out.write_all(line.as_bytes())?;
        }
        Ok(())
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (term, item) in &self.0 {
            map.serialize_entry(term, item)?;
        }
        map.end()
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Node(node) => node.serialize(serializer),
            Self::Many(items) => items.serialize(serializer),
        }
    }
}

impl From<Node> for Item {
    fn from(node: Node) -> Self {
        Self::Node(node)
    }
}

impl From<Value> for Item {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<String> for Item {
    fn from(text: String) -> Self {
        Self::Value(text.into())
    }
}

impl From<&str> for Item {
    fn from(text: &str) -> Self {
        Self::Value(text.into())
    }
}

impl From<usize> for Item {
    fn from(number: usize) -> Self {
        Self::Value(number.into())
    }
}
