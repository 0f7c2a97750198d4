//! The writer: one task owns the write connection, and every change goes through it in turn.
//!
//! A request hands over a job and waits for its answer; the commit runs here, never in the request's future, so a
//! client that hangs up changes nothing (F45). Pushes that wait together share one transaction and one flush; each is
//! still decided on what the ones before it wrote. Answers leave after the commit returned (I5).

use super::heads::Heads;
use super::push::{self, PushJob, Pushed};
use super::writing::Writing;
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Pushes that share a commit: about as many as arrive while one flush runs.
const GROUP_MAX: usize = 16;
/// Jobs that wait; beyond that, requests wait for a place (back-pressure).
const QUEUE_MAX: usize = 256;

/// A future that borrows the writer.
pub type Work<'w, T> = Pin<Box<dyn Future<Output = sqlx::Result<T>> + Send + 'w>>;

/// Why a change did not happen.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The office is closing.
    #[error("the office is closing")]
    Closed,
    /// The database did not take it; nothing was changed.
    #[error("not written: {0}")]
    Failed(String),
    /// The disk has no room for it; nothing was changed (79).
    #[error("not written: the disk is full")]
    Full,
}

/// SQLite's result code for a disk, or a database of limited size, without room.
const SQLITE_FULL: &str = "13";

impl From<&sqlx::Error> for WriteError {
    fn from(error: &sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|error| error.code());
        if code.as_deref() == Some(SQLITE_FULL) { WriteError::Full } else { WriteError::Failed(error.to_string()) }
    }
}

impl From<WriteError> for crate::office::problem::Refusal {
    fn from(_: WriteError) -> Self {
        // Logged by the writer, once.
        crate::office::problem::Code::Busy.into()
    }
}

type Told = Box<dyn FnOnce(Result<(), WriteError>) + Send>;
type Task = Box<dyn for<'w> FnOnce(&'w mut Writing) -> Pin<Box<dyn Future<Output = (bool, Told)> + Send + 'w>> + Send>;

enum Job {
    Push(Box<PushJob>, oneshot::Sender<Result<Pushed, WriteError>>),
    Task(Task),
    Close(oneshot::Sender<()>),
}

/// The door to the writer. Clones share it.
#[derive(Clone, Debug)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
    heads: Arc<Heads>,
}

impl Writer {
    /// Starts the task.
    pub fn start(writing: Writing) -> Self {
        let heads = Arc::new(Heads::new(writing.head, writing.feeds.clone(), writing.pack.clone()));
        let (jobs, queue) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(Loop { writing, heads: heads.clone(), stale: false, written: 0 }.run(queue));
        Self { jobs, heads }
    }

    /// Heads as of the last commit.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// Decides and writes a push.
    pub async fn push(&self, job: PushJob) -> Result<Pushed, WriteError> {
        let (tell, told) = oneshot::channel();
        self.jobs.send(Job::Push(Box::new(job), tell)).await.map_err(|_| WriteError::Closed)?;
        told.await.map_err(|_| WriteError::Closed)?
    }

    /// Runs any other change in a transaction of its own.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl for<'w> FnOnce(&'w mut Writing) -> Work<'w, T> + Send + 'static,
    ) -> Result<T, WriteError> {
        let (tell, told) = oneshot::channel();
        let task: Task = Box::new(move |writing| {
            Box::pin(async move {
                let result = work(writing).await;
                let fine = result.is_ok();
                let told: Told = Box::new(move |committed| {
                    let result = result.map_err(|error| WriteError::from(&error));
                    // Nobody waits any more: the change stands all the same.
                    _ = tell.send(committed.and(result));
                });
                (fine, told)
            })
        });
        self.jobs.send(Job::Task(task)).await.map_err(|_| WriteError::Closed)?;
        told.await.map_err(|_| WriteError::Closed)?
    }

    /// Finishes what waits and closes the connection.
    pub async fn close(&self) {
        let (tell, told) = oneshot::channel();
        if self.jobs.send(Job::Close(tell)).await.is_ok() {
            _ = told.await;
        }
    }
}

struct Loop {
    writing: Writing,
    heads: Arc<Heads>,
    /// A transaction was undone: the caches must be loaded again before the next one.
    stale: bool,
    /// SQLite's `data_version` when the caches were loaded.
    written: i64,
}

type Waiting = (Box<PushJob>, oneshot::Sender<Result<Pushed, WriteError>>);

