//! Vietnamese text folded for matching, with the way back to the letters that were written.
//!
//! Published lines come in NFC and NFD, in capitals, without diacritics, with doubled spaces. Every
//! letter is folded to its ASCII base, and what was folded away is kept beside it as a [`Mark`]. A
//! phrase is found on the bases, so one automaton serves all spellings, and then judged on the
//! marks: *chứng tử* (death certificate) and *chứng từ* (voucher) have the same bases.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What folding took away from one letter: tone in the low bits, then the letter's shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark(u8);

impl Mark {
    const CIRCUMFLEX: u8 = 1 << 3;
    const HORN_OR_BREVE: u8 = 2 << 3;
    const STROKE: u8 = 3 << 3;
    const UPPER: u8 = 1 << 6;
    const LINE_BREAK: u8 = 1 << 7;

    /// Whether the letter was a capital.
    #[must_use]
    pub(crate) fn is_upper(self) -> bool {
        self.0 & Self::UPPER != 0
    }

    /// Whether a blank stands for a line break, which separates papers.
    #[must_use]
    pub(crate) fn is_line_break(self) -> bool {
        self.0 & Self::LINE_BREAK != 0
    }

    /// The tone, 0 for the level one.
    #[must_use]
    pub(crate) fn tone(self) -> u8 {
        self.0 & 0b111
    }

    /// The shape of the letter, 0 for the plain one.
    #[must_use]
    pub(crate) fn shape(self) -> u8 {
        (self.0 >> 3) & 0b111
    }

    /// Whether a letter with this mark may be a letter of the same base with another, mistyped:
    /// marks may be missing, and two of the tones (hỏi, ngã) are taken for each other.
    #[must_use]
    pub(crate) fn may_stand_for(self, right: Self) -> bool {
        let tone = self.tone() == 0
            || self.tone() == right.tone()
            || matches!((self.tone(), right.tone()), (3, 4) | (4, 3));
        tone && (self.shape() == 0 || self.shape() == right.shape())
    }

    /// Whether the letter had any diacritic.
    #[must_use]
    pub(crate) fn is_marked(self) -> bool {
        self.0 & !(Self::UPPER | Self::LINE_BREAK) != 0
    }
}

/// The NFC form of a text; borrowed when it already is.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if may_need_composing(text) && is_nfc_quick(text.chars()) != IsNormalized::Yes {
        Cow::Owned(text.nfc().collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a text has letters that NFC could change.
///
/// Vietnamese in NFC is written with U+0000–U+02FF and U+1E00–U+1EFF, whose UTF-8 starts with a
/// byte below 0xCC or with 0xE1, and punctuation of the block of 0xE2; all these are stable but
/// for a few letters (Å, Ω as units) that no Vietnamese text needs composed.
fn may_need_composing(text: &str) -> bool {
    // Blocks without early exit are what the compiler turns into vector instructions.
    text.as_bytes().chunks(64).any(|block| {
        block.iter().fold(false, |any, &byte| any | (byte >= 0xCC && byte != 0xE1 && byte != 0xE2))
    })
}

/// A text folded letter by letter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    /// ASCII bases in lower case; a byte of 1 stands for what has none.
    bases: Vec<u8>,
    /// What was folded away.
    marks: Vec<Mark>,
    /// Where each letter begins in the NFC text.
    offsets: Vec<u32>,
    /// How many places of the three lists are of this text.
    length: usize,
    /// Length of the NFC text in bytes.
    end: u32,
    /// Share of words with diacritics is high enough to trust their absence.
    marked: bool,
}

impl Folded {
    /// Folds an NFC text: white space collapsed, letters to ASCII bases.
    #[must_use]
    pub(crate) fn new(nfc: &str) -> Self {
        let mut folded = Self::default();
        folded.refill(nfc);
        folded
    }

