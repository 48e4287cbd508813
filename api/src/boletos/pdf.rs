//! A boleto on paper: the payer's receipt above, the *Ficha de Compensação* below it. In Portuguese, whoever prints it,
//! for it is made for a payer and a bank in Brazil.

use chrono::{DateTime, Utc};
use types::boletos::{Bank, DigitableLine, HEIGHT_MM, MODULES, ProviderEnvironment, QUIET_MM, WIDTH_MM, interleaved};
use types::kit::money::Currency;
use types::kit::text::Language;
use types::tax_id::{Country, written};

use super::model::{Codes, Kept};
use crate::kit::error::Result;
use crate::kit::paper::{Area, Fonts, Page, UPRIGHT, Weight, printed};
use crate::kit::qr;
use crate::kit::written::{day, told};

/// A millimetre in points.
const MM: f32 = 72.0 / 25.4;
const LEFT: f32 = 15.0 * MM;
const RIGHT: f32 = UPRIGHT.0 - LEFT;
/// Where the right column of the slip begins.
const SIDE: f32 = RIGHT - 48.0 * MM;
/// How high a field is.
const ROW: f32 = 22.0;
const LABEL: f32 = 6.0;
const VALUE: f32 = 8.5;
/// How wide a QR code is with its white.
const QR: f32 = 42.0 * MM;

/// What goes on the paper.
pub(super) struct Paper {
    pub boleto: Kept,
    pub codes: Codes,
    /// What is paid for.
    pub description: String,
    pub registered_on: DateTime<Utc>,
    /// Name and number of who pays, and of who is paid.
    pub payer: (String, String),
    pub payee: (String, String),
}

/// A row of fields: each with where it begins, its label and its value.
type Field<'a> = (f32, &'a str, String);

struct Sheet<'a> {
    paper: &'a Paper,
    fonts: Fonts,
    page: Page,
    y: f32,
}

impl Paper {
    /// The file.
    ///
    /// # Errors
    /// When a font is damaged, or a Pix code is longer than any QR code holds.
    pub(super) fn printed(&self) -> Result<Vec<u8>> {
        let mut sheet = Sheet {
            paper: self,
            fonts: Fonts::read()?,
            page: Page::default(),
            y: 14.0 * MM,
        };
        sheet.receipt()?;
        sheet.cut();
        sheet.slip();
        let title = format!("Boleto · {}", self.payer.0);
        printed(vec![sheet.page], UPRIGHT, title, Language::Pt)
    }

    fn is_trial(&self) -> bool {
        self.boleto.environment == ProviderEnvironment::Sandbox
    }

    fn due_on(&self) -> String {
        day(self.boleto.due_on)
    }

    fn money(&self) -> String {
        format!("R$ {}", told(self.boleto.amount_minor, &Currency::real(), Language::Pt))
    }

    /// By which the reseller knows it: the end of the payment's id.
    fn number(&self) -> String {
        let id = self.boleto.debt.id().simple().to_string();
        id.get(20..).unwrap_or_default().to_uppercase()
    }

    fn our_number(&self) -> String {
        self.codes.our_number.clone().unwrap_or_default()
    }

    fn registered(&self) -> String {
        let offset = chrono::FixedOffset::west_opt(3 * 3_600);
        offset.map_or_else(String::new, |offset| {
            day(self.registered_on.with_timezone(&offset).date_naive())
        })
    }
}

