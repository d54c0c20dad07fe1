//! Lines whose papers another line of their case says to be looked up.

use std::cell::OnceCell;

use super::Line;
use crate::catalog::{Procedure, Requirement};
use crate::derive::PaperVerdict;
use crate::exemption::{Holds, Saying};
use crate::knowledge::Knowledge;
use crate::reading::{LineKind, Origin, Paper, Reader, Surroundings, nfc};

/// A line that says that data are looked up; what exactly is found when somebody asks.
struct Rule<'a> {
    position: u32,
    asked: &'a Requirement,
    /// Whether it stands below a heading of notes, which are on the whole dossier.
    is_on_all: bool,
    line: &'a Line,
    says: OnceCell<Saying<'a>>,
}

/// Tells of each line by which other line of its dossier nobody need hand in what it asks for.
pub(super) fn mark(procedure: &Procedure, lines: &mut [Line], knowledge: &Knowledge) {
    // Most dossiers have no such line.
    if !lines.iter().any(|line| line.reading.already) {
        return;
    }
    let found = exempted(procedure, lines, knowledge);
    for (line, by) in lines.iter_mut().zip(found) {
        line.exempted_by = by;
    }
}

fn exempted(procedure: &Procedure, lines: &[Line], knowledge: &Knowledge) -> Vec<Option<u32>> {
    let dossier = || (0_u32..).zip(procedure.requirements.iter().zip(lines));
    let mut reader = Reader::new(&knowledge.cues);
    let mut is_on_all = |asked: &Requirement| {
        let case = asked.case.and_then(|case| procedure.cases.get(usize::from(case)));
        case.is_some_and(|case| {
            reader.surroundings_of_case(&case.name, Surroundings::default()).is_of_notes()
        })
    };
    // What the author of a catalogue states is stated of one line alone; and who need not upload a paper
    // may have to show it.
    let rules: Vec<Rule<'_>> = dossier()
        .filter(|(_, (asked, line))| line.reading.already && asked.stated.is_none())
        .filter(|(_, (asked, _))| !knowledge.exemptions.kin.spares_uploads_only(&asked.text))
        .map(|(position, (asked, line))| Rule {
            position,
            asked,
            is_on_all: is_on_all(asked),
            line,
            says: OnceCell::new(),
        })
        .collect();
    let by = |(asked, line): (&Requirement, &Line)| {
        if line.reading.kind != LineKind::Document || line.reading.already {
            return None;
        }
        // Another case has requirements of its own.
        let of_case =
            || rules.iter().filter(|rule| rule.is_on_all || rule.asked.case == asked.case);
        of_case().next()?;
        let pairs = || line.reading.papers.iter().zip(&line.verdict.papers);
        let mut first = None;
        for (paper, _) in pairs() {
            // Of alternatives one is enough: who need not show one has shown all that is asked for.
            let mut alternatives = pairs().filter(|(other, _)| other.group == paper.group);
            let rule = alternatives.find_map(|(paper, verdict)| {
                of_case().find(|rule| rule.exempts(asked, (paper, verdict), knowledge))
            })?;
            first.get_or_insert(rule.position);
        }
        first
    };
    dossier().map(|(_, pair)| by(pair)).collect()
}

