//! `anjat serve` and `anjat demo`.

use super::{Failure, say, table};
use crate::Listen;
use anjat::office::{Config, Office, demo};
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
    let served = serve(office.clone(), listen).await;
    office.close().await;
    served
}

async fn serve(office: Office, listen: Listen) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind(listen.listen).await?;
    let app = anjat::office::router(office).into_make_service_with_connect_info::<std::net::SocketAddr>();
    Ok(axum::serve(listener, app).await?)
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
        .map(|account| vec![account.role.as_str().to_owned(), account.login.to_owned(), account.password.to_owned(), account.place.to_owned()])
        .collect();
    say("Demonstration accounts (not for real use):\n");
    say(table(&["role", "login", "password", "territory"], &rows));
    say("");
    Ok(())
}
