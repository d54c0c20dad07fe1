//! The words that the model looks for: data, not code.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::fault::Fault;
use crate::knowledge::Name;
use crate::reading::Phrases;

const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/tariffs/words.json"));

/// `procedures/tariffs/words.json` as it is written (`tinhgon/cost-words/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostWordsFile {
    /// Always `tinhgon/cost-words/1`.
    pub schema: Box<str>,
    /// What the file is for.
    pub about: Name,
    /// How headings begin that hold for some applicants only.
    pub conditional_case: WordList,
    /// How headings begin that name a kind of dossier.
    pub titled_case: WordList,
    /// Words that lead into a heading, one by one, and do not say whom it is for.
    pub heading_frame: WordList,
    /// Words of headings and introductions below which one of the lines is enough.
    pub one_of: WordList,
    /// The word between lines that replace each other.
    pub or_at_end: WordList,
    /// Words of forms for those who apply online, beside a form on paper.
    pub electronic_form: WordList,
    /// Words of conditions on the way to hand in.
    pub channel: WordList,
    /// How lines begin that hold for some applicants only.
    pub conditional_line: WordList,
    /// Words before a condition in the middle of a line.
    pub condition_inside: WordList,
    /// How lines end that are asked only of those who have the paper.
    pub if_any: WordList,
    /// Words that ask people to come in person.
    pub presence: WordList,
}

/// Words that all mean the same.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// What the list is for.
    pub why: Name,
    /// The words, in lower case.
    pub words: Vec<Box<str>>,
}

/// The words, ready to look for. Texts of a catalogue are in NFC, as the words are.
#[derive(Clone, Debug)]
pub struct CostWords {
    file: CostWordsFile,
    one_of: Phrases,
    electronic_form: Phrases,
    channel: Phrases,
    condition_inside: Phrases,
    presence: Phrases,
}

impl CostWords {
    /// The words compiled into the binary.
    ///
    /// # Errors
    /// Faults of the file; a test keeps it free of them.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        let path = Path::new("procedures/tariffs/words.json");
        let file: CostWordsFile = border::read(path, EMBEDDED.as_bytes())?;
        let one_of = Phrases::spelled(&file.one_of.words);
        let electronic_form = Phrases::spelled(&file.electronic_form.words);
        let channel = Phrases::spelled(&file.channel.words);
        let condition_inside = Phrases::spelled(&file.condition_inside.words);
        let presence = Phrases::spelled(&file.presence.words);
        Ok(Self { file, one_of, electronic_form, channel, condition_inside, presence })
    }

    /// What a heading is to the lines below it.
    #[must_use]
    pub fn heading(&self, case: &str) -> Heading {
        if begins(case, &self.file.conditional_case) {
            Heading::Conditional
        } else if begins(case, &self.file.titled_case) {
            Heading::Title
        } else {
            Heading::Common
        }
    }

    /// Whether a word, in small letters, only leads into a heading.
    #[must_use]
    pub fn frames_headings(&self, word: &str) -> bool {
        self.file.heading_frame.words.iter().any(|frame| **frame == *word)
    }

    /// Whether one of the lines below a heading or introduction is enough.
    #[must_use]
    pub fn offers_choice(&self, text: &str) -> bool {
        self.one_of.stand_in(text)
    }

    /// Whether a form is for those who apply online, beside one on paper.
    #[must_use]
    pub fn is_electronic_form(&self, form: &str) -> bool {
        self.electronic_form.stand_in(form)
    }

    /// Whether a form says by which way it is handed in.
    #[must_use]
    pub fn names_channel(&self, form: &str) -> bool {
        self.channel.stand_in(form)
    }

    /// Whether a text asks people to come in person.
    #[must_use]
    pub fn asks_presence(&self, text: &str) -> bool {
        self.presence.stand_in(text)
    }

    /// Whether a line may be replaced by the next.
    #[must_use]
    pub fn ends_with_or(&self, line: &str) -> bool {
        ends(line, &self.file.or_at_end)
    }

    /// Whether a line replaces the one before.
    #[must_use]
    pub fn begins_with_or(&self, line: &str) -> bool {
        begins(line, &self.file.or_at_end)
    }

    /// Whether a line begins by saying that it holds for some applicants only.
    #[must_use]
    pub fn begins_with_condition(&self, line: &str) -> bool {
        begins(line, &self.file.conditional_line)
    }

    /// Whether what a line ends with holds for some applicants only: "(nếu có)", "(đối với …)",
    /// "trong trường hợp …".
    #[must_use]
    pub fn ends_with_condition(&self, line: &str) -> bool {
        let end = line.trim_end_matches(['.', ';', ',', ' ']);
        let bracket = end.strip_suffix(')').and_then(|end| Some(end.rsplit_once('(')?.1));
        ends(line, &self.file.if_any)
            || self.condition_inside.stand_in(line)
            || bracket.is_some_and(|inside| begins(inside, &self.file.conditional_line))
    }
}

