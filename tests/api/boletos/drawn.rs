//! Reading a PDF as a scanner sees it: its filled rectangles, put on a raster of 300 dots to the inch, and what a
//! decoder of others reads there.

use std::io::Read;

use flate2::read::ZlibDecoder;
use rxing::BarcodeFormat;

/// A filled rectangle in points; the origin is at the lower left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub left: f64,
    pub low: f64,
    pub wide: f64,
    pub high: f64,
}

/// Dots to a point.
const DOTS: f64 = 300.0 / 72.0;
const ACROSS: u32 = 2_480;
const DOWN: u32 = 3_508;

/// A transformation as PDF writes it.
type Matrix = [f64; 6];

/// The rectangles that the pages of a PDF fill.
pub(crate) fn areas(pdf: &[u8]) -> Vec<Area> {
    assert!(pdf.starts_with(b"%PDF-"));
    streams(pdf).iter().flat_map(|content| filled(content)).collect()
}

/// What is read of a kind of code; none where there is none.
pub(crate) fn scanned(areas: &[Area], kind: BarcodeFormat) -> Option<String> {
    let mut dots = vec![255_u8; usize::try_from(ACROSS * DOWN).expect("a raster")];
    let dot = |points: f64, most: u32| {
        (0..most)
            .find(|dot| f64::from(*dot) + 0.5 >= points * DOTS)
            .unwrap_or(most)
    };
    for area in areas {
        let (from, to) = (dot(area.left, ACROSS), dot(area.left + area.wide, ACROSS));
        let high = f64::from(DOWN) / DOTS;
        let (top, bottom) = (dot(high - area.low - area.high, DOWN), dot(high - area.low, DOWN));
        for row in top..bottom {
            let start = row * ACROSS;
            let (from, to) = (start + from, start + to);
            let place = |dot: u32| usize::try_from(dot).expect("a place");
            dots[place(from)..place(to)].fill(0);
        }
    }
    let read = rxing::helpers::detect_in_luma(dots, ACROSS, DOWN, Some(kind)).ok()?;
    Some(read.getText().to_owned())
}

/// The streams of a PDF that can be inflated and are text.
fn streams(pdf: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = pdf;
    while let Some(start) = position(rest, b"stream") {
        rest = &rest[start + 6..];
        let begins = rest
            .iter()
            .position(|byte| !matches!(byte, b'\r' | b'\n'))
            .unwrap_or_default();
        let mut content = Vec::new();
        let end = position(rest, b"endstream").expect("a stream ends");
        let mut inflated = ZlibDecoder::new(&rest[begins..end]);
        if inflated.read_to_end(&mut content).is_ok()
            && let Ok(text) = String::from_utf8(content)
        {
            found.push(text);
        }
        rest = &rest[end + 9..];
    }
    found
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The rectangles a content stream fills.
fn filled(content: &str) -> Vec<Area> {
    let mut numbers: Vec<f64> = Vec::new();
    let mut now: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let mut kept = Vec::new();
    let mut figures: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut areas = Vec::new();
    for word in content.split_whitespace() {
        if let Ok(number) = word.parse::<f64>() {
            numbers.push(number);
            continue;
        }
        match (word, numbers.as_slice()) {
            ("q", _) => kept.push(now),
            ("Q", _) => now = kept.pop().expect("what was kept"),
            ("cm", [a, b, c, d, e, f]) => now = within([*a, *b, *c, *d, *e, *f], now),
            ("m", [x, y]) => figures.push(vec![at(now, *x, *y)]),
            ("l", [x, y]) => figures.last_mut().expect("a figure").push(at(now, *x, *y)),
            ("re", [x, y, wide, high]) => {
                let corners = [(*x, *y), (x + wide, *y), (x + wide, y + high), (*x, y + high)];
                figures.push(corners.iter().map(|(x, y)| at(now, *x, *y)).collect());
            }
            ("f" | "f*", _) => areas.extend(figures.drain(..).map(|corners| area(&corners))),
            ("S" | "n" | "s" | "B", _) => figures.clear(),
            _ => (),
        }
        numbers.clear();
    }
    areas
}

fn at([a, b, c, d, e, f]: Matrix, x: f64, y: f64) -> (f64, f64) {
    (a * x + c * y + e, b * x + d * y + f)
}

/// One transformation, and then another.
fn within(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [k, l, m, n, o, p] = other;
    [
        a * k + b * m,
        a * l + b * n,
        c * k + d * m,
        c * l + d * n,
        e * k + f * m + o,
        e * l + f * n + p,
    ]
}

/// The rectangle of four corners.
fn area(corners: &[(f64, f64)]) -> Area {
    let least = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::MAX, f64::min);
    let most = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::MIN, f64::max);
    let (left, low) = (
        least(&mut corners.iter().map(|(x, _)| *x)),
        least(&mut corners.iter().map(|(_, y)| *y)),
    );
    Area {
        left,
        low,
        wide: most(&mut corners.iter().map(|(x, _)| *x)) - left,
        high: most(&mut corners.iter().map(|(_, y)| *y)) - low,
    }
}
