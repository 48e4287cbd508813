//! What the tax offices answered to the last documents of an account: most are accepted, one of each other kind.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use types::access::Operation;
use types::accounts::{Account, Environment};
use types::documents::{Document, DocumentKind, DocumentQuery, DocumentState, StateReport};
use types::kit::money::Currency;
use types::resellers::ResellerId;
use types::tax_id::Country;

use super::at;
use crate::access::Scope;
use crate::admissions::service as admissions;
use crate::documents::sample::{self, Party, Referred, SampleAnswer, SampleCdr, SampleUbl, UblKind};
use crate::documents::{list_service as documents, receipt_service as receipts, state_service as states};
use crate::kit::context::Context;
use crate::kit::error::Result;

/// So many of the last documents are answered.
const ANSWERED: u16 = 200;

/// Answers to the last documents of an account.
pub(super) async fn answer(context: &Context, reseller: ResellerId, account: &Account) -> Result<()> {
    let answers = Answers {
        context,
        reseller,
        account,
    };
    let query = DocumentQuery {
        limit: Some(ANSWERED),
        ..DocumentQuery::default()
    };
    let scope = answers.scope(Operation::ListDocuments);
    let last = documents::of_account(context, &scope, account.id, &query).await?.items;
    for (place, document) in last.iter().enumerate() {
        match account.country {
            Country::Pe => answers.sunat(place, document).await?,
            Country::Br => answers.sefaz(place, document).await?,
        }
    }
    Ok(())
}

struct Answers<'a> {
    context: &'a Context,
    reseller: ResellerId,
    account: &'a Account,
}

impl Answers<'_> {
    fn scope(&self, operation: Operation) -> Scope {
        Scope::of_command(operation, Some(self.reseller), "Servidor de facturación")
    }

    async fn sunat(&self, place: usize, document: &Document) -> Result<()> {
        let (code, words, notes): (_, _, &[&str]) = match place {
            0 => return Ok(()),
            1 => return self.wait(document).await,
            3 => ("2335", "El documento electrónico ingresado ha sido alterado", &[]),
            5 => (
                "0",
                "ha sido aceptada",
                &["4252 - El dato ingresado como atributo no es correcto"],
            ),
            7 => ("0109", "El sistema no puede responder su solicitud", &[]),
            _ => ("0", "ha sido aceptada", &[]),
        };
        let reference = format!("{}-{}", document.series, document.number);
        let told_at = document.admitted_at + TimeDelta::minutes(1);
        self.attach(document, self.cdr(&reference, code, words, notes, told_at), told_at)
            .await?;
        match place {
            9 if document.kind == DocumentKind::Factura => self.void(document, false).await,
            10..=20 if place.is_multiple_of(2) && document.kind == DocumentKind::Factura => {
                self.void(document, true).await
            }
            _ => Ok(()),
        }
    }

    /// The tax office has it and has not answered.
    async fn wait(&self, document: &Document) -> Result<()> {
        let report = StateReport {
            state: DocumentState::Sent,
            code: None,
            description: None,
            ticket: Some(format!("20260000{:07}", document.number)),
        };
        let scope = self.scope(Operation::ReportDocumentState);
        let then = at(self.context, document.admitted_at + TimeDelta::minutes(1));
        states::report(&then, &scope, self.account.id, document.id, &report).await?;
        Ok(())
    }

    /// A notice that voids it, with its answer or still without.
    async fn void(&self, document: &Document, answered: bool) -> Result<()> {
        let asked_at = document.admitted_at + TimeDelta::minutes(20);
        let local = asked_at.with_timezone(&lima()).naive_local();
        let notice = sample::ubl(&SampleUbl {
            kind: UblKind::ComunicacionBaja(vec![Referred {
                kind: document.kind,
                series: document.series.clone(),
                number: document.number,
            }]),
            issuer: Party {
                number: self.account.tax_id.clone(),
                name: self.account.name.clone(),
            },
            customer: None,
            series: String::new(),
            number: document.number % 90_000 + 1,
            issued_at: local,
            currency: Currency::parse("PEN").expect("three capital letters"),
            lines: Vec::new(),
        });
        let (then, scope) = (at(self.context, asked_at), self.scope(Operation::CreateDocument));
        let brought = [(then, notice.into_bytes())];
        let notices = admissions::bring_all(self.context, &scope, self.account.id, &brought).await?;
        let Some(notice) = notices.first().filter(|_| answered) else {
            return Ok(());
        };
        let told_at = asked_at + TimeDelta::minutes(5);
        let reference = format!("RA-{}-{}", notice.series, notice.number);
        let cdr = self.cdr(&reference, "0", "ha sido aceptada", &[], told_at);
        self.attach(notice, cdr, told_at).await
    }

    async fn sefaz(&self, place: usize, document: &Document) -> Result<()> {
        let Some(access_key) = document.access_key.clone() else {
            return Ok(());
        };
        if place % 13 != 4 || document.environment == Environment::Demo {
            return Ok(());
        }
        let told_at = document.admitted_at + TimeDelta::minutes(30);
        let event = sample::event(
            &SampleAnswer {
                access_key,
                environment: document.environment,
                code: "135".to_owned(),
                words: "Evento registrado e vinculado a NF-e".to_owned(),
                told_at: told_at.into(),
            },
            "110111",
        );
        self.attach(document, event, told_at).await
    }

    fn cdr(&self, reference: &str, code: &str, words: &str, notes: &[&str], told_at: DateTime<Utc>) -> String {
        sample::cdr(&SampleCdr {
            issuer: self.account.tax_id.clone(),
            reference: reference.to_owned(),
            code: code.to_owned(),
            words: format!("{reference}: {words}"),
            notes: notes.iter().map(|note| (*note).to_owned()).collect(),
            told_at: told_at.with_timezone(&lima()).naive_local(),
        })
    }

    async fn attach(&self, document: &Document, file: String, told_at: DateTime<Utc>) -> Result<()> {
        let (then, scope) = (at(self.context, told_at), self.scope(Operation::CreateReceipt));
        receipts::attach(&then, &scope, self.account.id, document.id, file.as_bytes()).await?;
        Ok(())
    }
}

fn lima() -> FixedOffset {
    FixedOffset::west_opt(5 * 3600).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}
