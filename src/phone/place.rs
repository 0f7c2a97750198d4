//! The phone's satellite receiver, followed for as long as somebody looks at it.

use crate::domain::point::{DEGREE, Point};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// What the receiver says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Here, as far as it knows.
    At(Point),
    /// It may not be asked, or there is none.
    Denied,
    /// No signal of the satellites for now; it goes on looking.
    None,
}

/// Longest wait for one fix, ms; after that it says that there is none, and goes on.
const FIX_TIMEOUT_MS: f64 = 20_000.0;

/// The code of "permission denied" in the browser's error.
const DENIED: f64 = 1.0;

/// Following the receiver; ends when dropped.
pub struct Watch {
    receiver: JsValue,
    id: JsValue,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = method(&self.receiver, "clearWatch").call1(&self.receiver, &self.id);
    }
}

/// Follows the receiver; `None` where there is none.
pub fn watch(tell: impl Fn(Fix) + 'static) -> Option<Watch> {
    fn begin(tell: Box<dyn Fn(Fix)>) -> Option<Watch> {
        let receiver = part(&web_sys::window()?.navigator(), "geolocation");
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |said: JsValue| tell(read(&said))).into_js_value();
        let options = Object::new();
        for (name, value) in [("enableHighAccuracy", JsValue::TRUE), ("timeout", FIX_TIMEOUT_MS.into()), ("maximumAge", 0.into())] {
            let _ = Reflect::set(&options, &name.into(), &value);
        }
        let id = method(&receiver, "watchPosition").call3(&receiver, &heard, &heard, &options).ok()?;
        Some(Watch { receiver, id })
    }
    begin(Box::new(tell))
}

/// A position, or an error: one function hears both.
fn read(said: &JsValue) -> Fix {
    let coords = part(said, "coords");
    let number = |name: &str| part(&coords, name).as_f64();
    let units = |degrees: f64| (degrees * f64::from(DEGREE)) as i32;
    match (number("latitude"), number("longitude"), number("accuracy")) {
        (Some(lat), Some(lng), Some(accuracy)) => Fix::At(Point { lat: units(lat), lng: units(lng), accuracy_m: accuracy as u32 }),
        _ if part(said, "code").as_f64() == Some(DENIED) => Fix::Denied,
        _ => Fix::None,
    }
}

fn part(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn method(of: &JsValue, name: &str) -> Function {
    part(of, name).unchecked_into()
}
