//! Beranda: what needs a hand, what can be logged, where everything stands.

use super::app::{App, To, app, loaded, waiting};
use super::fill::{opening, prefill};
use super::mend::needs_mending;
use super::route::Route;
use super::show;
use crate::domain::civil::{Day, WITA_OFFSET_H};
use crate::domain::form::{Ask, Draft, Form};
use crate::domain::ids::Kind;
use crate::domain::status::Entry;
use crate::phone::{Counts, Ledger, Link, Storage};
use crate::ui::kit::{Glyph, Icon, IconSize, Notice, Tone};
use crate::words::phone::{self as words, format};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The four kinds of harvest.
const KINDS: [Form; 4] = [Form::Farm, Form::Catch, Form::Aquaculture, Form::Forest];

#[derive(Clone)]
struct Seen {
    drafts: Vec<Draft>,
    entries: Vec<Entry>,
    counts: Counts,
    ledger: Ledger,
}

/// The home screen.
#[component]
pub fn Home() -> impl IntoView {
    let seen = loaded(|phone| async move {
        let (drafts, entries) = (phone.drafts().await?, phone.entries(None).await?);
        Ok(Seen { drafts, entries, counts: phone.counts().await?, ledger: phone.ledger().await? })
    });
    let storage = RwSignal::new(None::<Storage>);
    let phone = app().phone();
    spawn_local(async move {
        let looked = phone.storage().await;
        let _ = storage.try_set(Some(looked));
    });
    view! {
        <Greeting />
        <main class="page home">
            <Warnings storage />
            {move || seen.with(waiting)}
            {move || seen.with(|seen| match seen {
                Some(Ok(seen)) => Some(view! { <Standing seen=seen.clone() storage /> }),
                _ => None,
            })}
        </main>
    }
}

#[component]
fn Greeting() -> impl IntoView {
    let app = app();
    let (phone, words) = (app.phone(), app.words());
    let profile = phone.profile();
    let role = if app.is_producer() { words.home.producer } else { words.home.officer };
    let pack = phone.pack();
    let places: Vec<String> = profile.territory.iter().filter_map(|code| pack.area(code)).map(|area| area.name.clone()).collect();
    let said = if places.is_empty() { role.to_owned() } else { format!("{role} · {}", places.join(", ")) };
    view! {
        <header class="band">
            <div class="band-in">
                <div class="band-words">
                    <p class="band-greeting">{greeting(app, phone.now_ms())}</p>
                    <h1 class="band-name">{profile.name}</h1>
                    <p class="band-place">{said}</p>
                </div>
                <To route=Route::Me class="band-me"><Icon glyph=Glyph::Person /><span>{words.common.me}</span></To>
            </div>
            <span class="weave" aria-hidden="true"></span>
        </header>
    }
}

fn greeting(app: App, now_ms: i64) -> &'static str {
    let home = &app.words().home;
    let minutes = (now_ms.div_euclid(60_000) + WITA_OFFSET_H * 60).rem_euclid(24 * 60);
    match minutes {
        0..180 => home.evening,
        180..660 => home.morning,
        660..900 => home.noon,
        900..1110 => home.afternoon,
        _ => home.evening,
    }
}

