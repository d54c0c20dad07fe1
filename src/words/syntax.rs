//! What the JSON reader says is wrong, in Vietnamese.

use std::borrow::Cow;

use super::Lang;

/// Its words, whole or up to what it quotes, and ours.
const SAID: [(&str, &str); 22] = [
    ("EOF while parsing a list", "hết tệp khi danh sách chưa đóng bằng `]`"),
    ("EOF while parsing an object", "hết tệp khi đối tượng chưa đóng bằng `}`"),
    ("EOF while parsing a string", "hết tệp khi chuỗi chưa đóng bằng `\"`"),
    ("EOF while parsing a value", "hết tệp khi đang cần một giá trị"),
    ("expected `:`", "cần `:`"),
    ("expected `,` or `]`", "cần `,` hoặc `]`"),
    ("expected `,` or `}`", "cần `,` hoặc `}`"),
    ("expected ident", "từ không hợp lệ, cần true, false hoặc null"),
    ("expected value", "cần một giá trị"),
    ("expected `\"`", "cần `\"`"),
    ("invalid escape", "ký hiệu thoát sau `\\` không hợp lệ"),
    ("invalid number", "số không hợp lệ"),
    ("number out of range", "số vượt phạm vi"),
    ("invalid unicode code point", "mã Unicode không hợp lệ"),
    ("control character", "ký tự điều khiển trong chuỗi phải viết bằng ký hiệu thoát"),
    ("key must be a string", "khóa phải là chuỗi trong dấu `\"`"),
    ("lone leading surrogate", "mã thoát \\u thiếu nửa sau"),
    ("trailing comma", "thừa dấu phẩy ở cuối"),
    ("trailing characters", "thừa ký tự sau khi tài liệu đã hết"),
    ("unexpected end of hex escape", "mã thoát \\u thiếu chữ số"),
    ("recursion limit exceeded", "lồng nhau quá sâu"),
    ("duplicate field ", "khóa lặp lại: "),
];

/// What the reader says, in a language; its own words where ours are wanting.
pub(super) fn reason(said: &str, lang: Lang) -> Cow<'_, str> {
    if lang == Lang::En {
        return Cow::Borrowed(said);
    }
    let Some((known, ours)) = SAID.iter().find(|(known, _)| said.starts_with(known)) else {
        return Cow::Borrowed(said);
    };
    // What is quoted at the end of a message says which key it is about.
    match said.strip_prefix(known) {
        Some(quoted) if known.ends_with(' ') => Cow::Owned(format!("{ours}{quoted}")),
        _ => Cow::Borrowed(ours),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn what_the_reader_says_of_broken_json_is_said_in_vietnamese() {
        let deep = "[".repeat(200);
        let broken = [
            "[1",
            "{\"a\":1",
            "\"a",
            "[",
            "{\"a\" 1}",
            "[1 2]",
            "{\"a\":1 \"b\"}",
            "[nul]",
            "[?]",
            "{\"a\":}",
            "\"\\q\"",
            "[-]",
            "1e999",
            "\"\\ud800\"",
            "\"\u{1}\"",
            "{1:2}",
            "[1,]",
            "{\"a\":1,}",
            "1 2",
            "\"\\u12\"",
            &deep,
        ];
        for text in broken {
            let error = serde_json::from_str::<Value>(text).unwrap_err().to_string();
            let said = error.split(" at line").next().unwrap();
            assert_ne!(reason(said, Lang::Vi), said, "{text}");
            assert_eq!(reason(said, Lang::En), said);
        }
        assert_eq!(reason("duplicate field `name`", Lang::Vi), "khóa lặp lại: `name`");
        assert_eq!(reason("something new", Lang::Vi), "something new");
    }
}
