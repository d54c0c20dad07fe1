//! What answers the questions on lawfulness: the texts a proposal rests on, and those that impose its lines.

use super::answers::Answer;
use super::said::{View, cut, shortened};
use crate::catalog::LegalBasis;
use crate::knowledge::Rank;
use crate::reading::LineKind;
use crate::words::assess as words;
use crate::words::{Term, labels};

impl View<'_> {
    /// The texts it rests on, those that are out of force, those that are not known.
    pub(super) fn legal_bases(self) -> String {
        let (lang, knowledge) = (self.lang, self.knowledge());
        let day = self.assessment.together.as_of;
        let bases = &self.dossier.procedure.legal_bases;
        let ended = bases.iter().filter_map(|basis| {
            let known = &knowledge.instruments[basis.instrument?];
            known.in_force.until.filter(|until| *until < day).map(|_| known.number.to_string())
        });
        let ended = distinct(ended);
        let unknown = bases.iter().filter(|basis| basis.instrument.is_none());
        let unknown = distinct(unknown.map(cited));
        let mut said = vec![shortened(distinct(bases.iter().map(cited)))];
        said.push(match ended.is_empty() {
            true => words::ALL_IN_FORCE.say(lang).to_owned(),
            false => words::EXPIRED_OF.fill(lang, &[("numbers", &shortened(ended))]),
        });
        if !unknown.is_empty() {
            said.push(words::UNKNOWN_TEXTS.fill(lang, &[("numbers", &shortened(unknown))]));
        }
        said.join("; ")
    }

    /// How many lines name their provision, and the texts of each rank.
    pub(super) fn provisions(self) -> Answer {
        let (lang, knowledge) = (self.lang, self.knowledge());
        let asked = || self.dossier.lines().filter(|(_, line)| line.reading.kind != LineKind::Note);
        let lines = asked().count();
        let named: Vec<_> = asked().filter_map(|(asked, _)| asked.provision.as_ref()).collect();
        if named.is_empty() {
            return self.not_stated(words::NO_PROVISIONS.say(lang).to_owned());
        }
        let mut texts: Vec<(Rank, &str)> = named
            .iter()
            .map(|place| &knowledge.instruments[place.instrument])
            .map(|text| (text.rank, &*text.number))
            .collect();
        texts.sort_unstable();
        texts.dedup();
        let ranks: Vec<String> = texts
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|texts| {
                let rank = texts.first()?.0.say(lang);
                let numbers = texts.iter().map(|(_, number)| (*number).to_owned()).collect();
                let slots = [("rank", rank), ("numbers", &*shortened(numbers))];
                Some(words::RANK_OF.fill(lang, &slots))
            })
            .collect();
        let slots = [
            ("known", &*lang.count(named.len())),
            ("lines", &*labels::LINES.count(lines, lang)),
            ("ranks", &*ranks.join("; ")),
        ];
        let said = words::PROVISIONS_OF.fill(lang, &slots);
        if named.len() < lines { self.not_stated(said) } else { Answer::of(said) }
    }
}

/// A text by its number, or by its title where the source gives none.
fn cited(basis: &LegalBasis) -> String {
    if basis.number.is_empty() { cut(&basis.title) } else { cut(&basis.number) }
}

/// Texts each once, in their order: the portal lists a text for each of its parts.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}
