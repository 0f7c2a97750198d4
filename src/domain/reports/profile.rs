//! Who is signed in, as the phone and the desk keep it.

use crate::domain::access::Role;
use crate::domain::ids::{PersonId, RecordId};
use crate::domain::json::json_struct;

/// A signed-in person and what his phone needs from the office before it can work alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The person: author of what he writes.
    pub person: PersonId,
    /// Sign-in name.
    pub login: String,
    /// Name shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Area codes of any level.
    pub territory: Vec<String>,
    /// For a producer: his own record.
    pub producer: Option<RecordId>,
    /// Number of this phone in the territory, printed in local numbers (O3).
    pub phone_number: u32,
    /// The office's public key that fields are sealed to, base64 without padding.
    pub server_key: String,
    /// Version of the reference pack in force.
    pub pack: String,
    /// The office's clock, epoch ms.
    pub server_ms: i64,
}

json_struct!(Profile { person, login, name, role, territory, producer, phone_number, server_key, pack, server_ms });
