//! The closed lists that questions choose from: code on the wire, word on the screen (`words/`).

use super::json::json_code;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident {
        $(#[$fdoc:meta])* $first:ident = $fcode:literal,
        $($(#[$vdoc:meta])* $variant:ident = $code:literal,)*
    })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[$fdoc])* $first,
            $($(#[$vdoc])* $variant,)*
        }

        impl $name {
            /// All codes, in the order they are offered.
            pub const CODES: &'static [&'static str] = &[$fcode, $($code,)*];

            /// The code in a record.
            pub fn as_str(self) -> &'static str {
                match self {
                    $name::$first => $fcode,
                    $($name::$variant => $code,)*
                }
            }
        }

        impl Code for $name {
            const CODES: &'static [&'static str] = $name::CODES;
            const ALL: &'static [Self] = &[$name::$first, $($name::$variant,)*];

            fn code(self) -> &'static str {
                self.as_str()
            }
        }

        json_code!($name or $first);
    )+};
}

/// A value that stands in a record as its code.
pub trait Code: Copy + 'static {
    /// All codes, in the order they are offered.
    const CODES: &'static [&'static str];
    /// The values they stand for, in the same order.
    const ALL: &'static [Self];

    /// The code.
    fn code(self) -> &'static str;

    /// Reads a code back; `None` for one that this version does not know.
    fn parse(code: &str) -> Option<Self> {
        Self::ALL.get(place_of(code, Self::CODES)).copied()
    }
}

/// Where a code stands in its list; behind the end when it does not.
fn place_of(code: &str, codes: &[&str]) -> usize {
    codes.iter().position(|other| *other == code).unwrap_or(codes.len())
}

codes! {
    /// Sex.
    Sex {
        /// Laki-laki.
        Male = "male",
        /// Perempuan.
        Female = "female",
    }
    /// Why a person shows no NIK.
    NikNone {
        /// Has no card yet.
        NoCard = "no_card",
        /// Does not have it with him.
        Forgotten = "forgotten",
        /// Does not want to say it.
        Refused = "refused",
    }
    /// What a person lives from.
    Livelihood {
        /// Farms.
        Farm = "farm",
        /// Fishes.
        Catch = "catch",
        /// Raises fish, prawns or seaweed.
        Aquaculture = "aquaculture",
        /// Gathers in the forest.
        Forest = "forest",
    }
    /// What consent is given for (UU 27/2022).
    Purpose {
        /// To be registered; without it nothing is kept.
        Registry = "registry",
        /// To be counted in harvest statistics.
        Statistics = "statistics",
    }
    /// How consent was given; the law asks for proof (art. 24).
    ConsentMethod {
        /// Tapped by the person himself.
        Tap = "tap",
        /// Signed.
        Signature = "signature",
        /// Thumb print on paper.
        Thumb = "thumb",
        /// Spoken and recorded.
        Audio = "audio",
    }
    /// What a holding is.
    HoldingKind {
        /// Lahan.
        Plot = "plot",
        /// Perahu.
        Vessel = "vessel",
        /// Tambak.
        Pond = "pond",
        /// Keramba.
        Cage = "cage",
        /// Seaweed line.
        Line = "line",
        /// Wilayah pungut.
        Area = "area",
    }
    /// By what right land is used.
    Tenure {
        /// Own.
        Own = "own",
        /// Rented.
        Rent = "rent",
        /// Shared harvest.
        Share = "share",
        /// Customary.
        Customary = "customary",
        /// Other.
        Other = "other",
    }
    /// Unit of a land area.
    AreaUnit {
        /// Hectare.
        Hectare = "ha",
        /// Square metre.
        SquareMetre = "m2",
    }
    /// Social-forestry scheme.
    Scheme {
        /// Hutan desa.
        VillageForest = "hd",
        /// Hutan kemasyarakatan.
        CommunityForest = "hkm",
        /// Hutan tanaman rakyat.
        PlantationForest = "htr",
        /// Hutan adat.
        CustomaryForest = "ha",
        /// Kemitraan kehutanan.
        Partnership = "partnership",
        /// None.
        None = "none",
    }
    /// Which report a harvest record is.
    Report {
        /// Panen.
        Farm = "farm",
        /// Tangkapan.
        Catch = "catch",
        /// Panen budidaya.
        Aquaculture = "aquaculture",
        /// Pungutan.
        Forest = "forest",
        /// Tidak ada hasil.
        Nil = "nil",
    }
    /// State of the goods when they were measured: wet and dry weights are never added up.
    Condition {
        /// Wet or fresh.
        Wet = "wet",
        /// Dry.
        Dry = "dry",
        /// Washed and sulphured (WS).
        Washed = "washed",
        /// Peeled skin.
        Peeled = "peeled",
        /// Core (fitrit).
        Core = "core",
        /// Split.
        Split = "split",
    }
    /// Grade as the buyer says it.
    Grade {
        /// A.
        A = "a",
        /// B.
        B = "b",
        /// C.
        C = "c",
        /// Mixed.
        Mixed = "mixed",
    }
    /// Who buys it.
    Buyer {
        /// Whoever eats or uses it.
        Consumer = "consumer",
        /// Pengepul.
        Trader = "trader",
        /// Koperasi.
        Cooperative = "cooperative",
        /// BUMDes.
        Bumdes = "bumdes",
        /// Industri.
        Industry = "industry",
        /// Not sold.
        None = "none",
    }
    /// What becomes of it.
    Use {
        /// Own food or use.
        Own = "own",
        /// Sold raw.
        Raw = "raw",
        /// Processed by the producer.
        Process = "process",
    }
    /// How much of a pond, cage or line was taken out.
    Part {
        /// Some.
        Partial = "partial",
        /// All.
        Full = "full",
    }
    /// Where in the forest.
    AreaKind {
        /// Hutan desa.
        VillageForest = "village_forest",
        /// Hutan kemasyarakatan.
        CommunityForest = "community_forest",
        /// Hutan adat.
        CustomaryForest = "customary_forest",
        /// Hutan produksi.
        ProductionForest = "production_forest",
        /// Own land.
        OwnLand = "own_land",
        /// Other.
        Other = "other",
    }
    /// Where the goods go: feeds the ledger of what leaves the province raw.
    Destination {
        /// Stays in the province.
        Inside = "inside",
        /// Leaves the province.
        Outside = "outside",
        /// Not known.
        Unknown = "unknown",
    }
    /// Transport document of raw goods.
    Document {
        /// FA-HHBK.
        FaHhbk = "fa_hhbk",
        /// Nota angkutan.
        Nota = "nota",
        /// None.
        None = "none",
    }
    /// Why a month brought nothing.
    NilReason {
        /// Not the season.
        Season = "season",
        /// Weather.
        Weather = "weather",
        /// Sick.
        Sick = "sick",
        /// Pest or disease of the crop.
        Pest = "pest",
        /// Flood.
        Flood = "flood",
        /// Gear or engine broken.
        Broken = "broken",
        /// Other.
        Other = "other",
    }
}
