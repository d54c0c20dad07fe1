//! Which figure of a report a figure of a draft is: a short id that survives an editor.

use std::fmt;

use super::Amount;

/// The name of a figure: letters, digits, `/`, `.`, `:`, `_` and `-`, such as `cost/saving` or
/// `p/1.004194/before`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureId(Box<str>);

impl FigureId {
    /// The longest a name may be: the tag of a content control holds 64 letters, of which our mark
    /// takes three.
    pub const LONGEST: usize = 61;

    /// A name, where it is one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"/._:-".contains(&byte);
        let fits = !text.is_empty() && text.len() <= Self::LONGEST && text.bytes().all(letter);
        fits.then(|| Self(text.into()))
    }

    /// The code of the procedure that it is about, where it is about one: `p/1.004194/before`.
    #[must_use]
    pub fn procedure(&self) -> Option<&str> {
        self.0.strip_prefix("p/")?.split('/').next()
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A figure in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which it is.
    pub id: FigureId,
    /// What it is.
    pub amount: Amount,
}
