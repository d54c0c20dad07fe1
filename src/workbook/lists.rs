//! The fixed choices of the form, by their words in both languages and by the keys of our JSON.

use std::collections::BTreeMap;

use super::choices::choices;
use super::names::{self, plain};
use crate::catalog::text::key;
use crate::fault::Subject;
use crate::knowledge::Knowledge;
use crate::near;
use crate::words::{Lang, Phrase, workbook as w};

/// A list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// Levels of procedures.
    Level,
    /// Who may ask.
    Subject,
    /// Ways to submit.
    Channel,
    /// Who acts.
    Actor,
    /// Units of time.
    Unit,
    /// What a source says of a fee.
    FeeStatus,
    /// Kinds of dossier lines.
    LineKind,
    /// How papers combine.
    Operator,
    /// Whose paper.
    Role,
    /// How far a provision was checked.
    Verified,
    /// Why there is no dossier.
    Dossier,
    /// Yes and no.
    YesNo,
    /// Activities of a cost sheet.
    Activity,
    /// Authorities.
    Authority,
    /// Document types.
    Document,
    /// Instruments.
    Instrument,
}

/// A choice.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// As our JSON calls it.
    pub(super) key: Box<str>,
    /// In Vietnamese.
    pub(super) vi: Box<str>,
    /// In English.
    pub(super) en: Box<str>,
    /// Other names of it.
    pub(super) aliases: Vec<Box<str>>,
}

/// All lists.
pub(super) struct Lists {
    lists: BTreeMap<List, Choices>,
}

/// The choices of a list, and their positions by what people may call them.
#[derive(Default)]
struct Choices {
    all: Vec<Choice>,
    by_name: BTreeMap<String, Named>,
    by_plain: BTreeMap<String, Named>,
}

/// Whose a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    One(usize),
    Several,
}

impl List {
    /// All of them, in the order of the sheet of lists: those that are long come last.
    pub(super) const ALL: [Self; 16] = [
        Self::Level,
        Self::Subject,
        Self::Channel,
        Self::Actor,
        Self::Unit,
        Self::FeeStatus,
        Self::LineKind,
        Self::Operator,
        Self::Role,
        Self::Verified,
        Self::Dossier,
        Self::YesNo,
        Self::Activity,
        Self::Authority,
        Self::Document,
        Self::Instrument,
    ];

    /// Its heading on the sheet of lists.
    pub(super) const fn name(self) -> Phrase {
        match self {
            Self::Level => w::LIST_LEVEL,
            Self::Subject => w::LIST_SUBJECT,
            Self::Channel => w::LIST_CHANNEL,
            Self::Actor => w::LIST_ACTOR,
            Self::Unit => w::LIST_UNIT,
            Self::FeeStatus => w::LIST_FEE,
            Self::LineKind => w::LIST_KIND,
            Self::Operator => w::LIST_OPERATOR,
            Self::Role => w::LIST_ROLE,
            Self::Verified => w::LIST_VERIFIED,
            Self::Dossier => w::LIST_DOSSIER,
            Self::YesNo => w::LIST_YES_NO,
            Self::Activity => w::LIST_ACTIVITY,
            Self::Authority => w::LIST_AUTHORITY,
            Self::Document => w::LIST_DOCUMENT,
            Self::Instrument => w::LIST_INSTRUMENT,
        }
    }

    /// What its choices name, where they are things of the knowledge.
    pub(super) const fn subject(self) -> Option<Subject> {
        match self {
            Self::Authority => Some(Subject::Authority),
            Self::Document => Some(Subject::DocumentType),
            Self::Instrument => Some(Subject::Instrument),
            _ => None,
        }
    }
}

impl Choice {
    /// Its name in a language.
    pub(super) fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

impl Lists {
    /// The lists of a knowledge.
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        let lists =
            List::ALL.into_iter().map(|list| (list, Choices::new(choices(list, knowledge))));
        Self { lists: lists.collect() }
    }

    /// The choices of a list.
    pub(super) fn all(&self, list: List) -> &[Choice] {
        self.lists.get(&list).map_or(&[], |choices| &choices.all)
    }