/// What must be known before anything is typed.
#[component]
fn Warnings(storage: RwSignal<Option<Storage>>) -> impl IntoView {
    let app = app();
    let (home, lang) = (&app.words().home, app.lang.get_untracked());
    let lost = app.phone().lost();
    let update = move || {
        app.update_ready.get().then(|| {
            view! {
                <Notice tone=Tone::Info>
                    <p>{home.update_ready}</p>
                    <button class="btn btn-small" type="button" on:click=move |_| app.phone().take_update()>{home.update}</button>
                </Notice>
            }
        })
    };
    let full = move || {
        let storage = storage.get().filter(|storage| storage.nearly_full)?;
        let left = storage.free_bytes.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(lang, free));
        Some(view! { <Notice tone=Tone::Warn><p>{(home.nearly_full)(&left)}</p></Notice> })
    };
    let unkept = move || {
        let refused = storage.get().is_some_and(|storage| storage.persisted == Some(false));
        refused.then(|| view! { <Notice tone=Tone::Warn><p>{home.not_persisted}</p></Notice> })
    };
    let sign_in = move || {
        (app.link.get() == Link::SignInNeeded).then(|| {
            view! {
                <Notice tone=Tone::Warn>
                    <p>{app.words().send.sign_in}</p>
                    <To route=Route::SignIn class="btn btn-small">{app.words().send.sign_in_button}</To>
                </Notice>
            }
        })
    };
    view! {
        {(lost > 0).then(|| view! { <Notice tone=Tone::Bad><p>{(home.lost)(lost)}</p></Notice> })}
        {full}
        {sign_in}
        {update}
        {unkept}
    }
}

#[component]
fn Standing(seen: Seen, storage: RwSignal<Option<Storage>>) -> impl IntoView {
    let app = app();
    let home = &app.words().home;
    let to_mend = seen.entries.iter().filter(|entry| needs_mending(entry)).count();
    let mend = (to_mend > 0).then(|| {
        view! {
            <To route=Route::Mend class="card mend-card">
                <Icon glyph=Glyph::Return size=IconSize::Large />
                <span class="list-main"><strong>{home.to_mend}</strong><span>{(home.to_mend_count)(to_mend)}</span></span>
                <Icon glyph=Glyph::Next />
            </To>
        }
    });
    view! {
        {mend}
        <Drafts drafts=seen.drafts.clone() entries=seen.entries.clone() />
        <Actions entries=seen.entries.clone() />
        <Standings counts=seen.counts ledger=seen.ledger storage />
        {app.is_producer().then(|| view! { <MonthTotal entries=seen.entries /> })}
    }
}

/// "Lanjutkan?": what was begun and not saved.
#[component]
fn Drafts(drafts: Vec<Draft>, entries: Vec<Entry>) -> impl IntoView {
    let app = app();
    let home = &app.words().home;
    if drafts.is_empty() {
        return None;
    }
    let rows = drafts.into_iter().map(|draft| view! { <DraftRow name=draft_name(app, &draft, &entries) draft /> }).collect_view();
    Some(view! {
        <section aria-labelledby="lanjutkan">
            <h2 class="home-heading" id="lanjutkan">{home.go_on}</h2>
            <ul class="list">{rows}</ul>
        </section>
    })
}

fn draft_name(app: App, draft: &Draft, entries: &[Entry]) -> String {
    let pack = app.phone().pack();
    let teller = show::Teller { lang: app.lang.get_untracked(), pack: &pack, today: app.phone().today(), entries };
    let answer = |ask: Ask| draft.answers.get(ask.key()).filter(|answer| !answer.trim().is_empty());
    let own = answer(Ask::Name).or_else(|| answer(Ask::HoldingName)).cloned();
    let name = own.or_else(|| answer(Ask::Producer).and_then(|id| teller.producer(id)));
    name.unwrap_or_else(|| app.words().home.unnamed.to_owned())
}

