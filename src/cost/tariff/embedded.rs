//! The editions compiled into the binary.

use include_dir::{Dir, include_dir};

use super::{Tariff, read};
use crate::border::Shelf;
use crate::fault::Fault;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/tariffs");

/// The files that classify papers and headings stand in the same folder and are no editions.
static SHELF: Shelf =
    Shelf { folder: "procedures/tariffs", files: &FILES, others: &["effort", "words"] };

/// The edition used when none is named: the latest whose incomes were published.
pub const DEFAULT: &str = "vn-2024";

/// The edition used when none is named.
///
/// # Errors
/// Faults of its file; a test keeps it free of any.
pub fn usual() -> Result<Tariff, Vec<Fault>> {
    embedded(DEFAULT).ok_or_else(Vec::new)?
}

/// Ids of the editions, sorted.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    SHELF.ids()
}

/// The edition of an id; `None` when there is none.
///
/// # Errors
/// Faults of its file; a test keeps all of them free of any.
pub fn embedded(id: &str) -> Option<Result<Tariff, Vec<Fault>>> {
    SHELF.read(id, read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Activity;

    #[test]
    fn every_embedded_edition_is_sound_and_named_after_its_file() {
        assert!(ids().contains(&DEFAULT));
        for id in ids() {
            let tariff = embedded(id).unwrap().unwrap_or_else(|faults| panic!("{faults:#?}"));
            assert_eq!(&*tariff.id, id);
            for &activity in Activity::ALL {
                let worth = tariff.worth(activity);
                assert!(
                    !activity.is_in_tariffs()
                        || worth.hours.is_some()
                        || worth.price.is_some()
                        || worth.not_priced.is_some()
                );
            }
        }
        assert!(embedded("effort").is_none() && embedded("../x").is_none());
    }
}
