//! The form screen: opens a draft, draws its questions, saves it.

use super::field::{Spot, field, id_of};
use super::findings::blocking;
use super::keeper::Kept;
use super::open::{Opened, open};
use super::saved::{Done, saved};
use super::section::section;
use super::state::{Filling, Held, Now, Saving};
use crate::domain::form::{Ask, Form, Input, Question};
use crate::domain::ids::DraftId;
use crate::domain::order;
use crate::domain::problem::{Problem, Severity};
use crate::phone::SaveTrouble;
use crate::ui::field::app::{App, app};
use crate::ui::field::home::nearly_full;
use crate::ui::field::live::{El, View, el, live, on_window, views};
use crate::ui::field::parts::{button, glyph, link, notice, p, page, page_head, say, small, span, store_trouble, strong, wait, words_in};
use crate::ui::field::prefs;
use crate::ui::field::reactive::{Signal, on_cleanup, spawn_local};
use crate::ui::field::route::Route;
use crate::ui::field::rows::{Row, rows};
use crate::ui::kit::{Glyph, Tone};
use crate::words::phone as words;

/// A form by its draft's id.
pub fn fill_page(id: DraftId) -> View {
    let app = app();
    let opened = Signal::new(Opened::Reading);
    spawn_local(async move { opened.set(open(app, id).await) });
    live(move || match opened.get() {
        Opened::Reading => wait(app),
        Opened::Form(_) => form(Filling(opened)),
        Opened::Unknown => unknown(app),
        Opened::Trouble(error) => page(app, app.words().common.back, store_trouble(app, &error)),
    })
}

/// There is no such draft any more.
fn unknown(app: App) -> View {
    let words = app.words();
    let home = link(Route::Home, "btn btn-primary").add(words.fill.to_home);
    let send = link(Route::Send, "btn").add(words.common.send);
    page(app, words.home.drafts, views![say(Tone::Info, words.fill.draft_unknown), home, send])
}

fn form(filling: Filling) -> View {
    on_window("visibilitychange", move || flush(filling));
    on_window("pagehide", move || flush(filling));
    on_cleanup(move || flush(filling));
    live(move || match filling.held().done() {
        Some(done) => saved(done),
        None => questions(filling),
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
    let over = app.filling;
    on_cleanup(move || over.set(false));
    app.look_at_storage();
    let title = words::form(app.lang(), filling.held().form);
    views![
        page_head(app, title, live(move || kept_mark(app, filling))),
        el("main")
            .class("page fill")
            .live(move || nearly_full(app))
            .add(reason(app, filling))
            .live(move || (filling.held().keeper.kept() == Kept::Gone).then(|| say(Tone::Info, app.words().fill.draft_gone)))
            .add(form_of_questions(app, filling))
            .live(move || refused(filling)),
        save_bar(app, filling)
    ]
}

fn form_of_questions(app: App, filling: Filling) -> El {
    el("form")
        .class("fill-form")
        .attr("novalidate", "")
        // The enter key of the last field must not load a page.
        .on("submit", |event| event.prevent_default())
        .add(rows(move || question_rows(app, filling)))
}

/// The questions, the first of each section with its heading; again whenever others are to be asked.
fn question_rows(app: App, filling: Filling) -> Vec<Row> {
    let held = filling.held();
    let (mut rows, mut before) = (Vec::new(), None);
    for question in in_order(held.form, &held.asked()) {
        let now = section(held.form, question.ask);
        rows.push(row(app, filling, now.filter(|_| now != before), question));
        before = now;
    }
    rows
}

/// The questions as they stand below each other.
fn in_order(form: Form, now: &Now) -> Vec<Question> {
    let mut questions = now.questions.clone();
    order::sort_by_key(&mut questions, |question| section(form, question.ask));
    questions
}

/// What makes a question another one: it must be drawn anew when it becomes required or gets other choices.
fn row(app: App, filling: Filling, heading: Option<usize>, question: Question) -> Row {
    let choices = match question.input {
        Input::One(codes) | Input::Many(codes) => codes.as_ptr() as usize,
        _ => 0,
    };
    let heading_key = heading.unwrap_or(usize::MAX);
    let key = format!("{} {heading_key} {} {choices}", question.ask.key(), u8::from(question.required));
    let draw = move || {
        let heading = heading.map(|at| words_in("h2", "fill-section", app.words().fill.sections[at]));
        views![heading, field(Spot::of(filling, &question, None), question.input)]
    };
    Row { key, draw: Box::new(draw) }
}

/// What the supervisor wrote, above the form.
fn reason(app: App, filling: Filling) -> Option<View> {
    let (fill, held) = (&app.words().fill, filling.held());
    match &held.ground.reason {
        Some(reason) => Some(notice(Tone::Bad, views![strong(fill.returned), p("", reason)])),
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
                .flag("disabled", move || running() || filling.held().making())
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
    if held.is_taken() {
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
                held.finish(Done::new(&held.ground, &draft, saved, entry));
            }
            Err(trouble) => refuse(app, &held, trouble),
        }
    });
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
    for question in in_order(held.form, &held.now()) {
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
