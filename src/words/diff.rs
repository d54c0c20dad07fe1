//! The words of comparisons.

use super::{Lang, Phrase, Term};
use crate::cost::Currency;
use crate::diff::{About, AxisWord, Cause, Happened, Incomparable, Input};

/// What whole amounts of a currency count.
pub(crate) const fn smallest_coin(currency: Currency) -> &'static str {
    match currency {
        Currency::Vnd => "đồng",
        Currency::Eur => "cent",
    }
}

phrases! {
    TITLE = "So sánh hai kết quả rà soát" / "Two reviews compared";
    EMBEDDED = "danh mục có sẵn" / "built-in catalogue";
    OLD_SIDE = "Cũ: {name}; ngày {date}; {tool}; bộ tham số {tariff}; mục tiêu {target}; mã đối chiếu {digest}" / "Old: {name}; as of {date}; {tool}; tariff edition {tariff}; target {target}; digest {digest}";
    NEW_SIDE = "Mới: {name}; ngày {date}; {tool}; bộ tham số {tariff}; mục tiêu {target}; mã đối chiếu {digest}" / "New: {name}; as of {date}; {tool}; tariff edition {tariff}; target {target}; digest {digest}";
    SAME = "Không có thay đổi nào." / "Nothing changed.";
    REPORTS_ARE_DONE = "hai bên đều là báo cáo đã lập: --as-of và các lựa chọn của kịch bản (--scenario, --tariff, --target, --measures, …) không có tác dụng; hãy bỏ đi, hoặc so sánh hai danh mục" / "both sides are reports that are done: --as-of and what a scenario chooses (--scenario, --tariff, --target, --measures, …) would change nothing; leave them out, or compare two catalogues";
    NOT_COMPARABLE = "hai đầu vào hầu như không có thủ tục chung: không so sánh được với nhau" / "the two share next to no procedure: they are not comparable";
    MATCHED = "{same} cùng mã, {renamed} đổi mã (độ tin cậy từ {threshold}), {added} thêm mới, {removed} bị bỏ; {lines} có ở cả hai bên" / "{same} under the same code, {renamed} under another (confidence {threshold} or more), {added} added, {removed} removed; {lines} on both sides";
    DIFFERS = "{input} khác nhau: {before} → {after}" / "{input} differs: {before} → {after}";
    INCOMPARABLE = "Không so sánh được {axis}: {why}" / "Not comparable, {axis}: {why}";
    RESIDUAL_LEFT = "Tổng số của một báo cáo không bằng tổng các dòng của nó: phần còn lại không giải thích được." / "The headline of a report is not the sum of its rows: the residual cannot be explained.";
    ATTRIBUTION = "Con số thay đổi do đâu" / "Where the figures moved";
    FIGURE = "Con số" / "Figure";
    BEFORE = "Trước" / "Before";
    AFTER = "Sau" / "After";
    MOVED = "Thay đổi" / "Change";
    REAL = "Danh mục" / "Catalogue";
    RE_ESTIMATE = "Ước tính lại" / "Re-estimate";
    TARIFF = "Bộ tham số" / "Tariff";
    TOOL = "Công cụ" / "Tool";
    RESIDUAL = "Còn lại" / "Residual";
    UNITS_AXIS = "quy định" / "regulations";
    DOSSIER_AXIS = "mỗi hồ sơ" / "per dossier";
    ANNUAL_AXIS = "một năm" / "a year";
    AMOUNTS_IN = "Số tiền tính bằng {currency}; “mỗi hồ sơ”: mỗi thủ tục một hồ sơ; “một năm”: các thủ tục đã biết số hồ sơ; hai loại không cộng với nhau" / "Amounts in {currency}; “per dossier”: one dossier of each procedure; “a year”: procedures of known volume; the two are never added";
    BASELINE = "tổng số" / "in all";
    ABOLISHED = "bãi bỏ" / "abolished";
    SIMPLIFIED = "đơn giản hóa" / "simplified";
    COST_NOW = "chi phí hiện hành" / "cost now";
    COST_WITH = "chi phí sau cắt giảm" / "cost with the measures";
    SAVING = "tiết kiệm" / "saving";
    CATALOGUE = "Thay đổi của danh mục và đầu vào" / "What changed in the catalogue and the inputs";
    FOLLOWS = "Kéo theo: đánh giá và chi phí của nội dung không đổi" / "What follows: verdicts and costs of unchanged facts";
    MEASURES = "Kéo theo: phương án" / "What follows: measures";
    FINDINGS = "Kéo theo: phát hiện" / "What follows: findings";
    WHAT = "Việc" / "What";
    WHERE = "Thủ tục" / "Procedure";
    WHY = "Nguyên nhân" / "Cause";
    EFFECT = "Tác động" / "Effect";
    PER_DOSSIER = "một hồ sơ: {cost}" / "one dossier: {cost}";
    ANNUAL = "một năm: {cost}" / "a year: {cost}";
    COST_MOVES = "chi phí {before}, tiết kiệm {saving}" / "cost {before}, saving {saving}";
    UNITS_MOVE = "quy định {baseline}, bãi bỏ {abolished}, đơn giản hóa {simplified}" / "units {baseline}, abolished {abolished}, simplified {simplified}";
    SURE = "độ tin cậy {percent}" / "confidence {percent}";
    CARRIED_OUT = "thực hiện, tiết kiệm {saving} mỗi hồ sơ" / "carried out, saves {saving} a dossier";
    OFFERED = "chưa chọn, tiết kiệm {saving} mỗi hồ sơ" / "offered, saves {saving} a dossier";
    ORIGINALS = "bản chính: {n}" / "originals: {n}";
    COPIES = "bản sao: {n}" / "copies: {n}";
    IN_CASE = "trường hợp: {case}" / "case: {case}";
    NOTHING_KNOWN = "không rõ" / "unknown";
}

