//! Records in words: titles, amounts, days, every answer. Pure; the screens only lay it out.

mod facts;
mod marks;

#[cfg(target_arch = "wasm32")]
pub use marks::marks;

use crate::domain::civil::Day;
use crate::domain::form::{self, Answers, Ask, Form};
use crate::domain::ids::{Kind, RecordId};
use crate::domain::pack::Pack;
use crate::domain::status::Entry;
use crate::domain::text::join;
use crate::domain::{Fields, amount};
use crate::words::Lang;
use crate::words::phone::{self as words, format};
use serde_json::Value;

/// What is needed to say a record in words.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// Language.
    pub lang: Lang,
    /// Reference data.
    pub pack: &'a Pack,
    /// Today in the province.
    pub today: Day,
    /// Records that others name: producers and holdings.
    pub entries: &'a [Entry],
}

impl Teller<'_> {
    /// What a record is called in a list.
    pub fn title(&self, entry: &Entry) -> String {
        match entry.kind {
            Kind::Producer => text_of(&entry.fields, "name").to_owned(),
            Kind::Holding => self.holding_name(&entry.fields),
            Kind::Harvest => self.harvest_title(&entry.fields),
            Kind::Verdict | Kind::Mapping => String::new(),
        }
    }

    fn holding_name(&self, fields: &Fields) -> String {
        let kind = words::choice(self.lang, Ask::HoldingKind, text_of(fields, "kind"));
        match text_of(fields, "name") {
            "" => kind,
            name => format!("{kind} {name}"),
        }
    }

    fn harvest_title(&self, fields: &Fields) -> String {
        let phone = words::of(self.lang);
        match form::form_of(Kind::Harvest, fields) {
            Some(Form::Nil) => {
                let livelihood = words::choice(self.lang, Ask::Livelihood, text_of(fields, "livelihood"));
                format!("{}: {livelihood}", phone.home.nil)
            }
            Some(Form::Catch) => {
                let names: Vec<_> = lines(fields).filter_map(|line| line.get("species")).map(|species| self.commodity(species)).collect();
                if names.is_empty() { phone.records.empty_catch.to_owned() } else { join(names, ", ") }
            }
            _ => fields.get("commodity").map_or_else(|| "?".to_owned(), |commodity| self.commodity(commodity)),
        }
    }

    /// A commodity value: by id, or as typed.
    pub fn commodity(&self, value: &Value) -> String {
        if let Some(typed) = value.get("typed").and_then(Value::as_str) {
            return typed.to_owned();
        }
        self.commodity_name(value.get("id").and_then(Value::as_str).unwrap_or_default())
    }

    /// A commodity's name by id.
    pub fn commodity_name(&self, id: &str) -> String {
        self.pack.commodity(id).map_or(id, |commodity| self.lang.pick(&commodity.name_id, &commodity.name_en)).to_owned()
    }

    fn unit(&self, value: &Value) -> String {
        match value.as_str() {
            Some(code) => unit_name(self.pack, self.lang, code),
            None => value.get("typed").and_then(Value::as_str).unwrap_or_default().to_owned(),
        }
    }

    /// "12,5 karung", from an amount value.
    fn amount(&self, value: &Value) -> Option<String> {
        let milli = value.get("milli")?.as_i64()?;
        let unit = value.get("unit").map(|unit| self.unit(unit)).unwrap_or_default();
        Some(format!("{} {unit}", format::number(self.lang, milli)).trim_end().to_owned())
    }

    /// How much, for a list; `None` for a registration or a month without yield.
    pub fn quantity(&self, fields: &Fields) -> Option<String> {
        if fields.get("failed").and_then(Value::as_bool) == Some(true) {
            return Some(words::of(self.lang).records.failed.to_owned());
        }
        if let Some(amount) = fields.get("amount") {
            return self.amount(amount);
        }
        let mut amounts = lines(fields).filter_map(|line| line.get("amount"));
        match (amounts.next(), amounts.next()) {
            (Some(only), None) => self.amount(only),
            (Some(_), Some(_)) => Some(self.weight(fields).in_words(self.lang)),
            _ => None,
        }
    }

    /// Kilograms that are known, and how many amounts have none.
    pub fn weight(&self, fields: &Fields) -> Weight {
        let own = fields.get("amount").into_iter();
        own.chain(lines(fields).filter_map(|line| line.get("amount"))).fold(Weight::default(), |sum, value| {
            let milli = value.get("milli").and_then(Value::as_i64).unwrap_or(0);
            let unit = value.get("unit").and_then(Value::as_str);
            sum.with(unit.and_then(|code| amount::grams(milli, code, self.pack)))
        })
    }

    /// The name of a producer on this phone.
    pub fn producer(&self, id: &str) -> Option<String> {
        let id: RecordId = id.parse().ok()?;
        self.entries.iter().find(|entry| entry.id == id).map(|entry| self.title(entry))
    }

    /// "Setulang, Malinau Selatan Hilir", of a record's village.
    pub fn place(&self, fields: &Fields) -> String {
        let village = fields.get("village");
        let code = village.and_then(|village| village.get("code")).and_then(Value::as_str).unwrap_or_default();
        self.pack.place(code).or_else(|| village?.get("name")?.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// A sum of amounts: what is known in grams, and how many amounts have no weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Known grams.
    pub grams: i64,
    /// Amounts without a weight by definition.
    pub open: usize,
}

impl Weight {
    /// One amount more.
    pub fn with(self, grams: Option<i64>) -> Self {
        match grams {
            Some(grams) => Weight { grams: self.grams.saturating_add(grams), ..self },
            None => Weight { open: self.open + 1, ..self },
        }
    }

    /// Both sums together.
    pub fn and(self, other: Weight) -> Self {
        Weight { grams: self.grams.saturating_add(other.grams), open: self.open + other.open }
    }

    /// "250 kg", "250 kg dan 2 jenis tanpa berat".
    pub fn in_words(self, lang: Lang) -> String {
        let fill = &words::of(lang).fill;
        let known = format::kilograms(lang, self.grams);
        if self.open == 0 { known } else { format!("{known} {}", (fill.unweighed)(self.open)) }
    }
}

/// A field's text, or empty.
pub fn text_of<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The values of a catch's lines.
pub fn lines(fields: &Fields) -> impl Iterator<Item = &Value> {
    fields.iter().filter(|(name, _)| name.starts_with("line:")).map(|(_, value)| value)
}

/// The ids of the lines that have an answer, in their order.
pub fn line_ids(answers: &Answers) -> Vec<String> {
    let mut ids: Vec<String> =
        answers.keys().filter_map(|key| key.strip_prefix("line.")?.split_once('.')).map(|(id, _)| id.to_owned()).collect();
    ids.dedup();
    ids
}

/// The day of a harvest, or the first of its month.
pub fn day(fields: &Fields) -> Option<Day> {
    let month = || format!("{}-01", text_of(fields, "month")).parse().ok();
    text_of(fields, "date").parse().ok().or_else(month)
}

/// Whether a record belongs to a producer.
pub fn is_of(entry: &Entry, producer: RecordId) -> bool {
    text_of(&entry.fields, "producer").parse() == Ok(producer)
}

/// A unit's name by code.
pub fn unit_name(pack: &Pack, lang: Lang, code: &str) -> String {
    pack.unit(code)
        .map_or(code, |unit| if unit.code.len() <= 3 { unit.code.as_str() } else { lang.pick(&unit.name_id, &unit.name_en) })
        .to_owned()
}

/// A unit answer: a code, or `other:` and as typed.
pub fn typed_unit(pack: &Pack, lang: Lang, answer: &str) -> String {
    answer.strip_prefix("other:").map_or_else(|| unit_name(pack, lang, answer), str::to_owned)
}

/// A unit that a question fixes.
pub fn fixed_unit(code: &str) -> &str {
    match code {
        "m2" => "m²",
        "hp" => "PK",
        "idr" => "Rp",
        "gt" => "GT",
        other => other,
    }
}

/// A gear's local name with its English one.
pub fn gear_name(pack: &Pack, code: &str) -> String {
    pack.gear(code).map_or_else(|| code.to_owned(), |gear| gear.names_id.first().unwrap_or(&gear.name_en).clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::Json;
    use serde_json::json;

    fn pack() -> Pack {
        Json::read(json!({
            "version": "x", "area_list": "2025", "gears": [], "limits": [],
            "areas": [{"code": "65.02", "name": "Malinau"}, {"code": "65.02.13", "name": "Malinau Selatan Hilir"}, {"code": "65.02.13.2001", "name": "Setulang"}],
            "commodities": [{"id": "rotan-sega", "sector": "forestry", "group": "rotan", "core": true, "name_id": "Rotan sega", "name_en": "Sega rattan", "base_unit": "kg", "units": ["kg", "ikat"]}],
            "units": [{"code": "kg", "name_id": "kilogram", "name_en": "kilogram", "dimension": "mass", "grams": 1000}, {"code": "ikat", "name_id": "ikat", "name_en": "bundle", "dimension": "count"}]
        }))
        .unwrap()
    }

    fn fields(value: Value) -> Fields {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn harvests_are_told_by_what_and_how_much() {
        let pack = pack();
        let teller = Teller { lang: Lang::Id, pack: &pack, today: Day::new(2026, 11, 24).unwrap(), entries: &[] };
        let harvest = fields(json!({"form": "forest", "commodity": {"id": "rotan-sega"}, "amount": {"milli": 1250500, "unit": "kg"}}));
        assert_eq!(teller.harvest_title(&harvest), "Rotan sega");
        assert_eq!(teller.quantity(&harvest).unwrap(), "1.250,5 kg");
        let typed =
            fields(json!({"form": "farm", "commodity": {"typed": "ubi itam"}, "amount": {"milli": 3000, "unit": {"typed": "gendong"}}}));
        assert_eq!(teller.harvest_title(&typed), "ubi itam");
        assert_eq!(teller.quantity(&typed).unwrap(), "3 gendong");
        assert_eq!(teller.weight(&typed), Weight { grams: 0, open: 1 });
    }

    #[test]
    fn a_catch_adds_its_lines_and_says_what_has_no_weight() {
        let pack = pack();
        let teller = Teller { lang: Lang::Id, pack: &pack, today: Day::new(2026, 11, 24).unwrap(), entries: &[] };
        let catch = fields(json!({
            "form": "catch",
            "line:00000001": {"species": {"typed": "bulan"}, "amount": {"milli": 12000, "unit": "kg"}},
            "line:00000002": {"species": {"typed": "senangin"}, "amount": {"milli": 2000, "unit": "ikat"}}
        }));
        assert_eq!(teller.harvest_title(&catch), "bulan, senangin");
        assert_eq!(teller.quantity(&catch).unwrap(), "12 kg dan 1 jenis tanpa berat");
        assert_eq!(teller.harvest_title(&fields(json!({"form": "catch"}))), "Pulang kosong");
    }

    #[test]
    fn line_ids_come_once_each() {
        let answers: Answers = [("line.01.unit", "kg"), ("line.01.amount", "3"), ("line.02.amount", "3"), ("crew", "2")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
        assert_eq!(line_ids(&answers), ["01", "02"]);
    }
}
