//! The registration form (O3).

use super::reader::Reader;
use super::{Answers, Ask, Context, Input, Question, ask, needed};
use crate::domain::civil::Day;
use crate::domain::codes::{Code, ConsentMethod, Livelihood, NikNone, Purpose, Sex};
use crate::domain::consent;
use crate::domain::nik::{Beside, Nik};
use crate::domain::phone_number;
use crate::domain::problem::Trouble;
use crate::domain::producer::{BirthField, NikField, PhoneField, Producer};
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

/// Reads the form. Names of sealed fields that stay as they are in the record come back beside it.
pub(super) fn read(reader: &mut Reader) -> (Producer, Vec<ToSeal>, Vec<&'static str>) {
    let mut to_seal = Vec::new();
    let mut kept = Vec::new();
    let mut producer = Producer {
        name: reader.name(Ask::Name),
        sex: reader.one(Ask::Sex),
        village: reader.village(Ask::Village),
        livelihoods: reader.many(Ask::Livelihoods),
        group: reader.name(Ask::Group),
        guardian: reader.name(Ask::Guardian),
        ..Producer::default()
    };
    producer.birth = birth(reader, &mut to_seal, &mut kept);
    producer.nik = nik(reader, &producer, &mut to_seal, &mut kept);
    producer.phone = phone(reader, &mut to_seal, &mut kept);
    let (purposes, method) = (reader.many::<Purpose>(Ask::Consent), reader.one::<ConsentMethod>(Ask::ConsentMethod));
    let language = reader.noted(CONSENT_LANGUAGE).unwrap_or("id");
    producer.consent = purposes.zip(method).map(|(purposes, method)| consent::given(purposes, method, language));
    (producer, to_seal, kept)
}

/// The answers that would make a registration.
pub(super) fn answers_of(producer: &Producer, put: &mut impl FnMut(&str, String)) {
    let mut text = |ask: Ask, value: &Option<String>| value.iter().for_each(|value| put(ask.key(), value.clone()));
    text(Ask::Name, &producer.name);
    text(Ask::Group, &producer.group);
    text(Ask::Guardian, &producer.guardian);
    producer.sex.iter().for_each(|sex| put(Ask::Sex.key(), sex.code().to_owned()));
    producer.village.iter().for_each(|village| put(Ask::Village.key(), village.code.clone()));
    producer.livelihoods.iter().for_each(|codes| put(Ask::Livelihoods.key(), joined(codes)));
    if let Some(nik) = &producer.nik {
        nik.last2.iter().for_each(|last2| put(NIK_KEPT, last2.clone()));
        nik.none.iter().for_each(|none| put(Ask::NikNone.key(), none.code().to_owned()));
    }
    match &producer.birth {
        Some(BirthField { sealed: Some(_), year }) => put(BIRTH_KEPT, year.to_string()),
        Some(BirthField { sealed: None, year }) => put(Ask::BirthYear.key(), year.to_string()),
        None => {}
    }
    producer.phone.iter().for_each(|phone| put(PHONE_KEPT, phone.last2.clone()));
    if let Some(consent) = &producer.consent {
        put(Ask::Consent.key(), joined(&consent.purposes));
        put(Ask::ConsentMethod.key(), consent.method.code().to_owned());
        put(CONSENT_LANGUAGE, consent.language.clone());
    }
}

/// A NIK typed now, the reason why there is none, or the one that is sealed already.
fn nik(reader: &mut Reader, producer: &Producer, to_seal: &mut Vec<ToSeal>, kept: &mut Vec<&'static str>) -> Option<NikField> {
    let typed = reader.take(Ask::Nik, Nik::read);
    let none = reader.one::<NikNone>(Ask::NikNone);
    let Some(nik) = typed else {
        if none.is_none() && reader.raw(Ask::Nik).is_empty() && reader.noted(NIK_KEPT).is_some() {
            kept.push("nik");
        }
        return none.map(|none| NikField { none: Some(none), ..NikField::default() });
    };
    let birth = reader.raw(Ask::Birth).parse::<Day>().ok();
    let year = producer.birth.as_ref().map(|birth| birth.year).or_else(|| reader.noted(BIRTH_KEPT)?.parse().ok());
    let village = producer.village.as_ref().map(|village| village.code.as_str());
    let beside = Beside { birth, year, sex: producer.sex, village };
    let warnings = check_nik(nik.digits(), &beside, reader.context.pack, reader.context.today);
    let warned = warnings.iter().map(|problem| problem.trouble.code().to_owned()).collect();
    reader.problems.extend(warnings);
    to_seal.push(ToSeal { field: "nik".into(), plain: nik.digits().into() });
    Some(NikField { sealed: None, last2: Some(nik.last2().into()), warned, none: None })
}

/// A birth date, which is sealed; or only the year, which is not; or the date that is sealed already.
fn birth(reader: &mut Reader, to_seal: &mut Vec<ToSeal>, kept: &mut Vec<&'static str>) -> Option<BirthField> {
    if let Some(day) = reader.day(Ask::Birth) {
        when::birth_day(day, reader.context.today).into_iter().for_each(|trouble| reader.say(Ask::Birth, trouble));
        to_seal.push(ToSeal { field: "birth".into(), plain: day.to_string() });
        return Some(BirthField { sealed: None, year: day.year() });
    }
    let year = reader.take(Ask::BirthYear, year);
    if let Some(year) = year {
        when::birth_year(year, reader.context.today).into_iter().for_each(|trouble| reader.say(Ask::BirthYear, trouble));
    } else if reader.raw(Ask::Birth).is_empty() && reader.raw(Ask::BirthYear).is_empty() && reader.noted(BIRTH_KEPT).is_some() {
        kept.push("birth");
    }
    year.map(|year| BirthField { sealed: None, year })
}

fn phone(reader: &mut Reader, to_seal: &mut Vec<ToSeal>, kept: &mut Vec<&'static str>) -> Option<PhoneField> {
    let number = reader.take(Ask::Phone, phone_number::read);
    if reader.raw(Ask::Phone).is_empty() && reader.noted(PHONE_KEPT).is_some() {
        kept.push("phone");
    }
    let number = number?;
    let last2 = number.get(number.len().saturating_sub(2)..).unwrap_or("").to_owned();
    to_seal.push(ToSeal { field: "phone".into(), plain: number });
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

fn joined<T: Code>(codes: &[T]) -> String {
    codes.iter().map(|code| code.code()).collect::<Vec<_>>().join(" ")
}
