//! Numbers, money, dates and times as each country writes them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use types::kit::money::{Currency, Money};
use types::kit::text::Language;

/// The mark before a negative number.
const MINUS: char = '−';

/// What stands where there is nothing.
pub const NOTHING: &str = "–";

/// A whole number: `31,204`, in Portuguese `31.204`.
#[must_use]
pub fn number(value: i64, language: Language) -> String {
    let mark = if language == Language::Pt { '.' } else { ',' };
    signed(value < 0, grouped(&value.unsigned_abs().to_string(), mark))
}

/// A size in bytes: `7.3 MB`, in Portuguese `7,3 MB`.
#[must_use]
pub fn size(bytes: i64, language: Language) -> String {
    const STEP: i64 = 1_000;
    let (unit, name) = match bytes {
        ..STEP => return format!("{}\u{a0}B", number(bytes, language)),
        STEP..1_000_000 => (STEP, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = (bytes * 10 + unit / 2) / unit;
    let comma = if language == Language::Pt { ',' } else { '.' };
    format!("{}{comma}{}\u{a0}{name}", number(tenths / 10, language), tenths % 10)
}

/// An amount with its sign of currency: `S/ 1,234.50`, in Portuguese `R$ 1.234,50`.
#[must_use]
pub fn money(money: &Money, language: Language) -> String {
    let sign = sign(&money.currency);
    let bare = amount(money, language);
    match bare.strip_prefix(MINUS) {
        Some(rest) => format!("{MINUS}{sign}\u{a0}{rest}"),
        None => format!("{sign}\u{a0}{bare}"),
    }
}

/// What stands before an amount in a currency.
#[must_use]
pub fn sign(currency: &Currency) -> &str {
    currency.sign()
}

/// A currency as one chooses it from a list: what it is kept as, and `S/ · PEN`.
#[must_use]
pub fn choice(currency: &Currency) -> (String, String) {
    let code = currency.as_str();
    (code.to_owned(), format!("{} · {code}", currency.sign()))
}

/// An amount without its currency, for tables whose header names it: `1,234.50`.
#[must_use]
pub fn amount(money: &Money, language: Language) -> String {
    let (group, point) = if language == Language::Pt {
        ('.', ',')
    } else {
        (',', '.')
    };
    let plain = money.decimal();
    let bare = plain.strip_prefix('-').unwrap_or(&plain);
    let text = match bare.split_once('.') {
        Some((whole, fraction)) => format!("{}{point}{fraction}", grouped(whole, group)),
        None => grouped(bare, group),
    };
    signed(money.minor < 0, text)
}

/// A decimal as a document writes it, `1000.5000`, as its country does: `1,000.50`. Zeros at its end are left out, down to
/// so many places; what is no decimal stays as it is.
#[must_use]
pub fn decimal(text: &str, least: usize, language: Language) -> String {
    let (group, point) = if language == Language::Pt {
        ('.', ',')
    } else {
        (',', '.')
    };
    let bare = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return text.to_owned();
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let said = fraction.trim_end_matches('0');
    let fraction = if said.len() < least {
        format!("{said:0<least$}")
    } else {
        said.to_owned()
    };
    let whole = grouped(whole, group);
    let written = if fraction.is_empty() {
        whole
    } else {
        format!("{whole}{point}{fraction}")
    };
    signed(bare.len() < text.len(), written)
}

/// A share in per cent, cut below: `96 %`; never 100 % before it is.
#[must_use]
pub fn percent(part: i64, whole: i64, language: Language) -> String {
    let share = if whole <= 0 {
        100
    } else {
        part.saturating_mul(100) / whole
    };
    let space = if language == Language::Es { "\u{a0}" } else { "" };
    format!("{}{space}%", number(share, language))
}

fn signed(negative: bool, digits: String) -> String {
    if negative { format!("{MINUS}{digits}") } else { digits }
}

fn grouped(digits: &str, mark: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A whole date: `21/11/2026`, in English `21 Nov 2026`.
#[must_use]
pub fn date(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Es | Language::Pt => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        Language::En => format!("{} {}", short_date(day, language), day.year()),
    }
}

/// A date of about this year: `21 nov`, in Portuguese `21 de nov.`.
#[must_use]
pub fn short_date(day: NaiveDate, language: Language) -> String {
    let month = short_month(day.month(), language);
    match language {
        Language::Es | Language::En => format!("{} {month}", day.day()),
        Language::Pt => format!("{} de {month}.", day.day()),
    }
}

/// A month and its year: `nov 2026`, in Portuguese `nov. 2026`.
#[must_use]
pub fn month_year(day: NaiveDate, language: Language) -> String {
    let month = short_month(day.month(), language);
    let stop = if language == Language::Pt { "." } else { "" };
    format!("{month}{stop} {}", day.year())
}

/// A time of the day: `14:08`, in Portuguese `14h08`.
#[must_use]
pub fn time(moment: DateTime<FixedOffset>, language: Language) -> String {
    let mark = if language == Language::Pt { 'h' } else { ':' };
    format!("{:02}{mark}{:02}", moment.hour(), moment.minute())
}

/// A moment, in full: `21/11/2026 14:08`.
#[must_use]
pub fn moment(moment: DateTime<FixedOffset>, language: Language) -> String {
    let join = if language == Language::Pt { " às " } else { " " };
    format!(
        "{}{join}{}",
        date(moment.date_naive(), language),
        time(moment, language)
    )
}

/// A moment as people say it on a given day: `hoy, 14:08`, `ayer, 09:30`, `14 nov, 10:00`, `14/02/2024`.
#[must_use]
pub fn lately(moment: DateTime<FixedOffset>, today: NaiveDate, language: Language) -> String {
    let day = moment.date_naive();
    let said = match (today - day).num_days() {
        0 => text::today(language).to_owned(),
        1 => text::yesterday(language).to_owned(),
        2..=180 => short_date(day, language),
        _ => return date(day, language),
    };
    format!("{said}, {}", time(moment, language))
}

/// A stretch of time to wait, rounded up: `40 segundos`, `2 minutos`.
#[must_use]
pub fn duration(seconds: u64, language: Language) -> String {
    match (seconds, seconds.div_ceil(60)) {
        (0 | 1, _) => text::second(language).to_owned(),
        (2..=90, _) => text::seconds(language, seconds),
        (_, minutes @ ..=90) => text::minutes(language, minutes),
        (_, minutes) => text::hours(language, minutes.div_ceil(60)),
    }
}

/// The short name of a month, 1 to 12: `set`, in Portuguese `set`, in English `Sep`.
#[must_use]
pub fn short_month(month: u32, language: Language) -> &'static str {
    const NAMES: [[&str; 12]; 3] = [
        [
            "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic",
        ],
        [
            "jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez",
        ],
        [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
    ];
    name(NAMES, month, language)
}

/// The name of a month, 1 to 12: `setiembre`, in Portuguese `setembro`.
#[must_use]
pub fn month(month: u32, language: Language) -> &'static str {
    const NAMES: [[&str; 12]; 3] = [
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "setiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ];
    name(NAMES, month, language)
}

fn name(names: [[&'static str; 12]; 3], month: u32, language: Language) -> &'static str {
    let [es, pt, en] = names;
    let of_language = match language {
        Language::Es => es,
        Language::Pt => pt,
        Language::En => en,
    };
    let place = usize::try_from(month).unwrap_or(0).wrapping_sub(1);
    of_language.get(place).copied().unwrap_or_default()
}

mod text {
    types::texts! {
        today: "hoy", "hoje", "today";
        yesterday: "ayer", "ontem", "yesterday";
        second: "un segundo", "um segundo", "a second";
        seconds(count: u64): "{count} segundos", "{count} segundos", "{count} seconds";
        minutes(count: u64): "{count} minutos", "{count} minutos", "{count} minutes";
        hours(count: u64): "{count} horas", "{count} horas", "{count} hours";
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use types::kit::money::{Currency, Money};
    use types::kit::text::Language::{En, Es, Pt};

    fn money(minor: i64, currency: &str) -> Money {
        let currency = Currency::parse(currency).expect("a currency");
        Money { minor, currency }
    }

    #[test]
    fn numbers_are_grouped_as_each_country_writes_them() {
        for (value, es, pt) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1.000"),
            (-31_204, "−31,204", "−31.204"),
            (1_234_567, "1,234,567", "1.234.567"),
            (i64::MIN, "−9,223,372,036,854,775,808", "−9.223.372.036.854.775.808"),
        ] {
            assert_eq!(super::number(value, Es), es);
            assert_eq!(super::number(value, Pt), pt);
            assert_eq!(super::number(value, En), es);
        }
    }

    #[test]
    fn money_has_its_sign_its_point_and_its_digits() {
        assert_eq!(super::money(&money(123_450, "PEN"), Es), "S/\u{a0}1,234.50");
        assert_eq!(super::money(&money(123_450, "BRL"), Pt), "R$\u{a0}1.234,50");
        assert_eq!(super::money(&money(-5, "USD"), En), "−US$\u{a0}0.05");
        assert_eq!(super::money(&money(1_000_000, "CLP"), Es), "CLP\u{a0}1,000,000");
        assert_eq!(super::amount(&money(8_641_290, "BRL"), Pt), "86.412,90");
    }

    #[test]
    fn decimals_keep_every_digit_that_says_something() {
        for (text, least, es, pt) in [
            ("500.00", 2, "500.00", "500,00"),
            ("1234567.5", 2, "1,234,567.50", "1.234.567,50"),
            ("10.0000000000", 0, "10", "10"),
            ("0.123400", 2, "0.1234", "0,1234"),
            ("-0018.5", 2, "−18.50", "−18,50"),
            ("cien", 2, "cien", "cien"),
            ("", 2, "", ""),
        ] {
            assert_eq!(super::decimal(text, least, Es), es);
            assert_eq!(super::decimal(text, least, Pt), pt);
        }
    }

    #[test]
    fn shares_are_never_rounded_up_to_the_whole() {
        assert_eq!(super::percent(999, 1_000, Es), "99\u{a0}%");
        assert_eq!(super::percent(3, 0, Pt), "100%");
        assert_eq!(super::percent(12, 10, En), "120%");
    }

    #[test]
    fn dates_and_times_follow_the_language() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day");
        assert_eq!(super::date(day, Es), "01/09/2026");
        assert_eq!(super::date(day, En), "1 Sep 2026");
        assert_eq!(super::short_date(day, Es), "1 set");
        assert_eq!(super::short_date(day, Pt), "1 de set.");
        assert_eq!(super::month_year(day, Pt), "set. 2026");
        assert_eq!(super::month(9, Es), "setiembre");
        assert_eq!(super::month(13, Es), "");
        let moment = DateTime::parse_from_rfc3339("2026-11-21T14:08:59-05:00").expect("a moment");
        assert_eq!(super::moment(moment, Es), "21/11/2026 14:08");
        assert_eq!(super::moment(moment, Pt), "21/11/2026 às 14h08");
    }

    #[test]
    fn what_is_near_is_said_by_its_day() {
        let moment = DateTime::parse_from_rfc3339("2026-11-21T09:05:00-05:00").expect("a moment");
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        assert_eq!(super::lately(moment, on(2026, 11, 21), Es), "hoy, 09:05");
        assert_eq!(super::lately(moment, on(2026, 11, 22), Pt), "ontem, 09h05");
        assert_eq!(super::lately(moment, on(2026, 12, 24), Es), "21 nov, 09:05");
        assert_eq!(super::lately(moment, on(2027, 11, 21), Es), "21/11/2026");
    }

    #[test]
    fn waits_are_rounded_up() {
        assert_eq!(super::duration(1, Es), "un segundo");
        assert_eq!(super::duration(40, Es), "40 segundos");
        assert_eq!(super::duration(91, Pt), "2 minutos");
        assert_eq!(super::duration(3_600 * 5, En), "5 hours");
    }
}
