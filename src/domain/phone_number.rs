//! Phone numbers, as `62...`: the form in which they are sealed and compared (RULES.md, forms 10 and 11).

use super::problem::Trouble;
use super::text;

/// Country code.
const COUNTRY: &str = "62";

/// Fewest digits behind the country code: a landline with its area code.
const DIGITS_MIN: usize = 8;

/// Most digits behind the country code.
const DIGITS_MAX: usize = 12;

/// Reads one number: `0812...`, `+62 812-3456-789`, `62812...`, `8123...`.
pub fn read(typed: &str) -> Result<String, Trouble> {
    let shown = |c: &char| (!c.is_control() || c.is_whitespace()) && !text::is_zero_width(*c) && !text::is_direction(*c);
    let typed: String = typed.chars().map(text::ascii_digit).filter(shown).collect();
    let typed = typed.trim();
    if is_many(typed) {
        return Err(Trouble::PhoneMany);
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let plus = typed.starts_with('+');
    let allowed = |(at, c): (usize, char)| c.is_ascii_digit() || is_separator(c) || (c == '+' && at == 0);
    if !typed.chars().enumerate().all(allowed) || (plus && !digits.starts_with(COUNTRY)) {
        return Err(Trouble::PhoneChars);
    }
    let local = match digits.strip_prefix(COUNTRY) {
        Some(rest) if plus || digits.len() > DIGITS_MIN => rest.strip_prefix('0').unwrap_or(rest),
        _ => digits.strip_prefix('0').unwrap_or(&digits),
    };
    if !(DIGITS_MIN..=DIGITS_MAX).contains(&local.len()) {
        return Err(Trouble::PhoneLength { found: digits.len() });
    }
    if local.starts_with('0') {
        return Err(Trouble::PhoneChars);
    }
    Ok(format!("{COUNTRY}{local}"))
}

/// Two numbers in one field: a list mark between digits, or two starts of a number.
fn is_many(typed: &str) -> bool {
    let listed = typed.contains([';', ',', '/', '|', '&', '\n'])
        && typed.split([';', ',', '/', '|', '&', '\n']).filter(|part| has_digit(part)).count() > 1;
    let lower = typed.to_ascii_lowercase();
    let worded = [" atau ", " dan ", " or ", " and "].iter().any(|word| text::has(&lower, word));
    let whole = |part: &&str| part.chars().filter(char::is_ascii_digit).count() >= DIGITS_MIN;
    listed || worded || typed.split_whitespace().filter(whole).count() > 1
}

fn has_digit(part: &str) -> bool {
    part.chars().any(|c| c.is_ascii_digit())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rule_10_every_writing_becomes_one() {
        for typed in [
            "0812 3456 789",
            "+62 812-3456-789",
            "628123456789",
            "8123456789",
            "(0812) 3456789",
            "\u{202A}+62 812 3456 789\u{202C}",
            "٠٨١٢٣٤٥٦٧٨٩",
            "+62 (0)812 3456 789",
        ] {
            assert_eq!(read(typed).as_deref(), Ok("628123456789"), "{typed}");
        }
        assert_eq!(read("0551 21234").as_deref(), Ok("6255121234"), "a landline in Tarakan");
        assert_eq!(read("0812"), Err(Trouble::PhoneLength { found: 4 }));
        assert_eq!(read(&"8".repeat(20)), Err(Trouble::PhoneLength { found: 20 }));
        for typed in ["0812x345678", "+60 12 345 6789", "telepon", "08123+45678", "000812345678"] {
            assert!(matches!(read(typed), Err(Trouble::PhoneChars | Trouble::PhoneLength { .. })), "{typed}");
        }
    }

    #[test]
    fn rule_11_one_number_only() {
        for typed in [
            "081234567890;081234567891",
            "081234567890, 081234567891",
            "081234567890/081234567891",
            "081234567890 atau 081234567891",
            "081234567890 081234567891",
            "08123456,7891",
        ] {
            assert_eq!(read(typed), Err(Trouble::PhoneMany), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_the_same(typed in "[0-9+ .()-]{0,20}|.{0,20}") {
            if let Ok(number) = read(&typed) {
                prop_assert_eq!(read(&number), Ok(number.clone()));
            }
        }
    }
}
