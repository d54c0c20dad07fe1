//! What a line of a dossier asks for, and whether registers answer: `cargo run --example classify_line`.

#![allow(clippy::print_stdout, reason = "an example speaks to people")]

use tinhgon::analysis::{Analyst, Prose, knowledge};
use tinhgon::fault::Fault;
use tinhgon::words::{Lang, Term, name_in};

fn main() -> Result<(), Vec<Fault>> {
    let knowledge = knowledge()?;
    // Nothing is assumed of registers; the day is that of the legal knowledge.
    let analyst = Analyst::new(knowledge, None);
    let mut reader = analyst.reader();
    for text in [
        "Bản sao Giấy khai sinh của người con",
        "Căn cước công dân hoặc hộ chiếu còn giá trị sử dụng",
        "Đơn đề nghị cấp giấy phép (theo mẫu)",
    ] {
        let line = reader.prose(Prose { text, ..Prose::default() });
        let verdict = &line.verdict;
        let registers: Vec<&str> = verdict
            .registers
            .iter()
            .map(|&ix| name_in(&knowledge.registers[ix].name, Lang::En))
            .collect();
        println!("{text}\n  {}: {}", verdict.grade.say(Lang::En), registers.join(", "));
    }
    Ok(())
}
