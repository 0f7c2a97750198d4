//! Lists that are typed in: rows that stay are left alone.

use super::live::{View, before, clear, region, remove};
use super::reactive::{Part, follow};
use web_sys::Node;

/// One row of a list, drawn when it is new.
pub struct Row {
    /// What makes it this row and no other.
    pub key: String,
    /// Draws it.
    pub draw: Box<dyn FnOnce() -> View>,
}

/// A list whose rows stay as they are while others come and go, so that nobody is thrown out of a field he types in.
pub fn rows(each: impl Fn() -> Vec<Row> + 'static) -> View {
    fn begin(each: Box<dyn Fn() -> Vec<Row>>) -> View {
        let (place, _, end) = region();
        // Rows belong to the place of the list and not to its last drawing, which ends with the next.
        let list = Part::current();
        let mut drawn: Vec<Drawn> = Vec::new();
        follow(move || drawn = redraw(&list, std::mem::take(&mut drawn), each(), &end));
        place
    }
    begin(Box::new(each))
}

/// A row on the page.
struct Drawn {
    key: String,
    part: Part,
    begin: Node,
    end: Node,
}

/// Rows that stay keep their order in a form, so only new ones are put into the page, before the next that stays. One
/// that did change its place is drawn anew.
fn redraw(list: &Part, old: Vec<Drawn>, rows: Vec<Row>, end: &Node) -> Vec<Drawn> {
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
        now.push(drawn.unwrap_or_else(|| draw_row(list, row, stay.peek().map_or(end, |next| &next.begin))));
    }
    stay.for_each(|moved| take_away(&moved));
    now
}

fn draw_row(list: &Part, row: Row, next: &Node) -> Drawn {
    let part = list.inside();
    let (place, begin, end) = region();
    before(&part.draw(row.draw), &end);
    before(&place, next);
    Drawn { key: row.key, part, begin, end }
}

fn take_away(row: &Drawn) {
    // First off the page, then what it reads: a field that has the focus says that it is left.
    clear(&row.begin, &row.end);
    remove(&row.begin);
    remove(&row.end);
    row.part.end();
}
