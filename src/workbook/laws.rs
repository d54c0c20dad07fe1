//! What goes out comes back: over random procedures, the catalogue compiled in and, where it is
//! there, the portal's.

use std::path::Path;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::write::write;
use crate::analysis::knowledge;
use crate::catalog::{self, Catalog, Input, native};
use crate::export::native::value;
use crate::words::Lang;

/// What a workbook makes of a catalogue: the JSON of each procedure, and the codes of those that it
/// said it could not hold.
fn there_and_back(catalog: &Catalog, lang: Lang) -> (Vec<Value>, Vec<String>) {
    let mut bytes = Vec::new();
    let written = write(catalog, knowledge().unwrap(), lang, &mut bytes).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let back = catalog::load(&Input::Paths(vec![file]), knowledge().unwrap()).unwrap();
    assert!(back.remarks.is_empty(), "{:?}", back.remarks);
    let not_held = written.not_held.iter().map(|(code, _)| code.to_string()).collect();
    (said(&back), not_held)
}

fn said(catalog: &Catalog) -> Vec<Value> {
    let knowledge = knowledge().unwrap();
    catalog.procedures.iter().map(|one| value(one, knowledge).unwrap()).collect()
}

/// Texts that programs for tables like to take for something else, and long ones.
fn text() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "=1+1",
        "+84",
        "@a",
        "'a",
        "-",
        "1.000",
        "007",
        "TRUE",
        "1e5",
        "2025-07-01",
        "#N/A",
        "_x000D_",
        "_x005F_",
        "a\r\nb",
        "a\n\nb",
        "a\tb",
        "Có",
        "x",
        "  a  b",
        "<a>&amp;\"",
        "“ế” 𝟙",
        "giấy; tờ",
        "[Red]",
        "tinhgon/workbook/0",
        "Mã thủ tục",
        "a\u{a0}b",
    ]);
    let long = (32_760..32_775_usize).prop_map(|length| "ế ".repeat(length / 2) + "𝟙.");
    let longer = Just("Điều kiện … ".repeat(6_000));
    prop_oneof![
        8 => odd.prop_map(str::to_owned),
        8 => "[ -~đĐếẤ\n]{0,30}[!-~ờ]",
        1 => long,
        1 => longer,
    ]
}

/// The ids of a table of the knowledge, every seventh of them.
fn some(all: impl Iterator<Item = String>) -> impl Strategy<Value = String> {
    select(all.step_by(7).collect::<Vec<_>>())
}

fn word(all: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    select(all)
}

