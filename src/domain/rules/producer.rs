//! Rules about a registration.

use super::{Setting, Side, place, when, written};
use crate::domain::codes::Purpose;
use crate::domain::consent;
use crate::domain::form::Ask;
use crate::domain::problem::{Problem, Trouble};
use crate::domain::producer::{Consent, NikField, Producer};
use crate::domain::text::NAME_MAX;

/// Hex digits of SHA-256.
const HASH_LEN: usize = 64;

/// Findings on what is readable of a registration. Sealed values: [`super::sealed`].
pub fn producer(producer: &Producer, setting: &Setting) -> Vec<Problem> {
    let mut found = place::village(&producer.village, setting);
    found.extend(written::line(&producer.name, NAME_MAX, Ask::Name.key()));
    found.extend(written::line(&producer.group, NAME_MAX, Ask::Group.key()));
    found.extend(written::line(&producer.guardian, NAME_MAX, Ask::Guardian.key()));
    let mut say = |ask: Ask, trouble: Option<Trouble>| found.extend(trouble.map(|trouble| Problem::new(ask.key(), trouble)));
    if let Some(birth) = &producer.birth {
        say(Ask::Birth, when::birth_year(birth.year, setting.today));
    }
    say(Ask::Nik, producer.nik.as_ref().and_then(nik_field));
    let none = producer.nik.as_ref().and_then(|nik| nik.none);
    say(Ask::NikNone, none.map(|_| Trouble::NoNik));
    let warned = producer.nik.iter().flat_map(|nik| &nik.warned).filter(|_| setting.side == Side::Office);
    warned.for_each(|code| say(Ask::Nik, warning(code)));
    say(Ask::Phone, producer.phone.as_ref().filter(|phone| !two_digits(&phone.last2)).map(|_| Trouble::WrongShape));
    say(Ask::Consent, producer.consent.as_ref().and_then(consent_given));
    found
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
