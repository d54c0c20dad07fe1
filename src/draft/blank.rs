//! What a draft does not know: visible, counted, never invented.

use crate::choice::choice;

/// How every blank begins, whatever is said in it.
pub(super) const OPEN: &str = "[…";

choice! {
    /// What a blank stands for.
    pub enum BlankKind {
        /// Point, clause, article.
        Provision,
        /// An instrument.
        Instrument,
        /// The number of this text or of one that goes before it.
        Number,
        /// A day.
        Date,
        /// A name, a post or a body.
        Person,
        /// A legal ground beside those that every such text has.
        Ground,
        /// An amount that was not computed, since something it needs is not known.
        Figure,
        /// Words that only the people who draft can find.
        Text,
        /// What somebody has to decide first.
        Decision,
    }
}

impl BlankKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Provision,
        Self::Instrument,
        Self::Number,
        Self::Date,
        Self::Person,
        Self::Ground,
        Self::Figure,
        Self::Text,
        Self::Decision,
    ];
}

/// Something that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What it stands for.
    pub kind: BlankKind,
    /// A word for those who fill it in, such as the likeliest instrument; it is no statement.
    pub hint: Option<String>,
}

impl Blank {
    /// A blank about which nothing is known.
    #[must_use]
    pub fn of(kind: BlankKind) -> Self {
        Self { kind, hint: None }
    }

    /// A blank with a word for those who fill it in.
    #[must_use]
    pub fn hinting(kind: BlankKind, hint: impl Into<String>) -> Self {
        Self { kind, hint: Some(hint.into()) }
    }

    /// As it stands in the text.
    #[must_use]
    pub fn print(&self) -> String {
        match &self.hint {
            Some(hint) => format!("{OPEN} {hint}]"),
            None => format!("{OPEN}]"),
        }
    }
}

/// The blanks in a text that people may have typed in, each with the byte where it begins: three points
/// count as the one sign.
pub(super) fn found(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let Some(at) = rest.find('[').map(|at| from + at) else { break };
        let behind = text.get(at..).unwrap_or_default();
        let inner = behind.get(1..).unwrap_or_default();
        if !(inner.starts_with('…') || inner.starts_with("...")) {
            from = at + 1;
            continue;
        }
        // One that somebody broke off is still no word.
        let end = behind.find(']').map_or(text.len(), |end| at + end + 1);
        found.push((at, text.get(at..end).unwrap_or_default().to_owned()));
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_found_however_it_is_typed() {
        let hinted = Blank::hinting(BlankKind::Instrument, "khả năng: 01/2020/TT-BTP").print();
        let text = format!("Số: […]/QĐ [1] {hinted}, ngày [...] [… còn");
        let found_in = |text| found(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        let all = ["[…]", "[… khả năng: 01/2020/TT-BTP]", "[...]", "[… còn"];
        assert_eq!(found_in(&text), all);
        assert_eq!(found_in("điểm [a] khoản 1"), [""; 0]);
    }
}