/// An object of the keys that have a value.
fn object(pairs: Vec<(&str, Value)>) -> Value {
    let kept = pairs.into_iter().filter(|(_, value)| !value.is_null());
    kept.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn papers() -> impl Strategy<Value = Value> {
    let documents = knowledge().unwrap().documents.ids().map(str::to_owned);
    let paper = (some(documents), word(&["applicant", "child", "other"]));
    vec(paper.prop_map(|(one, role)| json!({ "type": one, "role": role })), 1..4)
        .prop_map(Value::from)
}

fn line(cases: usize) -> impl Strategy<Value = Value> {
    let instruments = knowledge().unwrap().instruments.ids().map(str::to_owned);
    let verified = word(&["read", "quoted", "press", "unverified"]);
    let provision = (some(instruments), option::of(text()), verified, option::of(text()));
    let provision = provision.prop_map(|(instrument, place, verified, note)| {
        object(vec![
            ("instrument", instrument.into()),
            ("place", place.into()),
            ("verified", verified.into()),
            ("note", note.into()),
        ])
    });
    let stated = (
        word(&["document", "form"]),
        word(&["all_of", "any_of"]),
        papers(),
        any::<bool>(),
        any::<bool>(),
    );
    let certified = |most: u16| option::of(0..=most);
    let copies = option::of(any::<u16>().prop_flat_map(move |most| (Just(most), certified(most))));
    let counts = (option::of(any::<u16>()), copies);
    (
        text(),
        option::of(0..cases.max(1)),
        counts,
        option::of(text()),
        option::of(provision),
        option::of(stated),
    )
        .prop_map(move |(text, case, (originals, copies), form, provision, stated)| {
            let mut line = object(vec![
                ("text", text.into()),
                ("case", case.filter(|_| cases > 0).map(|case| format!("c{case}")).into()),
                ("originals", originals.into()),
                ("copies", copies.map(|(copies, _)| copies).into()),
                ("certified", copies.and_then(|(_, certified)| certified).into()),
                ("form", form.into()),
                ("provision", provision.into()),
            ]);
            if let Some((kind, operator, documents, if_any, fallback)) = stated {
                line["kind"] = kind.into();
                line["operator"] = operator.into();
                line["documents"] = documents;
                line["if_any"] = if_any.into();
                line["fallback"] = fallback.into();
            }
            line
        })
}

fn day() -> impl Strategy<Value = String> {
    (1800..2200_i16, 1..13_i8, 1..29_i8)
        .prop_map(|(year, month, day)| jiff::civil::date(year, month, day).to_string())
}

fn channel() -> impl Strategy<Value = Value> {
    let pays = prop_oneof![
        (0..=100_u8).prop_map(|percent| json!({ "percent": percent })),
        any::<u64>().prop_map(|amount| json!({ "amount": amount })),
        Just(json!("unknown")),
    ];
    let relief =
        (option::of(0..10_u8), option::of(0..10_u8), pays).prop_map(|(from, until, pays)| {
            let from = from.map(|n| format!("{}-07-01", 1900 + i32::from(n)));
            let until = until.map(|n| format!("{}-12-31", 2026 + i32::from(n)));
            object(vec![("from", from.into()), ("until", until.into()), ("pays", pays)])
        });
    let amount = prop_oneof![0..1_000_000_i64, any::<i64>().prop_map(|n| n.max(0))];
    let item = (
        prop_oneof![4 => text(), 1 => Just(String::new())],
        option::of(amount),
        option::of(text()),
        vec(relief, 0..3),
        option::of(text()),
    );
    let item = item.prop_map(|(name, amount, case, reliefs, note)| {
        object(vec![
            ("name", name.into()),
            ("amount", amount.into()),
            ("at_most", amount.is_none().then_some(7_000).into()),
            ("case", case.into()),
            ("reliefs", reliefs.into()),
            ("note", note.into()),
        ])
    });
    let fee = prop_oneof![
        Just(json!({ "status": "free" })),
        Just(json!({ "status": "unknown" })),
        (word(&["listed", "set_by_province"]), vec(item, 1..4))
            .prop_map(|(status, items)| json!({ "status": status, "items": items })),
    ];
    let unit = word(&["hour", "day", "working_day", "month", "year"]);
    let limit = (any::<u32>(), unit).prop_map(|(n, unit)| json!({ "amount": n, "unit": unit }));
    (word(&["in_person", "post", "online"]), option::of(limit), fee).prop_map(
        |(kind, limit, fee)| {
            object(vec![("channel", kind.into()), ("time_limit", limit.into()), ("fee", fee)])
        },
    )
}

fn measured() -> impl Strategy<Value = Value> {
    let kind = option::of(word(&["in_person", "post", "online"]));
    (kind, 0..4_000_000_i64, 0..i64::MAX / 2, text()).prop_map(|(channel, micro, price, source)| {
        let hours = crate::cost::Decimal::from_millionths(micro);
        object(vec![
            ("activity", "other".into()),
            ("requirement", "r0".into()),
            ("channel", channel.into()),
            ("hours", json!(hours)),
            ("price", price.into()),
            ("source", source.into()),
        ])
    })
}

fn head() -> impl Strategy<Value = Value> {
    let authorities = || some(knowledge().unwrap().authorities.ids().map(str::to_owned));
    let levels = vec(word(&["ministry", "province", "commune", "other"]), 0..3);
    let subjects = vec(word(&["citizen", "foreigner", "enterprise", "organisation"]), 0..3);
    let groups = vec(prop_oneof![4 => Just("essential-25".to_owned()), 1 => text()], 0..3);
    let settled = vec(authorities(), 0..3);
    (text(), authorities(), settled, levels, text(), subjects, groups, day(), text()).prop_map(
        |(name, authority, settled_by, level, sector, subjects, groups, day, source)| {
            json!({
                "schema": "tinhgon/procedure/1", "name": name, "authority": authority,
                "settled_by": settled_by, "level": level, "sector": sector, "subjects": subjects,
                "groups": groups, "facts_taken": day, "source": source,
            })
        },
    )
}

/// A procedure in our JSON, without its code.
pub(crate) fn procedure() -> impl Strategy<Value = Value> {
    let cases = vec(prop_oneof![3 => text(), 1 => Just("c0".to_owned())], 0..3);
    let lines = cases.prop_flat_map(|cases| {
        let lines = vec(line(cases.len()), 0..5);
        (Just(cases), lines)
    });
    let documents = knowledge().unwrap().documents.ids().map(str::to_owned);
    let result = prop_oneof![
        some(documents).prop_map(|id| json!({ "type": id })),
        text().prop_map(|name| json!({ "name": name })),
    ];
    let actor = option::of(word(&["applicant", "authority"]));
    let step = (actor, text());
    let step =
        step.prop_map(|(actor, text)| object(vec![("actor", actor.into()), ("text", text.into())]));
    let lists = (
        vec(step, 0..3),
        vec(channel(), 0..3),
        vec(result, 0..3),
        vec(text(), 0..3),
        vec(text(), 0..3),
    );
    let volume = option::of((any::<u64>(), option::of(any::<i16>()), text()));
    (head(), lines, lists, volume, vec(measured(), 0..3)).prop_map(
        |(mut one, (cases, lines), (steps, channels, results, conditions, bases), volume, rows)| {
            let case = |(n, name)| json!({ "id": format!("c{n}"), "name": name });
            one["cases"] = cases.into_iter().enumerate().map(case).collect();
            if lines.is_empty() {
                one["dossier"] = "not_published".into();
            } else {
                one["measured"] = rows.into();
            }
            let lines = lines.into_iter().enumerate().map(|(n, mut line)| {
                line["id"] = format!("r{n}").into();
                line
            });
            one["requirements"] = lines.collect();
            one["steps"] = steps.into();
            one["channels"] = channels.into();
            one["results"] = results.into();
            one["conditions"] = conditions.into();
            one["legal_bases"] = bases.into();
            if let Some((per_year, year, source)) = volume {
                let pairs = vec![
                    ("per_year", per_year.into()),
                    ("year", year.into()),
                    ("source", source.into()),
                ];
                one["volume"] = object(pairs);
            }
            one
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law: a procedure comes back from the workbook as it went, in either language, or is named as one
    /// that a workbook cannot hold.
    #[test]
    fn procedures_come_back_as_they_went(all in vec(procedure(), 1..5), english in any::<bool>()) {
        let read = all.into_iter().enumerate().map(|(n, mut one)| {
            one["code"] = format!("1.{n:06}").into();
            let bytes = serde_json::to_vec(&one).unwrap();
            native::read(Path::new("x.json"), &bytes, knowledge().unwrap()).unwrap()
        });
        let catalog = Catalog { procedures: read.collect(), ..Catalog::default() };
        let lang = if english { Lang::En } else { Lang::Vi };
        let (back, not_held) = there_and_back(&catalog, lang);
        let went = said(&catalog);
        prop_assert_eq!(went.len(), back.len());
        for (went, back) in went.into_iter().zip(back) {
            let named = not_held.iter().any(|code| went["code"] == **code);
            // Only what parts several values in one cell cannot stand in one of them.
            let parted = |group: &Value| group.as_str().unwrap_or_default().contains([';', '\n']);
            prop_assert!(!named || went["groups"].as_array().into_iter().flatten().any(parted));
            // Only what differs is told: a text of the procedures may fill screens.
            for (key, value) in went.as_object().unwrap() {
                let same = named || *value == back[key];
                prop_assert!(same, "{}: {:.300} came back as {:.300}", key, value.to_string(), back[key].to_string());
            }
        }
    }
}

#[test]
fn the_embedded_catalogue_comes_back_as_it_went() {
    let catalog = catalog::load(&Input::Embedded, knowledge().unwrap()).unwrap();
    for lang in [Lang::Vi, Lang::En] {
        let (back, not_held) = there_and_back(&catalog, lang);
        assert_eq!(not_held, Vec::<String>::new());
        assert!(said(&catalog) == back, "another catalogue came back");
    }
}

#[test]
fn what_a_workbook_cannot_hold_is_named() {
    let group = "a; b";
    let one = json!({
        "schema": "tinhgon/procedure/1", "code": "1.000001", "name": "x", "authority": "moj",
        "groups": [group], "dossier": "not_published", "requirements": [],
        "facts_taken": "2026-01-01", "source": "x",
    });
    let bytes = serde_json::to_vec(&one).unwrap();
    let read = native::read(Path::new("x.json"), &bytes, knowledge().unwrap()).unwrap();
    let catalog = Catalog { procedures: vec![read], ..Catalog::default() };
    let written = write(&catalog, knowledge().unwrap(), Lang::Vi, &mut Vec::new()).unwrap();
    let [(code, sheets)] = &written.not_held[..] else { panic!("{written:?}") };
    assert_eq!((code.as_str(), &sheets[..]), ("1.000001", &["Thủ tục hành chính"][..]));
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let catalog = catalog::load(&Input::Embedded, knowledge().unwrap()).unwrap();
    let book = || {
        let mut bytes = Vec::new();
        write(&catalog, knowledge().unwrap(), Lang::Vi, &mut bytes).unwrap();
        bytes
    };
    assert!(book() == book());
}
