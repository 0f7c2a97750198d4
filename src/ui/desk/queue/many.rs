//! "Approve all that fit": the exact number and sum before, the result after.

use super::super::lang::{lang, words};
use super::table::record_path;
use crate::calls;
use crate::domain::reports::desk::{APPROVE_MANY_MAX, ApprovedMany};
use crate::domain::reports::queue::{QueueFilter, QueuePage};
use crate::ui::kit::{Notice, Tone};
use crate::words::desk;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The panel, folded unless the URL says `semua=1`. It shows what one press will do before there is one.
#[component]
pub(super) fn Panel(page: QueuePage, filter: QueueFilter, open: bool) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let approve = ServerAction::<calls::queue::ApproveMany>::new();
    if filter.held.is_some() || page.total == 0 {
        return ().into_any();
    }
    let number = desk::number(lang, page.judgeable * 1000);
    let body = if page.judgeable == 0 {
        view! { <p>{words.many_none}</p> }.into_any()
    } else if page.judgeable > APPROVE_MANY_MAX {
        view! {
            <p><strong>{number}</strong> " " {words.total_records} ". " {words.many_over}</p>
        }
        .into_any()
    } else {
        let flagged = (page.judgeable_flagged > 0).then(|| {
            let flagged = desk::number(lang, page.judgeable_flagged * 1000);
            view! { <Notice tone=Tone::Warn><p><b>{flagged}</b> " " {words.many_flagged}</p></Notice> }
        });
        let sum = desk::grams(lang, page.judgeable_grams);
        view! {
            <p>{words.many_exact} " " <strong>{number.clone()}</strong> " " {words.total_records} ", " {words.many_weight} " " <strong>{sum}</strong> "."</p>
            {flagged}
            <ActionForm action=approve>
                <input type="hidden" name="list" value=filter.from_start().to_query() />
                <input type="hidden" name="high_seq" value=page.high_seq.to_string() />
                <input type="hidden" name="number" value=page.judgeable.to_string() />
                <button class="btn btn-primary" type="submit">{words.many_go.replace("{}", &number)}</button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <details class="desk-many" open=open>
            <summary>{words.many_open}</summary>
            <div class="card stack stack-s">{body}</div>
        </details>
    }
    .into_any()
}

/// The result of the last one, by the token in the URL.
#[component]
pub(super) fn Result(token: String) -> impl IntoView {
    if token.is_empty() {
        return ().into_any();
    }
    let done = Resource::new(move || token.clone(), calls::queue::many_result);
    let body = move || {
        Suspend::new(async move {
            let done = done.await.ok().flatten();
            done.map(|done| view! { <Done done /> })
        })
    };
    view! { <Suspense>{body}</Suspense> }.into_any()
}

#[component]
fn Done(done: ApprovedMany) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let count = move |number: i64| desk::number(lang, number * 1000);
    if done.over_cap {
        return view! { <Notice tone=Tone::Warn><p>{words.many_over}</p></Notice> }.into_any();
    }
    let skipped = done
        .skipped
        .iter()
        .map(|skipped| {
            view! { <li><a href=record_path(skipped.id, "")>{skipped.label.clone()}</a> ": " {desk::trouble(lang, &skipped.why)}</li> }
        })
        .collect_view();
    let left_out = (!done.skipped.is_empty()).then(|| {
        view! {
            <p>{count(done.skipped.len() as i64)} " " {words.many_skipped}</p>
            <ul class="desk-skipped">{skipped}</ul>
        }
    });
    let gone = (done.gone > 0).then(|| view! { <p>{count(done.gone)} " " {words.many_gone}</p> });
    view! {
        <Notice tone=if done.skipped.is_empty() { Tone::Good } else { Tone::Info }>
            <p><b>{count(done.approved)} " " {words.many_done}</b> ", " {words.many_weight} " " {desk::grams(lang, done.grams)} "."</p>
            {left_out}
            {gone}
        </Notice>
    }
    .into_any()
}