#[component]
fn DraftRow(draft: Draft, name: String) -> impl IntoView {
    let app = app();
    let (home, common, lang) = (&app.words().home, &app.words().common, app.lang.get_untracked());
    let asking = RwSignal::new(false);
    let when = format::moment(lang, draft.changed_ms, app.phone().today());
    let id = draft.id;
    let drop_it = move |_| {
        let phone = app.phone();
        spawn_local(async move {
            // The list is read again when the store says that it changed; a failed delete leaves the row.
            let _ = phone.drop_draft(id).await;
            app.changed.update(|count| *count = count.wrapping_add(1));
        });
    };
    let confirm = move || {
        asking.get().then(|| {
            view! {
                <div class="draft-ask" role="alertdialog" aria-label=home.drop_draft>
                    <strong>{home.drop_draft}</strong>
                    <p class="small">{home.drop_draft_help}</p>
                    <div class="row">
                        <button class="btn btn-danger" type="button" on:click=drop_it>{common.delete}</button>
                        <button class="btn" type="button" on:click=move |_| asking.set(false)>{common.cancel}</button>
                    </div>
                </div>
            }
        })
    };
    let label = format!("{}: {name}", common.delete);
    view! {
        <li>
            <div class="draft-row">
                <To route=Route::Fill(draft.id) class="list-item">
                    <Icon glyph=Glyph::Draft />
                    <span class="list-main">
                        <strong>{name}</strong>
                        <span class="quiet small">{format!("{} · {when}", words::form(lang, draft.form))}</span>
                    </span>
                </To>
                <button class="btn btn-quiet draft-drop" type="button" aria-label=label on:click=move |_| asking.set(true)>
                    <Icon glyph=Glyph::Trash />
                </button>
            </div>
            {confirm}
        </li>
    }
}

/// The big actions.
#[component]
fn Actions(entries: Vec<Entry>) -> impl IntoView {
    let app = app();
    let home = &app.words().home;
    let today = app.phone().today();
    let own = app.phone().profile().producer.filter(|_| app.is_producer());
    let (forms, producer) = match own {
        Some(id) => {
            let livelihoods = entries.iter().find(|entry| entry.id == id && entry.kind == Kind::Producer).map(livelihoods_of);
            (forms_of(&livelihoods.unwrap_or_default()), id.to_string())
        }
        None => (KINDS.to_vec(), String::new()),
    };
    let register = own.is_none().then(|| {
        view! {
            <Action glyph=Glyph::Person text=home.register help=home.register_help form=Form::Producer today producer=String::new() />
        }
    });
    view! {
        <section aria-labelledby="catat">
            <h2 class="home-heading" id="catat">{home.log}</h2>
            <KindTiles forms producer=producer.clone() />
            <div class="actions">
                {register}
                <Action glyph=Glyph::Empty text=home.nil help=home.nil_help form=Form::Nil today producer />
            </div>
        </section>
    }
}

#[component]
fn Action(glyph: Glyph, text: &'static str, help: &'static str, form: Form, today: Day, producer: String) -> impl IntoView {
    let app = app();
    let open = move |_| {
        let answers = if producer.is_empty() { opening(today, form) } else { prefill(&[], &producer, today, form) };
        app.open_form(form, answers);
    };
    view! {
        <button class="card action" type="button" on:click=open>
            <Icon glyph size=IconSize::Large />
            <span class="list-main"><strong>{text}</strong><span class="quiet small">{help}</span></span>
        </button>
    }
}

/// One large tile for each kind of harvest.
#[component]
pub fn KindTiles(forms: Vec<Form>, #[prop(into)] producer: String) -> impl IntoView {
    let app = app();
    let lang = app.lang.get_untracked();
    let tiles = forms.into_iter().map(|form| {
        let producer = producer.clone();
        let open = move |_| {
            let (phone, producer) = (app.phone(), producer.clone());
            spawn_local(async move {
                let entries = phone.entries(None).await.unwrap_or_default();
                let today = phone.today();
                let answers = if producer.is_empty() { opening(today, form) } else { prefill(&entries, &producer, today, form) };
                app.open_form(form, answers);
            });
        };
        view! {
            <button class=format!("tile tile-{}", form.as_str()) type="button" on:click=open>
                <Icon glyph=glyph_of(form) size=IconSize::Large />
                <span>{words::form(lang, form)}</span>
            </button>
        }
    });
    view! { <div class="tiles">{tiles.collect_view()}</div> }
}

