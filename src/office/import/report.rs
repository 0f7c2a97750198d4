//! What is told: the reading of the file, each line that was not good, and the counts. To the terminal the beginning, to
//! a file all of it.

use super::line::{Found, Line};
use super::survey::Survey;
use super::{ImportError, Request};
use crate::domain::form::Form;
use crate::domain::import::{Column, DateStyle, Fault, List, NumberStyle};
use crate::domain::problem::{Problem, Trouble};
use crate::words::import as words;
use crate::words::phone::label;
use crate::words::{Lang, problems};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

/// Lines of the table that the terminal shows.
const SHOWN_MAX: usize = 20;

/// Longest content of a cell in the table, in characters.
const CONTENT_MAX: usize = 40;

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines of the list.
    pub lines: u64,
    /// Records that are new.
    pub new: u64,
    /// Records that were changed.
    pub changed: u64,
    /// Lines that were there.
    pub same: u64,
    /// Lines to mend.
    pub bad: u64,
}

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The counts.
    pub counts: Counts,
    /// Lines with their faults, the first ones: line, and what is wrong.
    pub first: Vec<(u64, Vec<Found>)>,
    /// The file to mend.
    pub mend: Option<PathBuf>,
    /// The report, to be shown.
    pub text: String,
}

/// The report under way.
pub struct Report<'a> {
    survey: &'a Survey,
    lang: Lang,
    kind: List,
    dry_run: bool,
    file: Option<(PathBuf, BufWriter<File>)>,
    table: Vec<[String; 4]>,
    first: Vec<(u64, Vec<Found>)>,
    remarked: BTreeMap<&'static str, (u64, Trouble)>,
    /// The counts so far.
    pub counts: Counts,
}

impl<'a> Report<'a> {
    /// Begins it.
    pub fn begin(request: &Request, survey: &'a Survey) -> Result<Self, ImportError> {
        let open = |path: &PathBuf| {
            // A cell's content stands in it.
            let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
            Ok::<_, std::io::Error>((path.clone(), BufWriter::new(file)))
        };
        let mut file = request.report.as_ref().map(open).transpose()?;
        if let Some((_, file)) = &mut file {
            let [line, column, content, wrong] = words::of(request.lang).table;
            writeln!(file, "{}\n\n{line} | {column} | {content} | {wrong}", heading(request, survey))?;
        }
        Ok(Self {
            survey,
            lang: request.lang,
            kind: request.kind,
            dry_run: request.dry_run,
            file,
            table: Vec::new(),
            first: Vec::new(),
            remarked: BTreeMap::new(),
            counts: Counts::default(),
        })
    }

    /// A line that was not good. Returns the reasons in one sentence each, for the file to mend.
    pub fn bad(&mut self, line: &Line, found: &[Found]) -> Result<String, ImportError> {
        self.counts.bad += 1;
        let mut reasons = Vec::new();
        for found in found {
            let column = found.column.map(|column| self.column(column)).unwrap_or_default();
            let sentence = self.sentence(found);
            let content = found.column.map(|column| content(line, column)).unwrap_or_default();
            reasons.push(if column.is_empty() { sentence.clone() } else { format!("{column}: {sentence}") });
            let row = [line.line.to_string(), column, content, sentence];
            if let Some((_, file)) = &mut self.file {
                writeln!(file, "{}", row.join(" | "))?;
            }
            if self.table.len() < SHOWN_MAX {
                self.table.push(row);
            }
        }
        if self.first.len() < SHOWN_MAX {
            self.first.push((line.line, found.to_vec()));
        }
        Ok(reasons.join(" "))
    }

    /// What a good line was remarked for.
    pub fn remark(&mut self, warnings: &[Problem]) {
        for problem in warnings {
            let seen = self.remarked.entry(problem.trouble.code()).or_insert_with(|| (0, problem.trouble.clone()));
            seen.0 += 1;
        }
    }

    /// The end of it.
    pub fn finish(mut self, request: &Request, mend: Option<PathBuf>) -> Result<Summary, ImportError> {
        let (shown, end) = (self.shown(), self.end(mend.as_ref()));
        let mut text = heading(request, self.survey);
        if let Some((path, mut file)) = self.file.take() {
            write!(file, "{end}")?;
            file.flush()?;
            let words = words::of(self.lang);
            text.push_str(&format!("\n{shown}{end}{} {}\n", words.report_in, path.display()));
        } else {
            text.push_str(&format!("\n{shown}{end}"));
        }
        Ok(Summary { counts: self.counts, first: self.first, mend, text })
    }

    fn shown(&self) -> String {
        if self.table.is_empty() {
            return String::new();
        }
        let words = words::of(self.lang);
        let mut rows: Vec<[String; 4]> = vec![words.table.map(str::to_owned)];
        rows.extend(self.table.iter().cloned());
        let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
        let (one, two, three) = (width(0), width(1), width(2));
        let mut text: String = "\n".into();
        for [line, column, content, wrong] in &rows {
            text.push_str(&format!("{line:>one$}  {column:two$}  {content:three$}  {wrong}\n"));
        }
        let more = self.counts.bad.saturating_sub(self.first.len() as u64);
        if more > 0 {
            text.push_str(&format!("... {more} {}\n", words.more));
        }
        text
    }

