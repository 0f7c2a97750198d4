//! The forms of a report: farm, catch, aquaculture, forest, and none in a month.

use super::reader::Reader;
use super::{Answers, Ask, Context, FARMING, FISHERIES, FORESTRY, Form, Input, Question, ask, catch, needed, place};
use crate::domain::Fields;
use crate::domain::amount::{Amount, Price};
use crate::domain::civil::Day;
use crate::domain::codes::{AreaKind, Buyer, Code, Condition, Destination, Document, Grade, Livelihood, NilReason, Part, Report, Use};
use crate::domain::harvest::{Harvest, LINE, Trip, line_key};
use crate::domain::json::to_value;
use crate::domain::moment::Moment;
use crate::domain::number;
use crate::domain::pack::Sector;
use crate::domain::problem::Trouble;
use crate::domain::record::write;
use crate::domain::refs::{CommodityRef, Listed, UnitRef};
use crate::domain::rules::quantity::over_limit;
use crate::domain::rules::{is_raw, needs_condition, when};

/// Notes the day that a corrected report already had: it was reported then, so a later correction is not late.
pub(super) const DATE_KEPT: &str = "date_kept";

/// Conditions that farm and pond goods are sold in; forest goods have all.
const WET_OR_DRY: &[&str] = &["wet", "dry"];

/// Seaweed is counted by weight only.
const SEAWEED_GROUP: &str = "rumput laut";

pub(super) fn questions(form: Form, answers: &Answers, context: &Context) -> Vec<Question> {
    let mut peek = Reader::peek(answers, context);
    let mut list = vec![needed(Ask::Producer, Input::Producer)];
    match form {
        Form::Catch => trip_questions(&mut peek, &mut list),
        Form::Nil => list.extend([
            needed(Ask::Livelihood, Input::One(Livelihood::CODES)),
            needed(Ask::Month, Input::Month),
            needed(Ask::Village, Input::Village),
            ask(Ask::NilReason, Input::One(NilReason::CODES)),
        ]),
        Form::Forest => {
            goods_questions(form, FORESTRY, Condition::CODES, &mut peek, &mut list);
            forest_questions(&mut peek, &mut list);
        }
        Form::Aquaculture => goods_questions(form, FISHERIES, WET_OR_DRY, &mut peek, &mut list),
        _ => goods_questions(form, FARMING, WET_OR_DRY, &mut peek, &mut list),
    }
    if !matches!(form, Form::Catch | Form::Nil) {
        list.extend([ask(Ask::Loss, Input::Number { unit: None }), ask(Ask::Price, Input::Number { unit: Some("idr") })]);
    }
    if form != Form::Nil {
        list.extend([ask(Ask::Buyer, Input::One(Buyer::CODES)), ask(Ask::Use, Input::One(Use::CODES))]);
    }
    list.push(ask(Ask::Note, Input::Note));
    if form != Form::Nil {
        list.push(ask(Ask::Photos, Input::Photos));
    }
    list
}

/// What, how much, when and where: the part that farm, pond and forest share.
fn goods_questions(
    form: Form,
    sectors: &'static [Sector],
    conditions: &'static [&'static str],
    peek: &mut Reader,
    list: &mut Vec<Question>,
) {
    let commodity = peek.listed::<CommodityRef>(Ask::Commodity);
    let amount = amount(peek);
    list.push(needed(Ask::Commodity, Input::Commodity(sectors)));
    if form == Form::Aquaculture {
        list.push(needed(Ask::Part, Input::One(Part::CODES)));
    }
    list.extend([needed(Ask::Amount, Input::Number { unit: None }), needed(Ask::Unit, Input::Unit)]);
    if peek.number(Ask::Amount) == Some(0) {
        list.push(ask(Ask::Failed, Input::Tick));
    }
    let over =
        commodity.as_ref().zip(amount).is_some_and(|(commodity, amount)| over_limit(&amount, commodity, peek.context.pack).is_some());
    if over {
        list.push(needed(Ask::LimitReason, Input::Note));
    }
    let required = needs_condition(commodity.as_ref(), peek.context.pack);
    list.push(Question { ask: Ask::Condition, input: Input::One(conditions), required });
    if form == Form::Aquaculture && !is_seaweed(commodity.as_ref(), peek.context) {
        list.push(ask(Ask::CountPerKg, Input::Number { unit: None }));
    }
    if form != Form::Aquaculture {
        list.push(ask(Ask::Grade, Input::One(Grade::CODES)));
    }
    list.push(needed(Ask::Date, Input::Day));
    let date = peek.day(Ask::Date);
    list.extend(late_question(date, peek));
    list.extend([needed(Ask::Village, Input::Village), ask(Ask::Holding, Input::Holding)]);
}

/// Where in the forest it came from and where it goes.
fn forest_questions(peek: &mut Reader, list: &mut Vec<Question>) {
    list.extend([
        ask(Ask::AreaKind, Input::One(AreaKind::CODES)),
        ask(Ask::Point, Input::Point),
        ask(Ask::Permit, Input::Text),
        needed(Ask::Destination, Input::One(Destination::CODES)),
    ]);
    let commodity = peek.listed::<CommodityRef>(Ask::Commodity);
    let leaves = peek.one::<Destination>(Ask::Destination) == Some(Destination::Outside);
    if leaves && is_raw(commodity.as_ref(), peek.context.pack) {
        list.push(needed(Ask::Document, Input::One(Document::CODES)));
    }
}

