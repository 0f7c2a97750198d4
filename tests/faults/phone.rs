//! A phone without a browser: the real engine over the store in memory.

use super::network::Network;
use anjat::domain::Fields;
use anjat::domain::ids::{Kind, PersonId, RecordId, RevisionId, StoreId};
use anjat::sync::engine::{Answer, Effect, Engine, Input, Snapshot};
use anjat::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use anjat::sync::store::memory::MemoryStore;
use anjat::sync::store::{PhoneStore as _, Save};
use serde_json::json;
use std::collections::BTreeMap;

pub struct Phone {
    me: PersonId,
    cookie: String,
    engine: Engine,
    store: MemoryStore,
    /// Every revision for which "Tersimpan di HP" was shown.
    pub saved: Vec<RevisionId>,
    /// Own records and their heads.
    heads: Vec<(RecordId, RevisionId)>,
    high: (u64, u64, u64),
    clock_ms: i64,
}

impl Phone {
    pub fn new(me: PersonId, seed: u64, cookie: String) -> Self {
        let mut store = [me.as_bytes()[0]; 16];
        store[1] = seed as u8;
        let store = MemoryStore::new(StoreId::from_random(store), me);
        Self { me, cookie, engine: Engine::new(), store, saved: vec![], heads: vec![], high: (0, 0, 0), clock_ms: 1_790_000_000_000 }
    }

    /// Registers somebody, or corrects somebody registered before.
    pub async fn save_something(&mut self, network: &mut Network) {
        let ledger = self.store.ledger().await.expect("a ledger");
        let n = ledger.saved_high + 1;
        let correct = !self.heads.is_empty() && network.chance(40);
        let at = network.below(self.heads.len());
        let (record, parents, changes) = match self.heads.get(at).filter(|_| correct) {
            Some((record, head)) => (*record, vec![*head], Fields::from([("name".into(), json!(format!("Lawai {n}")))])),
            None => {
                let mut bytes = [n as u8; 16];
                bytes[0] = self.me.as_bytes()[0];
                (RecordId::from_random(bytes), vec![], producer(n))
            }
        };
        self.clock_ms += 1_000;
        let revision = Revision {
            v: SCHEMA,
            nonce: format!("{:012}", n),
            record,
            kind: Kind::Producer.as_str().into(),
            parents,
            changes,
            author: self.me,
            store: ledger.store,
            n,
            claimed: Claimed { wall_ms: self.clock_ms, server_ms: ledger.last_server_ms },
            photos: vec![],
        };
        let bytes = revision.encode();
        let id = id_of(&bytes);
        let body = String::from_utf8(bytes).expect("JSON is text");
        self.store.save(Save { n, id, body, draft: None }).await.expect("the save");
        self.heads.retain(|(of, _)| *of != record);
        self.heads.push((record, id));
        self.saved.push(id);
    }

    /// Wakes the engine and does what it says, at most that many exchanges.
    pub async fn wake(&mut self, network: &mut Network, exchanges_max: usize) {
        let mut inputs = vec![Input::Wake];
        let mut exchanges = 0;
        while let Some(input) = inputs.pop() {
            for effect in self.engine.step(input) {
                match effect {
                    Effect::Load { revisions_max, bytes_max } => inputs.push(self.load(revisions_max, bytes_max).await),
                    Effect::Send(body) => {
                        exchanges += 1;
                        inputs.push(Input::Answered(self.exchange(network, body).await));
                    }
                    Effect::Apply(apply) => {
                        self.store.apply(*apply).await.expect("the transaction");
                        inputs.push(Input::Applied);
                    }
                    Effect::ReadPhotos => inputs.push(Input::PhotosRead(self.store.photos().await.expect("photos"))),
                    Effect::Photo(..) | Effect::Note(..) => unreachable!("this phone takes no photos"),
                    Effect::Wait(_) | Effect::Show(..) => {}
                }
            }
            if exchanges > exchanges_max {
                panic!("one wake went on for more than {exchanges_max} exchanges");
            }
        }
    }

    async fn load(&self, revisions_max: usize, bytes_max: usize) -> Input {
        Input::Loaded(Box::new(Snapshot {
            ledger: self.store.ledger().await.expect("a ledger"),
            cursors: self.store.cursors().await.expect("cursors"),
            items: self.store.outbox(revisions_max.min(3), bytes_max).await.expect("an outbox"),
            pending: self.store.outbox_len().await.expect("an outbox"),
            app: "faults".into(),
            persisted: true,
            free_bytes: None,
            wall_ms: self.clock_ms,
        }))
    }

    async fn exchange(&self, network: &mut Network, body: Vec<u8>) -> Answer {
        match network.exchange(&self.cookie, body).await {
            None => Answer::Nothing,
            Some((status, ours, body)) => Answer::Http { status, ours, retry_after_ms: None, body, wall_ms: self.clock_ms },
        }
    }

    /// I1 and I21 at any time.
    pub async fn check(&mut self, seed: u64) {
        let ledger = self.store.ledger().await.expect("a ledger");
        let now = (ledger.saved_high, ledger.acked_high, ledger.contiguous_to);
        assert!(now.0 >= now.1 && now.1 >= now.2, "seed {seed}: I21 {now:?}");
        assert!(now.0 >= self.high.0 && now.1 >= self.high.1 && now.2 >= self.high.2, "seed {seed}: I21 went back, {now:?}");
        self.high = now;
        let waiting = self.store.outbox(1_000, usize::MAX).await.expect("an outbox").len();
        assert!(waiting + now.1 as usize >= self.saved.len(), "seed {seed}: I1 {waiting} wait, {now:?}");
    }

    /// I9: with a healed network the outbox drains in so many rounds.
    pub async fn drain(&mut self, network: &mut Network, seed: u64, rounds_max: usize) {
        for _ in 0..rounds_max {
            if self.store.outbox_len().await.expect("an outbox") == 0 {
                return;
            }
            self.wake(network, rounds_max).await;
        }
        panic!("seed {seed}: I9 the outbox did not drain in {rounds_max} rounds");
    }

    /// What a person sees: every record's fields and where they stand.
    pub async fn view(&self) -> BTreeMap<String, String> {
        let entries = self.store.entries(None).await.expect("entries");
        entries.iter().map(|entry| (entry.id.to_string(), format!("{:?} {:?} {:?}", entry.head, entry.sending, entry.fields))).collect()
    }
}

fn producer(n: u64) -> Fields {
    let village = json!({"code": super::VILLAGE, "list": "2025", "name": "Setulang"});
    let consent = json!({"purposes": ["registry"], "text": "older", "hash": "0".repeat(64), "language": "id", "method": "tap"});
    Fields::from([
        ("name".into(), json!(format!("Lawai {n}"))),
        ("nik".into(), json!({"none": "forgotten"})),
        ("sex".into(), json!("male")),
        ("birth".into(), json!({"year": 1980})),
        ("village".into(), village),
        ("livelihoods".into(), json!(["forest"])),
        ("consent".into(), consent),
    ])
}
