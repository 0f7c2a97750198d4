//! The form screen: opens a draft, draws its questions, saves it.

use super::field::{Spot, field, id_of};
use super::keeper::Kept;
use super::open::{Opened, open};
use super::saved::{Done, saved};
use super::section::section;
use super::state::{Filling, Held, Saving, blocking};
use crate::domain::form::{Ask, Draft, Form, Input, Question};
use crate::domain::ids::DraftId;
use crate::domain::order;
use crate::domain::problem::{Problem, Severity};
use crate::phone::{SaveTrouble, Saved};
use crate::ui::field::app::{App, app};
use crate::ui::field::home::nearly_full;
use crate::ui::field::live::{El, Row, View, el, live, nothing, rows, views};
use crate::ui::field::parts::{button, glyph, link, notice, p, page_head, say, small, span, strong, words_in};
use crate::ui::field::prefs;
use crate::ui::field::reactive::*;
use crate::ui::field::route::Route;
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone as words;
use std::rc::Rc;

/// A form by its draft's id.
pub fn fill_page(id: DraftId) -> View {
    let app = app();
    let (opened, ready) = (StoredValue::new_local(Opened::Reading), RwSignal::new(false));
    spawn_local(async move {
        let read = open(app, id).await;
        if opened.try_set_value(read).is_none() {
            let _ = ready.try_set(true);
        }
    });
    live(move || {
        ready.track();
        if let Opened::Draft(draft, ground) = opened.get_value() {
            opened.set_value(Opened::Form(Rc::new(Held::new(app.phone(), draft, ground))));
        }
        match opened.get_value() {
            Opened::Reading | Opened::Draft(..) => el("p").class("quiet page-wait").add(app.words().common.loading).into(),
            Opened::Form(held) => form(Filling(opened), &held),
            Opened::Unknown => unknown(app),
            Opened::Trouble(said) => trouble(app, said),
        }
    })
}

/// There is no such draft any more.
fn unknown(app: App) -> View {
    let words = app.words();
    views![
        page_head(app, words.home.drafts, nothing()),
        el("main")
            .class("page")
            .add(say(Tone::Info, words.fill.draft_unknown))
            .add(link(Route::Home, "btn btn-primary").add(words.fill.to_home))
            .add(link(Route::Send, "btn").add(words.common.send))
    ]
}

fn trouble(app: App, said: String) -> View {
    let common = &app.words().common;
    views![
        page_head(app, common.back, nothing()),
        el("main").class("page").add(notice(Tone::Bad, views![p("", common.store_trouble), p("small", &said)]))
    ]
}

fn form(filling: Filling, held: &Held) -> View {
    on_window("visibilitychange", move || flush(filling));
    on_window("pagehide", move || flush(filling));
    on_cleanup(move || flush(filling));
    let done = held.is_done;
    live(move || {
        if !done.get() {
            return questions(filling);
        }
        let done = filling.held().done.take();
        done.map_or_else(nothing, saved)
    })
}

fn flush(filling: Filling) {
    if let Some(held) = filling.try_held() {
        held.keeper.flush();
    }
}

fn questions(filling: Filling) -> View {
    let app = app();
    app.filling.set(true);
    on_cleanup(move || app.filling.set(false));
    let storage = RwSignal::new(None);
    let phone = app.phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
    let title = words::form(app.lang(), filling.held().form);
    views![
        page_head(app, title, live(move || kept_mark(app, filling))),
        el("main")
            .class("page fill")
            .live(move || nearly_full(app, storage.get()))
            .add(reason(app, filling))
            .live(move || (filling.held().keeper.kept() == Kept::Gone).then(|| say(Tone::Info, app.words().fill.draft_gone)))
            .add(form_of_questions(app, filling))
            .live(move || refused(filling)),
        save_bar(app, filling)
    ]
}

fn form_of_questions(app: App, filling: Filling) -> El {
    let row = move |(heading, question)| row(app, filling, heading, question);
    el("form")
        .class("fill-form")
        .attr("novalidate", "")
        // The enter key of the last field must not load a page.
        .on("submit", |event| event.prevent_default())
        .add(rows(move || with_sections(filling).into_iter().map(row).collect()))
}

/// What makes a question another one: it must be drawn anew when it becomes required or gets other choices.
fn row(app: App, filling: Filling, heading: Option<usize>, question: Question) -> Row {
    let choices = match question.input {
        Input::One(codes) | Input::Many(codes) => codes.as_ptr() as usize,
        _ => 0,
    };
    let heading_key = heading.map_or(usize::MAX, |at| at);
    let key = format!("{} {heading_key} {} {choices}", question.ask.key(), u8::from(question.required));
    let draw = move || {
        let heading = heading.map(|at| words_in("h2", "fill-section", app.words().fill.sections[at]));
        views![heading, field(Spot::of(filling, &question, None), question.input)]
    };
    Row { key, draw: Box::new(draw) }
}

/// The questions, the first of each section with its heading; again whenever others are to be asked.
fn with_sections(filling: Filling) -> Vec<(Option<usize>, Question)> {
    let held = filling.held();
    in_sections(held.form, held.asked().questions.clone())
}

