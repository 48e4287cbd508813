//! What SUNAT says of a taxpayer. Its texts are cut at 20 characters; those that nobody knows yet stay as they are.

macro_rules! standing {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// The one that a text stands for; none when it is a new one.
            #[must_use]
            pub fn of(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

standing! {
    /// The state of a taxpayer.
    State {
        /// In business.
        Active = "ACTIVO",
        /// Stopped for a time by its own word.
        Paused = "SUSPENSION TEMPORAL",
        /// Stopped for a time by the office.
        PausedByOffice = "BAJA PROVISIONAL",
        /// Stopped for a time by the office, which acted by itself.
        PausedOfOffice = "BAJA PROV. POR OFICI",
        /// Ended.
        Ended = "BAJA DEFINITIVA",
        /// Ended by the office.
        EndedOfOffice = "BAJA DE OFICIO",
        /// Ended because it was there more than once.
        EndedMultiple = "BAJA MULT.INSCR. Y O",
        /// Undone because it was a mistake.
        UndoneMistake = "ANULACION - ERROR SU",
        /// Undone.
        UndoneInternal = "ANULACION - ACTO ILI",
        /// Undone for good.
        Annulled = "ANULADO",
        /// Not begun yet.
        Pending = "PENDIENTE DE INI. DE",
        /// Left out, sold by machines alone.
        Disabled = "INHABILITADO-VENT.UN",
        /// A number of the office's own.
        Internal = "NUM. INTERNO IDENTIF",
        /// Others.
        Other = "OTROS OBLIGADOS",
    }
}

standing! {
    /// Whether a taxpayer is where it says to be.
    Condition {
        /// It is.
        Found = "HABIDO",
        /// It is not, for good.
        NotFound = "NO HABIDO",
        /// Nobody was met.
        NotMet = "NO HALLADO",
        /// It moved.
        NotMetMoved = "NO HALLADO SE MUDO D",
        /// Its house has no such number.
        NotMetNumber = "NO HALLADO NRO.PUERT",
        /// Nobody there knows it.
        NotMetUnknown = "NO HALLADO DESTINATA",
        /// It was refused.
        NotMetRefused = "NO HALLADO RECHAZADO",
        /// It was closed.
        NotMetClosed = "NO HALLADO CERRADO",
        /// Somebody died.
        NotMetDead = "NO HALLADO FALLECIO",
        /// There was nobody else to give it to.
        NotMetOther = "NO HALLADO OTROS MOT",
        /// There is no such house.
        NotMetNoHouse = "NO HALLADO NO EXISTE",
        /// To be looked into.
        ToVerify = "POR VERIFICAR",
        /// Still to be said.
        Pending = "PENDIENTE",
        /// Nothing said.
        Unsaid = "-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_texts_have_a_name_and_others_have_none() {
        assert_eq!(State::of("ACTIVO"), Some(State::Active));
        assert_eq!(State::of("BAJA MULT.INSCR. Y O"), Some(State::EndedMultiple));
        assert_eq!(State::of("UN ESTADO NUEVO"), None);
        assert_eq!(Condition::of("NO HALLADO SE MUDO D"), Some(Condition::NotMetMoved));
        assert_eq!(Condition::of(""), None);
    }
}
