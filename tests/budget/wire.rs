//! One harvest on the wire, up and down: a real push of a full evening's 30 through the server, gzip both ways.

use super::support::http::Response;
use super::support::season::Season;
use super::support::{LONG_PADA, SETULANG, TestApp, phone};
use super::{kinds, row};
use anjat::domain::access::Role;
use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use std::io::Read as _;

const BATCH: usize = 30;
/// DESIGN section 9: bodies of request and reply together, for one harvest.
const BYTES_MAX: f64 = 200.0;

/// What Chrome on a phone sends beside what the app sets.
const BROWSER: [(&str, &str); 12] = [
    ("sec-ch-ua-platform", "\"Android\""),
    ("user-agent", "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36"),
    ("sec-ch-ua", "\"Google Chrome\";v=\"137\", \"Chromium\";v=\"137\", \"Not/A)Brand\";v=\"24\""),
    ("sec-ch-ua-mobile", "?1"),
    ("accept", "*/*"),
    ("sec-fetch-site", "same-origin"),
    ("sec-fetch-mode", "cors"),
    ("sec-fetch-dest", "empty"),
    ("referer", "https://anjat.example/lapangan/"),
    ("accept-encoding", "gzip"),
    ("accept-language", "id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7"),
    ("pragma", "no-cache"),
];

#[tokio::test(flavor = "multi_thread")]
async fn one_harvest_on_the_wire() {
    let app = TestApp::init().await;
    let phone = phone::Phone::new(app.user(Role::Officer, &[SETULANG, LONG_PADA]).await);
    let mut season = Season::begin(phone).await;
    // The second evening: the phone has cursors, a witness and a ledger.
    let before = season.reports(BATCH);
    season.phone.push(&before).await;
    season.forms.clear();
    let lines = season.reports(BATCH);
    let plain = phone::encode(&season.phone.header(&lines), &lines);
    let mut body = Vec::new();
    GzEncoder::new(plain.as_slice(), Compression::default()).read_to_end(&mut body).unwrap();
    let request = BROWSER.into_iter().fold(season.phone.request(body.clone()), |request, (name, value)| request.header(name, value));
    let request = request.header("origin", &format!("http://{}", app.address)).header("content-encoding", "gzip");
    let up_on_socket = request.bytes().len();
    let response = request.send().await;
    assert_eq!(response.header("content-encoding"), Some("gzip"));
    let down = response.body.len();
    let mut unzipped = Vec::new();
    GzDecoder::new(response.body.as_slice()).read_to_end(&mut unzipped).unwrap();
    let reply = phone::reply(&Response { body: unzipped.clone(), ..response.clone() });
    assert!(reply.results.len() == BATCH && reply.results.iter().all(|result| result.receipt.is_some()), "all stored");
    let per = |bytes: usize| bytes as f64 / BATCH as f64;
    println!("up: {} bytes of {}; down: {down} of {}", body.len(), plain.len(), unzipped.len());
    let of = format!(
        "{}; up {:.0}, down {:.0}; {:.0} on the socket with HTTP/1.1 headers",
        kinds(&season),
        per(body.len()),
        per(down),
        per(up_on_socket + response.wire_bytes)
    );
    row("one harvest on the wire, up and down, batch of 30", per(body.len() + down), BYTES_MAX, &of);
}
