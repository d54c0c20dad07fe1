//! The words of the assessment of proposed procedures.

use super::{Lang, Noun, Phrase, Term};
use crate::assess::Part;

/// What stands where only people can answer.
pub const BLANK: &str = "[…]";

nouns! {
    PROPOSALS = "thủ tục đề xuất" / "proposed procedure" / "proposed procedures";
    STEPS = "bước" / "step" / "steps";
    CONDITIONS = "yêu cầu, điều kiện" / "condition" / "conditions";
}

phrases! {
    TITLE = "Đánh giá tác động của thủ tục hành chính đề xuất" / "Impact assessment of proposed procedures";
    SUM = "{proposals}: {new} mới, {revised} sửa đổi, bổ sung thủ tục hiện hành; đối chiếu với {catalogue} trong danh mục" / "{proposals}: {new} new, {revised} revising existing ones; set against {catalogue} of the catalogue";
    CATALOGUE_NOT_USED = "{count} trong {records} bản ghi của danh mục đối chiếu không đưa vào được, nên đề xuất chưa được đối chiếu với các bản ghi này; lệnh check nêu rõ từng bản ghi" / "{count} of {records} records of the catalogue could not be used, so the proposals were not set against them; the command check names each";
    FOUND = "{errors}, {warnings}, {infos}" / "{errors}, {warnings}, {infos}";
    PEOPLE_DECIDE = "Sự cần thiết và thẩm quyền do cơ quan soạn thảo trả lời: chỗ “[…]” để trống. Nếu không cần thiết hoặc không đúng thẩm quyền thì dừng đánh giá và không đề xuất thủ tục" / "Need and competence are for the drafting body to answer: “[…]” is left blank. Where either is denied, the assessment stops and the procedure is not proposed";
    BASIS = "Tính đến ngày {date}; bộ tham số {tariff}; chỉ tiêu {target}; mã đối chiếu danh mục {catalogue}, đề xuất {proposals}; {tool}" / "As of {date}; tariff edition {tariff}; target {target}; digest of the catalogue {catalogue}, of the proposals {proposals}; {tool}";
    PROPOSAL = "Thủ tục đề xuất" / "Proposal";
    KIND = "Loại" / "Kind";
    NEW = "mới" / "new";
    REVISED = "sửa đổi, bổ sung" / "revision";
    ERRORS = "Lỗi" / "Errors";
    WARNINGS = "Cảnh báo" / "Warnings";
    KNOWN_DATA = "Giấy tờ đã có dữ liệu" / "Papers held as data";
    COLUMN_ADDED = "Chi phí tăng thêm, một hồ sơ" / "Cost added, one dossier";
    IS_NEW = "Thủ tục mới: danh mục chưa có mã này" / "A new procedure: the catalogue has none of this code";
    IS_REVISION = "Sửa đổi, bổ sung thủ tục hiện hành cùng mã; chi phí tăng thêm là phần chênh lệch, có thể âm" / "A revision of the existing procedure of this code; what is added is the difference, which may be below zero";
    NOT_COVERED = "Thủ tục không thuộc cơ quan hoặc nhóm được chọn: không tính vào các trục của chỉ tiêu" / "The procedure is not of the authorities or groups chosen: it moves no axis of the target";
    QUESTION = "Câu hỏi" / "Question";
    ANSWER = "Trả lời" / "Answer";
    GROUND_OF = "Căn cứ: {ground} ({verified})" / "Ground: {ground} ({verified})";
    STOPS = "{text} Nếu không: dừng đánh giá, không đề xuất thủ tục." / "{text} If not, the assessment stops and the procedure is not proposed.";
    NOT_STATED = "không nêu" / "not stated";
    STATED_OF_ALL = "đã nêu cho mọi thành phần" / "stated for every line";
    NO_FORMS = "hồ sơ không có đơn, tờ khai" / "the dossier has no form";
    NO_KNOWN_DATA = "không có giấy tờ nào mà dữ liệu thay thế được toàn bộ nhưng chưa cho tra cứu" / "none that data replace wholly and that is not looked up";
    KNOWN_DATA_OF = "{lines}: xem bảng dưới đây" / "{lines}: see the table below";
    NO_OVERLAP = "không tìm thấy trong danh mục" / "none found in the catalogue";
    ALIKE_OF = "hồ sơ, tên gọi gần giống {code} “{name}” (mức độ giống {percent}), chưa đủ để coi là một" / "somewhat like {code} “{name}” ({percent} alike), not enough to be the same";
    LIKELY_OF = "có khả năng là {code} “{name}” (độ tin cậy {percent})" / "most likely {code} “{name}” (confidence {percent})";
    SAME_RESULTS_OF = "cùng kết quả: {codes}" / "same result: {codes}";
    SAME_PAPERS_OF = "cùng hồ sơ: {codes}" / "same papers: {codes}";
    NO_LINKS = "không tìm thấy liên hệ với thủ tục khác trong danh mục" / "no link with other procedures of the catalogue found";
    DEPENDS_ON = "cần giấy tờ do {count} cấp" / "needs papers issued by {count}";
    FEEDS = "kết quả được {count} yêu cầu" / "its result is asked for by {count}";
    CIRCLES_OF = "tạo {count} vòng lặp" / "closes circles: {count}";
    ALL_IN_FORCE = "không có văn bản nào đã biết là hết hiệu lực" / "none is known to be out of force";
    EXPIRED_OF = "đã hết hiệu lực: {numbers}" / "out of force: {numbers}";
    UNKNOWN_TEXTS = "chưa có trong dữ liệu văn bản: {numbers}" / "not among the texts known: {numbers}";
    PROVISIONS_OF = "{known} trên {lines} đã dẫn quy định: {ranks}" / "{known} of {lines} name their provision: {ranks}";
    NO_PROVISIONS = "không thành phần nào dẫn quy định" / "no line names its provision";
    RANK_OF = "{rank} ({numbers})" / "{rank} ({numbers})";
    COST_OF = "{amount} (khoảng {low} – {high})" / "{amount} (range {low} – {high})";
    COST_LOWER = "{cost}; chưa gồm phí, lệ phí chưa rõ mức: đây là mức tối thiểu" / "{cost}; fees whose amount is not known are not in it: this is a lower bound";
    COST_YEAR_UNKNOWN = "chưa biết số hồ sơ một năm, nên không tính" / "dossiers a year are not known, so none is computed";
    COST_YEAR_OF = "{cost} cho {dossiers} hồ sơ một năm" / "{cost} for {dossiers} dossiers a year";
    SEE_AXES = "xem bảng chỉ tiêu dưới đây" / "see the table of the target below";
    AXES_NONE = "không tính" / "not computed";
    DERIVABLE = "Giấy tờ đề xuất yêu cầu mà Nhà nước đã có dữ liệu" / "Papers asked for that the State holds as data";
    LINE = "Thành phần hồ sơ" / "Dossier line";
    GRADE = "Mức thay thế" / "Grade";
    REGISTERS = "Cơ sở dữ liệu" / "Registers";
    GROUNDS = "Căn cứ" / "Ground";
    LOOKED_UP = "đã cho tra cứu" / "looked up";
    OVERLAPS = "Trùng lặp, liên hệ với thủ tục hiện hành" / "Overlaps and links with existing procedures";
    RELATION = "Liên hệ" / "Relation";
    PROCEDURE = "Thủ tục" / "Procedure";
    DETAIL = "Chi tiết" / "Detail";
    RELATION_LIKELY = "có khả năng là một" / "most likely the same";
    RELATION_ALIKE = "hồ sơ, tên gọi gần giống" / "somewhat alike";
    RELATION_RESULT = "cấp cùng kết quả" / "issues the same";
    RELATION_PAPERS = "yêu cầu cùng giấy tờ" / "asks for the same papers";
    RELATION_SUPPLIES = "cấp giấy tờ mà đề xuất yêu cầu" / "issues what the proposal asks for";
    RELATION_DEMANDS = "yêu cầu kết quả của đề xuất" / "asks for what the proposal issues";
    RELATION_CIRCLE = "vòng lặp" / "circle";
    SURE = "độ tin cậy {percent}" / "confidence {percent}";
    OF_PAPERS = "{common}/{all}: {papers}" / "{common}/{all}: {papers}";
    COST = "Chi phí tăng thêm" / "Cost added";
    KEPT = "Đề xuất không nêu: {parts}; không nêu không phải là cắt giảm, nên số liệu tính các nội dung này như thủ tục hiện hành" / "The proposal does not state: {parts}; not to state is not to cut, so figures take these as they are in the existing procedure";
    NO_YEAR = "Chưa biết số hồ sơ một năm, nên không tính cho một năm" / "Dossiers a year are not known, so nothing is computed for a year";
    AMOUNT = "Khoản" / "Amount";
    LOW = "Thấp" / "Low";
    USED = "Dùng để tính" / "Used";
    HIGH = "Cao" / "High";
    COST_EXISTING = "Thủ tục hiện hành, một hồ sơ" / "Existing procedure, one dossier";
    COST_PROPOSED = "Thủ tục đề xuất, một hồ sơ" / "Proposal, one dossier";
    COST_ADDED = "Tăng thêm, một hồ sơ" / "Added, one dossier";
    COST_WITH_MEASURES = "Đề xuất sau khi thực hiện phương án" / "Proposal with the measures";
    COST_PROPOSED_YEAR = "Thủ tục đề xuất, một năm ({dossiers} hồ sơ)" / "Proposal, a year ({dossiers} dossiers)";
    COST_ADDED_YEAR = "Tăng thêm, một năm" / "Added, a year";
    COST_NOTE = "Công thức tại Điều 27 Thông tư 02/2017/TT-VPCP; đơn vị: {coin}; {percent} dựa trên giả định của bộ tham số {tariff}" / "By the formula of Article 27 of Circular 02/2017/TT-VPCP; in {coin}; {percent} rests on assumptions of the tariff edition {tariff}";
    LOWER_BOUND = "Có phí, lệ phí chưa rõ mức và chưa tính: các số tiền của đề xuất là mức tối thiểu" / "Fees of unknown amount are left out: what the proposal costs is a lower bound";
    EXISTING_BOUND = "Thủ tục hiện hành có phí, lệ phí chưa rõ mức; phần chênh lệch không gồm khoản đó" / "The existing procedure has fees of unknown amount; the difference leaves them out";
    AXES = "Ảnh hưởng đến chỉ tiêu" / "Effect on the target";
    AXIS = "Trục" / "Axis";
    ADDED = "Tăng thêm" / "Added";
    BASELINE = "Mức gốc" / "Baseline";
    CUT_BEFORE = "Mức cắt theo phương án" / "Cut by the measures";
    CUT_AFTER = "Còn lại khi có đề xuất" / "Left with the proposal";
    GOAL = "Chỉ tiêu" / "Goal";
    VERDICT = "Kết luận" / "Verdict";
    STAYS_REACHED = "vẫn đạt" / "still reached";
    STAYS_MISSED = "vẫn chưa đạt" / "still missed";
    NOW_MISSED = "không còn đạt" / "no longer reached";
    NOW_REACHED = "đạt nhờ đề xuất" / "reached by the proposal";
    UNKNOWN_AXIS = "chưa biết số hồ sơ một năm" / "dossiers a year not known";
    AXES_NOTE = "{target}; chi phí tính {basis}. Phần tăng thêm được trừ vào phần các phương án cắt giảm được; mức gốc của danh mục không đổi" / "{target}; cost {basis}. What is added is taken from what the measures cut; the baseline of the catalogue stays";
    CHANGES = "Thay đổi so với thủ tục hiện hành" / "Changes to the existing procedure";
    CHANGE = "Thay đổi" / "Change";
    EXISTING = "Hiện hành" / "Existing";
    PROPOSED = "Đề xuất" / "Proposed";
    MOVES = "Chi phí, một hồ sơ" / "Cost, one dossier";
    FINDINGS = "Phát hiện về đề xuất" / "Findings on the proposal";
    OTHER_FINDINGS = "Phát hiện khác" / "Other findings";
    NO_FINDINGS = "Không có phát hiện nào." / "Nothing found.";
    SEVERITY = "Mức độ" / "Severity";
    CODE = "Mã quy tắc" / "Rule";
    MESSAGE = "Nội dung" / "Message";
    WHERE = "Thành phần" / "Line";
    TOGETHER = "Các thủ tục đề xuất cùng nhau" / "The proposals together";
    TOGETHER_COST = "Tăng thêm tổng cộng, mỗi thủ tục một hồ sơ: {cost}" / "Added in all, one dossier of each: {cost}";
    TOGETHER_YEAR = "Tăng thêm trong một năm, {procedures} đã biết số hồ sơ: {cost}" / "Added in a year, {procedures} of known volume: {cost}";
    TOGETHER_YEAR_UNKNOWN = "Chưa biết số hồ sơ một năm của thủ tục nào, nên không tính cho một năm" / "No volume is known, so nothing is computed for a year";
    TOGETHER_BOUND = "{procedures} có phí, lệ phí chưa rõ mức: tổng là mức tối thiểu" / "{procedures} with fees of unknown amount: the sum is a lower bound";
    NO_MEETINGS = "Không tìm thấy chồng lấn giữa các thủ tục đề xuất." / "No overlap among the proposals found.";
    FIRST = "Thủ tục đề xuất" / "Proposal";
    SECOND = "và" / "and";
    SAME_RESULT_IS = "cùng kết quả: {results}" / "same result: {results}";
    SAME_PAPERS_IS = "cùng giấy tờ {common}/{all}: {papers}" / "same papers {common}/{all}: {papers}";
    CIRCLE_TOGETHER = "vòng lặp chỉ có khi ban hành cùng nhau: {circle}" / "a circle that only both close: {circle}";
}

says! {
    Part {
        Name => "tên thủ tục" / "the name",
        Steps => "trình tự thực hiện" / "the steps",
        Channels => "cách thức thực hiện" / "the ways to submit",
        Dossier => "thành phần hồ sơ" / "the dossier",
        Copies => "số lượng bản chính, bản sao" / "the number of originals and copies",
        TimeLimit => "thời hạn giải quyết" / "the time limit",
        Subjects => "đối tượng thực hiện" / "who may ask for it",
        Agency => "cơ quan giải quyết" / "the agency that settles it",
        Forms => "mẫu đơn, mẫu tờ khai" / "the form to fill in",
        Results => "kết quả thực hiện" / "the result",
        Conditions => "yêu cầu, điều kiện" / "the conditions",
        Fees => "phí, lệ phí" / "the fees",
        LegalBases => "căn cứ pháp lý" / "the legal bases",
    }
}

/// Proposals, counted.
#[must_use]
pub fn count(proposals: usize, lang: Lang) -> String {
    PROPOSALS.count(proposals, lang)
}
