//! The words of the page that `--format html` writes, beside those it shares with the other reports.

use super::{Lang, Phrase, labels};

phrases! {
    SKIP = "Bỏ qua, tới nội dung" / "Skip to the content";
    CONTENTS = "Mục lục" / "Contents";
    THEME = "Nền sáng hoặc tối" / "Light or dark";
    SUMMARY = "Kết luận" / "Verdict";
    BY_AUTHORITY = "Cơ quan" / "Authorities";
    BY_PROCEDURE = "Thủ tục" / "Procedures";
    BY_INSTRUMENT = "Văn bản" / "Instruments";
    PLAN = "Kế hoạch sửa đổi" / "Plan of amendments";
    PAPERS = "Giấy tờ" / "Papers";
    FINDINGS = "Phát hiện" / "Findings";
    METHOD = "Nguồn và cách tính" / "Sources and method";
    COST_BASIS_IS = "Cơ sở tính chi phí: {basis} (basis: {word})" / "Basis of the cost: {basis} (basis: {word})";
    AXIS_LINE = "{axis}: cắt giảm {percent} ({cut} / {baseline}); chỉ tiêu {goal}; kết luận: {verdict}" / "{axis}: {percent} cut ({cut} / {baseline}); goal {goal}; verdict: {verdict}";
    NO_GOAL = "không đặt" / "none";
    CHART_AXES = "Mức cắt giảm trên từng trục so với chỉ tiêu" / "Cut on each axis against the goal";
    CHART_AXES_NOTE = "Thanh: mức cắt giảm nếu thực hiện các phương án; vạch cam: chỉ tiêu; nét ngang mảnh: khoảng của 9 trên 10 lần mô phỏng." / "Bar: the cut if the measures are carried out; orange line: the goal; thin line: the range of nine draws in ten.";
    CHART_BEFORE = "Chi phí tuân thủ trước và sau, theo cơ quan công bố" / "Compliance cost before and after, by promulgating authority";
    CHART_BEFORE_NOTE = "Xám: trước; xanh: sau khi thực hiện các phương án; {basis}." / "Grey: before; blue: with the measures; {basis}.";
    BEFORE_AFTER = "{before} → {after} (giảm {percent})" / "{before} → {after} ({percent} less)";
    CHART_PROCEDURES = "Thủ tục góp nhiều nhất vào mức tiết kiệm" / "Procedures that carry most of the saving";
    CHART_INSTRUMENTS = "Văn bản chi phối nhiều thành phần hồ sơ được cắt giảm nhất" / "Instruments behind most of the dossier lines cut";
    CHART_PARETO_NOTE = "Trái: phần của từng mục; phải: phần cộng dồn trong tổng số, vạch cam ở 80 %." / "Left: what each carries; right: the running share of the whole, the orange line at 80%.";
    PARETO_LINE = "{count} mục đầu chiếm {percent} của {total}" / "the first {count} carry {percent} of {total}";
    CHART_FRONTIER_NOTE = "Trục ngang: mức cắt giảm (%); trục đứng: trọng số của các văn bản phải sửa. Mức không đạt được thì không có điểm." / "Across: level of reduction (%); up: weight of the instruments to amend. A level that cannot be reached has no point.";
    CHART_ROAD = "Mức cắt giảm đạt được sau từng văn bản của lộ trình" / "Cut reached after each instrument of the road";
    CHART_ROAD_NOTE = "Trục ngang: thứ tự văn bản; trục đứng: mức cắt giảm cộng dồn (%); nét cam: chỉ tiêu." / "Across: the instruments in order; up: the cut so far (%); orange: the goals.";
    HEAT = "Thành phần hồ sơ thay được bằng dữ liệu: cơ quan công bố × cơ sở dữ liệu" / "Dossier lines that data can replace: promulgating authority × register";
    HEAT_NOTE = "Số trong ô là số thành phần hồ sơ; màu đậm dần theo số đó. Bấm vào ô để xem các thủ tục." / "The number counts dossier lines; the more, the darker. A cell leads to its procedures.";
    LIKELY_LINES = "Thành phần (dự kiến)" / "Lines (likely)";
    KNOWN_LINES = "Thành phần (đã rõ)" / "Lines (stated)";
    INSTRUMENTS_NOTE = "“Đã rõ”: danh mục nêu điểm, khoản, Điều; “dự kiến”: căn cứ pháp lý có khả năng nhất, cần kiểm tra trước khi sửa." / "“Stated”: the catalogue names the provision; “likely”: the legal basis that most likely imposes the line, to be checked before it is amended.";
    NO_INSTRUMENT = "{lines} được cắt giảm chưa rõ văn bản" / "for {lines} cut no instrument is known";
    TITLE_OF = "Trích yếu" / "Title";
    STATE = "So với chỉ tiêu" / "Against the goals";
    REACHES_ALL = "đạt" / "reached";
    MISSES_SOME = "chưa đạt: {axes}" / "behind: {axes}";
    NOTHING_ASKED = "không có chỉ tiêu" / "no goal";
    RULES = "Số phát hiện theo quy tắc" / "Findings by rule";
    MORE_ROWS = "… và {count} dòng nữa, xem bản JSON" / "… and {count} more rows; the JSON has them";
    NO_SCRIPT = "Trang này cần JavaScript để tìm kiếm và xem từng thủ tục; các bảng tổng hợp bên trên vẫn đọc được." / "The search and the pages of single procedures need JavaScript; the tables above can be read without.";
    METHOD_COST = "Chi phí = giờ công × thu nhập bình quân mỗi giờ + dịch vụ thuê ngoài + phí, lệ phí (Điều 27 Thông tư 02/2017/TT-VPCP). Thời gian cơ quan giải quyết không phải công lao động của người thực hiện. Mỗi tham số có nguồn và dấu “chính thức”, “đo được” hoặc “giả định”; “tinhgon explain TÊN” cho xem từng tham số." / "Cost = hours × average hourly income + hired services + fees (Article 27 of Circular 02/2017/TT-VPCP). The time an agency takes is no work of the applicant. Every constant has a source and is marked official, measured or assumption; “tinhgon explain NAME” shows each.";
    METHOD_GRADE = "Giấy tờ chỉ được coi là thay thế được khi có cả hai điều kiện: một quy định đang có hiệu lực cho phép, và cơ sở dữ liệu mà cơ quan giải quyết được khai thác có đủ thông tin. Chưa rõ thì ghi là chưa rõ, không coi là bằng không." / "A paper counts as replaceable only when both hold: a rule in force lets it go, and registers that the agency may read hold the data. What is not known is said to be unknown and never taken for zero.";
    METHOD_TARGET = "Các trục cho biết mức cắt giảm nếu mọi phương án được thông qua, tính trên danh mục này; đó không phải tỷ lệ chính thức." / "The axes say what is cut if all measures were adopted, over this catalogue; that is not the official ratio.";
    SEARCH = "Tìm thủ tục, giấy tờ" / "Search procedures and papers";
    SEARCH_HINT = "mã, tên, lĩnh vực hoặc giấy tờ; gõ không dấu cũng được" / "code, name, field or paper; marks may be left out";
    ALL = "Tất cả" / "All";
    RULE = "Phát hiện" / "Finding";
    REPLACEABLE_ONLY = "Có giấy tờ thay thế được" / "With replaceable papers";
    CLEAR = "Bỏ lọc" / "Clear";
    HITS = "{count} / {all} thủ tục" / "{count} of {all} procedures";
    NO_HITS = "Không có thủ tục nào phù hợp." / "No procedure matches.";
    KEYS = "Phím tắt: / tìm kiếm, ↑ ↓ chọn dòng, Enter mở, Esc trở lại." / "Keys: / searches, ↑ ↓ move, Enter opens, Esc goes back.";
    LIST = "Danh sách thủ tục" / "List of procedures";
    BACK = "Trở lại danh sách" / "Back to the list";
    PREVIOUS = "Thủ tục trước" / "Previous procedure";
    NEXT = "Thủ tục sau" / "Next procedure";
    NOT_HERE = "Không có mục “{id}” trong báo cáo này." / "There is no item “{id}” in this report.";
    FULL_PAPERS = "Thay thế được" / "Replaceable";
    PERCENT = "Tỷ lệ" / "Percent";
    REQUIREMENT = "Thành phần" / "Line";
    VERDICT_OF_LINE = "Mức thay thế" / "Verdict";
    PROVISION = "Quy định" / "Provision";
    PROVISION_UNKNOWN = "chưa rõ" / "not known";
    COPIES = "{originals} bản chính, {copies} bản sao" / "{originals} originals, {copies} copies";
    NOT_KNOWN = "chưa rõ" / "not known";
    ONE_OF = "một trong các" / "any of";
    MISSING = "còn thiếu: {items}" / "missing: {items}";
    PROOF = "Căn cứ của kết luận" / "Proof";
    FROM_ABROAD = "giấy tờ do nước ngoài cấp: không cơ sở dữ liệu nào thay được" / "issued abroad: no register replaces it";
    TAKEN_BACK = "bản chính phải nộp lại, dữ liệu không thay được" / "the paper itself is handed in for good: data do not replace it";
    LENT = "cùng mục đích với giấy tờ nêu bên cạnh, nên theo kết luận về giấy tờ đó" / "serves the purpose of the paper beside it and shares its verdict";
    FORM_NAME = "mẫu: {form}" / "form: {form}";
    MEASURE_CHOSEN = "Thực hiện" / "Carried out";
    MEASURE_ALONE = "Tiết kiệm nếu làm riêng" / "Saving alone";
    MEASURE_PART = "Phần trong tổng tiết kiệm" / "Part of the saving";
    LIKELY_BASIS = "{instrument} (dự kiến)" / "{instrument} (likely)";
    INCOME_AN_HOUR = "Thu nhập/giờ" / "Income per hour";
    PRICE = "Dịch vụ, phí" / "Services, fees";
    TIMES_BEFORE = "Số lần trước" / "Times before";
    TIMES_AFTER = "Số lần sau" / "Times after";
    AMOUNT_BEFORE = "Thành tiền trước" / "Amount before";
    AMOUNT_AFTER = "Thành tiền sau" / "Amount after";
    TOTAL = "Tổng mỗi hồ sơ" / "Total per dossier";
    PER_DOSSIER = "cho mỗi hồ sơ (basis: per_dossier)" / "per dossier (basis: per_dossier)";
    NOT_COVERED = "Kịch bản không tính chi phí của thủ tục này." / "The scenario does not price this procedure.";
    GRAPH = "Sơ đồ: thủ tục – giấy tờ – cơ sở dữ liệu" / "Drawing: procedure – papers – registers";
    GRAPH_DESC = "{papers} giấy tờ, biểu mẫu; {registers} cơ sở dữ liệu; nét liền: thay được, nét đứt: chỉ một phần" / "{papers} papers and forms; {registers} registers; solid: replaceable, dashed: in part";
    NO_LINES = "Nguồn không công bố thành phần hồ sơ." / "The source publishes no dossier.";
    NO_FINDINGS = "Không có phát hiện." / "No findings.";
    NO_MEASURES = "Không có phương án nào." / "No measures.";
    FACTS_TAKEN = "Ngày lấy dữ liệu" / "Facts taken on";
    SOURCE = "Nguồn" / "Source";
    VOLUME = "Số lượng hồ sơ mỗi năm" / "Dossiers a year";
    LINK_HERE = "Liên kết tới mục này" / "Link to this item";
    PROCEDURES_SUM = "Chi phí trước" / "Cost before";
}

