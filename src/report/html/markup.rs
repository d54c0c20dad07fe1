//! Markup that escapes whatever it is given, and tables that can be sorted and read aloud.

use std::fmt::Write as _;

use crate::visible::shown;
use crate::words::{Lang, Phrase, html};

/// Rows of a table that stand in the page; the JSON has the rest.
const MOST_ROWS: usize = 100;
/// Rows from which on a table is given a frame to scroll in.
const LONG: usize = 20;

/// A piece of the page.
#[derive(Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Adds markup of ours.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds a text, as text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '&' => self.0.push_str("&amp;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(shown(letter)),
            }
        }
        self
    }

    /// Adds an element of ours with a text in it.
    pub(super) fn element(&mut self, tag: &str, text: &str) -> &mut Self {
        self.raw("<").raw(tag).raw(">").text(text);
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw("</").raw(name).raw(">\n")
    }

    /// Begins a section of its own with a heading.
    pub(super) fn section(&mut self, id: &str, title: &str) -> &mut Self {
        let _ = writeln!(self.0, "<section id=\"{id}\" aria-labelledby=\"{id}-h\">");
        let _ = write!(self.0, "<h2 id=\"{id}-h\">");
        self.text(title).raw("</h2>\n")
    }

    /// What was made.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// How a column is set.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// Words, to the left.
    Words(Phrase),
    /// Numbers, to the right.
    Number(Phrase),
}

/// A cell of a table.
pub(super) enum Cell {
    /// Words of ours.
    Words(String),
    /// Words of the catalogue or of the law, Vietnamese in every language of the page.
    Quoted(String),
    /// A number as it is shown and as it is sorted.
    Number(String, i128),
    /// Words of ours that lead to a place of the page.
    Link(String, String),
    /// Words of the catalogue that lead to a place of the page.
    QuotedLink(String, String),
}

impl Cell {
    /// A count in the habits of a language.
    pub(super) fn count(value: usize, lang: Lang) -> Self {
        Self::Number(lang.count(value), i128::try_from(value).unwrap_or(i128::MAX))
    }

    /// A percentage; one that does not exist is sorted below all others.
    pub(super) fn percent(value: Option<crate::cost::Decimal>, lang: Lang) -> Self {
        let key = value.map_or(i128::from(i64::MIN), |value| i128::from(value.millionths()));
        Self::Number(lang.any_percentage(value), key)
    }

    fn write(&self, out: &mut Markup, tag: &str, attributes: &str, lang: Lang) {
        let quoted = if lang == Lang::Vi { "" } else { " lang=\"vi\"" };
        let open = |out: &mut Markup, more: &str| {
            let _ = write!(out.0, "<{tag}{attributes}{more}>");
        };
        match self {
            Self::Words(_) | Self::Link(..) => open(out, ""),
            Self::Quoted(_) | Self::QuotedLink(..) => open(out, quoted),
            Self::Number(_, key) => open(out, &format!(" data-v=\"{key}\"")),
        }
        match self {
            Self::Words(text) | Self::Quoted(text) | Self::Number(text, _) => out.text(text),
            Self::Link(text, target) | Self::QuotedLink(text, target) => {
                out.raw("<a href=\"").text(target).raw("\">").text(text).raw("</a>")
            }
        };
        let _ = writeln!(out.0, "</{tag}>");
    }
}

impl Markup {
    /// A table that can be sorted by its headings; nothing at all when it has no row.
    pub(super) fn table<T>(
        &mut self,
        caption: &str,
        columns: &[Column],
        rows: &[T],
        lang: Lang,
        cells: impl Fn(&T) -> Vec<Cell>,
    ) {
        if rows.is_empty() {
            return;
        }
        let long = if rows.len() > LONG { " long" } else { "" };
        let _ = write!(self.0, "<div class=\"wide{long}\"");
        self.raw(" tabindex=\"0\" role=\"group\" aria-label=\"").text(caption);
        self.raw("\"><table class=\"sortable\">\n<caption>").text(caption).raw("</caption>\n");
        self.raw("<thead><tr>");
        for column in columns {
            let (class, title) = match column {
                Column::Words(title) => ("", title),
                Column::Number(title) => (" class=\"n\"", title),
            };
            let _ = write!(self.0, "<th scope=\"col\"{class}>");
            self.text(title.say(lang)).raw("</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in rows.iter().take(MOST_ROWS) {
            self.raw("<tr>");
            for (at, (cell, column)) in cells(row).iter().zip(columns).enumerate() {
                // What is told in a column of numbers stands with them, though it has words in it.
                let class = match column {
                    Column::Number(_) => " class=\"n\"",
                    Column::Words(_) => "",
                };
                match at {
                    0 => cell.write(self, "th", &format!(" scope=\"row\"{class}"), lang),
                    _ => cell.write(self, "td", class, lang),
                }
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table></div>\n");
        let hidden = rows.len().saturating_sub(MOST_ROWS);
        if hidden > 0 {
            let count = lang.count(hidden);
            self.element("p class=\"faint\"", &html::MORE_ROWS.fill(lang, &[("count", &count)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut out = Markup::default();
        out.element("p class=\"x\"", "</script><b onclick='a'>\"&\"");
        assert_eq!(
            out.into_string(),
            "<p class=\"x\">&lt;/script&gt;&lt;b onclick=&#39;a&#39;&gt;&quot;&amp;&quot;</p>\n"
        );
    }

    #[test]
    fn a_table_names_itself_its_columns_and_its_rows() {
        let columns = [
            Column::Words(Phrase::new("Tên", "Name")),
            Column::Number(Phrase::new("Số", "Number")),
        ];
        let mut out = Markup::default();
        out.table("Bảng <1>", &columns, &[("a&b", 1200)], Lang::En, |(name, count)| {
            vec![
                Cell::QuotedLink((*name).to_owned(), "#1.0".to_owned()),
                Cell::count(*count, Lang::En),
            ]
        });
        insta::assert_snapshot!(out.into_string(), @r##"
        <div class="wide" tabindex="0" role="group" aria-label="Bảng &lt;1&gt;"><table class="sortable">
        <caption>Bảng &lt;1&gt;</caption>
        <thead><tr><th scope="col">Name</th><th scope="col" class="n">Number</th></tr></thead>
        <tbody>
        <tr><th scope="row" lang="vi"><a href="#1.0">a&amp;b</a></th>
        <td class="n" data-v="1200">1,200</td>
        </tr>
        </tbody></table></div>
        "##);
    }
}
