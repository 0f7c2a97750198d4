//! Where one stands: the receiver's accuracy live, a point when a person takes it; and the corners of a plot or pond,
//! tapped at each or walked round. Nothing here keeps a record from being saved.

use super::control::picture_button;
use super::field::Spot;
use crate::domain::boundary::{Boundary, CORNERS_MAX};
use crate::domain::point::Point;
use crate::domain::problem::{Severity, Trouble};
use crate::phone::place::{Fix, Watch, watch};
use crate::ui::field::app::app;
use crate::ui::field::live::{El, View, el, live, nothing, svg, views};
use crate::ui::field::parts::{button, field_message, p, small, strong};
use crate::ui::field::reactive::Signal;
use crate::ui::kit::{Glyph, IconSize};
use crate::words::phone::format;
use crate::words::problems::sentence;
use std::rc::Rc;

/// Side of the drawing, in its own units.
const DRAWING: f64 = 280.0;

/// The receiver as a form sees it: off until a person asks for it.
#[derive(Clone, Copy)]
struct Receiver {
    watch: Signal<Option<Rc<Watch>>>,
    fix: Signal<Fix>,
}

impl Receiver {
    fn new() -> Self {
        Receiver { watch: Signal::new(None), fix: Signal::new(Fix::None) }
    }

    /// Begins to follow it; `hear` is told of each fix.
    fn start(self, hear: impl Fn(Point) + 'static) {
        self.fix.set(Fix::None);
        let watching = watch(move |fix| {
            self.fix.set(fix);
            if let Fix::At(point) = fix {
                hear(point);
            }
        });
        self.watch.set(watching.map(Rc::new));
    }

    fn stop(self) {
        self.watch.set(None);
    }

    fn is_on(self) -> bool {
        self.watch.get().is_some()
    }

    /// The point where one stands, if it is one that can be kept.
    fn here(self) -> Option<Point> {
        match self.fix.get() {
            Fix::At(point) => Some(point).filter(|point| !cannot_be(point)),
            _ => None,
        }
    }

    /// "akurasi 12 m", or what stands in the way.
    fn says(self) -> View {
        let words = &app().words().place;
        match self.fix.get() {
            Fix::At(point) => match point.check(None).filter(|_| cannot_be(&point)) {
                Some(trouble) => warn(&sentence(app().lang(), &trouble)),
                None => el("p").class("place-live").add(strong(&(words.accuracy)(point.accuracy_m))).into(),
            },
            Fix::Denied => warn(words.denied),
            Fix::None => p("quiet", words.searching),
        }
    }
}

/// 23 and 25: empty or outside Indonesia, so it is not kept.
fn cannot_be(point: &Point) -> bool {
    matches!(point.check(None), Some(Trouble::GpsNull | Trouble::GpsOutside))
}

fn warn(text: &str) -> View {
    field_message("isi-tempat", Severity::Warn, text, None)
}

/// A point.
pub fn point(spot: Spot) -> View {
    let (words, receiver, taken) = (&app().words().place, Receiver::new(), spot.followed(spot.key()));
    let begin = move || receiver.start(|_| ());
    let take = move || {
        if let Some(point) = receiver.here() {
            spot.set(&point.answer());
            spot.left();
            receiver.stop();
        }
    };
    live(move || match Point::read(&taken.get()) {
        Some(point) => {
            let again = button("btn btn-small", move || spot.set("")).add(app().words().common.change);
            let said = (words.taken)(point.accuracy_m);
            el("div").class("picked").add(small(Glyph::Pin)).add(el("div").class("picked-name").add(strong(&said))).add(again).into()
        }
        None if receiver.is_on() => {
            let use_it = button("btn btn-primary btn-block", take).flag("disabled", move || receiver.here().is_none()).add(words.use_it);
            views![status(receiver), use_it, button("btn btn-quiet btn-block", move || receiver.stop()).add(app().words().common.cancel)]
        }
        None => picture_button("btn btn-block", Glyph::Pin, IconSize::Medium, words.find, begin),
    })
}

fn status(receiver: Receiver) -> El {
    el("div").attr("role", "status").live(move || receiver.says())
}

/// The corners of a plot or pond.
pub fn boundary(spot: Spot) -> View {
    let (words, receiver, drawn) = (&app().words().place, Receiver::new(), spot.followed(spot.key()));
    let walking = Signal::new(false);
    let change = move |how: &dyn Fn(&mut Boundary)| {
        let mut boundary = Boundary::read(&spot.value_now());
        how(&mut boundary);
        spot.set(&boundary.answer());
        spot.left();
    };
    let begin = move || {
        receiver.start(move |point| {
            if walking.now() && !cannot_be(&point) {
                change(&|boundary| _ = boundary.step(point));
            }
        });
    };
    let mark = move || {
        if let Some(point) = receiver.here() {
            change(&|boundary| _ = boundary.add(point));
        }
    };
    let walk = move || walking.set(!walking.now());
    let tools = move || {
        if !receiver.is_on() {
            return picture_button("btn btn-block", Glyph::Pin, IconSize::Medium, words.measure, begin);
        }
        let done = move || {
            walking.set(false);
            receiver.stop();
        };
        views![
            status(receiver),
            el("div")
                .class("photo-ways")
                .add(button("btn btn-primary", mark).flag("disabled", move || receiver.here().is_none()).add(words.mark))
                .add(button("btn", walk).live(move || if walking.get() { words.walk_stop } else { words.walk })),
            button("btn btn-quiet btn-block", done).add(words.done)
        ]
    };
    let undo = move || change(&Boundary::undo);
    views![live(move || drawing(&Boundary::read(&drawn.get()), undo)), live(tools)]
}

/// The corners as they lie, how large it is, and a way to take the last one back.
fn drawing(boundary: &Boundary, undo: impl FnMut() + 'static) -> View {
    if boundary.corners.is_empty() {
        return nothing();
    }
    let words = &app().words().place;
    let said = (words.corners)(boundary.corners.len(), &format::hectares(app().lang(), boundary.area_m2()));
    let picture = svg("svg")
        .attr("class", "place-drawing")
        .attr("viewBox", "-10 -10 300 300")
        .attr("role", "img")
        .attr("aria-label", &said)
        .add(svg("polygon").attr("points", &boundary.drawing(DRAWING)));
    let full = (boundary.corners.len() == CORNERS_MAX).then(|| warn(&sentence(app().lang(), &Trouble::PolyMany { max: CORNERS_MAX })));
    views![picture, p("", &said), full, button("btn btn-small", undo).add(words.undo)]
}
