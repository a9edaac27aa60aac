//! PDFs that we did not make, or that others have saved since: opened within bounds.

use lopdf_reading::{Dictionary, Document, LoadOptions, Object};

use crate::pdf::answers_error::{AnswersError, MOST_BYTES, MOST_UNPACKED};
use crate::pdf::text_string;

pub(super) fn open(bytes: &[u8]) -> Result<Document, AnswersError> {
    if bytes.len() > MOST_BYTES {
        return Err(AnswersError::TooLarge);
    }
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_UNPACKED),
        ..LoadOptions::default()
    };
    let file = match Document::load_mem_with_options(bytes, options) {
        Err(
            lopdf_reading::Error::InvalidPassword | lopdf_reading::Error::Decryption(_),
        ) => {
            return Err(AnswersError::Encrypted);
        }
        read => read.map_err(|error| AnswersError::NotPdf(error.to_string()))?,
    };
    if file.is_encrypted() { Err(AnswersError::Encrypted) } else { Ok(file) }
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
