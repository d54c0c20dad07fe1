//! The handbook, continued: pages on lines, channels and the provisions behind them.

use super::Phrase;
use super::rules::Page;
use super::rules_data::{EXPIRED_INSTRUMENT, PARTS_SOURCE};

/// See [`crate::lint`].
pub const ALTERNATIVES_WITHOUT_OPERATOR: Page = Page {
    title: Phrase::new(
        "Liệt kê nhiều giấy tờ mà không nêu “hoặc” hay “và”",
        "Lists papers without “or” or “and”",
    ),
    message: Phrase::new(
        "liệt kê “{papers}” cách nhau bằng dấu “{sign}”, không rõ nộp tất cả hay chỉ một loại",
        "lists “{papers}” with “{sign}” between them and does not say whether all or one is asked for",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ kể từ hai loại giấy tờ trở lên, giữa chúng chỉ có dấu gạch chéo, chấm phẩy hoặc phẩy, cả dòng không có từ nào nêu quan hệ lựa chọn hay cộng gộp.",
        "A line names two papers or more with only a slash, semicolon or comma between them, and no word of the line joins or chooses.",
    ),
    why: Phrase::new(
        "Người dân không biết phải nộp tất cả hay một trong các giấy tờ; mỗi nơi tiếp nhận hiểu một cách và số giấy tờ không đếm được.",
        "People cannot tell whether all or one of them is asked for; every counter reads it differently, and the papers cannot be counted.",
    ),
    source: PARTS_SOURCE,
};

/// See [`crate::lint`].
pub const ONLINE_NEEDS_ORIGINAL: Page = Page {
    title: Phrase::new(
        "Nộp trực tuyến nhưng vẫn đòi bản chính giấy",
        "Offered online, yet originals on paper are asked for",
    ),
    message: Phrase::new(
        "có hình thức trực tuyến nhưng {lines} thành phần hồ sơ vẫn đòi bản chính: {ids}",
        "can be submitted online, yet {lines} dossier lines ask for originals: {ids}",
    ),
    what: Phrase::new(
        "Thủ tục cho nộp trực tuyến nhưng có giấy tờ phải nộp bản chính, lời văn của dòng cũng nêu bản chính, không nhận hình thức khác và chưa có dữ liệu thay thế.",
        "The procedure can be submitted online, but some paper has to be handed in as an original: the record counts one, the words of the line ask for it and accept nothing else, and no register replaces it.",
    ),
    why: Phrase::new(
        "Hồ sơ trực tuyến không hoàn tất được nếu vẫn phải gửi hoặc mang bản giấy; mức độ trực tuyến công bố cao hơn thực tế.",
        "An online dossier is not finished online when paper has to be sent or carried; the channel promises more than it keeps.",
    ),
    source: Phrase::new(
        "Nghị định 45/2020/NĐ-CP về thủ tục hành chính trên môi trường điện tử (dẫn theo trí nhớ, chưa kiểm tra)",
        "Decree 45/2020/NĐ-CP on procedures in the electronic environment (from memory, not verified)",
    ),
};

/// See [`crate::lint`].
pub const TIME_LIMIT_DIFFERS: Page = Page {
    title: Phrase::new(
        "Thời hạn giải quyết khác nhau theo cách nộp",
        "The time limit depends on the channel",
    ),
    message: Phrase::new(
        "thời hạn giải quyết khác nhau theo cách nộp: {limits}",
        "the time limit depends on the channel: {limits}",
    ),
    what: Phrase::new(
        "Các cách nộp hồ sơ ghi thời hạn hoặc đơn vị thời hạn khác nhau. Thủ tục có một cách nộp ghi nhiều thời hạn theo trường hợp thì không xét.",
        "The ways to submit state different limits, or limits in different units. Procedures that state several limits for one way, by case, are left alone.",
    ),
    why: Phrase::new(
        "Cùng một việc, cùng một cơ quan thì thời gian xem xét như nhau; khác nhau thường là do nhập sai hoặc có thể rút ngắn theo cách nhanh nhất.",
        "The same agency does the same work; a difference is mostly a slip of the record, or shows that all can be as fast as the fastest.",
    ),
    source: PARTS_SOURCE,
};

/// See [`crate::lint`].
pub const FEE_DIFFERS: Page = Page {
    title: Phrase::new("Phí, lệ phí khác nhau theo cách nộp", "The fee depends on the channel"),
    message: Phrase::new(
        "nộp {channel} là {amount}, nộp trực tiếp là {counter}",
        "{amount} ({channel}), {counter} at the counter",
    ),
    what: Phrase::new(
        "Phí, lệ phí khi nộp trực tuyến cao hơn, hoặc khi nộp qua bưu chính khác với khi nộp trực tiếp. Mức thu trực tuyến thấp hơn là chính sách khuyến khích nên không coi là phát hiện, trừ khi chỉ kém đúng một hay nhiều số 0; cách nộp ghi nhiều mức thì không xét.",
        "The fee is higher online than at the counter, or differs by post. A lower fee online is a policy and no finding, unless only zeros are missing; channels that state several amounts are left alone.",
    ),
    why: Phrase::new(
        "Phí, lệ phí trả cho việc giải quyết, không phụ thuộc cách nộp; chênh lệch thường là do nhập sai mức thu.",
        "A fee is paid for the settlement and does not depend on the way in; a difference is mostly a slip of the record.",
    ),
    source: PARTS_SOURCE,
};

