//! A field's value in words: codes named, numbers written as people here write them, sealed ones never opened.

use crate::domain::Fields;
use crate::domain::boundary::Boundary;
use crate::domain::json::Json;
use crate::domain::point::{DEGREE, PointField};
use crate::words::Lang;
use crate::words::desk::{Desk, code, day, field, number, of, rupiah};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Fields in the order in which a form asks for them; others follow by name.
const ORDER: [&str; 48] = [
    "name",
    "nik",
    "sex",
    "birth",
    "phone",
    "producer",
    "kind",
    "form",
    "livelihood",
    "month",
    "nil_reason",
    "date",
    "commodity",
    "amount",
    "failed",
    "loss",
    "price",
    "grade",
    "buyer",
    "use",
    "trip",
    "crew",
    "gear",
    "ground",
    "landing",
    "line",
    "holding",
    "village",
    "livelihoods",
    "group",
    "consent",
    "guardian",
    "card",
    "part",
    "count_per_kg",
    "area_kind",
    "permit",
    "destination",
    "document",
    "area_m2",
    "tenure",
    "crop",
    "point",
    "boundary",
    "late_reason",
    "limit_reason",
    "note",
    "photos",
];

/// Field names of a record in the order of its form.
pub(crate) fn ordered(fields: &Fields) -> Vec<String> {
    let place = |name: &str| {
        let name = name.split(':').next().unwrap_or(name);
        ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len())
    };
    let mut names: Vec<String> = fields.keys().cloned().collect();
    names.sort_by(|one, other| place(one).cmp(&place(other)).then_with(|| one.cmp(other)));
    names
}

/// The label of a field, or of an answer of its form (`unit`, `line.<id>.species`); an unknown one shows its own name.
pub(crate) fn label(lang: Lang, name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    field(lang, last).map_or_else(|| name.to_owned(), str::to_owned)
}

/// Names behind ids and codes, and the language to write in.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    lang: Lang,
    words: &'static Desk,
    names: BTreeMap<String, String>,
}

impl Reader {
    /// A reader with the names that came with the record.
    pub(crate) fn new(lang: Lang, names: &[(String, String)]) -> Self {
        Self { lang, words: of(lang), names: names.iter().cloned().collect() }
    }

    /// The value of a field in words.
    pub(crate) fn text(&self, name: &str, value: &Value) -> String {
        let base = name.split(':').next().unwrap_or(name);
        match value {
            Value::Null => self.words.nothing_before.to_owned(),
            Value::Bool(true) => self.words.yes.to_owned(),
            Value::Bool(false) => "–".to_owned(),
            Value::Number(number) => self.number_of(base, number.as_i64().unwrap_or(0)),
            Value::String(text) => self.plain(base, text),
            Value::Array(all) if base == "photos" => all.len().to_string(),
            Value::Array(all) => all.iter().map(|value| self.text(base, value)).collect::<Vec<_>>().join(", "),
            Value::Object(map) => self.object(base, map),
        }
    }

    fn number_of(&self, field: &str, value: i64) -> String {
        let plain = number(self.lang, value.saturating_mul(1000));
        match field {
            "area_m2" => format!("{plain} m²"),
            "length_cm" => format!("{} m", number(self.lang, value.saturating_mul(10))),
            "year" => value.to_string(),
            _ => plain,
        }
    }

    fn plain(&self, field: &str, text: &str) -> String {
        if let Some(name) = self.names.get(text) {
            return name.clone();
        }
        match (field, code(self.lang, field, text)) {
            (_, Some(word)) => word.to_owned(),
            ("date" | "month" | "stocked", None) => day(self.lang, text),
            _ => text.to_owned(),
        }
    }

    /// An id or code with its name, or what was typed because the list has none.
    fn coded(&self, value: &Value) -> String {
        let part = |key: &str| value.get(key).and_then(Value::as_str);
        match (value.as_str().or(part("id")).or(part("code")), part("typed")) {
            (Some(known), _) => self.names.get(known).cloned().unwrap_or_else(|| known.to_owned()),
            (None, Some(typed)) => format!("\u{201c}{typed}\u{201d} ({})", self.words.not_in_list),
            (None, None) => String::new(),
        }
    }

