//! Local names: listed with how often and where they stand, and decided upon for all of a name.

use super::filter::{Sql, within};
use super::{Door, Here, failed, failed_write, names};
use crate::domain::access::{Action, Relation, allows, may};
use crate::domain::mapping::{Mapping, Of};
use crate::domain::pack::Pack;
use crate::domain::reports::desk::Refused;
use crate::domain::reports::names::{Decided, EXAMPLE_PLACES, LocalName, Named, NamesPage, News};
use crate::domain::reports::queue::Choice;
use crate::domain::text::{TYPED_MAX, fold};
use crate::office::store::names as store;
use std::collections::BTreeMap;

/// The page.
pub async fn page(here: &Here) -> Result<NamesPage, Refused> {
    read(here).await.map_err(failed)
}

async fn read(here: &Here) -> Result<NamesPage, sqlx::Error> {
    let (pack, lang) = (here.office.pack(), here.lang);
    let mut all = reported(here, &pack).await?;
    let people = names::people(here).await?;
    let decided = store::decided(&mut *here.office.reads().acquire().await?).await?;
    for row in decided {
        let Some(mapping) = Mapping::from_fields(&row.fields) else { continue };
        let called = |code: String| match mapping.of {
            Of::Commodity => names::commodity(&pack, lang, &code).unwrap_or(code),
            Of::Unit => names::unit(&pack, lang, &code),
        };
        let by = people.get(&row.head_author).cloned().unwrap_or_default();
        let decided = Decided { to: mapping.to.clone().map(called), by, at_ms: row.received_ms };
        let name = all.entry((mapping.of, mapping.name.clone())).or_insert_with(|| nowhere(mapping.of, &mapping.name));
        name.decided = Some(decided);
    }
    let (mut decided, mut open): (Vec<_>, Vec<_>) = all.into_values().partition(|name| name.decided.is_some());
    open.sort_by_key(|name| name.since_ms);
    decided.sort_by_key(|name| std::cmp::Reverse(name.decided.as_ref().map(|decided| decided.at_ms)));
    let commodity = |id: &str, name: &str| Choice { code: id.to_owned(), name: name.to_owned() };
    Ok(NamesPage {
        open,
        decided,
        commodities: pack.commodities.iter().map(|known| commodity(&known.id, lang.pick(&known.name_id, &known.name_en))).collect(),
        units: pack.units.iter().map(|known| commodity(&known.code, lang.pick(&known.name_id, &known.name_en))).collect(),
        reads_records: may(here.session.role, Action::ReadRecords),
        who: here.who(),
        now_ms: here.office.now_ms(),
    })
}

fn nowhere(of: Of, name: &str) -> LocalName {
    LocalName {
        of,
        name: name.to_owned(),
        typed: name.to_owned(),
        records: 0,
        villages: 0,
        places: Vec::new(),
        since_ms: None,
        decided: None,
    }
}

/// Names as typed in the person's territory; whoever decides for every place, in the whole province.
async fn reported(here: &Here, pack: &Pack) -> Result<BTreeMap<(Of, String), LocalName>, sqlx::Error> {
    let everywhere = allows(here.session.role, Action::MapNames, Relation::Outside);
    let areas = if everywhere { vec![here.office.province().to_owned()] } else { here.session.territory.clone() };
    let mut all: BTreeMap<(Of, String), LocalName> = BTreeMap::new();
    for of in [Of::Commodity, Of::Unit] {
        let mut sql = Sql::new("SELECT typed, record.village, COUNT(*), MIN(record.received_ms) FROM (");
        sql.push(store::places(of)).push(") AS named JOIN record ON record.id = named.id WHERE 1");
        within(&mut sql, "record.village", &areas);
        // The spelling met most often comes first and names the rest.
        sql.push(" GROUP BY typed, record.village ORDER BY COUNT(*) DESC, typed, record.village");
        let rows: Vec<(String, String, i64, i64)> = sql.build_query_as().fetch_all(here.office.reads()).await?;
        let mut villages: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (typed, village, records, since_ms) in rows {
            let folded = fold(&typed);
            let name = all.entry((of, folded.clone())).or_insert_with(|| LocalName { typed, ..nowhere(of, &folded) });
            name.records += records;
            name.since_ms = Some(name.since_ms.map_or(since_ms, |before| before.min(since_ms)));
            let seen = villages.entry(folded).or_default();
            if !seen.contains(&village) {
                if seen.len() < EXAMPLE_PLACES {
                    name.places.push(names::place(pack, &village));
                }
                seen.push(village);
                name.villages += 1;
            }
        }
    }
    Ok(all)
}

/// A decision as a form sent it.
#[derive(Clone, Debug)]
pub struct Asked {
    of: Of,
    name: String,
    to: String,
    keep: bool,
}

impl Asked {
    /// Reads the form. A name that is none is no decision at all; what a person typed is taken as it is.
    pub fn read(of: &str, name: &str, to: &str, keep: &str) -> Result<Self, Refused> {
        let of = Of::parse(of).ok_or(Refused::BadRequest)?;
        let to = to.trim().chars().take(2 * TYPED_MAX).collect();
        Ok(Self { of, name: fold(name), to, keep: !keep.is_empty() })
    }

    /// The code that was meant: a code of the list, or the one thing that is called so.
    fn code(&self, pack: &Pack) -> Result<String, Named> {
        let wanted = fold(&self.to);
        if wanted.is_empty() {
            return Err(Named::Empty);
        }
        let mut found: Vec<&str> = match self.of {
            Of::Commodity => {
                let named = pack.commodities.iter().filter(|known| known.id == self.to || known.is_called(&wanted));
                named.map(|known| known.id.as_str()).collect()
            }
            Of::Unit => {
                let named = pack.units.iter().filter(|known| known.code == self.to || known.is_called(&wanted));
                named.map(|known| known.code.as_str()).collect()
            }
        };
        found.dedup();
        match found.as_slice() {
            [one] => Ok((*one).to_owned()),
            _ => Err(Named::Unknown),
        }
    }
}

/// Takes a decision about a name that the person sees, or that was decided upon before.
pub async fn decide(here: &Here, asked: &Asked) -> Result<Named, Refused> {
    let pack = here.office.pack();
    let page = page(here).await?;
    let known = page.open.iter().chain(&page.decided).any(|name| name.of == asked.of && name.name == asked.name);
    if !known {
        return Err(Refused::NotFound);
    }
    let to = match asked.code(&pack) {
        _ if asked.keep => None,
        Ok(code) => Some(code),
        Err(trouble) => return Ok(trouble),
    };
    let mapping = Mapping { of: asked.of, name: asked.name.clone(), to };
    let decide = store::decide(mapping, here.session.person, here.office.now_ms());
    let applied = here.office.writer().run(decide).await.map_err(failed_write)?;
    if applied { Ok(Named::Done) } else { Err(Refused::NotAllowed) }
}

/// Sends the browser back to the page, which says how it ended.
pub fn show(door: &Door, asked: &Asked, named: &Named) {
    let typed = if *named == Named::Done { String::new() } else { asked.to.clone() };
    let news = News { named: Some(named.clone()), about: News::key(asked.of, &asked.name), typed };
    door.go(&format!("/meja/nama?{}", news.to_query()));
}
