//! What answers each question of the form.

use super::said::{View, cut, percent, shortened};
use crate::analysis::Dossier;
use crate::assess::{Asked, Gap, Question};
use crate::catalog::Channel;
use crate::choice::choice;
use crate::lint;
use crate::reading::LineKind;
use crate::report::text;
use crate::words::assess as words;
use crate::words::{Lang, NONE, Term, labels, name_in};

choice! {
    /// What became of a question.
    pub(super) enum AnswerState {
        /// Only people can answer it: a visible blank.
        Blank,
        /// The proposal or the catalogue answers it.
        Answered,
        /// The proposal does not state it, or not of everything.
        NotStated,
        /// It takes something that is not known.
        Unknown,
    }
}

/// What answers a question.
pub(super) struct Answer {
    pub(super) state: AnswerState,
    pub(super) said: String,
}

impl Answer {
    pub(super) fn of(said: impl Into<String>) -> Self {
        Self { state: AnswerState::Answered, said: said.into() }
    }

    fn unknown(said: impl Into<String>) -> Self {
        Self { state: AnswerState::Unknown, said: said.into() }
    }
}

/// Lines that ask for papers which registers replace, without a look-up.
pub(super) fn known_data(dossier: Dossier<'_>) -> usize {
    dossier.lines().filter(|(_, line)| lint::is_known_data(line)).count()
}

