//! Verdicts on the small world, told one by one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, in its helpers too"
)]

mod support;

use serde_json::json;
use support::{Folder, TODAY, context};
use tinhgon::derive::{
    Assumed, AssumedOpen, Assumptions, By, Closed, Context, Derivations, Grade, Opening,
    PaperVerdict, People, Proof, Standing, Unavailable,
};
use tinhgon::knowledge::{DocumentIx, Knowledge};
use tinhgon::reading::{LineKind, Match, Operator, Origin, Paper, Reading, Role};

fn document(knowledge: &Knowledge, id: &str) -> DocumentIx {
    knowledge.documents.find(id).unwrap()
}

/// Grade, registers and residual items of a paper as one line.
fn verdict(knowledge: &Knowledge, context: Context, id: &str) -> String {
    let derivations = Derivations::new(knowledge);
    let derivation = derivations.in_context(context);
    let verdict = derivation.paper(document(knowledge, id));
    let registers: Vec<&str> =
        verdict.registers.iter().map(|&register| &*knowledge.registers[register].id).collect();
    let residual: Vec<&str> =
        verdict.residual.iter().map(|&item| &*knowledge.items[item].id).collect();
    format!("{:?} [{}] -[{}]", verdict.grade, registers.join(" "), residual.join(" "))
}

fn proof(knowledge: &Knowledge, context: Context, id: &str) -> Proof {
    Derivations::new(knowledge).in_context(context).proof(document(knowledge, id))
}

#[test]
fn a_paper_is_replaceable_where_a_rule_names_an_open_register_and_all_it_proves_is_known() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    assert_eq!(verdict(&knowledge, moj, "birth"), "Full [civil_status] -[]");
    assert_eq!(verdict(&knowledge, moj, "adult"), "Full [population] -[]");
    assert_eq!(verdict(&knowledge, moj, "plate_paper"), "Full [vehicle] -[]");
    assert_eq!(verdict(&knowledge, moj, "clean"), "FactOnly [civil_status] -[]");
}

#[test]
fn known_data_without_a_rule_or_with_a_lapsed_one_replace_nothing() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    assert_eq!(verdict(&knowledge, moj, "card"), "None [] -[]");
    assert_eq!(verdict(&knowledge, moj, "old"), "None [] -[]");
    let earlier = Context { as_of: jiff::civil::date(2024, 12, 31), ..moj };
    assert_eq!(verdict(&knowledge, earlier, "old"), "Full [population] -[]");
    assert_eq!(verdict(&knowledge, moj, "testament"), "None [] -[will]");
}

#[test]
fn biometric_data_prove_nothing() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    assert_eq!(verdict(&knowledge, moj, "portrait"), "Partial [population] -[face]");
    let proof = proof(&knowledge, moj, "portrait");
    let why = &proof.blocked[0].holders[0].why;
    assert_eq!(*why, Unavailable::Restricted("Điều 16".into()));
}

#[test]
fn a_right_to_read_is_inherited_from_above_and_by_nobody_else() {
    let knowledge = Folder::small().load().unwrap();
    assert_eq!(
        verdict(&knowledge, context(&knowledge, "commune"), "clean"),
        "FactOnly [civil_status] -[]"
    );
    let mps = context(&knowledge, "mps");
    assert_eq!(verdict(&knowledge, mps, "clean"), "None [] -[no_record]");
    let standing = proof(&knowledge, mps, "clean").replacing[0].standing;
    assert_eq!(standing, Standing::Closed(Closed::NotPermitted));
    let anybody = Context { authority: None, ..mps };
    assert_eq!(verdict(&knowledge, anybody, "clean"), "None [] -[no_record]");
}

/// The verdict on a paper where one register is assumed to be open.
fn opened(
    knowledge: &Knowledge,
    context: Context,
    register: &str,
    id: &str,
) -> (PaperVerdict, Proof) {
    let register = knowledge.registers.find(register).unwrap();
    let assumptions = Assumptions::none().with(register, Assumed::Open);
    let derivation = Derivations::assuming(knowledge, assumptions).in_context(context);
    let paper = document(knowledge, id);
    (derivation.paper(paper).clone(), derivation.proof(paper))
}

#[test]
fn an_opening_moves_a_verdict_and_the_proof_says_that_it_is_assumed() {
    let knowledge = Folder::small().load().unwrap();
    let mps = context(&knowledge, "mps");
    let (verdict, proof) = opened(&knowledge, mps, "civil_status", "clean");
    let register = knowledge.registers.find("civil_status").unwrap();
    assert_eq!(verdict.grade, Grade::FactOnly);
    assert_eq!(verdict.assumed, [AssumedOpen { register, opens: None }]);
    assert_eq!(proof.replacing[0].standing, Standing::Assumed(Closed::NotPermitted));
    assert!(matches!(&proof.items[0].by, By::Register { permission: None, .. }));
}

