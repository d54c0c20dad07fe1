//! A text without its numbers: what stays of a sentence when figures in it change.

/// A text in which every number is one sign, and the numbers beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skeleton {
    /// The words, single spaces between them, `#` for every number.
    pub text: String,
    /// The numbers as they stood, in order.
    pub numbers: Vec<String>,
}

impl Skeleton {
    /// The skeleton of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut skeleton = Self { text: String::new(), numbers: Vec::new() };
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter.is_ascii_digit() {
                let mut number = letter.to_string();
                while let Some(next) = letters.next_if(|next| is_of_number(*next)) {
                    number.push(next);
                }
                // A stop at the end is that of the sentence.
                let end = number.trim_end_matches(['.', ',']).len();
                let stops = number.split_off(end);
                skeleton.text.push('#');
                skeleton.text.push_str(&stops);
                skeleton.numbers.push(number);
            } else if letter.is_whitespace() {
                if !skeleton.text.ends_with(' ') {
                    skeleton.text.push(' ');
                }
            } else {
                // A sign of ours in the text of a catalogue would be taken for a number.
                skeleton.text.push(if letter == '#' { '♯' } else { letter });
            }
        }
        skeleton
    }

    /// The words with their numbers, single spaces between them.
    #[must_use]
    pub fn filled(&self) -> String {
        let mut numbers = self.numbers.iter();
        let mut out = String::with_capacity(self.text.len());
        for letter in self.text.chars() {
            match letter {
                '#' => out.push_str(numbers.next().map_or("", String::as_str)),
                letter => out.push(letter),
            }
        }
        out
    }

    /// The number that stands at a byte of the text, where one does.
    #[must_use]
    pub fn number_at(&self, byte: usize) -> Option<&str> {
        let (before, behind) = self.text.split_at_checked(byte)?;
        let nth = before.matches('#').count();
        behind.starts_with('#').then(|| self.numbers.get(nth).map(String::as_str)).flatten()
    }
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.' || letter == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_left_out_and_kept_beside() {
        let skeleton = Skeleton::of("Giảm  1.234,5 đồng, 10%.");
        assert_eq!(skeleton.text, "Giảm # đồng, #%.");
        assert_eq!(skeleton.numbers, ["1.234,5", "10"]);
        let at = skeleton.text.find("#%").unwrap();
        assert_eq!(skeleton.number_at(at), Some("10"));
        assert_eq!(skeleton.number_at(0), None);
        assert_eq!(skeleton.filled(), "Giảm 1.234,5 đồng, 10%.");
    }
}
