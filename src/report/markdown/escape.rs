//! Text that Markdown shows as it is: no mark, link, tag or command of a terminal comes out of it.

use std::borrow::Cow;

use crate::visible::visible;

/// What means something within a line, in Markdown as code hosts read it. A colon begins a link after
/// the name of a protocol, `@` one to a person or an address.
const MARKS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '$', '@'];
/// What means something where a line begins.
const OPENERS: &[char] = &['#', '-', '+', '=', '>', ':'];

/// The text on one line, every mark taken literally.
pub(crate) fn escape(text: &str) -> String {
    let text: Cow<'_, str> = visible(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let behind = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    // "1. " and "1) " begin a list; the code of a procedure does not.
    let numbers = digits > 0 && behind.is_some_and(|rest| !rest.starts_with(|c: char| c != ' '));
    // What lies between letters that can mean something is taken over as it is.
    let mut taken = 0;
    for (position, byte) in text.bytes().enumerate() {
        let may_mean = MAY_MEAN.get(usize::from(byte)).is_some_and(|may| *may);
        let numbered = numbers && position == digits;
        if !(may_mean || numbered) {
            continue;
        }
        let (before, rest) = text.split_at_checked(position).unwrap_or_default();
        if numbered || means(before, rest, text) {
            escaped.push_str(text.get(taken..position).unwrap_or_default());
            escaped.push('\\');
            taken = position;
        }
    }
    escaped.push_str(text.get(taken..).unwrap_or_default());
    escaped
}

/// By byte, whether it can mean something; all that do are ASCII.
#[expect(
    clippy::indexing_slicing,
    reason = "a byte is within a table of 256, and the count within its text"
)]
static MAY_MEAN: [bool; 256] = {
    let mut may = [false; 256];
    let all = b"\\`*_[]<>|~&$@#-+=>:.";
    let mut at = 0;
    while at < all.len() {
        may[all[at] as usize] = true;
        at += 1;
    }
    may
};

/// Whether the letter that a rest begins with means something there.
fn means(before: &str, rest: &str, text: &str) -> bool {
    let mut letters = rest.chars();
    let Some(letter) = letters.next() else { return false };
    let opens = before.is_empty() && OPENERS.contains(&letter);
    let links = rest.starts_with("://") || is_www(text, before.len());
    // Within a word an underscore is a letter, as in ids.
    let within = letter == '_'
        && before.chars().next_back().is_some_and(char::is_alphanumeric)
        && letters.next().is_some_and(char::is_alphanumeric);
    opens || links || (MARKS.contains(&letter) && !within)
}

/// Whether the point of a leading `www.` stands here, which code hosts take for an address.
fn is_www(text: &str, position: usize) -> bool {
    let here = text.get(position..).is_some_and(|rest| rest.starts_with('.'));
    let before = text.get(..position).unwrap_or_default();
    here && before
        .get(before.len().saturating_sub(3)..)
        .is_some_and(|w| w.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_vietnamese_stays_as_it_is() {
        let text = "Giấy khai sinh (bản sao), theo khoản 2 Điều 10; 1.000 đồng";
        assert_eq!(escape(text), text);
    }

    #[test]
    fn marks_links_and_tags_are_text() {
        assert_eq!(escape("replace_by_data _a_"), "replace_by_data \\_a\\_");
        assert_eq!(escape("a|b *c* [d](e)"), "a\\|b \\*c\\* \\[d\\](e)");
        assert_eq!(escape("<script>"), "\\<script\\>");
        assert_eq!(escape("https://vi.du"), "https\\://vi.du");
        assert_eq!(escape("www.vi.du"), "www\\.vi.du");
    }

    #[test]
    fn what_would_begin_a_block_is_text() {
        assert_eq!(escape("# a"), "\\# a");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("12. a"), "12\\. a");
        assert_eq!(escape("1.004194 Đăng ký"), "1.004194 Đăng ký");
    }

    /// The table of bytes must name every letter that can mean something.
    #[test]
    fn every_mark_and_opener_may_mean_something() {
        for letter in MARKS.iter().chain(OPENERS).chain(&[':', '.']) {
            assert!(MAY_MEAN[*letter as usize], "{letter}");
        }
        assert_eq!(MAY_MEAN.iter().filter(|may| **may).count(), 19);
    }

    #[test]
    fn a_line_stays_one_line() {
        assert_eq!(escape("a\nb\tc"), "a b c");
    }
}
