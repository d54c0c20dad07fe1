//! The annexes of a resolution: papers that data replace in the eight official columns (Nghị quyết
//! 66.7/2025/NQ-CP, Phụ lục I), what is cut (Phụ lục II), the instruments to amend (Phụ lục III).

use std::collections::BTreeMap;

use super::cite::Cite;
use super::compose::counted;
use super::document::{Block, Row, Run, Runs, Style, Table, plain};
use super::order::{self, ByNumber};
use super::procedures::Told;
use super::tables::{cells, group, table};
use super::texts::Wording;
use super::{Accepted, Amend, Blank, BlankKind, Material, Operation};
use crate::catalog::Procedure;
use crate::knowledge::{AuthorityIx, AuthorityLevel, Knowledge, Rank, RegisterIx};
use crate::measure::Kind;

/// A row of the annex of papers replaced.
#[derive(Clone, Debug)]
pub struct AnnexRow<'a> {
    /// The ministry under which it stands.
    pub ministry: String,
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The paper: the dossier line, or of a line that stays in part the papers that go.
    pub paper: String,
    /// The registers whose data take its place.
    pub registers: Vec<RegisterIx>,
    /// Who runs them.
    pub owners: Vec<AuthorityIx>,
    /// What imposes it.
    pub amend: Amend,
}

/// The rows of the annex of papers replaced, by ministry, field and code.
#[must_use]
pub fn replacements<'a>(material: &Material<'a>) -> Vec<AnnexRow<'a>> {
    let knowledge = material.knowledge();
    let replaced = of(material, Operation::Replace);
    let row = |one: &Accepted<'a>| {
        let registers = one.registers();
        let mut owners: Vec<AuthorityIx> = Vec::new();
        for register in &registers {
            let owner = knowledge.registers[*register].owner;
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        AnnexRow {
            ministry: ministry(one.dossier.procedure, knowledge).1,
            procedure: one.dossier.procedure,
            paper: paper(one, knowledge),
            registers,
            owners,
            amend: one.amend.clone(),
        }
    };
    replaced.iter().map(|one| row(one)).collect()
}

/// The measures that a resolution carries out by an operation, in the order of its annexes.
pub(super) fn of<'m, 'a>(
    material: &'m Material<'a>,
    operation: Operation,
) -> Vec<&'m Accepted<'a>> {
    let knowledge = material.knowledge();
    let is = |one: &&Accepted<'_>| Operation::of(one.measure.kind) == Some(operation);
    let mut all: Vec<&Accepted<'_>> = material.accepted.iter().filter(is).collect();
    all.sort_by_cached_key(|one| {
        let procedure = one.dossier.procedure;
        (ministry(procedure, knowledge), order::key(&procedure.sector), procedure.code.clone())
    });
    all
}

/// The ministry that answers for a procedure; who else does where no ministry is above that.
#[must_use]
pub fn ministry_of(procedure: &Procedure, knowledge: &Knowledge) -> Option<AuthorityIx> {
    let lineage = procedure.authority.into_iter().flat_map(|ix| knowledge.lineage(ix));
    let is_ministry =
        |ix: &AuthorityIx| knowledge.authorities[*ix].level == AuthorityLevel::Ministry;
    lineage.filter(is_ministry).last().or(procedure.authority)
}

/// The ministry that answers for a procedure, with its place in the order of the knowledge; what is
/// printed where it is not known, behind all that are.
fn ministry(procedure: &Procedure, knowledge: &Knowledge) -> (u32, String) {
    use crate::index::Ix;
    match ministry_of(procedure, knowledge) {
        Some(ix) => (ix.raw(), knowledge.authorities[ix].name.vi.to_uppercase()),
        None => (u32::MAX, procedure.authority_text.to_uppercase()),
    }
}

/// The paper that goes, in words.
fn paper(one: &Accepted<'_>, knowledge: &Knowledge) -> String {
    match one.measure.kind {
        Kind::KeepResidual => papers_that_go(one, knowledge).join("; "),
        _ => one.line().map(|(line, _)| line_text(&line.text)).unwrap_or_default(),
    }
}

