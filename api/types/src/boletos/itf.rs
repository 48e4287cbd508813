//! The bar code as bars: Interleaved 2 of 5, wide ones three times as wide as narrow ones.
//!
//! Two digits at a time: the first in the widths of five bars, the second in those of the five spaces between them.
//! A start of four narrow ones before, a stop of wide, narrow, narrow after. FEBRABAN asks for 103 × 13 mm.

use super::barcode::Barcode;

/// How wide all bars and spaces of a bar code are together, in widths of a narrow bar.
pub const MODULES: u16 = 405;

/// How wide it is drawn, in millimetres.
pub const WIDTH_MM: u16 = 103;

/// How high it is drawn, in millimetres.
pub const HEIGHT_MM: u16 = 13;

/// How much must stay white on its left and on its right, in millimetres.
pub const QUIET_MM: u16 = 5;

const NARROW: u8 = 1;
const WIDE: u8 = 3;

/// The widths of bars and spaces in turn, a bar first and last, in widths of a narrow bar. They come to [`MODULES`].
#[must_use]
pub fn interleaved(barcode: &Barcode) -> Vec<u8> {
    let digits = barcode.as_str().as_bytes();
    let pairs = digits.iter().step_by(2).zip(digits.iter().skip(1).step_by(2));
    let middle = pairs.flat_map(|(bars, spaces)| {
        let widths = widths(*bars).into_iter().zip(widths(*spaces));
        widths.flat_map(|(bar, space)| [bar, space])
    });
    let start = [NARROW; 4].into_iter();
    start.chain(middle).chain([WIDE, NARROW, NARROW]).collect()
}

/// The five widths of a digit, two of them wide.
const fn widths(digit: u8) -> [u8; 5] {
    const N: u8 = NARROW;
    const W: u8 = WIDE;
    match digit {
        b'0' => [N, N, W, W, N],
        b'1' => [W, N, N, N, W],
        b'2' => [N, W, N, N, W],
        b'3' => [W, W, N, N, N],
        b'4' => [N, N, W, N, W],
        b'5' => [W, N, W, N, N],
        b'6' => [N, W, W, N, N],
        b'7' => [N, N, N, W, W],
        b'8' => [W, N, N, W, N],
        _ => [N, W, N, W, N],
    }
}

#[cfg(test)]
mod tests {
    use super::{Barcode, MODULES, NARROW, WIDE, interleaved};

    const CODE: &str = "23793163700000123451172060007589645204030050";

    fn bars() -> Vec<u8> {
        interleaved(&Barcode::parse(CODE).expect("a bar code"))
    }

    #[test]
    fn all_together_are_405_modules_with_start_and_stop() {
        let bars = bars();
        assert_eq!(bars.iter().map(|width| u16::from(*width)).sum::<u16>(), MODULES);
        assert_eq!(bars.len(), 4 + 22 * 10 + 3);
        assert!(bars.starts_with(&[NARROW; 4]));
        assert!(bars.ends_with(&[WIDE, NARROW, NARROW]));
    }

    #[test]
    fn the_digits_are_read_back_from_the_bars() {
        // The weights of the places of wide ones: the sum of the two is the digit, and 11 is 0.
        let digit = |widths: Vec<&u8>| {
            let weights = widths.into_iter().zip([1, 2, 4, 7, 0]);
            let sum: u32 = weights
                .filter(|(width, _)| **width == WIDE)
                .map(|(_, weight)| weight)
                .sum();
            char::from_digit(if sum == 11 { 0 } else { sum }, 10).expect("a digit")
        };
        let bars = bars();
        let read: String = bars[4..224]
            .chunks(10)
            .flat_map(|pair| {
                [
                    digit(pair.iter().step_by(2).collect()),
                    digit(pair.iter().skip(1).step_by(2).collect()),
                ]
            })
            .collect();
        assert_eq!(read, CODE);
    }
}
