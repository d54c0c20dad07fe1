//! Words that fit a box: broken into lines by how wide letters are about, cut where they are too many.

/// Lines of a label before it is cut; the whole stands in the title of its box.
const MOST: usize = 3;

/// About how wide a letter is, in hundredths of the height of the font. Measured off the usual faces
/// without serifs, a little more than they take: fonts differ from machine to machine.
fn width(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 30,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '[' | ']' | '/' | '-' => 36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 92,
        // Scripts of square letters, and pictures.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffff}' | '\u{10000}'.. => 105,
        letter if letter.is_uppercase() => 76,
        _ => 59,
    }
}

fn width_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// The lines of a text within a width, in hundredths of the height of the font.
pub(super) fn lines(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let space = if line.is_empty() { "" } else { " " };
        if width_of(&line) + width_of(space) + width_of(word) <= room {
            line.push_str(space);
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        // A word that no line holds is broken.
        for letter in word.chars() {
            if width_of(&line) + width(letter) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    cut(lines, room)
}

fn cut(mut lines: Vec<String>, room: usize) -> Vec<String> {
    if lines.len() <= MOST {
        return lines;
    }
    lines.truncate(MOST);
    if let Some(last) = lines.last_mut() {
        while width_of(last) + width('…') > room && last.pop().is_some() {}
        *last = format!("{}…", last.trim_end());
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(lines("Giấy chứng nhận kết hôn", 1000), ["Giấy chứng nhận", "kết hôn"]);
        assert_eq!(lines("", 1000), [""; 0]);
        let long = lines(&"dài ".repeat(40), 600);
        assert_eq!(long.len(), MOST);
        assert!(long[MOST - 1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_box(text in any::<String>(), room in 200..3000_usize) {
            for line in lines(&text, room) {
                prop_assert!(width_of(&line) <= room, "{line}");
            }
        }
    }
}
