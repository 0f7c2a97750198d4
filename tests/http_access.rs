//! Who may pass where: generated from the table of routes and the table of roles. And signing in and out.

mod support;

use anjat::domain::access::{Role, may};
use anjat::office::http::gate;
use anjat::office::routes::{Answer, Gate, ROUTES, Route};
use serde_json::json;
use std::time::Instant;
use support::TestApp;
use support::http::{Request, Response};
use tower::ServiceExt as _;

/// A request for a route with something in each of its holes, as the page or script that belongs to it sends it.
fn request(app: &TestApp, route: &Route, token: Option<&str>) -> Request {
    let path = route
        .path
        .replace("{id}", "00000000-0000-4000-8000-000000000000")
        .replace("{version}", "none")
        .replace("{*path}", "x")
        .replace("{sha256}", &"0".repeat(64))
        .replace("{chunk}", "0")
        .replace("{at}", "1");
    let request = Request::new(app.address, route.method, &path).guarded();
    match token {
        Some(token) => request.header("cookie", &format!("__Host-anjat={token}")),
        None => request,
    }
}

fn is_refused(route: &Route, response: &Response, signed_in: bool) -> bool {
    match (route.answer, signed_in) {
        (Answer::Json, true) => response.status == 403 && response.code() == "403.2 role_forbidden",
        (Answer::Json, false) => response.status == 401 && response.code() == "401.2 session_needed",
        (Answer::Page, false) => response.status == 303 && response.header("location").unwrap().starts_with("/masuk?ke="),
        (Answer::Page | Answer::Call, true) => response.status == 403,
        (Answer::Call, false) => response.status == 401,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_signed_out_and_with_every_role() {
    let app = TestApp::init().await;
    let mut people = vec![(None, None)];
    for role in Role::ALL {
        people.push((Some(role), Some(app.user(role, &["65"]).await)));
    }
    let mut refused = 0;
    for route in ROUTES {
        for (role, user) in &people {
            // A session of its own for each: one of the routes ends it.
            let token = match user {
                Some(user) => Some(app.signed_in(user).await.token),
                None => None,
            };
            let expected = match (route.gate, role) {
                (Gate::Public, _) | (Gate::Signed, Some(_)) => false,
                (Gate::Signed | Gate::Needs(_), None) => true,
                (Gate::Needs(action), Some(role)) => !may(*role, action),
            };
            let response = request(&app, route, token.as_deref()).send().await;
            let told = format!("{} {} as {role:?}: {} {:?}", route.method, route.path, response.status, response.header("location"));
            assert_eq!(is_refused(route, &response, role.is_some()), expected, "{told} {}", String::from_utf8_lossy(&response.body));
            assert!(response.status < 500 || response.status == 503, "{told}");
            refused += usize::from(expected);
        }
    }
    assert!(refused > 20, "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn i13_the_right_role_in_the_wrong_territory() {
    let app = TestApp::init().await;
    let mut officer = app.officer().await;
    let producer = officer.producer("6406135203840001");
    let harvest = officer.harvest(producer.record);
    officer.push(&[producer, harvest.clone()]).await;
    let (id, head) = (harvest.record, harvest.id);
    let (page, call) = (format!("/meja/catatan/{id}"), format!("/api/calls/record?id={id}"));
    let judge = format!("record={id}&head={head}&outcome=approve");
    let here = app.user(Role::Supervisor, &["65.02"]).await;
    let there = app.user(Role::Supervisor, &["65.03", "65.71"]).await;
    for (user, status) in [(&here, 200), (&there, 404)] {
        for path in [&page, &call] {
            let response = user.get(path).await;
            let body = String::from_utf8_lossy(&response.body).into_owned();
            assert_eq!(response.status, status, "{path}: {body}");
            assert_eq!(body.contains("Yosefa"), status == 200, "{path}: {body}");
        }
        let queue = user.get("/meja").await;
        assert_eq!(String::from_utf8_lossy(&queue.body).contains(&id.to_string()), status == 200, "the queue");
    }
    let form = |user: &support::User| user.request("POST", "/api/calls/judge").body("application/x-www-form-urlencoded", judge.clone());
    assert_eq!(form(&there).send().await.status, 404);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 0);
    assert_eq!(form(&here).send().await.status, 200);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 1);
    let foreign = form(&here).header("origin", "https://evil.example").send().await;
    assert_eq!(foreign.status, 403, "43");
}

/// A page whose resource is not let load never comes: leptos holds them all back while routes are listed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_page_ends() {
    let app = TestApp::init().await;
    let readers = [app.user(Role::Supervisor, &["65.02"]).await, app.user(Role::Planner, &["65.02"]).await];
    let asking = (0..8).map(|tab| {
        let (reader, status) = (readers[tab % 2].clone(), [200, 403][tab % 2]);
        tokio::spawn(async move {
            for round in 0..PAGES_EACH {
                let page = tokio::time::timeout(std::time::Duration::from_secs(20), reader.get("/meja")).await;
                assert_eq!(page.unwrap_or_else(|_| panic!("page {round} does not come")).status, status);
            }
        })
    });
    for asking in asking.collect::<Vec<_>>() {
        asking.await.unwrap();
    }
}

