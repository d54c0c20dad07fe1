//! One dossier follows one case, charges the fee of its day, and leaves undone only what data really
//! replace.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails loudly, in its helpers too"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use tinhgon::analysis::{Analysis, Dossier};
use tinhgon::appraisal::Scenario;
use tinhgon::catalog::Input;
use tinhgon::cost::model::Tasks;
use tinhgon::cost::price::{PricedRow, Prices};
use tinhgon::cost::{Activity, Cut, Cuts, Decimal, End, Money, Spread};
use tinhgon::knowledge;

static USUAL: LazyLock<Scenario> = LazyLock::new(|| Scenario::usual().unwrap());

/// A portal record with the lines of a dossier, as heading and text, and its channels.
fn record(lines: &[(&str, &str)], channels: Value) -> Analysis<'static> {
    record_named("Thủ tục", lines, channels)
}

fn record_named(name: &str, lines: &[(&str, &str)], channels: Value) -> Analysis<'static> {
    let lines: Vec<Value> =
        lines.iter().map(|(case, name)| json!({ "case": case, "name": name })).collect();
    let record = json!({
        "code": "1.000001", "name": name, "snapshot": "2026-06-10", "level": ["Cấp Xã"],
        "subjects": ["Công dân Việt Nam"], "documents": lines, "channels": channels,
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("records.jsonl");
    std::fs::write(&file, record.to_string()).unwrap();
    let known = knowledge::embedded().expect("sound knowledge");
    Analysis::load(&Input::Paths(vec![file]), known, None, &|_, _| {}).expect("a sound record")
}

fn free() -> Value {
    json!([{ "channel": "Trực tiếp", "fee": "Miễn phí" }])
}

fn fee(channel: &str, amount: u64, note: &str) -> Value {
    json!({ "channel": channel, "fee_items": [{ "amount_vnd": amount, "note": note }] })
}

fn with_tasks<T>(
    analysis: &Analysis<'_>,
    cuts: &[Cut],
    look: impl Fn(&Tasks, &Prices<'_>) -> T,
) -> T {
    let dossier: Dossier<'_> = analysis.dossiers().next().unwrap();
    let model = USUAL.model(analysis.knowledge, analysis.as_of).unwrap();
    let cuts: Cuts = cuts.iter().copied().collect();
    look(&model.facts(dossier).tasks(&cuts), &model.prices)
}

fn cost(analysis: &Analysis<'_>, cuts: &[Cut]) -> Spread<Money> {
    with_tasks(analysis, cuts, |tasks, prices| prices.cost(tasks).unwrap().total)
}

/// The positions of the lines that cost something at the figure used.
fn counted(analysis: &Analysis<'_>, cuts: &[Cut]) -> Vec<u32> {
    let rows: Vec<PricedRow> =
        with_tasks(analysis, cuts, |tasks, prices| prices.rows(tasks).unwrap());
    let counted = rows.iter().filter(|row| row.per_dossier.mid > Money::ZERO);
    let mut lines: Vec<u32> = counted.filter_map(|row| row.line).collect();
    lines.dedup();
    lines
}

const CARD: &str = "Bản sao Thẻ căn cước";
const SINGLE: &str = "Giấy xác nhận tình trạng hôn nhân";
const RECORD: &str = "Phiếu lý lịch tư pháp số 1";
const HEALTH: &str = "Giấy khám sức khỏe";
const FORM: &str = "Tờ khai đăng ký";

#[test]
fn a_dossier_costs_what_one_of_its_cases_costs() {
    let one = |lines: &[(&str, &str)]| cost(&record(lines, free()), &[]);
    let new = "Trường hợp cấp mới";
    let again = "Trường hợp cấp lại";
    let change = "Trường hợp cấp đổi";
    let all = [("", FORM), (new, SINGLE), (new, RECORD), (again, CARD), (change, SINGLE)];
    let of = |papers: &[&str]| {
        let lines: Vec<_> =
            std::iter::once(("", FORM)).chain(papers.iter().map(|p| ("", *p))).collect();
        one(&lines)
    };
    let (dearest, cheapest, middle) = (of(&[SINGLE, RECORD]), of(&[CARD]), of(&[SINGLE]));
    let expected = Spread { low: cheapest.low, mid: middle.mid, high: dearest.high };
    assert_eq!(one(&all), expected);
    assert_eq!(counted(&record(&all, free()), &[]), [0, 4], "the form and the case in the middle");
}

#[test]
fn the_middle_stays_the_same_case_whatever_is_cut() {
    let (new, again) = ("Trường hợp cấp mới", "Trường hợp cấp lại");
    let analysis = record(&[(new, CARD), (again, SINGLE), (again, RECORD)], free());
    assert_eq!(counted(&analysis, &[]), [0]);
    let cuts = [Cut::Drop(1), Cut::Drop(2)];
    assert_eq!(counted(&analysis, &cuts), [0], "the other case is cheaper now, and not taken");
    assert!(cost(&analysis, &cuts).low < cost(&analysis, &[]).low, "but it is at the low end");
}

#[test]
fn a_heading_for_some_beside_papers_for_all_counts_for_a_share_of_the_dossiers() {
    let share = USUAL.tariff.conditional_share.value;
    let lines = [("", CARD), ("Trường hợp ủy quyền", SINGLE), ("", "Giấy ủy quyền (nếu có)")];
    with_tasks(&record(&lines, free()), &[], |tasks, _| {
        for line in [1, 2] {
            let task = tasks.tasks.iter().find(|task| task.line == Some(line)).unwrap();
            assert_eq!(task.count, share, "line {line}");
        }
    });
    // A title over everything is no case.
    let titled = [("Hồ sơ đề nghị gồm", CARD), ("Hồ sơ đề nghị gồm", SINGLE)];
    assert_eq!(counted(&record(&titled, free()), &[]), [0, 1]);
}

#[test]
fn of_lines_that_replace_each_other_the_cheapest_is_priced() {
    let choice = "Một trong các giấy tờ sau";
    for lines in [
        [("", FORM), (choice, SINGLE), (choice, CARD)],
        [("", FORM), ("", "Giấy xác nhận tình trạng hôn nhân; hoặc"), ("", CARD)],
    ] {
        let analysis = record(&lines, free());
        assert_eq!(counted(&analysis, &[]), [0, 2]);
        let whole = cost(&analysis, &[]);
        assert_eq!(cost(&analysis, &[Cut::Drop(1)]), whole, "nobody chose it");
        assert_eq!(cost(&analysis, &[Cut::Data(2)]), whole, "the other can still be asked for");
        let gone = [Cut::Data(1), Cut::Data(2)];
        assert_eq!(cost(&analysis, &gone), cost(&record(&[("", FORM)], free()), &[]));
    }
}

#[test]
fn one_declaration_on_paper_and_in_the_portal_is_filled_in_once() {
    let paper = "Tờ khai đăng ký giám hộ theo mẫu (nếu chọn nộp hồ sơ theo hình thức trực tiếp)";
    let portal = "Mẫu điện tử tương tác đăng ký giám hộ (nếu nộp theo hình thức trực tuyến)";
    let alone = cost(&record(&[("", "Tờ khai đăng ký giám hộ theo mẫu")], free()), &[]);
    let both = record(&[("", portal), ("", paper)], free());
    assert_eq!(cost(&both, &[]), alone, "everybody fills in one of them, and one only");
    assert_eq!(
        cost(&record(&[("", paper)], free()), &[]),
        alone,
        "a way to hand in is no condition"
    );
    // Without words on the way to hand in, by their words.
    let plain = ("", "Tờ khai đăng ký giám hộ điện tử tương tác (Mẫu số 2)");
    assert_eq!(
        cost(&record(&[("", "Tờ khai đăng ký giám hộ theo mẫu"), plain], free()), &[]),
        alone
    );
    // Another declaration stays, and so does the form of another case.
    let other = ("", "Văn bản cam đoan về tài sản của người được giám hộ");
    let beside = counted(&record(&[("", paper), other, ("", portal)], free()), &[]);
    assert_eq!(beside, [0, 1]);
    let cases = [("Giấy tờ phải nộp", "Đơn đề nghị"), ("Hồ sơ khác", portal)];
    assert_eq!(counted(&record(&cases, free()), &[]), [0, 1]);
}

#[test]
fn a_fall_back_is_not_what_most_people_hand_in() {
    let fall_back = "Giấy xác nhận tình trạng hôn nhân; nếu không có giấy xác nhận tình trạng hôn nhân \
        thì nộp bản cam đoan";
    let choice = "Giấy xác nhận tình trạng hôn nhân hoặc bản cam đoan";
    let of = |line| cost(&record(&[("", line)], free()), &[]);
    assert_eq!(of(fall_back), of(SINGLE));
    assert!(of(choice).mid < of(SINGLE).mid, "who may choose takes what is cheaper");
}

/// Without the examination there is nothing to look up.
#[test]
fn an_examination_stays_when_data_replace_its_certificate() {
    let analysis = record(&[("", FORM), ("", HEALTH)], free());
    let whole = cost(&analysis, &[]);
    let examined = |cuts: &[Cut]| {
        with_tasks(&analysis, cuts, |tasks, _| {
            tasks.tasks.iter().any(|task| task.activity == Activity::ObtainIssued)
        })
    };
    assert!(examined(&[]));
    assert!(examined(&[Cut::Data(1)]), "data replace the paper, not the doctor");
    assert!(!examined(&[Cut::Drop(1)]), "nobody asks for it any more");
    assert!(cost(&analysis, &[Cut::Drop(1)]).mid < whole.mid);
    // A paper that only repeats a register goes with its whole visit.
    let single = record(&[("", FORM), ("", SINGLE)], free());
    assert_eq!(cost(&single, &[Cut::Data(1)]), cost(&record(&[("", FORM)], free()), &[]));
}

/// The fees of all channels, at the figure used; one amount when they are equal.
fn fees(channels: Value) -> (Vec<Spread<i64>>, bool) {
    let analysis = record(&[("", FORM)], channels);
    with_tasks(&analysis, &[], |tasks, _| {
        let amounts = tasks.fees.iter().map(|fee| fee.amount.map(Money::coins));
        (amounts.collect(), tasks.fee_unknown)
    })
}

#[test]
fn tiers_spread_over_the_channels_are_a_range_by_every_channel() {
    let tiers = json!([
        fee("Trực tuyến", 15_000_000, "Đồng (Đối với sân bay trực thăng, sân bay chuyên dùng)"),
        fee("Dịch vụ bưu chính", 40_000_000, "Đồng (Đối với cảng hàng không khác)"),
        fee("Trực tiếp", 70_000_000, "Đồng (Đối với cảng hàng không quốc tế)"),
    ]);
    let range = Spread { low: 15_000_000, mid: 40_000_000, high: 70_000_000 };
    assert_eq!(fees(tiers), (vec![range], false));
}

#[test]
fn parts_spread_over_the_channels_are_paid_together() {
    let parts = json!([
        fee("Trực tuyến", 250_000, "- Sát hạch thực hành"),
        fee("Trực tiếp", 400_000, "- Sát hạch lý thuyết"),
    ]);
    assert_eq!(fees(parts), (vec![Spread::exact(650_000)], false));
}

#[test]
fn a_lower_fee_online_is_a_policy_and_stays_with_its_channel() {
    let policy = json!([fee("Trực tuyến", 10_000, ""), fee("Trực tiếp", 20_000, "")]);
    assert_eq!(fees(policy).0, [Spread::exact(20_000), Spread::exact(10_000)]);
    let said = json!([
        fee("Trực tiếp", 15_000, "nộp hồ sơ trực tiếp thu 15.000 đồng/lần"),
        fee("Dịch vụ bưu chính", 10_000, ""),
    ]);
    assert_eq!(fees(said).0.len(), 2);
}

#[test]
fn an_exemption_for_some_is_the_low_end_and_not_the_middle() {
    let items = json!([{ "channel": "Trực tiếp", "fee_items": [
        { "kind": "Phí", "amount_vnd": 10_000, "note": "" },
        { "kind": "Phí", "amount_vnd": 0, "note": "Trường hợp công dân thuộc diện được miễn phí" },
    ]}]);
    assert_eq!(fees(items).0, [Spread { low: 0, mid: 10_000, high: 10_000 }]);
}

#[test]
fn a_relief_without_its_figure_is_an_unknown_fee_and_no_guess() {
    let note = "Từ ngày 01/7/2025 đến hết ngày 31/12/2026 áp dụng theo quy định tại Thông tư số 64/2025/TT-BTC";
    assert_eq!(fees(json!([fee("Trực tiếp", 2_500_000, note)])), (vec![], true));
    let waived = "Miễn phí kể từ ngày 07/4/2026 đến 30/6/2026";
    assert_eq!(fees(json!([fee("Trực tiếp", 2_500_000, waived)])), (vec![Spread::exact(0)], false));
}

/// A catalogue that states its papers names its cases freely; those that ask for the same paper are
/// kinds of one thing, of which a permit is for one.
#[test]
fn cases_that_ask_for_the_same_paper_are_never_added_up() {
    let known = knowledge::embedded().unwrap();
    let embedded = Analysis::load(&Input::Embedded, known, None, &|_, _| {}).unwrap();
    let is_permit = |one: &Dossier<'_>| one.procedure.code.as_str() == "1.013225";
    let dossier = embedded.dossiers().find(is_permit).unwrap();
    let model = USUAL.model(known, embedded.as_of).unwrap();
    let tasks = model.facts(dossier).tasks(&Cuts::none());
    let drawings = tasks.tasks.iter().filter(|task| {
        let line = task.line.map(|line| &*dossier.procedure.requirements[line as usize].text);
        task.activity == Activity::ObtainProfessional && line == Some("Bản vẽ thiết kế xây dựng")
    });
    let counts: Vec<_> = drawings.map(|task| task.count).collect();
    assert!(counts.len() > 1, "several kinds of works");
    for end in [End::Low, End::Mid, End::High] {
        let asked: i64 = counts.iter().map(|count| count.at(end).millionths()).sum();
        assert_eq!(asked, Decimal::SCALE, "one set of drawings");
    }
}

/// The case headed by the name of the procedure is what most file, whatever the others cost; and the
/// fee in the middle is that of the same case.
#[test]
fn the_middle_is_the_usual_case_with_its_own_fee() {
    let lines = [
        ("Hồ sơ đăng ký tạm trú gồm:", CARD),
        ("Đăng ký tạm trú theo danh sách, hồ sơ gồm:", HEALTH),
        ("Đăng ký tạm trú tại nơi đơn vị đóng quân:", SINGLE),
    ];
    let of_case = |note| json!({ "kind": "Phí", "amount_vnd": 15000, "note": note });
    let mut list = of_case("- Đăng ký tạm trú theo danh sách: thu 10.000 đồng/người/lần");
    list["amount_vnd"] = json!(10_000);
    let fees = [of_case("Đăng ký tạm trú (cá nhân, hộ gia đình): thu 15.000 đồng/lần"), list];
    let channels = json!([{ "channel": "Trực tiếp", "fee_items": fees }]);
    let analysis = record_named("Đăng ký tạm trú", &lines, channels);
    assert_eq!(counted(&analysis, &[]), [0]);
    let fee = with_tasks(&analysis, &[], |tasks, _| tasks.fees[0].amount.map(Money::coins));
    assert_eq!(fee, Spread { low: 10_000, mid: 15_000, high: 15_000 });
}

/// Temporary residence: families and lists have each their amount, so that one of these is usual and
/// not the barracks; both are beside papers for all.
#[test]
fn nobody_is_taken_for_a_soldier_where_families_have_their_own_fee() {
    let known = knowledge::embedded().unwrap();
    let embedded = Analysis::load(&Input::Embedded, known, None, &|_, _| {}).unwrap();
    let dossier = embedded.dossier("1.004194").unwrap();
    let model = USUAL.model(known, embedded.as_of).unwrap();
    let tasks = model.facts(dossier).tasks(&Cuts::none());
    let asked = tasks.tasks.iter().filter(|task| task.count.mid > Decimal::ZERO);
    let asked: Vec<_> = asked.filter_map(|task| task.line).collect();
    assert_eq!(asked, [0], "the declaration alone; the home is looked up");
    let fees: Vec<_> = tasks.fees.iter().map(|fee| fee.amount.mid.coins()).collect();
    assert_eq!(fees, [15_000, 7_000]);
}

/// Reporting a death: who died long ago and who died abroad exclude each other, but most did neither.
#[test]
fn cases_beside_other_headings_are_for_a_share_of_the_dossiers() {
    let known = knowledge::embedded().unwrap();
    let embedded = Analysis::load(&Input::Embedded, known, None, &|_, _| {}).unwrap();
    let dossier = embedded.dossier("1.000656").unwrap();
    let model = USUAL.model(known, embedded.as_of).unwrap();
    let tasks = model.facts(dossier).tasks(&Cuts::none());
    let in_cases = tasks.tasks.iter().filter(|task| {
        let line = task.line.and_then(|at| dossier.procedure.requirements.get(at as usize));
        line.is_some_and(|line| line.case.is_some())
    });
    let most = in_cases.map(|task| task.count.mid).max().unwrap();
    assert_eq!(most, USUAL.tariff.conditional_share.value.mid);
}

#[test]
fn lines_that_each_name_their_condition_are_cases() {
    let lines = [
        ("", "Đối với trường hợp cấp lại: Phiếu lý lịch tư pháp số 1"),
        ("", "Đối với trường hợp gia hạn: Bản sao Thẻ căn cước"),
    ];
    assert_eq!(counted(&record(&lines, free()), &[]), [1]);
}

/// Lines for random dossiers: papers of each class, forms, a choice, a condition.
const LINES: [&str; 8] = [
    CARD,
    SINGLE,
    RECORD,
    HEALTH,
    FORM,
    "Bản sao có chứng thực Giấy khai sinh; hoặc",
    "Trường hợp ủy quyền: Giấy ủy quyền",
    "Bản vẽ thiết kế thi công",
];

const HEADINGS: [&str; 5] = [
    "",
    "Trường hợp cấp mới",
    "Trường hợp cấp lại",
    "Hồ sơ đề nghị gia hạn",
    "Một trong các giấy tờ sau",
];

fn cuts_of(bits: u64) -> Vec<Cut> {
    (0..24_u32)
        .filter(|n| bits & (1 << n) != 0)
        .map(|n| match n % 3 {
            0 => Cut::Drop(n / 3),
            1 => Cut::Data(n / 3),
            _ => Cut::PlainCopy(n / 3),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever the cases and choices of a dossier: one cut more never makes it dearer at any end,
    /// and the ends stay in order.
    #[test]
    fn no_cut_makes_any_mixture_of_cases_and_choices_dearer(
        lines in prop::collection::vec((0..5_usize, 0..8_usize), 1..8),
        bits in any::<u64>(),
        more in 0..24_u32,
    ) {
        let lines: Vec<_> = lines.iter().map(|(h, l)| (HEADINGS[*h], LINES[*l])).collect();
        let analysis = record(&lines, free());
        let before = cost(&analysis, &cuts_of(bits));
        let after = cost(&analysis, &cuts_of(bits | 1 << more));
        prop_assert!(after.low <= before.low && after.mid <= before.mid && after.high <= before.high,
            "{before:?} {after:?}");
        for total in [before, after] {
            prop_assert!(total.low <= total.mid && total.mid <= total.high, "{total:?}");
        }
    }
}
