//! A year of documents of one account, sent as its own software would have sent them.

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use types::access::Operation;
use types::accounts::Account;
use types::documents::DocumentKind;
use types::kit::money::Currency;
use types::resellers::ResellerId;
use types::tax_id::Country;

use super::chance::Chance;
use super::{at, invent};
use crate::access::Scope;
use crate::admissions::service;
use crate::documents::sample::{self, NfeModel, Party, Referred, SampleLine, SampleNfe, SampleUbl, UblKind};
use crate::kit::context::Context;
use crate::kit::error::Result;

/// Who issues, and how much.
pub(super) struct Issuer<'a> {
    pub context: &'a Context,
    pub now: DateTime<Utc>,
    pub reseller: ResellerId,
    pub account: &'a Account,
    /// What its plan allows in a month, or what is much for one without a limit.
    pub monthly: i64,
    /// How full it makes that, in per cent.
    pub load: u32,
}

/// Issues from the account's opening until now.
pub(super) async fn issue(issuer: &Issuer<'_>, chance: &mut Chance) -> Result<()> {
    let scope = Scope::of_command(
        Operation::CreateDocument,
        Some(issuer.reseller),
        "Servidor de facturación",
    );
    let mut numbers = Numbers::default();
    let today = issuer.local(issuer.now).date_naive();
    let mut month = first_of(issuer.local(issuer.account.created_at).date_naive());
    while month <= today {
        let mut sent = Vec::new();
        for time in issuer.times(month, today, chance) {
            let xml = issuer.document(&mut numbers, time, chance);
            sent.push((at(issuer.context, time.to_utc()), xml.into_bytes()));
        }
        service::bring_all(issuer.context, &scope, issuer.account.id, &sent).await?;
        month = month + Months::new(1);
    }
    Ok(())
}

/// The last number of each series.
#[derive(Default)]
struct Numbers {
    facturas: i64,
    boletas: i64,
    notes: i64,
}

impl Issuer<'_> {
    fn zone(&self) -> FixedOffset {
        let hours = if self.account.country == Country::Pe { 5 } else { 3 };
        FixedOffset::west_opt(hours * 3600).unwrap_or_else(|| chrono::Offset::fix(&Utc))
    }

    fn local(&self, time: DateTime<Utc>) -> DateTime<FixedOffset> {
        time.with_timezone(&self.zone())
    }

    /// When it issues in a month, in order, never before it was opened nor after now.
    fn times(&self, month: NaiveDate, today: NaiveDate, chance: &mut Chance) -> Vec<DateTime<FixedOffset>> {
        let busy = i64::from(self.load) + season(month) - i64::from(chance.below(12));
        let count = if month == first_of(today) && self.load >= 80 {
            i64::from(self.load)
        } else {
            busy.clamp(5, 100)
        };
        let count = self.monthly * count / 100;
        let days = if month == first_of(today) {
            today.day()
        } else {
            days_in(month)
        };
        let opened = self.local(self.account.created_at);
        let time = |_| {
            let day = month + Days::new(u64::from(chance.below(days)));
            let clock = NaiveTime::from_num_seconds_from_midnight_opt(8 * 3600 + chance.below(11 * 3600), 0);
            self.zone()
                .from_local_datetime(&day.and_time(clock.unwrap_or_default()))
                .single()
        };
        let mut times: Vec<_> = (0..count)
            .filter_map(time)
            .filter(|time| *time > opened && *time < self.now)
            .collect();
        times.sort();
        times
    }

    fn document(&self, numbers: &mut Numbers, time: DateTime<FixedOffset>, chance: &mut Chance) -> String {
        let lines = (0..=chance.below(3))
            .map(|_| {
                let (description, unit_price_minor) = invent::goods(self.account.country, chance);
                SampleLine {
                    description: description.to_owned(),
                    quantity: 1 + chance.below(6),
                    unit_price_minor,
                }
            })
            .collect();
        match self.account.country {
            Country::Pe => self.peru(numbers, time, lines, chance),
            Country::Br => self.brazil(numbers, time, lines, chance),
        }
    }

    fn peru(
        &self,
        n: &mut Numbers,
        time: DateTime<FixedOffset>,
        lines: Vec<SampleLine>,
        chance: &mut Chance,
    ) -> String {
        let (kind, series, number) = match chance.below(20) {
            0 if n.facturas > 0 => {
                n.notes += 1;
                let of = Referred {
                    kind: DocumentKind::Factura,
                    series: "F001".to_owned(),
                    number: n.facturas,
                };
                (UblKind::NotaCredito(of), "FC01", n.notes)
            }
            1..11 => {
                n.facturas += 1;
                (UblKind::Factura, "F001", n.facturas)
            }
            _ => {
                n.boletas += 1;
                (UblKind::Boleta, "B001", n.boletas)
            }
        };
        let named = !matches!(kind, UblKind::Boleta) || chance.below(3) == 0;
        sample::ubl(&SampleUbl {
            kind,
            issuer: self.party(),
            customer: named.then(|| customer(Country::Pe, chance)),
            series: series.to_owned(),
            number,
            issued_at: time.naive_local(),
            currency: currency(),
            lines,
        })
    }

    fn brazil(
        &self,
        n: &mut Numbers,
        time: DateTime<FixedOffset>,
        lines: Vec<SampleLine>,
        chance: &mut Chance,
    ) -> String {
        let nfce = chance.below(5) < 2;
        let (model, number) = if nfce {
            n.boletas += 1;
            (NfeModel::Nfce { customer: None }, n.boletas)
        } else {
            n.facturas += 1;
            (
                NfeModel::Nfe {
                    customer: customer(Country::Br, chance),
                },
                n.facturas,
            )
        };
        let environment = self.account.environment;
        sample::nfe(&SampleNfe {
            model,
            issuer: self.party(),
            series: 1,
            number,
            issued_at: time,
            environment,
            lines,
        })
    }

    fn party(&self) -> Party {
        Party {
            number: self.account.tax_id.clone(),
            name: self.account.name.clone(),
        }
    }
}

fn customer(country: Country, chance: &mut Chance) -> Party {
    let company = invent::company(country, 4_000 + chance.below(60));
    Party {
        number: company.tax_id,
        name: company.name,
    }
}

fn currency() -> Currency {
    Currency::parse("PEN").expect("three capital letters")
}

/// More in July and December, less in February.
fn season(month: NaiveDate) -> i64 {
    match month.month0() {
        6 => 8,
        11 => 15,
        1 => -10,
        _ => 0,
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn days_in(month: NaiveDate) -> u32 {
    (month + Months::new(1) - Days::new(1)).day()
}