/// What a heading is to the lines below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// They are for everybody.
    Common,
    /// They are for some applicants.
    Conditional,
    /// They are of a kind of dossier.
    Title,
}

/// Whether a text begins with a word of a list, marks and numbers of lists left out.
///
/// Headings are long and the words short: only as many letters are folded as are compared.
fn begins(text: &str, list: &WordList) -> bool {
    let text = without_marks(text);
    list.words.iter().any(|word| {
        let mut letters = text.chars().flat_map(char::to_lowercase);
        word.chars().all(|letter| letters.next() == Some(letter))
            && !letters.next().is_some_and(char::is_alphanumeric)
    })
}

/// A text without what numbers it: "1.", "a)", "(iv)", "*".
fn without_marks(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let number = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    const LONGEST: usize = 4;
    match text.split_at_checked(number) {
        Some((short, rest)) if short.len() <= LONGEST && rest.starts_with([')', '.']) => {
            rest.trim_start_matches(|c: char| !c.is_alphabetic())
        }
        _ => text,
    }
}

/// Whether a text ends with a word of a list, punctuation left out.
fn ends(text: &str, list: &WordList) -> bool {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    list.words.iter().any(|word| {
        let mut letters = text.chars().rev().flat_map(char::to_lowercase);
        word.chars().rev().all(|letter| letters.next() == Some(letter))
            && !letters.next().is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_for_some_applicants_is_told_from_one_for_all() {
        let words = CostWords::embedded().unwrap();
        assert_eq!(words.heading("Trường hợp cấp lại"), Heading::Conditional);
        assert_eq!(words.heading("1. Đối với người nước ngoài"), Heading::Conditional);
        assert_eq!(words.heading("a) Trường hợp cấp lại"), Heading::Conditional);
        assert_eq!(words.heading("* Hồ sơ đề nghị gia hạn gồm"), Heading::Title);
        assert_eq!(words.heading("Giấy tờ phải nộp"), Heading::Common);
        assert_eq!(words.heading("Khiếu nại"), Heading::Common);
    }

    #[test]
    fn lines_for_some_applicants_and_choices_are_told() {
        let words = CostWords::embedded().unwrap();
        assert!(words.begins_with_condition("- Trường hợp là người nước ngoài: hộ chiếu"));
        assert!(!words.begins_with_condition("Giấy ủy quyền (nếu có)."));
        assert!(words.ends_with_condition("Giấy ủy quyền (nếu có)."));
        assert!(words.ends_with_condition("Giấy chứng nhận cải tạo (đối với xe cải tạo);"));
        assert!(!words.ends_with_condition("Tờ khai ghi nơi ở, nếu có thay đổi"));
        assert!(words.ends_with_condition("Giấy xác nhận trụ sở trong trường hợp thay đổi trụ sở"));
        assert!(!words.ends_with_condition("Tờ khai (theo mẫu)"));
        assert!(words.offers_choice("3. MỘT TRONG CÁC GIẤY TỜ SAU:"));
        assert!(words.ends_with_or("Bản sao hợp đồng; hoặc"));
        assert!(!words.ends_with_or("Bản sao hợp đồng"));
        assert!(words.begins_with_or("hoặc bản khai cá nhân"));
        assert!(words.is_electronic_form("- Mẫu điện tử tương tác đăng ký"));
        assert!(!words.is_electronic_form("Bản chính hoặc biểu mẫu điện tử đơn đề nghị"));
        assert!(words.names_channel("Tờ khai (nếu chọn nộp hồ sơ theo hình thức trực tiếp)"));
        assert!(words.asks_presence("Khi trả kết quả, hai bên nam, nữ phải có mặt."));
        assert!(!words.asks_presence("Người dân không phải đến cơ quan giải quyết."));
    }
}
