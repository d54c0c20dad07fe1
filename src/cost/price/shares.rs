//! Which share of the dossiers comes by which channel.

use super::Prices;
use crate::catalog::ChannelKind;
use crate::cost::model::Tasks;
use crate::cost::tariff::Mark;
use crate::cost::{Decimal, Money, OnlineShare, Overflow, Spread};

/// The part of the dossiers that a row counts for.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub(super) part: Decimal,
    /// Whether it is itself assumed: one of several channels, whose shares nobody measured or named.
    pub(super) assumed: bool,
}

impl Prices<'_> {
    /// The share of the dossiers that come by each channel offered; they sum to 1, and a channel by
    /// which none comes is left out.
    ///
    /// A share that somebody names for the online channel weighs the rows of a procedure that offers
    /// it beside another: handing in, paying, receiving and fees, which differ by channel. Where
    /// measures move everything online, everything it is.
    #[must_use]
    pub fn shares(&self, tasks: &Tasks) -> Vec<(ChannelKind, Decimal)> {
        if tasks.fully_online && self.online_is_cheapest(tasks) {
            return vec![(ChannelKind::Online, Decimal::ONE)];
        }
        let Some(online) = self.given(&tasks.offered) else {
            return self.by_edition(tasks.offered.iter().copied(), Decimal::ONE);
        };
        let others = tasks.offered.iter().copied().filter(|one| *one != ChannelKind::Online);
        let mut shares = self.by_edition(others, Decimal::ONE.minus(online));
        shares.push((ChannelKind::Online, online));
        shares.retain(|(_, part)| *part != Decimal::ZERO);
        shares
    }

    /// The part that is sent online, where somebody names it and there is a choice of channels.
    fn given(&self, offered: &[ChannelKind]) -> Option<Decimal> {
        let choice = offered.len() > 1 && offered.contains(&ChannelKind::Online);
        self.online.filter(|_| choice).map(OnlineShare::part)
    }

    /// A part of the dossiers shared out among channels in the proportions of the edition.
    fn by_edition(
        &self,
        channels: impl Iterator<Item = ChannelKind> + Clone,
        all: Decimal,
    ) -> Vec<(ChannelKind, Decimal)> {
        let share = |channel| i128::from(self.tariff.share(channel).value.mid.millionths());
        let whole: i128 = channels.clone().map(share).sum();
        let mut left = all;
        let mut channels = channels.peekable();
        let mut shares = Vec::new();
        while let Some(channel) = channels.next() {
            let part = share(channel) * i128::from(all.millionths());
            let part = Decimal::ratio(part, whole * i128::from(Decimal::SCALE));
            // The last takes what rounding left over. Where no share is known, the first takes all.
            let part = if channels.peek().is_none() { left } else { part.unwrap_or(left) };
            left = left.minus(part);
            shares.push((channel, part));
        }
        shares
    }

    /// Whether nobody pays more by sending everything online: only then do all move there.
    fn online_is_cheapest(&self, tasks: &Tasks) -> bool {
        let Ok(online) = self.by_channel(tasks, ChannelKind::Online) else { return false };
        tasks.offered.iter().all(|channel| {
            self.by_channel(tasks, *channel).is_ok_and(|other| {
                online.low <= other.low && online.mid <= other.mid && online.high <= other.high
            })
        })
    }

    /// What only those pay who come by a channel.
    fn by_channel(&self, tasks: &Tasks, channel: ChannelKind) -> Result<Spread<Money>, Overflow> {
        let mut total = Spread::default();
        for task in tasks.tasks.iter().filter(|task| task.channel == Some(channel)) {
            let unit = self.unit_of(task.activity, task.own, tasks.segment)?;
            total = total.join(unit.labour, Money::plus)?.join(unit.price, Money::plus)?;
        }
        for fee in tasks.fees.iter().filter(|fee| fee.channel == Some(channel)) {
            total = total.join(fee.amount, Money::plus)?;
        }
        Ok(total)
    }

    /// The part of the dossiers that a row of a channel counts for; `None` for a channel by which
    /// nobody comes.
    pub(super) fn share_of(
        &self,
        shares: &[(ChannelKind, Decimal)],
        channel: Option<ChannelKind>,
    ) -> Option<Share> {
        let Some(kind) = channel else { return Some(Share { part: Decimal::ONE, assumed: false }) };
        let (_, part) = *shares.iter().find(|(one, _)| *one == kind)?;
        let is_online = |one: ChannelKind| one == ChannelKind::Online;
        // A share that is named leaves nothing to assume for its channel, nor for the only other one.
        let named = self.online.is_some() && shares.iter().any(|(one, _)| is_online(*one));
        let named = named && (is_online(kind) || shares.len() == 2);
        let assumed =
            part != Decimal::ONE && !named && self.tariff.share(kind).mark == Mark::Assumption;
        Some(Share { part, assumed })
    }
}
