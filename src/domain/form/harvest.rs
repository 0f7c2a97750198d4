//! The forms of a report: farm, catch, aquaculture, forest, and none in a month.

use super::reader::Reader;
use super::{Answers, Ask, Context, FARMING, FISHERIES, FORESTRY, Form, Input, Question, ask, catch, needed};
use crate::domain::amount::{Amount, Price};
use crate::domain::civil::Day;
use crate::domain::codes::{AreaKind, Buyer, Code, Condition, Destination, Document, Grade, Livelihood, NilReason, Part, Report, Use};
use crate::domain::harvest::{Harvest, Trip};
use crate::domain::moment::Moment;
use crate::domain::number;
use crate::domain::pack::Sector;
use crate::domain::problem::Trouble;
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

pub(super) fn read(form: Form, reader: &mut Reader) -> Harvest {
    let trip = reader.time::<Moment>(Ask::TripStart).zip(reader.time::<Moment>(Ask::TripEnd));
    let trip = trip.map(|(start, end)| Trip { start, end });
    let amount = amount(reader);
    let unit = amount.as_ref().map(|amount| amount.unit.clone());
    let loss = reader.number(Ask::Loss).zip(unit.clone()).map(|(milli, unit)| Amount { milli, unit, condition: None });
    let price = reader.whole(Ask::Price).zip(unit).map(|(idr, per)| Price { idr, per });
    Harvest {
        producer: reader.record(Ask::Producer),
        report: Report::parse(form.as_str()),
        village: reader.village(Ask::Village),
        holding: reader.record(Ask::Holding),
        date: if form == Form::Catch { trip.map(|trip| trip.end.day()) } else { reader.day(Ask::Date) },
        commodity: reader.listed(Ask::Commodity),
        failed: reader.tick(Ask::Failed),
        amount,
        loss,
        price,
        grade: reader.one(Ask::Grade),
        buyer: reader.one(Ask::Buyer),
        use_: reader.one(Ask::Use),
        late_reason: reader.note(Ask::LateReason),
        limit_reason: reader.note(Ask::LimitReason),
        note: reader.note(Ask::Note),
        part: reader.one(Ask::Part),
        count_per_kg: reader.whole(Ask::CountPerKg),
        trip,
        crew: reader.whole(Ask::Crew),
        gear: reader.listed(Ask::Gear),
        ground: reader.name(Ask::Ground),
        landing: reader.name(Ask::Landing),
        area_kind: reader.one(Ask::AreaKind),
        permit: reader.name(Ask::Permit),
        destination: reader.one(Ask::Destination),
        document: reader.one(Ask::Document),
        livelihood: reader.one(Ask::Livelihood),
        month: reader.time(Ask::Month),
        nil_reason: reader.one(Ask::NilReason),
        lines: if form == Form::Catch { catch::read_lines(reader) } else { Default::default() },
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

pub(super) fn answers_of(harvest: &Harvest, put: &mut impl FnMut(&str, String)) {
    catch::answers_of(harvest, put);
    let mut say = |ask: Ask, value: Option<String>| value.into_iter().for_each(|value| put(ask.key(), value));
    let code = |code: &'static str| code.to_owned();
    say(Ask::Producer, harvest.producer.map(|id| id.to_string()));
    say(Ask::Village, harvest.village.as_ref().map(|village| village.code.clone()));
    say(Ask::Holding, harvest.holding.map(|id| id.to_string()));
    say(Ask::Commodity, harvest.commodity.as_ref().map(Listed::answer));
    say(Ask::Amount, harvest.amount.as_ref().map(|amount| number::write(amount.milli)));
    say(Ask::Unit, harvest.amount.as_ref().map(|amount| amount.unit.answer()));
    say(Ask::Condition, harvest.amount.as_ref().and_then(|amount| amount.condition).map(|it| code(it.code())));
    say(Ask::Failed, harvest.failed.filter(|failed| *failed).map(|_| code("yes")));
    say(Ask::Loss, harvest.loss.as_ref().map(|loss| number::write(loss.milli)));
    say(Ask::Price, harvest.price.as_ref().map(|price| price.idr.to_string()));
    say(Ask::Grade, harvest.grade.map(|it| code(it.code())));
    say(Ask::Buyer, harvest.buyer.map(|it| code(it.code())));
    say(Ask::Use, harvest.use_.map(|it| code(it.code())));
    say(Ask::LateReason, harvest.late_reason.clone());
    say(Ask::LimitReason, harvest.limit_reason.clone());
    say(Ask::Note, harvest.note.clone());
    say(Ask::Part, harvest.part.map(|it| code(it.code())));
    say(Ask::CountPerKg, harvest.count_per_kg.map(|count| count.to_string()));
    say(Ask::AreaKind, harvest.area_kind.map(|it| code(it.code())));
    say(Ask::Permit, harvest.permit.clone());
    say(Ask::Destination, harvest.destination.map(|it| code(it.code())));
    say(Ask::Document, harvest.document.map(|it| code(it.code())));
    say(Ask::Livelihood, harvest.livelihood.map(|it| code(it.code())));
    say(Ask::Month, harvest.month.map(|month| month.to_string()));
    say(Ask::NilReason, harvest.nil_reason.map(|it| code(it.code())));
    if harvest.report != Some(Report::Catch) {
        say(Ask::Date, harvest.date.map(|day| day.to_string()));
    }
    harvest.date.iter().for_each(|day| put(DATE_KEPT, day.to_string()));
}
