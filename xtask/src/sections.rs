//! Takes out of a WebAssembly module what a browser does not run: its custom sections, names above all.

use crate::Failure;

/// The bytes before the first section: the magic word and the version.
const HEADER: usize = 8;

/// The module without its custom sections.
pub(crate) fn without_custom(module: &[u8]) -> Result<Vec<u8>, Failure> {
    kept(module).ok_or_else(|| "a part of the module is cut off".into())
}

fn kept(module: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    let mut kept = header.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (length, digits) = number(after)?;
        let (section, next) = rest.split_at_checked(digits.checked_add(length)?.checked_add(1)?)?;
        if *id != 0 {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Some(kept)
}

/// A number in LEB128, and how many bytes it takes.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without_custom;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let long = [&[0_u8, 0x80, 0x01][..], &[7; 128]].concat();
        let module = [HEADER, &[0, 2, 9, 9], &[1, 1, 0], &long, &[10, 0]].concat();
        let kept = without_custom(&module).expect("a module");
        assert_eq!(kept, [HEADER, &[1, 1, 0], &[10, 0]].concat());
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for wrong in [
            &b"\0asm"[..],
            &[HEADER, &[1, 9, 0]].concat(),
            &[HEADER, &[1, 0x80]].concat(),
        ] {
            assert!(without_custom(wrong).is_err());
        }
    }
}
