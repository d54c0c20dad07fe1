//! The handbook: pages of the rules about proposed procedures.

use super::Phrase;
use super::rules::Page;

const PARTS: Phrase = Phrase::new(
    "Khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP; bộ phận nào bắt buộc ghi tại bộ câu hỏi đánh giá tác động",
    "Article 8(2) of Decree 63/2010/NĐ-CP; which parts are required is recorded with the questions of the assessment",
);

const CONSISTENCY: Phrase = Phrase::new(
    "Điều 10 Nghị định 63/2010/NĐ-CP và câu 5, câu 11 Phụ lục I (tính hợp lý: thống nhất với thủ tục khác, khả năng liên thông)",
    "Article 10 of Decree 63/2010/NĐ-CP and questions 5 and 11 of its Annex I (reasonableness: consistent with other procedures, can be joined)",
);

/// See [`crate::lint`].
pub const PROPOSAL_ALREADY_EXISTS: Page = Page {
    title: Phrase::new(
        "Thủ tục đề xuất đã có trong danh mục",
        "The proposed procedure exists already",
    ),
    message: Phrase::new(
        "trùng với thủ tục hiện hành {procedure} “{name}” dưới mã khác (độ tin cậy {percent})",
        "is the existing procedure {procedure} “{name}” under another code (confidence {percent})",
    ),
    what: Phrase::new(
        "Danh mục có một thủ tục cùng tên dưới mã khác, với hồ sơ và cơ quan gần như giống hẳn. Nếu đề xuất sửa đổi thủ tục đó thì cần ghi đúng mã của nó.",
        "The catalogue has a procedure of the same name under another code, with nearly the same dossier and authority. A revision of that procedure has to bear its code.",
    ),
    why: Phrase::new(
        "Hai thủ tục cho cùng một việc buộc người dân phải chọn và cơ quan phải làm hai lần.",
        "Two procedures for one matter leave people to choose between them and agencies to do things twice.",
    ),
    source: CONSISTENCY,
};

/// See [`crate::lint`].
pub const PROPOSAL_RESEMBLES: Page = Page {
    title: Phrase::new(
        "Thủ tục đề xuất gần giống một thủ tục hiện hành",
        "The proposed procedure is like an existing one",
    ),
    message: Phrase::new(
        "gần giống thủ tục hiện hành {procedure} “{name}” (độ tin cậy {percent})",
        "is like the existing procedure {procedure} “{name}” (confidence {percent})",
    ),
    what: Phrase::new(
        "Tên, hồ sơ và cơ quan của thủ tục đề xuất giống một thủ tục trong danh mục từ 80 % trở lên, thường chỉ khác một vài từ trong tên (cấp mới và cấp lại, cấp bộ và cấp tỉnh).",
        "Name, dossier and authority of the proposal are at least 80% those of a procedure of the catalogue, often but for a few words of the name (issued and issued anew, ministry and province).",
    ),
    why: Phrase::new(
        "Có thể quy định thành một trường hợp của thủ tục hiện hành thay vì đặt thủ tục mới.",
        "It might be a case of the existing procedure instead of a new one.",
    ),
    source: CONSISTENCY,
};

/// See [`crate::lint`].
pub const PROPOSAL_SAME_RESULT: Page = Page {
    title: Phrase::new(
        "Thủ tục đề xuất cấp kết quả mà thủ tục khác đã cấp",
        "The proposal issues what another procedure issues",
    ),
    message: Phrase::new(
        "kết quả “{result}” đã do thủ tục {procedures} cấp",
        "the result “{result}” is issued by {procedures} already",
    ),
    what: Phrase::new(
        "Kết quả của thủ tục đề xuất là loại giấy tờ mà thủ tục khác trong danh mục cũng cấp.",
        "The result of the proposal is a paper that other procedures of the catalogue issue, too.",
    ),
    why: Phrase::new(
        "Cấp mới, cấp lại, cấp đổi có lý do để tách riêng; nếu không thì một thủ tục là đủ.",
        "There are reasons to issue, reissue and exchange by different procedures; without one, one procedure is enough.",
    ),
    source: CONSISTENCY,
};

/// See [`crate::lint`].
pub const PROPOSAL_CLOSES_CIRCLE: Page = Page {
    title: Phrase::new("Thủ tục đề xuất tạo vòng lặp", "The proposal closes a circle"),
    message: Phrase::new(
        "tạo vòng lặp giữa các thủ tục {procedures}: mỗi thủ tục yêu cầu kết quả của thủ tục kế tiếp ({papers})",
        "closes a circle of {procedures}: each asks for what the next one issues ({papers})",
    ),
    what: Phrase::new(
        "Thủ tục đề xuất yêu cầu một giấy tờ mà muốn có thì, trực tiếp hoặc qua thủ tục khác, lại cần kết quả của chính thủ tục đề xuất.",
        "The proposal asks for a paper that takes, at once or through other procedures, the result of the proposal itself.",
    ),
    why: Phrase::new(
        "Nếu không có lối vào nào khác thì không ai bắt đầu được.",
        "Where there is no other way in, nobody can begin.",
    ),
    source: CONSISTENCY,
};

