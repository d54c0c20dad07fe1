//! The known name nearest to one that is not known.

/// The known name nearest to another, when it is near enough to be meant; of equals the first by
/// letters. Capitals make no difference.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    // Below this, suggestions mislead more often than they help (as Jaro and Winkler scale it).
    const NEAR: f64 = 0.8;
    let name = name.to_lowercase();
    known
        .map(|candidate| (strsim::jaro_winkler(&name, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score >= NEAR)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_told_only_when_it_is_near() {
        let known = ["birth_certificate", "death_certificate"];
        let near = |name| nearest(name, known.into_iter());
        assert_eq!(near("Birth_certificat").as_deref(), Some("birth_certificate"));
        assert_eq!(near("zzz"), None);
    }
}
