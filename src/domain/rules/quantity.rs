//! Rules about amounts (RULES.md, forms 20 to 22).

use crate::domain::Fields;
use crate::domain::amount::{Amount, grams};
use crate::domain::form::Ask;
use crate::domain::json::Json as _;
use crate::domain::number;
use crate::domain::pack::{Commodity, Pack, Unit};
use crate::domain::problem::{Problem, Trouble};
use crate::domain::refs::{CommodityRef, UnitRef};

/// Most that one report can weigh: 50 tonnes.
const WEIGHT_MAX_G: i64 = 50_000_000;

/// Least that one report can weigh: 100 grams.
const WEIGHT_MIN_G: i64 = 100;

/// Units by which things are traded that weigh little: agarwood, vanilla, birds' nests.
const SMALL_UNITS: [&str; 2] = ["gram", "ons"];

/// Most of anything that is not weighed.
pub const COUNT_MAX_MILLI: i64 = 1_000_000_000;

/// Highest price of one unit, in rupiah.
pub const PRICE_MAX_IDR: i64 = 1_000_000_000;

/// How far from the producer's own history an amount is remarked.
const UNUSUAL_FACTOR: i64 = 10;

/// Fewest earlier reports that make a history.
const HISTORY_MIN: usize = 3;

/// Zero asks "Gagal panen?" until that is answered; below and above what can be is refused (rule 20).
pub fn possible(milli: i64, failed: bool, unit: &UnitRef, commodity: Option<&CommodityRef>, pack: &Pack) -> Option<Trouble> {
    if milli == 0 {
        return (!failed).then_some(Trouble::ZeroAsk);
    }
    within(milli, unit, commodity, pack)
}

/// Inside the bounds of its unit; zero is outside.
pub fn within(milli: i64, unit: &UnitRef, commodity: Option<&CommodityRef>, pack: &Pack) -> Option<Trouble> {
    let (min, max) = bounds(unit.of(pack), commodity, pack);
    out_of(milli, min, max)
}

/// A finding when a number of thousandths is outside its bounds.
pub fn out_of(milli: i64, min: i64, max: i64) -> Option<Trouble> {
    (!(min..=max).contains(&milli)).then(|| Trouble::Range { min: number::write(min), max: number::write(max) })
}

/// Bounds in thousandths of the unit.
fn bounds(unit: Option<&Unit>, commodity: Option<&CommodityRef>, pack: &Pack) -> (i64, i64) {
    let Some(per_unit) = unit.and_then(|unit| unit.grams).filter(|grams| *grams > 0) else { return (1, COUNT_MAX_MILLI) };
    let listed = commodity.and_then(|commodity| commodity.of(pack));
    let small = listed.is_none_or(|commodity| commodity.units.iter().any(|unit| SMALL_UNITS.contains(&unit.as_str())));
    let least_g = if small { 1 } else { WEIGHT_MIN_G };
    let min = (least_g * 1000 + per_unit - 1) / per_unit;
    (min.max(1), WEIGHT_MAX_G * 1000 / per_unit)
}

/// The plausible limit that an amount passes: number and unit, as text. A limit in another unit that is no weight says
/// nothing about it.
pub fn over_limit(amount: &Amount, commodity: &CommodityRef, pack: &Pack) -> Option<(String, String)> {
    let UnitRef::Listed(unit) = &amount.unit else { return None };
    let mut limits = pack.limits_of(commodity.of(pack)?);
    let (limit, over) = limits.find_map(|limit| {
        let max = limit.max.checked_mul(1000)?;
        if limit.unit == *unit {
            return Some((limit, amount.milli > max));
        }
        let (amount, max) = (grams(amount.milli, unit, pack)?, grams(max, &limit.unit, pack)?);
        Some((limit, amount > max))
    })?;
    over.then(|| (limit.max.to_string(), limit.unit.clone()))
}

/// Whether an amount counts in figures as it is: in the commodity's own unit, or by definition convertible to it.
pub fn is_measured(unit: &UnitRef, commodity: Option<&Commodity>, pack: &Pack) -> bool {
    let is_weight = unit.of(pack).is_some_and(|unit| unit.grams.is_some());
    match (unit, commodity) {
        (UnitRef::Listed(code), Some(commodity)) => {
            let base = pack.unit(&commodity.base_unit);
            *code == commodity.base_unit || (is_weight && base.is_some_and(|base| base.grams.is_some()))
        }
        _ => is_weight,
    }
}

