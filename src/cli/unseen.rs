//! Typing that leaves no trace: no letters, no lines to count, and the terminal as it was
//! whatever happens.

use std::io::{self, BufRead, IsTerminal};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, poll, read};
use crossterm::{cursor, execute, terminal};

use crate::cli::report::Report;
use crate::disk;
use crate::job::Failure;

/// While it is there nothing that is typed shows.
pub(super) struct Typing {
    is_terminal: bool,
}

impl Typing {
    /// From now on nothing shows; when it goes, and when a signal ends the run, the terminal is as
    /// it was.
    pub(super) fn begin() -> Result<Self, Failure> {
        let is_terminal = io::stdin().is_terminal();
        if is_terminal {
            disk::on_stop(show);
            terminal::enable_raw_mode().map_err(|why| cannot(&why))?;
        }
        Ok(Self { is_terminal })
    }

    /// Reads a line; none at the end of the input.
    ///
    /// # Errors
    /// When the input cannot be read, or the reader gives up with Ctrl-C.
    pub(super) fn read_line(&mut self) -> Result<Option<String>, Failure> {
        if self.is_terminal {
            return read_keys();
        }
        let mut line = String::new();
        let count =
            io::stdin().lock().read_line(&mut line).map_err(|why| cannot(&why))?;
        Ok((count > 0).then_some(line))
    }

    /// Forgets what was typed before it was asked for: it may be the other one's.
    pub(super) fn forget_ahead(&mut self) -> Result<(), Failure> {
        while self.is_terminal && poll(Duration::ZERO).map_err(|why| cannot(&why))? {
            read().map_err(|why| cannot(&why))?;
        }
        Ok(())
    }

    /// Says something.
    pub(super) fn tell(&mut self, report: &Report, text: &str) {
        report.note(text);
        // As long as nothing shows, a line's end does not bring the cursor back.
        if self.is_terminal && io::stderr().is_terminal() {
            let _ = execute!(io::stderr(), cursor::MoveToColumn(0));
        }
    }

    /// Clears the screen, and what has scrolled out of it.
    pub(super) fn clear_screen(&mut self) {
        if self.is_terminal && io::stderr().is_terminal() {
            let screen = terminal::Clear(terminal::ClearType::All);
            let above = terminal::Clear(terminal::ClearType::Purge);
            let _ = execute!(io::stderr(), screen, above, cursor::MoveTo(0, 0));
        }
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        if self.is_terminal {
            show();
        }
    }
}

/// The terminal shows again what is typed.
fn show() {
    let _ = terminal::disable_raw_mode();
}

fn cannot(why: &io::Error) -> Failure {
    Failure::new(format!("cannot read what is typed: {why}"))
}

fn read_keys() -> Result<Option<String>, Failure> {
    let mut line = String::new();
    loop {
        let Event::Key(key) = read().map_err(|why| cannot(&why))? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('c') if is_control => {
                return Err(Failure::new("given up; nothing was kept"));
            }
            KeyCode::Char('d') if is_control => return Ok(None),
            KeyCode::Char(letter) if !is_control => line.push(letter),
            KeyCode::Backspace => {
                line.pop();
            }
            KeyCode::Enter => return Ok(Some(line)),
            _ => {}
        }
    }
}
