//! The proof of a verdict in words: a tree that ends in register items with their articles, or in
//! what blocks the paper.

use super::place_in_law;
use super::tree::Tree;
use crate::derive::{
    Blocked, By, Closed, Holder, ItemProof, Proof, Replacing, Since, Standing, Unavailable,
};
use crate::knowledge::{DocumentIx, ItemIx, Knowledge, Provision, RegisterIx};
use crate::words::{Lang, Phrase, Term, labels, name_in};

/// The proof of the verdict on a paper.
#[must_use]
pub fn tree(proof: &Proof, document: DocumentIx, knowledge: &Knowledge, lang: Lang) -> Tree {
    let writer = Writer { knowledge, lang };
    let paper = &knowledge.documents[document];
    let words = format!("{}: {}", name_in(&paper.name, lang), proof.verdict.grade.say(lang));
    let as_of = labels::AS_OF.fill(lang, &[("date", &lang.date(proof.context.as_of))]);
    let mut children = vec![Tree::leaf("context", as_of)];
    if let Some(obsolete) = &paper.obsolete {
        children.push(writer.obsolete(obsolete));
    }
    children.extend(writer.section(labels::PROOF_RULES, &proof.replacing, Writer::replacing));
    children.extend(writer.section(labels::PROOF_ITEMS, &proof.items, Writer::item));
    children.extend(writer.section(labels::PROOF_BLOCKED, &proof.blocked, Writer::blocked));
    children.extend(writer.section(labels::PROOF_CANDIDATES, &proof.candidates, |writer, one| {
        let words = format!("{}, {}", writer.register_name(one.register), one.basis.say(lang));
        writer.register(one.register, words, one.ground.as_ref())
    }));
    if let Some(kept) = &proof.kept {
        let words = labels::PROOF_KEPT.say(lang);
        children.push(Tree::leaf("kept", words).with_ground(Some(writer.ground(kept))));
    }
    let caveat = |caveat| Tree::leaf("caveat", name_in(caveat, lang));
    let caveats: Vec<Tree> = paper.caveats.iter().map(caveat).collect();
    if !caveats.is_empty() {
        children.push(Tree::leaf("section", labels::PROOF_CAVEATS.say(lang)).with(caveats));
    }
    Tree::leaf("paper", words).with_id(&*paper.id).with(children)
}

struct Writer<'k> {
    knowledge: &'k Knowledge,
    lang: Lang,
}

