//! A season of reports as phones make them: every form in the shares of an inland and a coastal village, other people,
//! days and amounts each time. What the budget's figures are measured on.

use super::phone::{Line, Phone, new_record, now_ms};
use anjat::domain::civil::Day;
use anjat::domain::form::Form;
use anjat::domain::ids::RecordId;
use anjat::domain::number;
use std::collections::BTreeMap;

/// Producers whom one officer visits.
pub const PRODUCERS: usize = 12;
/// From one report to the next of the same evening, as people type.
const BETWEEN_REPORTS_MS: i64 = 217_391;
const DAY_MS: i64 = 86_400_000;

/// Form, lowest amount, and the answers beside producer, village, day and amount. `#` stands for the amount, `@` for
/// half of it, `~` for an id of a line.
type Sort = (Form, u64, &'static str);

/// Ten reports; three rounds of them are a phone's full batch of 30, the last of which is a month without yield.
const ROUND: [Sort; 10] = [
    (Form::Farm, 60, "commodity=padi-ladang;amount=#;unit=kg;condition=dry;use=own"),
    (
        Form::Forest,
        30,
        "commodity=rotan-sega;amount=#;unit=kg;condition=wet;destination=inside;area_kind=village_forest;price=4200;buyer=cooperative",
    ),
    (Form::Farm, 20, "commodity=kakao;amount=#;unit=kg;condition=dry;price=98000;buyer=trader"),
    (
        Form::Catch,
        14,
        "crew=3;gear=07.1;ground=Muara Sungai Maya;landing=TPI Juata;line.~a.commodity=bandeng;line.~a.amount=#;line.~a.unit=kg;line.~a.price=28000;line.~b.commodity=kakap-putih;line.~b.amount=@;line.~b.unit=kg;line.~b.price=65000;buyer=trader",
    ),
    (Form::Aquaculture, 90, "commodity=rumput-laut-cottonii;part=full;amount=#;unit=kg;condition=dry;price=14500;buyer=trader"),
    (Form::Farm, 5, "commodity=cabai-rawit;amount=#;unit=kg;price=60000;buyer=consumer"),
    (
        Form::Forest,
        2,
        "commodity=madu-hutan;amount=#;unit=liter;destination=inside;price=120000;buyer=consumer;note=Dari tiga sarang, disaring di rumah",
    ),
    (Form::Catch, 8, "crew=2;gear=07.1;line.~c.commodity=tenggiri;line.~c.amount=#;line.~c.unit=kg;line.~c.price=55000"),
    (Form::Aquaculture, 40, "commodity=udang-windu;part=partial;amount=#;unit=kg;count_per_kg=38;price=112000;buyer=industry"),
    (Form::Farm, 3, "commodity=lada;amount=#;unit=karung;condition=dry"),
];

const NIL: Sort = (Form::Nil, 0, "livelihood=farm;nil_reason=flood");

/// One officer's season.
pub struct Season {
    pub phone: Phone,
    producers: Vec<RecordId>,
    written: usize,
    /// How many reports of each form were written.
    pub forms: BTreeMap<&'static str, usize>,
}

impl Season {
    /// An officer who has registered his producers, and whose phone has pulled everything there is.
    pub async fn begin(mut phone: Phone) -> Self {
        let producers: Vec<Line> = (0..PRODUCERS).map(|_| phone.producer("")).collect();
        let reply = phone.push(&producers).await;
        assert!(reply.results.iter().all(|result| result.seq.is_some()));
        phone.pull().await;
        Self { phone, producers: producers.iter().map(|line| line.record).collect(), written: 0, forms: BTreeMap::new() }
    }

    /// The next reports.
    pub fn reports(&mut self, count: usize) -> Vec<Line> {
        (0..count).map(|_| self.report()).collect()
    }

    fn report(&mut self) -> Line {
        let at = self.written;
        self.written += 1;
        let sort = if at % 30 == 29 { NIL } else { ROUND[at % ROUND.len()] };
        *self.forms.entry(sort.0.as_str()).or_default() += 1;
        let record = new_record();
        let pairs = self.answers(at, sort);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let fields = self.phone.fields(sort.0, record, &pairs);
        let wall_ms = now_ms() - BETWEEN_REPORTS_MS * 40 + BETWEEN_REPORTS_MS * (at % 30) as i64;
        self.phone.revision(record, "harvest", &[], fields, |revision| {
            revision.claimed.wall_ms = wall_ms;
            revision.claimed.server_ms = Some(wall_ms / DAY_MS * DAY_MS + 25_512_345);
        })
    }

    fn answers(&self, at: usize, (form, lowest, said): Sort) -> Vec<(String, String)> {
        let milli = (lowest * 1_000 + (at as u64 * 7_919) % (lowest * 2 + 1) * 500) as i64;
        let said =
            said.replace('#', &number::write(milli)).replace('@', &number::write(milli / 2)).replace('~', &format!("{:07x}", at * 40_503));
        let mut pairs: Vec<(String, String)> =
            said.split(';').filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        let mut put = |key: &str, value: String| pairs.push((key.to_owned(), value));
        put("producer", self.producers[(at * 5) % PRODUCERS].to_string());
        let villages = &self.phone.user.territory;
        put("village", villages[at % villages.len()].clone());
        let day = |days: usize| Day::at_ms(now_ms() - days as i64 * DAY_MS);
        let ago = 1 + at % 9;
        match form {
            Form::Catch => {
                put("trip_start", format!("{}T04:30", day(ago + 1)));
                put("trip_end", format!("{}T10:15", day(ago)));
            }
            Form::Nil => put("month", day(35).to_string().chars().take(7).collect()),
            _ => put("date", day(ago).to_string()),
        }
        pairs
    }
}
