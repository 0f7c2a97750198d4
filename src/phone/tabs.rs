//! Other tabs of the same person: they are told of changes and of how sending goes, and one of them leads it.
//!
//! Leading is economy, not safety: two drivers on one store do no harm (I16, P4), they only ask twice. So a tab that
//! does not lead waits a little for the leader, and does the round itself when nothing happens (F25, F26).

use super::events::Link;
use super::{clock, local};
use crate::domain::ids::{PersonId, RevisionId};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// Records changed in the store.
const RECORDS: &str = "records";
/// Something may be to send: for the tab that leads.
const WAKE: &str = "wake";

/// What is on the way, with the counts and the revisions behind it; nothing behind it at the end of a round.
const SENDING: &str = "sending";

/// What another tab says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Records changed.
    Records,
    /// Something may be to send. Heard only by the tab that leads: others would wake each other without end.
    Wake,
    /// How sending goes there, and what is on the way.
    Sending(Link, Vec<RevisionId>),
}

impl Said {
    fn read(text: &str) -> Option<Said> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        match word {
            RECORDS => Some(Said::Records),
            WAKE => Some(Said::Wake),
            SENDING => Some(Said::sending(rest)),
            _ => None,
        }
    }

    fn sending(rest: &str) -> Said {
        let mut parts = rest.split(' ');
        let mut count = || parts.next().and_then(|part| part.parse().ok());
        let link = match (count(), count()) {
            (Some(done), Some(total)) => Link::Sending { done, total },
            (Some(left), None) => Link::Photos(left),
            (None, _) => Link::Idle,
        };
        Said::Sending(link, parts.filter_map(|id| id.parse().ok()).collect())
    }
}

/// The line to the other tabs.
pub struct Tabs {
    person: PersonId,
    channel: Option<BroadcastChannel>,
    leads: Rc<Cell<bool>>,
    release: Rc<RefCell<Option<Function>>>,
}

impl Tabs {
    /// Joins the person's tabs; `hear` is called with what the others say.
    pub fn join(person: PersonId, hear: impl Fn(Said) + 'static) -> Self {
        let channel = BroadcastChannel::new(&format!("anjat-{person}")).ok();
        let leads: Rc<Cell<bool>> = Rc::default();
        let leading = leads.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let said = event.data().as_string().and_then(|text| Said::read(&text));
            if let Some(said) = said.filter(|said| *said != Said::Wake || leading.get()) {
                hear(said);
            }
        });
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        }
        Self { person, channel, leads, release: Rc::default() }
    }

    /// Tells the others that records changed.
    pub fn tell_records(&self) {
        self.say(RECORDS);
    }

    /// Tells the others how sending goes here.
    pub fn tell_sending(&self, link: Link, on_the_way: &[RevisionId]) {
        let mut said = SENDING.to_owned();
        match link {
            Link::Sending { done, total } => {
                said.push_str(&format!(" {done} {total}"));
                on_the_way.iter().for_each(|id| said.push_str(&format!(" {id}")));
            }
            Link::Photos(left) => said.push_str(&format!(" {left}")),
            _ => {}
        }
        self.say(&said);
    }

    /// Tells the leader that something may be to send.
    pub fn wake_leader(&self) {
        self.say(WAKE);
    }

    /// Leaves: gives up leading and hears nothing more.
    pub fn leave(&self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
        if let Some(release) = self.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::NULL);
        }
        self.leads.set(false);
    }

    /// Whether this tab leads; takes the lead when nobody does. A browser without locks lets every tab lead.
    pub async fn lead(&self) -> bool {
        if !self.leads.get() {
            let asked = self.ask_for_lead();
            match asked {
                Some(answer) => {
                    let _ = wasm_bindgen_futures::JsFuture::from(answer).await;
                }
                None => self.leads.set(true),
            }
        }
        self.leads.get()
    }

    /// Notes that a round begins here.
    pub fn beat(&self) {
        local::set(&self.beat_key(), &clock::now_ms());
    }

    /// When a round last began in any tab, epoch ms.
    pub fn last_beat_ms(&self) -> i64 {
        local::get(&self.beat_key()).unwrap_or(0)
    }

    fn beat_key(&self) -> String {
        format!("anjat.beat.{}", self.person)
    }

    fn say(&self, word: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::from_str(word));
        }
    }

    /// Asks for the lock; the promise is done once the browser has answered. The lock is held by a second promise
    /// that stays open until [`Tabs::leave`] or the end of the page.
    fn ask_for_lead(&self) -> Option<Promise> {
        let navigator = web_sys::window()?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| locks.is_object())?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
        let name = JsValue::from_str(&format!("anjat-{}", self.person));
        let (leads, release) = (self.leads.clone(), self.release.clone());
        Some(Promise::new(&mut |answered, _| {
            let (leads, release, told) = (leads.clone(), release.clone(), answered.clone());
            let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                leads.set(lock.is_object());
                let held = lock.is_object().then(|| Promise::new(&mut |done, _| *release.borrow_mut() = Some(done)));
                let _ = told.call0(&JsValue::NULL);
                held.map_or(JsValue::UNDEFINED, JsValue::from)
            });
            if request.call3(&locks, &name, &options, &granted).is_err() {
                let _ = answered.call0(&JsValue::NULL);
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::random;
    use gloo_timers::future::TimeoutFuture;
    use wasm_bindgen_test::wasm_bindgen_test;

    type Heard = Rc<RefCell<Vec<Said>>>;

    fn join(person: PersonId) -> (Tabs, Heard) {
        let heard = Heard::default();
        let hearing = heard.clone();
        (Tabs::join(person, move |said| hearing.borrow_mut().push(said)), heard)
    }

    #[wasm_bindgen_test]
    async fn one_tab_leads_until_it_leaves() {
        let person = PersonId::from_random(random::bytes());
        let ((one, _), (other, _)) = (join(person), join(person));
        assert!(one.lead().await);
        assert!(!other.lead().await);
        one.leave();
        // The browser frees the lock in a step of its own.
        for _ in 0..100 {
            if other.lead().await {
                return;
            }
            TimeoutFuture::new(10).await;
        }
        panic!("nobody leads");
    }

    /// Woken tabs that do not lead would wake each other without end.
    #[wasm_bindgen_test]
    async fn only_the_leader_is_woken_and_everybody_hears_of_records() {
        let person = PersonId::from_random(random::bytes());
        let ((one, first), (other, second), (third, last)) = (join(person), join(person), join(person));
        assert!(one.lead().await && !other.lead().await);
        third.wake_leader();
        third.tell_records();
        let (link, revision) = (Link::Sending { done: 1, total: 3 }, RevisionId([7; 32]));
        third.tell_sending(link, &[revision]);
        third.tell_sending(Link::Idle, &[]);
        while second.borrow().len() < 3 || first.borrow().len() < 4 {
            TimeoutFuture::new(10).await;
        }
        let told = [Said::Records, Said::Sending(link, vec![revision]), Said::Sending(Link::Idle, vec![])];
        assert_eq!((&first.borrow()[0], &first.borrow()[1..]), (&Said::Wake, told.as_slice()));
        assert_eq!((second.borrow().as_slice(), last.borrow().len()), (told.as_slice(), 0));
        one.leave();
        other.leave();
    }

    #[wasm_bindgen_test]
    fn a_beat_is_seen_by_every_tab() {
        let person = PersonId::from_random(random::bytes());
        let ((one, _), (other, _)) = (join(person), join(person));
        assert_eq!(other.last_beat_ms(), 0);
        let before = clock::now_ms();
        one.beat();
        assert!(other.last_beat_ms() >= before);
    }
}
