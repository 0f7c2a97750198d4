//! Rows of records, producers and harvests, some hundred at a time: each step is a query of its own that goes on behind
//! the last row, so that a slow download holds neither memory nor a read of the database.
//!
//! Rows come in the order in which batches were first received. A record that changes while the file is written stands in
//! it once, as it is when its turn comes; one that is new is not in it. Only columns of the typed tables are read, never a
//! record's fields: there is no sealed value in them, not even as an envelope.

use super::cell::Cell;
use crate::domain::civil::{Day, WITA_OFFSET_H};
use crate::domain::ids::Kind;
use crate::domain::pack::Pack;
use crate::domain::refs::OTHER;
use crate::domain::reports::export::{Column, List};
use crate::domain::reports::queue::QueueFilter;
use crate::domain::status::Review;
use crate::office::Office;
use crate::office::desk::filter::{FROM, Sql, conditions};
use crate::office::desk::names;
use crate::words::Lang;
use crate::words::desk as words;
use crate::words::desk::export::yes;
use sqlx::FromRow;
use std::collections::HashMap;
use std::sync::Arc;

/// Records read at once.
const STEP: i64 = 500;

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
        List::Harvests | List::Overview => HARVESTS,
    }
}

const SELECT: &str = "SELECT record.rowid AS at, record.id, record.kind, record.form, record.day, record.village, record.head_author, \
    record.review, record.flags, record.received_ms, producer.name, producer.sex, producer.birth_year, producer.livelihoods, \
    producer.group_name, producer.card, harvest.form AS harvest_form, harvest.commodity, harvest.commodity_typed, harvest.milli, \
    harvest.unit, harvest.unit_typed, harvest.grams, harvest.condition, harvest.price_idr, harvest.price_per, harvest.grade, \
    harvest.buyer, harvest.use_as, harvest.failed, harvest.destination, harvest.document, harvest.gear, harvest.livelihood, \
    harvest.nil_reason";

#[derive(FromRow)]
struct Raw {
    at: i64,
    id: Vec<u8>,
    kind: String,
    form: Option<String>,
    day: Option<String>,
    village: String,
    head_author: Vec<u8>,
    review: String,
    flags: String,
    received_ms: i64,
    name: Option<String>,
    sex: Option<String>,
    birth_year: Option<i64>,
    livelihoods: Option<String>,
    group_name: Option<String>,
    card: Option<String>,
    harvest_form: Option<String>,
    #[sqlx(flatten)]
    amount: Amount,
    condition: Option<String>,
    grade: Option<String>,
    buyer: Option<String>,
    use_as: Option<String>,
    failed: Option<bool>,
    destination: Option<String>,
    document: Option<String>,
    gear: Option<String>,
    livelihood: Option<String>,
    nil_reason: Option<String>,
}

/// What, how much and for how much: of a report, or of a line of a catch.
#[derive(Clone, Default, FromRow)]
struct Amount {
    commodity: Option<String>,
    commodity_typed: Option<String>,
    milli: Option<i64>,
    unit: Option<String>,
    unit_typed: Option<String>,
    grams: Option<i64>,
    price_idr: Option<i64>,
    price_per: Option<String>,
}

#[derive(FromRow)]
struct Line {
    harvest: Vec<u8>,
    #[sqlx(flatten)]
    amount: Amount,
}

/// The place in a list.
pub struct Cursor {
    office: Office,
    /// One copy for the whole file.
    pack: Arc<Pack>,
    lang: Lang,
    list: List,
    territory: Vec<String>,
    filter: QueueFilter,
    after: i64,
    /// The last one there was when it began.
    until: i64,
    people: HashMap<Vec<u8>, String>,
    places: HashMap<String, [String; 3]>,
}

impl Cursor {
    /// The beginning of a list in a territory.
    pub async fn begin(office: &Office, lang: Lang, list: List, territory: Vec<String>, filter: &QueueFilter) -> sqlx::Result<Self> {
        let mut filter = filter.from_start();
        // A held line is in no list: it is not applied.
        filter.held = None;
        match list {
            List::Producers => filter.kind = Some(Kind::Producer.as_str().into()),
            List::Harvests => filter.kind = Some(Kind::Harvest.as_str().into()),
            List::Records | List::Overview => {}
        }
        let until: i64 = sqlx::query_scalar("SELECT coalesce(MAX(rowid), 0) FROM record").fetch_one(office.reads()).await?;
        let people: Vec<(Vec<u8>, String)> = sqlx::query_as("SELECT person, name FROM account").fetch_all(office.reads()).await?;
        let pack = office.pack();
        let name = |code: &str| names::area(&pack, code).unwrap_or_default();
        let villages = pack.areas.iter().filter(|area| area.is_village());
        let place = |code: &str| [name(code), code.get(..8).map(name).unwrap_or_default(), code.get(..5).map(name).unwrap_or_default()];
        let places = villages.map(|area| (area.code.clone(), place(&area.code))).collect();
        let people = people.into_iter().collect();
        Ok(Self { office: office.clone(), pack, lang, list, territory, filter, after: 0, until, people, places })
    }

