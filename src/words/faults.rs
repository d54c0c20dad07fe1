//! The words for faults of the input.

use super::{Lang, Phrase, Term, linked, syntax, system};
use crate::fault::{LinkedFault, PackageFault, Problem, WorkbookFault};

/// Says what is wrong: a lower-case fragment without a full stop.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let (phrase, slots) = parts(problem, lang);
    let slots: Vec<(&str, &str)> = slots.iter().map(|(name, value)| (*name, &**value)).collect();
    phrase.fill(lang, &slots)
}

/// Says how to mend it, where that is more than the opposite of what is wrong.
#[must_use]
pub fn help(problem: &Problem, lang: Lang) -> Option<String> {
    let nearest = match problem {
        Problem::Unknown { nearest, .. } => nearest.as_deref()?,
        Problem::Workbook(fault) => match &**fault {
            WorkbookFault::Unlisted { nearest, .. } => nearest.as_deref()?,
            _ => return None,
        },
        Problem::Linked(fault) => match &**fault {
            LinkedFault::NoMeaning { nearest, .. } => nearest.as_deref()?,
            _ => return None,
        },
        _ => return None,
    };
    let phrase = Phrase::new("có phải là “{nearest}”?", "did you mean “{nearest}”?");
    Some(phrase.fill(lang, &[("nearest", nearest)]))
}

