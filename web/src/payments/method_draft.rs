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
    /// Those of the country that are taken, in their order.
    pub taken: RwSignal<Vec<PaymentMethod>>,
    /// Those of the other country alone that are taken, in their order, behind those.
    pub abroad: RwSignal<Vec<PaymentMethod>>,
    /// What just moved and where to, to be read out.
    pub moved: RwSignal<String>,
    /// What was typed for each, whether it is taken or not.
    details: StoredValue<Vec<(PaymentMethod, RwSignal<String>)>>,
}

impl Draft {
    #[must_use]
    pub fn new(form: Form, had: &[MethodSetting], country: Country) -> Self {
        let empty = PaymentMethod::ALL.map(|method| (method, RwSignal::new(String::new())));
        let draft = Self {
            form,
            country,
            taken: RwSignal::new(Vec::new()),
            abroad: RwSignal::new(Vec::new()),
            moved: RwSignal::new(String::new()),
            details: StoredValue::new(empty.to_vec()),
        };
        draft.write(had);
        draft
    }

    /// Takes over what is kept.
    pub fn write(self, had: &[MethodSetting]) {
        let kept = had.iter().filter(|each| each.enabled);
        for each in kept.clone() {
            self.details(each.method).set(each.details.clone().unwrap_or_default());
        }
        let (own, abroad) = kept
            .map(|each| each.method)
            .partition(|method| method.is_of(self.country));
        self.taken.set(own);
        self.abroad.set(abroad);
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
        let all = self.taken.get().into_iter().chain(self.abroad.get());
        let methods = all.map(|method| MethodChange {
            method,
            details: Some(self.details(method).get()).filter(|details| !details.trim().is_empty()),
        });
        MethodsChange {
            methods: methods.collect(),
        }
    }

    /// Those that are not taken, of the country or of the other alone; tracked.
    #[must_use]
    pub fn left_out(self, own: bool) -> Vec<PaymentMethod> {
        let all = PaymentMethod::ALL.into_iter();
        let all = all.filter(|method| method.is_of(self.country) == own);
        all.filter(|method| !self.list(*method).read().contains(method))
            .collect()
    }

    /// Whether something is told of how to pay in the other country.
    #[must_use]
    pub fn tells_abroad(had: &[MethodSetting], country: Country) -> bool {
        let abroad = had.iter().filter(|each| !each.method.is_of(country));
        abroad.into_iter().any(|each| each.enabled && each.details.is_some())
    }

    /// Among which a method stands when it is taken.
    fn list(self, method: PaymentMethod) -> RwSignal<Vec<PaymentMethod>> {
        if method.is_of(self.country) {
            self.taken
        } else {
            self.abroad
        }
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
            .list(method)
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
        self.list(method).update(|all| {
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
