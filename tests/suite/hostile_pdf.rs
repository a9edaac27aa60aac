//! PDFs that ask for more than there is: each is refused or read, in little room.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a sandbox that is not there fails the test")]

use std::io::Write;
use std::process::{Command, Stdio};

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};

use crate::sandbox::Sandbox;

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R]>>>>";
const PAGES: &str = "<</Type/Pages/Count 0/Kids[]>>";
const INFO: &str = "<</Creator(Emberdeck 0.1.0)/Title(Workbook)>>";

/// A file of these objects, beside a catalog, pages and who made it; `more` stands in its trailer.
fn file(objects: &[(usize, Vec<u8>)], more: &str) -> Vec<u8> {
    let mut all = vec![(1, CATALOG.into()), (2, PAGES.into()), (3, INFO.into())];
    all.retain(|(number, _): &(usize, Vec<u8>)| {
        objects.iter().all(|(own, _)| own != number)
    });
    all.extend_from_slice(objects);
    all.sort();
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, object) in &all {
        let at = bytes.len();
        table.extend([format!("{number} 1\n{at:010} 00000 n \n")]);
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let at = bytes.len();
    let size = all.last().map_or(0, |(number, _)| number + 1);
    let trailer = format!("<</Root 1 0 R/Info 3 0 R/Size {size}{more}>>");
    let end = format!("xref\n{table}trailer\n{trailer}\nstartxref\n{at}\n%%EOF\n");
    bytes.extend(end.replace("PREV", &format!("{at:010}")).bytes());
    bytes
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// Spaces, so many megabytes: after a full flush a block may be said again and again.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), true);
    let spaces = vec![b' '; 1 << 20];
    let mut block = || {
        let mut block = Vec::with_capacity(1 << 16);
        compress.compress_vec(&spaces, &mut block, FlushCompress::Full).unwrap();
        block
    };
    let (first, next) = (block(), block());
    [first, next.repeat(megabytes - 1)].concat()
}

const OBJECTS: &str = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";

/// The files that hold too much for the little that they are.
fn swollen() -> Vec<(&'static str, Vec<u8>)> {
    let table = "/Type/XRef/Size 9000000/W[1 1 1]/Root 1 0 R/Filter/FlateDecode";
    let by_stream = [b"%PDF-1.7\n3 0 obj\n", &stream(table, &bomb(1024))[..]].concat();
    let many: Vec<_> =
        (20..1020).map(|number| (number, stream(OBJECTS, &bomb(7)))).collect();
    let dense = packed(["4 0 [", &"0 ".repeat(6_000_000), "]"].concat().as_bytes());
    let odd = "/Type/Obj#53tm/N 1/#46irst 4/Filter[/FlateDecode/FlateDecode]";
    vec![
        (
            "a gigabyte in a stream of objects",
            file(&[(4, stream(OBJECTS, &bomb(1024)))], ""),
        ),
        ("seven gigabytes in a thousand", file(&many, "")),
        ("a list of six million in a stream", file(&[(4, stream(OBJECTS, &dense))], "")),
        ("packed twice", file(&[(4, stream(odd, &packed(&bomb(1024))))], "")),
        (
            "a list of nine million",
            file(&[(4, ["[", &"0 ".repeat(9_000_000), "]"].concat().into())], ""),
        ),
        (
            "dictionaries without end",
            file(&[(4, ["[", &"<<>>".repeat(4_000_000), "]"].concat().into())], ""),
        ),
        (
            "a gigabyte of places",
            [by_stream, b"\nendobj\nstartxref\n9\n%%EOF\n".to_vec()].concat(),
        ),
    ]
}

