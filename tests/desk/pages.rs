//! Signing in, roles, hostile input, headers.

use super::*;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_by_a_plain_form() {
    let app = TestApp::init().await;
    let user = app.user(Role::Supervisor, &[MALINAU]).await;
    let hash = anjat::office::password::hash("rotan sega basah").await.unwrap();
    let set = anjat::office::store::accounts::set_password(user.login.clone(), hash, app.office.now_ms());
    assert!(app.office.writer().run(set).await.unwrap());

    let signed_out = app.get("/meja?area=65.02").header("accept", "text/html").send().await;
    assert_eq!(location(&signed_out), "/masuk?ke=/meja%3Farea%3D65.02");
    let wrong = [("login", user.login.as_str()), ("password", "salah"), ("to", "/meja?area=65.02")];
    let back = location(&form(app.post("/api/calls/sign_in"), &wrong).send().await);
    assert!(back.starts_with("/masuk?salah=login_failed&nama="), "{back}");
    let again = app.get(&back).header("accept", "text/html").send().await;
    let text = String::from_utf8_lossy(&again.body).into_owned();
    assert!(text.contains("Nama masuk atau kata sandi salah") && text.contains(&user.login) && !text.contains("value=\"salah\""));

    let right = [("login", user.login.as_str()), ("password", "rotan sega basah"), ("to", "/meja?area=65.02")];
    let response = form(app.post("/api/calls/sign_in"), &right).send().await;
    assert_eq!(location(&response), "/meja?area=65.02");
    assert!(response.header("set-cookie").unwrap().contains("HttpOnly"));
    // Never to another site.
    let elsewhere = [("login", user.login.as_str()), ("password", "rotan sega basah"), ("to", "//evil.example")];
    assert_eq!(location(&form(app.post("/api/calls/sign_in"), &elsewhere).send().await), "/meja");
    // 43: a form on another site.
    let foreign = form(app.post("/api/calls/sign_in"), &right).header("origin", "https://evil.example").send().await;
    assert_eq!(foreign.code(), "403.1 bad_origin");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_role_is_told_in_words() {
    let app = TestApp::init().await;
    for role in [Role::Officer, Role::Producer, Role::Planner, Role::Admin, Role::Enterprise] {
        let user = app.user(role, &["65"]).await;
        let (response, text) = page(&user, "/meja").await;
        assert_eq!(response.status, 403);
        assert!(text.contains("Bukan untuk peran Anda"), "{text}");
        for call in ["queue", "record", "many_result"] {
            let response = user.request("GET", &format!("/api/calls/{call}")).header("accept", "application/json").send().await;
            assert_eq!((response.status, response.json()), (403, json!("not_allowed")), "{role:?} {call}");
        }
        for call in ["judge", "undo", "approve_many"] {
            let response = script(user.request("POST", &format!("/api/calls/{call}")), &[]).send().await;
            assert_eq!((response.status, response.json()), (403, json!("not_allowed")), "{role:?} {call}");
        }
    }
    let response = app.get("/api/calls/queue").header("accept", "application/json").send().await;
    assert_eq!((response.status, response.json()), (401, json!("signed_out")));
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_never_a_fault() {
    let app = TestApp::init().await;
    let (_, supervisor, _, harvests) = scene(&app, 1).await;
    for path in
        ["/meja/catatan/x", "/meja/catatan/00000000-0000-4000-8000-000000000000", "/meja/catatan/%27", "/meja?after=1-99999999999999999999"]
    {
        let (response, _) = page(&supervisor, path).await;
        assert!([200, 404].contains(&response.status), "{path}: {}", response.status);
    }
    let record = harvests[0].record.to_string();
    let bodies: [&[(&str, &str)]; 6] = [
        &[],
        &[("record", "x")],
        &[("record", &record), ("head", "x"), ("outcome", "approve")],
        &[("record", &record), ("head", &"0".repeat(64)), ("outcome", "burn")],
        &[("id", "x"), ("ticked", "x")],
        &[("high_seq", "x")],
    ];
    for call in ["judge", "undo", "approve_many", "sign_in"] {
        for body in bodies {
            let response = form(supervisor.request("POST", &format!("/api/calls/{call}")), body).send().await;
            assert!(response.status < 500, "{call} {body:?}: {}", response.status);
            let response = script(supervisor.request("POST", &format!("/api/calls/{call}")), body).send().await;
            assert!(response.status < 500, "{call} {body:?}: {}", response.status);
        }
        let large = form(supervisor.request("POST", &format!("/api/calls/{call}")), &[("reason", &"x".repeat(600_000))]).send().await;
        assert!(large.status < 500, "{call}: {}", large.status);
        let odd = supervisor.request("POST", &format!("/api/calls/{call}")).body("application/json", "\u{feff}{").send().await;
        assert!(odd.status < 500, "{call}: {}", odd.status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_carry_a_policy_with_their_nonce() {
    let app = TestApp::init().await;
    let (_, supervisor, _, harvests) = scene(&app, 1).await;
    for path in ["/meja".to_owned(), format!("/meja/catatan/{}", harvests[0].record)] {
        let response = supervisor.request("GET", &path).header("accept", "text/html").send().await;
        let policy = response.header("content-security-policy").unwrap().to_owned();
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
        let text = String::from_utf8_lossy(&response.body);
        for script in text.split("<script").skip(1) {
            assert!(script.split('>').next().unwrap().contains(nonce), "{script}");
        }
        assert!(!text.contains(" style=") && !text.contains("<style"));
        assert_eq!(response.header("cache-control"), Some("no-store"));
    }
    // The other language, by a link that leaves a cookie.
    let chosen = supervisor.request("GET", "/meja?kind=harvest&bahasa=en").header("accept", "text/html").send().await;
    assert_eq!(location(&chosen), "/meja?kind=harvest");
    let cookie = format!("__Host-anjat={}; anjat_lang=en", supervisor.token);
    let english = Request::new(app.address, "GET", "/meja").header("accept", "text/html").header("cookie", &cookie).send().await;
    let text = String::from_utf8_lossy(&english.body);
    assert!(text.contains("<html lang=\"en\"") && text.contains("Flagged records first"));
}
