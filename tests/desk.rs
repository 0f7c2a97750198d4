//! The desk over HTTP, without a script: sign-in, queue, verdicts, undo, approving many. Journeys S1 to S5.

mod support;

use anjat::domain::access::Role;
use anjat::domain::ids::{RecordId, RevisionId};
use serde_json::{Value, json};
use support::http::{Request, Response};
use support::phone::{Line, Phone, statuses};
use support::{BINUSAN, SETULANG, TestApp, User};

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

async fn queue(user: &User, query: &str) -> Value {
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

fn verdict<'a>(record: &'a str, head: &'a str, outcome: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("record", record), ("head", head), ("outcome", outcome)]
}

async fn judge(user: &User, record: RecordId, head: RevisionId, outcome: &str, more: &[(&str, &str)]) -> Response {
    let (record, head) = (record.to_string(), head.to_string());
    let pairs = [&verdict(&record, &head, outcome), more].concat();
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
async fn the_queue_is_its_url() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, producer, harvests) = scene(&app, 3).await;
    let unmeasured = phone.edit(
        harvests[0].record,
        "harvest",
        harvests[0].id,
        &[("amount", json!({"milli": 5000, "unit": "karung", "condition": "dry"}))],
    );
    assert_eq!(statuses(&phone.push(&[unmeasured]).await), ["stored"]);

    let all = queue(&supervisor, "").await;
    assert_eq!((all["total"].as_i64(), all["grams"].as_i64(), all["unmeasured"].as_i64()), (Some(4), Some(200_000), Some(1)));
    // S1: flagged first, then the longest waiting.
    let rows = queue(&supervisor, "filter[kind]=harvest").await["rows"].clone();
    assert_eq!(rows[0]["id"], json!(harvests[0].record));
    assert_eq!((rows[0]["flags"].clone(), rows[1]["flags"].clone()), (json!(["unmeasured"]), json!([])));
    let count = async |query: &str| queue(&supervisor, query).await["total"].as_i64().unwrap();
    assert_eq!(count("filter[kind]=harvest").await, 3);
    assert_eq!(count("filter[form]=forest").await, 0);
    assert_eq!(count("filter[commodity]=padi-ladang").await, 3);
    assert_eq!(count(&format!("filter[area]={SETULANG}")).await, 4);
    assert_eq!(count("filter[area]=65.03").await, 0);
    assert_eq!(count("filter[flag]=with&filter[kind]=harvest").await, 1);
    assert_eq!(count("filter[q]=yosefa").await, 4);
    // 90: a literal search; unknown codes fit nothing or are passed over, and nothing fails.
    for odd in ["filter[q]=%25", "filter[q]=_", "filter[q]=(a%2B)%2B$"] {
        assert_eq!(count(odd).await, 0, "{odd}");
    }
    for odd in ["filter[after]=x", "filter[review]=%27%3B--", "filter[area]=%27", "filter[kind]=x", "filter=1", "x[y]=1"] {
        let response = supervisor.request("GET", &format!("/api/calls/queue?{odd}")).send().await;
        assert!(response.status < 500, "{odd}: {}", response.status);
    }
    let (response, text) = page(&supervisor, "/meja?kind=harvest&q=yosefa").await;
    assert_eq!(response.status, 200);
    assert!(text.contains("3</strong> catatan") && text.contains("value=\"yosefa\"") && text.contains("200 kg"), "{text}");
    // 15: markup in a name is text.
    let (_, text) = page(&supervisor, "/meja?q=%3Cimg%20src%3Dx%3E").await;
    assert!(!text.contains("<img") && text.contains("&lt;img"), "{text}");
    assert_eq!(review(&app, producer.record).await, "waiting");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_fifty_by_key() {
    let app = TestApp::init().await;
    let (_, supervisor, ..) = scene(&app, 104).await;
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = queue(&supervisor, &format!("filter[after]={after}")).await;
        assert_eq!(page["total"].as_i64(), Some(105));
        seen.extend(page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => break,
        }
    }
    let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), distinct.len()), (105, 105));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_waits_ten_seconds_and_names_the_exact_head() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, _, harvests) = scene(&app, 2).await;
    let harvest = &harvests[0];
    let to = location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[("list", "kind=harvest")]).await);
    // Back to the list at the next record.
    assert_eq!(to, format!("/meja/catatan/{}?kind=harvest", harvests[1].record));
    let (_, text) = page(&supervisor, &to).await;
    assert!(text.contains("Disetujui: ") && text.contains("Batalkan"), "{text}");
    assert_eq!(review(&app, harvest.record).await, "waiting");
    assert_eq!(queue(&supervisor, "filter[kind]=harvest").await["total"].as_i64(), Some(1), "it has left the queue");
    assert_eq!(settle(&app).await, 1);
    assert_eq!(review(&app, harvest.record).await, "approved");
    // I19: a later revision is not covered.
    let edit = phone.edit(harvest.record, "harvest", harvest.id, &[("note", json!("ternyata kurang"))]);
    assert_eq!(statuses(&phone.push(std::slice::from_ref(&edit)).await), ["stored"]);
    assert_eq!(review(&app, harvest.record).await, "changed");
    let (_, text) = page(&supervisor, &format!("/meja/catatan/{}", harvest.record)).await;
    assert!(text.contains("ternyata kurang") && text.contains("Berubah sejak diperiksa") && text.contains("is-changed"), "{text}");
    // 88: judged as it was before.
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[]).await);
    assert!(back.contains("lagi="), "{back}");
    let (_, text) = page(&supervisor, &back).await;
    assert!(text.contains("Ada perubahan baru sejak Anda buka"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_within_its_time_and_not_after() {
    let app = TestApp::init().await;
    let (_, supervisor, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[]).await);
    let id: i64 = app.value("SELECT id FROM pending_verdict").await;
    // Nobody else takes it back.
    let other = app.user(Role::Supervisor, &[MALINAU]).await;
    let undo =
        async |user: &User, id: i64| location(&form(user.request("POST", "/api/calls/undo"), &[("id", &id.to_string())]).send().await);
    assert_eq!(undo(&other, id).await, "/meja?kabar=undo_late");
    assert_eq!(undo(&supervisor, id).await, format!("/meja/catatan/{}?kabar=undone", harvest.record));
    assert_eq!(settle(&app).await, 0);
    assert_eq!(review(&app, harvest.record).await, "waiting");
    location(&judge(&supervisor, harvest.record, harvest.id, "approve", &[]).await);
    let id: i64 = app.value("SELECT id FROM pending_verdict").await;
    app.office.advance(UNDO_OVER_MS);
    assert_eq!(undo(&supervisor, id).await, "/meja?kabar=undo_late");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_needs_marks_and_a_reason_and_reaches_the_phone() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    // Typed words come back at their fields.
    let no_reason = [("ticked[amount]", "1"), ("words[amount]", "timbang ulang <b>ya</b>"), ("list", "kind=harvest")];
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "return", &no_reason).await);
    let (_, text) = page(&supervisor, &back).await;
    assert!(text.contains("Tulis alasannya") && text.contains("timbang ulang &lt;b&gt;ya"), "{text}");
    // Only their author sees them.
    let other = app.user(Role::Supervisor, &[MALINAU]).await;
    assert!(!page(&other, &back).await.1.contains("timbang ulang"));
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "return", &[("reason", "jumlah aneh")]).await);
    let (_, text) = page(&supervisor, &back).await;
    assert!(text.contains("Centang paling sedikit satu isian") && text.contains("jumlah aneh"), "{text}");
    let long = "x".repeat(501);
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "return", &[("reason", &long), ("ticked[amount]", "1")]).await);
    assert!(page(&supervisor, &back).await.1.contains("Paling banyak 500 huruf"));
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 0);

    let full = [("reason", "Jumlah aneh."), ("ticked[amount]", "1"), ("words[amount]", "timbang ulang"), ("ticked[../x]", "1")];
    location(&judge(&supervisor, harvest.record, harvest.id, "return", &full).await);
    assert_eq!(settle(&app).await, 1);
    assert_eq!(review(&app, harvest.record).await, "returned");
    let verdict: String = app.value("SELECT verdict FROM record WHERE review = 'returned'").await;
    let verdict: Value = serde_json::from_str(&verdict).unwrap();
    assert_eq!(verdict["marked"], json!({"amount": "timbang ulang"}));
    assert_eq!(verdict["judged"], json!(harvest.id));
    let before = phone.pulled.len();
    phone.pull().await;
    assert!(phone.pulled.len() > before, "the verdict comes to its author");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejection_needs_a_reason_and_deletes_nothing() {
    let app = TestApp::init().await;
    let (_, supervisor, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    let back = location(&judge(&supervisor, harvest.record, harvest.id, "reject", &[("reason", "  ")]).await);
    assert!(page(&supervisor, &back).await.1.contains("Tulis alasannya"));
    location(&judge(&supervisor, harvest.record, harvest.id, "reject", &[("reason", "ganda")]).await);
    settle(&app).await;
    assert_eq!(review(&app, harvest.record).await, "rejected");
    let (response, text) = page(&supervisor, &format!("/meja/catatan/{}", harvest.record)).await;
    assert!(response.status == 200 && text.contains("ganda") && text.contains("Padi ladang"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_eyes_and_territory() {
    let app = TestApp::init().await;
    let (_, _, _, harvests) = scene(&app, 1).await;
    let harvest = &harvests[0];
    let elsewhere = app.user(Role::Supervisor, &["65.03"]).await;
    let (response, text) = page(&elsewhere, &format!("/meja/catatan/{}", harvest.record)).await;
    assert_eq!(response.status, 404);
    assert!(!text.contains("Padi"), "{text}");
    assert_eq!(queue(&elsewhere, "").await["total"].as_i64(), Some(0));
    assert_eq!(location(&judge(&elsewhere, harvest.record, harvest.id, "approve", &[]).await), "/meja?kabar=not_found");
    // 89: an own entry is somebody else's to judge.
    let own = app.user(Role::Supervisor, &[SETULANG]).await;
    let mut phone = Phone::new(own.clone());
    let producer = phone.producer("");
    assert_eq!(statuses(&phone.push(std::slice::from_ref(&producer)).await), ["stored"]);
    let back = location(&judge(&own, producer.record, producer.id, "approve", &[]).await);
    let (_, text) = page(&own, &back).await;
    assert!(text.contains("Ini catatan Anda sendiri") && !text.contains("Setujui</button>"), "{text}");
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM pending_verdict").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn approving_all_that_fit_says_what_it_did() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, _, harvests) = scene(&app, 4).await;
    let shown = queue(&supervisor, "filter[kind]=harvest").await;
    assert_eq!((shown["judgeable"].as_i64(), shown["judgeable_grams"].as_i64()), (Some(4), Some(400_000)));
    let (_, text) = page(&supervisor, "/meja?kind=harvest").await;
    assert!(text.contains("Setujui 4 catatan") && text.contains("400 kg"), "{text}");
    // Meanwhile one changed and one came.
    let edit = phone.edit(harvests[2].record, "harvest", harvests[2].id, &[("note", json!("baru"))]);
    let producer = phone.producer("");
    let newer = phone.harvest(producer.record);
    assert_eq!(statuses(&phone.push(&[edit, producer, newer.clone()]).await), ["stored", "stored", "stored"]);
    let high = shown["high_seq"].as_i64().unwrap().to_string();
    let pairs = [("list", "kind=harvest"), ("high_seq", high.as_str()), ("number", "4")];
    let to = location(&form(supervisor.request("POST", "/api/calls/approve_many"), &pairs).send().await);
    let (_, text) = page(&supervisor, &to).await;
    assert!(text.contains("3 catatan disetujui") && text.contains("300 kg") && text.contains("Ada perubahan baru"), "{text}");
    assert!(text.contains("Disetujui: 3 catatan sekaligus"), "{text}");
    assert_eq!(settle(&app).await, 3);
    assert_eq!(review(&app, harvests[0].record).await, "approved");
    assert_eq!(review(&app, harvests[2].record).await, "waiting");
    assert_eq!(review(&app, newer.record).await, "waiting");
}

#[tokio::test(flavor = "multi_thread")]
async fn held_lines_are_listed_with_their_reason() {
    let app = TestApp::init().await;
    let mut phone = app.officer().await;
    let outside = phone.producer_in("", SETULANG);
    let mut spoiled: Value = serde_json::from_slice(&outside.bytes).unwrap();
    spoiled["changes"]["village"] = json!({"code": BINUSAN, "list": "x", "name": "Binusan"});
    let bytes = spoiled.to_string().into_bytes();
    let line = Line { n: outside.n, record: outside.record, id: anjat::sync::revision::id_of(&bytes), bytes };
    let told = statuses(&phone.push(&[line]).await);
    assert!(told[0].starts_with("held"), "{told:?}");
    let supervisor = app.user(Role::Supervisor, &["65.03"]).await;
    let (response, text) = page(&supervisor, "/meja?held=ya").await;
    assert_eq!(response.status, 200);
    assert!(text.contains("Di luar wilayah atau hak pencatat") || text.contains("Ada isian yang tidak mungkin"), "{text}");
    let (response, text) = page(&supervisor, &format!("/meja/catatan/{}", outside.record)).await;
    assert_eq!(response.status, 200);
    assert!(text.contains("Yosefa Lawai") && !text.contains("Setujui</button>"), "{text}");
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
