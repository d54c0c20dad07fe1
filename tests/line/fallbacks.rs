//! Papers that are asked only of those who lack another: alternatives, whatever verbs ask for them.
//!
//! The lines are our own: each shows one way in which published lines are written.

use crate::line::read;

/// The groups of the papers of a line: equal numbers are alternatives.
fn groups(text: &str) -> Vec<u16> {
    read(text).groups
}

#[test]
fn who_lacks_a_paper_hands_in_another_not_both() {
    for text in [
        "Giấy báo tử; trường hợp không có giấy báo tử thì nộp bản án",
        "Giấy báo tử. Nếu không có Giấy báo tử thì phải có giấy xác nhận của bệnh viện",
        "Bản sao giấy phép lái xe (trường hợp bị mất giấy phép lái xe thì nộp đơn trình báo)",
        "Giấy khai sinh hoặc trích lục khai sinh, trường hợp chưa được cấp giấy khai sinh thì nộp giấy chứng sinh",
        "Hợp đồng lao động; nếu không có thì nộp quyết định tuyển dụng",
        "Hợp đồng lao động; trường hợp không còn giấy tờ nêu trên thì nộp giấy xác nhận của đơn vị",
        "Hợp đồng thuê nhà; nếu không có hợp đồng thuê nhà thì người đề nghị lập bản cam kết",
    ] {
        let groups = groups(text);
        assert!(groups.len() >= 2, "{text}: {groups:?}");
        assert!(groups.iter().all(|group| *group == groups[0]), "{text}: {groups:?}");
    }
}

#[test]
fn a_chain_of_fall_backs_is_one_choice() {
    let chain = "Giấy báo tử; trường hợp không có giấy báo tử thì nộp văn bản xác nhận của người làm chứng; nếu không có người làm chứng thì phải có giấy cam đoan; giấy khám sức khỏe";
    assert_eq!(groups(chain), [1, 1, 1, 2], "what follows the chain is asked of everybody");
    assert_eq!(read(chain).operators, ["any_of", "any_of", "any_of", "all_of"]);
}

#[test]
fn what_stands_in_one_clause_is_one_fall_back() {
    let both = "Hợp đồng thuê nhà; nếu không có hợp đồng thuê nhà thì nộp bản cam kết và giấy xác nhận của chủ nhà";
    assert_eq!(groups(both), [1, 1, 1]);
}

#[test]
fn a_paper_handed_in_for_another_is_its_alternative() {
    assert_eq!(
        groups(
            "Giấy báo tử; trường hợp chết ở nhà thì giấy báo tử được thay bằng văn bản xác nhận của người làm chứng"
        ),
        [1, 1]
    );
    assert_eq!(groups("Hợp đồng lao động, có thể thay thế bằng quyết định tuyển dụng"), [1, 1]);
    assert_eq!(
        groups(
            "Giấy chứng sinh; trẻ em bị bỏ rơi thì nộp biên bản thay cho giấy chứng sinh; giấy khám sức khỏe"
        ),
        [1, 1, 2]
    );
    assert_eq!(groups("Thẻ căn cước; giấy xác nhận thay cho giấy chứng sinh"), [1, 2]);
}

#[test]
fn a_condition_on_something_else_asks_for_one_paper_more() {
    for text in [
        "Giấy khai sinh; trường hợp không có hộ chiếu thì nộp thêm giấy khám sức khỏe",
        "Giấy khai sinh; trường hợp không có nơi thường trú thì nộp giấy khám sức khỏe",
        "Giấy khai sinh; trường hợp ủy quyền thì nộp văn bản ủy quyền",
        "Giấy khai sinh; nếu có giấy khai sinh thì nộp kèm theo giấy khám sức khỏe",
    ] {
        assert_eq!(groups(text), [1, 2], "{text}");
    }
}

#[test]
fn a_lacking_paper_may_be_named_by_the_first_words_of_its_name() {
    assert_eq!(
        groups(
            "Giấy tờ chứng minh quan hệ cha con; trường hợp không có giấy tờ chứng minh thì nộp bản giải trình"
        ),
        [1, 1]
    );
}
