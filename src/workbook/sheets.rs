//! The sheets of the form, in the order of the file.

use super::form::{Column, Holds, Kind, Sheet};
use super::lists::List;
use crate::words::workbook as w;

/// The heading of rows that go on the row above; on a sheet only where one has to.
pub(super) const CONTINUED: Column = Column::new("", Kind::YesNo, 12, w::CONTINUED);

const CODE: Column = Column::new("code", Kind::Code, 12, w::CODE).must();
const COUNT: Kind = Kind::Whole(0, u16::MAX as i128);

/// The sheet of procedures, which all others refer to.
pub(super) const PROCEDURES: usize = 0;
/// The sheet of dossier lines.
pub(super) const REQUIREMENTS: usize = 2;

/// All sheets that hold data.
pub(super) static SHEETS: &[Sheet] = &[
    Sheet {
        key: "procedures",
        name: w::PROCEDURES,
        about: w::ABOUT_PROCEDURES,
        holds: Holds::Procedure,
        within: &[],
        columns: &[
            CODE,
            Column::new("name", Kind::Text, 50, w::NAME).must(),
            Column::new("authority", Kind::One(List::Authority), 24, w::AUTHORITY)
                .must()
                .open_to_others(),
            Column::new("settled_by", Kind::Several(List::Authority), 30, w::SETTLED_BY),
            Column::new("level", Kind::Several(List::Level), 16, w::LEVEL),
            Column::new("sector", Kind::Text, 24, w::SECTOR),
            Column::new("subjects", Kind::Several(List::Subject), 28, w::SUBJECTS),
            Column::new("groups", Kind::Texts, 16, w::GROUPS),
            Column::new("dossier", Kind::One(List::Dossier), 20, w::DOSSIER),
            Column::new("facts_taken", Kind::Date, 14, w::FACTS_TAKEN).must().open_to_others(),
            Column::new("source", Kind::Text, 36, w::SOURCE).must(),
        ],
    },
    Sheet {
        key: "cases",
        name: w::CASES,
        about: w::ABOUT_CASES,
        holds: Holds::List("cases"),
        within: &[],
        columns: &[
            CODE,
            Column::new("id", Kind::Text, 18, w::CASE_ID),
            Column::new("name", Kind::Text, 70, w::CASE_NAME).must(),
        ],
    },
    Sheet {
        key: "requirements",
        name: w::REQUIREMENTS,
        about: w::ABOUT_REQUIREMENTS,
        holds: Holds::List("requirements"),
        within: &["documents"],
        columns: &[
            CODE,
            Column::new("id", Kind::Text, 12, w::LINE_ID),
            Column::new("text", Kind::Text, 60, w::LINE_TEXT).must(),
            Column::new("case", Kind::Case, 28, w::LINE_CASE),
            Column::new("kind", Kind::One(List::LineKind), 14, w::LINE_KIND),
            Column::new("type", Kind::One(List::Document), 36, w::DOCUMENT).at(1).must(),
            Column::new("role", Kind::One(List::Role), 18, w::ROLE).at(1),
            Column::new("operator", Kind::One(List::Operator), 14, w::OPERATOR),
            Column::new("originals", COUNT, 10, w::ORIGINALS),
            Column::new("copies", COUNT, 10, w::COPIES),
            Column::new("certified", COUNT, 14, w::CERTIFIED),
            Column::new("form", Kind::Text, 28, w::FORM),
            Column::new("if_any", Kind::YesNo, 9, w::IF_ANY),
            Column::new("fallback", Kind::YesNo, 14, w::FALLBACK),
            Column::new(
                "provision/instrument",
                Kind::One(List::Instrument),
                20,
                w::PROVISION_NUMBER,
            ),
            Column::new("provision/place", Kind::Text, 24, w::PROVISION_PLACE),
            Column::new("provision/verified", Kind::One(List::Verified), 16, w::PROVISION_CHECKED),
            Column::new("provision/note", Kind::Text, 24, w::PROVISION_NOTE),
        ],
    },
    Sheet {
        key: "steps",
        name: w::STEPS,
        about: w::ABOUT_STEPS,
        holds: Holds::List("steps"),
        within: &[],
        columns: &[
            CODE,
            Column::new("actor", Kind::One(List::Actor), 20, w::ACTOR),
            Column::new("text", Kind::Text, 100, w::STEP).must(),
        ],
    },
    Sheet {
        key: "channels",
        name: w::CHANNELS,
        about: w::ABOUT_CHANNELS,
        holds: Holds::List("channels"),
        within: &["fee/items", "reliefs"],
        columns: &[
            CODE,
            Column::new("channel", Kind::One(List::Channel), 14, w::CHANNEL).must(),
            Column::new("time_limit/amount", Kind::Whole(0, u32::MAX as i128), 11, w::TIME),
            Column::new("time_limit/unit", Kind::One(List::Unit), 16, w::UNIT),
            Column::new("fee/status", Kind::One(List::FeeStatus), 22, w::FEE_STATUS),
            Column::new("name", Kind::Text, 18, w::FEE_NAME).at(1),
            Column::new("amount", Kind::Money, 14, w::FEE_AMOUNT).at(1),
            Column::new("at_most", Kind::Money, 14, w::FEE_AT_MOST).at(1),
            Column::new("case", Kind::Text, 26, w::FEE_CASE).at(1),
            Column::new("note", Kind::Text, 30, w::FEE_NOTE).at(1),
            Column::new("from", Kind::Date, 13, w::RELIEF_FROM).at(2),
            Column::new("until", Kind::Date, 13, w::RELIEF_UNTIL).at(2),
            Column::new("pays", Kind::PaysPercent, 12, w::RELIEF_PERCENT).at(2),
            Column::new("pays", Kind::PaysAmount, 14, w::RELIEF_AMOUNT).at(2),
        ],
    },
    Sheet {
        key: "results",
        name: w::RESULTS,
        about: w::ABOUT_RESULTS,
        holds: Holds::List("results"),
        within: &[],
        columns: &[
            CODE,
            Column::new("type", Kind::One(List::Document), 40, w::DOCUMENT),
            Column::new("name", Kind::Text, 70, w::RESULT_NAME),
        ],
    },
    Sheet {
        key: "conditions",
        name: w::CONDITIONS,
        about: w::ABOUT_CONDITIONS,
        holds: Holds::Texts("conditions"),
        within: &[],
        columns: &[CODE, Column::new("", Kind::Text, 110, w::CONDITION).must()],
    },
    Sheet {
        key: "legal_bases",
        name: w::LEGAL_BASES,
        about: w::ABOUT_LEGAL_BASES,
        holds: Holds::Texts("legal_bases"),
        within: &[],
        columns: &[
            CODE,
            Column::new("", Kind::Suggested(List::Instrument), 40, w::INSTRUMENT).must(),
        ],
    },
    Sheet {
        key: "volumes",
        name: w::VOLUMES,
        about: w::ABOUT_VOLUMES,
        holds: Holds::One("volume"),
        within: &[],
        columns: &[
            CODE,
            Column::new("per_year", Kind::Whole(0, u64::MAX as i128), 16, w::PER_YEAR).must(),
            Column::new("year", Kind::Whole(i16::MIN as i128, i16::MAX as i128), 10, w::YEAR),
            Column::new("source", Kind::Text, 60, w::VOLUME_SOURCE).must(),
        ],
    },
    Sheet {
        key: "measured",
        name: w::MEASURED,
        about: w::ABOUT_MEASURED,
        holds: Holds::List("measured"),
        within: &[],
        columns: &[
            CODE,
            Column::new("activity", Kind::One(List::Activity), 32, w::ACTIVITY).must(),
            Column::new("requirement", Kind::Line, 18, w::MEASURED_LINE),
            Column::new("channel", Kind::One(List::Channel), 14, w::MEASURED_CHANNEL),
            Column::new("hours", Kind::Hours, 10, w::HOURS),
            Column::new("price", Kind::Money, 16, w::PRICE),
            Column::new("source", Kind::Text, 50, w::MEASURED_SOURCE).must(),
        ],
    },
];
