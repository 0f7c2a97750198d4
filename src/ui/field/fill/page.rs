//! The form screen: opens a draft, draws its questions, saves it.

use super::field::{FieldOf, id_of};
use super::keeper::Kept;
use super::open::{Opened, open};
use super::saved::{Done, SavedView};
use super::section::section;
use super::state::{Filling, blocking};
use crate::domain::form::{Ask, Input, Question};
use crate::domain::ids::DraftId;
use crate::domain::problem::{Problem, Severity};
use crate::phone::SaveTrouble;
use crate::ui::field::app::{App, To, app};
use crate::ui::field::frame::PageHead;
use crate::ui::field::home::nearly_full;
use crate::ui::field::prefs;
use crate::ui::field::route::Route;
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use crate::words::phone as words;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A form by its draft's id.
#[component]
pub fn FillPage(id: DraftId) -> impl IntoView {
    let app = app();
    let opened = RwSignal::new_local(None::<StoredValue<Option<Opened>, LocalStorage>>);
    spawn_local(async move {
        let read = open(app, id).await;
        let _ = opened.try_set(Some(StoredValue::new_local(Some(read))));
    });
    move || {
        match opened.get().and_then(|held| held.try_update_value(Option::take).flatten()) {
        None => view! { <p class="quiet page-wait">{app.words().common.loading}</p> }.into_any(),
        Some(Opened::Form(parts)) => {
            let (draft, ground) = *parts;
            view! { <FormView filling=Filling::new(app, draft, ground) /> }.into_any()
        }
        Some(Opened::Unknown) => view! { <Gone text=app.words().fill.draft_unknown /> }.into_any(),
        Some(Opened::Trouble(error)) => view! {
            <PageHead title=app.words().common.back />
            <main class="page"><Notice tone=Tone::Bad><p>{app.words().common.store_trouble}</p><p class="small">{error.to_string()}</p></Notice></main>
        }
        .into_any(),
    }
    }
}

/// There is no such draft any more.
#[component]
fn Gone(text: &'static str) -> impl IntoView {
    let app = app();
    view! {
        <PageHead title=app.words().home.drafts />
        <main class="page">
            <Notice tone=Tone::Info><p>{text}</p></Notice>
            <To route=Route::Home class="btn btn-primary">{app.words().fill.to_home}</To>
            <To route=Route::Send class="btn">{app.words().common.send}</To>
        </main>
    }
}

