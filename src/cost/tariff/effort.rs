//! How hard each type of paper is to come by.

use std::collections::BTreeSet;
use std::path::Path;

use super::raw::{EffortFile, EffortName};
use crate::border;
use crate::cost::Activity;
use crate::fault::{Fault, Problem, Subject};
use crate::index::{Ix, Table};
use crate::knowledge::{DocumentClass, DocumentIx, DocumentType};
use crate::near;

/// `procedures/tariffs/effort.json`, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/tariffs/effort.json"));

/// The activity that each type of paper takes, obtaining it or filling it in, and whether it stays.
#[derive(Clone, Debug)]
pub struct Efforts {
    /// By document type.
    activities: Vec<Activity>,
    /// The types whose work stays when data replace the paper.
    stays: BTreeSet<DocumentIx>,
}

impl Efforts {
    /// The classes compiled into the binary.
    ///
    /// # Errors
    /// Faults of the file; a test keeps it free of them.
    pub fn embedded(documents: &Table<DocumentIx, DocumentType>) -> Result<Self, Vec<Fault>> {
        let file = Path::new("procedures/tariffs/effort.json");
        let written: EffortFile = border::read(file, EMBEDDED.as_bytes())?;
        Self::of(file, &written, documents)
    }

    fn of(
        file: &Path,
        written: &EffortFile,
        documents: &Table<DocumentIx, DocumentType>,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut found: Vec<Option<Activity>> = vec![None; documents.len()];
        for (n, class) in written.classes.iter().enumerate() {
            for (m, id) in class.documents.iter().enumerate() {
                let mut say = |problem| {
                    let pointer = format!("/classes/{n}/documents/{m}");
                    faults.push(Fault::at(file, pointer, problem));
                };
                let Some(index) = documents.find(id) else {
                    let nearest = near::nearest(id, documents.ids());
                    let (what, id) = (Subject::DocumentType, id.to_string());
                    say(Problem::Unknown { what, id, nearest });
                    continue;
                };
                if documents[index].class != class_of(class.effort) {
                    let expected = match documents[index].class {
                        DocumentClass::Paper => "at_hand | issued | professional",
                        DocumentClass::Form => "declaration | report",
                    };
                    let (found, expected) = (id.to_string(), expected.to_owned());
                    say(Problem::BadValue { found, expected });
                }
                let activity = activity_of(class.effort);
                let place = found.get_mut(index.raw() as usize);
                if place.is_some_and(|place| place.replace(activity).is_some()) {
                    let (what, id) = (Subject::DocumentType, id.to_string());
                    say(Problem::Duplicate { what, id });
                }
            }
        }
        for ((_, document), activity) in documents.iter().zip(&found) {
            if activity.is_none() {
                let key = document.id.to_string();
                faults.push(Fault::at(file, "/classes", Problem::MissingKey { key }));
            }
        }
        let mut stays = BTreeSet::new();
        for (n, id) in written.work_that_stays.documents.iter().enumerate() {
            let known = documents.find(id);
            if known.is_none_or(|document| !stays.insert(document)) {
                let (what, id) = (Subject::DocumentType, id.to_string());
                let problem = match known {
                    Some(_) => Problem::Duplicate { what, id },
                    None => {
                        Problem::Unknown { nearest: near::nearest(&id, documents.ids()), what, id }
                    }
                };
                let pointer = format!("/work_that_stays/documents/{n}");
                faults.push(Fault::at(file, pointer, problem));
            }
        }
        let activities: Option<Vec<Activity>> = found.into_iter().collect();
        let sound = activities.filter(|_| faults.is_empty());
        sound.map(|activities| Self { activities, stays }).ok_or(faults)
    }

    /// What a paper of a type takes.
    #[must_use]
    pub fn of_paper(&self, document: DocumentIx) -> Activity {
        // The table was checked to have a row for each type; an index of another table has none.
        self.activities.get(document.raw() as usize).copied().unwrap_or(Activity::ObtainUnknown)
    }

    /// Whether its work stays when data replace the paper.
    #[must_use]
    pub fn stays(&self, document: DocumentIx) -> bool {
        self.stays.contains(&document)
    }
}

fn class_of(effort: EffortName) -> DocumentClass {
    match effort {
        EffortName::AtHand | EffortName::Issued | EffortName::Professional => DocumentClass::Paper,
        EffortName::Declaration | EffortName::Report => DocumentClass::Form,
    }
}

fn activity_of(effort: EffortName) -> Activity {
    match effort {
        EffortName::AtHand => Activity::ObtainAtHand,
        EffortName::Issued => Activity::ObtainIssued,
        EffortName::Professional => Activity::ObtainProfessional,
        EffortName::Declaration => Activity::FillDeclaration,
        EffortName::Report => Activity::FillReport,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_classes_cover_every_type_of_paper_once() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let efforts = Efforts::embedded(&knowledge.documents).unwrap();
        let card = knowledge.documents.find("identity_card").unwrap();
        assert_eq!(efforts.of_paper(card), Activity::ObtainAtHand);
    }
}
