//! The words of plans: headings, sentences, and what is said of a wish that makes no sense.

use super::{Lang, Noun, Phrase, Term, hint, labels};
use crate::plan::{Counted, Flaw, Nonsense};
use crate::target::Axis;

nouns! {
    INSTRUMENTS = "văn bản" / "instrument" / "instruments";
    MEASURES = "phương án" / "measure" / "measures";
}

phrases! {
    TITLE = "Kế hoạch sửa đổi văn bản" / "Plan of amendments";
    OBJECTIVE = "{instruments}, trọng số {weight}; mở ra {measures} trong {procedures}" / "{instruments}, weight {weight}; they allow {measures} in {procedures}";
    COST_VERDICT = "Cắt giảm {goal} chi phí: {verdict}" / "Cutting {goal} of the cost: {verdict}";
    OPTIMAL = "Không kế hoạch nào nhẹ hơn (đã chứng minh)" / "No plan is lighter (proved)";
    BOUNDED = "Không kế hoạch nào nhẹ hơn {bound}; kế hoạch này có thể nhẹ hơn nữa nhiều nhất {gap}" / "No plan is lighter than {bound}; this one could be lighter by at most {gap}";
    IMPOSSIBLE = "Không kế hoạch nào đạt được mục tiêu" / "No plan reaches the goals";
    UNKNOWN = "Chưa tìm được kế hoạch trong giới hạn tìm kiếm, cũng chưa chứng minh được là không có" / "Within the limits of the search no plan was found, nor a proof that there is none";
    STOPPED = "Việc tìm kiếm bị dừng trước khi xong; kết quả có thể khác ở lần chạy khác" / "The search was stopped before its end; another run may end elsewhere";
    AXES = "Mức đạt được" / "What it reaches";
    NEEDED = "Cần" / "Needed";
    REACHED = "Đạt" / "Reached";
    BASELINE = "Tổng" / "Of";
    MOST = "Nhiều nhất có thể" / "At most";
    WHOLE = "chung" / "all";
    LIKELY = "{likely} trong {measures} không ghi điều khoản: văn bản nêu ở đây là căn cứ có khả năng nhất, cần kiểm tra trước khi sửa" / "For {likely} of {measures} no provision is stated: the text named is the likeliest legal basis, to be checked before it is amended";
    HOMELESS = "{measures} chưa rõ văn bản phải sửa, nên không đưa được vào kế hoạch" / "For {measures} no text to amend is known, so that they cannot be planned";
    STAGE = "Giai đoạn {n}: {signer}" / "Stage {n}: {signer}";
    SIGNER_UNKNOWN = "chưa rõ cấp ký" / "not known who signs";
    DRAFTER = "Soạn thảo" / "Drafted by";
    DRAFTER_LIKELY = "{authority} (dự kiến)" / "{authority} (likely)";
    UNKNOWN_ISSUER = "chưa rõ" / "not known";
    WEIGHT = "Trọng số" / "Weight";
    COLUMN_MEASURES = "Phương án" / "Measures";
    FROM = "Dữ liệu từ ngày" / "Data from";
    FROM_PART = "{date}, có nơi chưa rõ" / "{date}, some not known";
    WHY = "Vì sao cần từng văn bản" / "Why each instrument is needed";
    WITHOUT = "Nếu bỏ" / "Without it";
    MISSES = "{axis}: còn {have}, cần {need}" / "{axis}: {have} left, {need} needed";
    MUST = "được chỉ định phải sửa" / "to be amended in any case";
    LEAST_WITHOUT = "Kế hoạch không có nó nặng ít nhất" / "Plans without it weigh at least";
    NO_PLAN_WITHOUT = "không có kế hoạch" / "no plan";
    LEFT_OUT = "Văn bản không đưa vào kế hoạch" / "Instruments left out";
    REASON = "Lý do" / "Reason";
    NEVER = "được chỉ định không sửa" / "not to be amended";
    OUT_OF_REACH = "ngoài thẩm quyền đã chọn, hoặc chưa rõ thẩm quyền" / "outside the competence chosen, or not known to be in it";
    NOT_NEEDED = "đã đạt mục tiêu mà không cần; kế hoạch có nó nặng ít nhất {least}" / "the goals are reached without it; plans with it weigh at least {least}";
    BY = "Sửa xong trước" / "Amended by";
    BLOCKED = "Điều gì cản trở" / "What stands in the way";
    OBSTACLE = "Trở ngại" / "Obstacle";
    KEEPS_AWAY = "Phần bị cản" / "Keeps away";
    MISSING = "còn thiếu so với mục tiêu" / "missing from the goal";
    BY_NEVER = "văn bản được chỉ định không sửa" / "instruments not to be amended";
    BY_REACH = "văn bản ngoài thẩm quyền đã chọn, hoặc chưa rõ thẩm quyền" / "instruments outside the competence chosen, or not known to be in it";
    BY_TIME = "cơ sở dữ liệu chỉ mở sau thời hạn" / "registers that open after the deadline";
    BY_FORCE = "văn bản đã hết hiệu lực, hoặc không thuộc loại sửa được" / "texts no longer in force, or none that is amended";
    BY_TEXT = "chưa rõ văn bản phải sửa" / "no text to amend is known";
    BY_REST = "không có phương án nào đang được chọn mang lại phần còn thiếu" / "no measure carried out brings what is still missing";
    LIMITS = "Các giới hạn cùng cản trở (chỉ riêng chúng cũng đủ)" / "Limits that together stand in the way (they alone are enough)";
    LIMIT_ISSUER = "Cơ quan ban hành" / "Issuer";
    LIMIT_MOST = "Nhiều nhất" / "At most";
    LIMIT_INSTRUMENTS = "{most} văn bản" / "{most} instruments";
    LIMIT_WEIGHT = "trọng số {most}" / "weight {most}";
    WITHIN_LIMITS = "{amount} trong giới hạn ({percent})" / "{amount} within limits ({percent})";
    NOT_AMENDED = "{measures} dựa trên văn bản đã hết hiệu lực hoặc không thuộc loại sửa được, nên không đưa vào kế hoạch" / "{measures} rest on texts no longer in force, or none that is amended, so that they cannot be planned";
    LATE = "{measures} dựa trên cơ sở dữ liệu chỉ mở sau {date}, nên không được tính" / "{measures} rest on registers that open only after {date}, so that they do not count";
    DEADLINE_PAST = "Thời hạn của mục tiêu ({date}) đã qua vào ngày đánh giá; kế hoạch không đặt ngày" / "The deadline of the target ({date}) is past on the day of the analysis; the plan sets no days";
    FORCE_UNKNOWN = "Chưa rõ hiệu lực của {count} trong {instruments}; cần kiểm tra trước khi sửa" / "Not known to be in force: {count} of {instruments}; to be checked before they are amended";
    PROVISIONS = "Điều khoản phải sửa" / "Provisions to amend";
    FRONTIER = "Khối lượng sửa đổi theo mức cắt giảm (trọng số, số văn bản)" / "Effort by level of reduction (weight, instruments)";
    LEVEL = "Mức" / "Level";
    ALL_AXES = "tất cả các trục" / "all axes";
    EFFORT = "{weight} ({instruments})" / "{weight} ({instruments})";
    EFFORT_BOUNDED = "{weight} ({instruments}), ít nhất {bound}" / "{weight} ({instruments}), at least {bound}";
    NOT_REACHED = "không đạt" / "not reached";
    NO_INSTRUMENT = "không có phương án nào cần sửa văn bản “{number}”" / "no measure needs “{number}” amended";
    MUST_AND_NEVER = "“{number}” vừa phải sửa vừa không được sửa" / "“{number}” is both to be amended and not to be";
    AXIS_TWICE = "trục “{axis}” được nêu hai lần" / "the axis “{axis}” is named twice";
    CAP_BELOW_MUST = "cơ quan “{issuer}” phải sửa {must} văn bản nhưng chỉ được sửa nhiều nhất {most}" / "“{issuer}” has to amend {must} instruments and may amend at most {most}";
    CAP_BELOW_MUST_WEIGHT = "các văn bản cơ quan “{issuer}” phải sửa có tổng trọng số {must}, vượt mức nhiều nhất {most}" / "what “{issuer}” has to amend weighs {must}, and may weigh at most {most}";
    NO_AXIS = "mục tiêu này không có trục “{axis}”; có: {axes}" / "this target has no axis “{axis}”; it has: {axes}";
    BAD_PERCENT = "mức cắt giảm {percent} % của trục “{axis}” không nằm trong khoảng trên 0 đến 100" / "a reduction of {percent}% on the axis “{axis}” is not above 0 and at most 100";
    NO_GOAL = "mục tiêu không đặt mức cắt giảm nào trên dữ liệu này; hãy dùng --axis" / "the target sets no percentage of anything here; use --axis";
    NO_MEASURE = "không có phương án nào để lựa chọn; hãy mở rộng --measures" / "there is no measure to choose from; widen --measures";
    TWICE = "“{id}” được nêu hai lần" / "“{id}” stands twice";
    UNKNOWN_ID = "không có “{id}”" / "there is no “{id}”";
    NO_WEIGHT = "“{id}” có trọng số 0" / "“{id}” weighs nothing";
    CIRCLE = "các phương án cần nhau theo vòng: {circle}" / "measures need each other in a circle: {circle}";
    NO_WITHIN = "không có thẩm quyền hay cơ quan “{name}”; có: {names}, hoặc mã cơ quan" / "there is no competence or authority “{name}”; there are: {names}, or the id of an authority";
}

