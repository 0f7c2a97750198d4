//! `anjat rebuild`.

use super::{Failure, say};
use anjat::office::{Config, Office, store};
use std::path::PathBuf;

/// Makes projections and feeds anew. Safe to run beside nothing else: stop the server first.
pub async fn run(data: PathBuf) -> Result<(), Failure> {
    let office = Office::open(Config::new(data)).await?;
    let laid = office.writer().run(store::rebuild::rebuild()).await?;
    office.close().await;
    say(format_args!("{laid} revisions laid anew."));
    Ok(())
}
