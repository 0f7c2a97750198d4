//! Where one stands: a point from the phone's receiver, and the boundary of a plot or pond. Where people fish and gather
//! is theirs to know: there the point is sealed, and only a cell of 0.1 degree stays readable.

use super::finish::Filled;
use super::reader::Reader;
use super::{Answers, Ask, Form};
use crate::domain::boundary::Boundary;
use crate::domain::codes::HoldingKind;
use crate::domain::point::{Point, PointField};
use crate::domain::record::write;
use crate::domain::sealed::ToSeal;

/// Notes the cell of a point that is sealed already: it stays as long as none is taken over it.
pub(super) const POINT_KEPT: &str = "point_kept";

/// Whether a form's point is sealed.
fn is_sealed(form: Form, kind: Option<HoldingKind>) -> bool {
    matches!(form, Form::Catch | Form::Forest) || kind == Some(HoldingKind::Area)
}

/// Puts the point together, and the boundary where one is asked for.
pub(super) fn read(form: Form, reader: &mut Reader, filled: &mut Filled) {
    let kind = if form == Form::Holding { reader.one(Ask::HoldingKind) } else { None };
    let sealed = is_sealed(form, kind);
    let raw = reader.raw(Ask::Point);
    if let Some(point) = Point::read(raw) {
        let village = reader.raw(Ask::Village);
        point.check(reader.context.pack.village(village)).into_iter().for_each(|trouble| reader.say(Ask::Point, trouble));
        let field = if sealed { PointField::sealed(&point) } else { PointField::open(&point) };
        if sealed {
            filled.to_seal.push(ToSeal { field: "point".into(), plain: point.answer() });
        }
        write(&mut filled.fields, "point", &Some(field));
    } else if sealed && reader.noted(POINT_KEPT).is_some() {
        filled.kept.push("point");
    }
    let boundary = Boundary::read(reader.raw(Ask::Boundary));
    write(&mut filled.fields, "boundary", &Some(boundary).filter(|boundary| !boundary.corners.is_empty()));
}

/// The answers that make them.
pub(super) fn answers_of(point: Option<&PointField>, boundary: Option<&Boundary>, answers: &mut Answers) {
    if let Some(field) = point {
        match field.point() {
            Some(point) => answers.insert(Ask::Point.key().to_owned(), point.answer()),
            None => answers.insert(POINT_KEPT.to_owned(), "yes".to_owned()),
        };
    }
    if let Some(boundary) = boundary {
        answers.insert(Ask::Boundary.key().to_owned(), boundary.answer());
    }
}
