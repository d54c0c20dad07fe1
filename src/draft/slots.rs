//! What the slots of a text hold: what people said, what the measures tell, and blanks.

use std::collections::{BTreeMap, BTreeSet};

use super::annexes::Annexes;
use super::cite::{capitalised, day, month};
use super::document::{Run, Runs, plain};
use super::particulars::Decider;
use super::texts::{TextFile, When, Wording};
use super::{
    Accepted, Amend, Blank, BlankKind, ChosenFor, DraftKind, Material, Operation, Particulars,
};
use crate::cost::{Basis, Decimal};
use crate::knowledge::{AuthorityIx, AuthorityLevel};
use crate::measure::Kind;
use crate::target::Axis;
use crate::words::{Lang, name_in};

/// What is known of a text beside its measures.
pub(super) struct Frame<'m, 'a> {
    pub(super) text: &'m TextFile,
    pub(super) wording: &'m Wording,
    pub(super) material: &'m Material<'a>,
    pub(super) said: &'m Particulars,
}

impl Frame<'_, '_> {
    /// The one authority whose procedures are covered, where it is one.
    fn authority(&self) -> Option<AuthorityIx> {
        let chosen = &self.material.appraisal.scenario.authorities;
        let [only] = &**chosen else { return None };
        self.material.knowledge().authorities.find(only)
    }

    /// The body that issues, as within a sentence.
    pub(super) fn issuer(&self) -> Option<String> {
        let said = self.said.issuer.as_deref().or(self.text.issuer.as_deref());
        let knowledge = self.material.knowledge();
        let own = || Some(knowledge.authorities[self.authority()?].name.vi.to_string());
        said.map(ToOwned::to_owned).or_else(own)
    }

    /// What kind of body decides, as far as anything tells.
    fn decider(&self) -> Option<Decider> {
        let level = || Some(self.material.knowledge().authorities[self.authority()?].level);
        self.said.decider.or_else(|| match level()? {
            AuthorityLevel::Ministry => Some(Decider::Ministry),
            AuthorityLevel::Province => Some(Decider::Province),
            _ => None,
        })
    }

