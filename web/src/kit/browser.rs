//! What is asked of the browser itself: storage, preferences, the root element, files, the clock.

use std::cell::RefCell;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use js_sys::Intl::{DateTimeFormat, DateTimeFormatOptions, TimeZoneNameFormat};
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Storage, Url};

/// What this browser keeps under a name; nothing where storage is switched off.
#[must_use]
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a value in this browser. Where storage is switched off it is forgotten, which harms nothing.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        drop(storage.set_item(name, value));
    }
}

/// Forgets a value kept in this browser.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        drop(storage.remove_item(name));
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The languages the person reads, the preferred first.
#[must_use]
pub fn languages() -> Vec<String> {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Whether a media query holds now.
#[must_use]
pub fn matches(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// Sets an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute(name, value));
    }
}

/// Takes an attribute off the root element.
pub fn unset_root(name: &str) {
    if let Some(root) = document().document_element() {
        drop(root.remove_attribute(name));
    }
}

/// An attribute of the root element.
#[must_use]
pub fn root(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Takes the first element that matches off the page.
pub fn remove(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        element.remove();
    }
}

/// Puts the focus on the first element that matches, and says whether there was one.
pub fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Gives the first element that a selector names the focus, and brings it up where it stands out of sight or low in it.
/// It slides, where motion is wanted.
pub fn bring_up(selector: &str) {
    const LOW: f64 = 0.6;
    let Some(element) = document().query_selector(selector).ok().flatten() else {
        return;
    };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(element.focus_with_options(&options));
    }
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let top = element.get_bounding_client_rect().top();
    if height.is_some_and(|height| (0.0..height * LOW).contains(&top)) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Start);
    options.set_behavior(if matches("(prefers-reduced-motion: reduce)") {
        web_sys::ScrollBehavior::Instant
    } else {
        web_sys::ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether nothing has the focus: what had it went away.
#[must_use]
pub fn focus_is_lost() -> bool {
    let active = document().active_element();
    active.is_none_or(|active| active.dyn_ref::<HtmlElement>() == document().body().as_ref())
}

/// Whether no menu or dialog is open, which has the keys to itself.
#[must_use]
pub fn nothing_above() -> bool {
    let above = document().query_selector(":modal, :popover-open").ok().flatten();
    above.is_none()
}

/// The moment, by the browser's clock; to show, never to decide.
#[must_use]
pub fn now() -> DateTime<Utc> {
    let millis = js_sys::Date::now();
    #[expect(clippy::as_conversions, reason = "a whole number of milliseconds, far below 2^53")]
    let millis = millis as i64;
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

thread_local! {
    static ZONE: RefCell<Option<DateTimeFormat>> = const { RefCell::new(None) };
}

/// From now on the person's own clock is that of a zone of the IANA's names, where the browser knows it.
pub fn live_in(zone: &str) {
    let options = DateTimeFormatOptions::new();
    options.set_time_zone(zone);
    options.set_time_zone_name(TimeZoneNameFormat::LongOffset);
    // A name the browser does not know is an exception, which only a call by name can catch.
    let made = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()))
        .and_then(|make| {
            Reflect::construct(
                &make.unchecked_into::<js_sys::Function>(),
                &Array::of2(&"en-US".into(), &options),
            )
        });
    ZONE.set(made.ok().map(JsCast::unchecked_into));
}

/// How far the person's zone is from UTC at a moment: `GMT-05:00`, or `GMT` alone.
fn offset_of(date: &js_sys::Date) -> Option<FixedOffset> {
    let parts = ZONE.with_borrow(|zone| zone.as_ref().map(|zone| zone.format_to_parts(date)))?;
    let field = |part: &JsValue, name: &str| Reflect::get(part, &name.into()).ok()?.as_string();
    let name = parts
        .iter()
        .find(|part| field(part, "type").as_deref() == Some("timeZoneName"))?;
    let text = field(&name, "value")?;
    let offset = text.strip_prefix("GMT")?;
    if offset.is_empty() {
        FixedOffset::east_opt(0)
    } else {
        offset.parse().ok()
    }
}

/// A moment as the person's own clock shows it: in the zone of the profile, else in the browser's.
#[must_use]
pub fn local(moment: DateTime<Utc>) -> DateTime<FixedOffset> {
    #[expect(clippy::as_conversions, reason = "milliseconds of a date, far below 2^53")]
    let date = js_sys::Date::new(&JsValue::from_f64(moment.timestamp_millis() as f64));
    if let Some(zone) = offset_of(&date) {
        return moment.with_timezone(&zone);
    }
    #[expect(clippy::as_conversions, reason = "minutes of a time zone, between -840 and 720")]
    let west = date.get_timezone_offset() as i32;
    let zone = FixedOffset::west_opt(west.saturating_mul(60));
    zone.map_or_else(|| moment.fixed_offset(), |zone| moment.with_timezone(&zone))
}

/// The day of a moment in a zone of the IANA's names; by the person's own clock where the browser lacks it.
#[must_use]
pub fn day_in(moment: DateTime<Utc>, zone: &str) -> NaiveDate {
    let options = Object::new();
    drop(Reflect::set(&options, &"timeZone".into(), &zone.into()));
    let date = js_sys::Date::new(&JsValue::from_str(&moment.to_rfc3339()));
    // Swedish writes dates as ISO 8601 does.
    let day = date.to_locale_date_string("sv-SE", &options);
    String::from(day).parse().unwrap_or_else(|_| local(moment).date_naive())
}

/// The whole address of a link that may begin with its path.
#[must_use]
pub fn whole(link: &str) -> String {
    if link.starts_with('/') {
        let origin = window().location().origin().unwrap_or_default();
        format!("{origin}{link}")
    } else {
        link.to_owned()
    }
}

/// Today, by the person's own calendar.
#[must_use]
pub fn today() -> NaiveDate {
    local(now()).date_naive()
}

/// Hands bytes to the person as a file of that name.
pub fn save_file(name: &str, media_type: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind);
    let Some(address) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else {
        return;
    };
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    drop(Url::revoke_object_url(&address));
}

/// Has the browser fetch a file of this service, which goes on where it broke off.
pub fn fetch_file(address: &str) {
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(address);
        link.set_download("");
        link.click();
    }
}

/// Bytes nobody can guess; none where the browser has no source of randomness.
#[must_use]
pub fn random_bytes<const LENGTH: usize>() -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether the browser has a network, as far as it knows.
#[must_use]
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Loads the whole application again.
pub fn load_anew() {
    drop(window().location().reload());
}

/// The address of the service and of this application, without a path: `https://…`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// A random UUID, for `Idempotency-Key`; on plain HTTP too, where the browser offers no `randomUUID`.
#[must_use]
pub fn random_uuid() -> String {
    let id = random_bytes().map(|bytes| uuid::Builder::from_random_bytes(bytes).into_uuid());
    id.map(|id| id.to_string()).unwrap_or_default()
}
