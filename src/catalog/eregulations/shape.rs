//! Which answer of the interface a document is.

use serde_json::Value;

use super::json::Node;

/// The answers that hold procedures.
#[derive(Debug)]
pub(super) enum Shape<'v> {
    /// A procedure with its blocks and steps.
    Procedure {
        /// What wraps it, or itself.
        root: Node<'v>,
        /// Itself.
        inner: Node<'v>,
    },
    /// One step of a procedure.
    Step {
        /// What wraps it, or itself.
        root: Node<'v>,
        /// Itself.
        inner: Node<'v>,
    },
    /// A procedure by its name only.
    Listed(Node<'v>),
    /// A table of burdens, which names no procedure.
    Burden,
    /// The description of an interface.
    Description,
}

/// What a document holds, or an element of a list; nothing where it is of no answer that holds procedures.
pub(super) fn of(document: &Value, position: Option<usize>) -> Vec<Shape<'_>> {
    let Some(position) = position else {
        return one(Node::at(document, String::new())).into_iter().collect();
    };
    let mut shapes = Vec::new();
    element_of(Node::at(document, format!("/{position}")), &mut shapes);
    shapes
}

/// An element of a list: an answer of its own, or a name with what is below it.
fn element_of<'v>(node: Node<'v>, shapes: &mut Vec<Shape<'v>>) {
    if let Some(shape) = one(node.clone()) {
        return shapes.push(shape);
    }
    if !(node.has("id") && node.has("name")) {
        return;
    }
    let below: Vec<Node<'v>> = ["subMenus", "childs"]
        .iter()
        .filter_map(|key| node.get(key))
        .flat_map(|list| list.elements().collect::<Vec<_>>())
        .collect();
    // What has others below it is a heading over them.
    if below.is_empty() {
        return shapes.push(Shape::Listed(node));
    }
    for one in below {
        element_of(one, shapes);
    }
}

fn one(root: Node<'_>) -> Option<Shape<'_>> {
    if root.has("swagger") || root.has("openapi") {
        return Some(Shape::Description);
    }
    if root.has("adminBurdenTable") || root.has("humanPreparationCost") {
        return Some(Shape::Burden);
    }
    let wrapped = root.get("data").filter(Node::is_object);
    let inner = wrapped.unwrap_or_else(|| root.clone());
    if inner.get("blocks").is_some_and(|blocks| blocks.is_array()) {
        return Some(Shape::Procedure { root, inner });
    }
    let of_step = ["contact", "requirements", "results", "timeframe", "costs", "isCertified"];
    let is_step = inner.has("name") && of_step.iter().any(|key| inner.has(key));
    let is_of_procedure = procedure_of(&root).is_some() || procedure_of(&inner).is_some();
    (is_step && is_of_procedure).then_some(Shape::Step { root, inner })
}

/// The id of the procedure that a step says to be of, in a key or in a link to itself.
pub(super) fn procedure_of(step: &Node<'_>) -> Option<String> {
    if let Some(id) = step.get("procedureId") {
        return id.as_u64().map(|id| id.to_string());
    }
    let links = step.get("links")?;
    links.elements().find_map(|link| {
        let href = link.get("href")?.as_str()?;
        let mut parts = href.split('/').skip_while(|part| *part != "Procedures").skip(1);
        let id = parts.next().filter(|id| !id.is_empty())?;
        parts.any(|part| part == "Steps").then(|| id.to_owned())
    })
}