impl View<'_> {
    /// What answers a question.
    pub(super) fn answer(self, question: &Question) -> Answer {
        let gap = question.answer.part().and_then(|part| part.gap(self.dossier));
        match gap {
            None => self.answered(question.answer),
            Some(Gap::Whole) => self.not_stated(words::NOT_STATED.say(self.lang).to_owned()),
            // What is said of each channel says that nothing is known of some.
            Some(Gap::Channels(_)) => self.not_stated(self.answered(question.answer).said),
            Some(Gap::Lines(lines)) => self.not_stated(self.not_of(&lines)),
        }
    }

    pub(super) fn not_stated(self, said: String) -> Answer {
        Answer { state: AnswerState::NotStated, said }
    }

    /// The lines of which something is not stated.
    fn not_of(self, lines: &[usize]) -> String {
        let all = &self.dossier.procedure.requirements;
        let ids = lines.iter().filter_map(|at| Some(all.get(*at)?.id.to_string()));
        format!("{}: {}", words::NOT_STATED.say(self.lang), shortened(ids.collect()))
    }

    /// What the procedure says on something, all of it stated.
    pub(super) fn answered(self, asked: Asked) -> Answer {
        let (procedure, lang) = (self.dossier.procedure, self.lang);
        match asked {
            Asked::People => Answer { state: AnswerState::Blank, said: words::BLANK.to_owned() },
            Asked::LegalBases => Answer::of(self.legal_bases()),
            Asked::Provisions => self.provisions(),
            Asked::Name => Answer::of(cut(&procedure.name)),
            Asked::Steps => Answer::of(words::STEPS.count(procedure.steps.len(), lang)),
            Asked::Channels => Answer::of(self.channels(|_, _| String::new())),
            Asked::Dossier => Answer::of(self.lines()),
            Asked::Copies => Answer::of(words::STATED_OF_ALL.say(lang)),
            Asked::Derivable => Answer::of(match known_data(self.dossier) {
                0 => words::NO_KNOWN_DATA.say(lang).to_owned(),
                lines => {
                    let lines = labels::LINES.count(lines, lang);
                    words::KNOWN_DATA_OF.fill(lang, &[("lines", &lines)])
                }
            }),
            Asked::TimeLimit => Answer::of(self.channels(text::time)),
            Asked::Subjects => {
                Answer::of(terms(procedure.subjects.iter().map(|subject| subject.say(lang))))
            }
            Asked::Agency => Answer::of(self.agency()),
            Asked::Forms => Answer::of(self.forms()),
            Asked::Results => Answer::of(self.results()),
            Asked::Conditions => {
                Answer::of(words::CONDITIONS.count(procedure.conditions.len(), lang))
            }
            Asked::Fees => Answer::of(self.channels(text::fee)),
            Asked::Overlaps => Answer::of(self.overlapping()),
            Asked::Links => Answer::of(self.linked()),
            Asked::CostDossier => Answer::of(self.cost_of_dossier()),
            Asked::CostYear => self.cost_of_year(),
            Asked::Target => match self.one.axes.is_empty() {
                true => Answer::unknown(words::AXES_NONE.say(lang)),
                false => Answer::of(words::SEE_AXES.say(lang)),
            },
        }
    }

    /// The ways to submit, with something of each; those of which the same is said together.
    fn channels(self, say: impl Fn(&Channel, Lang) -> String) -> String {
        let channels = self.dossier.procedure.channels.iter();
        let mut said: Vec<(String, Vec<&'static str>)> = Vec::new();
        for channel in channels {
            let (kind, words) = (channel.kind.say(self.lang), cut(&say(channel, self.lang)));
            match said.iter_mut().find(|(known, _)| *known == words) {
                Some((_, kinds)) if kinds.contains(&kind) => {}
                Some((_, kinds)) => kinds.push(kind),
                None => said.push((words, vec![kind])),
            }
        }
        let each = said.iter().map(|(words, kinds)| match words.is_empty() {
            true => kinds.join(", "),
            false => format!("{}: {words}", kinds.join(", ")),
        });
        each.collect::<Vec<_>>().join("; ")
    }

    fn lines(self) -> String {
        let lang = self.lang;
        let of = |kind| self.dossier.lines().filter(|(_, line)| line.reading.kind == kind).count();
        let mut kinds = vec![
            labels::PAPERS.count(of(LineKind::Document), lang),
            labels::FORMS.count(of(LineKind::Form), lang),
        ];
        let notes = of(LineKind::Note);
        kinds.extend((notes > 0).then(|| labels::NOTES.count(notes, lang)));
        let all = labels::LINES.count(self.dossier.procedure.requirements.len(), lang);
        format!("{all}: {}", kinds.join(", "))
    }

    fn agency(self) -> String {
        let procedure = self.dossier.procedure;
        let known = &self.knowledge().authorities;
        let names = procedure.settled_by.iter().map(|ix| name_in(&known[*ix].name, self.lang));
        let names: Vec<String> = names.map(str::to_owned).collect();
        if names.is_empty() { cut(&procedure.settled_by_text) } else { shortened(names) }
    }

    fn forms(self) -> String {
        let lines = self.dossier.lines();
        let forms = lines.filter(|(_, line)| line.reading.kind == LineKind::Form);
        let names: Vec<String> =
            forms.filter_map(|(asked, _)| asked.form.as_deref().map(cut)).collect();
        match names.is_empty() {
            true => words::NO_FORMS.say(self.lang).to_owned(),
            false => shortened(names),
        }
    }

    fn results(self) -> String {
        let known = &self.knowledge().documents;
        let results = self.dossier.procedure.results.iter();
        let names = results.map(|result| match result.document {
            Some(ix) => name_in(&known[ix].name, self.lang).to_owned(),
            None => cut(&result.name),
        });
        shortened(names.collect())
    }

    fn overlapping(self) -> String {
        let (lang, overlaps) = (self.lang, &self.one.overlaps);
        let mut said = Vec::new();
        if let Some(likely) = overlaps.likely.first() {
            let name = self.assessment.procedure(&likely.code).map_or("", |it| &*it.name);
            let slots = [
                ("code", likely.code.as_str()),
                ("name", &*cut(name)),
                ("percent", &*percent(likely.confidence, lang)),
            ];
            let phrase = match likely.is_same() || likely.is_like() {
                true => words::LIKELY_OF,
                false => words::ALIKE_OF,
            };
            said.push(phrase.fill(lang, &slots));
        }
        let mut results: Vec<String> = overlaps
            .results
            .iter()
            .flat_map(|one| one.procedures.iter().map(ToString::to_string))
            .collect();
        results.sort_unstable();
        results.dedup();
        let papers: Vec<String> = overlaps.papers.iter().map(|one| one.code.to_string()).collect();
        for (phrase, codes) in [(words::SAME_RESULTS_OF, results), (words::SAME_PAPERS_OF, papers)]
        {
            if !codes.is_empty() {
                said.push(phrase.fill(lang, &[("codes", &shortened(codes))]));
            }
        }
        if said.is_empty() { words::NO_OVERLAP.say(lang).to_owned() } else { said.join("; ") }
    }

    fn linked(self) -> String {
        let (lang, overlaps) = (self.lang, &self.one.overlaps);
        let mut said = Vec::new();
        let links = [(words::DEPENDS_ON, &overlaps.supplied), (words::FEEDS, &overlaps.demanded)];
        for (phrase, links) in links {
            let mut codes: Vec<_> = links.iter().flat_map(|link| &link.procedures).collect();
            codes.sort_unstable();
            codes.dedup();
            if !codes.is_empty() {
                let count = labels::PROCEDURES.count(codes.len(), lang);
                said.push(phrase.fill(lang, &[("count", &count)]));
            }
        }
        if !overlaps.circles.is_empty() {
            let count = lang.count(overlaps.circles.len());
            said.push(words::CIRCLES_OF.fill(lang, &[("count", &count)]));
        }
        if said.is_empty() { words::NO_LINKS.say(lang).to_owned() } else { said.join("; ") }
    }

    /// What one dossier costs; at least that, where a fee is not known.
    fn cost_of_dossier(self) -> String {
        let burden = &self.one.burden;
        let cost = self.amount(burden.proposed.total);
        match burden.is_lower_bound() {
            true => words::COST_LOWER.fill(self.lang, &[("cost", &cost)]),
            false => cost,
        }
    }

    fn cost_of_year(self) -> Answer {
        let burden = &self.one.burden;
        let Some((annual, volume)) = burden.annual.zip(burden.volume) else {
            return Answer::unknown(words::COST_YEAR_UNKNOWN.say(self.lang));
        };
        let slots = [("cost", &*self.amount(annual)), ("dossiers", &*self.lang.number(volume))];
        let cost = words::COST_YEAR_OF.fill(self.lang, &slots);
        Answer::of(match burden.is_lower_bound() {
            true => words::COST_LOWER.fill(self.lang, &[("cost", &cost)]),
            false => cost,
        })
    }
}

fn terms(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<&str> = words.collect();
    if words.is_empty() { NONE.to_owned() } else { words.join(", ") }
}
