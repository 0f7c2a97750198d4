//! Numbers of a list.

use super::Told;
use crate::domain::import::{Fault, NumberStyle};
use crate::domain::number;
use crate::domain::problem::Trouble;
use crate::domain::text::ascii_digit;

/// An amount and the unit behind it: "12 karung".
pub fn amount_of(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let starts = text.starts_with(|c: char| ascii_digit(c).is_ascii_digit());
    let at = text.find(char::is_alphabetic).filter(|_| starts);
    match at.and_then(|at| text.split_at_checked(at)) {
        // "1e9" is no nine.
        Some((number, unit)) if !unit.chars().any(|c| ascii_digit(c).is_ascii_digit()) => {
            (number.trim(), Some(unit.trim().trim_end_matches('.')))
        }
        _ => (text, None),
    }
}

/// What a number tells of its file's writing; a whole one has no decimals.
pub(super) fn tells(text: &str, whole: bool) -> Told<NumberStyle> {
    use NumberStyle::{English, Indonesian};
    let decimal = |mark| Told::Proof(if mark == ',' { Indonesian } else { English });
    let grouping = |mark| Told::Proof(if mark == '.' { Indonesian } else { English });
    if number::read(text).is_err_and(|trouble| !matches!(trouble, Trouble::NumberAmbiguous { .. })) {
        return Told::Nothing;
    }
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    match marks.as_slice() {
        [] => Told::Nothing,
        [(_, mark)] if number::read(text).is_err() => {
            if whole {
                grouping(*mark)
            } else {
                Told::Doubt
            }
        }
        [(_, mark)] => decimal(*mark),
        [.., (_, before), (_, last)] => {
            if before == last {
                grouping(*last)
            } else {
                decimal(*last)
            }
        }
    }
}

/// A number, written so that the form reads it one way.
pub fn number(text: &str, style: NumberStyle, whole: bool) -> Result<String, Fault> {
    if whole {
        return Ok(number::read_whole(text).map_err(Fault::Answer)?.to_string());
    }
    match number::read(text) {
        Ok(number) => Ok(number::write(number.milli)),
        Err(Trouble::NumberAmbiguous { thousands, decimal }) => {
            Ok(if text.contains('.') == (style == NumberStyle::Indonesian) { thousands } else { decimal })
        }
        Err(trouble) => Err(Fault::Answer(trouble)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_21_a_doubtful_number_is_read_as_its_file_writes() {
        assert_eq!(number("1.500", NumberStyle::Indonesian, false), Ok("1500".into()));
        assert_eq!(number("1.500", NumberStyle::English, false), Ok("1,5".into()));
        assert_eq!(number("1,500", NumberStyle::English, false), Ok("1500".into()));
        assert_eq!(number("12.5", NumberStyle::Indonesian, false), Ok("12,5".into()), "read one way whatever the file's writing");
    }

    #[test]
    fn an_amount_may_have_its_unit_behind_it() {
        assert_eq!(amount_of("12 karung"), ("12", Some("karung")));
        assert_eq!(amount_of("1.250,5kg."), ("1.250,5", Some("kg")));
        assert_eq!(amount_of("1e9"), ("1e9", None));
        assert_eq!(amount_of("lima"), ("lima", None));
    }
}
