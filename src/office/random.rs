//! Randomness of the operating system, read at the edge and handed down as bytes.

/// Fresh random bytes. Without a random source nothing here is safe to do, so the process ends.
#[expect(clippy::expect_used, reason = "a server without randomness must not go on: keys and tokens would be guessable")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).expect("the operating system gives no random bytes");
    bytes
}

/// That many random bytes as hex, for references in logs.
pub fn hex(bytes_len: usize) -> String {
    to_hex(&bytes::<16>()[..bytes_len.min(16)])
}

/// Lower-case hex.
pub fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
