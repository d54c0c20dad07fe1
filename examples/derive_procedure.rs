//! Which papers of a procedure the State already holds, and the proof: `cargo run --example
//! derive_procedure`.

#![allow(clippy::print_stdout, reason = "an example speaks to people")]

use tinhgon::analysis::{Analysis, Analyst, knowledge};
use tinhgon::catalog::Input;
use tinhgon::fault::Fault;
use tinhgon::report::proof;
use tinhgon::words::{Lang, Term};

fn main() -> Result<(), Vec<Fault>> {
    let knowledge = knowledge()?;
    // `Input::Paths` reads files and folders in its place.
    let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {})?;
    let Some(birth) = analysis.dossier("1.001193") else { return Ok(()) };
    println!("{}", birth.procedure.name);
    for (asked, line) in birth.lines() {
        println!("  {}: {}", asked.text, line.verdict.grade.say(Lang::En));
    }
    // Why the last paper is replaceable, down to the articles of law.
    let analyst = Analyst::new(knowledge, Some(analysis.as_of));
    let last = birth.lines().last().and_then(|(_, line)| line.reading.papers.first()?.document);
    if let Some(document) = last {
        let steps = analyst.proof(document);
        println!("{}", proof::tree(&steps, document, knowledge, Lang::En));
    }
    Ok(())
}
