//! What the field app draws with: elements made at once, kept current by leptos' signals.
//!
//! The phone must fetch all of this over 2G, so there is one type of element and one of view, and nothing here is
//! compiled again for each of them. Leptos' own views are a type per element, per closure and per optional part, each
//! with its building, diffing and taking down: measured on this app, two fifths of the wasm. What stays is what leptos is
//! for: signals, memos, owners, effects. The desk, rendered at the server and hydrated, uses `view!`.
//!
//! A [`View`] is a DOM node, or a fragment of several. What changes stands between two comments and is drawn anew there
//! ([`live`]); everything that lives in it ends with it, because it belongs to the owner of that effect.

use crate::ui::field::reactive::*;
use std::any::Any;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Document, Element, Event, Node};

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
    pub fn class(self, class: impl AsRef<str>) -> Self {
        self.attr("class", class)
    }

    /// An attribute.
    pub fn attr(self, name: &str, value: impl AsRef<str>) -> Self {
        set(&self.0, name, Some(value.as_ref()));
        self
    }

    /// An attribute, if there is a value for it.
    pub fn attr_if(self, name: &str, value: Option<impl AsRef<str>>) -> Self {
        set(&self.0, name, value.as_ref().map(AsRef::as_ref));
        self
    }

    /// An attribute that follows what `value` reads; absent while it gives nothing.
    pub fn bind<V: Into<Option<&'static str>>>(self, name: &'static str, value: impl Fn() -> V + 'static) -> Self {
        let element = self.0.clone();
        follow(move || set(&element, name, value().into()));
        self
    }

    /// A class that it has while `on` says so.
    pub fn class_if(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow(move || toggle(&element, class, on()));
        self
    }

    /// An attribute that is there while `on` says so, as `disabled`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.bind(name, move || on().then_some(""))
    }

    /// A property of the control, as `checked`, that follows what `on` reads.
    pub fn property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let element = self.0.clone();
        follow(move || set_property(&element, name, value()));
        self
    }

    /// What stands in the control, following what `value` reads.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.property("value", move || JsValue::from_str(&value()))
    }

    /// Adds something inside, at the end.
    pub fn add(self, view: impl Into<View>) -> Self {
        append(&self.0, &view.into());
        self
    }

    /// Adds a part that is drawn anew whenever what it reads has changed.
    pub fn live<V: Into<View>>(self, draw: impl FnMut() -> V + 'static) -> Self {
        self.add(live(draw))
    }

    /// Listens.
    pub fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(then));
        self
    }

    /// Does something when it is tapped.
    pub fn tap(self, mut then: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| then())
    }

    /// Takes what stands in the control whenever it changes.
    pub fn typed(self, mut then: impl FnMut(String) + 'static) -> Self {
        self.on("input", move |event| then(event_target_value(&event)))
    }

    /// Takes what was chosen in the control.
    pub fn chosen(self, mut then: impl FnMut(String) + 'static) -> Self {
        self.on("change", move |event| then(event_target_value(&event)))
    }

    /// Does something when the control loses the focus.
    pub fn left(self, mut then: impl FnMut() + 'static) -> Self {
        self.on("blur", move |_| then())
    }
}

/// A part that is drawn anew whenever what it reads has changed.
pub fn live<V: Into<View>>(mut draw: impl FnMut() -> V + 'static) -> View {
    live_boxed(Box::new(move || draw().into()))
}

fn live_boxed(mut draw: Box<dyn FnMut() -> View>) -> View {
    let (place, begin, end) = region();
    keep(RenderEffect::new(move |_: Option<()>| {
        let view = draw();
        clear(&begin, &end);
        before(&view, &end);
    }));
    place
}

/// One row of a list, drawn when it is new.
pub struct Row {
    /// What makes it this row and no other.
    pub key: String,
    /// Draws it.
    pub draw: Box<dyn FnOnce() -> View>,
}

/// A list whose rows stay as they are while others come and go, so that nobody is thrown out of a field he types in.
pub fn rows(each: impl Fn() -> Vec<Row> + 'static) -> View {
    rows_boxed(Box::new(each))
}

/// A row on the page, and what it owns.
struct Drawn {
    key: String,
    owner: Owner,
    begin: Node,
    end: Node,
}

fn rows_boxed(each: Box<dyn Fn() -> Vec<Row>>) -> View {
    let (place, _, end) = region();
    // Rows belong to the place of the list and not to its last drawing, which ends with the next.
    let owner = Owner::current().unwrap_or_default();
    let mut drawn: Vec<Drawn> = Vec::new();
    keep(RenderEffect::new(move |_: Option<()>| drawn = redraw(&owner, std::mem::take(&mut drawn), each(), &end)));
    place
}

