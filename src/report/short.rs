//! What a cell of a table leaves out, since nobody reads one to its end; the JSON has it whole.

use crate::visible::visible;

/// A text on one line, cut behind so many letters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let text = visible(text);
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.into_owned(),
    }
}

/// The first few names, and how many more there are; one more is told instead of counted.
pub(super) fn shortened(mut names: Vec<String>, most: usize) -> String {
    let hidden = names.len().saturating_sub(most);
    if hidden > 1 {
        names.truncate(most);
        names.push(format!("… +{hidden}"));
    }
    names.join(", ")
}
