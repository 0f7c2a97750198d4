//! The command killed in the middle, and run again.

use super::*;
use anjat::office::{Config, Office};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Lines of the list: several transactions.
const LINES: usize = 4000;

fn command(data: &Path, file: &Path, login: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anjat"));
    command.args(["import", "harvests"]).arg(file).args(["--as", login, "--data"]).arg(data);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Half of the lines come twice.
fn list(bed: &Bed) -> PathBuf {
    let mut text = "Kode Petani;Tanggal;Komoditas;Jumlah;Satuan;Keadaan\n".to_owned();
    for at in 0..LINES {
        let (day, kg) = (at / 2 % 28 + 1, at / 2 + 1);
        text.push_str(&format!("ML-00{};{day}/03/2024;Kakao;{kg},5;kg;kering\n", at / 2 % 2 + 1));
    }
    bed.written("banyak.csv", &text)
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_and_run_again_is_one_clean_run() {
    let bed = Bed::with_producers().await;
    let file = list(&bed);
    // A copy of the office, keys included, for the clean run: the same lines have the same names in both.
    let clean = tempfile::tempdir().unwrap();
    bed.app.office.close().await;
    let copied = Command::new("cp").arg("-R").arg(format!("{}/.", bed.app.data.path().display())).arg(clean.path()).status().unwrap();
    assert!(copied.success());
    let done = command(clean.path(), &file, &bed.officer.login).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));

    let data = bed.app.data.path();
    let mut child = command(data, &file, &bed.officer.login).spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    while stored(data).await < 500 {
        assert!(Instant::now() < until && child.try_wait().unwrap().is_none(), "the import was over before it could be killed");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let partly = stored(data).await;
    assert!((500..LINES as i64).contains(&partly), "{partly} lines were stored");

    let done = command(data, &file, &bed.officer.login).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(told.contains(&format!("{partly:>8} sudah ada")), "{told}");
    assert_eq!(content(data).await, content(clean.path()).await);
    let mut conn = connect(data).await;
    let (count, high): (i64, i64) =
        sqlx::query_as("SELECT COUNT(*), MAX(n) FROM revision WHERE seq IS NOT NULL").fetch_one(&mut conn).await.unwrap();
    assert_eq!((count, high), (LINES as i64 + 4, LINES as i64 + 4), "the numbers of the import's store have no gap");
    support::check::invariants(&data.join("anjat.db")).await;
}

async fn connect(data: &Path) -> sqlx::SqliteConnection {
    use sqlx::ConnectOptions as _;
    sqlx::sqlite::SqliteConnectOptions::new().filename(data.join("anjat.db")).busy_timeout(Duration::from_secs(10)).connect().await.unwrap()
}

async fn stored(data: &Path) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM harvest").fetch_one(&mut connect(data).await).await.unwrap()
}

/// Ids and fields of all harvests.
async fn content(data: &Path) -> Vec<(RecordId, String, Value)> {
    let office = Office::open(Config::new(data)).await.unwrap();
    let records = records(office.reads()).await;
    office.close().await;
    assert_eq!(records.iter().filter(|(_, kind, _)| kind == "harvest").count(), LINES);
    records
}
