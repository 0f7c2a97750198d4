//! What the field app draws with: elements made at once, kept current by signals.
//!
//! The phone must fetch all of this over 2G, so there is one type of element and one of view, and nothing here is
//! compiled again for each of them. Leptos' own views are a type per element, per closure and per optional part, each
//! with its building, diffing and taking down: measured on this app, two fifths of the wasm. What stays is its idea: signals,
//! what follows them, and the parts they end with ([`super::reactive`]). The desk, rendered at the server and hydrated,
//! uses `view!`.
//!
//! A [`View`] is a DOM node, or a fragment of several. What changes stands between two comments and is drawn anew there
//! ([`live`]); everything that lives in it ends with it. Lists that are typed in are [`super::rows`].

use super::reactive::{Signal, follow, on_cleanup};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Document, Element, Event, HtmlInputElement, Node};

/// Something to see: a node, or a fragment of several. Put into the page once.
pub struct View(Node);

/// An element being made.
pub struct El(Element);

/// An element.
pub fn el(tag: &str) -> El {
    El(document().create_element(tag).expect("a tag of ours is a tag"))
}

/// An element of a drawing.
pub fn svg(tag: &str) -> El {
    El(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag).expect("a tag of ours is a tag"))
}

impl El {
    /// Its classes.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// An attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.attr_if(name, Some(value))
    }

    /// An attribute, if there is a value for it.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        set(&self.0, name, value);
        self
    }

    /// Adds something inside, at the end.
    pub fn add(self, view: impl Into<View>) -> Self {
        self.put(view.into())
    }

    fn put(self, view: View) -> Self {
        append(&self.0, &view);
        self
    }

    /// Adds one after the other.
    pub fn each(self, views: impl Iterator<Item = View>) -> Self {
        views.fold(self, El::put)
    }

    /// Adds a part that is drawn anew whenever what it reads has changed.
    pub fn live<V: Into<View>>(self, draw: impl Fn() -> V + 'static) -> Self {
        self.put(live(draw))
    }

    /// An attribute that follows what `value` reads; absent while it gives nothing.
    pub fn bind(self, name: &'static str, value: impl Fn() -> Option<&'static str> + 'static) -> Self {
        fn bind(element: Element, name: &'static str, value: Box<dyn Fn() -> Option<&'static str>>) {
            follow(move || set(&element, name, value()));
        }
        bind(self.0.clone(), name, Box::new(value));
        self
    }

    /// An attribute that is there while `on` says so, as `disabled`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.bind(name, move || on().then_some(""))
    }

    /// A class that it has while `on` says so.
    pub fn class_if(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let list = self.0.class_list();
        follow(move || {
            let _ = list.toggle_with_force(class, on());
        });
        self
    }

    /// A property of the control, as `checked`, that follows what `value` reads.
    pub fn property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let element = self.0.clone();
        follow(move || set_property(&element, name, &value()));
        self
    }

    /// What stands in the control, following what `value` reads.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        fn text(element: El, value: Box<dyn Fn() -> String>) -> El {
            element.property("value", move || JsValue::from_str(&value()))
        }
        text(self, Box::new(value))
    }

    /// Listens.
    pub fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(then));
        self
    }

    /// Does something when it is tapped.
    pub fn tap(self, then: impl FnMut() + 'static) -> Self {
        self.when("click", Box::new(then))
    }

    /// Does something when the control loses the focus.
    pub fn left(self, then: impl FnMut() + 'static) -> Self {
        self.when("blur", Box::new(then))
    }

    /// Takes what stands in the control whenever it changes.
    pub fn typed(self, then: impl FnMut(String) + 'static) -> Self {
        self.taken("input", Box::new(then))
    }

    /// Takes what was chosen in the control.
    pub fn chosen(self, then: impl FnMut(String) + 'static) -> Self {
        self.taken("change", Box::new(then))
    }

    fn when(self, event: &str, mut then: Box<dyn FnMut()>) -> Self {
        self.on(event, move |_| then())
    }

    fn taken(self, event: &str, mut then: Box<dyn FnMut(String)>) -> Self {
        self.on(event, move |event| then(control(&event).value()))
    }
}

