//! What of the ways to pay was changed and is not kept yet.

use leptos::prelude::*;
use types::payments::{MethodChange, MethodSetting, MethodsChange, PaymentMethod};
use types::tax_id::Country;

use crate::kit::{Form, browser, language, say};
use crate::payments::{text, words};

/// The methods as they are changed. Copied freely.
#[derive(Clone, Copy)]
pub struct Draft {
    form: Form,
    pub country: Country,
    /// Those that are taken, in their order.
    pub taken: RwSignal<Vec<PaymentMethod>>,
    /// What just moved and where to, to be read out.
    pub moved: RwSignal<String>,
    /// What was typed for each, whether it is taken or not.
    details: StoredValue<Vec<(PaymentMethod, RwSignal<String>)>>,
    /// Those of another country, which stay as they are.
    elsewhere: RwSignal<Vec<MethodChange>>,
}

impl Draft {
    #[must_use]
    pub fn new(form: Form, had: &[MethodSetting], country: Country) -> Self {
        let own = PaymentMethod::ALL.into_iter().filter(|method| method.is_of(country));
        let empty = own.map(|method| (method, RwSignal::new(String::new()))).collect();
        let draft = Self {
            form,
            country,
            taken: RwSignal::new(Vec::new()),
            moved: RwSignal::new(String::new()),
            details: StoredValue::new(empty),
            elsewhere: RwSignal::new(Vec::new()),
        };
        draft.write(had);
        draft
    }

    /// Takes over what is kept.
    pub fn write(self, had: &[MethodSetting]) {
        let kept = had.iter().filter(|each| each.enabled);
        let (own, elsewhere): (Vec<_>, Vec<_>) = kept.partition(|each| each.method.is_of(self.country));
        for each in &own {
            self.details(each.method).set(each.details.clone().unwrap_or_default());
        }
        self.taken.set(own.into_iter().map(|each| each.method).collect());
        self.elsewhere.set(elsewhere.into_iter().map(as_change).collect());
    }

    /// What is kept, as the request that would change nothing.
    #[must_use]
    pub fn kept(had: &[MethodSetting], country: Country) -> MethodsChange {
        let kept = had.iter().filter(|each| each.enabled);
        let (own, elsewhere): (Vec<_>, Vec<_>) = kept.partition(|each| each.method.is_of(country));
        let methods = own.into_iter().chain(elsewhere).map(as_change).collect();
        MethodsChange { methods }
    }

    /// The request, tracked.
    #[must_use]
    pub fn change(self) -> MethodsChange {
        let own = self.taken.get().into_iter().map(|method| MethodChange {
            method,
            details: Some(self.details(method).get()).filter(|details| !details.trim().is_empty()),
        });
        let methods = own.chain(self.elsewhere.get()).collect();
        MethodsChange { methods }
    }

    /// Those of the country that are not taken, tracked.
    #[must_use]
    pub fn left_out(self) -> Vec<PaymentMethod> {
        let taken = self.taken.read();
        let own = PaymentMethod::ALL
            .into_iter()
            .filter(|method| method.is_of(self.country));
        own.filter(|method| !taken.contains(method)).collect()
    }

    /// What a client is told about a method.
    #[must_use]
    pub fn details(self, method: PaymentMethod) -> RwSignal<String> {
        let known = self.details.with_value(|all| {
            let own = all.iter().find(|(each, _)| *each == method);
            own.map(|(_, details)| *details)
        });
        known.unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// Puts a method one place up or down; the focus stays on its button, or goes to the other at an end.
    pub fn step(self, method: PaymentMethod, up: bool) {
        let Some((place, total)) = self
            .taken
            .try_update(|all| {
                let from = all.iter().position(|each| *each == method)?;
                let to = if up { from.checked_sub(1)? } else { from + 1 };
                (to < all.len()).then(|| all.swap(from, to))?;
                Some((to + 1, all.len()))
            })
            .flatten()
        else {
            return;
        };
        let number = |count: usize| say::number(i64::try_from(count).unwrap_or(i64::MAX));
        let told = text::is_at(language(), words::method(method), number(place), number(total));
        let (own, other) = if up { ("up", "down") } else { ("down", "up") };
        let button = |which: &str| format!("#way-{} .{which} > button", method.name());
        self.rearranged(told, vec![button(own), button(other)]);
    }

    /// Takes a method, at the end of those that are taken, or takes it no more; the focus stays on its switch.
    pub fn switch(self, method: PaymentMethod, wanted: bool) {
        self.taken.update(|all| {
            all.retain(|each| *each != method);
            if wanted {
                all.push(method);
            }
        });
        let name = words::method(method);
        let told = if wanted {
            text::now_taken(language(), name)
        } else {
            text::now_left_out(language(), name)
        };
        self.rearranged(told, vec![format!("#way-{} .switch", method.name())]);
    }

    /// Faults are known by places, which are others now.
    fn rearranged(self, told: String, focus: Vec<String>) {
        self.form.forget("methods");
        self.moved.set(told);
        request_animation_frame(move || {
            focus.iter().any(|control| browser::focus(control));
        });
    }
}

fn as_change(kept: &MethodSetting) -> MethodChange {
    MethodChange {
        method: kept.method,
        details: kept.details.clone(),
    }
}
