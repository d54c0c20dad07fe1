//! The words of the catalogue workbook: names of sheets and columns, what to fill in, the guide.

use super::Phrase;

/// How people write the currency behind a sum, in small letters.
pub(crate) const UNITS: [&str; 5] = ["đồng", "vnđ", "vnd", "đ", "₫"];

/// Units that no column has, in small letters: people write them behind a heading.
pub(crate) const OTHER_UNITS: [&str; 17] = [
    "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "phút", "giây", "ngày", "usd", "eur", "euro", "thousand",
    "million", "billion", "minutes", "seconds", "days",
];

/// How a sum may be typed, as an error shows it.
pub(crate) const SUMS: &str = "7000 | 7.000 | 7.000 đ";

/// The heading of a column with what is to be filled in below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The name of the column.
    pub name: Phrase,
    /// What is to be filled in.
    pub note: Phrase,
}

/// Declares headings, each with its note.
macro_rules! headings {
    ($($name:ident = $vi:literal / $en:literal: $note_vi:literal / $note_en:literal;)+) => {
        $(#[doc = $en] pub const $name: Heading = Heading {
            name: Phrase::new($vi, $en),
            note: Phrase::new($note_vi, $note_en),
        };)+
    };
}

phrases! {
    GUIDE = "Hướng dẫn" / "Guide";
    LISTS = "Danh mục" / "Lists";
    PROCEDURES = "Thủ tục hành chính" / "Administrative procedures";
    CASES = "Trường hợp" / "Cases";
    REQUIREMENTS = "Thành phần hồ sơ" / "Requirements";
    STEPS = "Trình tự thực hiện" / "Steps";
    CHANNELS = "Cách thức thực hiện" / "Channels";
    RESULTS = "Kết quả thực hiện" / "Results";
    CONDITIONS = "Yêu cầu, điều kiện" / "Conditions";
    LEGAL_BASES = "Căn cứ pháp lý" / "Legal bases";
    VOLUMES = "Số lượng hồ sơ" / "Volumes";
    MEASURED = "Chi phí đo được" / "Measured cost";
    ABOUT_PROCEDURES = "Mỗi thủ tục một dòng. Mọi trang khác dẫn chiếu đến mã ghi ở đây." / "One row for each procedure. All other sheets refer to the codes given here.";
    ABOUT_CASES = "Chỉ điền khi thành phần hồ sơ của thủ tục khác nhau theo từng trường hợp." / "Only where the dossier of a procedure differs by case.";
    ABOUT_REQUIREMENTS = "Mỗi thành phần hồ sơ một dòng. Thành phần gồm nhiều giấy tờ: thêm dòng ngay bên dưới, chỉ điền “Loại giấy tờ” và “Giấy tờ của ai”." / "One row for each dossier line. A line of several papers: add rows right below and fill in the document type and whose it is only.";
    ABOUT_STEPS = "Mỗi bước một dòng, theo thứ tự." / "One row for each step, in order.";
    ABOUT_CHANNELS = "Mỗi cách thức một dòng. Nhiều khoản phí, lệ phí: thêm dòng ngay bên dưới, để trống “Cách thức”. Nhiều lần miễn, giảm của một khoản: thêm dòng, chỉ điền các cột miễn, giảm." / "One row for each channel. Several amounts: add rows right below with the channel left blank. Several reliefs of one amount: add rows with the columns of reliefs only.";
    ABOUT_RESULTS = "Mỗi kết quả một dòng; điền loại giấy tờ, tên gọi, hoặc cả hai." / "One row for each result; give the document type, the name, or both.";
    ABOUT_CONDITIONS = "Mỗi yêu cầu, điều kiện một dòng." / "One row for each condition.";
    ABOUT_LEGAL_BASES = "Mỗi văn bản một dòng." / "One row for each instrument.";
    ABOUT_VOLUMES = "Chỉ điền số liệu có nguồn; không có số liệu thì để trống, không ghi 0." / "Only figures with a source; leave out what is not known, never write 0.";
    ABOUT_MEASURED = "Dòng của bảng tính chi phí đã được khảo sát; thay cho số do tinhgon tính." / "Rows of the cost sheet that somebody measured; they win over those computed.";
    TITLE = "Danh mục thủ tục hành chính" / "Catalogue of administrative procedures";
    FORMAT = "Phiên bản định dạng" / "Version of the format";
    GUIDE_WHAT = "Điền các trang tính theo mẫu rồi nộp lại tệp này: tinhgon analyze TÊN_TỆP.xlsx. Mỗi lỗi được chỉ ra theo trang tính và ô, tất cả trong một lần chạy." / "Fill in the sheets and hand the file back: tinhgon analyze FILE.xlsx. Every fault is named by sheet and cell, all in one run.";
    GUIDE_REQUIRED = "Cột có dấu * bắt buộc phải điền. Nội dung chưa biết thì để trống: để trống nghĩa là chưa rõ, không phải là 0." / "Columns marked * must be filled in. Leave blank what is not known: blank means unknown, not 0.";
    GUIDE_LISTS = "Ô có mũi tên chỉ nhận giá trị trong danh sách (trang “{lists}” có đủ). Ô nhận nhiều giá trị thì ngăn cách bằng dấu chấm phẩy." / "Cells with an arrow take values of the list (the sheet “{lists}” has all). Where several are allowed, part them by semicolons.";
    GUIDE_MOVE = "Được đổi thứ tự cột và trang tính, thêm cột và trang tính riêng (không được đọc), gộp ô mã thủ tục cho các dòng của thủ tục đó." / "Columns and sheets may be moved, own columns and sheets added (they are not read), and the cells of a procedure's code merged over its rows.";
    GUIDE_DATES = "Ngày ghi 01/7/2025 hoặc 2025-07-01; số tiền là số đồng nguyên (7.000 hoặc 7000); số giờ ghi 0,75." / "Dates are 01/7/2025 or 2025-07-01; money is whole đồng (7.000 or 7000); hours may be 0,75 or 0.75.";
    GUIDE_SHEET = "Trang tính" / "Sheet";
    GUIDE_COLUMN = "Cột" / "Column";
    GUIDE_FILL = "Nội dung điền" / "What to fill in";
    GUIDE_EXAMPLES = "Ví dụ" / "Examples";
    GUIDE_EXAMPLES_ARE = "Thủ tục dưới đây là ví dụ minh họa cách điền, không phải thủ tục có thật." / "The procedure below shows how to fill in the sheets; it does not exist.";
    SEVERAL = "Nhận nhiều giá trị, ngăn cách bằng dấu chấm phẩy." / "Several values may be given, parted by semicolons.";
    MUST = "Bắt buộc." / "Required.";
    NOT_IN_LIST = "Giá trị không có trong danh sách" / "This value is not in the list";
    CHOOSE = "Hãy chọn một giá trị trong danh sách; trang “{lists}” có đủ các giá trị." / "Choose a value of the list; the sheet “{lists}” has all of them.";
    YES = "Có" / "Yes";
    NO = "Không" / "No";
    FREE = "Miễn phí" / "Free of charge";
    LISTED = "Có mức thu" / "Amounts listed";
    SET_BY_PROVINCE = "Do địa phương quy định" / "Set by the province";
    UNKNOWN = "Chưa rõ" / "Unknown";
    NOT_PUBLISHED = "Nguồn chưa công bố hồ sơ" / "Dossier not published";
    ACTIVITY_OBTAIN = "Xin cấp, lập, lấy giấy tờ" / "Obtaining a paper";
    ACTIVITY_FILL = "Điền đơn, tờ khai, lập báo cáo" / "Filling in a form";
    ACTIVITY_TRAVEL = "Đi lại" / "Travelling";
    LIST_LEVEL = "Cấp thực hiện" / "Level";
    LIST_SUBJECT = "Đối tượng" / "Subject";
    LIST_CHANNEL = "Cách thức" / "Channel";
    LIST_ACTOR = "Người thực hiện bước" / "Actor";
    LIST_UNIT = "Đơn vị thời gian" / "Unit of time";
    LIST_FEE = "Tình trạng phí, lệ phí" / "Fee";
    LIST_KIND = "Loại thành phần" / "Kind of line";
    LIST_OPERATOR = "Cách kết hợp giấy tờ" / "How papers combine";
    LIST_ROLE = "Giấy tờ của ai" / "Whose paper";
    LIST_VERIFIED = "Mức kiểm chứng" / "How far checked";
    LIST_DOSSIER = "Hồ sơ" / "Dossier";
    LIST_YES_NO = "Có, không" / "Yes, no";
    LIST_ACTIVITY = "Hoạt động" / "Activity";
    LIST_AUTHORITY = "Cơ quan" / "Authority";
    LIST_DOCUMENT = "Loại giấy tờ" / "Document type";
    LIST_INSTRUMENT = "Văn bản" / "Instrument";
    EXPORTED = "Đã ghi {procedures} vào {path}" / "Wrote {procedures} to {path}";
    TEMPLATE = "Đã ghi biểu mẫu trống vào {path}" / "Wrote an empty form to {path}";
    NOT_HELD = "Tệp không chứa: {kinds}" / "Not in the file: {kinds}";
    NOT_HELD_OF = "Thủ tục {code}: {what} không ghi được trọn vẹn vào sổ tính" / "Procedure {code}: {what} cannot be held by a workbook in full";
    KINDS_NOT_HELD = "ghi chú của thủ tục, thành phần hồ sơ và thời hạn; tên gọi văn bản ở căn cứ pháp lý; cơ quan mà tinhgon không nhận ra" / "notes on procedures, lines and time limits; titles of legal bases; agencies that tinhgon does not know";
    EMPTY_IS_XLSX = "--empty chỉ dùng với dạng xlsx và không đi cùng đầu vào" / "--empty goes with the format xlsx and without an input";
    TOO_MANY_ROWS = "trang tính “{sheet}” cần {rows} dòng, Excel chỉ nhận {limit}; hãy xuất từng phần danh mục" / "the sheet “{sheet}” needs {rows} rows, Excel takes {limit}; export parts of the catalogue";
}

