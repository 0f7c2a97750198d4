//! A phone as the office sees it: a store that numbers revisions, an outbox, cursors.

use super::User;
use super::http::Response;
use anjat::domain::Fields;
use anjat::domain::civil::Day;
use anjat::domain::form::{self, Answers, Context, Form};
use anjat::domain::ids::{PersonId, RecordId, RevisionId, StoreId};
use anjat::domain::json::{from_slice, to_value};
use anjat::office::{pack, random};
use anjat::sync::feed::Cursor;
use anjat::sync::revision::{Claimed, Revision, SCHEMA, id_of};
use anjat::sync::seal;
use anjat::sync::wire::{CONTENT_TYPE, Header, LineResult, PROTO, Push, Reply, Row, Status, Witness, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::sync::OnceLock;

/// One phone.
#[derive(Clone, Debug)]
pub struct Phone {
    pub user: User,
    pub store: StoreId,
    pub n: u64,
    pub cursors: Vec<Cursor>,
    /// The order's head as last told.
    pub witness: Option<Witness>,
    /// Everything pulled: feed, seq, id, whether it came with bytes.
    pub pulled: Vec<(String, u64, RevisionId, bool)>,
}

/// A line ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub n: u64,
    pub record: RecordId,
    pub id: RevisionId,
    pub bytes: Vec<u8>,
}

pub fn now_ms() -> i64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64
}

pub fn new_record() -> RecordId {
    RecordId::from_random(random::bytes())
}

fn reference() -> &'static anjat::domain::pack::Pack {
    static PACK: OnceLock<anjat::domain::pack::Pack> = OnceLock::new();
    PACK.get_or_init(pack::build)
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

impl Phone {
    pub fn new(user: User) -> Self {
        Self { user, store: StoreId::from_random(random::bytes()), n: 0, cursors: Vec::new(), witness: None, pulled: Vec::new() }
    }

    /// Builds a revision with the next number; `change` may spoil it.
    pub fn revision(
        &mut self,
        record: RecordId,
        kind: &str,
        parents: &[RevisionId],
        changes: Fields,
        change: impl FnOnce(&mut Revision),
    ) -> Line {
        self.n += 1;
        let mut revision = Revision {
            v: SCHEMA,
            nonce: URL_SAFE_NO_PAD.encode(random::bytes::<12>()),
            record,
            kind: kind.into(),
            parents: parents.to_vec(),
            changes,
            author: self.user.person,
            store: self.store,
            n: self.n,
            claimed: Claimed { wall_ms: now_ms(), server_ms: None },
            photos: Vec::new(),
        };
        change(&mut revision);
        let bytes = revision.encode();
        Line { n: revision.n, record, id: id_of(&bytes), bytes }
    }

    /// The fields of a form filled in, sealed to the office.
    pub fn fields(&self, form: Form, record: RecordId, pairs: &[(&str, &str)]) -> Fields {
        let context = Context { pack: reference(), today: Day::at_ms(now_ms()), territory: &self.user.territory };
        let finished = form::finish(form, &answers(pairs), None, &context).unwrap_or_else(|problems| panic!("{problems:?}"));
        let mut fields = finished.fields;
        for sealed in finished.to_seal {
            let envelope = seal::seal(&self.user.public_key, record, &sealed.field, &sealed.plain, random::bytes()).unwrap();
            fields.get_mut(&sealed.field).unwrap()["sealed"] = to_value(&envelope);
        }
        fields
    }

    /// A registration in the first village of the territory.
    pub fn producer(&mut self, nik: &str) -> Line {
        let village = self.user.territory[0].clone();
        self.producer_in(nik, &village)
    }