/// The heading of the column of an axis, short enough for a table of many columns.
#[must_use]
pub fn column(axis: Axis) -> Phrase {
    match axis {
        Axis::Count => labels::REGULATIONS_CUT,
        Axis::Cost => labels::COST_CUT,
        Axis::Time => Phrase::new("Thời gian", "Time"),
        Axis::Conditions => Phrase::new("Điều kiện", "Conditions"),
    }
}

/// What of a wish makes no sense.
#[must_use]
pub fn nonsense(nonsense: &Nonsense, lang: Lang) -> String {
    match nonsense {
        Nonsense::UnknownInstrument { number, nearest } => {
            hint::with(NO_INSTRUMENT.fill(lang, &[("number", number)]), nearest.as_deref(), lang)
        }
        Nonsense::MustAndNever { number } => MUST_AND_NEVER.fill(lang, &[("number", number)]),
        Nonsense::AxisTwice { axis } => AXIS_TWICE.fill(lang, &[("axis", axis.word())]),
        Nonsense::NoAxis { axis, has } => {
            let word = |axis: &Axis| axis.word();
            let has: Vec<&str> = has.iter().map(word).collect();
            NO_AXIS.fill(lang, &[("axis", word(axis)), ("axes", &has.join(", "))])
        }
        Nonsense::Percent { axis, percent } => {
            let slots = [("percent", &*lang.decimal(*percent)), ("axis", axis.say(lang))];
            BAD_PERCENT.fill(lang, &slots)
        }
        Nonsense::CapBelowMust { issuer, of, most, must } => {
            let unknown = || UNKNOWN_ISSUER.say(lang).to_owned();
            let slots = [
                ("issuer", &*issuer.clone().unwrap_or_else(unknown)),
                ("must", &*lang.number(*must)),
                ("most", &*lang.number(*most)),
            ];
            let phrase = match of {
                Counted::Instruments => CAP_BELOW_MUST,
                Counted::Weight => CAP_BELOW_MUST_WEIGHT,
            };
            phrase.fill(lang, &slots)
        }
        Nonsense::NoGoal => NO_GOAL.say(lang).to_owned(),
        Nonsense::NoMeasure => NO_MEASURE.say(lang).to_owned(),
        Nonsense::Flawed(one) => flaw(one, lang),
    }
}

/// What is wrong with a problem.
#[must_use]
pub fn flaw(flaw: &Flaw, lang: Lang) -> String {
    match flaw {
        Flaw::NoMeasure => NO_MEASURE.say(lang).to_owned(),
        Flaw::NoWeight { id } => NO_WEIGHT.fill(lang, &[("id", id)]),
        Flaw::Twice { id } => TWICE.fill(lang, &[("id", id)]),
        Flaw::Unknown { id, nearest } => {
            hint::with(UNKNOWN_ID.fill(lang, &[("id", id)]), nearest.as_deref(), lang)
        }
        Flaw::Circle { ids } => {
            // The last needs the first: the whole circle ends where it began.
            let circle: Vec<&str> = ids.iter().chain(ids.first()).map(|id| &**id).collect();
            CIRCLE.fill(lang, &[("circle", &circle.join(" → "))])
        }
    }
}
