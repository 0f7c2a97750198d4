//! The lines of a catch: one card for each kind of fish, with a running total.

use super::control::picture_button;
use super::field::{Spot, field, id_of};
use super::state::Filling;
use crate::domain::form::{self, Answers, Ask};
use crate::domain::pack::Pack;
use crate::domain::{amount, number};
use crate::ui::field::app::app;
use crate::ui::field::line_id::LineId;
use crate::ui::field::live::{View, el};
use crate::ui::field::parts::{p, span, strong};
use crate::ui::field::reactive::settled;
use crate::ui::field::rows::{Row, rows};
use crate::ui::field::show::{Weight, line_ids};
use crate::ui::kit::{Glyph, IconSize};

/// All lines, the total, and the button for one more.
pub fn lines(filling: Filling) -> View {
    let fill = &app().words().fill;
    let cards = rows(move || filling.held().asked().lines.iter().map(|line| row(filling, *line)).collect());
    let total = settled(move || total_words(filling));
    let add = move || {
        let line = filling.add_line();
        super::focus(&id_of(&format!("line.{line}.{}", Ask::Commodity.key())));
    };
    el("div")
        .class("stack")
        .add(cards)
        .live(move || filling.held().asked().lines.is_empty().then(|| p("quiet", fill.empty_catch)))
        .live(move || total_line(total.get()))
        .add(picture_button("btn btn-block", Glyph::Plus, IconSize::Medium, fill.add_line, add))
        .into()
}

fn row(filling: Filling, line: LineId) -> Row {
    Row { key: line.to_string(), draw: Box::new(move || card(filling, line)) }
}

fn card(filling: Filling, line: LineId) -> View {
    let fill = &app().words().fill;
    let heading = settled(move || {
        let at = filling.held().asked().lines.iter().position(|other| *other == line).unwrap_or(0);
        (app().words().fill.line)(at + 1)
    });
    let questions = form::line_questions().into_iter().map(|question| field(Spot::of(filling, &question, Some(line)), question.input));
    let remove = move || filling.remove_line(line);
    el("fieldset")
        .class("card fill-line")
        .add(el("legend").class("hidden-text").live(move || heading.get()))
        .add(
            el("div")
                .class("row row-apart")
                .add(el("strong").class("fill-line-name").attr("aria-hidden", "true").live(move || heading.get()))
                .add(picture_button("btn btn-quiet btn-small", Glyph::Trash, IconSize::Small, fill.remove_line, remove)),
        )
        .add(el("div").class("stack").each(questions))
        .into()
}

fn total_line(words: String) -> Option<View> {
    let fill = &app().words().fill;
    (!words.is_empty()).then(|| el("p").class("fill-total").add(span("", fill.total)).add(strong(&words)).into())
}

/// What the lines weigh so far, in words; empty when nothing was weighed.
fn total_words(filling: Filling) -> String {
    let held = filling.held();
    let total = total(&held.typed().answers, &held.ground.pack);
    if total.grams > 0 || total.open > 0 { total.in_words(app().lang()) } else { String::new() }
}

/// What the lines weigh so far.
fn total(answers: &Answers, pack: &Pack) -> Weight {
    line_ids(answers).iter().fold(Weight::default(), |sum, line| {
        let of = |ask: Ask| answers.get(&format!("line.{line}.{}", ask.key())).map_or("", String::as_str);
        match number::read(of(Ask::Amount)) {
            Ok(read) => sum.with(amount::grams(read.milli, of(Ask::Unit), pack)),
            Err(_) => sum,
        }
    })
}
