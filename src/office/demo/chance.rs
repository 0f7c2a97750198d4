//! Where the demonstration's nonces, envelopes and salts come from.

use crate::office::random;
use sha2::{Digest, Sha256};

/// The source of what is otherwise random.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// The operating system: every demonstration is its own.
    System,
    /// A seed: the same demonstration again. Whoever knows the seed knows every key made of it.
    Seed(u64),
}

impl Chance {
    /// Bytes under a label, at most 32. From a seed a label gives the same bytes each time: a label is used once.
    pub fn bytes<const N: usize>(self, label: &str) -> [u8; N] {
        let Chance::Seed(seed) = self else { return random::bytes() };
        let hash = Sha256::new().chain_update(b"anjat demonstration v1 ").chain_update(seed.to_be_bytes()).chain_update(label).finalize();
        let mut bytes = [0; N];
        bytes.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        bytes
    }
}
