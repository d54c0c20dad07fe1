//! The words of the ranking, ready to be looked for.

use std::collections::BTreeMap;
use std::path::Path;

use super::words::{ImposingWords, Topic};
use crate::border;
use crate::catalog::text::key;
use crate::citation::{Grammar, Signs};
use crate::fault::Fault;
use crate::knowledge::Rank;
use crate::reading::{Meanings, Phrases};

/// `procedures/knowledge/imposing.json`, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/knowledge/imposing.json"));

/// The words and points of the data file, compiled.
#[derive(Debug)]
pub(super) struct Compiled {
    /// As written, for points.
    pub(super) raw: ImposingWords,
    /// Ranks by the letters of numbers.
    pub(super) signs: Signs,
    /// What a text starts with.
    ranks: BTreeMap<Rank, i32>,
    /// Topics and their points by phrase.
    topics: Meanings<(Topic, i32)>,
    /// Openings of titles: whether the text amends.
    openings: Meanings<Opening>,
    /// Several texts at once.
    several: Phrases,
    /// Kinds of lines, in the order of the file.
    lines: Vec<LineWords>,
}

/// What the first telling words of a title say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Amending,
    Setting,
}

/// A kind of line, and the words that tell it.
#[derive(Debug)]
pub(super) struct LineWords {
    pub(super) topic: Topic,
    pub(super) points: i32,
    words: Phrases,
}

impl LineWords {
    /// Whether the words stand in a line.
    pub(super) fn tell(&self, line: &str) -> bool {
        self.words.stand_in(line)
    }
}

impl Compiled {
    /// The words compiled into the binary.
    ///
    /// # Errors
    /// The faults of the file; a test keeps it free of them.
    pub(super) fn embedded() -> Result<Self, Vec<Fault>> {
        let file = Path::new("procedures/knowledge/imposing.json");
        let grammar = Grammar::embedded()?;
        border::read::<ImposingWords>(file, EMBEDDED.as_bytes()).map(|raw| Self::new(raw, &grammar))
    }

    fn new(raw: ImposingWords, grammar: &Grammar) -> Self {
        let topics = raw.topics.entries.iter();
        let topics = topics.flat_map(|entry| {
            entry.words.iter().map(|word| (Title::new(word).0, (entry.is, entry.points)))
        });
        let amending =
            raw.amending.words.iter().map(|word| (Title::new(word).0, Opening::Amending));
        let setting = raw.setting.words.iter().map(|word| (Title::new(word).0, Opening::Setting));
        Self {
            signs: Signs::new(grammar),
            ranks: raw.ranks.entries.iter().map(|entry| (entry.is, entry.points)).collect(),
            topics: Meanings::overlapping(topics),
            openings: Meanings::first_and_longest(amending.chain(setting)),
            several: Phrases::exact(raw.several.words.iter().map(|word| Title::new(word).0)),
            lines: raw.lines.entries.iter().map(line_words).collect(),
            raw,
        }
    }

    /// What a text of a rank starts with.
    pub(super) fn rank_points(&self, rank: Option<Rank>) -> i32 {
        let listed = rank.and_then(|rank| self.ranks.get(&rank));
        listed.copied().unwrap_or(self.raw.ranks.unknown)
    }

    /// The topics a title tells, each once, with their points.
    pub(super) fn topics(&self, title: &Title) -> Vec<(Topic, i32)> {
        let mut topics: Vec<_> = self.topics.all(&title.0).copied().collect();
        topics.sort_unstable();
        topics.dedup();
        topics
    }

    /// The points of a topic, whoever tells it.
    pub(super) fn topic_points(&self, topic: Topic) -> i32 {
        let mut entries = self.raw.topics.entries.iter();
        entries.find(|entry| entry.is == topic).map_or(0, |entry| entry.points)
    }

    /// Whether a title is of a text that amends others rather than setting rules of its own.
    pub(super) fn amends(&self, title: &Title) -> bool {
        self.openings.first(&title.0) == Some(&Opening::Amending)
    }

    /// Whether a title speaks of several texts at once.
    pub(super) fn several(&self, title: &Title) -> bool {
        self.several.stand_in(&title.0)
    }

    /// Whether a number is of a text on fees by its letters alone.
    pub(super) fn is_fee_number(&self, number: &str) -> bool {
        let letters: String = number.split_whitespace().collect();
        let letters = letters.to_uppercase();
        self.raw.fee_numbers.numbers.iter().any(|sign| letters.ends_with(&*sign.to_uppercase()))
    }

    /// The kinds of lines.
    pub(super) fn lines(&self) -> &[LineWords] {
        &self.lines
    }
}

fn line_words(entry: &super::words::LineEntry) -> LineWords {
    let words = Phrases::spelled(&entry.words);
    LineWords { topic: entry.topic, points: entry.points, words }
}

/// A title as phrases are looked for in it: its key, with a blank at both ends.
#[derive(Debug)]
pub(super) struct Title(String);

impl Title {
    pub(super) fn new(text: &str) -> Self {
        Self(format!(" {} ", key(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_sound() {
        let words = Compiled::embedded().unwrap();
        assert_eq!(&*words.raw.schema, "tinhgon/imposing/1");
        assert!(words.rank_points(Some(Rank::Decree)) > words.rank_points(Some(Rank::Law)));
        assert!(words.is_fee_number("85/2019/TT - BTC") && !words.is_fee_number("85/2019/TT-BTCN"));
    }

    #[test]
    fn titles_tell_their_topics_in_whole_words() {
        let words = Compiled::embedded().unwrap();
        let topics = |title: &str| -> Vec<Topic> {
            words.topics(&Title::new(title)).into_iter().map(|(topic, _)| topic).collect()
        };
        assert_eq!(topics("QUY ĐỊNH MỨC THU PHÍ, LỆ PHÍ"), [Topic::Fees]);
        assert_eq!(
            topics("Quy định về phân cấp, phân quyền và cắt giảm, đơn giản hóa thủ tục"),
            [Topic::Delegation, Topic::Reduction]
        );
        assert_eq!(topics("Biểu mẫu và trình tự cấp phép"), [Topic::Procedure, Topic::Forms]);
        assert_eq!(topics("Quy định về lấy mẫu nước và kinh phí; phân cấp tàu biển"), []);
    }

    #[test]
    fn a_text_that_sets_rules_and_also_amends_is_no_amending_text() {
        let words = Compiled::embedded().unwrap();
        for (title, amends) in [
            ("Nghị định sửa đổi, bổ sung một số điều của Nghị định quy định về nhà ở", true),
            ("Thông tư quy định sửa đổi Thông tư số 1/2020/TT-BTP", true),
            ("Quy định phân định thẩm quyền và sửa đổi, bổ sung một số nghị định", false),
            ("Quy định chi tiết Luật sửa đổi, bổ sung Luật Nhà ở", false),
            ("Nghị định 23/2015 (được sửa đổi, bổ sung bởi Nghị định 280/2025)", false),
            ("Luật Hộ tịch", false),
        ] {
            assert_eq!(words.amends(&Title::new(title)), amends, "{title}");
        }
    }
}
