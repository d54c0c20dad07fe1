//! The words for the values of the model.

use super::{Lang, Phrase};
use crate::appraisal::{Ruling, Verdict};
use crate::catalog::{Actor, ChannelKind, FeeGap, Level, SubjectKind, TimeUnit};
use crate::cost::activity::Group;
use crate::cost::tariff::Mark;
use crate::cost::{Activity, Basis, Segment};
use crate::derive::Grade;
use crate::fault::Subject;
use crate::gate::State;
use crate::knowledge::{
    AuthorityLevel, DocumentClass, Population, Publication, Rank, RegisterKind, SharingBasis,
    Verified, Whom,
};
use crate::lint::Severity;
use crate::measure::Kind;
use crate::reading::{Effect, LineKind, Match, Operator, Role};
use crate::report::Difference;
use crate::target::{Axis, Unit};

/// A value that has a word in both languages.
pub trait Term {
    /// The word.
    fn phrase(&self) -> Phrase;

    /// The word in a language.
    fn say(&self, lang: Lang) -> &'static str {
        self.phrase().say(lang)
    }
}

/// Gives each variant of an enum its word in both languages.
macro_rules! terms {
    ($($name:ident { $($variant:pat => $vi:literal / $en:literal,)+ })+) => {
        $(impl Term for $name {
            fn phrase(&self) -> Phrase {
                use $name::*;
                match self { $($variant => Phrase::new($vi, $en),)+ }
            }
        })+
    };
}

