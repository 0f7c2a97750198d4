//! `anjat import producers|holdings|harvests FILE`.

use super::{Failure, say, say_aside};
use anjat::office::import::{self, DateStyle, Lang, List, NumberStyle, Refusal, Request, Said, Style, Summary, Survey, words};
use anjat::office::{Config, Office};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::Duration;

/// What to bring in. Lines that are not good come back in a file beside the list, to be mended and imported.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// producers, holdings or harvests.
    #[arg(value_parser = list)]
    list: List,
    /// The list: CSV with commas, semicolons or tabs, or .xlsx.
    file: PathBuf,
    /// Sign-in name of the account that the records will be by.
    #[arg(long = "as", value_name = "LOGIN")]
    login: String,
    /// Tell what would happen, and store nothing but the profile of the columns.
    #[arg(long)]
    dry_run: bool,
    /// Header of the column that names each line for ever. A line whose content changes under it changes its record.
    #[arg(long, value_name = "HEADER")]
    key: Option<String>,
    /// What a column holds: "Header=name". An empty name leaves it out. Repeat for more.
    #[arg(long = "map", value_name = "HEADER=NAME", value_parser = pair)]
    columns: Vec<(String, String)>,
    /// An answer for every line that has none of its own: "name=answer". Repeat for more.
    #[arg(long = "set", value_name = "NAME=ANSWER", value_parser = pair)]
    fixed: Vec<(String, String)>,
    /// A name for this list, where more than one has keys.
    #[arg(long = "list", value_name = "NAME")]
    name: Option<String>,
    /// The list of producers whose keys stand in this one.
    #[arg(long, value_name = "NAME")]
    producers_list: Option<String>,
    /// The profile to read the columns by, instead of the one kept for this shape of file.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// The sheet of a workbook; the first one without it.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// How numbers are written: id (1.250,5) or en (1,250.5). Asked only when the file itself does not show it.
    #[arg(long, value_parser = numbers)]
    numbers: Option<NumberStyle>,
    /// How days are written: dmy (31/12/2026) or mdy (12/31/2026). Asked only when the file itself does not show it.
    #[arg(long, value_parser = dates)]
    dates: Option<DateStyle>,
    /// Write the whole report into a file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Language of what is told: id or en.
    #[arg(long, default_value = "id", value_parser = ["id", "en"])]
    lang: String,
}

fn list(name: &str) -> Result<List, String> {
    List::parse(name).ok_or_else(|| format!("lists are {}", List::ALL.map(List::as_str).join(", ")))
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (left, right) = text.split_once('=').ok_or("an equals sign parts the two")?;
    Ok((left.trim().to_owned(), right.trim().to_owned()))
}

fn numbers(text: &str) -> Result<NumberStyle, String> {
    match text {
        "id" => Ok(NumberStyle::Indonesian),
        "en" => Ok(NumberStyle::English),
        _ => Err("id (1.250,5) or en (1,250.5)".into()),
    }
}

fn dates(text: &str) -> Result<DateStyle, String> {
    match text {
        "dmy" => Ok(DateStyle::DayFirst),
        "mdy" => Ok(DateStyle::MonthFirst),
        _ => Err("dmy (31/12/2026) or mdy (12/31/2026)".into()),
    }
}

/// Does it. Lines to mend are no failure of the command: what was good is in.
pub async fn run(config: Config, import: Import) -> Result<(), Failure> {
    let lang = Lang::of(&import.lang);
    let said = Said { list: import.name, producers: import.producers_list, key: import.key, columns: import.columns, fixed: import.fixed };
    let mut request = Request {
        profile: import.profile,
        said,
        sheet: import.sheet,
        numbers: import.numbers,
        dates: import.dates,
        lang,
        dry_run: import.dry_run,
        report: import.report,
        ..Request::new(import.list, import.file, import.login)
    };
    let _lock = super::hold(&config.data, Duration::ZERO)?;
    let office = Office::open(config).await?;
    let done = act(&office, &mut request).await;
    office.close().await;
    say(&done.map_err(|error| error.explain(lang))?.text);
    Ok(())
}

async fn act(office: &Office, request: &mut Request) -> Result<Summary, import::ImportError> {
    let survey = import::survey(office, request)?;
    let style = style(request, &survey)?;
    let bar = bar(survey.lines);
    let summary = import::run(office, request, &survey, style, &|done| bar.set_position(done)).await;
    bar.finish_and_clear();
    summary
}

/// The file's writing; what it does not show is asked on a terminal, once.
fn style(request: &mut Request, survey: &Survey) -> Result<Style, import::ImportError> {
    let words = words::of(request.lang);
    let mut shown = false;
    loop {
        let refusal = match survey.writing.style(request.numbers, request.dates) {
            Ok(style) => return Ok(style),
            Err(refusal) => refusal,
        };
        if !std::io::stdin().is_terminal() {
            return Err(refusal.into());
        }
        // Whoever answers should see what the columns were taken for.
        if !std::mem::replace(&mut shown, true) {
            say_aside(import::heading(request, survey));
        }
        match &refusal {
            Refusal::NumbersDoubtful { example, line } => request.numbers = numbers(&ask(words.ask_number, example, *line)?).ok(),
            Refusal::DatesDoubtful { example, line } => request.dates = dates(&ask(words.ask_date, example, *line)?).ok(),
            _ => return Err(refusal.into()),
        }
    }
}

fn ask(question: &str, example: &str, line: u64) -> std::io::Result<String> {
    let mut out = std::io::stderr();
    write!(out, "{example} ({line}). {question} ")?;
    out.flush()?;
    let mut answer = String::new();
    if std::io::stdin().lock().read_line(&mut answer)? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(answer.trim().to_owned())
}

/// Shown on a terminal only.
fn bar(lines: u64) -> ProgressBar {
    let bar = ProgressBar::new(lines);
    let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}  {per_sec}  {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
