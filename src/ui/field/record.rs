//! One record: every answer in words, both status lines, what the supervisor said at which field, and the way to mend it.

use super::app::{App, app};
use super::frame::PageHead;
use super::live::tap;
use super::load::loaded;
use super::producers::both_lines;
use super::show;
use crate::domain::form;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::{Entry, Review, Sending};
use crate::domain::verdict::Outcome;
use crate::ui::kit::{Glyph, Icon, IconSize, Tone, notice, say};
use crate::words::phone::{self as words, format};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// The page.
pub fn record_page(id: RecordId) -> AnyView {
    let app = app();
    loaded(|phone| async move { phone.entries(None).await }).draw(move |entries| page(app, id, entries))
}

/// A record that this phone does not have.
pub fn not_here(app: App, title: &'static str) -> AnyView {
    view! {
        <PageHead title />
        <main class="page">{say(Tone::Info, app.words().records.not_here)}</main>
    }
    .into_any()
}

fn page(app: App, id: RecordId, entries: &[Entry]) -> AnyView {
    let (records, lang) = (&app.words().records, app.lang.get_untracked());
    let Some(entry) = entries.iter().find(|entry| entry.id == id) else {
        return not_here(app, app.words().common.harvests);
    };
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let form = form::form_of(entry.kind, &entry.fields).map(|form| words::form(lang, form));
    let quantity = teller.quantity(&entry.fields);
    let written = format!("{} {}", records.written, format::moment(lang, entry.claimed_ms, today));
    view! {
        <PageHead title=form.unwrap_or_default() />
        <main class="page">
            <div class="record-top">
                <h2 class="record-title">{teller.title(entry)}</h2>
                {quantity.map(|quantity| view! { <p class="record-amount">{quantity}</p> }.into_any())}
                {both_lines(app, entry)}
                <p class="quiet small">{written}</p>
            </div>
            {said(app, entry)}
            <section class="card">
                {facts(app, entry, entries)}
            </section>
            {correct(app, entry)}
        </main>
    }
    .into_any()
}

/// Why it is held, or what the supervisor said.
pub fn said(app: App, entry: &Entry) -> AnyView {
    let (records, lang) = (&app.words().records, app.lang.get_untracked());
    let held = match entry.sending {
        Sending::Held(code) => {
            Some(notice(Tone::Warn, view! { <strong>{records.why_held}</strong><p>{words::held(lang, code)}</p> }.into_any()))
        }
        _ => None,
    };
    let tone = match entry.review {
        Review::Returned | Review::Rejected => Tone::Bad,
        Review::Approved => Tone::Good,
        Review::Waiting | Review::Changed => Tone::Plain,
    };
    let verdict = entry.verdict.as_ref().filter(|verdict| !verdict.reason.is_empty() || verdict.outcome != Outcome::Approve);
    let verdict = verdict.map(|verdict| {
        let reason = verdict.reason.clone();
        notice(tone, view! { <strong>{records.supervisor_said}</strong><p>{reason}</p> }.into_any())
    });
    view! { {held} {verdict} }.into_any()
}

/// Every answer; marked ones with the supervisor's words.
pub fn facts(app: App, entry: &Entry, entries: &[Entry]) -> AnyView {
    let records = &app.words().records;
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today, entries };
    let mut marks = marks(entry);
    let rows: Vec<AnyView> =
        teller.facts(entry).into_iter().map(|fact| fact_row(records.marked, fact.label, fact.text, marks.remove(&fact.key))).collect();
    // A mark at a field that is empty still shows.
    let form = form::form_of(entry.kind, &entry.fields);
    let left = marks.into_iter().filter_map(|(key, said)| {
        let ask = form::Ask::parse(key.rsplit('.').next()?)?;
        Some(fact_row(records.marked, words::label(teller.lang, form?, ask), app.words().common.none.to_owned(), Some(said)))
    });
    let left: Vec<AnyView> = left.collect();
    view! { <dl class="facts">{rows}{left}</dl> }.into_any()
}

fn fact_row(marked: &'static str, label: &'static str, text: String, mark: Option<String>) -> AnyView {
    let class = if mark.is_some() { "is-marked" } else { "" };
    let said = mark.map(|said| {
        view! {
            <p class="fill-mark"><Icon glyph=Glyph::Return size=IconSize::Small /><span><strong>{marked}</strong>" "{said}</span></p>
        }
        .into_any()
    });
    view! { <div class=class><dt>{label}</dt><dd>{text}{said}</dd></div> }.into_any()
}

/// Answer key to the supervisor's words, while the record stands as it was returned.
fn marks(entry: &Entry) -> BTreeMap<String, String> {
    let form = form::form_of(entry.kind, &entry.fields);
    let verdict = entry.verdict.as_ref().filter(|_| entry.review == Review::Returned);
    let marked = verdict.into_iter().flat_map(|verdict| &verdict.marked);
    marked.filter_map(|(field, said)| Some((show::answer_key(form?, field), said.clone()))).collect()
}

/// "Perbaiki", for those who may: the author of any revision, or the officer of a producer's record.
pub fn correct(app: App, entry: &Entry) -> AnyView {
    let records = &app.words().records;
    if !may_correct(app, entry) {
        return view! { <p class="quiet small">{records.not_own}</p> }.into_any();
    }
    let trouble = RwSignal::new(None::<&'static str>);
    let id = entry.id;
    let correct = tap(move || {
        let phone = app.phone();
        spawn_local(async move {
            match phone.correct(id).await {
                Ok(Some(draft)) => app.open_draft(draft),
                Ok(None) => trouble.set(Some(records.not_here)),
                Err(_) => trouble.set(Some(app.words().common.store_trouble)),
            }
        });
    });
    let urgent = super::mend::needs_mending(entry);
    let class = if urgent { "btn btn-primary btn-block" } else { "btn btn-block" };
    view! {
        {move || trouble.get().map(|said| say(Tone::Bad, said))}
        <button class=class type="button" on:click=correct><Icon glyph=Glyph::Pencil />{records.correct}</button>
    }
    .into_any()
}

/// A producer corrects what he wrote; officers also what was written in their villages.
fn may_correct(app: App, entry: &Entry) -> bool {
    entry.own || !app.is_producer() && entry.kind != Kind::Verdict
}
