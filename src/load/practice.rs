//! Reading the table of a counsellor's own.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::load::art::{ArtFolder, LEAVES};
use crate::load::fields::{Fields, Found, Lines};
use crate::load::svg;
use crate::load::theme::color;
use crate::load::web_address::{Fault, check_mail, check_site};
use crate::model::{Logo, Practice};
use crate::picture::{Picture, PictureError};

/// Most characters of each text: what a strip across a page can hold in large print.
const NAME: usize = 80;
const CREDENTIALS: usize = 120;
const PHONE: usize = 40;
const EMAIL: usize = 80;
const ADDRESS_LINE: usize = 60;
const LICENSE: usize = 160;
const CONFIDENTIALITY: usize = 600;
const RESOURCE: usize = 160;

/// Most lines of an address, and most entries of the resources.
const ADDRESS_LINES: usize = 6;
const RESOURCES: usize = 12;

/// A logo that is more than this times as wide as high, or the other way, is a slip.
const SLENDER: f64 = 20.0;

/// Reads `[practice]`; the logo lies in a folder, which its path may not leave.
pub(super) fn read_practice(
    fields: &mut Fields<'_, '_, '_>,
    folder: &ArtFolder,
) -> Practice {
    Practice {
        name: line(fields, "name", NAME),
        credentials: line(fields, "credentials", CREDENTIALS),
        logo: read_logo(fields, folder),
        phone: phone(fields),
        email: checked(fields, "email", Some(EMAIL), check_mail),
        web: checked(fields, "web", None, check_site),
        booking: checked(fields, "booking", None, check_site),
        address: address(fields),
        color: color(fields, "color"),
        license: line(fields, "license", LICENSE),
        confidentiality: confidentiality(fields),
        resources: resources(fields),
    }
}

/// A text unless it is too long, which is noted.
fn bounded(
    fields: &mut Fields<'_, '_, '_>,
    key: &str,
    (text, span): Found<String>,
    most: usize,
) -> Option<Found<String>> {
    let length = text.chars().count();
    if length <= most {
        return Some((text, span));
    }
    let message = format!("`{key}` is {length} characters long; {most} is the most");
    fields.problem(Diagnostic::error(message, span).hint("shorten it"));
    None
}

fn line(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    most: usize,
) -> Option<String> {
    let found = fields.text(key, Lines::One)?;
    bounded(fields, key, found, most).map(|(text, _)| text)
}

fn checked(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    most: Option<usize>,
    check: impl Fn(&str) -> Result<(), Fault>,
) -> Option<String> {
    let found = fields.text(key, Lines::One)?;
    let (text, span) = bounded(fields, key, found, most.unwrap_or(usize::MAX))?;
    if let Err(fault) = check(&text) {
        let short: String = text.chars().take(60).collect();
        let message = format!("`{key}` `{short}` {}", fault.why);
        fields.problem(Diagnostic::error(message, span).hint(fault.hint));
        return None;
    }
    Some(text)
}

fn phone(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let found = fields.text("phone", Lines::One)?;
    let (text, span) = bounded(fields, "phone", found, PHONE)?;
    if text.chars().filter(char::is_ascii_digit).count() < 3 {
        let message = format!("`phone` `{text}` is no telephone number");
        fields.problem(Diagnostic::error(message, span).hint("such as `+1 555 0100`"));
        return None;
    }
    Some(text)
}

/// The lines of an address, as a list or as a text of several lines.
fn address(fields: &mut Fields<'_, '_, '_>) -> Vec<String> {
    let Some(value) = fields.value("address") else { return Vec::new() };
    let span = value.span();
    let lines: Vec<Found<String>> = if value.get_ref().as_array().is_some() {
        fields.texts("address", Lines::One)
    } else {
        let text = fields.text("address", Lines::Many);
        let lines = text.iter().flat_map(|(text, _)| text.lines());
        let lines = lines.filter(|line| !line.trim().is_empty());
        lines.map(|line| (line.trim().to_owned(), span.clone())).collect()
    };
    if lines.len() > ADDRESS_LINES {
        let message =
            format!("`address` has {} lines; {ADDRESS_LINES} is the most", lines.len());
        fields.problem(Diagnostic::error(message, span).hint("shorten it"));
        return Vec::new();
    }
    let lines = lines.into_iter();
    let mut bounded =
        |found| bounded(fields, "address", found, ADDRESS_LINE).map(|(text, _)| text);
    lines.filter_map(&mut bounded).collect()
}

