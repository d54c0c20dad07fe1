//! A tree of reasons: what `explain` shows, whatever it explains.

use std::fmt::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

/// One node with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tree {
    /// What kind of thing it is: procedure, requirement, paper, register, item, rule, residual …
    pub node: &'static str,
    /// Its id, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it says.
    pub words: String,
    /// The place in the law that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Tree>,
}

impl Tree {
    /// A node without children.
    #[must_use]
    pub fn leaf(node: &'static str, words: impl Into<String>) -> Self {
        Self { node, id: None, words: words.into(), ground: None, children: Vec::new() }
    }

    /// The same with an id.
    #[must_use]
    pub fn with_id(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// The same with a place in the law.
    #[must_use]
    pub fn with_ground(self, ground: Option<String>) -> Self {
        Self { ground, ..self }
    }

    /// The same with children.
    #[must_use]
    pub fn with(self, children: Vec<Self>) -> Self {
        Self { children, ..self }
    }

    fn branch(&self, out: &mut dyn Write, lead: &str, last: bool) -> fmt::Result {
        let (corner, bar) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        write!(out, "{lead}{corner}")?;
        self.label(out)?;
        self.below(out, &format!("{lead}{bar}"))
    }

    fn below(&self, out: &mut dyn Write, lead: &str) -> fmt::Result {
        let last = self.children.len().saturating_sub(1);
        let mut children = self.children.iter().enumerate();
        children.try_for_each(|(position, child)| child.branch(out, lead, position == last))
    }

    fn label(&self, out: &mut dyn Write) -> fmt::Result {
        out.write_str(&self.words)?;
        if let Some(id) = &self.id {
            write!(out, " ({id})")?;
        }
        if let Some(ground) = &self.ground {
            write!(out, " [{ground}]")?;
        }
        out.write_char('\n')
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.label(f)?;
        self.below(f, "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_are_drawn_with_their_grounds() {
        let leaf = Tree::leaf("item", "name").with_ground(Some("Điều 9".into()));
        let inner = Tree::leaf("register", "population").with(vec![leaf.clone(), leaf.clone()]);
        let tree = Tree::leaf("paper", "certificate").with_id("c").with(vec![inner, leaf]);
        insta::assert_snapshot!(tree, @"
        certificate (c)
        ├─ population
        │  ├─ name [Điều 9]
        │  └─ name [Điều 9]
        └─ name [Điều 9]
        ");
    }
}
