//! Who works in the generated province: officers with their districts, and a supervisor for each regency.

use crate::domain::access::Role;
use crate::domain::area::contains;
use crate::office::demo::people::DemoAccount;

/// An officer, and on one day of how many his phone finds a network.
#[derive(Clone, Copy, Debug)]
pub struct Officer {
    /// The account.
    pub account: DemoAccount,
    /// 1 where there is signal every evening; 9 where it takes a walk to the hill.
    pub signal_every_days: u64,
}

const fn officer(
    login: &'static str,
    password: &'static str,
    name: &'static str,
    territory: &'static str,
    place: &'static str,
    signal_every_days: u64,
) -> Officer {
    Officer { account: DemoAccount { role: Role::Officer, login, password, name, territory, place }, signal_every_days }
}

const fn supervisor(
    login: &'static str,
    password: &'static str,
    name: &'static str,
    territory: &'static str,
    place: &'static str,
) -> DemoAccount {
    DemoAccount { role: Role::Supervisor, login, password, name, territory, place }
}

/// The officers: every district has one.
pub const OFFICERS: [Officer; 10] = [
    officer(
        "penyuluh-selor",
        "anjat-penyuluh-selor",
        "Slamet Riyadi",
        "65.01.01 65.01.02 65.01.03 65.01.04 65.01.05 65.01.06 65.01.10",
        "Tanjung Selor, Tanjung Palas, Bunyu (Bulungan)",
        1,
    ),
    officer("penyuluh-peso", "anjat-penyuluh-peso", "Markus Jalung", "65.01.07 65.01.08 65.01.09", "Peso, Sekatak (Bulungan)", 6),
    officer(
        "penyuluh-malinau",
        "anjat-penyuluh-malinau",
        "Debora Rining",
        "65.02.01 65.02.02 65.02.06 65.02.07 65.02.08 65.02.12 65.02.13 65.02.14 65.02.15",
        "Malinau, Mentarang, Sungai Tubu (Malinau)",
        2,
    ),
    officer(
        "penyuluh-apokayan",
        "anjat-penyuluh-apokayan",
        "Yosua Lencau",
        "65.02.03 65.02.04 65.02.05 65.02.09 65.02.10 65.02.11",
        "Apokayan, Pujungan, Bahau Hulu (Malinau)",
        9,
    ),
    officer(
        "penyuluh-nunukan",
        "anjat-penyuluh-nunukan",
        "Nurhaeni",
        "65.03.02 65.03.06 65.03.09 65.03.13 65.03.14",
        "Nunukan, Sebuku, Sei Menggaris, Tulin Onsoi (Nunukan)",
        1,
    ),
    officer(
        "penyuluh-sebatik",
        "anjat-penyuluh-sebatik",
        "Baharuddin",
        "65.03.01 65.03.08 65.03.10 65.03.11 65.03.12",
        "Sebatik (Nunukan)",
        1,
    ),
    officer(
        "penyuluh-krayan",
        "anjat-penyuluh-krayan",
        "Samuel Balang",
        "65.03.05 65.03.07 65.03.17 65.03.18 65.03.19",
        "Krayan (Nunukan)",
        7,
    ),
    officer(
        "penyuluh-lumbis",
        "anjat-penyuluh-lumbis",
        "Ester Iring",
        "65.03.03 65.03.04 65.03.15 65.03.16 65.03.20 65.03.21",
        "Lumbis, Sembakung (Nunukan)",
        4,
    ),
    officer("penyuluh-tidung", "anjat-penyuluh-tidung", "Norhayati", "65.04", "Tana Tidung", 2),
    officer("penyuluh-tarakan", "anjat-penyuluh-tarakan", "Junaidi", "65.71", "Tarakan", 1),
];

/// A supervisor for each regency.
pub const SUPERVISORS: [DemoAccount; 5] = [
    supervisor("pengawas-bulungan", "anjat-pengawas-bulungan", "Hj. Masitah", "65.01", "Bulungan"),
    supervisor("pengawas-malinau", "anjat-pengawas-malinau", "Yusmina Asung", "65.02", "Malinau"),
    supervisor("pengawas-nunukan", "anjat-pengawas-nunukan", "Burhan", "65.03", "Nunukan"),
    supervisor("pengawas-tidung", "anjat-pengawas-tidung", "Abdul Wahab", "65.04", "Tana Tidung"),
    supervisor("pengawas-tarakan", "anjat-pengawas-tarakan", "Rahmadi", "65.71", "Tarakan"),
];

/// The officer of a district or village, by his place in the list.
pub fn officer_of(code: &str) -> usize {
    let covers = |officer: &Officer| officer.account.territory.split_whitespace().any(|area| contains(area, code));
    OFFICERS.iter().position(covers).unwrap_or_default()
}

/// The supervisor of a village, by his place in the list.
pub fn supervisor_of(code: &str) -> usize {
    SUPERVISORS.iter().position(|account| contains(account.territory, code)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::demo::people::ACCOUNTS;
    use crate::office::demo::province::places::DISTRICTS;

    #[test]
    fn every_district_has_one_officer_and_one_supervisor() {
        for district in DISTRICTS {
            let covers = |account: &DemoAccount| account.territory.split_whitespace().any(|area| contains(area, district.code));
            assert_eq!(OFFICERS.iter().filter(|officer| covers(&officer.account)).count(), 1, "{}", district.code);
            assert_eq!(SUPERVISORS.iter().filter(|account| covers(account)).count(), 1, "{}", district.code);
            assert!(covers(&OFFICERS[officer_of(district.code)].account) && covers(&SUPERVISORS[supervisor_of(district.code)]));
        }
    }

    #[test]
    fn every_account_has_a_login_of_its_own_and_its_password_says_what_it_is() {
        let all: Vec<DemoAccount> = ACCOUNTS.into_iter().chain(OFFICERS.map(|officer| officer.account)).chain(SUPERVISORS).collect();
        let logins: std::collections::BTreeSet<&str> = all.iter().map(|account| account.login).collect();
        assert_eq!(logins.len(), all.len());
        assert!(all.iter().all(|account| account.password == format!("anjat-{}", account.login)));
    }
}
