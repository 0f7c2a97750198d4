//! How many harvests a second the office takes over HTTP: flushed commits, batches of 30 from four phones.

use super::kinds;
use super::support::http::Request;
use super::support::season::Season;
use super::support::{TestApp, phone};

const PHONES: usize = 4;
const BATCHES: usize = 50;

/// `cargo test --release --test budget -- --ignored --nocapture ingest`
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement of time, meaningful in release only"]
async fn ingest_rate() {
    let app = TestApp::init().await;
    let mut pushing: Vec<Vec<Request>> = Vec::new();
    let mut forms = String::new();
    for _ in 0..PHONES {
        let mut season = Season::begin(app.officer().await).await;
        let mut batch = || {
            let lines = season.reports(30);
            season.phone.request(phone::encode(&season.phone.header(&lines), &lines))
        };
        pushing.push((0..BATCHES).map(|_| batch()).collect());
        forms = kinds(&season);
    }
    let (start, cpu) = (std::time::Instant::now(), cpu_ms());
    let push = |batches: Vec<Request>| async move {
        for batch in batches {
            assert_eq!(batch.send().await.status, 200);
        }
    };
    for task in pushing.into_iter().map(|batches| tokio::spawn(push(batches))).collect::<Vec<_>>() {
        task.await.unwrap();
    }
    let (count, seconds) = (PHONES * BATCHES * 30, start.elapsed().as_secs_f64());
    let cpu = cpu_ms() - cpu;
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM harvest").await as usize, count);
    println!(
        "ingest: {:.0} records/s, {:.3} ms of CPU per record with the four clients; {PHONES} phones with {forms} each; {}",
        count as f64 / seconds,
        cpu / count as f64,
        machine()
    );
}

/// CPU time of this process so far, in ms: user and system, in ticks of 10 ms.
fn cpu_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let ticks = |at: usize| after_name.split_whitespace().nth(at).unwrap().parse::<f64>().unwrap();
    (ticks(11) + ticks(12)) * 10.0
}

fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models: Vec<&str> = info.lines().filter(|line| line.starts_with("model name")).filter_map(|line| line.split(": ").nth(1)).collect();
    format!("{} x {}", models.len(), models.first().unwrap_or(&"unknown processor"))
}
