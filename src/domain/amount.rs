//! Amounts: thousandths of the unit as typed. Grams only where the unit is a weight by definition, never guessed.

use super::pack::Pack;

/// Grams of an amount, rounded to the nearest; `None` when the unit is no weight by definition (P10).
pub fn grams(milli: i64, unit_code: &str, pack: &Pack) -> Option<i64> {
    let per_unit = pack.unit(unit_code)?.grams?;
    let thousandths = milli.checked_mul(per_unit)?;
    Some(thousandths.checked_add(500)?.div_euclid(1000))
}
