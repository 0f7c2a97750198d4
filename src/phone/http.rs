//! Requests to the office. Everything that is no clear answer from it counts as "offline": no signal, a stall, a
//! redirect to somebody's login page.

use crate::domain::json::{Json, from_slice};
use crate::sync::wire::{GUARD_HEADER, PACK_HEADER};
use gloo_timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Blob, Headers, ReadableWritablePair, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
};

/// Longest wait for an answer: 2G with a 2 s round trip needs half of it for a full batch (F11, F12).
pub const TIMEOUT_MS: u32 = 60_000;

/// What is asked.
#[derive(Default)]
pub struct Call<'a> {
    /// Method.
    pub method: &'static str,
    /// Path on this origin.
    pub path: &'a str,
    /// Content type of the body, if there is one.
    pub content_type: Option<&'static str>,
    /// Body.
    pub body: Option<Vec<u8>>,
    /// Whether the body goes gzipped where the browser can.
    pub gzip: bool,
    /// Longest wait for the answer, ms; 0 is [`TIMEOUT_MS`].
    pub timeout_ms: u32,
    /// Goes out even when the page is closed meanwhile.
    pub keepalive: bool,
}

/// An answer of whatever stands at the other end.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Content type without parameters.
    pub content_type: String,
    /// `Retry-After` in ms, where it names seconds.
    pub retry_after_ms: Option<u64>,
    /// Version of the reference data in force, where it is told.
    pub pack: Option<String>,
    /// Body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON, if it says that it is JSON and is.
    pub fn json<T: Json>(&self) -> Option<T> {
        (self.content_type == "application/json").then(|| from_slice(&self.body).ok()).flatten()
    }
}

/// Asks, and waits. `None` is offline.
pub async fn call(call: Call<'_>) -> Option<Answer> {
    let controller = AbortController::new().ok()?;
    let aborting = controller.clone();
    let timeout_ms = if call.timeout_ms == 0 { TIMEOUT_MS } else { call.timeout_ms };
    let _timeout = Timeout::new(timeout_ms, move || aborting.abort());
    send(call, &controller).await.ok()
}

async fn send(call: Call<'_>, controller: &AbortController) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    headers.set(GUARD_HEADER, "1")?;
    let init = RequestInit::new();
    init.set_method(call.method);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_redirect(RequestRedirect::Manual);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&controller.signal()));
    if call.keepalive {
        Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    }
    if let Some(body) = call.body {
        headers.set("content-type", call.content_type.unwrap_or("application/json"))?;
        let zipped = if call.gzip { gzip(&body).await } else { None };
        if zipped.is_some() {
            headers.set("content-encoding", "gzip")?;
        }
        init.set_body(&zipped.unwrap_or_else(|| Uint8Array::from(body.as_slice())));
    }
    init.set_headers(&headers);
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(call.path, &init)).await?.dyn_into()?;
    read(response).await
}

async fn read(response: Response) -> Result<Answer, JsValue> {
    // A redirect is answered "opaqueredirect" with status 0: nothing of ours ever redirects (F9).
    if response.status() == 0 {
        return Err(JsValue::NULL);
    }
    let content_type = response.headers().get("content-type")?.unwrap_or_default();
    let content_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let retry_after_s: Option<u64> = response.headers().get("retry-after")?.and_then(|seconds| seconds.parse().ok());
    let retry_after_ms = retry_after_s.map(|seconds| seconds.saturating_mul(1_000));
    let pack = response.headers().get(PACK_HEADER)?;
    let body: ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.dyn_into()?;
    Ok(Answer { status: response.status(), content_type, retry_after_ms, pack, body: Uint8Array::new(&body).to_vec() })
}

/// Gzips; `None` where the browser cannot (before Chrome 80, Safari 16.4): then the body goes plain.
pub(super) async fn gzip(bytes: &[u8]) -> Option<Uint8Array> {
    let maker: Function = Reflect::get(&js_sys::global(), &"CompressionStream".into()).ok()?.dyn_into().ok()?;
    let stream = Reflect::construct(&maker, &Array::of1(&"gzip".into())).ok()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let zipped = blob.stream().pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    let response = Response::new_with_opt_readable_stream(Some(&zipped)).ok()?;
    let buffer: ArrayBuffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer))
}