impl Sheet<'_> {
    /// *Recibo do Pagador*: what is paid to whom, and by which Pix it may be paid as well.
    fn receipt(&mut self) -> Result<()> {
        let paper = self.paper;
        self.head("Recibo do Pagador");
        self.row(&[
            (LEFT, "Beneficiário", named(&paper.payee)),
            (SIDE, "Vencimento", paper.due_on()),
        ]);
        self.row(&[
            (LEFT, "Pagador", named(&paper.payer)),
            (SIDE, "Valor do documento", paper.money()),
        ]);
        self.row(&[
            (LEFT, "Nº do documento", paper.number()),
            (LEFT + 45.0 * MM, "Data do documento", paper.registered()),
            (SIDE, "Nosso número", paper.our_number()),
        ]);
        self.row(&[(LEFT, "Referente a", paper.description.clone())]);
        self.y += 4.0 * MM;
        let Some(pix) = &paper.codes.pix else {
            return Ok(());
        };
        let top = self.y;
        let areas = qr::areas(pix, (LEFT, top), QR)?;
        self.page.black(areas);
        let x = LEFT + QR + 4.0 * MM;
        self.y += 8.0;
        self.page.text((x, self.y), Weight::SemiBold, 9.0, "Pague com Pix");
        let words = "Leia o código com o aplicativo do seu banco, ou copie e cole:";
        self.y += 12.0;
        self.page.text((x, self.y), Weight::Regular, 8.0, words);
        for line in self.fonts.lines(pix, Weight::Regular, 7.0, RIGHT - x, 12) {
            self.y += 9.0;
            self.page.text((x, self.y), Weight::Regular, 7.0, line);
        }
        self.y = self.y.max(top + QR);
        Ok(())
    }

    fn cut(&mut self) {
        self.y += 12.0;
        self.page.quiet((LEFT, self.y), LABEL, "Corte aqui");
        self.y += 3.0;
        let mut x = LEFT;
        while x < RIGHT {
            self.page.rule((x, self.y), (x + 4.0).min(RIGHT), true);
            x += 8.0;
        }
        self.y += 14.0;
    }

    /// *Ficha de Compensação*: what the bank reads.
    fn slip(&mut self) {
        let paper = self.paper;
        self.head("Ficha de Compensação");
        let top = self.y;
        let anywhere = "Pagável em qualquer banco até o vencimento".to_owned();
        self.row(&[
            (LEFT, "Local de pagamento", anywhere),
            (SIDE, "Vencimento", paper.due_on()),
        ]);
        self.row(&[
            (LEFT, "Beneficiário", named(&paper.payee)),
            (SIDE, "Agência / Código do beneficiário", String::new()),
        ]);
        self.row(&[
            (LEFT, "Data do documento", paper.registered()),
            (LEFT + 28.0 * MM, "Nº do documento", paper.number()),
            (LEFT + 66.0 * MM, "Espécie doc.", "DM".to_owned()),
            (LEFT + 84.0 * MM, "Aceite", "N".to_owned()),
            (LEFT + 98.0 * MM, "Data proc.", paper.registered()),
            (SIDE, "Nosso número", paper.our_number()),
        ]);
        self.row(&[
            (LEFT, "Uso do banco", String::new()),
            (LEFT + 28.0 * MM, "Carteira", String::new()),
            (LEFT + 48.0 * MM, "Espécie", "R$".to_owned()),
            (LEFT + 66.0 * MM, "Quantidade", String::new()),
            (LEFT + 98.0 * MM, "Valor", String::new()),
            (SIDE, "(=) Valor do documento", paper.money()),
        ]);
        self.instructions();
        let bottom = self.y;
        self.row(&[(LEFT, "Pagador", named(&paper.payer))]);
        self.row(&[(LEFT, "Sacador / Avalista", String::new())]);
        self.page.upright((SIDE - 3.0, top), bottom);
        self.bars();
    }

    /// The instructions on the left, and on the right what a bank's clerk takes off or adds.
    fn instructions(&mut self) {
        let top = self.y;
        let side = [
            "(-) Desconto / Abatimento",
            "(-) Outras deduções",
            "(+) Mora / Multa",
            "(+) Outros acréscimos",
            "(=) Valor cobrado",
        ];
        for label in side {
            self.label(SIDE, self.y, label);
            self.y += ROW;
            self.page.rule((SIDE - 3.0, self.y), RIGHT, false);
        }
        self.label(LEFT, top, "Instruções (texto de responsabilidade do beneficiário)");
        let mut y = top + 8.0;
        let mut said = vec![self.paper.description.clone()];
        if self.paper.is_trial() {
            said.push(TRIAL.to_owned());
        }
        for text in said {
            for line in self.fonts.lines(&text, Weight::Regular, VALUE, SIDE - LEFT - 10.0, 5) {
                y += 11.0;
                self.page.text((LEFT, y), Weight::Regular, VALUE, line);
            }
        }
        self.page.rule((LEFT, self.y), RIGHT, true);
    }

    /// The bar code with white on both sides, and where the bank's machine writes.
    fn bars(&mut self) {
        self.y += 3.0 * MM;
        let module = f32::from(WIDTH_MM) * MM / f32::from(MODULES);
        let high = f32::from(HEIGHT_MM) * MM;
        let mut x = LEFT + f32::from(QUIET_MM) * MM;
        let mut areas: Vec<Area> = Vec::new();
        for (place, width) in interleaved(&self.paper.codes.barcode).into_iter().enumerate() {
            let wide = f32::from(width) * module;
            if place.is_multiple_of(2) {
                areas.push((x, self.y, wide, high));
            }
            x += wide;
        }
        self.page.black(areas);
        let words = "Autenticação mecânica · Ficha de Compensação";
        let x = RIGHT - self.fonts.width(words, Weight::Regular, LABEL);
        self.page.quiet((x, self.y), LABEL, words);
    }

    /// The bank, the digits to type, and what the part is.
    fn head(&mut self, name: &str) {
        if self.paper.is_trial() {
            self.y += 10.0;
            self.page.text((LEFT, self.y), Weight::SemiBold, 10.0, TRIAL);
        }
        self.y += 8.0;
        self.page.quiet((LEFT, self.y), LABEL, name);
        self.y += 15.0;
        let code = self.paper.codes.barcode.bank_code();
        let bank = Bank::of_code(code);
        let (bank, code) = bank.map_or(("", code), |bank| (bank.name(), bank.written_code()));
        self.page.text((LEFT, self.y), Weight::SemiBold, 11.0, bank);
        self.page.text((LEFT + 34.0 * MM, self.y), Weight::SemiBold, 12.0, code);
        for x in [LEFT + 32.0 * MM, LEFT + 49.0 * MM] {
            self.page.upright((x, self.y - 12.0), self.y + 4.0);
        }
        let line = DigitableLine::of(self.paper.codes.barcode.clone()).to_string();
        let x = RIGHT - self.fonts.width(&line, Weight::SemiBold, 10.5);
        self.page.text((x, self.y), Weight::SemiBold, 10.5, line);
        self.y += 4.0;
        self.page.rule((LEFT, self.y), RIGHT, true);
    }

    /// Fields beside each other; what is in the right column ends at the edge.
    fn row(&mut self, fields: &[Field<'_>]) {
        for (place, (x, label, value)) in fields.iter().enumerate() {
            self.label(*x, self.y, label);
            let end = fields.get(place + 1).map_or(RIGHT, |(next, ..)| next - 4.0);
            let line = self.fonts.lines(value, Weight::Regular, VALUE, end - x, 1);
            for text in line {
                let at_right = *x > SIDE - 1.0;
                let x = if at_right {
                    RIGHT - self.fonts.width(&text, Weight::Regular, VALUE)
                } else {
                    *x
                };
                self.page.text((x, self.y + 18.0), Weight::Regular, VALUE, text);
            }
        }
        self.y += ROW;
        self.page.rule((LEFT, self.y), RIGHT, false);
    }

    fn label(&mut self, x: f32, y: f32, label: &str) {
        self.page.quiet((x, y + 8.0), LABEL, label);
    }
}

/// What stands on whatever is of a sandbox.
const TRIAL: &str = "TESTE (SANDBOX): SEM VALOR, NÃO PAGUE";

/// A name with its number.
fn named((name, number): &(String, String)) -> String {
    let country = Country::Br;
    format!("{name} · {} {}", country.tax_id_name(), written(country, number))
}
