//! JSON of another system, read key by key: what is of the wrong type is a fault with its pointer, and
//! what nobody asked for is left over, so that it can be named.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::catalog::text::kept_unless_empty;
use crate::cost::Decimal;
use crate::fault::Problem;

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Node<'v> {
    value: &'v Value,
    /// Its JSON pointer.
    pub(super) at: String,
}

impl<'v> Node<'v> {
    /// The whole document, or a part of it that is a procedure of its own.
    pub(super) fn at(value: &'v Value, at: String) -> Self {
        Self { value, at }
    }

    /// The value of a key; `null` is as good as none.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        let key = key.replace('~', "~0").replace('/', "~1");
        Some(Self { value, at: format!("{}/{key}", self.at) })
    }

    /// Whether there is something of a name.
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(super) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    pub(super) fn is_array(&self) -> bool {
        self.value.is_array()
    }

    pub(super) fn as_str(&self) -> Option<&'v str> {
        self.value.as_str()
    }

    pub(super) fn as_u64(&self) -> Option<u64> {
        self.value.as_u64()
    }

    /// The elements of a list, whatever they are; none of anything else.
    pub(super) fn elements(&self) -> impl Iterator<Item = Self> + use<'v> {
        let list = self.value.as_array().map_or(&[][..], Vec::as_slice).iter().enumerate();
        let at = self.at.clone();
        list.map(move |(n, value)| Self { value, at: format!("{at}/{n}") })
    }
}

/// What was read and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What keeps the procedure from being used.
    pub(super) faults: Vec<(String, Problem)>,
    /// What is odd, though the procedure is used.
    pub(super) odd: Vec<(String, Problem)>,
    /// Pointers of the values that were taken.
    taken: BTreeSet<String>,
}

impl Notes {
    pub(super) fn fault(&mut self, at: impl Into<String>, problem: Problem) {
        self.faults.push((at.into(), problem));
    }

    pub(super) fn odd(&mut self, at: impl Into<String>, problem: Problem) {
        self.odd.push((at.into(), problem));
    }

    fn wrong(&mut self, node: &Node<'_>, expected: &str) {
        let found = node.value.to_string().chars().take(40).collect();
        self.fault(&*node.at, Problem::BadValue { found, expected: expected.to_owned() });
    }

    /// Gives back what was taken of a value and has found no place after all.
    pub(super) fn give_back(&mut self, of: &Node<'_>, path: &[&str]) {
        let at = path.iter().fold(of.at.clone(), |at, key| format!("{at}/{key}"));
        let below = format!("{at}/");
        // Only what lies there is looked at: a file may have a million requirements.
        let there = self.taken.range(at.clone()..).take_while(|taken| taken.starts_with(&at));
        let there = there.filter(|taken| **taken == at || taken.starts_with(&below));
        for taken in there.cloned().collect::<Vec<_>>() {
            self.taken.remove(&taken);
        }
    }

    fn take(&mut self, node: &Node<'_>) {
        self.taken.insert(node.at.clone());
    }

    /// A text; none where it is empty.
    pub(super) fn text(&mut self, of: &Node<'_>, key: &str) -> Option<Box<str>> {
        let node = of.get(key)?;
        self.take(&node);
        match node.value {
            Value::String(text) => kept_unless_empty(text),
            _ => {
                self.wrong(&node, "string");
                None
            }
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, of: &Node<'_>, key: &str) -> Option<bool> {
        let node = of.get(key)?;
        self.take(&node);
        if node.value.as_bool().is_none() {
            self.wrong(&node, "boolean");
        }
        node.value.as_bool()
    }

    /// A number that is not below zero.
    pub(super) fn number(&mut self, of: &Node<'_>, key: &str) -> Option<Decimal> {
        let node = of.get(key)?;
        self.take(&node);
        let number = match node.value {
            Value::Number(number) => decimal(number).filter(|number| !number.is_negative()),
            _ => None,
        };
        if number.is_none() {
            self.wrong(&node, "0 … 999999999999");
        }
        number
    }

    /// A count that a dossier may have.
    pub(super) fn count(&mut self, of: &Node<'_>, key: &str) -> Option<u16> {
        let node = of.get(key)?;
        self.take(&node);
        let count = node.value.as_u64().and_then(|count| u16::try_from(count).ok());
        if count.is_none() {
            self.wrong(&node, "0, 1, 2 …");
        }
        count
    }

    /// An id, which the interface gives as a number.
    pub(super) fn id(&mut self, of: &Node<'_>, key: &str) -> Option<String> {
        let node = of.get(key)?;
        self.take(&node);
        match node.value {
            Value::Number(number) if number.is_u64() => Some(number.to_string()),
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                self.wrong(&node, "integer ≥ 0");
                None
            }
        }
    }

