//! The registration form (O3).

use super::finish::Filled;
use super::plain::joined;
use super::reader::Reader;
use super::{Answers, Ask, Context, Input, Question, ask, needed};
use crate::domain::civil::Day;
use crate::domain::codes::{Code, ConsentMethod, Livelihood, NikNone, Purpose, Sex};
use crate::domain::consent;
use crate::domain::nik::{Beside, Nik};
use crate::domain::phone_number;
use crate::domain::problem::Trouble;
use crate::domain::producer::{BirthField, NikField, PhoneField, Producer};
use crate::domain::record::write;
use crate::domain::rules::{check_nik, when};
use crate::domain::sealed::ToSeal;

/// Notes on what is sealed in a record that is corrected: it stays as long as nothing is typed over it.
pub(super) const NIK_KEPT: &str = "nik_kept";
pub(super) const BIRTH_KEPT: &str = "birth_kept";
pub(super) const PHONE_KEPT: &str = "phone_kept";

/// The language in which the consent text was shown, noted by the screen: "id" or "en".
pub const CONSENT_LANGUAGE: &str = "consent_language";

pub(super) fn questions(answers: &Answers, context: &Context) -> Vec<Question> {
    let mut peek = Reader::peek(answers, context);
    let no_nik = peek.raw(Ask::Nik).is_empty();
    let no_date = peek.raw(Ask::Birth).is_empty();
    let (nik_kept, birth_kept) = (peek.noted(NIK_KEPT).is_some(), peek.noted(BIRTH_KEPT).is_some());
    let guarded = is_minor(&mut peek) || !peek.raw(Ask::Guardian).is_empty();
    let mut list = vec![needed(Ask::Name, Input::Text), ask(Ask::Nik, Input::Digits)];
    if no_nik {
        list.push(Question { ask: Ask::NikNone, input: Input::One(NikNone::CODES), required: !nik_kept });
    }
    list.extend([needed(Ask::Sex, Input::One(Sex::CODES)), ask(Ask::Birth, Input::Day)]);
    if no_date {
        list.push(Question { ask: Ask::BirthYear, input: Input::Digits, required: !birth_kept });
    }
    list.extend([
        ask(Ask::Phone, Input::Digits),
        needed(Ask::Village, Input::Village),
        needed(Ask::Livelihoods, Input::Many(Livelihood::CODES)),
        ask(Ask::Group, Input::Text),
        needed(Ask::Consent, Input::Many(Purpose::CODES)),
        needed(Ask::ConsentMethod, Input::One(ConsentMethod::CODES)),
    ]);
    if guarded {
        list.push(Question { ask: Ask::Guardian, input: Input::Text, required: is_minor(&mut peek) });
    }
    list
}

/// Puts together what takes several answers or is sealed.
pub(super) fn read(reader: &mut Reader, filled: &mut Filled) {
    let birth = birth(reader, filled);
    write(&mut filled.fields, "birth", &birth);
    let nik = nik(reader, filled);
    write(&mut filled.fields, "nik", &nik);
    let phone = phone(reader, filled);
    write(&mut filled.fields, "phone", &phone);
    let (purposes, method) = (reader.codes(Ask::Consent, Purpose::CODES), reader.one::<ConsentMethod>(Ask::ConsentMethod));
    let language = reader.noted(CONSENT_LANGUAGE).unwrap_or("id");
    let purposes = purposes.map(|codes| codes.into_iter().filter_map(Purpose::parse).collect());
    let consent = purposes.zip(method).map(|(purposes, method)| consent::given(purposes, method, language));
    write(&mut filled.fields, "consent", &consent);
}

