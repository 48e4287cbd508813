//! A demo installation: invented resellers with accounts in both countries and a year of documents.
//!
//! Everything goes the way real things go: through the services, with a clock set to the past. Names are
//! invented, numbers have right check digits but belong to ranges no tax office has reached.

mod accounts;
mod answers;
mod cast;
mod chance;
mod documents;
mod inbox;
mod invent;
mod invoices;
mod ladder;
mod money;
mod padron;
mod plans;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Days, Utc};
use types::access::{Operation, Role};
use types::links::NewInvitation;
use types::resellers::{NewReseller, NewResellerPlan, Reason, ResellerId, ResellerPlanId};
use types::users::NewMember;

use self::cast::{Cast, PASSWORD};
use crate::access::Scope;
use crate::kit::clock::SetClock;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::files::Files;
use crate::kit::mail::Mail;
use crate::users::store as users;
use crate::{links, resellers};

/// The demo begins so many days ago.
const DAYS: u64 = 395;
/// Where the logins are kept, in the data folder, to be told again.
const LOGINS: &str = "demo-logins.txt";

/// Fills an empty installation and tells the logins; of one that is filled already, it only tells them.
///
/// # Errors
/// When the installation holds something else, or the database or the data folder fails.
pub async fn fill(context: &Context, data: &Path) -> Result<()> {
    let logins = data.join(LOGINS);
    if !users::is_empty(&context.db).await? {
        let kept = std::fs::read_to_string(&logins);
        print!(
            "{}",
            kept.map_err(|_| Error::broken("the installation is not empty, and not a demo"))?
        );
        return Ok(());
    }
    // XML that can be made anew need not survive a power failure, and this makes thousands.
    let context = &Context {
        files: Files::disposable(&data.join("files"))?,
        ..context.clone()
    };
    let now = context.now();
    let start = at(context, now - Days::new(DAYS));
    crate::users::service::create_operator(&start, "operador@talonario.example", "Olga Palomino", PASSWORD).await?;
    let mut text = format!(
        "Demo logins (the password of all: {PASSWORD})\n  {:<34} operator\n",
        "operador@talonario.example"
    );
    let mut resellers = Vec::new();
    for cast in cast::all() {
        let reseller = reseller(&start, &cast).await?;
        let plans = plans::make(&start, &cast, reseller).await?;
        invite(context, &cast, reseller).await?;
        let example = accounts::open(context, now, &cast, reseller, &plans).await?;
        plans::revise(context, now, &cast, reseller, &plans).await?;
        for person in &cast.people {
            text += &format!("  {:<34} {} of {}\n", person.email, person.role.name(), cast.name);
        }
        text += &format!("  integration key of {:<15} {}\n", example.hostname, example.secret);
        if let Some(reason) = cast.suspended {
            suspend(context, reseller, reason).await?;
        }
        resellers.push((cast, reseller));
    }
    crate::watch::service::due(context).await?;
    for (cast, reseller) in &resellers {
        inbox::work_off(context, cast, *reseller).await?;
        money::collect(context, cast, *reseller).await?;
        ladder::climb(context, cast, *reseller).await?;
    }
    invoices::issuer(context).await?;
    for (cast, reseller) in &resellers {
        invoices::of_reseller(context, *reseller, cast.owner()?.name).await?;
    }
    let ruc = padron::import(context, data).await?;
    text += &format!("To try the look-up when creating an account: RUC {ruc}\n");
    std::fs::write(&logins, &text).map_err(Error::broken)?;
    print!("{text}");
    Ok(())
}

/// The same world at another time.
fn at(context: &Context, time: DateTime<Utc>) -> Context {
    context.with_clock(Arc::new(SetClock::at(time)))
}

async fn reseller(start: &Context, cast: &Cast) -> Result<ResellerId> {
    let operator = |operation| Scope::of_command(operation, None, "Olga Palomino");
    let maximum_accounts = cast.maximum_accounts;
    let name = maximum_accounts.map_or("Revendedor sin tope".to_owned(), |most| format!("Revendedor {most}"));
    let plan = NewResellerPlan {
        name,
        maximum_accounts,
        discount_basis_points: 5_000,
    };
    let plan = resellers::service::create_plan(start, &operator(Operation::CreateResellerPlan), None, &plan).await?;
    let new = new_reseller(cast, plan.id)?;
    let reseller = resellers::service::create(start, &operator(Operation::CreateReseller), None, &new)
        .await?
        .id;
    for person in cast.people.iter().filter(|person| person.role != Role::Owner) {
        let member = NewMember {
            name: person.name.to_owned(),
            email: person.email.to_owned(),
            role: person.role,
            password: PASSWORD.to_owned(),
            language: cast.language,
        };
        let scope = Scope::of_command(Operation::CreateMember, Some(reseller), cast.owner()?.name);
        crate::users::service::create(start, &scope, None, &member).await?;
    }
    Ok(reseller)
}

/// Somebody who was invited and has not accepted.
async fn invite(context: &Context, cast: &Cast, reseller: ResellerId) -> Result<()> {
    let Some((name, email)) = cast.invited else {
        return Ok(());
    };
    let new = NewInvitation {
        name: name.to_owned(),
        email: email.to_owned(),
        role: Role::Support,
        language: cast.language,
    };
    let context = &Context {
        mail: Mail::default(),
        ..context.clone()
    };
    let scope = Scope::of_command(Operation::InviteMember, Some(reseller), cast.owner()?.name);
    links::service::invite(context, &scope, &new).await?;
    Ok(())
}

fn new_reseller(cast: &Cast, plan_id: ResellerPlanId) -> Result<NewReseller> {
    let owner = cast.owner()?;
    Ok(NewReseller {
        name: cast.name.to_owned(),
        country: cast.country,
        tax_id: invent::tax_id(cast.country, cast.number),
        plan_id,
        owner_name: owner.name.to_owned(),
        owner_email: owner.email.to_owned(),
        owner_password: PASSWORD.to_owned(),
        owner_language: cast.language,
    })
}

async fn suspend(context: &Context, reseller: ResellerId, reason: &str) -> Result<()> {
    let scope = Scope::of_command(Operation::SuspendReseller, None, "Olga Palomino");
    let found = resellers::service::find(context, &scope, reseller).await?;
    let reason = Reason {
        reason: reason.to_owned(),
    };
    resellers::service::suspend(context, &scope, reseller, found.version, &reason).await?;
    Ok(())
}
