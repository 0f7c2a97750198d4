//! `anjat serve`.

use super::{Failure, say, say_aside, table};
use crate::Listen;
use anjat::office::{Config, Office, demo};
use anjat::serve::{self, Tls};
use std::time::Duration;

/// A server that is being replaced finishes what its writer has.
const HANDING_OVER: Duration = Duration::from_secs(15);

/// Opens the office and serves.
pub async fn run(config: Config, listen: Listen) -> Result<(), Failure> {
    let _lock = super::hold(&config.data, HANDING_OVER)?;
    let office = Office::open(config).await?;
    // Passwords that anybody can read in the source must not stand open to a network unasked.
    if office.province() == demo::PROVINCE && listen.listen.ip().is_loopback() {
        demo::set_up(&office).await?;
    }
    serve(office, listen).await
}

/// Serves until told to end, then finishes what the writer has.
pub async fn serve(office: Office, listen: Listen) -> Result<(), Failure> {
    warn_of_public_keys(&office, &listen).await?;
    greet(&office, &listen).await?;
    let tls = listen.tls_cert.zip(listen.tls_key).map(|(certificate, key)| Tls { certificate, key });
    // Closes the office, too.
    Ok(anjat::serve::run(office, serve::Listen { address: listen.listen, tls }).await?)
}

/// A demonstration has passwords that stand in the source, and one made from a seed also keys that everybody can make
/// again.
async fn warn_of_public_keys(office: &Office, listen: &Listen) -> Result<(), Failure> {
    let seed = demo::seed(office).await?;
    if let Some(seed) = &seed {
        say_aside(format_args!(
            "\nA demonstration made from seed {seed}: its keys and passwords are public. Never register real people in it."
        ));
    }
    let accounts = demo::accounts(office).await?.len();
    if listen.listen.ip().is_loopback() || (seed.is_none() && accounts == 0) {
        return Ok(());
    }
    let line = "!".repeat(78);
    let risk = match seed {
        Some(_) => "Anybody who reaches it\n!! can sign in with any role and open every NIK, birth date and phone number in it.".to_owned(),
        None => format!(
            "{accounts} accounts of the\n!! demonstration have passwords that anybody can read, unless you changed them: disable them."
        ),
    };
    say_aside(format_args!("\n{line}\n!! It is about to be served on {}, beyond this machine. {risk}\n{line}", listen.listen));
    Ok(())
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
