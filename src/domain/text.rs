//! Text as people type it: cleaned the same way on the phone and at the office (RULES.md, forms 12 to 17).

mod letters;

pub use letters::{lower, upper};

use super::problem::Trouble;
use letters::{composed, decomposed};

/// Longest name of a person, group, boat or place, in characters.
pub const NAME_MAX: usize = 120;

/// Longest note or reason, in characters.
pub const NOTE_MAX: usize = 1000;

/// Longest commodity, unit or gear typed because the list has none, in characters.
pub const TYPED_MAX: usize = 60;

/// A name on one line: NFC, trimmed, without control and zero-width characters. `Ok(None)` when nothing was typed.
pub fn name(typed: &str, max: usize) -> Result<Option<String>, Trouble> {
    if typed.is_empty() {
        return Ok(None);
    }
    let cleaned = clean(typed, false)?;
    if cleaned.is_empty() {
        return Err(Trouble::NameEmpty);
    }
    within(cleaned, max).map(Some)
}

/// Text of several lines, cleaned like a name; only line ends are kept. `Ok(None)` when nothing remains.
pub fn note(typed: &str) -> Result<Option<String>, Trouble> {
    let cleaned = clean(typed, true)?;
    if cleaned.is_empty() { Ok(None) } else { within(cleaned, NOTE_MAX).map(Some) }
}

/// The form that texts are compared and searched in: lower case, no accents, single spaces.
pub fn fold(text: &str) -> String {
    let is_mark = |c: &char| matches!(c, '\u{0300}'..='\u{036F}');
    let plain = lower(&decomposed(text).chars().filter(|c| !is_mark(c)).collect::<String>());
    join(plain.split_whitespace(), " ")
}

/// Parts with something between them.
pub fn join(parts: impl IntoIterator<Item = impl AsRef<str>>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        add(&mut text, between, part.as_ref());
    }
    text
}

/// One body for every kind of list: the library makes one for each.
fn add(text: &mut String, between: &str, part: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(part);
}

/// Whether a text has another in it. The library's search is made for long texts, and as long itself; these are names.
pub fn has(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|at| at == part.as_bytes())
}

/// A digit of any script that phones here can type or paste, as ASCII; every other character as it is.
pub fn ascii_digit(c: char) -> char {
    // First digit of: Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali, Thai, Balinese, Javanese, full width.
    const ZEROS: [u32; 8] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1B50, 0xA9D0, 0xFF10];
    let code = u32::from(c);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Whether a character is shown as nothing and carries no meaning in a name. Joiners are kept: emoji need them.
pub fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Whether a character changes the direction of writing: it can make a name look like another one.
pub fn is_direction(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn clean(typed: &str, lines: bool) -> Result<String, Trouble> {
    let mut kept = String::with_capacity(typed.len());
    for c in composed(typed).chars() {
        match c {
            '\n' if lines => kept.push('\n'),
            '\t' | '\n' | '\u{2028}' | '\u{2029}' => kept.push(' '),
            _ if is_direction(c) => return Err(Trouble::NameChars),
            _ if c.is_control() || is_zero_width(c) => {}
            _ => kept.push(c),
        }
    }
    // Removing a character can leave a base letter and its mark side by side: compose once more.
    let text = composed(kept.trim());
    let visible = text.chars().any(|c| !c.is_whitespace() && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}'));
    Ok(if visible { text } else { String::new() })
}

fn within(text: String, max: usize) -> Result<String, Trouble> {
    let found = text.chars().count();
    if found > max { Err(Trouble::TooLong { max, found }) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ok(typed: &str) -> Option<String> {
        name(typed, NAME_MAX).unwrap()
    }

    #[test]
    fn rule_12_too_long_tells_both_numbers() {
        assert_eq!(name(&"a".repeat(10_000), NAME_MAX), Err(Trouble::TooLong { max: 120, found: 10_000 }));
        assert_eq!(ok(&"é".repeat(120)).map(|text| text.chars().count()), Some(120));
    }

    #[test]
    fn rule_13_nothing_to_see_is_empty_and_direction_is_refused() {
        for typed in ["   ", "\u{200B}\u{FEFF}", "\u{0}", "\t\n", "\u{200D}", "\u{00A0}"] {
            assert_eq!(name(typed, NAME_MAX), Err(Trouble::NameEmpty), "{typed:?}");
        }
        assert_eq!(name("Siti\u{202E}", NAME_MAX), Err(Trouble::NameChars));
        assert_eq!(name("\u{2066}Siti", NAME_MAX), Err(Trouble::NameChars));
        assert_eq!(ok("Si\u{0}ti\u{7}\u{200B} Aminah\u{1F}"), Some("Siti Aminah".into()));
        assert_eq!(ok(""), None);
    }

    #[test]
    fn rules_14_to_17_names_are_kept_as_they_are() {
        for typed in ["O'Brien\"; DROP TABLE", "<img src=x onerror=alert(1)>", "Ahmad 2", "Siti", "Yohanes 👨‍🌾", "=1+1", "-"] {
            assert_eq!(ok(typed).as_deref(), Some(typed));
        }
        assert_eq!(ok("Rene\u{301}"), Some("Ren\u{e9}".into()), "stored NFC");
        assert_eq!(fold("  RENE\u{301}  Dupont "), fold("ren\u{e9} dupont"), "search folds");
    }

    #[test]
    fn notes_keep_their_lines_only() {
        assert_eq!(note(" banjir\r\ndi hulu\t3 hari "), Ok(Some("banjir\ndi hulu 3 hari".into())));
        assert_eq!(note(" \n "), Ok(None));
        assert!(matches!(note(&"x".repeat(1001)), Err(Trouble::TooLong { max: 1000, found: 1001 })));
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(typed in "\\PC{0,40}|.{0,40}") {
            if let Ok(Some(once)) = name(&typed, NAME_MAX) {
                prop_assert_eq!(name(&once, NAME_MAX), Ok(Some(once.clone())));
            }
            if let Ok(Some(once)) = note(&typed) {
                prop_assert_eq!(note(&once), Ok(Some(once.clone())));
            }
        }
    }
}
