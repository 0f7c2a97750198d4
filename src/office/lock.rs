//! One process at a time writes in a data folder: the writer keeps the order's head in memory, and a second one beside
//! it would build on an old one.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::{Duration, Instant};

/// How often a taken folder is tried again.
const AGAIN: Duration = Duration::from_millis(100);

/// Held for as long as the process works in the folder; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes a data folder for this process. `None` when another one still has it after `patience`.
pub fn take(data: &Path, patience: Duration) -> io::Result<Option<Lock>> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data)?;
    let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(data.join("anjat.lock"))?;
    let until = Instant::now() + patience;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::sleep(AGAIN),
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_process_s_until_it_ends() {
        let data = tempfile::tempdir().unwrap();
        let first = take(data.path(), Duration::ZERO).unwrap();
        assert!(first.is_some());
        assert!(take(data.path(), Duration::ZERO).unwrap().is_none());
        drop(first);
        assert!(take(data.path(), Duration::ZERO).unwrap().is_some());
    }
}
