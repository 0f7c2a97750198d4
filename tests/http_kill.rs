//! The real program killed with SIGKILL while it takes pushes: no acknowledged revision is lost, and the order is whole.

mod support;

use anjat::sync::wire::{Reply, Status};
use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::http::{Request, Response};
use support::phone::{Line, Phone, encode};
use support::{User, check};

/// Times that the server is killed; the full run of many kills has a test of its own.
const KILLS: usize = 3;
/// How long it takes pushes before each, growing, so that a kill meets different moments.
const BEFORE_KILL: Duration = Duration::from_millis(350);

struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    async fn start(data: &Path, address: SocketAddr) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_anjat"))
            .args(["serve", "--listen", &address.to_string(), "--site", "none", "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, address };
        let until = Instant::now() + Duration::from_secs(30);
        while Instant::now() < until {
            if Request::new(address, "GET", "/sehat").try_send().await.is_some_and(|answer| answer.status == 200) {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the server does not get ready");
    }

    /// No chance to finish anything.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn sign_in(address: SocketAddr) -> User {
    let account = anjat::office::demo::ACCOUNTS.iter().find(|account| account.login == "penyuluh").unwrap();
    let body = serde_json::json!({"login": account.login, "password": account.password});
    let answer = Request::new(address, "POST", "/api/v1/session").json(body).send().await;
    let profile = answer.json();
    let key = profile["server_key"].as_str().unwrap();
    let cookie = answer.header("set-cookie").unwrap();
    User {
        address,
        person: serde_json::from_value(profile["person"].clone()).unwrap(),
        login: account.login.into(),
        token: cookie.split(['=', ';']).nth(1).unwrap().to_owned(),
        public_key: base64::Engine::decode(&base64::engine::general_purpose::STANDARD_NO_PAD, key).unwrap(),
        territory: account.territory.split(' ').map(str::to_owned).collect(),
    }
}

/// Pushes until nobody answers, ten lines at a time; a batch that was not acknowledged is sent again first, as a phone
/// does. Returns what was acknowledged.
async fn push_on(phone: &mut Phone, outbox: &mut Vec<Line>) -> Vec<(Line, u64, String)> {
    let mut acknowledged = Vec::new();
    loop {
        if outbox.is_empty() {
            *outbox = (0..10).map(|_| phone.producer("")).collect();
        }
        let body = encode(&phone.header(outbox), outbox);
        let Some(answer) = phone.request(body).try_send().await else { return acknowledged };
        let Some(reply) = whole(&answer) else { return acknowledged };
        for (line, result) in std::mem::take(outbox).into_iter().zip(reply.results) {
            assert!(matches!(result.status, Status::Stored | Status::Duplicate), "{result:?}");
            acknowledged.push((line, result.seq.unwrap(), result.receipt.unwrap()));
        }
    }
}

fn whole(answer: &Response) -> Option<Reply> {
    anjat::domain::json::from_slice(&answer.body).ok().filter(|_| answer.status == 200)
}

#[tokio::test(flavor = "multi_thread")]
async fn i5_killed_in_the_middle_of_pushes() {
    let data = tempfile::tempdir().unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut server = Server::start(data.path(), free).await;
    let mut phone = Phone::new(sign_in(server.address).await);
    let (mut outbox, mut acknowledged) = (Vec::new(), Vec::new());
    for round in 0..KILLS {
        let pushing = push_on(&mut phone, &mut outbox);
        let killing = async {
            tokio::time::sleep(BEFORE_KILL * (round as u32 + 1)).await;
            server.kill();
        };
        let (mut told, ()) = tokio::join!(pushing, killing);
        assert!(!told.is_empty(), "the server took nothing before the kill");
        acknowledged.append(&mut told);
        server = Server::start(data.path(), free).await;
    }
    server.kill();
    let file = data.path().join("anjat.db");
    check::invariants(&file).await;
    let stored = stored(&file).await;
    for (line, seq, _) in &acknowledged {
        assert_eq!(stored.get(line.id.0.as_slice()), Some(&(*seq as i64)), "n {} was acknowledged and is gone", line.n);
    }
    let seqs: std::collections::BTreeSet<u64> = acknowledged.iter().map(|(_, seq, _)| *seq).collect();
    assert_eq!(seqs.len(), acknowledged.len(), "I2");
}

async fn stored(file: &Path) -> BTreeMap<Vec<u8>, i64> {
    use sqlx::ConnectOptions as _;
    let mut conn = sqlx::sqlite::SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    let rows: Vec<(Vec<u8>, i64)> =
        sqlx::query_as("SELECT id, seq FROM revision WHERE seq IS NOT NULL").fetch_all(&mut conn).await.unwrap();
    rows.into_iter().collect()
}
