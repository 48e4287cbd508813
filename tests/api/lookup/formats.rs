//! The providers that are known, and what each is asked and answers.

use serde_json::{Value, json};
use tests::fake::Fake;
use types::lookup::{NumberKind, Taxpayer};

use super::{CNPJ, DNI, RUC};

pub(super) const TOKEN: &str = "ficha1234567890";

/// Where a provider wants its token.
#[derive(Clone, Copy)]
enum Token {
    Bearer,
    Body,
    Query,
    Nowhere,
}

/// A provider, asked about a kind of number.
pub(super) struct Case {
    pub(super) kind: &'static str,
    pub(super) about: NumberKind,
    token: Token,
    /// The first line of its request.
    line: &'static str,
    /// What of the body is the number's.
    body: Option<Value>,
    pub(super) success: Value,
    /// How it says that nobody has the number.
    pub(super) missing: Vec<(u16, Value)>,
}

pub(super) fn number(about: NumberKind) -> &'static str {
    match about {
        NumberKind::Ruc => RUC,
        NumberKind::Dni => DNI,
        NumberKind::Cnpj => CNPJ,
    }
}

pub(super) fn envelope(data: &Value) -> Value {
    json!({ "success": true, "message": "OK", "data": data })
}

pub(super) fn refusal(words: &str) -> Value {
    json!({ "success": false, "message": words })
}

/// What apiperu.dev, json.pe and others of their kind say of a company.
fn wrapped_company(key: &str) -> Value {
    envelope(&json!({
        key: RUC, "nombre_o_razon_social": "MOLINOS ACHACHILA S.A.C.", "estado": "ACTIVO", "condicion": "HABIDO",
        "departamento": "PUNO", "provincia": "SAN ROMAN", "distrito": "JULIACA", "direccion": "JR. LOS TEJEDORES NRO. 1140",
        "direccion_completa": "JR. LOS TEJEDORES NRO. 1140, PUNO - SAN ROMAN - JULIACA", "ubigeo_sunat": "211101",
        "ubigeo": ["21", "2111", "211101"], "es_agente_de_retencion": "NO", "es_buen_contribuyente": "",
    }))
}

/// The same of a person: dashes and nothings, and a check digit that is a number.
fn wrapped_person() -> Value {
    envelope(&json!({
        "numero": DNI, "nombre_completo": "QUISPE LAURA, LUCIA", "nombres": "LUCIA", "apellido_paterno": "QUISPE",
        "apellido_materno": "LAURA", "codigo_verificacion": 2, "direccion": "-", "ubigeo_reniec": "",
        "ubigeo_sunat": "-", "ubigeo": [null, null, null],
    }))
}

