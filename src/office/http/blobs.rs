//! `/blobs`: photos by their hash. See [`crate::sync::blob`] for what travels, `office/blobs` for where they lie.

use crate::domain::access::{Action, Relation, allows};
use crate::domain::ids::BlobId;
use crate::domain::json::to_text;
use crate::domain::photo::OFFICE_BYTES_MAX;
use crate::office::problem::{Code, Refusal};
use crate::office::session::Session;
use crate::office::{Office, blobs};
use crate::sync::blob::{BlobReply, CHUNKS, MAGIC, PHOTO_TYPE};
use crate::sync::wire::CONTENT_TYPE;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// A photo is many times as large as a batch of texts, and gets as much more time: 300 KB at 20 kbit/s take two minutes.
const WAIT_FACTOR: u32 = 2;

/// `PUT /blobs/{sha256}`: how far it has come.
pub async fn ask(
    State(office): State<Office>,
    Extension(session): Extension<Session>,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let blob = hash(&name)?;
    let complete = expected(&office, &session, blob).await?;
    Ok(reply(blob, complete))
}

/// `PUT /blobs/{sha256}/{chunk}`: bytes of it.
pub async fn put(
    State(office): State<Office>,
    Extension(session): Extension<Session>,
    Path((name, chunk)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let blob = hash(&name)?;
    if chunk.parse::<u32>().is_ok_and(|chunk| chunk >= CHUNKS) || chunk.parse::<u32>().is_err() {
        return Err(Code::ChunkIndex.into());
    }
    if headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes) != Some(PHOTO_TYPE.as_bytes()) {
        return Err(Code::UnsupportedType.into());
    }
    if !expected(&office, &session, blob).await? {
        let bytes = super::body::read(&headers, body, OFFICE_BYTES_MAX, office.config().body_wait * WAIT_FACTOR).await;
        let bytes = bytes.map_err(|refusal| if refusal.code == Code::TooLarge { Code::PhotoTooLarge.into() } else { refusal })?;
        // In a task of its own: a phone that hangs up meanwhile does not leave it half done.
        let put = tokio::spawn(async move { blobs::put(&office, session.person, blob, bytes, office.now_ms()).await });
        put.await.map_err(|error| Refusal::fault(&error))??;
    }
    Ok(reply(blob, true))
}

/// Whether a photo that this person may bring is there already. One that no revision of his names may be named by the next:
/// nothing is lost, and whether the office knows it is not told (77).
async fn expected(office: &Office, session: &Session, blob: BlobId) -> Result<bool, Refusal> {
    Ok(blobs::mine(office, session.person, blob).await?.ok_or(Code::BlobEarly)?)
}

/// `GET /blobs/{sha256}`: the photo, for its author and for those who may read the record that it belongs to.
pub async fn get(
    State(office): State<Office>,
    Extension(session): Extension<Session>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    // An image cannot send the header that guards a PUT, so the browser's word on who asks is taken.
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if site.is_some_and(|site| site != b"same-origin" && site != b"none") {
        return Err(Code::BadOrigin.into());
    }
    let blob = hash(&name)?;
    let readers = blobs::readers(&office, blob).await?;
    if !readers.iter().any(|place| may_see(&session, place)) {
        return Err(Code::NotFound.into());
    }
    let bytes = blobs::shown(&office, blob).await?.ok_or(Code::NotFound)?;
    let fixed = [
        (header::CONTENT_TYPE, HeaderValue::from_static(PHOTO_TYPE)),
        // As an image on a page of ours and in no other way: opened by itself it is a download, in a box of its own.
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"foto.jpg\"")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        // A hash never means other bytes; the browser of one person may keep them for as long as a review takes.
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300")),
    ];
    Ok((fixed, bytes).into_response())
}

/// The author sees his own; who may see photos in a territory sees those that lie there.
fn may_see(session: &Session, place: &blobs::Readers) -> bool {
    let relation = match (place.author == session.person, session.covers(&place.village)) {
        (true, _) => Relation::Own,
        (false, true) => Relation::Inside,
        (false, false) => Relation::Outside,
    };
    allows(session.role, Action::SeePhotos, relation)
}

fn hash(name: &str) -> Result<BlobId, Refusal> {
    name.parse().map_err(|_| Code::NotFound.into())
}

fn reply(blob: BlobId, complete: bool) -> Response {
    let text = to_text(&BlobReply { magic: MAGIC.into(), blob, complete });
    ([(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE))], text).into_response()
}
