//! Procedures that undo what others do: registration and its deletion, a grant and its revocation.
//!
//! They share name, dossier and authority but for one word, and are never one. Which words these are is
//! data: `procedures/assess/opposites.json`.

use std::path::Path;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Deserialize;

use super::alike::folded;
use crate::border;
use crate::fault::Fault;
use crate::knowledge::Name;

const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/assess/opposites.json"));

/// Without words where the file has faults, which a test keeps it free of.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| read().unwrap_or_default());

/// `procedures/assess/opposites.json` (`tinhgon/opposites/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OppositesFile {
    /// Always `tinhgon/opposites/1`.
    #[allow(dead_code, reason = "read so that the format stays strict")]
    schema: Box<str>,
    /// What the file is and how it was put together.
    #[allow(dead_code, reason = "read so that it cannot be left out")]
    about: Name,
    /// Words that say opposite things.
    pairs: Vec<PairFile>,
}

/// Words of two sides.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairFile {
    /// What they say.
    #[allow(dead_code, reason = "read so that it cannot be left out")]
    why: Name,
    /// Words of the one side, lower case, with diacritics.
    does: Vec<Box<str>>,
    /// Words of the other.
    undoes: Vec<Box<str>>,
    /// Whether neither side undoes the other, so that a name with words of both is on neither.
    #[serde(default)]
    equal: bool,
}

/// Words of two sides, ready to compare with.
#[derive(Debug)]
struct Pair {
    /// Each as words, with whether it undoes; the longest first.
    phrases: Vec<(Vec<String>, bool)>,
    equal: bool,
}

fn read() -> Result<Vec<Pair>, Vec<Fault>> {
    let file = Path::new("procedures/assess/opposites.json");
    let file: OppositesFile = border::read(file, EMBEDDED.as_bytes())?;
    Ok(file.pairs.iter().map(Pair::of).collect())
}

impl Pair {
    fn of(file: &PairFile) -> Self {
        let words = |phrase: &str| folded(phrase).split(' ').map(str::to_owned).collect();
        let side = |phrases: &[Box<str>], undoes: bool| -> Vec<(Vec<String>, bool)> {
            phrases.iter().map(|phrase| (words(phrase), undoes)).collect()
        };
        let mut phrases = side(&file.does, false);
        phrases.extend(side(&file.undoes, true));
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self { phrases, equal: file.equal }
    }

    /// The words that stand first in a name, and whether they undo.
    fn first<'p>(&'p self, name: &[&str]) -> Option<&'p (Vec<String>, bool)> {
        let at = |from: usize| {
            let rest = name.get(from..).unwrap_or_default();
            self.phrases.iter().find(|(phrase, _)| starts_with(rest, phrase))
        };
        (0..name.len()).find_map(at)
    }

    fn parts(&self, one: &[&str], other: &[&str]) -> bool {
        let (Some((words, undoes)), Some((others, other_undoes))) =
            (self.first(one), self.first(other))
        else {
            return false;
        };
        // What undoes names what it undoes; who merges and splits in one procedure does both.
        let (missed, met) = (!stands_in(other, words), !stands_in(one, others));
        match (undoes, other_undoes) {
            (true, false) => missed && (met || !self.equal),
            (false, true) => met && (missed || !self.equal),
            _ => false,
        }
    }
}

/// Whether one of two procedures undoes what the other does, by their folded names.
pub(super) fn are_opposite(one: &str, other: &str) -> bool {
    let one: Vec<&str> = one.split(' ').collect();
    let other: Vec<&str> = other.split(' ').collect();
    PAIRS.iter().any(|pair| pair.parts(&one, &other))
}

fn starts_with(words: &[&str], phrase: &[String]) -> bool {
    words.get(..phrase.len()).is_some_and(|start| start.iter().zip(phrase).all(|(a, b)| a == b))
}

fn stands_in(words: &[&str], phrase: &[String]) -> bool {
    (0..words.len()).any(|from| starts_with(words.get(from..).unwrap_or_default(), phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opposite(one: &str, other: &str) -> bool {
        let (one, other) = (folded(one), folded(other));
        assert_eq!(are_opposite(&one, &other), are_opposite(&other, &one), "{one} / {other}");
        are_opposite(&one, &other)
    }

    #[test]
    fn the_embedded_words_are_sound() {
        assert!(!read().unwrap_or_else(|faults| panic!("{faults:#?}")).is_empty());
    }

    #[test]
    fn what_undoes_is_told_from_what_does() {
        for (one, other) in [
            ("Đăng ký thường trú", "Xóa đăng ký thường trú"),
            ("Đăng ký hộ kinh doanh", "Thu hồi Giấy chứng nhận đăng ký hộ kinh doanh"),
            ("Đăng ký hộ kinh doanh", "Đăng ký chấm dứt hoạt động hộ kinh doanh"),
            ("Cấp Giấy phép hoạt động", "Thủ tục thu hồi Giấy phép hoạt động"),
            ("Sáp nhập trường tiểu học", "Chia, tách trường tiểu học"),
            ("Thành lập quỹ", "Giải thể quỹ"),
            ("Bổ nhiệm công chứng viên", "Miễn nhiệm công chứng viên"),
        ] {
            assert!(opposite(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn what_does_the_same_in_other_words_is_not() {
        for (one, other) in [
            ("Đăng ký khai sinh", "Đăng ký lại khai sinh"),
            ("Cấp giấy phép", "Cấp lại giấy phép do bị thu hồi"),
            ("Sáp nhập, chia, tách trường tiểu học", "Chia, tách trường tiểu học"),
            ("Xóa đăng ký thường trú", "Xóa đăng ký tạm trú"),
            ("Xuất khẩu, nhập khẩu giống cây", "Nhập khẩu giống cây"),
        ] {
            assert!(!opposite(one, other), "{one} / {other}");
        }
    }
}