fn in_sections(form: Form, mut questions: Vec<Question>) -> Vec<(Option<usize>, Question)> {
    order::sort_by_key(&mut questions, |question| section(form, question.ask));
    let mut before = None;
    let place = |question: Question| {
        let now = section(form, question.ask);
        let heading = now.filter(|_| now != before);
        before = now;
        (heading, question)
    };
    questions.into_iter().map(place).collect()
}

/// What the supervisor wrote, above the form.
fn reason(app: App, filling: Filling) -> Option<View> {
    let (fill, held) = (&app.words().fill, filling.held());
    match held.ground.reason.clone() {
        Some(reason) => Some(notice(Tone::Bad, views![strong(fill.returned), p("", &reason)])),
        None if held.ground.base.is_some() => Some(say(Tone::Info, fill.correcting)),
        None => None,
    }
}

/// How the draft stands, small, at the top.
fn kept_mark(app: App, filling: Filling) -> Option<View> {
    let fill = &app.words().fill;
    match filling.held().keeper.kept() {
        Kept::Untouched | Kept::Gone => None,
        Kept::Writing => Some(span("kept", fill.draft_writing)),
        Kept::Stored => Some(el("span").class("kept").add(small(Glyph::Draft)).add(fill.draft_kept).into()),
        Kept::Failed => Some(el("span").class("kept kept-bad").attr("role", "alert").add(fill.draft_failed).into()),
    }
}

fn refused(filling: Filling) -> Option<View> {
    match filling.held().saving() {
        Saving::Refused(words) => Some(say(Tone::Bad, words)),
        _ => None,
    }
}

fn save_bar(app: App, filling: Filling) -> View {
    let running = move || filling.held().saving() == Saving::Running;
    let words = move || if running() { app.words().fill.saving } else { app.words().fill.save };
    el("div")
        .class("save-bar")
        .live(move || left_to_do(app, filling))
        .add(
            button("btn btn-primary btn-block save-button", move || save(app, filling))
                .flag("disabled", running)
                .live(move || save_picture(running()))
                .live(words),
        )
        .into()
}

fn save_picture(running: bool) -> View {
    if running { el("span").class("spinner").into() } else { glyph(Glyph::Phone) }
}

/// After a save was tried: how many answers stand in its way.
fn left_to_do(app: App, filling: Filling) -> Option<View> {
    let held = filling.held();
    let now = held.found();
    let count = if now.attempted { blocking(&now.problems) } else { 0 };
    let words = (count > 0).then(|| (app.words().fill.problems)(count))?;
    Some(el("p").class("save-problems").attr("role", "status").add(words).into())
}

/// Saves once, however often it is tapped: while one save runs, further taps find it running.
fn save(app: App, filling: Filling) {
    let held = filling.held();
    if matches!(held.saving.get(), Saving::Running | Saving::Done) {
        return;
    }
    held.say(Saving::Running);
    held.keeper.stop();
    let draft = held.keeper.draft();
    let phone = app.phone();
    spawn_local(async move {
        match phone.save(&draft).await {
            Ok(saved) => {
                prefs::note(draft.form, &draft.answers);
                app.rename(Route::Record(saved.record));
                let entry = phone.entry(saved.record).await.ok().flatten();
                finish(&held, &draft, saved, entry);
            }
            Err(trouble) => refuse(app, &held, trouble),
        }
    });
}

/// The store has it: the screen after a save takes the form's place.
fn finish(held: &Held, draft: &Draft, saved: Saved, entry: Option<crate::domain::status::Entry>) {
    held.done.replace(Some(Done::new(&held.ground, draft, saved, entry)));
    held.say(Saving::Done);
    let _ = held.is_done.try_set(true);
}

/// The form stays with everything in it, and says why.
fn refuse(app: App, held: &Held, trouble: SaveTrouble) {
    let fill = &app.words().fill;
    held.keeper.resume();
    let next = match trouble {
        SaveTrouble::Problems(problems) => {
            held.attempt();
            if let Some(key) = first_problem(held, &problems) {
                super::focus(&id_of(&key));
            }
            Saving::Idle
        }
        SaveTrouble::DraftGone => Saving::Refused(fill.draft_gone),
        SaveTrouble::Quota => Saving::Refused(fill.quota),
        SaveTrouble::Store(_) => Saving::Refused(fill.failed),
    };
    held.say(next);
}

/// The key of the first question, from the top, that stands in the way.
fn first_problem(held: &Held, problems: &[Problem]) -> Option<String> {
    let bad = |key: &str| problems.iter().any(|problem| problem.at == key && problem.trouble.severity() != Severity::Warn);
    let questions = held.now().questions.clone();
    for (_, question) in in_sections(held.form, questions) {
        let key = question.ask.key();
        if bad(key) {
            return Some(key.to_owned());
        }
        let in_line = problems.iter().find(|problem| problem.at.starts_with("line.") && question.input == Input::Lines);
        if let Some(problem) = in_line {
            return Some(problem.at.clone());
        }
    }
    problems.first().map(|problem| problem.at.clone()).filter(|at| Ask::parse(at).is_some())
}
