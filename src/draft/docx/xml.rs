//! XML written element by element, each name and attribute as it stands in the standard.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::visible::visible;

/// Attributes of an element.
pub(super) type Attributes<'x> = [(&'x str, &'x str)];

/// A part being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part with its declaration.
    pub(super) fn begin() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer.write_event(Event::Decl(declaration))?;
        Ok(Self(writer))
    }

    /// The bytes written.
    pub(super) fn end(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// An element with what stands in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        inner(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element whose one attribute is its value, as most of WordprocessingML are.
    pub(super) fn value(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.empty(name, &[("w:val", value)])
    }

    /// An element of words.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        text: &str,
    ) -> io::Result<()> {
        self.element(name, attributes, |xml| xml.words(text))
    }

    fn words(&mut self, text: &str) -> io::Result<()> {
        let text = visible(text);
        let text = legal(&text);
        self.0.write_event(Event::Text(BytesText::new(&text)))
    }
}

fn start<'x>(name: &'x str, attributes: &Attributes<'_>) -> BytesStart<'x> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        let value = legal(value);
        start.push_attribute((*name, &*value));
    }
    start
}

/// A text without the letters that XML has no place for: catalogues hold what was pasted into them.
fn legal(text: &str) -> String {
    let is_legal = |letter: char| {
        matches!(letter, '\t' | '\n' | '\r')
            || (letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(|letter| is_legal(*letter)).collect()
}
