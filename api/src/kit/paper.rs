//! Paper: pages with texts, lines and black areas on them, as PDF, in fonts that are embedded with the letters they are used for.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use ttf_parser::Face;
use types::kit::text::Language;

use super::error::{Error, Result};

const REGULAR: &[u8] = include_bytes!("fonts/IBMPlexSans-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/IBMPlexSans-SemiBold.ttf");

/// How wide and high a sheet is, in points.
pub type Size = (f32, f32);

/// A4 across, and upright.
pub const ACROSS: Size = (841.89, 595.28);
pub const UPRIGHT: Size = (595.28, 841.89);
/// What may stand in the last line of a cell that has too many.
const CUT: &str = "…";

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// Something on a page; places are measured from the top left.
#[derive(Clone, Debug)]
enum Mark {
    Text {
        at: (f32, f32),
        weight: Weight,
        size: f32,
        text: String,
        grey: bool,
    },
    Rule {
        from: (f32, f32),
        to: f32,
        strong: bool,
    },
    Upright {
        from: (f32, f32),
        to: f32,
    },
    Black(Vec<Area>),
}

/// A rectangle, by its left and upper edge, its width and its height.
pub type Area = (f32, f32, f32, f32);

/// A page being written.
#[derive(Clone, Debug, Default)]
pub struct Page(Vec<Mark>);

/// The fonts, to measure and to write with.
pub struct Fonts {
    faces: [Face<'static>; 2],
}

impl Fonts {
    /// # Errors
    /// When a font cannot be read.
    pub fn read() -> Result<Self> {
        let face = |bytes| Face::parse(bytes, 0).map_err(Error::broken);
        Ok(Self {
            faces: [face(REGULAR)?, face(SEMI_BOLD)?],
        })
    }

    /// How wide a text is.
    #[must_use]
    pub fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let [regular, semi_bold] = &self.faces;
        let face = match weight {
            Weight::Regular => regular,
            Weight::SemiBold => semi_bold,
        };
        let advance = |letter| {
            let glyph = face.glyph_index(letter).unwrap_or_default();
            f32::from(face.glyph_hor_advance(glyph).unwrap_or_default())
        };
        text.chars().map(advance).sum::<f32>() * size / f32::from(face.units_per_em())
    }

    /// A text in lines of a width, broken between words, or within one that is longer than a line; so many lines at
    /// most.
    #[must_use]
    pub fn lines(&self, text: &str, weight: Weight, size: f32, width: f32, most: usize) -> Vec<String> {
        let fits = |line: &str| self.width(line, weight, size) <= width;
        let mut lines = vec![String::new()];
        for word in plain(text).split_whitespace() {
            let Some(line) = lines.last_mut() else { break };
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if fits(&longer) {
                *line = longer;
                continue;
            }
            let mut rest = String::new();
            if fits(word) {
                word.clone_into(&mut rest);
            } else {
                for letter in word.chars() {
                    if !fits(&format!("{rest}{letter}")) {
                        lines.push(std::mem::take(&mut rest));
                    }
                    rest.push(letter);
                }
            }
            lines.push(rest);
        }
        lines.retain(|line| !line.is_empty());
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && !fits(&format!("{last}{CUT}")) {
                    last.pop();
                }
                last.push_str(CUT);
            }
        }
        lines
    }
}

/// A text without what is no letter and would turn or break the line.
fn plain(text: &str) -> String {
    let strange = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .map(|letter| if strange(letter) { ' ' } else { letter })
        .collect()
}

impl Page {
    pub fn text(&mut self, at: (f32, f32), weight: Weight, size: f32, text: impl Into<String>) {
        self.write(at, weight, size, text.into(), false);
    }

    /// A text in quiet ink.
    pub fn quiet(&mut self, at: (f32, f32), size: f32, text: impl Into<String>) {
        self.write(at, Weight::Regular, size, text.into(), true);
    }

    /// A line across, from a place to the right.
    pub fn rule(&mut self, from: (f32, f32), to: f32, strong: bool) {
        self.0.push(Mark::Rule { from, to, strong });
    }

    /// A line down from a place.
    pub fn upright(&mut self, from: (f32, f32), to: f32) {
        self.0.push(Mark::Upright { from, to });
    }

