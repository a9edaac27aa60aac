//! What a calibration sheet says.

use crate::job::calibrate::CalibrateJob;
use crate::job::cards::scale_bar;
use crate::model::{Duplex, Vocabulary};
use crate::sheet::{CalibrationWords, ScaleBar};

/// The words of a sheet.
pub(super) fn words(job: &CalibrateJob) -> CalibrationWords {
    let (edge, other) = match job.duplex {
        Duplex::ShortEdge => ("short", Duplex::LongEdge),
        _ => ("long", Duplex::ShortEdge),
    };
    let other = other.word();
    let look = "Hold the sheet to a window, this side towards you and its head up: the red lines of the back shine through.";
    let arrow = format!(
        "The red arrow at the left fills the one that is drawn there. If a red arrow at the right points down, your printer turns sheets on the other edge: make this sheet again with **--duplex {other}**."
    );
    let aim = format!(
        "Most printers put the second side a little off the first. This sheet says how far yours does. It is printed on both sides, turned on the **{edge} edge**, at **100 %**."
    );
    let stairs = "The stairs in the middle of each edge tell how near your printer comes: the smallest number whose line is there is its margin in millimeters. Keep them too, from the top clockwise: **--margins 3mm,3mm,5mm,3mm**.";
    CalibrationWords {
        title: "Do backs lie behind their fronts?".to_owned(),
        aim,
        steps: if job.is_precise {
            vec![
                look.to_owned(),
                arrow,
                "At each corner, x is read along the sheet and y up it. Find the **long red line**, 0: the black number nearest to it, with its sign, is whole millimeters.".to_owned(),
                "Find the **red line that meets a black one**, end to end. Its red number, with its sign, is tenths: add them. Right and up are plus.".to_owned(),
            ]
        } else {
            vec![
                look.to_owned(),
                arrow,
                "Read where the upright red line crosses the level scale: right is plus, left is minus. Then read where the level red line crosses the upright scale: up is plus, down is minus. From line to line it is half a millimeter; guess what lies between.".to_owned(),
            ]
        },
        example: "Example: the long red line lies nearest to 1, and red −3 meets a black line. 1\u{a0}−\u{a0}0.3 makes 0.7.".to_owned(),
        then: "Then type your numbers, with a name of your own for this printer and paper:".to_owned(),
        command: command(job),
        notes: if job.is_precise {
            vec![
                "From then on **emberdeck cards --printer office** moves, turns and stretches all backs so that they lie behind their fronts.".to_owned(),
                stairs.to_owned(),
            ]
        } else {
            vec![
                "From then on **emberdeck cards --printer office** moves all backs by as much. Where corners still lie off, **emberdeck calibrate --precise** measures turn and scale too.".to_owned(),
                stairs.to_owned(),
            ]
        },
        bar: match scale_bar(&job.paper) {
            ScaleBar::Metric => "50 mm on a ruler, or the sheet was not printed at 100 %",
            ScaleBar::Inch => "2 in on a ruler, or the sheet was not printed at 100 %",
        }
        .to_owned(),
        scales: if job.is_precise {
            "Scales at the four corners, one along the sheet and one up it at each: lines 1 mm apart on the front, 0.9 mm apart on the back"
        } else {
            "Two scales in millimeters that cross in the middle of the front, and a cross on the back"
        }
        .to_owned(),
        back: "This is the back. Turn the sheet over, and hold it to a window.".to_owned(),
        head: "head".to_owned(),
    }
}

/// The command that keeps what was read, in lines.
fn command(job: &CalibrateJob) -> Vec<String> {
    let mut command = String::from("emberdeck calibrate --printer office");
    if job.is_precise {
        command.push_str(" --paper ");
        command.push_str(job.paper.name());
    }
    if job.is_landscape {
        command.push_str(" --landscape");
    }
    if job.is_precise {
        let read = "--read TL=0.7,0.2,TR=0.6,0.3,BL=0.8,0.2,BR=0.7,0.3";
        return vec![command, read.to_owned()];
    }
    vec![format!("{command} --read 0.8,-0.5")]
}
