//! Passwords: argon2id, 19 MiB and two passes (OWASP's first choice), salted, in PHC text.

use super::problem::{Code, Refusal};
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Argon2, PasswordHash};
use tokio::sync::Semaphore;

/// Shortest password in characters.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// Longest in bytes; more is refused before anything is hashed (35).
pub const PASSWORD_BYTES_MAX: usize = 1024;

/// Hashes at once: each takes 19 MiB and a core for a while.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What an unknown name is checked against, so that it takes as long as a known one (34). No password fits it.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Whether a password may be chosen.
pub fn check(password: &str) -> Result<(), Refusal> {
    if password.len() > PASSWORD_BYTES_MAX {
        return Err(Refusal::at(Code::TooLong, "password"));
    }
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(Refusal::at(Code::InvalidField, "password"));
    }
    Ok(())
}

/// Hashes a new password.
pub async fn hash(password: &str) -> Result<String, Refusal> {
    hash_with(password, super::random::bytes()).await
}

/// The same with a given salt, which must be random: only the demonstration, whose passwords are public, makes its own.
pub async fn hash_with(password: &str, salt: [u8; 16]) -> Result<String, Refusal> {
    check(password)?;
    let password = password.to_owned();
    in_turn(move || {
        let salt = SaltString::encode_b64(&salt).map_err(|error| Refusal::fault(&error))?;
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| Refusal::fault(&error))
    })
    .await?
}

/// Whether a password fits a stored hash; `None` takes as long and never fits.
pub async fn fits(password: &str, stored: Option<String>) -> Result<bool, Refusal> {
    let password = password.to_owned();
    in_turn(move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
        let hash = PasswordHash::new(&stored).map_err(|error| Refusal::fault(&error))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known)
    })
    .await?
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    let _turn = TURNS.acquire().await.map_err(|_| Refusal::from(Code::Busy))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::fault(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn rule_35_taken_exactly_and_bounded() {
        let long = "x".repeat(PASSWORD_BYTES_MAX);
        for password in ["kata sandi", "nol\0nol\0", "Yose\u{301}fa--", &long] {
            let stored = hash(password).await.unwrap();
            assert!(fits(password, Some(stored.clone())).await.unwrap());
            assert!(!fits("Yos\u{e9}fa--", Some(stored)).await.unwrap());
        }
        assert_eq!(hash(&"x".repeat(PASSWORD_BYTES_MAX + 1)).await.unwrap_err().code, Code::TooLong);
        assert_eq!(hash("1234567").await.unwrap_err().code, Code::InvalidField);
        assert!(!fits("kata sandi", None).await.unwrap());
    }
}
