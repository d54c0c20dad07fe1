//! The nearest known name, said after what is wrong with one that is not known.

use crate::near;
use crate::words::{Lang, hint};

/// A sentence, and under it the known name that may have been meant.
pub(crate) fn with_nearest<'n>(
    text: String,
    name: &str,
    known: impl Iterator<Item = &'n str>,
    lang: Lang,
) -> String {
    hint::with(text, near::nearest(name, known).as_deref(), lang)
}
