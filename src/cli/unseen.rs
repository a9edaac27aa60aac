//! Typing that leaves no trace: no letters, no lines to count, and the terminal as it was
//! whatever happens.

use std::io::{self, BufRead, IsTerminal};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::{cursor, execute, terminal};

use crate::job::Failure;

/// Reads a line; none at the end of the input. On a terminal nothing shows.
///
/// # Errors
/// When the input cannot be read, or the reader gives up with Ctrl-C.
pub(super) fn read_line() -> Result<Option<String>, Failure> {
    let cannot =
        |why: io::Error| Failure::new(format!("cannot read what is typed: {why}"));
    let stdin = io::stdin();
    if !stdin.is_terminal() {
        let mut line = String::new();
        let count = stdin.lock().read_line(&mut line).map_err(cannot)?;
        return Ok((count > 0).then_some(line));
    }
    terminal::enable_raw_mode().map_err(cannot)?;
    let line = read_keys();
    terminal::disable_raw_mode().map_err(cannot)?;
    line
}

fn read_keys() -> Result<Option<String>, Failure> {
    let mut line = String::new();
    loop {
        let event = read()
            .map_err(|why| Failure::new(format!("cannot read what is typed: {why}")))?;
        let Event::Key(key) = event else { continue };
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

/// Clears the screen of a terminal.
pub(super) fn clear_screen() {
    if io::stdin().is_terminal() && io::stderr().is_terminal() {
        let all = terminal::Clear(terminal::ClearType::All);
        let _ = execute!(io::stderr(), all, cursor::MoveTo(0, 0));
    }
}
