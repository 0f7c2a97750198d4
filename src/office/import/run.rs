//! Second and third reading: counts what comes twice, then brings the lines in, batch by batch. While the writer commits
//! one batch the next is read and judged.

use super::draft::{Draft, Drafting, Spoilt};
use super::find::{self, Account, Finder};
use super::identity::{self, Mark, Sieve};
use super::judge::{Bench, Judged, Ready};
use super::line::{Found, Line};
use super::mend::{self, Mend};
use super::names::Names;
use super::places::Places;
use super::report::{Report, Summary};
use super::style::{Style, kept_as};
use super::survey::Survey;
use super::write::{self, Author};
use super::{ImportError, Request};
use crate::domain::access::{Action, Relation, allows};
use crate::domain::civil::Day;
use crate::domain::form::Ask;
use crate::domain::ids::RecordId;
use crate::domain::import::{Column, Fault, List, Refusal};
use crate::domain::nik::Nik;
use crate::office::Office;
use crate::office::store::load;
use crate::office::store::project::RecordRow;
use crate::office::store::writer::WriteError;
use crate::sync::wire::{LineResult, Status};
use crate::words::import as words;
use std::collections::HashMap;
use std::ops::ControlFlow;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Lines that are judged together and stored in one transaction. Each worker's heap keeps what its largest batch took, and
/// a long list meets every worker sooner or later: this, not the list, is what memory grows by.
const BATCH_LINES: usize = 200;

/// Batches that are read ahead.
const READ_AHEAD: usize = 1;

/// Brings a surveyed file in. `progress` is told how many lines are done.
pub async fn run(
    office: &Office,
    request: &Request,
    survey: &Survey,
    style: Style,
    progress: &dyn Fn(u64),
) -> Result<Summary, ImportError> {
    let account = find::account(office.reads(), &request.login).await?.ok_or(Refusal::Account)?;
    let action = if request.kind == List::Producers { Action::Register } else { Action::Report };
    if !allows(account.role, action, Relation::Inside) || account.territory.is_empty() {
        return Err(Refusal::Role.into());
    }
    let sieve = counted(office, request, survey, style).await?;
    let store = identity::store(office.keys(), office.province(), account.person);
    let author = Author { person: account.person, store, n: find::highest(office.reads(), store).await? };
    let holds = survey.kept.profile.holds().into_iter().enumerate();
    let dropped = holds.filter(|(_, column)| matches!(column, Some(Column::Mends | Column::Reasons))).map(|(at, _)| at).collect();
    let mend = Mend::new(mend::path_for(&request.file), &survey.header.names, dropped, survey.source.separator());
    let mut run = Run {
        office,
        request,
        survey,
        account: &account,
        today: Day::at_ms(office.now_ms()),
        names: Names::new(office.pack()),
        places: Places::new(office.pack()),
        late_reason: late_reason(request),
        sieve,
        finder: Finder::new(office.reads().clone()),
        author,
        report: Report::begin(request, survey)?,
        mend,
        writing: None,
    };
    let (send, mut batches) = mpsc::channel(READ_AHEAD);
    let (whole, shape) = (survey.clone(), survey.shape());
    let reading = tokio::task::spawn_blocking(move || {
        let mut batch = Vec::with_capacity(BATCH_LINES);
        whole.each(&mut |row| {
            batch.push(shape.line(row, style));
            if batch.len() < BATCH_LINES || send.blocking_send(std::mem::take(&mut batch)).is_ok() {
                return ControlFlow::Continue(());
            }
            ControlFlow::Break(())
        })?;
        // Nobody listens any more: the reason is told there.
        _ = send.blocking_send(batch);
        Ok::<_, ImportError>(())
    });
    while let Some(batch) = batches.recv().await {
        run.batch(batch).await?;
        progress(run.report.counts.lines);
    }
    reading.await.map_err(|_| ImportError::Stopped)??;
    run.settle().await?;
    let mend = run.mend.finish()?;
    run.report.finish(request, mend)
}

/// What the record keeps of the file that it came from, where the form asks why it is late.
fn late_reason(request: &Request) -> String {
    let file = request.file.file_name().unwrap_or_default().to_string_lossy();
    format!("{} {}", words::of(request.lang).late_reason, file.chars().take(100).collect::<String>())
}

