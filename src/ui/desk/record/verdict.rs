//! The verdict: approve, return with marked fields, reject. Three plain forms; a trouble comes back at its field with
//! everything that was typed, and without a signal the words stay where they are.

use super::super::lang::{lang, words};
use super::super::value::{Reader, label, ordered};
use crate::calls::verdict::Judge;
use crate::domain::problem::Severity;
use crate::domain::reports::desk::{JudgeTrouble, Judged, Refused, TypedVerdict};
use crate::domain::reports::record::RecordDetail;
use crate::domain::status::Review;
use crate::domain::verdict::{Outcome, VERDICT_TEXT_MAX, VerdictTrouble};
use crate::ui::kit::{FieldMessage, Glyph, Icon, IconSize, Notice, Tone};
use crate::words::desk;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn Panel(record: RecordDetail, list: String) -> impl IntoView {
    let (lang, words) = (lang(), words());
    if let Some(pending) = &record.pending {
        let said = format!("{}. {}", desk::outcome(lang, pending.outcome), words.pending_undo);
        return view! { <section class="card"><p>{said}</p></section> }.into_any();
    }
    if !record.may_judge {
        let why = if record.own { words.may_not_judge_own } else { words.may_not_judge };
        return view! { <section class="card"><p class="quiet">{why}</p></section> }.into_any();
    }
    let judge = ServerAction::<Judge>::new();
    let came_back = record.typed.clone();
    // What is wrong now: of the last try in this page, else of the one that the page came back with.
    let trouble = Memo::new(move |_| match &*judge.value().read() {
        Some(Ok(Judged::Trouble(typed))) => Some(typed.clone()),
        Some(Ok(Judged::Pending { .. })) => None,
        _ => came_back.clone(),
    });
    let refused = move || {
        let text = refusal(judge.value().get()?.err()?);
        Some(view! { <Notice tone=Tone::Bad><p>{text}</p></Notice> })
    };
    let decided = matches!(record.review, Review::Approved | Review::Returned | Review::Rejected);
    let opened = record.typed.as_ref().and_then(|typed| typed.outcome);
    let fixed = Fixed { record: record.clone(), list, judge, trouble };
    let (for_return, for_reject) = (fixed.clone(), fixed.clone());
    view! {
        <section class="card stack desk-verdict">
            <h2>{words.verdict}</h2>
            {decided.then(|| view! { <p class="small quiet">{words.already_judged}</p> })}
            {refused}
            {move || trouble.get().and_then(|typed| general(&typed)).map(|text| view! { <Notice tone=Tone::Warn><p>{text}</p></Notice> })}
            <div class="stack stack-s">
                <ActionForm action=judge>
                    <Hidden fixed outcome=Outcome::Approve />
                    <button class="btn btn-primary btn-block" type="submit"><Icon glyph=Glyph::CheckDouble size=IconSize::Small /> {words.decide_approve}</button>
                </ActionForm>
                <p class="small quiet">{words.approve_note}</p>
            </div>
            <details open=opened == Some(Outcome::Return)>
                <summary class="btn btn-block"><Icon glyph=Glyph::Return size=IconSize::Small /> {words.return_}</summary>
                <ReturnForm fixed=for_return />
            </details>
            <details open=opened == Some(Outcome::Reject)>
                <summary class="btn btn-danger btn-block"><Icon glyph=Glyph::Cross size=IconSize::Small /> {words.reject}</summary>
                <RejectForm fixed=for_reject />
            </details>
        </section>
    }
    .into_any()
}

/// What all three forms share.
#[derive(Clone)]
struct Fixed {
    record: RecordDetail,
    list: String,
    judge: ServerAction<Judge>,
    trouble: Memo<Option<TypedVerdict>>,
}

impl Fixed {
    /// What was typed into the form of this outcome before the page was made.
    fn typed(&self, outcome: Outcome) -> Option<&TypedVerdict> {
        self.record.typed.as_ref().filter(|typed| typed.outcome == Some(outcome))
    }

    /// Whether this trouble stands at this form now.
    fn has(&self, outcome: Outcome, wanted: &'static [VerdictTrouble]) -> Signal<Option<&'static str>> {
        let (trouble, lang) = (self.trouble, lang());
        Signal::derive(move || {
            let typed = trouble.get().filter(|typed| typed.outcome == Some(outcome))?;
            let found = matches!(&typed.trouble, JudgeTrouble::Verdict(found) if wanted.contains(found));
            found.then(|| desk::trouble(lang, &typed.trouble))
        })
    }
}

/// A trouble that stands at no field.
fn general(typed: &TypedVerdict) -> Option<&'static str> {
    (!matches!(typed.trouble, JudgeTrouble::Verdict(_))).then(|| desk::trouble(lang(), &typed.trouble))
}

fn refusal(refused: Refused) -> &'static str {
    let words = words();
    match refused {
        Refused::SignedOut => words.signed_out_now,
        Refused::NotAllowed => words.may_not_judge,
        Refused::BadOrigin => words.bad_origin_text,
        Refused::NotFound => words.not_found_text,
        Refused::BadRequest => words.bad_request_text,
        Refused::Later => words.later_text,
        Refused::Offline => words.offline_text,
    }
}

