//! Published worked examples of compliance cost and of reduction targets, recomputed to the last
//! đồng. Each figure is compared with the source that the data name; where a published figure is
//! itself wrong, the test says so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails loudly, in its helpers too"
)]

mod shared;

use std::path::Path;

use serde_json::{Value, json};
use tinhgon::cost::sheet::{self, Sheet};
use tinhgon::cost::{Basis, Currency, Decimal, Money};

/// A file of examples, or `None` with a word on it; required where the environment says so.
fn examples(name: &str) -> Option<Value> {
    let text = std::fs::read_to_string(shared::shared()?.join("cost").join(name)).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

fn read(sheet: &Value) -> Sheet {
    let text = sheet.to_string();
    sheet::read(Path::new("example.json"), text.as_bytes())
        .unwrap_or_else(|faults| panic!("{sheet:#}\n{faults:#?}"))
}

fn decimal(value: &Value) -> Decimal {
    serde_json::from_value(value.clone()).unwrap()
}

/// One side of a published example as our format writes it.
fn side(published: &Value) -> Value {
    let rows: Vec<Value> = published["activities"].as_array().unwrap().iter().map(row).collect();
    json!({ "rows": rows, "total": published["total"] })
}

fn row(activity: &Value) -> Value {
    let mut row = json!({
        "task": activity["name"],
        "times_per_year": activity["frequency"],
        "subjects": activity["subjects"],
    });
    if !activity["hours"].is_null() {
        row["hours"] = activity["hours"].clone();
        row["hourly_income"] = activity["hourly_rate"].clone();
    }
    let priced = ["unit_cost", "service_cost"].map(|key| activity[key].as_i64().unwrap_or(0));
    row["services"] = json!(priced.iter().sum::<i64>());
    row["fees"] = json!(activity["fee"].as_i64().unwrap_or(0));
    row
}

/// Decisions of Đồng Nai of 20/11/2025 and Đề án 30. The reader itself refuses a sheet whose stated
/// total, saving or percentage is not what its rows give.
#[test]
fn vietnamese_sheets_give_the_published_totals_savings_and_percentages() {
    let Some(data) = examples("vietnam.json") else { return };
    let mut with_rows = 0;
    for example in data["examples"].as_array().unwrap() {
        let mut written = json!({
            "schema": "tinhgon/cost-sheet/1",
            "name": example["procedure"],
            "before": side(&example["before"]),
            "after": side(&example["after"]),
            "saving": example["saving"],
        });
        if !example["percent"].is_null() {
            written["percent"] = example["percent"].clone();
        }
        let sheet = read(&written);
        assert_eq!(sheet.basis, Basis::Annual);
        assert_eq!(sheet.before.total.coins(), example["before"]["total"].as_i64().unwrap());
        let saving = sheet.saving().unwrap().unwrap();
        assert_eq!(saving.coins(), example["saving"].as_i64().unwrap(), "{}", example["id"]);
        if !sheet.before.rows.is_empty() {
            with_rows += 1;
            let mut wrong = written.clone();
            wrong["before"]["total"] = json!(sheet.before.total.coins() + 1);
            let text = wrong.to_string();
            assert!(sheet::read(Path::new("x"), text.as_bytes()).is_err(), "one đồng too many");
        }
    }
    assert!(with_rows >= 4, "{with_rows}");
}

/// Shares as the Government printed them, from the numbers it printed. Công điện 242/CĐ-TTg prints
/// 33,9 % for 2.371/6.974 = 33,998 %: it cut the decimals off where every other text rounds.
#[test]
fn published_shares_are_the_rounded_fractions_but_for_one_that_was_cut_off() {
    let Some(data) = examples("vietnam.json") else { return };
    let mut cut_off = Vec::new();
    for example in data["count_examples"].as_array().unwrap() {
        let (Some(cut), Some(total)) = (example["cut"].as_i64(), example["total"].as_i64()) else {
            continue;
        };
        let printed = decimal(&example["percent"]);
        let exact = Money::new(cut).percent_of(Money::new(total)).unwrap();
        if exact.rounded_to(printed.places()) != printed {
            cut_off.push(example["id"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(cut_off, ["cd242-dkkd"]);
}

/// Phụ lục I of Công điện 220/CĐ-TTg: every column adds up; one row does not add across.
#[test]
fn the_table_of_the_ministries_adds_up_by_column() {
    let Some(data) = examples("vietnam.json") else { return };
    let table = &data["count_table_cd220"];
    let rows = table["rows"].as_object().unwrap();
    let numbers = |row: &Value| -> Vec<i64> {
        row.as_array().unwrap().iter().map(|n| n.as_i64().unwrap()).collect()
    };
    for (column, total) in numbers(&table["published_total"]).into_iter().enumerate() {
        let sum: i64 = rows.values().map(|row| numbers(row)[column]).sum();
        assert_eq!(sum, total, "{}", table["columns"][column]);
    }
    let odd = rows.iter().filter(|(_, row)| {
        let row = numbers(row);
        (0..4).any(|n| row[n] + row[n + 4] != row[n + 8])
    });
    let odd: Vec<&str> = odd.map(|(name, _)| name.as_str()).collect();
    assert_eq!(odd, ["Bộ Giáo dục và Đào tạo"], "113 + 101 is printed as 115");
}

/// Quyết định 2842 and 2843/QĐ-UBND of Hồ Chí Minh City: the percentages of the time cuts.
#[test]
fn published_time_cuts_give_their_percentages() {
    let Some(data) = examples("vietnam.json") else { return };
    let examples = data["time_examples"].as_array().unwrap();
    assert!(examples.len() >= 30, "{}", examples.len());
    let mut below_thirty = 0;
    for example in examples {
        let days = |key: &str| i128::from(decimal(&example[key]).millionths());
        let (before, after) = (days("before_days"), days("after_days"));
        let percent = Decimal::ratio((before - after) * 100, before).unwrap();
        if let Some(printed) = example.get("derived_cut_percent").filter(|p| !p.is_null()) {
            assert_eq!(percent.rounded_to(2), decimal(printed), "{}", example["procedure"]);
        }
        below_thirty += usize::from(percent < Decimal::from_whole(30));
    }
    // The decisions speak of cuts of 30 % and more.
    assert!(below_thirty > 0, "{below_thirty}");
}

fn international<'a>(data: &'a Value, id: &str) -> &'a Value {
    let all = data["examples"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no example {id}"))
}

/// International SCM Manual, core equation: 3 h × 10 × 100.000 × 2.
#[test]
fn the_core_equation_of_the_standard_cost_model_holds() {
    let Some(data) = examples("international.json") else { return };
    let example = international(&data, "scm-intl-basic");
    let inputs = &example["inputs"];
    let sheet = read(&json!({
        "schema": "tinhgon/cost-sheet/1",
        "currency": "EUR",
        "before": { "rows": [{
            "task": "information obligation",
            "hours": inputs["time_hours"],
            "hourly_income": inputs["tariff_per_hour"].as_i64().unwrap() * Currency::Eur.coins(),
            "times_per_year": inputs["frequency_per_year"],
            "subjects": inputs["population"],
        }] },
    }));
    let expected = example["expected"]["annual_cost"].as_i64().unwrap();
    assert_eq!(sheet.before.total.coins(), expected * Currency::Eur.coins());
}

/// The German standard times: 3 + 2 + 5 + 1 + 1 minutes at 33 EUR for 10.000 cases.
#[test]
fn minutes_of_standard_activities_add_up_to_the_cent() {
    let Some(data) = examples("international.json") else { return };
    let example = international(&data, "de-zeitwert-sum-constructed");
    let minutes = [3, 2, 5, 1, 1];
    let rows: Vec<Value> = minutes
        .iter()
        .map(|minutes| {
            json!({
                "task": "activity",
                "hours": Decimal::ratio(*minutes, 60).unwrap().to_string(),
                "hourly_income": 3300,
                "times_per_year": 1,
                "subjects": example["inputs"]["cases"],
            })
        })
        .collect();
    let sheet = read(&json!({
        "schema": "tinhgon/cost-sheet/1", "currency": "EUR", "before": { "rows": rows }
    }));
    let expected = example["expected"]["annual_cost"].as_f64().unwrap();
    assert!((sheet.before.total.coins() as f64 - expected * 100.0).abs() < 0.5);
}

/// The Spanish table of fixed prices: paper to online saves 91,18 %.
#[test]
fn the_fixed_prices_of_the_spanish_method_give_the_published_saving() {
    let Some(data) = examples("international.json") else { return };
    let table = &international(&data, "es-ms-table")["rows"];
    let price = |row: &Value| {
        let found = table.as_array().unwrap().iter().find(|one| one[0] == *row).unwrap();
        found[2].as_i64().unwrap() * Currency::Eur.coins()
    };
    let example = international(&data, "es-ms-paper-to-online");
    let inputs = &example["inputs"];
    let side = |burdens: &Value| -> Value {
        let row = |burden: &Value| {
            json!({
                "task": "burden",
                "services": price(&burden[0]) * burden[1].as_i64().unwrap(),
                "times_per_year": inputs["frequency"],
                "subjects": inputs["population"],
            })
        };
        json!({ "rows": burdens.as_array().unwrap().iter().map(row).collect::<Vec<_>>() })
    };
    let sheet = read(&json!({
        "schema": "tinhgon/cost-sheet/1",
        "currency": "EUR",
        "before": side(&inputs["before"]),
        "after": side(&inputs["after"]),
        "percent": example["expected"]["pct"],
    }));
    let euro = |money: Money| money.coins() / Currency::Eur.coins();
    assert_eq!(euro(sheet.before.total), example["expected"]["before"].as_i64().unwrap());
    let saving = sheet.saving().unwrap().unwrap();
    assert_eq!(euro(saving), example["expected"]["saving"].as_i64().unwrap());
}

/// Quyết định 2813/QĐ-UBND of Đồng Nai: no dossier in five years, and 18.509.608 đồng a year saved.
/// With the volume the decision itself gives, nothing is saved.
#[test]
fn a_procedure_that_nobody_uses_saves_nothing() {
    let sheet = read(&json!({
        "schema": "tinhgon/cost-sheet/1",
        "before": { "rows": [{
            "task": "whole procedure", "services": 18_509_608, "times_per_year": 1, "subjects": 0
        }] },
        "after": { "total": 0 },
    }));
    assert_eq!(sheet.before.total, Money::ZERO);
    assert_eq!(sheet.percent().unwrap(), None, "a share of nothing is no percentage");
}

/// The sheets shipped with the tests are the published ones.
#[test]
fn the_sheets_of_the_fixtures_read_as_published() {
    let read = |name: &str| {
        let file = Path::new("tests/fixtures/cost").join(name);
        sheet::read(&file, &std::fs::read(&file).unwrap()).unwrap()
    };
    let waiting = read("dongnai-2816-1.json");
    assert_eq!(waiting.before.total, Money::new(32_000_000));
    assert_eq!(waiting.percent().unwrap(), Some(Decimal::from_whole(10)));
    let taxes = read("project30-tax-reports.json");
    assert_eq!(taxes.saving().unwrap(), Some(Money::new(650_000_000_000)));
    assert!(read("dongnai-2813-1.json").before.rows.is_empty());
}
