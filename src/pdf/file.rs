//! The file itself: objects in object streams, a cross-reference stream, and an identifier
//! that is a hash of the file (ISO 32000-1, 7.5.7, 7.5.8, 14.4).

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, dictionary};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::pdf::syntax::{put, write_object};

/// The number of an object; all have generation 0.
pub(super) type Id = u32;

/// Objects in an object stream: enough to compress well, few enough to be found fast.
const PACK: usize = 200;
/// Object streams that are deflated side by side when there are so many.
const PACKS: usize = 64;

/// A reference to an object.
pub(super) fn reference(id: Id) -> Object {
    Object::Reference((id, 0))
}

/// Text for people, its words whole: ASCII as it is, else UTF-16 with its byte order mark.
pub(super) fn text_string(text: &str) -> Object {
    lopdf::text_string(&crate::text::whole(text))
}

/// Bytes as a zlib stream. The level is fixed, as the bytes are part of the file's identity.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    thread_local! {
        /// Making one takes as long as deflating a small page.
        static COMPRESSOR: RefCell<Compress> =
            RefCell::new(Compress::new(Compression::new(6), true));
    }
    // The most that deflating adds to bytes that do not get shorter, with its head and its sum.
    let longest = bytes.len() + bytes.len() / 1000 + 64;
    let mut deflated = Vec::with_capacity(bytes.len() / 3 + 64);
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        loop {
            let read = usize::try_from(compressor.total_in()).unwrap_or(usize::MAX);
            let status = compressor
                .compress_vec(&bytes[read..], &mut deflated, FlushCompress::Finish)
                .expect("a compressor that was reset takes all bytes");
            if status == Status::StreamEnd {
                break;
            }
            deflated.reserve(longest.saturating_sub(deflated.len()).max(64));
        }
    });
    deflated
}

/// The objects of a file that is being made.
pub(super) struct Objects {
    next: Id,
    /// What is in no object stream yet: each object, and where it begins.
    packed: Vec<(Id, usize)>,
    bytes: Vec<u8>,
    packs: Vec<Pack>,
    streams: Vec<(Id, Dictionary, Arc<[u8]>)>,
}

/// An object stream.
struct Pack {
    members: Vec<Id>,
    /// Where its first object begins.
    first: usize,
    deflated: Vec<u8>,
}

impl Objects {
    pub(super) fn new() -> Self {
        let (packed, bytes) = (Vec::new(), Vec::new());
        Self { next: 1, packed, bytes, packs: Vec::new(), streams: Vec::new() }
    }

    /// A number for an object that comes later.
    pub(super) fn reserve(&mut self) -> Id {
        self.next += 1;
        self.next - 1
    }

    /// Numbers for several objects; returns the first.
    pub(super) fn reserve_many(&mut self, count: usize) -> Id {
        let first = self.next;
        self.next += u32::try_from(count).expect("a file has fewer than 2^32 objects");
        first
    }

    /// Adds an object that is no stream.
    pub(super) fn pack(&mut self, id: Id, object: &Object) {
        self.pack_text(id, |bytes| {
            write_object(bytes, object);
        });
    }

    /// Adds an object that is no stream, written as text.
    pub(super) fn pack_text(&mut self, id: Id, write: impl FnOnce(&mut Vec<u8>)) {
        self.packed.push((id, self.bytes.len()));
        write(&mut self.bytes);
        self.bytes.push(b'\n');
        if self.packed.len() == PACK * PACKS {
            self.deflate_packs();
        }
    }

    /// Adds a stream whose bytes are deflated already.
    pub(super) fn stream(
        &mut self,
        id: Id,
        dictionary: Dictionary,
        deflated: impl Into<Arc<[u8]>>,
    ) {
        self.streams.push((id, dictionary, deflated.into()));
    }

    /// Adds a stream whose dictionary names its filter.
    pub(super) fn encoded_stream(
        &mut self,
        id: Id,
        dictionary: Dictionary,
        bytes: &Arc<[u8]>,
    ) {
        self.streams.push((id, dictionary, Arc::clone(bytes)));
    }

