//! Files of photos: `photos/ab/ab12...`. A name is a hash and nothing that anybody sent (78).

use crate::domain::ids::BlobId;
use crate::office::random;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Digits of a hash that name a folder: 256 of them keep each short.
const FOLDER_DIGITS: usize = 2;

/// Whether the disk has more room than the reserve that photos leave to texts (79).
pub(super) fn has_room(folder: &Path, reserve_bytes: u64) -> io::Result<bool> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize) > reserve_bytes)
}

/// Writes a photo and returns once it would survive a power cut.
pub(super) fn write(folder: &Path, blob: BlobId, bytes: &[u8]) -> io::Result<()> {
    let (home, file) = place(folder, blob);
    if fs::read(&file).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&home)?;
    let part = home.join(format!("{blob}.{}.part", random::hex(4)));
    let written = write_part(&part, bytes).and_then(|()| fs::rename(&part, &file));
    if let Err(error) = written {
        _ = fs::remove_file(&part);
        return Err(error);
    }
    // The names: of the file in its folder, and of a folder that is new.
    File::open(&home)?.sync_all()?;
    File::open(folder)?.sync_all()
}

/// The bytes, if the file is there.
pub(super) fn read(folder: &Path, blob: BlobId) -> Option<Vec<u8>> {
    fs::read(place(folder, blob).1).ok()
}

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn place(folder: &Path, blob: BlobId) -> (PathBuf, PathBuf) {
    let name = blob.to_string();
    let home = folder.join(&name[..FOLDER_DIGITS]);
    let file = home.join(name);
    (home, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_once_whatever_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let blob = crate::domain::ids::RevisionId([0xab; 32]);
        assert_eq!(read(folder.path(), blob), None);
        write(folder.path(), blob, b"pixels").unwrap();
        write(folder.path(), blob, b"pixels").unwrap();
        assert_eq!(read(folder.path(), blob).as_deref(), Some(b"pixels".as_slice()));
        let home = folder.path().join("ab");
        assert_eq!(fs::read_dir(&home).unwrap().count(), 1, "no part is left");
        // A file that a crash cut short is replaced, not believed.
        fs::write(home.join(blob.to_string()), b"pix").unwrap();
        write(folder.path(), blob, b"pixels").unwrap();
        assert_eq!(read(folder.path(), blob).as_deref(), Some(b"pixels".as_slice()));
    }
}
