//! Lines and columns of a text, counted once for all questions.

/// Bytes after which the counts are noted down: no question counts farther than this.
const BLOCK: usize = 4096;

/// What is known at the begin of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Checkpoint {
    /// Line breaks before it.
    breaks: usize,
    /// Where the line begins that it lies in.
    line_start: usize,
    /// Letters before it.
    letters: usize,
}

/// Where the lines of a text are. It takes a few bytes for each block, however many lines there
/// are, and however long they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineIndex {
    blocks: Vec<Checkpoint>,
}

impl LineIndex {
    /// Counts the lines and letters of a text.
    pub(super) fn new(text: &str) -> Self {
        let mut now = Checkpoint { breaks: 0, line_start: 0, letters: 0 };
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        blocks.push(now);
        for (nth, block) in text.as_bytes().chunks(BLOCK).enumerate() {
            now.letters += letters(block);
            now.breaks += breaks(block);
            if let Some(last) = last_break(block) {
                now.line_start = nth * BLOCK + last + 1;
            }
            blocks.push(now);
        }
        Self { blocks }
    }

    /// The line and the column of a byte, both from 1, the column in letters. What lies beyond
    /// the text stands at its end.
    pub(super) fn line_and_column(&self, text: &str, at: usize) -> (usize, usize) {
        let at = at.min(text.len());
        let start = self.line_start(text, at);
        let (block, before) = self.block(text, at);
        let column = self.letters_before(text, at) - self.letters_before(text, start);
        (block.breaks + breaks(before) + 1, column + 1)
    }

    /// Where the line of a byte begins.
    pub(super) fn line_start(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let (block, before) = self.block(text, at);
        let inside = last_break(before).map(|last| at - before.len() + last + 1);
        inside.unwrap_or(block.line_start)
    }

    /// The block of a byte, and what stands in it before that byte.
    fn block<'t>(&self, text: &'t str, at: usize) -> (Checkpoint, &'t [u8]) {
        let nth = at / BLOCK;
        (self.blocks[nth], &text.as_bytes()[nth * BLOCK..at])
    }

    fn letters_before(&self, text: &str, at: usize) -> usize {
        let (block, before) = self.block(text, at);
        block.letters + letters(before)
    }
}

/// Letters that begin among some bytes of UTF-8: all but those that go on with one.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn breaks(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

fn last_break(bytes: &[u8]) -> Option<usize> {
    bytes.iter().rposition(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As anyone would count: all from the begin, for every question.
    fn naive(text: &str, at: usize) -> (usize, usize) {
        let before = &text[..at];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    /// Texts over several blocks: pieces that are repeated until a line or a letter lies over the
    /// border of two.
    fn text() -> impl Strategy<Value = String> {
        let piece =
            prop::sample::select(vec!["a", "é", "€", "😀", "\n", "\r\n", "line "]);
        let run = (piece, 1..2000_usize).prop_map(|(piece, often)| piece.repeat(often));
        prop::collection::vec(run, 0..12).prop_map(|runs| runs.concat())
    }

    proptest! {
        #[test]
        fn an_index_says_what_counting_from_the_begin_says(
            text in text(),
            places in prop::collection::vec(any::<prop::sample::Index>(), 20),
        ) {
            let index = LineIndex::new(&text);
            for place in places {
                let mut at = place.index(text.len() + 1);
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                prop_assert_eq!(index.line_and_column(&text, at), naive(&text, at));
                let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
                prop_assert_eq!(index.line_start(&text, at), start);
            }
        }
    }

    #[test]
    fn the_borders_of_blocks_and_of_the_text_are_places_too() {
        for text in ["\n".repeat(3 * BLOCK), "€".repeat(2 * BLOCK), String::new()] {
            let index = LineIndex::new(&text);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                if at % BLOCK < 2 || at % BLOCK > BLOCK - 4 || at + 4 > text.len() {
                    assert_eq!(
                        index.line_and_column(&text, at),
                        naive(&text, at),
                        "{at}"
                    );
                }
            }
            let end = index.line_and_column(&text, text.len());
            assert_eq!(index.line_and_column(&text, usize::MAX), end);
        }
    }

    #[test]
    fn no_question_looks_at_more_than_a_block_or_two() {
        let text = "a".repeat(50 * BLOCK);
        let index = LineIndex::new(&text);
        for at in [0, 1, BLOCK - 1, BLOCK, 17 * BLOCK + 5, text.len()] {
            assert!(index.block(&text, at).1.len() < BLOCK, "{at}");
        }
    }
}