    fn object(&self, field: &str, map: &Map<String, Value>) -> String {
        match field {
            "point" => self.point(map),
            "boundary" => self.boundary(map),
            "nik" | "phone" | "birth" => self.sealed(field, map),
            "village" => map.get("name").or(map.get("code")).and_then(Value::as_str).unwrap_or_default().to_owned(),
            "amount" | "loss" => self.amount(map),
            "price" => self.price(map),
            "commodity" | "gear" => self.coded(&Value::Object(map.clone())),
            "line" => self.line(map),
            "trip" => self.trip(map),
            "vessel" => self.vessel(map),
            "consent" => self.consent(map),
            _ => map.iter().map(|(name, value)| format!("{name}: {}", self.text(name, value))).collect::<Vec<_>>().join("; "),
        }
    }

    /// Where: degrees and accuracy, or the cell of a sealed point.
    fn point(&self, map: &Map<String, Value>) -> String {
        let Ok(field) = <PointField as Json>::read(Value::Object(map.clone())) else { return self.words.sealed.to_owned() };
        let degrees = |units: i32| format!("{:.6}", f64::from(units) / f64::from(DEGREE));
        let place = match (field.point(), field.cell) {
            (Some(point), _) => format!("{}, {}", degrees(point.lat), degrees(point.lng)),
            (None, Some((lat, lng))) => format!("{:.1}, {:.1} ({})", f64::from(lat) / 10.0, f64::from(lng) / 10.0, self.words.sealed),
            (None, None) => self.words.sealed.to_owned(),
        };
        format!("{place} ±{} m", field.accuracy_m)
    }

    fn boundary(&self, map: &Map<String, Value>) -> String {
        let Ok(boundary) = <Boundary as Json>::read(Value::Object(map.clone())) else { return String::new() };
        format!("{} {}, {:.2} ha ±{} m", boundary.corners.len(), self.words.corners, boundary.area_m2() / 10_000.0, boundary.accuracy_m)
    }

    /// What may be shown of a sealed value: the last two digits, the year, or why there is none.
    fn sealed(&self, field: &str, map: &Map<String, Value>) -> String {
        let text = |key: &str| map.get(key).and_then(Value::as_str);
        let year = map.get("year").and_then(Value::as_i64);
        match (text("none"), text("last2"), year) {
            (Some(why), ..) => format!("{}: {}", self.words.no_nik, code(self.lang, field, why).unwrap_or(why)),
            (_, Some(last2), _) => format!("{}{last2}", self.words.sealed_last2),
            (_, _, Some(year)) if map.contains_key("sealed") => format!("{year} ({})", self.words.sealed),
            (_, _, Some(year)) => format!("{} {year}", self.words.birth_year_only),
            _ => self.words.sealed.to_owned(),
        }
    }

    fn amount(&self, map: &Map<String, Value>) -> String {
        let milli = map.get("milli").and_then(Value::as_i64).unwrap_or(0);
        let unit = map.get("unit").map(|unit| self.coded(unit)).unwrap_or_default();
        let condition = map.get("condition").and_then(Value::as_str).and_then(|text| code(self.lang, "condition", text));
        let amount = format!("{} {unit}", number(self.lang, milli));
        condition.map_or_else(|| amount.clone(), |condition| format!("{amount}, {condition}"))
    }

    fn price(&self, map: &Map<String, Value>) -> String {
        let idr = map.get("idr").and_then(Value::as_i64).unwrap_or(0);
        let per = map.get("per").map(|per| self.coded(per)).unwrap_or_default();
        format!("{} / {per}", rupiah(self.lang, idr))
    }

