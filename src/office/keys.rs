//! The office's secrets: made at first start, kept for ever, never in the database and never in a log.
//!
//! ```text
//! DIR/keys/            mode 0700
//!   master.key         32 random bytes, mode 0600
//!   seal.json          HPKE key pairs, newest last; each private half sealed under the master key
//! ```
//!
//! For now the master key lies beside what it protects; it is a file of its own so that it can move to a
//! passphrase or a key store without touching the rest. The HMAC keys are derived from it, one per purpose.

use super::random::{self, to_hex};
use crate::domain::Fields;
use crate::domain::ids::{RecordId, RevisionId};
use crate::domain::json::Json as _;
use crate::domain::sealed::Envelope;
use crate::sync::seal::{self, SealError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

/// Bytes of a receipt: long enough that nobody forges one online, short enough for 2G.
const RECEIPT_BYTES: usize = 16;

/// All secrets of an office.
pub struct Keys {
    /// Oldest first; new envelopes are made to the last one.
    pairs: Vec<Pair>,
    receipt: [u8; 32],
    nik: [u8; 32],
    import: [u8; 32],
}

struct Pair {
    name: String,
    private: Vec<u8>,
    public: Vec<u8>,
}

/// A key pair as it lies in `seal.json`.
#[derive(Serialize, Deserialize)]
struct StoredPair {
    public: String,
    sealed_private: Envelope,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("newest", &self.newest().name).finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the keys of a data folder, or makes them when there are none.
    pub fn open(data: &Path) -> io::Result<Self> {
        Self::open_with(data, |_| random::bytes())
    }

    /// The same with what they are made of, under a label each. For a demonstration that can be made again: whoever knows
    /// where these bytes come from has the keys.
    pub fn open_with(data: &Path, fresh: impl Fn(&'static str) -> [u8; 32]) -> io::Result<Self> {
        let folder = data.join("keys");
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        let master = match fs::read(folder.join("master.key")) {
            Ok(bytes) => <[u8; 32]>::try_from(bytes).map_err(|_| broken("master.key"))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let master = fresh("master key");
                write_private(&folder, "master.key", &master)?;
                master
            }
            Err(error) => return Err(error),
        };
        let pairs = match fs::read(folder.join("seal.json")) {
            Ok(bytes) => read_pairs(&master, &bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => vec![make_pair(&master, &folder, fresh)?],
            Err(error) => return Err(error),
        };
        Ok(Self { pairs, receipt: derive(&master, "receipt v1"), nik: derive(&master, "nik v1"), import: derive(&master, "import v1") })
    }

    fn newest(&self) -> &Pair {
        // `open` never leaves the list empty.
        &self.pairs[self.pairs.len() - 1]
    }

    /// The public key that phones seal to, base64 without padding.
    pub fn public(&self) -> String {
        BASE64.encode(&self.newest().public)
    }

    /// Its name: what envelopes made to it carry.
    pub fn public_name(&self) -> &str {
        &self.newest().name
    }

    /// Seals a value as a phone does: for the demonstration. `entropy` as in [`seal::seal`].
    pub fn seal(&self, record: RecordId, field: &str, plain: &str, entropy: [u8; 32]) -> Result<Envelope, SealError> {
        seal::seal(&self.newest().public, record, field, plain, entropy)
    }

    /// Opens an envelope with the private key that it names.
    pub fn open_envelope(&self, record: RecordId, field: &str, envelope: &Envelope) -> Result<String, SealError> {
        let pair = self.pairs.iter().find(|pair| pair.name == envelope.key).ok_or(SealError::DoesNotOpen)?;
        seal::open(&pair.private, record, field, envelope)
    }

    /// The envelope in a field's value, opened. `None` when the field holds none.
    pub fn open_field(&self, record: RecordId, fields: &Fields, field: &str) -> Option<Result<String, SealError>> {
        let sealed = fields.get(field)?.get("sealed")?;
        let envelope = Envelope::read(sealed.clone()).map_err(|_| SealError::DoesNotOpen);
        Some(envelope.and_then(|envelope| self.open_envelope(record, field, &envelope)))
    }

    /// What is compared and stored of a NIK.
    pub fn nik_mark(&self, nik: &str) -> [u8; 32] {
        mac(&self.nik, &[nik.as_bytes()])
    }

    /// What names a line of an imported list. Keyed, for a record's id is read by many and a line may hold a NIK: nobody
    /// else can try all NIKs against it. The parts are told apart by their lengths.
    pub fn import_mark(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut told = Vec::new();
        for part in parts {
            told.extend((part.len() as u64).to_be_bytes());
            told.extend(*part);
        }
        mac(&self.import, &[&told])
    }

    /// Proves that this office gave a revision that place: 16 bytes of HMAC over id and seq, as hex.
    pub fn receipt(&self, id: RevisionId, seq: u64) -> String {
        let tag = mac(&self.receipt, &[&id.0, &seq.to_be_bytes()]);
        to_hex(&tag[..RECEIPT_BYTES])
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC pads a short key with zeros to the hash's block.
    let mut block = [0u8; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

fn derive(master: &[u8; 32], purpose: &str) -> [u8; 32] {
    mac(master, &[b"anjat key ", purpose.as_bytes()])
}

/// The pair that wraps private halves: the same sealing as everywhere, to a key that only the master gives.
fn wrap_pair(master: &[u8; 32]) -> (Vec<u8>, Vec<u8>) {
    seal::key_pair(&derive(master, "wrap v1"))
}

const WRAPPED_FIELD: &str = "private";
const WRAPPED_RECORD: RecordId = RecordId([0; 16]);

fn make_pair(master: &[u8; 32], folder: &Path, fresh: impl Fn(&'static str) -> [u8; 32]) -> io::Result<Pair> {
    let (private, public) = seal::key_pair(&fresh("seal pair"));
    let (_, wrap) = wrap_pair(master);
    let sealed = seal::seal(&wrap, WRAPPED_RECORD, WRAPPED_FIELD, &BASE64.encode(&private), fresh("seal wrap"));
    let sealed_private = sealed.map_err(|_| broken("seal.json"))?;
    let stored = vec![StoredPair { public: BASE64.encode(&public), sealed_private }];
    write_private(folder, "seal.json", &serde_json::to_vec_pretty(&stored)?)?;
    Ok(Pair { name: seal::key_name(&public), private, public })
}

fn read_pairs(master: &[u8; 32], bytes: &[u8]) -> io::Result<Vec<Pair>> {
    let stored: Vec<StoredPair> = serde_json::from_slice(bytes)?;
    let (unwrap, _) = wrap_pair(master);
    let pair = |stored: StoredPair| {
        let private = seal::open(&unwrap, WRAPPED_RECORD, WRAPPED_FIELD, &stored.sealed_private).ok()?;
        let (private, public) = (BASE64.decode(private).ok()?, BASE64.decode(stored.public).ok()?);
        Some(Pair { name: seal::key_name(&public), private, public })
    };
    let pairs: Option<Vec<Pair>> = stored.into_iter().map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty()).ok_or_else(|| broken("seal.json"))
}

fn broken(file: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("keys/{file} is damaged; put back the one from the backup"))
}

/// Writes whole or not at all, readable by the owner only, and on disk before it returns.
fn write_private(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let draft = folder.join(format!("{name}.new"));
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, folder.join(name))?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn made_once_kept_private_and_read_back() {
        let data = tempfile::tempdir().unwrap();
        let made = Keys::open(data.path()).unwrap();
        let record = RecordId::from_random([1; 16]);
        let envelope = made.seal(record, "nik", "6403010101900001", [9; 32]).unwrap();
        let again = Keys::open(data.path()).unwrap();
        assert_eq!(again.open_envelope(record, "nik", &envelope).as_deref(), Ok("6403010101900001"));
        assert_eq!(again.receipt(RevisionId([3; 32]), 7), made.receipt(RevisionId([3; 32]), 7));
        assert_eq!(made.receipt(RevisionId([3; 32]), 7).len(), 32);
        assert_ne!(made.receipt(RevisionId([3; 32]), 7), made.receipt(RevisionId([3; 32]), 8));
        for file in ["master.key", "seal.json"] {
            let path = data.path().join("keys").join(file);
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
        }
        let private = BASE64.encode(&made.newest().private);
        assert!(!fs::read_to_string(data.path().join("keys/seal.json")).unwrap().contains(&private));
        assert!(!format!("{made:?}").contains(&private));
    }
}
