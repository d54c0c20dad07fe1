//! Which lines of a dossier exclude each other: cases, of which a dossier follows one, and choices,
//! of which one line is enough.
//!
//! **Cases.** Which headings exclude each other:
//!
//! | the lines stand                                              | read as                      |
//! |--------------------------------------------------------------|------------------------------|
//! | below headings only, two or more                             | cases                        |
//! | in prose, below two or more headings that say whom they are for or which kind of dossier they make up, and beside lines for all | cases |
//! | in a catalogue that states its papers, below headings of which two ask for the same paper, name kinds of dossiers or have each an amount of the fee, beside lines for all | cases: nobody hands in a paper twice |
//! | such cases, beside another heading that is none of them      | cases for a share of the dossiers: others follow none |
//! | below another heading that says whom they are for, beside lines for all | for a share of the dossiers |
//! | without headings, each beginning with the condition under which it is asked | cases, one for each |
//! | otherwise                                                    | for all                      |
//!
//! A dossier costs what one case costs: at the low end the cheapest, at the high end the dearest,
//! each by the constants of that end and after what is cut. In the middle stands the usual case where
//! headings or the fee tell it ([`super::headings`]), otherwise the lower median of the cases as they
//! are before anything is cut. It stays the same case under any cuts, so that before and after
//! compare like with like.
//!
//! So no cut ever makes a dossier dearer: every case becomes cheaper or stays, and with them their
//! least, their greatest and the one in the middle. And the ends stay in order, since the case in
//! the middle is one of those of which they are the least and the greatest.
//!
//! **Choices** are said in [`super::choices`].

use super::Model;
use super::headings::Headings;
use super::lines::LineFacts;
use super::sum::Sum;
use std::collections::BTreeSet;

use crate::analysis::{Dossier, Line};
use crate::catalog::{Procedure, Requirement};
use crate::cost::words::Heading;
use crate::cost::{Cut, Cuts, Decimal, End, Money, Segment, Spread};
use crate::knowledge::DocumentIx;
use crate::reading::LineKind;

/// Where a line stands among cases and choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The case it is of; asked in every case when absent.
    case: Option<u16>,
    /// Whether its heading holds for some applicants, and there is no other case.
    pub(super) for_some: bool,
    /// Whether the line is a whole case by its own words.
    pub(super) is_case_itself: bool,
    /// The choice it is one of.
    pub(super) choice: Option<u16>,
}

/// How a line is asked when something is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Its papers are handed in.
    OnPaper,
    /// Data take the place of its papers.
    AsData,
}

/// A heading with the papers asked below it.
struct Case {
    heading: Heading,
    /// Which of the cases that the fee names it is.
    priced: Option<usize>,
    /// Whether anything is asked below it.
    asks: bool,
    papers: BTreeSet<DocumentIx>,
}

impl Case {
    fn new(heading: Heading, priced: Option<usize>) -> Self {
        Self { heading, priced, asks: false, papers: BTreeSet::new() }
    }

    /// A common name of many papers counts as one paper here: where headings share it, as with
    /// "proof of lawful accommodation", they are nearly always grounds of which a dossier has one.
    fn read(&mut self, line: &Line) {
        self.asks = true;
        self.papers.extend(line.reading.papers.iter().filter_map(|paper| paper.document));
    }

    /// Whether a dossier is of one of two headings: both name kinds of dossiers, each has its own
    /// amount of the fee, or both ask for the same paper, which nobody hands in twice.
    fn excludes(&self, other: &Self) -> bool {
        let priced_apart = |(one, other)| one != other;
        (self.heading == Heading::Title && other.heading == Heading::Title)
            || self.priced.zip(other.priced).is_some_and(priced_apart)
            || !self.papers.is_disjoint(&other.papers)
    }
}

/// The cases and choices of a dossier.
#[derive(Clone, Debug)]
pub(super) struct Cases {
    pub(super) places: Vec<Place>,
    cases: u16,
    /// The case in the middle.
    usual: u16,
    /// By case: its heading.
    heads: Vec<usize>,
    /// What the headings say.
    headings: Headings,
    /// By choice: the position of the line that is asked.
    asked: Vec<u32>,
    /// By choice: the positions of its lines.
    pub(super) choices: Vec<Vec<u32>>,
}

impl Cases {
    /// Tells the cases and choices by the headings and the ends of lines.
    pub(super) fn of(model: &Model<'_>, dossier: Dossier<'_>) -> Self {
        let mut cases = Self {
            places: Vec::new(),
            cases: 0,
            usual: 0,
            heads: Vec::new(),
            headings: Headings::of(dossier.procedure, &model.words),
            asked: Vec::new(),
            choices: Vec::new(),
        };
        cases.find_cases(model, dossier);
        cases.find_choices(model, dossier);
        cases
    }

