//! The rows: a dense table on a desk, cards on a phone.

use super::super::lang::{lang, words};
use crate::domain::ids::RecordId;
use crate::domain::reports::queue::QueueRow;
use crate::domain::status::Review;
use crate::ui::kit::{Glyph, Icon, IconSize, StatusChip, Tone, review_look};
use crate::words::Lang;
use crate::words::desk;
use leptos::prelude::*;

/// The address of a record, with the list it was opened from.
pub(crate) fn record_path(id: RecordId, list: &str) -> String {
    if list.is_empty() { format!("/meja/catatan/{id}") } else { format!("/meja/catatan/{id}?{list}") }
}

/// What a row is called: `Rotan sega`, or the kind of record when there is nothing more to say.
fn title(lang: Lang, row: &QueueRow) -> String {
    let form = row.form.as_deref().and_then(|form| desk::form(lang, form));
    let kind = form.or(row.kind.map(|kind| desk::kind(lang, kind)));
    match (kind, row.what.as_str()) {
        (Some(kind), "") => kind.to_owned(),
        (Some(kind), what) if row.form.as_deref() == Some("nil") => format!("{kind}: {what}"),
        (_, what) => what.to_owned(),
    }
}

/// The queue's table.
#[component]
pub(super) fn Table(rows: Vec<QueueRow>, list: String, now_ms: i64) -> impl IntoView {
    let words = words();
    if rows.is_empty() {
        return view! {
            <div class="empty">
                <Icon glyph=Glyph::Basket size=IconSize::Large />
                <p><strong>{words.empty_queue}</strong></p>
                <p>{words.empty_queue_hint}</p>
            </div>
        }
        .into_any();
    }
    let rows = rows.into_iter().map(|row| view! { <Row row list=list.clone() now_ms /> }).collect_view();
    view! {
        <div class="table-scroll desk-queue">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words.col_what}</th>
                        <th scope="col" class="num">{words.col_amount}</th>
                        <th scope="col">{words.col_producer}</th>
                        <th scope="col">{words.col_place}</th>
                        <th scope="col">{words.col_day}</th>
                        <th scope="col">{words.col_age}</th>
                        <th scope="col">{words.col_flags}</th>
                        <th scope="col">{words.col_review}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: QueueRow, list: String, now_ms: i64) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let title = title(lang, &row);
    let form = row.form.as_deref().and_then(|form| desk::form(lang, form)).or(row.kind.map(|kind| desk::kind(lang, kind)));
    // A title that begins with the kind has said it.
    let form = form.filter(|form| !title.starts_with(form));
    let name = match row.id {
        Some(id) => view! { <a class="desk-row-link" href=record_path(id, &list)>{title}</a> }.into_any(),
        None => view! { <span>{title}</span> }.into_any(),
    };
    let weight = match (row.form.as_deref(), row.grams, row.amount.is_some()) {
        (Some("nil") | None, ..) => None,
        (_, Some(grams), _) => Some(desk::grams(lang, grams)),
        (_, None, true) => Some(words.unmeasured_row.to_owned()),
        _ => None,
    };
    // Kilograms typed as kilograms are said once.
    let weight = weight.filter(|weight| row.amount.as_deref() != Some(weight.as_str()));
    view! {
        <tr class="desk-row">
            <td class="desk-c-what">{name} {form.map(|form| view! { <span class="small quiet">{form}</span> })}</td>
            <td class="num desk-c-amount">{row.amount.clone()} {weight.map(|weight| view! { <span class="small quiet">{weight}</span> })}</td>
            <td class="desk-c-producer">{row.producer.clone()}</td>
            <td class="desk-c-place">{row.place.clone()}</td>
            <td class="desk-c-day">{row.day.as_deref().map(|day| desk::day(lang, day))}</td>
            <td class="desk-c-age">
                {desk::age(lang, now_ms, row.received_ms)}
                <span class="small quiet">{words.author_line} " " {row.author.clone()}</span>
            </td>
            <td class="desk-c-flags"><Flags row=row.clone() /></td>
            <td class="desk-c-review"><State row=row.clone() /></td>
        </tr>
    }
    .into_any()
}

#[component]
fn Flags(row: QueueRow) -> impl IntoView {
    let lang = lang();
    let flags = row.flags.iter().map(|code| view! { <li>{desk::flag(lang, code)}</li> }).collect_view();
    (!row.flags.is_empty()).then(|| view! { <ul class="desk-flags">{flags}</ul> }).into_any()
}

/// The review state; for a held line why it is held; for an own entry that somebody else judges it.
#[component]
fn State(row: QueueRow) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let chip = match row.held {
        Some(code) => view! { <StatusChip look=(Tone::Warn, Glyph::Pause) text=desk::held(lang, code) /> }.into_any(),
        None => view! { <StatusChip look=review_look(row.review) text=desk::review(lang, row.review) /> }.into_any(),
    };
    let own = (row.own && row.held.is_none()).then(|| view! { <span class="small quiet">{words.own_entry}</span> });
    view! {
        {chip}
        {own}
    }
    .into_any()
}

/// The list beside an open record.
#[component]
pub(crate) fn SideList(rows: Vec<QueueRow>, list: String, current: RecordId, now_ms: i64) -> impl IntoView {
    let lang = lang();
    let item = move |row: QueueRow| {
        let id = row.id?;
        let here = id == current;
        let flagged = (!row.flags.is_empty() || row.review == Review::Changed).then(|| {
            view! { <span class="desk-side-flag"><Icon glyph=Glyph::Warning size=IconSize::Small /></span> }
        });
        Some(view! {
            <li class=if here { "is-chosen" } else { "" }>
                <a class="list-item desk-row-link" href=record_path(id, &list) aria-current=here.then_some("true")>
                    <span class="list-main">
                        <strong>{title(lang, &row)}</strong>
                        <span class="small quiet">{row.producer.clone()}</span>
                    </span>
                    <span class="list-side small quiet">{flagged} {desk::age(lang, now_ms, row.received_ms)}</span>
                </a>
            </li>
        })
    };
    view! { <ul class="list desk-side">{rows.into_iter().filter_map(item).collect_view()}</ul> }.into_any()
}