#[component]
fn Hidden(fixed: Fixed, outcome: Outcome) -> impl IntoView {
    view! {
        <input type="hidden" name="record" value=fixed.record.id.to_string() />
        <input type="hidden" name="head" value=fixed.record.head.to_string() />
        <input type="hidden" name="outcome" value=outcome.as_str() />
        <input type="hidden" name="list" value=fixed.list.clone() />
    }
    .into_any()
}

#[component]
fn ReturnForm(fixed: Fixed) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let reader = Reader::new(lang, &fixed.record.names);
    let marks_missing = fixed.has(Outcome::Return, &[VerdictTrouble::MarksMissing]);
    let typed = fixed.typed(Outcome::Return).cloned();
    let rows = ordered(&fixed.record.fields)
        .into_iter()
        // Whose it is and what kind it is are not corrected but reported anew.
        .filter(|name| !["kind", "form", "producer", "card"].contains(&name.as_str()))
        .map(|name| {
            let value = fixed.record.fields.get(&name).map(|value| reader.text(&name, value)).unwrap_or_default();
            let ticked = typed.as_ref().is_some_and(|typed| typed.ticked.contains(&name));
            let words = typed.as_ref().and_then(|typed| typed.words.get(&name).cloned()).unwrap_or_default();
            view! { <Mark label=label(lang, &name) name value ticked words /> }
        })
        .collect_view();
    view! {
        <ActionForm action=fixed.judge attr:class="stack desk-form">
            <Hidden fixed=fixed.clone() outcome=Outcome::Return />
            <fieldset class="field">
                <legend class="field-label">{words.marks}</legend>
                <p class="field-help">{words.marks_hint}</p>
                {move || marks_missing.get().map(|text| view! { <FieldMessage id="v-marks".to_owned() severity=Severity::Block text=text.to_owned() /> })}
                <div class="desk-ticks">{rows}</div>
            </fieldset>
            <Reason fixed=fixed.clone() outcome=Outcome::Return />
            <Due fixed=fixed.clone() />
            <p class="small quiet">{words.return_note}</p>
            <button class="btn btn-primary" type="submit">{words.decide_return}</button>
        </ActionForm>
    }
    .into_any()
}

/// A field to tick, with room for what is asked.
#[component]
fn Mark(name: String, label: String, value: String, ticked: bool, words: String) -> impl IntoView {
    let asked = self::words().mark_words;
    let id = format!("m-{}", name.replace(':', "-"));
    view! {
        <div class="desk-tick">
            <input type="checkbox" id=id.clone() name=format!("ticked[{name}]") value="1" checked=ticked />
            <label for=id><strong>{label.clone()}</strong> <span class="quiet">{value}</span></label>
            <input class="field-input" type="text" name=format!("words[{name}]") value=words maxlength=VERDICT_TEXT_MAX.to_string() placeholder=asked aria-label=format!("{label}: {asked}") />
        </div>
    }
    .into_any()
}

#[component]
fn RejectForm(fixed: Fixed) -> impl IntoView {
    let words = words();
    view! {
        <ActionForm action=fixed.judge attr:class="stack desk-form">
            <Hidden fixed=fixed.clone() outcome=Outcome::Reject />
            <Reason fixed=fixed.clone() outcome=Outcome::Reject />
            <p class="small quiet">{words.reject_note}</p>
            <button class="btn btn-danger" type="submit">{words.decide_reject}</button>
        </ActionForm>
    }
    .into_any()
}

/// The day by which it should be back: may stay empty.
#[component]
fn Due(fixed: Fixed) -> impl IntoView {
    let words = words();
    let typed = fixed.typed(Outcome::Return).map(|typed| typed.due.clone()).unwrap_or_default();
    let trouble = fixed.has(Outcome::Return, &[VerdictTrouble::DuePast]);
    let message = move || {
        let id = "v-due-wrong".to_owned();
        trouble.get().map(|text| view! { <FieldMessage id severity=Severity::Block text=text.to_owned() /> })
    };
    view! {
        <div class="field" class:is-bad=move || trouble.get().is_some()>
            <label class="field-label" for="v-due">{words.due}</label>
            <input class="field-input" type="date" id="v-due" name="due" value=typed aria-describedby="v-due-wrong" />
            <p class="field-help">{words.due_hint}</p>
            {message}
        </div>
    }
    .into_any()
}

#[component]
fn Reason(fixed: Fixed, outcome: Outcome) -> impl IntoView {
    let words = words();
    let id = format!("v-reason-{}", outcome.as_str());
    let wrong = format!("{id}-wrong");
    let typed = fixed.typed(outcome).map(|typed| typed.reason.clone()).unwrap_or_default();
    let trouble = fixed.has(outcome, &[VerdictTrouble::ReasonMissing, VerdictTrouble::TooLong]);
    let message = {
        let wrong = wrong.clone();
        move || {
            let id = wrong.clone();
            trouble.get().map(|text| view! { <FieldMessage id severity=Severity::Block text=text.to_owned() /> })
        }
    };
    view! {
        <div class="field" class:is-bad=move || trouble.get().is_some()>
            <label class="field-label" for=id.clone()>{words.reason}</label>
            <textarea class="field-input" id=id name="reason" rows="3" maxlength=VERDICT_TEXT_MAX.to_string() aria-describedby=wrong>{typed}</textarea>
            <p class="field-help">{words.reason_hint}</p>
            {message}
        </div>
    }
    .into_any()
}
