//! How long a large list takes, and how much memory: measured on the real program. The figures of the README come from
//! `cargo test --release --test import -- --ignored --nocapture a_hundred_thousand`.

use super::*;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const AIM: Duration = Duration::from_secs(60);

/// The largest that memory may grow from ten thousand lines to a hundred thousand.
const GROWTH_MAX_KB: u64 = 12 * 1024;

/// So many harvests of three producers.
pub fn list(bed: &Bed, name: &str, lines: usize) -> PathBuf {
    let mut text = "Kode Petani;Desa;Kecamatan;Tanggal;Komoditas;Jumlah;Satuan;Keadaan;Harga;Catatan\n".to_owned();
    let goods = ["Kakao", "Padi ladang", "Jagung", "Lada"];
    for at in 0..lines {
        let (day, month, kg) = (at % 28 + 1, at / 28 % 12 + 1, at % 900 + 1);
        let (whose, what) = (at % 3 + 1, goods[at % goods.len()]);
        text.push_str(&format!(
            "ML-00{whose};Setulang;Malinau Selatan Hilir;{day:02}/{month:02}/2024;{what};{kg},5;kg;kering;12.500;baris {at}\n"
        ));
    }
    bed.written(name, &text)
}

/// Seconds, and the most memory that the command ever had, in KB.
async fn measured(bed: &Bed, file: &Path) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_anjat"))
        .args(["import", "harvests"])
        .arg(file)
        .args(["--as", &bed.officer.login, "--data"])
        .arg(bed.app.data.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let high = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
        peak = peak.max(high.unwrap_or(0));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let took = start.elapsed();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("       0 perlu diperbaiki"), "{}", String::from_utf8_lossy(&output.stdout));
    (took, peak)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, for a release build"]
async fn a_hundred_thousand_lines_in_under_a_minute_and_the_memory_of_ten_thousand() {
    let bed = Bed::with_producers().await;
    bed.app.office.close().await;
    let (few, few_kb) = measured(&bed, &list(&bed, "sepuluh-ribu.csv", 10_000)).await;
    let (many, many_kb) = measured(&bed, &list(&bed, "seratus-ribu.csv", 100_000)).await;
    let (again, again_kb) = measured(&bed, &list(&bed, "seratus-ribu.csv", 100_000)).await;
    eprintln!("10,000 lines: {few:.1?}, peak {few_kb} KB");
    eprintln!("100,000 lines: {many:.1?}, peak {many_kb} KB");
    eprintln!("100,000 lines again: {again:.1?}, peak {again_kb} KB");
    assert!(many < AIM, "{many:?}");
    assert!(many_kb < few_kb + GROWTH_MAX_KB, "{few_kb} KB, then {many_kb} KB");
}
