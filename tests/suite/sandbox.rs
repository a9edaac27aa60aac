//! A fresh folder to run the program in.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A fresh folder, and the program run in it under known surroundings.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a run of the program came to.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// What was said, but for the table of other sizes that a dry run of cards shows.
pub(crate) fn but_the_table(said: &str) -> String {
    let Some(from) = said.find("note: sheets, and how much of the paper") else {
        return said.to_owned();
    };
    let (before, table) = said.split_at(from);
    let behind = table.lines().skip(1).skip_while(|line| line.starts_with("  "));
    behind.fold(before.to_owned(), |said, line| said + line + "\n")
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    /// Writes a file into the folder, or into one below it.
    pub(crate) fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).expect("a folder for the test");
        fs::write(path, text).expect("a file for the test");
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    /// The letters of a PDF's text in the order of its pages, without spaces and signs.
    pub(crate) fn letters(&self, name: &str) -> String {
        self.signs(name).chars().filter(|c| c.is_alphabetic()).collect()
    }

    /// All that is written in a PDF, in the order of its pages, without spaces.
    pub(crate) fn signs(&self, name: &str) -> String {
        let file = lopdf::Document::load(self.path(name)).expect("the PDF is sound");
        let pages: Vec<u32> = file.get_pages().keys().copied().collect();
        let text = file.extract_text(&pages).expect("the PDF has text");
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Names of the files in the folder.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder is there");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<_> = entries.flatten().map(name).collect();
        names.sort();
        names
    }

    /// The program with A4 as the locale's paper and no date.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_emberdeck"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("LC_ALL", "en_GB.UTF-8")
            // Nobody's own settings: the folder is all there is.
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path().join(".config"))
            .env("NO_COLOR", "1")
            .env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs the program in a folder below.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        fs::create_dir_all(self.path(folder)).expect("a folder for the test");
        command.current_dir(self.path(folder));
        Self::finish(command, "")
    }

    /// Runs the program, and types lines into it.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        Self::finish(self.command(arguments), input)
    }

    fn finish(mut command: Command, input: &str) -> Ran {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        // A program that reads nothing may be gone already.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let Output { status, stdout, stderr } =
            child.wait_with_output().expect("the program ends");
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Ran { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Runs the program and expects it to be content.
    pub(crate) fn succeed(&self, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}\n{}\n{}", ran.stdout, ran.stderr);
        ran
    }
}

/// A deck with one sound card, and more of its keys.
pub(crate) fn deck_of(cards: &str) -> String {
    format!(
        "[deck]\nid = \"test\"\ntitle = \"Test\"\nversion = \"1\"\nlanguage = \"en\"\n\n{cards}"
    )
}

/// A conversation card with a prompt.
pub(crate) fn card(id: &str, prompt: &str) -> String {
    format!(
        "[[card]]\nid = \"{id}\"\nkind = \"conversation\"\ntitle = \"A card\"\n\
         prompt = \"{prompt}\"\nminutes = 5\npace = 1\n\n"
    )
}

/// A small red square as PNG.
pub(crate) fn png() -> Vec<u8> {
    let image = image::RgbImage::from_pixel(40, 30, image::Rgb([200, 40, 30]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture can be written");
    bytes.into_inner()
}
