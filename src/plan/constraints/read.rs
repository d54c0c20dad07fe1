//! From the file of constraints to a [`Wish`]: every authority known, every figure possible.

use std::collections::BTreeMap;
use std::path::Path;

use super::file::{AxisEntry, ConstraintsFile, SCHEMA, WeightEntry};
use crate::cost::Decimal;
use crate::fault::{Fault, Problem, Subject};
use crate::knowledge::Knowledge;
use crate::near;
use crate::plan::draft::Counted;
use crate::plan::survey::Survey;
use crate::plan::weights::Weights;
use crate::plan::wish::{IssuerCap, Wish, Within};

/// The name of a list that says the opposite of another, and the list.
type Opposite<'l> = Option<(&'static str, &'l [Box<str>])>;

/// Collects the faults of one file.
pub(super) struct Reader<'r> {
    file: &'r Path,
    pub(super) faults: Vec<Fault>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(file: &'r Path) -> Self {
        Self { file, faults: Vec::new() }
    }

    fn say(&mut self, pointer: impl Into<String>, problem: Problem) {
        self.faults.push(Fault::at(self.file, pointer, problem));
    }

    pub(super) fn bad(&mut self, pointer: impl Into<String>, found: impl ToString, expected: &str) {
        let (found, expected) = (found.to_string(), expected.to_owned());
        self.say(pointer, Problem::BadValue { found, expected });
    }

    pub(super) fn wish(
        &mut self,
        written: &ConstraintsFile,
        weights: &Weights,
        knowledge: &Knowledge,
    ) -> Wish {
        if &*written.schema != SCHEMA {
            self.bad("/schema", &written.schema, SCHEMA);
        }
        self.axes(&written.axes);
        self.once("must", &written.must, None);
        self.once("never", &written.never, Some(("must", &written.must)));
        let within =
            written.within.as_deref().map(|name| (name, Within::named(name, weights, knowledge)));
        if let Some((name, None)) = within {
            let words = weights.signers().iter().map(|entry| entry.is.word());
            let nearest = near::nearest(name, knowledge.authorities.ids().chain(words));
            let (what, id) = (Subject::Authority, name.to_owned());
            self.say("/within", Problem::Unknown { what, id, nearest });
        }
        let owned = |list: &[Box<str>]| list.iter().map(ToString::to_string).collect();
        Wish {
            axes: written.axes.iter().map(|one| (one.axis, one.percent)).collect(),
            each_authority: written.each_authority,
            must: owned(&written.must),
            never: owned(&written.never),
            within: within.and_then(|(_, within)| within),
            most: written.most,
            most_weight: written.most_weight,
            caps: self.caps(written, knowledge),
            deadline: written.deadline,
            weights: self.weights(&written.weights),
        }
    }

    fn axes(&mut self, axes: &[AxisEntry]) {
        let sound =
            |percent: Decimal| percent > Decimal::ZERO && percent <= Decimal::from_whole(100);
        for (n, one) in axes.iter().enumerate() {
            if axes.iter().take(n).any(|other| other.axis == one.axis) {
                let (what, id) = (Subject::Axis, one.axis.word().to_owned());
                self.say(format!("/axes/{n}/axis"), Problem::Duplicate { what, id });
            }
            if !sound(one.percent) {
                self.bad(format!("/axes/{n}/percent"), one.percent, "> 0, <= 100");
            }
        }
    }

    /// Numbers that stand twice in their list, or in the list that says the opposite as well.
    fn once(&mut self, key: &str, numbers: &[Box<str>], opposite: Opposite<'_>) {
        for (n, number) in numbers.iter().enumerate() {
            let pointer = format!("/{key}/{n}");
            if numbers.iter().take(n).any(|other| other == number) {
                let (what, id) = (Subject::Instrument, number.to_string());
                self.say(pointer.clone(), Problem::Duplicate { what, id });
            }
            let Some((other, list)) = opposite else { continue };
            if let Some(at) = list.iter().position(|other| other == number) {
                self.bad(pointer, number, &format!("≠ /{other}/{at}"));
            }
        }
    }

    fn caps(&mut self, written: &ConstraintsFile, knowledge: &Knowledge) -> Vec<IssuerCap> {
        let mut caps: Vec<IssuerCap> = Vec::new();
        for (n, cap) in written.caps.iter().enumerate() {
            if cap.most.or(cap.most_weight).is_none() {
                self.say(format!("/caps/{n}"), Problem::MissingKey { key: "most".to_owned() });
            }
            if let (Some(until), Some(end)) = (cap.until, written.deadline)
                && until > end
            {
                self.bad(format!("/caps/{n}/until"), until, &format!("<= {end} (deadline)"));
            }
            let Some(issuer) = knowledge.authorities.find(&cap.issuer) else {
                let nearest = near::nearest(&cap.issuer, knowledge.authorities.ids());
                let (what, id) = (Subject::Authority, cap.issuer.to_string());
                self.say(format!("/caps/{n}/issuer"), Problem::Unknown { what, id, nearest });
                continue;
            };
            let figures = [
                ("most", Counted::Instruments, cap.most),
                ("most_weight", Counted::Weight, cap.most_weight),
            ];
            for (key, of, most) in figures {
                let Some(most) = most else { continue };
                let new = IssuerCap { issuer, until: cap.until, of, most };
                let same = |one: &IssuerCap| {
                    (one.issuer, one.until, one.of) == (new.issuer, new.until, new.of)
                };
                if caps.iter().any(same) {
                    let (what, id) = (Subject::Authority, cap.issuer.to_string());
                    self.say(format!("/caps/{n}/{key}"), Problem::Duplicate { what, id });
                }
                caps.push(new);
            }
        }
        caps
    }

    fn weights(&mut self, weights: &[WeightEntry]) -> BTreeMap<String, u32> {
        let mut by_number = BTreeMap::new();
        for (n, one) in weights.iter().enumerate() {
            if one.weight == 0 {
                self.bad(format!("/weights/{n}/weight"), one.weight, ">= 1");
            }
            if one.why.trim().is_empty() {
                self.say(format!("/weights/{n}/why"), Problem::EmptyText);
            }
            if by_number.insert(one.instrument.to_string(), one.weight).is_some() {
                let (what, id) = (Subject::Instrument, one.instrument.to_string());
                self.say(format!("/weights/{n}/instrument"), Problem::Duplicate { what, id });
            }
        }
        by_number
    }

    pub(super) fn instruments<'n>(
        &mut self,
        key: &str,
        numbers: impl Iterator<Item = &'n Box<str>>,
        is_there: impl Fn(&str) -> bool + Copy,
        survey: &Survey<'_>,
    ) {
        for (n, number) in numbers.enumerate() {
            self.instrument(format!("/{key}/{n}"), number, is_there, survey);
        }
    }

    pub(super) fn instrument(
        &mut self,
        pointer: String,
        number: &str,
        is_there: impl Fn(&str) -> bool,
        survey: &Survey<'_>,
    ) {
        if !is_there(number) {
            let nearest = near::nearest(number, survey.numbers());
            let (what, id) = (Subject::Instrument, number.to_owned());
            self.say(pointer, Problem::Unknown { what, id, nearest });
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::Constraints;
    use super::*;
    use crate::knowledge;
    use crate::target::Axis;

    fn read(text: &str) -> Result<Constraints, Vec<Fault>> {
        Constraints::read(Path::new("c.json"), text.as_bytes(), knowledge::embedded().unwrap())
    }

    #[test]
    fn every_fault_of_constraints_is_named() {
        let text = r#"{"schema": "tinhgon/plan-constraints/1",
            "axes": [{"axis": "count", "percent": 20}, {"axis": "cost", "percent": "100.5"},
                     {"axis": "count", "percent": 0}],
            "must": ["a", "b", "a"], "never": ["c", "b"], "within": "goverment",
            "deadline": "2026-12-31",
            "caps": [{"issuer": "mojj", "most": 1}, {"issuer": "moj"},
                     {"issuer": "moj", "most": 1, "until": "2027-01-31"},
                     {"issuer": "moj", "most_weight": 3, "until": "2026-06-30"},
                     {"issuer": "moj", "most_weight": 4, "until": "2026-06-30"}],
            "weights": [{"instrument": "a", "weight": 0, "why": " "},
                        {"instrument": "a", "weight": 2, "why": "x"}]}"#;
        let faults = read(text).unwrap_err();
        let places: Vec<&str> = faults.iter().map(|fault| &*fault.place.pointer).collect();
        let expected = [
            "/axes/1/percent",
            "/axes/2/axis",
            "/axes/2/percent",
            "/must/2",
            "/never/1",
            "/within",
            "/caps/0/issuer",
            "/caps/1",
            "/caps/2/until",
            "/caps/4/most_weight",
            "/weights/0/weight",
            "/weights/0/why",
            "/weights/1/instrument",
        ];
        assert_eq!(places, expected);
        assert!(faults.iter().all(|fault| fault.place.line > 0), "each has its line");
        let Problem::Unknown { nearest, .. } = &faults[5].problem else { panic!("{faults:?}") };
        assert_eq!(nearest.as_deref(), Some("government"));
    }

    #[test]
    fn keys_that_the_format_does_not_know_are_refused() {
        let faults = read(r#"{"schema": "tinhgon/plan-constraints/1", "most": -1, "cap": []}"#);
        let places: Vec<String> =
            faults.unwrap_err().into_iter().map(|fault| fault.place.pointer).collect();
        assert_eq!(places, ["/most", "/cap"]);
    }

    #[test]
    fn what_is_written_is_what_is_wanted() {
        let constraints = read(
            r#"{"schema": "tinhgon/plan-constraints/1", "axes": [{"axis": "cost", "percent": "12.5"}],
            "each_authority": true, "must": ["a"], "never": ["b"], "within": "moj", "most": 4,
            "caps": [{"issuer": "moj", "until": "2026-06-30", "most": 2, "most_weight": 5}],
            "weights": [{"instrument": "c", "weight": 7, "why": "đang sửa"}]}"#,
        );
        let wish = constraints.unwrap().wish;
        let moj = knowledge::embedded().unwrap().authorities.find("moj").unwrap();
        assert_eq!(wish.axes, [(Axis::Cost, Decimal::from_millionths(12_500_000))]);
        assert_eq!((wish.each_authority, wish.most, wish.most_weight), (true, Some(4), None));
        assert_eq!(wish.within, Some(Within::Issuer(moj)));
        assert_eq!(wish.caps.len(), 2);
        assert_eq!(wish.ends(), Some(date(2026, 6, 30)));
        assert_eq!(wish.weights["c"], 7);
    }
}
