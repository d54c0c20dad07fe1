//! The nearest known name, said after what is wrong with one that is not known.

use crate::border;
use crate::words::{Lang, labels};

/// A sentence, and under it the known name that may have been meant.
pub(crate) fn with_nearest<'n>(
    text: String,
    name: &str,
    known: impl Iterator<Item = &'n str>,
    lang: Lang,
) -> String {
    with(text, border::nearest(name, known).as_deref(), lang)
}

/// The same with a name that was found before; the sentence alone without one.
pub(crate) fn with(text: String, near: Option<&str>, lang: Lang) -> String {
    let Some(near) = near else { return text };
    let hint = labels::DID_YOU_MEAN.fill(lang, &[("name", near)]);
    format!("{text}\n{}: {hint}", labels::HELP.say(lang))
}
