//! A line as answers to a form of the field app, and what must still be looked up for it.

use super::choices;
use super::identity::{self, Mark, Names as Identity, short};
use super::line::{Found, Line};
use super::names::Names;
use super::places::{Places, Said};
use crate::domain::codes::HoldingKind;
use crate::domain::form::{Answers, Ask, Form};
use crate::domain::harvest::line_key;
use crate::domain::ids::RecordId;
use crate::domain::import::{Column, Fault, List, SoughtBy};
use crate::domain::nik::Nik;
use crate::domain::pack::Sector;
use crate::domain::text::fold;
use crate::office::keys::Keys;
use crate::words::Lang;
use std::collections::BTreeMap;

/// What a line says of the producer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// The record itself, from his key in a list of producers.
    Record(RecordId),
    /// The number on his card, in capitals.
    Card(String),
    /// His NIK's mark.
    Nik(Mark),
    /// His name, folded, and his village where the line names one.
    Name(String, Option<String>),
}

impl Wanted {
    /// The same without what it holds.
    pub fn by(&self) -> SoughtBy {
        match self {
            Wanted::Record(_) => SoughtBy::Key,
            Wanted::Card(_) => SoughtBy::Card,
            Wanted::Nik(_) => SoughtBy::Nik,
            Wanted::Name(..) => SoughtBy::Name,
        }
    }

    /// The column that said it.
    pub fn column(&self) -> Column {
        match self {
            Wanted::Record(_) => Column::ProducerKey,
            Wanted::Card(_) => Column::ProducerCard,
            Wanted::Nik(_) => Column::ProducerNik,
            Wanted::Name(..) => Column::ProducerName,
        }
    }
}

/// A line on its way to a record.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The line.
    pub line: Line,
    /// The form that it fills in.
    pub form: Form,
    /// The answers.
    pub answers: Answers,
    /// Whose it is, for holdings and harvests.
    pub wanted: Option<Wanted>,
    /// The name of a holding of his.
    pub holding: String,
    /// The mark of the NIK that it registers.
    pub nik: Option<Mark>,
    /// The record that it is.
    pub record: RecordId,
    /// What the record keeps of the line: `list:content`.
    pub imported: String,
}

/// A line that comes back, and why.
#[derive(Clone, Debug)]
pub struct Spoilt {
    /// The line.
    pub line: Box<Line>,
    /// What is wrong with it.
    pub found: Vec<Found>,
}

impl Spoilt {
    /// A line that comes back.
    pub fn new(line: Line, found: Vec<Found>) -> Self {
        Self { line: Box::new(line), found }
    }
}

/// What all lines of a file share.
pub struct Drafting<'a> {
    /// Secrets.
    pub keys: &'a Keys,
    /// Code of the province.
    pub province: &'a str,
    /// What names the lines.
    pub identity: Identity<'a>,
    /// The list whose keys name producers.
    pub producers: &'a str,
    /// Commodities, units and gear.
    pub names: &'a Names,
    /// Villages.
    pub places: &'a Places,
    /// The file's village codes are those of BPS.
    pub bps: bool,
    /// Answers for every line.
    pub fixed: &'a BTreeMap<String, String>,
    /// Whether any column says where: without one a report lies in its producer's village.
    pub says_village: bool,
    /// Why reports of an old list come late.
    pub late_reason: &'a str,
    /// Language of the words that a fault lists.
    pub lang: Lang,
}

/// Questions whose answer is put together here or that a list cannot give.
const NOT_PLAIN: [Ask; 7] = [Ask::Village, Ask::Commodity, Ask::Unit, Ask::Crop, Ask::Gear, Ask::Holding, Ask::Amount];

