//! What a procedure is as a process, before anything is drawn or written.

use crate::analysis::{Analysis, Dossier};
use crate::catalog::{Actor, Procedure, Step};
use crate::ids::ProcedureCode;
use crate::reading::LineKind;
use crate::words::{Lang, Term, name_in, process};

/// A procedure: lanes, steps that follow one another, and what they use and make.
#[derive(Debug)]
pub(super) struct Pool {
    /// Its code.
    pub(super) code: ProcedureCode,
    /// Its name.
    pub(super) name: String,
    /// Who acts; never empty.
    pub(super) lanes: Vec<String>,
    /// Start, tasks, end; in this order.
    pub(super) nodes: Vec<Node>,
    /// Papers and registers.
    pub(super) data: Vec<Data>,
}

/// An event or a task.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) shape: Shape,
    pub(super) name: String,
    /// What the source says in full; empty where the name says it all.
    pub(super) note: String,
    /// Position of its lane.
    pub(super) lane: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Start,
    /// Done by people outside the agency.
    UserTask,
    Task,
    End,
}

/// Something a task uses or makes.
#[derive(Debug)]
pub(super) struct Data {
    pub(super) kind: DataKind,
    pub(super) name: String,
    pub(super) note: String,
    /// Position of the task.
    pub(super) node: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DataKind {
    /// A paper that is handed in.
    Asked,
    /// A register that is looked up.
    Register,
    /// What the procedure issues.
    Issued,
}

/// The end of one procedure is what another waits for; both by position.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Most letters of a name that is drawn; the whole text stands in the note.
const DRAWN: usize = 70;

/// The lane of whoever applies, which every pool has; the agency's is the next.
const APPLICANT: usize = 0;
const AGENCY: usize = 1;
/// The lane of steps of which the source does not say who takes them.
const UNKNOWN: usize = 2;

impl Pool {
    pub(super) fn of(analysis: &Analysis<'_>, dossier: Dossier<'_>, lang: Lang) -> Self {
        let procedure = dossier.procedure;
        let mut nodes = vec![Node::event(Shape::Start, process::START.say(lang), APPLICANT)];
        nodes.extend(tasks(procedure, lang));
        let last = nodes.last().map_or(APPLICANT, |node| node.lane);
        nodes.push(Node::event(Shape::End, process::END.say(lang), last));
        let mut lanes =
            vec![process::APPLICANT.say(lang).to_owned(), agency(analysis, procedure, lang)];
        if nodes.iter().any(|node| node.lane == UNKNOWN) {
            lanes.push(process::UNKNOWN_ACTOR.say(lang).to_owned());
        }
        let data = data(analysis, dossier, &nodes, lang);
        Self { code: procedure.code.clone(), name: procedure.name.to_string(), lanes, nodes, data }
    }
}

impl Node {
    fn event(shape: Shape, name: &str, lane: usize) -> Self {
        Self { shape, name: name.to_owned(), note: String::new(), lane }
    }