/// See [`crate::lint`].
pub const PROPOSAL_PART_MISSING: Page = Page {
    title: Phrase::new(
        "Thủ tục đề xuất thiếu bộ phận bắt buộc",
        "A required part of the proposal is missing",
    ),
    message: Phrase::new("chưa nêu {part}", "does not state: {part}"),
    what: Phrase::new(
        "Dự thảo không quy định một bộ phận mà mọi thủ tục hành chính phải có.",
        "The draft does not set a part that every procedure must have.",
    ),
    why: Phrase::new(
        "Thủ tục chỉ hoàn chỉnh khi có đủ các bộ phận; phần bỏ trống sẽ do từng nơi tự đặt ra.",
        "A procedure is complete only with all its parts; what is left open each office will set for itself.",
    ),
    source: PARTS,
};

/// See [`crate::lint`].
pub const PROPOSAL_PART_UNSAID: Page = Page {
    title: Phrase::new(
        "Thủ tục đề xuất không nêu rõ có hay không",
        "The proposal does not say whether there is any",
    ),
    message: Phrase::new(
        "chưa nêu {part}; nếu không có thì cần ghi rõ là không",
        "does not state: {part}; where there is none, it should say so",
    ),
    what: Phrase::new(
        "Dự thảo không nêu kết quả, mẫu đơn hoặc phí, lệ phí, cũng không ghi là không có; hoặc dự thảo sửa đổi bỏ trống yêu cầu, điều kiện mà thủ tục hiện hành có.",
        "The draft states no result, form or fee, nor that there is none; or a revision is silent on conditions that the existing procedure has.",
    ),
    why: Phrase::new(
        "Không nêu không có nghĩa là không có: người dân chỉ biết khi đến nơi, và chi phí không tính đủ được.",
        "Silence is not none: people learn it at the counter, and the cost cannot be worked out whole.",
    ),
    source: PARTS,
};

/// See [`crate::lint`].
pub const PROPOSAL_ASKS_KNOWN_DATA: Page = Page {
    title: Phrase::new(
        "Thủ tục đề xuất yêu cầu giấy tờ mà dữ liệu đã thay thế được",
        "The proposal asks for papers that data replace",
    ),
    message: Phrase::new(
        "yêu cầu “{papers}” dù dữ liệu tại {registers} được sử dụng thay thế giấy tờ này theo {grounds}",
        "asks for “{papers}”, which data of {registers} replace under {grounds}",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ đề xuất gồm toàn giấy tờ mà quy định đang có hiệu lực đã cho thay bằng dữ liệu, nhưng dự thảo không quy định tra cứu dữ liệu.",
        "Every paper of a proposed line is replaceable by data under a rule in force, yet the draft does not have the data looked up.",
    ),
    why: Phrase::new(
        "Yêu cầu mới đặt ra trái với quy định không yêu cầu nộp giấy tờ đã có dữ liệu; bỏ ngay trong dự thảo không tốn gì.",
        "A new demand goes against the rule that papers held as data are not asked for; leaving it out of a draft costs nothing.",
    ),
    source: Phrase::new(
        "Điều 2 và Điều 4 Nghị quyết 66.7/2025/NQ-CP",
        "Articles 2 and 4 of Resolution 66.7/2025/NQ-CP",
    ),
};

/// See [`crate::lint`].
pub const PROPOSAL_MISSES_TARGET: Page = Page {
    title: Phrase::new(
        "Với thủ tục đề xuất, chỉ tiêu không còn đạt",
        "With the proposal a goal is missed",
    ),
    message: Phrase::new(
        "trục {axis}: mức cắt giảm từ {before} còn {after}, dưới chỉ tiêu {goal}",
        "axis {axis}: the cut falls from {before} to {after}, below the goal of {goal}",
    ),
    what: Phrase::new(
        "Phần tăng thêm của đề xuất, trừ vào phần các phương án cắt giảm được, làm tỷ lệ cắt giảm xuống dưới chỉ tiêu đang đạt.",
        "What the proposal adds, taken from what the measures cut, brings the percentage below a goal that was reached.",
    ),
    why: Phrase::new(
        "Chỉ tiêu tính trên mức gốc của danh mục: quy định mới làm mất kết quả cắt giảm.",
        "The goal is measured over the baseline of the catalogue: what is new takes away from what was cut.",
    ),
    source: Phrase::new(
        "Văn bản đặt ra chỉ tiêu, ghi tại tệp chỉ tiêu; cách trừ phần tăng thêm là của công cụ này",
        "The text that sets the target, as recorded with it; that additions are taken from the cut is this tool's own",
    ),
};

/// See [`crate::lint`].
pub const PROPOSALS_OVERLAP: Page = Page {
    title: Phrase::new("Hai thủ tục đề xuất chồng lấn", "Two proposals overlap"),
    message: Phrase::new(
        "chồng lấn với đề xuất {procedure} “{name}”",
        "overlaps with the proposal {procedure} “{name}”",
    ),
    what: Phrase::new(
        "Hai thủ tục cùng được đề xuất giống nhau về tên, hồ sơ, cơ quan, hoặc cấp cùng một kết quả.",
        "Two procedures that are proposed together are alike in name, dossier and authority, or issue the same.",
    ),
    why: Phrase::new("Một thủ tục có thể là đủ cho cả hai.", "One procedure might do for both."),
    source: CONSISTENCY,
};