/// Pages asked for by each of eight tabs.
const PAGES_EACH: usize = 25;

#[tokio::test(flavor = "multi_thread")]
async fn a_route_without_a_row_does_not_exist() {
    let app = TestApp::init().await;
    let open = axum::Router::new().route("/tanpa-baris", axum::routing::get(|| async { "secret" }));
    let router = gate::layers(open, &app.office).with_state(app.office.clone());
    let request = axum::http::Request::get("/tanpa-baris").body(axum::body::Body::empty()).unwrap();
    assert_eq!(router.oneshot(request).await.unwrap().status(), 404);
    assert_eq!(app.get("/nothing/here").send().await.code(), "404.1 not_found");
    assert_eq!(Request::new(app.address, "PUT", "/sync/v1").guarded().send().await.code(), "405.1 method_not_allowed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_a_fault_with_a_reference() {
    let app = TestApp::init().await;
    let broken = axum::Router::new().route("/sehat", axum::routing::get(|| async { panic!("secret") as () }));
    let router = gate::layers(broken, &app.office).with_state(app.office.clone());
    let request = axum::http::Request::get("/sehat").body(axum::body::Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), 500);
    let body = axum::body::to_bytes(response.into_body(), 4096).await.unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    assert!(body.contains("500.1") && body.contains("ref") && !body.contains("secret"), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_of_every_answer() {
    let app = TestApp::init().await;
    for path in ["/", "/masuk", "/lapangan/", "/sehat", "/api/v1/profile", "/nothing"] {
        let response = app.get(path).send().await;
        let policy = response.header("content-security-policy").unwrap_or_else(|| panic!("{path}"));
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(response.header("referrer-policy"), Some("same-origin"), "{path}");
        assert!(response.header("cache-control").is_some(), "{path}");
    }
}

async fn with_password(app: &TestApp, password: &str) -> support::User {
    let user = app.user(Role::Officer, &[support::SETULANG]).await;
    let hash = anjat::office::password::hash(password).await.unwrap();
    let set = anjat::office::store::accounts::set_password(user.login.clone(), hash, app.office.now_ms());
    assert!(app.office.writer().run(set).await.unwrap());
    user
}

fn sign_in(app: &TestApp, login: &str, password: &str) -> Request {
    app.post("/api/v1/session").json(json!({"login": login, "password": password}))
}

#[tokio::test(flavor = "multi_thread")]
async fn in_and_out_again() {
    let app = TestApp::init().await;
    let user = with_password(&app, "rotan sega basah").await;
    let response = sign_in(&app, &user.login.to_uppercase(), "rotan sega basah").send().await;
    assert_eq!(response.status, 200);
    let profile = response.json();
    assert_eq!((profile["login"].as_str(), profile["role"].as_str()), (Some(user.login.as_str()), Some("officer")));
    assert_eq!(profile["pack"].as_str(), Some(app.office.pack().version.as_str()));
    let cookie = response.header("set-cookie").unwrap().to_owned();
    for part in ["__Host-anjat=", "; Path=/", "; HttpOnly", "; Secure", "; SameSite=Strict"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let pair = cookie.split(';').next().unwrap();
    let token = pair.split_once('=').unwrap().1;
    assert!(token.len() >= 43, "256 bits");
    let clear: i64 = app.value("SELECT COUNT(*) FROM session WHERE length(token) <> 32").await;
    assert_eq!(clear, 0, "stored hashed");
    assert_eq!(app.get("/api/v1/profile").header("cookie", pair).send().await.status, 200);
    // 44: signing in anew ends the session that the browser had; the phone keeps its number.
    let again = sign_in(&app, &user.login, "rotan sega basah").header("cookie", pair).send().await;
    assert_eq!(again.json()["phone_number"], profile["phone_number"]);
    assert_eq!(app.get("/api/v1/profile").header("cookie", pair).send().await.code(), "401.2 session_needed");
    let pair = again.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let out = Request::new(app.address, "DELETE", "/api/v1/session").guarded().header("cookie", &pair).send().await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(app.get("/api/v1/profile").header("cookie", &pair).send().await.code(), "401.2 session_needed");
    let actions: Vec<String> = sqlx::query_scalar("SELECT action FROM audit ORDER BY id").fetch_all(app.office.reads()).await.unwrap();
    assert_eq!(actions[actions.len() - 3..], ["sign_in", "sign_in", "sign_out"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_34_wrong_passwords() {
    let app = TestApp::init().await;
    let user = with_password(&app, "rotan sega basah").await;
    let logins = [user.login.as_str(), "tidak-ada"];
    // The fastest of five each, in turns: what else the machine does only ever adds, and to both.
    let mut fastest = [f64::MAX; 2];
    for _ in 0..5 {
        for (login, fastest) in logins.iter().zip(&mut fastest) {
            let start = Instant::now();
            assert_eq!(sign_in(&app, login, "salah sekali").send().await.code(), "401.1 login_failed");
            *fastest = fastest.min(start.elapsed().as_secs_f64());
        }
    }
    let ratio = fastest[0] / fastest[1];
    assert!((0.2..5.0).contains(&ratio), "an unknown name takes as long: {fastest:?}");
    for login in logins {
        let response = sign_in(&app, login, "salah sekali").send().await;
        assert_eq!(response.code(), "429.1 too_many");
        assert!(response.json()["wait_s"].as_u64().unwrap() >= 1 && response.header("retry-after").is_some());
    }
    assert_eq!(sign_in(&app, &user.login, "rotan sega basah").send().await.code(), "429.1 too_many", "the right one waits, too");
    app.office.advance(6_000);
    assert_eq!(sign_in(&app, &user.login, "rotan sega basah").send().await.status, 200, "and gets in after the wait");
    let failed: i64 = app.value("SELECT COUNT(*) FROM audit WHERE action = 'sign_in_failed'").await;
    assert_eq!(failed, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_35_long_passwords_and_bad_bodies() {
    let app = TestApp::init().await;
    let password = format!("{}\0\u{e9}", "p".repeat(100));
    let user = with_password(&app, &password).await;
    assert_eq!(sign_in(&app, &user.login, &password).send().await.status, 200);
    assert_eq!(sign_in(&app, &user.login, &password.replace('\u{e9}', "e\u{301}")).send().await.code(), "401.1 login_failed");
    let start = Instant::now();
    assert_eq!(sign_in(&app, &user.login, &"x".repeat(1025)).send().await.code(), "413.2 too_long");
    assert_eq!(sign_in(&app, &user.login, &"x".repeat(1 << 20)).send().await.code(), "413.1 too_large");
    assert!(start.elapsed().as_secs_f64() < 1.0, "nothing is hashed");
    let plain = |content_type: &str, body: &str| app.post("/api/v1/session").guarded().body(content_type, body);
    assert_eq!(plain("text/plain", "{}").send().await.code(), "415.1 unsupported_type");
    assert_eq!(plain("application/json", "").send().await.code(), "400.1 bad_encoding");
    assert_eq!(plain("application/json", "{\"login\":1}").send().await.code(), "400.5 type_mismatch");
    assert_eq!(plain("application/json", "{\"login\":\"a\",\"login\":\"b\"}").send().await.code(), "400.3 duplicate_key");
    let bare = app.post("/api/v1/session").body("application/json", "{}");
    assert_eq!(bare.send().await.code(), "403.1 bad_origin");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pack_by_version() {
    let app = TestApp::init().await;
    let current = app.get("/api/v1/pack").send().await;
    assert_eq!(current.status, 200);
    let etag = current.header("etag").unwrap().to_owned();
    assert_eq!(app.get("/api/v1/pack").header("if-none-match", &etag).send().await.status, 304);
    let version = current.json()["version"].as_str().unwrap().to_owned();
    let named = app.get(&format!("/api/v1/pack/{version}")).send().await;
    assert!(named.header("cache-control").unwrap().contains("immutable"));
    assert_eq!(named.body, current.body);
    assert_eq!(app.get("/api/v1/pack/000000000000").send().await.code(), "404.1 not_found");
    assert_eq!(current.json()["areas"].as_array().unwrap().iter().filter(|area| area["code"].as_str().unwrap().len() == 13).count(), 482);
}
