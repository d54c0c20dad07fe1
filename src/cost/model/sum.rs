//! What lines of a dossier cost together, to tell which of its cases is the cheapest.

use super::cases::Asked;
use super::lines::{LineFacts, Step, form_share, larger};
use super::{Model, own};
use crate::catalog::Procedure;
use crate::cost::{Activity, Cuts, Decimal, End, Money, Segment, Spread};

/// What lines cost together, rounded as the rows are.
#[derive(Clone)]
pub(super) struct Sum<'a> {
    model: &'a Model<'a>,
    procedure: &'a Procedure,
    segment: Segment,
    total: Spread<Money>,
    certified: Spread<Decimal>,
}

impl<'a> Sum<'a> {
    /// Nothing yet.
    pub(super) fn new(model: &'a Model<'a>, procedure: &'a Procedure, segment: Segment) -> Self {
        let certified = Spread::exact(Decimal::ZERO);
        Self { model, procedure, segment, total: Spread::default(), certified }
    }

    /// Adds what a line takes.
    pub(super) fn add(&mut self, line: &LineFacts, asked: Asked, cuts: &Cuts) {
        let weight = line.weight;
        line.steps(asked, cuts, form_share(self.model, cuts), |step| match step {
            Step::Task(activity, times) => {
                let count = weight.map(|weight| weight.times(times));
                self.total = self.plus(activity, Some(line.at), count);
            }
            Step::CertifyVisit => self.certified = larger(self.certified, weight),
            Step::Original => {}
        });
    }

    /// The sum with a task. What is beyond the range of money is left out: it is reported where the
    /// rows are priced.
    fn plus(&self, activity: Activity, line: Option<u32>, count: Spread<Decimal>) -> Spread<Money> {
        let own = own(self.procedure, self.model.tariff().currency, activity, line, None);
        let more = self.model.prices.once(activity, own, self.segment);
        let more = more.and_then(|once| once.join(count, Money::times));
        let sum = more.and_then(|more| self.total.join(more, Money::plus));
        sum.unwrap_or(self.total)
    }

    /// The sum at an end, the visit to have copies certified included.
    pub(super) fn at(&self, end: End) -> Money {
        self.plus(Activity::CertifyVisit, None, self.certified).at(end)
    }
}
