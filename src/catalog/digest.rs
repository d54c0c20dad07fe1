//! Digests of records, and of a whole input.

use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::xxh3_128;

/// XXH3 of one record, 128 bits.
pub(crate) type RecordDigest = [u8; 16];

/// The digest of one record: its bytes, without space around them.
///
/// It tells whether two reports were made from the same records, which whoever has both can prove by
/// looking; it protects from no forger. SHA-256 of every byte of an input took 7 % of an analysis,
/// BLAKE3 as much: records are too short for it to work on many blocks at a time.
pub(crate) fn of_record(bytes: &[u8]) -> RecordDigest {
    xxh3_128(bytes.trim_ascii()).to_be_bytes()
}

/// SHA-256 of a short text, without space around it.
pub(crate) fn of_text(text: &str) -> [u8; 32] {
    Sha256::digest(text.trim_ascii()).into()
}

/// The digest of an input: the same for the same records, in whatever order and files they came.
pub(crate) fn of_input<const N: usize>(mut records: Vec<[u8; N]>) -> String {
    records.sort_unstable();
    let mut digest = Sha256::new();
    for record in &records {
        digest.update(record);
    }
    hex(&digest.finalize())
}

/// The digest of texts one after the other, each told from the next.
#[derive(Default)]
pub(crate) struct OfTexts(Sha256);

impl OfTexts {
    /// Adds a text in parts.
    pub(crate) fn add<const N: usize>(&mut self, parts: [&str; N]) {
        for part in parts {
            self.0.update(part);
        }
        self.0.update([0]);
    }

    /// So many hexadecimal digits of it.
    pub(crate) fn first(self, digits: usize) -> String {
        let mut text = hex(&self.0.finalize());
        text.truncate(digits);
        text
    }
}

/// How many texts there are, each in parts, and the digest of all of them; nothing of none.
pub(crate) fn in_short<'t, const N: usize>(
    texts: impl ExactSizeIterator<Item = [&'t str; N]>,
) -> String {
    let count = texts.len();
    if count == 0 {
        return String::new();
    }
    let mut digest = OfTexts::default();
    for text in texts {
        digest.add(text);
    }
    format!("{count} #{}", digest.first(DIGITS))
}

/// Digits by which facts are told apart: they are compared one by one, in two reports.
pub(crate) const DIGITS: usize = 8;

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for digit in bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        text.extend(char::from_digit(digit.into(), 16));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_records_does_not_matter_but_their_number_does() {
        let [a, b] = [of_record(b"a"), of_record(b" b\r\n")];
        assert_eq!(b, of_record(b"b"));
        assert_eq!(of_input(vec![a, b]), of_input(vec![b, a]));
        assert_ne!(of_input(vec![a, b]), of_input(vec![a, b, b]));
    }
}
