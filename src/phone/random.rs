//! Randomness from the browser, for ids, nonces and sealing.

/// Fresh random bytes. Panics only where the browser has no `crypto`, where no page of ours can run at all.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    if getrandom::fill(&mut bytes).is_err() {
        wasm_bindgen::throw_str("no random source");
    }
    bytes
}
