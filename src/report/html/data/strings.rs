//! Texts that are written once and named by their position.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// A table of texts. The empty text is always the first.
pub(super) struct Strings<'t> {
    texts: Vec<Text<'t>>,
    places: HashMap<Text<'t>, u32, RandomState>,
}

type Text<'t> = std::borrow::Cow<'t, str>;

impl<'t> Strings<'t> {
    pub(super) fn new() -> Self {
        let mut strings = Self { texts: Vec::new(), places: HashMap::default() };
        strings.place("");
        strings
    }

    /// The position of a text, which is added when it is new. Positions go by the order in which texts
    /// come, never by their hashes.
    pub(super) fn place(&mut self, text: impl Into<Text<'t>>) -> u32 {
        let text = text.into();
        if let Some(place) = self.places.get(&text) {
            return *place;
        }
        // A table of more texts does not fit a page.
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.clone());
        self.places.insert(text, place);
        place
    }

    /// The texts in the order of their positions.
    pub(super) fn into_texts(self) -> Vec<Text<'t>> {
        self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_place() {
        let mut strings = Strings::new();
        let places = ["b", "a", "b", ""].map(|text| strings.place(text));
        assert_eq!(places, [1, 2, 1, 0]);
        assert_eq!(strings.into_texts(), ["", "b", "a"]);
    }
}
