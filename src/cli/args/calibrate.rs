//! The options of `calibrate`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::cards::FILE;
use crate::cli::args::file::FileOptions;
use crate::cli::values::{typed, word};
use crate::geom::{Insets, Paper};
use crate::job::calibrate::Reading;
use crate::model::{self, Duplex, Settings, typed_name};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck calibrate                                a sheet with two numbers to read
  emberdeck calibrate --read 0.8,-0.5 --printer office       keeps them
  emberdeck cards --printer office                   backs lie behind their fronts
  emberdeck calibrate --precise --paper letter       eight numbers: turn and scale too
  emberdeck calibrate --read TL=0.7,0.2,TR=0.6,0.3,BL=0.8,0.2,BR=0.7,0.3 --printer office
  emberdeck calibrate --margins 3mm,3mm,14mm,3mm --printer office

Print the sheet on both sides at 100 % (\"actual size\"), from the tray and on the paper that your
cards will have, and hold it to a window: it says what to read. Sheets of cards that lie on their
side are measured with `--landscape`. What was read is kept in `printers.toml`, beside your own
settings.";

const SHEET: &str = "The sheet";
const READ: &str = "What was read";

#[derive(Debug, Args)]
pub(in crate::cli) struct CalibrateOptions {
    /// Scales at the four corners; they tell of shift, turn and scale, and are read to a tenth of
    /// a millimeter.
    #[arg(long, conflicts_with = "read", help_heading = SHEET)]
    pub(in crate::cli) precise: bool,

    /// The sheet lies on its side, as those of some cards do.
    #[arg(long, help_heading = SHEET)]
    pub(in crate::cli) landscape: bool,

    /// Paper: a name (`emberdeck list papers`) or WxH [default: letter in the US, Canada and
    /// Mexico, else a4].
    #[arg(long, value_name = "NAME|WxH", help_heading = SHEET)]
    pub(in crate::cli) paper: Option<Paper>,

    /// How the printer turns the sheet: long-edge (as a leaf of a book), short-edge (of a wall
    /// calendar) [default: long-edge].
    #[arg(long, value_name = "EDGE", value_parser = word::<Duplex>, help_heading = SHEET)]
    pub(in crate::cli) duplex: Option<Duplex>,

    /// The outlines of a stock's cards (`emberdeck list stocks`) instead, to be printed on plain
    /// paper and held against a real sheet.
    #[arg(long, value_name = "ID|FILE", conflicts_with_all = ["read", "margins", "precise", "landscape", "paper", "duplex"], help_heading = SHEET)]
    pub(in crate::cli) stock: Option<String>,

    /// The numbers of the sheet; two, or two for each corner of a precise one, as in
    /// TL=0.7,0.2,TR=0.6,0.3,BL=0.8,0.2,BR=0.7,0.3.
    #[arg(long, value_name = "X,Y", requires = "printer", allow_hyphen_values = true, help_heading = READ)]
    pub(in crate::cli) read: Option<Reading>,

    /// The strips that the printer cannot reach; one length, or top, right, bottom and left.
    #[arg(long, value_name = "L,L,L,L", value_parser = model::margins, requires = "printer", help_heading = READ)]
    pub(in crate::cli) margins: Option<Insets>,

    /// What you call the printer; with another paper or tray it is another one.
    #[arg(long, value_name = "NAME", value_parser = typed_name, help_heading = READ)]
    pub(in crate::cli) printer: Option<String>,

    /// Where to write the sheet; `-` is standard output [default: calibrate.pdf].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) file: FileOptions,

    /// The day the file is dated, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", help_heading = FILE)]
    pub(in crate::cli) date: Option<String>,
}

impl CalibrateOptions {
    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        settings.print.paper = typed(self.paper.as_ref());
        settings.print.duplex = typed(self.duplex.as_ref());
        settings
    }
}
