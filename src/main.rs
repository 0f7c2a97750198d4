//! The `anjat` command.

mod command;

use anjat::office::Config;
use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Carries the record of the harvest home.
#[derive(Debug, Parser)]
#[command(name = "anjat", version, about)]
struct Arguments {
    /// Folder of the database and of the office's private keys. Back up both together.
    #[arg(long, global = true, env = "ANJAT_DATA", default_value = "anjat-data")]
    data: PathBuf,
    /// Province of a new database, by its code; one that belongs to another province is refused. Usually 65.
    #[arg(long, global = true, env = "ANJAT_PROVINCE")]
    province: Option<String>,
    #[command(flatten)]
    listen: Listen,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Where and how to serve.
#[derive(Clone, Debug, clap::Args)]
struct Listen {
    /// Address and port to listen on.
    #[arg(long, global = true, env = "ANJAT_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder of the built site.
    #[arg(long, global = true, env = "ANJAT_SITE", default_value = "target/site")]
    site: PathBuf,
    /// Certificate chain (PEM), to speak TLS without a proxy.
    #[arg(long, global = true, env = "ANJAT_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key of the certificate (PEM).
    #[arg(long, global = true, env = "ANJAT_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Room on the disk that photos leave to texts, MiB. Below it photos wait on the phones.
    #[arg(long, global = true, env = "ANJAT_PHOTO_RESERVE_MB", default_value_t = 256)]
    photo_reserve_mb: u64,
    /// Write the log as JSON lines.
    #[arg(long, global = true, env = "ANJAT_LOG_JSON")]
    log_json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve (the default). An empty database on a loopback address gets the demonstration first.
    Serve,
    /// Fill an empty data folder with a generated province, whatever the address, and serve it.
    Demo(command::demo::Demo),
    /// Make and change accounts.
    #[command(subcommand)]
    Account(command::account::Account),
    /// Write a list or the overview to a file.
    Export(command::export::Export),
    /// Look at the reference data, and put another version of it into force.
    #[command(subcommand)]
    Reference(command::reference::Reference),
    /// Bring in a list of producers, holdings or harvests: CSV or .xlsx.
    Import(Box<command::import::Import>),
    /// Make every table that can be made from the revisions anew.
    Rebuild,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_log(arguments.listen.log_json);
    let config = Config {
        site: arguments.listen.site.clone(),
        province: arguments.province,
        photo_reserve_bytes: arguments.listen.photo_reserve_mb.saturating_mul(1 << 20),
        ..Config::new(arguments.data)
    };
    let result = match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => command::serve::run(config, arguments.listen).await,
        Command::Demo(demo) => command::demo::run(config, arguments.listen, demo).await,
        Command::Account(account) => command::account::run(config, account).await,
        Command::Export(export) => command::export::run(config, export).await,
        Command::Reference(reference) => command::reference::run(config, reference).await,
        Command::Import(import) => command::import::run(config, *import).await,
        Command::Rebuild => command::rebuild::run(config).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            command::say_error(&error);
            ExitCode::FAILURE
        }
    }
}

/// The log goes to standard error, so that what a command says stays readable. `RUST_LOG` chooses what is written.
fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        log.json().init()
    } else {
        log.init()
    }
    anjat::office::panics::install_hook();
}
