//! What number formats make of numbers: days, percentages.

use std::collections::BTreeMap;

use super::xml::{Said, attribute, each};
use crate::border::package::{Broken, Package};

/// What a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number.
    Number,
    /// A day.
    Date,
    /// A share of one.
    Share,
}

/// Reads what the numbers of each look of cells stand for.
pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Vec<Shown>, Broken> {
    let Some(part) = part else { return Ok(Vec::new()) };
    let text = package.part(part)?;
    let mut codes: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut looks: Vec<u32> = Vec::new();
    let mut is_cells = false;
    each::<Broken>(part, &text, |said| {
        match said {
            Said::Open(start) => {
                let id = || attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                match start.local_name().as_ref() {
                    "cellXfs" => is_cells = true,
                    "xf" if is_cells => looks.push(id().unwrap_or_default()),
                    "numFmt" => {
                        let code = attribute(&start, "formatCode").unwrap_or_default();
                        codes.extend(id().map(|id| (id, of_code(&code))));
                    }
                    _ => {}
                }
            }
            Said::Close(name) if name == "cellXfs" => is_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    let shown = |id: u32| codes.get(&id).copied().unwrap_or_else(|| built_in(id));
    Ok(looks.into_iter().map(shown).collect())
}

/// The formats that have no code in the file (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Share,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// What a code makes of a number: letters of days and hours outside of quotes, brackets and escapes.
fn of_code(code: &str) -> Shown {
    // Only what is above zero counts here.
    let code = code.split(';').next().unwrap_or_default();
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for letter in code.chars() {
        match letter {
            _ if std::mem::take(&mut escaped) => {}
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracket = true,
            ']' => bracket = false,
            _ if bracket => {}
            '\\' | '_' | '*' => escaped = true,
            '%' => return Shown::Share,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' => return Shown::Date,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_days_are_told_from_those_of_money() {
        for code in ["dd/mm/yyyy", "[$-42A]d mmmm yyyy", "yyyy\\-mm\\-dd", "hh:mm"] {
            assert_eq!(of_code(code), Shown::Date, "{code}");
        }
        for code in ["General", "#,##0 \"đồng\"", "#,##0\\ \\d", "0.00E+00", "[Red]0;\"d\"", "@"]
        {
            assert_eq!(of_code(code), Shown::Number, "{code}");
        }
        assert_eq!(of_code("0.0%"), Shown::Share);
    }
}
