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
