//! Typed answers: text, digits, NIK, note, day, time of day, month.

use super::control::{Handler, TextDoes, TextLook, select, text_box};
use super::field::Spot;
use crate::domain::form::Ask;
use crate::domain::text::lower;
use crate::domain::{civil::Day, nik};
use crate::ui::field::app::app;
use crate::ui::field::live::{View, control, el, live, nothing, views};
use crate::ui::field::parts::{button, chip, span};
use crate::words::phone::{choice, format};

/// Months offered for "Tidak ada hasil", this one included: older than a year is history, not a report.
const MONTHS_OFFERED: i32 = 13;

/// One line of text, or of digits.
pub fn line(spot: Spot, numeric: bool) -> View {
    let words = if matches!(spot.ask, Ask::Name | Ask::Guardian) { "words" } else { "sentences" };
    let (class, kind) = if numeric { ("field-input mono", "tel") } else { ("field-input", "text") };
    let look =
        TextLook { class, mode: Some(kind), complete: Some("off"), capitals: Some(words), enter: Some("next"), ..TextLook::of(kind) };
    text_box(spot, look, TextDoes::answer(spot, true)).into()
}

/// Several lines.
pub fn note(spot: Spot) -> View {
    el("textarea")
        .class("field-input")
        .attr("id", &spot.id())
        .attr("rows", "3")
        .attr("aria-describedby", &spot.described_by())
        .bind("aria-invalid", move || spot.invalid())
        .value(move || spot.value())
        .typed(move |text| spot.set(&text))
        .left(move || spot.left())
        .into()
}

/// NIK: grouped as on the card while it is typed, digits counted, birth date and sex proposed from it.
pub fn nik(spot: Spot) -> View {
    let look = TextLook {
        class: "field-input mono fill-nik",
        mode: Some("numeric"),
        complete: Some("off"),
        placeholder: Some("0000 0000 0000 0000"),
        ..TextLook::of("text")
    };
    let count = move || {
        let digits = spot.value().chars().filter(char::is_ascii_digit).count();
        if digits == 0 || digits == nik::NIK_DIGITS { String::new() } else { (app().words().fill.nik_count)(digits) }
    };
    views![
        text_box(spot, look, TextDoes { take: grouping(spot), ..TextDoes::answer(spot, true) }),
        el("span").class("field-help").attr("aria-live", "off").live(count),
        proposal(spot)
    ]
}

fn grouping(spot: Spot) -> Handler {
    Box::new(move |event| {
        let input = control(&event);
        let text = input.value();
        // Only while typing at the end: regrouping under a cursor in the middle would make it jump.
        let at_end = input.selection_start().ok().flatten().is_none_or(|at| at as usize >= text.encode_utf16().count());
        let grouped = if at_end { nik::grouped(&text) } else { text };
        if at_end && input.value() != grouped {
            input.set_value(&grouped);
        }
        spot.set(&grouped);
        spot.filling.rest(spot.key());
    })
}

/// Birth date and sex as the NIK says them, to take over with one tap.
fn proposal(spot: Spot) -> View {
    let (birth, sex) = (spot.beside(Ask::Birth), spot.beside(Ask::Sex));
    let (typed, born, of) = (spot.followed(spot.key()), spot.followed(birth), spot.followed(sex));
    live(move || {
        let (app, held) = (app(), spot.filling.held());
        let Some((births, sex)) = nik::proposal(&typed.get(), held.ground.today) else { return nothing() };
        let (born, of) = (born.get(), of.get());
        if of == sex.as_str() && births.iter().any(|day| day.to_string() == born) {
            return nothing();
        }
        let lang = app.lang();
        let said = lower(&choice(lang, Ask::Sex, sex.as_str()));
        births.into_iter().map(|day| propose(spot, day, sex.as_str(), &format!("{}, {said}", format::day(lang, day)))).collect()
    })
}

fn propose(spot: Spot, day: Day, sex: &'static str, said: &str) -> View {
    let fill = &app().words().fill;
    let take = move || {
        spot.filling.set(Ask::Birth.key(), &day.to_string());
        spot.filling.set(Ask::Sex.key(), sex);
    };
    el("div").class("fill-proposal").add(span("", &(fill.from_nik)(said))).add(button("btn btn-small", take).add(fill.take)).into()
}

/// A day, with today and yesterday a tap away where a harvest is dated. Its month is echoed by name: phones write days in
/// more than one order.
pub fn day(spot: Spot) -> View {
    let (common, lang) = (&app().words().common, app().lang());
    let today = spot.filling.held().ground.today;
    let near = (spot.ask == Ask::Date).then(|| {
        let yesterday = Day::from_number(today.number() - 1);
        el("div").class("chips").add(day_chip(spot, common.today, today)).add(day_chip(spot, common.yesterday, yesterday))
    });
    let does = TextDoes { max: Some(today.to_string()), ..TextDoes::answer(spot, false) };
    let echo = move || spot.value().parse().map_or_else(|_| String::new(), |day| format::day(lang, day));
    views![near, text_box(spot, TextLook::of("date"), does), el("span").class("field-echo").live(echo)]
}

fn day_chip(spot: Spot, name: &'static str, day: Day) -> View {
    let text = day.to_string();
    let now = text.clone();
    chip(name, move || spot.value() == now, move || spot.set(&text)).into()
}

/// A day and a time of day.
pub fn moment(spot: Spot) -> View {
    text_box(spot, TextLook::of("datetime-local"), TextDoes::answer(spot, false)).into()
}

/// A month: the last year's, by name. Browsers without a month picker show a bare text field for `type=month`.
pub fn month(spot: Spot) -> View {
    let lang = app().lang();
    let today = spot.filling.held().ground.today;
    let mut months: Vec<String> = (0..MONTHS_OFFERED).map(|back| months_before(today, back)).collect();
    let now = spot.value_now();
    if !now.is_empty() && !months.contains(&now) {
        months.push(now);
    }
    let named = |month: String| {
        let name = format::month(lang, &month);
        (month, name)
    };
    select(spot, false, months.into_iter().map(named).collect()).into()
}

fn months_before(today: Day, back: i32) -> String {
    let months = today.year() * 12 + i32::from(today.month()) - 1 - back;
    format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
}
