//! Dossier lines as people write them, and what they ask for.
//!
//! The lines are our own: each shows one way in which published lines are written.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may stop the test"
)]

#[path = "line/fallbacks.rs"]
mod fallbacks;
mod line;
#[path = "line/lookups.rs"]
mod lookups;

use line::{Verdict, read, read_line, read_under};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Says that a line is a document with these registers and this grade.
fn asks(text: &str, registers: &[&str], grade: &str) -> Verdict {
    let verdict = read(text);
    assert_eq!(verdict.kind, "document", "{text}: {verdict:?}");
    assert_eq!(verdict.registers, registers, "{text}: {verdict:?}");
    assert_eq!(verdict.grade, grade, "{text}: {verdict:?}");
    verdict
}

#[test]
fn one_paper_under_its_old_new_and_short_names() {
    for text in
        ["Thẻ căn cước", "Căn cước công dân", "Giấy chứng minh nhân dân", "CMND", "thẻ CCCD"]
    {
        asks(text, &["population"], "full");
    }
    asks("Giấy phép lái xe", &["driving_licence"], "full");
    asks("Sổ đỏ", &["land"], "full");
    asks("Sổ hộ khẩu", &["population"], "full");
    asks("Giấy đăng ký kinh doanh", &["enterprise"], "full");
}

#[test]
fn the_same_line_however_it_is_typed() {
    let line = "Bản sao Giấy chứng nhận kết hôn";
    for text in [
        line.to_owned(),
        line.nfd().collect(),
        line.to_uppercase(),
        "ban sao giay chung nhan ket hon".to_owned(),
        format!("  - {line};"),
        format!("a) 01 {line} (nếu có)"),
        "1. Bản sao\u{a0} Giấy  chứng nhận\nkết hôn".to_owned(),
    ] {
        asks(&text, &["civil_status"], "full");
    }
}

#[test]
fn typing_faults_are_mended_with_score_and_runner_up() {
    let verdict = asks("Giấy chứng nhân kết hôn", &["civil_status"], "full");
    assert!(verdict.matched.contains(&"fuzzy"), "{verdict:?}");
    // Another word is no fault: a voucher is no death certificate.
    assert_eq!(read("Giấy chứng từ").registers, [""; 0]);
    assert_eq!(read("Chung tu").grade, "none", "without marks it may be either");
}

#[test]
fn alternatives_are_one_group_and_lists_are_several() {
    let either = asks("Căn cước công dân hoặc hộ chiếu Việt Nam", &["population"], "full");
    assert_eq!(either.groups, [1, 1]);
    // Alone, a passport proves more than the register of identities answers for.
    assert_eq!(read("Hộ chiếu phổ thông").grade, "none");
    let both = asks("Giấy khai sinh; giấy chứng nhận kết hôn", &["civil_status"], "full");
    assert_eq!(both.groups, [1, 2]);
}

/// The groups of the papers of a line: equal numbers are alternatives.
fn groups(text: &str) -> Vec<u16> {
    read(text).groups.clone()
}

#[test]
fn a_full_stop_ends_an_item_of_a_choice_with_bullets_not_the_choice() {
    let choice = "Một trong các giấy tờ sau: + Giấy chứng nhận quyền sử dụng đất. + Quyết định giao đất. + Hợp đồng thuê đất.";
    assert_eq!(groups(choice), [1, 1, 1]);
    let lettered =
        "Bản sao một trong các giấy tờ sau đây: a) Giấy khai sinh. b) Thẻ căn cước. c) Hộ chiếu.";
    assert_eq!(groups(lettered), [1, 1, 1]);
    // Another bullet begins something else.
    let beside =
        "Một trong các giấy tờ sau: + Giấy khai sinh. + Thẻ căn cước. - Giấy khám sức khỏe.";
    assert_eq!(groups(beside), [1, 1, 2]);
    // So does a sentence without one; behind it the list goes on.
    let within = "Một trong các giấy tờ sau: + Giấy khai sinh. Phải nộp thêm giấy khám sức khỏe. + Thẻ căn cước.";
    assert_eq!(groups(within), [1, 2, 1]);
}

