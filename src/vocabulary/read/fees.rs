//! Channels with their time limits and what they cost.

use serde_json::{Value, json};

use super::service::Reader;
use super::values::{Draft, iri, whole};
use crate::fault::LinkedFault;
use crate::vocabulary::fields;
use crate::vocabulary::graph::{Node, NodeIx};
use crate::vocabulary::name::local;
use crate::vocabulary::place::At;

/// Channels of one service: costs that name none stand with each.
const MOST_CHANNELS: usize = 100;

impl<'g> Reader<'g> {
    pub(super) fn channels(&self, node: &'g Node, draft: &mut Draft<'_>) {
        let costs = self.in_order(node, "hasCost");
        let mut channels = self.in_order(node, "hasChannel");
        channels.retain(|(channel, at)| {
            let part = self.graph.node(*channel);
            let kind = self.thing(part, "type");
            let known = kind.is_some_and(|(kind, _)| self.choice(kind, "channel").is_some());
            if !known {
                self.leave(iri("hasChannel"), *at);
            }
            known
        });
        if channels.is_empty() {
            costs.iter().for_each(|(_, at)| self.leave(iri("hasCost"), *at));
            return;
        }
        if let Some((_, at)) = channels.get(MOST_CHANNELS) {
            return self.fault(*at, LinkedFault::TooMany { limit: MOST_CHANNELS });
        }
        draft.list("channels", channels, |draft, channel| {
            let part = self.graph.node(channel);
            part.values(iri("identifier"));
            self.fields(part, fields::CHANNEL, draft);
            self.time_limit(part, draft);
            let is_here = |(cost, _): &&(NodeIx, At)| {
                let through = self.things(self.graph.node(*cost), "ifAccessedThrough");
                through.is_empty() || through.iter().any(|(one, _)| *one == channel)
            };
            let costs: Vec<_> = costs.iter().filter(is_here).copied().collect();
            let fee = draft.part("fee", part.at, |draft| {
                let stated = self.thing(part, "feeStatus");
                let word = stated.and_then(|(status, at)| Some((self.choice(status, "fee")?, at)));
                match word {
                    Some((word, at)) => draft.set("status", word, at),
                    // Nothing said is not nothing to pay.
                    None if costs.is_empty() => draft.set("status", "unknown", part.at),
                    None => draft.set("status", "listed", part.at),
                }
                draft.list("items", costs, |draft, cost| self.cost(cost, draft));
            });
            draft.json.insert("fee".to_owned(), fee);
        });
    }

    fn time_limit(&self, node: &'g Node, draft: &mut Draft<'_>) {
        let days = self.literal(node, "workingDays");
        let duration = self.literal(node, "processingTime");
        let limit = match (days, duration) {
            (Some((days, at)), None) => whole(days).map(|amount| (amount, "working_day", at)),
            (None, Some((duration, at))) => {
                let read = one_unit(duration);
                if read.is_none() {
                    self.leave(iri("processingTime"), at);
                }
                read.map(|(amount, unit)| (amount, unit, at))
            }
            (Some(_), Some((_, at))) => {
                self.bad(at, "processingTime", "processingTime | workingDays");
                None
            }
            (None, None) => None,
        };
        if let Some((amount, unit, at)) = limit {
            draft.set("time_limit", json!({ "amount": amount, "unit": unit }), at);
        }
    }

    fn cost(&self, cost: NodeIx, draft: &mut Draft<'_>) {
        let node = self.graph.node(cost);
        node.values(iri("identifier"));
        self.fields(node, fields::COST, draft);
        if !draft.json.contains_key("name") {
            draft.json.insert(
                "name".to_owned(),
                self.called(node).map_or_else(String::new, |(name, _)| name).into(),
            );
        }
        self.amount(node, draft);
        draft.list("reliefs", self.in_order(node, "relief"), |draft, relief| {
            let relief = self.graph.node(relief);
            self.fields(relief, fields::RELIEF, draft);
            for key in ["percent", "amount"] {
                let Some((text, at)) = self.literal(relief, key) else { continue };
                match whole(text) {
                    Some(number) => draft.set("pays", json!({ key: number }), at),
                    None => self.bad(at, text, "1, 2 …"),
                }
            }
            if let Some((pays, at)) = self.thing(relief, "pays") {
                let word = self.choice(pays, "pays");
                draft.set("pays", word.unwrap_or_else(|| self.name(pays)), at);
            }
        });
    }

    /// An amount in đồng; one in another currency is told in words, since it cannot be added to others.
    fn amount(&self, node: &'g Node, draft: &mut Draft<'_>) {
        let currency = self.thing(node, "currency").map(|(currency, _)| currency);
        let Some((text, at)) = self.literal(node, "hasValue") else { return };
        let currency = currency.map(|currency| {
            let node = self.graph.node(currency);
            node.see_all();
            local(&node.id).to_owned()
        });
        if currency.as_deref() != Some("VND") {
            let said = format!("{text} {}", currency.unwrap_or_default());
            let note = draft.json.get("note").and_then(Value::as_str).map(str::to_owned);
            let note = note.into_iter().chain([said.trim_end().to_owned()]);
            draft.set("note", note.collect::<Vec<_>>().join("; "), at);
            return;
        }
        match whole(text.strip_suffix(".0").unwrap_or(text)) {
            Some(amount) => draft.set("amount", Value::Number(amount), at),
            None => self.bad(at, text, "1, 2 … (VND)"),
        }
    }
}

/// A duration of XML Schema that counts one unit.
fn one_unit(duration: &str) -> Option<(serde_json::Number, &'static str)> {
    let (days, rest) = match duration.strip_prefix("PT") {
        Some(rest) => (false, rest),
        None => (true, duration.strip_prefix('P')?),
    };
    let unit = match (days, rest.chars().last()?) {
        (false, 'H') => "hour",
        (true, 'D') => "day",
        (true, 'M') => "month",
        (true, 'Y') => "year",
        _ => return None,
    };
    let number = rest.get(..rest.len() - 1)?;
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    Some((whole(number).filter(|_| is_whole)?, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_of_one_unit_are_read_and_others_are_not() {
        let read = |text| one_unit(text).map(|(amount, unit)| format!("{amount} {unit}"));
        assert_eq!(read("P15D").as_deref(), Some("15 day"));
        assert_eq!(read("PT8H").as_deref(), Some("8 hour"));
        assert_eq!(read("P0M").as_deref(), Some("0 month"));
        for other in ["P1Y2M", "PT8M", "P-1D", "15", "", "P", "PD", "P1.5D", "-P1D", "P1Ế"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
