//! What a generated province is made of, and the one life of each producer in it.

use super::dice::Dice;
use super::goods::{self, Good};
use super::places::{self, DISTRICTS, District};
use super::waters::{self, Method};
use super::{Options, Stage};
use crate::domain::civil::Day;
use crate::domain::form::Form;
use crate::domain::ids::RecordId;
use crate::domain::pack::Pack;
use std::sync::Arc;

/// Officers register for so many days before the first harvest is reported.
const CAMPAIGN_DAYS: i64 = 45;

/// Days of a year of the demonstration.
const YEAR_DAYS: i64 = 365;

/// In the order of [`places::livelihoods`].
const LIVELIHOODS: [Form; 4] = [Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest];

/// The province before anybody lives in it.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What was asked for.
    pub options: Options,
    /// Reference data.
    pub pack: Arc<Pack>,
    /// Village codes of each district.
    villages: Vec<Vec<String>>,
}

/// What a producer lives from, and where.
#[derive(Clone, Debug)]
pub struct Life {
    /// District.
    pub district: &'static District,
    /// Village code.
    pub village: String,
    /// Livelihoods, the first one first.
    pub livelihoods: Vec<Form>,
    /// What is harvested of farm, pond and forest.
    pub goods: Vec<&'static Good>,
    /// How he fishes.
    pub method: Option<&'static Method>,
    /// Trips that are reported in a good month.
    pub trips: u64,
    /// Thousandths of the usual amounts.
    pub size_permille: i64,
    /// Day of the registration, as its number.
    pub registered: i64,
    /// Whether a holding was registered with him.
    pub has_holding: bool,
}

impl Plan {
    /// A plan of what was asked for.
    pub fn new(options: Options, pack: Arc<Pack>) -> Self {
        let villages_of = |district: &District| {
            let villages = pack.areas.iter().filter(|area| area.is_village() && area.code.starts_with(district.code));
            villages.map(|area| area.code.clone()).collect()
        };
        let villages = DISTRICTS.iter().map(villages_of).collect();
        Self { options, pack, villages }
    }

    /// Draws under a label.
    pub fn dice(&self, label: &str, numbers: &[u64]) -> Dice {
        Dice::new(self.options.seed, label, numbers)
    }

    /// First day of the reports.
    pub fn first(&self) -> i64 {
        self.options.until.number() - i64::from(self.options.years) * YEAR_DAYS
    }

    /// First day of the registrations.
    pub fn opening(&self) -> i64 {
        self.first() - CAMPAIGN_DAYS
    }

    /// The day on which everything ends; nothing of the generated year happens on it any more.
    pub fn end(&self) -> i64 {
        self.options.until.number()
    }

    /// Latest birth date of a producer: everybody is of age on the first day.
    pub fn youngest(&self) -> i64 {
        let opening = Day::from_number(self.opening());
        Day::new(opening.year() - 18, 1, 1).unwrap_or(opening).number() - 1
    }

    /// The record of a producer, or of the `at`th thing of his.
    pub fn record(&self, label: &str, producer: u64, at: u64) -> RecordId {
        RecordId::from_random(self.dice(label, &[producer, at]).bytes())
    }

    /// The life of a producer.
    pub fn life(&self, producer: u64) -> Life {
        let mut dice = self.dice("life", &[producer]);
        let at = {
            let places: Vec<(usize, u32)> = DISTRICTS.iter().enumerate().map(|(at, district)| (at, district.weight)).collect();
            dice.weighted(&places, |place| place.1).0
        };
        let district = &DISTRICTS[at];
        let villages = &self.villages[at];
        let village = villages[dice.below(villages.len() as u64) as usize].clone();
        let livelihoods = livelihoods(district, &mut dice);
        let mut goods: Vec<&'static Good> = Vec::new();
        for form in livelihoods.iter().copied().filter(|form| *form != Form::Catch) {
            let offered = goods::of(district.zone, form);
            for _ in 0..if form == Form::Aquaculture { 1 } else { 2 } {
                let good = *dice.weighted(&offered, |good| good.weight);
                if goods.iter().all(|known| known.id != good.id) {
                    goods.push(good);
                }
            }
        }
        let method = livelihoods.contains(&Form::Catch).then(|| *dice.weighted(&waters::of(district.zone), |method| method.weight));
        let registered = match dice.permille(850) {
            true => self.opening() + dice.between(0, CAMPAIGN_DAYS - 1),
            false => self.first() + dice.between(0, i64::from(self.options.years) * YEAR_DAYS * 7 / 10),
        };
        Life {
            district,
            village,
            livelihoods,
            goods,
            method,
            trips: 1 + dice.below(2),
            size_permille: dice.between(600, 1400),
            registered,
            has_holding: dice.permille(550),
        }
    }

    /// What is staged with a producer, so that every state has its cases however small the province.
    pub fn stage(&self, producer: u64) -> Option<Stage> {
        let rows = [
            (150, 7, Stage::Twin),
            (200, 11, Stage::LostParent),
            (200, 13, Stage::TwoPhones),
            (300, 17, Stage::Foreign),
            (400, 19, Stage::NewerApp),
        ];
        rows.into_iter().find(|(every, at, _)| producer % every == *at).map(|(_, _, stage)| stage)
    }
}

/// One livelihood by the district's mix, and for a third of the people another.
fn livelihoods(district: &District, dice: &mut Dice) -> Vec<Form> {
    let shares: Vec<(Form, u32)> = LIVELIHOODS.into_iter().zip(places::livelihoods(district.zone)).collect();
    let first = dice.weighted(&shares, |share| share.1).0;
    let mut chosen = vec![first];
    if dice.permille(350) {
        let rest: Vec<(Form, u32)> = shares.into_iter().filter(|share| share.0 != first).collect();
        chosen.push(dice.weighted(&rest, |share| share.1).0);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn twelve_hundred_producers_live_in_every_district_and_from_everything() {
        let plan = Plan::new(Options::default(), Arc::new(crate::office::pack::build()));
        let lives: Vec<Life> = (0..plan.options.producers).map(|producer| plan.life(producer)).collect();
        let districts: BTreeSet<&str> = lives.iter().map(|life| life.district.code).collect();
        let villages: BTreeSet<&str> = lives.iter().map(|life| life.village.as_str()).collect();
        assert_eq!(districts.len(), 55);
        assert!(villages.len() > 350, "{} of 482 villages", villages.len());
        for form in LIVELIHOODS {
            let first = lives.iter().filter(|life| life.livelihoods[0] == form).count();
            assert!(first > 100, "{form:?}: {first}");
        }
        assert!(lives.iter().all(|life| life.registered >= plan.opening() && life.registered < plan.end()));
        assert!(lives.iter().all(|life| life.livelihoods.contains(&Form::Catch) == life.method.is_some()));
    }
}
