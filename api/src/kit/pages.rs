//! Pages that are filled from the top down: where one is full another goes on, and each gets its number at the end.

use types::kit::text::Language;

use super::error::Result;
use super::paper::{Fonts, Page, Size, Weight, printed};

const NUMBER: f32 = 8.0;
/// What stands free above the number.
const FREE: f32 = 16.0;

/// The pages being written. Where the next row begins is `y`.
pub struct Pages {
    pub fonts: Fonts,
    pub page: Page,
    pub y: f32,
    done: Vec<Page>,
    size: Size,
    margin: f32,
}

impl Pages {
    /// # Errors
    /// When a font cannot be read.
    pub fn begin(size: Size, margin: f32) -> Result<Self> {
        Ok(Self {
            fonts: Fonts::read()?,
            page: Page::default(),
            y: margin,
            done: Vec::new(),
            size,
            margin,
        })
    }

    /// Goes on on another page where so much does not fit on this one; whether it did.
    pub fn turned_for(&mut self, height: f32) -> bool {
        let full = self.y + height > self.size.1 - self.margin - FREE;
        if full {
            self.done.push(std::mem::take(&mut self.page));
            self.y = self.margin;
        }
        full
    }

    /// A text that begins there.
    pub fn at_left(&mut self, x: f32, weight: Weight, size: f32, text: impl Into<String>) {
        self.page.text((x, self.y), weight, size, text);
    }

    /// A text in lines of its own, four at most and so wide, below what is there.
    pub fn block(&mut self, x: f32, words: &str, weight: Weight, size: f32, wide: f32) {
        for line in self.fonts.lines(words, weight, size, wide, 4) {
            self.y += size + 4.0;
            self.at_left(x, weight, size, line);
        }
    }

    /// A text in quiet ink that begins there.
    pub fn quiet(&mut self, x: f32, size: f32, text: impl Into<String>) {
        self.page.quiet((x, self.y), size, text);
    }

    /// A text that ends there.
    pub fn at_right(&mut self, end: f32, weight: Weight, size: f32, text: &str) {
        let x = end - self.fonts.width(text, weight, size);
        self.page.text((x, self.y), weight, size, text);
    }

    /// The file, with a number on each page: what it says is made of the page's number and how many there are.
    ///
    /// # Errors
    /// When a font cannot be embedded.
    pub fn numbered(
        mut self,
        words: impl Fn(Language, String, String) -> String,
        title: String,
        language: Language,
    ) -> Result<Vec<u8>> {
        self.done.push(self.page);
        let all = self.done.len().to_string();
        let (wide, high) = self.size;
        for (page, number) in self.done.iter_mut().zip(1..) {
            let words = words(language, number.to_string(), all.clone());
            let x = wide - self.margin - self.fonts.width(&words, Weight::Regular, NUMBER);
            page.quiet((x, high - self.margin), NUMBER, words);
        }
        printed(self.done, self.size, title, language)
    }
}
