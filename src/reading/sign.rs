//! From a folded line to the signs that the grammar reads: phrases and punctuation in order.

use super::fold::Folded;
use super::lexicon::{Found, Meaning};
use super::spelling::Agreement;

/// One sign of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// First letter.
    pub(crate) start: usize,
    /// One past the last letter.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: SignKind,
}

/// What a sign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignKind {
    /// A known phrase.
    Phrase(Meaning, Agreement),
    /// The end of a sentence.
    Stop,
    /// A semicolon, line break, bullet or enumerator: what follows begins anew.
    Break,
    /// A comma.
    Comma,
    /// A slash.
    Slash,
    /// A colon.
    Colon,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

/// Lists the signs of a line, given its phrases in order.
pub(crate) fn list(text: &Folded, phrases: &[Found], signs: &mut Vec<Sign>) {
    signs.clear();
    let mut at = 0;
    for phrase in phrases {
        punctuation(text, at, phrase.start, signs);
        let kind = SignKind::Phrase(phrase.meaning, phrase.agreement);
        signs.push(Sign { start: phrase.start, end: phrase.end, kind });
        at = phrase.end;
    }
    punctuation(text, at, text.bases().len(), signs);
}

/// Adds the punctuation between two phrases.
fn punctuation(text: &Folded, start: usize, end: usize, signs: &mut Vec<Sign>) {
    for at in start..end {
        if let Some(kind) = mark(text, at) {
            signs.push(Sign { start: at, end: at + 1, kind });
        }
    }
}

/// What the character at a place is, when it is punctuation that matters.
fn mark(text: &Folded, at: usize) -> Option<SignKind> {
    let here = text.base(at);
    if here == b' ' {
        return text.is_line_break(at).then_some(SignKind::Break);
    }
    if here.is_ascii_alphanumeric() {
        return None;
    }
    let before = at.checked_sub(1).map_or(b' ', |before| text.base(before));
    let after = text.base(at + 1);
    match here {
        b';' | b'*' => Some(SignKind::Break),
        b',' if !(before.is_ascii_digit() && after.is_ascii_digit()) => Some(SignKind::Comma),
        b'/' if before.is_ascii_alphabetic() || before == b' ' || before == b')' => {
            Some(SignKind::Slash)
        }
        b':' => Some(SignKind::Colon),
        b'(' | b'[' => Some(SignKind::Open),
        b')' | b']' if is_enumerator(text, at) => Some(SignKind::Break),
        b')' | b']' => Some(SignKind::Close),
        b'+' if before != b'(' => Some(SignKind::Break),
        // A dash between words of one name has no space before it, or a small letter after it.
        b'-' if matches!(before, b' ' | b':' | b';' | b'.')
            && (after == b' ' || after == b'-' || is_capital(text, at + 1)) =>
        {
            Some(SignKind::Break)
        }
        b'.' if ends_sentence(text, at) => Some(SignKind::Stop),
        _ => None,
    }
}

/// Whether a closing bracket belongs to an enumerator such as `a)` or `1)`.
fn is_enumerator(text: &Folded, at: usize) -> bool {
    let Some(label) = at.checked_sub(1) else {
        return true;
    };
    let before = label.checked_sub(1).map_or(b' ', |before| text.base(before));
    let labels = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'*');
    labels(text.base(label)) && matches!(before, b' ' | b';' | b'.' | b':')
}

/// Whether a point ends a sentence: a capital or a bullet follows, and no number precedes it.
fn ends_sentence(text: &Folded, at: usize) -> bool {
    let next = (at + 1..at + 4).find(|&next| !matches!(text.base(next), b' ' | b'"'));
    let Some(next) = next else { return true };
    let begins = is_capital(text, next)
        || matches!(text.base(next), b'-' | b'+' | b'*' | b'(')
        || text.is_line_break(at + 1);
    let number = at.checked_sub(1).is_some_and(|before| text.base(before).is_ascii_digit());
    begins && (!number || text.base(at + 1) == b' ')
}

fn is_capital(text: &Folded, at: usize) -> bool {
    text.base(at).is_ascii_alphabetic()
        && text.marks(at, at + 1).first().is_some_and(|mark| mark.is_upper())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::fold::nfc;

    fn kinds(text: &str) -> Vec<SignKind> {
        let mut signs = Vec::new();
        list(&Folded::new(&nfc(text)), &[], &mut signs);
        signs.into_iter().map(|sign| sign.kind).collect()
    }

    #[test]
    fn bullets_and_enumerators_begin_anew() {
        use SignKind::{Break, Colon, Comma};
        assert_eq!(kinds("gồm:+) A; b) B"), [Colon, Break, Break, Break, Break]);
        assert_eq!(kinds("- A - B, c"), [Break, Break, Comma]);
        assert_eq!(kinds("Nhập cảnh-xuất cảnh 1,5"), []);
    }

    #[test]
    fn a_point_ends_a_sentence_only_before_a_capital() {
        assert_eq!(kinds("xác nhận.Trường hợp"), [SignKind::Stop]);
        assert_eq!(kinds("số 1.234 và v.v. khác"), []);
        assert_eq!(kinds("Hết."), [SignKind::Stop]);
    }
}