    /// Areas in full black, drawn as one: what machines read.
    pub fn black(&mut self, areas: Vec<Area>) {
        self.0.push(Mark::Black(areas));
    }

    fn write(&mut self, at: (f32, f32), weight: Weight, size: f32, text: String, grey: bool) {
        if !text.is_empty() {
            self.0.push(Mark::Text {
                at,
                weight,
                size,
                text,
                grey,
            });
        }
    }
}

/// The pages as a PDF.
///
/// # Errors
/// When a font cannot be embedded.
pub fn printed(pages: Vec<Page>, size: Size, title: String, language: Language) -> Result<Vec<u8>> {
    let font =
        |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0).ok_or_else(|| Error::broken("a font is damaged"));
    let (regular, semi_bold) = (font(REGULAR)?, font(SEMI_BOLD)?);
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title).language(language.tag().to_owned()));
    for page in pages {
        let settings = PageSettings::from_wh(size.0, size.1).ok_or_else(|| Error::broken("a page has no size"))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for mark in page.0 {
            match mark {
                Mark::Text {
                    at: (x, y),
                    weight,
                    size,
                    text,
                    grey,
                } => {
                    let font = match weight {
                        Weight::Regular => regular.clone(),
                        Weight::SemiBold => semi_bold.clone(),
                    };
                    let ink = if grey {
                        rgb::Color::new(90, 96, 105)
                    } else {
                        rgb::Color::new(22, 26, 32)
                    };
                    surface.set_stroke(None);
                    surface.set_fill(Some(Fill {
                        paint: ink.into(),
                        ..Fill::default()
                    }));
                    surface.draw_text(
                        Point::from_xy(x, y),
                        font,
                        size,
                        &text,
                        false,
                        TextDirection::LeftToRight,
                    );
                }
                Mark::Rule {
                    from: (x, y),
                    to,
                    strong,
                } => {
                    let ink = if strong { (60, 0.8) } else { (215, 0.4) };
                    line(&mut surface, (x, y), (to, y), ink);
                }
                Mark::Upright { from: (x, y), to } => line(&mut surface, (x, y), (x, to), (60, 0.8)),
                Mark::Black(areas) => black(&mut surface, areas),
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| Error::broken(format!("{error:?}")))
}

/// A line of a shade and width.
fn line(surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), (shade, width): (u8, f32)) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(shade, shade, shade).into(),
        width,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

/// Areas as one path, so that nothing shows between those that touch.
fn black(surface: &mut Surface<'_>, areas: Vec<Area>) {
    let mut path = PathBuilder::new();
    for (x, y, width, height) in areas {
        if let Some(area) = Rect::from_xywh(x, y, width, height) {
            path.push_rect(area);
        }
    }
    let Some(path) = path.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: rgb::Color::new(0, 0, 0).into(),
        ..Fill::default()
    }));
    surface.draw_path(&path);
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Weight};

    #[test]
    fn a_text_is_broken_to_fit() {
        let fonts = Fonts::read().expect("the fonts");
        let name = "Distribuidora de Productos Agropecuarios del Altiplano Sociedad Anónima Cerrada";
        let lines = fonts.lines(name, Weight::Regular, 8.0, 150.0, 9);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), name);
        for line in &lines {
            assert!(fonts.width(line, Weight::Regular, 8.0) <= 150.0, "{line}");
        }
        let long = "A".repeat(200);
        let lines = fonts.lines(&long, Weight::Regular, 8.0, 150.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(
            lines
                .iter()
                .all(|line| fonts.width(line, Weight::Regular, 8.0) <= 150.0)
        );
        assert!(lines.last().is_some_and(|line| line.ends_with('…')));
        assert_eq!(fonts.lines("a\u{202e}b\nc", Weight::Regular, 8.0, 150.0, 3), ["a b c"]);
    }

    #[test]
    fn every_letter_of_the_languages_is_in_the_fonts() {
        let fonts = Fonts::read().expect("the fonts");
        for letter in "áéíóúüñÁÉÍÓÚÜÑçãõâêôàÇÃÕÂÊÔÀ¿¡€–−ºª…·0123456789".chars()
        {
            for face in &fonts.faces {
                assert!(face.glyph_index(letter).is_some(), "{letter}");
            }
        }
    }
}
