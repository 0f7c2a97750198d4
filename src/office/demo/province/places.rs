//! The districts of the province: what people there live from, and who they are. Written by hand from general knowledge,
//! as a picture of the province and no statistics of it.

use super::names::People;
use People::{Banjar, Bugis, General, Kenyah, Lundayeh, Tidung};
use Zone::{Delta, Garden, Highland, Rice, River, Seaweed, Town, Upland};

/// What a district lives from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The Krayan highland: wet rice at a thousand metres, salt springs, buffaloes.
    Highland,
    /// Forest villages at the upper rivers: hill rice, rattan, agarwood, honey.
    Upland,
    /// Villages along the middle and lower rivers.
    River,
    /// The rice bowl of Bulungan.
    Rice,
    /// Gardens of cocoa, pepper, bananas and oil palm.
    Garden,
    /// Estuaries with ponds and nets.
    Delta,
    /// Coasts with seaweed lines.
    Seaweed,
    /// Fishing towns.
    Town,
}

/// How many of a hundred people live first of all from farm, catch, aquaculture and forest.
pub fn livelihoods(zone: Zone) -> [u32; 4] {
    match zone {
        Highland => [70, 2, 8, 20],
        Upland => [45, 5, 2, 48],
        River => [50, 20, 10, 20],
        Rice => [75, 12, 8, 5],
        Garden => [75, 10, 5, 10],
        Delta => [15, 40, 40, 5],
        Seaweed => [15, 30, 53, 2],
        Town => [20, 50, 28, 2],
    }
}

/// A district.
#[derive(Clone, Copy, Debug)]
pub struct District {
    /// Code.
    pub code: &'static str,
    /// What it lives from.
    pub zone: Zone,
    /// Its share of the producers.
    pub weight: u32,
    /// Who lives there, with shares.
    pub peoples: &'static [(People, u32)],
}

const fn district(code: &'static str, zone: Zone, weight: u32, peoples: &'static [(People, u32)]) -> District {
    District { code, zone, weight, peoples }
}

const COAST: &[(People, u32)] = &[(Bugis, 5), (Tidung, 3), (Banjar, 2), (General, 1)];
const ISLAND: &[(People, u32)] = &[(Bugis, 9), (Tidung, 1)];
const KENYAH: &[(People, u32)] = &[(Kenyah, 1)];
const LUNDAYEH: &[(People, u32)] = &[(Lundayeh, 1)];
const TIDUNG: &[(People, u32)] = &[(Tidung, 8), (Bugis, 1), (General, 1)];
const UPRIVER: &[(People, u32)] = &[(Lundayeh, 8), (Tidung, 1), (General, 1)];

/// All 55 of them.
pub const DISTRICTS: [District; 55] = [
    // Bulungan
    district("65.01.01", Rice, 4, &[(Tidung, 4), (Kenyah, 3), (Banjar, 2), (Bugis, 1)]),
    district("65.01.02", River, 2, &[(Kenyah, 7), (General, 2)]),
    district("65.01.03", Rice, 4, &[(General, 6), (Kenyah, 3), (Tidung, 1)]),
    district("65.01.04", Delta, 3, &[(Bugis, 5), (Tidung, 3), (General, 2)]),
    district("65.01.05", Rice, 5, &[(Banjar, 3), (Bugis, 3), (General, 2), (Tidung, 2), (Kenyah, 1)]),
    district("65.01.06", Delta, 3, &[(Tidung, 4), (General, 4), (Bugis, 2)]),
    district("65.01.07", Upland, 3, KENYAH),
    district("65.01.08", Upland, 2, KENYAH),
    district("65.01.09", River, 3, &[(Tidung, 6), (Kenyah, 2), (Lundayeh, 1)]),
    district("65.01.10", Town, 2, COAST),
    // Malinau
    district("65.02.01", River, 2, UPRIVER),
    district("65.02.02", River, 4, &[(Lundayeh, 4), (Kenyah, 3), (Tidung, 3), (Bugis, 1)]),
    district("65.02.03", Upland, 2, KENYAH),
    district("65.02.04", Upland, 1, KENYAH),
    district("65.02.05", Upland, 2, KENYAH),
    district("65.02.06", Upland, 3, KENYAH),
    district("65.02.07", River, 4, &[(Lundayeh, 5), (Tidung, 3), (Kenyah, 1)]),
    district("65.02.08", River, 3, &[(Lundayeh, 4), (Tidung, 3), (Kenyah, 2)]),
    district("65.02.09", Upland, 2, KENYAH),
    district("65.02.10", Upland, 2, KENYAH),
    district("65.02.11", Upland, 2, KENYAH),
    district("65.02.12", Upland, 2, LUNDAYEH),
    district("65.02.13", Upland, 3, KENYAH),
    district("65.02.14", Upland, 2, KENYAH),
    district("65.02.15", Upland, 1, KENYAH),
    // Nunukan
    district("65.03.01", Seaweed, 3, ISLAND),
    district("65.03.02", Seaweed, 5, COAST),
    district("65.03.03", River, 3, &[(Tidung, 6), (Lundayeh, 3)]),
    district("65.03.04", River, 2, UPRIVER),
    district("65.03.05", Highland, 3, LUNDAYEH),
    district("65.03.06", Garden, 3, &[(Lundayeh, 4), (Bugis, 3), (General, 2)]),
    district("65.03.07", Highland, 2, LUNDAYEH),
    district("65.03.08", Seaweed, 3, ISLAND),
    district("65.03.09", Seaweed, 4, COAST),
    district("65.03.10", Town, 4, ISLAND),
    district("65.03.11", Town, 2, ISLAND),
    district("65.03.12", Garden, 3, ISLAND),
    district("65.03.13", Garden, 3, &[(Bugis, 4), (General, 4), (Tidung, 1)]),
    district("65.03.14", Garden, 2, &[(Lundayeh, 5), (General, 4)]),
    district("65.03.15", Upland, 1, UPRIVER),
    district("65.03.16", River, 2, &[(Lundayeh, 5), (Tidung, 4)]),
    district("65.03.17", Highland, 1, LUNDAYEH),
    district("65.03.18", Highland, 1, LUNDAYEH),
    district("65.03.19", Highland, 2, LUNDAYEH),
    district("65.03.20", Upland, 1, UPRIVER),
    district("65.03.21", Upland, 1, UPRIVER),
    // Tana Tidung
    district("65.04.01", River, 4, TIDUNG),
    district("65.04.02", Delta, 4, TIDUNG),
    district("65.04.03", Delta, 4, &[(Tidung, 5), (Bugis, 5)]),
    district("65.04.04", River, 2, TIDUNG),
    district("65.04.05", River, 2, TIDUNG),
    // Tarakan
    district("65.71.01", Town, 5, COAST),
    district("65.71.02", Town, 3, COAST),
    district("65.71.03", Seaweed, 4, COAST),
    district("65.71.04", Delta, 4, COAST),
];
