//! `anjat demo`.

use super::{Failure, say, say_aside, serve, table};
use crate::Listen;
use anjat::domain::civil::Day;
use anjat::office::demo::province::{self, Options, SEED, Way};
use anjat::office::demo::{PROVINCE, contents};
use anjat::office::{Config, Office};
use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

/// Most producers: beyond, made-up NIKs would begin to repeat.
const PRODUCERS_MAX: u64 = 10_000_000;

/// Reports of so many years at most.
const YEARS_MAX: u32 = 20;

/// Lies in a folder while it is filled: what was cut off may be broken, for nothing is flushed before the end.
const UNFINISHED: &str = "demonstration-unfinished";

/// Says how far it is every so many revisions.
const TELL_EVERY: u64 = 50_000;

/// What province to make. The same seed and day give the same database, key for key: its keys are public and it is for
/// trying only.
#[derive(Clone, Debug, clap::Args)]
pub struct Demo {
    /// What everything is drawn from.
    #[arg(long, default_value_t = SEED)]
    seed: u64,
    /// How many producers. Above 5,000 times years they are written in bulk.
    #[arg(long, default_value_t = 1200, value_parser = clap::value_parser!(u64).range(1..=PRODUCERS_MAX))]
    producers: u64,
    /// How many years of reports.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(YEARS_MAX)))]
    years: u32,
    /// The day on which the reports end, YYYY-MM-DD; today when it is not given.
    #[arg(long)]
    until: Option<Day>,
    /// Only fill the database.
    #[arg(long)]
    no_serve: bool,
}

/// Nobody works with a demonstration that was cut off.
pub fn refuse_unfinished(data: &Path) -> Result<(), Failure> {
    if data.join(UNFINISHED).exists() {
        let folder = data.display();
        return Err(format!("the demonstration in {folder} was not finished: delete the folder and make it again").into());
    }
    Ok(())
}

/// Fills an empty data folder and, unless told otherwise, serves it.
pub async fn run(config: Config, listen: Listen, demo: Demo) -> Result<(), Failure> {
    let data = config.data.clone();
    if config.province.as_deref().is_some_and(|province| province != PROVINCE) {
        return Err(format!("the demonstration's people live in province {PROVINCE}").into());
    }
    refuse_unfinished(&data)?;
    if data.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!(
            "{} is not empty: a demonstration is made in an empty folder (give one with --data); to serve what is there, use `anjat serve`",
            data.display()
        )
        .into());
    }
    let _lock = super::hold(&data, Duration::ZERO)?;
    let today = Day::at_ms(now_ms());
    let until = demo.until.unwrap_or(today);
    if until > today {
        return Err("--until lies ahead".into());
    }
    let options = Options { seed: demo.seed, producers: demo.producers, years: demo.years, until };
    province::make_keys(&data, options.seed)?;
    // Half a demonstration is of no use: it is flushed once it is whole.
    File::create(data.join(UNFINISHED))?;
    let office = Office::open(Config { flushes: false, ..config.clone() }).await?;
    let filled = fill(&office, options).await;
    office.close().await;
    filled?;
    File::open(data.join("anjat.db"))?.sync_all()?;
    std::fs::remove_file(data.join(UNFINISHED))?;
    if demo.no_serve {
        return Ok(());
    }
    serve::serve(Office::open(config).await?, listen).await
}

/// Fills it, and says what came of it.
async fn fill(office: &Office, options: Options) -> Result<(), Failure> {
    let (started, mut told) = (Instant::now(), 0);
    let sampled = province::fill(office, options, options.way(), |progress| {
        if progress.revisions >= told + TELL_EVERY {
            told = progress.revisions;
            let rate = per_second(told, started);
            say_aside(format_args!("{}: {told} revisions, {rate} per second", progress.day));
        }
    })
    .await?;
    let revisions: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM revision").fetch_one(office.reads()).await?;
    let seconds = started.elapsed().as_secs_f64();
    let way = if options.way() == Way::Bulk { "in bulk" } else { "with every decision" };
    let rate = per_second(revisions.unsigned_abs(), started);
    let memory = memory_peak_mb().map(|peak| format!(", {peak} MB of memory at most")).unwrap_or_default();
    say(format_args!("\n{revisions} revisions written {way} in {seconds:.1} s, {rate} per second{memory}.\n"));
    if let Some(sampled) = sampled {
        say(format_args!(
            "Checked: a sample of {} revisions was rebuilt elsewhere, and its {} rows are equal to those written.\n",
            sampled.revisions, sampled.rows
        ));
    }
    let counts = contents::counts(office.reads()).await?;
    let rows: Vec<Vec<String>> = counts.into_iter().map(|(kind, state, count)| vec![kind, state, count.to_string()]).collect();
    say(table(&["kind", "state", "count"], &rows));
    say(format_args!("\nseed {}, until {}\nisi basis data: {}", options.seed, options.until, contents::hash(office.reads()).await?));
    Ok(())
}

fn per_second(count: u64, since: Instant) -> u64 {
    (count as f64 / since.elapsed().as_secs_f64().max(0.001)) as u64
}

/// What the process has ever had in memory at once, where the system says so.
fn memory_peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib / 1024)
}

fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
