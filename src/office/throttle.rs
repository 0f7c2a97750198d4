//! Waiting after failed sign-ins: per person at one address, per person anywhere, per address. It grows and it ends;
//! nobody is locked out for good (36).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Seconds to wait after the n-th failure in a row beyond the free ones.
const WAITS_S: [u64; 6] = [5, 15, 30, 60, 120, 300];
/// Failures without waiting: for one person at one address.
const FREE_HERE: u32 = 5;
/// For one person from anywhere: higher, and the wait stays short, or a stranger could keep an officer out.
const FREE_PERSON: u32 = 50;
/// Longest wait for one person from anywhere.
const WAIT_PERSON_MAX_S: u64 = 30;
/// For one address: a village shares one.
const FREE_ADDRESS: u32 = 30;
/// Failures are forgotten after this long without another.
const FORGET_MS: i64 = 3_600_000;
/// Entries kept; beyond that, stale ones are swept out.
const ENTRIES_SWEEP: usize = 10_000;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Here(String, IpAddr),
    Person(String),
    Address(IpAddr),
}

#[derive(Clone, Copy, Default)]
struct Tries {
    failed: u32,
    last_ms: i64,
}

/// Failed sign-ins of the last hour. In memory: a restart forgives.
#[derive(Default)]
pub struct Throttle(Mutex<HashMap<Key, Tries>>);

impl Throttle {
    /// Seconds to wait before the next try, if any.
    pub fn wait_s(&self, login: &str, address: IpAddr, now_ms: i64) -> Option<u64> {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = |(key, free, max): (Key, u32, u64)| {
            let tries = tries.get(&key).filter(|tries| now_ms - tries.last_ms < FORGET_MS)?;
            let step = tries.failed.checked_sub(free)? as usize;
            let wait_s = WAITS_S[step.min(WAITS_S.len() - 1)].min(max);
            let passed_s = u64::try_from((now_ms - tries.last_ms).max(0) / 1000).unwrap_or(u64::MAX);
            wait_s.checked_sub(passed_s).filter(|left| *left > 0)
        };
        keys(login, address).into_iter().filter_map(left).max()
    }

    /// Counts a failure.
    pub fn failed(&self, login: &str, address: IpAddr, now_ms: i64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > ENTRIES_SWEEP {
            all.retain(|_, tries| now_ms - tries.last_ms < FORGET_MS);
        }
        for (key, _, _) in keys(login, address) {
            let tries = all.entry(key).or_default();
            let failed = if now_ms - tries.last_ms < FORGET_MS { tries.failed } else { 0 };
            *tries = Tries { failed: failed.saturating_add(1), last_ms: now_ms };
        }
    }

    /// Forgets failures of a person who proved to be himself here.
    pub fn succeeded(&self, login: &str, address: IpAddr) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&Key::Here(login.to_owned(), address));
        all.remove(&Key::Person(login.to_owned()));
    }
}

fn keys(login: &str, address: IpAddr) -> [(Key, u32, u64); 3] {
    let longest = WAITS_S[WAITS_S.len() - 1];
    [
        (Key::Here(login.to_owned(), address), FREE_HERE, longest),
        (Key::Person(login.to_owned()), FREE_PERSON, WAIT_PERSON_MAX_S),
        (Key::Address(address), FREE_ADDRESS, longest),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_36_waits_grow_and_end() {
        let (throttle, here, there) = (Throttle::default(), IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        for _ in 0..FREE_HERE - 1 {
            throttle.failed("ani", here, 0);
        }
        assert_eq!(throttle.wait_s("ani", here, 0), None);
        throttle.failed("ani", here, 0);
        assert_eq!(throttle.wait_s("ani", here, 0), Some(5));
        assert_eq!(throttle.wait_s("ani", here, 5_000), None);
        throttle.failed("ani", here, 5_000);
        assert_eq!(throttle.wait_s("ani", here, 5_000), Some(15));
        assert_eq!(throttle.wait_s("ani", there, 5_000), None, "her own phone elsewhere still gets in");
        for _ in 0..1000 {
            throttle.failed("ani", here, 6_000);
        }
        assert_eq!(throttle.wait_s("ani", there, 6_000), Some(30), "never longer from elsewhere");
        assert_eq!(throttle.wait_s("ani", here, 6_000 + FORGET_MS), None);
        throttle.succeeded("ani", there);
        assert_eq!(throttle.wait_s("ani", there, 6_000), None);
    }
}
