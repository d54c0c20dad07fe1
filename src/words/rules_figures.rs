//! The handbook, continued: pages on cost sheets, volumes, measures and waivers.

use super::Phrase;
use super::rules::Page;
use super::rules_data::QUALITY_SOURCE;

const SHEET_SOURCE: Phrase = Phrase::new(
    "Điều 27 Thông tư 02/2017/TT-VPCP (chi phí là thời gian và tiền của người thực hiện, nhân với số lần và số đối tượng), theo cách hiểu của công cụ này",
    "Article 27 of Circular 02/2017/TT-VPCP (cost is time and money of those who comply, times how often and how many), as this tool reads it",
);

/// See [`crate::lint`].
pub const SAME_VOLUME: Page = Page {
    title: Phrase::new("Cùng một số lượng tròn ở nhiều nơi", "One round volume in many places"),
    message: Phrase::new(
        "cùng ghi {volume} hồ sơ một năm ở {count} nơi: {these}",
        "{volume} dossiers a year are stated in {count} places: {these}",
    ),
    what: Phrase::new(
        "Từ ba thủ tục hoặc ba bảng tính trở lên ghi cùng một số lượng chia hết cho 10. Các dòng của một bảng tính không so với nhau vì là các việc của cùng những hồ sơ đó.",
        "Three procedures or sheets or more state one number that ends in zero. Rows of one sheet are not compared: they are tasks of the same dossiers.",
    ),
    why: Phrase::new(
        "Số lượng giống hệt nhau thường là số ước đặt, không phải số đếm được; chi phí cả năm khi đó không có căn cứ.",
        "Equal round numbers are mostly put in, not counted; the cost of a year then has no ground.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const AGENCY_TIME_AS_WORK: Page = Page {
    title: Phrase::new(
        "Tính thời gian giải quyết của cơ quan thành công lao động của người dân",
        "Time of the agency priced as work of the applicant",
    ),
    message: Phrase::new(
        "“{task}”: {hours} giờ = {days} ngày làm việc là thời gian cơ quan giải quyết, không phải công lao động của người thực hiện thủ tục",
        "“{task}”: {hours} hours = {days} working days are time of the agency, not work of the applicant",
    ),
    what: Phrase::new(
        "Dòng của bảng tính có số giờ là bội số của 8, từ 16 giờ trở lên, và tên công việc hoặc cách thực hiện nói đến việc chờ hay việc cơ quan giải quyết.",
        "A row whose hours are a multiple of eight, sixteen or more, and whose words speak of waiting or of the agency settling.",
    ),
    why: Phrase::new(
        "Người dân không làm việc trong những giờ chờ đợi; nhân các giờ đó với thu nhập bình quân làm chi phí và mức cắt giảm phồng lên nhiều lần. Rút ngắn thời hạn giải quyết phải ghi ở trục thời gian.",
        "Nobody works while waiting; pricing these hours swells cost and saving many times over. A shorter limit belongs on the time axis.",
    ),
    source: SHEET_SOURCE,
};

/// See [`crate::lint`].
pub const MEASURED_ROW_UNUSED: Page = Page {
    title: Phrase::new("Số liệu đo không được dùng", "A measured row that counts for nothing"),
    message: Phrase::new(
        "dòng đo thứ {row} (“{activity}”, {source}) không khớp công việc nào của hồ sơ nên không được tính",
        "measured row {row} (“{activity}”, {source}) fits no task of the dossier and is not counted",
    ),
    what: Phrase::new(
        "Thủ tục có dòng “measured” mà không công việc nào lấy số liệu từ đó: hồ sơ không có công việc, giấy tờ hay cách nộp ấy, hoặc các dòng khác hẹp hơn đã được dùng cho mọi công việc.",
        "A procedure has a row under “measured” from which no task takes its figures: the dossier has no such task, paper or channel, or narrower rows are used for every task.",
    ),
    why: Phrase::new(
        "Người đo tin rằng số liệu của mình đã được tính, trong khi chi phí vẫn theo bộ tham số.",
        "Who measured believes that the figures count, while the cost still follows the tariff edition.",
    ),
    source: SHEET_SOURCE,
};

/// See [`crate::lint`].
pub const SAVING_WITHOUT_VOLUME: Page = Page {
    title: Phrase::new("Có mức cắt giảm mà không có số lượng hồ sơ", "A saving without a volume"),
    message: Phrase::new(
        "ghi giảm {saving} nhưng không dòng nào có số lượng hồ sơ trong năm lớn hơn 0",
        "states a saving of {saving}, but no row counts a dossier a year",
    ),
    what: Phrase::new(
        "Chi phí sau thấp hơn trước nhưng số lần hoặc số đối tượng trong năm của mọi dòng là 0, không ghi, hoặc bảng không có dòng nào.",
        "The cost after is lower than before, but times or subjects a year of every row are zero or unknown, or there are no rows.",
    ),
    why: Phrase::new(
        "Không có hồ sơ thì không tiết kiệm được đồng nào; thủ tục như vậy chỉ được tính ở trục số lượng quy định.",
        "Where there is no dossier nothing is saved; such a cut belongs on the count axis only.",
    ),
    source: SHEET_SOURCE,
};

/// See [`crate::lint`].
pub const TOTAL_WITHOUT_ROWS: Page = Page {
    title: Phrase::new("Có tổng chi phí mà không có dòng tính", "A total without rows"),
    message: Phrase::new(
        "ghi tổng {total} mà không có dòng nào để tính lại",
        "states a total of {total} that no row leads to",
    ),
    what: Phrase::new(
        "Một bên của bảng tính chỉ ghi tổng chi phí lớn hơn 0, không có công việc, số giờ, thu nhập hay số lượng.",
        "One side of a sheet states a total above zero and no task, hours, income or volume.",
    ),
    why: Phrase::new(
        "Tổng không kiểm tra lại được và không so sánh được với bảng tính khác.",
        "Such a total can neither be checked nor compared.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const TEXT_DISAGREES: Page = Page {
    title: Phrase::new("Lời ghi và số liệu không khớp", "Words and figures disagree"),
    message: Phrase::new(
        "ghi “{words}” ({stated} giờ), không khớp với {counted} giờ tính được",
        "says “{words}” ({stated} hours), which does not agree with the {counted} hours computed",
    ),
    what: Phrase::new(
        "Ghi chú của dòng nêu “N ngày làm việc = H giờ” khác với 8 giờ một ngày hoặc khác số giờ của dòng; hoặc ghi chú của bảng nêu “giảm N ngày” khác với số giờ giảm của dòng duy nhất thay đổi.",
        "The note of a row equates days and hours other than by eight hours a day, or other than the row's hours; or the note of the sheet tells a cut in days that is not the cut of the one row that changes.",
    ),
    why: Phrase::new(
        "Một trong hai chỗ sai; quyết định đã ký không tự sửa được.",
        "One of the two is wrong, and a signed decision does not mend itself.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const MEASURE_WITHOUT_EFFECT: Page = Page {
    title: Phrase::new("Phương án không làm thay đổi gì", "A measure that changes nothing"),
    message: Phrase::new(
        "phương án “{measure}” không giảm chi phí, không giảm thành phần hồ sơ, không giảm thời hạn",
        "the measure “{measure}” cuts no cost, no dossier line and no time",
    ),
    what: Phrase::new(
        "Kịch bản chọn một phương án có phần tiết kiệm bằng 0, không bỏ hoặc làm nhẹ thành phần hồ sơ nào và không rút ngắn thời hạn.",
        "The scenario carries out a measure whose part of the saving is zero and that takes away or lightens no line and shortens no limit.",
    ),
    why: Phrase::new(
        "Đếm phương án như vậy làm số lượng đơn giản hóa tăng mà người dân không được gì.",
        "Counting it raises the number of simplifications and gives people nothing.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const EXPIRED_WAIVER: Page = Page {
    title: Phrase::new("Miễn trừ đã hết hạn", "A waiver has expired"),
    message: Phrase::new(
        "miễn trừ của {name} đối với {rule} đã hết hạn sau ngày {until}",
        "the waiver of {rule} by {name} was good until {until}",
    ),
    what: Phrase::new(
        "Ngày cuối của một miễn trừ đứng trước ngày đánh giá; phát hiện được miễn trừ lại hiện ra.",
        "The last day of a waiver is before the day of the analysis; what it waived is told again.",
    ),
    why: Phrase::new(
        "Miễn trừ là hoãn có thời hạn, có người chịu trách nhiệm; hết hạn thì phải sửa hoặc gia hạn có lý do.",
        "A waiver is a delay that somebody answers for; when it is over, the matter is to be mended or the delay renewed with a reason.",
    ),
    source: QUALITY_SOURCE,
};

/// See [`crate::lint`].
pub const UNUSED_WAIVER: Page = Page {
    title: Phrase::new("Miễn trừ không còn cần", "A waiver that waives nothing"),
    message: Phrase::new(
        "miễn trừ của {name} đối với {rule} không ứng với phát hiện nào",
        "the waiver of {rule} by {name} meets no finding",
    ),
    what: Phrase::new(
        "Quy tắc được chạy, thủ tục có trong đầu vào, nhưng không có phát hiện nào mà miễn trừ nói đến.",
        "The rule ran, the procedure is in the input, and there is no finding of which the waiver speaks.",
    ),
    why: Phrase::new(
        "Miễn trừ thừa sẽ che một phát hiện mới về sau.",
        "An idle waiver would hide a later finding.",
    ),
    source: QUALITY_SOURCE,
};
