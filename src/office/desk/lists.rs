//! The reference lists at the desk: versions, an uploaded draft with what it would change, and its way into force.

use super::{Door, Here, failed, failed_write};
use crate::domain::civil::Day;
use crate::domain::ids::PersonId;
use crate::domain::reports::desk::Refused;
use crate::domain::reports::lists::{Ended, LISTED_MAX, ListsPage, Report, Told, VersionRow, Wrong};
use crate::office::Office;
use crate::office::pack::check::{Uses, check};
use crate::office::pack::difference::differences;
use crate::office::pack::draft::{Draft, Files};
use crate::office::store::reference::{self, NewVersion, Version};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Uploads kept at once, over all people; the oldest goes first. A province's areas are some hundred KB.
const KEPT_MAX: usize = 8;

/// Uploads whose changes are being looked at. A file that is lost with the process is uploaded again.
static SHELF: Mutex<VecDeque<Kept>> = Mutex::new(VecDeque::new());

struct Kept {
    token: String,
    person: PersonId,
    files: Files,
}

/// Keeps uploaded files for the person; the page finds them under the token.
pub fn keep(person: PersonId, files: Files) -> String {
    let token = crate::office::random::hex(16);
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    while shelf.len() >= KEPT_MAX {
        shelf.pop_front();
    }
    shelf.push_back(Kept { token: token.clone(), person, files });
    token
}

fn kept(person: PersonId, token: &str) -> Option<Files> {
    let shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    shelf.iter().find(|kept| kept.token == token && kept.person == person).map(|kept| kept.files.clone())
}

/// The page.
pub async fn page(here: &Here, token: &str) -> Result<ListsPage, Refused> {
    read(here, token).await.map_err(failed)
}

async fn read(here: &Here, token: &str) -> Result<ListsPage, sqlx::Error> {
    let mut conn = here.office.reads().acquire().await?;
    let mut versions = reference::all(&mut conn).await?;
    versions.reverse();
    drop(conn);
    let now = versions.first();
    let waiting = reference::waiting(&mut *here.office.reads().acquire().await?).await?;
    let waiting = match (waiting, now) {
        (Some(waiting), Some(now)) => Some((waiting.day.to_string(), report(&here.office, now, &waiting.draft, None).await?)),
        _ => None,
    };
    let draft = match (kept(here.session.person, token), now) {
        (Some(files), Some(now)) => Some((token.to_owned(), look(&here.office, now, &files).await?.0)),
        _ => None,
    };
    let row = |version: &Version| VersionRow {
        number: version.number,
        since: (version.made_ms > 0).then(|| Day::at_ms(version.made_ms).to_string()),
        version: version.pack.version.clone(),
        edition: version.pack.area_list.clone(),
        villages: count(version.pack.areas.iter().filter(|area| area.is_village())),
        commodities: count(version.pack.commodities.iter()),
        units: count(version.pack.units.iter()),
        gears: count(version.pack.gears.iter()),
    };
    Ok(ListsPage {
        versions: versions.iter().map(row).collect(),
        waiting,
        draft,
        today: Day::at_ms(here.office.now_ms()).to_string(),
        who: here.who(),
    })
}

fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).unwrap_or(i64::MAX)
}

/// What files would change and what is wrong with them; the draft, when they can be read at all.
pub async fn look(office: &Office, now: &Version, files: &Files) -> sqlx::Result<(Report, Option<Draft>)> {
    match Draft::over(&now.pack, files) {
        Ok(draft) => Ok((report(office, now, &draft, Some(files)).await?, Some(draft))),
        Err(error) => {
            let (line, unread) = error.unread();
            let wrong = vec![Told { line, wrong: Wrong::Unread(error.table, unread) }];
            Ok((Report { wrong, ..Report::default() }, None))
        }
    }
}

async fn report(office: &Office, now: &Version, draft: &Draft, files: Option<&Files>) -> sqlx::Result<Report> {
    let mut conn = office.reads().acquire().await?;
    let uses: Uses = reference::uses(&mut conn).await?;
    let grown = reference::grown(&mut conn, &draft.changes).await?;
    let line = |wrong: &Wrong| files.and_then(|files| files.line_of(wrong));
    let wrong = check(&now.pack, draft, &uses).into_iter().map(|wrong| Told { line: line(&wrong), wrong }).collect();
    let mut sorted: Vec<(_, _, i64, Vec<_>)> = Vec::new();
    for difference in differences(&now.pack, draft, &uses) {
        let (table, fate) = (difference.table, difference.fate);
        let at = sorted.iter().position(|(of, what, ..)| (*of, *what) == (table, fate)).unwrap_or_else(|| {
            sorted.push((table, fate, 0, Vec::new()));
            sorted.len() - 1
        });
        if let Some((_, _, all, first)) = sorted.get_mut(at) {
            *all += 1;
            if first.len() < LISTED_MAX {
                first.push(difference);
            }
        }
    }
    sorted.sort_by_key(|(table, fate, ..)| (*table, *fate));
    Ok(Report { edition: draft.pack.area_list.clone(), differences: sorted, grown, wrong })
}

/// Puts the uploaded draft into force: at once, or on a later day.
pub async fn apply(here: &Here, token: &str, day: &str) -> Result<Ended, Refused> {
    let Some(files) = kept(here.session.person, token) else { return Ok(Ended::Lost) };
    let today = Day::at_ms(here.office.now_ms());
    let day = match day.trim().parse::<Day>() {
        Ok(day) if day < today => return Ok(Ended::PastDay),
        Ok(day) => day,
        Err(_) => return Ok(Ended::BadDay),
    };
    put(&here.office, &files, day, Some(here.session.person)).await
}

/// The same for whoever has files and a day.
pub async fn put(office: &Office, files: &Files, day: Day, person: Option<PersonId>) -> Result<Ended, Refused> {
    let now = async {
        let mut conn = office.reads().acquire().await?;
        Ok::<_, sqlx::Error>((reference::newest(&mut conn).await?, reference::waiting(&mut conn).await?.is_some()))
    };
    let (now, occupied) = now.await.map_err(failed)?;
    if occupied {
        return Ok(Ended::Occupied);
    }
    let (report, draft) = look(office, &now, files).await.map_err(failed)?;
    let Some(draft) = draft.filter(|_| report.wrong.is_empty()) else { return Ok(Ended::StillWrong) };
    let changes = files.changes_text();
    let new = NewVersion { draft, over: now.number, changes, now_ms: office.now_ms(), person };
    let at_once = day <= Day::at_ms(office.now_ms());
    let applied = if at_once {
        office.writer().run(reference::apply(new)).await.map_err(failed_write)?.is_some()
    } else {
        office.writer().run(reference::plan(new, day)).await.map_err(failed_write)?
    };
    Ok(match (applied, at_once) {
        (false, _) => Ended::Overtaken,
        (true, true) => Ended::InForce,
        (true, false) => Ended::Planned,
    })
}

/// Takes a version that waits for its day back.
pub async fn withdraw(office: &Office, person: Option<PersonId>) -> Result<Ended, Refused> {
    let gone = office.writer().run(reference::withdraw(person, office.now_ms())).await.map_err(failed_write)?;
    Ok(if gone { Ended::Withdrawn } else { Ended::Lost })
}

/// Sends the browser back to the page, which says how it ended; a draft that is still there stays in view.
pub fn show(door: &Door, ended: Ended, token: &str) {
    let draft = if ended.is_good() || token.is_empty() { String::new() } else { format!("&draf={token}") };
    door.go(&format!("/meja/daftar?kabar={}{draft}", ended.as_str()));
}
