//! Values of fixed choice: what files, reports and people call by one word each.

/// Declares enums whose variants are named by their own words in snake case, in every file that is
/// read or written.
///
/// Two dozen types are of this kind. Written out at each, the list of traits was longer than many of
/// them, and differed from one to the next for no reason.
macro_rules! choice {
    ($($(#[$meta:meta])* $vis:vis enum $name:ident { $($variants:tt)* })+) => {
        $(
            #[derive(
                Clone,
                Copy,
                Debug,
                PartialEq,
                Eq,
                PartialOrd,
                Ord,
                Hash,
                serde::Serialize,
                serde::Deserialize,
                schemars::JsonSchema,
            )]
            #[serde(rename_all = "snake_case")]
            $(#[$meta])*
            $vis enum $name { $($variants)* }
        )+
    };
}

pub(crate) use choice;

/// The word by which files call a value of fixed choice; empty for what is no such value.
pub(crate) fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
