//! The frame of the page: what may run in it, its head and foot, and its data.

use std::io::{self, Write};

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::markup::Markup;
use super::{View, contents};
use crate::words::{html, labels, name_in};

/// The style of the page.
const STYLE: &str = include_str!("assets/page.css");
/// The script of the page, one idea a file.
const SCRIPT: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("assets/data.js"),
    include_str!("assets/dom.js"),
    include_str!("assets/tables.js"),
    include_str!("assets/list.js"),
    include_str!("assets/graph.js"),
    include_str!("assets/detail.js"),
    include_str!("assets/page.js"),
    "})();\n",
);

/// Writes the page: its sections, and its data by the id of the element each part stands in.
pub(super) fn write(
    view: &View<'_>,
    with_plan: bool,
    sections: &str,
    data: &[(String, Vec<u8>)],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut head = Markup::default();
    open(view, with_plan, &mut head);
    out.write_all(head.into_string().as_bytes())?;
    out.write_all(sections.as_bytes())?;
    out.write_all(b"</div>\n<article id=\"detail\" hidden></article>\n</main>\n")?;
    let mut foot = Markup::default();
    foot.raw("<footer><p>").text(view.report.inputs.tool).raw("</p></footer>\n");
    out.write_all(foot.into_string().as_bytes())?;
    for (id, json) in data {
        write!(out, "<script type=\"application/json\" id=\"data-{id}\">")?;
        out.write_all(json)?;
        out.write_all(b"</script>\n")?;
    }
    writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

fn open(view: &View<'_>, with_plan: bool, out: &mut Markup) {
    let lang = view.lang;
    let code = match lang {
        crate::words::Lang::Vi => "vi",
        crate::words::Lang::En => "en",
    };
    let title = labels::TITLE.say(lang);
    out.raw("<!doctype html>\n<html lang=\"").raw(code);
    out.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").text(&policy());
    out.raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.raw("<meta name=\"generator\" content=\"").text(view.report.inputs.tool).raw("\">\n");
    // Without an icon of its own a page that is served asks its host for one.
    out.raw("<link rel=\"icon\" href=\"data:,\">\n");
    out.element("title", title);
    out.raw("<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n");
    out.raw("<a class=\"skip\" href=\"#main\">").text(html::SKIP.say(lang)).raw("</a>\n<header>\n");
    out.element("h1", title);
    out.element("p class=\"made\"", &made(view));
    out.raw("<button type=\"button\" id=\"theme\" aria-pressed=\"false\">");
    out.text(html::THEME.say(lang)).raw("</button>\n</header>\n<nav aria-label=\"");
    out.text(html::CONTENTS.say(lang)).raw("\"><ul>\n");
    for (id, title) in contents(with_plan, lang) {
        out.raw("<li><a href=\"#").raw(id).raw("\">").text(title).raw("</a></li>\n");
    }
    out.raw("</ul></nav>\n<main id=\"main\" tabindex=\"-1\">\n<div id=\"overview\">\n");
}

/// The inputs in a line; the last section has all of them.
fn made(view: &View<'_>) -> String {
    let lang = view.lang;
    let inputs = &view.report.inputs;
    let digest = inputs.digest.get(..12).unwrap_or(&inputs.digest);
    let mut made = vec![
        labels::AS_OF.fill(lang, &[("date", &lang.date(inputs.as_of))]),
        labels::KNOWLEDGE_AS_OF.fill(lang, &[("date", &lang.date(inputs.knowledge))]),
        labels::DIGEST.fill(lang, &[("digest", digest)]),
    ];
    if let Some(appraisal) = view.report.appraisal {
        made.push(labels::TARIFF.fill(lang, &[("tariff", &appraisal.tariff().id)]));
        if let Some(name) = &appraisal.scenario.name {
            made.push(labels::SCENARIO.fill(lang, &[("name", name_in(name, lang))]));
        }
        made.push(name_in(&appraisal.target().name, lang).to_owned());
    }
    made.push(inputs.tool.to_owned());
    made.join("; ")
}

/// What the page may do: run this script and use this style, by their digests. It may fetch nothing,
/// send nothing and be based nowhere. The facts of a catalogue are data, which no policy lets run.
fn policy() -> String {
    let digest = |text: &str| BASE64.encode(&Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; \
         base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}
