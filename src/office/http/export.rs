//! `GET /meja/unduh/{list}`: a list or the overview as a file, with the filter of the page it was asked from.

use crate::domain::reports::export::{Format, List};
use crate::domain::reports::query;
use crate::office::Office;
use crate::office::desk::Here;
use crate::office::desk::here::language;
use crate::office::export::{Ask, Export};
use crate::office::overview::Viewer;
use crate::office::problem::{Code, Refusal};
use crate::office::session::Session;
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use std::fs::File;
use std::io::Read as _;

/// Bytes of a workbook read at once.
const PIECE: usize = 64 * 1024;

/// Longest filter that is passed on; no page makes a longer one.
const QUERY_CHARS_MAX: usize = 2_000;

/// Sends a list. The gate has looked at the role; a page for the wrong role has no session here.
pub async fn send(
    list: List,
    State(office): State<Office>,
    session: Option<Extension<Session>>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Refusal> {
    let Extension(session) = session.ok_or(Code::RoleForbidden)?;
    let all = uri.query().unwrap_or_default();
    let format = query::values(all)("bentuk").as_deref().and_then(Format::parse).unwrap_or(Format::Csv);
    let kept = all.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("bentuk=")).collect::<Vec<_>>().join("&");
    let query = kept.chars().take(QUERY_CHARS_MAX).collect();
    let here = Here { office, lang: language(&headers), session };
    let ask = Ask { viewer: Viewer::at_desk(&here), person: Some(here.session.person), list, format, query };
    let export = Export::begin(ask).await?;
    let name = format!("attachment; filename=\"{}\"", export.file_name());
    let mut response = if format == Format::Xlsx { workbook(export).await? } else { rows(export) };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(format.content_type()));
    headers.insert(header::CONTENT_DISPOSITION, header::HeaderValue::try_from(name).map_err(|_| Code::Fault)?);
    Ok(response)
}

/// Row by row, as fast as they are taken. What breaks off in the middle breaks the answer off, so that no half file looks
/// like a whole one.
fn rows(export: Export) -> Response {
    let pieces = try_unfold(export, |mut export| async {
        let piece = export.next_csv().await.inspect_err(|error| tracing::error!(error.message = %error, "an export broke off"))?;
        Ok::<_, crate::office::export::Broken>(piece.map(|piece| (Bytes::from(piece), export)))
    });
    Body::from_stream(pieces).into_response()
}

async fn workbook(export: Export) -> Result<Response, Refusal> {
    let file = export.workbook().await?;
    let length = file.metadata().map(|data| data.len()).ok();
    let pieces = try_unfold(file, |file| async {
        let read = tokio::task::spawn_blocking(move || piece(file));
        read.await.map_err(std::io::Error::other)?
    });
    let mut response = Body::from_stream(pieces).into_response();
    if let Some(length) = length {
        response.headers_mut().insert(header::CONTENT_LENGTH, header::HeaderValue::from(length));
    }
    Ok(response)
}

fn piece(mut file: File) -> std::io::Result<Option<(Bytes, File)>> {
    let mut piece = vec![0; PIECE];
    let read = file.read(&mut piece)?;
    piece.truncate(read);
    Ok((read > 0).then(|| (Bytes::from(piece), file)))
}
