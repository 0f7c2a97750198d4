//! The two status lines of every record: how far it has been sent, and what was decided about it.

use super::Fields;
use super::ids::{Kind, PersonId, RecordId, RevisionId};
use super::json::{Json, Object, Reader, Writer, json_code, json_serde, json_struct};
use super::verdict::Outcome;
use serde_json::Value;

/// Why the office stores a revision without applying it. Numbers: RULES.md, held codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the rule book's own terms")]
pub enum HeldCode {
    OutOfScope,
    InvalidField,
    DuplicateNik,
    UnknownSchema,
    ParentMissing,
    CloneSuspected,
    OverQuota,
    RevokedDevice,
    Unreadable,
    BadCounter,
    BadParents,
    ForbiddenField,
    ForeignAuthor,
    SecondHead,
}

json_code!(HeldCode or Unreadable);

impl HeldCode {
    /// All codes, for tables and tests.
    pub const ALL: [HeldCode; 14] = [
        HeldCode::OutOfScope,
        HeldCode::InvalidField,
        HeldCode::DuplicateNik,
        HeldCode::UnknownSchema,
        HeldCode::ParentMissing,
        HeldCode::CloneSuspected,
        HeldCode::OverQuota,
        HeldCode::RevokedDevice,
        HeldCode::Unreadable,
        HeldCode::BadCounter,
        HeldCode::BadParents,
        HeldCode::ForbiddenField,
        HeldCode::ForeignAuthor,
        HeldCode::SecondHead,
    ];

    /// The name on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            HeldCode::OutOfScope => "out_of_scope",
            HeldCode::InvalidField => "invalid_field",
            HeldCode::DuplicateNik => "duplicate_nik",
            HeldCode::UnknownSchema => "unknown_schema",
            HeldCode::ParentMissing => "parent_missing",
            HeldCode::CloneSuspected => "clone_suspected",
            HeldCode::OverQuota => "over_quota",
            HeldCode::RevokedDevice => "revoked_device",
            HeldCode::Unreadable => "unreadable",
            HeldCode::BadCounter => "bad_counter",
            HeldCode::BadParents => "bad_parents",
            HeldCode::ForbiddenField => "forbidden_field",
            HeldCode::ForeignAuthor => "foreign_author",
            HeldCode::SecondHead => "second_head",
        }
    }

    /// Reads a name back; `None` for a code of a newer version.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }
}

/// First status line: how far the newest own revision has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// "Tersimpan di HP": strictly committed and read back.
    OnPhone,
    /// "Mengirim": in the batch under way.
    OnTheWay,
    /// "Aman di server": acknowledged as `stored` or `duplicate`, by name.
    Safe,
    /// "Ditahan": on the server, not applied.
    Held(HeldCode),
    /// "Data aman, foto 1 dari 2": the record as [`Sending::Safe`], photos of this phone not all. Never stored: whoever
    /// reads an entry counts its photos.
    PhotosLeft {
        /// Photos confirmed by name.
        done: usize,
        /// All photos of the record.
        total: usize,
    },
}

impl Json for Sending {
    fn take(value: Value, from: &mut Reader) -> Self {
        match value.as_str() {
            Some("on_phone") => Sending::OnPhone,
            Some("on_the_way") => Sending::OnTheWay,
            Some("safe") => Sending::Safe,
            Some(_) => {
                from.refuse("unknown code");
                Sending::OnPhone
            }
            None => Sending::Held(Object::of(value, from).take("held")),
        }
    }
    fn write(&self, out: &mut Writer) {
        match self {
            Sending::OnPhone => out.text("on_phone"),
            Sending::OnTheWay => out.text("on_the_way"),
            Sending::Safe | Sending::PhotosLeft { .. } => out.text("safe"),
            Sending::Held(code) => out.only("held", code),
        }
    }
}

/// Second status line: what a supervisor decided, bound to exact revisions (I19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// "Menunggu pemeriksaan".
    Waiting,
    /// "Disetujui".
    Approved,
    /// "Dikembalikan".
    Returned,
    /// "Ditolak": leaves the figures, never deleted.
    Rejected,
    /// "Berubah sejak diperiksa": a verdict exists, but a newer revision came after it.
    Changed,
}

json_code!(Review or Waiting);

impl Review {
    /// The name in the database and in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Review::Waiting => "waiting",
            Review::Approved => "approved",
            Review::Returned => "returned",
            Review::Rejected => "rejected",
            Review::Changed => "changed",
        }
    }

    /// Reads a name back.
    pub fn parse(name: &str) -> Option<Self> {
        [Review::Waiting, Review::Approved, Review::Returned, Review::Rejected, Review::Changed]
            .into_iter()
            .find(|review| review.as_str() == name)
    }

    /// The state that a verdict gives a record whose head is `head`: the verdict's outcome while it
    /// names that head, else [`Review::Changed`].
    pub fn of(outcome: Outcome, judged: RevisionId, head: RevisionId) -> Self {
        if judged != head {
            return Review::Changed;
        }
        match outcome {
            Outcome::Approve => Review::Approved,
            Outcome::Return => Review::Returned,
            Outcome::Reject => Review::Rejected,
        }
    }
}

/// A record as a phone shows it: the merged fields and both status lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its fields now; sealed ones as envelopes.
    pub fields: Fields,
    /// The revision that these fields stand at: the parent of the next edit.
    pub head: RevisionId,
    /// Who wrote the head.
    pub author: PersonId,
    /// Whether this phone wrote any revision of it.
    pub own: bool,
    /// First status line.
    pub sending: Sending,
    /// Second status line.
    pub review: Review,
    /// The last verdict on it, if any.
    pub verdict: Option<super::verdict::Verdict>,
    /// Wall clock of the phone that wrote the head, epoch ms. Shown, never used for order.
    pub claimed_ms: i64,
}

json_struct!(Entry { id, kind, fields, head, author, own, sending, review, verdict, claimed_ms });
json_serde!(HeldCode, Review);
