//! The words of the audit of a resolution.

use super::rules::Page;
use super::{Lang, Noun, Phrase, Term};
use crate::audit::{Asking, CodeFault, Reason, Status};

nouns! {
    DECISIONS = "quyết định cắt giảm" / "decision" / "decisions";
    REPEATING = "hàng nêu lại quyết định" / "row repeats the decision" / "rows repeat the decision";
}

phrases! {
    TITLE = "Theo dõi thực hiện nghị quyết" / "Progress of the resolution";
    SUM = "{decisions}: {implemented} đã thực hiện, {not} chưa thực hiện, {unclear} chưa xác định được, {unknown} không có thủ tục trong danh mục" / "{decisions}: {implemented} carried out, {not} not carried out, {unclear} unclear, {unknown} of procedures that are not in the catalogue";
    SHARE = "Trong {judged} xác định được, {percent} đã thực hiện" / "Of {judged} that can be judged, {percent} are carried out";
    BASIS = "Xét theo thành phần hồ sơ công bố đến ngày {date}; không xét việc tiếp nhận thực tế" / "Judged by the dossiers as published up to {date}, not by what counters ask for";
    REPEATED = "{rows} của hàng khác (cùng thủ tục, giấy tờ và căn cứ): tổng số chỉ tính một lần" / "{rows} of another (the same procedure, paper and place): the totals count it once";
    MINISTRY = "Bộ, cơ quan" / "Ministry";
    COLUMN_DECISIONS = "Quyết định" / "Decisions";
    IMPLEMENTED = "Đã thực hiện" / "Carried out";
    NOT_IMPLEMENTED = "Chưa thực hiện" / "Not carried out";
    UNCLEAR = "Chưa xác định" / "Unclear";
    UNKNOWN = "Không có thủ tục" / "No procedure";
    COLUMN_SHARE = "Tỷ lệ" / "Share";
    ALL_MINISTRIES = "Tất cả" / "All";
    LEFT = "Quyết định chưa thực hiện" / "Decisions not carried out";
    OPEN = "Quyết định chưa xác định được" / "Decisions that cannot be judged";
    MISSING = "Quyết định về thủ tục không có trong danh mục" / "Decisions on procedures that are not in the catalogue";
    MENDED = "Mã thủ tục được sửa" / "Mended codes";
    UNREAD = "Căn cứ không đọc được hết, giữ nguyên văn" / "Citations that could not be read whole, kept as printed";
    ROW = "Số" / "No.";
    PROCEDURE = "Thủ tục" / "Procedure";
    PAPER = "Giấy tờ" / "Paper";
    REASON = "Vì sao" / "Why";
    LINES = "Thành phần hồ sơ" / "Dossier lines";
    GROUND = "Căn cứ" / "Ground";
    PRINTED = "Mã in" / "Code as printed";
    LIKELY = "Có khả năng là" / "Most likely";
    SURE = "{code} {name} (độ tin cậy {percent})" / "{code} {name} (confidence {percent})";
    NO_LIKELY = "không tìm được thủ tục nào có tên gần giống" / "no procedure of a similar name was found";
    NOTHING_LEFT = "Mọi quyết định xác định được đều đã thực hiện." / "All decisions that can be judged are carried out.";
}

says! {
    Status {
        Implemented => "đã thực hiện" / "carried out",
        NotImplemented => "chưa thực hiện" / "not carried out",
        Unclear => "chưa xác định được" / "unclear",
        UnknownProcedure => "không có thủ tục trong danh mục" / "procedure not in the catalogue",
    }
    Reason {
        NotNamed => "không còn thành phần hồ sơ nào nêu giấy tờ này" / "no line names the paper any more",
        LookedUp => "hồ sơ chỉ nêu giấy tờ này khi tra cứu hoặc khi không khai thác được dữ liệu" / "the dossier names the paper only as looked up, or for when the look-up fails",
        ExemptedElsewhere => "hồ sơ còn nêu giấy tờ này, nhưng thành phần khác của cùng trường hợp cho phép tra cứu thay thế" / "lines name the paper, and another line of the same case lets it be looked up",
        LookedUpOnceOpen => "hồ sơ cho thay thế bằng dữ liệu khi cơ sở dữ liệu được vận hành, và cơ sở dữ liệu đã khai thác được" / "the dossier lets data take its place once the register works, and the register works by now",
        RegisterNotOpen => "hồ sơ chỉ cho thay thế bằng dữ liệu khi cơ sở dữ liệu được vận hành, và cơ sở dữ liệu chưa khai thác được" / "the dossier lets data take its place only once the register works, and it does not work yet",
        OpeningUnknown => "hồ sơ chỉ cho thay thế bằng dữ liệu khi cơ sở dữ liệu được vận hành, và chưa rõ cơ sở dữ liệu khai thác được từ ngày nào" / "the dossier lets data take its place only once the register works, and no source tells since when it does",
        NothingAsked => "hồ sơ công bố chỉ có ghi chú, không nêu thành phần nào phải nộp" / "the published dossier has notes only and names nothing to submit",
        StillAsked => "hồ sơ vẫn yêu cầu giấy tờ này" / "the dossier still asks for the paper",
        AskedByOtherName => "hồ sơ vẫn yêu cầu giấy tờ này dưới tên gọi khác" / "the dossier still asks for the paper under another name",
        AskedByCommonName => "hồ sơ vẫn yêu cầu giấy tờ gọi chung, trong đó có giấy tờ này" / "the dossier still asks for papers of a common name that covers this one",
        AskedInSameWords => "hồ sơ vẫn giữ yêu cầu bằng chính lời văn của quyết định" / "the dossier keeps the demand in the words of the decision",
        AskedByReference => "hồ sơ vẫn yêu cầu giấy tờ bằng cách dẫn chiếu đến quy định nêu trong quyết định" / "the dossier still asks for the paper by citing the provision that the decision names",
        NoDossier => "danh mục không có thành phần hồ sơ của thủ tục" / "the catalogue has no dossier of the procedure",
        OtherProcedure => "mã này trong danh mục là của thủ tục khác tên" / "in the catalogue the code is that of a procedure of another name",
        NoPaper => "quyết định không nêu giấy tờ nào nhận ra được" / "the decision names no paper that is recognised",
        NoSuchCode => "mã thủ tục không có trong danh mục" / "the code is not in the catalogue",
    }
    Asking {
        Asks => "yêu cầu" / "asks",
        Exempted => "nêu, được miễn ở thành phần khác" / "named, exempted by another line",
        LooksUp => "cho tra cứu" / "looked up",
    }
    CodeFault {
        Sign => "sai dấu hoặc ký tự" / "a wrong sign or letter",
        Zeros => "mất số 0" / "zeros missing",
    }
}

