//! What one producer reports of one month: harvests with their season, trips, and months without.

use super::dice::Dice;
use super::goods::Good;
use super::judging::Fate;
use super::person::answers;
use super::places::Zone;
use super::plan::{Life, Plan};
use crate::domain::amount::Amount;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Form};
use crate::domain::moment::Month;
use crate::domain::number;
use crate::domain::refs::{CommodityRef, UnitRef};
use crate::domain::rules::quantity::over_limit;
use crate::domain::rules::when::LATE_DAYS;

/// Nothing is said to weigh more: the rules stop at 50 tonnes.
const MILLI_MAX: i64 = 45_000_000;

/// The officer writes down between seven and half past five.
const MINUTE_FIRST: i64 = 7 * 60;
const MINUTES: u64 = 630;

/// One report, as the officer writes it down.
#[derive(Clone, Debug)]
pub struct Report {
    /// Day on which it is written down, as its number.
    pub day: i64,
    /// Minute of that day.
    pub minute: i64,
    /// Which form.
    pub form: Form,
    /// What is typed.
    pub answers: Answers,
    /// What it is about.
    pub label: &'static str,
    /// What becomes of it.
    pub fate: Fate,
}

/// The reports of a month.
pub fn reports(plan: &Plan, producer: u64, life: &Life, month: Month) -> Vec<Report> {
    let first = month.first();
    let mut writing = Writing {
        plan,
        life,
        producer: plan.record("producer", producer, 0).to_string(),
        holding: if life.has_holding { plan.record("holding", producer, 0).to_string() } else { String::new() },
        first,
        days: length(first),
        dice: plan.dice("month", &[producer, first.number().unsigned_abs()]),
        reports: Vec::new(),
    };
    let season = usize::from(first.month()) - 1;
    for form in life.livelihoods.iter().copied() {
        let before = writing.reports.len();
        match life.method.filter(|_| form == Form::Catch) {
            Some(method) => writing.trips(method, season),
            None => life.goods.iter().filter(|good| good.form == form).for_each(|good| writing.harvest(good, season)),
        }
        if writing.reports.len() == before && writing.dice.permille(180) {
            writing.nothing(form);
        }
    }
    writing.reports
}

/// Days of the month that begins on a day.
fn length(first: Day) -> i64 {
    let later = Month::of(Day::from_number(first.number() + 31)).first();
    later.number() - first.number()
}

/// A month of one producer as it is written down.
pub(super) struct Writing<'a> {
    plan: &'a Plan,
    /// His life.
    pub(super) life: &'a Life,
    producer: String,
    holding: String,
    first: Day,
    days: i64,
    /// What is drawn from.
    pub(super) dice: Dice,
    reports: Vec<Report>,
}

