//! What is asked for: parts of names that are there.

use tests::load::invented::Invented;

/// How much of a name is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// The first word, and four letters of the second.
    WordAndPrefix,
    /// Two whole words.
    Words,
    /// Four letters.
    Prefix,
}

pub(crate) const SHAPES: &[(&str, Shape)] = &[
    ("a word and four letters of the next", Shape::WordAndPrefix),
    ("two words", Shape::Words),
    ("four letters", Shape::Prefix),
];

pub(crate) fn queries(invented: Invented, count: u64, shape: Shape) -> impl Iterator<Item = String> {
    (0..count).map(move |n| {
        let name = invented.name(invented.mixed(n.wrapping_mul(104_729) % invented.rows));
        let words: Vec<&str> = name.split_whitespace().collect();
        let begin = |word: &str| word.chars().take(4).collect::<String>();
        let [first, second, ..] = words.as_slice() else {
            panic!("a name of two words: {name}");
        };
        match shape {
            Shape::WordAndPrefix => format!("{first} {}", begin(second)),
            Shape::Words => format!("{first} {} ", words.last().expect("a word")),
            Shape::Prefix => begin(first),
        }
    })
}
