//! A line that asks for a certified copy and leaves no choice.

use super::cues::CUES;
use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "certified-copy-asked",
    severity: Severity::Warning,
    page: rules::CERTIFIED_COPY_ASKED,
    check: Check::Dossier(check),
};

/// An agency that takes a copy may not ask that it be certified; it may ask to see the original
/// (khoản 1 Điều 6 Nghị định 23/2015/NĐ-CP).
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        if line.reading.kind != LineKind::Document {
            continue;
        }
        let asks = line.reading.certified;
        if let Some(words) = asks.then(|| words_that_ask(&requirement.text)).flatten() {
            found.at(requirement, vec![("words", Value::Text(words.into()))]);
        }
    }
}

/// Whether a line asks for a certified copy and leaves no choice.
pub(crate) fn asks_certified_copy(text: &str) -> bool {
    words_that_ask(text).is_some()
}

fn words_that_ask(text: &str) -> Option<Box<str>> {
    // Few lines speak of certified copies, so the words that leave a choice come second.
    let words = CUES.certified_copy.find(text)?;
    // A power of attorney is certified as well, and is no copy.
    if !CUES.copy.stand_in(text) {
        return None;
    }
    let choice = [&CUES.certified_copy_optional, &CUES.plain_copy];
    (!choice.iter().any(|cues| cues.stand_in(text))).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_show_the_original_is_asked_for_no_certified_copy() {
        for choice in [
            "01 bản sao có chứng thực; trường hợp nộp bản chụp thì xuất trình bản chính để kiểm tra, đối chiếu",
            "Bản sao có chứng thực hoặc bản chụp kèm bản chính Quyết định cho phép thành lập để đối chiếu",
            "Bản sao có chứng thực hoặc bản sao kèm theo bản gốc văn bằng",
            "Bản chụp có chứng thực; trường hợp bản chụp không có chứng thực thì xuất trình bản chính",
            "gồm một trong các giấy tờ sau: bản chính chứng nhận; bản sao có chứng thực",
        ] {
            assert!(!asks_certified_copy(choice), "{choice}");
        }
        for asked in [
            "Bản sao có chứng thực văn bằng",
            "Bản sao có chứng thực hoặc bản sao điện tử được chứng thực từ bản chính giấy phép",
        ] {
            assert!(asks_certified_copy(asked), "{asked}");
        }
    }
}