    /// The next rows; none at the end.
    pub async fn next(&mut self) -> sqlx::Result<Vec<Vec<Cell>>> {
        // A step may consist of catches without a line that fits.
        while self.after < self.until {
            // By the order of the table itself: with an index every step would sort what fits anew.
            let mut sql = Sql::new(SELECT);
            sql.push(FROM.replacen("FROM record", "FROM record NOT INDEXED", 1));
            conditions(&mut sql, &self.territory, &self.filter);
            sql.push(" AND record.rowid > ").push_bind(self.after).push(" AND record.rowid <= ").push_bind(self.until);
            sql.push(" ORDER BY record.rowid LIMIT ").push_bind(STEP);
            let raw: Vec<Raw> = sql.build_query_as().fetch_all(self.office.reads()).await?;
            self.after = if (raw.len() as i64) < STEP { self.until } else { raw.last().map_or(self.until, |row| row.at) };
            let lines = self.lines(&raw).await?;
            let rows: Vec<Vec<Cell>> = raw.iter().flat_map(|row| self.cells(row, lines.get(&row.id).map(Vec::as_slice))).collect();
            if !rows.is_empty() {
                return Ok(rows);
            }
        }
        Ok(Vec::new())
    }

    /// The lines of the catches among them.
    async fn lines(&self, raw: &[Raw]) -> sqlx::Result<HashMap<Vec<u8>, Vec<Amount>>> {
        let catches = raw.iter().filter(|row| row.harvest_form.as_deref() == Some("catch"));
        let mut sql = Sql::new(
            "SELECT harvest, commodity, commodity_typed, milli, unit, unit_typed, grams, price_idr, price_per FROM harvest_line \
             WHERE harvest IN (",
        );
        let mut ids = sql.separated(", ");
        catches.for_each(|row| {
            ids.push_bind(row.id.clone());
        });
        sql.push(") ORDER BY harvest, line");
        let mut lines: HashMap<Vec<u8>, Vec<Amount>> = HashMap::new();
        for line in sql.build_query_as::<Line>().fetch_all(self.office.reads()).await? {
            lines.entry(line.harvest).or_default().push(line.amount);
        }
        Ok(lines)
    }

    /// One row, or for a catch in the list of harvests one for every line that fits.
    fn cells(&self, row: &Raw, lines: Option<&[Amount]>) -> Vec<Vec<Cell>> {
        let amounts: Vec<Amount> = match (self.list, lines) {
            (List::Harvests, Some(lines)) => lines.iter().filter(|line| self.fits(line)).cloned().collect(),
            (_, Some([line])) => vec![line.clone()],
            (_, Some(lines)) => {
                let names: Vec<String> = lines.iter().filter_map(|line| self.commodity(line)).collect();
                vec![Amount { commodity: None, commodity_typed: Some(names.join(", ")), ..row.amount.clone() }]
            }
            (_, None) => vec![row.amount.clone()],
        };
        amounts.iter().map(|amount| columns(self.list).iter().map(|column| self.cell(*column, row, amount)).collect()).collect()
    }

    /// Whether a line is what the filter asks for: of a catch only that is exported.
    fn fits(&self, line: &Amount) -> bool {
        let is = |asked: &Option<String>, code: &Option<String>, typed: &Option<String>| match asked.as_deref() {
            None => true,
            Some(asked) => match asked.strip_prefix(OTHER) {
                Some(name) => code.is_none() && typed.as_deref() == Some(name),
                None => code.as_deref() == Some(asked),
            },
        };
        is(&self.filter.commodity, &line.commodity, &line.commodity_typed)
            && is(&self.filter.unit, &line.unit, &line.unit_typed)
            && (self.filter.unit.is_none() || line.grams.is_none())
    }

    fn commodity(&self, amount: &Amount) -> Option<String> {
        let listed = amount.commodity.as_deref().and_then(|id| names::commodity(&self.pack, self.lang, id));
        listed.or_else(|| amount.commodity_typed.clone()).or_else(|| amount.commodity.clone())
    }

    fn unit(&self, code: Option<&str>) -> Option<String> {
        code.map(|code| names::unit(&self.pack, self.lang, code))
    }

    fn cell(&self, column: Column, row: &Raw, amount: &Amount) -> Cell {
        let lang = self.lang;
        let coded = |field: &str, code: &Option<String>| {
            Cell::maybe(code.as_deref().map(|code| words::code(lang, field, code).map_or_else(|| code.to_owned(), str::to_owned)))
        };
        let place = |at: usize| Cell::maybe(self.places.get(&row.village).and_then(|names| names.get(at)).cloned());
        match column {
            Column::Id => Cell::text(crate::domain::ids::RecordId::from_slice(&row.id).map(|id| id.to_string()).unwrap_or_default()),
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
            Column::PricePer => Cell::maybe(self.unit(amount.price_per.as_deref())),
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
            Column::Table | Column::Of | Column::OfCode | Column::Verified | Column::Provisional | Column::Note => Cell::Empty,
        }
    }
}

/// An instant in the province's time that sorts and reads everywhere: `2026-11-24 16:05`.
pub fn clock(epoch_ms: i64) -> String {
    let minutes = (epoch_ms + WITA_OFFSET_H * 3_600_000).rem_euclid(86_400_000) / 60_000;
    format!("{} {:02}:{:02}", Day::at_ms(epoch_ms), minutes / 60, minutes % 60)
}
