//! A phone without an office, in a real browser: what stands at the other end of its line is no office of ours.

use super::idb::IdbStore;
use super::{Counts, Event, Link, Phone, SaveTrouble, http, random};
use crate::domain::access::Role;
use crate::domain::form::{Answers, Draft, Form};
use crate::domain::ids::{Kind, PersonId};
use crate::domain::json::Json;
use crate::domain::pack::{Area, Pack};
use crate::domain::problem::Trouble;
use crate::domain::reports::profile::Profile;
use crate::domain::sealed::Envelope;
use crate::sync::revision::Revision;
use crate::sync::seal;
use crate::sync::store::PhoneStore as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use gloo_timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

const NIK: &str = "6502134101900001";

fn pack() -> Pack {
    let area = |code: &str, name: &str| Area { code: code.into(), name: name.into(), point: None };
    let areas = vec![
        area("65", "Kalimantan Utara"),
        area("65.02", "Malinau"),
        area("65.02.13", "Malinau Selatan Hilir"),
        area("65.02.13.2001", "Setulang"),
    ];
    Pack { version: "test".into(), area_list: "2025".into(), areas, ..Pack::default() }
}

/// A phone of an officer nobody else is, and the office's private key.
async fn phone() -> (Phone, Vec<u8>) {
    let (private, public) = seal::key_pair(&random::bytes());
    let person = PersonId::from_random(random::bytes());
    let profile = Profile {
        person,
        login: "ppl".into(),
        name: "Petugas".into(),
        role: Role::Officer,
        territory: vec!["65.02".into()],
        producer: None,
        phone_number: 7,
        server_key: STANDARD_NO_PAD.encode(public),
        pack: "test".into(),
        server_ms: 0,
    };
    let store = IdbStore::open_named(format!("test-phone-{person}"), person).await.unwrap();
    (Phone::assemble(store, profile, pack()).await.unwrap(), private)
}

fn registration(phone: &Phone, name: &str) -> Draft {
    let answers = [
        ("name", name),
        ("nik", NIK),
        ("sex", "female"),
        ("birth", "1990-01-01"),
        ("village", "65.02.13.2001"),
        ("livelihoods", "farm"),
        ("consent", "registry"),
        ("consent_method", "tap"),
    ];
    phone.new_draft(Form::Producer, Answers::from(answers.map(|(key, text)| (key.to_owned(), text.to_owned()))))
}

async fn bodies(phone: &Phone) -> Vec<String> {
    phone.0.store.outbox(100, 1 << 20).await.unwrap().into_iter().map(|item| item.body).collect()
}

/// I22, O3: the NIK leaves the form only as an envelope, and the card gets its number.
#[wasm_bindgen_test]
async fn i22_a_registration_is_saved_sealed() {
    let (phone, private) = phone().await;
    let draft = registration(&phone, "Lawai Anye");
    let saved = phone.save(&draft).await.unwrap();
    assert_eq!((saved.record, saved.n, saved.card.as_deref()), (draft.record, 1, Some(&*crate::domain::card::number("65.02", 7, 1))));
    let entry = phone.entry(saved.record).await.unwrap().unwrap();
    assert_eq!((entry.kind, entry.own, entry.fields["name"].as_str()), (Kind::Producer, true, Some("Lawai Anye")));
    let envelope: Envelope = Json::read(entry.fields["nik"]["sealed"].clone()).unwrap();
    assert_eq!(seal::open(&private, saved.record, "nik", &envelope).as_deref(), Ok(NIK));
    let body = bodies(&phone).await.concat();
    assert!(!body.contains(NIK) && !body.contains("1990-01-01"), "{body}");
    assert_eq!(phone.drafts().await.unwrap(), []);
}

/// Rule 30: five taps make one record.
#[wasm_bindgen_test]
async fn rule_30_five_taps_make_one_record() {
    let (phone, _) = phone().await;
    let draft = registration(&phone, "Lawai");
    let results = Rc::new(RefCell::new(Vec::new()));
    for _ in 0..5 {
        let (phone, draft, results) = (phone.clone(), draft.clone(), results.clone());
        spawn_local(async move {
            let result = phone.save(&draft).await;
            results.borrow_mut().push(result);
        });
    }
    while results.borrow().len() < 5 {
        TimeoutFuture::new(5).await;
    }
    let results = results.take();
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    assert!(results.iter().all(|result| matches!(result, Ok(_) | Err(SaveTrouble::DraftGone))), "{results:?}");
    assert_eq!(phone.counts().await.unwrap(), Counts { waiting: 1, ..Counts::default() });
}