    fn line(&self, map: &Map<String, Value>) -> String {
        let species = map.get("species").map(|species| self.coded(species)).unwrap_or_default();
        let part = |key: &str| map.get(key).and_then(Value::as_object);
        let amount = part("amount").map(|amount| self.amount(amount));
        let price = part("price").map(|price| self.price(price));
        [Some(species), amount, price].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn trip(&self, map: &Map<String, Value>) -> String {
        let moment = |key: &str| {
            let text = map.get(key).and_then(Value::as_str).unwrap_or_default();
            let (date, time) = text.split_once('T').unwrap_or((text, ""));
            let time = time.replace(':', self.lang.pick(".", ":"));
            format!("{} {time}", day(self.lang, date)).trim_end().to_owned()
        };
        format!("{} – {}", moment("start"), moment("end"))
    }

    fn vessel(&self, map: &Map<String, Value>) -> String {
        let part = |key: &str| map.get(key).and_then(Value::as_i64);
        let gt = part("gt_milli").map(|milli| format!("{} GT", number(self.lang, milli)));
        let engine = part("engine_hp").map(|hp| format!("{hp} {}", self.lang.pick("PK", "hp")));
        let length = part("length_cm").map(|cm| format!("{} m", number(self.lang, cm.saturating_mul(10))));
        [gt, engine, length].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn consent(&self, map: &Map<String, Value>) -> String {
        let purposes = map.get("purposes").map(|all| self.text("consent", all));
        let method = map.get("method").map(|method| self.text("consent", method));
        let text = map.get("text").and_then(Value::as_str).map(str::to_owned);
        [purposes, method, text].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_read_as_people_write_them() {
        let names = [("rotan-sega".into(), "Rotan sega".into()), ("kg".into(), "kg".into())];
        let reader = Reader::new(Lang::Id, &names);
        let cases = [
            ("amount", json!({"milli": 1_250_500, "unit": "kg", "condition": "wet"}), "1.250,5 kg, basah"),
            ("amount", json!({"milli": 3000, "unit": {"typed": "gendong"}}), "3 \u{201c}gendong\u{201d} (seperti diucapkan)"),
            ("price", json!({"idr": 12000, "per": "kg"}), "Rp 12.000 / kg"),
            ("commodity", json!({"id": "rotan-sega"}), "Rotan sega"),
            ("nik", json!({"sealed": {"key": "k", "env": "e"}, "last2": "01"}), "tersegel ••01"),
            ("nik", json!({"none": "forgotten"}), "Tanpa NIK: lupa membawa"),
            ("birth", json!({"year": 1984}), "tahun 1984"),
            ("birth", json!({"sealed": {}, "year": 1984}), "1984 (tersegel)"),
            ("date", json!("2026-08-17"), "17 Agu 2026"),
            ("destination", json!("outside"), "Keluar provinsi"),
            ("line:0a0b0c0d", json!({"species": {"id": "rotan-sega"}, "amount": {"milli": 500, "unit": "kg"}}), "Rotan sega, 0,5 kg"),
            ("trip", json!({"start": "2026-01-02T04:00", "end": "2026-01-03T09:30"}), "2 Jan 2026 04.00 – 3 Jan 2026 09.30"),
            ("note", json!("<img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)>"),
            ("failed", json!(true), "Ya"),
            ("count_per_kg", json!(40), "40"),
            ("photos", json!(["ab", "cd"]), "2"),
            ("point", json!({"lat": 34_123_456, "lng": 1_164_000_000, "accuracy_m": 12}), "3.412346, 116.400000 ±12 m"),
            ("point", json!({"accuracy_m": 12, "cell": [34, 1164], "sealed": {"key": "k", "env": "e"}}), "3.4, 116.4 (tersegel) ±12 m"),
        ];
        for (name, value, text) in cases {
            assert_eq!(reader.text(name, &value), text);
        }
    }

    #[test]
    fn an_envelope_is_never_shown() {
        let reader = Reader::new(Lang::Id, &[]);
        for field in ["nik", "phone", "birth"] {
            let text = reader.text(field, &json!({"sealed": {"key": "SECRETKEY", "env": "SECRETENV"}}));
            assert!(!text.contains("SECRET"), "{text}");
        }
    }
}
