//! Rules of a gate: `count>=20`, `new-findings.error<=0`. The same on the command line and in files.

use std::fmt;
use std::str::FromStr;

use crate::cost::Decimal;
use crate::lint::Severity;
use crate::target::Axis;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The cut on an axis of the target, in percent.
    Cut(Axis),
    /// Findings of a severity, or of any.
    Findings(Option<Severity>),
    /// Findings that the baseline does not know, those that returned included.
    NewFindings(Option<Severity>),
    /// Dossier lines that the baseline does not know.
    AddedRequirements,
}

/// One rule: a figure and what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateRule {
    /// What it looks at.
    pub figure: Figure,
    /// Whether the figure has to be at least the limit; at most, otherwise.
    pub at_least: bool,
    /// The limit: percent, or a number of things.
    pub limit: Decimal,
}

/// The figures of a run that rules look at; `None` where the run does not have one.
pub trait Figures {
    /// The cut on an axis in percent; the inner `None` where there is nothing to divide by.
    fn cut(&self, axis: Axis) -> Option<Option<Decimal>>;
    /// Findings of a severity, or of any.
    fn findings(&self, severity: Option<Severity>) -> u64;
    /// Those of them that a baseline does not know, or that have returned.
    fn new_findings(&self, severity: Option<Severity>) -> Option<u64>;
    /// Dossier lines that a baseline does not know.
    fn added_requirements(&self) -> Option<u64>;
}

/// A rule with what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The rule.
    pub rule: GateRule,
    /// The figure; `None` where there is nothing to divide by.
    pub found: Option<Decimal>,
    /// Whether it holds.
    pub holds: bool,
}

/// A rule about a figure that this run does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unjudged(pub GateRule);

impl GateRule {
    /// Judges a run.
    ///
    /// # Errors
    /// The rule, when the run does not have its figure.
    pub fn judge(self, run: &dyn Figures) -> Result<Judged, Unjudged> {
        let whole = |count: Option<u64>| count.map(|count| Some(of_count(count)));
        let found = match self.figure {
            Figure::Cut(axis) => run.cut(axis),
            Figure::Findings(severity) => whole(Some(run.findings(severity))),
            Figure::NewFindings(severity) => whole(run.new_findings(severity)),
            Figure::AddedRequirements => whole(run.added_requirements()),
        };
        let found = found.ok_or(Unjudged(self))?;
        let holds = found.is_some_and(|found| match self.at_least {
            true => found >= self.limit,
            false => found <= self.limit,
        });
        Ok(Judged { rule: self, found, holds })
    }
}

/// A count as a number; no run counts beyond four billion.
fn of_count(count: u64) -> Decimal {
    Decimal::from_whole(u32::try_from(count).unwrap_or(u32::MAX))
}

const FINDINGS: &str = "findings";
const NEW_FINDINGS: &str = "new-findings";
const ADDED: &str = "added-requirements";
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "info")];

impl FromStr for GateRule {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (figure, limit, at_least) = match (text.split_once(">="), text.split_once("<=")) {
            (Some((figure, limit)), None) => (figure, limit, true),
            (None, Some((figure, limit))) => (figure, limit, false),
            _ => return Err(()),
        };
        let limit: Decimal = limit.trim().trim_end_matches('%').trim().parse().map_err(|_| ())?;
        if limit < Decimal::ZERO {
            return Err(());
        }
        Ok(Self { figure: figure.trim().parse()?, at_least, limit })
    }
}

impl FromStr for Figure {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if let Some(axis) = Axis::ALL.into_iter().find(|axis| axis.word() == text) {
            return Ok(Self::Cut(axis));
        }
        if text == ADDED {
            return Ok(Self::AddedRequirements);
        }
        let (what, severity) = match text.split_once('.') {
            None => (text, None),
            Some((what, word)) => {
                let named = SEVERITIES.into_iter().find(|(_, name)| *name == word);
                (what, Some(named.ok_or(())?.0))
            }
        };
        match what {
            FINDINGS => Ok(Self::Findings(severity)),
            NEW_FINDINGS => Ok(Self::NewFindings(severity)),
            _ => Err(()),
        }
    }
}

impl fmt::Display for GateRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.figure, if self.at_least { ">=" } else { "<=" }, self.limit)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, severity) = match self {
            Self::Cut(axis) => (axis.word(), &None),
            Self::Findings(severity) => (FINDINGS, severity),
            Self::NewFindings(severity) => (NEW_FINDINGS, severity),
            Self::AddedRequirements => (ADDED, &None),
        };
        f.write_str(what)?;
        let word = SEVERITIES.iter().find(|(one, _)| Some(*one) == *severity);
        word.map_or(Ok(()), |(_, word)| write!(f, ".{word}"))
    }
}

/// Examples of rules, for messages.
pub const EXAMPLES: &str =
    "count>=20, cost>=20, findings.error<=0, new-findings<=0, added-requirements<=0";

#[cfg(test)]
mod tests {
    use super::*;

    /// A run with 20 % of its units cut, no cost at all, and so many findings.
    struct Run {
        findings: u64,
        new: Option<u64>,
    }

    impl Figures for Run {
        fn cut(&self, axis: Axis) -> Option<Option<Decimal>> {
            match axis {
                Axis::Count => Some(Some(Decimal::from_whole(20))),
                Axis::Cost => Some(None),
                _ => None,
            }
        }

        fn findings(&self, _: Option<Severity>) -> u64 {
            self.findings
        }

        fn new_findings(&self, _: Option<Severity>) -> Option<u64> {
            self.new
        }

        fn added_requirements(&self) -> Option<u64> {
            Some(2)
        }
    }

    fn judge(findings: u64, new: Option<u64>) -> impl Fn(&str) -> Result<bool, Unjudged> {
        move |rule: &str| {
            let rule: GateRule = rule.parse().unwrap();
            rule.judge(&Run { findings, new }).map(|judged| judged.holds)
        }
    }

    #[test]
    fn a_limit_is_inclusive_on_both_sides() {
        let judge = judge(3, Some(0));
        assert_eq!(judge("count>=20"), Ok(true));
        assert_eq!(judge("count>=20.1"), Ok(false));
        assert_eq!(judge("findings<=3"), Ok(true));
        assert_eq!(judge("findings.error<=2"), Ok(false));
        assert_eq!(judge("added-requirements <= 1"), Ok(false));
    }

    #[test]
    fn a_share_of_nothing_reaches_no_limit() {
        assert_eq!(judge(0, None)("cost>=0"), Ok(false));
    }

    #[test]
    fn what_the_run_does_not_have_is_not_judged() {
        assert!(judge(0, None)("time>=30").is_err());
        assert!(judge(0, None)("new-findings<=0").is_err());
    }

    #[test]
    fn rules_are_written_as_they_are_read() {
        for text in EXAMPLES.split(", ") {
            assert_eq!(text.parse::<GateRule>().unwrap().to_string(), text);
        }
        for text in
            ["", "count", "count=20", "count>=x", "findings.grave<=0", "a>=1<=2", "cost>=-1"]
        {
            assert_eq!(text.parse::<GateRule>(), Err(()), "{text}");
        }
    }
}
