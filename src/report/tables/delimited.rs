//! RFC 4180: fields between commas or tabs, quoted where they must be, lines ended by CR and LF.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::cost::Decimal;
use crate::report::sections::{Cell, Quantity, Table};
use crate::visible::visible;
use crate::words::{Lang, NONE, labels};

/// What stands between fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A comma: CSV.
    Comma,
    /// A tab: TSV.
    Tab,
}

impl Delimiter {
    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Comma => "csv",
            Self::Tab => "tsv",
        }
    }
}

/// Writes a table below its headings. A column of fractions becomes two, so that programs can count.
pub(super) fn write(
    table: &Table<'_>,
    delimiter: Delimiter,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(match delimiter {
            Delimiter::Comma => b',',
            Delimiter::Tab => b'\t',
        })
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    let mut halved = vec![false; table.columns.len()];
    for row in table.rows.iter() {
        for (cell, halved) in row.iter().zip(&mut halved) {
            *halved |= matches!(cell, Cell::Fraction(..));
        }
    }
    let mut fields: Vec<String> = Vec::new();
    for (column, halved) in table.columns.iter().zip(&halved) {
        let title = harmless(&column.title);
        if *halved {
            let half = |phrase: crate::words::Phrase| phrase.fill(lang, &[("title", &title)]);
            fields.extend([half(labels::TABLE_PART), half(labels::TABLE_WHOLE)]);
        } else {
            fields.push(title.into_owned());
        }
    }
    put(&mut out, &fields)?;
    for row in table.rows.iter() {
        fields.clear();
        for (cell, halved) in row.into_iter().zip(&halved) {
            match cell {
                Cell::Fraction(part, whole) => fields.extend([amount(part), amount(whole)]),
                cell => {
                    fields.push(field(cell));
                    fields.extend(halved.then(String::new));
                }
            }
        }
        put(&mut out, &fields)?;
    }
    out.flush()
}

fn put<W: Write>(out: &mut csv::Writer<W>, fields: &[String]) -> io::Result<()> {
    out.write_record(fields).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })
}

/// A value as JSON has it; an empty field for nothing.
fn field(cell: Cell) -> String {
    match cell {
        Cell::Words(words) if words == NONE => String::new(),
        Cell::Words(words) => harmless(&words).into_owned(),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) | Cell::AtLeast(number) => number.to_string(),
        Cell::Coins(money, _) | Cell::Amount(money, _) | Cell::Added(money, _) => {
            money.coins().to_string()
        }
        Cell::Percent(percent) => percent.map(|percent| percent.to_string()).unwrap_or_default(),
        Cell::Share(part, whole) => {
            let percent = Decimal::ratio(part as i128 * 100, whole as i128);
            percent.map(|percent| percent.to_string()).unwrap_or_default()
        }
        Cell::Fraction(part, whole) => format!("{}/{}", amount(part), amount(whole)),
    }
}

fn amount(quantity: Quantity) -> String {
    field(quantity.into())
}

/// Words on one line that no spreadsheet takes for a formula: before a sign with which one begins stands
/// an apostrophe, which spreadsheets take for "this is text". Without it a name in a catalogue could run
/// commands on the machine of whoever opens the file.
fn harmless(words: &str) -> Cow<'_, str> {
    let words = visible(words);
    let begins = |sign: char| "=+-@＝＋－＠".contains(sign);
    match words.trim_start().starts_with(begins) {
        true => Cow::Owned(format!("'{words}")),
        false => words,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cost::{Currency, Money};
    use crate::report::sections::{Column, Rows};

    fn written(cells: Vec<Vec<Cell>>, delimiter: Delimiter) -> String {
        let columns = cells.first().map_or(0, Vec::len);
        let columns = (0..columns).map(|n| Column::words(format!("c{n}"))).collect();
        let table = Table::new(columns, Rows::of(cells, Clone::clone));
        let mut out = Vec::new();
        write(&table, delimiter, Lang::En, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_those_of_json() {
        let percent: Decimal = "33.333333".parse().unwrap();
        let row = vec![
            Cell::Count(1_234_567),
            Cell::Coins(Money::new(-1_500), Currency::Vnd),
            Cell::Percent(Some(percent)),
            Cell::Percent(None),
            Cell::Share(1, 3),
            Cell::none(),
            Cell::Fraction(Quantity::Units(3), Quantity::Units(8)),
        ];
        assert_eq!(
            written(vec![row], Delimiter::Comma),
            "c0,c1,c2,c3,c4,c5,c6 (part),c6 (whole)\r\n1234567,-1500,33.333333,,33.333333,,3,8\r\n"
        );
    }

    #[test]
    fn what_would_break_a_field_is_quoted() {
        let row = vec![Cell::from("a,b"), Cell::from("say \"no\""), Cell::from("x\ty\nz")];
        let table = written(vec![row.clone()], Delimiter::Comma);
        assert_eq!(table, "c0,c1,c2\r\n\"a,b\",\"say \"\"no\"\"\",x y z\r\n");
        let table = written(vec![row], Delimiter::Tab);
        assert_eq!(table, "c0\tc1\tc2\r\na,b\t\"say \"\"no\"\"\"\tx y z\r\n");
    }

    #[test]
    fn no_words_are_a_formula() {
        for (words, field) in [
            ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"),
            ("+84 24", "'+84 24"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("Giấy khai sinh", "Giấy khai sinh"),
        ] {
            assert_eq!(harmless(words), field);
        }
    }

    proptest! {
        /// Whatever the words: as many rows and fields come back as went in, none begins a formula, and
        /// none holds what nobody sees.
        #[test]
        fn words_come_back(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 3), 1..5)) {
            for delimiter in [Delimiter::Comma, Delimiter::Tab] {
                let cells = rows.iter().map(|row| row.iter().map(|cell| Cell::from(&**cell)).collect());
                let text = written(cells.collect(), delimiter);
                let mut reader = csv::ReaderBuilder::new();
                let byte = if delimiter == Delimiter::Tab { b'\t' } else { b',' };
                let mut reader = reader.delimiter(byte).from_reader(text.as_bytes());
                let read: Vec<_> = reader.records().map(Result::unwrap).collect();
                prop_assert_eq!(read.len(), rows.len());
                for (record, row) in read.iter().zip(&rows) {
                    prop_assert_eq!(record.len(), row.len());
                    for (field, cell) in record.iter().zip(row) {
                        let shown = visible(cell);
                        let same = field.strip_prefix('\'').filter(|_| !shown.starts_with('\''));
                        prop_assert!(shown == field || same == Some(&*shown) || shown == NONE);
                        prop_assert!(!field.trim_start().starts_with(['=', '+', '-', '@']));
                    }
                }
            }
        }
    }
}
