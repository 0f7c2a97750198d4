//! The id of a catch line: eight hex digits, small enough to be copied into every closure of its fields.

use std::fmt;

/// Eight hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId(u32);

impl LineId {
    /// Reads the digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    /// A new one after those that are there: two digits that count, so that lines stay in the order they were added, and
    /// six that are random, so that two people who add a line to one record do not meet.
    pub fn after(last: Option<LineId>, random: f64) -> Self {
        let count = last.map_or(0, |last| last.0 >> 24).saturating_add(1).min(0xff);
        Self(count << 24 | (random * f64::from(1 << 24)) as u32 & 0x00ff_ffff)
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_in_the_order_they_were_added() {
        let first = LineId::after(None, 0.9);
        let second = LineId::after(Some(first), 0.1);
        assert!(first.to_string() < second.to_string());
        assert_eq!(LineId::parse(&second.to_string()), Some(second));
        assert_eq!(LineId::parse("1"), None);
        assert_eq!(LineId::parse("zzzzzzzz"), None);
    }
}
