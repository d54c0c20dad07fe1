//! The whole of a text: head, body, signature, annexes (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use super::annexes::Annexes;
use super::cite::fill;
use super::compose::{Composer, counted};
use super::document::{Block, Document, Page, Part, Runs, Sides, Style, plain, said};
use super::particulars::AnnexPages;
use super::procedures::Told;
use super::slots::Frame;
use super::texts::{AnnexText, Insert, Item, TextFile, Wording};
use super::{Blank, BlankKind, DraftKind, HeldBack, Material, Operation, Origin, Particulars};

/// The text of a kind.
pub(super) fn document(
    text: &TextFile,
    wording: &Wording,
    material: &Material<'_>,
    particulars: &Particulars,
) -> Document {
    let frame = Frame { text, wording, material, said: particulars };
    let slots = frame.slots();
    let (book, article) = (&material.book, material.grammar.spelling().article);
    let mut composer = Composer { book, article, slots, holds: frame.holds() };
    let annexes: Vec<&AnnexText> =
        text.annexes.iter().filter(|annex| composer.holds(annex.when)).collect();
    for (n, annex) in annexes.iter().enumerate() {
        composer.slots.insert(&annex.id, plain(label(wording, n, annexes.len())));
    }
    let sign = composer.fill(&text.sign);
    composer.slots.insert("sign", sign);
    composer.slots.insert("what", plain(&*text.name));
    let making = Making { frame: &frame, composer: &composer };
    let subject = composer.fill(&text.subject);
    let title = format!("{} {}", text.heading, said(&subject));
    let mut parts = vec![Part { page: Page::Portrait, blocks: making.text(subject) }];
    let page = match particulars.annex_pages {
        AnnexPages::Portrait => Page::Portrait,
        AnnexPages::Landscape => Page::Landscape,
    };
    for (n, annex) in annexes.iter().enumerate() {
        let label = label(wording, n, annexes.len());
        parts.push(Part { page, blocks: making.annex(annex, label) });
    }
    let undecided = making.undecided();
    if !undecided.is_empty() {
        parts.push(Part { page, blocks: undecided });
    }
    Document { kind: text.kind, title, origin: Origin::of(material.analysis()), parts }
}

/// What an annex is called: with a Roman figure where there are several.
fn label(wording: &Wording, at: usize, of: usize) -> String {
    if of > 1 {
        format!("{} {}", wording.annex, counted(at + 1))
    } else {
        wording.annex.to_string()
    }
}

/// Lines below headings, in tenths of a millimetre: that below tiêu ngữ is as long as its words, those
/// below the issuer and the subject a third to a half of them.
mod lines {
    pub(super) const MOTTO: u16 = 590;
    pub(super) const SUBJECT: u16 = 400;
    pub(super) const ANNEX: u16 = 300;

    /// Below the name of who issues, by its letters: capitals of 13 points are about 3,2 mm wide.
    pub(super) fn issuer(name: &str) -> u16 {
        let letters = u16::try_from(name.chars().count()).unwrap_or(u16::MAX);
        (letters.saturating_mul(32) * 2 / 5).clamp(100, 260)
    }
}

/// Makes the parts.
struct Making<'m, 'a> {
    frame: &'m Frame<'m, 'a>,
    composer: &'m Composer<'m>,
}

impl Making<'_, '_> {
    /// The text itself.
    fn text(&self, subject: Runs) -> Vec<Block> {
        let text = self.frame.text;
        let mut blocks = vec![
            Block::Sides(self.head()),
            Block::text(Style::Heading, &*text.heading),
            Block::of(Style::Subject, subject),
            Block::Line(lines::SUBJECT),
        ];
        blocks.extend(self.composer.body(&text.body, |item| self.insert(item)));
        blocks.push(Block::Sides(self.signature()));
        blocks
    }

