//! How the cells of the form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::words::{Lang, Phrase};
use crate::workbook::form::Kind;

const HEAD: Color = Color::RGB(0x001F_4E79);
const MUST: Color = Color::RGB(0x00C0_0000);
const FAINT: Color = Color::RGB(0x0059_5959);
const BAND: Color = Color::RGB(0x00DD_EBF7);

/// The looks of a workbook.
pub(super) struct Look {
    /// The language of everything said.
    pub(super) lang: Lang,
    /// The title of the guide.
    pub(super) title: Format,
    /// A sentence.
    pub(super) line: Format,
    /// A word that others are about.
    pub(super) strong: Format,
    /// What is said beside.
    pub(super) faint: Format,
    /// The name of a sheet in the guide.
    pub(super) band: Format,
    /// A heading.
    pub(super) heading: Format,
    /// The heading of a column that must be filled.
    pub(super) must: Format,
}

impl Look {
    pub(super) fn of(lang: Lang) -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let heading = || {
            let heading = Format::new().set_bold().set_text_wrap();
            let heading = heading.set_align(FormatAlign::Center);
            let heading = heading.set_align(FormatAlign::VerticalCenter);
            heading.set_font_color(Color::White).set_border(FormatBorder::Thin)
        };
        Self {
            lang,
            title: Format::new().set_bold().set_font_size(16).set_font_color(HEAD),
            line: wrapped(),
            strong: wrapped().set_bold(),
            faint: wrapped().set_font_color(FAINT),
            band: wrapped().set_bold().set_background_color(BAND),
            heading: heading().set_background_color(HEAD),
            must: heading().set_background_color(MUST),
        }
    }

    /// The look of cells of a kind. Codes and ids are text for the program too, or 1.004190 would
    /// become a number without its last zero.
    pub(super) fn cell(&self, kind: Kind) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match kind {
            Kind::Code | Kind::Line => format.set_num_format("@"),
            Kind::Suggested(_) => format.set_num_format("@").set_text_wrap(),
            Kind::Money | Kind::PaysAmount => format.set_num_format("#,##0"),
            Kind::Date => format.set_num_format("dd/mm/yyyy"),
            // A year of 2,024 would read as a number of something.
            Kind::Whole(..) | Kind::Hours | Kind::PaysPercent => format,
            Kind::Text
            | Kind::Texts
            | Kind::One(_)
            | Kind::Several(_)
            | Kind::YesNo
            | Kind::Case => format.set_text_wrap(),
        }
    }

    /// A phrase in the language of the workbook.
    pub(super) fn say(&self, phrase: Phrase) -> &'static str {
        phrase.say(self.lang)
    }
}
