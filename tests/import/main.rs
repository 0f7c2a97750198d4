//! Lists of three shapes and many sorts of bad ones, brought in through the real store (issue 3, item 2).

#[path = "../support/mod.rs"]
mod support;

mod again;
mod bad;
mod killed;
mod shapes;
mod sheets;
mod speed;
mod terminal;

use anjat::domain::access::Role;
use anjat::domain::ids::RecordId;
use anjat::office::import::{self, Counts, Fault, ImportError, List, Refusal, Request, Summary};
use anjat::office::store::load;
use serde_json::Value;
use std::path::{Path, PathBuf};
use support::{TestApp, User};

/// An office with an importing officer of the whole province.
struct Bed {
    app: TestApp,
    officer: User,
    /// Lists are copied here: the lines to mend are put beside them.
    lists: tempfile::TempDir,
}

impl Bed {
    async fn make() -> Self {
        let app = TestApp::init().await;
        let officer = app.user(Role::Officer, &["65"]).await;
        Self { app, officer, lists: tempfile::tempdir().unwrap() }
    }

    /// One with the producers of the first list.
    async fn with_producers() -> Self {
        let bed = Self::make().await;
        let summary = bed.import(List::Producers, "petani-kode.csv").await;
        assert_eq!(counts(&summary), [4, 4, 0, 0, 0], "{}", summary.text);
        bed
    }

    /// A list of the fixtures.
    fn list(&self, name: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name);
        let to = self.lists.path().join(name);
        std::fs::copy(from, &to).unwrap();
        to
    }

    /// A list written here.
    fn written(&self, name: &str, text: &str) -> PathBuf {
        let path = self.lists.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn request(&self, kind: List, file: impl Into<PathBuf>) -> Request {
        Request::new(kind, file, self.officer.login.clone())
    }

    async fn import(&self, kind: List, name: &str) -> Summary {
        self.run(&self.request(kind, self.list(name))).await.unwrap()
    }

    async fn run(&self, request: &Request) -> Result<Summary, ImportError> {
        let survey = import::survey(&self.app.office, request)?;
        let style = survey.writing.style(request.numbers, request.dates)?;
        import::run(&self.app.office, request, &survey, style, &|_| {}).await
    }

    async fn refused(&self, request: &Request) -> Refusal {
        match self.run(request).await {
            Err(ImportError::Refused(refusal)) => refusal,
            Err(error) => panic!("{error:?}"),
            Ok(summary) => panic!("{}", summary.text),
        }
    }

    /// Ids and fields of all records, by id.
    async fn records(&self) -> Vec<(RecordId, String, Value)> {
        records(self.app.office.reads()).await
    }

    /// The fields of records of one sort.
    async fn of(&self, kind: &str) -> Vec<Value> {
        self.records().await.into_iter().filter(|(_, of, _)| of == kind).map(|(_, _, fields)| fields).collect()
    }
}

async fn records(pool: &sqlx::SqlitePool) -> Vec<(RecordId, String, Value)> {
    let ids: Vec<Vec<u8>> = sqlx::query_scalar("SELECT id FROM record ORDER BY id").fetch_all(pool).await.unwrap();
    let ids: Vec<RecordId> = ids.iter().map(|id| RecordId::from_slice(id).unwrap()).collect();
    let mut rows = load::records(&mut pool.acquire().await.unwrap(), &ids).await.unwrap();
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| (row.id, row.kind.as_str().to_owned(), serde_json::to_value(row.fields).unwrap())).collect()
}

/// Lines, new, changed, there already, to mend.
fn counts(summary: &Summary) -> [u64; 5] {
    let Counts { lines, new, changed, same, bad } = summary.counts.clone();
    [lines, new, changed, same, bad]
}

/// The faults of a line of the file.
fn faults(summary: &Summary, line: u64) -> Vec<Fault> {
    let of = summary.first.iter().find(|(at, _)| *at == line);
    of.map(|(_, found)| found.iter().map(|found| found.fault.clone()).collect()).unwrap_or_default()
}