/// Rows that stay keep their order in a form, so only new ones are put into the page, before the next that stays. One
/// that did change its place is drawn anew.
fn redraw(owner: &Owner, old: Vec<Drawn>, rows: Vec<Row>, end: &Node) -> Vec<Drawn> {
    let mut stay = Vec::new();
    for drawn in old {
        if rows.iter().any(|row| row.key == drawn.key) {
            stay.push(drawn);
        } else {
            take_away(&drawn);
        }
    }
    let mut stay = stay.into_iter().peekable();
    let mut now = Vec::new();
    for row in rows {
        let drawn = stay.next_if(|next| next.key == row.key);
        now.push(drawn.unwrap_or_else(|| draw_row(owner, row, stay.peek().map_or(end, |next| &next.begin))));
    }
    stay.for_each(|moved| take_away(&moved));
    now
}

fn draw_row(owner: &Owner, row: Row, next: &Node) -> Drawn {
    let owner = owner.with(Owner::new);
    let (place, begin, end) = region();
    before(&owner.with(|| untrack(row.draw)), &end);
    before(&place, next);
    Drawn { key: row.key, owner, begin, end }
}

fn take_away(row: &Drawn) {
    // First off the page, then what it reads: a field that has the focus says that it is left.
    clear(&row.begin, &row.end);
    remove(&row.begin);
    remove(&row.end);
    row.owner.cleanup();
}

/// Runs now, and again whenever what it reads has changed, before the browser paints.
pub fn follow(run: impl Fn() + 'static) {
    follow_boxed(Box::new(run));
}

fn follow_boxed(run: Box<dyn Fn()>) {
    keep(RenderEffect::new(move |_: Option<()>| run()));
}

/// A text worked out anew when what it reads has changed; it tells those who follow it only when it became another.
pub fn settled(text: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    fn begin(text: Box<dyn Fn() -> String + Send + Sync>) -> Memo<String> {
        Memo::new(move |_| text())
    }
    begin(Box::new(text))
}

/// Tells those who follow a count that what it stands for has changed. The screen may be gone: then nobody is told.
pub fn tell(count: RwSignal<u32>) {
    if let Some(before) = count.try_get_untracked() {
        let _ = count.try_set(before.wrapping_add(1));
    }
}

/// Nothing to see.
pub fn nothing() -> View {
    View(fragment())
}

/// Puts a view into an element of the page.
pub fn append(parent: &Element, view: &View) {
    let _ = parent.append_child(&view.0);
}

/// Keeps something alive as long as the part of the page that is being drawn.
fn keep(thing: impl Any) {
    fn put(thing: Box<dyn Any>) {
        StoredValue::new_local(thing);
    }
    put(Box::new(thing));
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("the field app runs in a page")
}

fn fragment() -> Node {
    document().create_document_fragment().into()
}

/// A fragment of two comments, between which something will stand.
fn region() -> (View, Node, Node) {
    let (document, place) = (document(), fragment());
    let (begin, end): (Node, Node) = (document.create_comment("").into(), document.create_comment("").into());
    let _ = place.append_child(&begin);
    let _ = place.append_child(&end);
    (View(place), begin, end)
}

fn clear(begin: &Node, end: &Node) {
    while let Some(node) = begin.next_sibling().filter(|node| node != end) {
        remove(&node);
    }
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

fn before(view: &View, node: &Node) {
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

fn set_property(element: &Element, name: &str, value: JsValue) {
    let name = JsValue::from_str(name);
    // Writing what stands there already would move the cursor to the end.
    if js_sys::Reflect::get(element, &name).ok().as_ref() != Some(&value) {
        let _ = js_sys::Reflect::set(element, &name, &value);
    }
}

fn toggle(element: &Element, class: &str, on: bool) {
    let list = element.class_list();
    let _ = if on { list.add_1(class) } else { list.remove_1(class) };
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
        view.map_or_else(nothing, Into::into)
    }
}

impl From<Vec<View>> for View {
    fn from(views: Vec<View>) -> Self {
        let all = fragment();
        for view in views {
            let _ = all.append_child(&view.0);
        }
        View(all)
    }
}

impl<const N: usize> From<[View; N]> for View {
    fn from(views: [View; N]) -> Self {
        Vec::from(views).into()
    }
}

/// Several views below each other.
macro_rules! views {
    ($($view:expr),* $(,)?) => {
        $crate::ui::field::live::View::from([$($crate::ui::field::live::View::from($view)),*])
    };
}
pub(super) use views;