    /// Adds a stream whose bytes stay as they are: metadata, which other programs look for.
    pub(super) fn plain_stream(
        &mut self,
        id: Id,
        mut dictionary: Dictionary,
        bytes: Vec<u8>,
    ) {
        dictionary.set("Filter", Object::Array(Vec::new()));
        self.streams.push((id, dictionary, bytes.into()));
    }

    /// The file, but for its bytes.
    pub(super) fn finish(mut self, version: &str, root: Id, info: Id) -> Pdf {
        self.deflate_packs();
        let first_pack = self.reserve_many(self.packs.len());
        let cross_reference = self.reserve();
        let Self { next, packs, streams, .. } = self;
        let version = version.to_owned();
        let ids = [first_pack, cross_reference, root, info, next];
        Pdf { version, ids, streams, packs }
    }

    /// Brings the packed objects into streams of a few hundred, deflated side by side.
    fn deflate_packs(&mut self) {
        let ends = self.packed.iter().skip(1).map(|packed| packed.1);
        let ends: Vec<_> = ends.chain([self.bytes.len()]).collect();
        let packs: Vec<_> = self.packed.chunks(PACK).zip(ends.chunks(PACK)).collect();
        let deflated = packs.par_iter().map(|(pack, ends)| {
            let base = pack[0].1;
            let mut content = Vec::new();
            for (id, start) in *pack {
                put(&mut content, format_args!("{id} {} ", start - base));
            }
            let first = content.len();
            content.extend_from_slice(&self.bytes[base..ends[ends.len() - 1]]);
            let members = pack.iter().map(|packed| packed.0).collect();
            Pack { members, first, deflated: deflate(&content) }
        });
        let deflated: Vec<Pack> = deflated.collect();
        self.packs.extend(deflated);
        self.packed.clear();
        self.bytes.clear();
    }
}

/// A PDF that is made, and not yet written.
pub struct Pdf {
    version: String,
    /// The first object stream, the cross-reference stream, the catalog, the properties, and the
    /// number behind the last one.
    ids: [Id; 5],
    streams: Vec<(Id, Dictionary, Arc<[u8]>)>,
    packs: Vec<Pack>,
}

impl Pdf {
    /// The file's bytes.
    ///
    /// # Panics
    /// As [`Pdf::write_to`].
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write_to(&mut bytes).expect("writing to memory does not fail");
        bytes
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Those of what it is written to.
    ///
    /// # Panics
    /// If the file is larger than 4 GB: no place of a larger one can be written.
    pub fn write_to(self, out: &mut dyn Write) -> io::Result<()> {
        let [first_pack, cross_reference, root, info, size] = self.ids;
        let mut file = Hashing { out, hash: Sha256::new(), length: 0 };
        let mut places = vec![XrefEntry::Free.entry(); size as usize];
        file.put(format!("%PDF-{}\n", self.version).as_bytes())?;
        file.put(b"%\xE2\xE3\xCF\xD3\n")?;
        for (id, dictionary, bytes) in self.streams {
            places[id as usize] = XrefEntry::Offset(file.length).entry();
            file.stream(id, dictionary, &bytes)?;
        }
        for (id, pack) in (first_pack..).zip(self.packs) {
            let dictionary = dictionary! {
                "Type" => "ObjStm",
                "N" => i64::try_from(pack.members.len()).unwrap_or(i64::MAX),
                "First" => i64::try_from(pack.first).unwrap_or(i64::MAX),
            };
            for (index, member) in pack.members.into_iter().enumerate() {
                places[member as usize] = XrefEntry::Packed(id, index).entry();
            }
            places[id as usize] = XrefEntry::Offset(file.length).entry();
            file.stream(id, dictionary, &pack.deflated)?;
        }
        let start = file.length;
        places[cross_reference as usize] = XrefEntry::Offset(start).entry();
        let dictionary = dictionary! {
            "Type" => "XRef",
            "Size" => i64::from(size),
            "W" => vec![1.into(), 4.into(), 2.into()],
            "Root" => reference(root),
            "Info" => reference(info),
            "ID" => vec![no_id(), no_id()],
        };
        let mut end = Vec::new();
        let entries = deflate(places.as_flattened());
        write_stream(&mut end, cross_reference, dictionary, &entries);
        end.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        file.hash.update(&end);
        let digits = id_digits(&end).expect("the file was given identifiers");
        let id = id_of(file.hash);
        for place in digits {
            end[place].copy_from_slice(&id);
        }
        file.out.write_all(&end)
    }
}

