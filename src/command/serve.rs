//! `anjat serve` and `anjat demo`.

use super::{Failure, say, table};
use crate::Listen;
use anjat::office::{Config, Office, demo};
use anjat::serve::{self, Tls};
use std::path::PathBuf;

/// Serves until told to end, then finishes what the writer has.
pub async fn run(data: PathBuf, listen: Listen, demonstrate: bool) -> Result<(), Failure> {
    let config = Config { site: listen.site.clone(), ..Config::new(data) };
    let office = Office::open(config).await?;
    // Passwords that anybody can read in the source must not stand open to a network unasked.
    if demonstrate || listen.listen.ip().is_loopback() {
        demo::set_up(&office).await?;
    }
    greet(&office, &listen).await?;
    let tls = listen.tls_cert.zip(listen.tls_key).map(|(certificate, key)| Tls { certificate, key });
    // Closes the office, too.
    Ok(anjat::serve::run(office, serve::Listen { address: listen.listen, tls }).await?)
}

async fn greet(office: &Office, listen: &Listen) -> Result<(), Failure> {
    let scheme = if listen.tls_cert.is_some() { "https" } else { "http" };
    say(format_args!("\nAnjat: {scheme}://{}   field app: /lapangan/   desk: /meja\n", listen.listen));
    let accounts = demo::accounts(office).await?;
    if accounts.is_empty() {
        let any: Option<(i64,)> = sqlx::query_as("SELECT 1 FROM account LIMIT 1").fetch_optional(office.reads()).await?;
        if any.is_none() {
            say("There is no account yet: make one with `anjat account add`, or try `anjat demo`.\n");
        }
        return Ok(());
    }
    let rows: Vec<Vec<String>> = accounts
        .into_iter()
        .map(|account| {
            vec![account.role.as_str().to_owned(), account.login.to_owned(), account.password.to_owned(), account.place.to_owned()]
        })
        .collect();
    say("Demonstration accounts (not for real use):\n");
    say(table(&["role", "login", "password", "territory"], &rows));
    say("");
    Ok(())
}
