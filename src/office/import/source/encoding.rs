//! Which encoding a text file is in, and its bytes as UTF-8. What is certain is converted and told; what is not is
//! refused, for a name that was guessed wrong is a wrong name for ever.

use super::SourceError;
use crate::domain::import::Refusal;
use encoding_rs::{CoderResult, Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes looked at in one go.
const CHUNK_BYTES: usize = 64 * 1024;

/// An encoding that a list comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// "Unicode text" of Excel.
    Utf16Le,
    /// The same from elsewhere.
    Utf16Be,
    /// What Excel on an Indonesian Windows writes as plain CSV; Latin-1 is part of it.
    Windows1252,
}

impl Encoding {
    /// The name that people know.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
            Encoding::Windows1252 => "Windows-1252",
        }
    }

    fn decoder(self) -> Decoder {
        match self {
            Encoding::Utf8 => UTF_8.new_decoder_with_bom_removal(),
            Encoding::Utf16Le => UTF_16LE.new_decoder_with_bom_removal(),
            Encoding::Utf16Be => UTF_16BE.new_decoder_with_bom_removal(),
            Encoding::Windows1252 => WINDOWS_1252.new_decoder_without_bom_handling(),
        }
    }
}

/// Reads the whole file once to be sure.
pub fn detect(path: &Path) -> Result<Encoding, SourceError> {
    let mut file = File::open(path)?;
    let mut start = vec![0; 4096];
    let read = fill(&mut file, &mut start)?;
    start.truncate(read);
    if let Some(encoding) = by_start(&start)? {
        return Ok(encoding);
    }
    let mut seen = Seen::default();
    seen.look(&start);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = fill(&mut file, &mut chunk)?;
        if read == 0 {
            break;
        }
        seen.look(chunk.get(..read).unwrap_or_default());
    }
    seen.verdict().map_err(SourceError::Refused)
}

fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// What the first bytes tell: marks, files that are no text, and UTF-16 without a mark.
fn by_start(start: &[u8]) -> Result<Option<Encoding>, SourceError> {
    const NO_TEXT: [&[u8]; 4] = [b"\xD0\xCF\x11\xE0", b"%PDF", b"PK\x03\x04", b"\x1F\x8B"];
    if NO_TEXT.iter().any(|magic| start.starts_with(magic)) {
        return Err(SourceError::Refused(Refusal::FileType));
    }
    match start {
        [0xEF, 0xBB, 0xBF, ..] => return Ok(None),
        [0xFF, 0xFE, ..] => return Ok(Some(Encoding::Utf16Le)),
        [0xFE, 0xFF, ..] => return Ok(Some(Encoding::Utf16Be)),
        _ => {}
    }
    let nul = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    // Latin text in UTF-16 is nearly every second byte zero.
    match (even, odd) {
        (0, 0) => Ok(None),
        (0, odd) if odd * 4 > start.len() => Ok(Some(Encoding::Utf16Le)),
        (even, 0) if even * 4 > start.len() => Ok(Some(Encoding::Utf16Be)),
        _ => Err(SourceError::Refused(Refusal::FileType)),
    }
}

/// What was seen of a file without a mark.
#[derive(Default)]
struct Seen {
    /// Bytes of a character that the next chunk ends.
    carried: Vec<u8>,
    /// Characters beyond ASCII that are right UTF-8.
    multibyte: u64,
    /// Line of the first byte that is not, from 1.
    first_wrong: Option<u64>,
    /// Bytes that are no letter or mark of Windows-1252 that a list would hold.
    implausible: bool,
    lines: u64,
}

impl Seen {
    fn look(&mut self, bytes: &[u8]) {
        let mut joined = std::mem::take(&mut self.carried);
        joined.extend_from_slice(bytes);
        let mut rest = joined.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => return self.right(text),
                Err(error) => {
                    let (right, wrong) = rest.split_at(error.valid_up_to());
                    self.right(std::str::from_utf8(right).unwrap_or_default());
                    let Some(length) = error.error_len() else {
                        self.carried = wrong.to_vec();
                        return;
                    };
                    let (bad, after) = wrong.split_at(length);
                    self.first_wrong.get_or_insert(self.lines + 1);
                    self.implausible |= bad.iter().any(|byte| !is_plausible_1252(*byte));
                    rest = after;
                }
            }
        }
    }

    fn right(&mut self, text: &str) {
        self.lines += text.bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.multibyte += text.chars().filter(|c| !c.is_ascii() && *c != '\u{FEFF}').count() as u64;
    }

    fn verdict(mut self) -> Result<Encoding, Refusal> {
        // A character that the end cuts off: of UTF-8 where the file has others, else a single letter of a code page.
        if self.multibyte == 0 && !self.carried.is_empty() {
            self.first_wrong.get_or_insert(self.lines + 1);
            self.implausible |= self.carried.iter().any(|byte| !is_plausible_1252(*byte));
        }
        match self.first_wrong {
            None => Ok(Encoding::Utf8),
            Some(_) if self.multibyte == 0 && !self.implausible => Ok(Encoding::Windows1252),
            Some(line) => Err(Refusal::Encoding { line }),
        }
    }
}