impl Drafting<'_> {
    /// What the line is, or what is wrong with it as far as that can be told without looking anything up.
    pub fn draft(&self, line: Line, mark: Mark) -> Result<Draft, Spoilt> {
        let mut found = line.found.clone();
        if line.misshapen {
            return Err(Spoilt::new(line, found));
        }
        let mut answers = Answers::new();
        for (name, answer) in self.fixed {
            self.answer(Column::parse(name), answer, &mut answers, &mut found);
        }
        for (column, cell) in &line.cells {
            if !found.iter().any(|found| found.column == Some(*column)) {
                self.answer(Some(*column), cell, &mut answers, &mut found);
            }
        }
        self.village(&line, &mut answers, &mut found);
        let form = self.form(&line, &answers);
        match form {
            Some(form) => self.by_form(form, &line, mark, &mut answers),
            None => found.push(Found::at(Column::Form, Fault::FormUnknown)),
        }
        let whose = self.identity.kind != List::Producers;
        let wanted = if whose { self.wanted(&line, answers.get(Ask::Village.key()).map(String::as_str), &mut found) } else { None };
        if whose && wanted.is_none() && found.is_empty() {
            found.push(Found::whole(Fault::ProducerMissing));
        }
        let Some(form) = form.filter(|_| found.is_empty()) else { return Err(Spoilt::new(line, found)) };
        let nik = answers.get(Ask::Nik.key()).and_then(|nik| Nik::read(nik).ok()).map(|nik| self.keys.nik_mark(nik.digits()));
        let imported = format!("{}:{}", self.identity.list, short(self.identity.content(&line)));
        let holding = line.get(Column::Answer(Ask::Holding)).to_owned();
        Ok(Draft { form, answers, wanted, holding, nik, record: identity::record(mark), imported, line })
    }

    fn answer(&self, column: Option<Column>, cell: &str, answers: &mut Answers, found: &mut Vec<Found>) {
        let Some(Column::Answer(ask)) = column.filter(|column| !matches!(column, Column::Answer(ask) if NOT_PLAIN.contains(ask))) else {
            return;
        };
        match choices::answer(self.lang, ask, cell) {
            Ok(answer) => drop(answers.insert(ask.key().to_owned(), answer)),
            Err(fault) => found.push(Found::at(Column::Answer(ask), fault)),
        }
    }

    fn said<'a>(&'a self, line: &'a Line, column: Column) -> &'a str {
        let own = line.get(column);
        if own.is_empty() { self.fixed.get(column.name()).map_or("", String::as_str) } else { own }
    }

    fn village(&self, line: &Line, answers: &mut Answers, found: &mut Vec<Found>) {
        let said = Said {
            code: self.said(line, Column::VillageCode),
            name: self.said(line, Column::Answer(Ask::Village)),
            district: self.said(line, Column::District),
            regency: self.said(line, Column::Regency),
        };
        if !self.says_village && said.code.is_empty() && said.name.is_empty() {
            return;
        }
        match self.places.find(&said, self.bps) {
            Ok(code) => drop(answers.insert(Ask::Village.key().to_owned(), code)),
            Err(fault) => {
                let column = if said.code.is_empty() { Column::Answer(Ask::Village) } else { Column::VillageCode };
                found.push(Found::at(column, fault));
            }
        }
    }

    /// Which form a line fills in: as it says, by the sector of its goods, or for fish by what else it tells.
    fn form(&self, line: &Line, answers: &Answers) -> Option<Form> {
        match self.identity.kind {
            List::Producers => return Some(Form::Producer),
            List::Holdings => return Some(Form::Holding),
            List::Harvests => {}
        }
        let said = self.said(line, Column::Form);
        if !said.is_empty() {
            return choices::form(said);
        }
        let goods = self.said(line, Column::Answer(Ask::Commodity));
        let told = |asks: &[Ask]| asks.iter().any(|ask| !line.get(Column::Answer(*ask)).is_empty() || answers.contains_key(ask.key()));
        if goods.is_empty() && told(&[Ask::Livelihood, Ask::Month]) {
            return Some(Form::Nil);
        }
        let sector = self.names.commodity(goods, &[]).map(|commodity| commodity.sector);
        match sector {
            Some(Sector::Farming) => Some(Form::Farm),
            Some(Sector::Forestry) => Some(Form::Forest),
            Some(Sector::Fisheries) | None if told(&[Ask::TripStart, Ask::TripEnd, Ask::Crew]) => Some(Form::Catch),
            Some(Sector::Fisheries) | None if told(&[Ask::Part]) => Some(Form::Aquaculture),
            None if told(&[Ask::Destination]) => Some(Form::Forest),
            _ => None,
        }
    }

    fn by_form(&self, form: Form, line: &Line, mark: Mark, answers: &mut Answers) {
        let put = |answers: &mut Answers, key: String, text: String| drop((!text.is_empty()).then(|| answers.insert(key, text)));
        match form {
            Form::Producer => {}
            Form::Holding => {
                let kind = answers.get(Ask::HoldingKind.key()).map_or("", String::as_str);
                let on_land = [HoldingKind::Plot.as_str(), HoldingKind::Area.as_str()].contains(&kind);
                let sectors = if on_land { &[Sector::Farming, Sector::Forestry][..] } else { &[Sector::Fisheries] };
                let crop = self.said(line, Column::Answer(Ask::Crop));
                if !crop.is_empty() {
                    put(answers, Ask::Crop.key().to_owned(), self.names.commodity_answer(crop, sectors));
                }
            }
            _ => {
                let sector: &[Sector] = match form {
                    Form::Farm => &[Sector::Farming],
                    Form::Forest => &[Sector::Forestry],
                    _ => &[Sector::Fisheries],
                };
                let goods = self.said(line, Column::Answer(Ask::Commodity));
                let price = answers.remove(Ask::Price.key()).unwrap_or_default();
                let (amount, unit, beside) = self.amount(line);
                let catch = form == Form::Catch;
                // A line id is eight hex digits; its record's name gives some that stay the same.
                let id = short(mark).get(..8).unwrap_or_default().to_owned();
                let key = |ask: Ask| if catch { line_key(&id, ask) } else { ask.key().to_owned() };
                if !goods.is_empty() {
                    put(answers, key(Ask::Commodity), self.names.commodity_answer(goods, sector));
                }
                put(answers, key(Ask::Amount), amount);
                put(answers, key(Ask::Unit), unit);
                put(answers, key(Ask::Price), price);
                let gear = self.said(line, Column::Answer(Ask::Gear));
                if !gear.is_empty() {
                    put(answers, Ask::Gear.key().to_owned(), self.names.gear_answer(gear));
                }
                if let Some(beside) = beside {
                    let note = answers.get(Ask::Note.key()).map_or_else(|| beside.clone(), |note| format!("{note}\n{beside}"));
                    answers.insert(Ask::Note.key().to_owned(), note);
                }
                if answers.get(Ask::LateReason.key()).is_none() {
                    answers.insert(Ask::LateReason.key().to_owned(), self.late_reason.to_owned());
                }
            }
        }
    }

    /// Amount and unit as they count: a weight that stands beside a local unit is the measured one, and what it was counted
    /// in goes into the note. No unit is turned into another.
    fn amount(&self, line: &Line) -> (String, String, Option<String>) {
        let (amount, unit) = (line.get(Column::Answer(Ask::Amount)), self.said(line, Column::Answer(Ask::Unit)));
        let kg = line.get(Column::AmountKg);
        let unit_answer = if unit.is_empty() { String::new() } else { self.names.unit_answer(unit) };
        if kg.is_empty() {
            return (amount.to_owned(), unit_answer, None);
        }
        let beside = (!amount.is_empty() && !unit.is_empty() && unit_answer != "kg").then(|| format!("{amount} {unit}"));
        (kg.to_owned(), "kg".to_owned(), beside)
    }

    /// The surest thing that the line says of the producer.
    fn wanted(&self, line: &Line, village: Option<&str>, found: &mut Vec<Found>) -> Option<Wanted> {
        let key = line.get(Column::ProducerKey);
        if !key.is_empty() {
            let of = Identity { keys: self.keys, province: self.province, kind: List::Producers, list: self.producers };
            let named = Line { cells: BTreeMap::from([(Column::Key, key.to_owned())]), ..line.clone() };
            return of.key(&named).map(|mark| Wanted::Record(identity::record(mark)));
        }
        let card = line.get(Column::ProducerCard);
        if !card.is_empty() {
            return Some(Wanted::Card(card.to_uppercase().split([' ', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")));
        }
        let nik = line.get(Column::ProducerNik);
        if !nik.is_empty() {
            let read = Nik::read(nik).map_err(|trouble| found.push(Found::at(Column::ProducerNik, Fault::Answer(trouble))));
            return read.ok().map(|nik| Wanted::Nik(self.keys.nik_mark(nik.digits())));
        }
        let name = line.get(Column::ProducerName);
        (!name.is_empty()).then(|| Wanted::Name(fold(name), village.map(str::to_owned)))
    }
}

/// Where a problem of the form stands in the list.
pub fn column_of(at: &str) -> Option<Column> {
    let key = at.rsplit_once('.').filter(|_| at.starts_with("line.")).map_or(at, |(_, key)| key);
    Ask::parse(key).map(Column::Answer)
}