/// One paragraph, however its lines are broken in the file.
fn confidentiality(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let found = fields.text("confidentiality", Lines::Many)?;
    let (text, _) = bounded(fields, "confidentiality", found, CONFIDENTIALITY)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn resources(fields: &mut Fields<'_, '_, '_>) -> Vec<String> {
    let found = fields.texts("resources", Lines::One);
    if found.len() > RESOURCES {
        let message =
            format!("`resources` has {} entries; {RESOURCES} is the most", found.len());
        let span = fields.value("resources").map_or(0..0, toml::Spanned::span);
        let hint = "keep those that someone in distress would call";
        fields.problem(Diagnostic::error(message, span).hint(hint));
        return Vec::new();
    }
    let found = found.into_iter();
    let mut bounded =
        |found| bounded(fields, "resources", found, RESOURCE).map(|(text, _)| text);
    found.filter_map(&mut bounded).collect()
}

fn read_logo(fields: &mut Fields<'_, '_, '_>, folder: &ArtFolder) -> Option<Logo> {
    let (path, span) = fields.path("logo")?;
    let read = folder.read(&path).map_err(|why| {
        let why =
            if why == LEAVES { "the path leaves the project's folder" } else { &why };
        let hint = "a logo lies in the folder of the project file, or in one inside it";
        (format!("cannot read the logo `{path}`: {why}"), hint.to_owned())
    });
    let logo = read.and_then(|bytes| {
        decode(&path, bytes)
            .map_err(|(why, hint)| (format!("the logo `{path}` {why}"), hint))
    });
    match logo {
        Ok(logo) => Some(logo),
        Err((message, hint)) => {
            fields.problem(Diagnostic::error(message, span).hint(hint));
            None
        }
    }
}

/// A logo from the bytes of its file, or what is wrong with it and what to do.
fn decode(path: &str, bytes: Vec<u8>) -> Result<Logo, (String, String)> {
    let is_pixels = bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xFF, 0xD8]);
    let ends_in = |suffix: &str| {
        path.get(path.len().saturating_sub(suffix.len())..)
            .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    let (logo, ratio) = if is_pixels {
        let refused =
            |why: PictureError| (format!("cannot be used: {why}"), why.hint().to_owned());
        let picture = Picture::read(bytes).map_err(refused)?;
        picture.check().map_err(refused)?;
        let ratio = f64::from(picture.width()) / f64::from(picture.height().max(1));
        (Logo::Picture(Arc::new(picture)), ratio)
    } else if ends_in(".svg") {
        let drawing = svg::drawing(&bytes)
            .map_err(|fault| (format!("cannot be used: {}", fault.why), fault.hint))?;
        let ratio = drawing.size.width / drawing.size.height;
        (Logo::Drawing(Arc::new(drawing)), ratio)
    } else {
        let why = "is neither PNG, JPEG nor SVG".to_owned();
        return Err((why, "save it as one of these".to_owned()));
    };
    if !(1.0 / SLENDER..=SLENDER).contains(&ratio) {
        let why = format!("is more than {SLENDER} times as long as it is broad");
        return Err((why, "take one that is less slender".to_owned()));
    }
    Ok(logo)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::color::Ink;
    use crate::diag::Source;
    use crate::load::project::load_project;

    const SQUARE: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>\
                          <rect width='20' height='10' fill='#14686a'/></svg>";

    fn read(table: &str, folder: &Path) -> Result<Practice, Vec<Diagnostic>> {
        let source = Source::new("emberdeck.toml", &format!("[practice]\n{table}"));
        load_project(&source, &folder.join("emberdeck.toml"))
            .map(|project| project.practice)
    }

    fn only_problem(table: &str, folder: &Path) -> Diagnostic {
        let mut problems = read(table, folder).unwrap_err();
        assert_eq!(problems.len(), 1, "{table}: {problems:#?}");
        problems.remove(0)
    }

    #[test]
    fn a_practice_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("logo.SVG"), SQUARE).unwrap();
        let table = "name = \"Anna Meyer\"\ncredentials = \"LMFT 12345\"\nlogo = \"logo.SVG\"\n\
                     phone = \"+1 555 0100\"\nemail = \"anna@example.org\"\n\
                     web = \"https://example.org\"\nbooking = \"https://example.org/book\"\n\
                     address = [\"12 Elm Street\", \"Springfield\"]\ncolor = \"#14686A\"\n\
                     license = \"CC BY 4.0\"\nresources = [\"In danger: 112\"]\n\
                     confidentiality = \"\"\"\nWhat you say here\nstays here.\n\"\"\"\n";
        let practice = read(table, folder.path()).unwrap();
        assert_eq!(practice.color, Some(Ink::Rgb(0x14, 0x68, 0x6A)));
        assert_eq!(practice.address, ["12 Elm Street", "Springfield"]);
        let said = practice.confidentiality.as_deref();
        assert_eq!(said, Some("What you say here stays here."));
        let Some(Logo::Drawing(drawing)) = practice.logo else { panic!("a drawing") };
        assert!((drawing.size.width / drawing.size.height - 2.0).abs() < 1e-6);
    }

    #[test]
    fn an_address_may_be_a_text_of_lines() {
        let practice = read("address = \"\"\"\n12 Elm\n\nCity\n\"\"\"", Path::new("."));
        assert_eq!(practice.unwrap().address, ["12 Elm", "City"]);
    }

    #[test]
    fn a_file_without_a_practice_has_an_empty_one() {
        let source = Source::new("emberdeck.toml", "[weekly]\nweeks = 2\n");
        let project = load_project(&source, Path::new("emberdeck.toml")).unwrap();
        assert_eq!(project.practice, Practice::default());
    }

    #[test]
    fn each_mistake_of_a_practice_is_told_where_it_stands() {
        let long =
            |key: &str, length: usize| format!("{key} = \"{}\"", "a".repeat(length));
        let cases = [
            (long("name", 81), "`name` is 81 characters long; 80 is the most"),
            (long("credentials", 121), "`credentials` is 121 characters"),
            (long("license", 161), "`license` is 161 characters"),
            (long("confidentiality", 601), "`confidentiality` is 601 characters"),
            ("phone = \"call me\"".into(), "is no telephone number"),
            ("email = \"anna\"".into(), "`email` `anna` has no `@`"),
            ("web = \"javascript:alert(1)\"".into(), "does not begin with `https://`"),
            ("booking = \"file:///etc/passwd\"".into(), "does not begin with `https://`"),
            ("color = \"#ffee00\"".into(), "is too faint on white"),
            ("color = \"teal\"".into(), "is no color"),
            (
                "address = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\"]".into(),
                "7 lines",
            ),
            (format!("resources = [{}]", "\"x\", ".repeat(13)), "has 13 entries"),
            (format!("resources = [\"{}\"]", "a".repeat(161)), "161 characters"),
            ("nmae = \"A\"".into(), "a practice has no key `nmae`"),
            ("name = 3".into(), "`name` takes a text in quotes"),
            ("logo = \"none.png\"".into(), "cannot read the logo `none.png`"),
        ];
        for (table, message) in cases {
            let problem = only_problem(&table, Path::new("."));
            assert!(problem.message.contains(message), "{}", problem.message);
            assert!(
                problem.span.start >= "[practice]\n".len() && problem.hint.is_some()
                    || table == "name = 3"
            );
        }
        let all =
            "nmae = \"A\"\nemail = \"anna\"\ncolor = \"#FFFF00\"\nlogo = \"../a.png\"\n";
        assert_eq!(read(all, Path::new(".")).unwrap_err().len(), 4);
        let near = only_problem("nmae = \"A\"", Path::new("."));
        assert_eq!(near.hint.as_deref(), Some("did you mean `name`?"));
    }

    #[test]
    fn a_logo_may_not_leave_the_project_s_folder() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("project");
        fs::create_dir(&folder).unwrap();
        fs::write(outside.path().join("secret.svg"), SQUARE).unwrap();
        for path in ["../secret.svg", "/etc/passwd", "a/../../secret.svg"] {
            let problem = only_problem(&format!("logo = \"{path}\""), &folder);
            assert!(problem.message.ends_with("the path leaves the project's folder"));
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.svg", folder.join("link.svg")).unwrap();
            let problem = only_problem("logo = \"link.svg\"", &folder);
            assert!(problem.message.ends_with("the path leaves the project's folder"));
        }
    }

    #[test]
    fn a_logo_of_another_kind_or_shape_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| {
            fs::write(folder.path().join(name), bytes).unwrap();
        };
        let slender = SQUARE.replace("20 10", "400 10").replace("'20'", "'400'");
        write("a.gif", b"GIF89a");
        write("slender.svg", slender.as_bytes());
        write("broken.png", b"\x89PNG\r\n\x1a\nno");
        // The head of a PNG of 100,000 pixels square, and nothing after it.
        let mut bomb =
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x86\xA0\0\x01\x86\xA0\x08\x06\0\0\0"
                .to_vec();
        bomb.extend(crc(&bomb[12..]).to_be_bytes());
        bomb.extend(b"\0\0\0\0IDAT\x35\xAF\x06\x1E");
        write("bomb.png", &bomb);
        for (name, message) in [
            ("a.gif", "is neither PNG, JPEG nor SVG"),
            ("slender.svg", "is more than 20 times as long as it is broad"),
            ("broken.png", "cannot be used"),
            ("bomb.png", "more than 6000 pixels on a side"),
        ] {
            let problem = only_problem(&format!("logo = \"{name}\""), folder.path());
            assert!(problem.message.contains(message), "{}", problem.message);
        }
    }

    /// The check of a PNG's part (ISO/IEC 15948, annex D).
    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
            }
        }
        !crc
    }
}