terms! {
    Difference {
        Currency => "các kịch bản dùng loại tiền khác nhau: không so sánh được các số tiền với nhau" / "currencies differ: amounts cannot be compared",
        Basis => "có kịch bản tính cho một năm, có kịch bản tính cho mỗi hồ sơ: không so sánh được các số tiền với nhau" / "some amounts are of a year and some per dossier: they cannot be compared",
        Tariff => "bộ tham số khác nhau: chênh lệch số tiền gồm cả chênh lệch đơn giá" / "tariff editions differ: amounts differ by their prices, too",
        OnlineShare => "tỷ lệ nộp trực tuyến khác nhau: chi phí trước khi cắt giảm cũng khác nhau" / "shares sent online differ: costs before the measures differ, too",
        Procedures => "phạm vi thủ tục khác nhau: chỉ so sánh được tỷ lệ phần trăm" / "not the same procedures are covered: only percentages can be compared",
        Target => "mục tiêu khác nhau: kết luận trả lời những yêu cầu khác nhau" / "targets differ: verdicts answer different questions",
    }
    Grade {
        Full => "thay thế được toàn bộ" / "fully replaceable",
        FactOnly => "chỉ cần xác nhận có hoặc không" / "a yes or no is enough",
        Partial => "thay thế được một phần" / "partly replaceable",
        None => "chưa thay thế được" / "not replaceable",
    }
    LineKind {
        Document => "giấy tờ" / "paper",
        Form => "đơn, tờ khai" / "form",
        Note => "ghi chú" / "note",
    }
    Operator {
        AllOf => "tất cả" / "all of",
        AnyOf => "một trong các" / "any of",
    }
    Role {
        Applicant => "người yêu cầu" / "applicant",
        Spouse => "vợ hoặc chồng" / "spouse",
        Child => "con" / "child",
        Parent => "cha, mẹ" / "parent",
        Father => "cha" / "father",
        Mother => "mẹ" / "mother",
        Deceased => "người chết" / "deceased",
        Adopter => "người nhận con nuôi" / "adopter",
        Adoptee => "người được nhận làm con nuôi" / "adoptee",
        Ward => "người được giám hộ" / "ward",
        Guardian => "người giám hộ" / "guardian",
        Representative => "người đại diện" / "representative",
        HouseholdHead => "chủ hộ" / "head of household",
        HouseholdMember => "thành viên hộ gia đình" / "household member",
        Owner => "chủ sở hữu" / "owner",
        Buyer => "bên mua" / "buyer",
        Seller => "bên bán" / "seller",
        Employer => "người sử dụng lao động" / "employer",
        Worker => "người lao động" / "worker",
        Enterprise => "doanh nghiệp" / "enterprise",
        Organisation => "tổ chức" / "organisation",
        Foreigner => "người nước ngoài" / "foreigner",
        Sponsor => "người bảo lãnh" / "sponsor",
        Relative => "người thân thích" / "relative",
        Witness => "người làm chứng" / "witness",
        Other => "người khác" / "other",
    }
    Effect {
        AsksPaper => "yêu cầu giấy tờ" / "asks for a paper",
        AsksForm => "yêu cầu đơn, tờ khai" / "asks for a form",
        MakesNote => "chỉ là ghi chú" / "makes the line a note",
        LooksUp => "đã cho phép tra cứu dữ liệu" / "allows a look-up",
        OnlyMentions => "chỉ nhắc đến giấy tờ" / "only mentions a paper",
        TakesBack => "giấy tờ phải nộp lại bản chính" / "the paper itself is taken back",
        ConfinesToForeigners => "chỉ áp dụng với người nước ngoài" / "confines it to foreigners",
        Excludes => "không yêu cầu giấy tờ" / "says the paper is not asked for",
    }
    Match {
        Stated => "do danh mục nêu" / "stated by the catalogue",
        Exact => "đúng tên gọi" / "exact name",
        WithoutMarks => "đúng tên gọi, không dấu" / "exact name without diacritics",
        Abbreviation => "chữ viết tắt" / "abbreviation",
        Fuzzy { .. } => "gần đúng tên gọi" / "similar name",
        Head => "từ chỉ giấy tờ nói chung" / "general word for a paper",
    }
    Level {
        Ministry => "cấp bộ" / "ministry",
        Province => "cấp tỉnh" / "province",
        Commune => "cấp xã" / "commune",
        Other => "cơ quan khác" / "other",
    }
    AuthorityLevel {
        Central => "trung ương" / "central",
        Ministry => "cấp bộ" / "ministry",
        Province => "cấp tỉnh" / "province",
        Commune => "cấp xã" / "commune",
        Other => "cơ quan khác" / "other",
    }
    SubjectKind {
        Citizen => "công dân Việt Nam" / "citizens",
        VietnameseAbroad => "người Việt Nam định cư ở nước ngoài" / "Vietnamese abroad",
        Foreigner => "người nước ngoài" / "foreigners",
        Enterprise => "doanh nghiệp" / "enterprises",
        Cooperative => "hợp tác xã" / "cooperatives",
        HouseholdBusiness => "hộ kinh doanh" / "household businesses",
        Organisation => "tổ chức khác" / "other organisations",
    }
    Population {
        Citizen => "công dân Việt Nam" / "citizens",
        VietnameseOrigin => "người gốc Việt Nam" / "persons of Vietnamese origin",
        Foreigner => "người nước ngoài" / "foreigners",
        Enterprise => "doanh nghiệp" / "enterprises",
        Cooperative => "hợp tác xã" / "cooperatives",
        HouseholdBusiness => "hộ kinh doanh" / "household businesses",
        Organisation => "tổ chức" / "organisations",
        Vehicle => "phương tiện" / "vehicles",
        Parcel => "thửa đất" / "parcels of land",
        Other => "đối tượng khác" / "others",
    }
    ChannelKind {
        InPerson => "trực tiếp" / "in person",
        Post => "bưu chính" / "by post",
        Online => "trực tuyến" / "online",
    }
    FeeGap {
        NotStated => "nguồn không nêu mức thu và cũng không nêu là miễn phí" / "the source states neither a fee nor that there is none",
        NoChannel => "nguồn không nêu cách thức thực hiện nào" / "the source names no way to submit",
        SetByProvince => "mức thu do địa phương quy định" / "a province sets it",
        NoAmount => "nguồn không nêu số tiền bằng đồng cho một hồ sơ: thu theo số lượng, bằng ngoại tệ, theo văn bản khác, hoặc số tiền ghi không hợp lý" / "the source states no plausible amount in đồng for one dossier: it is charged by quantity, in another currency or by another text",
    }
    Actor {
        Applicant => "người yêu cầu" / "applicant",
        Authority => "cơ quan giải quyết" / "authority",
    }
    TimeUnit {
        Hour => "giờ" / "hours",
        Day => "ngày" / "days",
        WorkingDay => "ngày làm việc" / "working days",
        Month => "tháng" / "months",
        Year => "năm" / "years",
    }
    Verified {
        Read => "đã đọc văn bản" / "read in the text",
        Quoted => "theo trích dẫn" / "as quoted",
        Press => "theo báo chí" / "from the press",
        Unverified => "chưa kiểm chứng" / "unverified",
    }
    Rank {
        Law => "luật" / "law",
        Ordinance => "pháp lệnh" / "ordinance",
        AssemblyResolution => "nghị quyết của Quốc hội" / "resolution of the National Assembly",
        GovernmentResolution => "nghị quyết của Chính phủ" / "resolution of the Government",
        Decree => "nghị định" / "decree",
        PmDecision => "quyết định của Thủ tướng Chính phủ" / "decision of the Prime Minister",
        Directive => "chỉ thị" / "directive",
        Circular => "thông tư" / "circular",
        MinisterialDecision => "quyết định của bộ trưởng" / "ministerial decision",
        ProvincialDecision => "văn bản của địa phương" / "provincial decision",
        Dispatch => "công văn" / "official letter",
        Other => "văn bản khác" / "other instrument",
    }
    RegisterKind {
        National => "cơ sở dữ liệu quốc gia" / "national database",
        Sector => "cơ sở dữ liệu chuyên ngành" / "sector database",
        Platform => "nền tảng chia sẻ" / "sharing platform",
    }
    Whom {
        Abroad => "cơ quan, tổ chức ở nước ngoài" / "authorities and organisations abroad",
        PrivateParties => "tổ chức, cá nhân ngoài cơ quan nhà nước" / "private parties",
    }
    DocumentClass {
        Paper => "giấy tờ" / "paper",
        Form => "đơn, tờ khai" / "form",
    }
    Publication {
        Published => "đã công bố danh mục trường thông tin" / "field list published",
        NotFound => "chưa thấy công bố danh mục trường thông tin" / "no published field list found",
    }
    SharingBasis {
        Listed => "được liệt kê" / "listed",
        Inferred => "suy luận" / "inferred",
    }
    Ruling {
        Accept => "chấp nhận" / "accepted",
        Reject => "từ chối" / "rejected",
        Postpone => "hoãn" / "postponed",
    }
    State {
        New => "mới" / "new",
        Unchanged => "đã biết" / "known",
        Updated => "thay đổi" / "changed",
        Returned => "tái phát" / "returned",
    }
    Severity {
        Error => "lỗi" / "error",
        Warning => "cảnh báo" / "warning",
        Info => "lưu ý" / "info",
    }
    Subject {
        Procedure => "thủ tục" / "procedure",
        Requirement => "thành phần hồ sơ" / "requirement",
        Case => "trường hợp" / "case",
        DocumentType => "loại giấy tờ" / "document type",
        Alias => "tên gọi" / "alias",
        DataItem => "trường thông tin" / "data item",
        Register => "cơ sở dữ liệu" / "register",
        Rule => "quy tắc" / "rule",
        LintRule => "quy tắc kiểm tra" / "rule of check",
        Authority => "cơ quan" / "authority",
        Instrument => "văn bản" / "instrument",
        Cue => "dấu hiệu" / "cue",
        Activity => "hoạt động" / "activity",
        Tariff => "bộ tham số" / "tariff edition",
        Target => "mục tiêu" / "target",
        Measure => "phương án" / "measure",
        Axis => "trục đo" / "axis",
        Decision => "quyết định số" / "decision",
        Question => "câu hỏi" / "question",
        Step => "bước thực hiện" / "step",
        Currency => "đồng tiền" / "currency",
    }
    Group {
        Prepare => "Chuẩn bị hồ sơ" / "Preparing the dossier",
        HandIn => "Nộp hồ sơ" / "Handing in",
        Pay => "Nộp phí, lệ phí" / "Paying",
        Inspect => "Kiểm tra, đánh giá" / "Inspections",
        Other => "Công việc khác" / "Other tasks",
        Receive => "Nhận kết quả" / "Receiving the result",
    }
    Activity {
        Learn => "tìm hiểu yêu cầu" / "finding out what is asked",
        ObtainAtHand => "lấy giấy tờ đang giữ" / "taking out a paper kept at home",
        ObtainIssued => "xin cấp giấy tờ tại cơ quan khác" / "obtaining a paper from another agency",
        ObtainProfessional => "lập giấy tờ chuyên môn" / "having a technical paper drawn up",
        ObtainUnknown => "chuẩn bị giấy tờ chưa nhận diện" / "obtaining a paper of no known type",
        Copy => "sao chụp" / "copying",
        CertifyCopy => "chứng thực bản sao" / "having a copy certified",
        CertifyVisit => "đi chứng thực bản sao" / "going to have copies certified",
        FillDeclaration => "điền đơn, tờ khai" / "filling in a declaration",
        FillReport => "lập phương án, báo cáo" / "writing a plan or report",
        FillUnknown => "điền mẫu chưa nhận diện" / "filling in a form of no known type",
        TravelMinistry => "đi lại đến cơ quan cấp bộ" / "travelling to a ministry",
        TravelProvince => "đi lại đến cơ quan cấp tỉnh" / "travelling to a provincial office",
        TravelCommune => "đi lại đến cơ quan cấp xã" / "travelling to a commune office",
        TravelOther => "đi lại đến cơ quan khác" / "travelling to another office",
        Queue => "chờ đến lượt" / "queueing",
        Counter => "nộp tại quầy" / "handing in at the counter",
        SubmitPost => "gửi hồ sơ qua bưu chính" / "sending by post",
        SubmitOnline => "nộp trực tuyến" / "sending online",
        PayInPerson => "nộp tiền tại quầy" / "paying at the counter",
        PayOnline => "thanh toán trực tuyến" / "paying online",
        ReceivePost => "nhận qua bưu chính" / "receiving by post",
        ReceiveOnline => "nhận trực tuyến" / "receiving online",
        ReceiveCounter => "nhận tại quầy" / "collecting at the counter",
        Inspection => "chuẩn bị, phục vụ việc kiểm tra" / "preparing and attending an inspection",
        Other => "công việc khác" / "another task",
    }
    Segment {
        Citizen => "người dân" / "citizens",
        Enterprise => "doanh nghiệp, hợp tác xã, hộ kinh doanh" / "businesses",
        Organisation => "tổ chức khác" / "other organisations",
    }
    Basis {
        Annual => "đồng/năm" / "a year",
        PerDossier => "cho mỗi hồ sơ của từng thủ tục" / "per dossier of each procedure",
    }
    Mark {
        Official => "chính thức" / "official",
        Measured => "đo được" / "measured",
        Assumption => "giả định" / "assumption",
    }
    Kind {
        Abolish => "bãi bỏ thủ tục" / "abolish the procedure",
        ReplaceByData => "thay giấy tờ bằng dữ liệu" / "replace the paper by data",
        ReuseResult => "dùng lại kết quả cơ quan đã cấp" / "reuse what the agency issued",
        RemoveDuplicate => "bỏ giấy tờ yêu cầu trùng" / "remove a duplicate",
        DropPaper => "bỏ giấy tờ đã hết giá trị" / "drop a paper no longer valid",
        KeepResidual => "chỉ giữ phần chưa có dữ liệu" / "keep only what data do not replace",
        PlainCopy => "thay bản sao chứng thực bằng bản chụp" / "plain copy for a certified one",
        Prefill => "điền sẵn dữ liệu vào mẫu đơn" / "fill forms in beforehand",
        Join => "liên thông với thủ tục khác" / "join with another procedure",
        Delegate => "phân cấp cho cấp gần dân hơn" / "delegate to a nearer level",
        SubmitOnline => "thực hiện toàn trình trực tuyến" / "make it fully online",
        WaiveOnlineFee => "miễn phí khi nộp trực tuyến" / "charge nothing online",
        ShortenTime => "rút ngắn thời hạn giải quyết" / "shorten the time limit",
    }
    Verdict {
        NotReached => "chưa đạt" / "not reached",
        Likely => "có khả năng đạt" / "likely",
        Certain => "đạt" / "reached",
    }
    Axis {
        Count => "số quy định" / "count",
        Cost => "chi phí tuân thủ" / "compliance cost",
        Time => "thời gian giải quyết" / "processing time",
        Conditions => "yêu cầu, điều kiện" / "conditions",
    }
    Unit {
        Regulation => "thủ tục hoặc điều kiện" / "procedure or condition",
        Procedure => "thủ tục" / "procedure",
        Requirement => "thành phần hồ sơ" / "dossier line",
        Condition => "điều kiện" / "condition",
        Obligation => "nghĩa vụ" / "obligation",
    }
}
