//! Which line of a dossier became which, and which of its facts differ.
//!
//! Ids made from the words of a line are gone once a word is, and stated ones may be positions in
//! disguise. So lines are the same by what they say; ids only break ties.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::alike::{alike, folded, same, shared, surest, tidy};
use super::outline::LineOutline;
use super::raw::LineFile;

/// Below this two lines are not one line with other words.
const ALIKE: f64 = 0.6;
/// What the papers asked for weigh beside the words.
const PAPERS: f64 = 0.25;
/// What an equal id adds.
const SAME_ID: f64 = 0.1;
/// Pairs of lines that are all compared; more would take seconds where one dossier has thousands of
/// lines, and no published one has a hundred that changed.
const ALL: usize = 10_000;
/// Where there are more, a word that so many lines share tells none from the others,
const COMMON: usize = 200;
/// and so many of the lines that share most words with one are compared with it.
const NEAREST: usize = 16;

/// The lines of two dossiers by position.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// Old and new.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Old lines that are gone.
    pub(super) removed: Vec<usize>,
    /// New lines.
    pub(super) added: Vec<usize>,
}

/// Matches the lines of two dossiers, each sorted by id.
pub(super) fn matched<L: LineOutline>(old: &[L], new: &[L]) -> Matched {
    let mut work = Work {
        old,
        new,
        gone: vec![false; old.len()],
        met: vec![false; new.len()],
        pairs: Vec::new(),
    };
    work.unchanged();
    if !work.is_done() {
        work.by(|line| (tidy(line.text()), line.case().map(tidy)));
        work.by(|line| (tidy(line.text()), None));
        work.alike();
    }
    work.pairs.sort_unstable();
    let left = |taken: &[bool]| {
        taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at).collect()
    };
    Matched { removed: left(&work.gone), added: left(&work.met), pairs: work.pairs }
}

struct Work<'a, L> {
    old: &'a [L],
    new: &'a [L],
    /// Whether each old line has its pair.
    gone: Vec<bool>,
    /// Whether each new line has.
    met: Vec<bool>,
    pairs: Vec<(usize, usize)>,
}

impl<L: LineOutline> Work<'_, L> {
    fn is_done(&self) -> bool {
        self.pairs.len() == self.old.len() && self.pairs.len() == self.new.len()
    }

    fn pair(&mut self, n: usize, m: usize) {
        if let (Some(gone), Some(met)) = (self.gone.get_mut(n), self.met.get_mut(m)) {
            (*gone, *met) = (true, true);
            self.pairs.push((n, m));
        }
    }

    fn left_old(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|n| self.gone.get(*n) == Some(&false)).collect()
    }

    fn left_new(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|n| self.met.get(*n) == Some(&false)).collect()
    }

    /// Same id, same words, same heading: nearly all lines of nearly all dossiers.
    fn unchanged(&mut self) {
        let mut m = 0;
        for (n, line) in self.old.iter().enumerate() {
            while self.new.get(m).is_some_and(|other| other.id() < line.id()) {
                m += 1;
            }
            let Some(other) = self.new.get(m) else { break };
            let same = |of: fn(&L) -> &str| of(line) == of(other);
            if same(L::id) && same(L::text) && line.case() == other.case() {
                self.pair(n, m);
            }
        }
    }

    /// Pairs lines of one key, in the order of ids.
    fn by(&mut self, key: impl Fn(&L) -> (String, Option<String>)) {
        let mut sides: BTreeMap<_, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for n in self.left_old() {
            if let Some(line) = self.old.get(n) {
                sides.entry(key(line)).or_default().0.push(n);
            }
        }
        for m in self.left_new() {
            if let Some(line) = self.new.get(m) {
                sides.entry(key(line)).or_default().1.push(m);
            }
        }
        for (olds, news) in sides.into_values() {
            for (n, m) in olds.into_iter().zip(news) {
                self.pair(n, m);
            }
        }
    }

    /// Pairs the most alike first, as long as they are alike.
    fn alike(&mut self) {
        let looks = |all: &[L], left: Vec<usize>| -> Vec<Looks> {
            left.into_iter().filter_map(|at| Some(Looks::of(at, all.get(at)?))).collect()
        };
        let (olds, news) = (looks(self.old, self.left_old()), looks(self.new, self.left_new()));
        let scored = candidates(&olds, &news).into_par_iter().filter_map(|(old, new)| {
            let score = old.alike(new);
            (score >= ALIKE).then_some((score, old.at, new.at))
        });
        for (_, n, m) in surest(scored.collect()) {
            self.pair(n, m);
        }
    }
}

/// The pairs of lines that are worth comparing letter by letter: all of them, or where that are too
/// many, of each old line the new ones that share most of its rarer words.
fn candidates<'l>(olds: &'l [Looks], news: &'l [Looks]) -> Vec<(&'l Looks, &'l Looks)> {
    if olds.len().saturating_mul(news.len()) <= ALL {
        return olds.iter().flat_map(|old| news.iter().map(move |new| (old, new))).collect();
    }
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (m, looks) in news.iter().enumerate() {
        for key in looks.keys() {
            index.entry(key).or_default().push(m);
        }
    }
    let near = |old: &'l Looks| {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for key in old.keys() {
            let sharing = index.get(key).filter(|all| all.len() <= COMMON);
            sharing.into_iter().flatten().for_each(|m| *shared.entry(*m).or_default() += 1);
        }
        let mut most: Vec<(usize, usize)> = shared.into_iter().collect();
        most.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        most.truncate(NEAREST);
        most.into_iter().filter_map(|(m, _)| Some((old, news.get(m)?))).collect::<Vec<_>>()
    };
    olds.iter().flat_map(near).collect()
}

