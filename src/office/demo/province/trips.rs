//! Fishing trips of a month.

use super::month::Writing;
use super::person::answers;
use super::waters::Method;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Form};
use crate::domain::number;

impl Writing<'_> {
    /// The trips that are reported: fewer where the sea is rough or the water high.
    pub(super) fn trips(&mut self, method: &'static Method, season: usize) {
        for _ in 0..self.life.trips {
            let (day, tenths) = (self.day(), u64::from(method.season[season]));
            if self.dice.below(10) >= tenths {
                continue;
            }
            let said = self.trip(method, day);
            self.keep(day, Form::Catch, method.gear, said);
        }
    }

    fn trip(&mut self, method: &Method, day: i64) -> Answers {
        let dice = &mut self.dice;
        let back = day * 1440 + dice.between(6 * 60, 16 * 60);
        let out = back - dice.between(method.hours.0 * 60, method.hours.1 * 60) / 15 * 15;
        let moment = |minute: i64| {
            let (day, of_day) = (minute.div_euclid(1440), minute.rem_euclid(1440));
            format!("{}T{:02}:{:02}", Day::from_number(day), of_day / 60, of_day % 60)
        };
        let mut said = answers([
            ("trip_start", moment(out)),
            ("trip_end", moment(back)),
            ("crew", dice.between(method.crew.0, method.crew.1).to_string()),
            ("gear", method.gear.to_owned()),
            ("ground", if dice.permille(700) { dice.pick(method.grounds) } else { "" }.to_owned()),
            (
                "landing",
                if dice.permille(600) { dice.pick(&["dermaga desa", "TPI", "pasar pagi", "tempat pengepul"]) } else { "" }.to_owned(),
            ),
            ("buyer", if dice.permille(800) { dice.pick(&["trader", "trader", "consumer", "industry"]) } else { "" }.to_owned()),
        ]);
        if dice.permille(60) {
            said.insert("note".into(), "Pulang kosong, gelombang tinggi.".into());
            return said;
        }
        let mut left: Vec<_> = method.fish.iter().collect();
        for at in 0..1 + dice.below(3) {
            let Some(fish) = (!left.is_empty()).then(|| *dice.weighted(&left, |fish| fish.weight)) else { break };
            left.retain(|other| other.id != fish.id);
            let id = format!("{:07x}{at}", dice.below(0x1000_0000));
            let mut milli = (dice.between(fish.amount.0, fish.amount.1) * self.life.size_permille).max(1000);
            milli = if fish.unit == "kg" { milli / 100 * 100 } else { milli / 1000 * 1000 };
            let price = dice.between(fish.price.0, fish.price.1) / 500 * 500;
            let mut say = |key: &str, value: String| drop(said.insert(format!("line.{id}.{key}"), value));
            say("commodity", fish.id.to_owned());
            say("amount", number::write(milli));
            say("unit", fish.unit.to_owned());
            if dice.permille(800) {
                say("price", price.to_string());
            }
        }
        said
    }
}
