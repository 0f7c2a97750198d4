//! Every question of every form, by name.

macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)+) => {
        /// A question. Its key names the answer in a draft and, where they are one, the field in a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Ask {
            $($(#[$doc])* $name,)+
        }

        impl Ask {
            /// All questions.
            pub const ALL: &'static [Ask] = &[$(Ask::$name,)+];

            /// The answer key.
            pub fn key(self) -> &'static str {
                match self {
                    $(Ask::$name => $key,)+
                }
            }

            /// The question with that key (for `line.<id>.<key>` give the last part).
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|ask| ask.key() == key)
            }
        }
    };
}

asks! {
    /// Full name.
    Name = "name",
    /// NIK as typed.
    Nik = "nik",
    /// Why there is none: no_card, forgotten, refused.
    NikNone = "nik_none",
    /// Sex: male, female.
    Sex = "sex",
    /// Birth date.
    Birth = "birth",
    /// Birth year when the date is not known.
    BirthYear = "birth_year",
    /// Phone number.
    Phone = "phone",
    /// Village.
    Village = "village",
    /// Livelihoods: farm, catch, aquaculture, forest.
    Livelihoods = "livelihoods",
    /// Farmers' group, cooperative, KUPS.
    Group = "group",
    /// Consent to be registered, and to statistics.
    Consent = "consent",
    /// How consent was given: tap, signature, thumb, audio.
    ConsentMethod = "consent_method",
    /// Name of the guardian who consents for someone under 18.
    Guardian = "guardian",
    /// Kind of holding: plot, vessel, pond, cage, line, area.
    HoldingKind = "holding_kind",
    /// Name of a plot, boat or place.
    HoldingName = "holding_name",
    /// Land or pond area.
    Area = "area",
    /// Unit of the area: m2, ha.
    AreaUnit = "area_unit",
    /// Tenure: own, rent, share, customary, other.
    Tenure = "tenure",
    /// Main crop or species.
    Crop = "crop",
    /// Gross tonnage of a vessel.
    Gt = "gt",
    /// Engine power.
    EngineHp = "engine_hp",
    /// Length of a vessel or seaweed line.
    Length = "length",
    /// Permit number.
    Permit = "permit",
    /// Stocking date.
    Stocked = "stocked",
    /// Social-forestry scheme: hd, hkm, htr, ha, partnership, none.
    Scheme = "scheme",
    /// Whose.
    Producer = "producer",
    /// From which plot, boat, pond or area.
    Holding = "holding",
    /// Day of harvest.
    Date = "date",
    /// What.
    Commodity = "commodity",
    /// How much.
    Amount = "amount",
    /// In which unit.
    Unit = "unit",
    /// Condition: wet, dry, washed, peeled, core, split.
    Condition = "condition",
    /// Grade: a, b, c, mixed.
    Grade = "grade",
    /// Answer to "Gagal panen?": yes.
    Failed = "failed",
    /// Lost or damaged, in the same unit.
    Loss = "loss",
    /// Price in rupiah per unit of the amount.
    Price = "price",
    /// Kind of buyer: consumer, trader, cooperative, bumdes, industry, none.
    Buyer = "buyer",
    /// Use: own, raw, process.
    Use = "use",
    /// Why it is reported after more than 90 days.
    LateReason = "late_reason",
    /// Why it is above the plausible limit.
    LimitReason = "limit_reason",
    /// Note.
    Note = "note",
    /// Where one stands.
    Point = "point",
    /// Corners of a plot or pond.
    Boundary = "boundary",
    /// Photos, by their hashes.
    Photos = "photos",
    /// Partial or full harvest: partial, full.
    Part = "part",
    /// Pieces per kilogram.
    CountPerKg = "count_per_kg",
    /// Trip start.
    TripStart = "trip_start",
    /// Trip end.
    TripEnd = "trip_end",
    /// People aboard.
    Crew = "crew",
    /// Gear.
    Gear = "gear",
    /// Fishing ground, as people call it.
    Ground = "ground",
    /// Landing site.
    Landing = "landing",
    /// Lines of a catch.
    Lines = "lines",
    /// Kind of forest area: village_forest, community_forest, customary_forest, production_forest, own_land, other.
    AreaKind = "area_kind",
    /// Inside or outside the province: inside, outside, unknown.
    Destination = "destination",
    /// Transport document of raw goods leaving: fa_hhbk, nota, none.
    Document = "document",
    /// Livelihood that had no yield.
    Livelihood = "livelihood",
    /// The month without yield.
    Month = "month",
    /// Why: season, weather, sick, pest, flood, broken, other.
    NilReason = "nil_reason",
}
