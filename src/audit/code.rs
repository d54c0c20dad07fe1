//! Codes of procedures as annexes print them, and what typing made of them.

use std::str::FromStr;

use super::decision::{CodeFault, Mended};
use crate::ids::{BadProcedureCode, ProcedureCode};

/// Digits behind the point of a code.
const WIDTH: usize = 6;

/// Reads a code, mending what typing and spreadsheets do to it; `is_known` tells codes of the
/// catalogue, where zeros may be missing at either end.
///
/// # Errors
/// A text that no mending makes a code.
pub(super) fn read(
    printed: &str,
    is_known: impl Fn(&ProcedureCode) -> bool,
) -> Result<(ProcedureCode, Option<Mended>), BadProcedureCode> {
    let printed = printed.trim();
    if let Ok(code) = ProcedureCode::from_str(printed) {
        return Ok((code, None));
    }
    let mended = |fault| Some(Mended { printed: printed.into(), fault });
    if let Some(code) = of_another_system(printed) {
        return Ok((code, mended(CodeFault::Sign)));
    }
    let pointed = pointed(printed);
    // Two codes in one cell would be read as one with further groups.
    let is_one = pointed.matches('.').count() == 1;
    if let Some(code) = ProcedureCode::from_str(&pointed).ok().filter(|_| is_one) {
        return Ok((code, mended(CodeFault::Sign)));
    }
    let (group, number) = pointed.split_once('.').ok_or(BadProcedureCode)?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(group) || !digits(number) || number.len() >= WIDTH {
        return Err(BadProcedureCode);
    }
    // A spreadsheet drops zeros at the end; people leave out those in front.
    let at_the_end: ProcedureCode = format!("{group}.{number:0<WIDTH$}").parse()?;
    let in_front: ProcedureCode = format!("{group}.{number:0>WIDTH$}").parse()?;
    let code = match is_known(&in_front) && !is_known(&at_the_end) {
        true => in_front,
        false => at_the_end,
    };
    Ok((code, mended(CodeFault::Zeros)))
}

/// The code of another system, where blanks stand in it or its name has capitals.
fn of_another_system(printed: &str) -> Option<ProcedureCode> {
    let text: String = printed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (system, id) = text.split_once(':')?;
    format!("{}:{id}", system.to_ascii_lowercase()).parse().ok()
}

/// The code with a point behind its group: other signs there, blanks, and letters taken for digits
/// are put right.
fn pointed(printed: &str) -> String {
    let text: String = printed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            ',' | ';' | ':' | '·' | '-' | '_' => '.',
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            letter => letter,
        })
        .collect();
    let plain = text.len() == WIDTH + 1 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_at_checked(1).filter(|_| plain) {
        Some((group, number)) => format!("{group}.{number}"),
        None => text.trim_matches('.').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(printed: &str) -> Option<(String, Option<CodeFault>)> {
        let known = |code: &ProcedureCode| code.as_str() == "1.004194";
        let (code, mended) = read(printed, known).ok()?;
        Some((code.to_string(), mended.map(|one| one.fault)))
    }

    #[test]
    fn typing_faults_of_codes_are_mended_and_told() {
        let sign = Some(CodeFault::Sign);
        let zeros = Some(CodeFault::Zeros);
        for (printed, code, fault) in [
            ("1.010819", "1.010819", None),
            (" 1.010819 ", "1.010819", None),
            ("1,010819", "1.010819", sign),
            ("1. 010819", "1.010819", sign),
            ("1010819", "1.010819", sign),
            ("1.O10819", "1.010819", sign),
            ("1.00121", "1.001210", zeros),
            ("1,00121", "1.001210", zeros),
            // Only what the catalogue knows tells that zeros are missing in front.
            ("1.4194", "1.004194", zeros),
            ("ereg:310", "ereg:310", None),
            ("ereg: 310", "ereg:310", sign),
            ("EREG:Res.2", "ereg:Res.2", sign),
        ] {
            assert_eq!(mended(printed), Some((code.to_owned(), fault)), "{printed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for printed in
            ["", "abc", "1.0041949", "x.004194", "123.004194", "1.", ".", "1.004194; 1.001193"]
        {
            assert_eq!(mended(printed), None, "{printed}");
        }
    }
}
