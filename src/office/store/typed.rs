//! The typed tables that the desk queries, as rows made from records whose content changed.

use super::project::{self, HarvestRow, HoldingRow, LineRow, ProducerRow, RecordRow};
use super::rows;
use crate::domain::ids::{Kind, RecordId};
use crate::domain::pack::Pack;
use crate::office::pack::names::Names;
use sqlx::sqlite::SqliteConnection;

/// The typed rows of records whose content changed.
#[derive(Default)]
pub struct Typed {
    producers: Vec<ProducerRow>,
    holdings: Vec<HoldingRow>,
    harvests: Vec<HarvestRow>,
    lines: Vec<LineRow>,
    /// Those that had lines before.
    pub corrected: Vec<RecordId>,
}

impl Typed {
    /// What follows from records; `mark_of` gives what is kept of a producer's NIK.
    pub fn of(records: &[&RecordRow], pack: &Pack, names: &Names, mark_of: impl Fn(&RecordRow) -> Option<[u8; 32]>) -> Self {
        let mut typed = Self::default();
        for record in records {
            match record.kind {
                Kind::Producer => typed.producers.push(project::producer(record, mark_of(record))),
                Kind::Holding => typed.holdings.extend(project::holding(record, names)),
                Kind::Harvest => {
                    typed.harvests.extend(project::harvest(record, pack, names));
                    typed.lines.extend(project::lines(record, pack, names));
                    typed.corrected.extend((record.first_seq != record.last_seq).then_some(record.id));
                }
                Kind::Verdict | Kind::Mapping => {}
            }
        }
        typed
    }

    /// Writes them over what was there.
    pub async fn write(self, conn: &mut SqliteConnection) -> sqlx::Result<()> {
        rows::drop_lines(conn, &self.corrected).await?;
        rows::producers(conn, &self.producers).await?;
        rows::holdings(conn, &self.holdings).await?;
        rows::harvests(conn, &self.harvests).await?;
        rows::lines(conn, &self.lines).await
    }
}
