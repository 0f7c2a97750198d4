//! Names behind ids and codes.

use super::Here;
use crate::domain::Fields;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::pack::Pack;
use crate::words::Lang;
use serde_json::Value;
use std::collections::BTreeMap;

/// `kg` and `ton` are signs that all languages share; `kuintal` is a word.
const SIGN_LETTERS_MAX: usize = 3;

/// Name of an area of any level.
pub fn area(pack: &Pack, code: &str) -> Option<String> {
    pack.name_of(code).map(str::to_owned)
}

/// Village and district: `Setulang, Malinau Selatan Hilir`; the code when the list does not know it.
pub fn place(pack: &Pack, code: &str) -> String {
    let village = area(pack, code).unwrap_or_else(|| code.to_owned());
    let district = code.rsplit_once('.').and_then(|(district, _)| area(pack, district));
    match district {
        Some(district) => format!("{village}, {district}"),
        None => village,
    }
}

/// A commodity's name.
pub fn commodity(pack: &Pack, lang: Lang, id: &str) -> Option<String> {
    pack.commodity(id).map(|found| lang.pick(&found.name_id, &found.name_en).clone())
}

/// A unit as people write it behind a number: the code where it is a sign that all languages share (`kg`), else the name.
pub fn unit(pack: &Pack, lang: Lang, code: &str) -> String {
    match pack.unit(code) {
        Some(unit) if unit.grams.is_none() || unit.code.len() > SIGN_LETTERS_MAX => lang.pick(&unit.name_id, &unit.name_en).clone(),
        _ => code.to_owned(),
    }
}

/// Names of everything that a record's fields point at, by the text that stands in the field.
pub fn behind(pack: &Pack, lang: Lang, fields: &Fields, names: &mut BTreeMap<String, String>) {
    fields.iter().for_each(|(name, value)| value_names(pack, lang, name, value, names));
}

fn value_names(pack: &Pack, lang: Lang, key: &str, value: &Value, names: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| value_names(pack, lang, key, value, names)),
        Value::Array(all) => all.iter().for_each(|value| value_names(pack, lang, key, value, names)),
        Value::String(text) => {
            let name = match key {
                "id" | "crop" => commodity(pack, lang, text),
                "unit" | "per" => Some(unit(pack, lang, text)),
                "code" => pack.gear(text).and_then(|gear| gear.names_id.first().cloned()).or_else(|| area(pack, text)),
                _ => None,
            };
            if let Some(name) = name {
                names.insert(text.clone(), name);
            }
        }
        _ => {}
    }
}

/// Names of people with accounts.
pub async fn people(here: &Here) -> Result<BTreeMap<PersonId, String>, sqlx::Error> {
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as("SELECT person, name FROM account").fetch_all(here.office.reads()).await?;
    Ok(rows.into_iter().filter_map(|(person, name)| PersonId::from_slice(&person).map(|person| (person, name))).collect())
}

/// A producer's name, for a record that points at one; cut to the territory by whoever asks.
pub async fn producer(here: &Here, id: RecordId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT name FROM producer WHERE id = $1").bind(id.as_bytes().to_vec()).fetch_optional(here.office.reads()).await
}

/// A holding's name or, where it has none, its kind.
pub async fn holding(here: &Here, id: RecordId) -> Result<Option<(Option<String>, String)>, sqlx::Error> {
    sqlx::query_as("SELECT name, kind FROM holding WHERE id = $1").bind(id.as_bytes().to_vec()).fetch_optional(here.office.reads()).await
}
