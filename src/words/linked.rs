//! What is said of linked data, and of the questions it answers.

use super::{Lang, Phrase, Term};
use crate::fault::LinkedFault;
use crate::vocabulary::Status;

phrases! {
    AND = " và " / " and ";
    OR = " hoặc " / " or ";
    CATALOGUE = "danh mục" / "catalogue";
    SUPPORTED_BY = "có bằng chứng trong tệp: {evidence}" / "supported by evidence in the file: {evidence}";
    READ = "đọc từ nội dung dòng hồ sơ" / "read in the words of the line";
    NO_PROCEDURE = "không có thủ tục hay yêu cầu nào tên là “{name}”" / "no procedure or requirement is called “{name}”";
    NO_PAPER = "không có loại giấy tờ nào tên là “{name}”" / "no paper is called “{name}”";
    ONLY_CASE = "trường hợp: {case}" / "in the case: {case}";
    ONLY_IF_ANY = "nếu có" / "if there is any";
    ONLY_FALLBACK = "chỉ khi không tra cứu được dữ liệu" / "only where the data cannot be looked up";
}

says! {
    Status {
        Satisfied => "đã đủ giấy tờ" / "satisfied",
        Missing => "còn thiếu giấy tờ" / "papers are missing",
        NotByPapers => "không quyết định bằng giấy tờ" / "not decided by papers",
    }
}

type Slots = Vec<(&'static str, String)>;

/// What is wrong with linked data, or was not taken over from it.
pub(super) fn fault(fault: &LinkedFault, lang: Lang) -> (Phrase, Slots) {
    match fault {
        LinkedFault::RemoteContext { iri, known } => (
            Phrase::new(
                "ngữ cảnh “{iri}” không được biết và không được tải về; các ngữ cảnh đã biết: {known}",
                "the context “{iri}” is not known and contexts are never fetched; known are {known}",
            ),
            vec![("iri", iri.clone()), ("known", known.join(", "))],
        ),
        LinkedFault::Unsupported { what } => (
            Phrase::new(
                "“{what}” thuộc phần JSON-LD mà tinhgon không đọc",
                "“{what}” is a part of JSON-LD that is not read",
            ),
            vec![("what", what.clone())],
        ),
        LinkedFault::NoMeaning { key, .. } => (
            Phrase::new(
                "ngữ cảnh không cho “{key}” nghĩa nào",
                "no context gives “{key}” a meaning",
            ),
            vec![("key", key.clone())],
        ),
        LinkedFault::TermCircle { terms } => (
            Phrase::new(
                "các thuật ngữ của ngữ cảnh định nghĩa vòng quanh: {terms}",
                "terms of the context rest on each other: {terms}",
            ),
            vec![("terms", terms.join(", "))],
        ),
        LinkedFault::TooDeep { limit } => (
            Phrase::new(
                "lồng nhau quá sâu: giới hạn là {limit} bậc",
                "nested too deep: the limit is {limit} levels",
            ),
            vec![("limit", lang.count(*limit))],
        ),
        LinkedFault::TooMany { limit } => (
            Phrase::new(
                "quá nhiều: giới hạn là {limit}",
                "too many of these: the limit is {limit}",
            ),
            vec![("limit", lang.count(*limit))],
        ),
        LinkedFault::NoService => (
            Phrase::new(
                "không có dịch vụ công (cpsv:PublicService) hay yêu cầu (cv:Requirement) nào",
                "there is no public service (cpsv:PublicService) and no requirement (cv:Requirement)",
            ),
            vec![],
        ),
        LinkedFault::Several { property } => (
            Phrase::new(
                "“{property}” chỉ được có một giá trị",
                "“{property}” has more than one value",
            ),
            vec![("property", property.clone())],
        ),
        LinkedFault::NotDescribed { id } => (
            Phrase::new(
                "“{id}” được nhắc đến nhưng tệp không nói gồm những giấy tờ nào",
                "“{id}” is referred to, and nothing says which papers it lists",
            ),
            vec![("id", id.clone())],
        ),
        LinkedFault::MixedLists => (
            Phrase::new(
                "một thành phần hồ sơ chỉ nhận một danh mục giấy tờ, hoặc nhiều danh mục mỗi danh mục một giấy tờ",
                "a line takes one list of papers, or several lists of one paper each",
            ),
            vec![],
        ),
        LinkedFault::NotHeld { what, count } => (
            Phrase::new(
                "định dạng của tinhgon không có chỗ cho {what}, không lấy sang ({count} lần)",
                "our format has no place for {what}, not taken over ({count} ×)",
            ),
            vec![("what", what.clone()), ("count", lang.count(*count))],
        ),
    }
}
