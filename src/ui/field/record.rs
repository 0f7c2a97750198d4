//! One record: every answer in words, both status lines, what the supervisor said at which field, and the way to mend it.

use super::app::{App, app};
use super::live::{View, el, live, nothing, views};
use super::load::loaded;
use super::parts::{both_lines, button, glyph, notice, p, page_head, say, small, strong};
use super::show;
use crate::domain::form;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::map::Map;
use crate::domain::status::{Entry, Review, Sending};
use crate::domain::verdict::Outcome;
use crate::ui::field::reactive::*;
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone::{self as words, format};

/// The page.
pub fn record_page(id: RecordId) -> View {
    let app = app();
    loaded(|phone| async move { phone.entries(None).await }).draw(move |entries| page(app, id, entries))
}

/// A record that this phone does not have.
pub fn not_here(app: App, title: &'static str) -> View {
    views![page_head(app, title, nothing()), el("main").class("page").add(say(Tone::Info, app.words().records.not_here))]
}

fn page(app: App, id: RecordId, entries: &[Entry]) -> View {
    let (records, lang) = (&app.words().records, app.lang());
    let Some(entry) = entries.iter().find(|entry| entry.id == id) else {
        return not_here(app, app.words().common.harvests);
    };
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries };
    let form = form::form_of(entry.kind, &entry.fields).map(|form| words::form(lang, form));
    let quantity = teller.quantity(&entry.fields);
    let written = format!("{} {}", records.written, format::moment(lang, entry.claimed_ms, today));
    views![
        page_head(app, form.unwrap_or_default(), nothing()),
        el("main")
            .class("page")
            .add(
                el("div")
                    .class("record-top")
                    .add(el("h2").class("record-title").add(teller.title(entry)))
                    .add(quantity.map(|quantity| p("record-amount", &quantity)))
                    .add(both_lines(app, entry))
                    .add(p("quiet small", &written)),
            )
            .add(said(app, entry))
            .add(el("section").class("card").add(facts(app, entry, entries)))
            .add(correct(app, entry))
    ]
}

/// Why it is held, or what the supervisor said.
pub fn said(app: App, entry: &Entry) -> View {
    let (records, lang) = (&app.words().records, app.lang());
    let held = match entry.sending {
        Sending::Held(code) => Some(notice(Tone::Warn, views![strong(records.why_held), el("p").add(words::held(lang, code))])),
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
        notice(tone, views![strong(records.supervisor_said), p("", &reason)])
    });
    views![held, verdict]
}

/// Every answer; marked ones with the supervisor's words.
pub fn facts(app: App, entry: &Entry, entries: &[Entry]) -> View {
    let records = &app.words().records;
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang: app.lang(), pack: &pack, today, entries };
    let mut marks = marks(entry);
    let rows: Vec<View> =
        teller.facts(entry).into_iter().map(|fact| fact_row(records.marked, fact.label, fact.text, marks.remove(&fact.key))).collect();
    // A mark at a field that is empty still shows.
    let form = form::form_of(entry.kind, &entry.fields);
    let left = marks.into_iter().filter_map(|(key, said)| {
        let ask = form::Ask::parse(key.rsplit('.').next()?)?;
        Some(fact_row(records.marked, words::label(teller.lang, form?, ask), app.words().common.none.to_owned(), Some(said)))
    });
    let left: Vec<View> = left.collect();
    el("dl").class("facts").add(rows).add(left).into()
}

fn fact_row(marked: &'static str, label: &'static str, text: String, mark: Option<String>) -> View {
    let class = if mark.is_some() { "is-marked" } else { "" };
    let said = mark.map(|said| el("p").class("fill-mark").add(small(Glyph::Return)).add(el("span").add(strong(marked)).add(" ").add(said)));
    el("div").class(class).add(el("dt").add(label)).add(el("dd").add(text).add(said)).into()
}

/// Answer key to the supervisor's words, while the record stands as it was returned.
fn marks(entry: &Entry) -> Map<String> {
    let form = form::form_of(entry.kind, &entry.fields);
    let verdict = entry.verdict.as_ref().filter(|_| entry.review == Review::Returned);
    let marked = verdict.into_iter().flat_map(|verdict| &verdict.marked);
    marked.filter_map(|(field, said)| Some((show::answer_key(form?, field), said.clone()))).collect()
}

/// "Perbaiki", for those who may: the author of any revision, or the officer of a producer's record.
pub fn correct(app: App, entry: &Entry) -> View {
    let records = &app.words().records;
    if !may_correct(app, entry) {
        return p("quiet small", records.not_own);
    }
    let trouble = RwSignal::new(None::<&'static str>);
    let id = entry.id;
    let correct = move || {
        let phone = app.phone();
        spawn_local(async move {
            match phone.correct(id).await {
                Ok(Some(draft)) => app.open_draft(draft),
                Ok(None) => trouble.set(Some(records.not_here)),
                Err(_) => trouble.set(Some(app.words().common.store_trouble)),
            }
        });
    };
    let urgent = super::mend::needs_mending(entry);
    let class = if urgent { "btn btn-primary btn-block" } else { "btn btn-block" };
    views![
        live(move || trouble.get().map(|said| say(Tone::Bad, said))),
        button(class, correct).add(glyph(Glyph::Pencil)).add(records.correct)
    ]
}

/// A producer corrects what he wrote; officers also what was written in their villages.
fn may_correct(app: App, entry: &Entry) -> bool {
    entry.own || !app.is_producer() && entry.kind != Kind::Verdict
}