    /// The key of what people call a choice: by its key, its name in either language or another name,
    /// capitals and spacing aside; without marks where that means one choice only.
    pub(super) fn find(&self, list: List, name: &str) -> Option<&str> {
        let choices = self.lists.get(&list).filter(|_| !plain(name).is_empty())?;
        let found = choices.by_name.get(&key(name)).or_else(|| choices.by_plain.get(&plain(name)));
        match found? {
            Named::One(at) => choices.all.get(*at).map(|choice| &*choice.key),
            Named::Several => None,
        }
    }

    /// How a cell calls a choice: its name, or its key where the name means others too.
    pub(super) fn label<'a>(&'a self, list: List, key: &'a str, lang: Lang) -> &'a str {
        let choice = self.all(list).iter().find(|choice| &*choice.key == key);
        let name = choice.map(|choice| choice.say(lang));
        name.filter(|name| self.find(list, name) == Some(key)).unwrap_or(key)
    }

    /// The labels of a list, in its order.
    pub(super) fn labels(&self, list: List, lang: Lang) -> impl Iterator<Item = &str> {
        self.all(list).iter().map(move |choice| self.label(list, &choice.key, lang))
    }

    /// The name nearest to one that means no choice. Of fixed choices only a slip is: all of them are
    /// told beside it, and a far one would mislead.
    pub(super) fn nearest(&self, list: List, name: &str, lang: Lang) -> Option<String> {
        let all = self.all(list);
        let names = |choice: &Choice| [&choice.vi, &choice.en, &choice.key].map(|name| plain(name));
        let names: Vec<_> = all.iter().map(names).enumerate().collect();
        let names = names.iter().flat_map(|(at, all)| all.iter().map(|name| (*at, name.as_str())));
        let slip = names::near(&plain(name), names).and_then(|at| all.get(at));
        let slip = slip.map(|choice| self.label(list, &choice.key, lang).to_owned());
        slip.or_else(|| {
            list.subject()?;
            near::nearest(name, all.iter().flat_map(|one| [&*one.vi, &*one.en, &*one.key]))
        })
    }
}

impl Choices {
    fn new(all: Vec<Choice>) -> Self {
        let mut choices = Self::default();
        // Keys and official names first: another name never takes one of these away.
        let mut take = |at: usize, name: &str, wins: bool| {
            for (table, name) in
                [(&mut choices.by_name, key(name)), (&mut choices.by_plain, plain(name))]
            {
                match table.get(&name) {
                    None => drop(table.insert(name, Named::One(at))),
                    Some(Named::One(other)) if *other != at && wins => {
                        table.insert(name, Named::Several);
                    }
                    Some(_) => {}
                }
            }
        };
        for (at, choice) in all.iter().enumerate() {
            [&choice.key, &choice.vi, &choice.en].into_iter().for_each(|name| take(at, name, true));
        }
        for (at, choice) in all.iter().enumerate() {
            choice.aliases.iter().for_each(|name| take(at, name, false));
        }
        choices.all = all;
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::knowledge;

    #[test]
    fn every_choice_is_found_by_the_label_it_is_written_with() {
        let lists = Lists::new(knowledge().unwrap());
        for list in List::ALL {
            assert!(!lists.all(list).is_empty(), "{list:?}");
            for choice in lists.all(list) {
                for lang in [Lang::Vi, Lang::En] {
                    let label = lists.label(list, &choice.key, lang);
                    assert_eq!(lists.find(list, label), Some(&*choice.key), "{list:?} {label}");
                }
            }
        }
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        let lists = Lists::new(knowledge().unwrap());
        assert_eq!(lists.find(List::Level, "CẤP  XÃ"), Some("commune"));
        assert_eq!(lists.find(List::Level, "cap xa"), Some("commune"));
        assert_eq!(lists.find(List::Channel, "in_person"), Some("in_person"));
        assert_eq!(lists.find(List::YesNo, "X"), Some("true"));
        assert_eq!(lists.find(List::Document, "giấy khai sinh"), Some("birth_certificate"));
        assert_eq!(lists.find(List::Level, "cấp huyện"), None);
        let nearest = |name| lists.nearest(List::Level, name, Lang::Vi);
        assert_eq!(nearest("Cấp tỉn").as_deref(), Some("Cấp tỉnh"));
        assert_eq!(nearest("Cấp huyện"), None);
    }
}
