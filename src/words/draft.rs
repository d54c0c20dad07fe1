//! The words of drafts: names of styles, kinds of blanks, and what is said beside a draft. The words of
//! the texts themselves stand in `procedures/drafts/`.

use super::{Noun, Phrase, Term};
use crate::draft::{BlankKind, Style};
use crate::fault::PackageFault;

nouns! {
    BLANKS = "chỗ trống" / "blank" / "blanks";
    FIGURES = "con số" / "figure" / "figures";
    ABOLITIONS = "phương án bãi bỏ thủ tục" / "abolition" / "abolitions";
    PROCEDURES = "thủ tục" / "procedure" / "procedures";
    MINISTRIES = "bộ, cơ quan" / "ministry" / "ministries";
    PLACED = "phương án" / "measure" / "measures";
}

phrases! {
    LINE_STYLE = "VB Đường kẻ" / "VB Line";
    FIGURE_STYLE = "VB Con số" / "VB Figure";
    BLANK_STYLE = "VB Chỗ trống" / "VB Blank";
    STRONG_STYLE = "VB Nhấn mạnh" / "VB Stressed";
    TABLE_STYLE = "VB Bảng" / "VB Table";
    BLANKS_LEFT = "dự thảo còn {blanks}: {kinds}" / "the draft has {blanks} left: {kinds}";
    NO_BLANKS = "dự thảo không còn chỗ trống" / "the draft has no blanks left";
    NOTHING_ACCEPTED = "không có phương án nào được chọn để dự thảo" / "no measure was chosen to draft from";
    NOTHING_FOR_RESOLUTION = "không có phương án nào thay thế, cắt giảm thành phần hồ sơ dựa trên dữ liệu; các phương án đã chọn thuộc quyết định thông qua phương án (--kind plan-decision)" / "no measure replaces or cuts papers; the measures chosen belong into the decision of a plan (--kind plan-decision)";
    LEFT_OUT = "{measures} không thuộc nội dung nghị quyết cắt giảm dựa trên dữ liệu nên không đưa vào: {kinds}" / "{measures} have no place in a resolution that cuts by data and are left out: {kinds}";
    UNDECIDED = "{abolitions} chưa có quyết định chấp nhận nên không đưa vào điều khoản mà nêu ở cuối dự thảo: {codes}; chấp nhận từng phương án bằng --decisions, hoặc nêu đích danh --measures abolish" / "{abolitions} are accepted by nobody, so that they stand at the end of the draft and in no article: {codes}; accept each by --decisions, or name --measures abolish";
    OUTSIDE = "{procedures} của cơ quan ngoài Chính phủ không thuộc thẩm quyền của nghị quyết của Chính phủ nên không đưa vào: {codes}" / "{procedures} of authorities outside the Government are beyond a resolution of the Government and are left out: {codes}";
    OUTSIDE_REASON = "Cơ quan ngoài Chính phủ" / "An authority outside the Government";
    UNDECIDED_REASON = "Chưa có quyết định chấp nhận" / "Accepted by nobody";
    TARGET_CHOSEN = "chỉ tiêu {old} đã hết hạn ngày {deadline}; dự thảo dùng chỉ tiêu {new} (chọn chỉ tiêu khác bằng --target)" / "the term of target {old} ended on {deadline}; the draft takes target {new} (name another by --target)";
    TARGET_OVER = "chỉ tiêu {old} đã hết hạn ngày {deadline}; hãy chọn chỉ tiêu còn hiệu lực bằng --target" / "the term of target {old} ended on {deadline}; name one in force by --target";
    MANY_MINISTRIES = "một quyết định thông qua phương án gồm thủ tục của {ministries}: {names}; mỗi cơ quan quyết định phương án của mình, hãy lập riêng bằng --authority" / "one decision of a plan is about procedures of {ministries}: {names}; each decides on its own, so draft one at a time by --authority";
    UNKNOWN_ENDING = "không có định dạng dự thảo cho đuôi tệp “.{ending}”; dùng .docx hoặc .md, hoặc nêu --format markdown" / "drafts have no format for the ending “.{ending}”; take .docx or .md, or say --format markdown";
    PLAN_OF_OTHER_CATALOGUE = "{path} được lập từ danh mục khác: mã băm của kế hoạch là {plan}, của danh mục này là {here}" / "{path} was made of another catalogue: the digest of the plan is {plan}, that of this catalogue {here}";
    PLAN_OF_OTHER_DAY = "{path} được lập theo ngày {plan}, dự thảo theo ngày {here}; thêm --as-of {iso} hoặc lập lại kế hoạch" / "{path} was made for {plan}, the draft for {here}; add --as-of {iso} or make the plan anew";
    DECISIONS_FIT_NOTHING = "không phương án nào được chấp nhận trong {path} có trong danh mục này" / "none of the measures accepted in {path} is offered by this catalogue";
    PLAN_UNKNOWN = "{path} có {count} phương án mà danh mục này không có: {ids}" / "{path} has {count} measures that this catalogue does not offer: {ids}";
    REPORT_WITHOUT_DRAFT = "--report cần ít nhất một tệp .docx để đối chiếu" / "--report needs a .docx file to hold against it";
    NO_REPORT = "không có --report: con số của dự thảo chưa được đối chiếu" / "without --report the figures of the draft were not compared";
    REPORT_OF_OTHER_CATALOGUE = "{draft} được lập từ danh mục có mã băm {theirs}, báo cáo {report} từ danh mục {ours}: con số có thể khác nhau dù không ai sửa" / "{draft} was made of the catalogue of digest {theirs}, the report {report} of {ours}: figures may differ although nobody edited them";
    REPORT_OF_OTHER_DAY = "{draft} được lập theo ngày {theirs}, báo cáo {report} theo ngày {ours}: con số có thể khác nhau dù không ai sửa" / "{draft} was made for {theirs}, the report {report} for {ours}: figures may differ although nobody edited them";
    NEEDS_OUT = "docx không hiển thị được trên màn hình: thêm --out TỆP.docx" / "docx cannot be shown on a screen: add --out FILE.docx";
}

