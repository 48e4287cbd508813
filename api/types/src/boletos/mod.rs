//! Boletos: the slips by which Brazil pays bills, as bar code and as digits to type, and as they stand at a payment
//! provider.
//!
//! A bank refuses a boleto that was not registered with it. The codes that are made here serve trials and checks; what
//! is handed to a payer is what the provider gave back, read and checked. The codes are pure: the day is passed in.
//!
//! Sources: FEBRABAN's bar code and digitable line as the banks' manuals tell them (BCB, Carta Circular 2.926/2000);
//! the files beside name what they take from which bank.

mod bank;
mod barcode;
mod check;
mod due_factor;
pub mod fault;
mod free_field;
mod itf;
mod line;
mod own_pix;
mod provider;
mod registered;

#[cfg(test)]
mod own_numbers;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod vectors;

pub use bank::Bank;
pub use barcode::{Barcode, MAXIMUM_AMOUNT};
pub use due_factor::{DueFactor, OutOfReach};
pub use fault::{BoletoFault, CheckedBy};
pub use free_field::{Agreement, Boleto, Charge, NewAgreement};
pub use itf::{HEIGHT_MM, MODULES, QUIET_MM, WIDTH_MM, interleaved};
pub use line::DigitableLine;
pub use own_pix::{
    ChangePixSettings, FindPixPayment, GetPaymentPix, GetPixSettings, PaymentPix, PixReceiver, PixSettings,
    PixSettingsChange, payment_of,
};
pub use provider::{
    AsaasCharge, AsaasEvent, ChangePaymentProvider, GetPaymentProvider, PaymentProvider, PaymentProviderChange,
    PaymentProviderChanged, ProviderAccess, ProviderEnvironment, ProviderKind, ProviderSetting, ReceiveAsaasEvent,
    WebhookId, charge_id,
};
pub use registered::{
    BoletoPaid, BoletoState, CancelBoleto, DownloadBoleto, DownloadInvoiceBoleto, GetBoleto, GetInvoiceBoleto,
    RefreshBoleto, RefreshInvoiceBoleto, RegisterBoleto, RegisterInvoiceBoleto, RegisteredBoleto,
};