#[test]
fn what_the_law_opens_needs_no_assumption() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    let (verdict, proof) = opened(&knowledge, moj, "civil_status", "clean");
    assert_eq!(verdict.assumed, []);
    assert!(matches!(proof.replacing[0].standing, Standing::Counts(_)));
    // The population register answers the same without an opening, so nothing rests on one.
    let (verdict, _) = opened(&knowledge, moj, "immigration", "birth");
    assert_eq!((verdict.grade, verdict.assumed.len()), (Grade::Full, 0));
}

#[test]
fn an_opening_brings_forward_what_the_law_opens_later_and_remembers_the_day() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    let (verdict, _) = opened(&knowledge, moj, "population", "ethnic");
    let later = Some(jiff::civil::date(2026, 1, 1));
    assert_eq!(verdict.grade, Grade::Full);
    assert_eq!(verdict.assumed[0].opens, later);
    let earlier = Context { as_of: jiff::civil::date(2024, 6, 30), ..moj };
    let (verdict, proof) = opened(&knowledge, earlier, "population", "adult");
    let day = jiff::civil::date(2024, 7, 1);
    assert_eq!((verdict.grade, verdict.assumed[0].opens), (Grade::Full, Some(day)));
    assert_eq!(proof.replacing[0].standing, Standing::Assumed(Closed::NotYetAvailable(day)));
}

#[test]
fn an_opening_changes_neither_whom_a_register_covers_nor_restrictions_nor_rules() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    let foreign = Context { people: People::Foreigners, ..moj };
    for (context, register, paper, grade) in [
        (foreign, "population", "adult", Grade::None),
        (moj, "population", "portrait", Grade::Partial),
        (moj, "population", "card", Grade::None),
        (moj, "population", "old", Grade::None),
    ] {
        assert_eq!(opened(&knowledge, context, register, paper).0.grade, grade, "{paper}");
    }
}

#[test]
fn a_register_that_is_closed_by_assumption_answers_nobody() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    let register = knowledge.registers.find("civil_status").unwrap();
    let assumptions = Assumptions::none().with(register, Assumed::Closed);
    let derivation = Derivations::assuming(&knowledge, assumptions).in_context(moj);
    let clean = document(&knowledge, "clean");
    assert_eq!(derivation.paper(clean).grade, Grade::None);
    let standing = derivation.proof(clean).replacing[0].standing;
    assert_eq!(standing, Standing::Closed(Closed::Assumed));
}

#[test]
fn nothing_counts_before_its_first_day() {
    let knowledge = Folder::small().load().unwrap();
    let moj = context(&knowledge, "moj");
    assert_eq!(verdict(&knowledge, moj, "ethnic"), "None [] -[ethnicity]");
    let later = Context { as_of: jiff::civil::date(2026, 1, 1), ..moj };
    assert_eq!(verdict(&knowledge, later, "ethnic"), "Full [population] -[]");
    let earlier = Context { as_of: jiff::civil::date(2024, 6, 30), ..moj };
    assert_eq!(verdict(&knowledge, earlier, "adult"), "None [] -[]");
}

#[test]
fn foreigners_are_looked_up_only_where_foreigners_are_held() {
    let knowledge = Folder::small().load().unwrap();
    let moj = Context { people: People::Foreigners, ..context(&knowledge, "moj") };
    assert_eq!(verdict(&knowledge, moj, "birth"), "Full [civil_status] -[]");
    assert_eq!(verdict(&knowledge, moj, "adult"), "None [] -[]");
    assert_eq!(verdict(&knowledge, moj, "plate_paper"), "Full [vehicle] -[]");
}

#[test]
fn a_proof_prefers_the_register_that_the_rule_names() {
    let knowledge = Folder::small().load().unwrap();
    let proof = proof(&knowledge, context(&knowledge, "moj"), "birth");
    let sources: Vec<&str> = proof
        .items
        .iter()
        .map(|item| match &item.by {
            By::Register { register, .. } => &*knowledge.registers[*register].id,
            _ => panic!("looked up"),
        })
        .collect();
    assert_eq!(sources, ["population", "civil_status"]);
}

#[test]
fn a_derived_item_is_proved_by_its_rule() {
    let knowledge = Folder::small().load().unwrap();
    let proof = proof(&knowledge, context(&knowledge, "moj"), "adult");
    let By::Rule { rule, premises } = &proof.items[0].by else { panic!("derived") };
    assert_eq!(&*knowledge.rules[*rule].id, "age_from_birth_date");
    assert!(matches!(&premises[0].by, By::Register { reference, .. } if &**reference == "P4"));
}

