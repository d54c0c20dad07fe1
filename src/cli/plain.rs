//! Text for people, with what could deceive them made visible: the last thing that every line passes on
//! its way to a terminal, a file or standard error, whoever wrote it.

use std::io::{self, Write};

use anstream::ColorChoice;
use anstream::adapter::StripBytes;

use crate::visible::shown;

/// The longest sequence of colours that is ours; a longer one is none.
const LONGEST: usize = 32;
/// Letters concealed, in the numbers of such a sequence.
const CONCEALED: &str = "8";

/// A writer that keeps or strips colours, and shows controls and marks of direction as signs.
pub(super) struct Plain<'o> {
    strip: Option<StripBytes>,
    seen: Seen<'o>,
}

/// A writer that shows controls and marks of direction.
struct Seen<'o> {
    out: &'o mut dyn Write,
    /// The beginning of a letter or sequence whose end is yet to come.
    begun: Vec<u8>,
}

impl<'o> Plain<'o> {
    pub(super) fn new(out: &'o mut dyn Write, colour: ColorChoice) -> Self {
        let kept = matches!(colour, ColorChoice::Always | ColorChoice::AlwaysAnsi);
        Self { strip: (!kept).then(StripBytes::new), seen: Seen { out, begun: Vec::new() } }
    }
}

impl Seen<'_> {
    /// Writes what can be told to be whole and keeps the rest for later.
    fn pass(&mut self, bytes: &[u8]) -> io::Result<()> {
        let held;
        let bytes = if self.begun.is_empty() {
            bytes
        } else {
            self.begun.extend_from_slice(bytes);
            held = std::mem::take(&mut self.begun);
            &held
        };
        let (text, rest) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, &[][..]),
            Err(error) => {
                let (text, rest) = bytes.split_at(error.valid_up_to());
                // What is no text at all, such as the name of a file, stays as it is.
                if error.error_len().is_some() {
                    return self.out.write_all(bytes);
                }
                (std::str::from_utf8(text).unwrap_or_default(), rest)
            }
        };
        let begun = self.text(text)?;
        self.begun.extend_from_slice(begun.as_bytes());
        self.begun.extend_from_slice(rest);
        Ok(())
    }

    /// Writes a text but for a sequence at its end that may go on.
    fn text<'t>(&mut self, text: &'t str) -> io::Result<&'t str> {
        let mut rest = text;
        while let Some(at) = rest.find(is_hidden) {
            let (before, from) = rest.split_at(at);
            self.out.write_all(before.as_bytes())?;
            let letter = from.chars().next().unwrap_or_default();
            match colours(from) {
                Colours::Whole(length) => {
                    let (colours, behind) = from.split_at(length);
                    self.out.write_all(colours.as_bytes())?;
                    rest = behind;
                }
                Colours::Begun => return Ok(from),
                Colours::None => {
                    let mut sign = [0; 4];
                    self.out.write_all(shown(letter).encode_utf8(&mut sign).as_bytes())?;
                    rest = from.get(letter.len_utf8()..).unwrap_or_default();
                }
            }
        }
        self.out.write_all(rest.as_bytes())?;
        Ok("")
    }
}

/// Whether a letter is not what people see; ends of lines and tabs are.
fn is_hidden(letter: char) -> bool {
    !matches!(letter, '\n' | '\t') && letter != ' ' && shown(letter) != letter
}

/// What a text begins with.
enum Colours {
    /// A sequence that sets colours, of so many bytes.
    Whole(usize),
    /// The beginning of one.
    Begun,
    /// None.
    None,
}

fn colours(text: &str) -> Colours {
    let Some(rest) = text.strip_prefix('\u{1b}') else { return Colours::None };
    let numbers = match rest.strip_prefix('[') {
        Some(numbers) => numbers,
        None if rest.is_empty() => return Colours::Begun,
        None => return Colours::None,
    };
    let end = numbers.find(|c: char| !c.is_ascii_digit() && c != ';');
    match end.and_then(|end| Some((numbers.get(..end)?, numbers.get(end..)?))) {
        None if numbers.len() < LONGEST => Colours::Begun,
        Some((inner, behind)) if behind.starts_with('m') => {
            match inner.split(';').any(|number| number == CONCEALED) {
                true => Colours::None,
                false => Colours::Whole(2 + inner.len() + 1),
            }
        }
        _ => Colours::None,
    }
}

impl Write for Plain<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Self { strip, seen } = self;
        match strip {
            None => seen.pass(bytes)?,
            Some(strip) => strip.strip_next(bytes).try_for_each(|text| seen.pass(text))?,
        }
        Ok(bytes.len())
    }

    /// Writes what was begun, too: nothing may follow that would end it.
    fn flush(&mut self) -> io::Result<()> {
        let Self { seen, .. } = self;
        let begun = std::mem::take(&mut seen.begun);
        match std::str::from_utf8(&begun) {
            Ok(text) => {
                let shown: String =
                    text.chars().map(|c| if is_hidden(c) { shown(c) } else { c }).collect();
                seen.out.write_all(shown.as_bytes())?;
            }
            Err(_) => seen.out.write_all(&begun)?,
        }
        seen.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(colour: ColorChoice, parts: &[&[u8]]) -> String {
        let mut out = Vec::new();
        let mut plain = Plain::new(&mut out, colour);
        parts.iter().for_each(|part| plain.write_all(part).unwrap());
        plain.flush().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn colours_of_ours_pass_and_what_deceives_is_shown() {
        let hostile = "\u{1b}[1mGiấy\u{1b}[0m \u{202e}x\u{1b}[2J\u{7}\u{1b}[8my\n\tz\u{1b}";
        let shown = through(ColorChoice::AlwaysAnsi, &[hostile.as_bytes()]);
        assert_eq!(
            shown,
            "\u{1b}[1mGiấy\u{1b}[0m \u{fffd}x\u{fffd}[2J\u{fffd}\u{fffd}[8my\n\tz\u{fffd}"
        );
        let stripped = through(ColorChoice::Never, &[hostile.as_bytes()]);
        assert!(!stripped.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{stripped:?}");
    }

    #[test]
    fn it_does_not_matter_where_a_text_is_cut() {
        let text = "\u{1b}[1;31mGiấy\u{1b}[0m\u{202e} khai \u{61c}sinh\u{1b}]0;x\n".as_bytes();
        let whole = through(ColorChoice::AlwaysAnsi, &[text]);
        for at in 0..text.len() {
            let (before, behind) = text.split_at(at);
            assert_eq!(through(ColorChoice::AlwaysAnsi, &[before, behind]), whole, "{at}");
        }
    }
}
