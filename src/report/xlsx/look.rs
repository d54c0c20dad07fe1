//! How cells look: fonts, fills and number formats, made once for a workbook.
//!
//! Number formats name no mark for thousands or decimals: `#,##0` is shown with the marks of whoever
//! opens the file, dots in Viet Nam.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::cost::Currency;
use crate::words::{Lang, Phrase, xlsx};

/// Counts.
pub(super) const COUNT: &str = "#,##0";
/// Percentages, of a share of one.
pub(super) const PERCENT: &str = "0.0%";
/// A percentage that is to be reached.
const AT_LEAST: &str = "\"≥ \"0.0%";
const BAND: Color = Color::RGB(0x00DD_EBF7);
const HEAD: Color = Color::RGB(0x001F_4E79);
const INPUT: Color = Color::RGB(0x0000_00C0);
const FAINT: Color = Color::RGB(0x0059_5959);

/// What a cell holds, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words on one line: codes, ids.
    Word,
    /// Words that are wrapped.
    Text,
    /// A whole number.
    Count,
    /// Hours, times: as many decimals as there are.
    Plain,
    /// Money whose currency is told by the heading.
    Coins,
    /// Money with the name of its currency.
    Amount,
    /// A percentage.
    Percent,
    /// A percentage to be reached.
    AtLeast,
}

/// Whether a figure is there to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Worked out, or told.
    Told,
    /// Typed in: whoever changes it sees what follows.
    Input,
}

/// The look of a cell in the rows of a long table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// That of its column.
    Cell(Kind, Use),
    /// That of a row that sums up others.
    Band(Kind, Use),
    /// That of such a row, where it leads elsewhere.
    BandLink,
    /// Words that lead elsewhere.
    Link,
}

impl Default for Style {
    fn default() -> Self {
        Self::Cell(Kind::Word, Use::Told)
    }
}

/// The looks of a workbook.
pub(super) struct Look {
    /// The language of everything said.
    pub(super) lang: Lang,
    currency: Currency,
    /// The title of a sheet.
    pub(super) title: Format,
    /// The title of a section.
    pub(super) section: Format,
    /// The heading of a column.
    pub(super) heading: Format,
    /// A sentence.
    pub(super) line: Format,
    /// A sentence that says more of the one above it.
    pub(super) detail: Format,
    /// What figures rest on.
    pub(super) note: Format,
    /// A link.
    pub(super) link: Format,
}

impl Look {
    /// The looks of a workbook whose amounts are of a currency.
    pub(super) fn of(lang: Lang, currency: Currency) -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            lang,
            currency,
            title: Format::new().set_bold().set_font_size(14),
            section: Format::new().set_bold().set_font_size(12).set_font_color(HEAD),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(Color::White)
                .set_background_color(HEAD)
                .set_border(FormatBorder::Thin),
            line: wrapped(),
            detail: wrapped().set_indent(2),
            note: wrapped().set_italic().set_font_color(FAINT),
            link: Format::new().set_hyperlink().set_align(FormatAlign::Top),
        }
    }

    /// The look of a cell.
    pub(super) fn cell(&self, kind: Kind, used: Use) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        let format = match kind {
            Kind::Word | Kind::Plain => format,
            Kind::Text => format.set_text_wrap(),
            Kind::Count => format.set_num_format(COUNT),
            Kind::Coins => format.set_num_format(self.coins()),
            Kind::Amount => format.set_num_format(format!("{} \"{}\"", self.coins(), self.unit())),
            Kind::Percent => format.set_num_format(PERCENT),
            Kind::AtLeast => format.set_num_format(AT_LEAST),
        };
        match used {
            Use::Told => format,
            Use::Input => format.set_font_color(INPUT),
        }
    }

    /// The same in a row that sums up others.
    pub(super) fn band(&self, kind: Kind, used: Use) -> Format {
        self.cell(kind, used).unset_text_wrap().set_bold().set_background_color(BAND)
    }

    /// The format of a look.
    pub(super) fn format(&self, style: Style) -> Format {
        match style {
            Style::Cell(kind, used) => self.cell(kind, used),
            Style::Band(kind, used) => self.band(kind, used),
            Style::BandLink => self.band(Kind::Word, Use::Told).set_hyperlink(),
            Style::Link => self.link.clone(),
        }
    }

    /// The number format of money.
    pub(super) fn coins(&self) -> &'static str {
        match self.currency.decimals() {
            0 => COUNT,
            _ => "#,##0.00",
        }
    }

    /// The name of the currency.
    pub(super) fn unit(&self) -> &'static str {
        let name = match self.currency {
            Currency::Vnd => xlsx::UNIT_DONG,
            Currency::Eur => xlsx::UNIT_EURO,
        };
        name.say(self.lang)
    }

    /// A phrase in the language of the workbook.
    pub(super) fn say(&self, phrase: Phrase) -> &'static str {
        phrase.say(self.lang)
    }

    /// A phrase with the name of the currency in it.
    pub(super) fn in_coins(&self, phrase: Phrase) -> String {
        phrase.fill(self.lang, &[("unit", self.unit())])
    }
}
