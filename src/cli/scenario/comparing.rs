//! One scenario beside others.

use super::{mind, named};
use crate::appraisal::{Appraisal, Scenario};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::report::{Compared, Comparison};

/// The scenarios to compare with, by the names they are called.
pub(crate) fn others(
    names: &[String],
    context: &Context<'_>,
) -> Result<Vec<(String, Scenario)>, Failure> {
    let one = |name: &String| Ok((name.trim().to_owned(), named(name.trim(), context)?));
    names.iter().map(one).collect()
}

/// The scenario of a report beside others; `None` when there are no others.
pub(crate) fn compare(
    appraisal: &Appraisal<'_>,
    others: &[(String, Scenario)],
    context: &mut Context<'_>,
) -> Result<Option<Comparison>, Failure> {
    if others.is_empty() {
        return Ok(None);
    }
    let lang = context.lang();
    let mut columns = vec![Compared::of(None, appraisal, lang)];
    for (name, scenario) in others {
        let analysis = appraisal.analysis;
        // The day and what is assumed of registers change verdicts; nothing else does.
        let other_day = scenario.as_of.is_some_and(|day| day != analysis.as_of);
        let other_world = (other_day || scenario.assumptions != analysis.assumptions)
            .then(|| analysis.asked(scenario.question()));
        let other = Appraisal::of(other_world.as_ref().unwrap_or(analysis), scenario)?;
        mind(&other, context)?;
        columns.push(Compared::of(Some(name), &other, lang));
    }
    Ok(Some(Comparison::of(columns)))
}
