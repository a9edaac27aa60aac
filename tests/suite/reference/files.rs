//! Where pictures lie.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

/// The reference pictures.
pub(super) const FOLDER: &str = "tests/pictures";

pub(super) fn reference(name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.png"))
}

/// Where what differs is shown.
pub(super) fn failed(name: &str) -> PathBuf {
    Path::new("target/pictures").join(format!("{}.png", name.replace('/', "-")))
}

/// A sheet that shows all pictures of a group.
pub(super) fn sheet(group: &str) -> PathBuf {
    Path::new("docs/pictures").join(format!("{group}.jpg"))
}

pub(super) fn read(path: &Path) -> Option<RgbImage> {
    image::open(path).ok().map(|picture| picture.to_rgb8())
}

fn create(path: &Path) -> BufWriter<fs::File> {
    let folder = path.parent().expect("a picture lies in a folder");
    fs::create_dir_all(folder).expect("a folder");
    BufWriter::new(fs::File::create(path).expect("a file"))
}

pub(super) fn write(path: &Path, picture: &RgbImage) {
    let filter = FilterType::NoFilter;
    let encoder =
        PngEncoder::new_with_quality(create(path), CompressionType::Best, filter);
    picture.write_with_encoder(encoder).expect("a picture");
}

pub(super) fn write_photograph(path: &Path, picture: &RgbImage) {
    let encoder = JpegEncoder::new_with_quality(create(path), 70);
    picture.write_with_encoder(encoder).expect("a picture");
}
