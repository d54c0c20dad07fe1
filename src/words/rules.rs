//! The handbook: a page for each rule about papers. Pages on gaps of the record are in
//! `rules_data.rs`, on lines and channels in `rules_lines.rs`, on figures in `rules_figures.rs`, on
//! proposed procedures in `rules_proposals.rs`.

use super::Phrase;

pub use super::rules_data::*;
pub use super::rules_drafts::*;
pub use super::rules_figures::*;
pub use super::rules_lines::*;
pub use super::rules_proposals::*;

/// One page of the handbook.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What the rule is called.
    pub title: Phrase,
    /// What a finding says; its slots are the fields of the evidence.
    pub message: Phrase,
    /// What it looks for.
    pub what: Phrase,
    /// Why that is a burden or a fault.
    pub why: Phrase,
    /// Where the rule comes from.
    pub source: Phrase,
}

const NO_PAPER_SOURCE: Phrase = Phrase::new(
    "Điều 2 và Điều 4 Nghị quyết 66.7/2025/NQ-CP",
    "Articles 2 and 4 of Resolution 66.7/2025/NQ-CP",
);

/// See [`crate::lint`].
pub const OBSOLETE_PAPER: Page = Page {
    title: Phrase::new(
        "Yêu cầu giấy tờ đã hết giá trị",
        "Asks for a paper that is no longer valid",
    ),
    message: Phrase::new(
        "yêu cầu “{paper}”, loại giấy tờ đã hết giá trị sử dụng từ ngày {since} theo {instrument}",
        "asks for “{paper}”, which has not been valid since {since} under {instrument}",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ yêu cầu một giấy tờ không còn giá trị vào ngày đánh giá và không chấp nhận giấy tờ nào khác thay thế.",
        "A dossier line asks for a paper that is not valid on the day of the analysis and accepts no other in its place.",
    ),
    why: Phrase::new(
        "Người dân không thể nộp giấy tờ không còn được cấp; yêu cầu như vậy buộc họ đi lại nhiều lần.",
        "Nobody can hand in a paper that is no longer issued; such a line sends people home.",
    ),
    source: Phrase::new(
        "Văn bản chấm dứt giá trị của giấy tờ, ghi tại bộ dữ liệu loại giấy tờ",
        "The instrument that ended the paper's validity, as recorded with the document type",
    ),
};

/// See [`crate::lint`].
pub const OBSOLETE_ALTERNATIVE: Page = Page {
    title: Phrase::new(
        "Vẫn liệt kê giấy tờ đã hết giá trị bên cạnh giấy tờ khác",
        "Still lists a paper that is no longer valid beside others",
    ),
    message: Phrase::new(
        "vẫn liệt kê “{paper}”, loại giấy tờ đã hết giá trị sử dụng từ ngày {since} theo {instrument}",
        "still lists “{paper}”, which has not been valid since {since} under {instrument}",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ cho phép chọn giữa nhiều giấy tờ, trong đó có giấy tờ không còn giá trị.",
        "A dossier line gives a choice of papers, one of which is no longer valid.",
    ),
    why: Phrase::new(
        "Hồ sơ vẫn nộp được nhưng quy định đã lạc hậu và dễ gây hiểu nhầm.",
        "A dossier can still be handed in, but the rule is out of date and misleads.",
    ),
    source: OBSOLETE_PAPER.source,
};

/// See [`crate::lint`].
pub const ASKS_DESPITE_RULE: Page = Page {
    title: Phrase::new(
        "Yêu cầu giấy tờ mà dữ liệu đã thay thế được",
        "Asks for papers that data replace",
    ),
    message: Phrase::new(
        "yêu cầu “{papers}” dù đã thay thế được bằng dữ liệu tại {registers}",
        "asks for “{papers}” although the data are in {registers}",
    ),
    what: Phrase::new(
        "Mọi giấy tờ của thành phần hồ sơ đều thay thế được bằng dữ liệu theo quy định đang có hiệu lực, nhưng thành phần đó không nói đến việc tra cứu dữ liệu.",
        "Registers replace every paper of a line under a rule in force, yet the line does not say that the data are looked up.",
    ),
    why: Phrase::new(
        "Người dân phải nộp giấy tờ mà Nhà nước đã có dữ liệu.",
        "People hand in papers whose data the State already holds.",
    ),
    source: NO_PAPER_SOURCE,
};

/// See [`crate::lint`].
pub const RULE_WITHOUT_DATA: Page = Page {
    title: Phrase::new(
        "Có quy định thay thế nhưng dữ liệu chưa đủ",
        "A rule lets the paper go, the data do not suffice",
    ),
    message: Phrase::new(
        "có quy định cho phép thay thế “{paper}” nhưng cơ sở dữ liệu chưa có: {items}",
        "a rule lets “{paper}” go, but no register answers: {items}",
    ),
    what: Phrase::new(
        "Quy định đang có hiệu lực cho phép dùng dữ liệu thay giấy tờ, nhưng có trường thông tin mà giấy tờ chứng minh chưa nằm trong cơ sở dữ liệu nào cơ quan được khai thác.",
        "A rule in force lets data take the place of a paper, but some item the paper proves is in no register the agency may read.",
    ),
    why: Phrase::new(
        "Bỏ giấy tờ trước khi có dữ liệu làm hồ sơ bị ách tắc; cần bổ sung trường thông tin.",
        "Dropping the paper before the data are there blocks the dossier; the item has to be opened first.",
    ),
    source: Phrase::new(
        "Khoản 2 Điều 2 và Điều 6 Nghị quyết 66.7/2025/NQ-CP",
        "Article 2(2) and Article 6 of Resolution 66.7/2025/NQ-CP",
    ),
};

