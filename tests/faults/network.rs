//! A network that misbehaves by a seed.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, header};
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::collections::BTreeMap;
use tower::ServiceExt as _;

/// What can happen to one exchange. Numbers: the project's fault list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// F1: the request is lost.
    RequestLost,
    /// F2: the reply is lost after the office committed.
    ReplyLost,
    /// F3: the request arrives twice; the second reply is used.
    RequestTwice,
    /// F4: an old reply comes instead of this one.
    OldReply,
    /// F6: the reply is cut.
    ReplyCut,
    /// F7: one bit of the request flips.
    BitFlip,
    /// F8: a captive portal answers with 200.
    Portal,
    /// F10: a proxy answers 413, 429, 502 or 503.
    Proxy,
}

impl Fault {
    pub const ALL: [Fault; 8] = [
        Fault::RequestLost,
        Fault::ReplyLost,
        Fault::RequestTwice,
        Fault::OldReply,
        Fault::ReplyCut,
        Fault::BitFlip,
        Fault::Portal,
        Fault::Proxy,
    ];
}

/// What came back: status, whether the content type is ours, body.
pub type Came = Option<(u16, bool, Vec<u8>)>;

pub struct Network {
    router: Router,
    rng: TestRng,
    healed: bool,
    fired: BTreeMap<Fault, usize>,
    old: BTreeMap<String, Came>,
}

impl Network {
    pub fn new(router: Router, seed: u64) -> Self {
        let mut bytes = [0u8; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        Self { router, rng, healed: false, fired: BTreeMap::new(), old: BTreeMap::new() }
    }

    pub fn heal(&mut self) {
        self.healed = true;
    }

    pub fn fired(&self) -> BTreeMap<Fault, usize> {
        self.fired.clone()
    }

    /// True in that many of a hundred cases.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.rng.next_u32() as usize % end.max(1)
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> String {
        let body = serde_json::json!({"login": login, "password": password}).to_string();
        let request = Request::post("/api/v1/session")
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-anjat", "1")
            .body(Body::from(body))
            .expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 200);
        let cookie = response.headers().get(header::SET_COOKIE).expect("a cookie").to_str().expect("text");
        cookie.split(';').next().expect("a pair").to_owned()
    }

    /// One exchange with whatever happens to it.
    pub async fn exchange(&mut self, cookie: &str, mut body: Vec<u8>) -> Came {
        let fault = (!self.healed && self.chance(55)).then(|| Fault::ALL[self.below(Fault::ALL.len())]);
        if let Some(fault) = fault {
            *self.fired.entry(fault).or_default() += 1;
        }
        match fault {
            None => self.deliver(cookie, body).await,
            Some(Fault::RequestLost) => None,
            Some(Fault::ReplyLost) => {
                self.deliver(cookie, body).await;
                None
            }
            Some(Fault::RequestTwice) => {
                self.deliver(cookie, body.clone()).await;
                self.deliver(cookie, body).await
            }
            Some(Fault::OldReply) => {
                let old = self.old.get(cookie).cloned().flatten();
                self.deliver(cookie, body).await;
                old
            }
            Some(Fault::ReplyCut) => {
                let (status, ours, whole) = self.deliver(cookie, body).await?;
                let end = self.below(whole.len());
                Some((status, ours, whole[..end].to_vec()))
            }
            Some(Fault::BitFlip) => {
                // Within the last revision's bytes: the digest covers those. A flip in the header's counters would be
                // a false report, which no digest over ids can notice; gzip and TLS do.
                let at = body.len() - 1 - self.below(40.min(body.len()));
                body[at] ^= 1 << self.below(8);
                self.deliver(cookie, body).await
            }
            Some(Fault::Portal) => Some((200, false, b"<html>Selamat datang di WiFi</html>".to_vec())),
            Some(Fault::Proxy) => Some(([413, 429, 502, 503][self.below(4)], false, b"<html>".to_vec())),
        }
    }

    async fn deliver(&mut self, cookie: &str, body: Vec<u8>) -> Came {
        let request = Request::post("/sync/v1")
            .header(header::CONTENT_TYPE, anjat::sync::wire::CONTENT_TYPE)
            .header(header::COOKIE, cookie)
            .header("x-anjat", "1")
            .body(Body::from(body))
            .expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let came = Some(read(response).await);
        self.old.insert(cookie.to_owned(), came.clone());
        came
    }
}

async fn read(response: Response<Body>) -> (u16, bool, Vec<u8>) {
    let status = response.status().as_u16();
    assert!(status < 500, "no input makes a {status}");
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|said| said == anjat::sync::wire::CONTENT_TYPE);
    let body = to_bytes(response.into_body(), 16 << 20).await.expect("a body");
    (status, ours, body.to_vec())
}
