//! Why a call gave no reply: the service said so, could not be reached, or answered something unreadable.

use types::kit::fault::FieldFault;
use types::kit::problem::{Code, Problem};

use crate::kit::format;
use crate::kit::text::{language, t};

/// Why a call gave no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The service answered with a problem.
    Said(Box<Problem>),
    /// No answer came: no network, or the service is down.
    Unreachable,
    /// An answer came that is not one of this API.
    Unreadable,
}

impl Failure {
    /// The code the service gave, if it was the service.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.problem().map(|problem| problem.code)
    }

    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Said(problem) => Some(problem),
            Self::Unreachable | Self::Unreadable => None,
        }
    }

    /// The fields that are wrong, if that is the trouble.
    #[must_use]
    pub fn faults(&self) -> &[FieldFault] {
        self.problem().map_or(&[], |problem| &problem.errors)
    }

    /// What failed, as a sentence.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Said(problem) => problem.title.clone(),
            Self::Unreachable => t(text::unreachable).to_owned(),
            Self::Unreadable => t(text::unreadable).to_owned(),
        }
    }

    /// What more is known, and the way out.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Said(problem) => {
                let wait = problem
                    .retry_after
                    .map(|seconds| text::wait(language(), format::duration(seconds, language())));
                let told: Vec<String> = problem.detail.clone().into_iter().chain(wait).collect();
                (!told.is_empty()).then(|| told.join(" "))
            }
            Self::Unreachable => Some(t(text::unreachable_more).to_owned()),
            Self::Unreadable => Some(t(text::unreadable_more).to_owned()),
        }
    }

    /// Whether doing the same again may go better.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        self.problem()
            .is_none_or(|problem| problem.status >= 500 || problem.status == 429)
    }
}

mod text {
    types::texts! {
        unreachable: "No hay conexión con el servicio.", "Sem conexão com o serviço.", "The service cannot be reached.";
        unreachable_more: "Revisa tu conexión y vuelve a intentarlo.", "Confira sua conexão e tente de novo.", "Check your connection and try again.";
        unreadable: "La respuesta no se pudo leer.", "Não foi possível ler a resposta.", "The answer could not be read.";
        unreadable_more: "Puede haber una versión nueva: vuelve a cargar la página.", "Pode haver uma versão nova: recarregue a página.", "There may be a new version: load the page again.";
        wait(time: String): "Espera {time}.", "Espere {time}.", "Wait {time}.";
    }
}