    /// Who issues, quốc hiệu and tiêu ngữ, number, place and date.
    fn head(&self) -> Sides {
        let (wording, said_by) = (self.frame.wording, self.frame.said);
        let fill = |text: &str| self.composer.fill(text);
        let issuer = self.frame.issuer().map(|name| name.to_uppercase());
        let mut left = Vec::new();
        if let Some(above) = &said_by.above {
            left.push(Block::text(Style::Above, above.to_uppercase()));
        }
        let line = lines::issuer(issuer.as_deref().unwrap_or_default());
        left.push(match issuer {
            Some(issuer) => Block::text(Style::Issuer, issuer),
            None => Block::of(Style::Issuer, fill("{issuer}")),
        });
        left.push(Block::Line(line));
        left.push(Block::of(Style::Number, fill(&wording.number)));
        let right = vec![
            Block::text(Style::Nation, &*wording.nation),
            Block::text(Style::Motto, &*wording.motto),
            Block::Line(lines::MOTTO),
            Block::of(Style::PlaceDate, fill(&wording.date)),
        ];
        Sides { left_share: 410, left, right }
    }

    /// Who receives it, and who signs.
    fn signature(&self) -> Sides {
        let (text, wording, said_by) = (self.frame.text, self.frame.wording, self.frame.said);
        let fill = |text: &str| self.composer.fill(text);
        let mut left = vec![Block::text(Style::RecipientsHead, &*wording.recipients)];
        let dashed = |words: &str| Block::of(Style::Recipient, fill(&format!("- {words}")));
        if said_by.recipients.is_empty() {
            left.push(dashed("{recipients};"));
        }
        for one in &said_by.recipients {
            let one = one.trim().trim_end_matches([';', '.', ',']);
            left.push(Block::text(Style::Recipient, format!("- {one};")));
        }
        left.push(dashed(&wording.archive));
        let mut right = Vec::new();
        if said_by.signature.is_empty() {
            right.extend(text.signature.iter().map(|line| Block::of(Style::Signer, fill(line))));
        }
        for line in &said_by.signature {
            right.push(Block::text(Style::Signer, line.to_uppercase()));
        }
        right.push(Block::of(Style::SignerName, fill("{signatory}")));
        Sides { left_share: 480, left, right }
    }

    /// An annex.
    fn annex(&self, annex: &AnnexText, label: String) -> Vec<Block> {
        let mut blocks = vec![
            Block::text(Style::AnnexLabel, label),
            Block::text(Style::AnnexTitle, &*annex.title),
            Block::of(Style::AnnexNote, self.composer.fill(&self.frame.wording.annexed)),
            Block::Line(lines::ANNEX),
        ];
        blocks.extend(self.composer.body(&annex.body, |item| self.insert(item)));
        blocks
    }

    /// What somebody has to decide on before the text may carry it, each a blank: no part of the text.
    fn undecided(&self) -> Vec<Block> {
        let wording = &self.frame.wording.undecided;
        let all = &self.frame.material.undecided;
        if all.is_empty() {
            return Vec::new();
        }
        let one = |one: &HeldBack| {
            let slots = [("procedure", &*one.procedure), ("code", &*one.code)];
            let hint = fill(&wording.abolish, &slots);
            Block::of(Style::Body, vec![Blank::hinting(BlankKind::Decision, hint).into()])
        };
        let title = Block::text(Style::AnnexTitle, &*wording.title);
        let note = Block::text(Style::AnnexNote, &*wording.note);
        [title, note].into_iter().chain(all.iter().map(one)).collect()
    }

    /// What is made of the measures.
    fn insert(&self, item: &Item) -> Vec<Block> {
        let (material, wording) = (self.frame.material, self.frame.wording);
        let annexes = Annexes { material, wording };
        let told = Told { material, wording, composer: self.composer };
        let all = self.frame.text.kind != DraftKind::Resolution;
        match item.insert {
            Some(Insert::Papers) => annexes.papers(),
            Some(Insert::Replacements) => annexes.replacements(),
            Some(Insert::Cuts) => annexes.cuts(&told),
            Some(Insert::Instruments) => {
                annexes.instruments(|one| all || Operation::of(one.measure.kind).is_some())
            }
            Some(Insert::List) => told.list(),
            Some(Insert::Procedures) => told.procedures(),
            Some(Insert::Axes) => told.axes(),
            Some(Insert::Kinds) => told.kinds(),
            None => Vec::new(),
        }
    }
}