/// What of a line is compared where no other has its words.
struct Looks {
    /// Its position in its dossier.
    at: usize,
    id: String,
    text: String,
    papers: Vec<(String, String)>,
}

impl Looks {
    fn of(at: usize, line: &impl LineOutline) -> Self {
        Self { at, id: line.id().to_owned(), text: folded(line.text()), papers: line.papers() }
    }

    /// Its words, each once, and its id.
    fn keys(&self) -> BTreeSet<&str> {
        self.text.split(' ').chain([&*self.id]).collect()
    }

    fn alike(&self, other: &Self) -> f64 {
        let text = alike(&self.text, &other.text);
        let score = match self.papers.is_empty() && other.papers.is_empty() {
            true => text,
            false => text * (1.0 - PAPERS) + shared(&self.papers, &other.papers) * PAPERS,
        };
        if self.id == other.id { score + SAME_ID } else { score }
    }
}

impl LineOutline for LineFile {
    fn id(&self) -> &str {
        &self.id
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn case(&self) -> Option<&str> {
        self.case.as_deref()
    }

    fn papers(&self) -> Vec<(String, String)> {
        papers(self)
    }
}

/// The papers of known type that a line asks for, and whose, sorted.
pub(super) fn papers(line: &LineFile) -> Vec<(String, String)> {
    let known =
        line.documents.iter().filter_map(|it| Some((it.document.clone()?, it.role.clone())));
    let mut papers: Vec<_> = known.collect();
    papers.sort_unstable();
    papers
}

/// The facts of a line that differ. What a line asks for is a fact where its author stated it, and a
/// reading of its words otherwise.
pub(super) fn facts_that_differ(a: &LineFile, b: &LineFile) -> Vec<String> {
    let stated = |line: &LineFile| {
        !line.documents.is_empty() && line.documents.iter().all(|it| it.matched == "stated")
    };
    let place = |line: &LineFile| {
        line.provision.as_ref().map(|it| (it.instrument.clone(), it.place.clone()))
    };
    let case = match (&a.case, &b.case) {
        (Some(a), Some(b)) => !same(a, b),
        (a, b) => a != b,
    };
    let checks = [
        ("text", !same(&a.text, &b.text)),
        ("case", case),
        ("originals", a.originals != b.originals),
        ("copies", a.copies != b.copies),
        ("form", a.form != b.form),
        ("provision", place(a) != place(b)),
        ("documents", stated(a) && stated(b) && (papers(a) != papers(b) || a.kind != b.kind)),
    ];
    let differ = checks.into_iter().filter(|(_, differs)| *differs);
    differ.map(|(key, _)| key.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, text: &str, case: Option<&str>) -> LineFile {
        serde_json::from_value(serde_json::json!({
            "id": id, "text": text, "case": case, "kind": "document", "registers": [],
            "grade": "none", "already": false, "documents": []
        }))
        .unwrap()
    }

    fn ids(old: &[LineFile], new: &[LineFile]) -> Vec<(String, String)> {
        let found = matched(old, new);
        found.pairs.iter().map(|&(n, m)| (old[n].id.clone(), new[m].id.clone())).collect()
    }

    #[test]
    fn ids_that_count_positions_do_not_mislead() {
        let old = [line("r1", "Tờ khai", None), line("r2", "Giấy khai sinh", None)];
        let new = [
            line("r1", "Ảnh chân dung", None),
            line("r2", "Tờ khai", None),
            line("r3", "Giấy khai sinh", None),
        ];
        let expected = [("r1", "r2"), ("r2", "r3")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(ids(&old, &new), expected);
        assert_eq!(matched(&old, &new).added, [0]);
    }

    #[test]
    fn a_line_under_another_heading_is_the_same_line() {
        let old = [line("a", "Hộ chiếu", Some("Cấp mới")), line("b", "Hộ chiếu", Some("Cấp lại"))];
        let new = [line("b", "Hộ chiếu", Some("Cấp lại")), line("c", "Hộ chiếu", Some("Gia hạn"))];
        let expected = [("a", "c"), ("b", "b")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(ids(&old, &new), expected);
    }

    #[test]
    fn lines_of_a_huge_dossier_are_found_by_their_rarer_words() {
        let many = |word: &str| -> Vec<LineFile> {
            let line = |n: u32| {
                let text = format!("Giấy tờ {word} số {} của hồ sơ {}", n * 7, n * 13);
                line(&format!("{word}{n:04}"), &text, None)
            };
            (0..400).map(line).collect()
        };
        let (old, new) = (many("cũ"), many("mới"));
        assert!(old.len() * new.len() > ALL);
        let found = matched(&old, &new);
        assert_eq!(found.pairs, (0..400).map(|n| (n, n)).collect::<Vec<_>>());
    }

    #[test]
    fn another_paper_under_an_old_id_is_another_line() {
        let found = matched(
            &[line("r1", "Giấy chứng nhận kết hôn", None)],
            &[line("r1", "Bản vẽ mặt bằng nhà xưởng", None)],
        );
        assert_eq!((found.pairs.len(), found.removed.len(), found.added.len()), (0, 1, 1));
    }
}