/// The second reading.
async fn counted(office: &Office, request: &Request, survey: &Survey, style: Style) -> Result<Sieve, ImportError> {
    let (survey, office, kind) = (survey.clone(), office.clone(), request.kind);
    let counting = tokio::task::spawn_blocking(move || {
        let mut sieve = Sieve::default();
        let shape = survey.shape();
        let names = identity::Names { keys: office.keys(), province: office.province(), kind, list: &survey.kept.profile.list };
        survey.each(&mut |row| {
            let line = shape.line(row, style);
            let nik = nik_of(kind, &line).map(|nik| office.keys().nik_mark(&nik));
            [Some(named(&names, &line)), nik].into_iter().flatten().for_each(|mark| sieve.notice(mark));
            ControlFlow::Continue(())
        })?;
        sieve.turn();
        Ok(sieve)
    });
    counting.await.map_err(|_| ImportError::Stopped)?
}

/// What names a line before equal ones are told apart.
fn named(names: &identity::Names, line: &Line) -> Mark {
    let mends = line.get(Column::Mends);
    names.key(line).unwrap_or_else(|| if mends.is_empty() { names.content(line) } else { names.mended(mends) })
}

/// The digits that a line registers.
fn nik_of(kind: List, line: &Line) -> Option<String> {
    let nik = Nik::read(line.get(Column::Answer(Ask::Nik))).ok().filter(|_| kind == List::Producers)?;
    Some(nik.digits().to_owned())
}

type Written = JoinHandle<Result<Vec<LineResult>, WriteError>>;

struct Run<'a> {
    office: &'a Office,
    request: &'a Request,
    survey: &'a Survey,
    account: &'a Account,
    today: Day,
    names: Names,
    places: Places,
    late_reason: String,
    sieve: Sieve,
    finder: Finder,
    author: Author,
    report: Report<'a>,
    mend: Mend,
    /// Good lines that the writer has, and its answer.
    writing: Option<(Vec<Ready>, Written)>,
}

/// A line after its drafting, with the name under which it comes back.
struct Drafted {
    draft: Result<Box<Draft>, Spoilt>,
    name: String,
}

