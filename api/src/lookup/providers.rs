//! The providers that are known, as data.

use types::lookup::NumberKind::{Cnpj, Dni, Ruc};

use super::description::{Description, Keys, Missing, Question, TokenIn};

/// The description of a kind.
pub(super) fn of(kind: &str) -> Option<&'static Description> {
    ALL.iter().find(|description| description.kind == kind)
}

/// An answer that tells nothing.
const NOTHING: Keys = Keys {
    within: None,
    number: &[],
    name: &[],
    state: &[],
    condition: &[],
    address: &[],
    place: &[],
    place_digits: 6,
};

const DECOLECTA_RUC: Keys = Keys {
    number: &["numero_documento"],
    name: &[&[&["razon_social"]]],
    state: &["estado"],
    condition: &["condicion"],
    address: &[&[&["direccion"]]],
    place: &["ubigeo"],
    ..NOTHING
};
const DECOLECTA_DNI: Keys = Keys {
    number: &["document_number"],
    name: &[
        &[&["full_name"]],
        &[&["first_last_name", "second_last_name", "first_name"]],
    ],
    ..NOTHING
};
const APIS_NET_RUC: Keys = Keys {
    number: &["numeroDocumento"],
    name: &[&[&["razonSocial"]], &[&["nombre"]]],
    ..DECOLECTA_RUC
};
const APIS_NET_DNI: Keys = Keys {
    number: &["numeroDocumento"],
    name: &[
        &[&["apellidoPaterno", "apellidoMaterno", "nombres"]],
        &[&["nombreCompleto"]],
    ],
    ..NOTHING
};
const ENVELOPE_RUC: Keys = Keys {
    within: Some("data"),
    number: &["ruc", "numero"],
    name: &[&[&["nombre_o_razon_social"]], &[&["razon_social"]]],
    state: &["estado"],
    condition: &["condicion"],
    address: &[
        &[&["direccion"]],
        &[&["direccion_completa"]],
        &[&["dirección_completa"]],
    ],
    place: &["ubigeo_sunat", "ubigeo"],
    ..NOTHING
};
const ENVELOPE_DNI: Keys = Keys {
    within: Some("data"),
    number: &["numero", "dni"],
    name: &[
        &[&["apellido_paterno", "apellido_materno", "nombres"]],
        &[&["nombre_completo"]],
    ],
    ..NOTHING
};
const MIGO_RUC: Keys = Keys {
    number: &["ruc"],
    name: &[&[&["nombre_o_razon_social"]]],
    state: &["estado_del_contribuyente"],
    condition: &["condicion_de_domicilio"],
    address: &[&[&["direccion_simple"]], &[&["direccion"]]],
    place: &["ubigeo"],
    ..NOTHING
};
const MIGO_DNI: Keys = Keys {
    number: &["dni"],
    name: &[&[&["nombre"]]],
    ..NOTHING
};
const APISPERU_RUC: Keys = Keys {
    number: &["ruc"],
    name: &[&[&["razonSocial"]]],
    ..DECOLECTA_RUC
};
const APISPERU_DNI: Keys = Keys {
    number: &["dni"],
    name: &[&[&["apellidoPaterno", "apellidoMaterno", "nombres"]]],
    ..NOTHING
};
const BRASILAPI_CNPJ: Keys = Keys {
    number: &["cnpj"],
    name: &[&[&["razao_social"]]],
    state: &["descricao_situacao_cadastral"],
    address: &[&[
        &["descricao_tipo_de_logradouro", "logradouro"],
        &["numero"],
        &["complemento"],
        &["bairro"],
    ]],
    place: &["codigo_municipio_ibge"],
    place_digits: 7,
    ..NOTHING
};

/// A question by a path that is read, which says plainly what is missing.
const READ: Question = Question {
    about: Ruc,
    path: "",
    body: None,
    keys: &DECOLECTA_RUC,
    missing: Missing::Plainly,
};
/// One whose answer says whether it is a success.
const WRAPPED: Question = Question {
    keys: &ENVELOPE_RUC,
    missing: Missing::Enveloped,
    ..READ
};

