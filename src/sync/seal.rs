//! Sealing to the office's public key: HPKE base mode, X25519-HKDF-SHA256, ChaCha20-Poly1305 (RFC 9180).
//! Randomness comes in as bytes, so that this module stays a function.

use crate::domain::base64::{self, STANDARD};
use crate::domain::ids::RecordId;
use crate::domain::sealed::Envelope;
use hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem as _, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256};
use sha2::{Digest, Sha256};

type Kem = X25519HkdfSha256;
const INFO: &[u8] = b"anjat sealed field v1";
/// Bytes of an encapsulated X25519 key.
const ENCAPPED_BYTES: usize = 32;

/// A sealed value could not be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key is not 32 bytes of X25519.
    #[error("bad key")]
    BadKey,
    /// The envelope is not base64, too short, was made for another field, record or key, or was changed.
    #[error("does not open")]
    DoesNotOpen,
}

/// Short name of a public key: first 8 hex digits of its SHA-256.
pub fn key_name(public_key: &[u8]) -> String {
    Sha256::digest(public_key).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Derives a key pair from 32 random bytes: (private, public).
pub fn key_pair(entropy: &[u8; 32]) -> (Vec<u8>, Vec<u8>) {
    let (private, public) = Kem::derive_keypair(entropy);
    (private.to_bytes().to_vec(), public.to_bytes().to_vec())
}

/// What binds an envelope to its place: it opens as no other field and in no other record.
fn associated(record: RecordId, field: &str) -> Vec<u8> {
    [record.as_bytes(), field.as_bytes()].concat()
}

/// Seals a text for one field of one record. `entropy` must be fresh random bytes each time.
pub fn seal(public_key: &[u8], record: RecordId, field: &str, plain: &str, entropy: [u8; 32]) -> Result<Envelope, SealError> {
    let public = <Kem as hpke::Kem>::PublicKey::from_bytes(public_key).map_err(|_| SealError::BadKey)?;
    let (encapped, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeS::Base,
        &public,
        INFO,
        plain.as_bytes(),
        &associated(record, field),
        &mut Given { bytes: entropy, block: 0 },
    )
    .map_err(|_| SealError::BadKey)?;
    let env = base64::encode(&[encapped.to_bytes().as_slice(), &sealed].concat(), STANDARD);
    Ok(Envelope { key: key_name(public_key), env })
}

/// Opens an envelope. Only the office holds a private key.
pub fn open(private_key: &[u8], record: RecordId, field: &str, envelope: &Envelope) -> Result<String, SealError> {
    let private = <Kem as hpke::Kem>::PrivateKey::from_bytes(private_key).map_err(|_| SealError::BadKey)?;
    let bytes = base64::decode(&envelope.env).ok_or(SealError::DoesNotOpen)?;
    let (encapped, sealed) = bytes.split_at_checked(ENCAPPED_BYTES).ok_or(SealError::DoesNotOpen)?;
    let encapped = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapped).map_err(|_| SealError::DoesNotOpen)?;
    let plain = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeR::Base,
        &private,
        &encapped,
        INFO,
        sealed,
        &associated(record, field),
    )
    .map_err(|_| SealError::DoesNotOpen)?;
    String::from_utf8(plain).map_err(|_| SealError::DoesNotOpen)
}

/// A random source that hands out the entropy it was given, stretched by SHA-256 with a block counter.
struct Given {
    bytes: [u8; 32],
    block: u64,
}

impl TryRng for Given {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0u8; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0u8; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }
    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        for chunk in out.chunks_mut(32) {
            let block = Sha256::new().chain_update(self.bytes).chain_update(self.block.to_le_bytes()).finalize();
            self.block += 1;
            chunk.iter_mut().zip(block).for_each(|(to, from)| *to = from);
        }
        Ok(())
    }
}

impl TryCryptoRng for Given {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i22_opens_only_with_the_key_in_its_record_and_field() {
        let (private, public) = key_pair(&[7; 32]);
        let record = RecordId::from_random([1; 16]);
        let envelope = seal(&public, record, "nik", "6403010101900001", [9; 32]).unwrap();
        assert!(!envelope.env.contains("6403010101900001"));
        assert_eq!(envelope.key, key_name(&public));
        assert_eq!(open(&private, record, "nik", &envelope).as_deref(), Ok("6403010101900001"));
        let (other, _) = key_pair(&[8; 32]);
        assert_eq!(open(&other, record, "nik", &envelope), Err(SealError::DoesNotOpen));
        assert_eq!(open(&private, record, "phone", &envelope), Err(SealError::DoesNotOpen));
        assert_eq!(open(&private, RecordId::from_random([2; 16]), "nik", &envelope), Err(SealError::DoesNotOpen));
        let short = Envelope { env: "AAAA".into(), ..envelope };
        assert_eq!(open(&private, record, "nik", &short), Err(SealError::DoesNotOpen));
    }
}
