//! One file per command.

pub mod account;
pub mod demo;
pub mod export;
pub mod import;
pub mod rebuild;
pub mod reference;
pub mod serve;

use anjat::office::lock::{self, Lock};
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

/// What a command failed with, in words for whoever typed it.
pub type Failure = Box<dyn std::error::Error>;

/// Takes the data folder for as long as the command works in it.
pub fn hold(data: &Path, patience: Duration) -> Result<Lock, Failure> {
    demo::refuse_unfinished(data)?;
    let in_use = || format!("another anjat works in {}: stop it first (for a server: Ctrl-C)", data.display());
    lock::take(data, patience)?.ok_or_else(|| in_use().into())
}

/// Writes a line to standard output; a closed pipe is nobody's trouble.
pub fn say(line: impl std::fmt::Display) {
    _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line that is not the command's answer: progress, a warning.
pub fn say_aside(line: impl std::fmt::Display) {
    _ = writeln!(std::io::stderr(), "{line}");
}

/// Writes why a command failed.
pub fn say_error(error: &Failure) {
    _ = writeln!(std::io::stderr(), "anjat: {error}");
}

/// A table with columns as wide as they need to be.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
        cells.chain(head.get(at).map(|cell| cell.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut lines =
        vec![line(head.to_vec()), widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ").trim_end().to_owned()];
    lines.extend(rows.iter().map(|row| line(row.iter().map(String::as_str).collect())));
    lines.join("\n")
}