/// A line that asks for papers; `?` is a paper of no known type, `*` marks one about foreigners,
/// `^` one that is taken back.
fn line(knowledge: &Knowledge, kind: LineKind, papers: &[&str]) -> String {
    let paper = |words: &&str| Paper {
        document: knowledge.documents.find(words.trim_end_matches(['*', '^'])),
        span: 0..0,
        operator: Operator::AllOf,
        group: 0,
        role: Role::Applicant,
        origin: if words.ends_with('*') { Origin::Foreigners } else { Origin::Home },
        taken_back: words.ends_with('^'),
        fallback: false,
        form: false,
        matched: Match::Exact,
    };
    let papers = papers.iter().map(paper).collect();
    let reading = Reading { kind, papers, already: false, certified: false, why: vec![] };
    let derivations = Derivations::new(knowledge);
    let verdict = derivations.in_context(context(knowledge, "moj")).line(&reading, &[]);
    let registers: Vec<&str> =
        verdict.registers.iter().map(|&register| &*knowledge.registers[register].id).collect();
    format!("{:?} [{}]", verdict.grade, registers.join(" "))
}

#[test]
fn no_register_replaces_an_object_that_is_taken_back() {
    let knowledge = Folder::small().load().unwrap();
    assert_eq!(line(&knowledge, LineKind::Document, &["birth"]), "Full [civil_status]");
    assert_eq!(line(&knowledge, LineKind::Document, &["birth^"]), "None []");
    assert_eq!(line(&knowledge, LineKind::Document, &["birth^", "adult"]), "Partial [population]");
}

#[test]
fn a_line_is_as_good_as_all_its_papers_together() {
    let knowledge = Folder::small().load().unwrap();
    let document = |papers: &[&str]| line(&knowledge, LineKind::Document, papers);
    assert_eq!(document(&[]), "None []");
    assert_eq!(document(&["?"]), "None []");
    assert_eq!(document(&["birth", "adult"]), "Full [civil_status population]");
    assert_eq!(document(&["birth", "clean"]), "FactOnly [civil_status]");
    assert_eq!(document(&["birth", "?"]), "Partial [civil_status]");
    assert_eq!(document(&["adult", "request"]), "Partial [population]");
    assert_eq!(document(&["portrait"]), "Partial [population]");
    assert_eq!(document(&["card", "?"]), "None []");
    assert_eq!(document(&["birth*", "adult*"]), "Partial [civil_status]");
}

#[test]
fn the_form_itself_stays_whatever_becomes_of_the_papers_beside_it() {
    let knowledge = Folder::small().load().unwrap();
    assert_eq!(line(&knowledge, LineKind::Form, &[]), "None []");
    assert_eq!(line(&knowledge, LineKind::Form, &["birth"]), "Partial [civil_status]");
    assert_eq!(line(&knowledge, LineKind::Note, &["birth"]), "Full [civil_status]");
}

#[test]
fn openings_are_ranked_by_the_requirements_they_unlock() {
    let knowledge = Folder::small().load().unwrap();
    let derivations = Derivations::new(&knowledge);
    let derivation = derivations.in_context(context(&knowledge, "moj"));
    let count = |id, n| (document(&knowledge, id), n);
    let counts = [count("card", 5), count("portrait", 9), count("ethnic", 5), count("birth", 99)];
    let ranked: Vec<String> = derivation
        .unlocks(&counts.into_iter().collect())
        .iter()
        .map(|unlock| {
            let id = match unlock.opening {
                Opening::Item(item) => &knowledge.items[item].id,
                Opening::Rule(document) => &knowledge.documents[document].id,
            };
            format!("{id} {} {}", unlock.papers.len(), unlock.requirements)
        })
        .collect();
    assert_eq!(ranked, ["face 1 9", "card 1 5", "ethnicity 1 5", "old 1 0"]);
}

#[test]
fn contexts_asked_for_again_are_not_derived_again() {
    let knowledge = Folder::small().load().unwrap();
    let derivations = Derivations::new(&knowledge);
    let context = Context { authority: None, as_of: TODAY, people: People::Citizens };
    let first = derivations.in_context(context);
    assert!(std::sync::Arc::ptr_eq(&first, &derivations.in_context(context)));
}

#[test]
fn the_order_of_files_decides_nothing() {
    let folder = Folder::small();
    let mut registers = folder.0["registers.json"]["registers"].as_array().unwrap().clone();
    registers.reverse();
    let turned = folder.clone().with("registers.json", "/registers", json!(registers));
    let shown = |folder: &Folder| {
        let knowledge = folder.load().unwrap();
        let proof = proof(&knowledge, context(&knowledge, "moj"), "birth");
        let leaves = proof.items.iter().map(|item| match &item.by {
            By::Register { register, reference, .. } => {
                format!("{} {reference}", knowledge.registers[*register].id)
            }
            _ => String::new(),
        });
        leaves.collect::<Vec<_>>()
    };
    assert_eq!(shown(&folder), shown(&turned));
}