#[test]
fn what_stands_before_a_choice_is_none_of_it() {
    assert_eq!(
        groups("Giấy khai sinh; một trong các giấy tờ sau: a) Thẻ căn cước; b) Hộ chiếu"),
        [1, 2, 2]
    );
    assert_eq!(
        groups("Giấy khai sinh hoặc một trong các giấy tờ sau: thẻ căn cước, hộ chiếu"),
        [1, 1, 1]
    );
    assert_eq!(
        groups(
            "Giấy tờ về thu nhập gồm một trong các giấy tờ sau: hợp đồng lao động; sổ bảo hiểm xã hội"
        ),
        [1, 1]
    );
    // One of some cases is no choice of papers.
    assert_eq!(
        groups(
            "Giấy khai sinh; thẻ căn cước đối với người thuộc một trong các trường hợp sau: a) Mất tích; b) Giấy khám sức khỏe"
        ),
        [1, 2, 3]
    );
}

#[test]
fn any_paper_listed_behind_the_name_of_what_is_to_be_shown_will_do() {
    asks(
        "Giấy tờ chứng minh nhân thân gồm: chứng minh nhân dân, hộ chiếu, thẻ căn cước",
        &["population"],
        "full",
    );
    assert_eq!(groups("Giấy tờ tùy thân (chứng minh nhân dân; thẻ căn cước)"), [1, 1, 1]);
    let parted = "Giấy tờ chứng minh nơi cư trú: sổ hộ khẩu, sổ tạm trú; giấy khám sức khỏe";
    assert_eq!(groups(parted), [1, 1, 1, 2], "commas part its papers, so a semicolon ends them");
    let bracket = "Giấy tờ tùy thân (thẻ căn cước; hộ chiếu); giấy khám sức khỏe; giấy khai sinh";
    assert_eq!(groups(bracket), [1, 1, 1, 2, 3]);
    let announced = "Xuất trình một trong các giấy tờ chứng minh thông tin về cư trú theo quy định. Các loại giấy tờ có giá trị chứng minh thông tin về cư trú bao gồm: Thẻ Căn cước công dân, Chứng minh nhân dân, Giấy xác nhận thông tin về cư trú";
    assert_eq!(groups(announced), [1, 1, 1]);
    // Papers of an organisation are not said to show one thing.
    assert_eq!(groups("Hồ sơ gồm: giấy chứng nhận đăng ký doanh nghiệp; điều lệ"), [1, 2]);
}

#[test]
fn an_or_behind_a_semicolon_joins() {
    assert_eq!(groups("Trích lục khai tử; hoặc giấy báo tử"), [1, 1]);
    assert_eq!(groups("Đơn đề nghị; hoặc giấy khai sinh"), [1, 2], "nobody chooses not to apply");
}

#[test]
fn an_exception_that_names_the_paper_itself_speaks_of_a_case() {
    let text = "Sơ yếu lý lịch và Phiếu lý lịch tư pháp (trường hợp là công chức, viên chức thì không cần có Phiếu lý lịch tư pháp)";
    asks(text, &["criminal_record"], "partial");
    assert_eq!(read("Giấy tờ tùy thân, trừ thẻ căn cước").grade, "none");
}

#[test]
fn a_card_of_the_army_is_no_identity_card() {
    asks("Chứng minh thư quân đội hoặc căn cước công dân", &["population"], "partial");
    assert_eq!(read("Giấy chứng minh sĩ quan quân đội").registers, [""; 0]);
}

#[test]
fn a_paper_that_no_register_replaces_makes_the_line_partial() {
    asks("Giấy khai sinh và biên bản họp gia đình", &["civil_status"], "partial");
    asks("Quyết định giao đất hoặc giấy chứng nhận quyền sử dụng đất", &["land"], "partial");
    asks("Đơn xin việc kèm theo giấy khám sức khỏe", &["health"], "partial");
}

#[test]
fn the_subject_of_an_application_is_not_asked_for() {
    for text in [
        "Đơn đề nghị cấp lại giấy phép lái xe",
        "Tờ khai đăng ký lại giấy chứng nhận kết hôn theo mẫu",
        "Văn bản của doanh nghiệp đề nghị điều chỉnh giấy chứng nhận đăng ký doanh nghiệp",
    ] {
        let verdict = read(text);
        assert_eq!((verdict.kind.as_str(), verdict.grade.as_str()), ("form", "none"), "{text}");
        assert!(verdict.registers.is_empty(), "{text}: {verdict:?}");
    }
}

