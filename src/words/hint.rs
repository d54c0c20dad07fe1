//! The known name that may have been meant, said under what is wrong with one that is not known.

use super::{Lang, labels};

/// A sentence with the known name that may have been meant; the sentence alone without one.
#[must_use]
pub fn with(text: String, near: Option<&str>, lang: Lang) -> String {
    let Some(near) = near else { return text };
    let hint = labels::DID_YOU_MEAN.fill(lang, &[("name", near)]);
    format!("{text}\n{}: {hint}", labels::HELP.say(lang))
}
