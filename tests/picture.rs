//! Drawings as SVG, read back as browsers read them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod program;

use std::fs;

use program::{SMALL, stderr, stdout, tinhgon};
use roxmltree::{Document, Node};

fn drawn(args: &[&str]) -> String {
    stdout(&tinhgon(&[&["graph", "--format", "svg"], args].concat()).code(0))
}

/// The boxes with what they are called in full.
fn boxes<'d>(document: &'d Document<'d>) -> Vec<(&'d str, Node<'d, 'd>)> {
    let groups = document.root_element().children().filter(|node| node.has_tag_name("g"));
    let named = |group: Node<'d, 'd>| {
        let title = group.children().find(|node| node.has_tag_name("title"))?;
        Some((title.text()?, group))
    };
    groups.filter_map(named).collect()
}

fn number(node: Node<'_, '_>, key: &str) -> f64 {
    node.attribute(key).unwrap().parse().unwrap()
}

#[test]
fn a_procedure_is_drawn_with_its_lines_papers_and_registers() {
    let text = drawn(&[SMALL, "--of", "1.000001"]);
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    let told: Vec<&str> = boxes(&document).iter().map(|(title, _)| *title).collect();
    for part in [
        "Thủ tục: 1.000001 Đăng ký kết hôn",
        "Giấy tờ: Giấy xác nhận tình trạng hôn nhân",
        "Cơ sở dữ liệu: Cơ sở dữ liệu hộ tịch điện tử",
    ] {
        assert!(told.contains(&part), "{part} is not in {told:?}");
    }
    assert!(!told.iter().any(|title| title.contains("1.000002")), "{told:?}");
    // Whoever hears the picture hears what it is and what it shows.
    for name in ["title", "desc"] {
        let node = root.children().find(|node| node.has_tag_name(name)).unwrap();
        assert!(root.attribute("aria-labelledby").unwrap().contains(node.attribute("id").unwrap()));
        assert!(!node.text().unwrap().is_empty());
    }
}

#[test]
fn words_stay_within_the_drawing_and_arrows_have_heads() {
    for args in
        [&["--of", "1.004222"][..], &["--of", "birth_certificate"], &["--of", "bundle-birth"]]
    {
        let text = drawn(args);
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        let (width, height) = (number(root, "width"), number(root, "height"));
        for word in document.descendants().filter(|node| node.has_tag_name("text")) {
            let (x, y) = (number(word, "x"), number(word, "y"));
            assert!(x > 0.0 && x < width && y > 0.0 && y < height, "{word:?}");
            assert!(word.text().is_some_and(|text| text.chars().count() < 60 || y < 60.0));
        }
        let ids: Vec<&str> =
            document.descendants().filter_map(|node| node.attribute("id")).collect();
        for arrow in document.descendants().filter_map(|node| node.attribute("marker-end")) {
            let id = arrow.strip_prefix("url(#").and_then(|id| id.strip_suffix(')')).unwrap();
            assert!(ids.contains(&id), "{arrow}");
        }
    }
}

#[test]
fn the_same_picture_comes_of_files_in_any_order() {
    let files = ["moj/1.000001", "mps/1.000002", "moj/1.000003"];
    let path = |at: usize| format!("{SMALL}/{}.json", files[at]);
    let draw = |order: [usize; 3]| {
        let paths = order.map(path);
        drawn(&[&paths[0], &paths[1], &paths[2]])
    };
    assert_eq!(draw([0, 1, 2]), draw([2, 0, 1]));
}

#[test]
fn names_of_a_catalogue_are_no_markup() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(format!("{SMALL}/mps/1.000002.json")).unwrap();
    let name = "</text><script>alert(1)</script> & \\\"x\\\"";
    fs::write(folder.path().join("a.json"), text.replace("Đăng ký thường trú", name)).unwrap();
    let text = drawn(&[folder.path().to_str().unwrap()]);
    let document = Document::parse(&text).unwrap();
    assert!(!document.descendants().any(|node| node.has_tag_name("script")));
    let told: Vec<&str> = boxes(&document).iter().map(|(title, _)| *title).collect();
    assert!(
        told.iter().any(|title| title.contains("<script>alert(1)</script> & \"x\"")),
        "{told:?}"
    );
}

#[test]
fn a_graph_of_too_many_boxes_is_refused_with_what_to_do() {
    let said = stderr(&tinhgon(&["graph", "--format", "svg", "--lang", "en"]).code(2));
    assert!(said.contains("at most 160") && said.contains("--of CODE"), "{said}");
}
