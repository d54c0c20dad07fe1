//! The incomes that cost sheets are worked out with: change one, and every sheet follows.

use std::collections::BTreeMap;
use std::io;

use super::look::{Kind, Use};
use super::page::{self, Place};
use super::sections::Stack;
use crate::cost::tariff::Tariff;
use crate::cost::{Money, Segment};
use crate::words::{Term, labels, name_in, xlsx};

/// The cell of the income of each segment.
pub(super) type Incomes = BTreeMap<Segment, (Money, Place)>;

/// Writes the incomes of an edition.
pub(super) fn incomes(stack: &mut Stack<'_>, tariff: &Tariff) -> io::Result<Incomes> {
    stack.widen(&[46.0, 16.0, 14.0, 10.0, 60.0]);
    let look = stack.look();
    let (page, row) = stack.page();
    page.text_as(*row, 0, look.say(xlsx::INCOME_TITLE), &look.title)?;
    let edition = labels::TARIFF.fill(look.lang, &[("tariff", &tariff.id)]);
    page.text_as(*row + 1, 0, &edition, &look.cell(Kind::Word, Use::Told))?;
    *row += 2;
    let headings = [
        look.say(xlsx::INCOME_SEGMENT).to_owned(),
        look.in_coins(xlsx::INCOME_VALUE),
        look.say(xlsx::INCOME_MARK).to_owned(),
        look.say(xlsx::INCOME_YEAR).to_owned(),
        look.say(xlsx::INCOME_SOURCE).to_owned(),
    ];
    for (col, heading) in (0..).zip(&headings) {
        page.text_as(*row, col, heading, &look.heading)?;
    }
    let words = look.cell(Kind::Text, Use::Told);
    let mut places = Incomes::new();
    for segment in Segment::ALL {
        *row += 1;
        let constant = tariff.income(segment);
        let income = constant.value.mid;
        page.text_as(*row, 0, segment.say(look.lang), &words)?;
        let input = look.cell(Kind::Coins, Use::Input);
        page.number_as(*row, 1, page::units(income, tariff.currency), &input)?;
        page.text_as(*row, 2, constant.mark.say(look.lang), &words)?;
        page.number_as(*row, 3, f64::from(constant.year), &look.cell(Kind::Plain, Use::Told))?;
        page.text_as(*row, 4, name_in(&constant.source, look.lang), &words)?;
        let place = Place { sheet: page.name().into(), row: *row, col: 1 };
        places.insert(segment, (income, place));
    }
    *row += 1;
    Ok(places)
}