    pub fn producer_in(&mut self, nik: &str, village: &str) -> Line {
        let record = new_record();
        let none = if nik.is_empty() { "no_card" } else { "" };
        let mut pairs = vec![
            ("name", "Yosefa Lawai"),
            ("nik", nik),
            ("nik_none", none),
            ("sex", "female"),
            ("birth_year", "1984"),
            ("village", village),
            ("livelihoods", "farm forest"),
            ("consent", "registry statistics"),
            ("consent_method", "tap"),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        let fields = self.fields(Form::Producer, record, &pairs);
        self.revision(record, "producer", &[], fields, |_| {})
    }

    /// 100 kg of dry upland rice, yesterday.
    pub fn harvest(&mut self, producer: RecordId) -> Line {
        let village = self.user.territory[0].clone();
        self.harvest_in(producer, &village)
    }

    pub fn harvest_in(&mut self, producer: RecordId, village: &str) -> Line {
        let record = new_record();
        let fields = self.harvest_fields(producer, village);
        self.revision(record, "harvest", &[], fields, |_| {})
    }

    pub fn harvest_fields(&self, producer: RecordId, village: &str) -> Fields {
        let (producer, yesterday) = (producer.to_string(), Day::at_ms(now_ms() - 86_400_000).to_string());
        let pairs = [
            ("producer", producer.as_str()),
            ("commodity", "padi-ladang"),
            ("amount", "100"),
            ("unit", "kg"),
            ("condition", "dry"),
            ("date", &yesterday),
            ("village", village),
        ];
        self.fields(Form::Farm, new_record(), &pairs)
    }

    /// A change of some fields of a record.
    pub fn edit(&mut self, record: RecordId, kind: &str, head: RevisionId, fields: &[(&str, serde_json::Value)]) -> Line {
        let changes = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.revision(record, kind, &[head], changes, |_| {})
    }

    /// The header of a push of these lines.
    pub fn header(&self, lines: &[Line]) -> Header {
        Header {
            proto: PROTO,
            app: "test".into(),
            store: self.store,
            saved_high: self.n,
            acked_high: 0,
            pending: lines.len() as u64,
            persisted: true,
            free_bytes: None,
            wall_ms: now_ms(),
            last_server_ms: None,
            cursors: self.cursors.clone(),
            witness: self.witness,
            byte_budget: 256 * 1024,
            digest: digest(lines.iter().map(|line| line.id)),
        }
    }

    /// Sends lines under a header that `change` may spoil.
    pub async fn push_as(&self, lines: &[Line], change: impl FnOnce(&mut Header)) -> Response {
        let mut header = self.header(lines);
        change(&mut header);
        self.send(encode(&header, lines)).await
    }

    /// Sends any bytes as a sync request.
    pub async fn send(&self, body: Vec<u8>) -> Response {
        self.request(body).send().await
    }

    pub fn request(&self, body: Vec<u8>) -> super::http::Request {
        self.user.request("POST", "/sync/v1").guarded().body(CONTENT_TYPE, body)
    }

    /// A push that the office answers as the protocol says.
    pub async fn push(&mut self, lines: &[Line]) -> Reply {
        let reply = reply(&self.push_as(lines, |_| {}).await);
        self.take(&reply, lines);
        reply
    }

    /// Pulls until nothing is left.
    pub async fn pull(&mut self) -> Reply {
        loop {
            let reply = self.push(&[]).await;
            assert_eq!(reply.pull_refused, None);
            if !reply.more {
                return reply;
            }
        }
    }

    fn take(&mut self, reply: &Reply, lines: &[Line]) {
        let told = |seq: u64| reply.results.iter().zip(lines).find(|(result, _)| result.seq == Some(seq)).map(|(_, line)| line.id);
        self.witness = Some(reply.witness);
        for page in &reply.pages {
            let id = |row: &Row| row.id.or_else(|| told(row.seq)).expect("a bare row is one that a result names");
            self.pulled.extend(page.rows.iter().map(|row| (page.cursor.feed.clone(), row.seq, id(row), row.body.is_some())));
            self.cursors.retain(|cursor| cursor.feed != page.cursor.feed);
            self.cursors.push(page.cursor.clone());
        }
    }

    /// Ids pulled in one feed.
    pub fn ids(&self, feed: &str) -> Vec<RevisionId> {
        self.pulled.iter().filter(|(of, ..)| of == feed).map(|(_, _, id, _)| *id).collect()
    }

    pub fn person(&self) -> PersonId {
        self.user.person
    }
}

pub fn encode(header: &Header, lines: &[Line]) -> Vec<u8> {
    let lines: Vec<(u64, &[u8])> = lines.iter().map(|line| (line.n, line.bytes.as_slice())).collect();
    Push::encode(header, &lines)
}

/// A reply that is one.
pub fn reply(response: &Response) -> Reply {
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    assert_eq!(response.header("content-type"), Some(CONTENT_TYPE));
    let reply: Reply = from_slice(&response.body).unwrap();
    for result in &reply.results {
        assert_eq!(result.seq.is_some(), matches!(result.status, Status::Stored | Status::Duplicate), "I2: {result:?}");
        assert_eq!(result.seq.is_some(), result.receipt.is_some());
    }
    reply
}

/// Statuses of a reply as text: "stored", "held duplicate_nik".
pub fn statuses(reply: &Reply) -> Vec<String> {
    let text = |result: &LineResult| match result.status {
        Status::Held(code) => format!("held {}", code.as_str()),
        other => format!("{other:?}").to_lowercase(),
    };
    reply.results.iter().map(text).collect()
}
