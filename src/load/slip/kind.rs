//! The slips, in the words of their messages.

/// What somebody did who wrote a file by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    // The whole file.
    Utf16,
    OldLineEnds,
    WebPage,
    Json,
    Yaml,
    RichText,
    // Signs.
    CurlyQuotes,
    OddSpace,
    Unseen(char),
    Comment,
    // Between key and value.
    Colon,
    NoEquals,
    OddEquals,
    NoKey,
    KeyOfWords,
    KeySigns,
    NoValue,
    NoteForValue,
    Stray,
    Twice,
    TwiceTable,
    OneBracket,
    Within,
    // Texts.
    NoQuotes,
    NoOpeningQuote,
    NoClosingQuote,
    NoClosingQuotes,
    LineBreak,
    QuoteInside,
    Apostrophe,
    Backslash,
    // Other values.
    YesOrNo,
    Day,
    Unit,
    DecimalComma,
    LeadingZero,
    Number,
    // What stands behind.
    Semicolon,
    Comma,
    Behind,
    // Lists and tables.
    NoBrackets,
    RoundBrackets,
    NoComma,
    ListSemicolon,
    ListStray,
    ListOpen,
    TableOpen,
    TableStray,
    HeadBrackets,
    HeadOfWords,
    HeadBehind,
    Other,
}

impl Slip {
    /// What is wrong, without a word of the file: some files are nobody else's business.
    pub(super) fn message(self) -> String {
        let message = match self {
            Self::Unseen(sign) => {
                let number = u32::from(sign);
                return format!("a sign that nobody sees stands here, U+{number:04X}");
            }
            Self::Utf16 => "this text is saved as UTF-16",
            Self::OldLineEnds => "this file has the line ends of old Macs",
            Self::WebPage => "this is a web page",
            Self::Json => "this is JSON, and a file in TOML is needed",
            Self::Yaml => "this is YAML, and a file in TOML is needed",
            Self::RichText => "this is formatted text (RTF), and plain text is needed",
            Self::CurlyQuotes => "curly quotes stand here in place of straight ones",
            Self::OddSpace => "this looks like a space, and is another sign",
            Self::Comment => "a note begins with `#`, and another sign stands here",
            Self::Colon => "a colon stands here in place of `=`",
            Self::NoEquals => "`=` is missing between the key and its value",
            Self::OddEquals => "there is more than `=` between the key and its value",
            Self::NoKey => "a value stands here without a key",
            Self::KeyOfWords => "this key is more than one word",
            Self::KeySigns => "this key has signs that no key has",
            Self::NoValue => "this key has no value",
            Self::NoteForValue => "a note stands here in place of a value",
            Self::Stray => "this line is neither a key with its value nor a note",
            Self::Twice => "this key stands here a second time",
            Self::TwiceTable => "this table stands here a second time",
            Self::OneBracket => "a table of a list stands here in one pair of brackets",
            Self::Within => "this names a part of what has no parts",
            Self::NoQuotes => "a text stands here without quotes",
            Self::NoOpeningQuote => "the opening quote is missing",
            Self::NoClosingQuote => "the closing quote is missing",
            Self::NoClosingQuotes => "the three closing quotes are missing",
            Self::LineBreak => "a text in quotes goes on in the next line",
            Self::QuoteInside => "a quote within this text ends it too soon",
            Self::Apostrophe => "an apostrophe stands within a text in single quotes",
            Self::Backslash => {
                "a backslash in double quotes begins a code, and this is none"
            }
            Self::YesOrNo => "yes and no are written `true` and `false`",
            Self::Day => "a day is written with its year first",
            Self::Unit => "a number stands here with its unit",
            Self::DecimalComma => "a number has a comma here",
            Self::LeadingZero => "a number begins with zero here",
            Self::Number => "this is no number",
            Self::Semicolon => "a semicolon stands at the end of the line",
            Self::Comma => "a comma stands at the end of the line",
            Self::Behind => "something stands here behind the value",
            Self::NoBrackets => "several values stand here without brackets",
            Self::RoundBrackets => "a list stands in round brackets",
            Self::NoComma => "a comma is missing in this list",
            Self::ListSemicolon => "a semicolon stands in this list in place of a comma",
            Self::ListStray => "this list holds a sign that no list has",
            Self::ListOpen => "this list has no closing bracket",
            Self::TableOpen => "this table has no closing brace",
            Self::TableStray => "this table in braces is not written as one",
            Self::HeadBrackets => "the brackets of this table's name do not match",
            Self::HeadOfWords => "this table's name has spaces or signs that no name has",
            Self::HeadBehind => "something stands here behind a table's name",
            Self::Other => "this cannot be read",
        };
        message.to_owned()
    }