/// The picture of a form.
pub fn glyph_of(form: Form) -> Glyph {
    match form {
        Form::Producer => Glyph::Person,
        Form::Holding => Glyph::Pin,
        Form::Farm => Glyph::Leaf,
        Form::Catch => Glyph::Fish,
        Form::Aquaculture => Glyph::Pond,
        Form::Forest => Glyph::Tree,
        Form::Nil => Glyph::Empty,
    }
}

/// The forms of these livelihoods, all four when none is known.
pub fn forms_of(livelihoods: &str) -> Vec<Form> {
    let his: Vec<Form> = KINDS.into_iter().filter(|form| livelihoods.split_whitespace().any(|code| code == form.as_str())).collect();
    if his.is_empty() { KINDS.to_vec() } else { his }
}

/// A producer's livelihoods as codes with spaces between.
pub fn livelihoods_of(entry: &Entry) -> String {
    let list = entry.fields.get("livelihoods").and_then(|list| list.as_array());
    list.map(|list| list.iter().filter_map(|code| code.as_str()).collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

/// Counts per status, last contact, free space.
#[component]
fn Standings(counts: Counts, ledger: Ledger, storage: RwSignal<Option<Storage>>) -> impl IntoView {
    let app = app();
    let (home, lang) = (&app.words().home, app.lang.get_untracked());
    let today = app.phone().today();
    let contact = ledger.last_contact_ms.map_or_else(|| home.never.to_owned(), |at| format::moment(lang, at, today));
    let space = move || {
        let free = storage.get().and_then(|storage| storage.free_bytes);
        free.map_or_else(|| home.not_told.to_owned(), |free| format::bytes(lang, free))
    };
    view! {
        <section class="standings">
            <To route=Route::Send class="beads">
                <Bead tone=Tone::Plain glyph=Glyph::Phone count=counts.waiting text=home.on_phone />
                <Bead tone=Tone::Good glyph=Glyph::Cloud count=counts.safe text=home.safe />
                <Bead tone=Tone::Warn glyph=Glyph::Pause count=counts.held text=home.held />
                <Bead tone=Tone::Plain glyph=Glyph::Draft count=counts.drafts text=home.drafts />
            </To>
            <p class="quiet small standings-facts">
                <span><Icon glyph=Glyph::Clock size=IconSize::Small />{format!("{}: {contact}", home.last_contact)}</span>
                <span><Icon glyph=Glyph::Storage size=IconSize::Small />{move || format!("{}: {}", home.free_space, space())}</span>
            </p>
        </section>
    }
}

#[component]
fn Bead(tone: Tone, glyph: Glyph, count: usize, text: &'static str) -> impl IntoView {
    let class = format!("bead {}", if count > 0 { tone.class() } else { "tone-plain bead-none" });
    view! {
        <span class=class>
            <Icon glyph size=IconSize::Small />
            <strong>{count}</strong>
            <span>{text}</span>
        </span>
    }
}

/// A producer's own total of this month.
#[component]
fn MonthTotal(entries: Vec<Entry>) -> impl IntoView {
    let app = app();
    let (home, lang) = (&app.words().home, app.lang.get_untracked());
    let (pack, today) = (app.phone().pack(), app.phone().today());
    let teller = show::Teller { lang, pack: &pack, today, entries: &entries };
    let month = entries
        .iter()
        .filter(|entry| entry.kind == Kind::Harvest)
        .filter(|entry| show::day(&entry.fields).is_some_and(|day| (day.year(), day.month()) == (today.year(), today.month())));
    let total = month.map(|entry| teller.weight(&entry.fields)).fold(show::Weight::default(), show::Weight::and);
    let open = (total.open > 0).then(|| (home.month_open)(total.open));
    view! {
        <section class="card month-total">
            <span class="quiet">{home.month_total}</span>
            <strong>{format::kilograms(lang, total.grams)}</strong>
            {open.map(|open| view! { <span class="quiet small">{open}</span> })}
        </section>
    }
}
