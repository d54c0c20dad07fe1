//! The handbook, continued: pages on edited drafts.

use super::Phrase;
use super::rules::Page;

const DRAFT_SOURCE: Phrase = Phrase::new(
    "Nghị định 30/2020/NĐ-CP, Điều 5 và Phụ lục I (nội dung, thể thức văn bản), theo cách hiểu của công cụ này",
    "Decree 30/2020/NĐ-CP, Article 5 and Annex I (content and form of texts), as this tool reads it",
);

/// See [`crate::lint`].
pub const DRAFT_BLANK_LEFT: Page = Page {
    title: Phrase::new("Dự thảo còn chỗ trống", "A blank is left in a draft"),
    message: Phrase::new(
        "còn chỗ trống {blank}: “{around}”",
        "a blank {blank} is left: “{around}”",
    ),
    what: Phrase::new(
        "Tệp DOCX của dự thảo còn dấu “[…]” mà lệnh draft để lại cho điều chưa biết: điều, khoản, điểm, số, ngày, người ký.",
        "A DOCX draft still holds the sign “[…]” that draft leaves for what is not known: provisions, numbers, days, signatories.",
    ),
    why: Phrase::new(
        "Văn bản trình ký không được để trống; điều chưa biết phải do người soạn thảo tra cứu, không được đoán.",
        "A text that goes to be signed has no blanks; what is not known is to be looked up by those who draft, never guessed.",
    ),
    source: DRAFT_SOURCE,
};

/// See [`crate::lint`].
pub const DRAFT_FIGURE_DIFFERS: Page = Page {
    title: Phrase::new(
        "Con số trong dự thảo khác kết quả tính",
        "A figure of a draft is not what was computed",
    ),
    message: Phrase::new(
        "dự thảo ghi {said}, báo cáo tính được {computed} ({figure})",
        "the draft says {said}, the report {computed} ({figure})",
    ),
    what: Phrase::new(
        "Một con số của dự thảo, nhận ra bằng ô nội dung hoặc bằng chữ đứng trước nó, khác con số cùng tên trong báo cáo của --report sau khi làm tròn như khi in.",
        "A figure of a draft, known by its content control or by the words before it, is not that of the report of --report, rounded as it is printed.",
    ),
    why: Phrase::new(
        "Con số bị sửa tay hoặc danh mục đã thay đổi sau khi lập dự thảo; văn bản và số liệu kèm theo mâu thuẫn nhau.",
        "Somebody changed the figure by hand, or the catalogue changed since; the text contradicts what it is based on.",
    ),
    source: DRAFT_SOURCE,
};

/// See [`crate::lint`].
pub const DRAFT_FIGURE_LOST: Page = Page {
    title: Phrase::new(
        "Không còn tìm thấy con số trong dự thảo",
        "A figure is not found in a draft any more",
    ),
    message: Phrase::new(
        "không còn tìm thấy con số {figure}: ô nội dung và câu chữ quanh nó đã bị xóa hoặc sửa",
        "the figure {figure} is not found any more: its control and the words around it were removed or changed",
    ),
    what: Phrase::new(
        "Dự thảo khi lập có con số này, nay không còn ô nội dung và cũng không còn câu chữ đứng trước nó.",
        "The draft was made with this figure; neither its content control nor the words before it are there any more.",
    ),
    why: Phrase::new(
        "Nếu con số vẫn còn trong một câu viết lại thì phải đối chiếu bằng mắt.",
        "Where the figure stands in a sentence written anew, somebody has to compare it by eye.",
    ),
    source: DRAFT_SOURCE,
};

/// See [`crate::lint`].
pub const DRAFT_FIGURE_UNKNOWN: Page = Page {
    title: Phrase::new(
        "Báo cáo không có con số của dự thảo",
        "The report does not tell a figure of the draft",
    ),
    message: Phrase::new(
        "dự thảo ghi {said}, báo cáo không có con số {figure}",
        "the draft says {said}, the report has no figure {figure}",
    ),
    what: Phrase::new(
        "Con số của dự thảo thuộc một thủ tục, một nhóm phương án hoặc một trục mà báo cáo của --report không có.",
        "A figure of the draft is about a procedure, kind of measure or axis that the report of --report does not have.",
    ),
    why: Phrase::new(
        "Báo cáo được lập với danh mục, phương án hoặc mục tiêu khác; con số không còn căn cứ.",
        "The report was made of another catalogue, other measures or another target; the figure has lost its ground.",
    ),
    source: DRAFT_SOURCE,
};
