//! Names of things as IRIs, and back.
//!
//! They are names and no addresses: `urn:tinhgon:` is registered nowhere and leads nowhere, and no
//! domain is claimed that somebody else may own tomorrow.

/// What all names of ours begin with.
const OURS: &str = "urn:tinhgon:";

/// A text as a part of an IRI: letters and digits of all languages stand for themselves.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() || "-._~/".contains(letter) {
            out.push(letter);
            continue;
        }
        let mut bytes = [0; 4];
        let bytes = letter.encode_utf8(&mut bytes).bytes();
        out.extend(bytes.map(|byte| format!("%{byte:02X}")));
    }
    out
}

/// The text of which an IRI was made; as it stands where it was made otherwise.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The rest of an IRI of ours of a kind (`authority`, `instrument` …), decoded.
pub(super) fn ours(iri: &str, kind: &str) -> Option<String> {
    let rest = iri.strip_prefix(OURS)?.strip_prefix(kind)?.strip_prefix(':')?;
    Some(decoded(rest))
}

/// The last part of an IRI, by which people would call the thing.
pub(super) fn local(iri: &str) -> &str {
    let whole = iri.trim_end_matches(['/', '#']);
    whole.rsplit(['/', '#', ':']).next().unwrap_or(whole)
}

/// The last part of an IRI, of letters that a code may have; empty for a node without a name.
pub(super) fn code(iri: &str) -> String {
    let local = if iri.starts_with("_:") { "" } else { local(iri) };
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let letters = local.chars().map(|letter| if allowed(letter) { letter } else { '-' });
    // As long as a code may be.
    letters.take(64).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Law: every text comes back from the IRI made of it.
        #[test]
        fn texts_come_back_from_their_iris(text in any::<String>()) {
            let iri = format!("urn:tinhgon:x:{}", encoded(&text));
            prop_assert_eq!(ours(&iri, "x"), Some(text));
            let forbidden = [' ', '<', '>', '"', '{', '}', '|', '\\', '^', '`', '#', '?'];
            let found = iri.contains(forbidden);
            prop_assert!(!found, "{}", iri);
        }
    }

    #[test]
    fn the_last_part_of_an_iri_is_what_people_call_the_thing() {
        assert_eq!(local("http://example.com/publicService1"), "publicService1");
        assert_eq!(local("https://x.org/law#Art.144"), "Art.144");
        assert_eq!(code("http://x.org/dịch vụ"), "d-ch-v-");
        assert_eq!(code("_:b0"), "");
        assert_eq!(encoded("123/2015/NĐ-CP"), "123/2015/NĐ-CP");
    }
}
