//! Loading what the writer keeps in memory: at start, and after a transaction was undone.

use super::writing::{FeedHead, Writing};
use super::{names, reference};
use crate::domain::ids::{PersonId, RecordId, RevisionId};
use crate::sync::feed::SetCheck;
use crate::sync::order;
use crate::sync::wire::Witness;
use std::collections::HashMap;

impl Writing {
    /// Reads heads, links, the lists in force and mapped names from the database.
    pub async fn reload(&mut self) -> sqlx::Result<()> {
        self.clear();
        self.grown.clear();
        let head: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT seq, chain FROM revision WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")
                .fetch_optional(&mut self.conn)
                .await?;
        let chain = head.as_ref().and_then(|(_, chain)| RevisionId::from_slice(chain));
        self.head = match (head, chain) {
            (Some((seq, _)), Some(chain)) => Witness { seq: seq.cast_unsigned(), chain },
            _ => Witness { seq: 0, chain: order::genesis(&self.province) },
        };
        self.feeds = self.feed_heads().await?;
        self.links = self.all_links().await?;
        let version = reference::newest(&mut self.conn).await?;
        self.take_lists(version.number, version.pack);
        let names = names::all(&mut self.conn).await?;
        self.take_names(names);
        Ok(())
    }

    /// The newest row of every feed.
    async fn feed_heads(&mut self) -> sqlx::Result<HashMap<String, FeedHead>> {
        let names: Vec<(i64, String)> = sqlx::query_as("SELECT number, name FROM feed_name").fetch_all(&mut self.conn).await?;
        let mut heads = HashMap::new();
        for (number, name) in names {
            let newest: Option<(i64, Vec<u8>)> =
                sqlx::query_as("SELECT seq, set_check FROM feed WHERE feed = $1 ORDER BY seq DESC, place DESC LIMIT 1")
                    .bind(number)
                    .fetch_optional(&mut self.conn)
                    .await?;
            let (seq, check) = newest.map(|(seq, check)| (seq, check_of(&check))).unwrap_or_default();
            heads.insert(name, FeedHead { number, seq, check });
        }
        Ok(heads)
    }

    async fn all_links(&mut self) -> sqlx::Result<HashMap<RecordId, Vec<PersonId>>> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> =
            sqlx::query_as("SELECT producer, person FROM account WHERE producer IS NOT NULL ORDER BY person")
                .fetch_all(&mut self.conn)
                .await?;
        let mut links: HashMap<RecordId, Vec<PersonId>> = HashMap::new();
        for (producer, person) in rows {
            if let (Some(producer), Some(person)) = (RecordId::from_slice(&producer), PersonId::from_slice(&person)) {
                links.entry(producer).or_default().push(person);
            }
        }
        Ok(links)
    }
}

/// A check as stored: 16 bytes.
pub fn check_of(bytes: &[u8]) -> SetCheck {
    SetCheck(bytes.try_into().map(u128::from_be_bytes).unwrap_or_default())
}
