//! `anjat demo` and `anjat serve` as they are typed: what they refuse, what they warn of, what they print.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// A server says what it has to say well within this.
const TOLD_WITHIN: Duration = Duration::from_secs(60);

fn anjat<I: AsRef<OsStr>>(data: &Path, words: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anjat"));
    command.args(words).arg("--data").arg(data).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn demo(data: &Path) -> Output {
    anjat(data, ["demo", "--no-serve", "--producers", "2", "--until", "2026-06-01"]).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a server says aside until it has greeted: it is ended then, and when the test is over.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// What `anjat serve` says on an address, warnings first.
fn served(data: &Path, listen: &str) -> String {
    let mut child = Served(anjat(data, ["serve", "--listen", listen]).env("RUST_LOG", "error").spawn().unwrap());
    let (out, aside) = (child.0.stdout.take().unwrap(), child.0.stderr.take().unwrap());
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let greeting: Vec<String> = BufReader::new(out).lines().map_while(Result::ok).take_while(|line| !line.contains("/meja")).collect();
        tell.send(greeting)
    });
    told.recv_timeout(TOLD_WITHIN).expect("it greets");
    drop(child);
    std::io::read_to_string(aside).unwrap()
}

#[test]
fn it_fills_an_empty_folder_only_and_leaves_any_other_as_it_was() {
    let data = TempDir::new().unwrap();
    let first = demo(data.path());
    assert!(first.status.success(), "{}", text(&first.stderr));
    let told = text(&first.stdout);
    for said in
        ["revisions written with every decision", "per second", "MB of memory at most", "seed 65, until 2026-06-01", "isi basis data: "]
    {
        assert!(told.contains(said), "{said}: {told}");
    }
    let before = std::fs::read(data.path().join("anjat.db")).unwrap();
    let again = demo(data.path());
    assert!(!again.status.success());
    assert!(text(&again.stderr).contains("is not empty"), "{}", text(&again.stderr));
    assert_eq!(std::fs::read(data.path().join("anjat.db")).unwrap(), before, "nothing was written");

    let strange = TempDir::new().unwrap();
    std::fs::write(strange.path().join("skripsi.docx"), "years of work").unwrap();
    let refused = demo(strange.path());
    assert!(!refused.status.success() && text(&refused.stderr).contains("is not empty"), "{}", text(&refused.stderr));
    assert_eq!(std::fs::read_dir(strange.path()).unwrap().count(), 1, "nothing lies beside it");
}

/// Commits are not flushed while it is filled: what was cut off may be broken, and must not be taken for a database.
#[test]
fn one_that_was_cut_off_is_not_served() {
    let data = TempDir::new().unwrap();
    let mut filling = Served(anjat(data.path(), ["demo", "--no-serve", "--producers", "400"]).spawn().unwrap());
    while !data.path().join("anjat.db").exists() {
        assert!(filling.0.try_wait().unwrap().is_none(), "it was over before it could be killed");
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(filling);
    for words in [["serve", "--listen", "127.0.0.1:0"], ["demo", "--no-serve", "--seed=1"]] {
        let refused = anjat(data.path(), words).output().unwrap();
        assert!(!refused.status.success() && text(&refused.stderr).contains("was not finished"), "{}", text(&refused.stderr));
    }
}

#[test]
fn public_keys_and_passwords_are_told_at_every_start_and_loudly_beyond_this_machine() {
    let data = TempDir::new().unwrap();
    assert!(demo(data.path()).status.success());
    let here = served(data.path(), "127.0.0.1:0");
    assert!(here.contains("made from seed 65: its keys and passwords are public"), "{here}");
    assert!(!here.contains("beyond this machine"), "{here}");
    let beyond = served(data.path(), "0.0.0.0:0");
    assert!(beyond.contains("about to be served on 0.0.0.0:0, beyond this machine"), "{beyond}");
    assert!(beyond.contains("open every NIK"), "{beyond}");
}

#[test]
fn the_small_one_is_never_made_on_a_public_address_and_warned_of_when_it_is_served_there() {
    let data = TempDir::new().unwrap();
    let nobody = served(data.path(), "0.0.0.0:0");
    assert!(!nobody.contains("beyond this machine"), "no account, nothing to warn of: {nobody}");
    served(data.path(), "127.0.0.1:0");
    let beyond = served(data.path(), "0.0.0.0:0");
    assert!(beyond.contains("beyond this machine") && beyond.contains("passwords that anybody can read"), "{beyond}");
    assert!(!beyond.contains("open every NIK"), "its keys are its own: {beyond}");
}
