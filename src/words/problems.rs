//! What is wrong and what to do about it, in plain words.

use super::Lang;
use crate::domain::problem::Trouble;

/// The sentence at a field.
pub fn sentence(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Missing => lang.pick("Belum diisi. Isi bagian ini dulu.", "Still empty. Please fill this in.").to_owned(),
        _ => lang.pick("Periksa isian ini.", "Please check this.").to_owned(),
    }
}
