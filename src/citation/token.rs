//! A citation cut into words and signs.

/// A word or sign, with where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Byte offset in the text.
    pub(super) start: usize,
    /// What it is.
    pub(super) is: Sign<'t>,
    /// The word in small letters; empty for signs.
    pub(super) small: String,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign<'t> {
    /// A word, number or label, as written.
    Word(&'t str),
    Comma,
    /// A semicolon, or a point behind a word.
    Stop,
    Open,
    Close,
    /// A stroke that stands alone, which parts cells that were joined.
    Stroke,
    /// A hyphen that stands alone, or points that fill a line.
    Filler,
}

/// Cuts a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        let sign = match letter {
            ',' => Some(Sign::Comma),
            ';' => Some(Sign::Stop),
            '(' | '[' => Some(Sign::Open),
            ')' | ']' => Some(Sign::Close),
            _ => None,
        };
        if sign.is_some() || letter.is_whitespace() || is_quote(letter) {
            push(&mut all, text, start.take(), at);
            all.extend(sign.map(|is| Token { start: at, is, small: String::new() }));
        } else if start.is_none() {
            start = Some(at);
        }
    }
    push(&mut all, text, start, text.len());
    all
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '‘' | '’' | '\'')
}

/// Adds the word between two offsets, without the signs that end it.
fn push<'t>(all: &mut Vec<Token<'t>>, text: &'t str, start: Option<usize>, end: usize) {
    let Some(start) = start else { return };
    let Some(word) = text.get(start..end) else { return };
    let lone = |is| Token { start, is, small: String::new() };
    let bare = word.trim_end_matches(['.', ':', '…']);
    match bare {
        "" => all.push(lone(Sign::Filler)),
        "/" => all.push(lone(Sign::Stroke)),
        "-" | "–" | "—" | "+" | "•" => all.push(lone(Sign::Filler)),
        _ => {
            all.push(Token { start, is: Sign::Word(bare), small: bare.to_lowercase() });
            if word.ends_with('.') {
                all.push(Token { start: start + bare.len(), is: Sign::Stop, small: String::new() });
            }
        }
    }
}
