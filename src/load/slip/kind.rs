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
                return format!("an invisible character stands here, U+{number:04X}");
            }
            Self::Utf16 => "this file is saved as UTF-16",
            Self::OldLineEnds => "this file has the line ends of old Macs",
            Self::WebPage => "this is a web page",
            Self::Json => "this is JSON, and TOML is needed",
            Self::Yaml => "this is YAML, and TOML is needed",
            Self::RichText => "this is formatted text (RTF), and plain text is needed",
            Self::CurlyQuotes => "curly quotes stand where straight ones belong",
            Self::OddSpace => "this looks like a space, but is another character",
            Self::Comment => "this looks like a comment, but comments begin with `#`",
            Self::Colon => "a colon stands where `=` belongs",
            Self::NoEquals => "`=` is missing between key and value",
            Self::OddEquals => "more than one sign stands between key and value",
            Self::NoKey => "this value has no key",
            Self::KeyOfWords => "this key has spaces in it",
            Self::KeySigns => "this key has letters or signs that keys cannot have",
            Self::NoValue => "this key has no value",
            Self::NoteForValue => "a comment stands where a value belongs",
            Self::Stray => "this line is neither `key = value` nor a comment",
            Self::Twice => "this key appears twice",
            Self::TwiceTable => "this table appears twice",
            Self::OneBracket => "one pair of brackets stands where two belong",
            Self::Within => "this names a part of what has no parts",
            Self::NoQuotes => "this text is not in quotes",
            Self::NoOpeningQuote => "the opening quote is missing",
            Self::NoClosingQuote => "the closing quote is missing",
            Self::NoClosingQuotes => "the three closing quotes are missing",
            Self::LineBreak => "this text in quotes runs on into the next line",
            Self::QuoteInside => "a quote inside this text ends it too soon",
            Self::Apostrophe => {
                "an apostrophe inside single quotes ends the text too soon"
            }
            Self::Backslash => {
                "a backslash in double quotes begins a code, and there is no such code"
            }
            Self::YesOrNo => "yes and no are written `true` and `false`",
            Self::Day => "this date is not written year first",
            Self::Unit => "this number has a word with it",
            Self::DecimalComma => "this number has a decimal comma",
            Self::LeadingZero => "this number begins with a zero",
            Self::Number => "this is no number",
            Self::Semicolon => "this line ends in a semicolon",
            Self::Comma => "this line ends in a comma",
            Self::Behind => "something stands after the value",
            Self::NoBrackets => "several values need brackets around them",
            Self::RoundBrackets => "this list stands in round brackets",
            Self::NoComma => "a comma is missing between two values of this list",
            Self::ListSemicolon => "a semicolon stands where a comma belongs",
            Self::ListStray => "this list has a sign that does not belong there",
            Self::ListOpen => "this list has no closing bracket",
            Self::TableOpen => "this table has no closing brace",
            Self::TableStray => "this table in braces is not written as one",
            Self::HeadBrackets => "the brackets around this name do not match",
            Self::HeadOfWords => {
                "this table's name has spaces or signs that names cannot have"
            }
            Self::HeadBehind => "something stands after a table's name",
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
                "write `key = value`, a line each; `emberdeck decks export my-decks` gives files to copy"
            }
            Self::RichText => "save it again as plain text",
            Self::CurlyQuotes => {
                "write \" or ' around a text, and turn off \"smart quotes\" in your editor"
            }
            Self::OddSpace => "type a plain space there, or nothing",
            Self::Unseen(_) => "delete the text around it and type it again",
            Self::Comment => "write `#` before it, or leave it out",
            Self::Colon | Self::NoEquals => "write `key = value`",
            Self::OddEquals => "write one `=`: `key = value`",
            Self::NoKey => "write its key before `=`",
            Self::KeyOfWords => "join its words with `_`, as in `follow_ups`",
            Self::KeySigns => "a key has letters from a to z, digits, `_` and `-`",
            Self::NoValue => "write its value after `=`, or leave the line out",
            Self::NoteForValue => {
                "`#` begins a comment: put the value in quotes, as in `\"#A8391A\"`"
            }
            Self::Stray => {
                "begin a comment with `#`; for a text of several lines, write \"\"\" before and after it"
            }
            Self::Twice => "keep one of the two",
            Self::TwiceTable => "keep one of the two, with the keys of both",
            Self::OneBracket => "write `[[card]]`, in two pairs, above each card",
            Self::Within => {
                "look for a dot too many in the name, or for the same name elsewhere"
            }
            Self::NoQuotes => "put quotes around it, as in `\"text\"`",
            Self::NoOpeningQuote => "write \" before the text",
            Self::NoClosingQuote => "write the same quote after the text as before it",
            Self::NoClosingQuotes => {
                "write the same three quotes after the text as before it"
            }
            Self::LineBreak => {
                "keep it on one line; where several lines are allowed, write \"\"\" before and after it"
            }
            Self::QuoteInside => {
                "write \\\" for each quote inside, or use curly ones there"
            }
            Self::Apostrophe => "put the text in double quotes: \"don't\"",
            Self::Backslash => {
                "write \\\\ for each backslash, or put the text in single quotes"
            }
            Self::YesOrNo => {
                "write `true` or `false`, in small letters and without quotes"
            }
            Self::Day => "write it as in `2026-11-30`",
            Self::Unit => "write the number alone, as in `minutes = 10`",
            Self::DecimalComma => "write a point: `1.5`",
            Self::LeadingZero => "leave the zero out",
            Self::Number => {
                "write digits alone, as in `10` or `1.5`; a text stands in quotes"
            }
            Self::Semicolon => "leave the semicolon out; the end of the line is enough",
            Self::Comma => "leave the comma out; the end of the line is enough",
            Self::Behind => "leave it out, or make it a comment with `#`",
            Self::NoBrackets => "write `[\"a\", \"b\"]`",
            Self::RoundBrackets => "use square ones: `[\"a\", \"b\"]`",
            Self::NoComma => "write one between any two values: `[\"a\", \"b\"]`",
            Self::ListSemicolon => "write commas: `[\"a\", \"b\"]`",
            Self::ListStray => "write values with commas between them: `[\"a\", \"b\"]`",
            Self::ListOpen => "write `]` after its last value",
            Self::TableOpen => "write `}` after its last value",
            Self::TableStray => "write `{ key = value, key = value }`",
            Self::HeadBrackets => {
                "write one pair, as in `[deck]`, or two, as in `[[card]]`"
            }
            Self::HeadOfWords => {
                "join its words with `_`, as in `[leave_out]`; a part of a card has a dot: `[card.access]`"
            }
            Self::HeadBehind => "begin a new line for it",
            Self::Other => {
                "write `key = value`, a line each; texts in quotes, lists in `[` and `]`"
            }
        }
    }
}
