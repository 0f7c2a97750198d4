//! Sockets, TLS, and an orderly end.

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// How long requests under way may take once the server was told to end.
const GRACE: Duration = Duration::from_secs(10);

/// Where to listen.
#[derive(Clone, Debug)]
pub struct Listen {
    /// Address and port.
    pub address: SocketAddr,
    /// Certificate and key, when the server speaks TLS itself.
    pub tls: Option<Tls>,
}

/// Files in PEM.
#[derive(Clone, Debug)]
pub struct Tls {
    /// Certificate chain.
    pub certificate: PathBuf,
    /// Private key.
    pub key: PathBuf,
}

/// The server cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// Certificate or key cannot be read or do not fit.
    #[error("cannot use certificate {} with key {}: {source}", tls.certificate.display(), tls.key.display())]
    Tls {
        /// Which.
        tls: Tls,
        /// What was wrong.
        source: std::io::Error,
    },
}

/// Serves until the process is told to end (SIGTERM, Ctrl-C), then lets requests under way finish.
pub async fn serve(app: Router, listen: Listen) -> Result<(), ServeError> {
    let handle = Handle::new();
    tokio::spawn(end_in_order(handle.clone()));
    let address = listen.address;
    let cannot_listen = |source| ServeError::Listen { address, source };
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    match listen.tls {
        None => {
            tracing::info!(http.address = %address, "serving http://{address}");
            axum_server::bind(address).handle(handle).serve(service).await.map_err(cannot_listen)
        }
        Some(tls) => {
            // Refused only when a provider is installed already, and that one does as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let config = RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await;
            let config = config.map_err(|source| ServeError::Tls { tls, source })?;
            tracing::info!(http.address = %address, "serving https://{address}");
            axum_server::bind_rustls(address, config).handle(handle).serve(service).await.map_err(cannot_listen)
        }
    }
}

async fn end_in_order(handle: Handle<SocketAddr>) {
    told_to_end().await;
    tracing::info!("ending: no new requests, those under way have {} s", GRACE.as_secs());
    handle.graceful_shutdown(Some(GRACE));
}

#[cfg(unix)]
async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return interrupted().await };
    tokio::select! {
        _ = terminate.recv() => {}
        () = interrupted() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_end() {
    interrupted().await;
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
