//! What a procedure gains, in the four official lines on cost and, where it becomes shorter, the four on
//! time (mẫu của các quyết định số 2813/QĐ-UBND, 2816/QĐ-UBND năm 2025).

use super::Accepted;
use super::compose::Composer;
use super::document::{Block, Run, Runs, Style};
use super::texts::Wording;

/// The lines of a procedure.
pub(super) fn lines(one: &Accepted<'_>, composer: &Composer<'_>, wording: &Wording) -> Vec<Block> {
    let (code, text) = (&one.dossier.procedure.code, &wording.procedure);
    let figure = |id: &str| composer.figure(&format!("p/{code}/{id}"));
    // A year's amount stands beside that of a dossier; where nobody knows how many there are, that is
    // said once, and nothing is multiplied with a guess.
    let has_year = composer.book.find(&format!("p/{code}/year/before")).is_some();
    let amount = |id: &str| -> Runs {
        let space = |unit: &str| Run::Text(format!(" {unit}"));
        let mut runs = vec![figure(id), space(&wording.per_dossier)];
        if has_year {
            runs.push(Run::Text("; ".to_owned()));
            runs.extend([figure(&format!("year/{id}")), space(&wording.per_year)]);
        }
        runs
    };
    let cost = [
        ("before", amount("before")),
        ("after", amount("after")),
        ("saving", amount("saving")),
        ("percent", vec![figure("percent")]),
    ];
    let said = |line: &str, slots: &[(&str, Runs)]| {
        Block::of(Style::Body, composer.fill_with(line, slots))
    };
    let mut blocks: Vec<Block> = text.cost.iter().map(|line| said(line, &cost)).collect();
    if !has_year {
        let volume = vec![figure("volume")];
        blocks.push(said(&text.year_unknown, &[("volume", volume)]));
    }
    if one.one.before.fee_unknown {
        blocks.push(Block::text(Style::Body, &*text.fee_unknown));
    }
    if composer.book.find(&format!("p/{code}/days/cut")).is_some() {
        let days = ["before", "after", "cut", "percent"];
        let days = days.map(|id| figure(&format!("days/{id}")));
        let [before, after, cut, percent] = days.map(|run| vec![run]);
        let slots = [
            ("days_before", before),
            ("days_after", after),
            ("days_cut", cut),
            ("days_percent", percent),
        ];
        blocks.extend(text.time.iter().map(|line| said(line, &slots)));
    }
    blocks
}
