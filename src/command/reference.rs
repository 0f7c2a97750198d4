//! `anjat reference show | check | apply`.

use super::{Failure, say, table};
use anjat::domain::civil::Day;
use anjat::domain::reports::lists::{Ended, Told};
use anjat::office::desk::lists;
use anjat::office::pack::check::{check, summary};
use anjat::office::pack::draft::{Draft, Files};
use anjat::office::pack::{Lang, words};
use anjat::office::store::reference::{self, Version};
use anjat::office::{Config, Office};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// What to do with the reference data.
#[derive(Debug, Subcommand)]
pub enum Reference {
    /// List the versions and what the one in force holds.
    Show,
    /// Say what would be wrong with a new version, and whom it would touch.
    Check(Tables),
    /// Put a new version into force. A server that is running takes it over within a second, and phones fetch it after
    /// their next exchange; a version is never taken back.
    Apply(Planned),
    /// Take a version back that waits for its day.
    Withdraw,
}

/// A version and its day.
#[derive(Clone, Debug, Args)]
pub struct Planned {
    #[command(flatten)]
    tables: Tables,
    /// The day from which it is in force, as 2027-01-01; today without it.
    #[arg(long, value_name = "DAY")]
    effective: Option<Day>,
}

/// CSV files with the columns of data/README.md. Each replaces its table whole; the others stay.
#[derive(Clone, Debug, Args)]
pub struct Tables {
    /// Areas of all levels: code,name[,lat,lng]. Needs --edition.
    #[arg(long, requires = "edition")]
    areas: Option<PathBuf>,
    /// What the new list of areas is called, as "Kepmendagri 300.2.2-2138/2025".
    #[arg(long)]
    edition: Option<String>,
    /// What became of area codes: old_code,new_code,kind; kinds are renamed, moved, merged and split.
    #[arg(long, requires = "areas")]
    changes: Option<PathBuf>,
    /// Commodities.
    #[arg(long)]
    commodities: Option<PathBuf>,
    /// Units.
    #[arg(long)]
    units: Option<PathBuf>,
    /// Fishing gear.
    #[arg(long)]
    gears: Option<PathBuf>,
    /// Plausibility limits.
    #[arg(long)]
    limits: Option<PathBuf>,
}

/// Does it.
pub async fn run(config: Config, what: Reference) -> Result<(), Failure> {
    let office = Office::open(config).await?;
    let done = match what {
        Reference::Show => show(&office).await,
        Reference::Check(tables) => look(&office, &tables).await.map(|_| say("It can be put into force.")),
        Reference::Apply(planned) => apply(&office, &planned).await,
        Reference::Withdraw => withdraw(&office).await,
    };
    office.close().await;
    done
}

async fn show(office: &Office) -> Result<(), Failure> {
    let versions = reference::all(&mut *office.reads().acquire().await?).await?;
    let row = |version: &Version| {
        let villages = version.pack.areas.iter().filter(|area| area.is_village()).count();
        let since = if version.made_ms == 0 { "first".to_owned() } else { anjat::domain::civil::Day::at_ms(version.made_ms).to_string() };
        let counts = [villages, version.pack.commodities.len(), version.pack.units.len(), version.pack.gears.len()];
        let text = [version.number.to_string(), since, version.from_seq.to_string(), version.pack.version.clone()];
        text.into_iter().chain(counts.map(|count| count.to_string())).chain([version.pack.area_list.clone()]).collect()
    };
    let rows: Vec<Vec<String>> = versions.iter().map(row).collect();
    if let Some(waiting) = reference::waiting(&mut *office.reads().acquire().await?).await? {
        say(format_args!("{} waits for {}: {}", waiting.draft.pack.version, waiting.day, waiting.draft.pack.area_list));
    }
    say(table(&["no.", "since", "after", "version", "villages", "commodities", "units", "gears", "edition of the areas"], &rows));
    Ok(())
}

/// Reads the files and says what they would do; an error when they cannot come into force.
async fn look(office: &Office, tables: &Tables) -> Result<(Version, Draft, Files), Failure> {
    let files = read(tables)?;
    let mut conn = office.reads().acquire().await?;
    let now = reference::newest(&mut conn).await?;
    let draft = Draft::over(&now.pack, &files)?;
    summary(&now.pack, &draft).into_iter().for_each(say);
    for (login, codes) in reference::grown(&mut conn, &draft.changes).await? {
        say(format_args!("account      {login} also gets {}", codes.join(" ")));
    }
    let wrong = check(&now.pack, &draft, &reference::uses(&mut conn).await?);
    if wrong.is_empty() {
        return Ok((now, draft, files));
    }
    let told = wrong.into_iter().map(|wrong| words::lists_told(Lang::En, &Told { line: files.line_of(&wrong), wrong }));
    Err(format!("it cannot be put into force:\n- {}", told.collect::<Vec<_>>().join("\n- ")).into())
}

async fn apply(office: &Office, planned: &Planned) -> Result<(), Failure> {
    let (now, _, files) = look(office, &planned.tables).await?;
    let today = Day::at_ms(office.now_ms());
    let day = planned.effective.unwrap_or(today);
    if day < today {
        return Err(words::lists_ended(Lang::En, Ended::PastDay).into());
    }
    match lists::put(office, &files, day, None).await.map_err(|refused| format!("{refused:?}"))? {
        Ended::InForce => say(format_args!("Version {} is in force: {}.", now.number + 1, office.pack().version)),
        Ended::Planned => say(format_args!("It comes into force on {day}.")),
        ended => return Err(words::lists_ended(Lang::En, ended).into()),
    }
    Ok(())
}

async fn withdraw(office: &Office) -> Result<(), Failure> {
    let withdrawn = lists::withdraw(office, None).await.map_err(|refused| format!("{refused:?}"))?;
    if withdrawn == Ended::Withdrawn {
        say("Withdrawn.")
    } else {
        say("None waits for its day.")
    }
    Ok(())
}

fn read(tables: &Tables) -> Result<Files, Failure> {
    let text = |file: &Option<PathBuf>| -> Result<Option<Vec<u8>>, Failure> {
        let read = |file: &Path| std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
        Ok(file.as_deref().map(read).transpose()?)
    };
    Ok(Files {
        edition: tables.edition.clone(),
        areas: text(&tables.areas)?,
        changes: text(&tables.changes)?,
        commodities: text(&tables.commodities)?,
        units: text(&tables.units)?,
        gears: text(&tables.gears)?,
        limits: text(&tables.limits)?,
    })
}
