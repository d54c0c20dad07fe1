//! Fees as the portal prints them, from records as they are.

use proptest::strategy::Strategy;

use super::*;

fn fee(text: &str, items: &str) -> (Fee, Option<u64>) {
    let items: Vec<RawItem<'_>> = serde_json::from_str(items).unwrap();
    let read = read(text, &items, ChannelKind::InPerson, &Words::embedded().unwrap());
    (read.fee, read.small)
}

fn amounts(fee: &Fee) -> Vec<Option<u64>> {
    match fee {
        Fee::Listed(items) | Fee::SetByProvince(items) => {
            items.iter().map(|item| item.amount.map(Dong::amount)).collect()
        }
        Fee::Free | Fee::Unknown => vec![],
    }
}

#[test]
fn free_is_free_only_when_nothing_speaks_against_it() {
    for (text, items) in [
        ("Miễn phí", "[]"),
        ("Miễn phí", r#"[{"amount_vnd": 0}]"#),
        ("Miễn phí (Không quy định.)", r#"[{"amount_vnd": 0, "note": "Không quy định."}]"#),
        ("Phí : 0 Đồng", "[]"),
        ("Không", "[]"),
        ("Không thu.", "[]"),
    ] {
        assert_eq!(fee(text, items).0, Fee::Free, "{text}");
    }
}

#[test]
fn an_amount_set_by_the_province_is_not_free() {
    let note = "Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định";
    let items = format!(r#"[{{"amount_vnd": 0, "note": "{note}"}}]"#);
    assert_eq!(fee(&format!("Miễn phí ({note})"), &items).0, Fee::SetByProvince(vec![]));
    assert_eq!(fee(&format!("Lệ phí : Đồng {note}"), "[]").0, Fee::SetByProvince(vec![]));
}

#[test]
fn a_zero_beside_other_words_is_an_unknown_amount() {
    let (listed, _) = fee(
        "Miễn phí (Theo Thông tư số 37/2025/TT-BCA)",
        r#"[{"amount_vnd": 0, "note": "Theo Thông tư số 37/2025/TT-BCA"}]"#,
    );
    assert_eq!(amounts(&listed), [None]);
    assert_eq!(fee("Lệ phí : Đồng Chưa quy định.", "[]").0, Fee::Unknown);
    assert_eq!(fee("", "[]").0, Fee::Unknown);
}

#[test]
fn amounts_are_read_from_items_and_from_prose() {
    for (text, items, expected) in [
        ("50,000 VNĐ", r#"[{"amount_vnd": 50000}]"#, 50_000),
        ("7.500.000 VNĐ", "[]", 7_500_000),
        ("Lệ phí : 70.000 Đồng - Cấp lại thẻ: 70.000 đồng/thẻ", "[]", 70_000),
        ("Phí : 200000 Đồng 200.000 đồng/ hộ chiếu.", "[]", 200_000),
        ("150,000 Việt Nam Đồng (/hồ sơ)", "[]", 150_000),
    ] {
        let (listed, small) = fee(text, items);
        assert_eq!(amounts(&listed), [Some(expected)], "{text}");
        assert_eq!(small, None);
    }
    let two = r#"[{"kind": "Phí", "amount_vnd": 10000}, {"amount_vnd": 0, "note": "hộ nghèo"}]"#;
    assert_eq!(amounts(&fee("", two).0), [Some(10_000), Some(0)]);
}

#[test]
fn other_currencies_are_unknown_in_dong_and_small_amounts_are_told() {
    let (listed, small) = fee("10 USD (10USD/giấy)", r#"[{"note": "10USD/giấy"}]"#);
    assert_eq!((amounts(&listed), small), (vec![None], None));
    let (listed, small) = fee("145 VNĐ", r#"[{"amount_vnd": 145, "note": "145 USD/thẻ."}]"#);
    assert_eq!((amounts(&listed), small), (vec![None], None));
    assert_eq!(amounts(&fee("Lệ phí : 150 USD Mức lệ phí", "[]").0), [None]);
    let (listed, small) = fee("20 VNĐ", r#"[{"amount_vnd": 20}]"#);
    assert_eq!((amounts(&listed), small), (vec![Some(20)], Some(20)));
}

/// The amounts of one item with a note: name, đồng, case.
fn of_note(number: u64, note: &str) -> Vec<(String, Option<u64>, Option<String>)> {
    let item = serde_json::json!([{ "amount_vnd": number, "note": note }]);
    match fee("", &item.to_string()).0 {
        Fee::Listed(items) => items
            .into_iter()
            .map(|one| (one.name.into(), one.amount.map(Dong::amount), one.case.map(Into::into)))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn on(number: u64, note: &str, day: (i16, i8, i8)) -> Option<u64> {
    let item = serde_json::json!([{ "amount_vnd": number, "note": note }]);
    let Fee::Listed(items) = fee("", &item.to_string()).0 else { panic!("{note}") };
    let [item] = items.as_slice() else { panic!("{items:?}") };
    item.on(jiff::civil::date(day.0, day.1, day.2)).map(Dong::amount)
}

#[test]
fn tiers_in_the_words_are_amounts_of_one_name() {
    let tiers = of_note(
        0,
        "- Dưới 5 tấn: 50.000 đồng/giấy; - Từ 5 tấn đến 15 tấn: 100.000 đồng/giấy; - Trên 15 tấn: 150.000 đồng/giấy.",
    );
    let values: Vec<_> = tiers.iter().map(|(name, value, _)| (&**name, value.unwrap())).collect();
    assert_eq!(values, [("", 50_000), ("", 100_000), ("", 150_000)]);
    let lost = of_note(
        200_000,
        "200.000 đồng/ hộ chiếu. Trường hợp cấp lại do bị hỏng hoặc bị mất: 400.000đ/hộ chiếu (Thông tư số 25/2021/TT-BTC ngày 07/4/2021 của Bộ Tài chính).",
    );
    assert_eq!(lost.iter().map(|one| one.1).collect::<Vec<_>>(), [Some(200_000), Some(400_000)]);
}

#[test]
fn parts_of_the_work_have_names_of_their_own_and_are_paid_together() {
    let exam = of_note(
        0,
        "- Sát hạch lý thuyết: + Sát hạch cấp giấy phép lần đầu: 600.000 đồng/lần. + Sát hạch cấp lại: 400.000 đồng/lần. - Sát hạch thực hành: 250.000 đồng/lần.",
    );
    let named: Vec<_> = exam.iter().map(|(name, value, _)| (&**name, value.unwrap())).collect();
    let (theory, practice) = ("Sát hạch lý thuyết", "Sát hạch thực hành");
    assert_eq!(named, [(theory, 600_000), (theory, 400_000), (practice, 250_000)]);
    let behind = of_note(
        400_000,
        "Đồng (Sát hạch lý thuyết cấp lại giấy phép) Phí: 1700000 Đồng (Sát hạch thực hành) Miễn phí từ ngày 07/4/2026 đến 30/6/2026 theo quy định tại Thông tư 40/2026/TT-BTC",
    );
    let named: Vec<_> = behind.iter().map(|(name, value, _)| (&**name, *value)).collect();
    assert_eq!(named, [(theory, Some(400_000)), (practice, Some(1_700_000))]);
}

#[test]
fn parts_of_different_cases_keep_their_case() {
    let test = of_note(
        0,
        "+ Đối với hạng xe A1: Sát hạch lý thuyết: 60.000 đồng/lần, Sát hạch thực hành: 70.000 đồng/lần; + Đối với xe ô tô: Sát hạch lý thuyết: 100.000 đồng/lần.",
    );
    let cases: Vec<_> =
        test.iter().map(|(_, value, case)| (value.unwrap(), case.as_deref().unwrap())).collect();
    let (a1, car) = ("Đối với hạng xe A1", "Đối với xe ô tô");
    assert_eq!(cases, [(60_000, a1), (70_000, a1), (100_000, car)]);
}

#[test]
fn a_lower_amount_is_charged_on_the_days_of_the_relief() {
    let half = "áp dụng mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC";
    assert_eq!(on(800_000, half, (2026, 6, 10)), Some(400_000));
    assert_eq!(on(800_000, half, (2027, 1, 1)), Some(800_000));
    let percent = "- Cấp đổi: 50.000 đồng/thẻ căn cước; Kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 mức thu bằng 50% mức thu nêu trên";
    assert_eq!(on(50_000, percent, (2026, 6, 10)), Some(25_000));
    let waived = "(Miễn kể từ ngày 07/4/2026 đến 30/6/2026 theo Thông tư 40/2026/TT-BTC)";
    assert_eq!(on(5_000_000, waived, (2026, 6, 30)), Some(0));
    assert_eq!(on(5_000_000, waived, (2026, 7, 1)), Some(5_000_000));
    // The number was typed without its zeros; only the amount of the relief is sure.
    let short = "4.000 đ/giấy thông hành (áp dụng đến hết ngày 31/12/2026 theo Thông tư số 64/2025/TT-BTC ngày 30/6/2025)";
    assert_eq!(on(40, short, (2026, 6, 10)), Some(4_000));
    assert_eq!(on(40, short, (2027, 6, 10)), None);
}

#[test]
fn a_relief_without_a_figure_leaves_the_fee_unknown_while_it_is_in_force() {
    let note = "Mức phí kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo quy định tại Thông tư số 64/2025/TT-BTC: ngày 30/6/2025 quy định mức thu , miễn một số khoản phí";
    assert_eq!(on(5_000_000, note, (2026, 6, 10)), None);
    assert_eq!(on(5_000_000, note, (2025, 6, 10)), Some(5_000_000));
}

#[test]
fn amounts_that_depend_on_a_quantity_are_not_the_fee() {
    let rate =
        of_note(0, "dưới 500 GT là 3.000 đồng/GT-lần (mức thu tối thiểu không dưới 300.000 đồng)");
    assert_eq!(rate[0].1, None);
    let shares = of_note(
        4_500_000,
        "(gồm 3.000.000 đồng thẩm định điều kiện thành lập; 1.500.000 đồng thẩm định điều kiện hoạt động)",
    );
    assert_eq!(shares.iter().map(|one| one.1).collect::<Vec<_>>(), [Some(4_500_000)]);
}

/// The name of an amount and what is paid of it.
type Paid = (String, Option<u64>);

/// What each channel of a record charges when their fees are pooled; and how many slips are left out.
fn pooled(channels: &[(ChannelKind, u64, &str)]) -> (Vec<Vec<Paid>>, usize) {
    let words = Words::embedded().unwrap();
    let day = jiff::civil::date(2026, 6, 10);
    let mut read_all = Vec::new();
    let mut said = Vec::new();
    for (kind, number, note) in channels {
        let item = serde_json::json!([{ "amount_vnd": number, "note": note }]).to_string();
        let items: Vec<RawItem<'_>> = serde_json::from_str(&item).unwrap();
        let read = read("", &items, *kind, &words);
        let time_limit = crate::catalog::TimeLimit::Unknown;
        read_all.push(crate::catalog::Channel { kind: *kind, time_limit, fee: read.fee });
        said.push(read.said);
    }
    let slips = pool(&mut read_all, &said).len();
    let paid = |channel: &crate::catalog::Channel| match &channel.fee {
        Fee::Listed(items) => {
            let paid = |item: &FeeItem| (item.name.to_string(), item.on(day).map(Dong::amount));
            items.iter().map(paid).collect()
        }
        Fee::Free | Fee::SetByProvince(_) | Fee::Unknown => vec![],
    };
    (read_all.iter().map(paid).collect(), slips)
}

#[test]
fn a_price_by_the_page_and_a_ceiling_are_not_what_a_dossier_pays() {
    let page = "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản.";
    assert_eq!(of_note(2_000, page)[0].1, None);
    assert_eq!(of_note(200_000, "thu tối đa không quá 200.000 đồng/bản")[0].1, None);
}

#[test]
fn what_is_left_out_of_a_case_is_no_share_of_an_amount() {
    let note = "Lệ phí cấp giấy chứng nhận: 40.000 đồng/01 Giấy chứng nhận; riêng đối với ô tô dưới 10 chỗ ngồi (không bao gồm xe cứu thương): 90.000 đồng/01 Giấy chứng nhận.";
    let amounts: Vec<_> = of_note(0, note).iter().map(|one| one.1).collect();
    assert_eq!(amounts, [Some(40_000), Some(90_000)]);
}

#[test]
fn an_examination_and_a_licence_named_in_two_fields_are_paid_together() {
    let licence = "Lệ phí cấp Giấy phép lái tàu: 100.000 đồng/01 lần cấp.";
    let examination = "Phí sát hạch lái tàu: 950.000 đồng/hồ sơ";
    let (paid, _) = pooled(&[
        (ChannelKind::InPerson, 100_000, licence),
        (ChannelKind::InPerson, 950_000, examination),
    ]);
    let both = [
        ("Lệ phí cấp giấy phép lái tàu".to_owned(), Some(100_000)),
        ("Phí sát hạch lái tàu".to_owned(), Some(950_000)),
    ];
    assert_eq!(paid, [both.clone(), both]);
}

#[test]
fn zeros_typed_too_many_are_left_out_where_words_and_other_channels_agree() {
    let note = "150.000 đồng/1 giấy.";
    let (online, counter) = (ChannelKind::Online, ChannelKind::InPerson);
    let (paid, slips) = pooled(&[(online, 1_500_000, note), (counter, 150_000, note)]);
    let right = [(String::new(), Some(150_000))];
    assert_eq!((paid, slips), (vec![right.to_vec(), right.to_vec()], 1));
    // Twice the amount may be another case.
    let (paid, slips) = pooled(&[(online, 300_000, note), (counter, 150_000, note)]);
    assert_eq!((paid[0].len(), slips), (2, 0));
}

#[test]
fn an_amount_lowered_for_a_time_that_is_over_is_no_second_case() {
    let (online, counter) = (ChannelKind::Online, ChannelKind::InPerson);
    let (paid, _) = pooled(&[
        (
            online,
            40_000,
            "40.000đ/giấy thông hành (áp dụng đến hết ngày 31/12/2024 theo Thông tư số 43/2024/TT-BTC của Bộ Tài chính).",
        ),
        (
            counter,
            40_000,
            "50.000đ/giấy thông hành (Thông tư số 25/2021/TT-BTC ngày 07/4/2021 của Bộ Tài chính).",
        ),
    ]);
    let usual = [(String::new(), Some(50_000))];
    assert_eq!(paid, [usual.clone(), usual]);
}

proptest::proptest! {
    /// Whatever stands beside a number, reading it ends, and no relief ever raises a fee.
    #[test]
    fn any_words_are_read_and_no_relief_raises_a_fee(
        pieces in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::sample::select(vec![
                    "50.000 đồng", "10 triệu đồng/lần", "3.000 đồng/GT", "50%", "giảm ", "bằng ",
                    "từ ngày 01/7/2025 ", "đến hết ngày 31/12/2026", "Miễn ", "; ", ". ", " - ",
                    "Phí: ", "đối với xe: ", "lý thuyết ", "thực hành ", "64/2025/TT-BTC", "trực tuyến ",
                ]).prop_map(str::to_owned),
                "\\PC{0,6}",
            ],
            0..12,
        ),
        number in 0_u64..2_000_000,
    ) {
        let note = pieces.concat();
        let item = serde_json::json!([{ "amount_vnd": number, "note": note }]);
        if let Fee::Listed(items) = fee("", &item.to_string()).0 {
            let day = jiff::civil::date(2026, 6, 10);
            for item in items {
                let lower = item.amount.zip(item.on(day)).is_none_or(|(full, paid)| paid <= full);
                proptest::prop_assert!(lower, "{item:?}");
            }
        }
    }
}

#[test]
fn a_ceiling_is_told_where_the_amount_is_not_known() {
    let item = |number: u64, note: &str| {
        let items = serde_json::json!([{ "amount_vnd": number, "note": note }]).to_string();
        let Fee::Listed(items) = fee("", &items).0 else { panic!("{note}") };
        let [item] = items.as_slice() else { panic!("{items:?}") };
        (item.amount.map(Dong::amount), item.at_most.map(Dong::amount))
    };
    let pages = "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản.";
    assert_eq!(item(2_000, pages), (None, Some(200_000)));
    assert_eq!(item(0, "Mức thu không quá 70.000 đồng/hồ sơ"), (None, Some(70_000)));
    // The bound is of the time.
    assert_eq!(
        item(0, "Thẻ có thời hạn không quá 02 năm: 145.000 đồng/thẻ"),
        (Some(145_000), None)
    );
}

#[test]
fn fees_behind_labels_of_their_own_are_paid_together() {
    let of_text = |text: &str| {
        let Fee::Listed(items) = fee(text, "[]").0 else { panic!("{text}") };
        let items = items.into_iter().map(|one| (one.name.into(), one.amount.map(Dong::amount)));
        items.collect::<Vec<(String, Option<u64>)>>()
    };
    let costs = "Chi phí giải quyết nuôi con nuôi nước ngoài";
    let fees = "Lệ phí đăng ký nuôi con nuôi nước ngoài";
    assert_eq!(
        of_text(
            "Lệ phí : 9.000.000 Đồng - Nhận hai trẻ em thì được giảm 50% mức lệ phí đăng ký nuôi con nuôi nước ngoài. Mức giá : 50.000.000 Đồng Chi phí: 50.000.000 (năm mươi triệu) đồng/trường hợp"
        ),
        [(fees.to_owned(), Some(9_000_000)), (costs.to_owned(), Some(50_000_000))],
    );
    let other_way_round = of_text(
        "Mức giá : 50.000.000 Đồng Chi phí: 50.000.000 (năm mươi triệu) đồng/trường hợp. Lệ phí : 9.000.000 Đồng Lệ phí : 9.000.000 (chín triệu) đồng/trường hợp",
    );
    assert_eq!(other_way_round[0], (costs.to_owned(), Some(50_000_000)));
    assert_eq!(other_way_round[1], ("Lệ phí".to_owned(), Some(9_000_000)));
    let repeated = of_text(
        "Lệ phí : 400.000 Đồng Lệ phí : 400.000 Đồng (Mức thu lệ phí: 400.000đ/trường hợp. Miễn lệ phí cho hộ nghèo)",
    );
    assert_eq!(repeated, [("Lệ phí".to_owned(), Some(400_000))]);
    // Behind one label they are of several cases.
    let two = of_text("Phí : 200.000 Đồng (cấp mới) Phí: 400.000 Đồng (cấp lại)");
    assert_eq!(two.iter().map(|one| &*one.0).collect::<Vec<_>>(), ["Phí", "Phí"]);
}
