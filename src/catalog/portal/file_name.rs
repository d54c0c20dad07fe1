//! File names glued to the names of papers, and how they are cut off.

/// Cuts off a file name that the portal's export glued to a name, without a space between.
///
/// "Phụ lục số 06Phụ lục số 06_TT24 (1).docx" is "Phụ lục số 06". The seam is where a letter stands
/// right behind one it cannot follow in a word: a capital behind a small letter or digit, or any
/// letter behind a full stop or bracket; or where the last word is said again at once. Without a
/// seam the name is left as it is.
pub(super) fn without_file_name<'a>(name: &'a str, endings: &[String]) -> &'a str {
    let Some((stem, ending)) = name.trim_end().rsplit_once('.') else {
        return name;
    };
    if !endings.iter().any(|known| known.eq_ignore_ascii_case(ending)) {
        return name;
    }
    let cut = seam(stem).or_else(|| repetition(stem));
    match cut.and_then(|at| stem.get(..at)).map(str::trim_end) {
        // What is left of a name by a seam near its start is no name.
        Some(kept) if kept.chars().count() >= 3 => kept,
        _ => name,
    }
}

fn seam(stem: &str) -> Option<usize> {
    let pairs = stem.char_indices().zip(stem.char_indices().skip(1));
    let is_seam = |before: char, behind: char| {
        let capital = behind.is_uppercase() && (before.is_lowercase() || before.is_numeric());
        capital || (behind.is_alphabetic() && matches!(before, '.' | ')' | ':' | ';'))
    };
    pairs
        .filter(|((_, before), (_, behind))| is_seam(*before, *behind))
        .map(|(_, (at, _))| at)
        .last()
}

fn repetition(stem: &str) -> Option<usize> {
    stem.split_whitespace().find_map(|word| {
        let middle = word.len() / 2;
        let (first, second) = word.split_at_checked(middle)?;
        let start = (word.as_ptr() as usize).saturating_sub(stem.as_ptr() as usize);
        (middle >= 2 && first == second).then_some(start + middle)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_file_names_are_cut_off_and_names_left_alone() {
        let endings = ["doc", "docx"].map(str::to_owned);
        for (name, expected) in [
            ("Phụ lục số 06Phụ lục số 06_TT24 (1).docx", "Phụ lục số 06"),
            ("Đơn theo Mẫu TP-QTV-02Mẫu TP-QTV-02.docx", "Đơn theo Mẫu TP-QTV-02"),
            (
                "Danh sách theo Mẫu biểu số 01.mẫu số 1- khoanh nợ.docx",
                "Danh sách theo Mẫu biểu số 01.",
            ),
            (
                "Giấy đề nghị theo Hiệp định GMSGMS - Gia hạn.docx",
                "Giấy đề nghị theo Hiệp định GMS",
            ),
            ("tại Phụ lục 1 Điều 5.033Mau 1.DOCX", "tại Phụ lục 1 Điều 5.033"),
            ("Tờ khai theo mẫu số 5.docx", "Tờ khai theo mẫu số 5.docx"),
            ("Tờ khai.", "Tờ khai."),
            ("Tờ khai", "Tờ khai"),
            (".docx", ".docx"),
        ] {
            assert_eq!(without_file_name(name, &endings), expected);
        }
    }
}
