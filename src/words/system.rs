//! What the operating system says when it refuses a file, in Vietnamese.

use std::borrow::Cow;
use std::io::{self, ErrorKind};

use super::Lang;

/// Its kinds of refusal that people meet.
const SAID: [(ErrorKind, &str); 19] = [
    (ErrorKind::NotFound, "không tìm thấy tệp hoặc thư mục"),
    (ErrorKind::PermissionDenied, "không có quyền truy cập"),
    (ErrorKind::IsADirectory, "đây là thư mục, không phải tệp"),
    (ErrorKind::NotADirectory, "một phần của đường dẫn không phải là thư mục"),
    (ErrorKind::AlreadyExists, "tệp hoặc thư mục đã có sẵn"),
    (ErrorKind::DirectoryNotEmpty, "thư mục không trống"),
    (ErrorKind::StorageFull, "ổ đĩa đã đầy"),
    (ErrorKind::QuotaExceeded, "đã dùng hết dung lượng được cấp"),
    (ErrorKind::FileTooLarge, "tệp quá lớn"),
    (ErrorKind::ReadOnlyFilesystem, "hệ thống tệp chỉ cho phép đọc"),
    (ErrorKind::InvalidFilename, "tên tệp không hợp lệ hoặc quá dài"),
    (ErrorKind::ResourceBusy, "tệp đang được chương trình khác sử dụng"),
    (ErrorKind::ExecutableFileBusy, "tệp đang được chương trình khác sử dụng"),
    (ErrorKind::CrossesDevices, "nơi ghi nằm trên một ổ đĩa khác"),
    (ErrorKind::BrokenPipe, "chương trình nhận kết quả đã đóng"),
    (ErrorKind::InvalidData, "nội dung không phải văn bản UTF-8"),
    (ErrorKind::UnexpectedEof, "tệp kết thúc giữa chừng"),
    (ErrorKind::StaleNetworkFileHandle, "mất liên lạc với ổ đĩa mạng"),
    (ErrorKind::OutOfMemory, "không đủ bộ nhớ"),
];

/// What the system says, in a language; its own words where ours are wanting.
pub(crate) fn reason(error: &io::Error, lang: Lang) -> Cow<'static, str> {
    said(error.kind(), &error.to_string(), lang)
}

/// The same of a refusal whose kind and words were kept.
pub(super) fn said(kind: ErrorKind, words: &str, lang: Lang) -> Cow<'static, str> {
    let ours = SAID.iter().find(|(known, _)| *known == kind);
    match ours.filter(|_| lang == Lang::Vi) {
        Some((_, ours)) => Cow::Borrowed(*ours),
        None => Cow::Owned(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_meet_is_said_in_vietnamese_and_the_rest_as_the_system_says_it() {
        let error = std::fs::File::open("/nobody/has/this").unwrap_err();
        assert_eq!(reason(&error, Lang::Vi), "không tìm thấy tệp hoặc thư mục");
        assert_eq!(reason(&error, Lang::En), error.to_string());
        let strange = io::Error::other("something new");
        assert_eq!(reason(&strange, Lang::Vi), "something new");
    }
}