/// See [`crate::lint`].
pub const DATA_WITHOUT_RULE: Page = Page {
    title: Phrase::new("Có dữ liệu nhưng chưa có quy định", "The data are there, the rule is not"),
    message: Phrase::new(
        "dữ liệu của “{paper}” đã có tại {registers} nhưng chưa có quy định cho phép thay thế",
        "{registers} hold the data of “{paper}”, but no rule lets the paper go",
    ),
    what: Phrase::new(
        "Cơ sở dữ liệu có thông tin của giấy tờ nhưng chưa văn bản nào quy định không yêu cầu nộp giấy tờ đó.",
        "A register holds the data of a paper, but no instrument says that the paper is not to be asked for.",
    ),
    why: Phrase::new(
        "Đây là cơ hội cắt giảm chỉ cần sửa quy định, không cần xây dựng thêm dữ liệu.",
        "A cut that needs an amendment only, and no new data.",
    ),
    source: Phrase::new(
        "Danh mục dữ liệu chia sẻ của cơ sở dữ liệu",
        "The register's list of shared data",
    ),
};

/// See [`crate::lint`].
pub const DUPLICATE_PAPER: Page = Page {
    title: Phrase::new("Yêu cầu một giấy tờ hai lần", "Asks for one paper twice"),
    message: Phrase::new(
        "“{paper}” đã được yêu cầu tại thành phần hồ sơ {first}; thành phần đó được giữ lại",
        "“{paper}” is already asked for by line {first}, which stays",
    ),
    what: Phrase::new(
        "Hai thành phần của cùng một hồ sơ, cùng trường hợp, yêu cầu cùng loại giấy tờ của cùng một chủ thể bằng cùng lời văn, không kể từ ngữ về bản chính, bản sao.",
        "Two lines of one dossier and case ask for the same paper of the same person in the same words, apart from those on copies.",
    ),
    why: Phrase::new(
        "Người dân chuẩn bị hai lần; số thành phần hồ sơ bị đếm hai lần.",
        "People prepare it twice, and statistics count it twice.",
    ),
    source: Phrase::new(
        "Nguyên tắc đơn giản hóa thành phần hồ sơ, Nghị định 63/2010/NĐ-CP",
        "Principle of simple dossiers, Decree 63/2010/NĐ-CP",
    ),
};

/// See [`crate::lint`].
pub const PAPER_ISSUED_BY_SAME_AUTHORITY: Page = Page {
    title: Phrase::new(
        "Yêu cầu giấy tờ do chính cơ quan giải quyết cấp",
        "Asks for a paper that the same agency issued",
    ),
    message: Phrase::new(
        "“{paper}” là kết quả của thủ tục {procedure} do cùng cơ quan giải quyết",
        "“{paper}” is the result of procedure {procedure}, settled by the same agency",
    ),
    what: Phrase::new(
        "Giấy tờ được yêu cầu là kết quả của một thủ tục khác do chính cơ quan đó giải quyết.",
        "The paper asked for is the result of another procedure that the same agency settles.",
    ),
    why: Phrase::new(
        "Cơ quan không được yêu cầu nộp lại giấy tờ mà mình đã cấp hoặc đang quản lý.",
        "An agency may not ask for a paper that it has issued or keeps itself.",
    ),
    source: Phrase::new(
        "Nghị định 61/2018/NĐ-CP về cơ chế một cửa và văn bản thay thế",
        "Decree 61/2018/NĐ-CP on one-stop service and its successors",
    ),
};

/// See [`crate::lint`].
pub const CERTIFIED_COPY_ASKED: Page = Page {
    title: Phrase::new("Yêu cầu bản sao có chứng thực", "Asks for a certified copy"),
    message: Phrase::new(
        "yêu cầu “{words}” mà không cho xuất trình bản chính để đối chiếu",
        "asks for a certified copy (“{words}”) and does not offer to compare with the original",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ đòi bản sao có chứng thực hoặc công chứng mà không cho phép nộp bản sao kèm bản chính để đối chiếu.",
        "A line asks for a certified copy and does not accept a plain copy shown with the original.",
    ),
    why: Phrase::new(
        "Người dân mất thời gian và lệ phí chứng thực; cơ quan tiếp nhận bản sao không được yêu cầu chứng thực nhưng có quyền yêu cầu xuất trình bản chính.",
        "Certification costs time and fees; an agency that takes a copy may ask to see the original but not that the copy be certified.",
    ),
    source: Phrase::new(
        "Khoản 1 Điều 6 Nghị định 23/2015/NĐ-CP",
        "Article 6(1) of Decree 23/2015/NĐ-CP",
    ),
};

/// See [`crate::lint`].
pub const NOTE_AS_REQUIREMENT: Page = Page {
    title: Phrase::new("Ghi chú nằm trong thành phần hồ sơ", "A note among the dossier lines"),
    message: Phrase::new(
        "dòng này không yêu cầu giấy tờ nào",
        "the line does not ask for any paper",
    ),
    what: Phrase::new(
        "Một dòng trong thành phần hồ sơ chỉ là tiêu đề, lời giải thích hoặc quy định.",
        "A dossier line is a heading, an explanation or a rule.",
    ),
    why: Phrase::new(
        "Số thành phần hồ sơ bị đếm dư, tỷ lệ cắt giảm bị sai.",
        "Dossier lines are over-counted and the percentage cut is wrong.",
    ),
    source: Phrase::new(
        "Khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP (các bộ phận của thủ tục)",
        "Article 8(2) of Decree 63/2010/NĐ-CP (the parts of a procedure)",
    ),
};