impl Loop {
    async fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut next = None;
        loop {
            let job = match next.take() {
                Some(job) => job,
                None => match queue.recv().await {
                    Some(job) => job,
                    None => return,
                },
            };
            match job {
                Job::Push(job, tell) => {
                    let mut group = vec![(job, tell)];
                    while group.len() < GROUP_MAX {
                        match queue.try_recv() {
                            Ok(Job::Push(job, tell)) => group.push((job, tell)),
                            Ok(other) => {
                                next = Some(other);
                                break;
                            }
                            Err(_) => break,
                        }
                    }
                    self.group(group).await;
                }
                Job::Task(task) => self.task(task).await,
                Job::Close(tell) => {
                    queue.close();
                    while let Ok(job) = queue.try_recv() {
                        match job {
                            Job::Push(job, tell) => self.group(vec![(job, tell)]).await,
                            Job::Task(task) => self.task(task).await,
                            Job::Close(_) => {}
                        }
                    }
                    use sqlx::Connection as _;
                    if let Err(error) = self.writing.conn.close().await {
                        tracing::error!(error.message = %error, "the database did not close cleanly");
                    }
                    _ = tell.send(());
                    return;
                }
            }
        }
    }

    /// Several pushes in one transaction; when that fails, each in one of its own, so that none suffers for another (I10).
    async fn group(&mut self, group: Vec<Waiting>) {
        match self.pushes(&group).await {
            Ok(answers) => {
                for ((_, tell), answer) in group.into_iter().zip(answers) {
                    _ = tell.send(Ok(answer));
                }
            }
            Err(error) if group.len() == 1 => {
                tracing::error!(error.message = %error, "a push was not written");
                for (_, tell) in group {
                    _ = tell.send(Err(WriteError::from(&error)));
                }
            }
            Err(_) => {
                for waiting in group {
                    Box::pin(self.group(vec![waiting])).await;
                }
            }
        }
    }

    async fn pushes(&mut self, group: &[Waiting]) -> sqlx::Result<Vec<Pushed>> {
        self.begin().await?;
        let writing = &mut self.writing;
        let work = async move {
            let mut answers = Vec::with_capacity(group.len());
            for (job, _) in group {
                writing.clear();
                answers.push(push::run(writing, job).await?);
            }
            Ok(answers)
        };
        let result = caught(work).await;
        self.end(result).await
    }

    async fn task(&mut self, task: Task) {
        if let Err(error) = self.begin().await {
            tracing::error!(error.message = %error, "a change was not written");
            return;
        }
        self.writing.clear();
        let work = task(&mut self.writing);
        let result = caught(async move { Ok(work.await) }).await;
        match result {
            Ok((true, tell)) => {
                let committed = self.end(Ok(())).await;
                tell(committed.map_err(|error| WriteError::from(&error)));
            }
            Ok((false, tell)) => {
                _ = self.end(Err::<(), _>(sqlx::Error::RowNotFound)).await;
                tell(Ok(()));
            }
            Err(error) => _ = self.end(Err::<(), _>(error)).await,
        }
    }

    async fn begin(&mut self) -> sqlx::Result<()> {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut self.writing.conn).await?;
        let fresh = self.refresh().await;
        if fresh.is_err() {
            _ = sqlx::query("ROLLBACK").execute(&mut self.writing.conn).await;
        }
        fresh
    }

    /// Loads the caches anew after an undone transaction, and when a command beside the server has written: SQLite tells
    /// a connection that others have committed.
    async fn refresh(&mut self) -> sqlx::Result<()> {
        let written: i64 = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut self.writing.conn).await?;
        if self.stale || written != self.written {
            self.writing.reload().await?;
            // What others wrote has grown unseen: readers are shown every feed's head.
            self.writing.grown.extend(self.writing.feeds.keys().cloned());
            (self.stale, self.written) = (false, written);
        }
        Ok(())
    }

    /// Commits what went well and shows it to readers; undoes what did not.
    async fn end<T>(&mut self, result: sqlx::Result<T>) -> sqlx::Result<T> {
        let committed = match result {
            Ok(value) => sqlx::query("COMMIT").execute(&mut self.writing.conn).await.map(|_| value),
            Err(error) => Err(error),
        };
        self.writing.clear();
        let grown = std::mem::take(&mut self.writing.grown);
        if committed.is_ok() {
            let feeds = &self.writing.feeds;
            let grown = grown.into_iter().filter_map(|feed| feeds.get(&feed).map(|head| (feed, *head)));
            self.heads.publish(self.writing.head, grown, &self.writing.pack);
        } else {
            self.stale = true;
            _ = sqlx::query("ROLLBACK").execute(&mut self.writing.conn).await;
        }
        committed
    }
}

/// Turns a panic into an error: the writer must outlive any single job.
async fn caught<T>(work: impl Future<Output = sqlx::Result<T>> + Send) -> sqlx::Result<T> {
    crate::office::panics::caught(work).await.unwrap_or_else(|panic| Err(sqlx::Error::Protocol(panic.to_string())))
}
