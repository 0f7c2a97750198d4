//! The desk over HTTP, without a script: sign-in, queue, verdicts, undo, approving many. Journeys S1 to S5.

#[path = "../support/mod.rs"]
mod support;

mod export;
mod lists;
mod overview;
mod pages;
mod queue;
mod speed;
mod verdict;

use anjat::domain::access::Role;
use anjat::domain::ids::{RecordId, RevisionId};
use serde_json::Value;
use support::http::{Request, Response};
use support::phone::{Line, Phone, statuses};
use support::{TestApp, User};

const MALINAU: &str = "65.02";
/// More than the ten seconds of a verdict.
const UNDO_OVER_MS: i64 = 11_000;

/// A browser's own form post.
fn form(request: Request, pairs: &[(&str, &str)]) -> Request {
    let encode = |text: &str| anjat::domain::reports::queue::percent(text);
    let body: Vec<String> = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    request.header("accept", "text/html").body("application/x-www-form-urlencoded", body.join("&"))
}

/// The same call as a script makes it.
fn script(request: Request, pairs: &[(&str, &str)]) -> Request {
    let encode = |text: &str| anjat::domain::reports::queue::percent(text);
    let body: Vec<String> = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    request.header("accept", "application/json").body("application/x-www-form-urlencoded", body.join("&"))
}

async fn page(user: &User, path: &str) -> (Response, String) {
    let response = user.request("GET", path).header("accept", "text/html").send().await;
    let text = String::from_utf8_lossy(&response.body).into_owned();
    // What follows the content are the same data again, for the script.
    let text = text.split("__RESOLVED_RESOURCES").next().unwrap_or_default().replace("<!>", "");
    (response, text)
}

async fn read_queue(user: &User, query: &str) -> Value {
    let response = user.request("GET", &format!("/api/calls/queue?{query}")).header("accept", "application/json").send().await;
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    response.json()
}

fn location(response: &Response) -> String {
    assert_eq!(response.status, 303, "{}", String::from_utf8_lossy(&response.body));
    response.header("location").unwrap_or_default().to_owned()
}

/// An officer with one producer and some harvests of 100 kg, and the supervisor of the regency.
async fn scene(app: &TestApp, harvests: usize) -> (Phone, User, Line, Vec<Line>) {
    let mut phone = app.officer().await;
    let producer = phone.producer("");
    let harvests: Vec<Line> = (0..harvests).map(|_| phone.harvest(producer.record)).collect();
    let all: Vec<Line> = std::iter::once(&producer).chain(&harvests).cloned().collect();
    for some in all.chunks(90) {
        assert!(statuses(&phone.push(some).await).iter().all(|status| status == "stored"));
    }
    let supervisor = app.user(Role::Supervisor, &[MALINAU]).await;
    (phone, supervisor, producer, harvests)
}

fn fixed<'a>(record: &'a str, head: &'a str, outcome: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("record", record), ("head", head), ("outcome", outcome)]
}

async fn judge(user: &User, record: RecordId, head: RevisionId, outcome: &str, more: &[(&str, &str)]) -> Response {
    let (record, head) = (record.to_string(), head.to_string());
    let pairs = [&fixed(&record, &head, outcome), more].concat();
    form(user.request("POST", "/api/calls/judge"), &pairs).send().await
}

async fn review(app: &TestApp, record: RecordId) -> String {
    let id = record.as_bytes().to_vec();
    sqlx::query_scalar("SELECT review FROM record WHERE id = $1").bind(id).fetch_one(app.office.reads()).await.unwrap()
}

async fn settle(app: &TestApp) -> usize {
    app.office.advance(UNDO_OVER_MS);
    app.office.settle_verdicts().await.unwrap()
}
