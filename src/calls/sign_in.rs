//! Signing in and out.

use crate::domain::reports::desk::{Refused, SignedIn};
use leptos::server;

/// Signs in and goes on to the page that was wanted, if it is one of this site.
#[server(prefix = "/api/calls", endpoint = "sign_in")]
pub async fn sign_in(
    #[server(default)] login: String,
    #[server(default)] password: String,
    #[server(default)] to: String,
) -> Result<SignedIn, Refused> {
    use crate::office::desk::{Door, sign_in};
    let door = Door::open()?;
    let signed = sign_in::sign_in(&door, &login, &password, &to).await;
    if let Ok(signed) = &signed {
        sign_in::show(&door, signed, &login, &to);
    }
    door.answer(signed)
}

/// Signs out; says so on the sign-in page.
#[server(prefix = "/api/calls", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Refused> {
    use crate::office::desk::{Door, sign_in};
    let door = Door::open()?;
    let done = sign_in::sign_out(&door).await;
    door.go("/masuk?keluar=1");
    door.answer(done)
}
