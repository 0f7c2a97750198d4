//! The architecture is the folder names under `src/`, and every arrow between them points down (README, "The map").
//! This test reads every path of every file, not only the `use` lines: use trees, expressions, types, visibilities,
//! macro bodies token by token and paths inside attribute strings. Anything that is not in [`ARROWS`] fails.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// What a top folder may use, besides itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("serve", &["ui", "office"]),
    ("ui", &["calls", "phone", "words", "domain"]),
    ("calls", &["domain"]),
    ("phone", &["sync", "words", "domain"]),
    ("office", &["sync", "words", "domain"]),
    ("sync", &["domain"]),
    ("words", &["domain"]),
    ("domain", &[]),
];

/// What a folder may use inside function bodies only: a server function's body runs at the office, its signature in both.
const ARROWS_IN_BODIES: &[(&str, &[&str])] = &[("calls", &["office"])];

/// The command line (main.rs and command/, a crate of its own) is glue: it starts what the first two offer, and reads
/// roles and ids as they are typed.
const COMMAND: &[&str] = &["office", "serve", "domain"];
const COMMAND_FILES: &[&str] = &["main", "command"];

/// Macros with `#[macro_export]` stand at the crate's root, whatever folder they are written in; they count as that folder.
const EXPORTED_MACROS: &[(&str, &str)] = &[("stamp_contract", "sync")];

fn allowed(from: &str, to: &str, in_body: bool) -> bool {
    let listed = |table: &[(&str, &[&str])]| table.iter().any(|(folder, targets)| *folder == from && targets.contains(&to));
    let by_command = COMMAND_FILES.contains(&from) && COMMAND.contains(&to);
    from == to || by_command || listed(ARROWS) || (in_body && listed(ARROWS_IN_BODIES))
}

/// Reads one file and collects the arrows that are not allowed.
struct Reader<'a> {
    file: &'a str,
    /// Module path of the place being read, as ["phone", "rows"].
    module: Vec<String>,
    /// How many function bodies stand around the place being read.
    bodies: usize,
    wrong: Vec<String>,
}