    /// What holds of the measures.
    pub(super) fn holds(&self) -> BTreeSet<When> {
        let material = self.material;
        let is = |operation| material.has(|kind| Operation::of(kind) == Some(operation));
        let amended = |one: &Accepted<'_>| {
            let counts = self.text.kind != DraftKind::Resolution
                || Operation::of(one.measure.kind).is_some();
            counts && one.amend != Amend::Unknown
        };
        let own = |one: &Accepted<'_>| self.is_own(one);
        let annual = material.book.find("annual/before").is_some();
        let decider = self.decider();
        let conditions = [
            (When::Replacements, is(Operation::Replace)),
            (When::Cuts, is(Operation::Cut)),
            (When::Abolished, material.has(|kind| kind == Kind::Abolish)),
            (When::Instruments, material.accepted.iter().any(amended)),
            (When::Time, material.has(|kind| kind == Kind::ShortenTime)),
            (When::Own, material.accepted.iter().any(own)),
            (When::Above, !material.accepted.iter().all(own)),
            (When::Province, decider == Some(Decider::Province)),
            (When::Ministry, decider == Some(Decider::Ministry)),
            (When::Annual, annual),
            (When::OtherTarget, material.chosen_for.is_some()),
        ];
        conditions.into_iter().filter(|(_, holds)| *holds).map(|(when, _)| when).collect()
    }

    /// Whether the body that decides can amend what a measure needs amended; what nobody knows the
    /// issuer of counts as such, so that somebody looks.
    fn is_own(&self, one: &Accepted<'_>) -> bool {
        let issuer = match &one.amend {
            Amend::Provision(place) => {
                Some(self.material.knowledge().instruments[place.instrument].issuer)
            }
            Amend::Likely(likely) => likely.issuers.first().copied(),
            Amend::Unknown => None,
        };
        match (issuer, self.decider()) {
            (Some(issuer), Some(Decider::Ministry)) => self.authority() == Some(issuer),
            (Some(issuer), Some(Decider::Province)) => {
                let level = self.material.knowledge().authorities[issuer].level;
                level == AuthorityLevel::Province
            }
            (Some(_) | None, _) => true,
        }
    }

    /// The slots of the text; what is not in them shows as a blank.
    pub(super) fn slots(&self) -> BTreeMap<&'static str, Runs> {
        let mut slots: BTreeMap<&'static str, Runs> = BTreeMap::new();
        for (name, kind) in BLANKS {
            slots.insert(name, vec![Blank::of(kind).into()]);
        }
        // Nothing is said by default of what a text is about beyond its measures.
        slots.insert("scope", self.scope());
        for (name, said) in self.said.texts() {
            if let Some(said) = said.filter(|_| name != "scope") {
                slots.insert(name, plain(said.trim()));
            }
        }
        if self.said.proposer.is_none()
            && let Some(proposer) = &self.text.proposer
        {
            slots.insert("proposer", plain(&**proposer));
        }
        if let Some(issuer) = self.issuer() {
            slots.insert("issuer_name", plain(&*issuer));
            slots.insert("issuer", plain(issuer));
        }
        if let Some(place) = self.said.place.as_deref().or(self.text.place.as_deref()) {
            slots.insert("place", plain(place));
        }
        if let Some(by) = &self.said.decided_by {
            slots.insert("decider", plain(&**by));
        }
        if let Some(follower) = &self.said.follower {
            slots.insert("follower", plain(capitalised(follower)));
        }
        if let Some(copies) = self.said.copies {
            slots.insert("copies", plain(format!("{copies:02}")));
        }
        self.days(&mut slots);
        self.computed(&mut slots);
        slots
    }

    fn days(&self, slots: &mut BTreeMap<&'static str, Runs>) {
        if let Some(date) = self.said.date {
            slots.insert("day", plain(day(date)));
            slots.insert("month", plain(month(date)));
            slots.insert("year", plain(date.year().to_string()));
        }
        for (name, date) in [
            ("effective_from", self.said.effective_from),
            ("effective_until", self.said.effective_until),
            ("deadline", self.said.deadline),
            ("amend_before", self.said.deadline),
        ] {
            if let Some(date) = date {
                slots.insert(name, plain(self.material.grammar.print_date(date)));
            }
        }
        let as_of = self.material.analysis().as_of;
        slots.insert("as_of", plain(self.material.grammar.print_date(as_of)));
    }

    fn computed(&self, slots: &mut BTreeMap<&'static str, Runs>) {
        let appraisal = self.material.appraisal;
        let target = name_in(&appraisal.target().name, Lang::Vi);
        slots.insert("target", plain(target));
        if let Some(other) = &self.material.chosen_for {
            slots.insert("chosen_for", plain(&*self.chosen_for(other)));
        }
        let basis = match appraisal.basis {
            Basis::Annual => &self.wording.basis.annual,
            Basis::PerDossier => &self.wording.basis.per_dossier,
        };
        slots.insert("basis", plain(&**basis));
        let annexes = Annexes { material: self.material, wording: self.wording };
        if let Some(owners) = annexes.owners() {
            slots.insert("owners", owners);
        }
    }

    /// A target, with the goals that a plan had instead of its own.
    fn chosen_for(&self, chosen: &ChosenFor) -> String {
        let wording = &self.wording.chosen_for;
        let mut text = wording.target.replace("{target}", &chosen.target);
        let goal = |&(axis, percent): &(Axis, Decimal)| {
            wording.goal(axis).replace("{percent}", &Lang::Vi.decimal(percent))
        };
        let goals: Vec<String> = chosen.goals.iter().map(goal).collect();
        if !goals.is_empty() {
            text += &wording.goals.replace("{goals}", &goals.join(", "));
        }
        text
    }

    fn scope(&self) -> Runs {
        if let Some(said) = self.said.scope.as_deref() {
            return plain(format!(" {}", said.trim()));
        }
        let Some(authority) = self.authority() else { return Runs::new() };
        let name = &self.material.knowledge().authorities[authority].name.vi;
        vec![Run::Text(super::cite::fill(&self.wording.scope, &[("authority", name)]))]
    }
}

/// The slots that only people can fill, and what is not known where they did not.
const BLANKS: [(&str, BlankKind); 27] = [
    ("number", BlankKind::Number),
    ("submission", BlankKind::Number),
    ("issuer_sign", BlankKind::Number),
    ("day", BlankKind::Date),
    ("month", BlankKind::Date),
    ("year", BlankKind::Date),
    ("effective_from", BlankKind::Date),
    ("effective_until", BlankKind::Date),
    ("deadline", BlankKind::Date),
    ("amend_before", BlankKind::Date),
    ("place", BlankKind::Text),
    ("issuer", BlankKind::Person),
    ("issuer_name", BlankKind::Person),
    ("decider", BlankKind::Person),
    ("post", BlankKind::Person),
    ("signatory", BlankKind::Person),
    ("addressee", BlankKind::Person),
    ("proposer", BlankKind::Person),
    ("follower", BlankKind::Person),
    ("implementers", BlankKind::Person),
    ("recipients", BlankKind::Person),
    ("unit", BlankKind::Text),
    ("copies", BlankKind::Number),
    ("bases", BlankKind::Ground),
    ("review_plan", BlankKind::Ground),
    ("functions", BlankKind::Ground),
    ("necessity", BlankKind::Text),
];
