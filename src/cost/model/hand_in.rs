//! Handing in, paying and receiving.

use super::Tasks;
use super::fees::Fees;
use crate::catalog::{Channel, ChannelKind, Level, Procedure, TimeLimit, TimeUnit};
use crate::cost::{Activity, Cut, Cuts, Decimal, Spread};

/// The rows of handing in, paying and receiving.
pub(super) fn add(procedure: &Procedure, fees: &Fees, cuts: &Cuts, tasks: &mut Tasks) {
    let once = Spread::exact(Decimal::ONE);
    let level = procedure.levels.iter().copied().max_by_key(|level| nearness(*level));
    let level = level.unwrap_or(Level::Other);
    let travel = Activity::travel_to(if cuts.has(Cut::Delegate) { below(level) } else { level });
    for channel in tasks.offered.clone() {
        let by = Some(channel);
        let of_channel = || procedure.channels.iter().filter(|one| one.kind == channel);
        let charged = fees.is_charged(channel);
        match channel {
            ChannelKind::InPerson => {
                tasks.push(travel, None, by, once);
                tasks.push(Activity::Queue, None, by, once);
                tasks.push(Activity::Counter, None, by, once);
                if charged {
                    tasks.push(Activity::PayInPerson, None, by, once);
                }
                // What is settled within hours is waited for; nobody comes twice.
                if !of_channel().any(settled_at_once) {
                    tasks.push(travel, None, by, once);
                }
                tasks.push(Activity::ReceiveCounter, None, by, once);
            }
            ChannelKind::Post => {
                tasks.push(Activity::SubmitPost, None, by, once);
                tasks.push(Activity::ReceivePost, None, by, once);
            }
            ChannelKind::Online => {
                tasks.push(Activity::SubmitOnline, None, by, once);
                if charged && !cuts.has(Cut::WaiveOnlineFee) {
                    tasks.push(Activity::PayOnline, None, by, once);
                }
                tasks.push(Activity::ReceiveOnline, None, by, once);
            }
        }
    }
}

fn settled_at_once(channel: &Channel) -> bool {
    match &channel.time_limit {
        TimeLimit::Within(limit) => limit.unit == TimeUnit::Hour,
        TimeLimit::Unknown => false,
    }
}

/// Levels by how near they are to people.
fn nearness(level: Level) -> u8 {
    match level {
        Level::Other => 0,
        Level::Ministry => 1,
        Level::Province => 2,
        Level::Commune => 3,
    }
}

/// The next lower level.
fn below(level: Level) -> Level {
    match level {
        Level::Ministry => Level::Province,
        Level::Province | Level::Commune => Level::Commune,
        Level::Other => Level::Other,
    }
}
