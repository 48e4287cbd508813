//! Who is signed in. Begins with what the cookie is worth, renews the access token, and when the session ends
//! in the middle of work asks for the password over the page, so that nothing typed is lost.

use std::cell::RefCell;
use std::future::poll_fn;
use std::sync::LazyLock;
use std::task::{Poll, Waker};

use futures_util::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use types::access::Operation;
use types::auth::{ChangeMe, GetMe, Me, MeChange, RefreshSession, SignOut, Token};
use types::kit::text::Language;
use types::users::MemberId;

use crate::kit::browser;
use crate::kit::failure::Failure;
use crate::kit::http::{self, send, send_plain};
use crate::kit::text::{language_was_chosen, speak};
use crate::kit::theme::{self, Theme};

/// Where things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not known yet: the service is being asked.
    Starting,
    /// It could not be known.
    Broken(Failure),
    Out,
    In(MemberId),
}

/// Remembers the role of whoever was signed in: tells `boot.js` which shape to show while the application loads,
/// and the application which pages to load at once.
pub const HINT: &str = "session";

static STANDING: LazyLock<ArcRwSignal<Standing>> = LazyLock::new(|| ArcRwSignal::new(Standing::Starting));
static ME: LazyLock<ArcRwSignal<Option<Me>>> = LazyLock::new(|| ArcRwSignal::new(None));
static ENDED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

thread_local! {
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
}

/// Where things stand, tracked.
#[must_use]
pub fn standing() -> Standing {
    STANDING.get()
}

/// Whether the session ended while somebody worked, tracked.
#[must_use]
pub fn has_ended() -> bool {
    ENDED.get()
}

/// Who is signed in, tracked. Only the sign-in page has nobody.
#[must_use]
pub fn me() -> Option<Me> {
    ME.get()
}

/// Whether the person's role may do that: what it may not is not offered.
#[must_use]
pub fn may(operation: Operation) -> bool {
    ME.read_untracked().as_ref().is_some_and(|me| me.role.may(operation))
}

/// Begins: with the cookie of an earlier visit, or at the sign-in page.
pub fn begin() {
    http::renew_with(|| renew().boxed_local());
    STANDING.set(Standing::Starting);
    spawn_local(async {
        let begun = async {
            keep(&send_plain(RefreshSession {}).await?);
            send(GetMe {}).await
        };
        match begun.await {
            Ok(me) => enter(me),
            Err(failure) if failure.problem().is_some_and(|problem| problem.status < 500) => leave(),
            Err(failure) => STANDING.set(Standing::Broken(failure)),
        }
    });
}

/// Goes on with the token that signing in gave.
///
/// # Errors
/// When the person behind the token cannot be read.
pub async fn signed_in(token: &Token) -> Result<(), Failure> {
    keep(token);
    let me = send_plain(GetMe {}).await?;
    enter(me);
    Ok(())
}

/// Puts in what a change of the profile answered.
pub fn changed(me: Me) {
    browser::live_in(&me.time_zone);
    ME.set(Some(me));
}

/// Speaks a language from now on, here and in what the service writes to the person.
pub fn choose_language(wanted: Language) {
    speak(wanted);
    let language = Some(wanted);
    change(
        |me| me.language != wanted,
        MeChange {
            language,
            ..MeChange::default()
        },
    );
}

/// Shows pages light or dark from now on, here and wherever the person signs in.
pub fn choose_theme(wanted: Theme) {
    theme::choose_theme(wanted);
    let theme = Some(told(wanted));
    change(
        |me| Some(me.theme) != theme,
        MeChange {
            theme,
            ..MeChange::default()
        },
    );
}

const fn told(theme: Theme) -> types::auth::Theme {
    match theme {
        Theme::System => types::auth::Theme::System,
        Theme::Light => types::auth::Theme::Light,
        Theme::Dark => types::auth::Theme::Dark,
    }
}

/// Keeps a choice in the profile, when it is another than before.
fn change(differs: impl FnOnce(&Me) -> bool, body: MeChange) {
    let Some(me) = ME.get_untracked().filter(differs) else {
        return;
    };
    spawn_local(async move {
        if let Ok(me) = send(ChangeMe {
            version: me.version,
            body,
        })
        .await
        {
            changed(me);
        }
    });
}

/// Ends the session and goes to the sign-in page, offline too; `then` goes to where the next visit begins.
pub fn sign_out(then: impl FnOnce() + 'static) {
    spawn_local(async {
        drop(send_plain(SignOut {}).await);
        leave();
        then();
    });
}

fn keep(token: &Token) {
    http::set_token(Some(token.access_token.clone()));
}

fn enter(me: Me) {
    browser::remember(HINT, me.role.name());
    if !language_was_chosen() {
        speak(me.language);
    }
    theme::choose_theme(Theme::of_name(me.theme.name()));
    browser::live_in(&me.time_zone);
    let member_id = me.member_id;
    ME.set(Some(me));
    ENDED.set(false);
    if STANDING.get_untracked() != Standing::In(member_id) {
        STANDING.set(Standing::In(member_id));
    }
    wake();
}

fn leave() {
    browser::forget(HINT);
    http::set_token(None);
    STANDING.set(Standing::Out);
    ENDED.set(false);
    ME.set(None);
    wake();
}

/// A new access token: by the cookie, or by the password of whoever is at work.
async fn renew() -> Result<(), Failure> {
    let refusal = match send_plain(RefreshSession {}).await {
        Ok(token) => {
            keep(&token);
            return Ok(());
        }
        Err(failure) => failure,
    };
    let refused = refusal.problem().is_some_and(|problem| problem.status == 401);
    if !refused || ME.read_untracked().is_none() {
        return Err(refusal);
    }
    http::set_token(None);
    ENDED.set(true);
    poll_fn(|context| {
        if !ENDED.get_untracked() {
            return Poll::Ready(());
        }
        WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
        Poll::Pending
    })
    .await;
    if ME.read_untracked().is_some() {
        Ok(())
    } else {
        Err(refusal)
    }
}

fn wake() {
    for waker in WAITING.take() {
        waker.wake();
    }
}