impl Reader<'_> {
    /// Judges one path given by its segments; `None` stands for `self`.
    fn judge(&mut self, segments: &[String], line: usize) {
        let Some(to) = top_folder(&self.module, segments) else { return };
        let from = self.module.first().cloned().unwrap_or_default();
        let within_command = COMMAND_FILES.contains(&from.as_str()) && segments.first().is_some_and(|first| first != "anjat");
        if within_command {
            return;
        }
        if !allowed(&from, &to, self.bodies > 0) {
            self.wrong.push(format!("{}:{line}: {from} -> {to} ({})", self.file, segments.join("::")));
        }
    }

    fn use_tree(&mut self, before: &mut Vec<String>, tree: &syn::UseTree) {
        let line_of = |ident: &syn::Ident| ident.span().start().line;
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(before, &path.tree);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.use_tree(before, item)),
            syn::UseTree::Name(syn::UseName { ident }) | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                before.push(ident.to_string());
                self.judge(before, line_of(ident));
                before.pop();
            }
            syn::UseTree::Glob(glob) => self.judge(before, glob.star_token.spans[0].start().line),
        }
    }

    /// Macro bodies are not parsed by `syn`, so paths are found token by token: `crate :: a :: b`, `super :: a`, and
    /// groups as in `crate::{a, b}`.
    fn tokens(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.text(&literal.to_string(), literal.span().start().line),
                TokenTree::Ident(first) if is_root(&first.to_string()) && !after_colons(&tokens, at) => {
                    let line = first.span().start().line;
                    let mut segments = vec![first.to_string()];
                    at = self.path_tokens(&tokens, at, &mut segments, line);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Follows `:: name` and `:: { .. }` from the root at `at`; gives the index after the path.
    fn path_tokens(&mut self, tokens: &[TokenTree], mut at: usize, segments: &mut Vec<String>, line: usize) -> usize {
        loop {
            let next = (is_colon(tokens.get(at + 1)) && is_colon(tokens.get(at + 2))).then(|| tokens.get(at + 3)).flatten();
            match next {
                Some(TokenTree::Ident(ident)) => {
                    segments.push(ident.to_string());
                    at += 3;
                }
                Some(TokenTree::Group(group)) => {
                    for branch in split_at_commas(group.stream()) {
                        let mut longer = segments.clone();
                        if let Some(TokenTree::Ident(ident)) = branch.first() {
                            longer.push(ident.to_string());
                            self.path_tokens(&branch, 0, &mut longer, line);
                        }
                    }
                    return at + 4;
                }
                _ => {
                    self.judge(segments, line);
                    return at + 1;
                }
            }
        }
    }

    /// Paths in strings, as in `#[serde(with = "crate::sync::wire")]`.
    fn text(&mut self, literal: &str, line: usize) {
        if let Some(path) = literal.trim_matches('"').strip_prefix("crate::") {
            let segments: Vec<String> = std::iter::once("crate").chain(path.split("::")).map(str::to_owned).collect();
            self.judge(&segments, line);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&mut Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let line = path.segments.first().map_or(0, |segment| segment.ident.span().start().line);
        self.judge(&segments, line);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, macro_call: &'ast syn::Macro) {
        self.tokens(macro_call.tokens.clone());
        visit::visit_macro(self, macro_call);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        match &attribute.meta {
            syn::Meta::List(list) => self.tokens(list.tokens.clone()),
            // Doc comments are attributes too; they name other parts freely.
            syn::Meta::NameValue(_) | syn::Meta::Path(_) => {}
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.bodies += 1;
        visit::visit_block(self, block);
        self.bodies -= 1;
    }
}

fn is_root(ident: &str) -> bool {
    matches!(ident, "crate" | "super" | "self" | "anjat")
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

fn after_colons(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is_colon(tokens.get(at - 1)) && is_colon(tokens.get(at - 2))
}

fn split_at_commas(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut branches = vec![Vec::new()];
    for token in stream {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => branches.push(Vec::new()),
            token => branches.last_mut().expect("starts with one branch").push(token),
        }
    }
    branches
}

/// The top folder a path leads into, seen from `module`; `None` when it names nothing of this crate by its root.
fn top_folder(module: &[String], segments: &[String]) -> Option<String> {
    let mut at: Vec<&str> = match segments.first()?.as_str() {
        "crate" | "anjat" => Vec::new(),
        "super" | "self" => module.iter().map(String::as_str).collect(),
        _ => return None,
    };
    for segment in segments {
        match segment.as_str() {
            "crate" | "anjat" | "self" => {}
            "super" => {
                at.pop();
            }
            name => at.push(name),
        }
    }
    let top = *at.first()?;
    let folder = EXPORTED_MACROS.iter().find(|(name, _)| *name == top).map_or(top, |(_, folder)| *folder);
    Some(folder.to_owned())
}

/// The module path of a file: `src/phone/rows.rs` and `src/phone/rows/mod.rs` are both ["phone", "rows"].
fn module_of(relative: &Path) -> Vec<String> {
    let mut module: Vec<String> =
        relative.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    module
}

fn wrong_arrows(relative: &Path, source: &str) -> Vec<String> {
    let file = format!("src/{}", relative.display());
    let tree = syn::parse_file(source).unwrap_or_else(|error| panic!("{file} does not parse: {error}"));
    let mut reader = Reader { file: &file, module: module_of(relative), bodies: 0, wrong: Vec::new() };
    reader.visit_file(&tree);
    reader.wrong
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_arrow_points_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in rust_files(&src) {
        let relative = file.strip_prefix(&src).expect("found under src");
        if relative == Path::new("lib.rs") {
            continue; // Glue: it declares the folders and exports mount() and hydrate().
        }
        let source = fs::read_to_string(&file).expect("source is UTF-8");
        wrong.extend(wrong_arrows(relative, &source));
    }
    assert!(wrong.is_empty(), "{} arrows are not in the map of src/lib.rs:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_top_folder_is_on_the_map() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&src) {
        let module = module_of(file.strip_prefix(&src).expect("found under src"));
        let top = module.first().expect("a file has a name").as_str();
        let known = ["lib", "main", "command"].contains(&top) || ARROWS.iter().any(|(folder, _)| *folder == top);
        assert!(known, "src/{top} has no row in ARROWS: say what it may use");
    }
}

/// What the reader makes of one planted source.
fn planted(relative: &str, source: &str) -> Vec<String> {
    wrong_arrows(Path::new(relative), source)
}

#[test]
fn planted_violations_are_caught() {
    let caught = [
        ("domain/area.rs", "use crate::office::db::Pool;"),
        ("domain/area.rs", "use {std::fmt, crate::{words, domain::ids}};"),
        ("sync/wire.rs", "fn f() -> crate::words::Lang { todo() }"),
        ("sync/wire.rs", "fn f() { let x = crate::phone::rows::read(); }"),
        ("ui/field/app.rs", "fn f() { view! { <p>{crate::sync::wire::MAGIC}</p> } }"),
        ("ui/field/app.rs", "fn f() { outer!(inner!({ use crate::{words, office::x}; })) }"),
        ("words/mod.rs", "use super::sync;"),
        ("words/phone.rs", "mod inner { use super::super::super::sync::order; }"),
        ("phone/rows.rs", "#[derive(Deserialize)] struct S { #[serde(with = \"crate::office::time\")] at: u8 }"),
        ("phone/rows.rs", "pub(in crate::ui) fn f() {}"),
        ("phone/rows.rs", "impl crate::ui::Shown for S {}"),
        ("office/http.rs", "use anjat::ui::desk;"),
        ("office/http.rs", "use crate::serve as s;"),
        ("calls/review.rs", "use crate::office::Office;"),
        ("calls/review.rs", "fn f(office: crate::office::Office) {}"),
        ("serve/shell.rs", "use crate::sync::wire;"),
        ("main.rs", "use anjat::sync::wire;"),
        ("command/serve.rs", "fn f() { anjat::ui::desk::shell() }"),
    ];
    for (file, source) in caught {
        assert_eq!(planted(file, source).len(), 1, "not caught, or more than once, in {file}: {source}");
    }
}

#[test]
fn allowed_arrows_are_left_alone() {
    let fine = [
        ("ui/desk/queue.rs", "use crate::{calls::review, domain::ids, words::desk};"),
        ("calls/review.rs", "#[server] async fn f() -> R { use crate::office::Office; crate::office::x() }"),
        ("office/http.rs", "use super::super::domain::ids; use self::inner::x; use super::store;"),
        ("domain/mod.rs", "//! Words of `crate::office` in a comment.\n/// See [`crate::office`].\npub(crate) fn f() {}"),
        ("command/serve.rs", "use super::say; use crate::Listen; use anjat::office::Office;"),
        ("main.rs", "fn main() { anjat::office::run(anjat::serve::app()) }"),
    ];
    for (file, source) in fine {
        assert_eq!(planted(file, source), Vec::<String>::new(), "in {file}: {source}");
    }
}