/// The names of the papers of a line that registers replace.
pub(super) fn papers_that_go(one: &Accepted<'_>, knowledge: &Knowledge) -> Vec<String> {
    let Some((_, line)) = one.line() else { return Vec::new() };
    let papers = line.verdict.papers.iter().filter(|paper| paper.grade.is_replaceable());
    let mut names: Vec<String> = Vec::new();
    for document in papers.filter_map(|paper| paper.document) {
        let name = knowledge.documents[document].name.vi.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A dossier line as it is quoted: without the sign of a list in front and the stop behind.
pub(super) fn line_text(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches(['-', '+', '•', '*', '–']).trim_start();
    text.trim_end_matches([';', '.', ',', ':']).trim_end().to_owned()
}

/// Makes the annexes.
pub(super) struct Annexes<'m, 'a> {
    pub(super) material: &'m Material<'a>,
    pub(super) wording: &'m Wording,
}

impl Annexes<'_, '_> {
    pub(super) fn cite(&self) -> Cite<'_> {
        let (knowledge, grammar) = (self.material.knowledge(), &self.material.grammar);
        Cite { knowledge, wording: self.wording, grammar }
    }

    /// Phụ lục I.
    pub(super) fn replacements(&self) -> Vec<Block> {
        use Style::{Cell, CellCentre};
        let knowledge = self.material.knowledge();
        let cite = self.cite();
        let mut rows = Vec::new();
        let mut over = None;
        for (n, one) in replacements(self.material).into_iter().enumerate() {
            let registers = one.registers.iter().map(|ix| &*knowledge.registers[*ix].name.vi);
            let owners = one.owners.iter().map(|ix| &*knowledge.authorities[*ix].name.vi);
            let names = |names: Vec<&str>| plain(names.join("; "));
            let row = cells([
                plain((n + 1).to_string()),
                plain(one.procedure.code.as_str()),
                plain(&*one.procedure.name),
                plain(one.paper),
                names(registers.collect()),
                names(owners.collect()),
                cite.instrument(&one.amend),
                cite.place(&one.amend),
            ]);
            under(&mut rows, &mut over, one.ministry);
            rows.push(row);
        }
        let shapes = [
            (60, CellCentre),
            (95, CellCentre),
            (170, Cell),
            (180, Cell),
            (140, Cell),
            (105, Cell),
            (140, Cell),
            (110, Cell),
        ];
        vec![Block::Table(table(&self.wording.columns.replacements, shapes, rows))]
    }

    /// Phụ lục II.
    pub(super) fn cuts(&self, told: &Told<'_, '_>) -> Vec<Block> {
        use Style::{Cell, CellCentre};
        let cite = self.cite();
        let mut rows = Vec::new();
        let mut over = None;
        for (n, one) in of(self.material, Operation::Cut).into_iter().enumerate() {
            let procedure = one.dossier.procedure;
            under(&mut rows, &mut over, ministry(procedure, self.material.knowledge()).1);
            rows.push(cells([
                plain((n + 1).to_string()),
                plain(procedure.code.as_str()),
                plain(&*procedure.name),
                told.content(one),
                cite.instrument(&one.amend),
                cite.place(&one.amend),
            ]));
        }
        let shapes = [
            (60, CellCentre),
            (105, CellCentre),
            (225, Cell),
            (310, Cell),
            (170, Cell),
            (130, Cell),
        ];
        vec![Block::Table(table(&self.wording.columns.cuts, shapes, rows))]
    }

    /// Phụ lục III: the instruments of known provisions, by rank and number; likely ones as blanks.
    pub(super) fn instruments(&self, is: impl Fn(&Accepted<'_>) -> bool) -> Vec<Block> {
        use Style::{Cell, CellCentre};
        let all: Vec<&Accepted<'_>> = self.material.accepted.iter().filter(|one| is(one)).collect();
        let mut rows = Vec::new();
        let mut over = None;
        for (n, one) in self.amended(&all).into_iter().enumerate() {
            let heading = self.wording.groups.get(&one.rank).map_or("", |heading| heading);
            let different = over.as_deref() != Some(heading);
            if different {
                let groups = rows.iter().filter(|row| matches!(row, Row::Group(_))).count();
                rows.push(group(format!("{}. {heading}", counted(groups + 1))));
                over = Some(heading.to_owned());
            }
            let number = plain((n + 1).to_string());
            let places = self.cite().places(&one.amends);
            rows.push(cells([number, one.number, one.name, places]));
        }
        let shapes = [(60, CellCentre), (245, Cell), (420, Cell), (275, Cell)];
        vec![Block::Table(self.instrument_table(shapes, rows))]
    }

    fn instrument_table(&self, shapes: [(u16, Style); 4], rows: Vec<Row>) -> Table {
        table(&self.wording.columns.instruments, shapes, rows)
    }

    fn amended<'m>(&self, all: &[&'m Accepted<'_>]) -> Vec<Amended<'m>> {
        let knowledge = self.material.knowledge();
        let cite = self.cite();
        let mut amended: BTreeMap<(Rank, bool, ByNumber), Amended<'_>> = BTreeMap::new();
        for one in all {
            let (rank, number, known) = match &one.amend {
                Amend::Provision(place) => {
                    let known = &knowledge.instruments[place.instrument];
                    (known.rank, known.number.to_string(), Some(known))
                }
                Amend::Likely(likely) => {
                    (likely.rank.unwrap_or(Rank::Other), likely.number.clone(), None)
                }
                Amend::Unknown => continue,
            };
            let entry = amended.entry((rank, known.is_none(), ByNumber::of(&number)));
            let row = entry.or_insert_with(|| match known {
                Some(known) => Amended {
                    rank,
                    number: plain(&*number),
                    name: plain(cite.full(known)),
                    amends: Vec::new(),
                },
                None => Amended {
                    rank,
                    number: cite.instrument(&one.amend),
                    name: vec![Blank::of(BlankKind::Instrument).into()],
                    amends: Vec::new(),
                },
            });
            row.amends.push(&one.amend);
        }
        // What is to be amended for certain need not be named as likely.
        let known =
            |key: &(Rank, bool, ByNumber)| amended.contains_key(&(key.0, false, key.2.clone()));
        let likely: Vec<_> = amended.keys().filter(|key| key.1 && known(key)).cloned().collect();
        likely.iter().for_each(|key| drop(amended.remove(key)));
        amended.into_values().collect()
    }

    /// Who runs the registers whose data replace papers.
    pub(super) fn owners(&self) -> Option<Runs> {
        let knowledge = self.material.knowledge();
        let mut owners: Vec<AuthorityIx> =
            replacements(self.material).into_iter().flat_map(|row| row.owners).collect();
        owners.sort_unstable();
        owners.dedup();
        let names: Vec<&str> =
            owners.iter().map(|ix| &*knowledge.authorities[*ix].name.vi).collect();
        (!names.is_empty()).then(|| vec![Run::Text(names.join(", "))])
    }
}

/// An instrument to amend.
struct Amended<'m> {
    rank: Rank,
    number: Runs,
    name: Runs,
    amends: Vec<&'m Amend>,
}

/// Begins a new group where the ministry is another.
fn under(rows: &mut Vec<Row>, over: &mut Option<String>, ministry: String) {
    if over.as_ref() != Some(&ministry) {
        rows.push(group(ministry.clone()));
        *over = Some(ministry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_quoted_without_the_signs_of_its_list() {
        assert_eq!(line_text("- Bản sao  Giấy khai sinh;"), "Bản sao Giấy khai sinh");
        assert_eq!(line_text("+ Hộ chiếu."), "Hộ chiếu");
    }
}