/// Decisions, counted.
#[must_use]
pub fn count(decisions: usize, lang: Lang) -> String {
    DECISIONS.count(decisions, lang)
}

/// The sentence on rows that take a decision of another row.
#[must_use]
pub fn repeated(rows: usize, lang: Lang) -> String {
    REPEATED.fill(lang, &[("rows", &REPEATING.count(rows, lang))])
}

/// The sentence on a share that may be of nothing.
#[must_use]
pub fn share(implemented: usize, judged: usize, lang: Lang) -> String {
    let slots =
        [("judged", &*count(judged, lang)), ("percent", &*lang.percent(implemented, judged))];
    SHARE.fill(lang, &slots)
}

const SOURCE: Phrase = Phrase::new(
    "Điều 3 Nghị quyết 66.7/2025/NQ-CP và phụ lục của nghị quyết được theo dõi",
    "Article 3 of Resolution 66.7/2025/NQ-CP, and the annex of the resolution that is tracked",
);

/// See [`crate::lint`].
pub const DECISION_NOT_CARRIED_OUT: Page = Page {
    title: Phrase::new("Quyết định cắt giảm chưa được thực hiện", "A decision is not carried out"),
    message: Phrase::new(
        "quyết định số {row}: hồ sơ vẫn yêu cầu “{paper}”, tại {lines}",
        "decision {row}: the dossier still asks for “{paper}”, in {lines}",
    ),
    what: Phrase::new(
        "Nghị quyết đã thay giấy tờ bằng dữ liệu, nhưng hồ sơ công bố vẫn yêu cầu giấy tờ đó dưới tên cũ, tên mới, trong danh sách lựa chọn hoặc dưới tên gọi chung.",
        "A resolution replaced the paper by data, yet the published dossier still asks for it: under its old or new name, in a list of alternatives, or in a common name that covers it.",
    ),
    why: Phrase::new(
        "Người dân vẫn phải nộp giấy tờ mà pháp luật đã cho miễn.",
        "People still submit a paper from which the law has freed them.",
    ),
    source: SOURCE,
};

/// See [`crate::lint`].
pub const DECISION_UNCLEAR: Page = Page {
    title: Phrase::new(
        "Chưa xác định được quyết định đã thực hiện hay chưa",
        "Not clear whether a decision is carried out",
    ),
    message: Phrase::new(
        "quyết định số {row} về “{paper}”: hồ sơ công bố chưa đủ để kết luận",
        "decision {row} on “{paper}”: the published dossier does not tell",
    ),
    what: Phrase::new(
        "Thủ tục không có hồ sơ hoặc hồ sơ chỉ có ghi chú, mã thuộc về thủ tục khác tên, quyết định không nêu giấy tờ nhận ra được, hoặc hồ sơ chỉ cho tra cứu khi cơ sở dữ liệu được vận hành mà chưa rõ từ ngày nào.",
        "The procedure has no dossier or notes only, the code is that of another procedure, the decision names no paper that is recognised, or the dossier lets the data be looked up only once a register works and no source tells since when.",
    ),
    why: Phrase::new(
        "Kết luận không có căn cứ sẽ che việc chưa làm hoặc nêu sai việc đã làm.",
        "A verdict without ground would hide what is left or blame what is done.",
    ),
    source: SOURCE,
};

/// See [`crate::lint`].
pub const DECISION_WITHOUT_PROCEDURE: Page = Page {
    title: Phrase::new(
        "Quyết định về thủ tục không có trong danh mục",
        "A decision on a procedure that is not in the catalogue",
    ),
    message: Phrase::new(
        "quyết định số {row} về “{paper}”: danh mục không có thủ tục này",
        "decision {row} on “{paper}”: the catalogue has no such procedure",
    ),
    what: Phrase::new(
        "Mã thủ tục của quyết định không có trong danh mục; thủ tục có thể đã đổi mã, bị bãi bỏ hoặc chưa được công bố.",
        "The code of the decision is not in the catalogue; the procedure may have another code by now, be abolished, or not be published.",
    ),
    why: Phrase::new(
        "Không đối chiếu được việc thực hiện cho đến khi xác định đúng thủ tục.",
        "What became of the decision cannot be told before the procedure is found.",
    ),
    source: SOURCE,
};
