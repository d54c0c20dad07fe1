//! Why no plan reaches the goals, as the JSON tells it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Planned;
use crate::plan::{Blocked, Counted, Hindrance, Limit, Obstacle, Shortfall};
use crate::target::Axis;

/// What keeps a plan from being.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct BlockedRow {
    /// Goals that everything that may be amended does not reach.
    pub goals: Vec<ShortRow>,
    /// Limits that together leave no plan, without any others; empty where goals are out of reach
    /// without them.
    pub limits: Vec<LimitRow>,
}

/// A goal that is out of reach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShortRow {
    /// The axis.
    pub axis: Axis,
    /// Id of the authority; null for the whole.
    pub authority: Option<String>,
    /// What is missing.
    pub missing: i128,
    /// What stands in the way, each on top of those before it.
    pub obstacles: Vec<ObstacleRow>,
    /// What is still missing without any of them: no measure carried out brings it. Below zero where
    /// they are more than enough.
    pub rest: i128,
}

/// Something in the way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ObstacleRow {
    /// What it is.
    pub is: HindranceWord,
    /// What it keeps away.
    pub adds: i128,
}

/// What can be in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HindranceWord {
    /// Instruments that were not to be amended.
    Never,
    /// Instruments outside the competence asked for, or not known to be in it.
    OutOfReach,
    /// Measures whose registers open only when the plan has ended.
    Late,
    /// Measures whose text is no longer in force, or none that is amended.
    NotAmended,
    /// Measures for which no text is known.
    NoText,
}

/// A limit on what one issuer amends.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LimitRow {
    /// Id of the issuer; null for all whose issuer is not known.
    pub issuer: Option<String>,
    /// What is counted.
    pub of: CountedWord,
    /// How much is allowed.
    pub most: u64,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedWord {
    /// Each instrument once.
    Instruments,
    /// Their weights.
    Weight,
}

impl Planned<'_, '_> {
    pub(super) fn blocked_row(&self, blocked: &Blocked) -> BlockedRow {
        let short = |one: &Shortfall| {
            let asked = self.plan.asked.get(one.goal)?;
            Some(ShortRow {
                axis: asked.axis,
                authority: asked.authority.map(|ix| self.authority(ix)),
                missing: i128::from(one.need) - one.most,
                obstacles: one.obstacles.iter().map(obstacle).collect(),
                rest: one.rest,
            })
        };
        let limit = |one: &Limit| LimitRow {
            issuer: one.issuer.map(|ix| self.authority(ix)),
            of: match one.of {
                Counted::Instruments => CountedWord::Instruments,
                Counted::Weight => CountedWord::Weight,
            },
            most: one.most,
        };
        BlockedRow {
            goals: blocked.goals.iter().filter_map(short).collect(),
            limits: blocked.limits.iter().map(limit).collect(),
        }
    }
}

fn obstacle(one: &Obstacle) -> ObstacleRow {
    let is = match one.is {
        Hindrance::Never => HindranceWord::Never,
        Hindrance::OutOfReach => HindranceWord::OutOfReach,
        Hindrance::Late => HindranceWord::Late,
        Hindrance::NotAmended => HindranceWord::NotAmended,
        Hindrance::NoText => HindranceWord::NoText,
    };
    ObstacleRow { is, adds: one.adds }
}