/// A file that is hashed as it is written.
struct Hashing<'a> {
    out: &'a mut dyn Write,
    hash: Sha256,
    length: usize,
}

impl Hashing<'_> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.length += bytes.len();
        self.out.write_all(bytes)
    }

    fn stream(&mut self, id: Id, dictionary: Dictionary, bytes: &[u8]) -> io::Result<()> {
        let mut head = Vec::new();
        begin_stream(&mut head, id, dictionary, bytes.len());
        self.put(&head)?;
        self.put(bytes)?;
        self.put(END_OF_STREAM)
    }
}

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum XrefEntry {
    Free,
    Offset(usize),
    Packed(Id, usize),
}

impl XrefEntry {
    /// An entry of the cross-reference stream: one, four and two bytes.
    fn entry(self) -> [u8; 7] {
        let (kind, second, third) = match self {
            Self::Free => (0, 0, u16::MAX),
            Self::Offset(offset) => {
                (1, u32::try_from(offset).expect("the file is smaller than 4 GB"), 0)
            }
            Self::Packed(stream, index) => {
                (2, stream, u16::try_from(index).expect("a stream holds 200 objects"))
            }
        };
        let mut entry = [kind; 7];
        entry[1..5].copy_from_slice(&second.to_be_bytes());
        entry[5..].copy_from_slice(&third.to_be_bytes());
        entry
    }
}

const END_OF_STREAM: &[u8] = b"\nendstream\nendobj\n";

fn write_stream(file: &mut Vec<u8>, id: Id, dictionary: Dictionary, bytes: &[u8]) {
    begin_stream(file, id, dictionary, bytes.len());
    file.extend_from_slice(bytes);
    file.extend_from_slice(END_OF_STREAM);
}

fn begin_stream(file: &mut Vec<u8>, id: Id, mut dictionary: Dictionary, length: usize) {
    match dictionary.get(b"Filter") {
        Ok(Object::Array(_)) => {
            dictionary.remove(b"Filter");
        }
        Ok(_) => {}
        Err(_) => dictionary.set("Filter", "FlateDecode"),
    }
    dictionary.set("Length", i64::try_from(length).unwrap_or(i64::MAX));
    file.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
    write_object(file, &Object::Dictionary(dictionary));
    file.extend_from_slice(b"\nstream\n");
}

fn no_id() -> Object {
    Object::String(vec![0; ID], lopdf::StringFormat::Hexadecimal)
}

/// Bytes of an identifier.
const ID: usize = 16;

/// Where the two identifiers stand in a file, as hexadecimal digits.
pub(super) fn id_digits(file: &[u8]) -> Option<[std::ops::Range<usize>; 2]> {
    let digits = ID * 2;
    let key = b"/ID[<";
    let start = file.windows(key.len()).rposition(|window| window == key)? + key.len();
    let second = start + digits + 3;
    let is_whole = file.get(start + digits..second)? == b"> <"
        && file.get(second + digits)? == &b'>';
    is_whole.then_some([start..start + digits, second..second + digits])
}

/// The identifier of a file whose identifiers are zero.
pub(super) fn hash(file: &[u8]) -> Vec<u8> {
    id_of(Sha256::new_with_prefix(file))
}

/// The identifier of a file that was hashed.
fn id_of(hash: Sha256) -> Vec<u8> {
    let mut digits = Vec::with_capacity(ID * 2);
    for byte in hash.finalize().iter().take(ID) {
        put(&mut digits, format_args!("{byte:02X}"));
    }
    digits
}
