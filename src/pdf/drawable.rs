//! Whether a PDF that anyone may have made can be drawn within bounds.

use lopdf_reading::{DecompressError, Document, Error, Object, Stream};

use crate::pdf::AnswersError;
use crate::pdf::foreign::{entry, open};

/// What all streams of a file may unpack to, in bytes.
const MOST_UNPACKED: usize = 512 << 20;
/// What one of them may.
const MOST_EACH: usize = 128 << 20;
/// What a picture may have of pixels.
const MOST_PIXELS: i64 = 100_000_000;

/// Looks at every stream of a file before anything of it is drawn: what they unpack to, and how
/// large its pictures are.
///
/// # Errors
/// When it is no PDF, locked, or holds more than is drawn.
pub(crate) fn check_foreign(bytes: &[u8]) -> Result<(), AnswersError> {
    let file = open(bytes)?;
    let mut left = MOST_UNPACKED;
    for object in file.objects.values() {
        let Object::Stream(stream) = object else { continue };
        if pixels(&file, stream) > MOST_PIXELS {
            return Err(AnswersError::TooLarge);
        }
        let most = left.min(MOST_EACH);
        let held = match stream.get_plain_content_with_limit(most) {
            Ok(content) => content.len(),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(AnswersError::TooLarge);
            }
            // Pictures are packed otherwise, and what is broken is not drawn.
            Err(_) => stream.content.len(),
        };
        left = left.checked_sub(held).ok_or(AnswersError::TooLarge)?;
    }
    Ok(())
}

/// How many pixels a picture has; what is none has none.
fn pixels(file: &Document, stream: &Stream) -> i64 {
    let side = |long: &[u8], short: &[u8]| {
        let found = entry(file, &stream.dict, long);
        let found = found.or_else(|| entry(file, &stream.dict, short));
        found.and_then(|side| side.as_i64().ok()).unwrap_or(0).max(0)
    };
    side(b"Width", b"W").saturating_mul(side(b"Height", b"H"))
}
