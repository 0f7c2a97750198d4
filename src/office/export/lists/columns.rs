//! Which columns a list has, in their order.

use crate::domain::reports::export::{Column, List};

const RECORDS: &[Column] = &[
    Column::Id,
    Column::Kind,
    Column::Form,
    Column::Day,
    Column::Producer,
    Column::Commodity,
    Column::Amount,
    Column::Unit,
    Column::Kilograms,
    Column::Village,
    Column::VillageCode,
    Column::District,
    Column::Regency,
    Column::Review,
    Column::Flags,
    Column::Author,
    Column::Received,
];
const HELD: &[Column] = &[
    Column::Id,
    Column::Kind,
    Column::Held,
    Column::Producer,
    Column::Village,
    Column::VillageCode,
    Column::District,
    Column::Regency,
    Column::Author,
    Column::Received,
];
const PRODUCERS: &[Column] = &[
    Column::Id,
    Column::Name,
    Column::Sex,
    Column::BirthYear,
    Column::Livelihoods,
    Column::Group,
    Column::Card,
    Column::Village,
    Column::VillageCode,
    Column::District,
    Column::Regency,
    Column::Review,
    Column::Flags,
    Column::Author,
    Column::Received,
];
const HARVESTS: &[Column] = &[
    Column::Id,
    Column::Form,
    Column::Day,
    Column::Producer,
    Column::Commodity,
    Column::CommodityCode,
    Column::Amount,
    Column::Unit,
    Column::Kilograms,
    Column::Condition,
    Column::Price,
    Column::PricePer,
    Column::Grade,
    Column::Buyer,
    Column::Use,
    Column::Destination,
    Column::Document,
    Column::Gear,
    Column::Failed,
    Column::NilReason,
    Column::Village,
    Column::VillageCode,
    Column::District,
    Column::Regency,
    Column::Review,
    Column::Flags,
    Column::Author,
    Column::Received,
];

/// The columns of a list.
pub fn columns(list: List) -> &'static [Column] {
    match list {
        List::Records => RECORDS,
        List::Producers => PRODUCERS,
        List::Held => HELD,
        List::Harvests | List::Overview => HARVESTS,
    }
}