/// The phrases that the script of the page needs, each by the name it calls them.
pub(crate) fn of_the_script(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let all: &[(&str, Phrase)] = &[
        ("hits", HITS),
        ("noHits", NO_HITS),
        ("back", BACK),
        ("previous", PREVIOUS),
        ("next", NEXT),
        ("notHere", NOT_HERE),
        ("requirement", REQUIREMENT),
        ("verdict", VERDICT_OF_LINE),
        ("provision", PROVISION),
        ("provisionUnknown", PROVISION_UNKNOWN),
        ("copies", COPIES),
        ("notKnown", NOT_KNOWN),
        ("oneOf", ONE_OF),
        ("missing", MISSING),
        ("proof", PROOF),
        ("abroad", FROM_ABROAD),
        ("takenBack", TAKEN_BACK),
        ("lent", LENT),
        ("form", FORM_NAME),
        ("chosen", MEASURE_CHOSEN),
        ("alone", MEASURE_ALONE),
        ("part", MEASURE_PART),
        ("likely", LIKELY_BASIS),
        ("income", INCOME_AN_HOUR),
        ("price", PRICE),
        ("timesBefore", TIMES_BEFORE),
        ("timesAfter", TIMES_AFTER),
        ("amountBefore", AMOUNT_BEFORE),
        ("amountAfter", AMOUNT_AFTER),
        ("total", TOTAL),
        ("perDossier", PER_DOSSIER),
        ("notCovered", NOT_COVERED),
        ("graph", GRAPH),
        ("graphDesc", GRAPH_DESC),
        ("noLines", NO_LINES),
        ("noFindings", NO_FINDINGS),
        ("noMeasures", NO_MEASURES),
        ("factsTaken", FACTS_TAKEN),
        ("source", SOURCE),
        ("link", LINK_HERE),
        ("promulgatedBy", labels::PROMULGATED_BY),
        ("settledBy", labels::SETTLED_BY),
        ("level", labels::LEVEL),
        ("sector", labels::SECTOR),
        ("subjects", labels::SUBJECTS),
        ("results", labels::RESULTS),
        ("bases", labels::LEGAL_BASES),
        ("volume", VOLUME),
        ("case", labels::CASE),
        ("dossier", labels::DOSSIER),
        ("channels", labels::CHANNELS),
        ("sheet", labels::COST_SHEET),
        ("task", labels::COST_TASK),
        ("activity", labels::COST_ACTIVITY),
        ("hours", labels::COST_HOURS),
        ("once", labels::COST_ONCE),
        ("range", labels::COST_RANGE),
        ("assumed", labels::COST_ASSUMED),
        ("saved", labels::COST_SAVED),
        ("fees", labels::COST_FEES),
        ("feeUnknown", labels::FEE_NOT_IN_TOTAL),
        ("measures", labels::MEASURES),
        ("measure", labels::MEASURE),
        ("instrument", labels::INSTRUMENT),
        ("findings", labels::FOUND),
        ("registers", labels::REGISTER),
        ("exempted", labels::EXEMPTED),
        ("lookedUp", labels::LOOKED_UP),
        ("assumedOpen", labels::ASSUMED_OPEN),
        ("unknownType", labels::UNKNOWN_TYPE),
    ];
    all.iter().map(|(name, phrase)| (*name, phrase.say(lang))).collect()
}