    /// Folds another text into the same buffers, so that a million lines need no million of them.
    pub(crate) fn refill(&mut self, nfc: &str) {
        // The lists only grow; what stands beyond the length is left over from longer texts.
        let room = self.bases.len().max(nfc.len());
        self.bases.resize(room, 0);
        self.marks.resize(room, Mark::default());
        self.offsets.resize(room, 0);
        // A line is far shorter than 4 GiB: the border refuses lines over 16 MiB.
        self.end = u32::try_from(nfc.len()).unwrap_or(u32::MAX);
        let table = LETTERS.as_slice();
        let (mut letters, mut marked) = (0_usize, 0_usize);
        // Walking over the places to be filled asks once a letter whether there is room; pushing to
        // three lists asked three times, which took 3 % of an analysis.
        let mut places = self.bases.iter_mut().zip(&mut self.marks).zip(&mut self.offsets);
        let mut before: Option<&mut Mark> = None;
        self.length = 0;
        // Blanks at the start count as little as those behind a blank.
        let mut last = b' ';
        for (offset, letter) in nfc.char_indices() {
            let (base, mark) = fold(letter, table);
            // Runs of white space count as one blank, so that a name may run over a line's end;
            // the blank remembers the line break.
            if base == b' ' && last == b' ' {
                if let Some(blank) = before.as_mut().filter(|_| mark.is_line_break()) {
                    blank.0 |= Mark::LINE_BREAK;
                }
                continue;
            }
            last = base;
            letters += usize::from(base.is_ascii_alphabetic());
            marked += usize::from(mark.is_marked());
            // There are as many places as the text has bytes, so one is left for every letter.
            let Some(((base_place, mark_place), offset_place)) = places.next() else { break };
            *base_place = base;
            *mark_place = mark;
            *offset_place = u32::try_from(offset).unwrap_or(u32::MAX);
            before = Some(mark_place);
            self.length += 1;
        }
        // Correct Vietnamese marks about every third letter; a line with hardly any was typed without.
        self.marked = marked * 12 >= letters;
    }

    /// The bases, one byte a letter.
    #[must_use]
    pub(crate) fn bases(&self) -> &[u8] {
        self.bases.get(..self.length).unwrap_or_default()
    }

    /// Where the first letter of the alphabet stands: marks and numbers of lists are before it.
    pub(crate) fn first_letter(&self) -> Option<usize> {
        self.bases().iter().position(u8::is_ascii_alphabetic)
    }

    /// The marks of a range of letters.
    #[must_use]
    pub(crate) fn marks(&self, start: usize, end: usize) -> &[Mark] {
        let of_text = self.marks.get(..self.length).unwrap_or_default();
        of_text.get(start..end).unwrap_or_default()
    }

    /// The base at a position, or a space beyond the ends.
    #[must_use]
    pub(crate) fn base(&self, at: usize) -> u8 {
        self.bases().get(at).copied().unwrap_or(b' ')
    }

    /// Whether the blank at a place stands for a line break.
    #[must_use]
    pub(crate) fn is_line_break(&self, at: usize) -> bool {
        self.marks(at, at + 1).first().is_some_and(|mark| mark.is_line_break())
    }

    /// Whether the text was typed with diacritics, so that their absence says something.
    #[must_use]
    pub(crate) fn is_marked(&self) -> bool {
        self.marked
    }

    /// Where a letter begins in the NFC text; the end of the text beyond the last.
    #[must_use]
    pub(crate) fn offset(&self, at: usize) -> u32 {
        match self.offsets.get(at) {
            Some(offset) if at < self.length => *offset,
            _ => self.end,
        }
    }
}

/// Folds one letter: its ASCII base and what was taken away.
fn fold(letter: char, table: &[(u8, u8)]) -> (u8, Mark) {
    if let Some(&(base, mark)) = table.get(letter as usize)
        && base != 0
    {
        return (base, Mark(mark));
    }
    match letter {
        '\0' => (0, Mark::default()),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => (b' ', Mark::default()),
        '\u{2010}'..='\u{2015}' | '•' | '·' | '\u{f0b7}' | '▪' | '●' => {
            (b'-', Mark::default())
        }
        '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => (b'"', Mark::default()),
        _ => (1, Mark::default()),
    }
}

