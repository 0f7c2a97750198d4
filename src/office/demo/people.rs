//! Accounts and producers of the demonstration. Names, numbers and passwords are made up.

use super::{DemoError, Phone, bytes_of};
use crate::domain::access::Role;
use crate::domain::form::{Answers, Form};
use crate::domain::ids::{PersonId, RecordId};

/// One account.
#[derive(Clone, Copy, Debug)]
pub struct DemoAccount {
    /// Role.
    pub role: Role,
    /// Sign-in name.
    pub login: &'static str,
    /// Password: in the source, so for trying only.
    pub password: &'static str,
    /// Name shown.
    pub name: &'static str,
    /// Area codes, joined by a space.
    pub territory: &'static str,
    /// The same in words.
    pub place: &'static str,
}

impl DemoAccount {
    /// Its person: the same in every demonstration.
    pub fn person(&self) -> PersonId {
        PersonId::from_random(bytes_of(self.login))
    }
}

const SETULANG: &str = "65.02.13.2001";
const LONG_PADA: &str = "65.02.15.2005";
const BINUSAN: &str = "65.03.02.2004";
const SUNGAI_NYAMUK: &str = "65.03.10.2001";
const MAMBURUNGAN: &str = "65.71.03.1005";
const JUATA_LAUT: &str = "65.71.04.1001";

/// One account per role.
pub const ACCOUNTS: [DemoAccount; 6] = [
    DemoAccount {
        role: Role::Officer,
        login: "penyuluh",
        password: "anjat-penyuluh",
        name: "Rina Wulandari",
        territory: "65.02.13.2001 65.02.15.2005 65.03.02.2004 65.03.10.2001 65.71.03.1005 65.71.04.1001",
        place: "Setulang, Long Pada (Malinau), Binusan, Sungai Nyamuk (Nunukan), Mamburungan, Juata Laut (Tarakan)",
    },
    DemoAccount {
        role: Role::Supervisor,
        login: "pengawas",
        password: "anjat-pengawas",
        name: "Drs. Yakobus Lenjau",
        territory: "65.02 65.03 65.71",
        place: "Malinau, Nunukan, Tarakan",
    },
    DemoAccount {
        role: Role::Producer,
        login: "produsen",
        password: "anjat-produsen",
        name: "Yosefa Lawai",
        territory: SETULANG,
        place: "Setulang (Malinau): her own records",
    },
    DemoAccount {
        role: Role::Enterprise,
        login: "industri",
        password: "anjat-industri",
        name: "KUPS Anyaman Setulang",
        territory: "65.02",
        place: "Malinau",
    },
    DemoAccount {
        role: Role::Planner,
        login: "perencana",
        password: "anjat-perencana",
        name: "Bappeda Kalimantan Utara",
        territory: "65",
        place: "Kalimantan Utara",
    },
    DemoAccount { role: Role::Admin, login: "admin", password: "anjat-admin", name: "Admin", territory: "", place: "accounts only" },
];

/// The account of a role.
pub fn of(role: Role) -> &'static DemoAccount {
    // One per role; a test counts them.
    ACCOUNTS.iter().find(|account| account.role == role).unwrap_or(&ACCOUNTS[0])
}

/// Name, NIK (or none), sex, birth date, village, livelihoods, group, phone.
type Person = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const PRODUCERS: [Person; 12] = [
    ("Yosefa Lawai", "6406135203849001", "female", "1984-03-12", SETULANG, "forest farm", "KUPS Tane Olen", "0555000001"),
    ("Petrus Anye", "6406130107719002", "male", "1971-07-01", SETULANG, "farm forest", "", "0555000002"),
    ("Martha Bilung", "6406136511689003", "female", "1968-11-25", SETULANG, "forest", "KUPS Tane Olen", ""),
    ("Lukas Usat", "6406150909809004", "male", "1980-09-09", LONG_PADA, "forest", "", "0555000004"),
    ("Elisabet Ipui", "", "female", "1990-01-30", LONG_PADA, "farm forest", "", ""),
    ("Hasan Basri", "6405022008799006", "male", "1979-08-20", BINUSAN, "aquaculture", "Kelompok Rumput Laut Mamolo", "0555000006"),
    ("Nurhayati", "6405025404859007", "female", "1985-04-14", BINUSAN, "aquaculture farm", "", "0555000007"),
    ("Daeng Mattola", "6405100303659008", "male", "1965-03-03", SUNGAI_NYAMUK, "farm catch", "", "0555000008"),
    ("Siti Aminah", "6405106207939009", "female", "1993-07-22", SUNGAI_NYAMUK, "farm", "Gapoktan Sebatik", ""),
    ("Abdul Rahim", "6473041512759010", "male", "1975-12-15", JUATA_LAUT, "catch", "KUB Juata Jaya", "0555000010"),
    ("Rusdiana", "6473044805889011", "female", "1988-05-08", JUATA_LAUT, "catch", "", "0555000011"),
    ("Syamsul Bahri", "6473030606709012", "male", "1970-06-06", MAMBURUNGAN, "aquaculture", "", "0555000012"),
];

/// The record of a producer, by his place in the list.
pub fn record(at: usize) -> RecordId {
    RecordId::from_random(bytes_of(&format!("producer {at}")))
}

/// Village of a producer, by his place in the list.
pub fn village(at: usize) -> &'static str {
    PRODUCERS.get(at).map_or(SETULANG, |person| person.4)
}

/// Registers them all, and one of them a second time: that one is held for its NIK.
pub fn register(phone: &mut Phone) -> Result<Vec<RecordId>, DemoError> {
    let mut records = Vec::new();
    for (at, person) in PRODUCERS.iter().enumerate() {
        phone.save("producer", Form::Producer, &answers(person), record(at))?;
        records.push(record(at));
    }
    let (_, nik, sex, birth, village, lives, group, _) = PRODUCERS[5];
    let again = ("Hasan B.", nik, sex, birth, village, lives, group, "");
    phone.save("duplicate", Form::Producer, &answers(&again), record(PRODUCERS.len()))?;
    Ok(records)
}

fn answers((name, nik, sex, birth, village, livelihoods, group, number): &Person) -> Answers {
    let no_nik = if nik.is_empty() { "no_card" } else { "" };
    let pairs = [
        ("name", *name),
        ("nik", *nik),
        ("nik_none", no_nik),
        ("sex", *sex),
        ("birth", *birth),
        ("phone", *number),
        ("village", *village),
        ("livelihoods", *livelihoods),
        ("group", *group),
        ("consent", "registry statistics"),
        ("consent_method", "tap"),
    ];
    pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}
