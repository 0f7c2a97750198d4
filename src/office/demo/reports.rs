//! Reports of the demonstration, of every form, and what the supervisor made of some of them.

use super::{DemoError, Phone, bytes_of, people};
use crate::domain::form::{Answers, Form};
use crate::domain::ids::{RecordId, RevisionId};
use crate::domain::verdict::{Outcome, Verdict};

/// What becomes of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Waits,
    Approved,
    Returned,
    Rejected,
    /// Approved, and then changed by the officer.
    Changed,
}
use Then::{Approved, Changed, Rejected, Returned, Waits};

/// Producer by his place in the list, form, days ago, answers as `key=value` joined by `;`, what becomes of it.
type Report = (usize, Form, i64, &'static str, Then);

const REPORTS: [Report; 26] = [
    (
        0,
        Form::Forest,
        40,
        "commodity=rotan-sega;amount=450;unit=kg;condition=wet;destination=inside;area_kind=village_forest;price=4200;buyer=cooperative",
        Approved,
    ),
    (0, Form::Forest, 12, "commodity=rotan-sega;amount=18;unit=ikat;condition=wet;destination=inside;area_kind=village_forest", Waits),
    (0, Form::Farm, 21, "commodity=padi-ladang;amount=320;unit=kg;condition=dry;use=own", Approved),
    (0, Form::Forest, 5, "commodity=madu-hutan;amount=12,5;unit=liter;destination=inside;price=120000;buyer=consumer", Returned),
    (1, Form::Farm, 33, "commodity=kakao;amount=85;unit=kg;condition=dry;price=98000;buyer=trader", Approved),
    (1, Form::Forest, 18, "commodity=rotan-irit;amount=2;unit=ton;condition=wet;destination=outside;document=none;buyer=trader", Waits),
    (1, Form::Farm, 4, "commodity=pisang;amount=14;unit=tandan;buyer=consumer", Waits),
    (
        2,
        Form::Forest,
        27,
        "commodity=rotan-sega;amount=120;unit=kg;condition=dry;destination=inside;use=process;note=Untuk anyaman anjat",
        Approved,
    ),
    (2, Form::Forest, 8, "commodity=damar-mata-kucing;amount=60;unit=kg;destination=unknown", Waits),
    (
        3,
        Form::Forest,
        45,
        "commodity=rotan-manau;amount=220;unit=batang;condition=dry;destination=outside;document=fa_hhbk;buyer=trader",
        Changed,
    ),
    (3, Form::Forest, 15, "commodity=gaharu-kemedangan;amount=1,5;unit=kg;destination=outside;document=nota;buyer=trader", Rejected),
    (4, Form::Farm, 30, "commodity=padi-ladang;amount=6;unit=karung;condition=dry;use=own", Waits),
    (4, Form::Forest, 6, "commodity=other:daun silad;amount=30;unit=ikat;destination=inside", Waits),
    (
        5,
        Form::Aquaculture,
        36,
        "commodity=rumput-laut-cottonii;part=full;amount=680;unit=kg;condition=dry;price=14500;buyer=trader",
        Approved,
    ),
    (
        5,
        Form::Aquaculture,
        9,
        "commodity=rumput-laut-cottonii;part=partial;amount=1,2;unit=ton;condition=wet;price=2100;buyer=trader",
        Returned,
    ),
    (6, Form::Aquaculture, 17, "commodity=rumput-laut-cottonii;part=full;amount=410;unit=kg;condition=dry;price=14300;buyer=bumdes", Waits),
    (7, Form::Farm, 22, "commodity=kakao;amount=3;unit=kuintal;condition=dry;price=95000;buyer=trader", Approved),
    (7, Form::Farm, 3, "commodity=lada;amount=45;unit=kg;condition=dry;price=105000;buyer=trader", Waits),
    (8, Form::Farm, 11, "commodity=cabai-rawit;amount=26,5;unit=kg;price=60000;buyer=consumer", Approved),
    (
        9,
        Form::Catch,
        14,
        "crew=3;gear=07.1;ground=Muara Sungai Maya;landing=TPI Juata;line.0a0a0a01.commodity=bandeng;line.0a0a0a01.amount=40;line.0a0a0a01.unit=kg;line.0a0a0a01.price=28000;line.0a0a0a02.commodity=kakap-putih;line.0a0a0a02.amount=22,5;line.0a0a0a02.unit=kg;line.0a0a0a02.price=65000;buyer=trader",
        Approved,
    ),
    (
        9,
        Form::Catch,
        6,
        "crew=3;gear=07.1;ground=Muara Sungai Maya;landing=TPI Juata;line.0a0a0a03.commodity=tenggiri;line.0a0a0a03.amount=31;line.0a0a0a03.unit=kg;line.0a0a0a03.price=55000",
        Waits,
    ),
    (9, Form::Catch, 2, "crew=2;gear=07.1;landing=TPI Juata;note=Pulang kosong, gelombang tinggi", Waits),
    (
        10,
        Form::Catch,
        7,
        "crew=2;gear=09.1;line.0a0a0a04.commodity=kepiting-bakau;line.0a0a0a04.amount=35;line.0a0a0a04.unit=ekor;line.0a0a0a04.price=45000;buyer=trader",
        Waits,
    ),
    (
        11,
        Form::Aquaculture,
        25,
        "commodity=udang-windu;part=partial;amount=140;unit=kg;count_per_kg=38;price=112000;buyer=industry",
        Approved,
    ),
    (11, Form::Aquaculture, 10, "commodity=bandeng;part=full;amount=260;unit=kg;count_per_kg=4;price=26000;buyer=trader", Waits),
    (8, Form::Nil, 35, "livelihood=farm;nil_reason=flood", Waits),
];

/// A report as written: record and revision.
pub type Written = Vec<(RecordId, RevisionId)>;

/// Writes them all.
pub fn write(phone: &mut Phone, producers: &[RecordId]) -> Result<Written, DemoError> {
    let mut written = Vec::new();
    for (at, report) in REPORTS.iter().enumerate() {
        let record = RecordId::from_random(bytes_of(&format!("report {at}")));
        let answers = answers(phone, producers, report);
        written.push((record, phone.save(report.3, report.1, &answers, record)?));
    }
    Ok(written)
}

/// What the supervisor decided.
pub fn verdicts(written: &Written) -> Vec<Verdict> {
    let of = |(report, (target, judged)): (&Report, &(RecordId, RevisionId))| {
        let verdict = |outcome, reason: &str, marked: &[(&str, &str)]| Verdict {
            target: *target,
            judged: *judged,
            outcome,
            reason: reason.to_owned(),
            marked: marked.iter().map(|(field, words)| ((*field).to_owned(), (*words).to_owned())).collect(),
            due: None,
        };
        match report.4 {
            Waits => None,
            Approved | Changed => Some(verdict(Outcome::Approve, "", &[])),
            Returned => Some(verdict(
                Outcome::Return,
                "Mohon periksa lagi jumlahnya dengan catatan timbangan.",
                &[("amount", "Basah atau kering? Jumlahnya lain dari biasanya."), ("price", "")],
            )),
            Rejected => Some(verdict(Outcome::Reject, "Tercatat dua kali; yang pertama sudah ada di laporan kelompok.", &[])),
        }
    };
    REPORTS.iter().zip(written).filter_map(of).collect()
}

/// The officer corrects what was approved already: "Berubah sejak diperiksa".
pub fn correct(phone: &mut Phone, written: &Written) -> Result<(), DemoError> {
    let producers: Vec<RecordId> = (0..12).map(people::record).collect();
    for (report, (record, _)) in REPORTS.iter().zip(written).filter(|(report, _)| report.4 == Changed) {
        let mut answers = answers(phone, &producers, report);
        answers.insert("amount".into(), "235".into());
        phone.save("correction", report.1, &answers, *record)?;
    }
    Ok(())
}

fn answers(phone: &Phone, producers: &[RecordId], (producer, form, days_ago, said, _): &Report) -> Answers {
    let mut answers: Answers =
        said.split(';').filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    let day = phone.day(*days_ago);
    answers.insert("producer".into(), producers.get(*producer).map(ToString::to_string).unwrap_or_default());
    answers.insert("village".into(), people::village(*producer).into());
    match form {
        Form::Catch => {
            answers.insert("trip_start".into(), format!("{}T04:30", phone.day(days_ago + 1)));
            answers.insert("trip_end".into(), format!("{day}T10:15"));
        }
        Form::Nil => _ = answers.insert("month".into(), day.to_string().chars().take(7).collect()),
        _ => _ = answers.insert("date".into(), day.to_string()),
    }
    answers
}