/// Base and mark of each letter, at its code point; a base of 0 where there is none. A table of
/// 16 KiB, since every letter of every line is looked up.
static LETTERS: std::sync::LazyLock<Vec<(u8, u8)>> = std::sync::LazyLock::new(letters);

/// Builds the table from the letters' decompositions, so that no row can be mistyped.
fn letters() -> Vec<(u8, u8)> {
    let row = |letter: char| match u8::try_from(letter) {
        Ok(ascii) if ascii.is_ascii() => of_ascii(ascii),
        _ => decomposed(letter).unwrap_or_default(),
    };
    let mut rows: Vec<(u8, u8)> = ('\0'..='\u{1ef9}').map(row).collect();
    // The stroke does not decompose; the Icelandic letter is what some keyboards print for it.
    let strokes = [('Đ', Mark::UPPER), ('đ', 0), ('Ð', Mark::UPPER)];
    for (letter, upper) in strokes {
        if let Some(row) = rows.get_mut(letter as usize) {
            *row = (b'd', Mark::STROKE | upper);
        }
    }
    rows
}

/// The base of an ASCII character, and whether it was a capital.
fn of_ascii(byte: u8) -> (u8, u8) {
    match byte {
        b'A'..=b'Z' => (byte.to_ascii_lowercase(), Mark::UPPER),
        b'\n' | b'\r' => (b' ', Mark::LINE_BREAK),
        b'\t' | 0x0b | 0x0c => (b' ', 0),
        _ => (byte, 0),
    }
}

/// The base of a letter with a diacritic, and the diacritic.
fn decomposed(letter: char) -> Option<(u8, u8)> {
    if letter < '\u{c0}' {
        return None;
    }
    let (mut base, mut mark) = (None, 0);
    for part in letter.nfd() {
        match part {
            'a'..='z' => base = Some(part as u8),
            'A'..='Z' => {
                base = Some(part.to_ascii_lowercase() as u8);
                mark |= Mark::UPPER;
            }
            '\u{300}' => mark |= 1,
            '\u{301}' => mark |= 2,
            '\u{309}' => mark |= 3,
            '\u{303}' => mark |= 4,
            '\u{323}' => mark |= 5,
            '\u{302}' => mark |= Mark::CIRCUMFLEX,
            '\u{306}' | '\u{31b}' => mark |= Mark::HORN_OR_BREVE,
            _ => return None,
        }
    }
    base.map(|base| (base, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bases(text: &str) -> String {
        String::from_utf8(Folded::new(&nfc(text)).bases().to_vec()).unwrap()
    }

    #[test]
    fn decomposed_and_capital_letters_fold_alike() {
        let composed = "Giấy chứng nhận ĐĂNG KÝ";
        let decomposed: String = composed.nfd().collect();
        assert_eq!(bases(composed), "giay chung nhan dang ky");
        assert_eq!(bases(&decomposed), bases(composed));
    }

    #[test]
    fn white_space_collapses_and_offsets_lead_back() {
        let text = "Thẻ \u{a0}  căn\tcước";
        let folded = Folded::new(text);
        assert_eq!(folded.bases(), b"the can cuoc");
        assert_eq!(&text[folded.offset(4) as usize..folded.offset(7) as usize], "căn");
        assert_eq!(folded.offset(99) as usize, text.len());
    }

    #[test]
    fn marks_tell_words_of_equal_bases_apart() {
        let death = Folded::new("tử");
        let voucher = Folded::new("từ");
        assert_eq!(death.bases(), voucher.bases());
        assert_ne!(death.marks(0, 2), voucher.marks(0, 2));
    }
}