headings! {
    CONTINUED = "Tiếp dòng trên" / "Continues the row above": "Có: nội dung dòng này nối tiếp vào các ô cùng cột của dòng trên, khi một ô không đủ chỗ (32.767 ký tự)." / "Yes: the texts of this row go on those of the row above, where one cell (32,767 characters) was too small.";
    CODE = "Mã thủ tục" / "Procedure code": "Mã trong Cơ sở dữ liệu quốc gia về thủ tục hành chính, ví dụ 1.004194. Được gộp ô cho các dòng của một thủ tục." / "The code in the national database, such as 1.004194. May be merged over the rows of a procedure.";
    NAME = "Tên thủ tục" / "Name of the procedure": "Tên như đã công bố." / "The name as published.";
    AUTHORITY = "Cơ quan công bố" / "Promulgated by": "Bộ, cơ quan công bố thủ tục. Thủ tục của hệ thống khác (mã như ereg:123): tên cơ quan như trong nguồn, được để trống." / "The ministry or agency that promulgated it. Of a procedure of another system (a code such as ereg:123) the agencies as printed; may be left blank.";
    SETTLED_BY = "Cơ quan thực hiện" / "Settled by": "Cơ quan giải quyết thủ tục." / "The agencies that settle it.";
    LEVEL = "Cấp thực hiện" / "Level": "Cấp giải quyết thủ tục." / "The level at which it is settled.";
    SECTOR = "Lĩnh vực" / "Field": "Lĩnh vực như đã công bố." / "The field as published.";
    SUBJECTS = "Đối tượng thực hiện" / "Subjects": "Ai được yêu cầu thực hiện thủ tục." / "Who may ask for it.";
    GROUPS = "Nhóm" / "Groups": "Mã nhóm, ví dụ essential-25." / "Ids of groups, such as essential-25.";
    DOSSIER = "Tình trạng hồ sơ" / "State of the dossier": "Chỉ điền khi nguồn không công bố thành phần hồ sơ của thủ tục." / "Only where the source does not publish the dossier.";
    FACTS_TAKEN = "Ngày lấy số liệu" / "Facts taken on": "Ngày lấy nội dung thủ tục từ nguồn." / "The day on which the facts were taken.";
    SOURCE = "Nguồn" / "Source": "Nơi lấy nội dung: quyết định công bố, cổng dịch vụ công…" / "Where the facts come from.";
    CASE_ID = "Mã trường hợp" / "Case id": "Để trống thì tinhgon tự đặt theo tên." / "Made from the name when left blank.";
    CASE_NAME = "Tên trường hợp" / "Case": "Tên trường hợp như trong hồ sơ." / "The heading of the case.";
    LINE_ID = "Mã thành phần" / "Line id": "Để trống thì tinhgon tự đặt theo nội dung." / "Made from the text when left blank.";
    LINE_TEXT = "Tên thành phần hồ sơ" / "Text of the line": "Tên giấy tờ hoặc nội dung dòng hồ sơ như đã công bố." / "The line as published.";
    LINE_CASE = "Thuộc trường hợp" / "In the case": "Tên hoặc mã ở trang “Trường hợp” của cùng thủ tục." / "Name or id of the sheet of cases, of the same procedure.";
    LINE_KIND = "Loại thành phần" / "Kind of line": "Để trống nếu chưa xác định: tinhgon đọc từ nội dung dòng." / "Blank where nobody has decided: the text is read then.";
    ORIGINALS = "Số bản chính" / "Originals": "Số bản chính phải nộp." / "Originals to hand in.";
    COPIES = "Số bản sao" / "Copies": "Số bản sao phải nộp." / "Copies to hand in.";
    CERTIFIED = "Trong đó bản sao có chứng thực" / "Of these certified": "Chỉ ghi khi một phần số bản sao phải có chứng thực; để trống thì theo nội dung dòng." / "Only where some of the copies are to be certified; the text decides when blank.";
    FORM = "Mẫu đơn, tờ khai" / "Form": "Tên mẫu phải điền." / "The form to fill in, as named.";
    IF_ANY = "Nếu có" / "If any": "Có: chỉ yêu cầu đối với người có giấy tờ này. Chỉ dùng khi đã ghi loại thành phần." / "Yes: asked only of those who have it. Goes with the kind of line.";
    FALLBACK = "Chỉ khi không tra cứu được" / "Only when look-up fails": "Có: chỉ nộp khi không khai thác được dữ liệu. Chỉ dùng khi đã ghi loại thành phần." / "Yes: asked only when the data cannot be looked up. Goes with the kind of line.";
    OPERATOR = "Cách kết hợp giấy tờ" / "How papers combine": "Phải có tất cả hay chỉ một trong các giấy tờ của dòng. Để trống là tất cả." / "Whether all papers of the line are asked for or one of them; all when blank.";
    DOCUMENT = "Loại giấy tờ" / "Document type": "Tên hoặc mã ở trang “Danh mục”." / "Name or id of the sheet of lists.";
    ROLE = "Giấy tờ của ai" / "Whose paper": "Chủ thể của giấy tờ. Để trống là người yêu cầu." / "Whom the paper is about; the applicant when blank.";
    PROVISION_NUMBER = "Số văn bản quy định" / "Imposed by": "Số, ký hiệu văn bản đặt ra thành phần này." / "Number of the instrument that imposes the line.";
    PROVISION_PLACE = "Điểm, khoản, Điều" / "Provision": "Vị trí trong văn bản." / "The place in the instrument.";
    PROVISION_CHECKED = "Mức kiểm chứng" / "How far checked": "Căn cứ đã được đối chiếu đến đâu. Để trống là chưa kiểm chứng." / "How far the provision was checked; unverified when blank.";
    PROVISION_NOTE = "Ghi chú về căn cứ" / "Note on the provision": "Nội dung cần lưu ý về căn cứ." / "A word on the provision.";
    ACTOR = "Người thực hiện bước" / "Actor": "Để trống nếu chưa xác định." / "Blank where it is not known.";
    STEP = "Nội dung bước" / "Step": "Việc phải làm ở bước này." / "What is done.";
    CHANNEL = "Cách thức" / "Channel": "Nộp trực tiếp, qua bưu chính hay trực tuyến." / "In person, by post or online.";
    TIME = "Thời hạn giải quyết" / "Time limit": "Chỉ ghi số." / "The number only.";
    UNIT = "Đơn vị thời hạn" / "Unit of the time limit": "Ngày làm việc, ngày, giờ…" / "Working days, days, hours…";
    FEE_STATUS = "Tình trạng phí, lệ phí" / "Fee": "Để trống là chưa rõ, hoặc là có mức thu nếu dòng có khoản thu." / "Unknown when blank, or listed where the row has an amount.";
    FEE_NAME = "Khoản thu" / "Amount for": "Ví dụ: Phí, Lệ phí. Các khoản khác tên nộp cùng nhau; các mức cùng tên là các lựa chọn." / "Such as fee or charge. Amounts of different names are paid together, those of one name are alternatives.";
    FEE_AMOUNT = "Mức thu (đồng)" / "Amount (đồng)": "Số đồng, ghi mức đầy đủ trước khi giảm." / "Whole đồng, before any relief.";
    FEE_AT_MOST = "Mức tối đa (đồng)" / "At most (đồng)": "Khi chỉ biết mức tối đa." / "Where only the most is known.";
    FEE_CASE = "Ai nộp mức này" / "Who pays it": "Khi người khác nộp mức khác, ví dụ: cấp lại do mất." / "Where others pay another amount.";
    FEE_NOTE = "Ghi chú về khoản thu" / "Note on the amount": "Tính trên đơn vị nào, nội dung khác." / "Per what, or another remark.";
    RELIEF_FROM = "Miễn, giảm từ ngày" / "Relief from": "Ngày đầu tiên được miễn, giảm." / "The first day of the relief.";
    RELIEF_UNTIL = "Miễn, giảm đến hết ngày" / "Relief until": "Ngày cuối cùng được miễn, giảm." / "The last day of the relief.";
    RELIEF_PERCENT = "Nộp theo tỷ lệ (%)" / "Pays percent": "Phần trăm mức thu phải nộp trong thời gian đó (0 là miễn), hoặc “Chưa rõ”." / "Percentage of the amount paid then (0 for nothing), or “Unknown”.";
    RELIEF_AMOUNT = "Nộp số tiền (đồng)" / "Pays (đồng)": "Số đồng phải nộp trong thời gian đó." / "Whole đồng paid then.";
    RESULT_NAME = "Tên kết quả" / "Name of the result": "Khi không có loại giấy tờ phù hợp hoặc tên gọi khác." / "Where no type fits or the name differs.";
    CONDITION = "Nội dung yêu cầu, điều kiện" / "Condition": "Một yêu cầu hoặc điều kiện." / "One condition.";
    INSTRUMENT = "Số, ký hiệu văn bản" / "Number of the instrument": "Ví dụ 123/2015/NĐ-CP. Được ghi văn bản ngoài danh sách." / "Such as 123/2015/NĐ-CP; instruments outside the list may be given.";
    PER_YEAR = "Số hồ sơ một năm" / "Dossiers a year": "Số hồ sơ tiếp nhận trong một năm." / "Dossiers received in a year.";
    YEAR = "Năm" / "Year": "Năm của số liệu." / "The year of the figure.";
    VOLUME_SOURCE = "Nguồn số liệu" / "Source of the figure": "Ai công bố, ở đâu." / "Who published it, and where.";
    ACTIVITY = "Hoạt động" / "Activity": "Hoạt động được đo." / "The activity measured.";
    MEASURED_LINE = "Cho thành phần hồ sơ" / "For the line": "Mã hoặc tên thành phần; để trống là cho mọi thành phần." / "Id or text of the line; every line when blank.";
    MEASURED_CHANNEL = "Cho cách thức" / "For the channel": "Để trống là cho mọi cách thức." / "Every channel when blank.";
    HOURS = "Số giờ" / "Hours": "Số giờ làm việc của một người." / "Hours of one person.";
    PRICE = "Chi phí thuê, mua (đồng)" / "Services bought (đồng)": "Chi phí thuê dịch vụ, mua sắm." / "Hired services and what is bought.";
    MEASURED_SOURCE = "Ai đo, khi nào" / "Measured by": "Ai khảo sát, khi nào, bao nhiêu mẫu." / "Who measured it, when and how.";
}