fn wrapped(kind: &'static str, company: &'static str, person: &'static str) -> [Case; 2] {
    let missing = || {
        vec![
            (404, refusal("No se encontraron resultados")),
            (200, refusal("No se encontró información")),
        ]
    };
    let case = |about, line, success| Case {
        kind,
        about,
        token: Token::Bearer,
        line,
        body: None,
        success,
        missing: missing(),
    };
    [
        case(NumberKind::Ruc, company, wrapped_company("ruc")),
        case(NumberKind::Dni, person, wrapped_person()),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let flat = |kind, about, line, success, missing| Case {
        kind,
        about,
        token: Token::Bearer,
        line,
        body: None,
        success,
        missing,
    };
    let plainly = || {
        vec![
            (404, json!({ "message": "not found" })),
            (422, json!({ "message": "ruc no valido" })),
        ]
    };
    let gone = || vec![(404, json!({ "error": "Not Found" }))];
    let unknown = || {
        vec![
            (404, refusal("No existe el número")),
            (422, refusal("No se encontró el DNI o RUC")),
        ]
    };
    let mut all = vec![
        flat(
            "decolecta",
            NumberKind::Ruc,
            "GET /v1/sunat/ruc?numero=20100070970 ",
            decolecta_company(),
            plainly(),
        ),
        flat(
            "decolecta",
            NumberKind::Dni,
            "GET /v1/reniec/dni?numero=10117410 ",
            json!({
                "first_name": "LUCIA", "first_last_name": "QUISPE", "second_last_name": "LAURA",
                "full_name": "QUISPE LAURA LUCIA", "document_number": DNI,
            }),
            gone(),
        ),
        flat(
            "apis_net_pe",
            NumberKind::Ruc,
            "GET /v2/sunat/ruc?numero=20100070970 ",
            json!({
                "razonSocial": "MOLINOS ACHACHILA S.A.C.", "tipoDocumento": "6", "numeroDocumento": RUC, "estado": "ACTIVO",
                "condicion": "HABIDO", "direccion": "JR. LOS TEJEDORES NRO. 1140", "ubigeo": "211101", "viaTipo": "JR.",
                "EsAgenteRetencion": false, "EsBuenContribuyente": true, "localesAnexos": null,
            }),
            plainly(),
        ),
        flat(
            "apis_net_pe",
            NumberKind::Dni,
            "GET /v2/reniec/dni?numero=10117410 ",
            json!({
                "nombres": "LUCIA", "apellidoPaterno": "QUISPE", "apellidoMaterno": "LAURA", "nombreCompleto": "LUCIA QUISPE LAURA",
                "tipoDocumento": "1", "numeroDocumento": 10_117_410, "digitoVerificador": "2",
            }),
            gone(),
        ),
        Case {
            token: Token::Bearer,
            ..flat(
                "migo_v2",
                NumberKind::Ruc,
                "GET /api/v2/ruc/20100070970 ",
                migo_company(),
                unknown(),
            )
        },
        Case {
            token: Token::Body,
            body: Some(json!({ "ruc": RUC, "token": TOKEN })),
            ..flat(
                "migo_v1",
                NumberKind::Ruc,
                "POST /api/v1/ruc ",
                migo_company(),
                unknown(),
            )
        },
        Case {
            token: Token::Body,
            body: Some(json!({ "dni": DNI, "token": TOKEN })),
            ..flat(
                "migo_v1",
                NumberKind::Dni,
                "POST /api/v1/dni ",
                json!({
                    "success": true, "dni": DNI, "nombre": "QUISPE LAURA LUCIA",
                }),
                unknown(),
            )
        },
        Case {
            token: Token::Query,
            ..flat(
                "apisperu",
                NumberKind::Ruc,
                "GET /api/v1/ruc/20100070970?token=ficha1234567890 ",
                json!({
                    "ruc": RUC, "razonSocial": "MOLINOS ACHACHILA S.A.C.", "nombreComercial": null, "telefonos": [], "tipo": null,
                    "estado": "ACTIVO", "condicion": "HABIDO", "direccion": "JR. LOS TEJEDORES NRO. 1140", "ubigeo": "211101",
                    "sistEmsion": null, "actEconomicas": [], "cpPago": [], "padrones": [],
                }),
                unknown(),
            )
        },
        Case {
            token: Token::Query,
            ..flat(
                "apisperu",
                NumberKind::Dni,
                "GET /api/v1/dni/10117410?token=ficha1234567890 ",
                json!({
                    "success": true, "dni": DNI, "nombres": "LUCIA", "apellidoPaterno": "QUISPE", "apellidoMaterno": "LAURA",
                    "codVerifica": 2, "codVerificaLetra": "",
                }),
                unknown(),
            )
        },
        Case {
            token: Token::Nowhere,
            ..flat(
                "brasilapi",
                NumberKind::Cnpj,
                "GET /api/cnpj/v1/33000167000101 ",
                json!({
                    "cnpj": CNPJ, "razao_social": "COMERCIAL CERRADO LTDA", "uf": "SP", "descricao_situacao_cadastral": "ATIVA",
                    "descricao_tipo_de_logradouro": "RUA", "logradouro": "DAS PALMEIRAS", "numero": "120", "complemento": "",
                    "bairro": "CENTRO", "codigo_municipio_ibge": 3_550_308,
                }),
                vec![(404, json!({ "message": "CNPJ não encontrado", "type": "not_found" }))],
            )
        },
    ];
    all.extend(wrapped(
        "apiperu_dev",
        "GET /api/ruc/20100070970 ",
        "GET /api/dni/10117410 ",
    ));
    all.extend(wrapped("facturador_pro", "GET /ruc/20100070970 ", "GET /dni/10117410 "));
    all.extend(
        wrapped(
            "factiliza",
            "GET /v1/ruc/info/20100070970 ",
            "GET /v1/dni/info/10117410 ",
        )
        .map(|case| {
            let success = if case.about == NumberKind::Ruc {
                wrapped_company("numero")
            } else {
                case.success
            };
            Case { success, ..case }
        }),
    );
    all.extend(wrapped("json_pe", "POST /api/ruc ", "POST /api/dni ").map(|case| {
        let body = json!({ case.about.name(): number(case.about) });
        Case {
            body: Some(body),
            ..case
        }
    }));
    all
}

fn decolecta_company() -> Value {
    json!({
        "razon_social": "MOLINOS ACHACHILA S.A.C.", "numero_documento": RUC, "estado": "ACTIVO", "condicion": "HABIDO",
        "direccion": "JR. LOS TEJEDORES NRO. 1140", "ubigeo": "211101", "es_agente_retencion": false, "locales_anexos": null,
    })
}

fn migo_company() -> Value {
    json!({
        "success": true, "ruc": RUC, "nombre_o_razon_social": "MOLINOS ACHACHILA S.A.C.", "estado_del_contribuyente": "ACTIVO",
        "condicion_de_domicilio": "HABIDO", "ubigeo": 211_101, "tipo_de_via": "JR.", "numero": "1140", "interior": "-",
        "direccion_simple": "JR. LOS TEJEDORES NRO. 1140", "direccion": "JR. LOS TEJEDORES NRO. 1140, PUNO", "actualizado_en": "x",
    })
}

impl Case {
    pub(super) fn provider(&self, fake: &Fake) -> Value {
        let mut told = json!({ "kind": self.kind, "address": fake.address, "timeout_ms": 400 });
        if let (Some(fields), false) = (told.as_object_mut(), matches!(self.token, Token::Nowhere)) {
            fields.insert("token".to_owned(), TOKEN.into());
        }
        told
    }

    pub(super) fn told(&self) -> String {
        format!("{} {}", self.kind, self.about)
    }

    /// What must come of its success.
    pub(super) fn is_read(&self, found: &Taxpayer) {
        let who = self.told();
        let (name, state, address, place) = match self.about {
            NumberKind::Ruc => (
                "MOLINOS ACHACHILA S.A.C.",
                Some("ACTIVO"),
                Some("JR. LOS TEJEDORES NRO. 1140"),
                Some("211101"),
            ),
            NumberKind::Dni => ("QUISPE LAURA LUCIA", None, None, None),
            NumberKind::Cnpj => (
                "COMERCIAL CERRADO LTDA",
                Some("ATIVA"),
                Some("RUA DAS PALMEIRAS, 120, CENTRO"),
                Some("3550308"),
            ),
        };
        assert_eq!((found.name.as_str(), found.state.as_deref()), (name, state), "{who}");
        assert_eq!(
            (found.address.as_deref(), found.place_code.as_deref()),
            (address, place),
            "{who}"
        );
        let condition = (self.about == NumberKind::Ruc).then_some("HABIDO");
        assert_eq!(
            (found.number.as_str(), found.condition.as_deref()),
            (number(self.about), condition),
            "{who}"
        );
    }

    /// What must have been asked.
    pub(super) fn is_asked(&self, request: &str) {
        let who = self.told();
        assert!(request.starts_with(self.line), "{who}: {request}");
        let (head, body) = request.split_once("\r\n\r\n").expect("a head and a body");
        let bearer = format!("\r\nauthorization: bearer {TOKEN}\r\n");
        let has_bearer = format!("{}\r\n", head.to_lowercase()).contains(&bearer);
        assert_eq!(has_bearer, matches!(self.token, Token::Bearer), "{who}: {head}");
        let times = if matches!(self.token, Token::Nowhere) { 0 } else { 1 };
        assert_eq!(
            request.matches(TOKEN).count(),
            times,
            "{who}: the token goes to one place"
        );
        match &self.body {
            Some(expected) => assert_eq!(
                serde_json::from_str::<Value>(body).ok().as_ref(),
                Some(expected),
                "{who}"
            ),
            None => assert_eq!(body, "", "{who}"),
        }
    }

    /// Its success with another number in the place of the one that was asked for.
    pub(super) fn of_another(&self) -> String {
        let other = match self.about {
            NumberKind::Ruc => "20131312955",
            NumberKind::Dni => "10117411",
            NumberKind::Cnpj => "00000000000191",
        };
        self.success.to_string().replace(number(self.about), other)
    }
}
