//! HTTP/1.1 by hand: hostile requests need a client that does what it is told.

use serde_json::Value;
use std::fmt::Write as _;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A request being built.
#[derive(Clone, Debug)]
pub struct Request {
    address: SocketAddr,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Bytes on the socket, head included.
    pub wire_bytes: usize,
}

impl Request {
    pub fn new(address: SocketAddr, method: &str, path: &str) -> Self {
        Self { address, method: method.into(), path: path.into(), headers: Vec::new(), body: Vec::new() }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The header that a page of another site cannot send.
    pub fn guarded(self) -> Self {
        self.header("x-anjat", "1")
    }

    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }

    pub fn json(self, value: Value) -> Self {
        self.guarded().body("application/json", value.to_string())
    }

    /// Head and body as they go over the wire, on a connection that closes after it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.method, self.path, self.address);
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if self.method != "GET" && !self.headers.iter().any(|(name, _)| name == "content-length") {
            let _ = write!(head, "content-length: {}\r\n", self.body.len());
        }
        head.push_str("\r\n");
        [head.as_bytes(), &self.body].concat()
    }

    pub async fn send(&self) -> Response {
        self.try_send().await.expect("the server answers")
    }

    /// `None` when the connection ends without a whole answer.
    pub async fn try_send(&self) -> Option<Response> {
        let mut stream = TcpStream::connect(self.address).await.ok()?;
        // A server that refuses early may close before it has read everything.
        let _ = stream.write_all(&self.bytes()).await;
        receive(stream).await
    }

    /// Sends and hangs up without reading.
    pub async fn send_and_hang_up(&self) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(&self.bytes()).await.unwrap();
    }

    /// Sends only the head and the first bytes of the body, then waits for an answer.
    pub async fn send_slowly(&self, bytes: usize) -> Option<Response> {
        let all = self.bytes();
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(&all[..all.len() - self.body.len() + bytes]).await.unwrap();
        receive(stream).await
    }
}

async fn receive(mut stream: TcpStream) -> Option<Response> {
    let mut raw = Vec::new();
    let _ = stream.read_to_end(&mut raw).await;
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&raw[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let is = |name: &str, value: &str| headers.iter().any(|(have, with)| have == name && with.eq_ignore_ascii_case(value));
    let body = if is("transfer-encoding", "chunked") { unchunk(&raw[end + 4..])? } else { raw[end + 4..].to_vec() };
    Some(Response { status, headers, body, wire_bytes: raw.len() })
}

fn unchunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?.trim(), 16).ok()?;
        rest = rest.get(end + 2..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(have, _)| have == name).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// "400.1 bad_encoding", with the invariants of every refusal.
    pub fn code(&self) -> String {
        let body = self.json();
        let (number, name) = (body["code"]["number"].as_str().unwrap(), body["code"]["name"].as_str().unwrap());
        assert!(number.starts_with(&self.status.to_string()), "{number} with status {}", self.status);
        assert!(["never", "later", "after_fix"].contains(&body["retry"].as_str().unwrap()));
        assert!(!body["ref"].as_str().unwrap().is_empty());
        for leak in ["SELECT", "sqlx", "panicked", "/home", "/work", "src/"] {
            assert!(!body.to_string().contains(leak), "{body}");
        }
        format!("{number} {name}")
    }
}
