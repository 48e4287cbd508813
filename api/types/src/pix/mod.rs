//! BR Codes: the text in a Pix QR code, which can be pasted as well. Pure: nothing is asked of a payment provider here.
//!
//! A *static* code names a key and can be paid again and again; who was paid for what is told by its `txid` alone. A
//! *dynamic* one names where the provider keeps a charge, and is paid once. A *recurrence* names where the provider
//! keeps the leave to charge again (Pix Automático); it stands alone or beside either of the others.
//!
//! Sources: BCB, *Manual do BR Code* and *Manual de Padrões para Iniciação do Pix*; EMV QR Code, merchant presented
//! mode.

mod br_code;
mod crc;
pub mod fault;
mod key;
mod location;
mod read;
mod receiver;
mod tlv;
mod txid;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod vectors;

pub use br_code::{BrCode, MAXIMUM_AMOUNT};
pub use fault::BrCodeFault;
pub use key::{KeyKind, PixKey};
pub use location::Location;
pub use receiver::Receiver;
pub use txid::TxId;
