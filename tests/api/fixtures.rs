//! Real documents, from a folder named by `TALONARIO_FIXTURES`: each is sent by an account of its own issuer.
//! What must come of a file is told by its outermost element, its issuer and its protocol, read here by hand.

use std::path::{Path, PathBuf};

use tests::make::new_account;
use tests::{Attempt, Caller, Code, TestApp, on_both_engines};
use types::accounts::{Account, CreateAccount, Environment, NewAccount};
use types::documents::{CreateDocument, DocumentReceived, DocumentState, DownloadDocument};
use types::tax_id::{Country, TaxId};

/// What must come of a file.
#[derive(Debug, PartialEq, Eq)]
enum Expected {
    Taken { counted: bool, environment: Environment },
    Refused(Code),
}

/// What a file says of itself, as far as it must be known.
struct Real {
    path: PathBuf,
    bytes: Vec<u8>,
    text: String,
}

impl Real {
    fn read(path: PathBuf) -> Self {
        let bytes = std::fs::read(&path).expect("a file");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Self { path, bytes, text }
    }

    /// The name of the outermost element, without its prefix.
    fn root(&self) -> &str {
        let mut tags = self.text.split('<').skip(1);
        let tag = tags.find(|tag| !tag.starts_with(['?', '!'])).unwrap_or_default();
        let name = tag
            .split(|letter: char| letter.is_whitespace() || letter == '>' || letter == '/')
            .next();
        name.unwrap_or_default().rsplit(':').next().unwrap_or_default()
    }

    fn country(&self) -> Country {
        if self.text.contains("portalfiscal.inf.br") {
            Country::Br
        } else {
            Country::Pe
        }
    }

    /// The issuer's number, whatever its check digit.
    fn issuer(&self) -> Option<String> {
        let within = match self.country() {
            Country::Pe => self.text.split("AccountingSupplierParty").nth(1)?,
            Country::Br => self.text.split("<emit>").nth(1)?,
        };
        let length = if self.country() == Country::Pe { 11 } else { 14 };
        let numbers = within.split(|letter: char| !letter.is_ascii_alphanumeric());
        let is_number = |text: &&str| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        numbers.into_iter().find(is_number).map(str::to_owned)
    }

    fn expected(&self) -> Expected {
        let valid = self
            .issuer()
            .is_some_and(|issuer| TaxId::parse(self.country(), &issuer).is_ok());
        match self.root() {
            "NFe" | "enviNFe" => Expected::Refused(Code::DocumentNotAuthorised),
            "nfeProc" | "procNFe" if !self.text.contains("<protNFe") => Expected::Refused(Code::DocumentNotAuthorised),
            "Invoice" | "CreditNote" | "DebitNote" | "VoidedDocuments" | "nfeProc" | "procNFe" if valid => {
                let demo = self.text.contains("<tpAmb>2</tpAmb>");
                Expected::Taken {
                    counted: self.root() != "VoidedDocuments",
                    environment: if demo {
                        Environment::Demo
                    } else {
                        Environment::Production
                    },
                }
            }
            "Invoice" | "CreditNote" | "DebitNote" | "VoidedDocuments" | "nfeProc" | "procNFe" => {
                Expected::Refused(Code::IssuerIsAnother)
            }
            _ => Expected::Refused(Code::DocumentKindUnknown),
        }
    }
}

/// The XML files of a folder and the folders in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "xml") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// An account of the file's issuer, or of anybody when it cannot have one.
async fn account<'a>(app: &'a TestApp, real: &Real, place: usize) -> (Account, Caller<'a>) {
    let tenant = match real.country() {
        Country::Pe => &app.world.sillar,
        Country::Br => &app.world.ipe,
    };
    let plain = new_account(tenant, &format!("real-{place}"));
    let issuer = real
        .issuer()
        .filter(|issuer| TaxId::parse(real.country(), issuer).is_ok());
    let tax_id = issuer.unwrap_or_else(|| plain.tax_id.clone());
    let call = CreateAccount {
        body: NewAccount { tax_id, ..plain },
    };
    let account = app.by(&tenant.manager).ok(call).await;
    let software = app.with_key(&app.key(tenant, &account).await);
    (account, software)
}

on_both_engines! {
    async fn real_documents_are_taken_or_refused_by_the_rules(app) {
        let Some(folder) = std::env::var_os("TALONARIO_FIXTURES") else {
            println!("TALONARIO_FIXTURES names no folder of real documents; none were tried");
            return;
        };
        let all: Vec<_> = files(Path::new(&folder)).into_iter().map(Real::read).collect();
        assert!(!all.is_empty(), "the folder has no documents");
        for (place, real) in all.iter().enumerate() {
            let (account, software) = account(&app, real, place).await;
            let attempt = Attempt::of(&CreateDocument { account_id: account.id, xml: real.bytes.clone() });
            let outcome = software.attempt(&attempt).await;
            let name = real.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let said = if outcome.is_success() {
                let received: DocumentReceived = serde_json::from_slice(&outcome.body).expect("the answer");
                let told = &received.document;
                let total = told.total.as_ref().map(|total| format!("{} {}", total.decimal(), total.currency.as_str()));
                println!("{name} → {} {} {}-{} of {} {:?} {}", outcome.status, told.kind.name(), told.series, told.number,
                    told.issued_on, told.environment, total.unwrap_or_default());
                let call = DownloadDocument { account_id: account.id, document_id: told.id };
                assert_eq!(software.ok(call).await, real.bytes, "{name}");
                assert_eq!(software.attempt(&attempt).await.status, 200, "{name} again");
                let first = if real.country() == Country::Br { DocumentState::Accepted } else { DocumentState::NotSent };
                assert_eq!(told.state.state, first, "{name}");
                Expected::Taken { counted: received.counted, environment: told.environment }
            } else {
                let problem = outcome.problem();
                println!("{name} → {} {} {}", problem.status, problem.code.name(), problem.detail.unwrap_or_default());
                Expected::Refused(problem.code)
            };
            assert_eq!(said, real.expected(), "{name}");
        }
        let counted = all.iter().filter(|real| matches!(real.expected(), Expected::Taken { counted: true, environment: Environment::Production })).count();
        assert_eq!(app.documents_three_ways().await, [i64::try_from(counted).expect("a number"); 3]);
    }
}