/// P3: what blocks is said, and what was typed stays.
#[wasm_bindgen_test]
async fn what_blocks_keeps_the_draft() {
    let (phone, _) = phone().await;
    let mut draft = registration(&phone, "Lawai");
    draft.answers.insert("nik".into(), "3273".into());
    let Err(SaveTrouble::Problems(problems)) = phone.save(&draft).await else { panic!("saved a short NIK") };
    assert!(problems.iter().any(|problem| problem.at == "nik" && problem.trouble == Trouble::NikLength { found: 4 }), "{problems:?}");
    assert_eq!(phone.draft(draft.id).await.unwrap(), Some(draft));
    assert_eq!(phone.ledger().await.unwrap().saved_high, 0);
}

/// A correction names the head it was made on, sends only what changed, and leaves sealed fields and the card alone.
#[wasm_bindgen_test]
async fn a_correction_changes_only_what_was_changed() {
    let (phone, _) = phone().await;
    let first = phone.save(&registration(&phone, "Lawai")).await.unwrap();
    let before = phone.entry(first.record).await.unwrap().unwrap();
    let mut draft = phone.correct(first.record).await.unwrap().unwrap();
    draft.answers.insert("name".into(), "Lawai Anye".into());
    phone.put_draft(&draft).await.unwrap();
    assert_eq!(phone.correct(first.record).await.unwrap().unwrap().id, draft.id, "the correction begun goes on");
    let second = phone.save(&draft).await.unwrap();
    assert_eq!((second.record, second.n, second.card), (first.record, 2, None));
    let revision = Revision::decode(bodies(&phone).await[1].as_bytes()).unwrap();
    assert_eq!((revision.parents.as_slice(), revision.changes.len()), ([before.head].as_slice(), 1), "{:?}", revision.changes);
    let after = phone.entry(first.record).await.unwrap().unwrap();
    assert_eq!(after.fields["name"], "Lawai Anye");
    assert_eq!((&after.fields["nik"], &after.fields["card"]), (&before.fields["nik"], &before.fields["card"]));
}

/// O3: every new producer of this phone gets the next number.
#[wasm_bindgen_test]
async fn cards_are_numbered_one_after_the_other() {
    let (phone, _) = phone().await;
    for count in 1..=3 {
        let saved = phone.save(&registration(&phone, "Bulan")).await.unwrap();
        assert_eq!(saved.card, Some(crate::domain::card::number("65.02.13.2001", 7, count)));
    }
}

/// F10, I6: what answers is no office of ours; the phone says so and keeps everything.
#[wasm_bindgen_test]
async fn f10_an_answer_of_somebody_else_is_offline() {
    let (phone, _) = phone().await;
    let links = Rc::new(RefCell::new(Vec::new()));
    let heard = links.clone();
    phone.on_event(move |event| {
        if let Event::Link(link) = event {
            heard.borrow_mut().push(link);
        }
    });
    phone.save(&registration(&phone, "Lawai")).await.unwrap();
    for _ in 0..200 {
        if links.borrow().contains(&Link::Sending { done: 0, total: 1 }) && phone.link() == Link::Offline {
            break;
        }
        TimeoutFuture::new(20).await;
    }
    assert_eq!(phone.link(), Link::Offline, "{links:?}");
    assert_eq!(phone.counts().await.unwrap().waiting, 1);
}

/// A body goes out gzipped where the browser can.
#[wasm_bindgen_test]
async fn bodies_are_gzipped() {
    let plain = "anjat ".repeat(1_000);
    let zipped = http::gzip(plain.as_bytes()).await.unwrap().to_vec();
    assert_eq!(zipped[..2], [0x1f, 0x8b]);
    assert!(zipped.len() < plain.len() / 10);
}