/// The answers that make what takes several, and notes on what is sealed.
pub(super) fn answers_of(producer: &Producer, answers: &mut Answers) {
    let mut put = |key: &str, text: String| drop(answers.insert(key.to_owned(), text));
    if let Some(nik) = &producer.nik {
        nik.last2.iter().for_each(|last2| put(NIK_KEPT, last2.clone()));
        nik.none.iter().for_each(|none| put(Ask::NikNone.key(), none.code().to_owned()));
    }
    if let Some(birth) = &producer.birth {
        put(if birth.sealed.is_some() { BIRTH_KEPT } else { Ask::BirthYear.key() }, birth.year.to_string());
    }
    producer.phone.iter().for_each(|phone| put(PHONE_KEPT, phone.last2.clone()));
    if let Some(consent) = &producer.consent {
        put(Ask::Consent.key(), joined(consent.purposes.iter().map(|purpose| purpose.code())));
        put(Ask::ConsentMethod.key(), consent.method.code().to_owned());
        put(CONSENT_LANGUAGE, consent.language.clone());
    }
}

/// A NIK typed now, the reason why there is none, or the one that is sealed already.
fn nik(reader: &mut Reader, filled: &mut Filled) -> Option<NikField> {
    let typed = reader.take(Ask::Nik, Nik::read);
    let none = reader.one::<NikNone>(Ask::NikNone);
    let Some(nik) = typed else {
        if none.is_none() && reader.raw(Ask::Nik).is_empty() && reader.noted(NIK_KEPT).is_some() {
            filled.kept.push("nik");
        }
        return none.map(|none| NikField { none: Some(none), ..NikField::default() });
    };
    let (producer, _) = Producer::from_fields(&filled.fields);
    let birth = reader.raw(Ask::Birth).parse::<Day>().ok();
    let year = producer.birth.as_ref().map(|birth| birth.year).or_else(|| reader.noted(BIRTH_KEPT)?.parse().ok());
    let village = producer.village.as_ref().map(|village| village.code.as_str());
    let beside = Beside { birth, year, sex: producer.sex, village };
    let warnings = check_nik(nik.digits(), &beside, reader.context.pack, reader.context.today);
    let warned = warnings.iter().map(|problem| problem.trouble.code().to_owned()).collect();
    reader.problems.extend(warnings);
    filled.to_seal.push(ToSeal { field: "nik".into(), plain: nik.digits().into() });
    Some(NikField { sealed: None, last2: Some(nik.last2().into()), warned, none: None })
}

/// A birth date, which is sealed; or only the year, which is not; or the date that is sealed already.
fn birth(reader: &mut Reader, filled: &mut Filled) -> Option<BirthField> {
    if let Some(day) = reader.day(Ask::Birth) {
        when::birth_day(day, reader.context.today).into_iter().for_each(|trouble| reader.say(Ask::Birth, trouble));
        filled.to_seal.push(ToSeal { field: "birth".into(), plain: day.to_string() });
        return Some(BirthField { sealed: None, year: day.year() });
    }
    let year = reader.take(Ask::BirthYear, year);
    if let Some(year) = year {
        when::birth_year(year, reader.context.today).into_iter().for_each(|trouble| reader.say(Ask::BirthYear, trouble));
    } else if reader.raw(Ask::Birth).is_empty() && reader.raw(Ask::BirthYear).is_empty() && reader.noted(BIRTH_KEPT).is_some() {
        filled.kept.push("birth");
    }
    year.map(|year| BirthField { sealed: None, year })
}

fn phone(reader: &mut Reader, filled: &mut Filled) -> Option<PhoneField> {
    let number = reader.take(Ask::Phone, phone_number::read);
    if reader.raw(Ask::Phone).is_empty() && reader.noted(PHONE_KEPT).is_some() {
        filled.kept.push("phone");
    }
    let number = number?;
    let last2 = number.get(number.len().saturating_sub(2)..).unwrap_or("").to_owned();
    filled.to_seal.push(ToSeal { field: "phone".into(), plain: number });
    Some(PhoneField { sealed: None, last2 })
}

/// Four digits of any script.
fn year(raw: &str) -> Result<i32, Trouble> {
    let digits: String = raw.chars().map(crate::domain::text::ascii_digit).collect();
    let four = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| four).ok_or(Trouble::DateInvalid)
}

fn is_minor(peek: &mut Reader) -> bool {
    let birth = peek.day(Ask::Birth);
    let year = peek.take(Ask::BirthYear, year).or_else(|| peek.noted(BIRTH_KEPT)?.parse().ok());
    when::is_minor(birth, year, peek.context.today)
}
