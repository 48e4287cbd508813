//! Numbers that were pasted together: one a line, or with commas, semicolons or tabs between them.

use std::collections::HashSet;

use types::kit::fault::Fault;
use types::lookup::Asked;

/// One that can be no number: which line it is on, what stands there, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub line: usize,
    pub text: String,
    pub fault: Fault,
}

/// What stands in the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// As they stand, in their order.
    pub numbers: Vec<String>,
    pub wrong: Vec<Wrong>,
    /// Right ones that stand there a second time.
    pub repeated: usize,
}

/// Reads the field.
#[must_use]
pub fn read(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let mut seen = HashSet::new();
    for (line, words) in (1..).zip(text.lines()) {
        let parts = words.split([',', ';', '\t']).map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            pasted.numbers.push(part.to_owned());
            match Asked::of_any(part) {
                Ok(asked) if seen.insert(asked.clone()) => {}
                Ok(_) => pasted.repeated += 1,
                Err(fault) => pasted.wrong.push(Wrong {
                    line,
                    text: part.to_owned(),
                    fault,
                }),
            }
        }
    }
    pasted
}

#[cfg(test)]
mod tests {
    use types::kit::fault::Fault;

    use super::{Wrong, read};

    #[test]
    fn numbers_are_read_however_they_are_set_apart() {
        let pasted = read("20131312955\n\n 20-13131295-5 , 10117410;20131312956\tPE 20100070970\r\n");
        let numbers = [
            "20131312955",
            "20-13131295-5",
            "10117410",
            "20131312956",
            "PE 20100070970",
        ];
        assert_eq!(pasted.numbers, numbers);
        assert_eq!(pasted.repeated, 1);
        let wrong = Wrong {
            line: 3,
            text: "20131312956".to_owned(),
            fault: Fault::WrongCheckDigit,
        };
        assert_eq!(pasted.wrong, [wrong]);
        assert_eq!(read(" \n,;\t\n").numbers, Vec::<String>::new());
    }
}
