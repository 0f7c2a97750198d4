//! The words of the desk, the landing page and the sign-in form.

mod codes;
mod en;
pub mod export;
mod id;
mod lists;
mod names;
mod overview;
mod time;
mod weight;

pub use codes::{code, field, flag, form, held, kind, outcome, review, trouble};
pub use en::EN;
pub use id::ID;
pub use lists::{Lists, ended as lists_ended, fate as lists_fate, lists, table as lists_table, told as lists_told, wrong as lists_wrong};
pub use names::{Names, names, of as name_of};
pub use overview::Overview;
pub use time::{age, clock, day, grams, month, number, rupiah};
pub use weight::Scale;

use super::Lang;

/// The words in one language.
pub fn of(lang: Lang) -> &'static Desk {
    lang.pick(&ID, &EN)
}

/// The words of the overview in one language.
pub fn overview(lang: Lang) -> &'static Overview {
    lang.pick(&overview::ID, &overview::EN)
}

macro_rules! words {
    ($($name:ident)+) => {
        /// Every sentence and label, by the place where it stands; the texts themselves say the rest.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the name is the place, the text is the documentation")]
        pub struct Desk {
            $(pub $name: &'static str,)+
        }

        impl Desk {
            /// All texts, for tests.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name),)+]
            }
        }
    };
}

words! {
    // every page
    site skip_to_content other_language other_language_tag sign_out offline_note back_home
    // landing
    land_lead land_more door_field door_field_text door_field_go door_desk door_desk_text door_desk_go
    promise_phone promise_phone_text promise_server promise_server_text promise_kept promise_kept_text land_foot
    // sign-in
    sign_in sign_in_lead login password sign_in_go sign_in_wrong sign_in_wait sign_in_again sign_in_empty
    signed_out sign_out_ask sign_out_go sign_out_note
    // queue
    queue queue_lead filter all waiting_and_changed filter_review filter_kind filter_form filter_area filter_commodity
    filter_search filter_search_hint filter_flag filter_held held_only flagged_only unflagged_only apply_filter clear_filter
    total_records total_weight total_unmeasured total_held col_what col_producer col_amount col_place col_day col_age
    col_review col_flags empty_queue empty_queue_hint next_page first_page own_entry
    unmeasured_row keys_hint photos_crowded
    // many
    many_open many_exact many_flagged many_go many_cancel many_none many_over many_done many_skipped many_weight many_gone
    //
    values values_none weights history held_items others others_none before after nothing_before
    received claimed author_line highlight_hint producer_line first_entry changed_entry
    photo photo_of photo_received photo_waiting photo_back corners
    sealed sealed_last2 no_nik birth_year_only yes list_of_records not_in_list
    // verdict
    verdict return_ reject approve_note return_note reject_note reason reason_hint due due_hint due_by marks marks_hint mark_words
    may_not_judge_own may_not_judge already_judged decide_approve decide_return decide_reject
    pending_undo undo undone undo_late seconds many_together
    // troubles
    not_found not_found_text forbidden forbidden_text forbidden_other bad_request bad_request_text later later_text
    offline offline_text signed_out_now bad_origin_text reload go_to_queue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty_or_the_same_by_accident() {
        let same = ["site", "password"];
        for ((name, id), (_, en)) in ID.all().into_iter().zip(EN.all()) {
            assert!(!id.trim().is_empty() && !en.trim().is_empty(), "{name} is empty");
            assert!(id != en || same.contains(&name), "{name} is not translated");
        }
    }
}