pub(super) const ALL: &[Description] = &[
    Description {
        kind: "decolecta",
        address: Some("https://api.decolecta.com"),
        token: TokenIn::Bearer,
        questions: &[
            Question {
                path: "/v1/sunat/ruc?numero={}",
                ..READ
            },
            Question {
                about: Dni,
                path: "/v1/reniec/dni?numero={}",
                keys: &DECOLECTA_DNI,
                ..READ
            },
        ],
    },
    Description {
        kind: "apis_net_pe",
        address: Some("https://api.apis.net.pe"),
        token: TokenIn::Bearer,
        questions: &[
            Question {
                path: "/v2/sunat/ruc?numero={}",
                keys: &APIS_NET_RUC,
                ..READ
            },
            // It was said to be given up, which it tells by 404.
            Question {
                about: Dni,
                path: "/v2/reniec/dni?numero={}",
                keys: &APIS_NET_DNI,
                missing: Missing::Weakly,
                ..READ
            },
        ],
    },
    Description {
        kind: "apiperu_dev",
        address: Some("https://apiperu.dev"),
        token: TokenIn::Bearer,
        questions: &[
            Question {
                path: "/api/ruc/{}",
                ..WRAPPED
            },
            Question {
                about: Dni,
                path: "/api/dni/{}",
                keys: &ENVELOPE_DNI,
                ..WRAPPED
            },
        ],
    },
    Description {
        kind: "json_pe",
        address: Some("https://api.json.pe"),
        token: TokenIn::Bearer,
        questions: &[
            Question {
                path: "/api/ruc",
                body: Some("ruc"),
                ..WRAPPED
            },
            Question {
                about: Dni,
                path: "/api/dni",
                body: Some("dni"),
                keys: &ENVELOPE_DNI,
                ..WRAPPED
            },
        ],
    },
    Description {
        kind: "factiliza",
        address: Some("https://api.factiliza.com"),
        token: TokenIn::Bearer,
        questions: &[
            Question {
                path: "/v1/ruc/info/{}",
                ..WRAPPED
            },
            Question {
                about: Dni,
                path: "/v1/dni/info/{}",
                keys: &ENVELOPE_DNI,
                ..WRAPPED
            },
        ],
    },
    Description {
        kind: "migo_v1",
        address: Some("https://api.migo.pe"),
        token: TokenIn::Body("token"),
        questions: &[
            Question {
                path: "/api/v1/ruc",
                body: Some("ruc"),
                keys: &MIGO_RUC,
                ..WRAPPED
            },
            Question {
                about: Dni,
                path: "/api/v1/dni",
                body: Some("dni"),
                keys: &MIGO_DNI,
                ..WRAPPED
            },
        ],
    },
    Description {
        kind: "migo_v2",
        address: Some("https://api.migo.pe"),
        token: TokenIn::Bearer,
        questions: &[Question {
            path: "/api/v2/ruc/{}",
            keys: &MIGO_RUC,
            ..WRAPPED
        }],
    },
    Description {
        kind: "apisperu",
        address: Some("https://dniruc.apisperu.com"),
        token: TokenIn::Query("token"),
        questions: &[
            Question {
                path: "/api/v1/ruc/{}",
                keys: &APISPERU_RUC,
                ..WRAPPED
            },
            Question {
                about: Dni,
                path: "/api/v1/dni/{}",
                keys: &APISPERU_DNI,
                ..WRAPPED
            },
        ],
    },
    // What installations of Facturador Pro ask, wherever it is served.
    Description {
        kind: "facturador_pro",
        address: None,
        token: TokenIn::Bearer,
        questions: &[
            Question {
                path: "/ruc/{}",
                ..WRAPPED
            },
            Question {
                about: Dni,
                path: "/dni/{}",
                keys: &ENVELOPE_DNI,
                ..WRAPPED
            },
        ],
    },
    Description {
        kind: "brasilapi",
        address: Some("https://brasilapi.com.br"),
        token: TokenIn::Nowhere,
        questions: &[Question {
            about: Cnpj,
            path: "/api/cnpj/v1/{}",
            keys: &BRASILAPI_CNPJ,
            ..READ
        }],
    },
];
