//! The command on a terminal: what it asks a person, and what it shows while he waits. `script` gives it a real one.

use super::*;
use anjat::office::{Config, Office};
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);

/// The command, a person's end of its terminal, and all that was on the screen so far.
struct Terminal {
    child: Child,
    pieces: Receiver<String>,
    screen: String,
}

impl Terminal {
    fn import(bed: &Bed, kind: &str, file: &Path) -> Self {
        let quoted = |path: &Path| format!("'{}'", path.display());
        let anjat = Path::new(env!("CARGO_BIN_EXE_anjat"));
        let command =
            format!("{} import {kind} {} --as {} --data {}", quoted(anjat), quoted(file), bed.officer.login, quoted(bed.app.data.path()));
        let mut child = Command::new("script")
            .args(["--quiet", "--return", "--command", &command, "/dev/null"])
            .env("TERM", "xterm")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("script, of util-linux");
        let mut out = child.stdout.take().unwrap();
        let (send, pieces) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut buffer) {
                if send.send(String::from_utf8_lossy(&buffer[..read]).into_owned()).is_err() {
                    break;
                }
            }
        });
        Self { child, pieces, screen: String::new() }
    }

    /// Waits until a text was on the screen so often.
    fn shows(&mut self, text: &str, times: usize) {
        let start = Instant::now();
        while self.screen.matches(text).count() < times {
            let left = PATIENCE.checked_sub(start.elapsed()).unwrap_or_else(|| panic!("no {text:?} in {}", self.screen));
            match self.pieces.recv_timeout(left) {
                Ok(piece) => self.screen.push_str(&piece),
                Err(error) => panic!("no {text:?}, {error}: {}", self.screen),
            }
        }
    }

    fn types(&mut self, line: &str) {
        self.child.stdin.as_mut().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// All that was on the screen, once the command has ended well.
    fn ended(mut self) -> String {
        while let Ok(piece) = self.pieces.recv_timeout(PATIENCE) {
            self.screen.push_str(&piece);
        }
        assert!(self.child.wait().unwrap().success(), "{}", self.screen);
        self.screen
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rule_21_what_a_file_leaves_open_is_asked_once_with_the_columns_in_view() {
    let bed = Bed::with_producers().await;
    let list = bed.list("angka-mendua.csv");
    bed.app.office.close().await;
    let mut terminal = Terminal::import(&bed, "harvests", &list);
    terminal.shows("1.500 (2).", 1);
    let heading = terminal.screen.clone();
    let read_as = |header: &str, name: &str| heading.lines().any(|line| line.contains(&format!("{header} ")) && line.contains(name));
    assert!(read_as("Jumlah", "-> amount") && read_as("Nama Petani", "-> producer.name"), "{heading}");
    terminal.types("barangkali");
    terminal.shows("1.500 (2).", 2);
    terminal.types("id");
    let screen = terminal.ended();
    assert_eq!(screen.matches("1.500 (2).").count(), 2, "an answer that is none is asked for again, a good one is not: {screen}");
    assert!(screen.contains("       2 baris"), "{screen}");

    let office = Office::open(Config::new(bed.app.data.path())).await.unwrap();
    let harvests: Vec<Value> =
        records(office.reads()).await.into_iter().filter(|(_, kind, _)| kind == "harvest").map(|row| row.2).collect();
    let mut amounts: Vec<i64> = harvests.iter().map(|fields| fields["amount"]["milli"].as_i64().unwrap()).collect();
    amounts.sort_unstable();
    assert_eq!(amounts, [20_000, 1_500_000], "as it was answered");
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bar_counts_the_lines_that_are_done() {
    const LINES: usize = 2_000;
    let bed = Bed::with_producers().await;
    let list = speed::list(&bed, "panjang.csv", LINES);
    bed.app.office.close().await;
    let screen = Terminal::import(&bed, "harvests", &list).ended();
    let done: Vec<u64> = screen.split("/2,000").filter_map(|before| before.rsplit(' ').next()?.replace(',', "").parse().ok()).collect();
    assert!(done.is_sorted() && done.iter().any(|done| (1..LINES as u64).contains(done)), "{done:?} of {screen}");
    assert!(screen.contains("    2000 baris"), "{screen}");
}
