//! Rows of records, producers and harvests, some hundred at a time: each step is a query of its own that goes on behind
//! the last row, so that a slow download holds neither memory nor a read of the database.
//!
//! Rows come in the order in which batches were first received. A record that changes while the file is written stands in
//! it once, as it is when its turn comes; one that is new is not in it. Only columns of the typed tables are read, never a
//! record's fields: there is no sealed value in them, not even as an envelope.

mod cells;
mod columns;
mod held;
mod rows;

pub use cells::clock;
pub use columns::columns;

use super::cell::Cell;
use crate::domain::ids::Kind;
use crate::domain::pack::Pack;
use crate::domain::refs::OTHER;
use crate::domain::reports::export::List;
use crate::domain::reports::queue::QueueFilter;
use crate::office::Office;
use crate::office::desk::filter::{FROM, Sql, conditions};
use crate::office::desk::names;
use crate::words::Lang;
use rows::{Amount, Line, Raw, SELECT};
use std::collections::HashMap;
use std::sync::Arc;

/// Records read at once.
const STEP: i64 = 500;

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
        // A held line is in no other list: it is not applied.
        filter.held = None;
        match list {
            List::Producers => filter.kind = Some(Kind::Producer.as_str().into()),
            List::Harvests => filter.kind = Some(Kind::Harvest.as_str().into()),
            List::Records | List::Held | List::Overview => {}
        }
        let last =
            if list == List::Held { "SELECT coalesce(MAX(at), 0) FROM revision" } else { "SELECT coalesce(MAX(rowid), 0) FROM record" };
        let until: i64 = sqlx::query_scalar(last).fetch_one(office.reads()).await?;
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
        if self.list == List::Held {
            return self.next_held().await;
        }
        // A step may consist of catches without a line that fits.
        while self.after < self.until {
            // By the order of the table itself: with an index every step would sort what fits anew.
            let mut sql = Sql::new(SELECT);
            sql.push(FROM.replacen("FROM record", "FROM record NOT INDEXED", 1));
            conditions(&mut sql, &self.territory, &self.pack, &self.filter);
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
            "SELECT harvest, commodity, commodity_typed, milli, unit, unit_typed, grams, price_idr, price_per, price_per_typed FROM harvest_line \
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
}
