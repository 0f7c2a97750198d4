//! A profile: which column of a list holds what, once said and kept for the next file of the same shape.

use super::columns::{guess, is_of, plain, unit_in};
use crate::domain::form::Ask;
use crate::domain::import::{Column, List, Refusal};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// The name of a list that nobody named.
pub const MAIN_LIST: &str = "utama";

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its header, as it stands in the file.
    pub header: String,
    /// What it holds; empty when it is not imported.
    #[serde(default)]
    pub holds: String,
    /// The unit that its header names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// How a shape of file is read. Written to be edited by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// producers, holdings or harvests.
    pub kind: String,
    /// The list's own name: keys of two lists never meet.
    pub list: String,
    /// For holdings and harvests: the list whose keys name the producers.
    pub producers: String,
    /// Every column, in the file's order.
    pub columns: Vec<Held>,
    /// Answers that hold for every line, unless its own column says something.
    #[serde(default)]
    pub fixed: BTreeMap<String, String>,
}

/// What was said on the command line about the columns.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The list's name.
    pub list: Option<String>,
    /// The name of the producers' list.
    pub producers: Option<String>,
    /// Header of the key column.
    pub key: Option<String>,
    /// Header and what it holds.
    pub columns: Vec<(String, String)>,
    /// Answers for every line.
    pub fixed: Vec<(String, String)>,
}

/// A profile, where it lies, and whether it was there before.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The profile.
    pub profile: Profile,
    /// Its file.
    pub path: PathBuf,
    /// It was saved by an earlier import, not guessed now.
    pub known: bool,
}

impl Profile {
    /// The likeliest meaning of a header.
    fn guessed(kind: List, header: &[String]) -> Self {
        let mut taken = BTreeSet::new();
        let columns = header.iter().map(|header| {
            let (column, unit) = meaning(kind, header);
            let column = column.filter(|column| taken.insert(*column));
            Held { header: header.clone(), holds: column.map_or("", Column::name).to_owned(), unit: unit.filter(|_| column.is_some()) }
        });
        let columns = columns.collect();
        Self { kind: kind.as_str().into(), list: MAIN_LIST.into(), producers: MAIN_LIST.into(), columns, fixed: BTreeMap::new() }
    }

    fn say(&mut self, kind: List, said: &Said) -> Result<(), Refusal> {
        said.list.iter().for_each(|list| self.list.clone_from(list));
        said.producers.iter().for_each(|list| self.producers.clone_from(list));
        let key = said.key.iter().map(|header| (header.clone(), Column::Key.name().to_owned()));
        for (header, holds) in key.chain(said.columns.iter().cloned()) {
            if !holds.is_empty() {
                self.columns.iter_mut().filter(|held| held.holds == holds).for_each(|held| held.holds.clear());
            }
            let held = self.columns.iter_mut().find(|held| plain(&held.header) == plain(&header));
            held.ok_or(Refusal::NoSuchHeader { name: header })?.holds = holds;
        }
        self.fixed.extend(said.fixed.iter().cloned());
        let names = self.columns.iter().map(|held| &held.holds).chain(self.fixed.keys());
        let wrong = names
            .filter(|name| !name.is_empty())
            .find(|name| !Column::parse(name).is_some_and(|column| is_of(kind, column) || self.fixed.contains_key(*name)));
        wrong.map_or(Ok(()), |name| Err(Refusal::ColumnName { name: name.clone() }))
    }

    /// What each column of the file holds, by its place.
    pub fn holds(&self) -> Vec<Option<Column>> {
        self.columns.iter().map(|held| Column::parse(&held.holds)).collect()
    }

    /// Whether a line of this shape has its own name.
    pub fn has_key(&self) -> bool {
        self.columns.iter().any(|held| held.holds == Column::Key.name())
    }

    /// The header of what a column holds.
    pub fn header_of(&self, column: Column) -> Option<&str> {
        self.columns.iter().find(|held| held.holds == column.name()).map(|held| held.header.as_str())
    }
}

/// What a header says: the column, and its unit.
fn meaning(kind: List, header: &str) -> (Option<Column>, Option<String>) {
    if let Some(column) = guess(kind, header) {
        return (Some(column), None);
    }
    let Some((name, unit)) = unit_in(header) else { return (None, None) };
    match guess(kind, &name) {
        Some(column @ Column::Answer(Ask::Amount | Ask::Area)) => (Some(column), Some(unit)),
        Some(column @ Column::Answer(Ask::Price | Ask::Length | Ask::Gt)) => (Some(column), None),
        _ => (None, None),
    }
}

/// Names a header: files of one shape share a profile, whatever they are called.
fn shape(header: &[String]) -> String {
    let joined: Vec<String> = header.iter().map(|header| plain(header)).collect();
    let hash = Sha256::digest(joined.join("\n"));
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The profile for a file with that header: the one that was named, the one kept for this shape, or a guess; and over it
/// what was said now.
pub fn of(folder: &Path, named: Option<&Path>, kind: List, header: &[String], said: &Said) -> Result<Kept, ProfileError> {
    // Columns that only the file to mend has make no other shape.
    let own: Vec<String> =
        header.iter().filter(|name| !matches!(guess(kind, name), Some(Column::Mends | Column::Reasons))).cloned().collect();
    let path = named.map_or_else(|| folder.join(format!("{}-{}.json", kind.as_str(), shape(&own))), Path::to_owned);
    let guessed = Profile::guessed(kind, header);
    let (mut profile, known) = match std::fs::read(&path) {
        Ok(bytes) => {
            let saved: Profile = serde_json::from_slice(&bytes).map_err(|error| ProfileError::Broken(path.clone(), error.to_string()))?;
            (fitted(saved, guessed), true)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => (guessed, false),
        Err(error) => return Err(ProfileError::Broken(path, error.to_string())),
    };
    profile.say(kind, said)?;
    if !known && said.list.is_none() && profile.has_key() && other_has(folder, &path, kind, &profile.list) {
        return Err(Refusal::ListName { name: profile.list }.into());
    }
    Ok(Kept { profile, path, known })
}

/// A profile that cannot be used.
#[derive(Debug)]
pub enum ProfileError {
    /// Its file is no profile.
    Broken(PathBuf, String),
    /// It does not fit.
    Refused(Refusal),
}

impl From<Refusal> for ProfileError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A saved profile in the order of this file's columns.
fn fitted(saved: Profile, guessed: Profile) -> Profile {
    let columns = guessed.columns.into_iter().map(|held| {
        let before = saved.columns.iter().find(|before| plain(&before.header) == plain(&held.header));
        before.map_or(held.clone(), |before| Held { header: held.header, ..before.clone() })
    });
    Profile { columns: columns.collect(), ..saved }
}

/// Whether a profile of another shape uses that list already.
fn other_has(folder: &Path, path: &Path, kind: List, list: &str) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|other| other != path);
    let profiles = files.filter_map(|file| serde_json::from_slice::<Profile>(&std::fs::read(file).ok()?).ok());
    profiles.into_iter().any(|profile| profile.kind == kind.as_str() && profile.list == list && profile.has_key())
}

/// Saves a profile for the next file of its shape.
pub fn save(kept: &Kept) -> io::Result<()> {
    if let Some(folder) = kept.path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut profile = kept.profile.clone();
    profile.columns.retain(|held| held.holds != Column::Mends.name() && held.holds != Column::Reasons.name());
    let mut text = serde_json::to_string_pretty(&profile)?;
    text.push('\n');
    std::fs::write(&kept.path, text)
}
