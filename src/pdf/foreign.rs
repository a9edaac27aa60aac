//! PDFs that we did not make, or that others have saved since: opened within bounds.

use std::cell::Cell;

use lopdf_reading::{
    DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId,
};

use crate::pdf::answers_error::{
    AnswersError, MOST_BYTES, MOST_PACKED, MOST_TOKENS, MOST_UNPACKED,
};
use crate::pdf::scan::{Scan, tokens};
use crate::pdf::text_string;

/// A stream of objects may always unpack to so much: ours hold two hundred objects.
const ALWAYS: usize = 128 << 10;

thread_local! {
    /// How many objects the file that is being read may still have in streams; lopdf asks a
    /// function without surroundings. It reads on this thread alone (it is built without rayon).
    static LEFT: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn open(bytes: &[u8]) -> Result<Document, AnswersError> {
    if bytes.len() > MOST_BYTES {
        return Err(AnswersError::TooLarge);
    }
    let scan = Scan::of(bytes);
    if scan.is_locked {
        return Err(AnswersError::Encrypted);
    }
    if scan.tokens > MOST_TOKENS || scan.packed > MOST_PACKED {
        return Err(AnswersError::TooLarge);
    }
    LEFT.set(MOST_TOKENS - scan.tokens);
    // All streams of objects together share what may be unpacked.
    let each = (MOST_UNPACKED / scan.packed.max(4)).max(ALWAYS);
    let options = LoadOptions {
        max_decompressed_size: Some(each),
        filter: Some(within_bounds),
        ..LoadOptions::default()
    };
    let read = Document::load_mem_with_options(bytes, options);
    if LEFT.get() == 0 {
        return Err(AnswersError::TooLarge);
    }
    let file = read.map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) => AnswersError::Encrypted,
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            AnswersError::TooLarge
        }
        error => AnswersError::NotPdf(error.to_string()),
    })?;
    if file.is_encrypted() { Err(AnswersError::Encrypted) } else { Ok(file) }
}

/// Keeps an object if there is room left for what it holds: asked before a stream of objects is
/// unpacked for good.
fn within_bounds(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let Object::Stream(stream) = object else {
        return (LEFT.get() > 0).then(|| (id, object.clone()));
    };
    if stream.dict.has(b"First") {
        let unpacked = stream.get_plain_content_with_limit(MOST_UNPACKED);
        let held = match unpacked {
            Ok(content) => tokens(&content),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                usize::MAX
            }
            // What is broken holds nothing.
            Err(_) => 0,
        };
        LEFT.set(LEFT.get().saturating_sub(held));
    }
    // A stream is in no stream: what is given back of it is not looked at.
    (LEFT.get() > 0).then_some((id, Object::Null))
}

/// An entry of a dictionary, or what it refers to.
pub(super) fn entry<'f>(
    file: &'f Document,
    dictionary: &'f Dictionary,
    key: &[u8],
) -> Option<&'f Object> {
    let (_, object) = file.dereference(dictionary.get(key).ok()?).ok()?;
    (*object != Object::Null).then_some(object)
}

pub(super) fn text(object: &Object) -> Option<String> {
    object.as_str().ok().map(text_string::decode)
}
