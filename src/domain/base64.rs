//! Base64 without padding (RFC 4648), for envelopes, keys and nonces. A library's is built for speed and every alphabet;
//! here a few dozen bytes are written at a time, by a program that must be fetched over 2G.

/// The standard alphabet: envelopes and keys.
pub const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The alphabet for addresses: nonces.
pub const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes bytes.
pub fn encode(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut text = String::new();
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            push(&mut text, bits >> count, alphabet);
        }
    }
    if count > 0 {
        push(&mut text, bits << (6 - count), alphabet);
    }
    text
}

fn push(text: &mut String, bits: u32, alphabet: &[u8; 64]) {
    let letter = alphabet.get((bits & 63) as usize).copied().unwrap_or_default();
    text.push(char::from(letter));
}

/// Reads the standard alphabet; `None` for anything that [`encode`] does not write.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0u32, 0u32);
    for letter in text.bytes() {
        let value = STANDARD.iter().position(|known| *known == letter)?;
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    // What is left over is less than a letter, and zero.
    (count < 6 && bits & ((1 << count) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_library_writes_and_reads_it(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in "[A-Za-z0-9+/=]{0,9}") {
            let written = encode(&bytes, STANDARD);
            prop_assert_eq!(&written, &STANDARD_NO_PAD.encode(&bytes));
            prop_assert_eq!(encode(&bytes, URL_SAFE), URL_SAFE_NO_PAD.encode(&bytes));
            prop_assert_eq!(decode(&written), Some(bytes));
            prop_assert_eq!(decode(&text), STANDARD_NO_PAD.decode(&text).ok());
        }
    }
}