pub(super) type Slots = Vec<(&'static str, String)>;

fn parts(problem: &Problem, lang: Lang) -> (Phrase, Slots) {
    let subject = |what: &crate::fault::Subject| what.say(lang).to_owned();
    match problem {
        Problem::Unreadable { reason, kind } => (
            Phrase::new("không đọc được: {reason}", "cannot be read: {reason}"),
            vec![("reason", system::said(*kind, reason, lang).into_owned())],
        ),
        Problem::TooLarge { limit } => (
            Phrase::new(
                "tệp quá lớn hoặc không có điểm kết thúc: giới hạn là {limit} MiB",
                "the file is too large or has no end: the limit is {limit} MiB",
            ),
            vec![("limit", lang.number(*limit >> 20))],
        ),
        Problem::UnknownFormat => (
            Phrase::new(
                "không nhận ra định dạng: cần thư mục hoặc tệp JSON của tinhgon, sổ tính .xlsx của “tinhgon export”, tệp JSONL của cổng dịch vụ công, tệp JSON của eRegulations, hoặc JSON-LD có dịch vụ công theo CPSV-AP",
                "unknown format: expected a folder or JSON file of tinhgon, a workbook of “tinhgon export”, a JSONL file of the portal, a JSON file of eRegulations, or JSON-LD with services of CPSV-AP",
            ),
            vec![],
        ),
        Problem::BadPackage { part, why } => package(part, why, lang),
        Problem::NotUtf8 => (Phrase::new("không phải văn bản UTF-8", "not UTF-8 text"), vec![]),
        Problem::LineTooLong { bytes, limit } => (
            Phrase::new(
                "dòng dài {bytes} byte, giới hạn là {limit} byte",
                "the line has {bytes} bytes, the limit is {limit}",
            ),
            vec![("bytes", lang.count(*bytes)), ("limit", lang.count(*limit))],
        ),
        Problem::Syntax { reason } => (
            Phrase::new("không phải JSON hợp lệ: {reason}", "not valid JSON: {reason}"),
            vec![("reason", syntax::reason(reason, lang).into_owned())],
        ),
        Problem::UnknownKey { key } => (
            Phrase::new("khóa “{key}” không có trong định dạng", "unknown key “{key}”"),
            vec![("key", key.clone())],
        ),
        Problem::MissingKey { key } => (
            Phrase::new("thiếu khóa bắt buộc “{key}”", "missing key “{key}”"),
            vec![("key", key.clone())],
        ),
        Problem::BadValue { found, expected } => (
            Phrase::new(
                "giá trị “{found}” không hợp lệ, cần: {expected}",
                "bad value “{found}”, expected {expected}",
            ),
            vec![("found", found.clone()), ("expected", expected.clone())],
        ),
        Problem::BadDate { found } => (
            Phrase::new(
                "“{found}” không phải là một ngày có thật, cần dạng NNNN-TT-NN",
                "“{found}” is not a date of the calendar, expected YYYY-MM-DD",
            ),
            vec![("found", found.clone())],
        ),
        Problem::DatesCrossed { found, key, other } => (
            Phrase::new(
                "ngày {found} trước ngày {other} của “{key}”",
                "{found} lies before {other}, the day of “{key}”",
            ),
            vec![("found", lang.date(*found)), ("other", lang.date(*other)), ("key", key.clone())],
        ),
        Problem::NegativeMoney { found } => (
            Phrase::new("số tiền âm: {found} đồng", "negative amount: {found} đồng"),
            vec![("found", found.to_string())],
        ),
        Problem::ImplausibleMoney { found } => (
            Phrase::new(
                "{found} đồng quá nhỏ để là số tiền bằng đồng",
                "{found} đồng is too small to be meant in đồng",
            ),
            vec![("found", lang.number(*found))],
        ),
        Problem::Duplicate { what, id } => (
            Phrase::new("{what} “{id}” được khai báo hai lần", "{what} “{id}” is defined twice"),
            vec![("what", subject(what)), ("id", id.clone())],
        ),
        Problem::Unknown { what, id, .. } => (
            Phrase::new("không có {what} “{id}”", "there is no {what} “{id}”"),
            vec![("what", subject(what)), ("id", id.clone())],
        ),
        Problem::NothingToRead => (
            Phrase::new(
                "không có tệp hoặc bản ghi nào để đọc",
                "there is no file or record to read",
            ),
            vec![],
        ),
        Problem::MissingFile => {
            (Phrase::new("thiếu tệp này trong thư mục", "the folder lacks this file"), vec![])
        }
        Problem::Circle { what, ids } => (
            Phrase::new("{what} tham chiếu vòng: {ids}", "circle of {what} ids: {ids}"),
            vec![("what", subject(what)), ("ids", ids.join(" → "))],
        ),
        Problem::HoldsNothing { register, document } => (
            Phrase::new(
                "cơ sở dữ liệu “{register}” không có trường thông tin nào mà giấy tờ “{document}” chứng minh",
                "register “{register}” holds nothing that “{document}” proves",
            ),
            vec![("register", register.clone()), ("document", document.clone())],
        ),
        Problem::EmptyDossier => (
            Phrase::new("thủ tục không có thành phần hồ sơ", "the procedure has no dossier line"),
            vec![],
        ),
        Problem::EmptyText => (Phrase::new("nội dung để trống", "the text is empty"), vec![]),
        Problem::Disagrees { stated, computed } => (
            Phrase::new(
                "số ghi là {stated}, tính ra là {computed}",
                "{stated} is stated, {computed} is computed",
            ),
            vec![("stated", stated.clone()), ("computed", computed.clone())],
        ),
        Problem::ZerosTyped { typed, meant } => (
            Phrase::new(
                "mức thu gõ là {typed}, phần chữ và các cách nộp khác là {meant}: thừa hoặc thiếu số 0; tính theo {meant}",
                "the fee is typed as {typed}, its words and the other channels say {meant}: zeros too many or too few; {meant} is taken",
            ),
            vec![("typed", lang.money(*typed)), ("meant", lang.money(*meant))],
        ),
        Problem::BadQuotation => (
            Phrase::new(
                "dấu ngoặc kép đặt sai chỗ hoặc không được đóng",
                "a quotation mark is out of place or not closed",
            ),
            vec![],
        ),
        Problem::BadConfig { reason } => (
            Phrase::new(
                "không đọc được tệp cấu hình TOML: {reason}",
                "the TOML configuration cannot be read: {reason}",
            ),
            vec![("reason", reason.clone())],
        ),
        Problem::BadRow { cells, columns } => (
            Phrase::new(
                "hàng có {cells} ô, tiêu đề có {columns} cột",
                "the row has {cells} cells, the heading has {columns} columns",
            ),
            vec![("cells", lang.count(*cells)), ("columns", lang.count(*columns))],
        ),
        Problem::TooManyRows { limit } => (
            Phrase::new(
                "bảng có quá nhiều hàng: giới hạn là {limit}; hãy chia thành nhiều tệp",
                "the table has too many rows: the limit is {limit}; divide it into several files",
            ),
            vec![("limit", lang.count(*limit))],
        ),
        Problem::MissingColumn { column, also } => (
            Phrase::new(
                "thiếu cột “{column}”; tên cột khác nhận ra được: {also}",
                "the column “{column}” is missing; it is known as {also}, too",
            ),
            vec![("column", column.clone()), ("also", also.join("; "))],
        ),
        Problem::Workbook(fault) => workbook(fault, lang),
        Problem::Foreign(fault) => super::foreign::said(fault, lang),
        Problem::Linked(fault) => linked::fault(fault, lang),
        Problem::AmountTooLarge => (
            Phrase::new("số tiền vượt quá giới hạn tính được", "the amount is too large to count"),
            vec![],
        ),
    }
}

/// What is wrong with a workbook, or was taken with a grain of salt.
fn workbook(fault: &WorkbookFault, lang: Lang) -> (Phrase, Slots) {
    let one = |phrase, name, value: &String| (phrase, vec![(name, value.clone())]);
    match fault {
        WorkbookFault::Report => (
            Phrase::new(
                "đây là báo cáo do tinhgon lập, không phải danh mục thủ tục; hãy dùng tệp của “tinhgon export”",
                "this is a report of tinhgon, not a catalogue; use a file of “tinhgon export”",
            ),
            vec![],
        ),
        WorkbookFault::Version { found, expected } => (
            Phrase::new(
                "phiên bản định dạng là {found}, chỉ đọc được {expected}",
                "the version of the format is {found}, only {expected} is read",
            ),
            vec![("found", found.clone()), ("expected", expected.clone())],
        ),
        WorkbookFault::MissingSheet { sheet, found } => (
            Phrase::new(
                "thiếu trang tính “{sheet}”; sổ tính có: {found}",
                "the sheet “{sheet}” is missing; there are: {found}",
            ),
            vec![("sheet", sheet.clone()), ("found", found.join(", "))],
        ),
        WorkbookFault::MissingColumn { column } => one(
            Phrase::new("thiếu cột “{column}”", "the column “{column}” is missing"),
            "column",
            column,
        ),
        WorkbookFault::Twice { name } => {
            one(Phrase::new("“{name}” xuất hiện hai lần", "“{name}” is there twice"), "name", name)
        }
        WorkbookFault::Blank { column } => one(
            Phrase::new("chưa điền “{column}”", "“{column}” is not filled in"),
            "column",
            column,
        ),
        WorkbookFault::Unlisted { found, expected, .. } => (
            Phrase::new(
                "“{found}” không có trong danh sách của ô này: {expected}",
                "“{found}” is not in the list of this cell: {expected}",
            ),
            vec![("found", found.clone()), ("expected", expected.join(" | "))],
        ),
        WorkbookFault::Contradicts => (
            Phrase::new(
                "mâu thuẫn với các ô khác của dòng này hoặc của các dòng tiếp theo",
                "contradicts other cells of this row or of the rows below that belong to it",
            ),
            vec![],
        ),
        WorkbookFault::NoResult => (
            Phrase::new(
                "ô có công thức chưa được tính; hãy mở và lưu lại sổ tính, hoặc gõ giá trị",
                "the formula of this cell was never worked out; open and save the workbook, or type the value",
            ),
            vec![],
        ),
        WorkbookFault::TooMany { limit } => (
            Phrase::new(
                "sổ tính có quá nhiều ô, nội dung hoặc trang tính: giới hạn là {limit}",
                "the workbook has too many cells, words or sheets: the limit is {limit}",
            ),
            vec![("limit", lang.count(*limit))],
        ),
        WorkbookFault::Near { found, meant } => (
            Phrase::new("“{found}” được đọc là “{meant}”", "“{found}” is read as “{meant}”"),
            vec![("found", found.clone()), ("meant", meant.clone())],
        ),
        WorkbookFault::OtherUnit { found, meant } => (
            Phrase::new(
                "cột “{found}” dùng đơn vị khác; hãy đổi số liệu sang đơn vị của cột “{meant}” rồi ghi đúng tên cột",
                "the column “{found}” has another unit; convert its numbers to that of “{meant}” and head it so",
            ),
            vec![("found", found.clone()), ("meant", meant.clone())],
        ),
        WorkbookFault::NotRead { name } => one(
            Phrase::new(
                "“{name}” không thuộc biểu mẫu nên không được đọc",
                "“{name}” is no part of the form and is not read",
            ),
            "name",
            name,
        ),
        WorkbookFault::Formulas { count } => (
            Phrase::new(
                "cột có {count} ô công thức; lấy giá trị được tính lần cuối",
                "{count} cells of the column have formulas; the values worked out last are taken",
            ),
            vec![("count", lang.count(*count))],
        ),
        WorkbookFault::Macros => (
            Phrase::new(
                "sổ tính có macro; macro không được chạy, chỉ đọc dữ liệu",
                "the workbook has macros; they are not run, only the data are read",
            ),
            vec![],
        ),
        WorkbookFault::Links => (
            Phrase::new(
                "sổ tính có liên kết đến tệp khác; các tệp đó không được mở",
                "the workbook refers to other files; these are not opened",
            ),
            vec![],
        ),
    }
}

/// What is wrong with a package: the part, where it is one, and why.
fn package(part: &str, why: &PackageFault, lang: Lang) -> (Phrase, Slots) {
    let slot = match why {
        PackageFault::TooLarge { limit } => ("limit", lang.number(*limit)),
        PackageFault::TooMany { limit } => ("limit", lang.count(*limit)),
        PackageFault::TooDeep { limit } => ("limit", lang.count(*limit)),
        PackageFault::BadXml { byte } => ("byte", lang.number(*byte)),
        _ => ("", String::new()),
    };
    let why = super::draft::package(why).fill(lang, &[(slot.0, &slot.1)]);
    let phrase = match part {
        "" => Phrase::new("tệp {why}", "the file {why}"),
        _ => Phrase::new("phần “{part}” {why}", "the part “{part}” {why}"),
    };
    (phrase, vec![("part", part.to_owned()), ("why", why)])
}
