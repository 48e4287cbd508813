//! A look-up under way: asked once, given up when the number is typed on, and its four answers kept apart.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::problem::Code;
use types::lookup::{Asked, FindTaxpayer, NumberKind, Taxpayer};

use crate::kit::http::send;
use crate::kit::{Failure, Form};
use crate::lookup::recent::keep;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Found(Box<Taxpayer>),
    /// There is no such number, says whoever was asked.
    Missing(NumberKind, String),
    /// Nobody is set up to be asked about that kind of number.
    Nobody(NumberKind),
    /// Nothing is known: asking failed.
    Failed(Failure),
}

/// A look-up under way, and the last answer. Copied freely.
#[derive(Clone, Copy)]
pub struct Asking {
    pub busy: RwSignal<bool>,
    pub answer: RwSignal<Option<Answer>>,
    /// Which question is the last; the answers to others come too late.
    turn: StoredValue<u32>,
}

impl Default for Asking {
    fn default() -> Self {
        Self::new()
    }
}

impl Asking {
    #[must_use]
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            answer: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Gives up what is being asked, and forgets what was answered.
    pub fn stop(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.busy.set(false);
        self.answer.set(None);
    }

    /// Asks for a number; what is wrong with it is told at its field.
    pub fn ask(self, form: Form, field: &'static str, kind: NumberKind, typed: &str) {
        let asked = match Asked::parse(kind, typed) {
            Ok(asked) => asked,
            Err(fault) => return form.tell(field, fault),
        };
        self.stop();
        let turn = self.turn.get_value();
        self.busy.set(true);
        let number = asked.number().to_owned();
        spawn_local(async move {
            let call = FindTaxpayer {
                kind,
                number: number.clone(),
            };
            let told = send(call).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.busy.set(false);
            let answer = match told {
                Ok(taxpayer) => Answer::Found(Box::new(taxpayer)),
                Err(failure) => match failure.code() {
                    Some(Code::TaxpayerNotFound) => Answer::Missing(kind, number.clone()),
                    Some(Code::LookupNotConfigured) => Answer::Nobody(kind),
                    _ => Answer::Failed(failure),
                },
            };
            match &answer {
                Answer::Found(taxpayer) => keep(kind, number, Some(Taxpayer::clone(taxpayer))),
                Answer::Missing(..) => keep(kind, number, None),
                Answer::Nobody(_) | Answer::Failed(_) => {}
            }
            self.answer.set(Some(answer));
        });
    }
}
