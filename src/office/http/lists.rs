//! `POST /meja/daftar/unggah`: reference tables as files of a plain form. Whatever is wrong with them is told on the page.

use crate::domain::reports::lists::{Ended, Table};
use crate::office::desk::lists;
use crate::office::pack::draft::Files;
use crate::office::problem::{Code, Refusal};
use crate::office::session::Session;
use axum::Extension;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// All files of an upload together: the nationwide list of villages has 3 MB.
pub const UPLOAD_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Longest name of an edition, in characters.
const EDITION_CHARS_MAX: usize = 120;

/// Takes the files and sends the browser to the page that shows what they would change.
pub async fn upload(session: Option<Extension<Session>>, form: Result<Multipart, MultipartRejection>) -> Result<Response, Refusal> {
    let Extension(session) = session.ok_or(Code::RoleForbidden)?;
    let to = match form {
        Err(_) => kabar(Ended::Unreadable),
        Ok(form) => match files(form).await {
            Ok(files) => format!("/meja/daftar?draf={}", lists::keep(session.person, files)),
            Err(ended) => kabar(ended),
        },
    };
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

fn kabar(ended: Ended) -> String {
    format!("/meja/daftar?kabar={}", ended.as_str())
}

async fn files(mut form: Multipart) -> Result<Files, Ended> {
    let broken = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Ended::TooLarge } else { Ended::Unreadable }
    };
    let mut files = Files::default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(broken)?;
        if name == "edition" {
            let text: String = String::from_utf8_lossy(&bytes).trim().chars().filter(|c| !c.is_control()).take(EDITION_CHARS_MAX).collect();
            files.edition = Some(text).filter(|text| !text.is_empty());
        }
        // A browser sends a field without a file as an empty one.
        if let Some(table) = Table::parse(&name).filter(|_| !bytes.is_empty()) {
            *files.of_mut(table) = Some(bytes.to_vec());
        }
    }
    if files.is_empty() { Err(Ended::NoFile) } else { Ok(files) }
}