    fn end(&self, mend: Option<&PathBuf>) -> String {
        let (words, counts) = (words::of(self.lang), &self.counts);
        let new = if self.dry_run { words.would_be_new } else { words.new };
        let mut text = format!(
            "\n{:>8} {}\n{:>8} {new}\n{:>8} {}\n{:>8} {}\n{:>8} {}\n",
            counts.lines, words.lines, counts.new, counts.same, words.same, counts.changed, words.changed, counts.bad, words.bad
        );
        if !self.remarked.is_empty() {
            text.push_str(&format!("\n{}:\n", words.remarked));
            for (times, trouble) in self.remarked.values() {
                text.push_str(&format!("{times:>8} {}\n", problems::sentence(self.lang, trouble)));
            }
        }
        if let Some(mend) = mend {
            text.push_str(&format!("\n{} {}\n", words.mend_in, mend.display()));
        }
        text
    }

    /// The header of a column in this file; for one that the list does not have, the form's words.
    fn column(&self, column: Column) -> String {
        let header = self.survey.kept.profile.header_of(column);
        header.map_or_else(|| name(self.lang, self.kind, column), str::to_owned)
    }

    fn sentence(&self, found: &Found) -> String {
        let sentence = words::fault(self.lang, &found.fault);
        match (found.column, &found.fault) {
            (Some(column), Fault::Answer(trouble)) if is_asked_for(trouble) && self.survey.kept.profile.header_of(column).is_none() => {
                format!("{sentence} {}", words::no_column(self.lang, column))
            }
            _ => sentence,
        }
    }
}

/// Troubles that a column of its own, or one answer for all lines, would end.
fn is_asked_for(trouble: &Trouble) -> bool {
    use Trouble::{ConsentMissing, DateOldReason, GuardianMissing, Missing, OverLimitReason};
    matches!(trouble, Missing | ConsentMissing | GuardianMissing | OverLimitReason { .. } | DateOldReason { .. })
}

/// What stands in a cell, shortened. What is sealed in a record is not repeated in a report that may be passed on.
fn content(line: &Line, column: Column) -> String {
    use crate::domain::form::Ask;
    if matches!(column, Column::ProducerNik | Column::Answer(Ask::Nik | Ask::Phone | Ask::Birth)) {
        return if line.get(column).is_empty() { String::new() } else { "•••".to_owned() };
    }
    let cell = line.get(column);
    let short: String = cell.chars().take(CONTENT_MAX).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.len() < cell.len() { format!("{short}…") } else { short }
}

fn name(lang: Lang, kind: List, column: Column) -> String {
    let form = match kind {
        List::Producers => Form::Producer,
        List::Holdings => Form::Holding,
        List::Harvests => Form::Farm,
    };
    match column {
        Column::Answer(ask) => label(lang, form, ask).to_owned(),
        other => other.name().to_owned(),
    }
}

/// How the file is read: to be checked by a person before anything is stored.
pub fn heading(request: &Request, survey: &Survey) -> String {
    let (lang, words) = (request.lang, words::of(request.lang));
    let (profile, source) = (&survey.kept.profile, &survey.source);
    let file = request.file.file_name().unwrap_or_default().to_string_lossy();
    let mut text = format!("{} {} ({}): {file}", words.title, request.kind.as_str(), profile.list);
    if request.dry_run {
        text.push_str(&format!(" [{}]", words.dry_run));
    }
    text.push('\n');
    if let Some((sheet, others)) = source.sheet() {
        text.push_str(&format!("{} {sheet}, {} {}\n", words.sheet, words.header_line, survey.header.line));
        if !others.is_empty() {
            text.push_str(&format!("{}: {}\n", words.sheets_left, others.join(", ")));
        }
    }
    if let Some((encoding, separator)) = source.encoding().zip(source.separator()) {
        let separator = if separator == '\t' { "tab".to_owned() } else { separator.to_string() };
        let at = survey.header.line;
        text.push_str(&format!("{} {}, {} {separator} , {} {at}\n", words.read_as, encoding.name(), words.separator, words.header_line));
    }
    let known = if survey.kept.known { words.profile_known } else { words.profile_new };
    text.push_str(&format!("{known} {}\n", survey.kept.path.display()));
    let width = profile.columns.iter().map(|held| held.header.chars().count()).max().unwrap_or(0);
    for held in &profile.columns {
        let holds = match Column::parse(&held.holds) {
            None => format!("({})", words.not_imported),
            Some(column) => {
                let label = name(lang, request.kind, column);
                let unit = held.unit.as_ref().map(|unit| format!(" [{unit}]")).unwrap_or_default();
                if label == column.name() { format!("{label}{unit}") } else { format!("{} ({label}){unit}", column.name()) }
            }
        };
        text.push_str(&format!("  {:width$}  -> {holds}\n", held.header));
    }
    for (name, answer) in &profile.fixed {
        text.push_str(&format!("  {}: {name} = {answer}\n", words.fixed));
    }
    if let Ok(style) = survey.writing.style(request.numbers, request.dates) {
        let numbers = if style.numbers == NumberStyle::Indonesian { "1.250,5" } else { "1,250.5" };
        let dates = if style.dates == DateStyle::DayFirst { "31/12/2026" } else { "12/31/2026" };
        text.push_str(&format!("{}: {numbers}   {}: {dates}\n", words.numbers, words.dates));
    }
    if survey.bps {
        text.push_str(&format!("{}\n", words.bps));
    }
    if request.kind != List::Producers && !survey.says_village {
        text.push_str(&format!("{}\n", words.village_of_producer));
    }
    text
}
