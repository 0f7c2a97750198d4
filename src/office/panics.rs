//! Panics end the work that they happen in, not the process, and are logged once: by whoever answers for the work, or
//! by the hook when nobody does.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::task::Poll;

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The work panicked: with what words, and where. For the log only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("panicked: {0}")]
pub struct Panicked(String);

/// Replaces the standard hook, which writes every panic to standard error at once.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let told = told(info);
        if CATCHING.get() {
            LAST.set(Some(told));
        } else {
            tracing::error!(error.message = told, "a task panicked");
        }
    }));
}

fn told(info: &PanicHookInfo) -> String {
    let place = info.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
    format!("{}{place}", info.payload_as_str().unwrap_or("no words"))
}

/// Runs a future; a panic inside comes out as an error.
pub async fn caught<T>(work: impl Future<Output = T>) -> Result<T, Panicked> {
    let mut work = Box::pin(work);
    std::future::poll_fn(move |context| {
        let outer = CATCHING.replace(true);
        let polled = catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context)));
        CATCHING.set(outer);
        match polled {
            Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(Err(Panicked(LAST.take().unwrap_or_else(|| "no words".into())))),
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_error_and_the_next_work_goes_on() {
        assert!(caught(async { panic!("boom") as u8 }).await.is_err());
        assert_eq!(caught(async { 7 }).await, Ok(7));
    }
}