/// Files that lead nowhere, or round and round.
fn tangled() -> Vec<(&'static str, Vec<u8>)> {
    let nested = |open: &str, close: &str| {
        let deep = 1_000_000;
        file(&[(4, [open.repeat(deep), close.repeat(deep)].concat().into())], "")
    };
    let field = |kids: String| format!("<</T(a)/Kids[{kids}]/Parent 10 0 R>>").into();
    let deep: Vec<_> = (10..100_010)
        .map(|number| (number, field(format!("{} 0 R", number + 1))))
        .collect();
    let picture = stream("/Type/XObject/Subtype/Form/Filter/FlateDecode", &bomb(1024));
    let shown = "<</T(a)/FT/Tx/V(said)/AP<</N 4 0 R>>>>".into();
    let pages = "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>".into();
    vec![
        ("lists in lists", nested("[", "]")),
        ("dictionaries in dictionaries", nested("<</a ", ">>")),
        ("brackets in brackets", nested("(", ")")),
        ("a table before itself", file(&[], "/Prev PREV")),
        ("a size that is not", file(&[], "/Size 4294967295")),
        ("pages in themselves", file(&[(2, pages)], "")),
        ("a field in itself", file(&[(10, field("10 0 R 10 0 R".into()))], "")),
        ("fields a hundred thousand deep", file(&deep, "")),
        ("an appearance of a gigabyte", file(&[(4, picture), (10, shown)], "")),
        ("what refers to itself", file(&[(10, b"10 0 R".to_vec())], "")),
        ("beginnings without end", [b"%PDF-1.7\n", &b"1 0 obj\n".repeat(1_000_000)[..]].concat()),
        ("a terabyte", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>\n\
            endobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n3 0 obj\n\
            <</Type/XRef/Size 4/W[1 1099511627776 1]/Root 1 0 R/Length 4>>\nstream\n\x01\0\0\x02\n\
            endstream\nendobj\nstartxref\n122\n%%EOF\n".to_vec()),
    ]
}

/// Runs the program in a gigabyte and a minute of a processor's time, however busy that is; it ends
/// by itself, with 0 or 1. Gives what it said.
fn in_a_gigabyte(sandbox: &Sandbox, arguments: &[&str], what: &str) -> String {
    let plain = sandbox.command(arguments);
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -v 1048576; ulimit -t 60; exec \"$0\" \"$@\""])
        .arg(plain.get_program());
    command.args(plain.get_args()).current_dir(sandbox.path(""));
    command.env("HOME", sandbox.path("")).env("XDG_CONFIG_HOME", sandbox.path("none"));
    let ran = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{what}: {:?} {said}", ran.status);
    said
}

fn read(what: &str, bytes: &[u8]) -> String {
    let sandbox = Sandbox::new().file("workbook.pdf", bytes);
    in_a_gigabyte(&sandbox, &["forget"], what);
    let over = ["cards", "--card", "C-001", "-o", "workbook.pdf"];
    in_a_gigabyte(&sandbox, &over, what);
    let shown = in_a_gigabyte(&sandbox, &["preview", "workbook.pdf"], what);
    assert!(!shown.contains("panicked"), "{what}: {shown}");
    in_a_gigabyte(&sandbox, &["answers", "workbook.pdf", "--private"], what)
}

#[test]
fn a_file_that_holds_more_than_a_workbook_is_too_large() {
    for (what, bytes) in swollen() {
        let said = read(what, &bytes);
        let is_told =
            said.contains("unpacks to more") || said.contains("no PDF that can be read");
        assert!(is_told, "{what}: {said}");
    }
}

#[test]
fn a_file_that_leads_round_and_round_comes_to_an_end() {
    for (what, bytes) in tangled() {
        let said = read(what, &bytes);
        assert!(!said.contains("panicked"), "{what}: {said}");
    }
}

#[test]
fn an_ordinary_file_is_read() {
    let field = "<</T(care.a.tea)/FT/Tx/V(said)>>";
    let sandbox = Sandbox::new().file("w.pdf", file(&[(10, field.into())], ""));
    let ran = sandbox.succeed(&["answers", "w.pdf", "--private"]);
    assert!(ran.stdout.contains("1 answer on 1 page"), "{}", ran.stdout);
}

/// A file of one page with this content, among more objects.
fn page(media: &str, content: &[u8], more: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let pages = "<</Type/Pages/Count 1/Kids[20 0 R]>>".into();
    let resources = "<</XObject<</A 22 0 R>>/Pattern<</P 23 0 R>>>>";
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[{media}]/Contents 21 0 R/Resources{resources}>>"
    );
    let mut objects = vec![(2, pages), (20, page.into()), (21, stream("", content))];
    objects.extend_from_slice(more);
    file(&objects, "")
}

