//! The paragraphs of a document with what stands under tags in them.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::package::DOCUMENT;
use crate::border::package::Broken;
use crate::draft::CELL_END;
use crate::fault::PackageFault;

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its words; what was deleted under revision is not among them.
    pub(super) text: String,
    /// The words of the cells before it in its row.
    pub(super) lead: String,
    /// The tagged stretches in it: the tag, and its bytes in the text.
    pub(super) marks: Vec<(String, std::ops::Range<usize>)>,
}

/// Deeper than any editor nests.
const DEEPEST: usize = 512;

/// The paragraphs of the part of the text.
pub(super) fn paragraphs(text: &str) -> Result<Vec<Paragraph>, Broken> {
    let mut reader = Reader::from_str(text);
    let mut state = State::default();
    loop {
        let event = reader.read_event();
        let event = event
            .map_err(|_| Broken::of(DOCUMENT, PackageFault::bad_xml(reader.error_position())))?;
        match event {
            Event::Start(start) => {
                state.depth += 1;
                if state.depth > DEEPEST {
                    return Err(Broken::of(DOCUMENT, PackageFault::TooDeep { limit: DEEPEST }));
                }
                state.open(&start);
            }
            Event::Empty(start) => {
                state.open(&start);
                state.close(start.local_name().as_ref());
            }
            Event::End(end) => {
                state.depth = state.depth.saturating_sub(1);
                state.close(end.local_name().as_ref());
            }
            Event::Text(text) if state.is_text => {
                state.say(&text.xml_content(XmlVersion::Implicit1_0));
            }
            Event::GeneralRef(reference) if state.is_text => {
                let letter = reference.resolve_char_ref().ok().flatten();
                let named = || quick_xml::escape::resolve_predefined_entity(&reference);
                match letter {
                    Some(letter) => state.say(letter.encode_utf8(&mut [0; 4])),
                    None => state.say(named().unwrap_or_default()),
                }
            }
            // Office documents have none; what it declares could stand for any amount of text.
            Event::DocType(_) => {
                return Err(Broken::of(DOCUMENT, PackageFault::Doctype));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !state.is_document {
        return Err(Broken::of(DOCUMENT, PackageFault::NotADocument));
    }
    Ok(state.done)
}

/// What is being read.
#[derive(Default)]
struct State {
    depth: usize,
    is_document: bool,
    is_text: bool,
    /// Paragraphs that are open: a text box may stand within one.
    open: Vec<Paragraph>,
    /// Controls that are open: their tag, and where they began in which paragraph.
    controls: Vec<Control>,
    done: Vec<Paragraph>,
    /// The rows that are open: the words of their cells so far, and where the one that is open begins
    /// among what is done.
    rows: Vec<(String, usize)>,
}

/// A content control that is open.
#[derive(Default)]
struct Control {
    tag: Option<String>,
    from: usize,
    paragraph: usize,
}

impl State {
    fn open(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "document" => self.is_document = true,
            "p" => {
                let lead = self.rows.last().map(|(lead, _)| lead.clone()).unwrap_or_default();
                self.open.push(Paragraph { lead, ..Paragraph::default() });
            }
            "tr" => self.rows.push((String::new(), self.done.len())),
            "tc" => {
                let done = self.done.len();
                if let Some((_, from)) = self.rows.last_mut() {
                    *from = done;
                }
            }
            "t" => self.is_text = true,
            "tab" | "br" | "cr" => self.say(" "),
            "noBreakHyphen" => self.say("-"),
            "sdt" => self.controls.push(Control::default()),
            "tag" => {
                if let Some(control) = self.controls.last_mut() {
                    control.tag = attribute(start, "val");
                }
            }
            "sdtContent" => {
                let paragraph = self.open.len();
                let from = self.open.last().map_or(0, |paragraph| paragraph.text.len());
                if let Some(control) = self.controls.last_mut() {
                    (control.from, control.paragraph) = (from, paragraph);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "tr" => drop(self.rows.pop()),
            "tc" => {
                let Some((lead, from)) = self.rows.last_mut() else { return };
                let cell = self.done.get(*from..).unwrap_or_default();
                cell.iter().for_each(|one| lead.push_str(&one.text));
                lead.push(CELL_END);
            }
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.done.push(paragraph);
                }
            }
            "sdtContent" => {
                let Some(control) = self.controls.last_mut() else { return };
                let (tag, from) = (control.tag.take(), control.from);
                let within = control.paragraph == self.open.len();
                // A control around whole paragraphs, as some editors make of ours, is that of the
                // paragraph before.
                let paragraph = match self.open.last_mut().filter(|_| within) {
                    Some(paragraph) => Some(paragraph),
                    None => self.done.last_mut(),
                };
                if let Some((paragraph, tag)) = paragraph.zip(tag) {
                    let from = from.min(paragraph.text.len());
                    let from = if paragraph.text.is_char_boundary(from) { from } else { 0 };
                    paragraph.marks.push((tag, from..paragraph.text.len()));
                }
            }
            "sdt" => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(words);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(inner: &str) -> Vec<Paragraph> {
        let text = format!("<w:document xmlns:w=\"x\"><w:body>{inner}</w:body></w:document>");
        paragraphs(&text).unwrap()
    }

    #[test]
    fn words_are_joined_over_runs_and_tags_keep_their_stretch() {
        let found = read(
            "<w:p><w:r><w:t>Có </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val=\"tg:a\"/></w:sdtPr>\
             <w:sdtContent><w:r><w:t>1.2</w:t></w:r><w:r><w:t>34</w:t></w:r></w:sdtContent></w:sdt>\
             <w:r><w:t> &amp; &#8230;</w:t></w:r></w:p>",
        );
        assert_eq!(found[0].text, "Có 1.234 & …");
        let (tag, span) = &found[0].marks[0];
        assert_eq!((tag.as_str(), &found[0].text[span.clone()]), ("tg:a", "1.234"));
    }

    #[test]
    fn what_was_deleted_under_revision_is_not_read() {
        let found = read(
            "<w:p><w:del><w:r><w:delText>10</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>12</w:t></w:r></w:ins></w:p>",
        );
        assert_eq!(found[0].text, "12");
    }

    #[test]
    fn a_control_around_a_paragraph_is_that_of_the_paragraph() {
        let found = read(
            "<w:sdt><w:sdtPr><w:tag w:val=\"tg:a\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>7</w:t>\
             </w:r></w:p></w:sdtContent></w:sdt>",
        );
        assert_eq!(found[0].marks, [("tg:a".to_owned(), 0..1)]);
    }

    #[test]
    fn what_is_no_document_is_told() {
        for text in ["", "<a/>", "<w:document", "<w:document>\u{1}"] {
            let _ = paragraphs(text);
        }
        assert!(paragraphs("<a/>").is_err());
        let deep = "<a>".repeat(DEEPEST + 1);
        assert!(paragraphs(&deep).is_err());
    }
}