impl Writing<'_> {
    /// Keeps a report of something that happened on a day, if he was registered before it and somebody came in time to
    /// write it down.
    pub(super) fn keep(&mut self, happened: i64, form: Form, label: &'static str, mut said: Answers) {
        let waits_days = if matches!(self.life.district.zone, Zone::Upland | Zone::Highland) { 14 } else { 2 };
        let late = self.dice.permille(5);
        let day = happened + if late { self.dice.between(LATE_DAYS + 5, LATE_DAYS + 40) } else { self.dice.between(0, waits_days) };
        if late && form != Form::Nil {
            said.insert("late_reason".into(), "Petugas baru sempat ke desa setelah banjir.".into());
        }
        if self.dice.permille(70) && !said.contains_key("note") {
            let notes = [
                "Ditimbang di gudang kelompok.",
                "Hasil dibagi dengan saudara.",
                "Jalan rusak, diangkut perahu.",
                "Dicatat dari buku pemilik.",
            ];
            said.insert("note".into(), self.dice.pick(&notes).to_owned());
        }
        said.insert("producer".into(), self.producer.clone());
        said.insert("village".into(), self.life.village.clone());
        if !self.holding.is_empty() && form == self.life.livelihoods[0] {
            said.insert("holding".into(), self.holding.clone());
        }
        let (minute, fate) = (MINUTE_FIRST + self.dice.below(MINUTES).cast_signed(), Fate::drawn(&mut self.dice));
        if happened > self.life.registered && day < self.plan.end() {
            self.reports.push(Report { day, minute, form, answers: said, label, fate });
        }
    }

    /// A day of the month.
    pub(super) fn day(&mut self) -> i64 {
        self.first.number() + self.dice.below(self.days.unsigned_abs()).cast_signed()
    }

    fn harvest(&mut self, good: &'static Good, season: usize) {
        let day = self.day();
        let tenths = u64::from(good.season[season]);
        if self.dice.below(10) >= tenths {
            return;
        }
        let said = self.goods(good, Day::from_number(day));
        self.keep(day, good.form, good.id, said);
    }

    fn goods(&mut self, good: &Good, day: Day) -> Answers {
        let dice = &mut self.dice;
        let is_local = !good.local.0.is_empty() && dice.permille(180);
        let (unit, low, high) = if is_local { good.local } else { (good.unit, good.amount.0, good.amount.1) };
        let mut milli = (dice.between(low * 1000, high * 1000) / 1000 * self.life.size_permille).max(low * 1000);
        milli = if high <= 60 && matches!(unit, "kg" | "liter" | "ons") { milli / 100 * 100 } else { (milli / 1000 * 1000).max(1000) };
        let failed = good.form != Form::Forest && dice.permille(12);
        let mut said = answers([
            ("commodity", good.id.to_owned()),
            ("unit", unit.to_owned()),
            ("date", day.to_string()),
            ("condition", if good.conditions.is_empty() { "" } else { dice.pick(good.conditions) }.to_owned()),
            ("part", if good.form == Form::Aquaculture { dice.pick(&["partial", "full"]) } else { "" }.to_owned()),
        ]);
        let mut say = |key: &str, value: String| drop(said.insert(key.to_owned(), value));
        if good.per_kg.1 > 0 && dice.permille(700) {
            say("count_per_kg", dice.between(good.per_kg.0, good.per_kg.1).to_string());
        }
        if failed {
            milli = 0;
            say("failed", "yes".into());
        } else {
            if dice.permille(4) {
                milli = (milli * 6).min(MILLI_MAX);
            }
            let amount = Amount { milli, unit: UnitRef::Listed(unit.into()), condition: None };
            if over_limit(&amount, &CommodityRef::Listed { id: good.id.into() }, &self.plan.pack).is_some() {
                say("limit_reason", "Hasil dua keluarga dicatat bersama.".into());
            }
            if dice.permille(40) {
                say("loss", number::write((milli / 20).max(100)));
            }
            self.sale(good, is_local, &mut said);
        }
        said.insert("amount".into(), number::write(milli));
        if good.form == Form::Forest {
            self.way_out(&mut said);
        }
        self.as_people_call_it(good.form, &mut said);
        said
    }

    /// Price, buyer, use and grade.
    fn sale(&mut self, good: &Good, is_local: bool, said: &mut Answers) {
        let dice = &mut self.dice;
        let mut say = |key: &str, value: String| drop(said.insert(key.to_owned(), value));
        let is_sold = good.price.1 > 0;
        if is_sold && !is_local && dice.permille(780) {
            let step = if good.price.0 >= 10_000 { 500 } else { 50 };
            say("price", (dice.between(good.price.0, good.price.1) / step * step).to_string());
        }
        let buyers = [("trader", 55), ("consumer", 22), ("cooperative", 10), ("bumdes", 6), ("industry", 7)];
        if dice.permille(800) {
            say("buyer", if is_sold { dice.weighted(&buyers, |buyer| buyer.1).0 } else { "none" }.to_owned());
        }
        if dice.permille(600) {
            say("use", if is_sold { dice.pick(&["raw", "raw", "raw", "own", "process"]) } else { "own" }.to_owned());
        }
        if good.form != Form::Aquaculture && dice.permille(250) {
            say("grade", dice.pick(&["a", "b", "b", "c", "mixed"]).to_owned());
        }
    }

    /// Where in the forest it came from and where it goes.
    fn way_out(&mut self, said: &mut Answers) {
        let dice = &mut self.dice;
        let mut say = |key: &str, value: &str| drop(said.insert(key.to_owned(), value.to_owned()));
        let destination = dice.weighted(&[("inside", 62), ("outside", 26), ("unknown", 12)], |share| share.1).0;
        say("destination", destination);
        if destination == "outside" {
            say("document", dice.weighted(&[("fa_hhbk", 45), ("nota", 25), ("none", 30)], |share| share.1).0);
        }
        if dice.permille(800) {
            say("area_kind", dice.pick(&["village_forest", "customary_forest", "community_forest", "production_forest", "own_land"]));
        }
    }

    /// What is not in the list, typed as people call it: a thing, or a unit.
    fn as_people_call_it(&mut self, form: Form, said: &mut Answers) {
        let dice = &mut self.dice;
        if dice.permille(10) {
            let names: &[&str] = match form {
                Form::Farm => &["keladi gunung", "jagung pulut", "pucuk pakis", "timun suri"],
                Form::Aquaculture => &["ikan bawal air tawar", "belut sawah"],
                _ => &["daun silad", "buah kapul", "umbut rotan", "kulit kayu nyerakat"],
            };
            said.insert("commodity".into(), format!("other:{}", dice.pick(names)));
            said.retain(|key, _| key != "limit_reason");
        } else if dice.permille(12) {
            said.insert("unit".into(), format!("other:{}", dice.pick(&["gendong", "junjung", "baskom", "gulung"])));
            said.retain(|key, _| key != "limit_reason" && key != "price");
        }
    }

    /// A month without: written down in the first days of the next one.
    fn nothing(&mut self, form: Form) {
        let reason = self.dice.pick(&["season", "season", "weather", "sick", "pest", "flood", "broken", "other"]);
        let said = answers([
            ("livelihood", form.as_str().to_owned()),
            ("month", Month::of(self.first).to_string()),
            ("nil_reason", if self.dice.permille(850) { reason } else { "" }.to_owned()),
        ]);
        let day = self.first.number() + self.days + self.dice.between(0, 4);
        self.keep(day, Form::Nil, "nil", said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form::{Context, finish};
    use crate::office::demo::province::Options;
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Arc;

    /// Every report of a few hundred producers passes its own form on the day it is written down, and the year has its
    /// seasons.
    #[test]
    fn the_forms_take_every_report_and_harvests_have_a_season() {
        let plan = Plan::new(Options::default(), Arc::new(crate::office::pack::build()));
        let mut by_form: BTreeMap<&str, u32> = BTreeMap::new();
        let mut hill_rice = BTreeSet::new();
        let mut warned = BTreeSet::new();
        let producers = 240;
        for producer in 0..producers {
            let life = plan.life(producer);
            let mut month = Month::of(Day::from_number(plan.first()));
            while month.first().number() < plan.end() {
                for report in reports(&plan, producer, &life, month) {
                    let context = Context { pack: &plan.pack, today: Day::from_number(report.day), territory: &[] };
                    let finished = finish(report.form, &report.answers, None, &context)
                        .unwrap_or_else(|problems| panic!("{}: {:?}: {problems:?}", report.label, report.answers));
                    warned.extend(finished.warnings.iter().map(|problem| problem.trouble.code()));
                    *by_form.entry(report.form.as_str()).or_default() += 1;
                    if report.label == "padi-ladang" {
                        hill_rice.insert(month.first().month());
                    }
                }
                month = Month::of(Day::from_number(month.first().number() + 31));
            }
        }
        assert_eq!(by_form.keys().copied().collect::<Vec<_>>(), ["aquaculture", "catch", "farm", "forest", "nil"]);
        assert!(by_form.values().all(|count| *count > 50), "{by_form:?}");
        let all: u32 = by_form.values().sum();
        assert!((8..25).contains(&(all / 240)), "{all} reports of {producers} producers");
        assert!(hill_rice.is_subset(&BTreeSet::from([1, 2, 3, 4, 5])), "{hill_rice:?}");
        for code in ["unmeasured", "as_typed", "no_document", "over_limit"] {
            assert!(warned.contains(code), "{code} of {warned:?}");
        }
    }
}
