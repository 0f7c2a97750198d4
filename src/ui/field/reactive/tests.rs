use super::{Part, Signal, follow, on_cleanup, settled, untrack};
use gloo_timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// What happened, in its order.
#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    fn note(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    /// What happened since the last look, once everything woken has run.
    async fn since(&self) -> Vec<String> {
        TimeoutFuture::new(0).await;
        self.0.take()
    }
}

#[wasm_bindgen_test]
async fn what_was_read_wakes_once_and_what_is_no_longer_read_does_not() {
    let (part, log) = (Part::default(), Log::default());
    let (which, a, b) = part.draw(|| (Signal::new(true), Signal::new(1), Signal::new(10)));
    part.draw(|| {
        let log = log.clone();
        follow(move || log.note(if which.get() { a.get() } else { b.get() }.to_string()));
    });
    assert_eq!(log.since().await, ["1"]);
    b.set(11);
    assert!(log.since().await.is_empty(), "it has not read b");
    a.set(2);
    a.set(3);
    assert_eq!(log.since().await, ["3"], "told twice, it runs once");
    which.set(false);
    assert_eq!(log.since().await, ["11"]);
    a.set(4);
    assert!(log.since().await.is_empty(), "it no longer reads a");
    untrack(|| b.set(12));
    assert_eq!(log.since().await, ["12"]);
}

#[wasm_bindgen_test]
async fn what_a_run_has_made_ends_before_the_next_and_the_last_made_first() {
    let (part, log) = (Part::default(), Log::default());
    let outer = part.draw(|| Signal::new(1));
    part.draw(|| {
        let log = log.clone();
        follow(move || {
            let number = outer.get();
            let made = Signal::new(number);
            for name in ["first", "second"] {
                let log = log.clone();
                on_cleanup(move || log.note(format!("{name} of {}", made.now())));
            }
            let log = log.clone();
            follow(move || log.note(format!("inner of {number} reads {}", outer.get())));
        });
    });
    assert_eq!(log.since().await, ["inner of 1 reads 1"]);
    outer.set(2);
    assert_eq!(log.since().await, ["second of 1", "first of 1", "inner of 2 reads 2"], "the inner one of the first run is gone");
    part.end();
    assert_eq!(log.since().await, ["second of 2", "first of 2"]);
    outer.set(3);
    assert!(log.since().await.is_empty(), "nothing is left to run");
}

#[wasm_bindgen_test]
async fn a_handle_of_a_part_that_ended_reads_nothing_though_its_place_is_used_again() {
    let page = Part::default();
    let row = page.inside();
    let old = row.draw(|| Signal::new(String::from("old")));
    row.end();
    let new = page.draw(|| Signal::new(String::from("new")));
    old.set("late".into());
    assert_eq!((old.with_now(String::clone), new.now()), (None, "new".into()));
    page.inside().draw(|| on_cleanup(|| ()));
    page.end();
    assert_eq!(new.with_now(String::clone), None);
}

#[wasm_bindgen_test]
async fn a_settled_text_tells_only_when_it_became_another() {
    let (part, log) = (Part::default(), Log::default());
    let number = part.draw(|| Signal::new(1));
    part.draw(|| {
        let (text, log) = (settled(move || format!("{}", number.get() / 10)), log.clone());
        follow(move || log.note(text.get()));
    });
    assert_eq!(log.since().await, ["0"]);
    number.set(9);
    assert!(log.since().await.is_empty());
    number.set(10);
    assert_eq!(log.since().await, ["1"]);
}

#[wasm_bindgen_test]
async fn those_who_have_gone_do_not_pile_up_at_what_stays() {
    let page = Part::default();
    let stays = page.draw(|| Signal::new(0));
    for _ in 0..1000 {
        let row = page.inside();
        row.draw(|| follow(move || stays.track()));
        row.end();
    }
    let held = super::part::value(stays.key).expect("the page is there");
    assert!(held.followers.0.borrow().len() < 10);
}
