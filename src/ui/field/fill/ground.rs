//! What a form was opened with, and what follows from answers in it.

use crate::domain::Fields;
use crate::domain::civil::Day;
use crate::domain::form::{Answers, Ask, Context, Form};
use crate::domain::moment::Month;
use crate::domain::pack::Pack;
use crate::domain::status::Entry;
use crate::ui::field::app::App;
use crate::ui::field::show;
use crate::words::Lang;
use std::rc::Rc;

/// Everything that a form was opened with and does not change.
pub struct Ground {
    /// The app: what happens after a tap finds it here and not in the context of a screen.
    pub app: App,
    /// Reference data.
    pub pack: Rc<Pack>,
    /// Today in the province.
    pub today: Day,
    /// Where the person may report.
    pub territory: Vec<String>,
    /// The signed-in producer himself: his forms are about nobody else.
    pub own: Option<String>,
    /// All records of this phone, to pick producers and holdings from.
    pub entries: Vec<Entry>,
    /// For a correction: the record's fields.
    pub base: Option<Fields>,
    /// For a correction of a returned record: the reason, and answer key to the supervisor's words.
    pub reason: Option<String>,
    /// See `reason`.
    pub marks: Vec<(String, String)>,
}

impl Ground {
    /// What the rules need.
    pub fn context(&self) -> Context<'_> {
        Context { pack: &self.pack, today: self.today, territory: &self.territory }
    }

    /// Says records in words.
    pub fn teller(&self) -> show::Teller<'_> {
        show::Teller { lang: self.lang(), pack: &self.pack, today: self.today, entries: &self.entries }
    }

    /// The language of the screen.
    pub fn lang(&self) -> Lang {
        self.app.lang()
    }

    /// A record of this phone.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id.to_string() == id)
    }
}

/// Takes an answer down, with what follows from it: the first unit of a commodity where none was chosen yet; the village
/// of a producer, and no holding of another one.
pub fn answer(answers: &mut Answers, key: &str, value: &str, ground: &Ground) {
    if value.is_empty() {
        answers.remove(key);
    } else {
        answers.insert(key.to_owned(), value.to_owned());
    }
    let (prefix, last) = key.rsplit_once('.').map_or(("", key), |(prefix, last)| (prefix, last));
    match Ask::parse(last) {
        Some(Ask::Commodity) => {
            let offered = ground.pack.commodity(value).and_then(|commodity| commodity.units.first());
            if let Some(unit) = offered {
                let beside = if prefix.is_empty() { Ask::Unit.key().to_owned() } else { format!("{prefix}.{}", Ask::Unit.key()) };
                if !answers.contains_key(&beside) {
                    answers.insert(beside, unit.clone());
                }
            }
        }
        Some(Ask::Amount) => {
            answers.remove(Ask::Failed.key());
        }
        Some(Ask::Producer) => from_producer(answers, value, ground),
        _ => {}
    }
}

fn from_producer(answers: &mut Answers, id: &str, ground: &Ground) {
    let Some(producer) = ground.entry(id) else { return };
    put(answers, Ask::Village, village_of(producer));
    let his = answers.get(Ask::Holding.key()).and_then(|holding| ground.entry(holding));
    if !his.is_some_and(|entry| show::is_of(entry, producer.id)) {
        answers.remove(Ask::Holding.key());
    }
}

fn village_of(producer: &Entry) -> Option<&str> {
    producer.fields.get("village")?.get("code")?.as_str()
}

fn put(answers: &mut Answers, ask: Ask, value: Option<&str>) {
    if let Some(value) = value {
        answers.insert(ask.key().to_owned(), value.to_owned());
    }
}

/// What a new form starts with: today or this month, and what the producer's record says.
pub fn prefill(entries: &[Entry], producer: &str, today: Day, form: Form) -> Answers {
    let mut answers = Answers::new();
    match form {
        Form::Farm | Form::Aquaculture | Form::Forest => put(&mut answers, Ask::Date, Some(&today.to_string())),
        Form::Nil => put(&mut answers, Ask::Month, Some(&Month::of(today).to_string())),
        Form::Producer | Form::Holding | Form::Catch => {}
    }
    if producer.is_empty() {
        return answers;
    }
    put(&mut answers, Ask::Producer, Some(producer));
    let Some(entry) = entries.iter().find(|entry| entry.id.to_string() == producer) else { return answers };
    put(&mut answers, Ask::Village, village_of(entry));
    let livelihoods = entry.fields.get("livelihoods").and_then(|list| list.as_array());
    if let (Form::Nil, Some([only])) = (form, livelihoods.map(Vec::as_slice)) {
        put(&mut answers, Ask::Livelihood, Some(only.as_str().unwrap_or_default()));
    }
    answers
}
