//! What `scripts/bundle.sh` laid out under `target/site`: builds, icons, and which build is in force.

use std::path::{Path, PathBuf};

/// Told to whoever starts the server without bundles.
const NO_BUNDLES: &str =
    "the bundles are not built: run `make bundles`. Until then the field app answers 503, and the desk works without scripts.";

/// The site's folder.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// The build in force, if there is one.
    pub build: Option<Build>,
    /// File names in `ikon/`.
    pub icons: Vec<String>,
}

/// A build: everything of one version of the field app and the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    /// 12 hex digits of a hash over its content.
    pub id: String,
    /// File names, without the compressed copies.
    pub files: Vec<String>,
}

impl Site {
    /// Reads the folder, once: what the shell and the worker say must come from one moment.
    pub fn read(root: &Path) -> Self {
        let build = Build::read(root);
        if build.is_none() {
            tracing::warn!(site.root = %root.display(), "{NO_BUNDLES}");
        }
        Self { root: root.to_owned(), build, icons: names_in(&root.join("ikon")) }
    }

    /// Build id, or `None` without bundles.
    pub fn build_id(&self) -> Option<&str> {
        self.build.as_ref().map(|build| build.id.as_str())
    }
}

impl Build {
    fn read(root: &Path) -> Option<Self> {
        let id = std::fs::read_to_string(root.join("build")).ok()?.trim().to_owned();
        let plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let files = if plain { names_in(&root.join("pkg").join(&id)) } else { Vec::new() };
        let complete = ["boot.js", "field.js", "field_bg.wasm", "field.css"].iter().all(|name| files.iter().any(|file| file == name));
        complete.then_some(Self { id, files })
    }

    /// Paths of what the field app needs to start, in the order of need. What only the desk needs is left out.
    pub fn field_paths(&self) -> Vec<String> {
        let files = self.files.iter().filter(|file| !file.starts_with("desk"));
        files.map(|file| format!("/pkg/{}/{file}", self.id)).collect()
    }

    /// Path of one file.
    pub fn path(&self, file: &str) -> String {
        format!("/pkg/{}/{file}", self.id)
    }
}

/// Names of the files in a folder and the folders below it, sorted; none when there is no such folder.
fn names_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    collect(folder, "", &mut names);
    names.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    names.sort();
    names
}

fn collect(folder: &Path, before: &str, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = format!("{before}{name}");
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), &format!("{name}/"), names),
            Ok(kind) if kind.is_file() => names.push(name),
            _ => {}
        }
    }
}
