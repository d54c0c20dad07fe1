//! Headings, columns and sentences of reports and commands.

use super::{Noun, Phrase};

/// Declares constants, one phrase each.
macro_rules! phrases {
    ($($name:ident = $vi:literal / $en:literal;)+) => {
        $(#[doc = $en] pub const $name: Phrase = Phrase::new($vi, $en);)+
    };
}

/// Declares nouns in their three forms.
macro_rules! nouns {
    ($($name:ident = $vi:literal / $one:literal / $many:literal;)+) => {
        $(#[doc = $many] pub const $name: Noun = Noun::new($vi, $one, $many);)+
    };
}

nouns! {
    PROCEDURES = "thủ tục" / "procedure" / "procedures";
    LINES = "thành phần hồ sơ" / "dossier line" / "dossier lines";
    PAPERS = "giấy tờ" / "paper" / "papers";
    FORMS = "đơn, tờ khai" / "form" / "forms";
    NOTES = "ghi chú" / "note" / "notes";
    FINDINGS = "phát hiện" / "finding" / "findings";
    FAULTS = "lỗi" / "fault" / "faults";
    ERRORS = "lỗi" / "error" / "errors";
    WARNINGS = "cảnh báo" / "warning" / "warnings";
    INFOS = "lưu ý" / "remark" / "remarks";
    FILES = "tệp" / "file" / "files";
}

phrases! {
    TITLE = "Rà soát thành phần hồ sơ" / "Dossier review";
    AS_OF = "Tính đến ngày {date}" / "As of {date}";
    KNOWLEDGE_AS_OF = "dữ liệu pháp luật đến ngày {date}" / "legal knowledge as of {date}";
    DIGEST = "mã đối chiếu đầu vào {digest}" / "input digest {digest}";
    READ = "{procedures}, {lines}: {papers}, {forms}, {notes}" / "{procedures}, {lines}: {papers}, {forms}, {notes}";
    REPLACEABLE = "{full} ({percent}) thay thế được toàn bộ bằng dữ liệu, {partial} một phần, {fact} chỉ cần xác nhận có hoặc không, {none} chưa thay thế được" / "{full} ({percent}) fully replaceable by data, {partial} partly, {fact} by a yes or no, {none} not";
    ALREADY = "{lines} đã cho phép tra cứu dữ liệu thay cho giấy tờ" / "{lines} where the data are already looked up";
    REGISTERS = "Cơ sở dữ liệu thay thế được giấy tờ" / "Registers that replace papers";
    REGISTER = "Cơ sở dữ liệu" / "Register";
    REPLACES = "Thành phần thay thế được" / "Lines replaceable";
    SHARE = "Tỷ lệ" / "Share";
    AUTHORITIES = "Theo cơ quan công bố" / "By authority";
    AUTHORITY = "Cơ quan" / "Authority";
    COLUMN_PROCEDURES = "Thủ tục" / "Procedures";
    COLUMN_LINES = "Thành phần" / "Lines";
    COLUMN_PAPERS = "Giấy tờ" / "Papers";
    COLUMN_FULL = "Toàn bộ" / "Full";
    COLUMN_FACT = "Có/không" / "Yes/no";
    COLUMN_PARTIAL = "Một phần" / "Partial";
    COLUMN_NONE = "Chưa" / "None";
    TOP_PROCEDURES = "Thủ tục có nhiều giấy tờ thay thế được nhất" / "Procedures with most replaceable papers";
    CODE = "Mã" / "Code";
    NAME = "Tên" / "Name";
    TOP_PAPERS = "Giấy tờ được yêu cầu nhiều nhất" / "Papers asked for most";
    PAPER = "Giấy tờ" / "Paper";
    ASKED = "Số lần yêu cầu" / "Asked for";
    UNLOCKS = "Việc cần mở để thay thế được thêm nhiều giấy tờ nhất" / "Openings that would replace most further papers";
    OPENING = "Việc cần mở" / "Opening";
    OPEN_ITEM = "Chia sẻ trường “{item}”" / "Share the item “{item}”";
    OPEN_RULE = "Quy định không yêu cầu nộp “{paper}”" / "Rule that “{paper}” is not to be asked for";
    ABOLITION = "Thủ tục có thể xem xét bãi bỏ" / "Candidates for abolition";
    CYCLES = "Vòng lặp thủ tục" / "Circles of procedures";
    BUNDLES = "Nhóm thủ tục có thể liên thông" / "Procedures that could be one visit";
    SHARED_PAPERS = "Giấy tờ dùng chung" / "Papers in common";
    FOUND = "Phát hiện" / "Findings";
    SEVERITY = "Mức độ" / "Severity";
    COUNT = "Số lượng" / "Count";
    MORE = "… và {count} dòng nữa (--all)" / "… and {count} more (--all)";
    MORE_FAULTS = "… và {count} lỗi nữa" / "… and {count} more faults";
    EXPLAIN_HINT = "tinhgon explain {code} giải thích từng quy tắc" / "tinhgon explain {code} tells what a rule means";
    NOTHING_FOUND = "Không có phát hiện nào." / "Nothing found.";
    WAIVED = "{findings} được miễn trừ" / "{findings} waived";
    NO_RULE = "không có quy tắc “{name}”" / "there is no rule “{name}”";
    SUMMARY = "{errors}, {warnings}, {infos}" / "{errors}, {warnings}, {infos}";
    SETTLED_BY = "Cơ quan giải quyết" / "Settled by";
    PROMULGATED_BY = "Cơ quan công bố" / "Promulgated by";
    SECTOR = "Lĩnh vực" / "Field";
    SUBJECTS = "Đối tượng" / "For";
    LEVEL = "Cấp" / "Level";
    CASE = "Trường hợp" / "Case";
    DOSSIER = "Thành phần hồ sơ" / "Dossier";
    CHANNELS = "Cách thức thực hiện" / "Channels";
    RESULTS = "Kết quả" / "Results";
    LEGAL_BASES = "Căn cứ pháp lý" / "Legal bases";
    VOLUME = "{count} hồ sơ mỗi năm" / "{count} dossiers a year";
    TIME_UNKNOWN = "không rõ thời hạn" / "time limit unknown";
    FEE_FREE = "miễn phí" / "free";
    FEE_UNKNOWN = "không rõ phí" / "fee unknown";
    FEE_PROVINCE = "phí do địa phương quy định" / "fee set by the province";
    LOOKED_UP = "đã tra cứu" / "looked up";
    BY_DATA_OF = "thay bằng {registers}" / "replaced by {registers}";
    BLOCKED_BY = "còn thiếu {items}" / "missing {items}";
    UNKNOWN_TYPE = "giấy tờ chưa nhận diện" / "paper of no known type";
    RULE_WHAT = "Nội dung" / "What";
    RULE_WHY = "Lý do" / "Why";
    RULE_SOURCE = "Nguồn" / "Source";
    RULE_MESSAGE = "Thông báo" / "Message";
    RULE_SEVERITY = "Mức độ" / "Severity";
    REGISTERS_OF_LINE = "Cơ sở dữ liệu" / "Registers";
    WHY = "Vì" / "Because";
    SIMILARITY = "độ giống {score}, kế tiếp {runner_up}" / "similarity {score}, next {runner_up}";
    IMPORTED = "Đã đọc {records} bản ghi, ghi {written}, {remarks} nhận xét vào {dir}" / "Read {records} records, wrote {written} to {dir}, {remarks} remarks";
    NOT_USED = "{count} trong {records} bản ghi không đưa vào được; lệnh check nêu rõ từng bản ghi" / "{count} of {records} records could not be used; the command check names each";
    LEFT_OUT = "bỏ qua: {reason}" / "left out: {reason}";
    NOT_FOUND = "không có thủ tục, loại giấy tờ hay quy tắc nào tên là “{name}”" / "no procedure, paper or rule is called “{name}”";
    DID_YOU_MEAN = "có phải là “{name}”?" / "did you mean “{name}”?";
    AMBIGUOUS = "“{name}” là tên gọi của nhiều loại giấy tờ: {papers}" / "“{name}” names several papers: {papers}";
    OUT_NEEDED = "cần --out THƯ_MỤC để ghi các tệp" / "--out FOLDER is needed to write the files";
    PROOF_RULES = "Quy định cho phép thay thế" / "Rules that let it go";
    PROOF_ITEMS = "Thông tin đã có trong cơ sở dữ liệu" / "What registers answer";
    PROOF_BLOCKED = "Thông tin chưa có" / "What no register answers";
    PROOF_CANDIDATES = "Cơ sở dữ liệu có dữ liệu nhưng chưa có quy định" / "Registers that hold its data without a rule";
    PROOF_KEPT = "vẫn được yêu cầu theo" / "still required by";
    PROOF_CAVEATS = "Trường hợp dữ liệu có thể thiếu" / "Where the data may be missing";
    PROOF_OBSOLETE = "đã hết giá trị sử dụng từ ngày {date}" / "not valid since {date}";
    RULE_COUNTS = "đang áp dụng" / "counts";
    RULE_NOT_YET = "có hiệu lực từ ngày {date}" / "in force from {date}";
    RULE_OTHER_FIELD = "chỉ áp dụng cho thủ tục căn cứ vào chính văn bản này" / "counts only in procedures that rest on this very instrument";
    RULE_UNVERIFIED = "chưa kiểm chứng nguồn, không tính" / "source not verified, not counted";
    RULE_ENDED = "hết hiệu lực sau ngày {date}" / "in force until {date}";
    REGISTER_NOT_YET = "khai thác được từ ngày {date}" / "usable from {date}";
    READ_NOT_YET = "cơ quan được khai thác từ ngày {date}" / "readable by the agency from {date}";
    ITEM_NOT_YET = "có dữ liệu từ ngày {date}" / "held from {date}";
    NOT_PERMITTED = "cơ quan chưa được phép khai thác" / "the agency has no permission to read it";
    OTHER_POPULATION = "không có dữ liệu về đối tượng này" / "holds no data about them";
    HELD_BY = "{register}, mục {ref}" / "{register}, item {ref}";
    MAY_READ = "cơ quan được khai thác" / "the agency may read it";
    SINCE_NOT_FOUND = "chưa rõ ngày bắt đầu khai thác" / "first day not found";
    PROGRESS = "đang rà soát thủ tục" / "analysing procedures";
    ERROR = "lỗi" / "error";
    HELP = "gợi ý" / "help";
    NOTE = "ghi chú" / "note";
    CANNOT_WRITE = "không ghi được {path}: {reason}" / "cannot write {path}: {reason}";
    FORMAT_REFUSED = "lệnh này không xuất được dạng {format}; dùng: {formats}" / "this command does not write {format}; use {formats}";
    NO_SCHEMA = "không có định dạng “{name}”; có: {names}" / "there is no format “{name}”; there are: {names}";
    BAD_THREADS = "không tạo được {count} luồng: {reason}" / "cannot start {count} threads: {reason}";
    DOCUMENTS_NONE = "không có giấy tờ nào" / "no paper";
    COST_SHEET = "Bảng tính chi phí tuân thủ" / "Compliance cost sheet";
    COST_BEFORE = "Chi phí hiện tại" / "Cost now";
    COST_AFTER = "Chi phí sau đơn giản hóa" / "Cost after simplification";
    COST_TASK = "Công việc" / "Task";
    COST_ACTIVITY = "Hoạt động" / "Activity";
    COST_HOURS = "Giờ" / "Hours";
    COST_SERVICES = "Dịch vụ, phí" / "Services, fees";
    COST_ONCE = "Một lần" / "Once";
    COST_TIMES = "Số lần mỗi hồ sơ" / "Times a dossier";
    COST_VOLUME = "Lần/năm × đối tượng" / "A year × subjects";
    COST_TOTAL = "Thành tiền" / "Amount";
    COST_TOTAL_IS = "Tổng: {total}" / "Total: {total}";
    COST_RANGE = "khoảng {low} – {high}" / "range {low} – {high}";
    COST_ASSUMED = "{percent} dựa trên giả định" / "{percent} rests on assumptions";
    COST_SAVED = "Tiết kiệm: {saving} ({percent})" / "Saved: {saving} ({percent})";
    COST_FEES = "Phí, lệ phí" / "Fees and charges";
    COST_TITLE = "Chi phí tuân thủ" / "Compliance cost";
    COST_LINE = "{before} → {after}, tiết kiệm {saving} ({percent}), {basis}" / "{before} → {after}, saving {saving} ({percent}), {basis}";
    COST_ANNUAL = "{procedures} có số lượng hồ sơ: {before} → {after} mỗi năm, tiết kiệm {saving} ({percent})" / "{procedures} with a known volume: {before} → {after} a year, saving {saving} ({percent})";
    COST_NO_VOLUME = "{procedures} chưa có số lượng hồ sơ, chỉ tính cho mỗi hồ sơ" / "{procedures} without a volume, priced per dossier only";
    COST_FEE_UNKNOWN = "{procedures} chưa rõ mức phí, lệ phí; khoản này chưa tính vào tổng" / "{procedures} whose fees are not all known; these are not in the sums";
    COST_SURE = "9 trên 10 lần mô phỏng: tiết kiệm từ {low} đến {high}; đạt mục tiêu trong {reached} trên {draws} lần (hạt giống {seed})" / "nine draws in ten: saving {low} to {high}; the goal is reached in {reached} of {draws} draws (seed {seed})";
    COST_SURE_NO_GOAL = "9 trên 10 lần mô phỏng: tiết kiệm từ {low} đến {high} ({draws} lần, hạt giống {seed})" / "nine draws in ten: saving {low} to {high} ({draws} draws, seed {seed})";
    TARIFF = "bộ tham số {tariff}" / "tariff edition {tariff}";
    TARGET = "Mục tiêu, nếu thực hiện các phương án" / "Target, if the measures are carried out";
    AXIS = "Trục" / "Axis";
    GOAL = "Chỉ tiêu" / "Goal";
    CUT = "Cắt giảm" / "Cut";
    VERDICT = "Kết luận" / "Verdict";
    FRACTION = "Tử số/mẫu số" / "Fraction";
    UNIT = "Đơn vị tính" / "Unit";
    MEASURES = "Phương án đơn giản hóa" / "Measures";
    MEASURE = "Phương án" / "Measure";
    SAVING = "Tiết kiệm" / "Saving";
    DEAREST = "Thủ tục tiết kiệm được nhiều nhất" / "Procedures that save most";
    BEFORE = "Trước" / "Before";
    AFTER = "Sau" / "After";
    SWINGS = "Tham số làm thay đổi tỷ lệ cắt giảm nhiều nhất" / "Constants that move the percentage most";
    CONSTANT = "Tham số" / "Constant";
    AT_LOW = "Ở mức thấp" / "At its low";
    AT_HIGH = "Ở mức cao" / "At its high";
    FLIPS = "Đổi kết luận" / "Flips the verdict";
    YES = "có" / "yes";
    NO_TARIFF = "không có bộ tham số “{name}”; có: {names}" / "there is no tariff edition “{name}”; there are: {names}";
    NO_TARGET = "không có mục tiêu “{name}”; có: {names}" / "there is no target “{name}”; there are: {names}";
    NO_KIND = "không có loại phương án “{name}”; có: {names}" / "there is no kind of measure “{name}”; there are: {names}";
    NOT_A_PROCEDURE = "“{name}” không phải là thủ tục hay tệp bảng tính chi phí" / "“{name}” is neither a procedure nor a cost sheet";
    NO_SCENARIO = "không có kịch bản “{name}”; có: {names}" / "there is no scenario “{name}”; there are: {names}";
    NO_AUTHORITY = "không có cơ quan “{name}”; có: {names}" / "there is no authority “{name}”; there are: {names}";
    SCENARIO = "kịch bản: {name}" / "scenario: {name}";
    PUBLISHED = "Mức tiết kiệm đã công bố: {saving} mỗi năm ({source})" / "Published saving: {saving} a year ({source})";
    PUBLISHED_COMPUTED = "tính được từ số lượng hồ sơ có nguồn: {saving} mỗi năm, tức {percent} mức đã công bố" / "computed from volumes that have a source: {saving} a year, {percent} of what was published";
    PUBLISHED_NONE = "chưa có số lượng hồ sơ nào kèm nguồn, nên chưa tính được mức tiết kiệm mỗi năm" / "no volume has a source, so no yearly saving can be computed";
    PUBLISHED_NEEDED = "phần còn thiếu {gap} cần khoảng {dossiers} hồ sơ mỗi năm, với mức tiết kiệm bình quân {mean} mỗi hồ sơ ({low} – {high}: từ {fewest} đến {most} hồ sơ)" / "the gap of {gap} would take about {dossiers} dossiers a year at a mean saving of {mean} a dossier ({low} – {high}: {fewest} to {most} dossiers)";
    PUBLISHED_CAVEAT = "mức công bố gồm cả tiết kiệm của Nhà nước; bảng này chỉ tính chi phí của người dân, tổ chức" / "the published figure includes what the State saves; this one counts only those who comply";
    AMENDMENTS = "Văn bản cần sửa đổi" / "Instruments to amend";
    AMENDMENTS_LINE = "{lines} được cắt giảm hoặc đơn giản hóa; {known} đã rõ điểm, khoản, điều: {provisions} quy định trong {instruments} văn bản" / "{lines} cut or simplified; for {known} the provision is known: {provisions} provisions in {instruments} instruments";
    INSTRUMENT = "Văn bản" / "Instrument";
    RANK = "Loại" / "Rank";
    PROVISIONS = "Quy định" / "Provisions";
    COST_BY_AUTHORITY = "Mục tiêu theo cơ quan công bố" / "Target by authority";
    REGULATIONS_CUT = "Quy định" / "Regulations";
    COST_CUT = "Chi phí" / "Cost";
    LABOUR = "{hours} giờ × {income}" / "{hours} h × {income}";
}