fn trip_questions(peek: &mut Reader, list: &mut Vec<Question>) {
    list.extend([needed(Ask::TripStart, Input::Moment), needed(Ask::TripEnd, Input::Moment)]);
    let end = peek.time::<Moment>(Ask::TripEnd).map(Moment::day);
    list.extend(late_question(end, peek));
    list.extend([
        needed(Ask::Crew, Input::Number { unit: None }),
        ask(Ask::Holding, Input::Holding),
        ask(Ask::Gear, Input::Gear),
        ask(Ask::Ground, Input::Text),
        ask(Ask::Point, Input::Point),
        ask(Ask::Landing, Input::Text),
        needed(Ask::Village, Input::Village),
        ask(Ask::Lines, Input::Lines),
    ]);
    let over = |line: &crate::domain::harvest::Line| over_limit(&line.amount, &line.species, peek.context.pack).is_some();
    if catch::peek_lines(peek).iter().any(|(_, line)| over(line)) {
        list.push(needed(Ask::LimitReason, Input::Note));
    }
}

/// Asks why, when a day is more than 90 days past and was not reported before.
fn late_question(day: Option<Day>, peek: &Reader) -> Option<Question> {
    when::days_late(day?, peek.context.today)?;
    let reported = peek.noted(DATE_KEPT).is_some_and(|kept| Some(kept) == day.map(|day| day.to_string()).as_deref());
    let required = !reported;
    (required || !peek.raw(Ask::LateReason).is_empty()).then_some(Question { ask: Ask::LateReason, input: Input::Note, required })
}

/// How many days ago the harvest or landing was, when that asks for a reason.
pub(super) fn days_late(form: Form, answers: &Answers, context: &Context) -> Option<i64> {
    let mut peek = Reader::peek(answers, context);
    let day = if form == Form::Catch { peek.time::<Moment>(Ask::TripEnd).map(Moment::day) } else { peek.day(Ask::Date) };
    when::days_late(day?, context.today)
}

/// Puts together what takes several answers.
pub(super) fn read(form: Form, reader: &mut Reader, fields: &mut Fields) {
    fields.insert("form".to_owned(), form.as_str().into());
    let amount = amount(reader);
    let unit = amount.as_ref().map(|amount| amount.unit.clone());
    write(fields, "amount", &amount);
    let loss = reader.number(Ask::Loss).zip(unit.clone()).map(|(milli, unit)| Amount { milli, unit, condition: None });
    write(fields, "loss", &loss);
    write(fields, "price", &reader.whole(Ask::Price).zip(unit).map(|(idr, per)| Price { idr, per }));
    if form == Form::Catch {
        let trip = reader.time::<Moment>(Ask::TripStart).zip(reader.time::<Moment>(Ask::TripEnd));
        write(fields, "trip", &trip.map(|(start, end)| Trip { start, end }));
        write(fields, "date", &trip.map(|(_, end)| end.day()));
        for (id, line) in catch::read_lines(reader) {
            fields.insert(format!("{LINE}{id}"), to_value(&line));
        }
    }
}

/// Amount and unit belong together. A number whose unit is still missing is at least told from zero and below.
fn amount(reader: &mut Reader) -> Option<Amount> {
    let milli = reader.number(Ask::Amount)?;
    let unit = reader.listed::<UnitRef>(Ask::Unit);
    let condition = reader.one(Ask::Condition);
    if unit.is_none() && milli <= 0 && reader.tick(Ask::Failed).is_none() {
        let below = Trouble::Range { min: number::write(1), max: number::write(crate::domain::rules::quantity::COUNT_MAX_MILLI) };
        reader.say(Ask::Amount, if milli == 0 { Trouble::ZeroAsk } else { below });
    }
    unit.map(|unit| Amount { milli, unit, condition })
}

fn is_seaweed(commodity: Option<&CommodityRef>, context: &Context) -> bool {
    commodity.and_then(|commodity| commodity.of(context.pack)).is_some_and(|commodity| commodity.group == SEAWEED_GROUP)
}

/// The answers that make what takes several.
pub(super) fn answers_of(harvest: &Harvest, answers: &mut Answers) {
    place::answers_of(harvest.point.as_ref(), None, answers);
    let mut put = |key: &str, text: String| drop(answers.insert(key.to_owned(), text));
    if let Some(amount) = &harvest.amount {
        put(Ask::Amount.key(), number::write(amount.milli));
        put(Ask::Unit.key(), amount.unit.answer());
        amount.condition.iter().for_each(|condition| put(Ask::Condition.key(), condition.code().to_owned()));
    }
    harvest.loss.iter().for_each(|loss| put(Ask::Loss.key(), number::write(loss.milli)));
    harvest.price.iter().for_each(|price| put(Ask::Price.key(), price.idr.to_string()));
    if let Some(trip) = harvest.trip {
        put(Ask::TripStart.key(), trip.start.to_string());
        put(Ask::TripEnd.key(), trip.end.to_string());
    }
    for (id, line) in &harvest.lines {
        put(&line_key(id, Ask::Commodity), line.species.answer());
        put(&line_key(id, Ask::Amount), number::write(line.amount.milli));
        put(&line_key(id, Ask::Unit), line.amount.unit.answer());
        line.price.iter().for_each(|price| put(&line_key(id, Ask::Price), price.idr.to_string()));
    }
    harvest.date.iter().for_each(|day| put(DATE_KEPT, day.to_string()));
    if harvest.report == Some(Report::Catch) {
        // The day of landing, which the end of the trip gives.
        answers.remove(Ask::Date.key());
    }
}
