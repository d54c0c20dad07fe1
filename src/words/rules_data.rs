//! The handbook, continued: pages on gaps and faults of the record of a procedure.

use super::Phrase;
use super::rules::Page;

pub(super) const PARTS_SOURCE: Phrase = Phrase::new(
    "Khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP (các bộ phận của thủ tục)",
    "Article 8(2) of Decree 63/2010/NĐ-CP (the parts of a procedure)",
);
pub(super) const QUALITY_SOURCE: Phrase =
    Phrase::new("Quy tắc chất lượng dữ liệu của công cụ này", "Data-quality rule of this tool");

/// See [`crate::lint`].
pub const NO_PROVISION: Page = Page {
    title: Phrase::new("Không rõ quy định nào đặt ra yêu cầu", "No provision imposes the lines"),
    message: Phrase::new(
        "{lines} thành phần hồ sơ không ghi điểm, khoản, điều quy định",
        "{lines} dossier lines name no point, clause or article",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ không dẫn đến điểm, khoản, Điều của văn bản đặt ra yêu cầu.",
        "Dossier lines do not cite the point, clause and article that impose them.",
    ),
    why: Phrase::new(
        "Không biết phải sửa quy định nào để cắt giảm; yêu cầu có thể không có căn cứ.",
        "Nobody knows which rule to amend, and the demand may have no ground.",
    ),
    source: PARTS_SOURCE,
};

/// See [`crate::lint`].
pub const UNKNOWN_FEE: Page = Page {
    title: Phrase::new("Không rõ phí, lệ phí", "Unknown fee"),
    message: Phrase::new(
        "không rõ phí, lệ phí: {reason}; cách nộp: {channels}",
        "the fee is unknown: {reason}; by channel: {channels}",
    ),
    what: Phrase::new(
        "Có cách thức thực hiện mà nguồn không cho biết một hồ sơ phải nộp bao nhiêu: không nêu mức thu, giao địa phương quy định, hoặc chỉ nêu cách tính.",
        "Of a channel the source does not say what a dossier pays: it states no fee, leaves it to the province, or only says how it is reckoned.",
    ),
    why: Phrase::new(
        "Chưa rõ không có nghĩa là miễn phí; chi phí tuân thủ tính ra sẽ thấp hơn thực tế.",
        "Unknown is not free; the cost of compliance would come out too low.",
    ),
    source: PARTS_SOURCE,
};

/// See [`crate::lint`].
pub const UNKNOWN_TIME_LIMIT: Page = Page {
    title: Phrase::new("Không rõ thời hạn giải quyết", "Unknown time limit"),
    message: Phrase::new(
        "không rõ thời hạn giải quyết khi nộp: {channels}",
        "the time limit is unknown for: {channels}",
    ),
    what: Phrase::new(
        "Có cách thức thực hiện không nêu thời hạn giải quyết.",
        "A channel does not state how long the agency may take.",
    ),
    why: Phrase::new(
        "Thời hạn giải quyết là bộ phận bắt buộc của thủ tục; thiếu nó thì không tính được mức cắt giảm thời gian.",
        "A time limit is a mandatory part of a procedure; without it no cut in time can be counted.",
    ),
    source: PARTS_SOURCE,
};

/// See [`crate::lint`].
pub const IMPLAUSIBLE_FEE: Page = Page {
    title: Phrase::new("Mức phí bất thường", "Implausible fee"),
    message: Phrase::new(
        "mức {amount} khi nộp {channel} có thể bị nhập sai",
        "{amount} ({channel}) is probably a typing fault",
    ),
    what: Phrase::new(
        "Mức phí lớn hơn 0 nhưng dưới 1.000 đồng, hoặc trên 1 tỷ đồng.",
        "An amount above zero and below 1,000 đồng, or above one billion đồng.",
    ),
    why: Phrase::new(
        "Số liệu nhập sai làm sai chi phí tuân thủ.",
        "A typing fault makes the cost of compliance wrong.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const EXPIRED_INSTRUMENT: Page = Page {
    title: Phrase::new("Căn cứ pháp lý đã hết hiệu lực", "A legal basis has expired"),
    message: Phrase::new(
        "căn cứ {instrument} đã hết hiệu lực sau ngày {until}",
        "the legal basis {instrument} was in force until {until}",
    ),
    what: Phrase::new(
        "Thủ tục dẫn một văn bản không còn hiệu lực vào ngày đánh giá.",
        "The procedure cites an instrument that is not in force on the day of the analysis.",
    ),
    why: Phrase::new(
        "Yêu cầu dựa trên văn bản hết hiệu lực có thể không còn căn cứ; cần công bố lại thủ tục.",
        "Demands resting on it may have lost their ground; the procedure has to be published anew.",
    ),
    source: Phrase::new(
        "Luật Ban hành văn bản quy phạm pháp luật",
        "Law on the Promulgation of Legal Instruments",
    ),
};

/// See [`crate::lint`].
pub const UNKNOWN_INSTRUMENT: Page = Page {
    title: Phrase::new("Văn bản chưa có trong bộ dữ liệu", "Instruments not in the list"),
    message: Phrase::new(
        "chưa có trong danh mục văn bản: {numbers}",
        "not in the list of instruments: {numbers}",
    ),
    what: Phrase::new(
        "Số hiệu văn bản tại căn cứ pháp lý không có trong danh mục văn bản của công cụ.",
        "The number of a legal basis is not in the list of instruments.",
    ),
    why: Phrase::new(
        "Không kiểm tra được hiệu lực; số hiệu có thể bị nhập sai.",
        "Its force cannot be checked, and the number may be mistyped.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const UNKNOWN_PAPER: Page = Page {
    title: Phrase::new("Giấy tờ chưa nhận diện được", "A paper of no known type"),
    message: Phrase::new(
        "yêu cầu giấy tờ chưa có trong danh mục loại giấy tờ",
        "asks for a paper that is of no known type",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ yêu cầu giấy tờ không khớp với loại giấy tờ nào đã biết.",
        "A line asks for a paper that matches no known document type.",
    ),
    why: Phrase::new(
        "Giấy tờ này được coi là chưa thay thế được cho đến khi được bổ sung vào danh mục.",
        "It counts as not replaceable until somebody adds it to the list.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const EMPTY_DOSSIER: Page = Page {
    title: Phrase::new("Thủ tục không có thành phần hồ sơ", "A procedure without a dossier"),
    message: Phrase::new(
        "thủ tục không có thành phần hồ sơ nào",
        "the procedure has no dossier line",
    ),
    what: Phrase::new(
        "Thủ tục được công bố mà không có thành phần hồ sơ.",
        "A procedure is published without any dossier line.",
    ),
    why: Phrase::new(
        "Thành phần hồ sơ là bộ phận bắt buộc của thủ tục; thiếu nó thì mọi số liệu của thủ tục đều bằng không một cách sai lệch.",
        "A dossier is a mandatory part of a procedure; without it every figure is zero, and wrongly so.",
    ),
    source: PARTS_SOURCE,
};