    fn find_cases(&mut self, model: &Model<'_>, dossier: Dossier<'_>) {
        let procedure = dossier.procedure;
        self.places = vec![Place::default(); procedure.requirements.len()];
        if procedure.cases.is_empty() {
            return self.find_cases_in_lines(model, dossier);
        }
        // Who states papers states cases too; who types prose under headings may title a list.
        let stated = procedure.requirements.iter().any(|asked| asked.stated.is_some());
        let heading = |name: &str| match model.words.heading(name) {
            Heading::Common if stated => Heading::Conditional,
            heading => heading,
        };
        let mut headings: Vec<Case> = (0..)
            .zip(&procedure.cases)
            .map(|(at, case)| Case::new(heading(&case.name), self.headings.priced(at)))
            .collect();
        let mut for_all = false;
        for (asked, line) in dossier.lines().filter(|(_, line)| line.reading.kind != LineKind::Note)
        {
            let case = asked.case.and_then(|case| headings.get_mut(usize::from(case)));
            match case.filter(|case| case.heading != Heading::Common) {
                Some(case) => case.read(line),
                None => for_all = true,
            }
        }
        let excludes = |at: usize, case: &Case| {
            let others = headings.iter().enumerate().filter(|(other, _)| *other != at);
            let mut others = others.filter(|(_, other)| other.asks).map(|(_, other)| other);
            match for_all && stated {
                _ if !case.asks => false,
                false => others.next().is_some(),
                true => others.any(|other| case.excludes(other)),
            }
        };
        let exclusive: Vec<bool> =
            headings.iter().enumerate().map(|(at, case)| excludes(at, case)).collect();
        let mut numbers: Vec<Option<u16>> = Vec::with_capacity(headings.len());
        for (at, is) in exclusive.into_iter().enumerate() {
            numbers.push(is.then_some(self.cases));
            self.cases += u16::from(is);
            self.heads.extend(is.then_some(at));
        }
        let others = headings.iter().zip(&numbers);
        let others = others.filter(|(case, number)| case.asks && number.is_none()).count();
        let all_follow_one = !stated || others == 0 || !self.told().is_empty();
        for (place, asked) in self.places.iter_mut().zip(&procedure.requirements) {
            let Some(case) = asked.case.map(usize::from) else { continue };
            place.case = numbers.get(case).copied().flatten();
            let heading = headings.get(case).map(|case| case.heading);
            let is_one_of_all = place.case.is_some() && all_follow_one;
            place.for_some = for_all && !is_one_of_all && heading == Some(Heading::Conditional);
        }
    }

    /// Where no heading tells cases apart and every line says itself whom it is for, each is a case.
    fn find_cases_in_lines(&mut self, model: &Model<'_>, dossier: Dossier<'_>) {
        let asking = || {
            let lines = (0_usize..).zip(dossier.lines());
            lines.filter(|(_, (_, line))| line.reading.kind != LineKind::Note)
        };
        let for_some = |asked: &Requirement| {
            asked.stated.is_none() && model.words.begins_with_condition(&asked.text)
        };
        let mut count = 0_u16;
        if !asking().all(|(_, (asked, _))| for_some(asked)) || asking().nth(1).is_none() {
            return;
        }
        for (at, _) in asking() {
            if let Some(place) = self.places.get_mut(at) {
                (place.case, place.is_case_itself) = (Some(count), true);
                count = count.saturating_add(1);
            }
        }
        self.cases = count;
    }

    /// Whether a dossier follows one of several cases.
    pub(super) fn are_several(&self) -> bool {
        self.cases >= 2
    }

    /// What the headings say.
    pub(super) fn headings(&self) -> &Headings {
        &self.headings
    }

    /// Where a line stands.
    pub(super) fn place(&self, at: u32) -> Place {
        self.places.get(at as usize).copied().unwrap_or_default()
    }