/// Pages that are too large, or without end, and what is said of each that is refused.
fn endless() -> Vec<(&'static str, Vec<u8>, Option<&'static str>)> {
    let (a4, flate) = ("0 0 595 842", "/Filter/FlateDecode");
    let form =
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 22 0 R>>>>";
    let image = "/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8\
                 /ColorSpace/DeviceGray/Filter/FlateDecode";
    let tile = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001\
                /YStep 0.001/Resources<</Pattern<</P 23 0 R>>>>";
    let paint = b"/Pattern cs /P scn 0 0 595 842 re f";
    let mut swollen = vec![(21, stream(flate, &bomb(1024)))];
    let pages = "<</Type/Pages/Count 1/Kids[20 0 R]>>".into();
    let page_of = format!("<</Type/Page/Parent 2 0 R/MediaBox[{a4}]/Contents 21 0 R>>");
    swollen.extend([(2, pages), (20, page_of.into())]);
    let kids: Vec<String> = (20..2520).map(|number| format!("{number} 0 R")).collect();
    let kids = kids.join(" ");
    let leaf = format!("<</Type/Page/Parent 2 0 R/MediaBox[{a4}]>>");
    let mut many: Vec<(usize, Vec<u8>)> =
        (20..2520).map(|number| (number, leaf.clone().into())).collect();
    many.push((2, format!("<</Type/Pages/Count 2500/Kids[{kids}]>>").into()));
    vec![
        ("a wall", page("0 0 90000 90000", b"", &[]), Some("larger than any sheet")),
        ("a thread", page("0 0 595 0.001", b"", &[]), None),
        ("a gigabyte of content", file(&swollen, ""), Some("more than is unpacked")),
        (
            "an enormous picture",
            page(a4, b"/A Do", &[(22, stream(image, &bomb(8)))]),
            Some("more than is unpacked"),
        ),
        ("more pages than are looked at", file(&many, ""), Some("it has 2500 pages")),
        (
            "a form in itself",
            page(a4, b"/A Do", &[(22, stream(form, b"/A Do /A Do"))]),
            None,
        ),
        ("a pattern in itself", page(a4, paint, &[(23, stream(tile, paint))]), None),
        ("states without end", page(a4, &b"q ".repeat(1_000_000), &[]), None),
        ("clips without end", page(a4, &b"0 0 9 9 re W n ".repeat(100_000), &[]), None),
        ("dashes without end", page(a4, b"[0.00001] 0 d 0 0 m 9e9 9e9 l S", &[]), None),
        ("no number", page(a4, b"1e99 0 0 1e-99 nan inf cm 0 0 9 9 re f", &[]), None),
    ]
}

#[test]
fn a_page_that_is_too_large_or_without_end_is_refused_or_drawn() {
    for (what, bytes, refused) in endless() {
        let sandbox = Sandbox::new().file("odd.pdf", bytes);
        let said = in_a_gigabyte(&sandbox, &["preview", "odd.pdf"], what);
        assert!(!said.contains("panicked"), "{what}: {said}");
        if let Some(refused) = refused {
            assert!(said.contains(refused), "{what}: {said}");
        }
    }
}

#[test]
fn a_pdf_of_somebody_else_is_drawn_with_fonts_that_it_does_not_bring() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>";
    let pages = "<</Type/Pages/Count 1/Kids[20 0 R]>>".into();
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 21 0 R\
         /Resources<</Font<</F {font}>>>>>>"
    );
    let content = stream("", b"BT /F 60 Tf 20 30 Td (Hill) Tj ET");
    let bytes = file(&[(2, pages), (20, page.into()), (21, content)], "");
    let sandbox = Sandbox::new().file("theirs.pdf", bytes);
    let ran = sandbox.succeed(&["preview", "theirs.pdf", "--page", "1", "--dpi", "72"]);
    assert_eq!(ran.stdout, "preview.png: page 1 of 1, 200 × 100 pixels\n");
    let shown = image::load_from_memory(&sandbox.read("preview.png")).unwrap().to_rgb8();
    let black = shown.pixels().filter(|pixel| pixel.0[0] < 64).count();
    assert!((800..4000).contains(&black), "{black} pixels of letters");
}
