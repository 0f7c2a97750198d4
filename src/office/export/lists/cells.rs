//! What stands in each cell, in words.

use super::Cursor;
use super::rows::{Amount, Raw};
use crate::domain::civil::{Day, WITA_OFFSET_H};
use crate::domain::ids::RecordId;
use crate::domain::reports::export::Column;
use crate::domain::status::Review;
use crate::office::desk::names;
use crate::office::export::cell::Cell;
use crate::words::desk as words;
use crate::words::desk::export::yes;

impl Cursor {
    pub(super) fn commodity(&self, amount: &Amount) -> Option<String> {
        let listed = amount.commodity.as_deref().and_then(|id| names::commodity(&self.pack, self.lang, id));
        listed.or_else(|| amount.commodity_typed.clone()).or_else(|| amount.commodity.clone())
    }

    fn unit(&self, code: Option<&str>) -> Option<String> {
        code.map(|code| names::unit(&self.pack, self.lang, code))
    }

    pub(super) fn cell(&self, column: Column, row: &Raw, amount: &Amount) -> Cell {
        let lang = self.lang;
        let coded = |field: &str, code: &Option<String>| {
            Cell::maybe(code.as_deref().map(|code| words::code(lang, field, code).map_or_else(|| code.to_owned(), str::to_owned)))
        };
        let place = |at: usize| Cell::maybe(self.places.get(&row.village).and_then(|names| names.get(at)).cloned());
        match column {
            Column::Id => Cell::text(RecordId::from_slice(&row.id).map(|id| id.to_string()).unwrap_or_default()),
            Column::Kind => Cell::text(row.kind.parse().map_or("", |kind| words::kind(lang, kind))),
            Column::Form => match (&row.harvest_form, &row.livelihood) {
                (Some(form), Some(life)) if form == "nil" => {
                    let words = [words::form(lang, form), words::code(lang, "livelihood", life)];
                    Cell::text(words.into_iter().flatten().collect::<Vec<_>>().join(": "))
                }
                (Some(form), _) => Cell::maybe(words::form(lang, form)),
                (None, _) => coded("kind", &row.form),
            },
            Column::Day => row.day.as_deref().and_then(|day| day.parse().ok()).map_or(Cell::Empty, Cell::Day),
            Column::Producer | Column::Name => Cell::maybe(row.name.clone()),
            Column::Sex => coded("sex", &row.sex),
            Column::BirthYear => row.birth_year.map_or(Cell::Empty, Cell::Whole),
            Column::Livelihoods => {
                let all = row.livelihoods.as_deref().unwrap_or_default().split_whitespace();
                Cell::text(all.map(|code| words::code(lang, "livelihoods", code).unwrap_or(code)).collect::<Vec<_>>().join(", "))
            }
            Column::Group => Cell::maybe(row.group_name.clone()),
            Column::Card => Cell::maybe(row.card.clone()),
            Column::Commodity => Cell::maybe(self.commodity(amount)),
            Column::CommodityCode => Cell::maybe(amount.commodity.clone()),
            Column::Amount => amount.milli.map_or(Cell::Empty, Cell::Milli),
            Column::Unit => Cell::maybe(self.unit(amount.unit.as_deref()).or_else(|| amount.unit_typed.clone())),
            Column::Kilograms => amount.grams.map_or(Cell::Empty, Cell::Milli),
            Column::Condition => coded("condition", &row.condition),
            Column::Price => amount.price_idr.map_or(Cell::Empty, Cell::Whole),
            Column::PricePer => Cell::maybe(self.unit(amount.price_per.as_deref()).or_else(|| amount.price_per_typed.clone())),
            Column::Grade => coded("grade", &row.grade),
            Column::Buyer => coded("buyer", &row.buyer),
            Column::Use => coded("use", &row.use_as),
            Column::Destination => coded("destination", &row.destination),
            Column::Document => coded("document", &row.document),
            Column::Gear => {
                let listed = row.gear.as_deref().and_then(|code| self.pack.gear(code)).and_then(|gear| gear.names_id.first().cloned());
                Cell::maybe(listed.or_else(|| row.gear.clone()))
            }
            Column::Failed => Cell::maybe(row.failed.filter(|failed| *failed).map(|_| yes(lang))),
            Column::NilReason => coded("nil_reason", &row.nil_reason),
            Column::Village => place(0),
            Column::District => place(1),
            Column::Regency => place(2),
            Column::VillageCode => Cell::text(row.village.clone()),
            Column::Review => Cell::maybe(Review::parse(&row.review).map(|review| words::review(lang, review))),
            Column::Flags => Cell::text(row.flags.split_whitespace().map(|code| words::flag(lang, code)).collect::<Vec<_>>().join(", ")),
            Column::Author => Cell::maybe(self.people.get(&row.head_author).cloned()),
            Column::Received => Cell::text(clock(row.received_ms)),
            Column::Held | Column::Table | Column::Of | Column::OfCode | Column::Verified | Column::Provisional | Column::Note => {
                Cell::Empty
            }
        }
    }
}

/// An instant in the province's time that sorts and reads everywhere: `2026-11-24 16:05`.
pub fn clock(epoch_ms: i64) -> String {
    let minutes = (epoch_ms + WITA_OFFSET_H * 3_600_000).rem_euclid(86_400_000) / 60_000;
    format!("{} {:02}:{:02}", Day::at_ms(epoch_ms), minutes / 60, minutes % 60)
}
