//! The share of the dossiers that come online.

use std::str::FromStr;

use super::Decimal;

/// The share of the dossiers sent online where that can be done and something else as well, in
/// percent: from 0 to 100.
///
/// It takes the place of the share that a tariff edition states for the online channel. What is left
/// goes to the other channels in the proportions of the edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OnlineShare(Decimal);

impl OnlineShare {
    /// What is expected, in messages.
    pub const RANGE: &'static str = "0–100";

    /// A share of so many percent; `None` outside of 0 to 100.
    #[must_use]
    pub fn of_percent(percent: Decimal) -> Option<Self> {
        (Decimal::ZERO..=Decimal::from_whole(100)).contains(&percent).then_some(Self(percent))
    }

    /// In percent.
    #[must_use]
    pub const fn percent(self) -> Decimal {
        self.0
    }

    /// As a part of one. A percentage of more than four decimals is rounded here, half away from
    /// zero, to a millionth.
    #[must_use]
    pub fn part(self) -> Decimal {
        Decimal::ratio(self.0.millionths().into(), i128::from(100 * Decimal::SCALE))
            .unwrap_or_default()
    }
}

/// As people type it: with a point or a comma, with or without the sign.
impl FromStr for OnlineShare {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.trim().trim_end_matches('%').trim_end().replacen(',', ".", 1);
        let percent = number.parse().ok();
        percent.and_then(Self::of_percent).ok_or_else(|| Self::RANGE.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_between_nothing_and_all() {
        let part = |text: &str| text.parse::<OnlineShare>().map(|share| share.part().to_string());
        assert_eq!(part("47,5 %").as_deref(), Ok("0.475"));
        assert_eq!(part("0").as_deref(), Ok("0"));
        assert_eq!(part("100").as_deref(), Ok("1"));
        assert_eq!(part("33.33335").as_deref(), Ok("0.333334"), "half away from zero");
        for bad in ["100.000001", "-1", "", "%", "a half", "1,2,3"] {
            assert_eq!(part(bad), Err("0–100".to_owned()), "{bad}");
        }
    }
}
