//! Who promulgates and settles a procedure, and on what it rests.

use serde_json::Value;

use super::service::Reader;
use super::values::{Draft, iri};
use crate::vocabulary::graph::{Is, Node, NodeIx};
use crate::vocabulary::name::ours;
use crate::vocabulary::place::At;

/// Who issues a requirement; our own files say it of procedures only.
const PUBLISHER: &str = "http://purl.org/dc/terms/publisher";

impl<'g> Reader<'g> {
    /// Who settles it is the competent authority; who promulgated it, where nobody is said to settle it.
    pub(super) fn agencies(&self, node: &'g Node, draft: &mut Draft<'_>) {
        let competent = self.things(node, "competentAuthority");
        let settling = match self.thing(node, "promulgatedBy") {
            Some((promulgator, at)) => {
                draft.set("authority", self.agency(promulgator), at);
                competent
            }
            None => {
                let Some(&(first, at)) = competent.first() else { return };
                draft.set("authority", self.agency(first), at);
                competent.into_iter().skip(1).collect()
            }
        };
        let mut ids: Vec<Value> = Vec::new();
        for (agency, at) in settling {
            // Of agencies that are none of ours, only the first can be told.
            match ours(&self.graph.node(agency).id, "authority") {
                Some(id) => {
                    self.known_agency(self.graph.node(agency));
                    draft.origins.insert(format!("/settled_by/{}", ids.len()), at);
                    ids.push(id.into());
                }
                None => self.leave(iri("competentAuthority"), at),
            }
        }
        if !ids.is_empty() {
            draft.json.insert("settled_by".to_owned(), ids.into());
        }
    }

    /// The id of an authority of ours, or what an agency is called.
    pub(super) fn agency(&self, agency: NodeIx) -> String {
        let node = self.graph.node(agency);
        match ours(&node.id, "authority").or_else(|| ours(&node.id, "agency")) {
            Some(id) => {
                self.known_agency(node);
                id
            }
            None => self.name(agency),
        }
    }

    /// Takes what is said of an authority of ours for known, its country with it.
    fn known_agency(&self, node: &'g Node) {
        node.see_all();
        self.things(node, "spatial")
            .iter()
            .for_each(|(place, _)| self.graph.node(*place).see_all());
    }

    /// Who issues a requirement.
    pub(super) fn publishers(&self, node: &'g Node) -> Vec<(NodeIx, At)> {
        let thing = |value: &crate::vocabulary::graph::Object| match value.is {
            Is::Node(thing) => Some((thing, value.at)),
            Is::Literal(_) | Is::List(_) => None,
        };
        node.values(PUBLISHER).iter().filter_map(thing).collect()
    }

    /// The number of an instrument, or what a text of law is called.
    pub(super) fn instrument(&self, instrument: NodeIx) -> String {
        let node = self.graph.node(instrument);
        match ours(&node.id, "instrument") {
            Some(number) => {
                node.see_all();
                number
            }
            None => self
                .literal(node, "identifier")
                .map(|(text, _)| text.to_owned())
                .or_else(|| self.called(node).map(|(name, _)| name))
                .unwrap_or_else(|| node.id.to_string()),
        }
    }
}
