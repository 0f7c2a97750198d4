//! Who may do what: one typed table, which is also its documentation. Every route names the [`Action`] it needs;
//! tests are generated from [`TABLE`].

use super::json::json_code;

/// A person's role. Every role but admin has a territory: area codes of any level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A farmer, fisher or gatherer with an account of his own.
    Producer,
    /// Penyuluh: registers and reports for the people of his villages.
    Officer,
    /// Operator of an industry, cooperative or BUMDes.
    Enterprise,
    /// Reviewer of a territory.
    Supervisor,
    /// Province planner: reads figures.
    Planner,
    /// Runs the accounts and the reference lists and says what local names stand for; reads no records, and of figures what a planner of the
    /// province reads.
    Admin,
}

json_code!(Role or Producer);

impl Role {
    /// All roles.
    pub const ALL: [Role; 6] = [Role::Producer, Role::Officer, Role::Enterprise, Role::Supervisor, Role::Planner, Role::Admin];

    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Producer => "producer",
            Role::Officer => "officer",
            Role::Enterprise => "enterprise",
            Role::Supervisor => "supervisor",
            Role::Planner => "planner",
            Role::Admin => "admin",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Push own revisions and pull own feeds; read one's own profile and the reference pack.
    Sync,
    /// Write a producer's registration.
    Register,
    /// Write a holding or harvest of a producer.
    Report,
    /// See the review queue and the records in it, with history, and export its lists: no sealed field, not even as an
    /// envelope, is in any of them.
    ReadRecords,
    /// See a photo: one's own, or of a record that one may read.
    SeePhotos,
    /// Approve, return, reject.
    Judge,
    /// See and export figures of an area. Whoever may not read its records sees no figure of fewer than five producers:
    /// it is joined with its neighbours (`office::overview`), and no record, name, NIK, phone number or site behind it.
    ReadFigures,
    /// See the names that no list has, how often and in which villages they stand, and say what they stand for.
    MapNames,
    /// See the versions of the reference lists, what a new one would change, and put it into force.
    KeepLists,
    /// Make and change accounts.
    ManageAccounts,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 10] = [
        Action::Sync,
        Action::Register,
        Action::Report,
        Action::ReadRecords,
        Action::SeePhotos,
        Action::Judge,
        Action::ReadFigures,
        Action::MapNames,
        Action::KeepLists,
        Action::ManageAccounts,
    ];
}

/// How the person stands to the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// His own: his producer record, his own entry.
    Own,
    /// In his territory, somebody else's entry.
    Inside,
    /// Elsewhere.
    Outside,
}

impl Relation {
    /// All relations.
    pub const ALL: [Relation; 3] = [Relation::Own, Relation::Inside, Relation::Outside];
}

/// What is allowed; what has no row is not. Nobody judges an own entry, and nothing reaches outside a territory.
pub const TABLE: &[(Role, Action, &[Relation])] = &[
    (Role::Producer, Action::Sync, &[Relation::Own]),
    (Role::Producer, Action::Report, &[Relation::Own]),
    (Role::Producer, Action::SeePhotos, &[Relation::Own]),
    (Role::Officer, Action::Sync, &[Relation::Own, Relation::Inside]),
    (Role::Officer, Action::Register, &[Relation::Own, Relation::Inside]),
    (Role::Officer, Action::Report, &[Relation::Own, Relation::Inside]),
    (Role::Officer, Action::SeePhotos, &[Relation::Own]),
    (Role::Enterprise, Action::Sync, &[Relation::Own]),
    (Role::Supervisor, Action::Sync, &[Relation::Own, Relation::Inside]),
    (Role::Supervisor, Action::Register, &[Relation::Own, Relation::Inside]),
    (Role::Supervisor, Action::Report, &[Relation::Own, Relation::Inside]),
    (Role::Supervisor, Action::ReadRecords, &[Relation::Own, Relation::Inside]),
    (Role::Supervisor, Action::SeePhotos, &[Relation::Own, Relation::Inside]),
    (Role::Supervisor, Action::Judge, &[Relation::Inside]),
    (Role::Supervisor, Action::ReadFigures, &[Relation::Own, Relation::Inside]),
    // A name that is met inside his territory; what it stands for then holds for the whole province.
    (Role::Supervisor, Action::MapNames, &[Relation::Own, Relation::Inside]),
    (Role::Planner, Action::ReadFigures, &[Relation::Own, Relation::Inside]),
    (Role::Admin, Action::MapNames, &[Relation::Own, Relation::Inside, Relation::Outside]),
    (Role::Admin, Action::ReadFigures, &[Relation::Own, Relation::Inside, Relation::Outside]),
    // They hold for the whole province, whatever the territory.
    (Role::Admin, Action::KeepLists, &[Relation::Own, Relation::Inside, Relation::Outside]),
    (Role::Admin, Action::ManageAccounts, &[Relation::Own, Relation::Inside, Relation::Outside]),
];

/// Whether the table has it.
pub fn allows(role: Role, action: Action, relation: Relation) -> bool {
    TABLE.iter().any(|(of, what, where_)| *of == role && *what == action && where_.contains(&relation))
}

/// Whether the role may do it at all, somewhere: what a route asks before it looks at the thing.
pub fn may(role: Role, action: Action) -> bool {
    Relation::ALL.into_iter().any(|relation| allows(role, action, relation))
}
