//! Sending a file, or the part of it that is asked for, so that a download that broke off goes on where it ended.

use std::ops::Range;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_RANGE, ETAG, HeaderName, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use actix_web::{HttpRequest, HttpResponse};

use super::answer::Content;

/// A file that never changes.
#[derive(Clone, Debug)]
pub struct Fixed {
    pub name: String,
    pub media_type: &'static str,
    pub size: u64,
    /// Its tag without quotation marks: no other content ever has it.
    pub tag: String,
}

/// What of a file is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    All,
    Part(Range<u64>),
    /// A part that the file does not have.
    Nowhere,
}

/// Answers with the file or the part that is asked for; `content` is what there is to send of it. To a HEAD it sends
/// the headers alone.
pub fn send(request: &HttpRequest, file: &Fixed, content: impl FnOnce(Range<u64>) -> Content) -> HttpResponse {
    let tag = format!("\"{}\"", file.tag);
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    if header(IF_NONE_MATCH).is_some_and(|known| known.split(',').any(|each| each.trim() == tag)) {
        return HttpResponse::NotModified().insert_header((ETAG, tag)).finish();
    }
    let is_same = header(IF_RANGE).is_none_or(|known| known.trim() == tag);
    let asked = header(RANGE)
        .filter(|_| is_same)
        .map_or(Asked::All, |range| read(range, file.size));
    let (status, range) = match asked {
        Asked::All => (StatusCode::OK, 0..file.size),
        Asked::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Asked::Nowhere => {
            return HttpResponse::RangeNotSatisfiable()
                .insert_header((CONTENT_RANGE, format!("bytes */{}", file.size)))
                .finish();
        }
    };
    let mut response = HttpResponse::build(status);
    response
        .content_type(file.media_type)
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((ETAG, tag))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)))
        .insert_header(("x-content-type-options", "nosniff"));
    if status == StatusCode::PARTIAL_CONTENT {
        let part = format!("bytes {}-{}/{}", range.start, range.end - 1, file.size);
        response.insert_header((CONTENT_RANGE, part));
    }
    let length = range.end - range.start;
    response.no_chunking(length).streaming(content(range))
}

/// The one part a `Range` asks for. Several at once, another unit or nonsense get the whole file.
fn read(range: &str, size: u64) -> Asked {
    let Some(part) = range.trim().strip_prefix("bytes=").filter(|part| !part.contains(',')) else {
        return Asked::All;
    };
    let Some((from, to)) = part.trim().split_once('-') else {
        return Asked::All;
    };
    let number = |text: &str| -> Option<Option<u64>> {
        match text.trim() {
            "" => Some(None),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok().map(Some),
            _ => None,
        }
    };
    match (number(from), number(to)) {
        (Some(None), Some(Some(last))) => match last.min(size) {
            0 => Asked::Nowhere,
            last => Asked::Part(size - last..size),
        },
        (Some(Some(from)), Some(to)) => {
            if to.is_some_and(|to| to < from) {
                return Asked::All;
            }
            if from >= size {
                return Asked::Nowhere;
            }
            Asked::Part(from..to.map_or(size, |to| to.saturating_add(1)).min(size))
        }
        _ => Asked::All,
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, read};

    #[test]
    fn a_part_is_read_as_the_standard_has_it() {
        for (range, asked) in [
            ("bytes=0-0", Asked::Part(0..1)),
            ("bytes=0-", Asked::Part(0..100)),
            ("bytes=40-59", Asked::Part(40..60)),
            ("bytes=40-1000", Asked::Part(40..100)),
            ("bytes=99-", Asked::Part(99..100)),
            ("bytes=-1", Asked::Part(99..100)),
            ("bytes=-1000", Asked::Part(0..100)),
            ("bytes=100-", Asked::Nowhere),
            ("bytes=-0", Asked::Nowhere),
            ("bytes=18446744073709551615-", Asked::Nowhere),
            ("bytes=5-4", Asked::All),
            ("bytes=0-1,4-5", Asked::All),
            ("bytes=", Asked::All),
            ("bytes=-", Asked::All),
            ("bytes=a-b", Asked::All),
            ("bytes=+1-2", Asked::All),
            ("items=0-1", Asked::All),
            ("0-1", Asked::All),
        ] {
            assert_eq!(read(range, 100), asked, "{range}");
        }
        assert_eq!(read("bytes=0-", 0), Asked::Nowhere);
    }
}
