//! A local name mapped to a thing of the list: for all of that name, wherever it was typed and whoever typed it. Decided
//! by a person at the desk, reversible by the next decision, and never written over what was typed.

use super::Fields;
use super::json::{json_code, json_serde};
use super::text::{TYPED_MAX, fold};
use serde_json::Value;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Of {
    /// A commodity.
    Commodity,
    /// A unit of measure.
    Unit,
}

json_code!(Of or Commodity);
json_serde!(Of);

impl Of {
    /// The name in revisions and URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Of::Commodity => "commodity",
            Of::Unit => "unit",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        [Of::Commodity, Of::Unit].into_iter().find(|of| of.as_str() == name)
    }
}

/// The fields of a mapping revision. Field names on the wire equal the names here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What the name stands for.
    pub of: Of,
    /// The name, folded: any case, no accents, single spaces.
    pub name: String,
    /// Code of the list; `None` keeps the name as it is.
    pub to: Option<String>,
}

impl Mapping {
    /// The fields of its revision. "Keep it" is written as null, so that it takes an earlier code away.
    pub fn to_fields(&self) -> Fields {
        let to = self.to.clone().map_or(Value::Null, Value::from);
        Fields::from([("of".into(), self.of.as_str().into()), ("name".into(), self.name.as_str().into()), ("to".into(), to)])
    }

    /// Reads a mapping back; `None` when a field is missing or of the wrong type, or the name is not folded.
    pub fn from_fields(fields: &Fields) -> Option<Self> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        let (of, name) = (Of::parse(&text("of")?)?, text("name")?);
        let to = match fields.get("to") {
            None | Some(Value::Null) => None,
            Some(_) => Some(text("to")?),
        };
        let plain = !name.is_empty() && fold(&name) == name && name.chars().count() <= 2 * TYPED_MAX;
        plain.then_some(Self { of, name, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for to in [Some("daun-silad".to_owned()), None] {
            let mapping = Mapping { of: Of::Commodity, name: "daun silad".into(), to };
            assert_eq!(Mapping::from_fields(&mapping.to_fields()), Some(mapping));
        }
    }

    #[test]
    fn only_a_folded_name_is_one() {
        let of = |name: &str| Mapping::from_fields(&Mapping { of: Of::Unit, name: name.into(), to: None }.to_fields()).is_some();
        assert!(of("goni"));
        assert!(!of("Goni") && !of(" goni") && !of("") && !of(&"x".repeat(121)));
    }
}
