//! One record: every answer in words, both status lines, what the supervisor said at which field, and the way to mend it.

use super::app::{App, app};
use super::live::{View, el, live, views};
use super::load::{Wanted, loaded};
use super::parts::{both_lines, button, fact, glyph, heading, marked, notice, p, page, say, strong, words_in};
use super::photo::strip;
use super::reactive::{Signal, spawn_local};
use super::show;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::status::{Entry, Review, Sending};
use crate::domain::verdict::{Outcome, Verdict};
use crate::domain::{form, photo};
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone::{self as words, format};

/// The page.
pub fn record_page(id: RecordId) -> View {
    let app = app();
    loaded(Wanted::Records(None)).draw(move |seen| record(app, id, &seen.entries))
}

/// A record that this phone does not have.
pub fn not_here(app: App, title: &str) -> View {
    page(app, title, say(Tone::Info, app.words().records.not_here))
}

fn record(app: App, id: RecordId, entries: &[Entry]) -> View {
    let Some(entry) = entries.iter().find(|entry| entry.id == id) else {
        return not_here(app, app.words().common.harvests);
    };
    let (pack, lang) = (app.pack(), app.lang());
    let teller = app.teller(&pack, entries);
    let form = form::form_of(entry.kind, &entry.fields).map_or("", |form| words::form(lang, form));
    let written = format!("{} {}", app.words().records.written, format::moment(lang, entry.claimed_ms, teller.today));
    let top = el("div")
        .class("record-top")
        .add(words_in("h2", "record-title", &teller.title(entry)))
        .add(teller.quantity(&entry.fields).map(|quantity| p("record-amount", &quantity)))
        .add(both_lines(app, entry))
        .add(p("quiet small", &written));
    let facts = el("section").class("card").add(facts(app, entry, entries));
    let photos = strip(&photo::named(&entry.fields))
        .map(|photos| el("section").class("stack stack-s").add(heading(app.words().photos.photo)).add(photos));
    page(app, form, views![top, said(app, entry), facts, photos, correct(app, entry)])
}

/// Why it is held, or what the supervisor said.
pub fn said(app: App, entry: &Entry) -> View {
    let records = &app.words().records;
    let said = |tone, who, words, due| notice(tone, views![strong(who), p("", words), due]);
    let held = match entry.sending {
        Sending::Held(code) => Some(said(Tone::Warn, records.why_held, words::held(app.lang(), code), None)),
        _ => None,
    };
    let tone = match entry.review {
        Review::Returned | Review::Rejected => Tone::Bad,
        Review::Approved => Tone::Good,
        Review::Waiting | Review::Changed => Tone::Plain,
    };
    let verdict = entry.verdict.as_ref().filter(|verdict| !verdict.reason.is_empty() || verdict.outcome != Outcome::Approve);
    views![held, verdict.map(|verdict| said(tone, records.supervisor_said, &verdict.reason, due(app, verdict)))]
}

/// The day by which a returned record should be back.
pub fn due(app: App, verdict: &Verdict) -> Option<View> {
    let day = format::day(app.lang(), verdict.due?);
    Some(strong(&format!("{} {day}", app.words().records.due_by)))
}

/// Every answer; marked ones with the supervisor's words.
pub fn facts(app: App, entry: &Entry, entries: &[Entry]) -> View {
    let pack = app.pack();
    let teller = app.teller(&pack, entries);
    let form = form::form_of(entry.kind, &entry.fields);
    let mut marks = form.map(|form| show::marks(form, entry)).unwrap_or_default();
    let mut rows = el("dl").class("facts");
    for known in teller.facts(entry) {
        let mark = marks.iter().position(|(key, _)| *key == known.key).map(|at| marks.remove(at).1);
        rows = rows.add(fact_row(app, known.label, &known.text, mark));
    }
    // A mark at a field that is empty still shows.
    for (key, said) in marks {
        if let (Some(form), Some(ask)) = (form, key.rsplit('.').next().and_then(form::Ask::parse)) {
            rows = rows.add(fact_row(app, words::label(teller.lang, form, ask), app.words().common.none, Some(said)));
        }
    }
    rows.into()
}

fn fact_row(app: App, label: &str, text: &str, mark: Option<&str>) -> View {
    let class = if mark.is_some() { "is-marked" } else { "" };
    let said = mark.map(|said| marked(app, said));
    fact(label, el("dd").add(text).add(said)).class(class).into()
}

/// "Perbaiki", for those who may: the author of any revision, or the officer of a producer's record.
pub fn correct(app: App, entry: &Entry) -> View {
    let records = &app.words().records;
    if !may_correct(app, entry) {
        return p("quiet small", records.not_own);
    }
    let trouble = Signal::new("");
    let id = entry.id;
    let correct = move || {
        let phone = app.phone();
        spawn_local(async move {
            match phone.correct(id).await {
                Ok(Some(draft)) => app.open_draft(draft),
                Ok(None) => trouble.set(records.not_here),
                Err(_) => trouble.set(app.words().common.store_trouble),
            }
        });
    };
    let urgent = super::mend::needs_mending(entry);
    let class = if urgent { "btn btn-primary btn-block" } else { "btn btn-block" };
    views![
        live(move || Some(trouble.get()).filter(|said| !said.is_empty()).map(|said| say(Tone::Bad, said))),
        button(class, correct).add(glyph(Glyph::Pencil)).add(records.correct)
    ]
}

/// A producer corrects what he wrote; officers also what was written in their villages.
fn may_correct(app: App, entry: &Entry) -> bool {
    entry.own || !app.is_producer() && entry.kind != Kind::Verdict
}
