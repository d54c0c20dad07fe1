//! The XML of a part, event by event.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::border::package::Broken;
use crate::fault::PackageFault;

/// Deeper than any program nests.
const DEEPEST: usize = 128;

/// What stands in a part.
pub(super) enum Said<'x> {
    /// An element begins.
    Open(BytesStart<'x>),
    /// An element ends; its name without prefix.
    Close(String),
    /// Words.
    Words(String),
}

/// Tells a part piece by piece; empty elements begin and end.
///
/// # Errors
/// A part that is no XML, nests without end, or declares what its words stand for.
pub(super) fn each<E: From<Broken>>(
    part: &str,
    text: &str,
    mut tell: impl FnMut(Said<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let broken = |why| Broken::of(part, why);
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event();
        match event.map_err(|_| broken(PackageFault::bad_xml(reader.error_position())))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken(PackageFault::TooDeep { limit: DEEPEST }).into());
                }
                tell(Said::Open(start))?;
            }
            Event::Empty(start) => {
                let name = start.local_name().as_ref().to_owned();
                tell(Said::Open(start))?;
                tell(Said::Close(name))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                tell(Said::Close(end.local_name().as_ref().to_owned()))?;
            }
            Event::Text(words) => {
                tell(Said::Words(words.xml_content(XmlVersion::Implicit1_0).into_owned()))?;
            }
            Event::CData(words) => tell(Said::Words(words.as_ref().to_owned()))?,
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().ok().flatten();
                let named = || quick_xml::escape::resolve_predefined_entity(&reference);
                let words = letter.map(String::from);
                let words = words.or_else(|| named().map(str::to_owned));
                tell(Said::Words(words.unwrap_or_default()))?;
            }
            // Workbooks have none; what it declares could stand for any amount of text.
            Event::DocType(_) => return Err(broken(PackageFault::Doctype).into()),
            Event::Eof if depth > 0 => {
                return Err(broken(PackageFault::bad_xml(reader.buffer_position())).into());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute, by its name without prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found =
        all.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Words without the escapes of letters that XML does not allow: `_x000D_` for a carriage return.
pub(super) fn unescaped(words: String) -> String {
    if !words.contains("_x") {
        return words;
    }
    let mut plain = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let is_code = |code: &&str| code.bytes().all(|byte| byte.is_ascii_hexdigit());
        let letter = code.filter(is_code).and_then(|code| u32::from_str_radix(code, 16).ok());
        match letter.and_then(char::from_u32) {
            Some(letter) => {
                plain.push(letter);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_letters_and_what_only_looks_like_one_stays() {
        let plain = |words: &str| unescaped(words.to_owned());
        assert_eq!(plain("a_x000D_b"), "a\rb");
        assert_eq!(plain("_x005F_x000D_"), "_x000D_");
        assert_eq!(plain("_x_xđường_x00"), "_x_xđường_x00");
        assert_eq!(plain("_xD800_"), "_xD800_");
    }

    #[test]
    fn broken_parts_are_refused() {
        let read = |text: &str| each::<Broken>("x", text, |_| Ok(()));
        assert!(read("<a>&amp;<b/></a>").is_ok());
        for text in ["<a>", "<a></b>", "<!DOCTYPE a><a/>", "<a", &"<a>".repeat(DEEPEST + 1)] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
