//! What a document's XML says, laid out to be read: who, whom, which lines, which taxes, how much.
//!
//! Numbers are as the document writes them, exactly: quantities and prices may have more digits than money has.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::money::Currency;

/// As many lines are told.
pub const MOST_LINES: usize = 1_000;

/// A document's XML, read for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentContent {
    /// Who issued it.
    pub issuer: Party,
    /// Whom it was issued to, where it names somebody.
    pub customer: Option<Party>,
    /// In what its amounts are.
    pub currency: Option<Currency>,
    /// The time of day it was issued, as it is written there.
    #[schema(example = "10:32:05")]
    pub issued_at: Option<String>,
    pub due_on: Option<NaiveDate>,
    /// What the operation is called: Brazil's *natureza da operação*.
    #[schema(example = "Venda de mercadoria")]
    pub operation: Option<String>,
    /// The documents it changes, voids or goes back to, each with why.
    pub references: Vec<Reference>,
    /// The first thousand lines.
    pub lines: Vec<ContentLine>,
    /// How many lines there are in all.
    #[schema(example = 3)]
    pub line_count: i64,
    /// Each tax with what it comes to.
    pub taxes: Vec<Tax>,
    /// The sums, in the order in which they make the total; the last is what is to be paid.
    pub sums: Vec<Sum>,
    /// How it is paid, as it is written there.
    pub payments: Vec<Payment>,
    /// What else it says: the amount in words, remarks.
    pub notes: Vec<String>,
}

/// Somebody in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Party {
    #[schema(example = "20131312955")]
    pub tax_id: Option<String>,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub name: Option<String>,
    /// What it is called in its trade.
    pub trade_name: Option<String>,
    #[schema(example = "Av. Ejército 710, Cayma, Arequipa")]
    pub address: Option<String>,
    /// Brazil's *inscrição estadual*.
    pub state_registration: Option<String>,
}

/// Another document that this one names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reference {
    #[schema(example = "F001-123")]
    pub number: String,
    /// The tax office's code of its kind.
    #[schema(example = "01")]
    pub kind_code: Option<String>,
    /// Why it is named.
    #[schema(example = "Anulación de la operación")]
    pub reason: Option<String>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContentLine {
    #[schema(example = "1")]
    pub number: String,
    /// The issuer's own code for it.
    #[schema(example = "TX-0042")]
    pub code: Option<String>,
    #[schema(example = "Tela de algodón pima, 1.50 m")]
    pub description: String,
    #[schema(example = "10")]
    pub quantity: Option<String>,
    /// The unit's code, as written.
    #[schema(example = "MTR")]
    pub unit: Option<String>,
    /// The price of one, without taxes.
    #[schema(example = "50.00")]
    pub price: Option<String>,
    /// The line's taxes together.
    #[schema(example = "90.00")]
    pub tax: Option<String>,
    /// The line without taxes.
    #[schema(example = "500.00")]
    pub amount: Option<String>,
}

/// A tax of the whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tax {
    #[schema(example = "IGV")]
    pub name: String,
    /// What it is taken of.
    #[schema(example = "500.00")]
    pub base: Option<String>,
    /// In per cent.
    #[schema(example = "18.00")]
    pub rate: Option<String>,
    #[schema(example = "90.00")]
    pub amount: String,
}

/// A sum of the whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sum {
    pub what: SumKind,
    #[schema(example = "590.00")]
    pub amount: String,
}

/// What a sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SumKind {
    /// The lines without taxes.
    Lines,
    Discounts,
    Charges,
    Freight,
    Insurance,
    Taxes,
    /// Paid before.
    Prepaid,
    Rounding,
    /// What is to be paid.
    Payable,
}

/// How it is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Payment {
    /// The words or the code of the way it is paid.
    #[schema(example = "Contado")]
    pub way: String,
    #[schema(example = "590.00")]
    pub amount: Option<String>,
    pub due_on: Option<NaiveDate>,
}