    /// Chooses the line that is asked of each choice, and the case in the middle.
    pub(super) fn choose(
        &mut self,
        model: &Model<'_>,
        procedure: &Procedure,
        lines: &mut [LineFacts],
    ) {
        let segment = Segment::of(&procedure.subjects);
        let none = Cuts::none();
        for choice in &self.choices {
            let cost = |line: &&LineFacts| {
                let mut sum = Sum::new(model, procedure, segment);
                sum.add(line, Asked::OnPaper, &none);
                // Of equal ones that of which more is known.
                (sum.at(End::Mid), sum.at(End::High), line.at)
            };
            let of_choice = lines.iter().filter(|line| choice.contains(&line.at));
            let asked = of_choice.min_by_key(cost).map(|line| line.at);
            self.asked.push(asked.unwrap_or_default());
        }
        if self.cases < 2 {
            return;
        }
        let sums = self.sums(model, procedure, lines, &none, segment);
        let told = self.told();
        let mut order: Vec<(Money, u16)> = (0..self.cases)
            .zip(&sums)
            .filter(|(case, _)| told.is_empty() || told.contains(case))
            .map(|(case, sum)| (sum.at(End::Mid), case))
            .collect();
        order.sort_unstable();
        let middle = order.get((order.len().saturating_sub(1)) / 2);
        self.usual = middle.map_or(0, |(_, case)| *case);
        // Where others follow no case, the usual dossier may be theirs.
        let heading = self.heads.get(usize::from(self.usual)).copied();
        let share = |place: &Place| place.case == Some(self.usual) && place.for_some;
        self.headings.usual = heading.filter(|_| !self.places.iter().any(share));
    }

    /// The cases of which one is told to be the usual one; none when nothing tells.
    fn told(&self) -> Vec<u16> {
        let those = |tells: &dyn Fn(usize) -> bool| -> Vec<u16> {
            let such = (0_u16..).zip(&self.heads).filter(|(_, head)| tells(**head));
            such.map(|(case, _)| case).collect()
        };
        let plain = those(&|head| self.headings.is_plain(head));
        if plain.is_empty() { those(&|head| self.headings.priced(head).is_some()) } else { plain }
    }

    /// What cuts mean for a line; `None` when it is not asked.
    pub(super) fn asked(&self, line: &LineFacts, cuts: &Cuts) -> Option<Asked> {
        let dropped = |at: u32| cuts.has(Cut::Drop(at));
        let data = |at: u32| cuts.has(Cut::Data(at));
        let choice = line.place.choice.map(usize::from);
        let open = match choice
            .and_then(|choice| Some((self.asked.get(choice)?, self.choices.get(choice)?)))
        {
            None => true,
            Some((asked, _)) if *asked != line.at => return None,
            Some((_, lines)) => lines.iter().all(|at| dropped(*at) || data(*at)),
        };
        if open && dropped(line.at) {
            return None;
        }
        Some(if open && data(line.at) { Asked::AsData } else { Asked::OnPaper })
    }

    /// What each case costs, with the lines of all.
    fn sums<'a>(
        &self,
        model: &'a Model<'a>,
        procedure: &'a Procedure,
        lines: &[LineFacts],
        cuts: &Cuts,
        segment: Segment,
    ) -> Vec<Sum<'a>> {
        let mut sums = vec![Sum::new(model, procedure, segment); usize::from(self.cases)];
        for line in lines {
            let Some(asked) = self.asked(line, cuts) else { continue };
            match line.place.case.map(usize::from) {
                None => sums.iter_mut().for_each(|sum| sum.add(line, asked, cuts)),
                Some(case) => {
                    sums.get_mut(case).into_iter().for_each(|sum| sum.add(line, asked, cuts))
                }
            }
        }
        sums
    }

    /// The cases that a dossier follows at each end when something is cut.
    pub(super) fn followed(
        &self,
        model: &Model<'_>,
        procedure: &Procedure,
        lines: &[LineFacts],
        cuts: &Cuts,
    ) -> Followed {
        if self.cases < 2 {
            return Followed(None);
        }
        let segment = Segment::of(&procedure.subjects);
        let sums = self.sums(model, procedure, lines, cuts, segment);
        let by = |end: End| (0..self.cases).zip(&sums).map(move |(case, sum)| (sum.at(end), case));
        let low = by(End::Low).min().map_or(self.usual, |(_, case)| case);
        let high = by(End::High).max().map_or(self.usual, |(_, case)| case);
        Followed(Some(Spread { low, mid: self.usual, high }))
    }
}

/// The cases that a dossier follows at each end; `None` when there are none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Followed(Option<Spread<u16>>);

impl Followed {
    /// To which share of the dossiers a line applies.
    pub(super) fn weight(self, line: &LineFacts) -> Spread<Decimal> {
        let (Some(followed), Some(case)) = (self.0, line.place.case) else { return line.weight };
        let at = |end: End| match followed.at(end) == case {
            true => line.weight.at(end),
            false => Decimal::ZERO,
        };
        Spread { low: at(End::Low), mid: at(End::Mid), high: at(End::High) }
    }
}