    /// An object.
    pub(super) fn object<'v>(&mut self, of: &Node<'v>, key: &str) -> Option<Node<'v>> {
        let node = of.get(key)?;
        if !node.value.is_object() {
            self.wrong(&node, "object");
            self.take(&node);
            return None;
        }
        Some(node)
    }

    /// The objects of a list, by their own order where each states one.
    pub(super) fn list<'v>(&mut self, of: &Node<'v>, key: &str) -> Vec<Node<'v>> {
        let Some(node) = of.get(key) else { return Vec::new() };
        if !node.value.is_array() {
            self.wrong(&node, "array");
            self.take(&node);
        }
        let mut list = Vec::new();
        for element in node.elements() {
            if element.value.is_object() {
                list.push(element);
            } else {
                self.wrong(&element, "object");
                self.take(&element);
            }
        }
        let orders: Vec<_> = list.iter().map(|element| element.get("order")).collect();
        if !orders.is_empty() && orders.iter().all(Option::is_some) {
            let mut sorted: Vec<_> =
                list.into_iter().map(|one| (self.number(&one, "order"), one)).collect();
            sorted.sort_by_key(|(order, _)| *order);
            list = sorted.into_iter().map(|(_, one)| one).collect();
        }
        list
    }

    /// Takes keys of a wrapper that say what the wrapped says.
    pub(super) fn repeats(&mut self, wrapper: &Node<'_>, wrapped: &Node<'_>, keys: &[&str]) {
        for key in keys {
            if let (Some(one), Some(other)) = (wrapper.get(key), wrapped.get(key))
                && one.value == other.value
            {
                self.take(&one);
            }
        }
    }

    /// What nobody took and says something: names of keys, and how often. Flags that are off and empty
    /// values say nothing.
    pub(super) fn left(&self, of: &Node<'_>) -> BTreeMap<String, usize> {
        let mut left = BTreeMap::new();
        self.leave(of, "", &mut left);
        left
    }

    fn leave(&self, node: &Node<'_>, name: &str, left: &mut BTreeMap<String, usize>) {
        if self.taken.contains(&node.at) {
            return;
        }
        match node.value {
            Value::Object(keys) => {
                for key in keys.keys() {
                    let Some(below) = node.get(key) else { continue };
                    let dot = if name.is_empty() { "" } else { "." };
                    self.leave(&below, &format!("{name}{dot}{key}"), left);
                }
            }
            Value::Array(_) => node.elements().for_each(|below| self.leave(&below, name, left)),
            Value::Null | Value::Bool(false) => {}
            Value::String(text) if text.trim().is_empty() => {}
            _ => *left.entry(name.to_owned()).or_default() += 1,
        }
    }
}

/// A number as it is written; what has more decimals than are kept is rounded, since averages have many.
fn decimal(number: &serde_json::Number) -> Option<Decimal> {
    let rounded = || -> Option<Decimal> { format!("{:.6}", number.as_f64()?).parse().ok() };
    number.to_string().parse().ok().or_else(rounded)
}
