//! What procedures cost those who apply, before and after the cuts that the law already allows: `cargo
//! run --example price_catalogue`.

#![allow(clippy::print_stdout, reason = "an example speaks to people")]

use tinhgon::analysis::{Analysis, knowledge};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::fault::Fault;
use tinhgon::words::{Lang, Term};

fn main() -> Result<(), Vec<Fault>> {
    let analysis = Analysis::load(&Input::Embedded, knowledge()?, None, &|_, _| {})?;
    let scenario = Scenario::usual()?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    println!("{} ({})", appraisal.tariff().id, appraisal.basis.say(Lang::En));
    for row in &appraisal.axes {
        let percent = Lang::En.any_percentage(row.progress.percent());
        println!("  {}: {percent} of the baseline cut", row.goal.axis().say(Lang::En));
    }
    Ok(())
}
