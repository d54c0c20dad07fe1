//! The lightest set of texts to amend that reaches a target: `cargo run --example plan_amendments`.

#![allow(clippy::print_stdout, reason = "an example speaks to people")]

use tinhgon::analysis::{Analysis, knowledge};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::cost::Decimal;
use tinhgon::fault::Fault;
use tinhgon::measure::Kind;
use tinhgon::measure::imposing::Imposing;
use tinhgon::plan::{Limits, Planner, Survey, Wish};
use tinhgon::target::Axis;

fn main() -> Result<(), Vec<Fault>> {
    let knowledge = knowledge()?;
    let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {})?;
    // Measures of every kind, also those that no rule asks for yet.
    let scenario = Scenario { kinds: Kind::ALL.to_vec(), ..Scenario::usual()? };
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    let survey = Survey::of(&appraisal, &Imposing::new(knowledge)?)?;
    let wish = Wish { axes: vec![(Axis::Count, Decimal::from_whole(20))], ..Wish::default() };
    let planner = Planner::new(&survey, &wish)?;
    let Ok(asked) = planner.asked() else { return Ok(()) };
    if let Ok(plan) = planner.plan(&asked, &Limits::steps(5_000_000)) {
        println!("weight {}, proved to be at least {}", plan.weight, plan.bound);
        let chosen = plan.instruments.iter().flatten();
        for one in chosen.filter_map(|&place| survey.instruments.get(place)) {
            println!("  {} {}", one.number, one.title);
        }
    }
    Ok(())
}
