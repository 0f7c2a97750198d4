//! Which heading a question stands under: a long form reads as a few short ones.

use crate::domain::form::{Ask, Form};

/// Index into the words' `sections`, or `None` for forms short enough to need no headings. Sections stand in the order of
/// these numbers.
pub fn section(form: Form, ask: Ask) -> Option<usize> {
    match form {
        Form::Producer => Some(of_person(ask)),
        Form::Catch => Some(of_trip(ask)),
        Form::Farm | Form::Aquaculture | Form::Forest => Some(of_harvest(ask)),
        Form::Holding | Form::Nil => None,
    }
}

const WHO: usize = 0;
const TRIP: usize = 1;
const YIELD: usize = 2;
const WHERE: usize = 3;
const WORK: usize = 4;
const SALE: usize = 5;
const CONSENT: usize = 6;
const MORE: usize = 7;

fn of_person(ask: Ask) -> usize {
    match ask {
        Ask::Village => WHERE,
        Ask::Livelihoods | Ask::Group => WORK,
        Ask::Consent | Ask::ConsentMethod | Ask::Guardian => CONSENT,
        _ => WHO,
    }
}

/// Boat, gear and landing belong to the trip.
fn of_trip(ask: Ask) -> usize {
    match ask {
        Ask::TripStart | Ask::TripEnd | Ask::Crew | Ask::Gear | Ask::Ground | Ask::Point | Ask::Landing | Ask::Village | Ask::Holding => {
            TRIP
        }
        _ => of_harvest(ask),
    }
}

fn of_harvest(ask: Ask) -> usize {
    match ask {
        Ask::Producer => WHO,
        Ask::Village | Ask::Point | Ask::Holding | Ask::AreaKind | Ask::Permit => WHERE,
        Ask::Price | Ask::Buyer | Ask::Use | Ask::Destination | Ask::Document => SALE,
        Ask::Note | Ask::Photos => MORE,
        _ => YIELD,
    }
}