/// Where a save stands.
#[derive(Clone, PartialEq)]
enum Saving {
    Idle,
    Running,
    Refused(&'static str),
    Done(Done),
}

#[component]
fn FormView(filling: Filling) -> impl IntoView {
    let saving = RwSignal::new(Saving::Idle);
    let hide = window_event_listener(ev::visibilitychange, move |_| filling.keeper.with_value(|keeper| keeper.flush()));
    let leave =
        window_event_listener(ev::Custom::<web_sys::Event>::new("pagehide"), move |_| filling.keeper.with_value(|keeper| keeper.flush()));
    on_cleanup(move || {
        hide.remove();
        leave.remove();
        filling.keeper.try_with_value(|keeper| keeper.flush());
    });
    let done = Memo::new(move |_| match saving.get() {
        Saving::Done(done) => Some(done),
        _ => None,
    });
    move || match done.get() {
        Some(done) => view! { <SavedView done /> }.into_any(),
        None => view! { <Questions filling saving /> }.into_any(),
    }
}

#[component]
fn Questions(filling: Filling, saving: RwSignal<Saving>) -> impl IntoView {
    let app = app();
    let lang = app.lang.get_untracked();
    app.filling.set(true);
    on_cleanup(move || app.filling.set(false));
    let storage = RwSignal::new(None);
    let phone = app.phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
    let kept = filling.keeper.with_value(|keeper| keeper.kept);
    let gone = move || (kept.get() == Kept::Gone).then(|| view! { <Notice tone=Tone::Info><p>{app.words().fill.draft_gone}</p></Notice> });
    let refused = move || match saving.get() {
        Saving::Refused(words) => Some(view! { <Notice tone=Tone::Bad><p>{words}</p></Notice> }),
        _ => None,
    };
    view! {
        <PageHead title=words::form(lang, filling.form)><KeptMark kept /></PageHead>
        <main class="page fill">
            {move || nearly_full(app, storage.get())}
            <Reason filling />
            {gone}
            <form class="fill-form" novalidate=true on:submit=move |event| event.prevent_default()>
                <For each=move || with_sections(filling) key=identity let:item>
                    {item.0.map(|at| view! { <h2 class="fill-section">{app.words().fill.sections[at]}</h2> })}
                    <FieldOf filling question=item.1.clone() line=None />
                </For>
            </form>
            {refused}
        </main>
        <SaveBar filling saving />
    }
}

/// What makes a question another one: it must be drawn anew when it becomes required or gets other choices.
fn identity((section, question): &(Option<usize>, Question)) -> (Ask, Option<usize>, bool, usize) {
    let choices = match question.input {
        Input::One(codes) | Input::Many(codes) => codes.as_ptr() as usize,
        _ => 0,
    };
    (question.ask, *section, question.required, choices)
}

/// The questions, the first of each section with its heading.
fn with_sections(filling: Filling) -> Vec<(Option<usize>, Question)> {
    let mut questions = filling.questions.get();
    crate::domain::order::sort_by_key(&mut questions, |question| section(filling.form, question.ask));
    let mut before = None;
    let place = |question: Question| {
        let now = section(filling.form, question.ask);
        let heading = now.filter(|_| now != before);
        before = now;
        (heading, question)
    };
    questions.into_iter().map(place).collect()
}

/// What the supervisor wrote, above the form.
#[component]
fn Reason(filling: Filling) -> impl IntoView {
    let fill = &app().words().fill;
    let (reason, correcting) = filling.with_ground(|ground| (ground.reason.clone(), ground.base.is_some()));
    match reason {
        Some(reason) => Some(view! { <Notice tone=Tone::Bad><strong>{fill.returned}</strong><p>{reason}</p></Notice> }.into_any()),
        None if correcting => Some(view! { <Notice tone=Tone::Info><p>{fill.correcting}</p></Notice> }.into_any()),
        None => None,
    }
}

/// How the draft stands, small, at the top.
#[component]
fn KeptMark(kept: RwSignal<Kept>) -> impl IntoView {
    let fill = &app().words().fill;
    move || match kept.get() {
        Kept::Untouched | Kept::Gone => None,
        Kept::Writing => Some(view! { <span class="kept">{fill.draft_writing}</span> }.into_any()),
        Kept::Stored => {
            Some(view! { <span class="kept"><Icon glyph=Glyph::Draft size=IconSize::Small />{fill.draft_kept}</span> }.into_any())
        }
        Kept::Failed => Some(view! { <span class="kept kept-bad" role="alert">{fill.draft_failed}</span> }.into_any()),
    }
}

#[component]
fn SaveBar(filling: Filling, saving: RwSignal<Saving>) -> impl IntoView {
    let app = app();
    let fill = &app.words().fill;
    let running = move || saving.get() == Saving::Running;
    let left = move || {
        let count = filling.problems.with(|problems| blocking(problems));
        (filling.attempted.get() && count > 0).then(|| view! { <p class="save-problems" role="status">{(fill.problems)(count)}</p> })
    };
    view! {
        <div class="save-bar">
            {left}
            <button class="btn btn-primary btn-block save-button" type="button" disabled=running on:click=move |_| save(app, filling, saving)>
                {move || if running() { view! { <span class="spinner"></span> }.into_any() } else { view! { <Icon glyph=Glyph::Phone /> }.into_any() }}
                {move || if running() { fill.saving } else { fill.save }}
            </button>
        </div>
    }
}

/// Saves once, however often it is tapped: while one save runs, further taps find it running.
fn save(app: App, filling: Filling, saving: RwSignal<Saving>) {
    if matches!(saving.get_untracked(), Saving::Running | Saving::Done(_)) {
        return;
    }
    saving.set(Saving::Running);
    filling.keeper.with_value(|keeper| keeper.stop());
    let draft = filling.keeper.with_value(|keeper| keeper.draft());
    let phone = app.phone();
    spawn_local(async move {
        let result = phone.save(&draft).await;
        match result {
            Ok(saved) => {
                prefs::note(draft.form, &draft.answers);
                app.rename(Route::Record(saved.record));
                let entry = phone.entry(saved.record).await.ok().flatten();
                let done = Done::new(app, filling, draft, saved, entry);
                let _ = saving.try_set(Saving::Done(done));
            }
            Err(trouble) => {
                let next = refuse(app, filling, trouble);
                let _ = saving.try_set(next);
            }
        }
    });
}

/// The form stays with everything in it, and says why.
fn refuse(app: App, filling: Filling, trouble: SaveTrouble) -> Saving {
    let fill = &app.words().fill;
    filling.keeper.with_value(|keeper| keeper.resume());
    match trouble {
        SaveTrouble::Problems(problems) => {
            filling.attempted.set(true);
            if let Some(key) = first_problem(filling, &problems) {
                super::focus(&id_of(&key));
            }
            Saving::Idle
        }
        SaveTrouble::DraftGone => Saving::Refused(fill.draft_gone),
        SaveTrouble::Quota => Saving::Refused(fill.quota),
        SaveTrouble::Store(_) => Saving::Refused(fill.failed),
    }
}

/// The key of the first question, from the top, that stands in the way.
fn first_problem(filling: Filling, problems: &[Problem]) -> Option<String> {
    let bad = |key: &str| problems.iter().any(|problem| problem.at == key && problem.trouble.severity() != Severity::Warn);
    for (_, question) in untrack(|| with_sections(filling)) {
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
