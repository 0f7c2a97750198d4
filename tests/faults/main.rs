//! The real engine of the phone against the real office on SQLite, with a network between them that loses, cuts,
//! repeats and lies. Seeds are printed and replay; each fault is counted, and one that never fired fails the run.

mod network;
mod phone;

use anjat::domain::access::Role;
use anjat::domain::ids::PersonId;
use anjat::office::store::accounts::{self, NewAccount};
use anjat::office::{Config, Office, password, router};
use network::{Fault, Network};
use phone::Phone;
use std::collections::BTreeMap;

const VILLAGE: &str = "65.02.13.2001";
const SEEDS: u64 = 40;
const ROUNDS: usize = 30;

async fn office(folder: &std::path::Path) -> Office {
    let office = Office::open(Config::new(folder)).await.expect("an office in an empty folder");
    for of in 1..=2u8 {
        let account = NewAccount {
            person: person(of),
            login: format!("petugas{of}"),
            name: format!("Petugas {of}"),
            role: Role::Officer,
            territory: vec![VILLAGE.into()],
            producer: None,
            password: password::hash("rahasia-sungai").await.expect("a hash"),
            now_ms: office.now_ms(),
        };
        office.writer().run(accounts::add(account)).await.expect("an account");
    }
    office
}

fn person(of: u8) -> PersonId {
    PersonId::from_random([of; 16])
}

/// I1, I2, I3, I4, I6, I8, I9, I21 after every schedule; two phones of one village, which at the end hold the same.
#[tokio::test]
async fn whatever_the_network_does_nothing_is_lost_and_nothing_is_twice() {
    let mut fired: BTreeMap<Fault, usize> = BTreeMap::new();
    for seed in 1..=SEEDS {
        let folder = tempfile::tempdir().expect("a folder");
        let office = office(folder.path()).await;
        let mut network = Network::new(router(office.clone()), seed);
        let mut phones = Vec::new();
        for of in 1..=2u8 {
            let cookie = network.sign_in(&format!("petugas{of}"), "rahasia-sungai").await;
            phones.push(Phone::new(person(of), seed, cookie));
        }
        for round in 0..ROUNDS {
            let at = round % phones.len();
            let phone = &mut phones[at];
            if network.chance(60) {
                phone.save_something(&mut network).await;
            }
            phone.wake(&mut network, 6).await;
            phone.check(seed).await;
        }
        network.heal();
        let waiting: usize = phones.iter().map(|phone| phone.saved.len()).sum();
        for phone in &mut phones {
            phone.drain(&mut network, seed, 2 * (waiting + 3) + 20).await;
        }
        for phone in &mut phones {
            phone.wake(&mut network, 40).await;
        }
        at_rest(seed, &office, &phones).await;
        for (fault, count) in network.fired() {
            *fired.entry(fault).or_default() += count;
        }
        office.close().await;
    }
    eprintln!("faults fired in {SEEDS} schedules: {fired:?}");
    for fault in Fault::ALL {
        assert!(fired.get(&fault).copied().unwrap_or(0) >= (SEEDS / 10) as usize, "{fault:?} hardly fired: a gap in the generator");
    }
}

async fn at_rest(seed: u64, office: &Office, phones: &[Phone]) {
    let mut conn = office.reads().acquire().await.expect("a connection");
    let rows: Vec<(Vec<u8>, Option<i64>, Option<String>)> =
        sqlx::query_as("SELECT id, seq, held FROM revision ORDER BY seq").fetch_all(&mut *conn).await.expect("revisions");
    let seqs: Vec<i64> = rows.iter().filter_map(|(_, seq, _)| *seq).collect();
    assert_eq!(seqs, (1..=seqs.len() as i64).collect::<Vec<_>>(), "seed {seed}: I8 the order is dense");
    let saved: Vec<_> = phones.iter().flat_map(|phone| &phone.saved).collect();
    for id in &saved {
        let times = rows.iter().filter(|(row, _, _)| row == id.0.as_slice()).count();
        assert_eq!(times, 1, "seed {seed}: I1, I2 revision {id} is on the server exactly once");
    }
    assert_eq!(rows.len(), saved.len(), "seed {seed}: nothing came from nowhere");
    let held: Vec<_> = rows.iter().filter_map(|(_, _, held)| held.as_ref()).collect();
    assert!(held.is_empty(), "seed {seed}: nothing good is held, {held:?}");
    let (one, other) = (phones[0].view().await, phones[1].view().await);
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "seed {seed}: I3 the same records");
    for (record, seen) in one {
        assert_eq!(Some(&seen), other.get(&record), "seed {seed}: I4 record {record} is the same on both phones");
    }
}
