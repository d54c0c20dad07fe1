//! Numbers in Roman figures, as parts of texts and annexes are counted.

/// The signs, the greatest first.
const SIGNS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// Letters beyond which no number is written out: nothing is counted so far.
const LONGEST: usize = 32;

/// A number in Roman figures; empty for none.
pub(crate) fn roman(mut number: u32) -> String {
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value && text.len() < LONGEST {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// The number of Roman signs written as Romans write them: `IIII` is none.
pub(crate) fn from_roman(text: &str) -> Option<u32> {
    let (mut number, mut rest) = (0_u32, text);
    for (value, sign) in SIGNS {
        while let Some(behind) = rest.strip_prefix(sign) {
            (number, rest) = (number.checked_add(value)?, behind);
        }
    }
    (rest.is_empty() && number > 0 && roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_as_it_is_written() {
        for number in 1..4_000 {
            assert_eq!(from_roman(&roman(number)), Some(number));
        }
        assert_eq!(["", "IIII", "IM"].map(from_roman), [None; 3]);
    }
}