/// A report against the earlier ones of the same producer and commodity (rule 22). `earlier` may hold any records.
pub fn unlike_before<'a>(report: &Fields, earlier: impl IntoIterator<Item = &'a Fields>, pack: &Pack) -> Option<Problem> {
    let weight =
        |fields: &Fields| -> Option<i64> { Amount::read(fields.get("amount")?.clone()).ok()?.grams(pack).filter(|grams| *grams > 0) };
    let same = |fields: &&Fields| ["producer", "commodity", "form"].iter().all(|name| fields.get(name) == report.get(name));
    let history: Vec<i64> = earlier.into_iter().filter(same).filter_map(weight).collect();
    unusual(weight(report)?, &history).map(|trouble| Problem::new(Ask::Amount.key(), trouble))
}

/// Far from what the same person reported of the same commodity before, in grams (rule 22). Warns with the usual range.
pub fn unusual(amount_g: i64, history_g: &[i64]) -> Option<Trouble> {
    if history_g.len() < HISTORY_MIN {
        return None;
    }
    let (low, high) = (*history_g.iter().min()?, *history_g.iter().max()?);
    let far = amount_g > high.saturating_mul(UNUSUAL_FACTOR) || amount_g.saturating_mul(UNUSUAL_FACTOR) < low;
    // Grams are thousandths of a kilogram.
    far.then(|| Trouble::Unusual { low: number::write(low), high: number::write(high) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rule_22_a_hundredfold_slip_of_the_unit_is_remarked() {
        let history = [200_000, 350_000, 400_000];
        let usual = Trouble::Unusual { low: "200".into(), high: "400".into() };
        assert_eq!(unusual(30_000_000, &history), Some(usual.clone()));
        assert_eq!(unusual(3_000, &history), Some(usual));
        assert_eq!(unusual(4_000_000, &history), None, "ten times is still believed");
        assert_eq!(unusual(30_000_000, &history[..2]), None, "two reports are no history");
    }

    #[test]
    fn rule_22_history_is_of_one_person_and_one_commodity() {
        let pack = crate::domain::pack::fixture::pack();
        let report = |producer: &str, kg: i64| -> Fields {
            let amount = json!({"milli": kg * 1000, "unit": "kg"});
            [("producer", json!(producer)), ("form", json!("farm")), ("commodity", json!({"id": "jagung"})), ("amount", amount)]
                .map(|(name, value)| (name.to_owned(), value))
                .into()
        };
        let earlier = [report("a", 200), report("a", 400), report("a", 300), report("b", 30_000), report("b", 30_000), report("b", 30_000)];
        let found = unlike_before(&report("a", 20_000), &earlier, &pack);
        assert_eq!(found, Some(Problem::new("amount", Trouble::Unusual { low: "200".into(), high: "400".into() })));
        assert_eq!(unlike_before(&report("a", 350), &earlier, &pack), None);
        assert_eq!(unlike_before(&report("c", 20_000), &earlier, &pack), None);
    }

    #[test]
    fn the_narrowest_limit_with_a_comparable_unit_counts() {
        let pack = crate::domain::pack::fixture::pack();
        let over = |id: &str, milli: i64, unit: &str| {
            over_limit(
                &Amount { milli, unit: UnitRef::Listed(unit.into()), condition: None },
                &CommodityRef::Listed { id: id.into() },
                &pack,
            )
        };
        assert_eq!(over("vanili", 201_000, "kg"), Some(("200".into(), "kg".into())));
        assert_eq!(over("vanili", 2_001_000, "ons"), Some(("200".into(), "kg".into())));
        assert_eq!(over("vanili", 201_000, "karung"), Some(("200".into(), "karung".into())), "its own limit is by weight");
        assert_eq!(over("jagung", 10_000_000, "kg"), None);
        assert_eq!(over("jagung", 999_000, "ikat"), None, "no limit in that unit");
        assert_eq!(over("tenggiri", 6_000, "ton"), Some(("5000".into(), "kg".into())));
    }
}
