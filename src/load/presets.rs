//! The presets that come with the program.

use std::sync::LazyLock;

use crate::diag::Source;
use crate::load::fields::{Fields, Lines};
use crate::load::settings::{Home, read_settings};
use crate::load::toml_file::walk;
use crate::model::Preset;

/// Names of the presets, in the order in which they are listed.
const NAMES: [&str; 6] =
    ["home", "present", "large-print", "handout", "long-distance", "thick-stock"];

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let source = Source::new("presets.toml", include_str!("../../decks/presets.toml"));
    let read = walk(&source, "file of presets", |file| {
        NAMES.into_iter().filter_map(|name| read(file, name)).collect()
    });
    read.unwrap_or_default()
});

/// All presets; they are read when they are first asked for.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

fn read(file: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<Preset> {
    let (table, span) = file.table(name)?;
    let mut preset = Fields::new(table, span, "preset", file.problems);
    let home = Home::Preset(name);
    let (summary, _) = preset.text("summary", Lines::One)?;
    let settings = read_settings(&mut preset, &home);
    preset.finish();
    Some(Preset { name: name.to_owned(), summary, settings })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_sound_and_sets_something() {
        let names: Vec<_> = presets().iter().map(|preset| &*preset.name).collect();
        assert_eq!(names, NAMES);
        for preset in presets() {
            assert!(!preset.settings.told().is_empty(), "{}", preset.name);
        }
    }
}
