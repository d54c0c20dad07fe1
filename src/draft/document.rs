//! A legal text as a value, before any format: parts with pages of their own, paragraphs of runs,
//! tables, and in the runs figures that are bound to what was computed and blanks that are not known.

use super::{Blank, DraftKind, Figure, Origin};

/// A legal text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What kind of text it is.
    pub kind: DraftKind,
    /// Its heading and subject on one line, as the properties of a file name it.
    pub title: String,
    /// What its figures were computed from.
    pub origin: Origin,
    /// The text itself, then its annexes.
    pub parts: Vec<Part>,
}

/// A stretch of pages that are numbered together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How its pages lie.
    pub page: Page,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

/// How a page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Upright, as Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of everything but wide tables.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// What follows one another down a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A line across the middle, in tenths of a millimetre.
    Line(u16),
    /// A table.
    Table(Table),
    /// Two columns without borders: the head of the first page, the signature at the end.
    Sides(Sides),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is, by which formats give it its look.
    pub style: Style,
    /// Its words.
    pub runs: Runs,
}

/// Words that follow one another.
pub type Runs = Vec<Run>;

/// Words of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// As they stand.
    Text(String),
    /// The same, stressed.
    Strong(String),
    /// A figure that was computed.
    Figure(Figure),
    /// What is not known.
    Blank(Blank),
}

/// What a paragraph is. The names are those of the elements in Nghị định 30/2020/NĐ-CP, Phụ lục I.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// The body above the one that issues.
    Above,
    /// The body that issues.
    Issuer,
    /// Quốc hiệu.
    Nation,
    /// Tiêu ngữ.
    Motto,
    /// Số, ký hiệu.
    Number,
    /// Place and date.
    PlaceDate,
    /// What kind of text it is.
    Heading,
    /// What it is about.
    Subject,
    /// Who it is sent to.
    Addressee,
    /// A legal ground (căn cứ).
    Basis,
    /// Who decides, and that they do.
    Decides,
    /// An article (Điều) with a title of its own.
    Article,
    /// An article that begins with its words.
    Lead,
    /// A clause (khoản), or words of an article.
    Clause,
    /// A paragraph.
    Body,
    /// The heading of a section of a submission, of a procedure in an annex.
    Section,
    /// A heading below.
    Subsection,
    /// In whose name it is signed, and the post.
    Signer,
    /// The name below a signature.
    SignerName,
    /// The words above the list of those who receive it.
    RecipientsHead,
    /// One who receives it.
    Recipient,
    /// That a part is an annex, and which.
    AnnexLabel,
    /// What an annex holds.
    AnnexTitle,
    /// What an annex belongs to.
    AnnexNote,
    /// A part (Phần) of an annex.
    PartLabel,
    /// What a part holds.
    PartTitle,
    /// A heading of a table.
    TableHead,
    /// A cell of a table.
    Cell,
    /// A cell whose words stand in the middle.
    CellCentre,
    /// A cell of figures.
    CellRight,
    /// A row that stands over those below it.
    CellGroup,
}

impl Style {
    /// Every style.
    pub const ALL: [Self; 31] = [
        Self::Above,
        Self::Issuer,
        Self::Nation,
        Self::Motto,
        Self::Number,
        Self::PlaceDate,
        Self::Heading,
        Self::Subject,
        Self::Addressee,
        Self::Basis,
        Self::Decides,
        Self::Article,
        Self::Lead,
        Self::Clause,
        Self::Body,
        Self::Section,
        Self::Subsection,
        Self::Signer,
        Self::SignerName,
        Self::RecipientsHead,
        Self::Recipient,
        Self::AnnexLabel,
        Self::AnnexTitle,
        Self::AnnexNote,
        Self::PartLabel,
        Self::PartTitle,
        Self::TableHead,
        Self::Cell,
        Self::CellCentre,
        Self::CellRight,
        Self::CellGroup,
    ];
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading, which every page repeats.
    pub heading: String,
    /// Its part of the width, in thousandths.
    pub share: u16,
    /// How its cells stand.
    pub style: Style,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// One cell across the table, over the rows below it.
    Group(Runs),
    /// A cell in each column.
    Cells(Vec<Runs>),
}

/// Two columns without borders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The part of the width of the left one, in thousandths.
    pub left_share: u16,
    /// The left one.
    pub left: Vec<Block>,
    /// The right one.
    pub right: Vec<Block>,
}

impl Document {
    /// The words of every paragraph and cell, in the order in which they are read.
    #[must_use]
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let mut all = Vec::new();
        self.parts.iter().for_each(|part| gather(&part.blocks, &mut all));
        all
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.passages().into_iter().flat_map(|passage| passage.runs)
    }

    /// Every blank, in the order in which they are read.
    pub fn blanks(&self) -> impl Iterator<Item = &Blank> {
        self.runs().filter_map(|run| match run {
            Run::Blank(blank) => Some(blank),
            _ => None,
        })
    }

    /// Every figure, in the order in which they are read.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.runs().filter_map(|run| match run {
            Run::Figure(figure) => Some(figure),
            _ => None,
        })
    }
}

/// The words of a paragraph or a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'d> {
    /// The words of the cells before it in its row, by which a row is known again; empty elsewhere.
    pub lead: String,
    /// Its own words.
    pub runs: &'d [Run],
}

/// Ends each cell in a [`Passage::lead`].
pub const CELL_END: char = '|';

fn gather<'d>(blocks: &'d [Block], all: &mut Vec<Passage<'d>>) {
    let alone = |runs| Passage { lead: String::new(), runs };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push(alone(&paragraph.runs)),
            Block::Line(_) => {}
            Block::Table(table) => {
                for row in &table.rows {
                    match row {
                        Row::Group(runs) => all.push(alone(runs)),
                        Row::Cells(cells) => {
                            let mut lead = String::new();
                            for runs in cells {
                                all.push(Passage { lead: lead.clone(), runs });
                                lead.push_str(&said(runs));
                                lead.push(CELL_END);
                            }
                        }
                    }
                }
            }
            Block::Sides(sides) => {
                gather(&sides.left, all);
                gather(&sides.right, all);
            }
        }
    }
}

impl Block {
    /// A paragraph.
    #[must_use]
    pub fn of(style: Style, runs: Runs) -> Self {
        Self::Paragraph(Paragraph { style, runs })
    }

    /// A paragraph of plain words.
    #[must_use]
    pub fn text(style: Style, text: impl Into<String>) -> Self {
        Self::of(style, vec![Run::Text(text.into())])
    }
}

impl From<Blank> for Run {
    fn from(blank: Blank) -> Self {
        Self::Blank(blank)
    }
}

impl From<Figure> for Run {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

/// Plain words as runs.
pub(super) fn plain(text: impl Into<String>) -> Runs {
    vec![Run::Text(text.into())]
}

/// What the runs say, in one line.
#[must_use]
pub fn said(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Text(words) | Run::Strong(words) => text.push_str(words),
            Run::Figure(figure) => text.push_str(&figure.amount.print()),
            Run::Blank(blank) => text.push_str(&blank.print()),
        }
    }
    text
}
