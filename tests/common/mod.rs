//! What the integration tests share: a small knowledge, and catalogues read with it.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::path::{Path, PathBuf};

use tinhgon::catalog::{Input, Loaded, load};
use tinhgon::index::Ix;
use tinhgon::knowledge::{
    About, Authority, AuthorityIx, AuthorityLevel, DocumentClass, DocumentType, InForce,
    Instrument, Knowledge, Name, Rank, Verified,
};

/// A file or folder of `tests/fixtures/`.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new("tests/fixtures").join(name)
}

/// Loads one file or folder with [`knowledge`].
pub(crate) fn load_path(path: impl Into<PathBuf>) -> Loaded {
    load(&Input::Paths(vec![path.into()]), &knowledge())
}

/// Loads a text as if it were a file of a name.
pub(crate) fn load_text(name: &str, text: &[u8]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, text).unwrap();
    load_path(file)
}

/// Just enough knowledge for the fixtures.
pub(crate) fn knowledge() -> Knowledge {
    let mut knowledge = Knowledge::default();
    for (number, title) in [("60/2014/QH13", "Luật Hộ tịch"), ("26/2023/QH15", "Luật Căn cước")]
    {
        knowledge.instruments.insert(number, instrument(number, title)).unwrap();
    }
    for (id, name) in [
        ("moj", "Bộ Tư pháp"),
        ("mps", "Bộ Công an"),
        ("commune_peoples_committee", "Ủy ban nhân dân cấp xã"),
    ] {
        knowledge.authorities.insert(id, authority(id, name)).unwrap();
    }
    for (id, class) in [
        ("birth_registration_form", DocumentClass::Form),
        ("birth_notification", DocumentClass::Paper),
        ("birth_certificate", DocumentClass::Paper),
        ("identity_card", DocumentClass::Paper),
        ("criminal_record_certificate", DocumentClass::Paper),
    ] {
        knowledge.documents.insert(id, document(id, class)).unwrap();
    }
    knowledge
}

fn name(text: &str) -> Name {
    Name { vi: text.into(), en: text.into() }
}

fn instrument(number: &str, title: &str) -> Instrument {
    Instrument {
        number: number.into(),
        title: title.into(),
        rank: Rank::Law,
        issuer: AuthorityIx::from_raw(0),
        date: None,
        in_force: InForce::default(),
        verified: Verified::Read,
    }
}

fn authority(id: &str, text: &str) -> Authority {
    let level = AuthorityLevel::Ministry;
    Authority {
        id: id.into(),
        name: name(text),
        aliases: vec![],
        level,
        parent: None,
        outside_government: None,
    }
}

fn document(id: &str, class: DocumentClass) -> DocumentType {
    DocumentType {
        id: id.into(),
        group: "test".into(),
        name: name(id),
        class,
        stands_for: Default::default(),
        holders: Default::default(),
        listed: Default::default(),
        also_serves: vec![],
        aliases: vec![],
        abbreviations: vec![],
        obsolete: None,
        about: About::Person,
        proves: vec![],
        alternative_to: vec![],
        replaced_by: vec![],
        shared_in: vec![],
        kept: None,
        caveats: vec![],
        issued_by: vec![],
        note: None,
    }
}