/// The control that an event is about. Textareas and selects have a `value` too.
pub fn control(event: &Event) -> HtmlInputElement {
    event.target().expect("an event of a control has one").unchecked_into()
}

/// Listens to the window until the part of the page that is being drawn goes.
pub fn on_window(event: &'static str, then: impl FnMut() + 'static) {
    fn listen(event: &'static str, then: Box<dyn FnMut()>) {
        let Some(window) = web_sys::window() else { return };
        let listener = Closure::wrap(then).into_js_value();
        let _ = window.add_event_listener_with_callback(event, listener.unchecked_ref());
        let held = Signal::new((window, listener));
        on_cleanup(move || {
            held.with_now(|(window, listener)| window.remove_event_listener_with_callback(event, listener.unchecked_ref()).is_ok());
        });
    }
    listen(event, Box::new(then));
}

/// A part that is drawn anew whenever what it reads has changed.
pub fn live<V: Into<View>>(draw: impl Fn() -> V + 'static) -> View {
    fn begin(draw: Box<dyn Fn() -> View>) -> View {
        let (place, begin, end) = region();
        follow(move || {
            let view = draw();
            clear(&begin, &end);
            before(&view, &end);
        });
        place
    }
    begin(Box::new(move || draw().into()))
}

/// Nothing to see.
pub fn nothing() -> View {
    View(fragment())
}

impl View {
    /// This, and another below it; this is a fragment.
    pub fn and(self, view: impl Into<View>) -> View {
        fn put(all: View, view: &View) -> View {
            let _ = all.0.append_child(&view.0);
            all
        }
        put(self, &view.into())
    }
}

/// Puts a view into an element of the page.
pub fn append(parent: &Element, view: &View) {
    let _ = parent.append_child(&view.0);
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("the field app runs in a page")
}

fn fragment() -> Node {
    document().create_document_fragment().into()
}

/// A fragment of two comments, between which something will stand.
pub(super) fn region() -> (View, Node, Node) {
    let (document, place) = (document(), fragment());
    let (begin, end): (Node, Node) = (document.create_comment("").into(), document.create_comment("").into());
    let _ = place.append_child(&begin);
    let _ = place.append_child(&end);
    (View(place), begin, end)
}

/// Takes away what stands between two nodes.
pub(super) fn clear(begin: &Node, end: &Node) {
    while let Some(node) = begin.next_sibling().filter(|node| node != end) {
        remove(&node);
    }
}

/// Takes a node off the page.
pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// Puts a view before a node of the page.
pub(super) fn before(view: &View, node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.insert_before(&view.0, Some(node));
    }
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    let name = JsValue::from_str(name);
    // Writing what stands there already would move the cursor to the end.
    if js_sys::Reflect::get(element, &name).ok().as_ref() != Some(value) {
        let _ = js_sys::Reflect::set(element, &name, value);
    }
}

fn listen(element: &Element, event: &str, then: Box<dyn FnMut(Event)>) {
    // The browser frees it with the element: a field that is taken off the page while it has the focus still says so.
    let listener = Closure::wrap(then).into_js_value();
    let _ = element.add_event_listener_with_callback(event, listener.unchecked_ref());
}

impl From<El> for View {
    fn from(element: El) -> Self {
        View(element.0.into())
    }
}

impl From<&str> for View {
    fn from(text: &str) -> Self {
        View(document().create_text_node(text).into())
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        View::from(text.as_str())
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        match view {
            Some(view) => view.into(),
            None => nothing(),
        }
    }
}

impl FromIterator<View> for View {
    fn from_iter<I: IntoIterator<Item = View>>(views: I) -> Self {
        views.into_iter().fold(nothing(), View::and)
    }
}

/// Several views below each other.
macro_rules! views {
    ($($view:expr),* $(,)?) => {
        $crate::ui::field::live::nothing()$(.and($view))*
    };
}
pub(super) use views;
