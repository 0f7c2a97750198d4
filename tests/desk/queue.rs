//! The queue as its URL, pages by key, held lines, approving all that fit.

use super::support::{BINUSAN, SETULANG};
use super::*;
use serde_json::json;

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

    let all = read_queue(&supervisor, "").await;
    assert_eq!((all["total"].as_i64(), all["grams"].as_i64(), all["unmeasured"].as_i64()), (Some(4), Some(200_000), Some(1)));
    // S1: flagged first, then the longest waiting.
    let rows = read_queue(&supervisor, "filter[kind]=harvest").await["rows"].clone();
    assert_eq!(rows[0]["id"], json!(harvests[0].record));
    assert_eq!((rows[0]["flags"].clone(), rows[1]["flags"].clone()), (json!(["unmeasured"]), json!([])));
    let count = async |query: &str| read_queue(&supervisor, query).await["total"].as_i64().unwrap();
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
async fn of_a_catch_only_the_lines_that_are_asked_for_weigh() {
    let app = TestApp::init().await;
    let (_, supervisor) = super::export::reports(&app).await;
    let sums = async |query: &str| {
        let page = read_queue(&supervisor, query).await;
        ["total", "grams", "unmeasured", "judgeable_grams"].map(|name| page[name].as_i64().unwrap())
    };
    assert_eq!(sums("filter[form]=catch").await, [1, 0, 1, 0], "crabs are counted by the head");
    assert_eq!(sums("filter[commodity]=bandeng").await, [1, 40_000, 0, 40_000]);
    assert_eq!(sums("filter[commodity]=kepiting-bakau").await, [1, 0, 1, 0]);
    assert_eq!(sums("filter[commodity]=padi-ladang").await, [1, 1_250_500, 0, 1_250_500]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_fifty_by_key() {
    let app = TestApp::init().await;
    let (_, supervisor, ..) = scene(&app, 104).await;
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = read_queue(&supervisor, &format!("filter[after]={after}")).await;
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
async fn approving_all_that_fit_says_what_it_did() {
    let app = TestApp::init().await;
    let (mut phone, supervisor, _, harvests) = scene(&app, 4).await;
    let shown = read_queue(&supervisor, "filter[kind]=harvest").await;
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
    // 89: more than a person can answer for in one go.
    let to = location(&form(supervisor.request("POST", "/api/calls/approve_many"), &[("high_seq", "1"), ("number", "10000")]).send().await);
    assert!(page(&supervisor, &to).await.1.contains("Paling banyak 500 catatan sekaligus"));
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