says! {
    Cause {
        Real => "danh mục thay đổi" / "the catalogue changed",
        ReEstimate => "ước tính lại" / "re-estimated",
        Tariff => "bộ tham số khác" / "another tariff edition",
        Tool => "phiên bản công cụ khác" / "another version of the tool",
    }
    Happened {
        Added => "thêm" / "added",
        Removed => "bỏ" / "removed",
        Changed => "sửa" / "changed",
        Moved => "chuyển" / "moved",
        Renamed => "đổi mã" / "renamed",
    }
    About {
        Inputs => "đầu vào" / "input",
        Procedure => "thủ tục" / "procedure",
        Requirement => "thành phần hồ sơ" / "dossier line",
        Volume => "số hồ sơ" / "volume",
        Measured => "số đo thực tế" / "measured values",
        Verdict => "đánh giá" / "verdict",
        Price => "chi phí" / "cost",
        Measure => "phương án" / "measure",
        Finding => "phát hiện" / "finding",
    }
    Input {
        Tool => "công cụ" / "tool",
        Knowledge => "dữ liệu pháp luật" / "legal knowledge",
        AsOf => "ngày đánh giá" / "day of the analysis",
        Registers => "giả định về cơ sở dữ liệu" / "assumption on registers",
        Tariff => "bộ tham số" / "tariff edition",
        Currency => "loại tiền" / "currency",
        Basis => "cách tính tổng (một năm hoặc mỗi hồ sơ)" / "basis of the totals",
        Target => "mục tiêu" / "target",
        Unit => "đơn vị quy định" / "unit of regulation",
        Scenario => "kịch bản" / "scenario",
    }
    Incomparable {
        Target => "mục tiêu khác nhau" / "the targets differ",
        Unit => "đơn vị quy định khác nhau" / "different units are counted",
        NotCounted => "có bên không đếm quy định" / "one side counts no units",
        Currency => "loại tiền khác nhau" / "the currencies differ",
        NoCosts => "có bên không tính chi phí" / "one side works out no costs",
        Basis => "có bên không biết số hồ sơ một năm của thủ tục nào" / "one side knows no volume of any procedure",
    }
    AxisWord {
        Units => "số quy định" / "units of regulation",
        PerDossier => "chi phí, mỗi thủ tục một hồ sơ" / "cost, one dossier of each procedure",
        Annual => "chi phí một năm, thủ tục đã biết số hồ sơ" / "cost a year, procedures of known volume",
    }
}

/// The word for a fact of a procedure or line, by its key in JSON.
#[must_use]
pub fn field(key: &str, lang: Lang) -> &str {
    let phrase = match key {
        "name" => Phrase::new("tên", "name"),
        "authority" => Phrase::new("cơ quan công bố", "authority"),
        "sector" => Phrase::new("lĩnh vực", "field"),
        "settled_by" => Phrase::new("cơ quan giải quyết", "settled by"),
        "subjects" => Phrase::new("đối tượng", "subjects"),
        "channels" => Phrase::new("cách thức nộp", "channels"),
        "fees" => Phrase::new("phí, lệ phí", "fees"),
        "time_limits" => Phrase::new("thời hạn", "time limits"),
        "steps" => Phrase::new("trình tự", "steps"),
        "results" => Phrase::new("kết quả", "results"),
        "conditions" => Phrase::new("yêu cầu, điều kiện", "conditions"),
        "legal_bases" => Phrase::new("căn cứ pháp lý", "legal bases"),
        "form" => Phrase::new("mẫu đơn", "form"),
        "text" => Phrase::new("nội dung", "words"),
        "case" => Phrase::new("trường hợp", "case"),
        "originals" => Phrase::new("bản chính", "originals"),
        "copies" => Phrase::new("bản sao", "copies"),
        "provision" => Phrase::new("căn cứ", "provision"),
        "documents" => Phrase::new("loại giấy tờ", "papers"),
        other => return other,
    };
    phrase.say(lang)
}
