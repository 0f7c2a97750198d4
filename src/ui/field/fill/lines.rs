//! The lines of a catch: one card for each kind of fish, with a running total.

use super::field::FieldOf;
use super::state::Filling;
use crate::domain::form::{self, Answers, Ask};
use crate::domain::{amount, number};
use crate::ui::field::app::app;
use crate::ui::field::line_id::LineId;
use crate::ui::field::show::{Weight, line_ids};
use crate::ui::kit::{Glyph, Icon, IconSize};
use leptos::prelude::*;

/// All lines, the total, and the button for one more.
#[component]
pub fn Lines(filling: Filling) -> impl IntoView {
    let app = app();
    let fill = &app.words().fill;
    // A line that was just added has no answer yet, so it is remembered here until it has.
    let added = RwSignal::new(Vec::<LineId>::new());
    let lines = Memo::new(move |_| {
        let answered = filling.answers.with(line_ids);
        let mut lines: Vec<LineId> = answered.iter().filter_map(|line| LineId::parse(line)).chain(added.get()).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    });
    let add = move |_| {
        let line = LineId::after(lines.with_untracked(|lines| lines.last().copied()), js_sys::Math::random());
        added.update(|added| added.push(line));
        super::focus(&super::field::id_of(&format!("line.{line}.{}", Ask::Commodity.key())));
    };
    let remove = move |line: LineId| {
        added.update(|added| added.retain(|other| *other != line));
        filling.remove_line(line);
    };
    let total = Memo::new(move |_| filling.with_ground(|ground| filling.answers.with(|answers| total(answers, &ground.pack))));
    let total_words = move || {
        let some = total.with(|total| total.grams > 0 || total.open > 0);
        some.then(|| {
            view! {
                <p class="fill-total"><span>{fill.total}</span><strong>{total.get().in_words(app.lang.get_untracked())}</strong></p>
            }
        })
    };
    view! {
        <div class="stack">
            <For each=move || lines.get() key=|line| *line let:line>
                <Line filling line lines remove />
            </For>
            {move || lines.with(Vec::is_empty).then(|| view! { <p class="quiet">{fill.empty_catch}</p> })}
            {total_words}
            <button class="btn btn-block" type="button" on:click=add><Icon glyph=Glyph::Plus />{fill.add_line}</button>
        </div>
    }
}

#[component]
fn Line(filling: Filling, line: LineId, lines: Memo<Vec<LineId>>, remove: impl Fn(LineId) + Copy + Send + 'static) -> impl IntoView {
    let fill = &app().words().fill;
    let heading = move || {
        let at = lines.with(|lines| lines.iter().position(|other| *other == line)).unwrap_or(0);
        (fill.line)(at + 1)
    };
    let questions =
        form::line_questions().into_iter().map(|question| view! { <FieldOf filling question line=Some(line) /> }).collect_view();
    view! {
        <fieldset class="card fill-line">
            <legend class="hidden-text">{heading}</legend>
            <div class="row row-apart">
                <strong class="fill-line-name" aria-hidden="true">{heading}</strong>
                <button class="btn btn-quiet btn-small" type="button" on:click=move |_| remove(line)>
                    <Icon glyph=Glyph::Trash size=IconSize::Small />
                    {fill.remove_line}
                </button>
            </div>
            <div class="stack">{questions}</div>
        </fieldset>
    }
}

/// What the lines weigh so far.
fn total(answers: &Answers, pack: &crate::domain::pack::Pack) -> Weight {
    line_ids(answers).iter().fold(Weight::default(), |sum, line| {
        let of = |ask: Ask| answers.get(&format!("line.{line}.{}", ask.key())).map_or("", String::as_str);
        match number::read(of(Ask::Amount)) {
            Ok(read) => sum.with(amount::grams(read.milli, of(Ask::Unit), pack)),
            Err(_) => sum,
        }
    })
}