impl Rule<'_> {
    /// Whether it says now that a paper which a line asks for is looked up.
    fn exempts(
        &self,
        asked: &Requirement,
        (paper, verdict): (&Paper, &PaperVerdict),
        knowledge: &Knowledge,
    ) -> bool {
        let Some(document) = paper.document else { return false };
        // Foreigners and foreign authorities are in none of the registers that clauses speak of; what
        // is handed in for good is no matter of data.
        if paper.origin != Origin::Home || paper.taken_back {
            return false;
        }
        // "Không phải nộp bản giấy" of a paper that no register holds means another way to hand it in.
        if !verdict.grade.is_replaceable() {
            return false;
        }
        let text = nfc(&self.asked.text);
        let says = self.says.get_or_init(|| Saying::of(&text, &self.line.reading, knowledge));
        // From afar only plain words count: a note may name a register or a paper for another purpose.
        if self.asked.case != asked.case {
            return says.spares(&text, document, knowledge);
        }
        let found = says.look_up(document, &verdict.registers, knowledge);
        found.is_some_and(|found| found.case == Some(Holds::Now))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::Analysis;
    use crate::appraisal::{Appraisal, Scenario};
    use crate::catalog::Input;
    use crate::knowledge;

    const CARD: &str = "Thẻ căn cước hoặc hộ chiếu";
    const LOOKED_UP: &str = "Trường hợp thông tin về thẻ căn cước đã có trong Cơ sở dữ liệu quốc gia \
        về dân cư thì không phải xuất trình";

    /// The line that each line of a dossier is exempted by, and how many measures are offered on lines.
    fn exempted(lines: &[(&str, &str)]) -> (Vec<Option<u32>>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("r.jsonl");
        let documents: Vec<_> = lines
            .iter()
            .map(|(case, text)| json!({ "name": text, "case": case, "original_count": 1 }))
            .collect();
        let record = json!({
            "code": "9.000001", "name": "Đăng ký", "authority": "Bộ Tư pháp", "documents": documents,
        });
        std::fs::write(&file, record.to_string()).unwrap();
        let known = knowledge::embedded().unwrap();
        let input = Input::Paths(vec![file]);
        let analysis = Analysis::load(&input, known, None, &|_, _| {}).unwrap();
        let dossier = analysis.dossier("9.000001").unwrap();
        let by = dossier.lines().map(|(_, line)| line.exempted_by).collect();
        let scenario = Scenario::usual().unwrap();
        let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
        let one = appraisal.find(dossier).unwrap();
        (by, one.measures.iter().filter(|measure| measure.line.is_some()).count())
    }

    #[test]
    fn a_rule_exempts_the_lines_of_its_case_and_leaves_nothing_to_cut() {
        assert_eq!(exempted(&[("", CARD)]), (vec![None], 1));
        assert_eq!(exempted(&[("", CARD), ("", LOOKED_UP)]), (vec![Some(1), None], 0));
        assert_eq!(exempted(&[("a", CARD), ("b", LOOKED_UP)]), (vec![None, None], 1));
    }

    #[test]
    fn a_rule_among_notes_is_on_the_whole_dossier_if_it_says_so_plainly() {
        let lines = [("Giấy tờ phải nộp", CARD), ("Lưu ý", LOOKED_UP)];
        assert_eq!(exempted(&lines), (vec![Some(1), None], 0));
        let registers = "Thông tin về cư trú được khai thác trong Cơ sở dữ liệu quốc gia về dân cư; \
            trường hợp không khai thác được thì xuất trình Thẻ căn cước";
        assert_eq!(exempted(&[("Giấy tờ phải nộp", CARD), ("Lưu ý", registers)]).0[0], None);
    }

    #[test]
    fn who_need_not_upload_a_paper_may_have_to_show_it() {
        let upload = LOOKED_UP.replace("xuất trình", "tải lên (theo hình thức trực tuyến)");
        assert_eq!(exempted(&[("", CARD), ("", &upload)]).0[0], None);
        let either = LOOKED_UP.replace("xuất trình", "xuất trình hoặc tải lên");
        assert_eq!(exempted(&[("", CARD), ("", &either)]).0[0], Some(1));
    }

    #[test]
    fn a_rule_on_one_paper_exempts_no_other() {
        let marriage = "Giấy chứng nhận kết hôn";
        assert_eq!(exempted(&[("", marriage), ("", LOOKED_UP)]).0, [None, None]);
        let both = "Thẻ căn cước và giấy chứng nhận kết hôn";
        assert_eq!(exempted(&[("", both), ("", LOOKED_UP)]).0, [None, None]);
    }

    #[test]
    fn another_way_to_hand_a_paper_in_is_no_exemption() {
        let notice = "Giấy chứng sinh";
        let electronic = "Trường hợp đã nộp bản điện tử Giấy chứng sinh thì không phải nộp bản giấy; dữ \
            liệu được khai thác trong Cơ sở dữ liệu quốc gia về dân cư";
        assert_eq!(exempted(&[("", notice), ("", electronic)]).0[0], None);
    }

    #[test]
    fn a_rule_that_waits_for_a_register_exempts_nothing_yet() {
        let waits = "Thẻ căn cước được thay thế bằng dữ liệu khi Cơ sở dữ liệu quốc gia về dân cư được \
            vận hành";
        assert_eq!(exempted(&[("", CARD), ("", waits)]).0[0], None);
    }
}
