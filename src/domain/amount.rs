//! Amounts: thousandths of the unit as typed. Grams only where the unit is a weight by definition, never guessed.

use super::codes::Condition;
use super::json::json_struct;
use super::pack::Pack;
use super::refs::UnitRef;

/// An amount with its unit and condition: one field, for it means nothing in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Thousandths of the unit.
    pub milli: i64,
    /// The unit.
    pub unit: UnitRef,
    /// State of the goods, if said.
    pub condition: Option<Condition>,
}

json_struct!(Amount { milli, unit, condition: optional });

/// A price in rupiah per unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Whole rupiah.
    pub idr: i64,
    /// For one of these.
    pub per: UnitRef,
}

json_struct!(Price { idr, per });

/// Grams of an amount, rounded to the nearest; `None` when the unit is no weight by definition (P10).
pub fn grams(milli: i64, unit_code: &str, pack: &Pack) -> Option<i64> {
    let per_unit = pack.unit(unit_code)?.grams?;
    let thousandths = milli.checked_mul(per_unit)?;
    Some(thousandths.checked_add(500)?.div_euclid(1000))
}

impl Amount {
    /// Its weight in grams, where the unit is a weight by definition.
    pub fn grams(&self, pack: &Pack) -> Option<i64> {
        match &self.unit {
            UnitRef::Listed(code) => grams(self.milli, code, pack),
            UnitRef::Typed { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack::fixture;

    #[test]
    fn weights_convert_by_definition_and_nothing_else_does() {
        let pack = fixture::pack();
        assert_eq!(grams(1_250_500, "kg", &pack), Some(1_250_500));
        assert_eq!(grams(1, "ton", &pack), Some(1_000));
        assert_eq!(grams(5, "ons", &pack), Some(1), "half a gram counts as one");
        assert_eq!(grams(4, "ons", &pack), Some(0));
        for unit in ["ikat", "karung", "liter", "gendong", ""] {
            assert_eq!(grams(1_000, unit, &pack), None, "{unit}");
        }
        assert_eq!(grams(i64::MAX, "ton", &pack), None, "too much to count is not wrapped around");
        assert_eq!(grams(i64::MIN, "kg", &pack), None);
    }
}
