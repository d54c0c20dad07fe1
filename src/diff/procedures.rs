//! Which procedure became which: by code, and those left over by what they are.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{alike, folded, shared, surest};
use super::opposites::are_opposite;
use super::outline::{LineOutline, Outline};

/// Below this two procedures are two.
pub(super) const SURE: f64 = 0.65;
/// What name, dossier and authority weigh.
const WEIGHTS: [f64; 3] = [0.45, 0.4, 0.15];
/// A line or name that so many procedures share tells none from the others.
const COMMON: usize = 30;

/// Procedures of two catalogues by position.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// Old and new, and where the code is another how sure it is, in hundredths.
    pub(super) pairs: Vec<(usize, usize, Option<f64>)>,
    pub(super) removed: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// Matches the procedures of two catalogues, each sorted by code.
pub(super) fn matched<P: Outline>(old: &[P], new: &[P]) -> Matched {
    let mut matched = Matched::default();
    let at = |all: &[P], code: &str| all.binary_search_by(|one| one.code().cmp(code));
    for (n, one) in old.iter().enumerate() {
        match at(new, one.code()) {
            Ok(m) => matched.pairs.push((n, m, None)),
            Err(_) => matched.removed.push(n),
        }
    }
    matched.added = (0..new.len())
        .filter(|m| new.get(*m).is_some_and(|one| at(old, one.code()).is_err()))
        .collect();
    renamed(old, new, &mut matched);
    matched
}

/// Pairs procedures that are under another code, the surest first.
fn renamed<P: Outline>(old: &[P], new: &[P], matched: &mut Matched) {
    let looks = |all: &[P], left: &[usize]| -> Vec<(usize, Looks)> {
        left.iter().filter_map(|&at| Some((at, Looks::of(all.get(at)?)))).collect()
    };
    let (olds, news) = (looks(old, &matched.removed), looks(new, &matched.added));
    let mut scored = Vec::new();
    for (n, m) in candidates(&olds, &news) {
        if let (Some((n, a)), Some((m, b))) = (olds.get(n), news.get(m)) {
            let score = a.alike(b);
            if score >= SURE {
                scored.push((score, *n, *m));
            }
        }
    }
    let pairs = surest(scored);
    let (gone, met): (BTreeSet<usize>, BTreeSet<usize>) =
        pairs.iter().map(|&(_, n, m)| (n, m)).unzip();
    matched.removed.retain(|n| !gone.contains(n));
    matched.added.retain(|m| !met.contains(m));
    matched.pairs.extend(pairs.into_iter().map(|(score, n, m)| (n, m, Some(told(score)))));
    matched.pairs.sort_unstable_by_key(|pair| (pair.0, pair.1));
}

/// For each of some procedures, those of a catalogue that it most likely is, whatever their codes: the
/// surest first, of equals by position.
pub(super) fn likely<P: Outline>(some: &[P], catalogue: &[P]) -> Vec<Vec<(usize, f64)>> {
    let looks = |all: &[P]| -> Vec<(usize, Looks)> {
        all.iter().enumerate().map(|(at, one)| (at, Looks::of(one))).collect()
    };
    let (some, known) = (looks(some), looks(catalogue));
    let mut found = vec![Vec::new(); some.len()];
    for (n, m) in candidates(&some, &known) {
        let (Some((_, a)), Some((_, b))) = (some.get(n), known.get(m)) else { continue };
        let score = a.alike(b);
        if let Some(found) = found.get_mut(n).filter(|_| score >= SURE) {
            found.push((m, told(score)));
        }
    }
    for one in &mut found {
        one.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    }
    found
}

/// A score in hundredths, as it is told.
fn told(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

/// Pairs that share a line, a name or a rare pair of words of it. Comparing each with each would take
/// minutes where two catalogues of a country share no code.
fn candidates(olds: &[(usize, Looks)], news: &[(usize, Looks)]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (m, (_, looks)) in news.iter().enumerate() {
        for key in looks.keys() {
            index.entry(key).or_default().push(m);
        }
    }
    let mut pairs = BTreeSet::new();
    for (n, (_, looks)) in olds.iter().enumerate() {
        for key in looks.keys() {
            let sharing = index.get(key).filter(|all| all.len() <= COMMON);
            pairs.extend(sharing.into_iter().flatten().map(|m| (n, *m)));
        }
    }
    pairs
}

struct Looks {
    name: String,
    /// Pairs of neighbouring words of the name.
    pairs: Vec<String>,
    lines: Vec<String>,
    authority: String,
}

impl Looks {
    fn of(one: &impl Outline) -> Self {
        let name = folded(one.name());
        let words: Vec<&str> = name.split(' ').collect();
        let pairs = words.windows(2).map(|pair| pair.join(" ")).collect();
        let mut lines: Vec<String> = one.lines().iter().map(|line| folded(line.text())).collect();
        lines.sort_unstable();
        Self { pairs, lines, authority: folded(one.authority()), name }
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.pairs).chain(&self.lines).map(String::as_str)
    }

    /// How sure it is that both are one procedure: not at all where one undoes what the other does. Where neither has a dossier its weight is the
    /// name's.
    fn alike(&self, other: &Self) -> f64 {
        let [name, dossier, authority] = WEIGHTS;
        if are_opposite(&self.name, &other.name) {
            return 0.0;
        }
        let names = alike(&self.name, &other.name);
        let lines = match self.lines.is_empty() && other.lines.is_empty() {
            true => names,
            false => shared(&self.lines, &other.lines),
        };
        let same = if self.authority == other.authority { 1.0 } else { 0.0 };
        name * names + dossier * lines + authority * same
    }
}
