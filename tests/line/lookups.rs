//! Clauses that say that data are looked up, and such as only sound like it.
//!
//! The lines are our own: each shows one way in which published lines are written.

use crate::line::read;

#[test]
fn a_paper_that_is_only_the_fall_back_of_data_is_looked_up() {
    for text in [
        "Giấy chứng nhận đăng ký doanh nghiệp (không phải nộp nếu khai thác được thông tin)",
        "Giấy chứng nhận đăng ký doanh nghiệp (chỉ nộp khi không khai thác được dữ liệu)",
        "Giấy khai sinh; trường hợp không khai thác được thông tin thì nộp bản sao",
        "Giấy xác nhận thông tin về cư trú (nếu không tra cứu được thông tin về cư trú)",
        "Bản sao thẻ căn cước đối với trường hợp không thể khai thác, sử dụng dữ liệu",
        "Giấy tờ chứng minh; trường hợp thông tin chưa được kết nối, chia sẻ thì xuất trình bản chính",
        "Giấy khai sinh, trừ trường hợp dữ liệu đã được kết nối, chia sẻ",
        "Giấy phép lái xe (trừ trường hợp đã có dữ liệu điện tử)",
        "Giấy chứng nhận quyền sử dụng đất (không yêu cầu nộp nếu thông tin đã được chia sẻ)",
        "Hộ chiếu; không phải nộp bản sao nếu đã được tích hợp vào tài khoản định danh điện tử",
        "Giấy chứng nhận đăng ký doanh nghiệp: cơ quan cấp phép tra cứu trên Cổng thông tin quốc gia về đăng ký doanh nghiệp",
    ] {
        let verdict = read(text);
        assert!(verdict.already, "{text}: {verdict:?}");
        assert_eq!(verdict.kind, "document", "{text}");
    }
}

#[test]
fn what_else_is_exploited_or_connected_is_no_data() {
    for text in [
        "Giấy phép khai thác khoáng sản; không phải nộp lại khi khai thác",
        "Bản sao giấy đăng ký tàu đang khai thác, không yêu cầu chứng thực",
        "Giấy phép đấu nối; hồ sơ thiết kế đường đã được kết nối",
        "Thẻ căn cước (kể cả thẻ đã được tích hợp trên ứng dụng VNeID)",
        "Trường hợp không thể tra cứu được thông tin về giấy khai sinh thì cơ quan đăng ký từ chối giải quyết",
    ] {
        assert!(!read(text).already, "{text}: {:?}", read(text));
    }
}