    fn task(lane: usize, text: &str) -> Self {
        let shape = if lane == APPLICANT { Shape::UserTask } else { Shape::Task };
        let (name, note) = drawn(text);
        Self { shape, name, note, lane }
    }
}

/// The steps as tasks. Every procedure is handed in, settled and answered: where the source tells no
/// step, these three stand for them.
fn tasks(procedure: &Procedure, lang: Lang) -> Vec<Node> {
    if procedure.steps.is_empty() {
        return vec![
            Node::task(APPLICANT, process::HAND_IN.say(lang)),
            Node::task(AGENCY, process::SETTLE.say(lang)),
            Node::task(APPLICANT, process::RECEIVE.say(lang)),
        ];
    }
    let lane = |actor| match actor {
        Some(Actor::Applicant) => APPLICANT,
        Some(Actor::Authority) => AGENCY,
        None => UNKNOWN,
    };
    let task = |step: &Step| Node::task(lane(step.actor), step.text.as_deref().unwrap_or_default());
    procedure.steps.iter().map(task).collect()
}

/// Who settles it, as the source calls them where the knowledge does not know them.
fn agency(analysis: &Analysis<'_>, procedure: &Procedure, lang: Lang) -> String {
    let authorities = &analysis.knowledge.authorities;
    let known = procedure.settled_by.iter().map(|ix| name_in(&authorities[*ix].name, lang));
    let names: Vec<&str> = known.collect();
    let stated = [&*procedure.settled_by_text, &*procedure.authority_text];
    match (names.is_empty(), stated.into_iter().find(|text| !text.trim().is_empty())) {
        (false, _) => names.join(", "),
        (true, Some(text)) => text.trim().to_owned(),
        (true, None) => process::AGENCY.say(lang).to_owned(),
    }
}

/// What the tasks use and make.
fn data(analysis: &Analysis<'_>, dossier: Dossier<'_>, nodes: &[Node], lang: Lang) -> Vec<Data> {
    let knowledge = analysis.knowledge;
    let is_task = |node: &&Node| matches!(node.shape, Shape::UserTask | Shape::Task);
    let first = |wanted: usize| {
        let mut of_lane = nodes.iter().enumerate().filter(|(_, node)| is_task(node));
        of_lane.find(|(_, node)| node.lane == wanted).map(|(at, _)| at)
    };
    // There is a task in any case: the start stands at 0, and the first task behind it.
    let hands_in = first(APPLICANT).unwrap_or(1);
    let looks_up = first(AGENCY).unwrap_or(1);
    let answers = nodes.iter().rposition(|node| is_task(&node)).unwrap_or(1);
    let mut data = Vec::new();
    let mut registers = std::collections::BTreeSet::new();
    for (requirement, line) in dossier.lines() {
        if line.reading.kind == LineKind::Note {
            continue;
        }
        registers.extend(line.verdict.registers.iter().copied());
        let (name, text) = drawn(&requirement.text);
        let case = requirement.case.and_then(|at| dossier.procedure.cases.get(usize::from(at)));
        let held =
            line.verdict.registers.iter().map(|ix| name_in(&knowledge.registers[*ix].name, lang));
        let held = held.collect::<Vec<_>>().join(", ");
        let verdict = match held.is_empty() {
            true => line.verdict.grade.say(lang).to_owned(),
            false => format!("{}: {held}", line.verdict.grade.say(lang)),
        };
        let parts = [case.map(|case| case.name.to_string()), Some(text), Some(verdict)];
        let note = parts.into_iter().flatten().filter(|part| !part.is_empty());
        let note = note.collect::<Vec<_>>().join("\n");
        data.push(Data { kind: DataKind::Asked, name, note, node: hands_in });
    }
    data.extend(registers.into_iter().map(|ix| Data {
        kind: DataKind::Register,
        name: name_in(&knowledge.registers[ix].name, lang).to_owned(),
        note: String::new(),
        node: looks_up,
    }));
    data.extend(dossier.procedure.results.iter().map(|result| {
        let (name, note) = drawn(&result.name);
        Data { kind: DataKind::Issued, name, note, node: answers }
    }));
    data
}

impl Message {
    /// From each procedure to those that ask for what it issues.
    pub(super) fn between(analysis: &Analysis<'_>, dossiers: &[Dossier<'_>]) -> Vec<Self> {
        let position = |dossier: &Dossier<'_>| {
            let procedures = &analysis.catalog.procedures;
            procedures.binary_search_by(|one| one.code.cmp(&dossier.procedure.code)).ok()
        };
        let mut messages = Vec::new();
        for (from, issuer) in dossiers.iter().enumerate() {
            for (to, asker) in dossiers.iter().enumerate() {
                let supplies = position(issuer).zip(position(asker));
                if from != to && supplies.is_some_and(|(one, other)| analysis.supplies(one, other))
                {
                    messages.push(Self { from, to });
                }
            }
        }
        messages
    }
}

/// What of a text fits a shape, and the whole where that is more: the first sentence, or so many
/// letters of it up to the end of a word.
fn drawn(text: &str) -> (String, String) {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if whole.chars().count() <= DRAWN {
        return (whole, String::new());
    }
    let mut short = String::new();
    for word in whole.split(' ') {
        if short.chars().count() + word.chars().count() + 1 > DRAWN && !short.is_empty() {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    let short: String = short.chars().take(DRAWN).collect();
    let short = short.trim_end_matches([',', ';', '.', ':', '-']);
    (format!("{short}…"), text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words_and_kept_whole_in_the_note() {
        assert_eq!(drawn(" Tờ  khai "), ("Tờ khai".to_owned(), String::new()));
        let long = "Giấy chứng nhận quyền sử dụng đất, ".repeat(4);
        let (name, note) = drawn(&long);
        assert!(name.chars().count() <= DRAWN + 1 && name.ends_with("đất…"), "{name}");
        assert_eq!(note, long.trim());
        assert_eq!(drawn(&"ă".repeat(200)).0.chars().count(), DRAWN + 1);
    }
}
