//! The style sheets hold what the pages use, and nothing else: a phone on a slow link pays for every rule. This test reads
//! the sheets as `scripts/bundle.sh` joins them, and every string of the markup's source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// A sheet, and where the markup that it dresses is written.
const SHEETS: &[(&str, &[&str])] =
    &[("field.css", &["src/ui/field", "src/ui/kit", "src/serve"]), ("desk.css", &["src/ui/desk", "src/ui/kit"])];

#[test]
fn every_class_of_a_sheet_is_used_by_its_markup() {
    for (sheet, folders) in SHEETS {
        let used = words_of(folders);
        // "tile tile-{}": the start of a name that is finished when the page is drawn.
        let begun: Vec<&str> =
            used.iter().filter_map(|word| word.split_once('{')).map(|(start, _)| start).filter(|start| start.ends_with('-')).collect();
        let is_used = |class: &String| used.contains(class) || begun.iter().any(|start| class.starts_with(start));
        let unused: Vec<String> = classes(&joined(sheet)).into_iter().filter(|class| !is_used(class)).collect();
        assert!(unused.is_empty(), "{sheet} dresses what no page has: {unused:?}");
    }
}

#[test]
fn every_name_of_a_colour_or_size_is_used_and_known() {
    let text: String = SHEETS.iter().map(|(sheet, _)| joined(sheet)).collect();
    let names = |before: &str, after: char| -> BTreeSet<String> {
        let starts = text
            .split(before)
            .skip(1)
            .map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default());
        starts.filter(|name| text.contains(&format!("{before}{name}{after}"))).map(str::to_owned).collect()
    };
    let set = names("--", ':');
    let asked: BTreeSet<String> = names("var(--", ')').union(&names("var(--", ',')).cloned().collect();
    assert_eq!(set.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new(), "set and never used");
    assert_eq!(asked.difference(&set).collect::<Vec<_>>(), Vec::<&String>::new(), "used and never set");
}

#[test]
fn every_part_is_in_a_sheet() {
    let taken: BTreeSet<PathBuf> = SHEETS.iter().flat_map(|(sheet, _)| parts(sheet)).collect();
    let sheets: BTreeSet<PathBuf> = SHEETS.iter().map(|(sheet, _)| Path::new("style").join(sheet)).collect();
    let there = files("style", "css");
    assert_eq!(there.difference(&taken.union(&sheets).cloned().collect()).collect::<Vec<_>>(), Vec::<&PathBuf>::new());
}

/// The parts of a sheet in their order.
fn parts(sheet: &str) -> Vec<PathBuf> {
    let list = read(&Path::new("style").join(sheet));
    list.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";")).map(|part| Path::new("style").join(part)).collect()
}

/// A sheet as pages get it, without comments and pictures.
fn joined(sheet: &str) -> String {
    let whole: String = parts(sheet).iter().map(|part| read(part)).collect();
    let without = |text: String, start: &str, end: &str| -> String {
        let mut pieces = text.split(start);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |all, piece| all + piece.split_once(end).map_or("", |(_, rest)| rest))
    };
    without(without(whole, "/*", "*/"), "url(\"", "\")")
}

/// The class names in a sheet's selectors.
fn classes(css: &str) -> BTreeSet<String> {
    let selectors = css.split('}').filter_map(|rule| rule.rsplit_once('{')).map(|(before, _)| before);
    let after_dots = selectors.flat_map(|selector| selector.split('.').skip(1));
    let names = after_dots.map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default());
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).map(str::to_owned).collect()
}

/// Every word inside a string of these folders' source; comments are not strings.
fn words_of(folders: &[&str]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for file in folders.iter().flat_map(|folder| files(folder, "rs")) {
        let tokens: TokenStream = read(&file).parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        collect(tokens, &mut words);
    }
    words
}

fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    let mut in_attribute = false;
    for token in tokens {
        match token {
            // A doc comment is an attribute to the parser.
            TokenTree::Punct(punct) if punct.as_char() == '#' => in_attribute = true,
            TokenTree::Punct(punct) if punct.as_char() == '!' && in_attribute => {}
            TokenTree::Group(group) => {
                if !in_attribute {
                    collect(group.stream(), words);
                }
                in_attribute = false;
            }
            TokenTree::Literal(literal) => words.extend(literal.to_string().trim_matches('"').split_whitespace().map(str::to_owned)),
            _ => in_attribute = false,
        }
    }
}

fn files(folder: &str, ending: &str) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}")).flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(path.to_str().expect("a path in UTF-8"), ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.insert(path);
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
