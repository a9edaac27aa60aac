//! Inputs of the corpus with a few changes each.
//!
//! Bytes drawn at random are refused at the first of them; what comes far is nearly sound. The
//! crates that change bytes know nothing of lines, keys and values, so that is done here;
//! proptest draws the changes, and takes back those without which an input still fails.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;

/// Where the inputs of each kind lie.
pub(crate) const CORPUS: &str = "fuzz/corpus";
/// Words that mean something to one of the readers, as libFuzzer takes them.
const WORDS: &str = "fuzz/words.dict";
/// Changed inputs are no longer than this: what is large is for others to try.
const LONGEST: usize = 100_000;

/// What is tried.
#[derive(Clone)]
pub(crate) struct Input(pub(crate) Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// The inputs of a kind, by their names.
pub(crate) fn corpus(kind: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = fs::read_dir(PathBuf::from(CORPUS).join(kind)).expect("it has a folder");
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("an input can be read");
        (path, bytes)
    };
    folder.flatten().map(|entry| read(entry.path())).collect()
}

/// The words of the dictionary: a line is `"word"`, its odd bytes as `\x1B`.
pub(crate) fn words() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(WORDS).expect("there are words");
    let lines = text.lines().filter_map(|line| {
        line.trim().strip_prefix('"')?.strip_suffix('"').map(str::as_bytes)
    });
    lines.map(unescaped).collect()
}

fn unescaped(line: &[u8]) -> Vec<u8> {
    let mut word = Vec::new();
    let mut rest = line;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).expect("two digits");
                word.push(u8::from_str_radix(digits, 16).expect("two digits"));
                rest = after;
            }
            (b'\\', [sign, after @ ..]) => {
                word.push(*sign);
                rest = after;
            }
            _ => word.push(*first),
        }
    }
    word
}

/// What there is to change, and to change it with.
struct Stuff {
    inputs: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

/// One change, as numbers that stand for a place in whatever there is.
#[derive(Debug, Clone, Copy)]
struct Change {
    what: u8,
    at: usize,
    long: usize,
    with: usize,
}

impl Change {
    /// How many changes [`Change::make`] knows.
    const KINDS: u8 = 11;

    /// Changes some bytes.
    fn make(self, bytes: &mut Vec<u8>, stuff: &Stuff) {
        let few = self.few(bytes);
        let line = self.line(bytes);
        let other = pick(&stuff.inputs, self.with);
        let new = match self.what {
            0 => vec![u8::try_from(self.with % 256).expect("a byte")],
            1 => bytes[few.clone()]
                .iter()
                .map(|byte| byte ^ 1 << (self.with % 8))
                .collect(),
            2 => Vec::new(),
            3 => bytes[few.clone()].repeat(2 + self.with % 300),
            4 | 5 => pick(&stuff.words, self.with),
            6 => return self.set_value(bytes, &pick(&stuff.words, self.with)),
            7 => return self.set_value(bytes, &value(&other, self.long)),
            8 => other[self.line(&other)].to_vec(),
            9 => bytes[line.clone()].repeat(self.with % 4),
            _ => return bytes.truncate(few.start.max(bytes.len() / 2)),
        };
        let place = match self.what {
            0 | 4 => few.start..(few.start + 1).min(bytes.len()),
            5 => few.start..few.start,
            8 => line.start..line.start,
            9 => line,
            _ => few,
        };
        bytes.splice(place, new);
        bytes.truncate(LONGEST);
    }

    /// A few bytes.
    fn few(self, bytes: &[u8]) -> Range<usize> {
        let start = self.at % (bytes.len() + 1);
        start..(start + 1 + self.long % 40).min(bytes.len())
    }

    /// A line, with its end.
    fn line(self, bytes: &[u8]) -> Range<usize> {
        let at = self.at % (bytes.len() + 1);
        let start =
            bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let end = bytes[at..].iter().position(|byte| *byte == b'\n');
        start..end.map_or(bytes.len(), |end| at + end + 1)
    }

    /// Puts something else behind the sign of equality of a line, if it has one.
    fn set_value(self, bytes: &mut Vec<u8>, new: &[u8]) {
        let line = self.line(bytes);
        let sign = bytes[line.clone()].iter().position(|byte| *byte == b'=');
        let Some(sign) = sign else { return };
        let new = new.iter().copied().chain(*b"\n");
        bytes.splice(line.start + sign + 1..line.end, new);
    }
}

/// What stands behind the sign of equality in some line.
fn value(bytes: &[u8], nth: usize) -> Vec<u8> {
    let values = bytes.split(|byte| *byte == b'\n').filter_map(|line| {
        Some(line[line.iter().position(|byte| *byte == b'=')? + 1..].to_vec())
    });
    pick(&values.collect::<Vec<_>>(), nth)
}

fn pick(from: &[Vec<u8>], nth: usize) -> Vec<u8> {
    from.get(nth % from.len().max(1)).cloned().unwrap_or_default()
}

/// Inputs of a kind, each with some changes.
pub(crate) fn changed(kind: &str) -> impl Strategy<Value = Input> + use<> {
    let stuff = Stuff { inputs: corpus(kind).into_values().collect(), words: words() };
    let stuff = Arc::new(stuff);
    let change = (0..Change::KINDS, any::<[usize; 3]>())
        .prop_map(|(what, [at, long, with])| Change { what, at, long, with });
    (any::<usize>(), prop::collection::vec(change, 1..7)).prop_map(
        move |(nth, changes)| {
            let mut bytes = pick(&stuff.inputs, nth);
            for change in changes {
                change.make(&mut bytes, &stuff);
            }
            Input(bytes)
        },
    )
}