impl Term for BlankKind {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Provision => Phrase::new("điều, khoản, điểm", "provision"),
            Self::Instrument => Phrase::new("văn bản", "instrument"),
            Self::Number => Phrase::new("số", "number"),
            Self::Date => Phrase::new("ngày", "date"),
            Self::Person => Phrase::new("cơ quan, người", "body or person"),
            Self::Ground => Phrase::new("căn cứ", "legal ground"),
            Self::Figure => Phrase::new("số liệu", "figure"),
            Self::Text => Phrase::new("nội dung", "words"),
            Self::Decision => Phrase::new("nội dung cần quyết định", "matter to decide"),
        }
    }
}

impl Term for Style {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Above => Phrase::new("VB Cơ quan chủ quản", "VB Superior body"),
            Self::Issuer => Phrase::new("VB Cơ quan ban hành", "VB Issuer"),
            Self::Nation => Phrase::new("VB Quốc hiệu", "VB National name"),
            Self::Motto => Phrase::new("VB Tiêu ngữ", "VB Motto"),
            Self::Number => Phrase::new("VB Số, ký hiệu", "VB Number"),
            Self::PlaceDate => Phrase::new("VB Địa danh, thời gian", "VB Place and date"),
            Self::Heading => Phrase::new("VB Tên loại", "VB Type"),
            Self::Subject => Phrase::new("VB Trích yếu", "VB Subject"),
            Self::Addressee => Phrase::new("VB Kính gửi", "VB Addressee"),
            Self::Basis => Phrase::new("VB Căn cứ", "VB Legal ground"),
            Self::Decides => Phrase::new("VB Thẩm quyền", "VB Decides"),
            Self::Article => Phrase::new("VB Điều", "VB Article"),
            Self::Lead => Phrase::new("VB Điều liền nội dung", "VB Article with words"),
            Self::Clause => Phrase::new("VB Khoản", "VB Clause"),
            Self::Body => Phrase::new("VB Nội dung", "VB Body"),
            Self::Section => Phrase::new("VB Mục", "VB Section"),
            Self::Subsection => Phrase::new("VB Tiểu mục", "VB Subsection"),
            Self::Signer => Phrase::new("VB Chức vụ", "VB Signer"),
            Self::SignerName => Phrase::new("VB Họ tên", "VB Name of signer"),
            Self::RecipientsHead => Phrase::new("VB Nơi nhận", "VB Recipients"),
            Self::Recipient => Phrase::new("VB Danh sách nơi nhận", "VB Recipient"),
            Self::AnnexLabel => Phrase::new("VB Phụ lục", "VB Annex"),
            Self::AnnexTitle => Phrase::new("VB Tên phụ lục", "VB Title of annex"),
            Self::AnnexNote => Phrase::new("VB Kèm theo", "VB Annexed to"),
            Self::PartLabel => Phrase::new("VB Phần", "VB Part"),
            Self::PartTitle => Phrase::new("VB Tên phần", "VB Title of part"),
            Self::TableHead => Phrase::new("VB Đầu bảng", "VB Table heading"),
            Self::Cell => Phrase::new("VB Ô", "VB Cell"),
            Self::CellCentre => Phrase::new("VB Ô giữa", "VB Centred cell"),
            Self::CellRight => Phrase::new("VB Ô số", "VB Cell of figures"),
            Self::CellGroup => Phrase::new("VB Ô nhóm", "VB Group of rows"),
        }
    }
}

