//! Sealed values: what only the office's private key can open (NIK, birth date, phone, exact point).

use super::json::{json_serde, json_struct};

/// An HPKE envelope, opaque on both ends: base64 of `encapsulated key || ciphertext`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// First 8 hex digits of SHA-256 over the public key it is sealed to.
    pub key: String,
    /// The bytes, base64 without padding.
    pub env: String,
}

json_struct!(Envelope { key, env });
json_serde!(Envelope);

/// A value waiting to be sealed: made by [`super::form::finish`], sealed by the phone before the save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSeal {
    /// The field whose value is an object; the envelope goes in under `sealed`.
    pub field: String,
    /// What is sealed, as text: 16 digits, `YYYY-MM-DD`, `62...`, or `lat,lng,accuracy_m`.
    pub plain: String,
}
