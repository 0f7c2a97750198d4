//! Which areas the figures are of.
//!
//! For a person who may open the records: the area asked for. For everybody else an area whose figures are of fewer than
//! five producers is joined with its neighbours, and what is asked for is answered for all of them together, also when it
//! is one of those neighbours: otherwise the small one is what is left of the sum when the neighbour is taken off. Areas
//! are joined from the widest down, each level within the group above it, and for every state of the goods apart.

use super::facts::{self, Ask, Cells, Key};
use super::join::{Near, Part, join};
use crate::domain::area::contains;
use sqlx::SqlitePool;
use std::collections::BTreeMap;

/// Areas and their total.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Codes.
    pub areas: Vec<String>,
    /// Both figures.
    pub total: Part,
}

/// Scopes by the state of the goods.
pub type Scopes = BTreeMap<String, Scope>;

/// The scope of every state of which there are figures.
pub async fn scopes(reads: &SqlitePool, ask: &Ask, areas: &[String]) -> sqlx::Result<Scopes> {
    if !ask.joins {
        return Ok(totals(facts::cells(reads, ask, areas, Key::All, None).await?, areas));
    }
    let mut scopes = totals(facts::cells(reads, ask, &ask.territory, Key::All, None).await?, &ask.territory);
    for step in steps(&ask.territory, areas) {
        let mut around: Vec<String> = scopes.values().flat_map(|scope| scope.areas.clone()).collect();
        around.sort();
        around.dedup();
        let cells = facts::cells(reads, ask, &around, Key::Area(step.len()), None).await?;
        scopes = scopes
            .into_iter()
            .filter_map(|(condition, scope)| Some((condition.clone(), narrowed(&cells, &condition, &scope, step)?)))
            .collect();
    }
    Ok(scopes)
}

fn totals(cells: Cells, areas: &[String]) -> Scopes {
    let of = |(kind, parts): (facts::Kind, Vec<Part>)| {
        let total = join(parts, &Near::Beside).into_iter().next()?;
        Some((kind.condition, Scope { areas: areas.to_vec(), total }))
    };
    // Of an unmeasured amount there is no total; its state still has a page.
    let (measured, unmeasured): (Cells, Cells) = cells.into_iter().partition(|(kind, _)| kind.unit.is_none());
    let mut scopes: Scopes = measured.into_iter().filter_map(of).collect();
    for kind in unmeasured.into_keys() {
        scopes.entry(kind.condition).or_insert_with(|| Scope { areas: areas.to_vec(), total: Part::default() });
    }
    scopes
}

/// The codes on the way from the territory down to the area that is asked for.
fn steps<'a>(territory: &[String], areas: &'a [String]) -> Vec<&'a str> {
    let [area] = areas else { return Vec::new() };
    if territory == areas {
        return Vec::new();
    }
    let cuts = area.match_indices('.').filter_map(|(at, _)| area.get(..at)).chain([area.as_str()]);
    let below =
        |code: &&str| territory.iter().any(|own| contains(own, code)) && (territory.len() > 1 || territory.iter().all(|own| own != code));
    cuts.filter(below).collect()
}

/// The group within a scope that an area belongs to; none when it has no figures of this state.
fn narrowed(cells: &Cells, condition: &str, scope: &Scope, step: &str) -> Option<Scope> {
    let inside = |part: &&Part| part.keys.iter().any(|key| scope.areas.iter().any(|area| contains(area, key) || contains(key, area)));
    let of = |unit: bool| cells.iter().filter(move |(kind, _)| kind.condition == condition && kind.unit.is_some() == unit);
    let parts: Vec<Part> = of(false).flat_map(|(_, parts)| parts).filter(inside).cloned().collect();
    let has = |part: &Part| part.keys.iter().any(|key| key == step);
    let group = join(parts, &Near::By(&|_, _| 0)).into_iter().find(has);
    let unmeasured = || of(true).any(|(_, parts)| parts.iter().any(has));
    match group {
        Some(mut total) => {
            // The one asked for stands first.
            total.keys.sort_by_key(|key| (key != step, key.clone()));
            Some(Scope { areas: total.keys.clone(), total })
        }
        None => unmeasured().then(|| Scope { areas: vec![step.to_owned()], total: Part::default() }),
    }
}
