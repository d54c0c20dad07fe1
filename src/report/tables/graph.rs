//! A drawing as tables: what leads to what, and what each is.

use super::super::sections::{Column, Rows, Table};
use crate::graph::{Picture, PictureEdge, PictureNode};
use crate::words::{Lang, Phrase, labels};

pub(super) fn of<'a>(picture: &'a Picture, lang: Lang) -> Vec<(String, Table<'a>)> {
    let columns =
        |titles: &[Phrase]| titles.iter().map(|one| Column::words(one.say(lang))).collect();
    let node = |at: usize| picture.nodes.get(at).map_or("", |node| &*node.id);
    let edges = Rows::of(&picture.edges, move |edge: &PictureEdge| {
        vec![node(edge.from).into(), edge.edge.as_str().into(), node(edge.to).into()]
    });
    let nodes = Rows::of(&picture.nodes, |node: &PictureNode| {
        vec![(*node.id).into(), node.kind.into(), (*node.label).into()]
    });
    let of_edges = columns(&[labels::TABLE_FROM, labels::TABLE_SAYS, labels::TABLE_TO]);
    let of_nodes = columns(&[labels::CODE, labels::KIND, labels::NAME]);
    vec![
        ("edges".to_owned(), Table::new(of_edges, edges)),
        ("nodes".to_owned(), Table::new(of_nodes, nodes)),
    ]
}
