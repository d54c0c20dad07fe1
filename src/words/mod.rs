//! The words the user sees, in Vietnamese and English; the rest of the crate speaks in types.
//!
//! Both languages of a phrase stand side by side, so that a reviewer sees that they say the same
//! and a new phrase cannot be forgotten in one of them.

/// Declares constants, one phrase each.
macro_rules! phrases {
    ($($name:ident = $vi:literal / $en:literal;)+) => {
        $(#[doc = $en] pub const $name: Phrase = Phrase::new($vi, $en);)+
    };
}

/// Declares nouns in their three forms.
macro_rules! nouns {
    ($($name:ident = $vi:literal / $one:literal / $many:literal;)+) => {
        $(#[doc = $many] pub const $name: Noun = Noun::new($vi, $one, $many);)+
    };
}

/// Gives each variant its word in both languages.
macro_rules! says {
    ($($name:ident { $($variant:ident => $vi:literal / $en:literal,)+ })+) => {
        $(impl Term for $name {
            fn phrase(&self) -> Phrase {
                match self { $(Self::$variant => Phrase::new($vi, $en),)+ }
            }
        })+
    };
}

pub mod assess;
pub mod audit;
pub mod diff;
pub mod draft;
pub mod faults;
mod foreign;
pub mod help;
pub mod hint;
pub mod html;
pub mod labels;
pub mod linked;
mod number;
pub mod picture;
pub mod plan;
pub mod process;
pub mod review;
pub mod rules;
mod rules_data;
mod rules_drafts;
mod rules_figures;
mod rules_lines;
mod rules_proposals;
mod syntax;
pub(crate) mod system;
mod terms;
pub mod usage;
pub mod workbook;
pub mod xlsx;

pub use number::Noun;
pub(crate) use number::{NONE, coin};
pub use terms::Term;

use serde::Serialize;

/// The language of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// One phrase in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Vietnamese, in the register of an official document.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Phrase {
    /// A phrase; both languages are always given.
    #[must_use]
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The phrase in a language.
    #[must_use]
    pub const fn say(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// The phrase with its `{slots}` filled; a slot without a value stays visible.
    #[must_use]
    pub fn fill(self, lang: Lang, slots: &[(&str, &str)]) -> String {
        let mut rest = self.say(lang);
        let values: usize = slots.iter().map(|(_, value)| value.len()).sum();
        let mut text = String::with_capacity(rest.len() + values);
        while let Some((before, behind)) = rest.split_once('{') {
            text.push_str(before);
            let filled = behind.split_once('}').and_then(|(slot, after)| {
                let (_, value) = slots.iter().find(|(name, _)| *name == slot)?;
                Some((value, after))
            });
            match filled {
                Some((value, after)) => {
                    text.push_str(value);
                    rest = after;
                }
                None => {
                    text.push('{');
                    rest = behind;
                }
            }
        }
        text.push_str(rest);
        text
    }

    /// The names of its slots, which are the same in both languages.
    pub fn slots(self) -> impl Iterator<Item = &'static str> {
        self.vi.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
    }
}

/// The name of a thing of the knowledge in a language.
#[must_use]
pub fn name_in(name: &crate::knowledge::Name, lang: Lang) -> &str {
    match lang {
        Lang::Vi => &name.vi,
        Lang::En => &name.en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_an_unknown_slot_stays_visible() {
        let phrase = Phrase::new("{a} và {b}", "{a} and {b}");
        assert_eq!(phrase.fill(Lang::En, &[("a", "one")]), "one and {b}");
        assert_eq!(phrase.slots().collect::<Vec<_>>(), ["a", "b"]);
    }
}
