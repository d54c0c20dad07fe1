//! What is said of procedures of other systems.

use super::faults::Slots;
use super::{Lang, Phrase};
use crate::fault::ForeignFault;

/// What is to be known of a procedure of another system, in words with their slots.
pub(super) fn said(fault: &ForeignFault, lang: Lang) -> (Phrase, Slots) {
    match fault {
        ForeignFault::Description => (
            Phrase::new(
                "đây là tài liệu mô tả giao diện lập trình (Swagger, OpenAPI), không phải thủ tục; hãy dùng tệp mà giao diện trả về",
                "this document describes an interface (Swagger, OpenAPI) and is no procedure; use what the interface answers",
            ),
            vec![],
        ),
        ForeignFault::Burden => (
            Phrase::new(
                "bảng gánh nặng hành chính không nêu thủ tục nào; hãy đưa vào tệp của thủ tục dưới khóa “abc”",
                "a table of administrative burdens names no procedure; put it into its procedure as “abc”",
            ),
            vec![],
        ),
        ForeignFault::ListedOnly => (
            Phrase::new(
                "tệp chỉ nêu tên thủ tục trong danh sách, không có bước và hồ sơ",
                "the file lists the procedure by its name only, without steps and dossier",
            ),
            vec![],
        ),
        ForeignFault::StepOnly => (
            Phrase::new(
                "tệp chỉ có một bước của thủ tục",
                "the file holds one step of the procedure only",
            ),
            vec![],
        ),
        ForeignFault::NotHeld { keys } => (
            Phrase::new(
                "định dạng của tinhgon không chứa được: {keys}",
                "the format of tinhgon has no place for: {keys}",
            ),
            vec![("keys", keys.join(", "))],
        ),
        ForeignFault::Inner { papers } => (
            Phrase::new(
                "giấy tờ do một bước cấp và bước khác cần, người nộp không mang từ ngoài vào: {papers}",
                "papers that one step makes and another needs, which nobody brings from outside: {papers}",
            ),
            vec![("papers", papers.join("; "))],
        ),
        ForeignFault::OwnStep { step, papers } => (
            Phrase::new(
                "bước “{step}” tự cấp giấy tờ mà chính bước này yêu cầu nộp, không bước nào khác cấp; được tính là giấy tờ mang từ ngoài vào: {papers}",
                "the step “{step}” makes the papers that it asks for itself, and no other step does; they are taken as brought from outside: {papers}",
            ),
            vec![("papers", papers.join("; ")), ("step", step.clone())],
        ),
        ForeignFault::Currency { currency, amounts } => (
            Phrase::new(
                "khoản tiền bằng {currency}, không cộng vào chi phí tính bằng đồng mà coi là không rõ: {amounts}",
                "amounts in {currency}, not added to costs in đồng but taken as unknown: {amounts}",
            ),
            vec![("amounts", lang.count(*amounts)), ("currency", currency.clone())],
        ),
    }
}