#[test]
fn a_paper_merely_mentioned_is_not_asked_for() {
    for text in [
        "Ảnh chân dung cỡ 4x6 cm, kiểu chụp ảnh căn cước công dân",
        "Ảnh chụp theo kiểu căn cước/căn cước công dân",
        "Bản dịch giấy phép lái xe nước ngoài",
        "Quyết định thu hồi giấy chứng nhận đăng ký xe",
        "Hợp đồng lao động, trong đó ghi rõ số căn cước công dân của người lao động",
    ] {
        assert!(read(text).registers.is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_condition_names_papers_without_asking_for_them() {
    let verdict = read("Trường hợp mất giấy chứng nhận kết hôn thì nộp bản cam đoan");
    assert!(verdict.registers.is_empty(), "{verdict:?}");
    asks(
        "Trường hợp ủy quyền thì phải nộp thêm giấy khai sinh của người được ủy quyền",
        &["civil_status"],
        "full",
    );
}

#[test]
fn papers_from_abroad_are_in_no_register() {
    for text in [
        "Giấy khai sinh do cơ quan có thẩm quyền nước ngoài cấp",
        "Lý lịch tư pháp do nước ngoài cấp",
        "Giấy phép lái xe nước ngoài",
    ] {
        assert_eq!(read(text).grade, "none", "{text}: {:?}", read(text));
    }
}

#[test]
fn a_line_that_leaves_the_look_up_to_the_agency_says_so() {
    let verdict = asks(
        "Giấy tờ chứng minh nơi cư trú trong trường hợp cơ quan đăng ký không khai thác được thông \
         tin trong Cơ sở dữ liệu quốc gia về dân cư",
        &["population"],
        "full",
    );
    assert!(verdict.already);
    assert!(!read("Giấy tờ chứng minh nơi cư trú").already);
    let rule = read(
        "Lưu ý: cơ quan giải quyết khai thác thông tin về cư trú trong Cơ sở dữ liệu quốc gia về \
         dân cư, không yêu cầu nộp sổ hộ khẩu",
    );
    assert_eq!((rule.kind.as_str(), rule.already), ("note", true));
    assert_eq!(rule.registers, ["population"]);
}

#[test]
fn explanations_headings_and_rules_are_notes() {
    for text in [
        "Lưu ý: hồ sơ phải được đóng thành quyển",
        "Số lượng hồ sơ: 01 bộ",
        "Giấy tờ phải xuất trình:",
        "Trường hợp nộp trực tuyến:",
    ] {
        assert_eq!(read(text).kind, "note", "{text}: {:?}", read(text));
    }
    assert_eq!(read_under("Lưu ý:", "Bản sao phải còn giá trị sử dụng").kind, "note");
}

#[test]
fn the_land_law_calls_its_certificate_by_a_short_name() {
    let text = "Bản gốc Giấy chứng nhận đã cấp";
    assert!(read(text).registers.is_empty(), "of what, the line alone does not say");
    let verdict = line::read_line("Tặng cho quyền sử dụng đất", "", text);
    assert_eq!(verdict.registers, ["land"]);
}

#[test]
fn a_paper_that_is_taken_back_is_wanted_as_an_object() {
    for text in [
        "Nộp lại giấy chứng nhận đăng ký xe",
        "Giao nộp sổ bảo hiểm xã hội và thẻ bảo hiểm y tế",
        "Giấy phép lái xe cũ để thu hồi",
        "Giấy chứng nhận đăng ký xe (bản chính để thu hồi)",
        "Thẻ căn cước công dân, giấy phép lái xe để đổi",
        "Bản gốc Giấy chứng nhận quyền sử dụng đất đã cấp để chỉnh lý, thu hồi",
    ] {
        let verdict = read(text);
        assert_eq!((verdict.kind.as_str(), verdict.grade.as_str()), ("document", "none"), "{text}");
        assert!(verdict.why.iter().any(|(effect, _)| effect == "takes-back"), "{text}");
    }
    // Its neighbours are not.
    asks("Giấy khai sinh; nộp lại giấy chứng nhận kết hôn", &["civil_status"], "partial");
    // A lost one cannot be, and what is waived or asked for anew is not.
    asks("Giấy chứng nhận đăng ký xe (trường hợp cấp lại do mất)", &["vehicle"], "full");
    asks("Bản sao giấy phép lái xe để đối chiếu", &["driving_licence"], "full");
    // What is annotated is the file of the agency, not the paper.
    asks(
        "Bản sao Giấy chứng nhận quyền sử dụng đất để chỉnh lý hồ sơ địa chính",
        &["land"],
        "full",
    );
    let waived = read("Trường hợp bị mất thì không phải nộp lại giấy phép lái xe");
    assert!(waived.registers.is_empty(), "{waived:?}");
}

#[test]
fn the_procedure_that_withdraws_a_paper_wants_it() {
    let asked = |procedure| line::read_line(procedure, "", "Giấy phép lái xe").grade;
    assert_eq!(asked("Thu hồi giấy phép lái xe"), "none");
    assert_eq!(asked("Thủ tục thu hồi giấy phép lái xe"), "none");
    assert_eq!(asked("Cấp lại giấy phép lái xe sau khi bị thu hồi giấy phép lái xe"), "full");
}

#[test]
fn a_heading_may_leave_the_choice_among_its_lines() {
    for case in [
        "Một trong các giấy tờ sau",
        "Chủ xe xuất trình một trong các loại giấy tờ",
        "Kèm theo một trong các loại hồ sơ, giấy tờ sau:",
    ] {
        let verdict = read_under(case, "Thẻ căn cước công dân");
        assert_eq!(verdict.operators, ["any_of"], "{case}");
        assert_eq!(verdict.grade, "full", "{case}");
    }
    for case in ["Thuộc một trong các trường hợp sau", "Các giấy tờ sau"] {
        let verdict = read_under(case, "Thẻ căn cước công dân");
        assert_eq!(verdict.operators, ["all_of"], "{case}");
    }
}

#[test]
fn a_procedure_for_foreigners_asks_for_papers_about_foreigners() {
    let health = |procedure, text| line::read_line(procedure, "", text).grade;
    let text = "Giấy khám sức khỏe";
    assert_eq!(health("Cấp giấy phép lao động cho người nước ngoài", text), "none");
    assert_eq!(health("Đổi giấy phép của người nước ngoài tại Việt Nam", text), "none");
    for procedure in [
        "Cấp phiếu cho công dân Việt Nam và cho người nước ngoài",
        "Đăng ký kết hôn có yếu tố nước ngoài",
        "Cấp giấy phép cho doanh nghiệp kinh doanh dành cho người nước ngoài",
    ] {
        assert_eq!(health(procedure, text), "full", "{procedure}");
    }
    // A line that says that a Vietnamese authority issued the paper knows better.
    let issued = "Giấy khai sinh do cơ quan có thẩm quyền của Việt Nam cấp";
    assert_eq!(health("Gia hạn tạm trú cho người nước ngoài", issued), "full");
    // Papers about things stay what they are.
    let land = "Giấy chứng nhận quyền sử dụng đất";
    assert_eq!(health("Gia hạn sở hữu nhà ở của người nước ngoài", land), "full");
}

#[test]
fn the_dossier_of_an_adopter_from_abroad_comes_from_abroad() {
    let procedure = "Giải quyết việc nuôi con nuôi có yếu tố nước ngoài";
    let under = |case| line::read_line(procedure, case, "Phiếu lý lịch tư pháp").grade;
    assert_eq!(under("Hồ sơ của người nhận con nuôi"), "none");
    assert_eq!(under("Hồ sơ của người được nhận làm con nuôi"), "full");
}

#[test]
fn residence_abroad_is_in_no_register() {
    let text = "Giấy tờ chứng minh nơi cư trú để xác định thẩm quyền";
    let under = |procedure| line::read_line(procedure, "", text).grade;
    assert_eq!(under("Đăng ký khai tử cho công dân Việt Nam ở nước ngoài"), "none");
    assert_eq!(under("Đăng ký khai tử"), "full");
}

#[test]
fn what_is_said_of_a_whole_holds_for_its_parts() {
    let text = "Tài liệu chứng minh tổ chức được thành lập và hoạt động hợp pháp ở nước ngoài, gồm một \
                trong các giấy tờ sau: giấy chứng nhận đăng ký kinh doanh hoặc quyết định thành lập";
    assert_eq!(read(text).grade, "none", "{:?}", read(text));
    let home = "Tài liệu chứng minh tổ chức hoạt động hợp pháp, gồm một trong các giấy tờ sau: giấy \
                chứng nhận đăng ký kinh doanh hoặc quyết định thành lập";
    assert_eq!(read(home).grade, "partial", "{:?}", read(home));
}

#[test]
fn an_equivalent_paper_asked_for_by_itself_is_one_more() {
    let beside = "Giấy khai sinh; giấy tờ có giá trị thay thế được cấp trước năm 1975";
    asks(beside, &["civil_status"], "partial");
    asks("Giấy khai sinh hoặc giấy tờ có giá trị thay thế", &["civil_status"], "full");
}

#[test]
fn property_of_no_named_kind_is_no_house() {
    let text = "Giấy tờ chứng minh quyền sở hữu của chủ sở hữu tàu bay";
    assert!(read(text).registers.is_empty(), "{:?}", read(text));
    asks("Giấy tờ chứng minh quyền sở hữu nhà ở", &["land"], "full");
}

#[test]
fn a_right_that_is_let_or_pledged_is_no_certificate() {
    let text = "Văn bản về việc cho thuê, cho thuê lại quyền sử dụng đất";
    assert!(read(text).registers.is_empty(), "{:?}", read(text));
}

#[test]
fn papers_of_a_foreign_company_are_in_no_register() {
    for text in [
        "Giấy chứng nhận đăng ký doanh nghiệp của thương nhân nước ngoài",
        "Bản sao giấy đăng ký kinh doanh của nhà sản xuất nước ngoài",
        "Giấy chứng nhận đăng ký kinh doanh hoặc giấy tờ tương đương của tổ chức, cá nhân nước ngoài",
        "Giấy chứng nhận đăng ký doanh nghiệp của công ty mẹ tại Hàn Quốc",
    ] {
        asks(text, &[], "none");
    }
    asks(
        "Giấy chứng nhận đăng ký doanh nghiệp của doanh nghiệp có vốn đầu tư nước ngoài",
        &["enterprise"],
        "full",
    );
}

#[test]
fn papers_of_another_state_are_in_no_register() {
    for text in [
        "Chứng minh nhân dân do Lào cấp",
        "Giấy khai sinh do cơ quan có thẩm quyền của Hàn Quốc cấp",
        "Căn cước công dân của công dân Trung Quốc",
        "Giấy chứng nhận kết hôn do cơ quan có thẩm quyền của nước nơi người đó cư trú cấp",
        "Giấy tờ chứng minh nơi cư trú ở nước ngoài",
    ] {
        asks(text, &[], "none");
    }
    let alternative = "Giấy khám sức khỏe do bệnh viện cấp; giấy khám sức khỏe có thể do cơ quan có \
                       thẩm quyền của nước nơi người đó cư trú cấp";
    asks(alternative, &["health"], "partial");
}

#[test]
fn a_bearer_who_is_a_foreigner_is_no_citizen() {
    asks("Giấy khai sinh của trẻ em mang quốc tịch nước ngoài", &[], "none");
    asks("Giấy khám sức khỏe của người lao động nước ngoài", &[], "none");
    asks("Giấy khai sinh của người xin nhập quốc tịch là người nước ngoài", &[], "none");
    asks(
        "Hộ chiếu của người đại diện là người nước ngoài; căn cước công dân của người Việt Nam",
        &["population"],
        "partial",
    );
    // A condition behind a paper says who hands it in, not whose it is.
    asks("Trường hợp người nộp là người nước ngoài thì nộp giấy khai sinh", &[], "none");
}

#[test]
fn a_procedure_for_citizens_of_another_state_asks_for_their_papers() {
    let grade = |procedure| line::read_line(procedure, "", "Giấy chứng nhận sức khỏe").grade;
    assert_eq!(grade("Cấp giấy phép làm việc cho công dân Niu Di-lân"), "none");
    assert_eq!(grade("Cấp giấy thông hành biên giới Việt Nam - Lào cho công dân Việt Nam"), "full");
}

#[test]
fn a_licence_of_a_trade_is_no_enterprise_registration() {
    for text in ["Giấy phép kinh doanh", "Bản sao giấy phép kinh doanh của công ty"] {
        asks(text, &["enterprise"], "full");
    }
    for text in [
        "Giấy phép kinh doanh xăng dầu",
        "Giấy phép kinh doanh thủy sản",
        "Giấy phép kinh doanh nổ mìn",
    ] {
        asks(text, &[], "none");
    }
}

#[test]
fn machinery_and_military_vehicles_are_in_no_vehicle_register() {
    asks("Giấy chứng nhận đăng ký xe máy chuyên dùng", &[], "none");
    asks("Giấy đăng ký xe mô tô quân sự", &[], "none");
    asks("Giấy chứng nhận đăng ký xe mô tô", &["vehicle"], "full");
    asks("Giấy chứng nhận sức khỏe động vật", &[], "none");
}

#[test]
fn an_original_in_exchange_for_a_new_paper_is_wanted_itself() {
    let grade = |procedure, text| line::read_line(procedure, "", text).grade;
    assert_eq!(grade("Cấp đổi giấy phép lái xe", "Bản chính giấy phép lái xe"), "none");
    assert_eq!(grade("Cấp đổi giấy phép lái xe", "Bản sao giấy phép lái xe"), "full");
    assert_eq!(grade("Cấp đổi giấy phép lái xe", "Xuất trình bản chính giấy phép lái xe"), "full");
    let fault = "Bản gốc Giấy chứng nhận quyền sử dụng đất có sai sót";
    assert_eq!(grade("Đính chính Giấy chứng nhận đã cấp", fault), "none");
    let last = "Bản gốc giấy chứng nhận đăng ký hộ kinh doanh";
    assert_eq!(grade("Chấm dứt hoạt động hộ kinh doanh", last), "none");
    // An original of another paper only proves what the register knows.
    assert_eq!(grade("Cấp phù hiệu xe", "Bản chính giấy phép lái xe"), "full");
}

#[test]
fn words_on_copies_do_not_cut_a_name_short() {
    asks(
        "Bản gốc giấy chứng nhận đăng ký hộ kinh doanh",
        &["enterprise", "household_business"],
        "full",
    );
    asks("Bản chính giấy chứng nhận đăng ký doanh nghiệp", &["enterprise"], "full");
}

#[test]
fn an_attestation_within_a_term_of_validity_is_no_paper() {
    let text = "Phiếu lý lịch tư pháp có giá trị nếu được lập, cấp, xác nhận chưa quá 12 tháng";
    asks(text, &["criminal_record"], "full");
    let doctor = "Giấy khám sức khỏe của cơ sở y tế cấp tỉnh, thành phố trực thuộc trung ương xác nhận \
                  đủ điều kiện đi học";
    asks(doctor, &["health"], "full");
}

#[test]
fn papers_beside_a_form_are_asked_for_and_its_subject_is_not() {
    let text = "Văn bản đề nghị theo mẫu và các giấy tờ chứng minh đủ điều kiện";
    assert_eq!(read(text).kind, "document", "{:?}", read(text));
    let subject = "Tờ trình thẩm định, phê duyệt hồ sơ phương án giá";
    assert_eq!(read(subject).kind, "form");
    assert_eq!(read(&subject.to_uppercase()).kind, "form", "a capital among capitals says nothing");
}

#[test]
fn papers_joined_by_a_conjunction_are_about_one_person() {
    let roles = |text| read(text).roles;
    assert_eq!(
        roles("Căn cước công dân hoặc hộ chiếu của người được ủy quyền"),
        ["representative"; 2]
    );
    assert_eq!(roles("Giấy khai sinh của con và căn cước công dân của vợ"), ["child", "spouse"]);
}

#[test]
fn a_rule_in_an_item_of_its_own_leaves_the_items_before_it() {
    let text = "- Tờ trình đề nghị khen thưởng; - Biên bản họp. b) Số lượng hồ sơ: 01 bộ.";
    assert_eq!(read(text).kind, "document", "{:?}", read(text));
    assert_eq!(read("Số lượng hồ sơ: 01 bộ").kind, "note");
}

#[test]
fn reasons_name_the_words_that_decided() {
    let verdict = read("Tờ khai theo mẫu kèm theo bản sao giấy khai sinh");
    let because: Vec<(&str, &str)> =
        verdict.why.iter().map(|(effect, words)| (effect.as_str(), words.as_str())).collect();
    assert!(because.contains(&("asks-paper", "bản sao giấy khai sinh")), "{because:?}");
    assert!(because.contains(&("asks-form", "Tờ khai")), "{because:?}");
}

#[test]
fn the_papers_of_a_foreign_ship_come_from_the_state_whose_flag_it_flies() {
    let is_foreign = |text| {
        let why = read(text).why;
        why.iter().any(|(effect, _)| effect == "confines-to-foreigners")
    };
    assert!(is_foreign(
        "Giấy chứng nhận đăng ký tàu biển đối với tàu mang cờ quốc tịch nước ngoài"
    ));
    assert!(is_foreign("Giấy chứng nhận đăng ký của tàu nước ngoài"));
    assert!(!is_foreign("Giấy chứng nhận đăng ký tàu biển"));
    // Whoever works on such a ship has a book from here.
    let crew = "Sổ thuyền viên (thuyền viên làm việc trên tàu biển treo cờ quốc tịch nước ngoài)";
    assert!(!is_foreign(crew));
}

#[test]
fn how_a_copy_is_certified_is_no_paper() {
    asks("Giấy khai sinh (nếu bản sao phải có giấy chứng nhận của xã)", &["civil_status"], "full");
    asks("Giấy chứng nhận sức khỏe phù hợp với Bộ quy chế an toàn hàng không", &["health"], "full");
}

#[test]
fn a_bracket_names_the_paper_whose_words_go_on_before_it() {
    let text =
        "Trích lục về việc đã ghi việc ly hôn hoặc hủy việc kết hôn (Trích lục ghi chú ly hôn)";
    asks(text, &["civil_status"], "full");
    // A paper behind the "or" has the bracket for itself.
    let beside = "Giấy xác nhận hoặc giấy khai sinh (thẻ căn cước)";
    assert_eq!(read(beside).groups.len(), 3);
}

#[test]
fn a_foreign_trader_is_registered_in_its_own_country() {
    let of = |procedure, line| read_line(procedure, "", line).grade;
    let office = "Cấp giấy phép thành lập Văn phòng đại diện của thương nhân nước ngoài";
    let line = "Bản sao Giấy chứng nhận đăng ký kinh doanh";
    assert_eq!(of(office, line), "none");
    assert_eq!(of("Cấp giấy phép thành lập Văn phòng đại diện", line), "full");
    assert_eq!(of(office, "Giấy chứng nhận đăng ký kinh doanh của doanh nghiệp Việt Nam"), "full");
}

#[test]
fn a_decision_to_admit_somebody_into_a_home_is_no_appointment() {
    for text in [
        "Quyết định tiếp nhận nạn nhân vào nhà xã hội",
        "Quyết định tiếp nhận đối tượng vào cơ sở trợ giúp xã hội",
    ] {
        assert_eq!(read(text).matched, ["head"], "{text}: a paper that is not known");
    }
    assert_eq!(read("Quyết định tiếp nhận công chức").matched, ["alias"]);
}

proptest! {
    /// Whatever is typed is read.
    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,200}", case in "\\PC{0,40}") {
        let _ = read_under(&case, &text);
    }

    /// Composed and decomposed letters are one text.
    #[test]
    fn decomposed_text_reads_like_composed_text(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..12),
    ) {
        let composed = words.join(" ");
        let decomposed: String = composed.nfd().collect();
        let (a, b) = (read(&composed), read(&decomposed));
        prop_assert_eq!((a.kind, a.registers, a.grade, a.already), (b.kind, b.registers, b.grade, b.already));
    }

    /// Spans lie on letters of the line.
    #[test]
    fn every_span_is_words_of_the_line(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..12),
    ) {
        let text = words.join(" ");
        for (_, words) in read(&text).why {
            prop_assert!(text.contains(&words));
        }
    }
}

const WORDS: [&str; 24] = [
    "Giấy khai sinh",
    "hoặc",
    "và",
    ";",
    "(",
    ")",
    "Đơn đề nghị",
    "trường hợp",
    "thì",
    "nộp",
    "Căn cước công dân",
    "không phải nộp",
    "cơ sở dữ liệu",
    "khai thác",
    "bản sao",
    "của",
    "như",
    "gồm:",
    "trừ",
    "giấy",
    "không có",
    "thay cho",
    "được thay bằng",
    "giấy tờ nêu trên",
];