impl Run<'_> {
    async fn batch(&mut self, lines: Vec<Line>) -> Result<(), ImportError> {
        self.report.counts.lines += lines.len() as u64;
        let mut drafted = self.draft(lines);
        let drafts = || drafted.iter().filter_map(|drafted| drafted.draft.as_ref().ok());
        self.finder.load(drafts().filter_map(|draft| draft.wanted.as_ref())).await?;
        let records: Vec<RecordId> = drafts().map(|draft| draft.record).collect();
        let marks: Vec<Mark> = drafts().filter_map(|draft| draft.nik).collect();
        let holders = find::nik_holders(self.office.reads(), &marks).await?;
        let before = {
            let mut conn = self.office.reads().acquire().await?;
            load::records(&mut conn, &records).await?
        };
        let before: HashMap<RecordId, RecordRow> = before.into_iter().map(|row| (row.id, row)).collect();
        let mut ready = Vec::new();
        for Drafted { draft, name } in drafted.drain(..) {
            let judged = match draft {
                Err(spoilt) => Judged::Bad(spoilt),
                Ok(draft) => self.judge(*draft, &holders, &before).await?,
            };
            match judged {
                Judged::Same => self.report.counts.same += 1,
                Judged::Bad(spoilt) => self.bad(&spoilt.line, &name, &spoilt.found)?,
                Judged::New(one) => {
                    self.report.counts.new += 1;
                    ready.push(*one);
                }
                Judged::Changed(one) => {
                    self.report.counts.changed += 1;
                    ready.push(*one);
                }
            }
        }
        ready.iter().for_each(|ready| self.report.remark(&ready.warnings));
        if self.request.dry_run || ready.is_empty() {
            return Ok(());
        }
        let jobs = write::pushes(self.office, &mut self.author, &ready);
        self.settle().await?;
        let office = self.office.clone();
        self.writing = Some((ready, tokio::spawn(async move { write::write(&office, jobs).await })));
        Ok(())
    }

    /// Lines as drafts, those that come twice told apart.
    fn draft(&mut self, lines: Vec<Line>) -> Vec<Drafted> {
        let profile = &self.survey.kept.profile;
        let names =
            identity::Names { keys: self.office.keys(), province: self.office.province(), kind: self.request.kind, list: &profile.list };
        let drafting = Drafting {
            keys: self.office.keys(),
            province: self.office.province(),
            identity: names,
            producers: &profile.producers,
            names: &self.names,
            places: &self.places,
            bps: self.survey.bps,
            fixed: &profile.fixed,
            says_village: self.survey.says_village,
            late_reason: &self.late_reason,
            lang: self.request.lang,
        };
        let writing = kept_as(self.survey.writing.known(self.request.numbers, self.request.dates));
        let mut drafted = Vec::with_capacity(lines.len());
        for line in lines {
            let (number, mends) = (line.line, line.get(Column::Mends).to_owned());
            let nik = nik_of(self.request.kind, &line).map(|nik| self.office.keys().nik_mark(&nik));
            let named = named(&names, &line);
            let (before, first_line) = self.sieve.count(named, number);
            let is_own = names.key(&line).is_some() || !mends.is_empty();
            let mark = if is_own { named } else { names.one_of(named, before) };
            let mut found = Vec::new();
            if is_own && before > 0 {
                found.push(Found::at(Column::Key, Fault::KeyTwice { line: first_line }));
            }
            if let Some((1.., line)) = nik.map(|mark| self.sieve.count(mark, number)) {
                found.push(Found::at(Column::Answer(Ask::Nik), Fault::NikTwice { line }));
            }
            let draft = match drafting.draft(line, mark) {
                Ok(draft) if found.is_empty() => Ok(Box::new(draft)),
                Ok(draft) => Err(Spoilt::new(draft.line, found)),
                Err(spoilt) => Err(Spoilt { found: [found, spoilt.found].concat(), ..spoilt }),
            };
            let name = if mends.is_empty() { format!("{writing}-{}", identity::short(mark)) } else { mends };
            drafted.push(Drafted { draft, name });
        }
        drafted
    }

    async fn judge(
        &mut self,
        draft: Draft,
        holders: &HashMap<Mark, RecordId>,
        before: &HashMap<RecordId, RecordRow>,
    ) -> Result<Judged, ImportError> {
        let bad = |draft: Draft, column: Column, fault: Fault| Ok(Judged::Bad(Spoilt::new(draft.line, vec![Found::at(column, fault)])));
        let (before, pack) = (before.get(&draft.record), self.office.pack());
        if draft.nik.and_then(|mark| holders.get(&mark)).is_some_and(|holder| *holder != draft.record) {
            return bad(draft, Column::Answer(Ask::Nik), Fault::NikTaken);
        }
        let producer = match draft.wanted.as_ref().map(|wanted| (wanted.column(), self.finder.producer(wanted, &pack))) {
            None => None,
            Some((_, Ok(producer))) => Some(producer),
            Some((column, Err(fault))) => return bad(draft, column, fault),
        };
        let mut holding = None;
        if let Some(producer) = producer.as_ref().filter(|_| !draft.holding.is_empty()) {
            holding = self.finder.holding(producer.id, &draft.holding).await?;
            if holding.is_none() {
                let name = draft.holding.clone();
                return bad(draft, Column::Answer(Ask::Holding), Fault::HoldingUnknown { name });
            }
        }
        let bench = Bench {
            keys: self.office.keys(),
            pack: &pack,
            today: self.today,
            person: self.account.person,
            territory: &self.account.territory,
        };
        Ok(bench.judge(draft, producer.as_ref(), holding, before))
    }

    fn bad(&mut self, line: &Line, name: &str, found: &[Found]) -> Result<(), ImportError> {
        let reasons = self.report.bad(line, found)?;
        if !self.request.dry_run {
            self.mend.add(line, name, &reasons)?;
        }
        Ok(())
    }

    /// Waits for the writer. Nothing that follows is written after a batch that was not.
    async fn settle(&mut self) -> Result<(), ImportError> {
        let Some((ready, written)) = self.writing.take() else { return Ok(()) };
        let results = written.await.map_err(|_| ImportError::Stopped)??;
        for (ready, result) in ready.iter().zip(results) {
            if let Status::Held(code) = result.status {
                let counts = &mut self.report.counts;
                *(if ready.parent.is_some() { &mut counts.changed } else { &mut counts.new }) -= 1;
                self.report.bad(&ready.line, &[Found::whole(Fault::Held { code: code.as_str().to_owned() })])?;
            }
        }
        Ok(())
    }
}