/// Letters with marks, typographic quotes and dashes, the no-break space, degree and ordinal signs. A byte that
/// Windows-1252 leaves open, or a currency sign amid a name, makes another code page likelier.
fn is_plausible_1252(byte: u8) -> bool {
    byte.is_ascii()
        || matches!(byte, 0x80 | 0x85 | 0x91..=0x97 | 0xA0 | 0xAA | 0xB0 | 0xB2 | 0xB3 | 0xBA | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0xFF)
}

/// A file as UTF-8, decoded while it is read. What cannot be decoded becomes U+FFFD, which a line is held back for.
pub struct Decoded {
    file: File,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    ended: bool,
    /// Decoded and not yet read; the decoder needs more room than a reader may offer.
    text: Vec<u8>,
    text_at: usize,
    text_end: usize,
    /// The decoder has given its last.
    finished: bool,
}

impl Decoded {
    /// Opens a file.
    pub fn open(path: &Path, encoding: Encoding) -> io::Result<Self> {
        Ok(Self {
            file: File::open(path)?,
            decoder: encoding.decoder(),
            raw: vec![0; CHUNK_BYTES],
            raw_at: 0,
            raw_end: 0,
            ended: false,
            text: vec![0; CHUNK_BYTES],
            text_at: 0,
            text_end: 0,
            finished: false,
        })
    }

    /// Decodes until there is text, or the end.
    fn decode(&mut self) -> io::Result<()> {
        while self.text_at == self.text_end && !self.finished {
            if self.raw_at == self.raw_end && !self.ended {
                self.raw_end = self.file.read(&mut self.raw)?;
                self.raw_at = 0;
                self.ended = self.raw_end == 0;
            }
            let source = self.raw.get(self.raw_at..self.raw_end).unwrap_or_default();
            let (result, read, written, _) = self.decoder.decode_to_utf8(source, &mut self.text, self.ended);
            self.raw_at += read;
            (self.text_at, self.text_end) = (0, written);
            self.finished = self.ended && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl Read for Decoded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.decode()?;
        let ready = self.text.get(self.text_at..self.text_end).unwrap_or_default();
        let taken = ready.len().min(out.len());
        out.iter_mut().zip(ready).for_each(|(to, from)| *to = *from);
        self.text_at += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Result<(Encoding, String), Refusal> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(&path, bytes).unwrap();
        match detect(&path) {
            Ok(encoding) => {
                let mut text = String::new();
                Decoded::open(&path, encoding).unwrap().read_to_string(&mut text).unwrap();
                Ok((encoding, text))
            }
            Err(SourceError::Refused(refusal)) => Err(refusal),
            Err(SourceError::Io(error)) => panic!("{error}"),
        }
    }

    #[test]
    fn what_is_certain_is_converted() {
        assert_eq!(of("nama\nRené".as_bytes()), Ok((Encoding::Utf8, "nama\nRené".into())));
        assert_eq!(of(b"\xEF\xBB\xBFnama\nSiti"), Ok((Encoding::Utf8, "nama\nSiti".into())));
        assert_eq!(of(b"nama\nRen\xE9"), Ok((Encoding::Windows1252, "nama\nRené".into())));
        let utf16: Vec<u8> = "nama\nRené".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of(&utf16), Ok((Encoding::Utf16Le, "nama\nRené".into())), "without a mark");
        assert_eq!(of(&[b"\xFF\xFE", utf16.as_slice()].concat()), Ok((Encoding::Utf16Le, "nama\nRené".into())));
    }

    #[test]
    fn what_is_not_is_refused_with_its_line() {
        assert_eq!(of(b"nama\nRen\xE9\nRen\xC3\xA9"), Err(Refusal::Encoding { line: 2 }), "two encodings in one file");
        assert_eq!(of(b"nama\nSiti\nA\x81B"), Err(Refusal::Encoding { line: 3 }), "no letter of Windows-1252");
        assert_eq!(of(b"\xD0\xCF\x11\xE0 old Excel"), Err(Refusal::FileType));
        assert_eq!(of(b"a\0\0\0b\0\0\0"), Err(Refusal::FileType));
    }

    #[test]
    fn a_character_across_two_chunks_is_one() {
        let long = format!("{}é,x", "a".repeat(4095));
        assert_eq!(of(long.as_bytes()), Ok((Encoding::Utf8, long.clone())));
    }
}
