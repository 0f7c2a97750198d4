//! From a text to a value, without JSON's traps: a key twice, endless nesting and endless parts are errors, not surprises.
//!
//! This is the only parser: serde_json's own is generic over its input and what it makes, keeps line and column of every
//! error and would have to be told each trap, which together weighed six times as much. Tests hold the two beside each
//! other.

use serde_json::{Map, Number, Value};

/// How much is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Deepest nesting of objects and lists.
    pub depth: usize,
    /// Most keys and items in one text.
    pub parts: usize,
}

/// For what this program wrote itself, on whichever end.
pub const OWN: Limits = Limits { depth: 64, parts: usize::MAX };

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStrict {
    /// Not UTF-8, or a lone surrogate.
    #[error("bad_text")]
    BadText,
    /// Not JSON.
    #[error("bad_encoding")]
    NotJson,
    /// One key twice in an object.
    #[error("duplicate_key")]
    DuplicateKey,
    /// More than the limits allow.
    #[error("too_complex")]
    TooComplex,
    /// A number outside what a double holds.
    #[error("number_range")]
    NumberRange,
}

/// Most decimal digits of which any number fits into 64 bits.
const DIGITS_MAX: u32 = 19;

/// Parses a whole text (RFC 8259).
pub fn parse(bytes: &[u8], limits: Limits) -> Result<Value, NotStrict> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotStrict::BadText)?;
    let mut parser = Parser { text, at: 0, depth: limits.depth, parts: limits.parts };
    let value = parser.value()?;
    parser.space();
    if parser.at == text.len() { Ok(value) } else { Err(NotStrict::NotJson) }
}

struct Parser<'a> {
    text: &'a str,
    /// Next byte.
    at: usize,
    /// Levels left.
    depth: usize,
    /// Parts left.
    parts: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes a byte if it is next.
    fn eats(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8) -> Result<(), NotStrict> {
        if self.eats(byte) { Ok(()) } else { Err(NotStrict::NotJson) }
    }

    /// The text from a place up to where the parser stands.
    fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Value, NotStrict> {
        self.space();
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b'{' | b'[') => {
                self.depth = self.depth.checked_sub(1).ok_or(NotStrict::TooComplex)?;
                let value = if self.eats(b'{') { self.object()? } else { self.list()? };
                self.depth += 1;
                Ok(value)
            }
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, NotStrict> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, value) in [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(NotStrict::NotJson)
    }

    fn part(&mut self) -> Result<(), NotStrict> {
        self.parts = self.parts.checked_sub(1).ok_or(NotStrict::TooComplex)?;
        Ok(())
    }

    fn list(&mut self) -> Result<Value, NotStrict> {
        self.expect(b'[')?;
        let mut items = Vec::new();
        self.space();
        if self.eats(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            self.part()?;
            items.push(self.value()?);
            self.space();
            if !self.eats(b',') {
                self.expect(b']')?;
                return Ok(Value::Array(items));
            }
        }
    }

    fn object(&mut self) -> Result<Value, NotStrict> {
        let mut fields = Map::new();
        self.space();
        if self.eats(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            self.part()?;
            self.space();
            let name = self.string()?;
            if fields.contains_key(&name) {
                return Err(NotStrict::DuplicateKey);
            }
            self.space();
            self.expect(b':')?;
            let value = self.value()?;
            fields.insert(name, value);
            self.space();
            if !self.eats(b',') {
                self.expect(b'}')?;
                return Ok(Value::Object(fields));
            }
        }
    }

    fn string(&mut self) -> Result<String, NotStrict> {
        self.expect(b'"')?;
        let mut text = String::new();
        loop {
            let from = self.at;
            while let Some(0x20..=0x21 | 0x23..=0x5b | 0x5d..) = self.peek() {
                self.at += 1;
            }
            text.push_str(self.since(from));
            if self.eats(b'"') {
                return Ok(text);
            }
            // A control character has to be escaped.
            self.expect(b'\\')?;
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Result<char, NotStrict> {
        let byte = self.peek();
        self.at += 1;
        Ok(match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return Err(NotStrict::NotJson),
        })
    }

    /// After `\u`. What is outside the basic plane stands as two surrogates; one alone is no text.
    fn code_point(&mut self) -> Result<char, NotStrict> {
        let mut code = self.hex()?;
        if (0xd800..0xdc00).contains(&code) {
            if !(self.eats(b'\\') && self.eats(b'u')) {
                return Err(NotStrict::BadText);
            }
            let low = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400).ok_or(NotStrict::BadText)?;
            code = 0x1_0000 + ((code - 0xd800) << 10) + low;
        }
        char::from_u32(code).ok_or(NotStrict::BadText)
    }

    fn hex(&mut self) -> Result<u32, NotStrict> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or(NotStrict::NotJson)?;
            self.at += 1;
            code = code << 4 | digit;
        }
        Ok(code)
    }

    fn digits(&mut self) -> Result<&'a str, NotStrict> {
        let from = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        let digits = self.since(from);
        if digits.is_empty() { Err(NotStrict::NotJson) } else { Ok(digits) }
    }

    fn number(&mut self) -> Result<Number, NotStrict> {
        let from = self.at;
        let negative = self.eats(b'-');
        let whole = self.digits()?;
        if whole.starts_with('0') && whole.len() > 1 {
            return Err(NotStrict::NotJson);
        }
        let decimals = if self.eats(b'.') { self.digits()? } else { "" };
        let mut exponent = 0;
        if self.eats(b'e') || self.eats(b'E') {
            let down = self.eats(b'-');
            let _ = down || self.eats(b'+');
            // An exponent that is no i32 is as good as the largest.
            let size: i32 = self.digits()?.parse().unwrap_or(i32::MAX / 2);
            exponent = if down { -size } else { size };
        }
        let text = self.since(from);
        // A whole number stays one; that a zero is negative only a double can say.
        if let Ok(natural) = text.parse::<u64>() {
            return Ok(natural.into());
        }
        if let (Ok(signed), false) = (text.parse::<i64>(), text == "-0") {
            return Ok(signed.into());
        }
        let size = double(whole, decimals, exponent);
        Number::from_f64(if negative { -size } else { size }).ok_or(NotStrict::NumberRange)
    }
}

/// A number with decimals or an exponent, to a few units of the last place. Nothing of ours writes one, and core's exact
/// way would weigh more than all the rest of this file.
fn double(whole: &str, decimals: &str, exponent: i32) -> f64 {
    let mut digits: u64 = 0;
    let mut exponent = exponent;
    for (at, digit) in whole.bytes().chain(decimals.bytes()).enumerate() {
        let room = digits < 10u64.pow(DIGITS_MAX - 1);
        if room {
            digits = digits * 10 + u64::from(digit - b'0');
        }
        match (room, at < whole.len()) {
            (true, false) => exponent = exponent.saturating_sub(1),
            (false, true) => exponent = exponent.saturating_add(1),
            _ => {}
        }
    }
    let mut double = digits as f64;
    while exponent != 0 && double != 0.0 && double.is_finite() {
        let step = exponent.unsigned_abs().min(DIGITS_MAX);
        let power = 10u64.pow(step) as f64;
        double = if exponent > 0 { double * power } else { double / power };
        exponent -= exponent.signum() * step as i32;
    }
    double
}
