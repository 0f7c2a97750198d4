//! Rules about a registration.

use super::{Setting, Side, place, say, when, written};
use crate::domain::codes::Purpose;
use crate::domain::consent;
use crate::domain::form::Ask;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::producer::{Consent, NikField, Producer};
use crate::domain::text::NAME_MAX;

/// Hex digits of SHA-256.
const HASH_LEN: usize = 64;

/// Adds the findings on what is readable of a registration. Sealed values: [`super::sealed`].
pub fn producer(producer: &Producer, setting: &Setting, found: &mut Vec<Problem>) {
    place::village(&producer.village, setting, found);
    for (value, ask) in [(&producer.name, Ask::Name), (&producer.group, Ask::Group), (&producer.guardian, Ask::Guardian)] {
        say(found, ask.key(), written::line(value.as_deref(), NAME_MAX));
    }
    if let Some(birth) = &producer.birth {
        say(found, Ask::Birth.key(), when::birth_year(birth.year, setting.today));
    }
    if let Some(nik) = &producer.nik {
        say(found, Ask::Nik.key(), nik_field(nik));
        say(found, Ask::NikNone.key(), nik.none.map(|_| Trouble::NoNik));
        if setting.side == Side::Office {
            nik.warned.iter().for_each(|code| say(found, Ask::Nik.key(), warning(code)));
        }
    }
    let phone = producer.phone.as_ref().filter(|phone| !two_digits(&phone.last2));
    say(found, Ask::Phone.key(), phone.map(|_| Trouble::WrongShape));
    say(found, Ask::Consent.key(), producer.consent.as_ref().and_then(consent_given));
}

/// Either an envelope with its last two digits, or a reason why there is none.
fn nik_field(nik: &NikField) -> Option<Trouble> {
    let right = match (&nik.last2, nik.none) {
        (Some(last2), None) => two_digits(last2),
        (None, Some(_)) => nik.sealed.is_none(),
        _ => false,
    };
    (!right).then_some(Trouble::WrongShape)
}

/// What the phone said when the NIK was typed: the office sees it without opening the envelope.
fn warning(code: &str) -> Option<Trouble> {
    let known = [Trouble::NikDate { day: 0, month: 0 }, Trouble::NikBirthDiffers, Trouble::NikSexDiffers, Trouble::NikRegion];
    known.into_iter().find(|trouble| trouble.code() == code)
}

fn two_digits(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Consent covers the registration, and its proof names a text that was really shown.
fn consent_given(consent: &Consent) -> Option<Trouble> {
    let shown = consent::given(Vec::new(), consent.method, &consent.language);
    let proven = if consent.text == consent::VERSION { consent.hash == shown.hash } else { consent.hash.len() == HASH_LEN };
    (!proven || !consent.covers(Purpose::Registry)).then_some(Trouble::ConsentMissing)
}
