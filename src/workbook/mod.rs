//! The catalogue as a workbook that an official fills in, out and in.
//!
//! Both ways lead over our own JSON: what is written are the rows of that JSON, and what is read is
//! put together to it and checked by the one reader of it, whose faults are told by sheet and cell.

mod cell;
mod choices;
mod convert;
mod flatten;
mod form;
mod gather;
#[cfg(test)]
pub(crate) mod laws;
mod lists;
mod names;
mod read;
mod settle;
mod sheets;
mod told;
mod write;

pub(crate) use gather::{Built, Gathered};
pub(crate) use read::catalogue as read;
pub(crate) use write::{Written, write};

use crate::knowledge::Knowledge;

/// The names of one of a fixed choice, Vietnamese and English, by the name of the choice and the key of
/// our JSON; for other formats that show both.
pub(crate) fn choice_name(scheme: &str, key: &str, knowledge: &Knowledge) -> Option<[Box<str>; 2]> {
    let list = match scheme {
        "level" => lists::List::Level,
        "subject" => lists::List::Subject,
        "channel" => lists::List::Channel,
        "actor" => lists::List::Actor,
        "fee" => lists::List::FeeStatus,
        "kind" => lists::List::LineKind,
        "operator" => lists::List::Operator,
        "role" => lists::List::Role,
        "verified" => lists::List::Verified,
        "dossier" => lists::List::Dossier,
        _ => return None,
    };
    let mut choices = choices::choices(list, knowledge).into_iter();
    choices.find(|choice| *choice.key == *key).map(|choice| [choice.vi, choice.en])
}

/// The version of the form, which a cell of the guide names.
const FORMAT: &str = "tinhgon/workbook/1";
/// How the cell of any version begins.
const FORMATS: &str = "tinhgon/workbook/";
/// Letters of a cell, as Excel counts them: units of UTF-16.
const LONGEST: usize = 32_767;