/// What is wrong with a DOCX file, behind the name of the part.
#[must_use]
pub fn package(why: &PackageFault) -> Phrase {
    match why {
        PackageFault::NotZip => Phrase::new("không phải tệp DOCX", "is no DOCX file"),
        PackageFault::Encrypted => Phrase::new(
            "được đặt mật khẩu hoặc thuộc định dạng cũ (.doc, .xls); hãy lưu lại thành .docx hoặc .xlsx không mật khẩu",
            "is encrypted, or of an old format (.doc, .xls); save it as .docx or .xlsx without a password",
        ),
        PackageFault::Missing => Phrase::new("không có trong tệp", "is missing"),
        PackageFault::TooLarge { .. } => {
            Phrase::new("giải nén vượt quá {limit} byte", "unfolds to more than {limit} bytes")
        }
        PackageFault::TooMany { .. } => {
            Phrase::new("có hơn {limit} thành phần", "has more than {limit} parts")
        }
        PackageFault::BadArchive => Phrase::new(
            "bị hỏng hoặc được nén theo cách không hỗ trợ",
            "is damaged, or packed in a way that is not read",
        ),
        PackageFault::NotUtf8 => Phrase::new("không phải văn bản UTF-8", "is no UTF-8 text"),
        PackageFault::BadXml { .. } => Phrase::new(
            "không phải XML hợp lệ, sai tại byte {byte}",
            "is no well-formed XML, wrong at byte {byte}",
        ),
        PackageFault::TooDeep { .. } => Phrase::new(
            "có các phần tử lồng nhau quá {limit} tầng",
            "has elements nested deeper than {limit}",
        ),
        PackageFault::Doctype => Phrase::new(
            "có khai báo DOCTYPE, tệp Word và Excel không có khai báo này",
            "declares a DOCTYPE, which no Word or Excel file does",
        ),
        PackageFault::NotADocument => {
            Phrase::new("không phải nội dung văn bản Word", "is not the text of a Word document")
        }
        PackageFault::NotOurs => Phrase::new(
            "không có dấu của dự thảo do tinhgon lập (không còn ô nội dung, cũng không còn phần customXml)",
            "bears no mark of a draft of tinhgon (neither content controls nor its customXml part)",
        ),
    }
}
