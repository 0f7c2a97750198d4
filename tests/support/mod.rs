//! A real server on a loopback port over a folder of its own. When it is dropped, what must hold at the end of every
//! test is asserted.

#![allow(dead_code, unreachable_pub, reason = "every test file uses its own part of this")]

pub mod check;
pub mod http;
pub mod phone;
pub mod photo;
pub mod season;
pub mod tables;

use anjat::domain::access::Role;
use anjat::domain::ids::{PersonId, RecordId};
use anjat::office::store::accounts::{self, NewAccount, NewSession};
use anjat::office::{Config, Office, random};
use http::{Request, Response};
use phone::Phone;
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::time::Duration;
use tempfile::TempDir;

/// Two villages of Malinau and one of Nunukan.
pub const SETULANG: &str = "65.02.13.2001";
pub const LONG_PADA: &str = "65.02.15.2005";
pub const BINUSAN: &str = "65.03.02.2004";

/// The server under test.
pub struct TestApp {
    pub office: Office,
    pub address: SocketAddr,
    pub data: TempDir,
}

/// A person signed in on one phone or desk.
#[derive(Clone, Debug)]
pub struct User {
    pub address: SocketAddr,
    pub person: PersonId,
    pub login: String,
    pub token: String,
    pub public_key: Vec<u8>,
    pub territory: Vec<String>,
}

impl TestApp {
    /// A server over an empty database.
    pub async fn init() -> Self {
        Self::with(|_| {}).await
    }

    /// A server over an empty database of another province.
    pub async fn of_province(code: &str) -> Self {
        Self::with(|config| config.province = Some(code.to_owned())).await
    }

    /// A server over an empty database, set up in another way than usual.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let data = tempfile::tempdir().unwrap();
        let usual = Config::new(data.path());
        let mut config = Config { body_wait: Duration::from_millis(1500), site: data.path().join("site"), ..usual };
        change(&mut config);
        let office = Office::open(config).await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = anjat::serve::app(office.clone()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { office, address, data }
    }

    /// An account put straight into the database, with a session. Its password fits nothing.
    pub async fn user(&self, role: Role, territory: &[&str]) -> User {
        self.user_of(role, territory, None).await
    }

    /// The same for a producer with a record.
    pub async fn user_of(&self, role: Role, territory: &[&str], producer: Option<RecordId>) -> User {
        let person = PersonId::from_random(random::bytes());
        let login = format!("{}-{}", role.as_str(), random::hex(4));
        let territory: Vec<String> = territory.iter().map(|code| (*code).to_owned()).collect();
        let account = NewAccount {
            person,
            login: login.clone(),
            name: format!("Nama {login}"),
            role,
            territory: territory.clone(),
            producer,
            password: "-".into(),
            now_ms: self.office.now_ms(),
        };
        assert!(self.office.writer().run(accounts::add(account)).await.unwrap());
        let user = User { address: self.address, person, login, token: String::new(), public_key: public_key(&self.office), territory };
        self.signed_in(&user).await
    }

    /// Another session of the same account: another phone.
    pub async fn signed_in(&self, user: &User) -> User {
        let token = random::hex(16);
        let now_ms = self.office.now_ms();
        let session = NewSession {
            token: Sha256::digest(token.as_bytes()).into(),
            person: user.person,
            former: None,
            now_ms,
            expires_ms: now_ms + 86_400_000,
        };
        self.office.writer().run(accounts::open_session(session)).await.unwrap();
        User { token, ..user.clone() }
    }

    /// An officer of Setulang with a phone.
    pub async fn officer(&self) -> Phone {
        Phone::new(self.user(Role::Officer, &[SETULANG]).await)
    }

    /// A request without a session.
    pub fn get(&self, path: &str) -> Request {
        Request::new(self.address, "GET", path)
    }

    /// A request without a session.
    pub fn post(&self, path: &str) -> Request {
        Request::new(self.address, "POST", path)
    }

    /// One value of the database.
    pub async fn value<T>(&self, sql: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite> + Send + Unpin,
    {
        sqlx::query_scalar(sql).fetch_one(self.office.reads()).await.unwrap()
    }
}

impl User {
    /// A request of this person.
    pub fn request(&self, method: &str, path: &str) -> Request {
        Request::new(self.address, method, path).header("cookie", &format!("__Host-anjat={}", self.token))
    }

    /// A read of this person.
    pub async fn get(&self, path: &str) -> Response {
        self.request("GET", path).send().await
    }
}

/// The key that phones seal to.
pub fn public_key(office: &Office) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD_NO_PAD.decode(office.keys().public()).unwrap()
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let file = self.data.path().join("anjat.db");
        let checked = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(check::invariants(&file));
        });
        assert!(checked.join().is_ok(), "what must hold after every test does not");
    }
}
