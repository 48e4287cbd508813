//! Everybody tries every operation; what comes of it is what the table says, and nothing else.

use std::path::Path;
use std::sync::Arc;

use talonario::lookup::import::import;
use tests::asaas::Asaas;
use tests::{Attempt, Caller, Code, Outcome, TestApp, on_both_engines};
use types::access::{Operation, Role};

use super::requests::{elsewhere, request};
use super::target::{Target, missing};
use super::things::Things;

/// Somebody who tries, and what the table lets do.
struct Somebody<'a> {
    name: &'static str,
    caller: Caller<'a>,
    may: fn(Operation) -> bool,
    is_operator: bool,
    is_software: bool,
}

fn everybody<'a>(app: &'a TestApp, things: &Things<'a>) -> Vec<Somebody<'a>> {
    let person = |role: Role, may| Somebody {
        name: role.name(),
        caller: match role {
            Role::Operator => app.by(&app.world.operator),
            role => app.by(things.tenant.member(role)),
        },
        may,
        is_operator: role == Role::Operator,
        is_software: false,
    };
    let other = |name, caller, may, is_software| Somebody {
        name,
        caller,
        may,
        is_operator: false,
        is_software,
    };
    vec![
        person(Role::Operator, |operation| Role::Operator.may(operation)),
        person(Role::Owner, |operation| Role::Owner.may(operation)),
        person(Role::Manager, |operation| Role::Manager.may(operation)),
        person(Role::Accountant, |operation| Role::Accountant.may(operation)),
        person(Role::Support, |operation| Role::Support.may(operation)),
        other(
            "key",
            app.with_key(&things.secret),
            |operation| operation.row().integration,
            true,
        ),
        other("nobody", app.nobody(), |operation| operation.row().anyone, false),
    ]
}

/// How a request that the table does not allow is refused.
fn refusal(somebody: &Somebody<'_>) -> Code {
    if somebody.name == "nobody" {
        Code::NotSignedIn
    } else {
        Code::NotAllowed
    }
}

/// What is another's: all of it, or only the last thing named within one's own.
fn others<'a>(own: &Target<'a>, foreign: &Target<'a>, sibling: &Target<'a>, software: bool) -> Vec<Target<'a>> {
    let mut others = vec![
        foreign.clone(),
        Target {
            document: foreign.document,
            receipt: foreign.receipt,
            key: foreign.key,
            session: foreign.session,
            ..own.clone()
        },
        Target {
            account: foreign.account,
            ..own.clone()
        },
    ];
    others.push(Target {
        document: sibling.document,
        receipt: sibling.receipt,
        ..own.clone()
    });
    if software {
        others.push(sibling.clone());
    }
    others
}

/// Everybody of one tenant tries everything on their own and on the other's.
async fn sweep(app: &TestApp, mine: &Things<'_>, theirs: &Things<'_>) {
    let before = theirs.snapshot().await;
    let secrets = theirs.secrets();
    let foreign = theirs.target().await;
    let mut tried = 0;
    for operation in Operation::ALL.iter().copied() {
        let (base, sibling) = (mine.target().await, mine.sibling_target().await);
        let mut changes = false;
        for somebody in everybody(app, mine) {
            let what = format!("{} by {}", operation.id(), somebody.name);
            let permitted = (somebody.may)(operation);
            // Who is refused is refused before it is looked at what the request names, and how that stands.
            let mut own = if permitted {
                mine.ready(operation, &somebody.caller, somebody.is_software).await
            } else {
                base.clone()
            };
            let others = others(&own, &foreign, &sibling, somebody.is_software);
            if permitted && operation == Operation::ResumeReseller {
                own.reseller = mine.suspended(true).await;
            }
            let plain = request(operation, &own);
            changes |= !plain.is_safe();
            for other in others {
                let nothing = request(operation, &missing(&other));
                let other = request(operation, &other);
                if other.path() == plain.path()
                    || (permitted && somebody.is_operator && operation != Operation::EndSession)
                {
                    continue;
                }
                let (other, nothing) = (
                    somebody.caller.attempt(&other).await,
                    somebody.caller.attempt(&nothing).await,
                );
                let code = if permitted { Code::NotFound } else { refusal(&somebody) };
                assert_eq!(other.problem().code, code, "{what} on another's: {}", other.text());
                assert_eq!(other.seen(), nothing.seen(), "{what}: another's looks like nothing");
                tried += 1;
            }
            if permitted && plain.path() != request(operation, &missing(&own)).path() {
                let nothing = somebody.caller.attempt(&request(operation, &missing(&own))).await;
                assert_eq!(nothing.problem().code, Code::NotFound, "{what} on nothing");
            }

            let outcome = somebody.caller.attempt(&plain).await;
            if permitted {
                assert!(
                    outcome.is_success(),
                    "{what} on one's own: {} {}",
                    outcome.status,
                    outcome.text()
                );
                tells_nothing(&outcome, &somebody, &secrets, &what);
            } else {
                assert_eq!(outcome.problem().code, refusal(&somebody), "{what} on one's own");
            }
            if [Operation::SuspendReseller, Operation::ResumeReseller].contains(&operation) {
                mine.suspended(false).await;
            }
        }
        if changes {
            let after = theirs.snapshot().await;
            assert_eq!(after, before, "{} left the other tenant as it was", operation.id());
        }
    }
    assert!(tried > 200, "the sweep tried {tried} times to reach what is another's");
}

fn tells_nothing(outcome: &Outcome, somebody: &Somebody<'_>, secrets: &[String], what: &str) {
    let text = outcome.text();
    for secret in secrets.iter().filter(|_| !somebody.is_operator) {
        assert!(
            !text.contains(secret.as_str()),
            "{what} tells of another tenant: {text}"
        );
    }
}

async fn load_padron(app: &TestApp) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    let quietly = Arc::new(|_| ());
    import(&app.context, &file, false, quietly).await.expect("a padrón");
}

on_both_engines! {
    async fn everybody_may_what_the_table_says_and_reaches_nothing_of_another_tenant(app) {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        load_padron(&app).await;
        let sillar = Things::of(&app, &app.world.sillar).await;
        let ipe = Things::of(&app, &app.world.ipe).await;
        sweep(&app, &sillar, &ipe).await;
    }

    async fn it_is_the_same_the_other_way_round(app) {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        load_padron(&app).await;
        let ipe = Things::of(&app, &app.world.ipe).await;
        let sillar = Things::of(&app, &app.world.sillar).await;
        sweep(&app, &ipe, &sillar).await;
    }

    async fn an_address_that_is_none_is_the_same_nothing_for_everybody(app) {
        let sillar = Things::of(&app, &app.world.sillar).await;
        let mut seen = Vec::new();
        for somebody in everybody(&app, &sillar) {
            seen.push(somebody.caller.attempt(&elsewhere()).await.seen());
        }
        assert_eq!(seen[0].0, 404);
        assert!(seen.iter().all(|each| *each == seen[0]));
    }

    async fn an_id_that_is_no_id_is_nothing(app) {
        let sillar = Things::of(&app, &app.world.sillar).await;
        let owner = app.by(&sillar.tenant.owner);
        for path in ["/accounts/x", "/plans/%00", "/accounts/019a9f3e/limits", "/plans/-"] {
            let outcome = owner.attempt(&Attempt::new(reqwest::Method::GET, path)).await;
            assert_eq!(outcome.problem().code, Code::NotFound, "{path}");
        }
    }
}