    /// What to do about it.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Utf16 => {
                "save it again as UTF-8: editors ask for the encoding under `Save As`"
            }
            Self::OldLineEnds => "save it again with the line ends of Unix or Windows",
            Self::WebPage => "download the file itself, not the page that shows it",
            Self::Json | Self::Yaml => {
                "write `key = value`, a line each; `emberdeck decks export` gives files to copy"
            }
            Self::RichText => "save it again as plain text",
            Self::CurlyQuotes => {
                "write \" or ' around a text, and turn off \"smart quotes\" in your editor"
            }
            Self::OddSpace => "type a plain space in its place, or nothing",
            Self::Unseen(_) => "take it out: remove the text around it and type it again",
            Self::Comment => "write `#` before the note, or leave it out",
            Self::Colon => "write `key = value`",
            Self::NoEquals => "write `key = value`",
            Self::OddEquals => "write `key = value`, with one `=`",
            Self::NoKey => "write the key before `=`",
            Self::KeyOfWords => "join its words with `_`, as in `follow_ups`",
            Self::KeySigns => "a key has letters from a to z, digits, `_` and `-`",
            Self::NoValue => "write its value behind `=`, or leave the line out",
            Self::NoteForValue => {
                "`#` begins a note: write the value in quotes, as in `\"#A8391A\"`"
            }
            Self::Stray => {
                "write `key = value`; begin a note with `#`; put a text of several lines in \"\"\""
            }
            Self::Twice => {
                "keep one of the two; a list has all its values in one: `[\"a\", \"b\"]`"
            }
            Self::TwiceTable => "keep one of the two, with the keys of both",
            Self::OneBracket => "write two pairs, as in `[[card]]`, above each",
            Self::Within => {
                "look for a dot too many in the name, or for the same name elsewhere"
            }
            Self::NoQuotes => "put it in quotes: `key = \"text\"`",
            Self::NoOpeningQuote => "write \" before the text",
            Self::NoClosingQuote => "write the same quote behind the text as before it",
            Self::NoClosingQuotes => {
                "write the same three quotes behind the text as before it"
            }
            Self::LineBreak => {
                "keep it in one line; where lines may break, put it in \"\"\" on either side"
            }
            Self::QuoteInside => "write \\\" for each quote inside, or curly ones there",
            Self::Apostrophe => "put the text in double quotes: \"don't\"",
            Self::Backslash => {
                "write \\\\ for each backslash, or put the text in single quotes"
            }
            Self::YesOrNo => {
                "write `true` or `false`, in small letters and without quotes"
            }
            Self::Day => "write it as in `2026-11-30`",
            Self::Unit => "write the number alone, as in `minutes = 10`",
            Self::DecimalComma => "write a point, as in `1.5`",
            Self::LeadingZero => "leave the zero out",
            Self::Number => {
                "write digits alone, as in `10` or `1.5`; a text stands in quotes"
            }
            Self::Semicolon | Self::Comma => "leave it out: the line's end is enough",
            Self::Behind => "leave it out, or make it a note with `#`",
            Self::NoBrackets => "write `[\"a\", \"b\"]`",
            Self::RoundBrackets => "write `[\"a\", \"b\"]`, in square ones",
            Self::NoComma => "write one between each two values: `[\"a\", \"b\"]`",
            Self::ListSemicolon => "write commas: `[\"a\", \"b\"]`",
            Self::ListStray => "write values with commas between them: `[\"a\", \"b\"]`",
            Self::ListOpen => "write `]` behind its last value",
            Self::TableOpen => "write `}` behind its last value",
            Self::TableStray => "write `{ key = value, key = value }`",
            Self::HeadBrackets => {
                "close what you open: `[name]` for one table, `[[name]]` for each of a list"
            }
            Self::HeadOfWords => {
                "a name has letters from a to z, digits, `_` and `-`, as in `[leave_out]`"
            }
            Self::HeadBehind => "begin a new line behind the brackets",
            Self::Other => {
                "write `key = value`, a line each; texts in quotes, lists in `[` and `]`"
            }
        }
    }
}
