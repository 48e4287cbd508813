//! Look-ups: who is behind a number, from the tax office's own registry.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A taxpayer as the *padrón reducido del RUC* has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Taxpayer {
    #[schema(example = "20131312955")]
    pub ruc: String,
    #[schema(example = "SUPERINTENDENCIA NACIONAL DE ADUANAS Y DE ADMINISTRACION TRIBUTARIA - SUNAT")]
    pub name: String,
    /// The registry's own word, cut at 20 characters as it ships.
    #[schema(example = "ACTIVO")]
    pub state: String,
    /// The registry's own word, cut at 20 characters as it ships.
    #[schema(example = "HABIDO")]
    pub condition: String,
    /// INEI code of the district; none where the registry has none.
    #[schema(example = "150101")]
    pub ubigeo: Option<String>,
    /// The address as one line; none where the registry has none.
    #[schema(example = "AV. GARCILASO DE LA VEGA 1472")]
    pub address: Option<String>,
}

/// The registry that answers look-ups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Padron {
    #[schema(example = 18_297_300)]
    pub rows: i64,
    /// Rows of the file that could not be read.
    #[schema(example = 3)]
    pub rejected: i64,
    pub imported_at: DateTime<Utc>,
    /// Of the file, in hexadecimal.
    #[schema(example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    pub sha256: String,
}

crate::calls! {
    FindTaxpayer: Get "/lookup/ruc/{ruc}" { ruc: String } => Taxpayer;
    GetPadron: Get "/lookup/padron" {} => Padron;
}
