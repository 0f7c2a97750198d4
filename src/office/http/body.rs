//! Reading a request's body with a bound on bytes, on time, and on what gzip makes of it.

use crate::office::problem::{Code, Refusal};
use axum::body::Body;
use axum::http::{HeaderMap, header};
use flate2::read::GzDecoder;
use std::io::Read as _;
use std::time::Duration;

/// Reads and decompresses; `too_large` as soon as either side of gzip passes the cap (48), `too_slow` when the body
/// takes longer than `wait` (67).
pub async fn read(headers: &HeaderMap, body: Body, bytes_max: usize, wait: Duration) -> Result<Vec<u8>, Refusal> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > bytes_max as u64) {
        return Err(Code::TooLarge.into());
    }
    let encoding = headers.get(header::CONTENT_ENCODING).map(|value| value.as_bytes().to_ascii_lowercase());
    let gzip = match encoding.as_deref() {
        None | Some(b"identity" | b"") => false,
        Some(b"gzip" | b"x-gzip") => true,
        Some(_) => return Err(Code::UnsupportedType.into()),
    };
    let raw = tokio::time::timeout(wait, axum::body::to_bytes(body, bytes_max)).await.map_err(|_| Refusal::from(Code::TooSlow))?;
    let raw = raw.map_err(|error| Refusal::from(if over_limit(&error) { Code::TooLarge } else { Code::BadEncoding }))?;
    if !gzip {
        return Ok(raw.into());
    }
    tokio::task::spawn_blocking(move || unzip(&raw, bytes_max)).await.map_err(|error| Refusal::fault(&error))?
}

/// The body ended because of the cap, not because the sender broke off.
fn over_limit(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        cause = error.source();
    }
    false
}

fn unzip(raw: &[u8], bytes_max: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::with_capacity((raw.len() * 4).min(bytes_max));
    let cap = bytes_max as u64 + 1;
    GzDecoder::new(raw).take(cap).read_to_end(&mut bytes).map_err(|_| Refusal::from(Code::BadEncoding))?;
    if bytes.len() > bytes_max { Err(Code::TooLarge.into()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write as _;

    #[test]
    fn rule_48_a_bomb_stops_at_the_cap() {
        let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
        (0..64).for_each(|_| bomb.write_all(&vec![0; 1 << 20]).unwrap());
        let bomb = bomb.finish().unwrap();
        assert!(bomb.len() < 100_000);
        assert_eq!(unzip(&bomb, 1 << 20).unwrap_err().code, Code::TooLarge);
        assert_eq!(unzip(b"no gzip", 1 << 20).unwrap_err().code, Code::BadEncoding);
    }
}
