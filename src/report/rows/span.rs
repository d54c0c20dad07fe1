//! Places in a line, counted in characters.

use std::borrow::Cow;

/// Counts the characters of a line up to places that come in order: each is counted once.
pub(in crate::report) struct Characters<'t> {
    text: Cow<'t, str>,
    bytes: usize,
    characters: usize,
}

impl<'t> Characters<'t> {
    pub(in crate::report) fn of(text: &'t str) -> Self {
        Self { text: crate::reading::nfc(text), bytes: 0, characters: 0 }
    }

    /// The number of characters before a byte.
    fn before(&mut self, byte: u32) -> usize {
        let byte = byte as usize;
        if byte < self.bytes {
            (self.bytes, self.characters) = (0, 0);
        }
        let between = self.text.get(self.bytes..byte).map_or(0, |between| between.chars().count());
        (self.bytes, self.characters) = (byte, self.characters + between);
        self.characters
    }

    /// A span of the line, counted in characters, as most languages count.
    pub(super) fn span(&mut self, span: &std::ops::Range<u32>) -> Option<[usize; 2]> {
        (!span.is_empty()).then(|| [self.before(span.start), self.before(span.end)])
    }

    /// The words of a span.
    pub(in crate::report) fn words(&self, span: &std::ops::Range<u32>) -> String {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default().to_owned()
    }
}

/// The words of a span of a line.
pub(crate) fn words(text: &str, span: &std::ops::Range<u32>) -> Option<String> {
    let text = crate::reading::nfc(text);
    text.get(span.start as usize..span.end as usize).map(str::to_owned)
}