impl Writer<'_> {
    /// Several nodes under a title; nothing when there is none.
    fn section<T>(
        &self,
        title: Phrase,
        all: &[T],
        node: impl Fn(&Self, &T) -> Tree,
    ) -> Option<Tree> {
        let nodes: Vec<Tree> = all.iter().map(|one| node(self, one)).collect();
        (!nodes.is_empty()).then(|| Tree::leaf("section", title.say(self.lang)).with(nodes))
    }

    fn obsolete(&self, obsolete: &crate::knowledge::Obsolete) -> Tree {
        let since = obsolete.since.map(|day| self.lang.date(day)).unwrap_or_default();
        let words = labels::PROOF_OBSOLETE.fill(self.lang, &[("date", &since)]);
        Tree::leaf("obsolete", words).with_ground(obsolete.ground.as_ref().map(|g| self.ground(g)))
    }

    fn replacing(&self, rule: &Replacing) -> Tree {
        let standing = match rule.standing {
            Standing::Counts(since) => self.since(since, labels::RULE_COUNTS),
            Standing::Assumed(why) => self.assumed(why),
            Standing::NotYet(day) => self.dated(labels::RULE_NOT_YET, day),
            Standing::Ended(day) => self.dated(labels::RULE_ENDED, day),
            Standing::Closed(why) => self.closed(why),
            Standing::OtherField => labels::RULE_OTHER_FIELD.say(self.lang).to_owned(),
            Standing::Unverified => labels::RULE_UNVERIFIED.say(self.lang).to_owned(),
        };
        let words = format!("{}: {standing}", self.register_name(rule.register));
        self.register(rule.register, words, Some(&rule.ground))
    }

    fn item(&self, proof: &ItemProof) -> Tree {
        let node = Tree::leaf("item", self.item_name(proof.item))
            .with_id(&*self.knowledge.items[proof.item].id);
        match &proof.by {
            By::Above => Tree { words: format!("{} ↑", node.words), ..node },
            By::Register { register, reference, ground, permission, since } => {
                let held = labels::HELD_BY.fill(
                    self.lang,
                    &[("register", self.register_name(*register)), ("ref", reference)],
                );
                let assumed = permission.is_none();
                let permission = match permission {
                    Some(place) => Tree::leaf("permission", labels::MAY_READ.say(self.lang))
                        .with_ground(Some(self.ground(place))),
                    None => Tree::leaf("assumption", labels::ASSUMED_OPEN.say(self.lang)),
                };
                // What is assumed needs no first day.
                let held = if assumed { held } else { self.since_words(*since, held) };
                node.with(vec![self.register(*register, held, Some(ground)).with(vec![permission])])
            }
            By::Rule { rule, premises } => {
                let rule = &self.knowledge.rules[*rule];
                let words = name_in(&rule.name, self.lang);
                let ground = rule.ground.as_ref().map(|ground| self.ground(ground));
                let premises = premises.iter().map(|premise| self.item(premise)).collect();
                let by = Tree::leaf("rule", words).with_id(&*rule.id).with_ground(ground);
                node.with(vec![by.with(premises)])
            }
        }
    }

    fn blocked(&self, blocked: &Blocked) -> Tree {
        let holders = blocked.holders.iter().map(|holder| self.holder(holder));
        let rules = blocked.rules.iter().map(|ix| {
            let rule = &self.knowledge.rules[*ix];
            Tree::leaf("rule", name_in(&rule.name, self.lang)).with_id(&*rule.id)
        });
        Tree::leaf("residual", self.item_name(blocked.item))
            .with_id(&*self.knowledge.items[blocked.item].id)
            .with(holders.chain(rules).collect())
    }

    fn holder(&self, holder: &Holder) -> Tree {
        let why = match &holder.why {
            Unavailable::Closed(why) => self.closed(*why),
            Unavailable::Restricted(words) => words.to_string(),
            Unavailable::NotYet(day) => self.dated(labels::ITEM_NOT_YET, *day),
        };
        let words = format!("{}: {why}", self.register_name(holder.register));
        self.register(holder.register, words, None)
    }

    fn register(&self, ix: RegisterIx, words: String, ground: Option<&Provision>) -> Tree {
        let id = &*self.knowledge.registers[ix].id;
        Tree::leaf("register", words)
            .with_id(id)
            .with_ground(ground.map(|place| self.ground(place)))
    }

    /// The place and how far it was checked: a reader must see what rests on the press.
    fn ground(&self, place: &Provision) -> String {
        format!("{}; {}", place_in_law(place, self.knowledge), place.verified.say(self.lang))
    }

    fn closed(&self, why: Closed) -> String {
        match why {
            Closed::NotYetAvailable(day) => self.dated(labels::REGISTER_NOT_YET, day),
            Closed::NotYetPermitted(day) => self.dated(labels::READ_NOT_YET, day),
            Closed::NotPermitted => labels::NOT_PERMITTED.say(self.lang).to_owned(),
            Closed::Assumed => labels::ASSUMED_CLOSED.say(self.lang).to_owned(),
            Closed::OtherPopulation => labels::OTHER_POPULATION.say(self.lang).to_owned(),
        }
    }

    /// What is only assumed, and what the law says instead.
    fn assumed(&self, why: Closed) -> String {
        let assumed = labels::ASSUMED_OPEN.say(self.lang);
        format!("{assumed} ({})", self.closed(why))
    }

    fn since(&self, since: Since, phrase: Phrase) -> String {
        self.since_words(since, phrase.say(self.lang).to_owned())
    }

    fn since_words(&self, since: Since, words: String) -> String {
        match since {
            Since::Stated => words,
            Since::Unknown => format!("{words} ({})", labels::SINCE_NOT_FOUND.say(self.lang)),
        }
    }

    fn dated(&self, phrase: Phrase, day: jiff::civil::Date) -> String {
        phrase.fill(self.lang, &[("date", &self.lang.date(day))])
    }

    fn register_name(&self, ix: RegisterIx) -> &str {
        name_in(&self.knowledge.registers[ix].name, self.lang)
    }

    fn item_name(&self, ix: ItemIx) -> &str {
        name_in(&self.knowledge.items[ix].name, self.lang)
    }
}
