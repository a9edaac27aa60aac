//! Pictures as image objects (ISO 32000-1, 8.9.5).

use std::sync::Arc;

use lopdf::dictionary;

use crate::pdf::WriteError;
use crate::pdf::file::{Id, Objects};
use crate::pdf::shared::Shared;
use crate::picture::{Coding, Printed, in_turn};

/// The pictures as they are printed, in the order of their names.
pub(super) fn print(shared: &Shared) -> Result<Vec<Arc<Printed>>, WriteError> {
    let pictures = &shared.picture_list;
    let printed = in_turn(
        pictures,
        |(picture, _)| picture,
        |(picture, size)| picture.printed(*size),
    );
    printed.into_iter().map(|picture| picture.map_err(WriteError::Picture)).collect()
}

/// Writes a picture as an image object.
pub(super) fn write(objects: &mut Objects, picture: &Printed) -> Id {
    let id = objects.reserve();
    let image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.width),
        "Height" => i64::from(picture.height),
        // The sRGB of the output intent is meant by both (ISO 19005-2, 6.2.4.3).
        "ColorSpace" => if picture.is_gray { "DeviceGray" } else { "DeviceRGB" },
        "BitsPerComponent" => 8,
        // ISO 19005-2, 6.2.8: no smoothing that viewers do each in their own way.
        "Interpolate" => false,
        "Filter" => match picture.coding {
            Coding::Deflated => "FlateDecode",
            Coding::Jpeg => "DCTDecode",
        },
    };
    objects.encoded_stream(id, image, &picture.bytes);
    id
}