/// See [`crate::lint`].
pub const CERTIFIED_COPY_OF_KNOWN_DATA: Page = Page {
    title: Phrase::new(
        "Đòi bản sao chứng thực của giấy tờ tra cứu được",
        "A certified copy of what can be looked up",
    ),
    message: Phrase::new(
        "chỉ nhận bản sao có chứng thực hoặc bản chính của “{papers}” dù tra cứu được tại {registers}",
        "accepts only a certified copy or the original of “{papers}”, which can be looked up in {registers}",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ đòi bản sao có chứng thực, không nhận bản sao thường hay bản điện tử, của giấy tờ mà dữ liệu đã thay thế được theo quy định đang có hiệu lực.",
        "A line asks for a certified copy, and accepts no plain or electronic one, of papers that registers replace under a rule in force.",
    ),
    why: Phrase::new(
        "Chứng thực để bảo đảm nội dung đúng bản chính, trong khi cơ quan đọc được nội dung đó từ nguồn; chi phí chứng thực là thừa hoàn toàn.",
        "Certification assures that a copy is true, while the agency reads the truth at its source; its cost buys nothing.",
    ),
    source: Phrase::new(
        "Khoản 1 Điều 6 Nghị định 23/2015/NĐ-CP; Điều 4 Nghị quyết 66.7/2025/NQ-CP",
        "Article 6(1) of Decree 23/2015/NĐ-CP; Article 4 of Resolution 66.7/2025/NQ-CP",
    ),
};

/// See [`crate::lint`].
pub const EXPIRED_PROVISION: Page = Page {
    title: Phrase::new(
        "Quy định đặt ra thành phần hồ sơ đã hết hiệu lực",
        "The provision that imposes a line has expired",
    ),
    message: Phrase::new(
        "dẫn {instrument}, văn bản đã hết hiệu lực sau ngày {until}",
        "rests on {instrument}, which was in force until {until}",
    ),
    what: Phrase::new(
        "Thành phần hồ sơ dẫn điểm, khoản, Điều của một văn bản không còn hiệu lực vào ngày đánh giá.",
        "A line names a provision of an instrument that is not in force on the day of the analysis.",
    ),
    why: Phrase::new(
        "Yêu cầu không còn căn cứ thì không được đòi; phải bỏ hoặc dẫn quy định hiện hành.",
        "A demand without a ground may not be made; it has to go, or to name the provision in force.",
    ),
    source: EXPIRED_INSTRUMENT.source,
};

/// See [`crate::lint`].
pub const PROVISION_BEYOND_RANK: Page = Page {
    title: Phrase::new(
        "Thành phần hồ sơ do văn bản không được quy định thủ tục đặt ra",
        "Imposed by an instrument that may not set procedures",
    ),
    message: Phrase::new(
        "do {instrument} ({rank}) đặt ra; chỉ đúng thẩm quyền nếu luật giao",
        "imposed by {instrument} ({rank}), which may do so only where a law assigns it",
    ),
    what: Phrase::new(
        "Quy định đặt ra thành phần hồ sơ nằm trong thông tư, quyết định của bộ trưởng, văn bản của địa phương, chỉ thị hoặc công văn ban hành từ ngày 01/7/2016. Văn bản ban hành trước ngày đó không xét.",
        "The provision stands in a circular, a ministerial or local decision, a directive or a dispatch issued since 1 July 2016. Older ones are left alone.",
    ),
    why: Phrase::new(
        "Thông tư và văn bản của địa phương chỉ được quy định thủ tục hành chính khi luật, nghị quyết của Quốc hội giao. Công cụ không biết luật có giao hay không, nên đây chỉ là lưu ý để kiểm tra.",
        "Such instruments may set procedures only where a law or a resolution of the National Assembly assigns it. Whether one does is not known here, so this is a remark to be checked.",
    ),
    source: Phrase::new(
        "Khoản 4 Điều 14 Luật Ban hành văn bản quy phạm pháp luật 2015 (80/2015/QH13) và luật thay thế (dẫn theo trí nhớ, chưa kiểm tra)",
        "Article 14(4) of the 2015 Law on the Promulgation of Legal Instruments (80/2015/QH13) and its successor (from memory, not verified)",
    ),
};
