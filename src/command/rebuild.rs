//! `anjat rebuild`.

use super::{Failure, say};
use anjat::office::{Config, Office, store};
use std::time::Duration;

/// Makes projections and feeds anew. Safe to run beside nothing else: stop the server first.
pub async fn run(config: Config) -> Result<(), Failure> {
    let _lock = super::hold(&config.data, Duration::ZERO)?;
    let office = Office::open(config).await?;
    let laid = office.writer().run(store::rebuild::rebuild()).await?;
    office.close().await;
    say(format_args!("{laid} revisions laid anew."));
    Ok(())
}
